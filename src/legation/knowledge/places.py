"""Towns and where they lie: to tell towns of one name apart and to put an event on the map.

Source: ``places.tsv``, made from GeoNames (CC BY 4.0) by ``scripts/build_places.py``; its head says more.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from legation.knowledge import tables
from legation.knowledge.tables import Row

COLUMNS = ("name", "code", "region", "lat", "lon", "population")
EARTH = 6371.0  # km, mean radius
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "ı": "i", "æ": "ae", "ə": "a", "'": "", "’": "", "‘": "", "`": "", "-": " ", ".": ""}
)


@dataclass(frozen=True, slots=True)
class Town:
    """A town: ``lat`` and ``lon`` in degrees north and east; ``region`` only in the United States and Canada."""

    name: str
    code: str
    region: str
    lat: float
    lon: float
    population: int

    def is_called(self, name: str) -> bool:
        """Whether ``name`` is the town's own, not another spelling or an old one."""
        return folded(name) == folded(self.name)

    def distance(self, lat: float, lon: float) -> float:
        """Kilometres to a point, along a great circle."""
        north, east = radians(lat - self.lat) / 2, radians(lon - self.lon) / 2
        return 2 * EARTH * asin(sqrt(sin(north) ** 2 + cos(radians(self.lat)) * cos(radians(lat)) * sin(east) ** 2))


class Places:
    """Towns by name; a row becomes a :class:`Town` when it is first asked for, since few of the table ever are."""

    def __init__(self, rows: list[str]) -> None:
        self._rows = rows
        self._by_name: dict[str, list[int]] = {}
        for i, row in enumerate(rows):
            for name in row[: row.index("\t")].split("; "):
                self._by_name.setdefault(folded(name), []).append(i)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Town]:
        return map(_town, self._rows)

    def named(self, name: str, *, code: str | None = None, region: str | None = None) -> tuple[Town, ...]:
        """The towns of that name, the largest first; only those in the country ``code`` or the ``region``, where given. ``()`` if none.

        Accents, points, hyphens and capitals make no difference.
        """
        found = [_town(self._rows[i]) for i in self._by_name.get(folded(name), ())]
        fits = [t for t in found if (code is None or t.code == code) and (region is None or t.region == region)]
        return tuple(sorted(fits, key=lambda t: (-t.population, t.code, t.lat)))


def load() -> Places:
    """The towns of our own table; :class:`TableError` if its columns are not those that it must have."""
    path = tables.data("places.tsv")
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    if tuple(lines[0].split("\t")) != COLUMNS:
        raise Row(str(path), 1, {}).error(f"its columns must be {', '.join(COLUMNS)}")
    return Places(lines[1:])


def check(path: Path) -> Iterator[Row]:
    """The rows of a table of towns, each checked: columns, numbers, degrees within the globe."""
    for row in tables.read_tsv(path, COLUMNS):
        row.required("name"), row.required("code"), row.integer("population")
        for column, limit in (("lat", 90), ("lon", 180)):
            degrees = row.decimal(column)
            if degrees is None or abs(degrees) > limit:
                raise row.error(f"column {column!r} has {row[column]!r}; degrees from -{limit} to {limit} are wanted")
        yield row


def folded(name: str) -> str:
    """A name as names are compared: lower case, without accents, points, hyphens and apostrophes."""
    low = name.lower()
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFD", low.translate(_LETTERS)) if not unicodedata.combining(c))
    return " ".join(low.translate(_LETTERS).split()) if not low.isalpha() else low


def _town(row: str) -> Town:
    name, code, region, lat, lon, *rest = row.split("\t")
    return Town(name.split("; ")[0], code, region, float(lat), float(lon), int(rest[0]) if rest and rest[0] else 0)
