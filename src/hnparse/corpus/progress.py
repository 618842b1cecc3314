"""The progress of a run: a bar on a terminal, or a line every few seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self, TextIO

from .shards import Shard

SECONDS = 5.0


class Progress:
    """Prints to standard error how much of some shards is done."""

    def __init__(self, shards: Sequence[Shard], out: TextIO | None = None) -> None:
        self.out = out or sys.stderr
        self.sizes = {shard: shard.size for shard in shards}
        self.total = sum(self.sizes.values())
        self.records = self.shards = self.bytes = 0
        self.start = self.printed = time.monotonic()
        self.bar = _bar(self.total, self.out)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.close()

    def watch(self, records: int, shard: Shard | None) -> None:
        """Add a number of records that were read and, if it is not None, a shard that is done."""
        self.records += records
        if shard is not None:
            self.shards += 1
            self.bytes += self.sizes[shard]
        if self.bar is not None:
            self.bar.set_postfix_str(f"{self.records:,} records", refresh=False)
            self.bar.update(self.bytes - self.bar.n)
        elif time.monotonic() - self.printed >= SECONDS:
            self.printed = time.monotonic()
            share = f"{self.bytes / max(self.total, 1):.0%}"
            seconds = self.printed - self.start
            print(
                f"{share} of {self.total / 1e6:,.1f} MB, {self.shards:,} of {len(self.sizes):,} shards, "
                f"{self.records:,} records in {seconds:,.0f} s",
                file=self.out,
                flush=True,
            )


def _bar(total: int, out: TextIO) -> Any:
    """Return a progress bar of tqdm, or None if `out` is not a terminal or tqdm is not installed."""
    if not out.isatty():
        return None
    try:
        from tqdm import tqdm
    except ModuleNotFoundError:
        return None
    tqdm.monitor_interval = 0  # Its monitor is a thread, and a process with several threads cannot be copied.
    return tqdm(total=total, unit="B", unit_scale=True, file=out, dynamic_ncols=True)
