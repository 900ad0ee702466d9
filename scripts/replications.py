"""What is known of three conflicts, found again in other people's data: the table of ``docs/replications.md``.

python scripts/replications.py                      # write it, from ../shared/series
python scripts/replications.py --shared PATH        # the material stands elsewhere
python scripts/replications.py --check              # exit status 1 where the page is not current
"""

from __future__ import annotations

import argparse
import csv
import itertools
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
from blocks import ROOT, fill, table, write
from numpy.typing import NDArray

from legation.exchange import import_tables
from legation.record import Record
from legation.relations import Direction, Finding, Granger, Scale, analyse, change_points, granger, observe, tabulate

PAGE = ROOT / "docs" / "replications.md"
Floats = NDArray[np.float64]
LAGS = 6
# Weekly sums of Goldstein scores, 1979 to 2003, from the package MSBVAR.
WEEKLY = "IsraelPalestineConflict.csv"
TABLES = ("levant.cameo.csv", "gulf.cameo.csv", "balkans.weis.csv")
INTIFADA, SECOND_INTIFADA = date(1987, 12, 9), date(2000, 9, 28)
SHOWN_YEARS = (1986, 1987, 1988, 1989, 2000, 2001, 2002)
KUWAIT, SERBIA = date(1990, 8, 2), date(1999, 3, 24)


@dataclass(frozen=True, slots=True)
class Replications:
    """All that is found; tests ask the same things of it."""

    palestinians_move_israel: Granger
    israel_moves_palestinians: Granger
    weekly: tuple[date, ...]
    levant: tuple[date, ...]
    gulf: tuple[date, ...]
    gulf_usa: tuple[date, ...]
    worst_week: date
    worst_sum: float
    yearly: dict[int, tuple[float, float]]
    fits: dict[str, float]


def week_of(row: int) -> date:
    """The day on which a row of the weekly series begins.

    The series has no days. It runs from the fifteenth week of 1979 with 52 weeks a year, the last of eight or nine days: against the
    events of the Levant data set, rows shifted by a day a year fit best, and 52 weeks a year are that shift.
    """
    year, week = divmod(14 + row, 52)
    return date(1979 + year, 1, 1) + timedelta(weeks=week)


def replicate(shared: Path) -> Replications:
    """Ask the series in the folder ``shared``."""
    with (shared / WEEKLY).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    # p2i first: the question is asked from the Palestinians to Israel, then back.
    values = np.array([[float(row["p2i"]), float(row["i2p"])] for row in rows])
    forth, back = granger(values, LAGS)
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "r.duckdb") as record:
        for name in TABLES:
            import_tables(record, [shared / name], now=datetime.now(UTC).replace(tzinfo=None))
        serbia = tabulate(observe(record, "USA", "SRB", data="balkans.weis"), "week", intervals=False)
        sums = zip(serbia.values(Direction.FORTH, Scale.GOLDSTEIN), serbia.periods, strict=True)
        worst, week = min((value, period.first) for value, period in sums if value is not None)
        return Replications(
            forth,
            back,
            tuple(week_of(at) for at in change_points(values)),
            turned(record, "ISR", "PSE", "levant.cameo"),
            turned(record, "IRQ", "KWT", "gulf.cameo"),
            turned(record, "IRQ", "USA", "gulf.cameo"),
            week,
            worst,
            yearly(values),
            calendars(record, values),
        )


def yearly(values: Floats) -> dict[int, tuple[float, float]]:
    """Mean sums a week by year, of Israel towards the Palestinians and back."""
    years = np.array([week_of(row).year for row in range(len(values))])
    return {int(year): (float(values[years == year, 1].mean()), float(values[years == year, 0].mean())) for year in np.unique(years)}


def calendars(record: Record, values: Floats) -> dict[str, float]:
    """How well the series goes with the events of the Levant data, if its rows are dated in one way and in the other (Pearson's r)."""
    days = tabulate(observe(record, "ISR", "PSE", data="levant.cameo"), "day", intervals=False)
    score = {period.first: period.cells[Direction.FORTH].scores[Scale.GOLDSTEIN].total for period in days.periods}
    starts = {
        "52 weeks a year": [week_of(row) for row in range(len(values) + 1)],
        "seven days a row": [date(1979, 4, 15) + timedelta(weeks=row) for row in range(len(values) + 1)],
    }
    return {name: float(np.corrcoef(_sums(score, begins), values[:, 1])[0, 1]) for name, begins in starts.items()}


