"""How well the merge puts together what is one event: B-cubed over the merging set, by its own reports and by the whole pipeline.

python benchmarks/merging.py                  # both, with what was torn apart and what was thrown together
python benchmarks/merging.py --reports        # only the reports as the set has them: a second
python benchmarks/merging.py --weights        # and what the figures become when each weight is one point more or less
python benchmarks/merging.py --speed 100000   # processor time and memory for so many made-up reports
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from legation.record import PageFacts, merge
from legation.record.points import points
from legation.types import Actor, Event, Place, Report, Speaker

PAGES = Path(__file__).resolve().parent.parent / "corpora" / "merging" / "pages.txt"


@dataclass(frozen=True)
class Told:
    """One sentence of the set that tells of an event, as a report; ``event`` is the name of that event."""

    event: str
    report: Report


@dataclass(frozen=True)
class ToldPage:
    """One page of the set."""

    name: str
    outlet: str
    published: date
    title: str
    sentences: tuple[str, ...]
    told: tuple[Told, ...]

    @property
    def row(self) -> dict[str, str]:
        """As a row of a table of articles."""
        body = "\n\n".join(self.sentences)
        return {"id": self.name, "outlet": self.outlet, "date": self.published.isoformat(), "title": self.title, "text": body}


@dataclass(frozen=True)
class Figures:
    """B-cubed (Bagga and Baldwin 1998): of the reports put together with a report, how many belong with it; of those that do, how many
    were; the mean over all reports."""

    precision: float
    recall: float
    reports: int

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision + self.recall else 0.0

    def __str__(self) -> str:
        return f"precision {self.precision:.3f}  recall {self.recall:.3f}  F1 {self.f1:.3f}  ({self.reports} reports)"


def load(path: Path = PAGES) -> list[ToldPage]:
    """The pages of the set. Raises ``ValueError`` with file and line where it is wrong."""
    blocks: list[list[tuple[int, str]]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("== "):
            blocks.append([])
        if blocks and line.strip():
            blocks[-1].append((number, line.strip()))
    return [_page(block, path) for block in blocks]


def _page(block: Sequence[tuple[int, str]], path: Path) -> ToldPage:
    name, outlet, published = (cell.strip() for cell in block[0][1].removeprefix("==").split("|"))
    title = block[1][1].removeprefix("# ")
    sentences = [line.rpartition(" | ")[2] for _, line in block[2:]]
    starts = [sum(len(s) + 2 for s in sentences[:i]) for i in range(len(sentences))]
    told = []
    for (number, line), start in zip(block[2:], starts, strict=True):
        cells = [cell.strip() for cell in line.split(" | ")]
        if cells[0] == "-":
            continue
        try:
            told.append(Told(cells[0], _report(name, start, cells)))
        except (ValueError, IndexError) as error:
            raise ValueError(f"{path}, line {number}: {error}") from error
    return ToldPage(name, outlet, date.fromisoformat(published), title, tuple(sentences), tuple(told))


def _report(page: str, start: int, cells: Sequence[str]) -> Report:
    _, kind, parties, *more, text = cells
    type, *modes = kind.split()
    given = dict(([*cell.split(" ", 1), ""])[:2] for cell in more)
    if unknown := given.keys() - {"on", "size", "by", "status", "past", "at"}:
        raise ValueError(f"unknown cell {sorted(unknown)}; known are on, size, by, status, past, at")
    left, together, right = parties.partition("+") if "+" in parties else parties.partition(">")
    actors, recipients = _actors(left), _actors(right)
    if together == "+":
        actors, recipients = actors + recipients, ()
    number, _, unit = given.get("size", "").partition(" ")
    by = given.get("by")
    day, _, end = given.get("on", "").partition("/")
    place = Place(given["at"]) if "at" in given else None
    return Report(
        id=f"{page}:{start}", page=page, type=type, text=text, start=start, end=start + len(text), actors=actors, recipients=recipients,
        modes=tuple(modes), status=given.get("status", "actual"), historical="past" in given, said_by=Speaker(None, by, by) if by else None,
        date=day or None, enddate=end or None, size={unit: int(number)} if number else {}, place=place,
        quad_code=1, confidence=0.8,
    )  # fmt: skip


def _actors(side: str) -> tuple[Actor, ...]:
    found = []
    for party in filter(None, (part.strip() for part in side.split(","))):
        code, _, name = party.partition("=")
        code, _, sector = code.partition(":")
        found.append(Actor(code, name or code, 0, 1, sector=sector or ("GOV" if not name else None), identifier_text=name or None))
    return tuple(found)


def facts(pages: Iterable[ToldPage]) -> dict[str, PageFacts]:
    """What the merge asks of the pages."""
    return {page.name: PageFacts(page.outlet, page.published, page.published) for page in pages}


def b_cubed(found: Mapping[str, str], gold: Mapping[str, str]) -> Figures:
    """Precision and recall of ``found`` (report to event) against ``gold``, over the reports that both have."""
    both = sorted(found.keys() & gold.keys())
    ours, theirs = _members(found, both), _members(gold, both)
    pairs = [(ours[found[id]], theirs[gold[id]]) for id in both]
    count = len(both) or 1
    return Figures(sum(len(a & b) / len(a) for a, b in pairs) / count, sum(len(a & b) / len(b) for a, b in pairs) / count, len(both))


def _members(event_of: Mapping[str, str], ids: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for id in ids:
        found[event_of[id]].add(id)
    return {event: frozenset(members) for event, members in found.items()}


def of_reports(pages: Sequence[ToldPage]) -> tuple[dict[str, str], dict[str, str], dict[str, Report]]:
    """Found and gold event of each report of the set, and the reports, when the merge is given the set's own."""
    gold = {told.report.id: told.event for page in pages for told in page.told}
    reports = {told.report.id: told.report for page in pages for told in page.told}
    return _event_of(merge(reports.values(), facts(pages))), gold, reports


