"""Dictionaries in PETRARCH's formats: what becomes of their verbs, actors and agents, and what is left out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from legation import knowledge
from legation.actors import find_actors
from legation.errors import ModelError, TableError
from legation.events import code
from legation.knowledge import Act, Knowledge
from legation.knowledge.dictionaries import Count
from legation.knowledge.dictionaries.codes import Codes, Dated, read_codes
from legation.knowledge.dictionaries.patterns import Inexpressible, read_pattern
from legation.knowledge.dictionaries.phrases import Phrases
from legation.knowledge.dictionaries.verbs import Coding, read_coding
from legation.language import load_parser
from legation.types import Article, Page, Passage, Report

VERBS = """
# words of our own, in the format of CAMEO.2.0.txt

&GRAIN
+RYE
+SPELT_FLOUR
+OATS_OF_THE_NORTH

--- GLADDEN [051] ---
GLADDEN
SERENADE {SERENADES SERENADED SERENADING }  # as troubadours do
UNSERENADE [---]
+YODEL_BACK {+YODELLED_BACK }
- * &GRAIN [073] # SERENADE
- * GRAIN [070]
- * {SURPLUS GRAIN} [071]
- * (WITH GRAIN) (AT BORDER) [046:046]
- * GUEST [043]
- * GRANARY [042:043]
- * {THE JESTERS} [---]
- HERALDS * [131]
- * UP SUITOR [:173]
- * WINDOW [013]
- * {VERY OLD COURT JESTER} [111]
- * (TO COURT) (OF KING) [111]
- + * CHOIR [111]
- * CHOIR [999]

--- SAUNTER [---] ---
SAUNTER
GONDOLA_+RIDE
~ a (a b SERENADE) SAY = a b 051
"""
ACTORS = """
GRAND_FENWICK_ [FRA]
+FENWICKIA_ # and what its people write
+PARIS
THE_BRAVE_FORCE_OF_FENWICK_(BFF)_ [FRAMIL]
LONGBOW_LEAGUE_
+LEAGUE_OF_LONGBOWMEN
	[FRAREB 480101-19551231]
	[FRAGOV >560101]
	[---]
GLORIANA_MOUNTJOY_
+PRIMEMINISTER_MOUNTJOY
+DUCHESS_MOUNTJOY
+GLORIANA_OF_FENWICK
	[FRAELI <19550301]
	[FRAGOV 550301-19591332]
	[FRAGOV 550301-591231]
	[FRAELI]
FENWICK_PINOT_COMPANY	[MNCFRA]	# wines
FENWICK_SEA  [---]
UNION_OF_SMALL_STATES [IGOUSS]
ATLANTIS_ [QQQ]
NOBODY_IN_PARTICULAR
"""
AGENTS = """
!PERSON! = MAN, MEN, WOMAN
LONGBOW!PERSON! [~MIL]
CUPBEARER [~GOVAGR]
DRUID { DRUIDS_OF_OLD } [~HIN]
TOWN_CRIER [~MED]
LORD_HIGH_KEEPER_OF_THE_SEAL [~GOV]
WITNESS_OF [IGO~]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dictionaries")
    for name, text in (("a.verbs", VERBS), ("b.actors", ACTORS), ("c.agents", AGENTS), ("discards.txt", "1914\n+BIRTHDAY\n")):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def own(folder: Path) -> Knowledge:
    return knowledge.load(dictionaries=folder)


def acts(own: Knowledge, lemma: str, type_: str, mode: str | None = None) -> list[Act]:
    return [act for act in own.lexicon.find_acts("verb", lemma) if (act.type, act.mode) == (type_, mode) and not act.void]


