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
from typing import TYPE_CHECKING, Any

from .counts import Counts
from .parts import Part
from .work import Job, Stopped, do_part

if TYPE_CHECKING:
    from ctypes import Array

Watch = Callable[[int, Part | None], None]
"""Is told now and then how many more records are read, and each part that is done."""

SECONDS = 0.5


def run(parts: Sequence[Part], job: Job, jobs: int, watch: Watch) -> dict[Part, Counts]:
    """The counts of all parts, each of which is done by one of so many processes: by this one, if it is one.

    Raises KeyboardInterrupt when that comes, after all work has ended; no part is left half done.
    """
    if jobs == 1:
        return dict(_alone(parts, job, watch))
    done: dict[Part, Counts] = {}
    # The largest ones first, so that no process is left with one of them at the end.
    waiting = sorted(parts, key=lambda part: part.size)
    while waiting:
        found, lost = _together(waiting, job, jobs, watch)
        done.update(found)
        done.update(_again(lost, job, watch))
    return {part: done[part] for part in parts}


def _again(lost: Sequence[Part], job: Job, watch: Watch) -> Iterator[tuple[Part, Counts]]:
    """The counts of parts that were read when a process died: alone, each can end only its own."""
    for part in lost:
        found, died = _together([part], job, 1, watch)
        if died:
            counts = Counts(files=len(part.files), bytes=part.size, broken=1)
            counts.fail(", ".join(part.files[:3]), "the process that read it died")
            found[part] = counts
            watch(0, part)
        yield part, found[part]


def _alone(parts: Sequence[Part], job: Job, watch: Watch) -> Iterator[tuple[Part, Counts]]:
    for part in parts:
        yield part, do_part(part, job, lambda records: watch(records, None))
        watch(0, part)


def _together(waiting: list[Part], job: Job, jobs: int, watch: Watch) -> tuple[dict[Part, Counts], list[Part]]:
    """The counts of the parts that could be done, and those that were being read when a process died.

    Parts are taken from the end of `waiting`; what is left there was not begun. Nothing shared has a lock: a process
    that is killed would keep it. Each part in work counts its records in a place of its own.
    """
    context = multiprocessing.get_context("spawn")
    stop, read = context.RawArray("b", 1), context.RawArray("Q", 2 * jobs)
    free = list(range(2 * jobs))
    places: dict[Part, int] = {}
    running: dict[Future[Counts], Part] = {}
    done: dict[Part, Counts] = {}
    seen = 0
    with ProcessPoolExecutor(jobs, context, _begin, (stop, read)) as pool:
        try:
            while waiting or running:
                while waiting and len(running) < 2 * jobs:
                    part = waiting[-1]
                    running[pool.submit(_do, part, job, free[-1])] = part
                    places[part] = free.pop()
                    waiting.pop()
                ready, _ = wait(running, SECONDS, FIRST_COMPLETED)
                now = sum(read)
                watch(now - seen, None)
                seen = now
                for future in ready:
                    done[running[future]] = future.result()
                    free.append(places.pop(running[future]))
                    watch(0, running.pop(future))
        except BrokenProcessPool:
            pass
        except BaseException:
            stop[0] = 1
            pool.shutdown(cancel_futures=True)
            raise
    return done, [part for part in running.values() if part not in done]


# ---- In the processes -------------------------------------------------------------------------------------------


class _Process:
    """What a process shares with the one that began it."""

    stop: Array[Any]
    read: Array[Any]


def _begin(stop: Array[Any], read: Array[Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process takes it, and says so by `stop`
    _Process.stop, _Process.read = stop, read
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _do(part: Part, job: Job, place: int) -> Counts:
    def tick(records: int) -> None:
        if _Process.stop[0]:
            raise Stopped
        _Process.read[place] += records

    return do_part(part, job, tick)
