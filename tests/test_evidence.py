"""Forged, damaged and rare parts of a page: no false statement without a warning, and no comment is lost."""

import pytest

import hnparse

HEAD = "A kiln from oil drums\n\n(kiln.example)\n31 points moss | {} comments | | HN request time: 0s | source\n"
BACK = "←back to thread\n\n"


def read(posts, comments, above="", below_head=""):
    return hnparse.parse(above + HEAD.format(comments) + below_head + posts)


def warnings(thread):
    return [diagnostic.code for diagnostic in thread.diagnostics if diagnostic.severity != "info"]


def told(thread):
    return [(comment.id, comment.by, comment.parent, comment.parent_source) for comment in thread]


# ---- Parts of the newest version of the viewer ----


def test_a_deleted_comment_has_no_name_and_keeps_its_place():
    thread = read(
        "1. ashpit ◴[] No.41500101[source]\nHot?\nreplies(1): >>41500105 #\n2. ◴[] No.41500105[source]\n"
        "replies(1): >>41500112 #\n3. moss ◴[] No.41500112{3}[source]\nCone six.\n",
        comments=3,
    )
    assert told(thread) == [
        (41500101, "ashpit", None, "position"),
        (41500105, None, 41500101, "reply_list"),
        (41500112, "moss", 41500105, "reply_list"),
    ]
    assert [comment.deleted for comment in thread] == [False, True, False]
    assert (thread.pages[0].complete, thread.diagnostics) == (True, ())


@pytest.mark.parametrize("sign", ["◴[]", "?[]", "[]", "\ufffd[]"])
def test_a_deleted_comment_is_read_where_the_sign_is_lost(sign):
    thread = read(f"1. ashpit {sign} No.41500101[source]\nHot?\n2. {sign} No.41500105[source]\n", comments=2)
    assert [(comment.id, comment.by) for comment in thread] == [(41500101, "ashpit"), (41500105, None)]


def test_a_dead_comment_of_the_context_has_its_label_behind_its_name():
    thread = read(
        "Show context\nashpit ◴[] No.41500101[source]\nHot?\nreplies(1): >>41500105 #\n"
        "spammer[dead post] ◴[] No.41500105[source]\nBuy kilns.\n1. moss ◴[] No.41500112[source]\nNo.\n",
        comments=1,
        above=BACK,
    )
    assert (thread[41500105].by, thread[41500105].dead) == ("spammer", True)
    assert (thread[41500112].parent, thread[41500112].parent_source) == (41500105, "context")


def test_replies_can_stand_in_the_line_of_the_marker():
    thread = read(
        "1. slacker1 ◴[] No.41500101[source]▶>>41500105 #>>41500107 #\nHot?\n"
        "2. slacker2 ◴[] No.41500105[source]▶\nYes.\n",
        comments=2,
    )
    assert thread[41500101].kids == (41500105, 41500107)
    assert (thread[41500105].parent, thread[41500105].parent_source) == (41500101, "reply_list")
    assert [missing.id for missing in thread.missing] == [41500107]


def test_a_page_that_may_count_its_story_does_not_say_whether_it_is_complete():
    thread = read("1. ashpit ◴[] No.41500101[source]\nHot?\n", comments=2)
    assert thread.pages[0].complete is None
    assert not warnings(thread)


def test_the_next_update_can_be_in_the_past():
    note = "NOTE: showing cached content from 12 minutes ago, next update will be in -3 minutes\n"
    thread = read("1. ashpit ◴[] No.41500101[source]\nHot?\n" + note, comments=1)
    assert (thread[41500101].text, thread.diagnostics) == ("Hot?", ())


