"""Pages of news.ycombinator.com: the result for each form, and texts that are not such pages."""

import pytest

import hnparse
from hacker_news_pages import FOOT, HEAD, PAGE, ROWS, in_pieces, parents


def test_a_page_tells_its_story_and_comments() -> None:
    thread = hnparse.parse(PAGE)
    story = thread.story
    assert (story.title, story.site, story.by, story.score) == ("A clock made of bread", "bakery.example", "ada", 12)
    assert [(c.id, c.by, c.age, c.text) for c in thread][:2] == [
        (-5, "bob", "2 hours ago", "Does it keep time?"),
        (-4, "cleo", "2 hours ago", "Until it is eaten."),
    ]
    page = thread.pages[0]
    assert (page.dialect, page.kind, page.declared_comments, page.complete) == ("hacker_news", "story", 5, True)
    assert not thread.diagnostics


def test_nav_words_and_order_tell_parents() -> None:
    assert parents(hnparse.parse(PAGE)) == [
        (None, "top_level"),
        ("bob", "layout"),
        ("cleo", "layout"),
        (None, "unknown"),
        (None, "top_level"),
    ]


def test_a_later_sibling_has_candidates() -> None:
    thread = hnparse.parse(PAGE)
    assert [thread[id_].by for id_ in thread[-2].candidates] == ["cleo", "dan"]


def test_nothing_is_certain_across_a_lost_row() -> None:
    thread = hnparse.parse(PAGE.replace("cleo 2 hours ago | parent | next [–]\n", ""))
    assert [source for _, source in parents(thread)] == ["top_level", "unknown", "unknown", "top_level"]
    assert thread.pages[0].complete is False
    assert [d.code for d in thread.diagnostics] == ["declared-comments", "page-signs", "nav-words"]


def test_links_tell_ids_and_parents() -> None:
    text = HEAD.format(count=2) + (
        "bob (user?id=bob) 2 hours ago (item?id=71) | next (#73) [–] (javascript:void(0))\n\nOne.\n"
        "cleo (user?id=cleo) 1 hour ago (item?id=72) | parent (#71) [–] (javascript:void(0))\n\nTwo.\n"
    )
    thread = hnparse.parse(text + FOOT)
    assert [(c.id, c.parent, c.parent_source) for c in thread] == [(71, None, "top_level"), (72, 71, "link")]


def test_a_deleted_comment_is_a_row() -> None:
    thread = hnparse.parse(
        PAGE.replace("cleo 2 hours ago", "2 hours ago").replace("Until it is eaten.\nreply", "[deleted]")
    )
    gone = thread[-4]
    assert (gone.by, gone.text, gone.deleted, gone.dead) == (None, "", True, False)


def test_before_2022_only_the_first_parent_is_told() -> None:
    old = HEAD.format(count=2) + "bob 2 hours ago\nOne.\nreply\ncleo 1 hour ago\nTwo.\nreply\n" + FOOT
    assert [c.parent_source for c in hnparse.parse(old)] == ["top_level", "unknown"]


def test_pieces_on_lines_of_their_own() -> None:
    pieces = in_pieces(PAGE)
    assert parents(hnparse.parse(pieces)) == parents(hnparse.parse(PAGE))


def test_the_page_of_a_comment_has_a_focus() -> None:
    text = (
        "Hacker News new | past | comments | ask | show | jobs | submit login\n"
        "bob 2 hours ago | parent | context | favorite | on: A clock made of bread\nDoes it keep time?\n"
        "cleo 1 hour ago [–]\nUntil it is eaten.\nreply\n" + FOOT
    )
    thread = hnparse.parse(text)
    page = thread.pages[0]
    assert (page.kind, page.focus, page.complete, thread.story.title) == ("comment", -2, None, "A clock made of bread")
    assert (thread[-1].parent, thread[-1].parent_source) == (-2, "layout")


def test_a_text_without_headers_is_a_story_alone() -> None:
    thread = hnparse.parse(HEAD.format(count=5) + "Does it keep time?\n\nUntil it is eaten.\n")
    assert (len(thread), thread.pages[0].declared_comments) == (0, 5)
    assert "headers-lost" in [d.code for d in thread.diagnostics]


def test_a_table_without_headers_is_a_story_alone() -> None:
    table = (
        "|  | Hacker News new \\| past \\| comments \\| ask \\| show \\| jobs \\| submit | login |\n"
        "|  | A clock made of bread (bakery.example) |  |\n"
        "|  | 12 points by ada 3 hours ago \\| hide \\| past \\| favorite \\| 5 comments |  |\n"
        "|  |  | Does it keep time? |\n|  |  | Until it is eaten. |\n"
    )
    thread = hnparse.parse(table)
    assert (thread.story.title, thread.story.site, thread.story.by) == (
        "A clock made of bread",
        "bakery.example",
        "ada",
    )
    assert (len(thread), thread.story.text, thread.pages[0].declared_comments) == (0, None, 5)
    assert [d.code for d in thread.diagnostics] == ["headers-lost"]


