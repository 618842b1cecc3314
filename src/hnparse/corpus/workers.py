"""Worker processes. Each one processes one shard at a time. If one dies, the others continue."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import connection, resource_tracker
from typing import Any

from attrs import define

from .counts import Counts
from .shards import Shard
from .work import Job, do_shard, give_up

Watch = Callable[[int, Shard | None], None]
"""Called repeatedly with the number of records read since the last call, and with each shard that is done."""

SECONDS = 0.5
SWITCH = 0.00005
"""The number of seconds after which a thread may run instead of another: a hundredth of the default.

A thread that decompresses or searches needs Python only briefly, but often. It must not wait while a dump is parsed.
"""
TRIES = 2
"""The number of times that a shard is tried if its process dies."""


@define(eq=False)
class _Worker:
    """A process, the pipe to it, and its current shard."""

    process: Any
    pipe: connection.Connection
    shard: Shard | None = None

    def give(self, shard: Shard) -> None:
        self.shard = shard
        with suppress(OSError):  # The process has died. `run` notices that by the end of the pipe.
            self.pipe.send(shard)


def run(shards: Sequence[Shard], job: Job, jobs: int, watch: Watch) -> dict[Shard, Counts]:
    """Process all shards with `jobs` processes, and return their counts.

    The processes share nothing, so one that is killed does not block the others. Its shard is tried again. If the
    second process dies too, the shard is a failure.

    Raises OSError or ImportError if a process fails with it. All processes are ended first.
    """
    # The largest shards come first, so that no process starts one of them when the others are already done.
    waiting = sorted(shards, key=lambda shard: shard.size)
    done: dict[Shard, Counts] = {}
    deaths: Counter[Shard] = Counter()
    workers: list[_Worker] = []
    try:
        while waiting or any(worker.shard for worker in workers):
            for worker in workers:
                if waiting and worker.shard is None:
                    worker.give(waiting.pop())
            while waiting and len(workers) < jobs:
                workers.append(_start(job))
                workers[-1].give(waiting.pop())
            for pipe in connection.wait([worker.pipe for worker in workers], SECONDS):
                worker = next(worker for worker in workers if worker.pipe is pipe)
                try:
                    reply = worker.pipe.recv()
                except (EOFError, OSError):
                    workers.remove(worker)
                    shard, how = worker.shard, _how_it_ended(worker)
                    if shard is not None:
                        deaths[shard] += 1
                        if deaths[shard] < TRIES:
                            waiting.append(shard)
                        else:
                            done[shard] = give_up(shard, job, f"{TRIES} processes died while they read it: {how}")
                            watch(0, shard)
                    continue
                if isinstance(reply, int):
                    watch(reply, None)
                elif isinstance(reply, Counts) and worker.shard is not None:
                    done[worker.shard] = reply
                    watch(0, worker.shard)
                    worker.shard = None
                elif isinstance(reply, BaseException):
                    raise reply
    finally:
        for worker in workers:
            worker.process.kill()  # Its unfinished outputs are in the folder for temporary files.
        for worker in workers:
            worker.process.join()
            worker.pipe.close()
    return {shard: done[shard] for shard in shards}


def _start(job: Job) -> _Worker:
    # A copy of this process has imported all modules. But a process with several threads cannot be copied safely.
    context: Any = multiprocessing.get_context("fork" if _has_one_thread() else "spawn")
    if context.get_start_method() == "spawn" and hasattr(signal, "pthread_sigmask"):
        resource_tracker.ensure_running()  # Starting it later would unblock the signals.
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, job), daemon=True)
    with _signals_blocked():
        process.start()
    theirs.close()
    return _Worker(process, ours)


def _has_one_thread() -> bool:
    """Return True if this process has one thread. Return False if the system does not tell."""
    try:
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 -- names, not paths
    except OSError:
        return False


@contextmanager
def _signals_blocked() -> Iterator[None]:
    """Block Ctrl-C and SIGTERM. A process that is started now receives no signal before it decides what it does."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _how_it_ended(worker: _Worker) -> str:
    worker.pipe.close()
    worker.process.join()
    code = worker.process.exitcode
    return f"signal {-code}" if code < 0 else f"exit status {code}"


# ---- In the process ---------------------------------------------------------------------------------------------


def _work(pipe: connection.Connection, job: Job) -> None:
    """Process the shards that come through the pipe, until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    sys.setswitchinterval(SWITCH)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    tick = _Tick(pipe)
    while True:
        try:
            shard = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            reply: Counts | Exception = do_shard(shard, job, tick)
        except (OSError, ImportError) as error:
            reply = error
        except Exception as error:
            reply = give_up(shard, job, f"{type(error).__name__}: {error}")
        with suppress(OSError):  # The main process has ended, so this one ends too.
            tick.flush()
            pipe.send(reply)


class _Tick:
    """Sends the number of records read through a pipe, at most every half second."""

    def __init__(self, pipe: connection.Connection) -> None:
        self.pipe = pipe
        self.waiting = 0
        self.sent = time.monotonic()

    def __call__(self, records: int) -> None:
        self.waiting += records
        if time.monotonic() - self.sent >= SECONDS:
            self.flush()

    def flush(self) -> None:
        """Send the number of records. Raises OSError if the main process has ended."""
        self.pipe.send(self.waiting)
        self.waiting, self.sent = 0, time.monotonic()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
