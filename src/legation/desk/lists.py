"""Lists of events: which are wanted, how many there are of each kind, one page of them. Asked of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from legation.desk.asked import Asked
from legation.desk.catalogue import Catalogue
from legation.knowledge import Countries

PER_PAGE = 50
MOST_FACETS = 12
LAST_PAGE = 100_000
SORTS = {
    "newest": "first DESC NULLS LAST, id",
    "oldest": "first NULLS LAST, id",
    "most told": "reports DESC, confidence DESC, id",
    "surest": "confidence DESC, first DESC NULLS LAST, id",
}
# Confidence in words, from a bound on: so are the events of the open gold that are right told from those that are not.
CERTAINTIES = {"sure": (0.8, 1.01), "likely": (0.6, 0.8), "doubtful": (-0.01, 0.6)}
STATUSES = {"actual": "happened", "future": "planned", "negated": "denied", "hypothetical": "conditional"}
_CERTAINTY = "CASE WHEN confidence >= 0.8 THEN 'sure' WHEN confidence >= 0.6 THEN 'likely' ELSE 'doubtful' END"
REPORTER = "the reporter"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events: all that agree with everything that is given here."""

    pair: tuple[str, str] | None = None
    party: str | None = None
    person: str | None = None
    since: date | None = None
    until: date | None = None
    direction: str = ""
    types: tuple[str, ...] = ()
    quads: tuple[int, ...] = ()
    statuses: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()
    disputed: bool = False
    words: str = ""

    @classmethod
    def of(cls, asked: Asked, countries: Countries) -> Wanted:
        """What an address asks for; :class:`UsageError` for a country, status or certainty that there is none of."""
        codes = [countries.resolve(asked.text(name)).code for name in ("a", "b") if asked.text(name)]
        return cls(
            pair=(codes[0], codes[1]) if len(codes) == 2 and codes[0] != codes[1] else None,
            party=codes[0] if len(set(codes)) == 1 else None,
            person=asked.text("person") or None,
            since=asked.since(),
            until=asked.until(),
            direction=asked.choice("direction", ("", "a_to_b", "b_to_a", "mutual")),
            types=asked.texts("type"),
            quads=tuple(int(quad) for quad in asked.texts("quad") if quad in ("1", "2", "3", "4")),
            statuses=_known("status", asked, tuple(STATUSES)),
            speakers=asked.texts("speaker"),
            outlets=asked.texts("outlet"),
            certainties=_known("certainty", asked, tuple(CERTAINTIES)),
            disputed=asked.flag("disputed"),
            words=asked.text("q"),
        )

    def sql(self) -> tuple[str, list[Any]]:
        """A ``WHERE`` clause over ``events`` of the catalogue, and its values."""
        parts: list[str] = []
        values: list[Any] = []
        for part, given in self._parts():
            parts.append(part)
            values += given
        return ("WHERE " + " AND ".join(parts) if parts else ""), values

    def _parts(self) -> list[tuple[str, list[Any]]]:
        found: list[tuple[str, list[Any]]] = []
        if self.pair:
            found.append(_between(self.pair, self.direction))
        if self.party:
            found.append(("list_contains(countries, ?)", [self.party]))
        if self.person:
            found.append(("id IN (SELECT event FROM tellings WHERE report IN (SELECT report FROM people WHERE name = ?))", [self.person]))
        if self.since:
            found.append(("last >= ?", [self.since]))
        if self.until:
            found.append(("first <= ?", [self.until]))
        for column, chosen in (("type", self.types), ("quad", self.quads), ("status", self.statuses)):
            if chosen:
                found.append((f"{column} IN ({_marks(chosen)})", list(chosen)))
        if self.speakers:
            found.append(_spoken(self.speakers))
        if self.outlets:
            found.append(("list_has_any(outlets, ?::VARCHAR[])", [list(self.outlets)]))
        if self.certainties:
            found.append((f"{_CERTAINTY} IN ({_marks(self.certainties)})", list(self.certainties)))
        if self.disputed:
            found.append(("disputed", []))
        if self.words:
            found.append(_holding(self.words))
        return found


def _known(name: str, asked: Asked, among: tuple[str, ...]) -> tuple[str, ...]:
    from legation.errors import UsageError

    chosen = asked.texts(name)
    if unknown := [value for value in chosen if value not in among]:
        raise UsageError(f"{name}={unknown[0]}: is none of {', '.join(among)}")
    return chosen


def _marks(values: tuple[Any, ...]) -> str:
    return ", ".join("?" * len(values))