@pytest.mark.parametrize(
    ("end", "seconds"),
    [
        ("source", None),
        ("source | bottom", None),
        ("source | HN request time: 0.5s", 0.5),
        ("source | bottom | HN request time: 0s", 0),
    ],
)
def test_the_score_line_has_had_several_ends(end, seconds):
    head = f"A kiln from oil drums\n\n(kiln.example)\n31 points moss | 1 comments | | {end}\n"
    thread = hnparse.parse(head + "1. ashpit ◴[] No.41500101[source]\nHot?\n")
    assert (thread.story.title, thread.story.by, thread.pages[0].request_seconds) == (
        "A kiln from oil drums", "moss", seconds,
    )  # fmt: skip
    assert (thread.pages[0].declared_comments, warnings(thread)) == (1, [])


def test_on_the_page_of_a_poll_the_story_is_number_1():
    thread = hnparse.parse(
        "1. moss ◴[] No.41500100[source]▶\n>>0 #\nWhich kiln?\nreplies(2): >>41500101 #>>41500109 #\n"
        "2. reed ◴[] No.41500101[source]▶\n>>41500100 (OP) #\nThe drum.\nreplies(1): >>41500105 #\n"
        "3. fern ◴[] No.41500105[source]▶\n>>41500101 (TP) #\nWhy?\n"
    )
    assert (thread.story.id, thread.story.by, thread.story.text) == (41500100, "moss", "Which kiln?")
    assert told(thread) == [
        (41500101, "reed", 41500100, "top_level"),
        (41500105, "fern", 41500101, "reply_list"),
    ]
    assert [(missing.id, missing.parent) for missing in thread.missing] == [(41500109, 41500100)]
    assert (thread.pages[0].kind, thread.pages[0].complete, warnings(thread)) == ("story", None, [])


POLL = "1. moss ◴[] No.41500100[source]\n>>0 #\nWhich kiln?\nreplies(2): >>41500101 #>>41500105 #\n"


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ("replies(1): >>41500105 #\n", "", "comments 41500101 and 41500100 both name 41500105 as a reply"),
        (
            "",
            ">>41500101 (TP) #\n",
            "comment 41500100 names 41500105 as a reply, whose parent line names 41500101",
        ),
    ],
)
def test_a_comment_that_the_story_of_a_poll_names_and_that_answers_another_one_has_no_known_parent(
    first, second, message
):
    reed = "2. reed ◴[] No.41500101[source]\n>>41500100 (OP) #\nThe drum.\n"
    thread = hnparse.parse(f"{POLL}{reed}{first}3. fern ◴[] No.41500105[source]\n{second}Why?\n")
    assert [comment.parent_source for comment in thread] == ["top_level", "unknown"]
    assert [diagnostic.message for diagnostic in thread.diagnostics if diagnostic.code == "two-parents"] == [message]


# ---- Numbers and ids ----


def test_of_two_comments_with_one_number_both_are_shown_and_reported():
    thread = read(
        "1. ashpit ◴[] No.41500101[source]\nHot?\n2. mallory ◴[] No.41500105[source]\nLook:\n"
        "3. moss ◴[] No.41500107[source]\nI was wrong.\n3. reed ◴[] No.41500110[source]\nFine.\n",
        comments=3,
    )
    assert [comment.by for comment in thread] == ["ashpit", "mallory", "moss", "reed"]
    assert {thread[id_].parent_source for id_ in (41500107, 41500110)} == {"unknown"}
    assert "numbering" in warnings(thread)
    assert not thread.pages[0].complete


def test_a_quoted_marker_with_an_older_id_stays_in_the_words():
    thread = read(
        "1. ashpit ◴[] No.41500101[source]\nHot?\n2. moss ◴[] No.41500105[source]\nAs was said:\n"
        "2. reed ◴[] No.30000007[source]\nFine.\n3. fern ◴[] No.41500110[source]\nYes.\n",
        comments=3,
    )
    assert [comment.id for comment in thread] == [41500101, 41500105, 41500110]
    assert "No.30000007" in thread[41500105].text


