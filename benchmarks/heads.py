"""Ask ``who`` for the head of state and of government of every member of the United Nations, and compare with REIGN.

    python benchmarks/heads.py --shared ../shared

For each of the 193 members and each of four days: who is the head of state, and who the head of government? A member is answered when
the tables name somebody for one of them. REIGN (OEF Research, March 2021) names, for each state, who effectively led it; we agree when
that person is our head of state or our head of government on that day. Where not, ``heads_explained.tsv`` must say why.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from legation.knowledge import Candidate, Knowledge, load, who
from legation.knowledge.spelling import atoms
from legation.knowledge.tables import read_tsv

HERE = Path(__file__).parent
DAYS = tuple(date(year, 1, 1) for year in (1995, 2005, 2015, 2024))
REIGN = Path("reference/leaders/leaderlist_3_21.csv")
REIGN_ENDS = date(2021, 3, 31)
NO_NAMES = frozenset({"abdul", "abu", "bin", "ibn"})  # parts of many people's names
SPELLING = 0.8  # of difflib; below it, the same person is one of the explained
OFFICES = ("head of state", "head of government", "leader")


@dataclass(frozen=True)
class Asked:
    """One member on one day: whom ``who`` names for each office, and whom REIGN names (empty: beyond its end).

    ``words`` are the words of all spellings of a person's name.
    """

    code: str
    name: str
    on: date
    answers: dict[str, tuple[Candidate, ...]]
    reign: str
    words: Mapping[str, set[str]]

    @property
    def answered(self) -> bool:
        return any(self.answers.values())

    @property
    def agrees(self) -> bool:
        """Whether a word of REIGN's name is one of ours, in some spelling: Nazarbaev is Nazarbayev, Anastasiadis Anastasiades."""
        named = {c.name for found in self.answers.values() for c in found}
        ours = [word for name in named for word in self.words[name] - NO_NAMES]
        return any(get_close_matches(word, ours, n=1, cutoff=SPELLING) for word in atoms(self.reign) if len(word) > 2)

    def __str__(self) -> str:
        named = dict.fromkeys(f"{c.name} ({c.office})" for found in self.answers.values() for c in found)
        return ", ".join(named) or "nobody"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared", help="the folder with REIGN's list of leaders")
    options = parser.parse_args()
    asked = list(ask(load(), options.shared / REIGN))
    explained = read_explained()
    for day in DAYS:
        print(summary([a for a in asked if a.on == day]))
    print()
    for a in differing(asked):
        print(f"{a.code} {a.on}  who: {a}; REIGN: {a.reign}")
        print(f"               {explained.get((a.code, a.on), 'NOT EXPLAINED')}")
    sys.exit(any((a.code, a.on) not in explained for a in differing(asked)))


def ask(knowledge: Knowledge, reign: Path) -> Iterator[Asked]:
    """All members that existed on each day, asked by name."""
    words: dict[str, set[str]] = {}
    for key, persons in knowledge.people.names.items():
        for person in persons:
            words.setdefault(person, set()).update(key)
    led = {(code, day): name for code, day, name in read_reign(reign, knowledge)}
    for row in read_tsv(HERE / "un_members.tsv", ("code", "since")):
        country = knowledge.countries.by_code(row["code"])
        assert country is not None, row["code"]
        for day in DAYS:
            if (row.first_day("since") or date.min) > day:
                continue
            answers = {office: held(knowledge, f"{office} of {country.name}", day) for office in OFFICES}
            yield Asked(country.code, country.name, day, answers, led.get((country.code, day), ""), words)


def held(knowledge: Knowledge, mention: str, day: date) -> tuple[Candidate, ...]:
    return tuple(c for c in who(mention, knowledge, on=day).candidates if c.held and c.tenure)


def differing(asked: list[Asked]) -> list[Asked]:
    return [a for a in asked if not a.answered or (a.reign and not a.agrees)]


def summary(asked: list[Asked]) -> str:
    compared = [a for a in asked if a.reign]
    agree = sum(a.agrees for a in compared)
    answered = sum(a.answered for a in asked)
    both = sum(bool(a.answers["head of state"] and a.answers["head of government"]) for a in asked)
    share = f"{agree} of {len(compared)} as REIGN ({agree / len(compared):.1%})" if compared else "beyond the end of REIGN"
    return f"{asked[0].on}: {answered} of {len(asked)} members answered, {both} with both heads; {share}"


def read_explained(path: Path = HERE / "heads_explained.tsv") -> dict[tuple[str, date | None], str]:
    """(code, day) -> why who and REIGN differ there."""
    return {(row["code"], row.first_day("day")): row["why"] for row in read_tsv(path, ("code", "day", "why"))}


def read_reign(path: Path, knowledge: Knowledge) -> Iterator[tuple[str, date, str]]:
    """Who led each state on each of the days; of several rows the one that began last."""
    codes = {country.cow: country.code for country in knowledge.countries}
    with path.open(encoding="latin-1", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["syear"]]
    for row in sorted(rows, key=_start):
        for day in DAYS:
            ended = row["eyear"] and (int(row["eyear"]), int(row["emonth"])) < (day.year, day.month)
            if _start(row) <= day <= REIGN_ENDS and not ended:
                yield codes[int(row["ccode"])], day, _repaired(row["leader"])


def _start(row: dict[str, str]) -> date:
    return date(int(row["syear"]), int(row["smonth"]), int(row["sdate"]))


def _repaired(name: str) -> str:
    """The name, its accents mended where the file holds them decoded twice."""
    fixed = name.encode("latin-1").decode("utf-8", errors="ignore")
    return fixed if len(fixed) < len(name) else name


if __name__ == "__main__":
    main()
