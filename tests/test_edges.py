"""Texts that begin or end in the middle of a page: the rest of a part is neither text nor another part."""

import pytest

import hnparse

HEAD = "←back to thread\n\n12 points zoe | 2 comments | | HN request time: 0s | source\n"
FIRST = "1. ada ◴[] No.30000101[source]\nOne.\n"
REPLIES = "replies(1): >>30000102 #\n"
SECOND = "2. bob ◴[] No.30000102[source]\nTwo.\n"
PAGE = f"{HEAD}{FIRST}{REPLIES}ID: GO\n{SECOND}"
MARKDOWN = """\
[←back to thread](/item?id=30000101)

12 points[ zoe](https://news.example/user?id=zoe) | 2 comments | | HN request time: 0s | [source](https://news.example/x)

1\\. [ada](https://news.example/user?id=ada) ◴[] No.[30000101](/item?id=30000101)[[source]](https://news.example/x)

One.

_replies(1):_[>>30000102](/item#item-30000102)[ #](/item#item-30000102)

2\\. [bob](https://news.example/user?id=bob) ◴[] No.[30000102](/item?id=30000102)[[source]](https://news.example/x)

Two.
"""


def codes(thread):
    return {diagnostic.code for diagnostic in thread.diagnostics}


@pytest.mark.parametrize("left", ["ack to thread", "k to thread", "to thread", "thread", "ead", "d"])
def test_what_is_left_of_a_back_link_is_no_title(left):
    thread = hnparse.parse(PAGE[PAGE.index("back to thread") + len("back to thread") - len(left) :])
    assert thread.story.title is None
    assert thread.pages[0].kind == "comment"


@pytest.mark.parametrize("left", ["1. ada", ". ada", " ada", "ada", "da"])
def test_the_number_of_a_comment_that_is_cut_off_is_told_by_the_next(left):
    thread = hnparse.parse(left + (FIRST + REPLIES + SECOND).removeprefix("1. ada"))
    assert (thread.pages[0].context, thread.pages[0].numbered) == ((), (30000101, 30000102))
    assert thread[30000102].parent == 30000101
    assert codes(thread) == {"no-head"}


def test_the_end_of_a_number_is_no_number():
    text = (FIRST + SECOND).replace("1. ada", "1. ada").replace("2. bob", "12. bob")
    assert codes(hnparse.parse(text)) == {"no-head"}


def test_one_comment_whose_number_may_be_cut_off_tells_no_kind_of_page():
    page = hnparse.parse(FIRST.removeprefix("1. ")).pages[0]
    assert (page.kind, page.context, page.numbered) == (None, (), (30000101,))


@pytest.mark.parametrize("left", ["I", "ID", "ID:", "ID: G", "ID: [30", "ID: [30000101   ]G", "ID: 30000101___ (BUTT"])
def test_a_form_that_is_cut_off_is_no_words(left):
    thread = hnparse.parse(HEAD + FIRST + left)
    assert thread[30000101].text == "One."
    assert "cut-end" in codes(thread)


@pytest.mark.parametrize("left", ["S", "Show", "Show conte", "I", "ID: G"])
def test_what_is_cut_off_below_the_head_is_no_text_of_the_story(left):
    assert hnparse.parse(HEAD + left).story.text is None


@pytest.mark.parametrize("words", ["It was wet, and so was I", "He liked it. S", "They came to see the Show"])
def test_the_last_word_of_a_line_is_no_form_that_is_cut_off(words):
    assert hnparse.parse(HEAD + words).story.text == words
    assert hnparse.parse(HEAD + FIRST + words)[30000101].text == f"One.\n{words}"


@pytest.mark.parametrize("left", ["N", "NOTE", "NOTE: showing cached content from 1"])
def test_a_note_that_is_cut_off_is_no_words(left):
    assert hnparse.parse(f"{PAGE}\n↑\n{left}")[30000102].text == "Two."


def test_the_number_of_the_next_comment_is_no_part_of_an_id():
    thread = hnparse.parse(HEAD + FIRST + "replies(1): >>30000102\n2")
    assert thread[30000101].kids == ()
    assert thread[30000101].truncated


@pytest.mark.parametrize("left", ["#\n", "# >", "#\n>>"])
def test_a_replies_line_with_too_few_ids_at_the_end_is_cut_off(left):
    thread = hnparse.parse(HEAD.replace("2 comments", "1 comments") + f"{FIRST}replies(2): >>30000102 {left}")
    assert (thread[30000101].kids, thread[30000101].text) == ((30000102,), "One.")
    assert thread[30000101].truncated
    assert not thread.pages[0].complete


