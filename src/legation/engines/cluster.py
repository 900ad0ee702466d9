"""Many machines, through Ray: work goes out in shards, one actor a core keeps its models from shard to shard.

Ray Data hands out the shards. A shard whose worker or machine is lost is given to another, again and again; whoever does the work must
know when to give up.
"""

from __future__ import annotations

import logging
import os
import socket
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from legation.errors import LegationError, UsageError

Work = Callable[[str], str]
"""What a worker does: a shard in, an answer out, both as text."""

LOCAL, AUTO = "local", "auto"
_SAID = 300
_STORE = 100_000_000
_PATIENCE = 10.0


class ClusterError(LegationError):
    """The cluster cannot do the work: it cannot be reached, or its workers cannot begin."""


def cluster(
    shards: Sequence[str], make_work: Callable[[], Work], *, address: str | None = None, workers: int | None = None
) -> Iterator[str]:
    """An answer for each of ``shards``, in the order in which they are done. ``make_work`` must be picklable; each worker calls it once.

    ``address`` is that of a running cluster (``auto``, ``host:port``); without it, and without ``RAY_ADDRESS``, Ray is started on this
    machine. ``workers`` are as many as there are cores, if not given. :class:`ClusterError` if the cluster or its workers cannot begin.
    """
    if not shards:
        return
    ray = _ray()
    with _joined(ray, address):
        size = min(workers or _cores(ray), len(shards))
        try:
            for row in _rows(ray, shards, make_work, size):
                if row["unfit"]:
                    raise ClusterError(row["unfit"])
                yield str(row["answer"])
        except ray.exceptions.RayError as error:
            raise ClusterError(f"Ray: {_last_line(error)}; what is done is kept: run the same command again to go on") from error


def _ray() -> Any:
    # Ray counts its users unless told not to; Legation talks to nobody.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    # What its inner parts say of themselves stands in Ray's own logs; here it would stand between lines for the user.
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import ray
            import ray.data
    except ImportError as error:
        raise UsageError(f"--engine ray: Ray is not installed here ({error}); install it: pip install 'legation[ray]'") from error
    return ray


@contextmanager
def _joined(ray: Any, address: str | None) -> Iterator[None]:
    """Part of a cluster as long as the block lasts; if this process is part of one already, it stays so."""
    if ray.is_initialized():
        yield
        return
    where = address or os.environ.get("RAY_ADDRESS") or LOCAL
    if where not in (LOCAL, AUTO):
        _check_answers(where)
    # Shards go out as names and come back as numbers: a store of objects as large as Ray makes it would be memory for nothing.
    alone = {"include_dashboard": False, "object_store_memory": _STORE} if where == LOCAL else {}
    try:
        ray.init(address=where, log_to_driver=False, logging_level=logging.ERROR, **alone)
    except (ConnectionError, RuntimeError, ValueError, OSError) as error:
        raise ClusterError(f"--address {where}: no cluster of Ray answers ({_last_line(error)}); is it running? ray status") from error
    try:
        yield
    finally:
        ray.shutdown()


def _check_answers(address: str) -> None:
    """:class:`LegationError` if nobody answers there: Ray itself would wait, and then end the process without a word to us."""
    if "://" in address:
        raise UsageError(f"--address {address}: give HOST:PORT or auto, on a machine of the cluster; Ray Data goes through no client")
    host, _, port = address.rpartition(":")
    if not host or not port.isdigit():
        raise UsageError(f"--address {address}: is no HOST:PORT; ray start tells which, or give auto on a machine of the cluster")
    try:
        socket.create_connection((host, int(port)), timeout=_PATIENCE).close()
    except (OSError, OverflowError) as error:
        raise ClusterError(f"--address {address}: no cluster of Ray answers ({error}); is it running? ray status") from error


def _cores(ray: Any) -> int:
    cores = int(ray.cluster_resources().get("CPU", 0))
    if not cores:
        raise ClusterError("the cluster has no cores; add machines to it: ray start --address HOST:PORT")
    return cores


def _rows(ray: Any, shards: Sequence[str], make_work: Callable[[], Work], size: int) -> Iterator[dict[str, Any]]:
    """Ray Data over the shards, a block each, so that each goes out by itself."""
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    rows = ray.data.from_items([{"shard": shard} for shard in shards], override_num_blocks=len(shards))
    # One shard at a time with each worker: those that wait stay free for whoever is done first.
    pool = ray.data.ActorPoolStrategy(size=size, max_tasks_in_flight_per_actor=1)
    done = rows.map(_Actor, fn_constructor_args=(make_work,), compute=pool, num_cpus=1)
    yield from done.iter_rows()


class _Actor:
    """A worker. What it can tell in a word of ours comes back as an answer, not as an error of Ray's."""

    def __init__(self, make_work: Callable[[], Work]) -> None:
        self._make_work = make_work
        self._work: Work | None = None

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        try:
            self._work = self._work or self._make_work()
            return {"answer": self._work(str(row["shard"])), "unfit": ""}
        except LegationError as error:
            return {"answer": "", "unfit": str(error)}


def _last_line(error: BaseException) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines[-1] if lines else type(error).__name__)[:_SAID]