def test_an_id_that_does_not_grow_with_the_number_is_in_doubt():
    thread = read(
        "1. ashpit ◴[] No.41500101[source]\nHot?\nreplies(1): >>41500110 #\n2. moss ◴[] No.41900105[source]\nYes.\n"
        "3. reed ◴[] No.41500110[source]\nHow?\n4. fern ◴[] No.41500112[source]\nWhy?\n",
        comments=4,
    )
    assert warnings(thread) == ["id-order"]
    assert (thread[41900105].parent_source, thread[41500110].parent) == ("unknown", 41500101)
    assert thread.pages[0].complete is False


def test_a_wrong_digit_is_seen_where_a_hidden_comment_has_nearly_the_same_id():
    posts = (
        "1. ashpit ◴[] No.41500101[source]\nHot?\nreplies(1): >>41502105 #\n2. moss ◴[] No.{}[source]\nYes.\n"
        "3. reed ◴[] No.41509112[source]\nHow?\n"
    )
    assert warnings(read(posts.format(41502105), comments=3)) == []
    thread = read(posts.format(41502165), comments=3)
    assert (warnings(thread), thread.diagnostics[0].line) == (["wrong-id"], 8)
    assert (thread[41502165].parent_source, thread.pages[0].complete) == ("unknown", False)
    assert [missing.parent for missing in thread.missing] == [None]
    # An id that differs more is that of another comment.
    assert warnings(read(posts.format(41502166), comments=3)) == []


def test_ids_that_are_near_each_other_can_differ_in_one_digit_by_chance():
    thread = read(
        "1. ashpit ◴[] No.41500101[source]\nHot?\nreplies(1): >>41500105 #\n2. moss ◴[] No.41500107[source]\nYes.\n"
        "3. reed ◴[] No.41500112[source]\nHow?\n",
        comments=3,
    )
    assert (warnings(thread), thread[41500107].parent_source) == ([], "position")


def test_a_level_shows_that_a_hidden_comment_is_another_one():
    posts = (
        "1. ashpit ◴[] No.41500101[source]\nHot?\nreplies(2): >>41502105 #>>41509112 #\n"
        "2. moss ◴[] No.41502165{}[source]\nYes.\n3. reed ◴[] No.41509112[source]\nHow?\nreplies(1): >>41509115 #\n"
        "4. fern ◴[] No.41509115{{3}}[source]\nSo.\n"
    )
    assert warnings(read(posts.format(""), comments=4)) == ["wrong-id"]
    assert "wrong-id" not in warnings(read(posts.format("{4}"), comments=4))


def test_a_list_that_does_not_name_a_reply_contradicts_its_parent_line():
    posts = (
        "1. ashpit ◴[] No.41500101[source]\n>>41500001 (OP) #\nHot?\nreplies(1): >>4150{}105 #\n"
        "2. moss ◴[] No.41502105[source]\n>>41500101 #\nYes.\n"
    )
    assert warnings(read(posts.format(2), comments=2)) == []
    thread = read(posts.format(7), comments=2)
    assert (warnings(thread), thread[41502105].parent, thread.pages[0].complete) == (["wrong-id"], 41500101, False)


def test_parent_lines_that_name_several_stories_are_reported():
    def page(*stories):
        posts = [
            f"{number}. moss ◴[] No.4150010{number}[source]\n>>{story} (OP) #\nYes.\n"
            for number, story in enumerate(stories, 1)
        ]
        return read("".join(posts), comments=len(stories))

    assert (warnings(page(41500001, 41500001)), page(41500001, 41500001).story.id) == ([], 41500001)
    thread = page(41500001, 41500001, 41500007)
    assert (warnings(thread), thread.story.id, thread.missing) == (["wrong-id"], 41500001, ())
    assert {comment.parent_source for comment in thread} == {"top_level"}
    thread = page(41500001, 41500007)
    assert (warnings(thread), thread.story.id, thread.missing) == (["wrong-id", "wrong-id"], None, ())
    assert {(comment.parent, comment.parent_source) for comment in thread} == {(None, "top_level")}


