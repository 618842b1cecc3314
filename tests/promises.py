"""The guarantees for any text. The fuzzers search for a text that breaks one."""

import json

import hnparse
from hnparse.text import SEVERITIES


def check(text):
    """Check that reading a text gives consistent threads or a ParseError."""
    try:
        threads = list(hnparse.parse_pages(text, source="page.txt"))
    except hnparse.ParseError:
        assert not hnparse.is_dump(text)
        return
    assert hnparse.is_dump(text)
    assert threads
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for thread in threads:
        check_diagnostics(thread, lines)
        check_graph(thread)
        check_json(thread)
    check_strict(text, threads[0])


def check_diagnostics(thread, lines):
    for diagnostic in thread.diagnostics:
        assert diagnostic.severity == SEVERITIES[diagnostic.code]
        assert diagnostic.message
        assert 1 <= diagnostic.line <= len(lines)
        assert 1 <= diagnostic.column <= len(lines[diagnostic.line - 1]) + 1
    places = [(diagnostic.line, diagnostic.column) for diagnostic in thread.diagnostics]
    assert places == sorted(places)
    assert 1 <= thread.pages[0].line <= len(lines)


def check_graph(thread):
    for comment in thread:
        if comment.is_top_level:
            assert comment.parent == thread.story.id
        elif comment.parent_source == "unknown":
            assert comment.parent is None
        else:
            assert comment.parent is not None
            assert comment.parent < comment.id
            assert comment.parent in thread or comment.parent in {missing.id for missing in thread.missing}
        if comment.depth is not None and thread.parent(comment):
            assert comment.depth == (thread.parent(comment).depth or comment.depth - 1) + 1
    assert [comment.id for comment in thread] == sorted({comment.id for comment in thread})
    assert not any(missing.id in thread for missing in thread.missing)
    assert all(id_ in thread for page in thread.pages for id_ in (*page.context, *page.numbered))
    assert len(list(thread.walk())) == len(thread)


def check_json(thread):
    data = thread.to_dict()
    assert hnparse.Thread.from_dict(data) == thread
    assert json.loads(thread.to_json()) == data


def check_strict(text, thread):
    damage = [diagnostic for diagnostic in thread.diagnostics if diagnostic.severity != "info"]
    error = None
    try:
        assert hnparse.parse(text, source="page.txt", strict=True) == thread
    except hnparse.ParseError as raised:
        error = raised
    assert (error is not None) == bool(damage)
    if error:
        assert (error.line, error.column, error.message) == (damage[0].line, damage[0].column, damage[0].message)
        assert str(error).count("\n") == 2
