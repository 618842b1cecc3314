"""Corpora: processes that die, signals, and two runs in the same folder."""

import contextlib
import json
import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest
from attrs import frozen

import corpus
from hnparse.cli import main
from hnparse.corpus import find_files
from hnparse.corpus.lock import locked
from hnparse.corpus.shards import divide
from hnparse.corpus.work import Job
from hnparse.corpus.workers import run

DUMP = (Path(__file__).parent / "dumps" / "story_page.txt").read_text("utf-8")
LINE = json.dumps({"text": DUMP}) + "\n"
SUMMARY = " MB/s\n"
"""The end of the last line that a finished run prints."""


@frozen
class Deadly(Job):
    """A job that kills the process of a certain shard a number of times."""

    deaths: int = 1

    def writer(self, name):
        tries = Path(self.out, "tries")
        if "b" in name and multiprocessing.parent_process() is not None:
            tries.mkdir(parents=True, exist_ok=True)
            number = len(list(tries.iterdir()))
            if number < self.deaths:
                (tries / str(number)).touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return super().writer(name)


def run_of(tmp_path, deaths, jobs):
    for name in "abcdef":
        (tmp_path / f"{name}.jsonl").write_text(LINE)
    shards = list(divide(find_files([str(tmp_path)]), str(tmp_path)))
    watched = []
    counts = run(
        shards, Deadly(str(tmp_path / "out"), "jsonl", deaths=deaths), jobs, lambda *told: watched.append(told)
    )
    assert {shard for _, shard in watched if shard} == set(shards)
    return [counts[shard] for shard in shards]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_shard_whose_process_dies_is_tried_again(tmp_path, jobs):
    counts = run_of(tmp_path, 1, jobs)
    assert [(one.failed, one.dumps) for one in counts] == [(0, 1)] * 6


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_shard_that_kills_two_processes_is_a_failure_and_the_others_are_done(tmp_path, jobs):
    counts = run_of(tmp_path, 9, jobs)
    assert [(one.failed, one.dumps) for one in counts] == [(0, 1), (1, 0), *[(0, 1)] * 4]
    why = "2 processes died while they read it: signal 9"
    assert counts[1].failures == [f"{tmp_path}/b.jsonl: {why}"]
    assert len(list((tmp_path / "out" / "tries").iterdir())) == 2
    [row] = (tmp_path / "out" / "failures" / "b.jsonl.jsonl").read_text("utf-8").splitlines()
    assert json.loads(row) == {"source": f"{tmp_path}/b.jsonl", "url": None, "kind": "process", "error": why}


# ---- Signals ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def crawl(tmp_path_factory):
    folder = tmp_path_factory.mktemp("crawl")
    corpus.write(folder, 3000, files=10, share=10, pages=3)
    return folder


def outputs(folder):
    files = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
    return {str(name): path.read_bytes() for name, path in files.items() if not str(name).startswith("_")}


def started_run(crawl, out):
    """Return the process of a run that has begun: from here on it answers signals."""
    process = corpus.start_command(crawl, "-o", out, "--jobs", "2", start_new_session=True)
    while process.poll() is None and not (out / "_run.json").exists():
        time.sleep(0.01)
    return process


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("seconds", [0.05, 0.1, 0.2, 0.4, 0.7])
def test_a_signal_to_all_processes_ends_them_at_any_time_without_a_traceback(tmp_path, crawl, sent, seconds):
    process = started_run(crawl, tmp_path / "out")
    time.sleep(seconds)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, sent)
    said = process.communicate(timeout=60)[1]
    assert "Traceback" not in said
    assert not (tmp_path / "out" / "_temporary").exists()
    if SUMMARY in said:
        pytest.skip("the run was faster")
    assert process.returncode == 128 + sent
    assert said.endswith("hnparse: ended by a signal: run the same command with --resume to continue\n")


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("seconds", [0, 0.01])
def test_a_signal_at_the_end_of_a_run_shows_no_traceback(tmp_path, sent, seconds):
    (tmp_path / "a.jsonl").write_text(LINE)
    process = started_run(tmp_path / "a.jsonl", tmp_path / "out")
    said = ""
    while SUMMARY not in said:
        said += process.stderr.readline()
    time.sleep(seconds)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, sent)
    said += process.communicate(timeout=60)[1]
    assert "Traceback" not in said
    assert "Exception" not in said
    # The status is the one of the run, or that of a process that a signal ended.
    assert process.returncode in {0, -sent, 128 + sent}
    assert (tmp_path / "out" / "threads" / "a.jsonl.jsonl").read_text("utf-8").count("\n") == 1


# ---- Two runs ---------------------------------------------------------------------------------------------------


def test_two_runs_do_not_write_to_one_folder(tmp_path, capsys):
    (tmp_path / "a.jsonl").write_text(LINE)
    out = tmp_path / "out"
    arguments = [str(tmp_path / "a.jsonl"), "-o", str(out)]
    assert main(arguments) == 0
    before = outputs(out)
    with locked(out / "_lock", "no"):
        assert main([*arguments, "--resume"]) == 2
    assert "another run is writing to" in capsys.readouterr().err
    assert outputs(out) == before
    assert main([*arguments, "--resume"]) == 0


def test_a_run_that_was_killed_before_it_wrote_anything_can_be_resumed(tmp_path):
    (tmp_path / "a.jsonl").write_text(LINE)
    out = tmp_path / "out"
    (out / "_temporary").mkdir(parents=True)
    (out / "_temporary" / ".0f").touch()
    (out / "_lock").touch()
    assert main([str(tmp_path / "a.jsonl"), "-o", str(out), "--resume"]) == 0
    assert sorted(outputs(out)) == ["failures/a.jsonl.jsonl", "threads/a.jsonl.jsonl"]
    assert not (out / "_temporary").exists()