@pytest.mark.parametrize(
    ("one", "other", "is_reported"),
    [
        ("kilnhand", "kinhand", True),
        ("kilnhand", "kilnhands", True),
        ("kilnhand", "xkilnhand", True),
        ("kilnhand", "kilnhanb", True),
        ("kilnhand", "bilnhand", True),
        ("kilnhand", "kilnhand2", False),
        ("kilnhand1", "kilnhand2", False),
        ("kilnhand", "klinhand", False),
        ("kilnhand42", "kilnnhand42", True),
        ("kilnd", "kilns", True),
        ("kiln", "kilt", False),
    ],
)
def test_names_that_differ_in_one_letter_are_reported(one, other, is_reported):
    names = [one, one, other]
    posts = [f"{place}. {name} ◴[] No.4150010{place}[source]\nYes.\n" for place, name in enumerate(names, 1)]
    thread = read("".join(posts), comments=3)
    assert warnings(thread) == ["similar-names"] * is_reported
    assert [found.line for found in thread.diagnostics] == [9] * is_reported
    assert [comment.by for comment in thread] == names


@pytest.mark.parametrize(("others", "is_reported"), [(38, True), (39, False)])
def test_names_are_not_compared_where_there_are_many(others, is_reported):
    names = ["kilnhand", "kinhand", *[f"potter{place}" for place in range(others)]]
    posts = [f"{place}. {name} ◴[] No.415001{place:02}[source]\nYes.\n" for place, name in enumerate(names, 1)]
    assert warnings(read("".join(posts), comments=len(names))) == ["similar-names"] * is_reported


def test_lost_ids_are_not_compared_with_others():
    posts = "1. ashpit ◴[] No.0[source]\nHot?\nreplies(1): >>11 #\n2. moss ◴[] No.0[source]\nYes.\n"
    assert set(warnings(read(posts, comments=2))) == {"lost-id"}


def test_replies_to_the_context_are_not_compared_with_the_comments_below():
    thread = read(
        "Show context\nashpit ◴[] No.42134101[source]\nHot?\nreplies(2): >>42134110 #>>42154892 #\n"
        "1. moss ◴[] No.42134110[source]\nYes.\nreplies(1): >>42134200 #\n2. reed ◴[] No.42134892[source]\nHow?\n",
        comments=2,
        above=BACK,
    )
    assert "wrong-id" not in warnings(thread)
    assert 42154892 in [missing.id for missing in thread.missing if missing.parent == 42134101]


@pytest.mark.parametrize(("declared", "is_compared"), [(3, True), (6, False)])
def test_hidden_comments_of_a_page_that_is_cut_off_are_not_compared(declared, is_compared):
    posts = (
        "1. ashpit ◴[] No.41500101[source]\nHot?\nreplies(1): >>41502105 #\n2. moss ◴[] No.41502165[source]\nYes.\n"
        "3. reed ◴[] No.41509112[source]\nHow?\n"
    )
    assert ("wrong-id" in warnings(read(posts, comments=declared))) is is_compared


def test_a_list_that_is_cut_off_contradicts_no_parent_line():
    posts = (
        "1. ashpit ◴[] No.41500101[source]\n>>41500001 (OP) #\nHot?\n2. moss ◴[] No.41500105[source]\n"
        ">>41500107 #\nYes.\n3. reed ◴[] No.41500107[source]\n>>41500001 (OP) #\nHow?\nreplies(2): >>41500109 #>>4150"
    )
    assert "wrong-id" not in warnings(read(posts, comments=3))


def test_the_marker_of_a_poll_tells_its_id():
    thread = hnparse.parse(
        "ID: GO\n1. xnx ◴[] No.42134000[source]\n>>0 #\nPoll: tea?\nreplies(2): >>42134101 #>>42134105 #\n"
        "2. ada ◴[] No.42134101[source]\n>>42134007 (OP) #\nYes.\n3. bea ◴[] No.42134105[source]\n"
        ">>42134000 (OP) #\nNo.\n"
    )
    assert thread.story.id == 42134000
    assert [(found.code, found.line) for found in thread.diagnostics if found.code == "wrong-id"] == [("wrong-id", 6)]


