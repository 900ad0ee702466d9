"""States by code, number and name."""

import pytest

from legation.errors import UsageError
from legation.knowledge import Countries, load


@pytest.fixture(scope="module")
def countries() -> Countries:
    return load().countries


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russia", "RUS"), ("RUS", "RUS"), ("ru", "RUS"), ("Russian Federation", "RUS"),
        (365, "RUS"), ("365", "RUS"), ("russians", "RUS"),
        ("Soviet Union", "RUS"), ("SUN", "RUS"), ("USSR", "RUS"), ("U.S.S.R.", "RUS"), ("USR", "RUS"),
        ("the United States", "USA"), ("U.S.", "USA"), ("us", "USA"), (2, "USA"), ("America", "USA"),
        ("Britain", "GBR"), ("UK", "GBR"), ("Great Britain", "GBR"), (200, "GBR"),
        ("PRC", "CHN"), ("People's Republic of China", "CHN"), ("Taiwan", "TWN"), ("Republic of China", "TWN"), (713, "TWN"),
        ("DPRK", "PRK"), ("North Korea", "PRK"), ("Republic of Korea", "KOR"), (732, "KOR"),
        ("Burma", "MMR"), ("Myanmar", "MMR"), ("Ivory Coast", "CIV"), ("Côte d'Ivoire", "CIV"), ("cote divoire", None),
        ("East Germany", "DEU"), ("GDR", "DEU"), (255, "DEU"), (260, "DEU"), (265, "DEU"), ("Germany", "DEU"),
        ("Yugoslavia", "SRB"), ("Serbia and Montenegro", "SRB"), (345, "SRB"), ("Kosovo", "XKX"), (347, "XKX"), ("XK", "XKX"),
        ("Czechoslovakia", "CZE"), ("Czech Republic", "CZE"), ("Slovakia", "SVK"), ("Bosnia", "BIH"), ("Macedonia", "MKD"),
        ("FYROM", "MKD"),
        ("Zaire", "COD"), ("DR Congo", "COD"), ("Republic of the Congo", "COG"), ("Swaziland", "SWZ"), ("Cabo Verde", "CPV"),
        ("Holland", "NLD"), ("the Netherlands", "NLD"), ("Türkiye", "TUR"), ("Turkey", "TUR"), ("Holy See", "VAT"), ("Vatican", "VAT"),
        ("Palestine", "PSE"), ("Palestinian", "PSE"), ("WBG", "PSE"), ("Hong Kong", "HKG"),
        ("Western Sahara", "ESH"), ("Timor-Leste", "TLS"),
        ("South Vietnam", "VNM"), (817, "VNM"), ("North Yemen", "YEM"), (678, "YEM"), (679, "YEM"), ("UAE", "ARE"), (696, "ARE"),
    ],
)  # fmt: skip
def test_resolve(countries: Countries, name: str | int, code: str | None) -> None:
    if code is None:
        with pytest.raises(UsageError, match="unknown country"):
            countries.resolve(name)
    else:
        assert countries.resolve(name).code == code


@pytest.mark.parametrize(("name", "advice"), [("Rusia", "Russia"), ("Irak", "Iraq"), ("Ukrain", "Ukraine")])
def test_resolve_names_the_nearest(countries: Countries, name: str, advice: str) -> None:
    with pytest.raises(UsageError, match=advice):
        countries.resolve(name)


def test_resolve_says_what_to_give_where_nothing_is_near(countries: Countries) -> None:
    with pytest.raises(UsageError, match="ISO alpha-3"):
        countries.resolve("qqqqqq")


@pytest.mark.parametrize(("code", "name"), [("RUS", "Russia"), ("DEU", "Germany"), ("SRB", "Serbia"), ("YEM", "Yemen"), ("VNM", "Vietnam")])
def test_by_code_gives_the_present_state(countries: Countries, code: str, name: str) -> None:
    country = countries.by_code(code)
    assert country is not None
    assert (country.name, country.until) == (name, None)


def test_by_code_knows_no_former_code(countries: Countries) -> None:
    assert countries.by_code("SUN") is None


def test_every_present_state_has_one_row_and_its_own_numbers(countries: Countries) -> None:
    present = [country for country in countries if country.until is None]
    assert len({country.code for country in present}) == len(present)
    for numbers in ([c.cow for c in present if c.cow], [c.gw for c in present if c.gw]):
        assert len(set(numbers)) == len(numbers)


def test_all_members_of_the_united_nations_are_there(countries: Countries) -> None:
    beside = {"TWN", "XKX", "PSE", "VAT", "COK", "NIU", "HKG", "MAC", "ESH"}
    assert len({country.code for country in countries} - beside) == 193


def test_every_former_state_is_filed_under_a_present_one(countries: Countries) -> None:
    assert all(countries.by_code(country.code) is not country for country in countries if country.until)


@pytest.mark.parametrize(("code", "capital"), [("KAZ", "Astana"), ("NLD", "Amsterdam"), ("SGP", None), ("BOL", "La Paz")])
def test_capital(countries: Countries, code: str, capital: str | None) -> None:
    country = countries.by_code(code)
    assert country is not None
    assert country.capital == capital
