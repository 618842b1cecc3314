"""The parents of comments: shown by the page, or unknown."""

import pytest


def links(thread):
    return {comment.id: (comment.parent, comment.parent_source, comment.depth) for comment in thread}


def codes(thread):
    return [diagnostic.code for diagnostic in thread.diagnostics]


def test_a_replies_line_names_the_children(story):
    thread = story("1. ada ◴[] No.101[source]\nOne.\nreplies(2): >>102 #>>109 #\n2. bob ◴[] No.102[source]\nTwo.\n")
    assert links(thread) == {101: (None, "position", 1), 102: (101, "reply_list", 2)}
    assert [(missing.id, missing.parent) for missing in thread.missing] == [(109, 101)]
    assert codes(thread) == []


def test_a_parent_line_names_the_parent_and_the_story(story):
    thread = story(
        "1. ada ◴[] No.101[source]▶\n>>100 (OP) #\nOne.\n"
        "2. bob ◴[] No.105[source]▶\n>>103 #\nThe comment that I answer is hidden.\n"
    )
    assert thread.story.id == 100
    assert links(thread) == {101: (100, "top_level", 1), 105: (103, "parent_line", None)}
    assert [(missing.id, missing.parent) for missing in thread.missing] == [(103, None)]


def test_op_can_mean_the_top_of_the_context(page):
    thread = page(
        "Show context\nada ◴[] No.101[source]▶\n>>100 (OP) #\nOne.\nreplies(1): >>102 #\n"
        "1. bob ◴[] No.102[source]▶\n>>101 (OP) #\nTwo.\n",
        comments=1,
    )
    assert thread.story.id == 100
    assert links(thread) == {101: (100, "top_level", 1), 102: (101, "reply_list", 2)}


def test_the_context_is_a_chain_where_replies_lines_are_lost(page):
    thread = page(
        "Show context\nada ◴[] No.101[source]\nOne.\nbob ◴[] No.102[source]\nTwo.\nreplies(1): >>103 #\n"
        "1. cyd ◴[] No.103[source]\nThree.\n",
        comments=1,
    )
    assert links(thread) == {101: (None, "position", 1), 102: (101, "context", 2), 103: (102, "reply_list", 3)}


def test_a_replies_line_that_does_not_name_the_next_of_the_context_contradicts_it(page):
    thread = page(
        "Show context\nada ◴[] No.101[source]\nOne.\nreplies(1): >>109 #\n1. bob ◴[] No.102[source]\nTwo.\n", comments=1
    )
    assert links(thread)[102] == (None, "unknown", None)
    assert codes(thread) == ["context-mismatch"]


def test_the_page_of_a_top_level_comment_has_no_context(page):
    assert links(page("1. ada ◴[] No.101[source]\nOne.\n", comments=1)) == {101: (None, "position", 1)}


def test_an_announced_context_that_is_lost_leaves_the_parent_unknown(page):
    thread = page("Show context\n1. ada ◴[] No.101[source]\nOne.\n", comments=1)
    assert links(thread) == {101: (None, "unknown", None)}


def test_on_a_comment_page_what_no_line_names_is_unknown(page):
    thread = page(
        "1. ada ◴[] No.101[source]\nOne.\nreplies(1): >>103 #\n2. bob ◴[] No.104{3}[source]\nTwo.\n", comments=2
    )
    assert links(thread) == {101: (None, "position", 1), 104: (None, "unknown", 4)}


def test_on_a_comment_page_braces_tell_the_depth_of_a_comment_whose_id_is_lost(page):
    thread = page("1. ada ◴[] No.101[source]\nOne.\n2. bob ◴[] No.0{3}[source]\nTwo.\n", comments=2)
    assert links(thread) == {-1: (None, "unknown", 4), 101: (None, "position", 1)}


@pytest.mark.parametrize("level", ["{3}", "{4}"])
def test_on_a_story_page_braces_tell_that_a_comment_is_not_top_level(story, level):
    thread = story(f"1. ada ◴[] No.101[source]\nOne.\n2. bob ◴[] No.102{level}[source]\nTwo.\n")
    assert links(thread)[102] == (None, "unknown", int(level[1]))


