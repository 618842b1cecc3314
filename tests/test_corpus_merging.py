"""Corpora: pages are merged across files as by `merge`, in bounded memory."""

import json
from collections import Counter
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import corpus
import hnparse
from hnparse.cli import main
from hnparse.corpus.discussions import pages_together
from hnparse.corpus.sorting import Sorter
from hnparse.graph.union_find import UnionFind
from pages import crawls


@st.composite
def mixed(draw):
    """Return threads of pages of several discussions, some of them without ids, in any order."""
    threads = [thread for _ in range(draw(st.integers(1, 3))) for thread in draw(crawls())[2]]
    threads += [without_ids(thread) for thread in threads if thread.comments and draw(st.booleans())]
    return draw(st.permutations(threads))


def without_ids(thread):
    """Return the page of a thread as in a dialect without ids."""
    places = {comment.id: place - len(thread) for place, comment in enumerate(thread)}
    comments = [
        evolve(comment, id=places[comment.id], parent=places.get(comment.parent), kids=(), parent_source="unknown")
        for comment in thread
    ]
    shown = tuple(places.values())
    page = evolve(
        thread.pages[0], source="placed", context=(), numbered=shown, focus=None, kind="story", dialect="pile"
    )
    comments = [evolve(comment, parent=None, depth=None) for comment in comments]
    return hnparse.Thread(comments, (), thread.story, (page,))


@given(mixed(), st.integers(500, 100_000))
def test_pages_are_grouped_as_merge_does(threads, memory):
    with TemporaryDirectory() as name:
        folder = Path(name)
        half = len(threads) // 2
        files = [folder / "1", folder / "2"]
        for path, some in zip(files, (threads[:half], threads[half:]), strict=True):
            path.write_text("".join(thread.to_json() + "\n" for thread in some), "utf-8")
        groups = list(pages_together(files, folder / "merging", memory))
    merged = [
        thread for group in groups for thread in hnparse.merge([hnparse.Thread.from_dict(json.loads(p)) for p in group])
    ]
    assert Counter(merged) == Counter(hnparse.merge(threads))
    firsts = [json.loads(group[0]) for group in groups]
    order = [thread.to_dict() for thread in threads]
    assert firsts == sorted(firsts, key=order.index)


@given(
    st.lists(st.tuples(st.sampled_from(["a", "b", "ab", "é" * 8]), st.integers(0, 2**64 - 1)), max_size=60),
    st.integers(1, 3000),
)
def test_numbers_are_grouped_by_their_keys_in_any_memory(pairs, memory):
    expected = {}
    with TemporaryDirectory() as folder:
        sorter = Sorter(Path(folder, "x"), memory)
        for key, number in pairs:
            expected.setdefault(key, []).append(number)
            sorter.add(key.encode().rjust(16), number)
        found = list(sorter.groups())
        assert [path for path in Path(folder).rglob("*") if path.is_file()] == []
    assert sorted(found) == sorted(map(sorted, expected.values()))


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19))))
def test_united_sets_are_groups(pairs):
    sets, known = UnionFind(20), {number: {number} for number in range(20)}
    for one, other in pairs:
        sets.unite(one, other)
        together = known[one] | known[other]
        known.update(dict.fromkeys(together, together))
    groups = list(sets.groups())
    assert groups == [sorted(known[group[0]]) for group in groups]
    assert sum(map(len, groups)) == 20


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_a_merging_run_has_the_discussions_of_merge_with_any_memory_limit(tmp_path, form, capsys):
    folder, out = tmp_path / "crawl", tmp_path / "out"
    folder.mkdir()
    rows = [*corpus.records(300, share=20, pages=3), *corpus.discussions(20)]
    shuffled = iter(sorted(rows, key=lambda row: row["text"][::-1]))
    for number in range(4):
        corpus.WRITERS["jsonl.zst"](folder / f"{number}.jsonl.zst", islice(shuffled, len(rows) // 4 + 1))
    (folder / "bad.jsonl").write_text("{}\n")
    arguments = [str(folder), "-o", str(out), "--merge", "--memory", "20000", "--format", form, "--jobs", "2"]
    assert main(arguments) == 1
    pages = "".join([path.read_text("utf-8") for path in (out / "_pages").rglob("*.jsonl")])
    threads = [hnparse.Thread.from_dict(json.loads(line)) for line in pages.splitlines()]
    merged = hnparse.merge(threads)
    assert f"{len(threads)} pages of {len(merged)} discussions" in capsys.readouterr().err
    if form == "jsonl":
        [path] = (out / "threads").iterdir()
        lines = path.read_text("utf-8").splitlines()
        assert Counter(map(hnparse.Thread.from_dict, map(json.loads, lines))) == Counter(merged)
        assert {path.name for path in (out / "failures").iterdir()} >= {"bad.jsonl.jsonl", "0.jsonl.zst.jsonl"}
    else:
        found = pa.concat_tables([pq.read_table(path) for path in (out / "comments").iterdir()])
        assert Counter(found["id"].to_pylist()) == Counter(comment.id for thread in merged for comment in thread)
        assert {path.suffix for path in (out / "failures").iterdir()} == {".parquet"}
    assert main([*arguments, "--resume"]) == 1
    assert not (out / "_temporary").exists()


def test_outputs_of_discussions_that_no_longer_exist_are_removed(tmp_path, monkeypatch):
    monkeypatch.setattr("hnparse.corpus.discussions.DISCUSSIONS", 2)
    (tmp_path / "crawl").mkdir()
    for number, row in enumerate(corpus.discussions(3)):
        (tmp_path / "crawl" / f"{number:02}.jsonl").write_text(json.dumps(row))
    arguments = [str(tmp_path / "crawl"), "-o", str(tmp_path / "out"), "--merge"]
    assert main(arguments) == 0
    threads = tmp_path / "out" / "threads"
    assert sorted(path.name for path in threads.iterdir()) == ["discussions-00000.jsonl", "discussions-00001.jsonl"]
    for path in list((tmp_path / "crawl").iterdir())[1:]:
        path.unlink()
    assert main([*arguments, "--resume"]) == 0
    assert [path.name for path in threads.iterdir()] == ["discussions-00000.jsonl"]