# ---------------------------------------------------------------------- verbs


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("051", Coding("051")),
        ("042:043", Coding("042", "043")),
        (":173", Coding(None, "173")),
        ("080!", Coding("080")),
        ("---", Coding()),
        ("O51", None),
        (":", None),
    ],
)
def test_codes_of_verbs(text: str, wanted: Coding | None) -> None:
    assert read_coding(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("* RYE", "objects=rye"),
        ("* {SURPLUS RYES}", "objects=surplus_rye,surplus_ryes"),
        ("* THE RYE", "objects=rye"),
        ("* &GRAIN", "objects=rye,spelt_flour"),
        ("* {&GRAIN LOAF}", "objects=rye_loaf"),
        ("* OFF &GRAIN", "particle=off objects=rye,spelt_flour"),
        ("* FORWARD", "particle=forward"),
        ("* GLADLY", "particle=gladly"),
        ("* SUPPLY", "objects=supply"),
        ("* (TOWARDS BORDER)", "toward=border"),
        ("* (OUT OF TOWN)", "from=town"),
        ("* (AGAINST)", "against=*"),
        ("* IN", "particle=in"),
        ("* (IN)", "in=*"),
        ("* RYE (OF) (IN ^)", "objects=rye of=* in=*"),
        ("* FOR RYE", "for=rye"),
        ("* {FOR RYE}", "for=rye"),
        ("* RYE (INTO +)", "objects=rye into=* recipient=into"),
        ("* RYE WITH +", "objects=rye with=* recipient=with"),
        ("* RYE (FROM $)", "objects=rye from=* actor=from"),
        ("HERALDS *", "subjects=herald,heralds"),
        ("$ HERALD * +", "subjects=herald recipient=obj"),
    ],
)
def test_patterns_that_can_be_said(text: str, wanted: str) -> None:
    found = read_pattern(text, Phrases({"&GRAIN": ["RYE", "SPELT FLOUR", "OATS OF THE NORTH"]}))
    parts = [f"{name}={','.join(sorted(words))}" for name, words in (("subjects", found.subjects), ("objects", found.objects)) if words]
    parts += [f"{name}={','.join(sorted(words))}" for name, words in found.obliques.items()]
    parts += [f"{name}={getattr(found, name)}" for name in ("actor", "recipient", "particle") if getattr(found, name)]
    assert sorted(part.replace(" ", "_") for part in parts) == sorted(wanted.split())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("* {VERY OLD RYE}", "more than two words"),
        ("* &NOWHERE", "unknown set"),
        ("* (TO COURT) (OF KING)", "OF behind another phrase"),
        ("* (IN RYE) (IN OATS)", "two phrases with IN"),
        ("* RYE UP", "an adverb behind the object"),
        ("* RYE {OATS}", "two objects"),
        ("* RYE $", r"a \$ behind the verb"),
        ("+ * RYE", "the target before the verb"),
        ("* (WHETHER RYE)", "WHETHER is no preposition"),
    ],
)
def test_patterns_that_cannot_be_said(text: str, reason: str) -> None:
    with pytest.raises(Inexpressible, match=reason):
        read_pattern(text, Phrases({}))


def test_a_verb_has_the_type_of_its_block(own: Knowledge) -> None:
    (plain,) = (act for act in acts(own, "serenade", "SUPPORT") if not act.demands)
    assert (plain.needs, plain.context, plain.recipient[:2]) == ("both", ("diplomatic",), ("with", "obj"))
    assert own.lexicon.find_acts("verb", "gladden")
    assert not own.lexicon.find_acts("verb", "saunter")
    assert [act.type for act in own.lexicon.find_acts("verb", "unserenade") if not act.demands] == []


def test_a_verb_of_two_words_is_found_by_its_particle(own: Knowledge) -> None:
    assert {act.particle for act in own.lexicon.find_acts("verb", "yodel")} == {"back"}
    assert own.lexicon.irregular["yodelled"] == "yodel"


def test_patterns_become_acts_the_longer_phrase_first(own: Knowledge) -> None:
    aid = [act for act in own.lexicon.find_acts("verb", "serenade") if act.type == "AID"]
    assert [sorted(act.objects) for act in aid] == [["rye", "spelt flour"], ["surplus grain"], ["grain"]]


def test_a_pattern_with_two_codes_goes_both_ways(own: Knowledge) -> None:
    (talks,) = acts(own, "serenade", "CONSULT")
    assert talks.mutual
    assert dict(talks.obliques) == {"with": {"grain"}, "at": {"border"}}


def test_a_visit_is_an_act_of_the_guest(own: Knowledge) -> None:
    sides = {next(iter(act.objects)): (act.actor[0], act.recipient[0], act.mutual) for act in acts(own, "serenade", "CONSULT", "visit")}
    assert sides == {"guest": ("obj", "subj", False), "granary": ("subj", "with", False)}


