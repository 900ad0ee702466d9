"""What the commands do: rooms joined by a run, its output and its record. Each job gives the exit status."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from legation.engines import Result, Run, Task
from legation.errors import RecordError, UsageError
from legation.progress import Deliver, Voice
from legation.record import SKIP, Provenance, Record, now, report_json, verdict_json
from legation.settings import CODEBOOK, Settings
from legation.types import Article, Report

if TYPE_CHECKING:
    from legation.audit import Case

ALL_READ, SOME_FAILED = 0, 1
DISK_FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
STANDARD_OUTPUT = Path("-")
# Pages whose reports are read back from a record at once.
CHUNK = 500
# Who judges, if nobody is named.
READER = "reader"


def read_pages(paths: Iterable[str], out: Path, settings: Settings, *, workers: int, debug: bool) -> int:
    """``legation read``: articles of ``paths`` to ``out``."""
    from legation.articles import to_json
    from legation.pipeline import Reader

    with written(out) as file, Voice("read", lambda article, _: _write(file, to_json(article)), debug=debug) as voice:
        run = Run(voice, workers=workers)
        _drive(run, paths, partial(Reader.make, settings), voice)
        voice.close(run.tally)
    return _status(run)


def date_pages(paths: Iterable[str], settings: Settings, *, as_json: bool, debug: bool) -> int:
    """``legation date``: how each page of ``paths`` is dated, to standard output."""
    from rich.console import Console

    from legation.pipeline import Dated, Dater
    from legation.show import dating_json, render_dating

    console = Console()

    class Teller(Voice):
        def done(self, page: str, result: Result) -> None:
            if isinstance(result, Dated) and as_json:
                _write(file, dating_json(result))
            elif isinstance(result, Dated):
                render_dating(result, console)
            super().done(page, result)

    with written(STANDARD_OUTPUT) as file, Teller("dated", debug=debug) as voice:
        run = Run(voice)
        _drive(run, paths, partial(Dater.make, settings), voice)
        voice.close(run.tally)
    return _status(run)


def code_pages(
    paths: Iterable[str], out: Path | None, record: Path | None, settings: Settings, *, workers: int, again: bool, debug: bool
) -> int:
    """``legation code``: reports of ``paths`` to ``out``, to ``record``, or to both."""
    from legation.pipeline import Coder

    tell_of_dictionaries(settings, debug=debug)
    make_task = partial(Coder.make, settings)
    if record is None:
        with written(out or STANDARD_OUTPUT) as file, Voice("coded", _to(file, settings), debug=debug) as voice:
            run = Run(voice, workers=workers)
            _drive(run, paths, make_task, voice)
            voice.close(run.tally, f"{run.tally.reports:,} reports")
        return _status(run)
    with Record.open(record) as kept, Voice("coded", debug=debug) as voice:
        run = Run(voice, keeper=kept, workers=workers, again=again)
        _file(run, kept, paths, make_task, settings, voice)
        if out:
            _copy(kept, list(run.tally.names), out)
    return _status(run)


def tell_of_dictionaries(settings: Settings, *, debug: bool) -> None:
    """Say on standard error what of the user's dictionaries was taken, and with ``debug`` each row that was not, and why."""
    from legation.pipeline import load_knowledge

    found = load_knowledge(settings).dictionaries if settings.dictionaries else None
    if found is None:
        return
    for left_out in found.left_out if debug else ():
        print(left_out, file=sys.stderr)
    more = "" if debug or not found.left_out else " (legation --debug lists them)"
    print(f"{settings.dictionaries}: {found}{more}", file=sys.stderr)