def test_a_line_of_a_table_is_a_comment_alone() -> None:
    table = (
        "|  | Hacker News new \\| threads \\| comments \\| ask \\| jobs \\| submit | login |\n"
        "|  | A clock made of bread (bakery.example) |  |\n|  | 12 points by ada 3 hours ago \\| 3 comments |  |\n"
        "|  |  | Does it keep time? reply |\n|  |  | cleo 2 hours ago \\| link Until it is eaten. reply |\n"
        "|  |  | So half an hour. reply |\n"
    )
    thread = hnparse.parse(table)
    assert [(c.by, c.text, c.parent_source) for c in thread] == [("cleo", "Until it is eaten.", "unknown")]
    assert "declared-comments" in [d.code for d in thread.diagnostics]


def test_ages_are_intervals_where_the_crawl_is_known() -> None:
    thread = hnparse.parse(PAGE, seen="2025-03-28T12:00Z")
    assert thread.to_dict()["comments"][0]["written"] == ["2025-03-28T09:00:00Z", "2025-03-28T10:00:00Z"]
    dated = hnparse.parse(PAGE.replace("bob 2 hours ago", "bob on Sept 5, 2019"))
    assert dated.to_dict()["comments"][0]["written"] == ["2019-09-05T00:00:00Z", "2019-09-06T00:00:00Z"]


def test_html_is_recognised() -> None:
    html = "<html><body>12 points by ada 3 hours ago | 5 comments</body></html>"
    assert not hnparse.is_dump(html)
    with pytest.raises(hnparse.ParseError, match="HTML"):
        hnparse.parse(html)


@pytest.mark.parametrize(
    "text",
    [
        "Hacker News new | past | comments | ask | show | jobs | submit login\n"
        "ada 1 hour ago | parent | next [–] | on: One story\nWords.\nbob 2 hours ago | parent | on: Another\nWords.\n",
        "As bob 3 hours ago | parent wrote, points are pointless.",
        "bob 3 hours ago | link\nA line in a mail that quotes one header.\n",
        "[+] bob|8 years ago|reply\nA page of a mirror.\n",
    ],
    ids=["comments of several stories", "prose", "one quoted header", "mirror"],
)
def test_other_texts_are_no_item_pages(text: str) -> None:
    assert not hnparse.is_dump(text)


SLACKER_NEWS_PAGE = """
A clock made of bread

(bakery.example)
12 points ada | 4 comments | | HN request time: 0s | source
1. bob ◴[] No.41500101[source]
Does it keep time?
replies(2): >>41500102 #>>41500104 #
2. cleo ◴[] No.41500102[source]
Until it is eaten.
replies(1): >>41500103 #
3. dan ◴[] No.41500103{3}[source]
So half an hour.
4. eve ◴[] No.41500104[source]
It loses crumbs.
"""


def test_a_page_of_the_viewer_keeps_its_graph_as_a_page_of_the_site() -> None:
    thread = hnparse.parse(SLACKER_NEWS_PAGE)
    again = hnparse.parse(hnparse.render(thread, dialect="hacker_news"))
    assert again.pages[0].dialect == "hacker_news"
    assert [(c.id, c.by, c.parent, c.depth, c.text) for c in again] == [
        (c.id, c.by, c.parent, c.depth, c.text) for c in thread
    ]
    assert again.pages[0].complete
    assert not again.diagnostics


def test_without_ids_the_nav_words_tell_what_they_told() -> None:
    rows = ROWS.replace("eve 1 hour ago | root | parent | prev | next [–]", "eve 1 hour ago | parent | prev | next [–]")
    thread = hnparse.parse(HEAD.format(count=5) + rows + FOOT)
    again = hnparse.parse(hnparse.render(thread, dialect="hacker_news"))
    assert parents(again) == parents(thread)
    assert [(c.by, c.age, c.text) for c in again] == [(c.by, c.age, c.text) for c in thread]


def test_a_thread_with_an_unknown_parent_is_no_page_of_the_site() -> None:
    with pytest.raises(ValueError, match="shows the parent of each comment"):
        hnparse.render(hnparse.parse(PAGE), dialect="hacker_news")


@pytest.mark.parametrize(
    "piece", ["bob 2 hours ago ", "Hacker News ", "| ", "[s] ", "\n", "1 point by a ", "a [–] | parent "]
)
def test_hostile_texts_are_read_in_linear_time(piece: str) -> None:
    assert hnparse.is_dump(piece * 20_000) in (True, False)