def test_a_story_is_older_than_its_comments():
    posts = "1. ashpit ◴[] No.41500101[source]\n>>41500990 (OP) #\nHot?\n"
    thread = read(posts, comments=1)
    assert (warnings(thread), thread.story.id, thread[41500101].parent_source) == (["wrong-id"], None, "top_level")
    thread = read(posts + "2. moss ◴[] No.41500105[source]\n>>41500001 (OP) #\nYes.\n", comments=2)
    assert (warnings(thread), thread.story.id) == (["wrong-id"], 41500001)


@pytest.mark.parametrize(
    ("last", "is_reported"),
    [
        ("Yes, ovensmok2105 #", True),
        ("Yes, ovens >>41500109 #", True),
        ("Yes, ovens >>41500099 #", False),
        ("Lotus 1-2-3 #", False),
        ("Number 5 #", False),
        ("Number ٣ #", False),
        ("Number5", False),
    ],
)
def test_the_end_of_a_replies_line_behind_a_word_is_a_sign_of_damage(last, is_reported):
    posts = f"1. ashpit ◴[] No.41500101[source]\n{last}\n2. moss ◴[] No.41500105[source]\nYes.\n"
    assert warnings(read(posts, comments=2)) == ["page-signs"] * is_reported


def test_an_id_of_zeros_is_no_id():
    thread = read("1. ashpit ◴[] No.00000000[source]\nHot?\n2. moss ◴[] No.41500105[source]\nYes.\n", comments=2)
    assert told(thread) == [(-1, "ashpit", None, "unknown"), (41500105, "moss", None, "position")]
    assert warnings(thread) == ["lost-id"]


# ---- Posts and lines where a page has none ----


def test_a_comment_that_a_story_quotes_is_the_parent_of_nobody():
    thread = read(
        "1. ashpit ◴[] No.41500101[source]\nHot?\n",
        comments=1,
        below_head="Who said it?\nmoss ◴[] No.41500050[source]\nI was wrong.\n",
    )
    assert thread.pages[0].kind != "comment"
    assert thread[41500101].parent_source == "unknown" or thread[41500101].parent is None
    assert "stray-post" in warnings(thread)


def test_what_is_left_of_a_wrapped_list_ends_the_comment_above():
    thread = read(
        "Show context\nashpit ◴[] No.41500101[source]\nHot?\n#\nWords of a comment whose marker is lost.\n"
        "replies(1): >>41500110 #\n1. moss ◴[] No.41500110[source]\nYes.\n",
        comments=1,
        above=BACK,
    )
    assert thread[41500110].parent_source == "unknown"
    assert thread[41500101].kids == ()
    assert thread.pages[0].complete is False


def test_a_replies_line_that_may_belong_to_another_comment_still_tells_replies():
    thread = read(
        "1. ashpit ◴[] No.41500101[source]\nHot?\nreplies(1): >>41500110 #\nMore words.\nreplies(1): >>41500112 #\n"
        "4. moss ◴[] No.41500110[source]\nYes.\n5. reed ◴[] No.41500112[source]\nNo.\n",
        comments=5,
    )
    assert all(thread[id_].parent_source in ("unknown", "reply_list") for id_ in (41500110, 41500112))


def test_an_address_that_opens_the_words_of_a_top_level_comment_is_no_parent_line():
    thread = read("1. ashpit ◴[] No.41500101[source]\n>>41400000 #\nThat again.\n", comments=1, above=BACK)
    assert (thread[41500101].parent, thread[41500101].parent_source) == (None, "position")


