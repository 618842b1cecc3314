"""Damaged pages of news.ycombinator.com: what the page contradicts has a warning."""

import time

import pytest

import hnparse
from hacker_news_pages import FOOT, HEAD, MENU, OLD_HEAD, PAGE, ROWS, parents

FOCUS = "bob 2 hours ago | parent | context | favorite | on: A clock made of bread\nDoes it keep time?\n"
BELOW = "cleo 1 hour ago | next [–]\nUntil it is eaten.\nreply\ndan 1 hour ago | prev [–]\nSo half an hour.\nreply\n"


def codes(thread):
    """Return the codes of the diagnostics that mean damage."""
    return [found.code for found in thread.diagnostics if found.severity != "info"]


def read(text):
    thread = hnparse.parse(text)
    return thread, codes(thread)


def test_a_lost_nav_word_makes_all_parents_unknown():
    thread, found = read(PAGE.replace("dan 1 hour ago | root | parent", "dan 1 hour ago | root"))
    assert found == ["nav-words"]
    assert {source for _, source in parents(thread)} == {"unknown"}
    assert read(PAGE)[1] == []


def test_nav_words_in_another_order_are_reported():
    first, rest = ROWS.split("reply\n", 1)
    moved, found = read(HEAD.format(count=5) + rest + first + "reply\n" + FOOT)
    assert "nav-words" in found
    assert "layout" not in [source for _, source in parents(moved)]


def test_a_comment_without_words_is_reported():
    thread, found = read(PAGE.replace("So half an hour.\n", ""))
    assert (found, thread.pages[0].complete) == (["lost-words"], False)
    deleted = PAGE.replace("dan 1 hour ago", "1 hour ago").replace("So half an hour.\nreply", "[deleted]")
    assert read(deleted.replace("5 comments", "4 comments"))[1] == []


@pytest.mark.parametrize("line", ["| prev [–]", "dan 1 hour ago <–>", "reply"])
def test_the_remains_of_a_header_in_a_text_are_reported(line):
    page = MENU + FOCUS + BELOW + FOOT
    assert read(page)[1] == []
    assert read(page.replace("dan 1 hour ago | prev [–]", line))[1] == ["page-signs"]


def test_a_page_that_shows_all_declared_comments_can_quote_a_header():
    assert read(PAGE.replace("So half an hour.", "As below:\n\ndan 1 hour ago <–>\n\nHalf an hour."))[1] == []


def test_the_header_of_a_hidden_comment_in_a_text_is_reported():
    page = PAGE.replace("dan 1 hour ago", "1 hour ago").replace("So half an hour.\nreply", "[deleted]")
    page = page.replace("[deleted]", "[delet").replace("| root | parent | next [–]\n[", "| root | parent | next [\n[")
    thread, found = read(page.replace("5 comments", "4 comments"))
    assert found == ["page-signs"]
    assert "layout" not in [source for _, source in parents(thread)]


def test_a_page_whose_head_is_lost_below_the_menu_is_reported():
    assert read(MENU + BELOW + FOOT)[1] == ["cut-head"]
    assert read("more comments | Hacker News\n" + MENU + BELOW + FOOT)[1] == []


@pytest.mark.parametrize(("left", "expected"), [(1, ["declared-comments"]), (3, [])])
def test_more_states_how_many_comments_follow(left, expected):
    page = HEAD.format(count=5) + BELOW + f"{left} more comments...\n" + FOOT
    assert read(page)[1] == expected


def test_names_are_separated_from_dashes():
    rows = "bob 2 hours ago | link\nDoes it?-----cleo 1 hour ago | link\nNo-----dan 1 hour ago | link\nYes.-----\n"
    page = OLD_HEAD.format(count=3).replace("comments\n", "comments") + rows + FOOT
    thread, found = read(page)
    assert [(c.by, c.text) for c in thread] == [("bob", "Does it?"), ("cleo", "No"), ("dan", "Yes.")]
    assert not found
    unclear, found = read(page.replace("No-----dan", "No------dan"))
    assert (unclear[-1].by, "lost-name" in found) == (None, True)


def test_two_titles_that_differ_are_unknown():
    thread, found = read("A clock made of bead | Hacker News\n" + PAGE)
    assert (thread.story.title, found) == (None, ["damaged-line"])


@pytest.mark.parametrize("html_title", ["A clock made of bread", "Search:A clock made of bread", "of bread"])
def test_the_title_is_the_whole_line_above_the_subline(html_title):
    thread, found = read(f"{html_title} | Hacker News\n" + PAGE)
    assert (thread.story.title, found) == ("A clock made of bread", [])


def test_signs_around_lines_are_reported():
    page = "\n".join(f"{line}<br>" for line in PAGE.split("\n"))
    assert "damaged-line" in read(page)[1]
    assert read(PAGE.replace("comments\n", "comments\n\n(The story has a text.)\n\n"))[1] == []


def test_a_damaged_id_is_no_id():
    row = "bob (user?id=bob) 2 hours ago (item?id={id}) [–] (javascript:void(0))\n\nOne.\n"
    page = HEAD.format(count=1) + row + FOOT
    assert [c.id for c in hnparse.parse(page.format(id="41500101"))] == [41500101]
    assert [c.id for c in hnparse.parse(page.format(id="41,500,101"))] == [-1]


