"""Whom the names in the news stand for."""

from datetime import date
from pathlib import Path

import pytest

from legation.errors import TableError
from legation.knowledge import Gazetteer, gazetteer, load


@pytest.fixture(scope="module")
def names() -> Gazetteer:
    return load().gazetteer


def first(names: Gazetteer, text: str, day: date | None = None) -> tuple[str, str, str | None]:
    words = text.split()
    count, entries = names.longest(words, 0)
    assert count == len(words), f"{text!r}: {count} words found"
    entry = next((entry for entry in entries if entry.holds(day)), entries[0])
    return entry.code, entry.kind, entry.sector


STATES = """
Russia RUS country|Russians RUS demonym|Soviet RUS demonym|Moscow RUS capital|U.S. USA country|Americans USA demonym
Washington USA capital|UK GBR country|Britons GBR demonym|London GBR capital|Dutch NLD demonym|Spaniards ESP demonym
Danes DNK demonym|Poles POL demonym|Swiss CHE demonym|Filipinos PHL demonym|Nepali NPL demonym|Emirati ARE demonym
Israelis ISR demonym|Palestinians PSE demonym|Saudis SAU demonym|Omani OMN demonym|Argentine ARG demonym|Peruvian PER demonym
Malian MLI demonym|Nigerien NER demonym|Nigerian NGA demonym|Congolese COD demonym|Burkinabe BFA demonym|Kiev UKR capital
Kyiv UKR capital|Peking CHN capital|Beijing CHN capital|Teheran IRN capital|Pyongyang PRK capital|Rangoon MMR capital
Bonn DEU capital|Port-au-Prince HTI capital|N'Djamena TCD capital|Addis Ababa ETH capital|Kuala Lumpur MYS capital
Sana'a YEM capital|Phnom Penh KHM capital|Georgia GEO country|Jordan JOR country|Chad TCD country|Turkey TUR country
Guinea-Bissau GNB country|Equatorial Guinea GNQ country|Niger NER country|South Korea KOR country|N. Korea PRK country
North Koreans PRK demonym|DPRK PRK country|Papua New Guinea PNG country|Czechoslovakia CZE country|East German DEU demonym
Yugoslavia SRB country|Bosnia BIH country|Kosovars XKX demonym|Macedonia MKD country|Belarusian BLR demonym
"""
PLACES = """
Aleppo SYR city|Mosul IRQ city|Fallujah IRQ city|Grozny RUS city|Donetsk UKR city|Debaltseve UKR city|Mariupol UKR city
Srebrenica BIH city|Gaza PSE region|West Bank PSE region|Rafah PSE city|Hebron PSE city|Golan Heights SYR region|Crimea UKR region
Kashmir IND region|Tibet CHN region|Xinjiang CHN region|Chechnya RUS region|Chechens RUS demonym|Catalonia ESP region
Scots GBR demonym|Texas USA region|Okinawa JPN region|Abkhazia GEO region|South Ossetia GEO region|Nagorno-Karabakh AZE region
Transnistria MDA region|Northern Cyprus CYP region|Somaliland SOM region|Darfur SDN region|Tigray ETH region|Kivu COD region
Cabo Delgado MOZ region|Niger Delta NGA region|Casamance SEN region|Cabinda AGO region|Aceh IDN region|Mindanao PHL region
Rakhine MMR region|Rohingya MMR demonym|Tamils LKA demonym|Kurds IRQ demonym|Hutus RWA demonym|Uighurs CHN demonym|Bouake CIV city
Goma COD city|Maiduguri NGA city|Timbuktu MLI city|Kandahar AFG city|Peshawar PAK city|Karachi PAK city|Mumbai IND city
Shanghai CHN city|Osaka JPN city|Marawi PHL city|Benghazi LBY city|Istanbul TUR city|Haifa ISR city|Geneva CHE city
Strasbourg FRA city|St. Petersburg RUS city|Sevastopol UKR city|Ciudad Juarez MEX city|Medellin COL city|Guantanamo Bay USA region
Falklands GBR region|Tahiti FRA region
"""
PARTIES = """
Kremlin RUS metonym GOV|White House USA metonym GOV|Pentagon USA metonym MIL|State Department USA metonym GOV
Capitol Hill USA metonym LEG|Downing Street GBR metonym GOV|Whitehall GBR metonym GOV|Elysee FRA metonym GOV
Quai d'Orsay FRA metonym GOV|Zhongnanhai CHN metonym GOV|Blue House KOR metonym GOV|Brussels IGO capital|Vatican VAT metonym GOV
Malacanang PHL metonym GOV|Planalto BRA metonym GOV|UN IGO body|U.N. Security Council IGO body|UNHCR IGO body|IAEA IGO body
OPCW IGO body|World Bank IGO body|IMF IGO body|WTO IGO body|G7 IGO body|BRICS IGO body|EU IGO body|European Commission IGO body
European Parliament IGO body LEG|NATO IGO body MIL|Nato IGO body MIL|OSCE IGO body|Arab League IGO body|African Union IGO body
ASEAN IGO body|OPEC IGO body|ECOWAS IGO body|CSTO IGO body|Shanghai Cooperation Organization IGO body|OAS IGO body
ICC IGO body JUD|International Court of Justice IGO body JUD|KFOR IGO body MIL|UNIFIL IGO body MIL|Red Cross IGO body
Amnesty International IGO body|Human Rights Watch NGO body|Greenpeace NGO body|Doctors Without Borders NGO body|Oxfam NGO body
Hezbollah LBN group REB|Hizbollah LBN group REB|Hamas PSE group REB|Islamic Jihad PSE group REB|Fatah PSE group PTY
Palestinian Authority PSE agency GOV|Islamic State IMG group REB|ISIS IMG group REB|al-Qaida IMG group REB
Boko Haram NGA group REB|al-Shabaab SOM group REB|PKK TUR group REB|FARC COL group REB|Shining Path PER group REB
LTTE LKA group REB|Tamil Tigers LKA group REB|IRA GBR group REB|ETA ESP group REB|Houthis YEM group REB|RUF SLE group REB
NPFL LBR group REB|UNITA AGO group REB|Renamo MOZ group REB|M23 COD group REB|Seleka CAF group REB|Khmer Rouge KHM group REB
Polisario Front ESH group REB|Free Aceh Movement IDN group REB|Abu Sayyaf PHL group REB|Free Syrian Army SYR group REB
Nusra Front SYR group REB|Bosnian Serbs BIH demonym REB|Kosovo Liberation Army SRB group REB|Wagner Group RUS group PRM
Janjaweed SDN group PRM|Muslim Brotherhood EGY group REB|CIA USA agency SPY|FBI USA agency COP|FSB RUS agency SPY
GRU RUS agency SPY|Mossad ISR agency SPY|MI6 GBR agency SPY|ISI PAK agency SPY|Duma RUS agency LEG|Bundestag DEU agency LEG
Knesset ISR agency LEG|Congress USA agency LEG|Diet JPN agency LEG|Verkhovna Rada UKR agency LEG
Revolutionary Guards IRN agency MIL|IDF ISR agency MIL|People's Liberation Army CHN agency MIL|Black Sea Fleet RUS agency MIL
Reuters GBR agency JRN|TASS RUS agency JRN|Xinhua CHN agency JRN|KCNA PRK agency JRN|Al Jazeera QAT agency JRN
New York Times USA agency JRN|Gazprom RUS agency GOV|Huawei CHN agency BUS|Boeing USA agency BUS|Shell NLD agency BUS
Persian Gulf UNK region|South China Sea UNK region|Vietnam War UNK region|Minsk agreements UNK region
Geneva Conventions UNK region|Middle East UNK region
"""


