"""Disturb runs over a corpus in all ways that occur in operation, and count how they end.

    python tests/faults.py --write docs/corpus.md

prints a table, and writes it into that page. If a fault does not end as it must, the exit status is 1.
"""

import argparse
import gzip
import json
import os
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from itertools import islice
from pathlib import Path
from random import Random

from attrs import Factory, define

import corpus
import hnparse

FORMATS = ("jsonl", "jsonl.gz", "jsonl.zst", "parquet", "wet", "wet.gz")
MARKS = ("<!-- faults -->", "<!-- end of faults -->")


@define
class Row:
    """A row of the table: a fault, the number of tries, the count of each ending, and the relative times."""

    fault: str
    tries: int = 0
    ends: Counter = Factory(Counter)
    times: list = Factory(list)

    def add(self, end, ratio=None):
        self.tries += 1
        self.ends[end] += 1
        if ratio is not None:
            self.times.append(ratio)

    @property
    def line(self):
        ends = "; ".join(f"{number} {end}" for end, number in self.ends.most_common())
        times = f"{statistics.median(self.times):.1f}, {max(self.times):.1f}" if self.times else ""
        return f"| {self.fault} | {self.tries} | {ends} | {times} |"


def start(*arguments, limit=None):
    """Start the command in its own process group, with a size limit for the files that it writes."""

    def prepare():
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen(
        [sys.executable, "-m", "hnparse", *map(str, arguments)],
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(hnparse.__file__).parent.parent)},
        start_new_session=True,
        preexec_fn=prepare,
    )


def finish(process):
    """Wait for a command. Return its exit status and its standard error."""
    said = process.communicate()[1].decode("utf-8", "replace")
    return process.returncode, said


def outputs(out):
    """Return the outputs of a run, without its internal files."""
    paths = {str(path.relative_to(out)): path for path in out.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in paths.items() if not name.startswith("_")}