def test_a_pattern_coded_back_turns_the_parties_round(own: Knowledge) -> None:
    (back,) = acts(own, "serenade", "COERCE", "arrest")
    assert (back.actor[0], back.recipient, back.particle) == ("obj", ("subj",), "up")


def test_a_pattern_of_no_event_is_void(own: Knowledge) -> None:
    (void,) = (act for act in own.lexicon.find_acts("verb", "serenade") if act.void)
    assert void.objects == {"jesters", "jester"}


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("WINDOW", "a statement (01)"),
        ("VERY OLD", "more than two words"),
        ("(OF KING)", "OF behind another phrase"),
        ("+ * CHOIR", "the target before the verb"),
        ("[999]", "its CAMEO code begins with no root"),
        ("GONDOLA_+RIDE", "the verb must be the first"),
        ("~ a (a b", "transformations are not read"),
        ("550301-19591332", "no code with days"),
        ("ATLANTIS", "no party of our tables"),
        ("NOBODY_IN", "no code"),
        ("LORD_HIGH", "more than 3 words"),
        ("WITNESS_OF", "no sector of our tables"),
    ],
)
def test_what_cannot_be_taken_is_listed_with_its_line_and_reason(own: Knowledge, part: str, reason: str) -> None:
    assert own.dictionaries is not None
    (found,) = (left for left in own.dictionaries.left_out if part in left.text and reason in left.reason)
    lines = Path(found.file).read_text(encoding="utf-8").split("\n")
    assert part in lines[found.line - 1] or found.text == lines[found.line - 1].split("#")[0].strip()
    assert str(found).startswith(f"{found.file}:{found.line}: ")


def test_what_was_taken_is_counted(own: Knowledge) -> None:
    assert own.dictionaries is not None
    assert own.dictionaries.counts == (
        Count("verb patterns", 9, 14),
        Count("verbs", 5, 6),
        Count("names of actors", 13, 15),
        Count("agents", 4, 6),
    )
    assert str(own.dictionaries) == (
        "9 of 14 verb patterns, 5 of 6 verbs, 13 of 15 names of actors, 4 of 6 agents; 12 rows left out in whole or in part"
    )


# ---------------------------------------------------------------------- actors


@pytest.mark.parametrize(
    ("code_", "wanted"),
    [
        ("USA", "USA None region"),
        ("USAGOVMIL", "USA GOV agency"),
        ("GBRMED", "GBR JRN agency"),
        ("FRAHLH", "FRA MED agency"),
        ("EGYMOSOPP", "EGY OPP group"),
        ("IRQREBSHI", "IRQ REB group"),
        ("USRARM", "ARM None region"),
        ("BMUGOV", "GBR GOV agency"),
        ("IGOUNO", "IGO None body"),
        ("IGOUNOJUD", "IGO JUD body"),
        ("NGOUSAHRI", "NGO None body"),
        ("MNCUSA", "USA BUS agency"),
        ("MNCQATMED", "QAT JRN agency"),
        ("MNC", "MNC BUS agency"),
        ("IMGMUSALQ", "IMG REB group"),
        ("SEAREB", "IMG REB group"),
        ("SEA", "UNK None region"),
        ("MED", "JRN JRN body"),
    ],
)
def test_parties_of_codes(code_: str, wanted: str) -> None:
    party = Codes(knowledge.load().countries).party(code_)
    assert party is not None
    assert f"{party.code} {party.sector} {party.kind}" == wanted


def test_codes_with_days_in_both_formats() -> None:
    good, bad = read_codes(
        ["USAGOV 910101-19930120", "USAGOV >20010120", "USAGOV <300101", "USAGOV > 310101", "USA", "USAGOV 040231", "USA 1-2", "USA 05-04"]
    )
    assert good == [
        Dated("USAGOV", date(1991, 1, 1), date(1993, 1, 20)),
        Dated("USAGOV", date(2001, 1, 20)),
        Dated("USAGOV", None, date(2030, 1, 1)),
        Dated("USAGOV", date(1931, 1, 1)),
        Dated("USA"),
        Dated("USAGOV", date(2004, 2, 29)),
    ]
    assert bad == ["USA 1-2", "USA 05-04"]