@pytest.mark.parametrize("left", [">", ">>3000", ">>30000100 (O"])
def test_what_is_left_of_a_parent_line_is_no_words(left):
    thread = hnparse.parse(HEAD + FIRST.removesuffix("One.\n") + left)
    assert thread[30000101].text == ""


@pytest.mark.parametrize("space", ["", "  \n"])
def test_markdown_that_is_cut_off_leaves_no_marks(space):
    for end in range(MARKDOWN.index("_replies"), len(MARKDOWN)):
        thread = hnparse.parse(MARKDOWN[:end] + space)
        assert thread.story.by == "zoe", end
        assert thread[30000101].text == "One.", end
        assert space or set(thread[30000101].kids) <= {30000102}, end


def test_markdown_whose_start_is_cut_off_leaves_no_address():
    for start in range(MARKDOWN.index("12 points")):
        assert hnparse.parse(MARKDOWN[start:]).story.title is None, start


def test_an_entity_that_is_cut_off_leaves_the_others_as_they_are():
    text = (HEAD + FIRST + REPLIES + "ID: GO\n" + SECOND).replace(">", "&gt;")
    for end in ("&", "&g", "&gt", "&gt;"):
        thread = hnparse.parse(text + end)
        assert thread[30000102].parent == 30000101


def test_words_on_a_page_of_one_line_begin_with_no_blank():
    thread = hnparse.parse(" ".join(PAGE.split()))
    assert [comment.text for comment in thread] == ["One.", "Two."]


def test_blanks_can_stand_behind_a_byte_order_mark():
    for page in (PAGE, " ".join(PAGE.split())):
        assert hnparse.parse("\ufeff\ufeff  " + page).pages[0].kind == "comment"


def test_a_title_in_markdown_can_be_wrapped():
    head = "# [A title\nof two lines](https://x.example/a)\n"
    thread = hnparse.parse(MARKDOWN.replace("\n\n12 points", f"\n\n{head}\n12 points"))
    assert thread.story.title == "A title of two lines"


@pytest.mark.parametrize(
    "damage",
    [
        lambda page: page.replace(">", "&gt;"),
        lambda page: page.encode().decode("cp1252", "replace").replace("\ufffd", "\x90"),
    ],
)
@pytest.mark.parametrize("last", [True, False])
def test_a_damaged_page_is_repaired_beside_a_whole_one(damage, last):
    pages = [PAGE.replace("One", "Über"), PAGE]
    pages[0] = damage(pages[0])
    threads = list(hnparse.parse_pages("\n".join(pages[::-1] if last else pages)))
    assert [thread[30000101].text for thread in threads] == (["One.", "Über."] if last else ["Über.", "One."])
    assert [thread[30000102].parent for thread in threads] == [30000101, 30000101]


def test_words_with_underscores_are_kept_beside_a_page_in_markdown():
    plain = PAGE.replace("One.", "Call __init__ or _this_.")
    assert next(hnparse.parse_pages(plain + MARKDOWN))[30000101].text == "Call __init__ or _this_."


def test_a_name_at_the_start_may_be_cut_off_on_an_indented_page_too():
    assert hnparse.parse("    " + FIRST.removeprefix("1. ")).comments[0].by is None


def test_a_comment_with_two_markers_puts_its_links_in_doubt(story):
    thread = story(
        "1. ada ◴[] No.101[source]\nLook:\n2. bob ◴[] No.102[source]\nas they write.\nreplies(1): >>102 #\n"
        "2. bob ◴[] No.102[source]\nTwo.\n3. cyd ◴[] No.103[source]\nThree.\n",
        comments=3,
    )
    assert "duplicate-comment" in [diagnostic.code for diagnostic in thread.diagnostics]
    assert [(comment.id, comment.parent, comment.parent_source) for comment in thread] == [
        (101, None, "unknown"),
        (102, None, "unknown"),
        (103, None, "unknown"),
    ]
    assert not thread.pages[0].complete


def test_an_id_that_is_cut_off_is_no_reply_whatever_blanks_follow(story):
    thread = story("1. ada ◴[] No.30000101[source]\nOne.\nreplies(2): >>30000102 #>>300001  \n", comments=3)
    assert thread[30000101].kids == (30000102,)
    assert thread[30000101].truncated


