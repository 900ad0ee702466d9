"""Write ``knowledge/data/leaders.tsv`` from the REIGN list of leaders.

    python scripts/build_leaders.py path/to/leaderlist.csv

REIGN (OEF Research, MIT licence) names who effectively led each state since 1945, mostly by surname, with the day on which
each began and the month in which each ended. We take those whom ``tenures.tsv`` does not have already and for whom
``scripts/leader_names.tsv`` has the full name; a surname alone is too little to find a person by, and how many were left out for
want of more is said at the end. ``--check`` writes nothing and lists where tenures.tsv and REIGN disagree on a start.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from legation.knowledge import countries, people, people_tables, tables, tenures  # noqa: E402
from legation.knowledge.spelling import atoms  # noqa: E402

HEAD = """\
# Heads of state or government who are not in tenures.tsv, one for each state at a time: who effectively led it.
#
# Columns as in tenures.tsv. Written by scripts/build_leaders.py from REIGN (Bell, Besaw, Frank: The Rulers, Elections, and
# Irregular Governance Dataset, OEF Research, March 2021; MIT licence), so that changes belong into the script's own tables or
# into tenures.tsv. The office is the one that leads the country by roles.tsv, "leader" where that gives none.
#
# The end is the eve of the successor's first day where REIGN has one in the month of the end, else the month.
"""
HEADS = frozenset({
    "president", "prime minister", "king", "emir", "sultan", "emperor", "chancellor", "supreme leader", "general secretary", "leader",
    "president of Yugoslavia", "president of the Soviet Union", "chief executive", "state counsellor",
})  # fmt: skip
DISPUTED = timedelta(62)  # two at once for no longer than this is a handover that the two lists date differently
Names = dict[tuple[str, str, str], tuple[str, str, str]]
CAPTAINS_REGENT = "SNM"  # San Marino changes two heads every six months; they are in no news


@dataclass(frozen=True)
class Reign:
    """One row of REIGN."""

    name: str
    code: str
    start: date
    end: str | None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reign", type=Path, help="REIGN's list of leaders, as CSV")
    parser.add_argument("--check", action="store_true", help="only list where tenures.tsv differs from REIGN")
    options = parser.parse_args()
    heads = Heads(people_tables.read_people(tables.data("people").parent, tables=("tenures.tsv", "heads.tsv", "ministers.tsv")))
    reigns = list(read_reign(options.reign))
    if options.check:
        print("\n".join(differences(reigns, heads)))
        return
    names = read_names(ROOT / "scripts" / "leader_names.tsv")
    missing = [reign for reign in reigns if heads.matching(reign) is None]
    rows = [row for reign in missing if (row := table_row(reign, names, heads))]
    header = "\t".join(("person", "spellings", "code", "office", "start", "end", "source"))
    tables.data("leaders.tsv").write_text(HEAD + "\n".join([header, *rows]) + "\n", encoding="utf-8")
    print(f"{len(rows)} rows written, {len(missing) - len(rows)} left out for want of a full name")


def read_reign(path: Path) -> Iterator[Reign]:
    """REIGN's rows in its order, with the codes of countries.tsv and ends made as exact as the successor's start allows."""
    codes = {country.cow: country.code for country in countries.load()}
    with path.open(encoding="latin-1", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["stateabb"] != CAPTAINS_REGENT and row["syear"]]
    starts: dict[str, list[date]] = {}
    for row in rows:
        starts.setdefault(row["ccode"], []).append(first_day(row))
    for row in rows:
        yield Reign(clean(row["leader"]), codes[int(row["ccode"])], first_day(row), last_day(row, starts[row["ccode"]]))


def first_day(row: dict[str, str]) -> date:
    return date(int(row["syear"]), int(row["smonth"]), int(row["sdate"]))


def last_day(row: dict[str, str], starts: list[date]) -> str | None:
    """``None`` for who still led in March 2021."""
    if not row["eyear"]:
        return None
    year, month = int(row["eyear"]), int(row["emonth"])
    for start in starts:
        eve = start - timedelta(1)
        if start > first_day(row) and (eve.year, eve.month) == (year, month) and eve >= first_day(row):
            return eve.isoformat()
    return f"{year:04}-{month:02}"


def clean(name: str) -> str:
    """``Duvalier, Jean-`` and ``Evans Paul (acting)`` as names; text that was decoded twice is repaired."""
    name = name.split("(")[0].strip()
    fixed = name.encode("latin-1").decode("utf-8", errors="ignore")
    return " ".join((fixed if len(fixed) < len(name) else name).split())


def read_names(path: Path) -> Names:
    """(code, REIGN's name, year of start or empty) -> (full name, spellings, office or empty)."""
    rows = tables.read_tsv(path, ("code", "reign", "year", "person", "spellings", "office"))
    return {(r["code"], r["reign"], r["year"]): (r["person"], r["spellings"], r["office"]) for r in rows}


class Heads:
    """The heads of state and government in tenures.tsv, and the words of their names."""

    def __init__(self, known: people.People) -> None:
        self.roles = known.roles
        self.held = [t for (_, office), tenures in known.held.items() if office in HEADS for t in tenures]
        self.words: dict[str, set[str]] = {}
        for key, persons in known.names.items():
            for person in persons:
                self.words.setdefault(person, set()).update(key)

    def matching(self, reign: Reign) -> tenures.Tenure | None:
        """The same person at the head of that country at that time; the nearest start of several."""
        last = date.max if reign.end is None else date(int(reign.end[:4]), int(reign.end[5:7]), 28)
        span = (reign.start, max(reign.start, last))
        held = (t for t in self.held if t.code == reign.code and t.gap(span) < 32)
        same = [t for t in held if not self.words[t.person].isdisjoint(atoms(reign.name))]
        return min(same, key=lambda t: abs((t.start - reign.start).days), default=None)

    def between(self, reign: Reign, office: str) -> tuple[str, str]:
        """The first and last day, cut where tenures.tsv has somebody else in that office by then."""
        start, end = reign.start, reign.end or "2021"
        for other in (t for t in self.held if (t.code, t.office) == (reign.code, office)):
            if other.end and other.start < start <= other.end <= start + DISPUTED:
                start = other.end
            if start < other.start and end >= other.start.isoformat()[: len(end)] and (len(end) < 10 or end <= str(other.start + DISPUTED)):
                end = other.start.isoformat()
        return start.isoformat(), end

    def office(self, reign: Reign) -> str:
        """The office that leads the country on the first day, by roles.tsv."""
        return next((r.office for r in self.roles.get((reign.code, "leader"), ()) if r.holds(reign.start)), "leader")


def table_row(reign: Reign, names: Names, heads: Heads) -> str | None:
    """The row of leaders.tsv, or ``None`` where no table has the full name."""
    found = names.get((reign.code, reign.name, str(reign.start.year))) or names.get((reign.code, reign.name, ""))
    if found is None:
        return None
    person, spellings, office = found
    office = office or heads.office(reign)
    start, end = heads.between(reign, office)
    return "\t".join((person, spellings, reign.code, office, start, end, "REIGN"))


def differences(reigns: list[Reign], heads: Heads) -> Iterator[str]:
    """Where both have a person but not on the same first day, by more than a month."""
    for reign in reigns:
        tenure = heads.matching(reign)
        if tenure and abs((tenure.start - reign.start).days) > 31:
            yield f"{reign.code} {reign.name}: REIGN {reign.start}, tenures.tsv {tenure.person} {tenure.office} {tenure.start}"


if __name__ == "__main__":
    main()