def test_on_a_story_page_the_braces_of_a_reply_tell_that_a_comment_is_not_top_level(story):
    thread = story("1. ada ◴[] No.101[source]\nOne.\nreplies(1): >>102 #\n2. bob ◴[] No.102{3}[source]\nTwo.\n")
    assert links(thread) == {101: (None, "unknown", 2), 102: (101, "reply_list", 3)}


def test_where_comments_are_lost_no_comment_is_top_level_for_want_of_a_parent(story):
    thread = story("1. ada ◴[] No.101[source]\nOne.\n3. bob ◴[] No.103[source]\nThree.\n", comments=3)
    assert [comment.parent_source for comment in thread] == ["unknown", "unknown"]
    assert codes(thread) == ["declared-comments", "numbering"]
    assert not thread.pages[0].complete


def test_two_parents_are_no_parent(story):
    thread = story(
        "1. ada ◴[] No.101[source]\nOne.\nreplies(1): >>103 #\n2. bob ◴[] No.102[source]\nTwo.\nreplies(1): >>103 #\n"
        "3. cyd ◴[] No.103[source]\nThree.\n"
    )
    assert links(thread)[103] == (None, "unknown", None)
    assert codes(thread) == ["two-parents"]
    assert thread[101].kids == thread[102].kids == (103,)


def test_a_parent_is_older_than_its_child(story):
    thread = story("1. ada ◴[] No.101[source]\nOne.\n2. bob ◴[] No.102[source]\nTwo.\nreplies(1): >>101 #\n")
    assert links(thread)[101] == (None, "unknown", None)
    assert codes(thread) == ["child-older"]


def test_replies_line_and_parent_line_can_contradict_each_other(story):
    thread = story(
        "1. ada ◴[] No.101[source]▶\n>>100 (OP) #\nOne.\nreplies(1): >>103 #\n"
        "2. bob ◴[] No.102[source]▶\n>>100 (OP) #\nTwo.\n3. cyd ◴[] No.103[source]▶\n>>102 #\nThree.\n"
    )
    assert links(thread)[103] == (None, "unknown", None)
    assert codes(thread) == ["two-parents"]


def test_a_lost_marker_leaves_what_follows_to_nobody(story):
    thread = story(
        "1. ada ◴[] No.101[source]\nOne.\nreplies(2): >>102 #>>103 #\nThe words of number 2.\nreplies(1): >>104 #\n"
        "3. cyd ◴[] No.103[source]\nThree.\n4. dee ◴[] No.104[source]\nFour.\n",
        comments=4,
    )
    assert thread[101].text == "One."
    assert thread[101].kids == (102, 103)
    assert links(thread)[103] == (101, "reply_list", None)
    assert links(thread)[104] == (None, "unknown", None)
    assert codes(thread) == ["declared-comments", "stray-text", "numbering"]


def test_whose_replies_line_is_left_when_a_marker_is_lost_is_not_guessed(story):
    thread = story(
        "1. ada ◴[] No.101[source]\nOne, or two.\nreplies(1): >>103 #\n3. cyd ◴[] No.103[source]\nThree.\n", comments=3
    )
    assert thread[101].kids == ()
    assert links(thread)[103][0] is None
    assert "stray-replies" in codes(thread)


def test_lines_that_begin_as_a_parent_line_does_are_words_where_no_other_comment_has_one(story):
    thread = story(
        "1. ada ◴[] No.101[source]\nOne.\n2. bob ◴[] No.102[source]\n>>101 #\nas they say elsewhere\n"
        "3. cyd ◴[] No.103[source]\nThree.\n"
    )
    assert thread[102].text == ">>101 #\nas they say elsewhere"
    assert (thread[101].parent_source, thread[102].parent_source) == ("position", "unknown")


def test_of_two_replies_lines_in_the_context_none_is_taken(page):
    thread = page(
        "Show context\nada ◴[] No.110[source]\nOne.\nreplies(1): >>120 #\nTwo.\nreplies(1): >>130 #\n"
        "1. cyd ◴[] No.130[source]\nThree.\n",
        comments=1,
    )
    assert links(thread)[130] == (None, "unknown", None)
    assert "stray-replies" in codes(thread)


