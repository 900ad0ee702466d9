"""``legation code --engine ray``: pages shared out to the machines of a cluster, what comes of them put together into one record."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from legation.engines import Failed, Result, Tally, Task
from legation.engines.cluster import cluster
from legation.errors import UsageError
from legation.jobs import ALL_READ, SOME_FAILED, provenance_of, tell_of_dictionaries
from legation.pages import list_files
from legation.progress import Voice
from legation.record import now
from legation.record.folder import Folder
from legation.record.gathering import Prepared, gather, prepare
from legation.settings import Settings
from legation.shards import SHARD_FILES, Job, Outcome, Shard, plan, rows_of, shard_to_text


def code_on_cluster(
    paths: Sequence[str],
    out: Path,
    settings: Settings,
    *,
    address: str | None = None,
    workers: int | None = None,
    shard_files: int | None = None,
    again: bool = False,
    debug: bool = False,
    make_task: Callable[[], Task[Result]] | None = None,
) -> int:
    """Code ``paths`` on the cluster at ``address`` into the folder ``out``, which is a record; the exit status.

    Shards that are there are not coded anew, so a run that was stopped goes on. ``make_task`` stands in for the coder.
    """
    from legation.pipeline import Coder

    tell_of_dictionaries(settings, debug=debug)
    failures: dict[str, str] = {}
    given = [os.fspath(path) for path in paths]
    files = list_files(given, on_error=lambda error: failures.update({error.page: error.reason}))
    shards = plan(files, settings.digest, most=shard_files or SHARD_FILES)
    provenance = provenance_of(settings)
    begun = prepare(out, rows_of(shards), given=given, provenance=provenance, now=now(), again=again)
    job = Job(out.absolute(), settings, make_task or partial(Coder.make, settings), provenance, begun.run, os.getcwd())
    with Voice("coded", debug=debug) as voice:
        tally = Tally(unchanged=begun.pages)
        voice.many(begun.pages)
        _tell_failures(voice, tally, failures)
        try:
            for answer in cluster(_todo(shards, begun), job, address=address, workers=workers):
                _hear(Outcome.from_text(answer), voice, tally, failures)
        except KeyboardInterrupt:
            voice.close(tally, "stopped: run the same command again to go on")
            raise
        events = _gathered(out, begun, failures, voice, tally)
        voice.close(tally, f"{tally.reports:,} reports", f"{events:,} events in {out}")
    return SOME_FAILED if tally.failed else ALL_READ


def _todo(shards: Iterable[Shard], begun: Prepared) -> list[str]:
    return [shard_to_text(shard) for shard in shards if shard.name in begun.todo]


def _hear(outcome: Outcome, voice: Voice, tally: Tally, failures: dict[str, str]) -> None:
    """Count what came of a shard, and tell of its failures; those of a shard that was given up stand in no table of its own."""
    tally.done += outcome.done
    tally.not_coded += outcome.not_coded
    tally.failed += outcome.failed
    tally.doubtful += outcome.doubtful
    tally.reports += outcome.reports
    if outcome.lost and not outcome.given_up:
        voice.say(f"shard {outcome.shard}: its worker was ended ({outcome.lost} times); another has coded it, nothing of it is lost")
    for page, reason in outcome.failures:
        voice.say(f"{page}: {reason}")
    more = outcome.failed - len(outcome.failures)
    if more > 0:
        voice.say(f"... and {more:,} more pages of shard {outcome.shard}; all stand in the table failures")
    if outcome.given_up:
        failures.update(outcome.failures)
    voice.many(outcome.pages)


def _tell_failures(voice: Voice, tally: Tally, failures: Mapping[str, str]) -> None:
    for page, reason in failures.items():
        tally.failed += 1
        voice.failed(Failed(page, reason))


def _gathered(out: Path, begun: Prepared, failures: dict[str, str], voice: Voice, tally: Tally) -> int:
    if begun.whole:
        return int(Folder(out).facts.get("events", 0))
    gathered = gather(out, failures, now=now())
    passed = [reports for _, shard, reports in gathered.passed if shard in begun.todo]
    tally.done -= len(passed)
    tally.reports -= sum(passed)
    _tell_failures(voice, tally, gathered.doubles)
    return gathered.events


def check_call(out: Path | None, record: Path | None) -> Path:
    """The folder to write; :class:`UsageError` if the call does not fit a cluster."""
    if record is not None:
        raise UsageError(f"--record {record}: a cluster writes no such file but a folder: give --out FOLDER.parquet, which is a record too")
    if out is None or str(out) == "-":
        raise UsageError("--engine ray: give --out FOLDER.parquet, the folder of Parquet files to write")
    return out
