"""Pages of news.ycombinator.com with links, as lynx and tools that write Markdown leave them."""

import hnparse
from hacker_news_pages import FOOT, MENU, OLD_HEAD, TITLE

LYNX = """\

   [1][y18.svg] [2]Hacker News[3]new | [4]past | [5]comments | [6]ask | [7]show | [8]jobs |
   [9]submit [10]login

   [11]A clock made of bread ([12]bakery.example)
   12 points by [13]ada [14]3 hours ago | [15]hide | [16]past | [17]favorite | [18]3 comments

   ____________________________________________________________
    [19]help
   add comment
   [s.gif]

   [20]bob [21]2 hours ago | [22]next [23][–]
   Does it keep time? See [24]https://clocks.example/list and note [1].

   [25]reply
   [s.gif]

   [26]cleo [27]2 hours ago | [28]parent | [29]next [30][–]
   Until it is eaten.

   [31]reply
   [s.gif]

   [32]fay [33]1 hour ago | [34]prev [35][–]
   Which flour?

   [36]reply

   [37]Guidelines | [38]FAQ | [39]Lists | [40]API | [41]Security | [42]Legal | [43]Contact

   Search: _________________

References

"""
TARGETS = {
    13: "user?id=ada",
    14: "item?id=70",
    18: "item?id=70",
    20: "user?id=bob",
    21: "item?id=71",
    22: "item?id=70#73",
    25: "reply?id=71&goto=item%3Fid%3D70%2371",
    26: "user?id=cleo",
    27: "item?id=72",
    28: "item?id=70#71",
    31: "reply?id=72&goto=item%3Fid%3D70%2372",
    32: "user?id=fay",
    33: "item?id=73",
    36: "reply?id=73&goto=item%3Fid%3D70%2373",
}
LYNX += "".join([f"{n:4}. https://news.ycombinator.com/{TARGETS.get(n, 'newest')}\n" for n in range(1, 44)])


def test_the_list_of_links_of_lynx_tells_ids_and_parents():
    thread = hnparse.parse(LYNX)
    assert (thread.story.id, thread.story.title, thread.story.site) == (70, "A clock made of bread", "bakery.example")
    assert [(c.id, c.by, c.parent, c.parent_source) for c in thread] == [
        (71, "bob", 70, "top_level"),
        (72, "cleo", 71, "link"),
        (73, "fay", 70, "top_level"),
    ]
    assert thread.pages[0].complete is True
    assert [d.code for d in thread.diagnostics] == ["repaired-layout"]


def test_numbers_that_an_author_wrote_stay():
    assert hnparse.parse(LYNX)[71].text == "Does it keep time? See https://clocks.example/list and note [1]."


def test_places_are_those_of_the_text_before_the_numbers_were_replaced():
    thread = hnparse.parse(LYNX.replace("3 comments", "4 comments"))
    (diagnostic,) = [d for d in thread.diagnostics if d.code == "declared-comments"]
    assert diagnostic.line == LYNX[: LYNX.index("12 points")].count("\n") + 1


MARKDOWN = (
    MENU
    + TITLE
    + """\
| 12 points by [ada](user?id=ada) [3 hours ago](item?id=70) | [hide](hide?id=70) | [2 comments](item?id=70)
---|---|---
| ![](s.gif)| [](vote?id=71&how=up)| [bob_2](user?id=bob_2) [2 hours ago](item?id=71) | next [[–]](javascript:void(0))
Does it keep *time*? It has two\\_hands and a [list](https://clocks.example/list).

_[reply](reply?id=71&goto=item%3Fid%3D70%2371)_
---|---|---
| ![](s.gif)| [](vote?id=72&how=up)| [cleo](user?id=cleo) [1 hour ago](item?id=72) | [parent](#71) [–]
Until it is _eaten_.

_[reply](reply?id=72&goto=item%3Fid%3D70%2372)_

"""
    + FOOT
)


def test_markdown_is_taken_off_the_words():
    thread = hnparse.parse(MARKDOWN)
    assert [(c.id, c.by, c.text) for c in thread] == [
        (71, "bob_2", "Does it keep time? It has two_hands and a list."),
        (72, "cleo", "Until it is eaten."),
    ]
    assert (thread[72].parent, thread[72].parent_source) == (71, "link")


def test_addresses_of_the_site_can_be_whole():
    whole = MARKDOWN.replace("](item?id=", "](https://news.ycombinator.com/item?id=").replace(
        "(#71)", "(https://news.ycombinator.com/item?id=70#71)"
    )
    assert [(c.id, c.parent) for c in hnparse.parse(whole)] == [(71, 70), (72, 71)]


def test_lines_of_dashes_and_bars_are_words_where_a_text_is_no_markdown():
    rows = "bob 2 hours ago\n\nOne.\n\n---\n\nTwo |\n|\n-----\n\ncleo 1 hour ago\n\nThree.\n\nreply\n"
    thread = hnparse.parse(OLD_HEAD.format(count=2) + rows + FOOT)
    assert [c.text for c in thread] == ["One.\n\n---\n\nTwo |\n|\n-----", "Three."]


def test_dashes_stand_below_a_comment_that_cannot_be_answered_until_2014():
    rows = "bob 2 hours ago | link\n\nOne.\n\n-----\n\ncleo 1 hour ago | link\n\nThree.\n\n-----\n"
    thread = hnparse.parse(OLD_HEAD.format(count=2) + rows + FOOT)
    assert [c.text for c in thread] == ["One.", "Three."]


def test_an_id_that_comes_twice_is_that_of_the_first_comment():
    thread = hnparse.parse(MARKDOWN.replace("item?id=72", "item?id=71"))
    assert [(c.id, c.by) for c in thread] == [(-1, "cleo"), (71, "bob_2")]
    assert [d.code for d in thread.diagnostics] == ["duplicate-comment"]


def test_a_link_to_a_later_comment_tells_no_parent():
    thread = hnparse.parse(MARKDOWN.replace("(#71)", "(#99)"))
    assert (thread[72].parent, thread[72].parent_source) == (71, "layout")
