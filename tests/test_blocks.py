"""The blocks, the links and the words of a text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import hnparse
from hnparse import Block, Comment, Story

MARKED = [
    "> so it is",
    ">> twice",
    ">",
    "  code()",
    "\ttab",
    "- one",
    "1. one",
    "[1]",
    "[1] https://a.example",
    "[2]: b",
]
PIECES = st.sampled_from(
    [*MARKED, "Plain [2].", "", " ", "\r", "\u2028", "https://b.example/(c))", "'", "e\u0301", "_"]
)
TEXTS = st.text() | st.lists(PIECES, max_size=12).map("\n".join) | st.lists(PIECES, max_size=6).map("".join)


def comment(text):
    return Comment(id=1, by="ada", text=text)


def kinds(text):
    return [block.kind for block in comment(text).blocks]


def contents(text):
    return [block.content for block in comment(text).blocks]


@given(TEXTS)
@example("")
@example("\n\n  ")
def test_the_blocks_joined_are_the_text(text):
    blocks = comment(text).blocks
    assert "".join(block.text for block in blocks) == text
    assert all(text[block.start : block.end] == block.text for block in blocks)
    assert all(block.text for block in blocks)


@given(TEXTS)
def test_the_content_of_a_block_is_in_its_text(text):
    for block in comment(text).blocks:
        assert all(line.strip() in block.text for line in block.content.split("\n"))
        assert all(item in block.text for item in block.items)
        assert (block.label is not None) == (block.kind == "footnote")
        assert bool(block.items) == (block.kind == "list")


@given(TEXTS)
def test_a_link_stands_where_it_says(text):
    end = 0
    for link in comment(text).links:
        assert end <= link.start < link.end
        assert text[link.start : link.end] == link.url
        end = link.end


@given(TEXTS)
def test_words_have_no_blanks_and_stand_in_the_order_of_the_text(text):
    place = 0
    for word in comment(text).words:
        assert word
        assert not any(char.isspace() for char in word)
        place = text.index(word, place) + len(word)


def test_all_kinds_of_blocks_of_a_page():
    page = """
12 points ada | 1 comments | | HN request time: 0s | source
1. bob ◴[] No.101[source]
> The lamp was never out
> in nine winters.

It was, once [1]. The log has it:

    14 Nov
      lamp out

and the reasons were

- wind,

- the keeper.

[1] https://log.example/
"""
    blocks = hnparse.parse(page)[101].blocks
    assert [(block.kind, block.content) for block in blocks] == [
        ("quote", "The lamp was never out\nin nine winters."),
        ("paragraph", "It was, once [1]. The log has it:"),
        ("code", "    14 Nov\n      lamp out"),
        ("paragraph", "and the reasons were"),
        ("list", "wind,\nthe keeper."),
        ("footnote", "https://log.example/"),
    ]
    assert blocks[4].items == ("wind,", "the keeper.")
    assert blocks[5].label == "1"


@pytest.mark.parametrize("text", ["> a", ">a", ">> a", "> > a", " > a", ">"])
def test_a_quote_begins_with_its_sign(text):
    assert kinds(text) == ["quote"]


def test_a_quote_loses_one_sign_so_that_what_it_quotes_is_still_told():
    assert contents("> > a\n> b\n>> c") == ["> a\nb\n> c"]


def test_quotes_with_a_blank_line_between_them_are_two():
    assert kinds("> a\n\n> b") == ["quote", "quote"]


def test_a_line_is_what_its_beginning_says_without_blank_lines_too():
    text = "> a\nNo.\n- b\nWell.\n[1] https://a.example"
    assert kinds(text) == ["quote", "paragraph", "list", "paragraph", "footnote"]


def test_code_stands_below_a_blank_line_and_goes_on_below_another_one():
    assert kinds("See:\n\n  a()\n\n  b()\nSo.") == ["paragraph", "code", "paragraph"]
    assert comment("See:\n\n  a()\n\n    b()\nSo.").blocks[1] == Block("code", "  a()\n\n    b()\n", 6)
    assert kinds("See:\n  not code") == ["paragraph"]


def test_what_looks_like_a_quote_or_a_list_inside_of_code_is_code():
    assert kinds("    > a\n    - b\n    1. c\n    [1] https://d.example") == ["code"]


@pytest.mark.parametrize("bullet", ["-", "*", "•", "1.", "12)"])
def test_a_list_has_a_bullet_or_a_number_and_a_blank(bullet):
    assert comment(f"{bullet} a\n  and more\n{bullet} b").blocks[0].items == ("a\n  and more", "b")
    assert kinds(f"{bullet}a") == ["paragraph"]


@pytest.mark.parametrize("text", ["[1] https://a.example", "[1]: A book", "So [2].\n\n[2] A book", "[*]: A book"])
def test_a_link_a_colon_or_what_refers_to_it_makes_a_footnote(text):
    assert kinds(text)[-1] == "footnote"


@pytest.mark.parametrize("text", ["[1] is wrong, and [1] again", "[x] done", "[1]", "So [1].\n\n[2] A book"])
def test_no_footnote_where_nothing_tells(text):
    assert "footnote" not in kinds(text)


def test_each_footnote_is_a_block():
    blocks = comment("[0]: https://a.example\n[1]: https://b.example\n  (old)").blocks
    assert [(block.label, block.content) for block in blocks] == [
        ("0", "https://a.example"),
        ("1", "https://b.example\n  (old)"),
    ]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://a.example.", "https://a.example"),
        ("(https://a.example/b)", "https://a.example/b"),
        ("(https://a.example/b),c", "https://a.example/b"),
        ("https://a.example/b_(c)", "https://a.example/b_(c)"),
        ("[https://a.example/b_(c)]!", "https://a.example/b_(c)"),
        ("see https://a.example/?b=c&d=[e]#f, or", "https://a.example/?b=c&d=[e]#f"),
        ('"http://a.example/"', "http://a.example/"),
        ("HTTP://A.example…", "HTTP://A.example"),
        ("https://a.example/b...", "https://a.example/b"),
        ("https://web.example/2015/http://a.example", "https://web.example/2015/http://a.example"),
        ("https://é.example/ü。", "https://é.example/ü"),
    ],
)
def test_what_stands_around_a_link_is_not_part_of_it(text, url):
    assert [(link.url, link.shortened) for link in comment(text).links] == [(url, False)]


@pytest.mark.parametrize("text", ["http://", "https:// a", "xhttp://a.example", "www.a.example", "ftp://a.example"])
def test_no_link(text):
    assert comment(text).links == ()


def test_a_link_that_was_shortened_says_so():
    shown = "https://a.example/" + "b" * 42 + "..."
    (link,) = comment(f"(see {shown}).").links
    assert (link.url, link.shortened) == (shown, True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I \u2764\ufe0f it", ("I", "it")),
        ("Don't, won’t; re-read", ("Don't", "won’t", "re", "read")),
        ("'quoted' _so_ snake_case", ("quoted", "so", "snake_case")),
        ("3.5 C++ ½", ("3", "5", "C", "½")),
        ("nai\u0308ve हिन्दी 日本語", ("nai\u0308ve", "हिन्दी", "日本語")),
        ("see https://a.example/b or not", ("see", "or", "not")),
        ("", ()),
    ],
)
def test_words(text, words):
    assert comment(text).words == words


def test_a_story_has_them_too():
    story = Story(text="> a\n\nSee https://b.example")
    assert [block.kind for block in story.blocks] == ["quote", "paragraph"]
    assert [link.url for link in story.links] == ["https://b.example"]
    assert story.words == ("a", "See")
    assert (Story().blocks, Story().links, Story().words) == ((), (), ())