def test_comments_that_lost_their_numbers_are_no_context(story):
    thread = story(
        "ada ◴[] No.101[source]\nOne.\nreplies(1): >>103 #\n"
        "bob ◴[] No.102[source]\nTwo.\ncyd ◴[] No.103[source]\nThree.\n"
    )
    assert (thread.pages[0].kind, thread.pages[0].context, thread.pages[0].numbered) == (None, (), (101, 102, 103))
    assert [(comment.id, comment.parent, comment.parent_source) for comment in thread] == [
        (101, None, "unknown"),
        (102, None, "unknown"),
        (103, 101, "reply_list"),
    ]
    assert [diagnostic.code for diagnostic in thread.diagnostics] == ["numbering"]


def test_a_space_of_no_width_at_the_beginning_of_a_line_is_no_part_of_a_marker(story):
    thread = story(
        "\u200b1. ada ◴[] No.101[source]\nOne.\n\u200breplies(1): >>102 #\n\u200b2. bob ◴[] No.102[source]\nTwo.\n"
    )
    assert [(comment.id, comment.parent, comment.text) for comment in thread] == [
        (101, None, "One."),
        (102, 101, "Two."),
    ]
    assert thread.diagnostics == ()


def test_a_parent_line_that_names_the_story_is_not_above_another_comment(page):
    thread = page(
        "Show context\nada ◴[] No.101[source]▶\n>>100 (OP) #\nOne.\nbob ◴[] No.102[source]▶\n>>100 (OP) #\nTwo.\n"
        "1. cyd ◴[] No.103[source]▶\n>>102 #\nThree.\n",
        comments=1,
    )
    assert thread.story.id == 100
    assert [(comment.id, comment.parent, comment.parent_source) for comment in thread] == [
        (101, 100, "top_level"),
        (102, None, "unknown"),
        (103, 102, "parent_line"),
    ]
    assert "context-mismatch" in [diagnostic.code for diagnostic in thread.diagnostics]


def test_a_comment_without_a_number_is_not_top_level_for_want_of_a_parent(story):
    thread = story("1. ada ◴[] No.101[source]\nOne.\nbob ◴[] No.102[source]\nTwo.\n", comments=3)
    assert [(comment.id, comment.parent_source) for comment in thread] == [(101, "position"), (102, "unknown")]
    assert "numbering" in [diagnostic.code for diagnostic in thread.diagnostics]


@pytest.mark.parametrize("blank", [" ", "\n", "\xa0", "\t", "\n\n"])
@pytest.mark.parametrize("left", ["re", "replies(", "3. cl"])
def test_on_a_page_of_one_line_a_part_is_cut_off_after_any_white_space(blank, left):
    thread = hnparse.parse(" ".join(PAGE.replace("2 comments", "3 comments").split()) + blank + left)
    assert thread[30000102].text == "Two."
    assert "cut-end" in codes(thread)


@pytest.mark.parametrize("gap", [" " * 400, "\t" * 400])
def test_a_marker_that_is_cut_off_is_no_words_however_wide_it_is(gap):
    thread = hnparse.parse(f"{PAGE.replace('2 comments', '3 comments')}3.\ncleo{gap}◴[")
    assert thread[30000102].text == "Two."


@pytest.mark.parametrize("entry", ["> >30000102", ">\n>30000102", ">\xa0>30000102"])
def test_an_entry_of_a_replies_line_is_read_whatever_parts_it(entry):
    assert hnparse.parse(PAGE.replace(">>30000102", entry))[30000101].kids == (30000102,)


@pytest.mark.parametrize("below", ["", " #\ny z"])
def test_a_replies_line_that_says_none_and_names_one_is_reported(below):
    thread = hnparse.parse(f"{HEAD}1. ada ◴[] No.5[source]\nOne.\nreplies(0): > >8{below}")
    assert thread.diagnostics


def test_of_words_on_a_page_of_one_line_none_begins_with_a_line_break():
    folded = " ".join(PAGE.split())
    assert hnparse.parse(folded.replace("[source] One.", "[source]\n\nOne."))[30000101].text == "One."


def test_a_back_link_whose_arrow_is_lost_can_stand_behind_a_bullet_and_two_blanks():
    assert hnparse.parse("•  " + PAGE.removeprefix("←")).pages[0].kind == "comment"
