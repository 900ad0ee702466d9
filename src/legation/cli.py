"""The commands. Standard output carries data only; progress and messages go to standard error.

What a command needs is imported when it runs, so that ``legation --help`` is there at once.
"""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from legation import __version__
from legation.errors import LegationError

if TYPE_CHECKING:
    from legation.settings import Settings

WRONG_CALL, INTERRUPTED = 2, 130


class Commands(click.Group):
    """Errors that we foresee end in one line and a status; others too, unless ``--debug`` asks for the whole story."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except LegationError as error:
            _debug(ctx)
            click.echo(f"legation: {error}", err=True)
            ctx.exit(getattr(error, "exit_status", WRONG_CALL))
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)


def _debug(ctx: click.Context) -> None:
    if ctx.find_root().params.get("debug"):
        import traceback

        click.echo(traceback.format_exc(), err=True)


class Day(click.ParamType[datetime.date]):
    """A day, or the first (``last``: the last) day of a month or a year."""

    name = "DAY"

    def __init__(self, *, last: bool = False) -> None:
        self.last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        if isinstance(value, datetime.date):
            return value
        from legation.record.claims import days_of

        span = days_of(value)
        if span is None:
            self.fail(f"{value!r} is no day: write 2017-05-09, 2017-05 or 2017", param, ctx)
        return span.last if self.last else span.first


_FILE = click.Path(path_type=Path, dir_okay=False)
_OUT = click.Path(path_type=Path, dir_okay=False, allow_dash=True)
_paths = click.argument("paths", metavar="PATH...", nargs=-1, required=True)
_workers = click.option(
    "--workers", metavar="N", type=click.IntRange(1), default=1, show_default=True, help="How many processes work at once."
)
_actors = click.option(
    "--actors", metavar="TABLE", type=click.Path(path_type=Path), help="Your own names of parties, over those of the package."
)
_since = click.option("--since", metavar="DAY", type=Day(), help="Leave out what is earlier: 2017-05-09, 2017-05 or 2017.")
_until = click.option("--until", metavar="DAY", type=Day(last=True), help="Leave out what is later: 2017-05-09, 2017-05 or 2017.")


_scale = click.option(
    "--scale", type=click.Choice(["plover", "goldstein"]), default="plover", show_default=True, help="By which table events are scored."
)
_FORMATS = ["keds", "gdelt1", "gdelt2", "icews", "polecat", "phoenix"]


def _by(default: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    kinds = click.Choice(["day", "week", "month", "year"])
    return click.option("--by", type=kinds, default=default, show_default=True, help="How long a period of the series is.")


_RECORD = click.Path(path_type=Path)
_record = click.option("--record", metavar="RECORD", type=_RECORD, required=True, help="The record to read: a file, or a cluster's folder.")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="legation", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show where in the code an error came from, and what of --dictionaries was left out.")
def main(debug: bool) -> None:
    """Who did what to whom, when, and on whose word: events between states, coded from saved news pages.

    \b
    Example:
      legation code pages/ --record r.duckdb
      legation show USA RUS --record r.duckdb
    """


@main.command()
@_paths
@click.option("--out", metavar="FILE", type=_OUT, help="Write here, not to standard output.")
@_workers
@_actors
@click.pass_context
def read(ctx: click.Context, paths: tuple[str, ...], out: Path | None, workers: int, actors: Path | None) -> None:
    """Read pages into articles, one a line (JSON Lines).

    PATH is a file, a folder, or - for JSON Lines on standard input.

    \b
    Example:
      legation read pages/ --out articles.jsonl
    """
    from legation.jobs import read_pages
    from legation.settings import Settings

    ctx.exit(read_pages(paths, out or Path("-"), Settings(actors=actors).check(), workers=workers, debug=_wants_debug(ctx)))


@main.command()
@click.argument("paths", metavar="PAGE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print it as data instead, one page a line (JSON Lines).")
@_actors
@click.pass_context
def date(ctx: click.Context, paths: tuple[str, ...], as_json: bool, actors: Path | None) -> None:
    """Say when pages were published, and why.

    The day, or the days it lies between; then each piece of evidence, the heaviest first: where it stands on the page (in
    characters), its words, the days it gives, its weight, and what became of it: what it ruled out, or what ruled it out.

    PAGE is a file, a folder, a table of articles (each row is a page), or - for JSON Lines on standard input.

    \b
    Example:
      legation date page.txt
      legation date archive.warc.gz --json
    """
    from legation.jobs import date_pages
    from legation.settings import Settings

    ctx.exit(date_pages(paths, Settings(actors=actors).check(), as_json=as_json, debug=_wants_debug(ctx)))


@main.command()
@_paths
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Write the reports of these pages here (JSON Lines); with --engine ray, the folder to write.",
)
@click.option(
    "--record", metavar="FILE.duckdb", type=_RECORD, help="File articles, reports and events in this record; made if there is none."
)
@click.option(
    "--engine",
    type=click.Choice(["serial", "pool", "ray"]),
    help="What runs it: this process, several processes, or Ray on many machines.  [default: by --workers]",
)
@click.option(
    "--workers", metavar="N", type=click.IntRange(1), help="How many processes work at once.  [default: 1; pool and ray: all cores]"
)
@click.option("--address", metavar="HOST:PORT", help="With --engine ray: a running cluster, or auto; without it, Ray is started here.")
@click.option("--shard", metavar="N", type=click.IntRange(1), help="With --engine ray: files that go to a worker at once.  [default: 256]")
@click.option("--again", is_flag=True, help="Code also pages that the record has unchanged.")
@_actors
@click.option("--lexicon", metavar="TABLE", type=click.Path(path_type=Path), help="Your own acts and operators, over those of the package.")
@click.option("--dictionaries", metavar="DIR", type=click.Path(path_type=Path), help="Your own dictionaries in PETRARCH's formats, too.")
@click.option("--model", metavar="NAME", default="legation", show_default=True, help="The language model: a name or a folder.")
@click.option(
    "--by",
    type=click.Choice(["both", "lexicon", "view"]),
    default="both",
    show_default=True,
    help="What decides: the tables and the learned view together, or one of them alone.",
)
@click.option(
    "--places",
    type=click.Choice(["towns", "mordecai"]),
    default="towns",
    show_default=True,
    help="What puts places on the map: the table of towns, or Mordecai 3, if you run it.",
)
@click.option("--every-sentence", is_flag=True, help="Parse every sentence, also those whose words hardly ever tell of an event (slower).")
@click.pass_context
def code(
    ctx: click.Context,
    paths: tuple[str, ...],
    out: Path | None,
    record: Path | None,
    engine: str | None,
    workers: int | None,
    address: str | None,
    shard: int | None,
    again: bool,
    actors: Path | None,
    lexicon: Path | None,
    dictionaries: Path | None,
    model: str,
    by: str,
    places: str,
    every_sentence: bool,
) -> None:
    """Code pages: who did what to whom, when, on whose word.

    PATH is a file, a folder, an address (s3://bucket/2017/), or - for JSON Lines on standard input. With neither --out nor --record,
    reports go to standard output, one a line. A page that the record has unchanged is not coded again, so a run that was stopped goes
    on where it was. With --engine ray, --out is a folder of Parquet files, which all other commands take as a record.

    \b
    Example:
      legation code pages/ --record r.duckdb
      legation code pages/ --out reports.jsonl --workers 4
      legation code s3://news/2017/?region=eu-west-1 --engine ray --address auto --out events.parquet
    """
    from legation.jobs import code_pages

    settings = _settings(model, actors, lexicon, by, dictionaries, places, every_sentence)
    if engine == "ray":
        from legation.cluster_jobs import check_call, code_on_cluster

        folder, debug = check_call(out, record), _wants_debug(ctx)
        ctx.exit(code_on_cluster(paths, folder, settings, address=address, workers=workers, shard_files=shard, again=again, debug=debug))
    workers = _workers_of(engine, workers, address=address, shard=shard)
    target = Path("-") if out is None and record is None else out
    ctx.exit(code_pages(paths, target, record, settings, workers=workers, again=again, debug=_wants_debug(ctx)))


@main.command()
@click.argument("a", metavar="COUNTRY")
@click.argument("b", metavar="COUNTRY")
@_record
@click.option("--html", metavar="FILE", type=_FILE, help="Write it also as one self-contained page.")
@click.option("--json", "as_json", is_flag=True, help="Print the data (JSON), not tables.")
@_by("month")
@_scale
@click.option("--lags", metavar="N", type=click.IntRange(1, 52), help="Lags of the model of answers in kind; by Akaike if not given.")
@click.option("--findings/--no-findings", default=True, show_default=True, help="Ask the series for turning points and answers in kind.")
@_since
@_until
def show(
    a: str,
    b: str,
    record: Path,
    html: Path | None,
    as_json: bool,
    by: str,
    scale: str,
    lags: int | None,
    findings: bool,
    since: datetime.date | None,
    until: datetime.date | None,
) -> None:
    """Show the relation of two countries: their events in order, on whose word, the evidence, their series and what it says.

    COUNTRY is an ISO 3166 code or an English name. Data sets that were imported into the record stand beside what its pages tell.

    \b
    Example:
      legation show USA RUS --record r.duckdb
      legation show "United States" Russia --record r.duckdb --since 2017 --html relation.html
      legation show ISR PSE --record r.duckdb --by week --scale goldstein --lags 6
    """
    from legation.jobs import show_relation

    show_relation(record, a, b, html=html, as_json=as_json, since=since, until=until, by=by, scale=scale, lags=lags, findings=findings)


_because = click.option("--because", metavar="TEXT", help="Why; kept with the decision.")


@main.command()
@click.argument("event")
@_record
@click.option("--json", "as_json", is_flag=True, help="Print the data (JSON).")
def event(event: str, record: Path, as_json: bool) -> None:
    """Show one event: its reports, why they are one, what they disagree on, what it answers.

    EVENT is the id of an event, or how it begins; show --json and export (event_id) give it.

    \b
    Example:
      legation event 3f2a90c1 --record r.duckdb
    """
    from legation.decisions import show_event

    show_event(record, event, as_json=as_json)


@main.command()
@click.argument("events", metavar="EVENT...", nargs=-1, required=True)
@_record
@_because
@click.option("--undo", is_flag=True, help="Take back what was merged into these events by hand.")
def merge(events: tuple[str, ...], record: Path, because: str | None, undo: bool) -> None:
    """Say that events are one, now and whenever the record is merged anew. Prints the id of the one.

    \b
    Example:
      legation merge 3f2a90c1 77b0e4d2 --record r.duckdb --because "one vote, told twice"
      legation merge 3f2a90c1 --undo --record r.duckdb
    """
    from legation.decisions import merge_events

    merge_events(record, events, because=because, undo=undo)


@main.command()
@click.argument("event")
@click.argument("reports", metavar="[REPORT]...", nargs=-1)
@_record
@_because
@click.option("--undo", is_flag=True, help="Take back what was split off this event by hand.")
def split(event: str, reports: tuple[str, ...], record: Path, because: str | None, undo: bool) -> None:
    """Say that some reports of an event tell of another one. Prints the id of that other event.

    legation event EVENT gives the ids of its reports.

    \b
    Example:
      legation split 3f2a90c1 9d01c7aa --record r.duckdb --because "the second strike"
      legation split 3f2a90c1 --undo --record r.duckdb
    """
    from legation.decisions import split_event

    split_event(record, event, reports, because=because, undo=undo)


@main.command()
@_record
@click.option("--undo", metavar="N", type=int, multiple=True, help="Take back the decision of that number; may be given again.")
@click.option("--json", "as_json", is_flag=True, help="Print the data (JSON).")
def pins(record: Path, undo: tuple[int, ...], as_json: bool) -> None:
    """List what was merged and split by hand, or take some of it back.

    \b
    Example:
      legation pins --record r.duckdb
      legation pins --undo 2 --record r.duckdb
    """
    from legation.decisions import list_pins

    list_pins(record, undo=undo, as_json=as_json)


@main.command()
@click.argument("a", metavar="COUNTRY")
@click.argument("b", metavar="COUNTRY")
@_record
@_by("month")
@_scale
@click.option("--data", metavar="NAME", help="Of this imported data set, not of the record's own pages.")
@click.option("--csv", "form", flag_value="csv", help="Print it as CSV: a row for each period and direction, both scales.")
@click.option("--json", "form", flag_value="json", help="Print it as data (JSON).")
@click.option("--intervals/--no-intervals", default=True, show_default=True, help="Draw outlets anew for intervals.")
@click.option("--seed", metavar="N", type=int, default=0, show_default=True, help="Another number draws other outlets.")
@_since
@_until
def series(
    a: str,
    b: str,
    record: Path,
    by: str,
    scale: str,
    data: str | None,
    form: str | None,
    intervals: bool,
    seed: int,
    since: datetime.date | None,
    until: datetime.date | None,
) -> None:
    """Print how two countries get on over time: counts, scores, shares of what was read, intervals.

    COUNTRY is an ISO 3166 code or an English name. Where nothing was read there is no number, and not zero.

    \b
    Example:
      legation series USA RUS --record r.duckdb --by month
      legation series USA RUS --record r.duckdb --by week --csv > usa-rus.csv
      legation series ISR PSE --record r.duckdb --data levant --by year --scale goldstein
    """
    from legation.data_jobs import show_series

    show_series(record, a, b, by=by, scale=scale, data=data, since=since, until=until, form=form or "text", intervals=intervals, seed=seed)


@main.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--record", metavar="FILE.duckdb", type=_RECORD, required=True, help="The record to put it in; made if there is none.")
@click.option("--format", type=click.Choice(_FORMATS), help="Which table it is; told from the content if not given.")
@click.option("--name", metavar="NAME", help="How to call the data set: that of a single file if not given.")
@click.option("--left-out", metavar="FILE", type=_FILE, help="Write each row that could not be read here, and why.")
@click.pass_context
def import_(ctx: click.Context, files: tuple[Path, ...], record: Path, format: str | None, name: str | None, left_out: Path | None) -> None:
    """Import other people's event tables, to lay their series beside ours.

    FILE is a table of KEDS, GDELT 1.0 or 2.0, ICEWS, POLECAT or Phoenix, plain, gzipped or zipped. Several files of one format
    become one data set. A data set of the same name is replaced. Rows that cannot be read are named and left out.

    \b
    Example:
      legation import levant.csv --record r.duckdb
      legation import 2015*.export.CSV.zip --record r.duckdb --format gdelt2 --name gdelt
    """
    from legation.data_jobs import import_data

    ctx.exit(import_data(record, files, name=name, format=format, left_out=left_out))


@main.command()
@click.argument("file", metavar="FILE.{csv,parquet,jsonl,sqlite,duckdb}", type=_FILE)
@_record
@click.option("--format", type=click.Choice(_FORMATS), help="Write it in the columns of this table of other people's.")
@click.option("--data", metavar="NAME", help="Export this imported data set, not the record's own events; with --format.")
def export(file: Path, record: Path, format: str | None, data: str | None) -> None:
    """Export the merged events, a row each, for R, pandas, DuckDB or Datasette, or as other people's tables have them.

    Beside it lie datapackage.json, codebook.md and CITATION.cff. A .duckdb file is a whole record: a cluster's folder made into a
    file, which can be judged and added to.

    \b
    Example:
      legation export events.csv --record r.duckdb
      legation export r.duckdb --record events.parquet
      legation export events.sqlite --record r.duckdb
      legation export ours.polecat.txt --record r.duckdb --format polecat
    """
    from legation.data_jobs import export_data

    export_data(record, file, format=format, data=data)


@main.command()
@_record
@click.option("--json", "as_json", is_flag=True, help="Print the data (JSON), not a list.")
def copies(record: Path, as_json: bool) -> None:
    """Show which pages of a record are one text: a wire story in several outlets, a page met twice.

    The page foremost is the one first published; the others count with it. Of each of them it is said how much of the shorter text
    stands in the longer.

    \b
    Example:
      legation copies --record r.duckdb
      legation copies --record r.duckdb --json > copies.json
    """
    from legation.jobs import show_copies

    show_copies(record, as_json=as_json)


@main.command()
@click.argument("sentence")
@click.option("--on", metavar="DAY", type=Day(), help="Its day of publication: 2017-09-20.")
@_actors
@click.option("--lexicon", metavar="TABLE", type=click.Path(path_type=Path), help="Your own acts and operators, over those of the package.")
@click.option("--dictionaries", metavar="DIR", type=click.Path(path_type=Path), help="Your own dictionaries in PETRARCH's formats, too.")
@click.option("--by", type=click.Choice(["both", "lexicon", "view"]), default="both", show_default=True, help="What decides, as for code.")
@click.option("--json", "as_json", is_flag=True, help="Print it as data instead.")
def explain(
    sentence: str, on: datetime.date | None, actors: Path | None, lexicon: Path | None, dictionaries: Path | None, by: str, as_json: bool
) -> None:
    """Say why a sentence is coded as it is.

    Its parse, the parties and why they are taken for that, the readings of the lexicon step by step, what the learned view holds and which
    sentences of the corpus it finds alike, and the reports.

    \b
    Example:
      legation explain "Kenya refused to rule out withdrawing its troops from Somalia." --on 2015-04-03
      legation explain "Moscow to expel two British envoys" --json
    """
    from legation.jobs import explain_sentence

    explain_sentence(sentence, _settings("legation", actors, lexicon, by, dictionaries), on=on, as_json=as_json)


@main.command()
@click.argument("mention")
@click.option("--on", metavar="DAY", type=Day(), help="The day that is meant: 2017-09-19. Without it, every day that the tables know.")
@_actors
@click.option("--all", "everything", is_flag=True, help="Show all other readings, not the first twelve.")
@click.option("--json", "as_json", is_flag=True, help="Print it as data instead.")
@click.pass_context
def who(ctx: click.Context, mention: str, on: datetime.date | None, actors: Path | None, everything: bool, as_json: bool) -> None:
    """Say who a name, an office, a country word, a body or a town is, by the tables.

    Prints the country, the sector, the person and the office, from when to when, the table and line that say so, and the other
    readings. Without a day, all who held the office, or all offices of the person. Status 1 where the tables know nobody.

    \b
    Example:
      legation who "US Secretary of State" --on 2017-09-19
      legation who Lavrov
      legation who "head of state of Canada" --on 1995-01-01 --json
      legation who "Moldovan spokesman" --actors mine.tsv
    """
    from legation.answers import ask

    ctx.exit(ask(mention, on=on, actors=actors, everything=everything, as_json=as_json))


@main.command()
@_record
@click.option("--port", metavar="N", type=click.IntRange(0, 65535), default=8750, show_default=True, help="The port on which it answers.")
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="The address on which it answers.")
@click.option("--token", metavar="TEXT", envvar="LEGATION_TOKEN", help="Asked of everybody; needed beyond this machine (16 characters).")
@click.option("--name", "names", metavar="NAME", multiple=True, help="A name by which browsers may call it beyond this machine.")
def desk(record: Path, port: int, host: str, token: str | None, names: tuple[str, ...]) -> None:
    """Look at a record in the browser.

    Relations over time, events with their evidence, pages as their readers saw them, persons and their offices; search, audit,
    downloads; pages can be added. It answers on this machine only, unless a token is given, and loads nothing from elsewhere.

    \b
    Example:
      legation desk --record r.duckdb --port 8080
      LEGATION_TOKEN=... legation desk --record r.duckdb --host 0.0.0.0 --name desk.example.org
    """
    from legation.desk import serve

    serve(record, host=host, port=port, token=token, names=names, announce=lambda line: click.echo(line, err=True))


@main.command()
@click.option("--record", metavar="FILE.duckdb", type=_RECORD, required=True, help="The record to judge; verdicts are kept in it.")
@click.option("--sample", metavar="N", type=click.IntRange(1), default=200, show_default=True, help="How many reports to judge.")
@click.option("--judge", metavar="NAME", help="Who judges: reader, if not given. Of several judges, only this one's figures.")
@click.option("--seed", metavar="N", type=int, default=0, show_default=True, help="Another number draws another sample.")
@click.option("--export", metavar="FILE", type=_OUT, help="Write the judged reports here (JSON Lines), all or those of --judge.")
@click.option("--summary", is_flag=True, help="Ask nothing; print what was judged so far.")
@click.pass_context
def audit(ctx: click.Context, record: Path, sample: int, judge: str | None, seed: int, export: Path | None, summary: bool) -> None:
    """Judge a sample of reports, and measure how far to trust the record.

    Shows one report after another, with the passage that it was read from, and takes one key for each. Verdicts are kept at once,
    so a session that was stopped goes on where it was. A file or a pipe on standard input gives one verdict a line.

    \b
    Example:
      legation audit --record r.duckdb --sample 200 --judge anna
      legation audit --record r.duckdb --summary --export judged.jsonl
    """
    from legation.jobs import audit_record

    if judge is not None and not judge.strip():
        raise click.BadParameter("is empty; give the name under which the verdicts are kept", ctx, param_hint="--judge")
    ctx.exit(audit_record(record, size=sample, judge=judge and judge.strip(), seed=seed, export=export, summary=summary))


def _workers_of(engine: str | None, workers: int | None, **of_ray: object) -> int:
    """How many processes code; :class:`click.UsageError` where the options do not fit each other."""
    if given := [name for name, value in of_ray.items() if value is not None]:
        raise click.UsageError(f"--{given[0]} is for --engine ray")
    if engine == "serial" and workers not in (None, 1):
        raise click.UsageError(f"--engine serial is one process: leave out --workers {workers}, or take --engine pool")
    return workers or (os.cpu_count() or 1 if engine == "pool" else 1)


def _settings(
    model: str,
    actors: Path | None,
    lexicon: Path | None,
    by: str = "both",
    dictionaries: Path | None = None,
    places: str = "towns",
    every_sentence: bool = False,
) -> Settings:
    from legation.settings import Settings

    return Settings(model, actors, lexicon, dictionaries, by, places, every_sentence).check()


def _wants_debug(ctx: click.Context) -> bool:
    return bool(ctx.find_root().params.get("debug"))


if __name__ == "__main__":
    sys.exit(main())
