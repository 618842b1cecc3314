"""Headers of comments on pages of news.ycombinator.com, as tools and people change them."""

import pytest

import hnparse
from hacker_news_pages import FOOT, HEAD, MENU, OLD_HEAD, PAGE, ROWS, in_pieces, joined, parents


def test_names_joined_to_the_words_above():
    thread = hnparse.parse(joined(PAGE))
    assert parents(thread) == parents(hnparse.parse(PAGE))
    assert [c.text for c in thread][:2] == ["Does it keep time?", "Until it is eaten."]
    assert [c.by for c in thread] == ["bob", "cleo", "dan", "eve", "fay"]


def test_a_name_joined_to_words_that_end_in_a_letter_is_not_told():
    closed = joined(PAGE.replace("It loses crumbs.", "It loses crumbs")).replace("reply", "")
    thread = hnparse.parse(closed)
    assert [c.by for c in thread] == ["bob", "cleo", "dan", "eve", None]
    assert [d.code for d in thread.diagnostics] == ["lost-name"]


@pytest.mark.parametrize(
    ("header", "by", "age"),
    [
        ("winrid7 months ago", "winrid", "7 months ago"),
        ("winridon March 28, 2025", "winrid", "on March 28, 2025"),
        ("winrid65 days ago", None, None),
        ("wd420 hours ago", None, None),
        ("wd41 hour ago", "wd4", "1 hour ago"),
        ("wd_1 hour ago", "wd_", "1 hour ago"),
    ],
)
def test_names_joined_to_an_age(header, by, age):
    rows = ROWS.replace("bob 2 hours ago | next [–]", f"{header} | next[–]")
    comment = hnparse.parse(HEAD.format(count=5) + rows + FOOT).comments[0]
    assert (comment.by, comment.age) == (by, age)


@pytest.mark.parametrize("sign", ["[-]", "[â€“]", "[?]", "[\ufffd]", "[]", "[[–]](javascript:void(0))"])
def test_the_toggle_in_other_signs(sign):
    thread = hnparse.parse(PAGE.replace("[–]", sign))
    assert parents(thread) == parents(hnparse.parse(PAGE))


def test_nothing_is_told_where_a_reader_drops_the_nav_words():
    thread = hnparse.parse(PAGE.replace("root | parent", "").replace("| next", "|").replace("| prev", "|"))
    assert len(thread) == 5
    assert {c.parent_source for c in thread} == {"unknown"}


def test_marks_and_points_of_a_reader_who_is_logged_in():
    page = (
        PAGE.replace("submit login", "submit ada (3868) | logout")
        .replace("cleo 2 hours ago |", "cleo 2 hours ago [flagged] [dead] |")
        .replace("dan 1 hour ago |", "1 point by dan 1 hour ago | edit |")
        .replace("fay 1 hour ago |", "fay 1 hour ago [flagged] |")
    )
    thread = hnparse.parse(page)
    assert (thread.story.title, thread.pages[0].complete) == ("A clock made of bread", True)
    assert [(c.by, c.dead) for c in thread] == [
        ("bob", False),
        ("cleo", True),
        ("dan", False),
        ("eve", False),
        ("fay", False),
    ]


@pytest.mark.parametrize("word", ["flagged", "dead"])
def test_a_dead_comment_without_words_is_a_row_that_the_page_does_not_count(word):
    gone = PAGE.replace("cleo 2 hours ago", "2 hours ago").replace("Until it is eaten.\nreply", f"[{word}]")
    thread = hnparse.parse(gone.replace("5 comments", "4 comments"))
    assert (thread[-4].by, thread[-4].text, thread[-4].dead, thread[-4].deleted) == (None, "", True, False)
    assert thread.pages[0].complete is True
    assert parents(thread)[2] == (None, "layout")


def test_until_2016_a_comment_that_is_gone_has_no_header():
    rows = "bob 2 hours ago\nOne.\nreply\n[deleted]\ncleo 1 hour ago\nTwo.\nreply\n"
    thread = hnparse.parse(OLD_HEAD.format(count=2) + rows + FOOT)
    assert [(c.by, c.deleted) for c in thread] == [("bob", False), (None, True), ("cleo", False)]
    assert thread.pages[0].complete is True


