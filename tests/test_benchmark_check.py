"""The pages of the benchmark are complete, and its check and its targets give a verdict."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import hnparse
from benchmarks.speed.ratio import LIMIT, is_too_slow
from benchmarks.speed.samples import mixed, story_page
from benchmarks.speed.targets import Target

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(("limit", "status"), [("1000000", 0), ("0.001", 1)])
def test_the_check_fails_over_its_limit(limit, status):
    command = [sys.executable, "benchmarks/check.py", "--limit", limit]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (status, "")
    assert re.fullmatch(r"text → Thread takes [\d.]+ times as long as .*\n", done.stdout)


def test_the_limit_itself_is_not_too_slow():
    assert not is_too_slow(LIMIT)
    assert is_too_slow(LIMIT * 1.01)


def test_a_target_says_by_how_much_it_is_missed_at_worst():
    fast = Target("as fast as a regular expression", 3, lambda figures: figures)
    assert fast.row({"small": 2.0, "great": 3.0})[3] == "met"
    assert fast.row({"small": 2.0, "great": 6.0})[3] == "missed by 2.00 times"
    ahead = Target("ahead of the others", 2, lambda figures: figures, at_least=True)
    assert ahead.row({"small": 2.0, "great": 9.0})[3] == "met"
    assert ahead.row({"small": 1.0, "great": 9.0})[3] == "missed by 2.00 times"


@pytest.mark.parametrize("page", [story_page(3, 30_000), *mixed(3, 60_000).pages])
def test_the_invented_pages_are_whole(page):
    thread = hnparse.parse(page.text)
    assert thread.comments == page.thread.comments
    assert thread.pages[0].complete
    assert thread.diagnostics == ()
