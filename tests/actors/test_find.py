"""Sentences of our own about real events: which spans are parties, and whose."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from legation.actors import PLACE
from legation.types import Actor, Party

Read = Callable[..., tuple[Actor, ...]]

#: phenomenon, sentence, expected "span = CODE CODE; span = CODE" (all must be there), day
ROWS = [
    # names and demonyms
    ("country as subject and object", "France recalled its ambassador from Australia.", "France = FRA; Australia = AUS"),
    ("country with article", "The United States sold rifles to the Philippines.", "United States = USA; Philippines = PHL"),
    ("old name", "The Soviet Union shot down a Korean airliner.", "Soviet Union = RUS"),
    ("abbreviation", "The UK froze the assets of the bank and the U.S. followed.", "UK = GBR; U.S. = USA"),
    ("possessor", "Iran's missile tests worried Kuwait.", "Iran = IRN; Kuwait = KWT"),
    ("demonym before a thing", "Israeli strikes hit a convoy near the border.", "Israeli = ISR"),
    ("demonym before a sanction", "The senators discussed Canadian sanctions against Belarus.", "Canadian = CAN; Belarus = BLR"),
    ("people by demonym", "The Palestinians reject the plan.", "Palestinians = PSE"),
    ("two peoples", "Palestinians and Israelis failed to agree on the crossing.", "Palestinians = PSE; Israelis = ISR"),
    ("a list of countries", "Turkey, Qatar and Pakistan signed the charter.", "Turkey = TUR; Qatar = QAT; Pakistan = PAK"),
    ("hyphenated pair", "A Moscow-Washington channel reopened.", "Moscow = RUS; Washington = USA"),
    ("pair of names as modifiers", "India-China talks stalled again.", "India = IND; China = CHN"),
    ("lower-case us before a noun", "Officials ordered 90 us diplomats to leave.", "90 us diplomats = USA"),
    # at home: a subject without a country, in a sentence that names only one
    ("subject at home", "Fundamentalists went on hunger strike to make the Algerian president resign.", "Fundamentalists = DZA"),
    ("titled subject at home", "Judge Hector Salas opened an inquiry into two Chilean senators.", "Judge Hector Salas = CHL"),
    # capitals, seats, bodies
    ("capital as subject", "Beijing protested to Tokyo over the islands.", "Beijing = CHN; Tokyo = JPN"),
    ("capital as possessor", "Seoul's answer to Pyongyang came late.", "Seoul = KOR; Pyongyang = PRK"),
    ("capital between", "Ties between Ankara and Athens soured.", "Ankara = TUR; Athens = GRC"),
    ("seat of power", "The Kremlin denied the charge.", "Kremlin = RUS"),
    ("White House", "The White House praised the truce.", "White House = USA"),
    ("body", "NATO condemned the launch.", "NATO = IGO"),
    ("body in full", "The United Nations sent monitors to Yemen.", "United Nations = IGO; Yemen = YEM"),
    ("body before a noun", "Diplomats drafted a UN resolution on Mali.", "UN = IGO"),
    ("council", "The U.N. Security Council met on Friday.", "U.N. Security Council = IGO"),
    ("body's people", "Rebels detained UN peacekeepers on the Golan.", "UN peacekeepers = IGO"),
    ("European Union", "The European Union fined Poland.", "European Union = IGO; Poland = POL"),
    ("group", "Hamas fired rockets at Israel.", "Hamas = PSE; Israel = ISR"),
    # agent nouns
    ("police by demonym", "Turkish police arrested forty teachers.", "Turkish police = TUR"),
    ("troops by demonym", "Ethiopian troops crossed into Eritrea.", "Ethiopian troops = ETH; Eritrea = ERI"),
    ("ministry by demonym", "The Russian Foreign Ministry summoned the envoy.", "Russian Foreign Ministry = RUS"),
    ("ministry by possessor", "Ukraine's defence ministry reported losses.", "Ukraine's defence ministry = UKR"),
    ("government of X", "The government of Japan lodged a protest.", "The government of Japan = JPN"),
    ("parliament by possessor", "Poland's parliament passed the law.", "Poland's parliament = POL"),
    ("adjectives between", "A senior British official visited Oman.", "A senior British official = GBR; Oman = OMN"),
    ("lawmakers", "German lawmakers voted for the mission.", "German lawmakers = DEU"),
    ("rebels by possessor", "Sudan's rebels refused to disarm.", "Sudan's rebels = SDN"),
    ("quantity before people", "Thousands of Chilean students marched.", "Thousands of Chilean students = CHL"),
    ("a group of", "A group of Italian senators flew to Tripoli.", "A group of Italian senators = ITA"),
    ("nationality before ethnicity", "Bosnian Serb leaders rejected the map.", "Bosnian Serb leaders = BIH"),
    ("ethnic people of a place", "Ethnic Albanians marched in Serbia.", "Ethnic Albanians = SRB"),
    ("people of another country", "The Albanians of southern Serbia want a school.", "Albanians of southern Serbia = SRB; !ALB"),
    ("a rights group", "A human rights group criticised Egypt.", "A human rights group = NGO; Egypt = EGY"),
    ("foreign people are not those at hand", "Spain let foreign monitors watch.", "Spain = ESP; !foreign monitors"),
    ("country that is also a surname", "Montenegro joined the alliance.", "Montenegro = MNE"),
    ("protesters in a city", "Demonstrators in Baghdad burned tyres.", "Demonstrators in Baghdad = IRQ"),
    ("protesters marched in a city", "Protesters marched in Caracas against the decree.", "Protesters = VEN"),
    ("people by the ending of the word", "Swiss negotiators and Cuban exporters met.", "Swiss negotiators = CHE; Cuban exporters = CUB"),
    ("not the sponsor", "A Syrian-backed militia shelled the town.", "!SYR"),
    ("led by", "The Vietnamese-led troops took the village.", "The Vietnamese-led troops = VNM"),
    # joined modifiers
    ("joined by and", "US and British forces secured the airfield.", "US and British forces = USA GBR"),
    ("joined by comma", "Russian, US diplomats meet again", "Russian, US diplomats = RUS USA"),
    ("joined with article", "The Turkish and Greek sides agreed on a hotline.", "The Turkish and Greek sides = TUR GRC"),
    ("capitals before officials", "He thinks Moscow and Washington officials can talk.", "Moscow and Washington officials = RUS USA"),
    ("joined with adjective", "Senior Hungarian and Romanian officials met.", "Senior Hungarian and Romanian officials = HUN ROU"),
    # offices and persons
    ("office and name", "US Secretary of State Rex Tillerson flew home.", "US Secretary of State Rex Tillerson = USA"),
    ("president and name", "President Vladimir Putin ordered the expulsion.", "President Vladimir Putin = RUS"),
    ("name alone", "Angela Merkel criticised the ruling.", "Angela Merkel = DEU"),
    ("surname alone", "Putin and Trump spoke by telephone.", "Putin = RUS; Trump = USA"),
    ("joined by hyphen", "The Putin-Trump call lasted an hour.", "Putin = RUS; Trump = USA"),
    ("possessor and office", "Britain's foreign secretary called the act reckless.", "Britain's foreign secretary = GBR"),
    ("name set off by commas", "Russia's foreign minister, Sergei Lavrov, was blunt.", "Russia's foreign minister = RUS"),
    ("title behind the name", "Sergei Lavrov, the Russian foreign minister, was blunt.", "Sergei Lavrov = RUS"),
    ("unknown person by title", "Danish Trade Minister Ole Testrup went to Hanoi.", "Danish Trade Minister Ole Testrup = DNK"),
    ("sent to a body", "The US ambassador to the UN walked out.", "The US ambassador to the UN = USA; !IGO"),
    ("mission to a body", "Russia's mission to the UN blocked the text.", "Russia's mission to the UN = RUS; !IGO"),
    ("sent to a country", "The French ambassador to Turkey was summoned.", "The French ambassador to Turkey = FRA; !TUR"),
    ("body's envoy", "The UN envoy to Libya urged calm.", "The UN envoy to Libya = IGO; !LBY"),
    ("government of a person", "The Obama administration imposed the ban.", "Obama administration = USA"),
    ("possessing office and person", "President Trump's lawyers denied it.", "President Trump's lawyers = USA"),
    ("counterpart", "Lavrov met his Turkish counterpart.", "Lavrov = RUS; his Turkish counterpart = TUR"),
    ("ally of", "Iran's ally fired at Israel.", "Iran = IRN; Israel = ISR"),
    (
        "two offices, two names",
        "Russian and Chinese presidents Vladimir Putin and Xi Jinping met.",
        "Russian and Chinese presidents Vladimir Putin and Xi Jinping = RUS CHN",
    ),
    # places
    ("in a capital", "Swedish envoys met in Moscow.", "Moscow = RUS place; Swedish envoys = SWE"),
    ("in a country", "The treaty on Cyprus was signed in Switzerland.", "Switzerland = CHE place"),
    ("arrived in", "The Iraqi president arrived in Amman.", "The Iraqi president = IRQ; Amman = JOR place"),
    ("from a city", "Norwegian negotiators returned from Geneva.", "Geneva = CHE place; Norwegian negotiators = NOR"),
    ("visited", "The Taiwanese minister visited Russia.", "The Taiwanese minister = TWN; Russia = RUS"),
    ("a sea is no party", "The ships met in the South China Sea.", "!CHN"),
    ("a name within a name is no party", "The Black Sea Times reported the deal with Peru.", "Peru = PER"),
    # pronouns and descriptions
    ("it", "Syria says it will withdraw.", "Syria = SYR; it = SYR"),
    ("its", "Belgium defended its vote.", "Belgium = BEL; its = BEL"),
    ("empty it", "It is clear that Spain will pay.", "Spain = ESP; !it"),
    ("he", "Putin said he would wait.", "Putin = RUS; he = RUS"),
    ("they", "Chinese officials said they would retaliate.", "Chinese officials = CHN; they = CHN"),
    ("their countries", "Polish and Czech leaders said their countries would join.", "their countries = POL CZE"),
    ("its troops", "Nigeria will pull out its troops.", "Nigeria = NGA; its troops = NGA"),
    ("pronoun of whom an order is given to", "Moscow ordered Washington to cut its staff.", "its staff = USA"),
    ("both sides", "Greece and Turkey met and both sides pledged calm.", "both sides = GRC TUR"),
    ("the two leaders", "Putin met Erdogan and the two leaders shook hands.", "the two leaders = RUS TUR"),
    ("each other", "Ethiopia and Eritrea recognised each other.", "each other = ETH ERI"),
    ("pronoun before its noun", "In her speech, Merkel rebuked Hungary.", "her = DEU; Merkel = DEU; Hungary = HUN"),
]


def _wanted(text: str) -> tuple[dict[str, tuple[list[str], bool]], list[str]]:
    spans: dict[str, tuple[list[str], bool]] = {}
    never: list[str] = []
    for part in (p.strip() for p in text.split(";")):
        if part.startswith("!"):
            never.append(part[1:])
        else:
            span, _, codes = part.partition(" = ")
            words = codes.split()
            spans[span] = ([c for c in words if c.isupper()], "place" in words)
    return spans, never


@pytest.mark.parametrize(("phenomenon", "sentence", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_find_actors_of_one_sentence(read: Read, phenomenon: str, sentence: str, wanted: str) -> None:
    found = read(sentence)
    spans, never = _wanted(wanted)
    for span, (codes, place) in spans.items():
        there = [a for a in found if a.entity_text == span]
        assert sorted(a.code for a in there) == sorted(codes), (span, found)
        assert all(a.why.startswith(PLACE) == place for a in there), found
    assert not [a for a in found if a.code in never or a.entity_text in never], found


#: phenomenon, title, passages, expected, as above, among the actors of the last passage
TEXTS = [
    ("surname after the full name", None, ["Kenyan envoy Amos Testamo arrived.", "Testamo said nothing."], "Testamo = KEN"),
    ("minister again", None, ["French Defence Minister Florence Parly came.", "The defence minister left."], "The defence minister = FRA"),
    ("the president again", None, ["President Emmanuel Macron visited Algeria.", "The president apologised."], "The president = FRA"),
    ("he across sentences", None, ["Lavrov spoke to reporters.", "He blamed Ukraine."], "He = RUS; Ukraine = UKR"),
    ("she across sentences", None, ["Lavrov met Merkel.", "She urged him to wait."], "She = DEU; him = RUS"),
    ("two countries of the title", "Japan and Korea Mend Ties", ["The two countries will share maps."], "The two countries = JPN KOR"),
    ("both sides of the title", "Talks Between Serbia and Kosovo Resume", ["Both sides sounded hopeful."], "Both sides = SRB XKX"),
    ("envoys named before", None, ["Vitaly Churkin received Nikki Haley.", "The envoys agreed to meet again."], "The envoys = RUS USA"),
    ("we in a quotation", None, ['"We will respond," Lavrov said on Monday.'], "We = RUS; Lavrov = RUS"),
    ("our two countries", "Russia Courts Egypt", ['"Our two countries need it," Lavrov said in Cairo.'], "Our two countries = RUS EGY"),
    ("I in a quotation", None, ['"I signed the law," Trump said.'], "I = USA"),
    ("we outside a quotation", None, ["We expect rain in Lisbon."], "!We"),
    ("quotation continued", None, ["Iran will not yield, Rouhani said.", '"We made our choice," he added.'], "We = IRN; he = IRN"),
    ("police of the country at hand", None, ["Hungary closed its border on Tuesday.", "Police fired tear gas."], "Police = HUN"),
    ("government of the country at hand", None, ["Greece faces a vote.", "The government resigned on Sunday."], "The government = GRC"),
    ("some organ is nobody's", None, ["Greece faces a vote.", "Agencies downgrade a bank now and then."], "!Agencies"),
    ("dateline", None, ["BEIRUT, Lebanon (AP) — Police fired into the air."], "Police = LBN; !BEIRUT"),
    ("the former foes", "U.S. and Vietnam Sign Pact", ["The former foes will exchange students."], "The former foes = USA VNM"),
    ("him is not the subject", None, ["Putin landed in Oslo.", "Trump met him there."], "him = RUS; Trump = USA"),
    ("not whom he asks", None, ["Trump received Putin.", "Putin thanked him.", "He urged Putin to wait."], "He = USA; Putin = RUS"),
    ("a title beside a name", None, ["Putin came.", "Trump came.", "Putin left.", "The president saw Putin off."], "The president = USA"),
    ("several are not the only country", None, ["The 27 countries backed Romania."], "Romania = ROU; !The 27 countries"),
    ("what leads to something", None, ["In Kenya, pressure from Uganda led the government to act."], "the government = KEN"),
    ("its after and", None, ["Trump spoke of Japan and its government."], "its government = JPN"),
    ("his after and", None, ["Trump wants better relations with Putin and his regime."], "his regime = RUS"),
    ("tourists abroad", None, ["Two German tourists were shot dead in Tunisia."], "Two German tourists = DEU"),
    ("a force led by another", None, ["A Kenyan-led force shelled militants in Somalia."], "led force = KEN; militants = SOM"),
    ("he in a clause that says what he is", None, ["A British official spoke. Erdogan said that he is his own best envoy."], "he = TUR"),
    ("rebels and who arms them", None, ["Moscow armed the rebels and sent advisers."], "Moscow = RUS; !the rebels"),
    ("rebels and who fights them", None, ["Moscow shelled rebels on Friday."], "Moscow = RUS; rebels = RUS"),
    ("victims of a second verb", None, ["An Iranian airliner was hit by the American navy, killing 290 civilians."], "290 civilians = IRN"),
    ("workers who share a country", None, ["Moscow expelled 60 US diplomats and staffers."], "60 US diplomats = USA; Moscow = RUS"),
]  # fmt: skip


@pytest.mark.parametrize(("phenomenon", "title", "passages", "wanted"), TEXTS, ids=[row[0] for row in TEXTS])
def test_find_actors_across_sentences(read: Read, phenomenon: str, title: str | None, passages: list[str], wanted: str) -> None:
    found = read(*passages, title=title)
    begin = sum(len(text) + 1 for text in ([title] if title else []) + passages[:-1])
    spans, never = _wanted(wanted)
    last = [a for a in found if a.start >= begin]
    for span, (codes, _) in spans.items():
        assert sorted(a.code for a in last if a.entity_text == span) == sorted(codes), (span, last)
    assert not [a for a in last if a.entity_text in never], last


def test_find_actors_knows_a_surname_before_the_text_explains_it(read: Read) -> None:
    found = read("Danish minister Ole Testrup spoke on Monday.", title="Testrup Rules Out Talks")
    assert ("DNK", "Testrup") in {(a.code, a.entity_text) for a in found}


@pytest.mark.parametrize(
    ("sentence", "on", "text", "identifier", "office"),
    [
        (
            "US Secretary of State Rex Tillerson flew home.",
            date(2017, 9, 1),
            "US Secretary of State Rex Tillerson",
            "Rex Tillerson",
            "secretary of state",
        ),
        ("The US secretary of state flew home.", date(2017, 9, 1), "The US secretary of state", "Rex Tillerson", "secretary of state"),
        ("The US secretary of state flew home.", date(2019, 5, 14), "The US secretary of state", "Mike Pompeo", "secretary of state"),
        ("Sergei Lavrov flew home.", date(2017, 9, 1), "Sergei Lavrov", "Sergei Lavrov", "minister of foreign affairs"),
    ],
)
def test_find_actors_names_person_and_office_of_the_day(
    read: Read, sentence: str, on: date, text: str, identifier: str, office: str
) -> None:
    actor = next(a for a in read(sentence, on=on) if a.entity_text == text)
    assert actor.office == office
    assert actor.identifier_text is not None
    assert actor.identifier_text.split()[-1] == identifier.split()[-1]


def test_find_actors_each_ambassador_goes_with_its_country(read: Read) -> None:
    found = read("Russian and US ambassadors to the United Nations, Vitaly Churkin and Nikki Haley, met.", on=date(2017, 2, 3))
    assert {(a.code, a.identifier_text) for a in found} == {("RUS", "Vitaly Churkin"), ("USA", "Nikki Haley")}
    assert len({(a.start, a.end) for a in found}) == 1


@pytest.mark.parametrize(
    ("sentence", "text", "sector"),
    [
        ("Turkish police fired.", "Turkish police", "COP"),
        ("Russia protested.", "Russia", "GOV"),
        ("Danish troops landed.", "Danish troops", "MIL"),
        ("German lawmakers objected.", "German lawmakers", "LEG"),
        ("Colombian rebels surrendered.", "Colombian rebels", "REB"),
    ],
)
def test_find_actors_sector(read: Read, sentence: str, text: str, sector: str) -> None:
    assert [a.sector for a in read(sentence) if a.entity_text == text] == [sector]


def test_find_actors_positions_are_those_of_the_page(read: Read) -> None:
    title, body = "Oslo Warns Moscow", ["Norway warned Russia on Monday.", "It may expel two Russian diplomats."]
    page = "\n".join([title, *body])
    found = read(*body, title=title)
    assert found
    assert all(page[a.start : a.end] == a.entity_text for a in found)
    assert list(found) == sorted(found, key=lambda a: (a.start, a.end, a.code))
    assert found == read(*body, title=title)


def test_find_actors_marked_parties_are_the_only_ones(read: Read) -> None:
    text = "The foundry sued Chile and said it would win."
    found = read(text, parties=[Party("SRC", 0, 11), Party("TGT", 17, 22)])
    assert [(a.code, a.entity_text) for a in found] == [("SRC", "The foundry"), ("TGT", "Chile"), ("SRC", "it")]


def test_find_actors_a_pronoun_of_somebody_else_is_no_marked_party(read: Read) -> None:
    text = "Chile sued Peru, and Bolivia said it agreed."
    found = read(text, parties=[Party("SRC", 0, 5), Party("TGT", 11, 15)])
    assert [(a.code, a.entity_text) for a in found] == [("SRC", "Chile"), ("TGT", "Peru")]


@pytest.mark.parametrize("text", ["", " ", "...", "\u200b", "!!!! ????", "x" * 3000])
def test_find_actors_odd_text_has_no_parties(read: Read, text: str) -> None:
    assert read(text) == ()