def test_a_marker_cut_off_where_the_next_page_begins_is_no_part_of_the_words():
    first = (
        BACK
        + HEAD.format(3)
        + (
            "1. ashpit ◴[] No.41500101[source]\nHot?\nreplies(1): >>41500105 #\n2. moss ◴[] No.41500105[source]\nYes.\n"
            "replies(1): >>41500110 #\n3. re\n"
        )
    )
    threads = list(hnparse.parse_pages(first + BACK + HEAD.format(1) + "1. fern ◴[] No.41600000[source]\nHm.\n"))
    assert [[comment.id for comment in thread] for thread in threads] == [[41500101, 41500105], [41600000]]
    assert threads[0][41500105].kids == (41500110,)
    assert "stray-replies" not in warnings(threads[0])


def test_without_its_number_and_on_lines_of_its_own_a_name_may_be_a_word():
    page = HEAD.format(2) + (
        "1. \nashpit\n ◴[\n] \nNo.\n41500101\n[source]\nIt is\n hot\nhere\n ◴[\n] \nNo.\n41500105\n[source]\nYes.\n"
    )
    thread = hnparse.parse(page)
    assert thread[41500105].by is None
    assert thread[41500101].text.endswith("here")
    assert "numbering" in warnings(thread)


@pytest.mark.parametrize(
    "line",
    [
        "replies: 41500105",
        "1 reply >> 41500105",
        "replies (1) > > 41500105 # and more",
        "#41500101 → 41500105",
    ],
)
def test_a_list_that_cannot_be_read_makes_its_replies_unknown(line):
    thread = read(
        f"1. ashpit ◴[] No.41500101[source]\nHot?\n{line}\n2. moss ◴[] No.41500105[source]\nYes.\n", comments=2
    )
    assert thread[41500105].parent_source == "unknown"
    assert warnings(thread) == ["page-signs"]
    assert not thread.pages[0].complete


def test_an_address_that_names_a_comment_is_no_list():
    words = "See https://news.ycombinator.com/item?id=41500105"
    thread = read(f"1. ashpit ◴[] No.41500101[source]\n{words}\n2. moss ◴[] No.41500105[source]\nYes.\n", comments=2)
    assert (thread[41500105].parent_source, thread.diagnostics) == ("position", ())


def test_a_replies_line_above_the_words_is_reported_and_tells_replies_no_more():
    thread = read(
        "1. ashpit ◴[] No.41500101[source]\nreplies(1): >>41500105 #\nHot?\n2. moss ◴[] No.41500105[source]\nYes.\n",
        comments=2,
    )
    assert (thread[41500105].parent_source, warnings(thread)) == ("unknown", ["page-signs"])


@pytest.mark.parametrize(
    "line",
    [
        "replies(1): >>[NUM] #",
        "replies(1):.>>ID #",
        "Antworten(1): <NUM> #",
        "> reply(2): x #",
        "replies(2):",
        "replies(2): #",
        "replies(1): >>4l5OO1O5 #",
        "replies(1): >>41 500 105 #",
        "replies(1): >>41500105 #>>",
        "_replies(1):_41500105 #",
    ],
)
def test_a_list_whose_ids_are_lost_puts_the_page_in_doubt(line):
    thread = read(
        f"1. ashpit ◴[] No.41500101[source]\nHot?\n{line}\n2. moss ◴[] No.41500105[source]\nYes.\n", comments=2
    )
    assert (thread[41500105].parent_source, warnings(thread)) == ("unknown", ["page-signs"])


@pytest.mark.parametrize("line", ["replies: many", "I counted replies(2)", "f(1): x", "It took (2): one and two"])
def test_words_that_only_resemble_a_list_are_words(line):
    thread = read(f"1. ashpit ◴[] No.41500101[source]\n{line}\n2. moss ◴[] No.41500105[source]\nYes.\n", comments=2)
    assert (thread[41500105].parent_source, warnings(thread)) == ("position", [])


def test_in_the_context_a_torn_list_makes_the_replies_of_its_comment_unknown():
    thread = read(
        "Show context\nashpit ◴[] No.41500101[source]\nHot?\nreplies(2): >>41500103 #>> near the door.\n"
        "replies(1): >>41500105 #\n1. moss ◴[] No.41500105[source]\nYes.\n",
        comments=1,
        above=BACK,
    )
    assert (thread[41500105].parent_source, warnings(thread)) == ("unknown", ["page-signs"])


