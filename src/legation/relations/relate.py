"""From a record to the relation of two countries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from legation import knowledge
from legation.knowledge import Countries
from legation.relations import tables
from legation.relations.analyse import analyse
from legation.relations.beside import Beside, counts_of
from legation.relations.directions import countries_of, direction_of, pairs_of
from legation.relations.evidence import gather
from legation.relations.finding import Answer, Finding, answers_of
from legation.relations.findings import findings
from legation.relations.model import Dyad, Relation, Side, Source, Told
from legation.relations.observations import Observations
from legation.relations.observe import observe, of_told, source_from
from legation.relations.periods import By
from legation.relations.placing import place, within
from legation.relations.series import tabulate
from legation.relations.series_model import Scale
from legation.relations.sides import resolve_pair
from legation.relations.sources import source_of
from legation.types import Event, Report

if TYPE_CHECKING:
    from legation.record import Record


def relate(
    record: Record,
    a: str,
    b: str,
    *,
    since: date | None = None,
    until: date | None = None,
    by: By | str = By.MONTH,
    scale: Scale | str = Scale.PLOVER,
    analysed: bool = False,
    lags: int | None = None,
) -> Relation:
    """The relation of two countries as the pages of ``record`` tell it.

    ``a`` and ``b`` are ISO alpha-3 codes or names; :class:`UsageError` where one is unknown, or both are the same. With ``since``
    or ``until``, events that cannot have taken place in that span are left out, and so are those without any date. The series is ``by``
    day, week, month or year. With ``analysed``, the series is asked for findings on ``scale`` (see :func:`analyse`, and for ``lags``).
    Data sets that were imported stand in ``beside`` where they have events between the two.
    """
    countries = knowledge.load().countries
    one, other = resolve_pair(a, b)
    events = [event for event in record.events((one.code, other.code)) if direction_of(event, one.code, other.code)]
    reports = record.reports({report for event in events for report in event.reports})
    articles = record.articles({page for event in events for page in event.pages})
    sources = {source.page: source for source in map(source_of, articles)}
    names = {code: _name(countries, code) for event in events for code in _parties(event) if countries.by_code(code)}
    read = {page: source_from(page, facts) for page, facts in record.sources().items()}
    relation = build(one, other, events, reports, sources, names=names, since=since, until=until, read=read, by=by)
    asked = _Asked(By(by), Scale(scale), analysed, lags)
    found = asked.of(of_told(one, other, relation.events, read), answers_of(events))
    return replace(relation, scale=asked.scale, found=found, beside=tuple(_beside(record, one, other, since, until, asked)))


@dataclass(frozen=True, slots=True)
class _Asked:
    """How the series are to be counted and asked."""

    by: By
    scale: Scale
    analysed: bool
    lags: int | None

    def of(self, observed: Observations, answers: Iterable[Answer] = ()) -> tuple[Finding, ...]:
        return analyse(observed, by=self.by, scale=self.scale, lags=self.lags, links=answers) if self.analysed else ()


def _beside(record: Record, a: Side, b: Side, since: date | None, until: date | None, asked: _Asked) -> Iterator[Beside]:
    for source in record.data_sets():
        observed = observe(record, a.code, b.code, data=source.name, since=since, until=until)
        if len(observed):
            yield counts_of(source, observed, tabulate(observed, asked.by), asked.of(observed))


def build(
    a: Side,
    b: Side,
    events: Iterable[Event],
    reports: Iterable[Report],
    sources: Mapping[str, Source],
    *,
    names: Mapping[str, str] | None = None,
    since: date | None = None,
    until: date | None = None,
    read: Mapping[str, Source] | None = None,
    by: By | str = By.MONTH,
) -> Relation:
    """A relation from rows already read; ``sources`` are articles by page, ``names`` countries by code.

    ``read`` are all pages of the record, whatever they are about: what the share of coverage is a share of. Without it, ``sources``.
    """
    read = sources if read is None else read
    by_id: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_id[report.id].append(report)
    told = [_tell(event, a, b, by_id, sources) for event in events if direction_of(event, a.code, b.code)]
    kept = tuple(sorted((t for t in told if within(t.placing, since, until)), key=in_order))
    ledgers = tables.ledgers(kept)
    coverage = tables.coverage(kept, len(read))
    return Relation(
        a,
        b,
        since,
        until,
        coverage,
        kept,
        ledgers,
        tabulate(of_told(a, b, kept, read), by),
        tables.types(kept),
        findings(a, b, kept, coverage, ledgers),
        {a.code: a.name, b.code: b.name, **(names or {})},
    )


def _tell(event: Event, a: Side, b: Side, reports: Mapping[str, Sequence[Report]], sources: Mapping[str, Source]) -> Told:
    direction = direction_of(event, a.code, b.code)
    assert direction
    # Two copies of one page may give one id; both are evidence.
    evidence = gather((report for id in dict.fromkeys(event.reports) for report in reports.get(id, ())), sources)
    return Told(event, direction, place(event, evidence), evidence)


def in_order(told: Told) -> tuple[date, bool, str, int, str]:
    """By day; on one day dated events first, then as the earliest page tells them. Events without any date stand last."""
    anchor = told.placing.anchor or date.max
    page, start = (told.evidence[0].source.page, told.evidence[0].report.start) if told.evidence else ("", 0)
    return anchor, told.placing.basis != "event", page, start, told.event.id


def dyads(record: Record) -> tuple[Dyad, ...]:
    """Every pair of countries that events of ``record`` are between, most events first."""
    countries = knowledge.load().countries
    found: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in record.events():
        for pair in pairs_of(event):
            found[pair].append(event)
    states = {country.code for country in countries}
    counted = (_dyad(countries, pair, events) for pair, events in found.items() if states.issuperset(pair))
    return tuple(sorted(counted, key=lambda dyad: (-dyad.events, dyad.a.code, dyad.b.code)))


def _dyad(countries: Countries, pair: tuple[str, str], events: Sequence[Event]) -> Dyad:
    a, b = (Side(code, _name(countries, code)) for code in pair)
    days = sorted(event.date for event in events if event.date)
    pages = {page for event in events for page in event.pages}
    return Dyad(a, b, len(events), len(pages), days[0] if days else None, days[-1] if days else None)


def _name(countries: Countries, code: str) -> str:
    country = countries.by_code(code)
    return country.name if country else code


def _parties(event: Event) -> frozenset[str]:
    return countries_of((*event.actors, *event.recipients))