@pytest.mark.parametrize(
    ("name", "day", "wanted"),
    [
        ("Grand Fenwick", None, "FRA None country"),
        ("Fenwickia", None, "FRA None region"),
        ("Paris", None, "FRA GOV capital"),
        ("Brave Force of Fenwick", None, "FRA MIL agency"),
        ("Longbow League", date(1950, 1, 1), "FRA REB group"),
        ("League of Longbowmen", date(1960, 1, 1), "FRA GOV agency"),
        ("Fenwick Pinot Company", None, "FRA BUS agency"),
        ("Fenwick Sea", None, "UNK None region"),
        ("Union of Small States", None, "IGO None body"),
        ("Duchess Mountjoy", date(1957, 1, 1), "FRA GOV agency"),
    ],
)
def test_names_of_actors(own: Knowledge, name: str, day: date | None, wanted: str) -> None:
    count, entries = own.gazetteer.longest(name.split(), 0)
    entry = next(entry for entry in entries if entry.holds(day))
    assert (count, f"{entry.code} {entry.sector} {entry.kind}") == (len(name.split()), wanted)


@pytest.mark.parametrize(("day", "sector"), [(date(1950, 1, 1), "ELI"), (date(1957, 1, 1), "GOV"), (date(1970, 1, 1), "ELI")])
def test_persons_have_what_they_were_on_the_day(own: Knowledge, day: date, sector: str) -> None:
    tenure = own.people.by_name("Gloriana Mountjoy", day)[0]
    assert (tenure.code, tenure.sector, tenure.holds(day)) == ("FRA", sector, True)
    assert own.people.by_name("Mountjoy", day) == ()


def test_our_own_names_and_persons_stay(own: Knowledge) -> None:
    ours = knowledge.load()
    assert own.gazetteer.find("Bundestag") == ours.gazetteer.find("Bundestag")
    assert own.people.by_name("Angela Merkel") == ours.people.by_name("Angela Merkel")


def test_the_users_table_goes_before_the_dictionaries(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "own.tsv"
    table.write_text("name\tcode\tkind\nGrand Fenwick\tCHE\tcountry\n", encoding="utf-8")
    both = knowledge.load(actors=table, dictionaries=folder)
    assert [entry.code for entry in both.gazetteer.find("Grand Fenwick")] == ["CHE"]
    assert [entry.code for entry in both.gazetteer.find("Fenwickia")] == ["FRA"]


# ---------------------------------------------------------------------- agents


@pytest.mark.parametrize(
    ("noun", "wanted"),
    [
        ("longbowman", "MIL person"),
        ("longbowmen", "MIL person"),
        ("cupbearers", "GOV person"),
        ("druids of old", "REL organ"),
        ("town criers", "JRN person"),
    ],
)
def test_agents(own: Knowledge, noun: str, wanted: str) -> None:
    agent = own.agents.get(noun)
    assert agent is not None
    assert f"{agent.sector} {agent.kind}" == wanted


# ---------------------------------------------------------------------- folders


def test_a_folder_that_is_none_or_has_no_dictionary_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"nowhere: is no folder; give the folder"):
        knowledge.load(dictionaries=tmp_path / "nowhere")
    (tmp_path / "notes.txt").write_text("A name such as FENWICK_ [FRA] has its code in brackets, [FRAGOV] say.\n", encoding="utf-8")
    with pytest.raises(TableError, match="no file in it looks like a dictionary of PETRARCH"):
        knowledge.load(dictionaries=tmp_path)


