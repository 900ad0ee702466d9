"""Fill docs/people.md: what ``legation who`` answers, what the tables hold, how far they go, and how they agree with REIGN.

python scripts/people_page.py            # ``--check``: only say whether the page is current
"""

from __future__ import annotations

import shlex
import sys
from datetime import date

from blocks import ROOT, fill, names, table, write
from click.testing import CliRunner

from legation.cli import main as legation
from legation.knowledge import load, tables
from legation.knowledge.people_tables import TENURES
from legation.knowledge.tables import read_tsv

sys.path.insert(0, str(ROOT / "benchmarks"))

import heads

PAGE = ROOT / "docs" / "people.md"
YEARS = [date(year, 1, 1) for year in range(1990, 2026)]
G20 = "USA RUS CHN GBR FRA DEU ITA JPN CAN AUS BRA ARG MEX IND IDN KOR SAU ZAF TUR".split()
CONFLICTS = "ISR PSE UKR SYR IRQ IRN AFG PAK PRK SDN YEM LBY LBN GEO ARM AZE ETH ERI MMR COL CYP SRB BIH HRV SOM COD RWA MLI".split()
OFFICES = ("minister of foreign affairs", "minister of defense", "ambassador to the united nations", "spokesman of the foreign ministry")


def main() -> int:
    return write({PAGE: fill(PAGE.read_text("utf-8"), block)})


def block(name: str) -> str:
    """What stands in one block: the answer to a call of ``legation who``, or a table."""
    makers = {"tables": held, "heads held": heads_held, "others held": others_held, "heads beside REIGN": beside_reign}
    return makers[name]() if name in makers else answer(name)


def answer(call: str) -> str:
    said = CliRunner().invoke(legation, shlex.split(call)[1:]).output
    lines = said.rstrip().split("\n")
    shown = lines if len(lines) <= 14 else [*lines[:12], f"... {len(lines) - 12} lines more"]
    return "\n".join(["```", f"$ {call}", *shown, "```"])


def held() -> str:
    rows = []
    for name in TENURES:
        found = list(read_tsv(tables.data(name), ("person", "spellings", "code", "office", "start", "end", "source")))
        exact = sum(len(row["start"]) == 10 for row in found)
        persons = {row["person"] for row in found}
        rows.append((f"`{name}`", f"{len(found):,}", f"{len(persons):,}", f"{exact / len(found):.0%}"))
    return table(("table", "tenures", "persons", "first day known to the day"), rows)


def heads_held() -> str:
    people = load().people
    members = list(read_tsv(heads.HERE / "un_members.tsv", ("code", "since")))
    rows = []
    for years in (YEARS[:10], YEARS[10:20], YEARS[20:30], YEARS[30:]):
        asked = [(row["code"], day) for row in members for day in years if (since(row["code"]) or date.min) <= day]
        counts = [sum(bool(people.holders(code, office, day)) for code, day in asked) for office in heads.OFFICES[:2]]
        either = sum(any(people.holders(code, office, day) for office in heads.OFFICES) for code, day in asked)
        shares = [f"{count / len(asked):.1%}" for count in (*counts, either)]
        rows.append((f"{years[0].year} to {years[-1].year}", f"{len(asked):,}", *shares))
    return table(("1 January of", "states and years", "head of state", "head of government", "one of them"), rows)


def since(code: str) -> date | None:
    country = load().countries.by_code(code)
    return country.since if country else None


def others_held() -> str:
    people, rows = load().people, []
    days = [date(year, month, 1) for year in range(1995, 2025) for month in (1, 7)]
    for office in OFFICES:
        shares = []
        for codes in (G20, CONFLICTS):
            asked = [(code, day) for code in codes for day in days if (since(code) or date.min) <= day]
            shares.append(f"{sum(bool(people.holders(code, office, day)) for code, day in asked) / len(asked):.0%}")
        rows.append((office, *shares))
    return table(("on 1 January and 1 July, 1995 to 2024", "G20", "states of long conflicts"), rows)


def beside_reign() -> str:
    reign = ROOT.parent / "shared" / heads.REIGN
    if not reign.exists():
        return kept()
    asked = list(heads.ask(load(), reign))
    explained = heads.read_explained()
    lines = ["```", "$ python benchmarks/heads.py", *(heads.summary([a for a in asked if a.on == day]) for day in heads.DAYS), "```", ""]
    rows = [(a.code, str(a.on), str(a), a.reign, explained[a.code, a.on]) for a in heads.differing(asked)]
    return "\n".join(lines) + "\n" + table(("state", "day", "`who`", "REIGN", "why"), rows)


def kept() -> str:
    """The block as it stands, where REIGN is not beside the checkout."""
    text = PAGE.read_text("utf-8")
    start = text.index("<!-- begin: heads beside REIGN -->\n") + len("<!-- begin: heads beside REIGN -->\n")
    return text[start : text.index("<!-- end -->", start)].rstrip("\n")


if __name__ == "__main__":
    assert names(PAGE.read_text("utf-8"))
    sys.exit(main())
