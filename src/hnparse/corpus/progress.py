"""Progress: how far a run is, as a bar on a terminal, or as a line every few seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self, TextIO

from .shards import Shard

SECONDS = 5.0


class Progress:
    """What is done of some shards, said on standard error."""

    def __init__(self, shards: Sequence[Shard], out: TextIO | None = None) -> None:
        self.out = out or sys.stderr
        self.sizes = {shard: shard.size for shard in shards}
        self.total = sum(self.sizes.values())
        self.records = self.shards = self.bytes = 0
        self.start = self.said = time.monotonic()
        self.bar = _bar(self.total, self.out)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.close()

    def watch(self, records: int, shard: Shard | None) -> None:
        """Take note of records that were read, or of a shard that is done."""
        self.records += records
        if shard is not None:
            self.shards += 1
            self.bytes += self.sizes[shard]
        if self.bar is not None:
            self.bar.set_postfix_str(f"{self.records:,} records", refresh=False)
            self.bar.update(self.bytes - self.bar.n)
        elif time.monotonic() - self.said >= SECONDS:
            self.said = time.monotonic()
            share = f"{self.bytes / max(self.total, 1):.0%}"
            seconds = self.said - self.start
            print(
                f"{share} of {self.total / 1e6:,.1f} MB, {self.shards:,} of {len(self.sizes):,} shards, "
                f"{self.records:,} records in {seconds:,.0f} s",
                file=self.out,
                flush=True,
            )


def _bar(total: int, out: TextIO) -> Any:
    """A bar of tqdm's, where there is a terminal and that package."""
    if not out.isatty():
        return None
    try:
        from tqdm import tqdm
    except ModuleNotFoundError:
        return None
    return tqdm(total=total, unit="B", unit_scale=True, file=out, dynamic_ncols=True)