def children(pid):
    """Return the child processes of a process, without its resource tracker."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = (folder / "stat").read_text().rpartition(")")[2].split()
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if int(status[1]) == pid and b"resource_tracker" not in command:
            found.append(int(folder.name))
    return found


class Faults:
    """All faults, on one corpus."""

    def __init__(self, folder, records, random):
        self.folder, self.random = folder, random
        self.crawl = folder / "crawl"
        corpus.write(self.crawl, records, files=20, share=20, pages=4)
        self.tries = 0
        self.seconds = 0.0
        self.undisturbed()
        self.whole = outputs(folder / "whole")

    def undisturbed(self):
        """Measure an undisturbed run. This is repeated now and then, because the load of the machine can change."""
        started = time.monotonic()
        shutil.rmtree(self.folder / "whole", ignore_errors=True)
        status, said = finish(start(*self.arguments(self.folder / "whole")))
        self.seconds = time.monotonic() - started
        assert status == 0, said

    def arguments(self, out):
        return [self.crawl, "-o", out, "--jobs", "2"]

    def fresh(self):
        shutil.rmtree(self.folder / f"out{self.tries}", ignore_errors=True)
        self.tries += 1
        return self.folder / f"out{self.tries}"

    def ratio(self, started):
        """Return the time since `started`, relative to that of an undisturbed run."""
        return (time.monotonic() - started) / self.seconds

    def is_resumed(self, out):
        """Return True if a resumed run completes the outputs to those of an undisturbed run."""
        if not outputs(out).items() <= self.whole.items():
            return False
        status, _ = finish(start(*self.arguments(out), "--resume"))
        return status == 0 and outputs(out) == self.whole

    def ended(self, name, number, send, status):
        """Send a signal to the main process at a random time, and resume the run."""
        row = Row(name)
        for place in range(number):
            if place % 5 == 0:
                self.undisturbed()
            out, started = self.fresh(), time.monotonic()
            process = start(*self.arguments(out))
            time.sleep(self.random.uniform(0, self.seconds))
            send(process)
            code, _ = finish(process)
            ends = code in (status, 0) or not out.exists()  # Before the run begins, Python handles the signal.
            is_whole = ends and self.is_resumed(out)
            row.add("equal after `--resume`" if is_whole else f"wrong: status {code}", self.ratio(started))
        return row

    def worker_killed(self, number):
        row = Row("`kill -9` of a worker")
        while row.tries < number:
            if row.tries % 5 == 0:
                self.undisturbed()
            out, started = self.fresh(), time.monotonic()
            process = start(*self.arguments(out))
            time.sleep(self.random.uniform(0.1, self.seconds))
            is_killed = self.kill_one(children(process.pid))
            status, said = finish(process)
            if is_killed:
                is_whole = status == 0 and outputs(out) == self.whole
                row.add("equal" if is_whole else f"wrong: {said[-200:]}", self.ratio(started))
        return row

    def kill_one(self, workers):
        """Kill a random one of these workers. Return False if it has ended."""
        try:
            os.kill(self.random.choice(workers), signal.SIGKILL)
        except (IndexError, ProcessLookupError):
            return False
        return True

    def disk_full(self, number):
        row = Row("no room on the disk (`RLIMIT_FSIZE`)")
        largest = max(map(len, self.whole.values()))
        for _ in range(number):
            out = self.fresh()
            limit = self.random.randrange(100, largest)
            status, said = finish(start(*self.arguments(out), limit=limit))
            is_said = status == 2 and "File too large" in said and "Traceback" not in said
            is_whole = is_said and not (out / "_temporary").exists() and self.is_resumed(out)
            row.add("reported, equal after `--resume`" if is_whole else f"wrong: {said[-200:]}")
        return row

    # ---- Files that are damaged ----

    def sample(self, kind):
        """Return the bytes of a file of a kind."""
        path = self.folder / f"sample.{'wet.gz' if kind == 'wet' else kind}"
        corpus.WRITERS["wet.gz" if kind == "wet" else kind](path, islice(corpus.records(300, share=5, pages=2), 300))
        data = path.read_bytes()
        path.unlink()
        return gzip.decompress(data) if kind == "wet" else data

    def run_damaged(self, kind, data, damaged):
        """Run over a damaged file, and then resume with the undamaged one."""
        out, folder = self.fresh(), self.folder / f"damaged{self.tries}"
        folder.mkdir()
        path = folder / f"x.{kind}"
        path.write_bytes(damaged)
        status, said = finish(start(folder, "-o", out))
        failures = [json.loads(line)["kind"] for line in (out / "failures" / f"x.{kind}.jsonl").open()]
        found = set(map(_without_source, (out / "threads" / f"x.{kind}.jsonl").open()))
        path.write_bytes(data)
        status_after, _ = finish(start(folder, "-o", out, "--resume"))
        whole = set(map(_without_source, (out / "threads" / f"x.{kind}.jsonl").open()))
        return status, failures, found, whole, status_after, said

    def cut_off(self, number):
        for kind in FORMATS:
            row, data = Row(f"`.{kind}` cut off"), self.sample(kind)
            while row.tries < number:
                damaged = data[: self.random.randrange(len(data))]
                if (kind == "jsonl" and data[len(damaged) - 1 :][:2].count(b"\n")) or (
                    kind == "wet" and data[len(damaged) - 4 :].lstrip(b"\r\n").startswith(b"WARC/")
                ):
                    continue  # A file that ends between two records looks complete.
                status, failures, found, whole, after, said = self.run_damaged(kind, data, damaged)
                is_well = status == 3 and "file" in failures and found <= whole and after == 0
                row.add("reported, whole after `--resume`" if is_well else f"wrong: {said[-200:]}")
            yield row

    def flipped(self, number):
        for kind in FORMATS:
            row, data = Row(f"a bit of `.{kind}` flipped"), self.sample(kind)
            for _ in range(number):
                damaged = bytearray(data)
                damaged[self.random.randrange(len(data))] ^= 1 << self.random.randrange(8)
                status, failures, found, whole, _, said = self.run_damaged(kind, data, bytes(damaged))
                if status not in (0, 1, 3) or "Traceback" in said or bool(failures) != (status > 0):
                    row.add(f"wrong: status {status}: {said[-200:]}")
                elif failures:
                    row.add("reported")
                elif found == whole:
                    row.add("without effect on a dump")
                else:
                    row.add("changed a dump's words or marks")
            yield row


def _without_source(line):
    return json.dumps({**json.loads(line), "pages": None, "diagnostics": None})


def rows(faults, number):
    """Yield all rows. `number` is the number of tries of the most important faults."""
    few = max(1, number // 3)
    yield faults.ended("`kill -9` of the main process", number, subprocess.Popen.kill, -signal.SIGKILL)
    yield faults.worker_killed(number)
    for sent in (signal.SIGINT, signal.SIGTERM):

        def send(process, sent=sent):
            os.killpg(process.pid, sent)

        yield faults.ended(f"{sent.name} to all processes", few, send, 128 + sent)
    yield faults.disk_full(few)
    yield from faults.cut_off(max(1, number * 2 // 5))
    yield from faults.flipped(max(1, number * 2 // 5))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--tries", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, help="a page with the marks around the table")
    options = parser.parse_args()
    lines = ["| Fault | Tries | How they ended | Time |", "| --- | ---: | --- | ---: |"]
    with tempfile.TemporaryDirectory() as folder:
        faults = Faults(Path(folder), options.records, Random(options.seed))
        for row in rows(faults, options.tries):
            lines.append(row.line)
            print(lines[-1], flush=True)
    if options.write:
        page = options.write.read_text("utf-8")
        before, after = page.partition(MARKS[0])[0], page.partition(MARKS[1])[2]
        options.write.write_text("\n".join([f"{before}{MARKS[0]}\n", *lines, f"\n{MARKS[1]}"]) + after, "utf-8")
    return any("wrong" in line for line in lines)


if __name__ == "__main__":
    sys.exit(main())
