"""A run: parts done one after the other or by several processes, each in a process that can die alone."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from typing import TYPE_CHECKING

from .counts import Counts
from .parts import Part
from .work import Job, Stopped, do_part

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized
    from multiprocessing.synchronize import Event

Watch = Callable[[int, Part | None], None]
"""Is told now and then how many more records are read, and each part that is done."""

SECONDS = 0.5


def run(parts: Sequence[Part], job: Job, jobs: int, watch: Watch) -> dict[Part, Counts]:
    """The counts of all parts, each of which is done by one of so many processes: by this one, if it is one.

    Raises KeyboardInterrupt when that comes, after all work has ended; no part is left half done.
    """
    if jobs == 1:
        return dict(_alone(parts, job, watch))
    done, lost = _together(parts, job, jobs, watch)
    for part in lost:
        # One of them has ended its process, and the others with it: alone, each can end only its own.
        again, died = _together([part], job, 1, watch)
        done.update(again)
        if died:
            counts = Counts(files=len(part.files), bytes=part.size, broken=1)
            counts.fail(", ".join(part.files[:3]), "the process that read it died")
            done[part] = counts
            watch(0, part)
    return {part: done[part] for part in parts}


def _alone(parts: Sequence[Part], job: Job, watch: Watch) -> Iterator[tuple[Part, Counts]]:
    for part in parts:
        yield part, do_part(part, job, lambda records: watch(records, None))
        watch(0, part)


def _together(parts: Sequence[Part], job: Job, jobs: int, watch: Watch) -> tuple[dict[Part, Counts], list[Part]]:
    """The counts of the parts that could be done, and the parts that were lost when a process died."""
    context = multiprocessing.get_context("spawn")
    stop, read = context.Event(), context.Value("Q", 0)
    # The largest ones first, so that no process is left with one of them at the end.
    waiting = sorted(parts, key=lambda part: part.size)
    running: dict[Future[Counts], Part] = {}
    done: dict[Part, Counts] = {}
    seen = 0
    with ProcessPoolExecutor(jobs, context, _begin, (stop, read)) as pool:
        try:
            while waiting or running:
                while waiting and len(running) < 2 * jobs:
                    running[pool.submit(_do, waiting[-1], job)] = waiting[-1]
                    waiting.pop()
                ready, _ = wait(running, SECONDS, FIRST_COMPLETED)
                watch(read.value - seen, None)
                seen = read.value
                for future in ready:
                    done[running[future]] = future.result()
                    watch(0, running.pop(future))
        except BrokenProcessPool:
            pass
        except BaseException:
            stop.set()
            pool.shutdown(cancel_futures=True)
            raise
    return done, [part for part in parts if part not in done]


# ---- In the processes -------------------------------------------------------------------------------------------


class _Process:
    """What a process shares with the one that began it."""

    stop: Event
    read: Synchronized[int]


def _begin(stop: Event, read: Synchronized[int]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process takes it, and says so by `stop`
    _Process.stop, _Process.read = stop, read
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _do(part: Part, job: Job) -> Counts:
    return do_part(part, job, _tick)


def _tick(records: int) -> None:
    if _Process.stop.is_set():
        raise Stopped
    with _Process.read.get_lock():
        _Process.read.value += records