def cases(text: str) -> list[tuple[str, str, str, str | None]]:
    return [case(row.split()) for line in text.strip().splitlines() for row in line.split("|")]


def case(words: list[str]) -> tuple[str, str, str, str | None]:
    sector = words.pop() if words[-1] in gazetteer.SECTORS else None
    return " ".join(words[:-2]), words[-2], words[-1], sector


@pytest.mark.parametrize(("name", "code", "kind", "sector"), cases(STATES))
def test_states_peoples_and_capitals(names: Gazetteer, name: str, code: str, kind: str, sector: str | None) -> None:
    assert first(names, name) == (code, kind, "GOV" if kind == "capital" else sector)


@pytest.mark.parametrize(("name", "code", "kind", "sector"), cases(PLACES))
def test_places(names: Gazetteer, name: str, code: str, kind: str, sector: str | None) -> None:
    assert first(names, name)[:2] == (code, kind)


@pytest.mark.parametrize(("name", "code", "kind", "sector"), cases(PARTIES))
def test_parties(names: Gazetteer, name: str, code: str, kind: str, sector: str | None) -> None:
    assert first(names, name) == (code, kind, sector)


@pytest.mark.parametrize(
    ("name", "day", "code", "sector"),
    [
        ("Taliban", date(1995, 1, 1), "AFG", "REB"),
        ("Taliban", date(1999, 1, 1), "AFG", "GOV"),
        ("Taliban", date(2010, 1, 1), "AFG", "REB"),
        ("Taliban", date(2022, 1, 1), "AFG", "GOV"),
        ("ANC", date(1986, 6, 1), "ZAF", "REB"),
        ("ANC", date(1996, 6, 1), "ZAF", "PTY"),
        ("SPLA", date(1998, 1, 1), "SDN", "REB"),
        ("SPLA", date(2013, 1, 1), "SSD", "MIL"),
    ],
)
def test_parties_change_with_the_day(names: Gazetteer, name: str, day: date, code: str, sector: str) -> None:
    assert first(names, name, day)[::2] == (code, sector)