def _between(pair: tuple[str, str], direction: str) -> tuple[str, list[Any]]:
    a, b = min(pair), max(pair)
    turned = {"a_to_b": "back", "b_to_a": "forth"} if pair[0] != a else {"a_to_b": "forth", "b_to_a": "back"}
    one = {"mutual": "mutual", **turned}.get(direction)
    if one is None:
        return "id IN (SELECT id FROM pairs WHERE a = ? AND b = ?)", [a, b]
    return "id IN (SELECT id FROM pairs WHERE a = ? AND b = ? AND direction = ?)", [a, b, one]


def _spoken(speakers: tuple[str, ...]) -> tuple[str, list[Any]]:
    named = [name for name in speakers if name != REPORTER]
    both = "(list_has_any(said_by, ?::VARCHAR[])" + (" OR len(said_by) = 0)" if REPORTER in speakers else ")")
    return both, [named]


def words_of(text: str) -> list[str]:
    """What must be found: words, and phrases in quotation marks; in lower case."""
    import re

    return [(phrase or word).lower() for phrase, word in re.findall(r'"([^"]+)"|(\S+)', text.replace("“", '"').replace("”", '"'))][:20]


def _holding(text: str) -> tuple[str, list[Any]]:
    words = words_of(text)
    where = " AND ".join(["contains(low, ?)"] * len(words)) or "true"
    return f"id IN (SELECT event FROM tellings WHERE report IN (SELECT id FROM reports WHERE {where}))", list(words)


# --- asking ---------------------------------------------------------------------------------------------------------


def count(catalogue: Catalogue, wanted: Wanted) -> int:
    """How many events there are of those wanted."""
    where, values = wanted.sql()
    return int(catalogue.value(f"SELECT count(*) FROM events {where}", values))


def listed(catalogue: Catalogue, wanted: Wanted, *, sort: str, start: int = 0, size: int | None = PER_PAGE) -> list[dict[str, Any]]:
    """Events as rows, each with the sentence of its surest report. ``size`` ``None`` gives all."""
    where, values = wanted.sql()
    limit = "" if size is None else f"LIMIT {int(size)} OFFSET {int(start)}"
    rows = catalogue.dicts(f"SELECT * FROM events {where} ORDER BY {SORTS[sort]} {limit}", values)
    quotes = _quotes(catalogue, [row["id"] for row in rows])
    return [{**row, **quotes.get(row["id"], NO_QUOTE)} for row in rows]


NO_QUOTE = {"text": None, "page": None, "report": None}
_QUOTES = """
SELECT t.event, arg_max(struct_pack(text := r.text, page := r.page, report := r.id),
    (r.type = e.type)::INTEGER * 10 + r.confidence) AS quote
FROM tellings t JOIN reports r ON r.id = t.report JOIN events e ON e.id = t.event
WHERE t.event IN (SELECT unnest(?::VARCHAR[])) GROUP BY t.event
"""


def _quotes(catalogue: Catalogue, ids: list[str]) -> dict[str, dict[str, Any]]:
    """For each event, the report to quote: one that reads it as the type it has, of these the surest."""
    return dict(catalogue.rows(_QUOTES, [ids]))


@dataclass(frozen=True, slots=True)
class Facet:
    """One way in which the wanted events differ: its name in addresses, its title, and its commonest values with how many have them."""

    name: str
    title: str
    values: tuple[tuple[str, int], ...]
    others: int = 0


_SAID = f"unnest(CASE WHEN len(said_by) = 0 THEN ['{REPORTER}'] ELSE said_by END)"
_FACETS = {
    "type": ("Type", "types", "type"),
    "status": ("Did it happen", "statuses", "status"),
    "speaker": ("On whose word", "speakers", _SAID),
    "outlet": ("Outlet", "outlets", "unnest(outlets)"),
    "certainty": ("Certainty", "certainties", _CERTAINTY),
}


def facets(catalogue: Catalogue, wanted: Wanted) -> list[Facet]:
    """The wanted events counted by type, status, speaker, outlet and certainty, each without regard to what is chosen of itself."""
    return catalogue.once(("facets", wanted), lambda: [_facet(catalogue, wanted, name) for name in _FACETS])


def types_of(catalogue: Catalogue, wanted: Wanted) -> tuple[tuple[str, int], ...]:
    """The wanted events counted by type, most first."""
    return _facet(catalogue, wanted, "type").values


def _facet(catalogue: Catalogue, wanted: Wanted, name: str) -> Facet:
    title, field, value = _FACETS[name]
    free: dict[str, Any] = {field: ()}
    where, values = replace(wanted, **free).sql()
    rows = catalogue.rows(
        f"SELECT value, count(*) FROM (SELECT {value} AS value FROM events {where}) WHERE value IS NOT NULL "
        "GROUP BY value ORDER BY count(*) DESC, value",
        values,
    )
    return Facet(name, title, tuple(rows[:MOST_FACETS]), max(0, len(rows) - MOST_FACETS))
