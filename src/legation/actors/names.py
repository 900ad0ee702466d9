"""Finding the names in a sentence: of countries, bodies and persons, of offices, and nouns for people and organs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from legation.actors.candidates import Day, Evidence, choose, namesakes
from legation.actors.english import ANYBODYS, HALVES, HARDLY_PARTIES, LOCATIVE, SPEAKING_FOR, STATES_FOR_SHORT
from legation.actors.not_parties import is_party
from legation.actors.words import Words
from legation.knowledge import Entry, Knowledge, Office, Tenure
from legation.types import Candidate

_NUMERALS = frozenset(["II", "III", "IV", "V", "VI", "VII", "VIII", "XVI", "XIV", "Jr", "Jr.", "Sr."])
_PARTICLES = frozenset({"ben", "bin", "abu"})
_ENDS_NAME = frozenset({"'s", "’s", ",", "and"})
_STARTS_NOUN = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "ADV", "X"})
#: Kinds of hits that name a party or the country of one.
COUNTRIES = frozenset({"country", "demonym", "capital", "metonym", "city", "region", "body", "group", "agency"})
TITLES = frozenset({"office", "agent"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A name at the tokens ``[start, end)``; ``root`` is its head. ``kind`` is the gazetteer's, or person, office, agent.

    ``candidates`` are all that the name may mean; ``also`` further countries that it does mean ("the two Koreas").
    """

    start: int
    end: int
    root: int
    kind: str
    code: str | None = None
    sector: str | None = None
    identifier: str | None = None
    office: Office | None = None
    tenures: tuple[Tenure, ...] = ()
    organ: bool = False
    people: bool = False
    candidates: tuple[Candidate, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def is_country(self) -> bool:
        return self.kind in COUNTRIES


@dataclass(frozen=True, slots=True)
class Search:
    """What names are looked up with: the tables, the day, and what the article names besides, once that is known."""

    knowledge: Knowledge
    on: Day
    evidence: Evidence | None = None


def find_hits(words: Words, start: int, end: int, search: Search) -> list[Hit]:
    """The names of one sentence, left to right, none within another: the longest wins, then persons before places before titles."""
    text = words.text[:end]
    hits: list[Hit] = []
    i = start
    while i < end:
        hit = _best(words, text, i, end, search)
        if hit is None:
            i += 1
            continue
        if not hit.is_country or is_party(words, hit, start, end, hits[-1].end if hits else start):
            hits.append(hit)
        i = hit.end
    return hits


def _best(words: Words, text: list[str], i: int, end: int, search: Search) -> Hit | None:
    if words.pos[i] == "PUNCT" or words.pos[i] == "SPACE":
        return None
    knowledge = search.knowledge
    found = [
        hit
        for hit in (
            _person(words, text, i, end, search),
            _country(words, text, i, end, search),
            _office(words, text, i, end, knowledge),
            _agent(words, i, end, knowledge),
        )
        if hit is not None
    ]
    if not found:
        return None
    longest = max(found, key=lambda hit: hit.end)
    if longest.kind == "person" and (longest.end - longest.start == 1 or not longest.tenures):
        return _rather(longest, found)
    return longest


def _rather(person: Hit, found: list[Hit]) -> Hit:
    """What looks like a person may be a country (Montenegro), or begin with a title (King Abdullah) that stands by itself."""
    for hit in found:
        if hit.kind in TITLES and hit.end < person.end:
            return hit
        if hit.is_country and hit.end == person.end:
            return hit
    return person


def _person(words: Words, text: list[str], i: int, end: int, search: Search) -> Hit | None:
    if not text[i][:1].isupper():
        return None
    n, tenures = search.knowledge.people.longest(text, i)
    entity = _entity_end(words, i, end)
    if n > 1 and i + n >= entity:
        return Hit(i, i + n, words.root(i, i + n), "person", tenures=tenures)
    if entity > i:
        return Hit(i, entity, words.root(i, entity), "person")
    if n == 1 and words.pos[i] == "PROPN" and not _within_place(words, i):
        return Hit(i, i + 1, i, "person", tenures=tenures)
    return _acting(words, i, end, search) if n == 0 else None


def _acting(words: Words, i: int, end: int, search: Search) -> Hit | None:
    """A surname that is also a word, as the subject of a verb while somebody of that name is in office: "Rice opened the conference"."""
    follows = i + 1 < end and words.pos[i + 1] == "VERB" and words.head[i] == i + 1
    if search.on is None or not follows or words.pos[i] != "PROPN" or words.children[i]:
        return None
    found = search.knowledge.people.by_name(words.text[i], search.on)
    holding = tuple(t for t in found if t.holds(search.on))
    return Hit(i, i + 1, i, "person", tenures=holding) if len({t.code for t in holding}) == 1 else None


def _within_place(words: Words, i: int) -> bool:
    """The Francisco of San Francisco."""
    return words.ent[i] == "LOC" and i > 0 and words.ent[i - 1] == "LOC" and words.pos[i - 1] == "PROPN"


def add_known(words: Words, start: int, end: int, hits: list[Hit], is_known: Callable[[str], bool]) -> list[Hit]:
    """The hits of a sentence and the surnames in it that no table has but the article has explained."""
    used = {k for hit in hits for k in range(hit.start, hit.end)}
    names = [k for k in range(start, end) if k not in used and words.pos[k] in ("PROPN", "NOUN", "X") and words.text[k][:1].isupper()]
    found = [Hit(k, k + 1, k, "person") for k in names if is_known(words.text[k])]
    return sorted([*hits, *found], key=lambda hit: hit.start) if found else hits


def _entity_end(words: Words, i: int, end: int) -> int:
    """Where a person that the parser saw at ``i`` ends; ``i`` itself if it saw none."""
    if words.ent[i] != "PER" or words.pos[i] not in ("PROPN", "NOUN", "X"):
        return i
    k = i
    while k < end and (words.ent[k] == "PER" or (k > i and words.text[k] in _NUMERALS)) and words.text[k] not in _ENDS_NAME:
        if k > i and _joins_two_persons(words, k, end):
            break
        k += 1
    return k


def _joins_two_persons(words: Words, k: int, end: int) -> bool:
    """Whether a hyphen at ``k`` stands between two persons (Putin-Trump), not in one name (al-Assad, Jean-Claude Juncker)."""
    if words.text[k] != "-" or words.dep[k] != "punct" or k + 1 >= end or words.pos[k + 1] != "PROPN":
        return False
    if len(words.text[k - 1]) <= 2 or words.lower[k - 1] in _PARTICLES or not words.text[k + 1][:1].isupper():
        return False
    return k + 2 >= end or words.ent[k + 2] != "PER" or not words.text[k + 2][:1].isupper()


def _country(words: Words, text: list[str], i: int, end: int, search: Search) -> Hit | None:
    if text[i] == "us":
        return _lower_case_us(words, i, end)
    knowledge = search.knowledge
    n, entries = knowledge.gazetteer.longest(text, i)
    if not n or i + n > end:
        return _half(words, i, search)
    if n > 1 and words.lower[i] == "the" and 1 + knowledge.gazetteer.longest(text, i + 1)[0] > n:
        return None  # "the West" of "the West German chancellor"
    if n > 1 and words.lower[i + n - 1] == words.text[i + n - 1] and knowledge.agents.get(words.lemma[i + n - 1]):
        first, within = knowledge.gazetteer.longest(text[: i + n - 1], i)
        if first:  # "British forces", "UN envoy": better read as a noun for people and whose they are
            n, entries = first, within
    if any(e.kind in ("country", "capital") for e in entries) and _is_called_state(words, i, n, end):
        return Hit(i, i + n, words.root(i, i + n), "region", next((e.code for e in entries if e.kind == "region"), entries[0].code))
    if (town := _town_and_state(words, text, i, n, end, entries, knowledge)) is not None:
        return town
    return _of_entries(words, i, n, entries, search)


def _of_entries(words: Words, i: int, n: int, entries: tuple[Entry, ...], search: Search) -> Hit:
    """The hit of a name with several entries, by the day and by what else the article names."""
    entry, candidates = choose(entries, search.on, search.evidence)
    where = entry.kind in ("city", "capital") and words.case(words.root(i, i + n)) in LOCATIVE | {"at"}
    if where and search.evidence is not None:
        others = namesakes(entry, words.span(i, i + n), search.knowledge.places, search.evidence)
        if others:
            entry, candidates = choose((*others, entry), search.on, search.evidence)
    if entry.kind in ("agency", "group") and words.span(i, i + n) in ANYBODYS and search.evidence is not None:
        if search.evidence.is_elsewhere(entry.code):  # the Congress of an article that never names the United States
            organ = entry.kind == "agency"
            return Hit(i, i + n, words.root(i, i + n), "agent", sector=entry.sector, organ=organ, people=not organ)
    several = words.lower[i + n - 1].endswith("s") and entry.kind == "country"
    also = tuple(e.code for e in entries if several and e.kind == "country" and e.code != entry.code)
    chosen = (entry.kind, entry.code, entry.sector, entry.identifier)
    return Hit(i, i + n, words.root(i, i + n), *chosen, candidates=() if also else candidates, also=also)


def _town_and_state(
    words: Words, text: list[str], i: int, n: int, end: int, entries: tuple[Entry, ...], knowledge: Knowledge
) -> Hit | None:
    """ "Alexandria, Virginia", "Tripoli, Lebanon": the town of that state or country, if it has one of that name."""
    at = i + n + 1
    if at >= end or words.text[i + n] != "," or not any(e.kind in ("city", "capital", "region") for e in entries):
        return None
    name = words.span(i, i + n)
    if words.text[at] in STATES_FOR_SHORT:
        m, regions = 1, knowledge.gazetteer.find(STATES_FOR_SHORT[words.text[at]])
    else:
        m, regions = knowledge.gazetteer.longest(text, at)
    for region in (r for r in regions if r.kind in ("region", "country") and at + m <= end):
        state = region.identifier if region.kind == "region" and region.code in ("USA", "CAN") else None
        towns = knowledge.places.named(name, code=region.code, region=state)
        if towns and (region.kind == "country" or state):
            return Hit(i, at + m, words.root(i, i + n), "city", region.code, None, towns[0].name)
    return None


def _is_called_state(words: Words, i: int, n: int, end: int) -> bool:
    """ "The state of Washington", "Washington state": not the capital, nor the government."""
    before = i >= 2 and words.lower[i - 1] == "of" and words.lower[i - 2] == "state"
    return before or (i + n < end and words.lower[i + n] == "state" and words.dep[i + n] != "compound")


def _half(words: Words, i: int, search: Search) -> Hit | None:
    """ "The North" of an article on Korea, "the South" of one on Sudan."""
    word = words.lower[i]
    if word not in ("north", "south") or not words.text[i][0].isupper() or search.evidence is None or i == 0:
        return None
    last = search.on[1] if isinstance(search.on, tuple) else search.on
    alone = words.lower[i - 1] == "the" and words.head[i] != i + 1
    for half in HALVES if alone else ():
        topic = any(search.evidence.national[code] for code in half.pair)
        if half.word == word and topic and (last is None or half.since <= last.year <= half.until):
            return Hit(i, i + 1, i, "country", half.code)
    return None


def _lower_case_us(words: Words, i: int, end: int) -> Hit | None:
    """Crawlers' rewriters write "us diplomats": a pronoun does not stand before a noun, nor behind a number."""
    follows = i + 1 < end and words.pos[i + 1] in ("NOUN", "PROPN", "ADJ")
    number = i > 0 and words.pos[i - 1] in ("NUM", "DET") and follows
    modifier = follows and words.dep[i] in ("compound", "amod", "nmod", "nmod:poss") and words.head[i] > i
    return Hit(i, i + 1, i, "country", "USA") if number or modifier else None


def _office(words: Words, text: list[str], i: int, end: int, knowledge: Knowledge) -> Hit | None:
    if words.pos[i] not in _STARTS_NOUN or words.pos[i] == "VERB":
        return None
    n, office = knowledge.people.office_at(text, i)
    if not n or i + n > end or office is None:
        return None
    code = None if office.name.startswith("ambassador") else _within_title(words, text, i, i + n, knowledge)
    return Hit(i, i + n, words.root(i, i + n), "office", code, sector=office.sector, office=office)


def _within_title(words: Words, text: list[str], start: int, end: int, knowledge: Knowledge) -> str | None:
    """The body that a title names itself ("UN mediator", "secretary general of NATO"), but not the one somebody is sent to."""
    for i in range(start, end):
        n, entries = knowledge.gazetteer.longest(text, i)
        if n and i + n <= end:
            before = next((words.lower[k] for k in range(i - 1, start - 1, -1) if words.lower[k] != "the"), "")
            return None if before in ("to", "for", "at") else entries[0].code
    return None


def _agent(words: Words, i: int, end: int, knowledge: Knowledge) -> Hit | None:
    if words.pos[i] not in _STARTS_NOUN:
        return None
    for n in (3, 2, 1):
        last = i + n - 1
        if last >= end or words.pos[last] not in ("NOUN", "PROPN") or (n == 1 and words.lower[i] in HARDLY_PARTIES):
            continue
        before = words.lower[i:last]
        agent = knowledge.agents.get(" ".join([*before, words.lemma[last]])) or knowledge.agents.get(" ".join([*before, words.lower[last]]))
        if agent is not None:
            return Hit(
                i, i + n, words.root(i, i + n), "agent", sector=agent.sector, organ=agent.kind == "organ", people=agent.kind == "group"
            )
    if words.pos[i] == "NOUN" and words.lemma[i] in SPEAKING_FOR:
        return Hit(i, i + 1, i, "agent", sector=SPEAKING_FOR[words.lemma[i]])
    return None