def test_one_sort_of_dictionary_is_enough_and_its_encoding_may_be_old(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes("CHÂTEAU_FENWICK_ [FRA]\n".encode("latin-1"))
    alone = knowledge.load(dictionaries=tmp_path)
    assert alone.dictionaries is not None
    assert alone.dictionaries.counts == (Count("names of actors", 1, 1),)
    assert alone.gazetteer.find("Château Fenwick")[0].code == "FRA"


# ---------------------------------------------------------------------- end to end


def coded(text: str, tables: Knowledge, on: date) -> list[str]:
    """``TYPE actor>recipient`` of each report of a sentence."""
    page = Page("p", text, "body", "0", text)
    article = Article("p", None, (), (Passage(text, 0, len(text)),), published_on=on)
    try:
        parsed = load_parser().parse(article)
    except ModelError as error:
        pytest.skip(str(error))
    return [brief(report) for report in code(parsed, find_actors(parsed, article, tables), article, tables, page)]


def brief(report: Report) -> str:
    sides = (">".join("+".join(f"{a.code} {a.sector}" for a in side) for side in (report.actors, report.recipients))).rstrip(">")
    return f"{' '.join((report.type, *report.modes))}: {sides}"


@pytest.mark.parametrize(
    ("text", "without", "with_own"),
    [
        ("Norway serenaded Denmark on Monday.", [], ["SUPPORT: NOR GOV>DNK GOV"]),
        ("Longbow League invaded Denmark.", [], ["ASSAULT: FRA GOV>DNK GOV"]),
        ("Gloriana Mountjoy visited Denmark.", [], ["CONSULT visit: FRA GOV>DNK GOV"]),
    ],
)
def test_a_sentence_coded_without_and_with_dictionaries(own: Knowledge, text: str, without: list[str], with_own: list[str]) -> None:
    on = date(1957, 6, 3)
    assert coded(text, knowledge.load(), on) == without
    assert coded(text, own, on) == with_own


@pytest.fixture(scope="module")
def real(shared: Path) -> Knowledge:
    folder = shared / "reference" / "dictionaries"
    if not folder.is_dir():
        pytest.skip(f"needs {folder}, which is not there")
    return knowledge.load(dictionaries=folder)


def test_the_real_dictionaries_are_taken_but_for_a_few_rows(real: Knowledge) -> None:
    assert real.dictionaries is not None
    shares = {count.what: (count.there, count.taken / count.there) for count in real.dictionaries.counts}
    bounds = {"verb patterns": (4_600, 0.90), "verbs": (1_800, 0.99), "names of actors": (35_000, 0.99), "agents": (2_200, 0.87)}
    assert shares.keys() == bounds.keys()
    assert [what for what, (there, share) in bounds.items() if shares[what] < (there, share)] == []
    unsaid = [left for left in real.dictionaries.left_out if left.file.endswith("CAMEO.2.0.txt") and "(01)" not in left.reason]
    assert len(unsaid) < 100


@pytest.mark.parametrize(
    ("name", "day", "wanted"),
    [
        ("Bagram", date(2010, 1, 1), "AFG None"),
        ("Afghan National Army", date(2010, 1, 1), "AFG MIL"),
        ("Kazakhstan", date(1995, 1, 1), "KAZ None"),
        ("World Uyghur Congress", date(2010, 1, 1), "NGO None"),
    ],
)
def test_names_of_the_real_dictionaries(real: Knowledge, name: str, day: date, wanted: str) -> None:
    count, entries = real.gazetteer.longest(name.split(), 0)
    entry = next(entry for entry in entries if entry.holds(day))
    assert (count, f"{entry.code} {entry.sector}") == (len(name.split()), wanted)


def test_persons_and_agents_of_the_real_dictionaries(real: Knowledge) -> None:
    assert {t.sector for t in real.people.by_name("Ahmed Zia Massoud", date(2006, 1, 1)) if t.holds(date(2006, 1, 1))} == {"GOV", "ELI"}
    assert real.people.by_name("Ahmed Zia Massoud", date(2006, 1, 1))[0].sector == "GOV"
    agent = real.agents.get("sharecroppers")
    assert agent is not None
    assert agent.sector == "AGR"


@pytest.mark.parametrize(
    ("text", "without", "with_real"),
    [
        ("Norway glorified Denmark.", [], ["SUPPORT: NOR GOV>DNK GOV"]),
        ("Norway expedited an arms shipment to Denmark.", [], ["AID: NOR GOV>DNK GOV"]),
    ],
)
def test_a_sentence_coded_without_and_with_the_real_dictionaries(
    real: Knowledge, text: str, without: list[str], with_real: list[str]
) -> None:
    on = date(2010, 6, 3)
    assert coded(text, knowledge.load(), on) == without
    assert coded(text, real, on) == with_real