def of_pages(pages: Sequence[ToldPage]) -> tuple[dict[str, str], dict[str, str], dict[str, Report], int]:
    """The same when the pages go through the whole pipeline; last, how many reports of the set were found at all.

    A report found is held to be that of the set which its sentence tells, with its type and countries if the sentence tells several.
    """
    coded, known = code(pages)
    gold, met = matched(pages, coded)
    return _event_of(merge(coded, known)), gold, {r.id: r for r in coded}, met


def matched(pages: Sequence[ToldPage], coded: Sequence[Report]) -> tuple[dict[str, str], int]:
    """The event of each report of ``coded`` that is one of the set's, and how many of the set's were found."""
    gold: dict[str, str] = {}
    met: set[str] = set()
    for page in pages:
        for told in page.told:
            same = [r for r in coded if r.page == page.name and " ".join(r.text.split()) == told.report.text and _same(r, told.report)]
            gold.update({r.id: told.event for r in same})
            met |= {told.report.id} if same else set()
    return gold, len(met)


def code(pages: Sequence[ToldPage]) -> tuple[list[Report], dict[str, PageFacts]]:
    """What the coder finds on the pages, and what the merge asks of them."""
    import json
    import tempfile

    from legation.pages import open_pages
    from legation.pipeline import House, code_page
    from legation.settings import Settings

    def fail(error: Exception) -> None:
        raise error

    house = House.open(Settings())
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "pages.jsonl"
        table.write_text("".join(json.dumps(page.row) + "\n" for page in pages), encoding="utf-8")
        coded = [code_page(page, house) for page in open_pages([str(table)], on_error=fail)]
    known = {c.article.page: PageFacts(c.article.outlet, c.article.published_on, c.article.published_on) for c in coded}
    return [report for c in coded for report in c.reports], known


def _same(found: Report, told: Report) -> bool:
    return found.type == told.type and _codes(found) <= _codes(told) and bool(_codes(found))


def _codes(report: Report) -> set[str]:
    return {actor.code for actor in (*report.actors, *report.recipients)}


def _event_of(events: Iterable[Event]) -> dict[str, str]:
    return {report: event.id for event in events for report in event.reports}


def faults(found: Mapping[str, str], gold: Mapping[str, str], reports: Mapping[str, Report]) -> list[str]:
    """A line for each event of the set that was torn apart, and for each event found that holds several of the set."""
    lines = []
    for name, these, those in (("torn apart", gold, found), ("thrown together", found, gold)):
        for event, members in sorted(_members(these, found.keys() & gold.keys()).items()):
            parts = defaultdict(list)
            for id in sorted(members):
                parts[those[id]].append(f"      {id} {gold[id]} {reports[id].date}: {reports[id].text}")
            if len(parts) > 1:
                lines.append(f"  {name}: {event}")
                lines += ["\n".join(part) + "\n      --" for part in parts.values()]
    return lines