def test_a_placeholder_in_the_words_of_a_comment_is_no_row_since_2018():
    page = PAGE.replace("Which flour?", "It said\n[deleted]\nfor a day.")
    assert hnparse.parse(page)[-1].text == "It said\n[deleted]\nfor a day."


def test_a_quoted_header_without_marks_stays_in_the_words():
    page = PAGE.replace("Which flour?", "As was said:\n\nzoe 30 days ago\n\nWhich flour?")
    thread = hnparse.parse(page)
    assert (len(thread), thread[-1].text) == (5, "As was said:\n\nzoe 30 days ago\n\nWhich flour?")
    assert parents(thread) == parents(hnparse.parse(PAGE))


def test_quoted_headers_with_marks_stay_in_the_words_if_the_page_counts_fewer_comments():
    quote = "As was said:\n\nzoe 30 days ago | prev | next [–]\n\nWhich flour?"
    thread = hnparse.parse(PAGE.replace("Which flour?", quote))
    assert (len(thread), thread[-1].text) == (5, quote)
    assert thread.pages[0].complete is True


def test_a_folded_comment_hides_those_below_it():
    rows = ROWS[: ROWS.index("cleo")] + "cleo 2 hours ago | parent | next [3 more]\n" + ROWS[ROWS.index("fay") :]
    thread = hnparse.parse(HEAD.format(count=5) + rows + FOOT)
    assert parents(thread) == [(None, "top_level"), ("bob", "layout"), (None, "top_level")]
    assert thread.pages[0].complete is False


def test_a_fold_that_does_not_fit_puts_parents_in_doubt():
    page = PAGE.replace("cleo 2 hours ago | parent | next [–]", "cleo 2 hours ago | parent | next [4 more]")
    assert parents(hnparse.parse(page))[2] == (None, "unknown")


def test_a_parent_is_never_younger_than_its_reply():
    page = PAGE.replace("dan 1 hour ago", "dan 3 hours ago")
    assert parents(hnparse.parse(page))[2] == (None, "unknown")
    younger = PAGE.replace("eve 1 hour ago", "eve 2 hours ago")
    assert [hnparse.parse(younger)[id_].by for id_ in hnparse.parse(younger)[-2].candidates] == ["cleo"]


def test_a_header_that_is_lost_puts_parents_in_doubt():
    focus = "zoe 3 hours ago | parent | context | favorite | on: A clock made of bread\nIt rises.\n\nadd comment\n"
    rows = ROWS.replace("dan 1 hour ago | root | parent | next [–]\n", "")
    lost = hnparse.parse(MENU + focus + rows + FOOT)
    assert [source for _, source in parents(lost)] == ["unknown", "layout", "unknown", "unknown", "layout"]
    whole = hnparse.parse(MENU + focus + ROWS + FOOT)
    assert parents(whole)[2:4] == [("bob", "layout"), ("cleo", "layout")]


@pytest.mark.parametrize(
    ("banner", "last"),
    [
        ("Applications are open for YC Summer 2022", "reply\n"),
        ("Consider applying for YC's Fall 2026 batch! Applications are open till July 27.", ""),
        ("Join us for a day of bread in San Francisco!", "reply\n"),
    ],
)
def test_the_banner_is_no_part_of_the_last_comment(banner, last):
    page = PAGE.replace("Which flour?\nreply\n", f"Which flour?\n{last}\n{banner}\n\n")
    assert hnparse.parse(page)[-1].text == "Which flour?"


def test_more_leaves_comments_to_the_next_page():
    page = HEAD.format(count=36) + ROWS.replace("fay 1 hour ago | prev", "fay 1 hour ago | prev | next")
    for more in ("More\n", "31 more comments...\n"):
        thread = hnparse.parse(page + more + FOOT)
        assert parents(thread) == parents(hnparse.parse(PAGE))
        assert (thread[-1].text, thread.pages[0].complete) == ("Which flour?", False)
        assert not thread.diagnostics


def test_two_columns_tell_who_answers_the_story():
    rows = (
        "    bob 2 hours ago\n\n    One.\n\n    reply\n\n      cleo 1 hour ago\n\n      Two.\n\n      reply\n\n"
        "      dan 1 hour ago\n\n      Three.\n\n      reply\n\n    eve 1 hour ago\n\n    Four.\n\n    reply\n\n"
    )
    thread = hnparse.parse(OLD_HEAD.format(count=4) + rows + FOOT)
    assert parents(thread) == [(None, "top_level"), ("bob", "layout"), (None, "unknown"), (None, "top_level")]


