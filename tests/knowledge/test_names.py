"""How names are compared, whatever a tokeniser makes of them."""

import pytest

from legation.knowledge.names import Names, pieces


@pytest.fixture(scope="module")
def names() -> Names[str]:
    table: Names[str] = Names()
    for name in (
        "US", "China", "South China Sea", "al-Qaeda", "Côte d'Ivoire", "People's Republic of China", "Bank of England", "WHO",
        "Guinea", "Guinea-Bissau", "Washington", "Washington, D.C.", "Élysée", "St. Petersburg", "yellow vests", "New Guinea",
    ):  # fmt: skip
        table.add(name, name)
    return table


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Russia", ("Russia",)),
        ("U.S.", ("US",)),
        ("al-Qaeda's", ("al", "Qaeda", "s")),
        ("Élysée", ("Elysee",)),
        ("Łódź", ("Lodz",)),
        ("d’Ivoire", ("d", "Ivoire")),
        ("-", ()),
        ("\n", ()),
        (".", (".",)),
        ("G-20", ("G", "20")),
    ],
)
def test_pieces(word: str, expected: tuple[str, ...]) -> None:
    assert pieces(word) == expected


@pytest.mark.parametrize(
    ("text", "count", "name"),
    [
        ("US troops", 1, "US"),
        ("U.S. troops", 1, "US"),
        ("us troops", 0, None),
        ("U.S.-led raid", 1, "US"),
        ("US-Russia talks", 1, "US"),
        ("China said", 1, "China"),
        ("CHINA SAYS", 1, "China"),
        ("china plates", 0, None),
        ("China's army", 1, "China"),
        ("China 's army", 1, "China"),
        ("South China Sea claims", 3, "South China Sea"),
        ("SOUTH CHINA SEA", 3, "South China Sea"),
        ("South Korea", 0, None),
        ("al-Qaeda cell", 1, "al-Qaeda"),
        ("al - Qaeda cell", 3, "al-Qaeda"),
        ("al Qaeda cell", 2, "al-Qaeda"),
        ("Al-Qaeda Cell", 1, "al-Qaeda"),
        ("AL QAEDA", 2, "al-Qaeda"),
        ("Cote d'Ivoire", 2, "Côte d'Ivoire"),
        ("Côte d’Ivoire", 2, "Côte d'Ivoire"),
        ("People 's Republic of China", 5, "People's Republic of China"),
        ("People's Republic Of China", 4, "People's Republic of China"),
        ("Bank Of England", 3, "Bank of England"),
        ("bank of england", 0, None),
        ("Bank \n of England", 4, "Bank of England"),
        ("WHO said", 1, "WHO"),
        ("who said", 0, None),
        ("WHO WOULD RULE", 0, None),
        ("Guinea won", 1, "Guinea"),
        ("Guinea - Bissau", 3, "Guinea-Bissau"),
        ("Guinea-Bissau", 1, "Guinea-Bissau"),
        ("Washington , D.C. said", 3, "Washington, D.C."),
        ("Washington , Beijing", 1, "Washington"),
        ("ELYSEE SAYS", 1, "Élysée"),
        ("St Petersburg", 2, "St. Petersburg"),
        ("Yellow Vests", 2, "yellow vests"),
        ("yellow vests", 2, "yellow vests"),
        ("New Guineas", 0, None),
    ],
)
def test_longest(names: Names[str], text: str, count: int, name: str | None) -> None:
    words = text.replace("\n", "~").split(" ")
    found, values = names.longest(["\n" if word == "~" else word for word in words], 0)
    assert (found, values) == (count, (name,) if name else ())


def test_longest_reads_from_the_word_it_is_given(names: Names[str]) -> None:
    assert names.longest(["ships", "in", "the", "South", "China", "Sea"], 3) == (3, ("South China Sea",))


def test_find_prefers_the_capitals_of_the_table_but_takes_any(names: Names[str]) -> None:
    assert names.find("bank of england") == ("Bank of England",)
    assert names.find("Us") == ("US",)
    assert names.find("Atlantis") == ()


def test_names_can_be_dropped() -> None:
    table: Names[str] = Names()
    table.add("Orange", "river")
    table.drop("Orange")
    assert (table.longest(["Orange"], 0), len(table)) == ((0, ()), 0)