def made_up(count: int) -> tuple[list[Report], dict[str, PageFacts]]:
    """So many reports as a run over the news of ten years gives: few dyads with most of the news, many tellings of one event."""
    random = Random(1)
    states = ["USA", "RUS", "CHN", "ISR", "IRN", "SYR", "TUR", "DEU", "FRA", "GBR", "IND", "PAK", "JPN", "KOR", "PRK", "UKR", "EGY", "SAU"]
    types = ["CONSULT", "ACCUSE", "SANCTION", "AGREE", "REQUEST", "ASSAULT", "REJECT", "COERCE", "AID", "THREATEN"]
    words = [f"word{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(600)]
    start, reports, pages = date(2010, 1, 1), [], {}
    while len(reports) < count:
        a, b = random.sample(states[: random.choice((4, 18))], 2)
        kind, day, told = random.choice(types), start + timedelta(random.randrange(3650)), int(random.paretovariate(1.2))
        deed, number = random.sample(words, 8), random.choice((None, random.randrange(2, 400)))
        for _ in range(min(told, 200, count - len(reports))):
            page, published = f"p{len(reports) // 3:06}-{len(reports)}", day + timedelta(random.choice((0, 1, 1, 2, 30)))
            pages[page] = PageFacts(f"outlet {random.randrange(300)}", published, published)
            dated = random.choice((day.isoformat(), day.isoformat(), day.isoformat()[:7], None))
            text = " ".join([*random.sample(deed, 5), *random.sample(words, 6)])
            reports.append(Report(
                f"r{len(reports):06}", page, kind, text, 0, len(text), _actors(a), _actors(b), date=dated, event_text=" ".join(deed[:2]),
                size={"people": number} if number else {}, confidence=0.5, quad_code=1, historical=(published - day).days > 20,
            ))  # fmt: skip
    return reports, pages


def speed(count: int) -> str:
    """Processor seconds and peak memory of merging so many made-up reports."""
    reports, pages = made_up(count)
    began = time.process_time()
    events = merge(reports, pages)
    spent, peak = time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{count:,} reports, {len(events):,} events: {spent:.1f} s of processor time, peak {peak:,} MB"


def weights(pages: Sequence[ToldPage]) -> Iterable[str]:
    """What becomes of F1, by reports and by pages, if one number of the table is a point more or less; where nothing changes, nothing."""
    table, known = points(), facts(pages)
    gold = {told.report.id: told.event for page in pages for told in page.told}
    coded, coded_facts = code(pages)
    found_gold = matched(pages, coded)[0]

    def f1() -> tuple[float, float]:
        mine = _event_of(merge([told.report for page in pages for told in page.told], known))
        return b_cubed(mine, gold).f1, b_cubed(_event_of(merge(coded, coded_facts)), found_gold).f1

    before = f1()
    yield f"{'as it is':24}     {before[0]:.3f}  {before[1]:.3f}"
    for feature in list(table):
        for step in (-1, 1):
            table[feature] += step
            after = f1()
            table[feature] -= step
            if any(abs(a - b) > 0.0005 for a, b in zip(after, before, strict=True)):
                yield f"{feature:24} {step:+d}  {after[0]:.3f}  {after[1]:.3f}"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", action="store_true", help="leave the pipeline out")
    parser.add_argument("--weights", action="store_true", help="try each weight one point up and down")
    parser.add_argument("--speed", type=int, metavar="N", help="merge N made-up reports instead, and time it")
    options = parser.parse_args()
    if options.speed:
        print(speed(options.speed))
        return
    pages = load()
    if options.weights:
        print(*weights(pages), sep="\n")
        return
    found, gold, reports = of_reports(pages)
    print(f"reports of the set: {b_cubed(found, gold)}", *faults(found, gold, reports), sep="\n")
    if not options.reports:
        found, gold, reports, met = of_pages(pages)
        print(f"through the pipeline: {b_cubed(found, gold)}; {met} of the set's reports found", *faults(found, gold, reports), sep="\n")


if __name__ == "__main__":
    main()