def test_a_parent_line_below_other_words_shows_that_lines_are_in_another_order():
    posts = (
        "1. ashpit ◴[] No.41500101[source]\n>>41500090 (OP) #\nHot?\nreplies(1): >>41500105 #\n"
        "2. moss ◴[] No.41500105[source]\n{}3. old-oak ◴[] No.41500112[source]\n>>41500090 (OP) #\nHow?\n"
    )
    usual = read(posts.format(">>41500101 #\nVery.\n>>41500101 #\nCone six.\n"), comments=3)
    assert (usual[41500105].text, warnings(usual)) == ("Very.\n>>41500101 #\nCone six.", [])
    moved = read(posts.format("Very.\n>>41500101 #\nCone six.\n"), comments=3)
    assert warnings(moved) == ["page-signs"]


@pytest.mark.parametrize("line", ["replies(1): >>41500112 #", "replies(0):"])
def test_a_replies_line_above_a_parent_line_is_no_word_of_the_last_comment(line):
    thread = read(
        "1. ashpit ◴[] No.41500101[source]\n>>41500090 (OP) #\nHot?\nreplies(1): >>41500105 #\n"
        f"2. moss ◴[] No.41500105[source]\n>>41500101 #\nVery.\n{line}\n>>41500105 #\n"
        "How?\nreplies(1): >>41500118 #\n",
        comments=3,
    )
    assert "How?" not in thread[41500105].text
    assert "stray-replies" in warnings(thread)


def test_markers_that_cannot_be_read_are_no_text_of_the_story():
    thread = read("1. ashpit \u00e2\u0097\u00b4x[] No.41500101[source]\nHot?\n", comments=1)
    assert thread.story.text is None
    assert "stray-text" in warnings(thread)


def test_a_page_without_comments_says_so():
    assert not warnings(read("(no comments)\n", comments=1, below_head="Who has a kiln?\n"))
    assert warnings(read("", comments=1, below_head="Who has a kiln?\n")) == ["declared-comments"]


def test_ids_whose_last_digits_are_masked_are_no_ids():
    thread = read(
        "1. ashpit ◴[] No.41500000[source]\nHot?\nreplies(1): >>41501000 #\n2. moss ◴[] No.41501000[source]\nYes.\n",
        comments=2,
    )
    assert told(thread) == [(-2, "ashpit", None, "unknown"), (-1, "moss", None, "unknown")]
    assert warnings(thread) == ["lost-id", "lost-id"]


@pytest.mark.parametrize(
    ("posts", "id_", "codes"),
    [
        ("1. ashpit ◴[] No.41500000[source]\nHot?\n", 41500000, ["lost-id"]),
        ("1. ashpit ◴[] No.41500100[source]\nHot?\n", 41500100, []),
        ("1. ashpit ◴[] No.41500000[source]\nHot?\nreplies(1): >>41501000 #\n", -1, ["lost-id"]),
        ("1. ashpit ◴[] No.41500000[source]\nHot?\nreplies(1): >>41501003 #\n", 41500000, []),
    ],
)
def test_the_only_comment_can_have_an_id_that_looks_masked(posts, id_, codes):
    thread = read(posts, comments=1)
    assert ([comment.id for comment in thread], warnings(thread)) == ([id_], codes)


def test_a_comment_without_words_is_reported():
    thread = read("1. ashpit ◴[] No.41500101[source]\n2. moss ◴[] No.41500105[source]\nYes.\n", comments=2)
    assert warnings(thread) == ["lost-words"]