def test_a_line_below_the_widest_one_can_be_the_end_of_a_title():
    title = "   bob 2 hours ago | parent | context | favorite | on: A clock made of bread and of\n"
    page = f"   {MENU}\n{title}   water\n\n   Or of ice.\n\n   {FOOT}"
    thread, found = read(page)
    assert (thread.story.title, found) == ("A clock made of bread and of water", ["damaged-line"])
    lone = hnparse.parse(page.replace("\n\n   Or of ice.", ""))
    assert (lone.story.title, lone[-1].text, codes(lone)) == ("A clock made of bread and of", "water", [])


@pytest.mark.parametrize(("line", "is_kept"), [("Apply to the guild of bakers.", False), ("| prev [–]\nYes.", True)])
def test_only_a_text_without_remains_of_headers_is_a_banner(line, is_kept):
    thread = hnparse.parse(PAGE.replace(FOOT, f"{line}\n{FOOT}"))
    assert thread[-1].text.endswith("Yes.") == is_kept
    assert ("text-after" in [found.code for found in thread.diagnostics]) != is_kept


def test_a_mark_below_a_header_is_no_comment():
    page = (MENU + FOCUS + BELOW + FOOT).replace("bread\nDoes", "bread\n[dead]\nDoes")
    thread = hnparse.parse(page)
    assert [(c.by, c.dead) for c in thread] == [("bob", True), ("cleo", False), ("dan", False)]
    assert thread[-3].text == "Does it keep time?"


def test_pieces_that_overlap_are_reported():
    words = "It keeps time until it is eaten by the crew of the bakery."
    page = MENU + FOCUS + BELOW.replace("Until it is eaten.", words) + FOOT
    row = f"cleo 1 hour ago | parent | next [–]\n{words}\nreply\n"
    assert read(page)[1] == []
    assert read(page.replace("dan 1", row + "dan 1"))[1] == ["duplicate-comment"]
    assert read(page.replace("dan 1", row.replace("cleo", "eve") + "dan 1"))[1] == []


def test_many_headers_with_titles_are_read_in_linear_time():
    text = MENU + "    ada 1 hour ago | parent | on: One story\n    Words.\n" * 8_000
    start = time.process_time()
    assert not hnparse.is_dump(text)
    assert time.process_time() - start < 5


VIEWER = """A kiln

(kiln.example)
9 points moss | 1 comments | | HN request time: 0s | source
1. reed ◴[] No.41500101[source]
Cone six.
"""


@pytest.mark.parametrize("place", ["So half an hour.", "Which flour?"])
def test_a_quoted_page_of_another_dialect_does_not_replace_the_page(place):
    thread, found = read(PAGE.replace(place, f"{place}\n\n{VIEWER}"))
    assert (thread.pages[0].dialect, len(thread), found) == ("hacker_news", 5, ["other-dialect"])
    quoting, found = read(VIEWER + PAGE)
    assert (quoting.pages[0].dialect, "other-dialect" in found) == ("slacker_news", True)
    assert read(VIEWER + "See news.ycombinator.com for a clock of 12 points by ada.\n")[1] == []


def test_a_quoted_header_of_a_focus_on_the_page_of_a_story_stays_in_the_text():
    quoted = "eve 65 days ago | parent | context | favorite | on: A kiln"
    thread = hnparse.parse(PAGE.replace("So half an hour.", f"As in:\n\n{quoted}\n\nHalf an hour."))
    assert (len(thread), quoted in thread[-3].text) == (5, True)


def test_a_placeholder_with_words_below_is_quoted():
    page = (
        OLD_HEAD.format(count=2)
        + "bob 2 hours ago\nIt says\n\n[flagged]\n\nhere.\nreply\ncleo 1 hour ago\nSo?\nreply\n"
    )
    assert [c.by for c in hnparse.parse(page + FOOT)] == ["bob", "cleo"]
    assert hnparse.parse(page + FOOT)[-2].text == "It says\n\n[flagged]\n\nhere."
    hidden = hnparse.parse(page.replace("here.\nreply\n", "") + FOOT)
    assert [(c.by, c.dead) for c in hidden] == [("bob", False), (None, True), ("cleo", False)]


def test_a_header_that_the_text_of_the_story_quotes_is_no_comment():
    text = "The bakery says:\n\nreply\n\nmallory 1 hour ago\n\nNo clocks.\n\nreply"
    page = PAGE.replace("comments\n", f"comments\n{text}\n\nhelp\n", 1)
    thread = hnparse.parse(page)
    assert (thread.story.text, parents(thread)) == (text, parents(hnparse.parse(PAGE)))
    assert hnparse.parse(PAGE).story.text is None


@pytest.mark.parametrize(
    ("left", "title"), [(26, "A clock made of bread and of water"), (40, "A clock made of bread and of")]
)
def test_a_centered_line_shows_the_width_of_the_page(left, title):
    header = "   bob 2 hours ago | parent | context | favorite | on: A clock made of bread and of\n"
    foot = FOOT.replace("Search:", " " * left + "Search: " + "_" * 28)
    thread, found = read(f"   {MENU}\n{header}   water\n\n   Or of ice.\n\n   {foot}")
    assert (thread.story.title, found) == (title, [])
