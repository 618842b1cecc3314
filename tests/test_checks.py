"""Checks of the numbers that a page states. Contradictions are diagnostics with a code and a place."""

import pytest

import hnparse

PAGE = """\
Most active commenters
  • ada(3)

Popular/hot comments
  • >>30000101 #

A title

(host.example)
12 points zoe | 5 comments | | HN request time: 0s | source
1. ada ◴[] No.30000101[source]
One.
replies(3): >>30000102 #>>30000103 #>>30000104 #
2. bob ◴[] No.30000102[source]
Two.
3. ada ◴[] No.30000103[source]
Three.
replies(1): >>30000105 #
4. ada ◴[] No.30000104[source]
Four.
5. bob ◴[] No.30000105{3}[source]
Five.
"""


def found(text):
    return [(d.code, d.line, d.column) for d in hnparse.parse(text).diagnostics]


def test_a_whole_page_has_no_diagnostics():
    thread = hnparse.parse(PAGE)
    assert thread.diagnostics == ()
    assert thread.pages[0].complete


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("| 5 comments", "| 4 comments", ("declared-comments", 1, 1)),
        ("ada(3)", "ada(4)", ("active-commenters", 1, 1)),
        ("replies(3)", "replies(4)", ("replies-count", 13, 1)),
        ("No.30000105{3}", "No.30000105{4}", ("depth-mismatch", 21, 1)),
        ("3. ada", "4. ada", ("numbering", 16, 1)),
        (">>30000105 #", ">>30000100 #", ("child-older", 16, 1)),
        ("◴[] No.30000104", "◴[yesterday] No.30000104", ("unreadable-time", 19, 1)),
        ("No.30000104", "No.30000103", ("duplicate-comment", 19, 1)),
    ],
)
def test_a_number_that_does_not_agree_is_reported_where_it_stands(old, new, expected):
    assert old in PAGE
    assert expected in found(PAGE.replace(old, new, 1))


def test_more_comments_declared_than_shown_above_the_foot_of_the_page_is_no_cut_end():
    text = PAGE.replace("| 5 comments", "| 7 comments") + "↑\n"
    assert found(text) == [("declared-comments", 1, 1)]


def test_early_versions_count_the_story():
    early = PAGE.replace(
        "12 points zoe | 5 comments | | HN request time: 0s | source",
        "12 points by zoe | 6 comments | | source | HN request time: 0s",
    )
    assert found(early) == []
    assert hnparse.parse(early).pages[0].complete


def test_braces_that_contradict_the_links_leave_the_link_unknown():
    thread = hnparse.parse(PAGE.replace("No.30000105{3}", "No.30000105{4}"))
    assert (thread[30000105].parent, thread[30000105].parent_source, thread[30000105].depth) == (None, "unknown", 4)


def test_positions_are_those_of_the_text_as_it_was_given():
    text = "\ufeff" + PAGE.replace("replies(3)", "replies(4)").replace("\n", "\r\n")
    assert ("replies-count", 13, 1) in found(text)
    indented = "\n".join("    " + line for line in PAGE.replace("replies(3)", "replies(4)").splitlines())
    assert ("replies-count", 13, 5) in found(indented)


def test_strict_raises_the_first_thing_that_is_damaged():
    assert hnparse.parse(PAGE, strict=True) == hnparse.parse(PAGE)
    damaged = PAGE.replace("replies(3)", "replies(4)").replace("{3}", "{4}")
    with pytest.raises(hnparse.ParseError, match="declares 4 replies and names 3") as caught:
        hnparse.parse(damaged, source="page.txt", strict=True)
    assert (caught.value.line, caught.value.column) == (13, 1)


def test_a_diagnostic_prints_as_one_line():
    diagnostic = hnparse.parse(PAGE.replace("replies(3)", "replies(4)"), source="page.txt").diagnostics[0]
    assert str(diagnostic) == "page.txt:13:1: warning replies-count the line declares 4 replies and names 3"


# ---- Cut ends ----


def codes(thread):
    return [diagnostic.code for diagnostic in thread.diagnostics]


@pytest.mark.parametrize("end", range(PAGE.index("HN request time: 0s | so"), len(PAGE)))
def test_whatever_is_cut_off_what_remains_is_true(end):
    whole, thread = hnparse.parse(PAGE), hnparse.parse(PAGE[:end])
    for comment in thread:
        truth = whole[comment.id]
        assert comment.by == truth.by
        assert truth.text.startswith(comment.text)
        assert set(comment.kids) <= set(truth.kids)
        told = (comment.parent, comment.parent_source, comment.depth)
        # If the page is cut off below the first marker, it may have had parent lines.
        is_bare = len(thread) == 1 and not comment.text
        assert told == ((None, "unknown", None) if is_bare else (truth.parent, truth.parent_source, truth.depth))
        if comment.id < 30000105 or not comment.text:
            is_whole = (comment.text, comment.kids) == (truth.text, truth.kids)
            assert comment.truncated or is_whole or "counts-story" in codes(thread)
    assert {missing.id for missing in thread.missing} <= {30000102, 30000103, 30000104, 30000105, 30000101}
    lost = len(PAGE) - end
    if lost > len("\nFive.\n"):
        assert not thread.pages[0].complete
        assert {"cut-end", "counts-story"} & set(codes(thread))


def test_an_id_cut_in_half_is_no_id():
    text = PAGE.replace("5 comments", "1 comments")
    for end in range(text.index(">>30000104"), text.index("2. bob") - len(" #\n")):
        thread = hnparse.parse(text[:end])
        assert thread[30000101].kids in ((30000102, 30000103), (30000102, 30000103, 30000104))
        assert thread[30000101].truncated


def test_an_end_without_line_break_is_no_cut():
    assert hnparse.parse(PAGE.rstrip()).pages[0].complete
    without_signs = PAGE.replace(" #", "").replace("5 comments", "1 comments")
    thread = hnparse.parse(without_signs[: without_signs.index("\n2. bob")])
    assert thread[30000101].kids == (30000102, 30000103, 30000104)
    assert thread.pages[0].complete