def test_a_replies_line_of_older_comments_in_the_context_is_a_quotation(page):
    thread = page(
        "Show context\nada ◴[] No.110[source]\nreplies(1): >>90 #\nis a line.\nreplies(1): >>130 #\n"
        "1. cyd ◴[] No.130[source]\nThree.\n",
        comments=1,
    )
    assert links(thread)[130] == (110, "reply_list", 2)
    assert thread[110].text == "replies(1): >>90 #\nis a line."


def test_the_form_below_a_comment_tells_that_it_is_the_page_of_that_comment(story):
    page = "1. ada ◴[] No.101[source]\nOne.\nID: GO\n2. bob ◴[] No.102[source]\nTwo.\n"
    thread = story(page)
    assert (thread.pages[0].kind, thread.pages[0].focus) == ("comment", 101)
    assert links(thread)[102] == (None, "unknown", None)
    thread = story("ID: GO\n" + page.replace("ID: GO\n", ""))
    assert (thread.pages[0].kind, thread.pages[0].focus) == ("story", None)
    assert links(thread)[102] == (None, "position", 1)


def test_a_replies_line_that_names_comments_of_the_page_is_no_text_of_the_story(story):
    comments = "1. ada ◴[] No.102[source]\nOne.\n"
    thread = story("The words of a comment.\nreplies(1): >>102 #\n" + comments)
    assert thread.story.text is None
    assert links(thread)[102] == (None, "unknown", None)
    assert codes(thread) == ["stray-text"]
    thread = story("I saw this line:\nreplies(1): >>99 #\n" + comments)
    assert thread.story.text == "I saw this line:\nreplies(1): >>99 #"
    assert links(thread)[102] == (None, "position", 1)


def test_without_its_first_comment_a_page_can_be_of_either_kind(story):
    thread = story("Words.\nreplies(1): >>102 #\n2. ada ◴[] No.102[source]\nTwo.\nreplies(1): >>103 #\n"
                   "3. bob ◴[] No.103[source]\nThree.\nreplies(1): >>104 #\n4. cyd ◴[] No.104{3}[source]\nFour.\n",
                   comments=4)  # fmt: skip
    assert thread.pages[0].kind is None
    assert links(thread)[102] == (None, "unknown", None)


@pytest.mark.parametrize("left", ["", ">", ">>", ">>10", ">>101", ">>101 ", ">>101 (O", ">>101 (OP)"])
def test_a_parent_line_that_is_cut_off_names_nobody(story, left):
    thread = story("1. ada ◴[] No.101[source]▶\n>>100 (OP) #\nOne.\n2. bob ◴[] No.102[source]▶\n" + left, comments=2)
    assert links(thread)[102] == (None, "unknown", None)
    assert (thread[102].text, thread[102].truncated) == ("", True)
    assert codes(thread) == ["cut-end"]


@pytest.mark.parametrize("left", ["", ">>99", ">>99 "])
def test_of_the_only_comment_that_is_cut_off_above_its_words_nothing_is_told(story, left):
    thread = story("1. ada ◴[] No.101[source]\n" + left, comments=3)
    assert links(thread)[101] == (None, "unknown", None)


def test_a_back_link_that_a_story_quotes_makes_no_page_of_a_comment(story):
    thread = story("What does this line lead to?\n\n←back to thread\n\n1. ada ◴[] No.101[source]\nOne.\n")
    assert thread.pages[0].kind == "story"
    assert thread.story.text == "What does this line lead to?\n\n←back to thread"
    assert links(thread) == {101: (None, "position", 1)}


def test_a_level_of_nothing_is_kept_as_the_page_has_it(story):
    thread = story(
        "1. ada ◴[] No.105[source]\nOne.\nreplies(1): >>106 #\n"
        "2. bob ◴[] No.106{0}[source]\nTwo.\nreplies(1): >>107 #\n"
        "3. cleo ◴[] No.107{1}[source]\nThree.\n"
    )
    assert links(thread)[107] == (106, "reply_list", 3)