def test_levels_show_that_replies_lines_are_lost():
    posts = (
        "1. ashpit ◴[] No.41500101[source]\nHot?\n2. moss ◴[] No.41500105[source]\nYes.\n"
        "3. reed ◴[] No.41500107{3}[source]\nHow?\n4. fern ◴[] No.41500109{3}[source]\nWhy?\n"
    )
    thread = read(posts, comments=4)
    assert warnings(thread) == ["lost-replies"]
    assert {comment.parent_source for comment in thread} == {"unknown"}
    # If a list names a hidden comment, that one can be the parent of both.
    explained = read(posts.replace("Hot?", "Hot?\nreplies(2): >>41500105 #>>41500106 #"), comments=4)
    assert not warnings(explained)


@pytest.mark.parametrize(("level", "is_reported"), [("{3}", False), ("{4}", True)])
def test_three_comments_in_a_row_are_not_hidden(level, is_reported):
    thread = read(
        "1. ashpit ◴[] No.41500101[source]\nHot?\n2. moss ◴[] No.41500105[source]\nYes.\nreplies(1): >>41500110 #\n"
        f"3. old-oak ◴[] No.41500109{level}[source]\nHow hot?\n4. moss ◴[] No.41500110[source]\nVery.\n",
        comments=4,
    )
    assert ("lost-replies" in warnings(thread)) is is_reported
    assert thread[41500101].parent_source == ("unknown" if is_reported else "position")


def test_on_the_page_of_a_comment_each_other_one_is_named_or_its_parent_is_hidden():
    posts = "1. ashpit ◴[] No.41500101[source]\nHot?\n2. moss ◴[] No.41500105[source]\nYes.\n"
    assert warnings(read(posts, comments=2, above=BACK)) == ["lost-replies"]
    explained = posts.replace("Hot?", "Hot?\nreplies(1): >>41500103 #")
    assert not warnings(read(explained, comments=2, above=BACK))


@pytest.mark.parametrize("forged", [41500100, 41500104])
def test_a_number_1_in_the_text_of_the_story_hides_no_comment(forged):
    thread = read(
        "1. ashpit ◴[] No.41500101[source]\nHot?\n2. moss ◴[] No.41500105[source]\nYes.\n",
        comments=2,
        below_head=f"As was said:\n1. mallory ◴[] No.{forged}[source]\nI was wrong.\n",
    )
    assert {41500101, 41500105} <= {comment.id for comment in thread}
    assert thread[41500101].by == "ashpit"
    assert "numbering" in warnings(thread)


@pytest.mark.parametrize("prefix", ["> > ", "# ", "12\t", ">>> "])
def test_lines_are_read_behind_several_marks(prefix):
    page = HEAD.format(2) + (
        "1. ashpit ◴[] No.41500101[source]\nHot?\nreplies(1): >>41500105 #\n2. moss ◴[] No.41500105[source]\nYes.\n"
    )
    thread = hnparse.parse("\n".join(prefix + line for line in page.split("\n")))
    assert (thread[41500105].parent, thread[41500105].parent_source) == (41500101, "reply_list")
    assert "damaged-line" in warnings(thread)


def test_a_page_cut_off_in_its_context_has_no_number_to_tell():
    thread = read("Show context\nashpit ◴[] No.41500101[source]\nHot?\n", comments=1, above=BACK)
    (message,) = [found.message for found in thread.diagnostics if found.code == "cut-end"]
    assert message == "the text ends in or after comment 41500101: the rest of the page is lost"


@pytest.mark.parametrize("line", [">>0 #", ">>000 #", ">>0 (OP) #", ">>0 (TP) #"])
def test_a_parent_line_that_names_0_names_nobody(line):
    thread = read(
        "1. ashpit ◴[] No.41500101[source]▶\n>>41500100 (OP) #\nHot?\n"
        f"2. moss ◴[] No.41500105[source]▶\n{line}\nYes.\n"
        "3. reed ◴[] No.41500110[source]▶\n>>41500105 #\nNo.\n",
        comments=3,
    )
    assert told(thread)[1] == (41500105, "moss", None, "unknown")
    assert (thread.missing, thread.story.id) == ((), 41500100)
    assert warnings(thread) == ["lost-id"]
    assert not thread.pages[0].complete