def _sums(score: dict[date, float], begins: list[date]) -> list[float]:
    spans = itertools.pairwise(begins)
    return [sum(score.get(first + timedelta(days=n), 0.0) for n in range((after - first).days)) for first, after in spans]


def turned(record: Record, a: str, b: str, data: str) -> tuple[date, ...]:
    """First days of the weeks in which the relation turned, by sums of Goldstein scores."""
    found: tuple[Finding, ...] = analyse(observe(record, a, b, data=data), by="week", scale=Scale.GOLDSTEIN, lags=LAGS)
    return tuple(finding.periods[0] for finding in found if finding.kind == "turning_point" and finding.found)


def nearest(days: tuple[date, ...], day: date) -> date:
    return min(days, key=lambda found: abs(found - day))


def _rows(found: Replications) -> list[tuple[str, str, str]]:
    forth, back = found.palestinians_move_israel, found.israel_moves_palestinians
    return [
        ("Does what the Palestinians do help to foretell what Israel does?", "F 17.63 (MSBVAR)", _granger(forth)),
        ("Does what Israel does help to foretell what the Palestinians do?", "F 10.91 (MSBVAR)", _granger(back)),
        ("Second Intifada, in the weekly series", _day(SECOND_INTIFADA), _turn(found.weekly, SECOND_INTIFADA)),
        ("Second Intifada, in the events of the Levant data", _day(SECOND_INTIFADA), _turn(found.levant, SECOND_INTIFADA)),
        ("Invasion of Kuwait, Iraq and Kuwait in the Gulf data", _day(KUWAIT), _turn(found.gulf, KUWAIT)),
        ("Invasion of Kuwait, Iraq and the United States in the Gulf data", _day(KUWAIT), _turn(found.gulf_usa, KUWAIT)),
        (
            "Most conflictual week from the United States to Serbia, Balkans data", _day(SERBIA),
            f"week of {_day(found.worst_week)}, sum {found.worst_sum:.1f}",
        ),
        ("First Intifada, in the weekly series", _day(INTIFADA), _missed(found.weekly, INTIFADA)),
        ("First Intifada, in the events of the Levant data", _day(INTIFADA), _missed(found.levant, INTIFADA)),
    ]  # fmt: skip


def _granger(found: Granger) -> str:
    how = "in kind" if found.effect > 0 else "inversely"
    after = f"{found.peak} week{'s' if found.peak > 1 else ''}"
    return f"F {found.f:.2f}; {found.lags} lags, {found.periods:,} weeks; {how}, most after {after}"


def _turn(days: tuple[date, ...], day: date) -> str:
    near = nearest(days, day)
    return f"turning point in the week of {_day(near)}, {abs((near - day).days)} days away"


def _missed(days: tuple[date, ...], day: date) -> str:
    near = nearest(days, day)
    if abs((near - day).days) <= 21:
        return _turn(days, day)
    return f"**not found**: the nearest turning point is in the week of {_day(near)}, {abs((near - day).days) // 365} years away"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _all(found: Replications) -> str:
    series = {
        "Israel and the Palestinians, weekly series": found.weekly,
        "Israel and Palestine, Levant data": found.levant,
        "Iraq and Kuwait, Gulf data": found.gulf,
        "Iraq and the United States, Gulf data": found.gulf_usa,
    }
    return table(("series", "turning points (week of)"), [(name, "; ".join(map(_day, days))) for name, days in series.items()])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--check", action="store_true")
    found = replicate(parser.parse_args().shared / "series")
    years = [(str(year), *(f"{mean:.1f}" for mean in found.yearly[year])) for year in SHOWN_YEARS]
    content = {"replications": table(("question", "known", "found here"), _rows(found)), "turning points": _all(found)}
    content["years"] = table(("year", "Israel to Palestinians", "Palestinians to Israel"), years)
    fits = [(name, f"{r:.2f}") for name, r in found.fits.items()]
    content["calendar"] = table(("rows dated as", "correlation with the Levant data"), fits)
    return write({PAGE: fill(PAGE.read_text(encoding="utf-8"), content.__getitem__)})


if __name__ == "__main__":
    sys.exit(main())
