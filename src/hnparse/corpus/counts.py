"""The counts of a run, and the summary of them that is printed at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from attrs import asdict, define, field

from ..thread import Thread
from .failures import Failure

NAMED = 20
"""The number of failures that the summary lists."""


@define
class Counts:
    """The counts of a shard or of a whole run.

    `bytes` is the size of the files. `dumps` counts records with at least one page, `repaired` and `damaged` count
    pages with such diagnostics. `failed` counts the records, files and folders that could not be read, and `broken`
    the files and folders among them. `failures` holds the messages of the first failures. `skipped` counts the files
    that hnparse does not read, by their kind, and `examples` holds a message about the first one of each kind.
    """

    files: int = 0
    bytes: int = 0
    records: int = 0
    dumps: int = 0
    pages: int = 0
    comments: int = 0
    repaired: int = 0
    damaged: int = 0
    failed: int = 0
    broken: int = 0
    discussions: int = 0
    failures: list[str] = field(factory=list)
    skipped: dict[str, int] = field(factory=dict)
    examples: dict[str, str] = field(factory=dict)

    def add_threads(self, threads: Sequence[Thread]) -> None:
        """Count the threads of a record."""
        self.dumps += bool(threads)
        self.pages += len(threads)
        for thread in threads:
            self.comments += len(thread.comments)
            self.repaired += any(one.code.startswith("repaired-") for one in thread.diagnostics)
            self.damaged += any(one.severity != "info" for one in thread.diagnostics)

    def fail(self, failure: Failure) -> None:
        """Count a failure, and keep it if it is among the first."""
        self.failed += 1
        self.broken += failure.kind != "record"
        if len(self.failures) < NAMED:
            self.failures.append(printable_line(f"{failure.source}: {failure.error}"))

    def skip(self, file: str, what: str, why: str) -> None:
        """Count a file that hnparse does not read."""
        self.files -= 1
        self.skipped[what] = self.skipped.get(what, 0) + 1
        self.examples.setdefault(what, printable_line(f"{file}: {why}"))

    def add(self, other: Counts) -> None:
        """Add the counts of another shard."""
        for name, value in asdict(other).items():
            if name == "skipped":
                self.skipped = dict(Counter(self.skipped) + Counter(value))
            elif name == "examples":
                self.examples = {**value, **self.examples}
            else:
                setattr(self, name, getattr(self, name) + value)

    def failure_lines(self) -> Iterable[str]:
        """Yield the lines of the summary that name failures."""
        for failure in self.failures[:NAMED]:
            yield f"failed: {failure}"
        if self.failed > min(NAMED, len(self.failures)):
            yield f"failed: {self.failed - min(NAMED, len(self.failures)):,} more, all in the table failures"

    def lines(self, seconds: float, fresh: int, skipped: Mapping[str, int]) -> Iterable[str]:
        """Yield the other lines of the summary. `fresh` is the number of bytes that this run read in `seconds`."""
        all_skipped = Counter(skipped) + Counter(self.skipped)
        if all_skipped:
            words = ", ".join([f"{why} ({number:,})" for why, number in sorted(all_skipped.items())])
            yield printable_line(f"skipped: {words}")
        for example in self.examples.values():
            yield f"skipped, for example: {example}"
        yield f"{self.files:,} files, {self.bytes / 1e6:,.1f} MB: {self.records:,} records, {self.failed:,} failed"
        merged = f" of {self.discussions:,} discussions" if self.discussions else ""
        yield (
            f"{self.dumps:,} dumps: {self.pages:,} pages{merged} with {self.comments:,} comments; "
            f"{self.repaired:,} pages repaired, {self.damaged:,} damaged"
        )
        yield f"{seconds:,.1f} s, {fresh / 1e6 / max(seconds, 1e-9):,.1f} MB/s"


def printable_line(text: str) -> str:
    """Return a text with control characters escaped, because a file name must not control the terminal."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)
