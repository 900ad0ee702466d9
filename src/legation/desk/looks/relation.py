"""A relation: two countries over time, words against deeds, turning points, and the events behind them. All of it follows the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from legation.desk import findings as found_apart
from legation.desk import wording
from legation.desk.asked import Asked
from legation.desk.catalogue import Catalogue
from legation.desk.charts import Drawing
from legation.desk.charts.timeline import Bar, Slot, Turn, timeline
from legation.desk.findings import Standing
from legation.desk.lists import Wanted, count, listed, types_of
from legation.desk.looks.events import event_json
from legation.desk.observed import observed, reports_of
from legation.desk.state import Look
from legation.desk.view import Table, View
from legation.errors import UsageError
from legation.relations import By, Cell, Direction, Observations, Period, Series, Side, each_report, ledgers_of, sentence, tabulate

COUNTS = ("events", "reports", "normalised")
UNITS = {"events": "Events", "reports": "Reports", "normalised": "Events per 100 pages read"}
STEPS = ("auto", "day", "week", "month", "year")
LENGTHS = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}
MOST_SLOTS, MOST_ASKED = 260, 800
RESAMPLES = 200
SHOWN = 30
HIDEABLE = {"planned": "future", "denied": "negated", "conditional": "hypothetical"}


@dataclass(frozen=True, slots=True)
class Options:
    """How the relation is to be shown."""

    since: date | None
    until: date | None
    by: str
    counted: str
    unreal: tuple[str, ...]

    @classmethod
    def of(cls, asked: Asked) -> Options:
        since, until = asked.since(), asked.until()
        if since and until and since > until:
            raise UsageError(f"since={since} is after until={until}; give the earlier day first")
        unreal = tuple(name for name in HIDEABLE if asked.flag(name))
        return cls(since, until, asked.choice("by", STEPS), asked.choice("count", COUNTS), unreal)


def look(look: Look) -> View:
    """The relation of the two countries in the address, as ``Options`` say."""
    a, b = sides(look)
    options = Options.of(look.asked)
    catalogue = look.desk.shelf.catalogue()
    seen = observed(catalogue, a, b, options.since, options.until)
    series, step, coarser = _series(catalogue, seen, a, b, options)
    standing = found_apart.standing(catalogue, a, b, options.since, options.until, wait=look.asked.flag("findings"))
    turns = _turns(standing)
    wanted = replace(Wanted(pair=(a.code, b.code), since=options.since, until=options.until), statuses=("actual", *_shown(options)))
    rows = listed(catalogue, wanted, sort="most told", size=SHOWN)
    drawing = _drawing(look.asked, series, a, b, options, turns) if series.periods else None
    pages = _coverage(catalogue, a, b, options)
    data = _data(a, b, options, step, series, seen, standing, rows, pages)
    more = {
        "a": a,
        "b": b,
        "swap": look.asked.with_(f"/relation/{b.code}/{a.code}"),
        "chart": drawing,
        "series": series,
        "options": options,
        "coarser": coarser,
        "step": step,
        "steps": STEPS,
        "counts": COUNTS,
        "hideable": HIDEABLE,
        "ledgers": ledgers_of(seen),
        "directions": tuple(Direction),
        "standing": standing,
        "turns": turns,
        "rows": rows,
        "types": types_of(catalogue, wanted),
        "total": count(catalogue, wanted),
        "pages": pages,
        "lines": _lines(a, b, seen),
        "slots": _slots(series, a, b, options),
        "around": _around(options, series),
        "list_address": _list_address(a, b, options, look.asked),
        "findings_address": look.asked.with_(f"/findings/{a.code}/{b.code}.json"),
    }
    title = f"{a.name} and {b.name}"
    return View("relation.html", title, data, more, _table(a, b, series), drawing)


def findings(look: Look) -> View:
    """The findings alone, waited for: the page asks for them when it is there already."""
    a, b = sides(look)
    options = Options.of(look.asked)
    standing = found_apart.standing(look.desk.shelf.catalogue(), a, b, options.since, options.until, wait=True)
    data = {"a": a.code, "b": b.code, "since": options.since, "until": options.until, "findings": _findings_json(standing)}
    return View("findings.html", f"Findings on {a.name} and {b.name}", data, {"standing": standing, "a": a, "b": b})


def sides(look: Look) -> tuple[Side, Side]:
    """The two countries of the address; :class:`UsageError` for an unknown one, or the same one twice."""
    one, other = (look.countries.resolve(look.names[name]) for name in ("a", "b"))
    if one.code == other.code:
        raise UsageError(f"{one.name} and {other.name} are the same country; choose two different ones")
    return Side(one.code, one.name), Side(other.code, other.name)


def _shown(options: Options) -> tuple[str, ...]:
    return tuple(HIDEABLE[name] for name in options.unreal)


def _series(catalogue: Catalogue, seen: Observations, a: Side, b: Side, options: Options) -> tuple[Series, str, bool]:
    """The series to draw, its step, and whether it is coarser than was asked for because there is too much to draw."""
    step = options.by if options.by != "auto" else _step(seen, MOST_SLOTS)
    coarser = options.by != "auto" and _slots_of(seen, step) > MOST_ASKED
    step = _step(seen, MOST_ASKED) if coarser else step
    key = ("series", a.code, b.code, options.since, options.until, step, options.counted == "reports")

    def make() -> Series:
        counted = each_report(seen, reports_of(catalogue, a.code, b.code)) if options.counted == "reports" else seen
        return tabulate(counted, By(step), resamples=RESAMPLES)

    return catalogue.once(key, make), step, coarser


def _slots_of(seen: Observations, step: str) -> float:
    days = seen.first[seen.placed & (seen.first > 0)]
    return (int(days.max()) - int(days.min())) / LENGTHS[step] if len(days) else 0.0


def _step(seen: Observations, most: int) -> str:
    return next((step for step in LENGTHS if _slots_of(seen, step) <= most), "year")


# --- the chart ------------------------------------------------------------------------------------------------------


def _drawing(asked: Asked, series: Series, a: Side, b: Side, options: Options, turns: Sequence[Turn]) -> Drawing:
    def address(slot: Slot) -> str:
        return asked.with_(since=slot.first.isoformat(), until=slot.last.isoformat(), by=None)

    title = f"{a.name} and {b.name}: {UNITS[options.counted].lower()} by {series.by.value}"
    return timeline(
        _slots(series, a, b, options), (a.name, b.name), f"{UNITS[options.counted]} by {series.by.value}", turns, address, title
    )


def _slots(series: Series, a: Side, b: Side, options: Options) -> list[Slot]:
    return [_slot(period, a, b, options) for period in series.periods]


def _slot(period: Period, a: Side, b: Side, options: Options) -> Slot:
    bars = {direction: _bar(period.cells[direction], options) for direction in Direction}
    return Slot(
        period.label,
        period.first,
        period.last,
        bars[Direction.FORTH],
        bars[Direction.BACK],
        bars[Direction.MUTUAL],
        period.pages,
        _said(period, a, b),
    )


def _bar(cell: Cell, options: Options) -> Bar:
    """A cell as the parts of a bar; normalised, each part has its share of the events per hundred pages."""
    factor = 1.0
    if options.counted == "normalised":
        factor = 100 * cell.per_page / cell.count if cell.per_page and cell.count else 0.0
    parts = {f"quad{quad}": n * factor for quad, n in enumerate(cell.counts, 1) if n}
    parts |= {status: cell.apart[status] * factor for status in _shown(options) if cell.apart.get(status)}
    if cell.interval is None or not cell.count:
        return Bar({kind: length for kind, length in parts.items() if length})
    return Bar({kind: length for kind, length in parts.items() if length}, cell.interval.low * factor, cell.interval.high * factor)


def _said(period: Period, a: Side, b: Side) -> str:
    """A period in words, for who cannot see the chart."""
    if not period.pages and not any(cell.count for cell in period.cells.values()):
        return f"{period.label}: nothing was read of it"
    names = {Direction.FORTH: f"{a.name} to {b.name}", Direction.BACK: f"{b.name} to {a.name}", Direction.MUTUAL: "together"}
    told = (f"{names[d]}: {_quads(cell)}" for d, cell in period.cells.items() if cell.count)
    return f"{period.label}: {'; '.join(told) or 'no events'}; {wording.number(period.pages, 'page')} read"


def _quads(cell: Cell) -> str:
    text = ", ".join(f"{n:,} {wording.QUAD_NAMES[quad]}" for quad, n in enumerate(cell.counts, 1) if n)
    return text + (f" (95% of resamples {cell.interval.low:.0f} to {cell.interval.high:.0f})" if cell.interval else "")


def _turns(standing: Standing) -> list[Turn]:
    return [
        Turn(finding.periods[0], number, finding.line)
        for number, finding in enumerate((f for f in standing.findings if f.kind == "turning_point" and f.found and f.periods), 1)
    ]


# --- around the chart -----------------------------------------------------------------------------------------------


def _lines(a: Side, b: Side, seen: Observations) -> list[str]:
    """Words against deeds of each side in a sentence."""
    return [sentence(a, b, ledger) for ledger in ledgers_of(seen) if ledger.words.count + ledger.deeds.count]


def _coverage(catalogue: Catalogue, a: Side, b: Side, options: Options) -> dict[str, Any]:
    """Of how many pages and outlets the relation is told."""
    wanted = Wanted(pair=(a.code, b.code), since=options.since, until=options.until)
    where, values = wanted.sql()
    query = f"""SELECT count(DISTINCT r.page), count(DISTINCT a.outlet) FROM (SELECT id FROM events {where}) e
        JOIN tellings t ON t.event = e.id JOIN reports r ON r.id = t.report JOIN articles a ON a.page = r.page"""
    pages, outlets = catalogue.rows(query, values)[0]
    total = catalogue.value("SELECT count(*) FROM articles")
    return {"pages": int(pages), "outlets": int(outlets), "pages_in_record": int(total)}


def _around(options: Options, series: Series) -> dict[str, tuple[date, date]]:
    """Spans to go to from here: the one before, the one after, and one around this."""
    if not (options.since and options.until):
        return {}
    length = options.until - options.since + timedelta(days=1)
    spans: dict[str, tuple[date, date]] = {}
    try:
        spans["earlier"] = (options.since - length, options.since - timedelta(days=1))
        spans["later"] = (options.until + timedelta(days=1), options.until + length)
        spans["wider"] = (options.since - length, options.until + length)
    except OverflowError:
        pass
    return spans


def _list_address(a: Side, b: Side, options: Options, asked: Asked) -> str:
    days = {"since": asked.text("since") or None, "until": asked.text("until") or None}
    statuses = [("status", status) for status in ("actual", *_shown(options))] if len(options.unreal) < len(HIDEABLE) else []
    pairs = [("a", a.code), ("b", b.code), *((name, value) for name, value in days.items() if value), *statuses]
    return f"/events?{urlencode(pairs)}"


# --- as data --------------------------------------------------------------------------------------------------------


def _data(
    a: Side,
    b: Side,
    options: Options,
    step: str,
    series: Series,
    seen: Observations,
    standing: Standing,
    rows: Sequence[Mapping[str, Any]],
    pages: Mapping[str, Any],
) -> dict[str, Any]:
    return {
        "a": asdict(a),
        "b": asdict(b),
        "since": options.since,
        "until": options.until,
        "by": step,
        "count": options.counted,
        "shown_besides": list(options.unreal),
        "coverage": dict(pages),
        "words_and_deeds": [_ledger(ledger) for ledger in ledgers_of(seen)],
        "series": {
            "by": series.by.value,
            "left_out": series.left_out,
            "earlier": series.earlier,
            "scales": {scale.value: version for scale, version in series.versions.items()},
            "notes": list(series.notes),
            "periods": [_period(period) for period in series.periods],
        },
        "findings": _findings_json(standing),
        "findings_ready": standing.ready,
        "most_told": [event_json(row) for row in rows],
    }


def _period(period: Period) -> dict[str, Any]:
    cells = {direction.value: _cell(cell) for direction, cell in period.cells.items()}
    return {"period": period.label, "first": period.first, "last": period.last, "pages": period.pages, "outlets": period.outlets, **cells}


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "quads": list(cell.counts),
        "interval": [cell.interval.low, cell.interval.high] if cell.interval else None,
        "per_page": cell.per_page,
        "per_outlet": cell.per_outlet,
        "mean": {scale.value: score.mean for scale, score in cell.scores.items()},
        **cell.apart,
    }


def _ledger(ledger: Any) -> dict[str, Any]:
    tallies = {name: getattr(ledger, name) for name in ("words", "deeds")}
    return {
        "direction": ledger.direction.value,
        **{name: {"count": t.count, "cooperative": t.cooperative, "mean_scale": t.mean} for name, t in tallies.items()},
        **ledger.apart,
    }


def _findings_json(standing: Standing) -> list[dict[str, Any]]:
    return [
        {
            "kind": finding.kind,
            "found": finding.found,
            "line": finding.line,
            "direction": finding.direction.value if finding.direction else None,
            "span": list(finding.span) if finding.span else None,
            "figures": dict(finding.figures),
            "curves": {name: list(curve) for name, curve in finding.curves.items()},
            "events": list(finding.events),
            "assumptions": list(finding.assumptions),
        }
        for finding in standing.findings
    ]


def _table(a: Side, b: Side, series: Series) -> Table:
    """The series as rows: one for each period and direction."""
    columns = {"period": "VARCHAR", "first": "DATE", "last": "DATE", "actor": "VARCHAR", "recipient": "VARCHAR", "direction": "VARCHAR",
               "cooperative_words": "BIGINT", "cooperative_deeds": "BIGINT", "words_in_conflict": "BIGINT", "deeds_in_conflict": "BIGINT",
               "low": "DOUBLE", "high": "DOUBLE", "per_page": "DOUBLE", "per_outlet": "DOUBLE", "mean_plover": "DOUBLE",
               "mean_goldstein": "DOUBLE", "planned": "BIGINT", "denied": "BIGINT", "conditional": "BIGINT", "pages": "BIGINT",
               "outlets": "BIGINT"}  # fmt: skip
    return Table(f"{a.code}-{b.code}", columns, lambda: [_line(a, b, p, d) for p in series.periods for d in Direction])


def _line(a: Side, b: Side, period: Period, direction: Direction) -> list[Any]:
    cell = period.cells[direction]
    one, other = (b, a) if direction is Direction.BACK else (a, b)
    means = {scale.value: score.mean for scale, score in cell.scores.items()}
    # Of a period that nobody read there is no count, and not a count of nothing.
    counts = list(cell.counts) if period.covered or cell.count else [None] * 4
    ends = [cell.interval.low, cell.interval.high] if cell.interval else [None, None]
    apart = [cell.apart.get(status, 0) for status in HIDEABLE.values()]
    return [period.label, period.first, period.last, one.code, other.code, direction.value, *counts, *ends, cell.per_page, cell.per_outlet,
            means.get("plover"), means.get("goldstein"), *apart, period.pages, period.outlets]  # fmt: skip