def show_relation(
    record: Path,
    a: str,
    b: str,
    *,
    html: Path | None,
    as_json: bool,
    since: date | None,
    until: date | None,
    by: str = "month",
    scale: str = "plover",
    lags: int | None = None,
    findings: bool = True,
) -> None:
    """``legation show``: the relation of two countries, to standard output and, if asked, as a page of HTML."""
    from rich.console import Console

    from legation.relations import relate
    from legation.show import render_html, render_terminal, to_json

    with Record.open(record, create=False, read_only=True) as kept:
        relation = relate(kept, a, b, since=since, until=until, by=by, scale=scale, lags=lags, analysed=findings)
    if html:
        with written(html) as file:
            file.write(render_html(relation))
    if as_json:
        json.dump(to_json(relation), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        render_terminal(relation, Console())


def show_copies(record: Path, *, as_json: bool) -> None:
    """``legation copies``: which pages are one text, to standard output."""
    from rich.console import Console

    from legation.show import copies_json, render_copies

    with Record.open(record, create=False, read_only=True) as kept:
        groups, pages = kept.copy_groups(), kept.counts()["articles"]
        articles = {article.page: article for article in kept.articles([page for group in groups for page in group.pages])}
    if as_json:
        json.dump(copies_json(groups, articles), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        render_copies(groups, articles, pages, Console())


def audit_record(record: Path, *, size: int, judge: str | None, seed: int, export: Path | None, summary: bool) -> int:
    """``legation audit``: verdicts on a sample of reports into the record, and what they say to standard output."""
    from rich.console import Console

    from legation.audit import agreements, summaries
    from legation.show import render_audit

    with Record.open(record, create=False, read_only=summary) as kept:
        if summary:
            _check_judged(kept, judge)
        else:
            _judge(kept, judge or READER, _sample(kept, size, seed))
        shown = judge if summary else judge or READER
        render_audit(summaries(kept, shown), agreements(kept, shown), Console(stderr=export == STANDARD_OUTPUT))
        if export:
            _export_judged(kept, judge, export)
    return ALL_READ


def _sample(kept: Record, size: int, seed: int) -> tuple[str, ...]:
    from legation.audit import draw

    types = kept.types()
    if not types:
        raise UsageError(f"{kept.path}: has no reports to judge; code pages into it first: legation code PAGES --record {kept.path}")
    return draw(types, size=size, seed=seed)


def _judge(kept: Record, judge: str, sample: tuple[str, ...]) -> None:
    """Put a sample before a judge, but for what he or she judged before. At the end, after Ctrl-C too, say how far it came."""
    from rich.console import Console

    from legation.audit import Session, hold
    from legation.show import render_case

    session, answer, console = Session(kept, sample, judge, now), _answers(), Console(stderr=True)

    def ask(case: Case) -> str:
        render_case(case, console, done=session.done, total=session.total)
        return answer()

    try:
        hold(session, ask)
    finally:
        more = "run the same command again to go on" if session.done < session.total else "a larger --sample goes on"
        print(f"{session.done:,} of {session.total:,} done by {judge}; {more}", file=sys.stderr)


def _answers() -> Callable[[], str]:
    """Keys where a person sits at a terminal, lines where a file or a pipe stands in."""
    from click import getchar

    from legation.audit import from_keyboard, from_lines

    if sys.stdin.isatty():
        return from_keyboard(getchar)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    return from_lines(sys.stdin)


def _export_judged(kept: Record, judge: str | None, out: Path) -> None:
    """Write the reports that were judged, and how; those of ``judge``, or of all. What was skipped is no gold."""
    with written(out) as file:
        for verdict in kept.verdicts():
            if verdict.verdict != SKIP and judge in (None, verdict.judge):
                _write(file, verdict_json(verdict))


def _check_judged(kept: Record, judge: str | None) -> None:
    """:class:`UsageError` if there is no verdict, or none of ``judge``."""
    judges = sorted({verdict.judge for verdict in kept.verdicts()})
    if not judges:
        raise UsageError(f"{kept.path}: has no verdicts yet; judge some reports first: legation audit --record {kept.path}")
    if judge is not None and judge not in judges:
        raise UsageError(f"--judge {judge}: has judged nothing in {kept.path}; those who have: {', '.join(judges)}")


def explain_sentence(sentence: str, settings: Settings, *, on: date | None, as_json: bool) -> None:
    """``legation explain``: why a sentence is coded as it is, to standard output."""
    from rich.console import Console

    from legation.explain import explain
    from legation.pipeline import House
    from legation.show import render_explanation

    if not sentence.strip():
        raise UsageError("explain: the sentence is empty; give it in quotation marks")
    explanation = explain(sentence, House.open(settings), on=on, settings=settings)
    if as_json:
        json.dump(explanation.to_dict(), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        render_explanation(explanation, Console())


def _drive(run: Run, paths: Iterable[str], make_task: Callable[[], Task[Result]], voice: Voice, *, resume: str = "") -> None:
    """Do all pages. After Ctrl-C, say how far the run came and how to go on, and pass the interrupt on."""
    from legation.pages import open_pages

    try:
        run.go(open_pages(paths, on_error=lambda error: run.doubt(error.page, error.reason)), make_task)
    except KeyboardInterrupt:
        voice.close(run.tally, f"stopped{resume}")
        raise


def _file(run: Run, kept: Record, paths: Iterable[str], make_task: Callable[[], Task[Result]], settings: Settings, voice: Voice) -> None:
    """Do all pages and merge. A record that fails midway is told of as such: the call was not wrong."""
    kept.begin(provenance_of(settings), now())
    try:
        _drive(run, paths, make_task, voice, resume=": run the same command again to go on")
        events = kept.merge()
        kept.finish(now())
    except RecordError as error:
        voice.close(run.tally, "stopped")
        raise Broken(str(error)) from error
    voice.close(run.tally, f"{run.tally.reports:,} reports", f"{events:,} events in the record")


class Broken(RecordError):
    """A file that could no longer be written in the midst of a run: the call was right, but its work is not whole."""

    exit_status = SOME_FAILED


def _status(run: Run) -> int:
    return SOME_FAILED if run.tally.failed else ALL_READ


def _copy(kept: Record, names: list[str], out: Path) -> None:
    """Write the reports of the named pages, page by page in that order."""
    coders = kept.provenance()
    with written(out) as file:
        for start in range(0, len(names), CHUNK):
            some = names[start : start + CHUNK]
            articles = {article.page: article for article in kept.articles(some)}
            found: dict[str, list[Report]] = {name: [] for name in some}
            for report in sorted(kept.reports(pages=some), key=lambda r: (r.start, r.end, r.id)):
                found[report.page].append(report)
            for report in (report for name in some for report in found[name]):
                coder, codebook = coders[report.page]
                _write(file, report_json(report, articles[report.page], coder=coder, codebook=codebook))


def _to(file: TextIO, settings: Settings) -> Deliver:
    def deliver(article: Article, reports: tuple[Report, ...]) -> None:
        for report in reports:
            _write(file, report_json(report, article, coder=settings.coder, codebook=CODEBOOK))

    return deliver


def _write(file: TextIO, line: dict[str, Any]) -> None:
    file.write(json.dumps(line, ensure_ascii=False) + "\n")


@contextmanager
def written(out: Path) -> Iterator[TextIO]:
    """A file to write to, in place only when all is written; ``-`` is standard output."""
    if out == STANDARD_OUTPUT:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        yield sys.stdout
        sys.stdout.flush()
        return
    new = out.with_name(f"{out.name}.part")
    try:
        with new.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        os.replace(new, out)
    except OSError as error:
        if error.errno in DISK_FULL:
            raise Broken(f"{out}: the disk is full; make room and run the same command again") from error
        if error.filename not in (str(new), str(out)):
            raise
        raise UsageError(f"{out}: cannot be written ({error.strerror}); check that its folder exists and may be written to") from error
    finally:
        new.unlink(missing_ok=True)


def provenance_of(settings: Settings) -> Provenance:
    """With what pages are coded under ``settings``, as a record keeps it."""
    return Provenance(settings.coder, CODEBOOK, settings.model_digest, settings.tables_digest, settings.digest)
