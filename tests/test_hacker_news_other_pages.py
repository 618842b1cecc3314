"""Texts with parts of item pages of news.ycombinator.com that are not such pages, and several pages in one text."""

import pytest

import hnparse
from hacker_news_pages import FOOT, HEAD, MENU, PAGE, ROWS, TITLE, parents

FRONT_PAGE = (
    MENU
    + """\
1. A clock made of bread (bakery.example)
212 points by ada 3 hours ago | hide | 49 comments
2. Ask HN: What do you bake?
31 points by bob 5 hours ago | hide | 12 comments
3. Oven Works (YC S21) is hiring bakers (ovenworks.example)
2 days ago | hide
4. The flour that came by sea (mill.example)
7 points by cleo 1 hour ago | hide | discuss
More
"""
    + FOOT
)
THREADS_PAGE = (
    MENU
    + """\
bob 2 hours ago | parent | context | next [–] | on: A clock made of bread
Does it keep time?
reply
cleo 1 hour ago | root | parent | next [–]
Until it is eaten.
reply
bob 1 day ago | parent | context | prev | next [–] | on: The flour that came by sea
It came in barrels, not in sacks.
reply
"""
    + FOOT
)
NEW_COMMENTS = (
    MENU
    + """\
bob 0 minutes ago | parent | context | on: A clock made of bread
Does it keep time?
eve 1 minute ago | parent | context | on: Ask HN: What do you bake?
Rye, mostly.
fay 1 minute ago | parent | context | on: The flour that came by sea
Which sea?
More
"""
    + FOOT
)
LIST_OF_ONE = MENU + "1. A clock made of bread (bakery.example)\n2 points by ada 3 hours ago | hide | discuss\n" + FOOT
MIRROR = """\
A clock made of bread
bakery.example
212 points|ada|8 years ago|49 comments
[+] bob|8 years ago|reply
Does it keep time?
[+] cleo|8 years ago|reply
Until it is eaten.
"""
HACKER_WEB = """\
A clock made of bread bakery.example
212 points by ada 3 hours ago
49 comments
bob 2 hours ago
Does it keep time?
cleo 1 hour ago
Until it is eaten.
"""
LOBSTERS = """\
Lobsters  Active Recent Comments Search Login
▲ 31 A clock made of bread baking time  bakery.example
authored by ada 3 hours ago | caches | 12 comments
[–] ▲ 8 bob 2 hours ago | link
Does it keep time?
[–] ▲ 4 cleo 1 hour ago | link
Until it is eaten.
"""
OLD_LOBSTERS = """\
A clock made of bread (bakery.example)
31 points by ada 3 hours ago | 12 comments
8 bob 2 hours ago | link
Does it keep time?
4 cleo 1 hour ago | link
Until it is eaten.
"""
ARTICLE = """\
What I learned from a front page

My post was there for a day, and the line below it read

212 points by ada 3 hours ago | hide | past | favorite | 49 comments

when I went to bed. The first answer was short:

bob 2 hours ago | next [–]
Does it keep time?

It is a fair question. Another one, further down, made me laugh:

eve 1 hour ago | root | parent | prev | next [–]
It loses crumbs.

I have kept both | and the bread.
"""
QUOTES = """\
How nav words work

A header without nav words but `next` is the first one:

    bob 2 hours ago | next [–]

and one below it has `parent`:

    cleo 2 hours ago | parent | next [–]

That is all there is to it.
"""
MAIL = (
    "> bob 2 hours ago | parent | next [–]\n> Does it keep time?\n\nI wrote that on March 28, 2025 | it still holds.\n"
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(FRONT_PAGE, id="front page"),
        pytest.param(THREADS_PAGE, id="comments of one author"),
        pytest.param(NEW_COMMENTS, id="new comments"),
        pytest.param(LIST_OF_ONE, id="list of one story"),
        pytest.param(MIRROR, id="mirror"),
        pytest.param(HACKER_WEB, id="HackerWeb"),
        pytest.param(LOBSTERS, id="Lobsters"),
        pytest.param(OLD_LOBSTERS, id="old Lobsters"),
        pytest.param(ARTICLE, id="article that quotes a subline and headers"),
        pytest.param(QUOTES, id="prose that quotes headers"),
        pytest.param(MAIL, id="mail that quotes a header"),
    ],
)
def test_pages_of_other_kinds_are_no_item_pages(text):
    assert not hnparse.is_dump(text)
    assert hnparse.detect(text) is None


def test_the_page_of_a_story_that_quotes_a_list_is_read():
    page = HEAD.format(count=5) + "1. Flour\n2. Water\n3. Salt\n\n" + ROWS + FOOT
    thread = hnparse.parse(page)
    assert (len(thread), thread.story.text) == (5, "1. Flour\n2. Water\n3. Salt")


SECOND = PAGE.replace("A clock made of bread", "A sundial made of cheese").replace("bob", "zoe")


def test_several_pages_in_one_text():
    text = "\n\n".join([PAGE, f"A sundial made of cheese | Hacker News\n{SECOND}", FRONT_PAGE])
    first, second = hnparse.parse_pages(text)
    assert [first.story.title, second.story.title] == ["A clock made of bread", "A sundial made of cheese"]
    assert [first.pages[0].line, second.pages[0].line] == [1, text[: text.index("A sundial")].count("\n") + 1]
    assert [thread.pages[0].complete for thread in (first, second)] == [True, True]
    assert [d.code for d in first.diagnostics] == ["more-pages"]
    assert not second.diagnostics
    assert parents(second)[1] == ("zoe", "layout")


def test_the_tail_of_another_page_above_a_page():
    text = PAGE[PAGE.index("dan") :] + "\n\n" + SECOND
    cut, whole = hnparse.parse_pages(text)
    assert [len(cut), len(whole)] == [3, 5]
    assert "cut-head" in [d.code for d in cut.diagnostics]


def test_a_menu_in_the_words_of_a_comment_starts_no_page():
    thread = hnparse.parse(PAGE.replace("Which flour?", f"The menu says\n\n{MENU}\nand that is all."))
    assert (len(thread), thread[-1].text) == (5, f"The menu says\n\n{MENU}\nand that is all.")


def test_the_second_page_of_a_discussion():
    rows = ROWS.replace("bob 2 hours ago | next", "bob 2 hours ago | prev | next")
    thread = hnparse.parse(MENU + TITLE + "12 points by ada 3 hours ago | hide | 30 comments\n" + rows + FOOT)
    assert {source for _, source in parents(thread)} == {"top_level", "unknown"}
    assert [d.code for d in thread.diagnostics] == ["declared-comments"]