def test_a_focus_ends_above_the_form():
    text = MENU + (
        "bob 2 hours ago | parent | context | favorite | on: A clock made of bread\nDoes it keep time?\n\nhelp\n\n"
        "add comment\ncleo 1 hour ago [–]\nUntil it is eaten.\nreply\n"
    )
    thread = hnparse.parse(text + FOOT)
    assert [c.text for c in thread] == ["Does it keep time?", "Until it is eaten."]


@pytest.mark.parametrize(
    ("words", "by"),
    [
        ("It loses crumbs.", "fay"),
        ("It loses crumbs (some).", "fay"),
        ("See https://crumbs.example/list_of", None),
        ("See crumbs.com", None),
    ],
)
def test_where_a_name_begins_that_is_joined_to_words(words, by):
    closed = joined(PAGE.replace("It loses crumbs.", words)).replace("reply", "")
    assert hnparse.parse(closed).comments[-1].by == by


def test_a_deleted_comment_on_one_line_has_no_name():
    line = " ".join(PAGE.replace("cleo 2 hours", "2 hours").replace("Until it is eaten.\nreply", "[deleted]").split())
    thread = hnparse.parse(line.replace("5 comments", "4 comments"))
    assert [(c.by, c.deleted) for c in thread][:3] == [("bob", False), (None, True), ("dan", False)]
    assert thread[-5].text.startswith("Does it keep time?")
    assert parents(thread) == [
        (None, "top_level"),
        ("bob", "layout"),
        (None, "layout"),
        (None, "unknown"),
        (None, "top_level"),
    ]


def test_the_page_of_a_deleted_comment():
    text = MENU + (
        "2 hours ago | parent | context | favorite | on: A clock made of bread\n[deleted]\n\nhelp\n\nadd comment\n"
        "cleo 1 hour ago [–]\nUntil it is eaten.\nreply\n"
    )
    thread = hnparse.parse(text + FOOT)
    assert [(c.by, c.text, c.deleted) for c in thread] == [(None, "", True), ("cleo", "Until it is eaten.", False)]
    assert parents(thread)[1] == (None, "layout")
    assert thread[-1].parent == -2


def test_a_title_goes_on_in_the_next_line_where_a_tool_wraps_lines():
    words = "   Words that fill the whole width of a line of the page, which is ninety characters wide\n"
    head = "   bob 2 hours ago | parent | context | favorite | on: A clock made of bread, flour and\n   water\n"
    thread = hnparse.parse(f"   {MENU}\n{head}{words}   and go on.\n\n   cleo 1 hour ago [–]\n   Yes.\n\n   {FOOT}")
    assert thread.story.title == "A clock made of bread, flour and water"
    assert thread[-2].text == f"{words.strip()}\nand go on."
    short = hnparse.parse(f"   {MENU}\n{head.replace(', flour and', '')}{words}\n   {FOOT}")
    assert short.story.title == "A clock made of bread"


def test_a_placeholder_above_an_age_is_no_name():
    text = in_pieces(PAGE.replace("Until it is eaten.\nreply", "[deleted]").replace("cleo 2", "2"))
    text = text.replace("\ndan\n \n1 hour ago", "\n 1 hour ago").replace("5 comments", "3 comments")
    assert "deleted" not in [c.by for c in hnparse.parse(text)]


@pytest.mark.parametrize("line", ["reply", "More", "help", "add comment", "-----", "Guidelines", "[–]", "| parent"])
def test_a_line_of_the_page_in_the_words_of_a_comment_stays_there(line):
    words = f"It says\n\n{line}\n\non each page."
    thread = hnparse.parse(PAGE.replace("Until it is eaten.", words))
    assert (len(thread), thread[-4].text) == (5, words)
    assert parents(thread) == parents(hnparse.parse(PAGE))


@pytest.mark.parametrize("words", ["More", "help", "bob", "No", "bob 2 hours", "2 hours ago"])
def test_a_comment_of_few_words(words):
    thread = hnparse.parse(PAGE.replace("Until it is eaten.", words))
    assert (len(thread), thread[-4].text) == (5, words)
    assert parents(thread) == parents(hnparse.parse(PAGE))