@pytest.mark.parametrize(
    "text",
    ["us", "turkey", "polish the table", "nice", "Nice", "Reading", "male", "Male", "march", "March", "May", "who", "it", "Van", "chad"],
)
def test_words_that_are_no_names(names: Gazetteer, text: str) -> None:
    assert names.longest(text.split(), 0) == (0, ())


@pytest.mark.parametrize(
    ("text", "count"),
    [("Bosnian Serb leaders", 2), ("West Bank town", 2), ("Washington Post said", 2), ("New York Times reported", 3)],
)
def test_longest_name_wins(names: Gazetteer, text: str, count: int) -> None:
    assert names.longest(text.split(), 0)[0] == count


def test_one_name_may_stand_for_several(names: Gazetteer) -> None:
    assert [(entry.code, entry.kind) for entry in names.find("Georgia")] == [("GEO", "country"), ("USA", "region")]
    assert [entry.code for entry in names.find("Congo")] == ["COD", "COG"]
    assert {entry.code for entry in names.find("Koreas")} == {"PRK", "KOR"}


def test_identifier_is_the_party_not_the_spelling(names: Gazetteer) -> None:
    found = {names.find(name)[0].identifier for name in ("Isis", "Daesh", "Islamic State of Iraq and the Levant")}
    assert found == {"Islamic State"}


def test_no_entry_stands_twice(names: Gazetteer) -> None:
    seen = [(entry.name, entry.code, entry.kind, entry.since, entry.until) for entry in names]
    assert len({*seen}) == len(seen)


def test_no_entry_ends_before_it_begins(names: Gazetteer) -> None:
    assert not [entry for entry in names if entry.since and entry.until and entry.since > entry.until]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("Erewhon\tXXX\tcity\t", "unknown code 'XXX'"),
        ("Erewhon\tGBR\ttown\t", "column 'kind' has 'town'"),
        ("Erewhon\tGBR\tcity\tGOVT", "column 'sector' has 'GOVT'"),
        ("\tGBR\tcity\t", "column 'name' is empty"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, cells: str, reason: str) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(f"name\tcode\tkind\tsector\n{cells}\n", encoding="utf-8")
    with pytest.raises(TableError, match=rf"own\.tsv:2: .*{reason}"):
        gazetteer.load(load().countries, extra=path)
