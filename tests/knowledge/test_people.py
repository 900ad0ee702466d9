"""Who held which office on which day: questions with known answers, and the checks that every table must pass."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from legation.errors import TableError
from legation.knowledge import countries, tables
from legation.knowledge.people import People
from legation.knowledge.people_tables import load, read_people
from legation.knowledge.tenures import Tenure

# What stands in a text, the day, and who is meant: the person's code, a word of the person's name, a word of the office.
BY_NAME = """
Putin            2017-08-10 RUS Vladimir  president          | Vladimir Putin  2010-06-01 RUS Putin    prime minister
Putin            1998-12-01 RUS Vladimir  director           | Poutine         2017-01-01 -   -        -
Medvedev         2009-07-06 RUS Dmitry    president          | Dmitri Medvedev 2015-01-01 RUS Medvedev prime minister
Dmitriy Medvedev 2022-04-01 RUS Medvedev  deputy chairman    | Yeltsin         1995-05-09 RUS Boris    president
Eltsin           1992-02-01 RUS Boris     president          | Gorbachev       1987-12-08 RUS Mikhail  general secretary
Gorbachev        1991-12-01 RUS Mikhail   Soviet             | Brezhnev        1972-05-26 RUS Leonid   general secretary
Sergei Lavrov    2017-09-20 RUS Lavrov    foreign            | Sergey Lavrov   1999-03-24 RUS Lavrov   united nations
Sergey V. Lavrov 2014-03-05 RUS Lavrov    foreign            | Lavrov          2021-01-01 RUS Sergey   foreign
Kozyrev          1992-06-01 RUS Andrei    foreign            | Andrey Kozyrev  1994-01-01 RUS Kozyrev  foreign
Primakov         1997-01-01 RUS Yevgeny   foreign            | Evgeny Primakov 1999-03-24 RUS Primakov prime minister
Igor Ivanov      2003-03-01 RUS Ivanov    foreign            | Sergei Ivanov   2003-03-01 RUS Ivanov   defense
Shoigu           2015-10-01 RUS Sergei    defense            | Sergey Shoigu   2024-07-01 RUS Shoigu   security council
Churkin          2017-02-04 RUS Vitaly    united nations     | Vitali Churkin  2012-02-04 RUS Churkin  united nations
Nebenzia         2018-04-10 RUS Vasily    united nations     | Vassily Nebenzya 2022-02-24 RUS Nebenzia united nations
Kislyak          2017-02-01 RUS Sergei    united states      | Antonov         2018-03-26 RUS Anatoly  united states
Ryabkov          2017-08-08 RUS Sergei    deputy             | Bogdanov        2016-04-01 RUS Mikhail  deputy
Zakharova        2018-08-01 RUS Maria     spokesman          | Dmitry Peskov   2019-05-01 RUS Peskov   press
Patrushev        2014-01-01 RUS Nikolai   security council   | Naryshkin       2020-01-01 RUS Sergei   intelligence
Gerasimov        2016-01-01 RUS Valery    general staff      | Karlov          2016-12-18 RUS Andrei   turkey
Donald J. Trump  2017-08-10 USA Trump     president          | Trump           2025-03-01 USA Donald   president
Obama            2012-03-01 USA Barack    president          | Obama           2006-03-01 USA Barack   senator
Bush             2003-03-20 USA George    president          | George H.W. Bush 1990-08-02 USA Bush    president
George Bush      1985-01-21 USA Bush      vice president     | George W. Bush  2006-07-01 USA Bush     president
Clinton          1999-04-01 USA Bill      president          | Hillary Clinton 2011-04-01 USA Clinton  secretary of state
Hillary Rodham Clinton 2005-04-01 USA Clinton senator        | Biden           2014-04-21 USA Joe      vice president
Joseph R. Biden  2022-03-26 USA Biden     president          | Pence           2018-02-09 USA Mike     vice president
Rex Tillerson    2017-09-19 USA Tillerson secretary of state | Tillerson       2017-04-12 USA Rex      secretary of state
Mike Pompeo      2017-07-01 USA Pompeo    cia                | Pompeo          2019-05-14 USA Mike     secretary of state
John F. Kerry    2013-09-10 USA Kerry     secretary of state | Kerry           2008-09-10 USA John     senator
Condoleezza Rice 2008-08-15 USA Rice      secretary of state | Susan Rice      2012-02-04 USA Rice     united nations
Susan Rice       2015-01-01 USA Rice      national security  | Colin Powell    2003-02-05 USA Powell   secretary of state
Madeleine Albright 1999-02-06 USA Albright secretary of state | Albright       1994-04-01 USA Madeleine united nations
Warren Christopher 1995-11-01 USA Christopher secretary of state | Shultz       1986-10-11 USA George   secretary of state
Kissinger        1972-02-21 USA Henry     national security  | Henry Kissinger 1975-08-01 USA Kissinger secretary of state
Blinken          2021-03-18 USA Antony    secretary of state | Marco Rubio     2025-02-18 USA Rubio    secretary of state
Haley            2017-04-05 USA Nikki     united nations     | Samantha Power  2014-07-17 USA Power    united nations
Holbrooke        2000-01-24 USA Richard   united nations     | Holbrooke       2010-01-24 USA Richard  special envoy
John Bolton      2006-07-05 USA Bolton    united nations     | Bolton          2018-06-27 USA John     national security
Jim Mattis       2018-01-01 USA Mattis    secretary of defense | Robert Gates  2009-01-01 USA Gates    secretary of defense
Rumsfeld         2002-01-01 USA Donald    secretary of defense | Rumsfeld      1976-01-01 USA Donald   secretary of defense
McFaul           2013-05-15 USA Michael   russia             | Jon Huntsman    2018-05-15 USA Huntsman russia
McCain           2013-05-27 USA John      senator            | Lindsey Graham  2016-12-28 USA Graham   senator
Theresa May      2018-03-12 GBR May       prime minister     | Theresa May     2014-03-12 GBR May      interior
Thatcher         1982-04-05 GBR Margaret  prime minister     | Tony Blair      2003-03-18 GBR Blair    prime minister
Boris Johnson    2017-12-22 GBR Johnson   foreign            | Boris Johnson   2022-04-09 GBR Johnson  prime minister
Cameron          2015-12-02 GBR David     prime minister     | David Cameron   2024-01-15 GBR Cameron  foreign
Hammond          2015-07-14 GBR Philip    foreign            | Robin Cook      1999-02-20 GBR Cook     foreign
Macron           2018-05-24 FRA Emmanuel  president          | Chirac          2003-02-10 FRA Jacques  president
Jacques Chirac   1987-02-10 FRA Chirac    prime minister     | Le Drian        2014-01-01 FRA Yves     defense
Jean-Yves Le Drian 2018-01-01 FRA Drian   foreign            | de Villepin     2003-02-14 FRA Dominique foreign
Mitterrand       1984-06-01 FRA Francois  president          | Merkel          2015-02-12 DEU Angela   chancellor
Gerhard Schroeder 2003-01-22 DEU Schroder chancellor         | Kohl            1990-07-16 DEU Helmut   chancellor
Steinmeier       2014-03-01 DEU Walter    foreign            | Steinmeier      2018-03-01 DEU Walter   president
Genscher         1989-09-30 DEU Dietrich  foreign            | von der Leyen   2015-01-01 DEU Ursula   defense
Ursula von der Leyen 2022-04-08 IGO Leyen commission         | Berlusconi      2002-05-28 ITA Silvio   prime minister
Gentiloni        2015-06-01 ITA Paolo     foreign            | Zapatero        2006-01-01 ESP Luis     prime minister
Lech Walesa      1993-08-25 POL Wałęsa    president          | Sikorski        2010-04-10 POL Radosław foreign
Tusk             2009-09-01 POL Donald    prime minister     | Donald Tusk     2017-03-09 IGO Tusk     council
Justin Trudeau   2018-06-09 CAN Trudeau   prime minister     | Freeland        2018-08-05 CAN Chrystia foreign
Howard           2003-02-04 AUS John      prime minister     | Julie Bishop    2014-07-21 AUS Bishop   foreign
Xi Jinping       2017-04-06 CHN Xi        president          | Xi              2010-04-06 CHN Jinping  vice president
Hu Jintao        2011-01-19 CHN Hu        president          | Wang Yi         2016-01-27 CHN Wang     foreign
Li Keqiang       2015-01-21 CHN Li        prime minister     | Yang Jiechi     2010-07-23 CHN Yang     foreign
Shinzo Abe       2016-12-27 JPN Abe       prime minister     | Koizumi         2002-09-17 JPN Junichiro prime minister
Kishida          2016-02-01 JPN Fumio     foreign            | Kishida         2022-02-01 JPN Fumio    prime minister
Moon Jae In      2018-04-27 KOR Moon      president          | Kim Jong Un     2018-06-12 PRK Kim      supreme leader
Kim Jong-il      2000-06-13 PRK Kim       supreme leader     | Kim Dae Jung    2000-06-13 KOR Kim      president
Ri Yong Ho       2017-09-23 PRK Ri        foreign            | Ban Ki-moon     2005-09-19 KOR Ban      foreign
Ban Ki Moon      2013-09-19 IGO Ban       united nations     | Tsai Ing-wen    2022-08-02 TWN Tsai     president
Modi             2019-02-14 IND Narendra  prime minister     | Sushma Swaraj   2017-01-01 IND Swaraj   foreign
Vajpayee         1999-02-20 IND Atal      prime minister     | Musharraf       2001-07-15 PAK Pervez   president
Nawaz Sharif     1999-02-20 PAK Sharif    prime minister     | Imran Khan      2019-07-22 PAK Khan     prime minister
Zarif            2015-07-14 IRN Javad     foreign            | Mohammed Javad Zarif 2005-07-14 IRN Zarif united nations
Ahmadinejad      2008-09-23 IRN Mahmoud   president          | Rowhani         2014-01-01 IRN Rouhani  president
Rouhani          2005-01-01 IRN Hassan    security council   | Khamenei        1995-01-01 IRN Ali      supreme leader
Qasem Soleimani  2019-12-27 IRN Soleimani military           | Saddam          1990-08-02 IRQ Hussein  president
Saddam Hussein   2002-11-27 IRQ Saddam    president          | Tariq Aziz      1998-02-23 IRQ Aziz     deputy prime
al-Maliki        2010-01-01 IRQ Nouri     prime minister     | Haider al Abadi 2016-10-17 IRQ Abadi    prime minister
Bashar al-Assad  2015-09-30 SYR Assad     president          | Assad           1990-09-30 SYR Hafez    president
Moallem          2013-09-09 SYR Walid     foreign            | Erdogan         2012-01-01 TUR Recep    prime minister
Recep Tayyip Erdogan 2017-01-01 TUR Erdoğan president        | Cavusoglu       2018-01-01 TUR Mevlüt   foreign
Netanyahu        1998-10-23 ISR Benjamin  prime minister     | Binyamin Netanyahu 2015-03-03 ISR Netanyahu prime minister
Begin            1978-09-17 ISR Menachem  prime minister     | Sharon          2004-01-01 ISR Ariel    prime minister
Rabin            1993-09-13 ISR Yitzhak   prime minister     | Avigdor Liberman 2010-01-01 ISR Lieberman foreign
Arafat           1993-09-13 PSE Yasser    palestine          | Yasir Arafat    2000-07-11 PSE Arafat   president
Abu Mazen        2011-09-23 PSE Abbas     president          | Haniya          2006-06-01 PSE Ismail   prime minister
Mubarak          1991-01-01 EGY Hosni     president          | Morsy           2012-08-12 EGY Mohamed  president
Abdel-Fattah el-Sissi 2017-04-03 EGY Sisi president          | Gadhafi         2009-09-23 LBY Muammar  leader
Moammar Kadhafi  1986-04-15 LBY Gaddafi   leader             | Saud al-Faisal  1991-01-01 SAU Faisal   foreign
Mohammad bin Salman 2018-10-02 SAU Salman crown prince       | Poroshenko      2015-02-12 UKR Petro    president
Zelenskiy        2022-02-24 UKR Volodymyr president          | Vladimir Zelensky 2019-12-09 UKR Zelensky president
Yanukovich       2013-11-21 UKR Viktor    president          | Timoshenko      2009-01-19 UKR Yulia    prime minister
Klimkin          2016-01-01 UKR Pavlo     foreign            | Kuleba          2022-03-10 UKR Dmytro   foreign
Lukashenka       2006-03-19 BLR Alexander president          | Saakashvili     2008-08-08 GEO Mikheil  president
Saakashvili      2016-01-01 UKR Mikheil   governor           | Aliev           2010-01-01 AZE Ilham    president
Pashinian        2020-11-10 ARM Nikol     prime minister     | Nazarbaev       2010-12-01 KAZ Nursultan president
Milosevic        1995-11-21 SRB Slobodan  president          | Milosevic       1999-03-24 SRB Slobodan Yugoslavia
Karadzic         1994-05-01 BIH Radovan   group leader       | Vucic           2019-01-17 SRB Aleksandar president
Karzai           2009-08-20 AFG Hamid     president          | Mullah Omar     2000-01-01 AFG Omar     leader
Osama bin Laden  2001-09-11 IMG Laden     group leader       | Bin Laden       1998-08-07 IMG Osama    group leader
Nasrallah        2006-07-12 LBN Hassan    group leader       | Hugo Chavez     2006-09-20 VEN Chávez   president
Maduro           2010-01-01 VEN Nicolás   foreign            | Maduro          2019-01-23 VEN Nicolás  president
Fidel Castro     1998-01-21 CUB Castro    president          | Raul Castro     2014-12-17 CUB Castro   president
Lula             2009-05-19 BRA Inácio    president          | Bolsonaro       2020-01-01 BRA Jair     president
Mandela          1995-01-01 ZAF Nelson    president          | de Klerk        1990-02-02 ZAF W.       president
Mugabe           2008-06-27 ZWE Robert    president          | Omar Hassan al-Bashir 2008-07-14 SDN Bashir president
Abiy             2019-10-11 ETH Ahmed     prime minister     | Obasanjo        2003-07-01 NGA Olusegun president
Kofi Annan       2003-09-23 IGO Annan     united nations     | Kofi Annan      2012-06-30 IGO Annan    envoy
Boutros-Ghali    1993-01-01 IGO Boutros   united nations     | Guterres        2022-04-26 IGO António  united nations
Guterres         1999-01-01 PRT António   prime minister     | Stoltenberg     2011-07-22 NOR Jens     prime minister
Jens Stoltenberg 2018-07-11 IGO Stoltenberg nato             | Solana          1999-03-24 IGO Javier   nato
Javier Solana    2006-06-06 IGO Solana    high rep           | Mogherini       2015-07-14 IGO Federica high rep
ElBaradei        2003-03-07 IGO Mohamed   iaea               | Staffan de Mistura 2016-02-01 IGO Mistura envoy
"""

# Country or body, office or title, day: a word of the one holder's name.
HOLDERS = [
    ("USA", "secretary of state", "2017-09-19", "Tillerson"),
    ("USA", "foreign minister", "2017-09-19", "Tillerson"),
    ("USA", "top diplomat", "2018-05-09", "Pompeo"),
    ("USA", "defense minister", "2003-04-01", "Rumsfeld"),
    ("USA", "UN ambassador", "2017-02-02", "Haley"),
    ("USA", "leader", "1962-10-22", "Kennedy"),
    ("USA", "ambassador to Russia", "2014-01-20", "McFaul"),
    ("RUS", "foreign minister", "2017-09-19", "Lavrov"),
    ("RUS", "permanent representative to the UN", "2017-02-03", "Churkin"),
    ("RUS", "ambassador to the U.S.", "2017-01-31", "Kislyak"),
    ("RUS", "leader", "1986-10-11", "Gorbachev"),
    ("RUS", "leader", "2009-04-01", "Medvedev"),
    ("RUS", "Kremlin spokesman", "2016-01-01", "Peskov"),
    ("GBR", "leader", "2018-03-04", "May"),
    ("GBR", "Foreign Secretary", "2018-03-12", "Johnson"),
    ("DEU", "leader", "2014-03-01", "Merkel"),
    ("ITA", "leader", "2003-03-01", "Berlusconi"),
    ("FRA", "leader", "2003-03-01", "Chirac"),
    ("JPN", "foreign minister", "2017-08-07", "Kono"),
    ("TUR", "leader", "2013-01-01", "Erdoğan"),
    ("POL", "leader", "1995-01-01", "Wałęsa"),
    ("IRN", "leader", "2015-07-14", "Khamenei"),
    ("IRN", "president", "2015-07-14", "Rouhani"),
    ("IND", "leader", "1998-05-11", "Vajpayee"),
    ("IGO", "UN Secretary-General", "2003-02-01", "Annan"),
    ("IGO", "NATO chief", "2011-03-27", "Rasmussen"),
    ("IGO", "EU foreign policy chief", "2010-06-01", "Ashton"),
    ("VAT", "pope", "1985-01-01", "Paul"),
    ("KOR", "president", "2017-01-31", "Park"),
]


@pytest.fixture(scope="module")
def people() -> People:
    return load()


def questions() -> list[tuple[str, str, str, str, str]]:
    parts = [part.split() for line in BY_NAME.strip().splitlines() for part in line.split("|")]
    found = []
    for words in parts:
        at = next(i for i, word in enumerate(words) if word[:4].isdecimal())
        found.append((" ".join(words[:at]), words[at], words[at + 1], words[at + 2], " ".join(words[at + 3 :])))
    return found


def words_of(text: str) -> set[str]:
    return set(text.lower().translate(str.maketrans("öçřšćéóñ", "ocrsceon")).replace("-", " ").replace("'", "").split())


def test_people_questions_are_many() -> None:
    assert len(questions()) + len(HOLDERS) >= 150


@pytest.mark.parametrize(("name", "day", "code", "person", "office"), questions())
def test_people_by_name_finds_who_held_office_that_day(people: People, name: str, day: str, code: str, person: str, office: str) -> None:
    found = people.by_name(name, date.fromisoformat(day))
    if code == "-":
        assert not found
        return
    assert found, f"nobody goes by {name}"
    meant = [t for t in found if t.code == code and words_of(person) & words_of(t.person) and office.lower() in t.office.lower()]
    assert meant, found
    assert all(t.holds(date.fromisoformat(day)) for t in found)
    assert {t.code for t in found if t.rank <= meant[0].rank} == {code}


@pytest.mark.parametrize(("code", "office", "day", "person"), HOLDERS)
def test_people_holders_by_office_and_day(people: People, code: str, office: str, day: str, person: str) -> None:
    found = people.holders(code, office, date.fromisoformat(day))
    assert [person in t.person.replace("-", " ").split() for t in found] == [True], found


def names(found: tuple[Tenure, ...]) -> list[str]:
    return list(dict.fromkeys(t.person for t in found))


def test_people_by_name_without_a_day_gives_all_highest_first(people: People) -> None:
    found = people.by_name("Bush")
    assert {"George H. W. Bush", "George W. Bush", "Laura Bush"} <= set(names(found))
    assert found[0].office == "president"


def test_people_by_name_out_of_office_gives_the_nearest_first(people: People) -> None:
    before = people.by_name("Rex Tillerson", date(2016, 12, 13))
    assert before[0].start == date(2017, 2, 1)
    assert not before[0].holds(date(2016, 12, 13))
    assert before[0].gap(date(2016, 12, 13)) == 50
    after = people.by_name("Netanyahu", date(2022, 1, 1))
    assert (after[0].end, after[0].office) == (date(2021, 6, 13), "prime minister")


def test_people_by_name_takes_an_interval(people: People) -> None:
    both = people.by_name("Medvedev", (date(2012, 5, 1), date(2012, 5, 31)))
    assert [t.office for t in both] == ["president", "prime minister"]


def test_people_holders_in_an_interval_come_in_order_of_time(people: People) -> None:
    found = people.holders("USA", "secretary of state", (date(2017, 1, 1), date(2018, 12, 31)))
    assert names(found) == ["John Kerry", "Rex Tillerson", "Mike Pompeo"]


def test_people_holders_of_an_unknown_office_are_none(people: People) -> None:
    assert people.holders("USA", "keeper of the seal", date(2017, 1, 1)) == ()


@pytest.mark.parametrize(
    ("text", "at", "count", "person"),
    [
        ("Mr Lavrov met Rex Tillerson", 1, 1, "Sergey Lavrov"),
        ("Mr Lavrov met Rex Tillerson", 3, 2, "Rex Tillerson"),
        ("Ban Ki - moon spoke", 0, 4, "Ban Ki-moon"),
        ("Ban Ki-moon spoke", 0, 2, "Ban Ki-moon"),
        ("said Bashar al - Assad", 1, 4, "Bashar al-Assad"),
        ("said Bashar al-Assad", 1, 2, "Bashar al-Assad"),
        ("envoy Staffan de Mistura", 1, 3, "Staffan de Mistura"),
        ("PUTIN SAYS", 0, 1, "Vladimir Putin"),
        ("Vladimir Vladimirovich Putin", 0, 3, "Vladimir Putin"),
        ("Donald J. Trump won", 0, 3, "Donald Trump"),
        ("Theresa May left", 0, 2, "Theresa May"),
        ("Mrs May left", 1, 1, "Theresa May"),
        ("President Bush said", 1, 1, "George W. Bush"),
        ("when Rice said", 1, 1, "Condoleezza Rice"),
        ("Kim Jong-un met Xi", 0, 2, "Kim Jong-un"),
        ("Kim Jong-un met Xi", 3, 1, "Xi Jinping"),
        ("summit with Kim .", 2, 1, "Kim Jong-un"),
        ("when Sharon said", 1, 1, "Ariel Sharon"),
    ],
)
def test_people_longest_finds_names_in_texts(people: People, text: str, at: int, count: int, person: str) -> None:
    found, tenures = people.longest(text.split(), at)
    assert (found, tenures[0].person if tenures else None) == (count, person)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("In May it rained", 1),
        ("the price of rice rose", 3),
        ("The Bush is dry", 1),
        ("putin is no name in lower case", 0),
        ("Chelsea Clinton said", 1),
        ("the Clinton Foundation", 1),
        ("Kim Yong-sok of Seoul", 0),
        ("Washington said", 0),
        ("Jordan said", 0),
        ("I said so", 0),
        ("Hong Kong said", 1),
        ("when Sharon Stone said", 1),
        ("nobody of note", 0),
        ("R Nikki Haley", 0),
    ],
)
def test_people_longest_leaves_other_words_alone(people: People, text: str, at: int) -> None:
    assert people.longest(text.split(), at) == (0, ())


@pytest.mark.parametrize(
    ("text", "count", "office"),
    [
        ("foreign minister Lavrov", 2, "minister of foreign affairs"),
        ("Foreign Ministers met", 2, "minister of foreign affairs"),
        ("minister of foreign affairs", 4, "minister of foreign affairs"),
        ("foreign secretary", 2, "minister of foreign affairs"),
        ("top diplomat", 2, "minister of foreign affairs"),
        ("top Russian diplomat", 3, "minister of foreign affairs"),
        ("Secretary of State Rex", 3, "secretary of state"),
        ("secretary - general of the UN", 6, "secretary-general of the united nations"),
        ("Vice-President Pence", 1, "vice president"),
        ("defence minister", 2, "minister of defense"),
        ("ambassador to the U.N.", 4, "ambassador to the united nations"),
        ("envoys to the UN", 4, "ambassador to the united nations"),
        ("ambassador to Chile", 1, "ambassador"),
        ("deputy foreign minister", 3, "deputy minister of foreign affairs"),
        ("foreign ministry spokeswoman Zakharova", 3, "spokesman of the foreign ministry"),
        ("national security advisor", 3, "national security adviser"),
        ("EU foreign policy chief", 4, "high representative"),
        ("premier Li", 1, "prime minister"),
        ("rebel leader", 2, "group leader"),
        ("cheese is good", 0, None),
    ],
)
def test_people_office_at_reads_titles(people: People, text: str, count: int, office: str | None) -> None:
    found, held = people.office_at(text.split(), 0)
    assert (found, held.name if held else None) == (count, office)


@pytest.mark.parametrize(
    ("person", "day"),
    [
        ("Vitaly Churkin", date(2017, 2, 20)),
        ("Vitali Churkin", date(2017, 2, 20)),
        ("Churkin", date(2017, 2, 20)),
        ("Boris Nemtsov", date(2015, 2, 27)),
        ("Qasem Soleimani", date(2020, 1, 3)),
        ("Muammar Qaddafi", date(2011, 10, 20)),
        ("Otto Warmbier", date(2017, 6, 19)),
        ("Vladimir Putin", None),
        ("Nobody Ever", None),
    ],
)
def test_people_died(people: People, person: str, day: date | None) -> None:
    assert people.died(person) == day


def test_people_tables_know_every_code(people: People) -> None:
    known = {country.code for country in countries.load()} | {"IGO", "NGO", "IMG", "ESH"}
    assert {code for code, _ in people.held} <= known


def test_people_tables_have_no_two_in_one_seat(people: People) -> None:
    """Days of a month or a year that a coarse date leaves open may overlap; days may not."""
    clashes = []
    for (code, name), held in people.held.items():
        office = people.offices.by_name[name]
        if not office.unique or code in office.shared:
            continue
        for i, first in enumerate(held):
            slack = max({"day": 0, "month": 31, "year": 366}[t.precision] for t in held[i : i + 2])
            clashes += [(code, name, first, t) for t in held[i + 1 :] if first.end is None or (first.end - t.start).days > slack]
    assert clashes == []


def test_people_tables_end_with_death(people: People) -> None:
    late = [t for ts in people.tenures.values() for t in ts if (d := people.died(t.person)) and (t.start > d or t.end is None)]
    assert late == []


def test_people_tables_are_complete_for_the_great_powers(people: People) -> None:
    """Somebody is foreign minister and leader on the first of every month."""
    gaps = []
    for code in ("USA", "RUS", "GBR", "FRA", "DEU", "CHN"):
        for office in ("minister of foreign affairs", "leader"):
            days = (date(year, month, 1) for year in range(1993, 2025) for month in range(1, 13))
            gaps += [(code, office, day) for day in days if not people.holders(code, office, day)]
    assert len(gaps) <= 3, gaps  # a week or two between ministers


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Ann Example\t\tUSA\tking of hearts\t2001\t2002\thand", "offices.tsv"),
        ("Ann Example\t\tUSA\tpresident\t2003\t2002\thand", "before the start"),
        ("Ann Example\t\tUSA\tpresident\t2001-13\t2002\thand", "2001-13"),
        ("Ann Example\t\tUSA\tpresident\t\t2002\thand", "start"),
        ("Ann Example\t\t\tpresident\t2001\t2002\thand", "code"),
    ],
)
def test_people_wrong_row_is_named_by_line(tmp_path: Path, row: str, reason: str) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("person\tspellings\tcode\toffice\tstart\tend\tsource\n" + row + "\n", encoding="utf-8")
    with pytest.raises(TableError, match=reason) as caught:
        read_people(tables.data("people").parent, extra=[own])
    assert caught.value.line == 2


def test_people_own_table_adds_to_ours(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    row = "Ada Quillfeather\tQuilfeather\tNZL\tambassador\t2019-05\t\town\n"
    own.write_text("person\tspellings\tcode\toffice\tstart\tend\tsource\n" + row, encoding="utf-8")
    people = read_people(tables.data("people").parent, extra=[own])
    (tenure,) = people.by_name("Quillfeather", date(2020, 1, 1))
    assert (tenure.code, tenure.sector, tenure.start, tenure.precision) == ("NZL", "GOV", date(2019, 5, 1), "month")
    assert people.by_name("Lavrov")
