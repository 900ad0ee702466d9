"""Who: a country or a person, with offices in time and all events."""

from __future__ import annotations

from typing import Any

from legation.desk import wording
from legation.desk.lists import LAST_PAGE, PER_PAGE, Wanted, count, listed
from legation.desk.looks.events import event_json, table
from legation.desk.state import Look, NotThere
from legation.desk.view import View
from legation.errors import UsageError
from legation.knowledge import Country, Tenure

MOST_PERSONS = 200
MOST_PARTNERS = 12


def index(look: Look) -> View:
    """Persons and countries of the record, those with most reports first; ``name`` leads to one of them."""
    name = look.asked.text("name")
    persons = look.desk.shelf.catalogue().dicts(
        "SELECT name, min(code) AS code, max(office) AS office, count(*) AS reports FROM people "
        f"GROUP BY name ORDER BY reports DESC, name LIMIT {MOST_PERSONS}"
    )
    countries = look.desk.shelf.catalogue().dicts(
        "SELECT code, count(*) AS events FROM (SELECT unnest(countries) AS code FROM events) GROUP BY code ORDER BY events DESC, code"
    )
    for row in countries:
        row["name"] = wording.country(row["code"])
    return View("whos.html", "Who is in this record", {"name": name, "persons": persons, "countries": countries})


def look(look: Look) -> View:
    """The country of that code or name, else the person of that name."""
    name = look.names["name"].strip()
    country = _country(look, name)
    tenures = _offices(look, country) if country else _tenures(look, name)
    person = None if country else _known_as(look, name, tenures)
    wanted = Wanted(party=country.code) if country else Wanted(person=person)
    total = count(look.desk.shelf.catalogue(), wanted)
    if not country and not tenures and not total:
        raise NotThere(f"nobody called {name!r}: neither a country, nor a person of the tables or of this record")
    at = look.asked.number("page", 1, least=1, most=LAST_PAGE)
    sort = look.asked.choice("sort", ("newest", "oldest", "most told", "surest"))
    rows = listed(look.desk.shelf.catalogue(), wanted, sort=sort, start=(at - 1) * PER_PAGE)
    title = country.name if country else person or name
    data = {
        "name": title,
        "code": country.code if country else None,
        "offices": [_tenure(tenure) for tenure in tenures],
        "partners": _partners(look, country.code) if country else [],
        "total": total,
        "page": at,
        "pages": max(1, -(-total // PER_PAGE)),
        "events": [event_json(row) for row in rows],
    }
    return View("who.html", title, data, {"rows": rows, "country": country, "sort": sort}, table(look, wanted, sort))


def _country(look: Look, name: str) -> Country | None:
    try:
        return look.countries.resolve(name)
    except UsageError:
        return None


def _offices(look: Look, country: Country) -> list[Tenure]:
    """Who held which office of a country, the highest office first, the latest holder first."""
    held = look.desk.knowledge.people.held
    found = [tenure for (code, _), tenures in held.items() if code == country.code for tenure in tenures]
    return sorted(found, key=lambda tenure: (tenure.rank, -tenure.start.toordinal()))


def _tenures(look: Look, name: str) -> list[Tenure]:
    return sorted(look.desk.knowledge.people.by_name(name), key=lambda tenure: (tenure.person, -tenure.start.toordinal()))


def _known_as(look: Look, name: str, tenures: list[Tenure]) -> str:
    """The name under which the record has the person: as asked for, else as the tables have it."""
    if look.rows("SELECT 1 FROM people WHERE name = ? LIMIT 1", name):
        return name
    persons = {tenure.person for tenure in tenures}
    return persons.pop() if len(persons) == 1 else name


def _tenure(tenure: Tenure) -> dict[str, Any]:
    return {
        "person": tenure.person,
        "code": tenure.code,
        "office": tenure.office,
        "sector": tenure.sector,
        "start": tenure.start,
        "end": tenure.end,
        "precision": tenure.precision,
        "source": tenure.source,
    }


def _partners(look: Look, code: str) -> list[dict[str, Any]]:
    """The countries that it has most events with."""
    rows = look.rows(
        "SELECT CASE WHEN a = ? THEN b ELSE a END AS other, count(*) FROM pairs WHERE a = ? OR b = ? GROUP BY other "
        f"ORDER BY count(*) DESC, other LIMIT {MOST_PARTNERS}",
        *(code,) * 3,
    )
    return [{"code": other, "name": wording.country(other), "events": events} for other, events in rows]
