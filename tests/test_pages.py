"""Several pages in one text, and comments that quote parts of a page."""

import hnparse

FIRST = """\
A title

(host.example)
12 points zoe | 3 comments | | HN request time: 0s | source
1. ada ◴[] No.30000101[source]
One.
replies(2): >>30000102 #>>30000103 #
2. bob ◴[] No.30000102[source]
Two.
3. ada ◴[] No.30000103[source]
Three.
"""
SECOND = """\
←back to thread

Another title

(other.example)
7 points yan | 2 comments | | HN request time: 0s | source
Show context
eve ◴[] No.31000101[source]
Above.
replies(1): >>31000102 #
1. fay ◴[] No.31000102[source]
Here.
replies(1): >>31000103 #
2. eve ◴[] No.31000103[source]
Below.
"""


def pages(text):
    return list(hnparse.parse_pages(text))


def ids(thread):
    return [comment.id for comment in thread]


def same(thread, alone):
    """Return True if a page gives the same result as it does alone, except for its place."""
    return (thread.story, thread.comments, thread.missing) == (alone.story, alone.comments, alone.missing)


def test_pages_follow_one_another_with_and_without_separators():
    for separator in ("", "\n", "\n\n----------\n\n"):
        first, second, third = pages(FIRST + separator + SECOND + separator + FIRST)
        assert same(second, hnparse.parse(SECOND + separator))
        assert same(third, hnparse.parse(FIRST))
        assert first.pages[0].line == 1
        assert second.pages[0].line == FIRST.count("\n") + separator.count("\n") + 1


def test_the_first_page_tells_that_there_are_more():
    thread = hnparse.parse(FIRST + SECOND)
    assert ids(thread) == [30000101, 30000102, 30000103]
    assert [(d.code, d.severity, d.line) for d in thread.diagnostics] == [("more-pages", "info", 12)]


def test_text_before_a_page_is_no_part_of_it():
    thread = hnparse.parse("Saved on a rainy day.\n\nFrom my feed:\n\n" + SECOND)
    assert thread.story.title == "Another title"
    assert thread.pages[0].line == 5


def test_a_numbering_that_begins_anew_is_another_page_whose_head_is_lost():
    headless = SECOND[SECOND.index("Show context") :]
    first, second = pages(FIRST + headless)
    assert ids(first) == [30000101, 30000102, 30000103]
    assert ids(second) == [31000101, 31000102, 31000103]
    assert second[31000102].parent == 31000101
    assert second.pages[0].kind == "comment"
    assert "no-head" in [diagnostic.code for diagnostic in second.diagnostics]


def quoting(words, comment=2):
    old = {1: "One.", 2: "Two.", 3: "Three."}[comment]
    return FIRST.replace(old, words)


QUOTES = {
    "a marker": "It says\n\nfoo ◴[] No.29000000[source]\n\nabove it.",
    "a numbered marker": "It says\n\n7. foo ◴[] No.29000000[source]\n\nabove it.",
    "only a marker": "9. foo ◴[] No.29000000[source]",
    "a replies line": "Like\n\nreplies(2): >>29000000 #>>29000001 #\n\nthis.",
    "a score line": "It has\n\n99 points foo | 5 comments | | HN request time: 0s | source\n\non top.",
    "only a score line": "99 points foo | 5 comments | | HN request time: 0s | source",
    "a back link": "There is a\n\n←back to thread\n\nlink.",
    "only a back link": "←back to thread",
    "a numbered list": "1. One thing\n\n2. Another\n\n3. A third",
    "the site's menu": "/top/\n/new/\n^\nabout",
    "the foot": "↑\n\nis an arrow",
    "the form": "ID: GO\n\nis a form",
    "a context": "Show context\n\nis a link",
    "a parent line": ">>30000101 #\n\nis a link",
}


def test_what_a_comment_quotes_stays_its_words():
    plain = hnparse.parse(FIRST)
    for name, words in QUOTES.items():
        for number in (1, 2):
            thread = hnparse.parse(quoting(words, number))
            assert thread[30000100 + number].text == words, name
            assert ids(thread) == ids(plain), name
            assert [(c.parent, c.kids) for c in thread] == [(c.parent, c.kids) for c in plain], name
            assert thread.diagnostics == (), name


def test_what_the_last_comment_quotes_stays_its_words():
    for name in ("a replies line", "a numbered marker", "only a marker", "only a back link", "a numbered list"):
        thread = hnparse.parse(quoting(QUOTES[name], 3))
        assert thread[30000103].text == QUOTES[name], name
        assert ids(thread) == [30000101, 30000102, 30000103], name


def test_a_real_marker_after_a_list_is_a_marker():
    thread = hnparse.parse(quoting("1. One thing\n2. Another", 2))
    assert thread[30000102].text == "1. One thing\n2. Another"
    assert thread[30000103].text == "Three."


def test_text_below_the_foot_of_a_page_is_no_part_of_it():
    thread = hnparse.parse(FIRST + "↑\n\nRead more at my site.\nSubscribe!\n")
    assert thread[30000103].text == "Three."
    assert [(d.code, d.severity, d.line) for d in thread.diagnostics] == [("text-after", "info", 14)]
    assert thread.pages[0].complete


def test_a_comment_shown_twice_with_other_words_has_no_sure_replies():
    text = FIRST.replace("3. ada ◴[] No.30000103", "3. ada ◴[] No.30000101")
    thread = hnparse.parse(text)
    assert thread[30000101].text == "One."
    assert thread[30000102].parent is None
    assert "duplicate-comment" in [diagnostic.code for diagnostic in thread.diagnostics]


def test_a_comment_shown_twice_with_the_same_words_is_read_once():
    text = FIRST.replace("2. bob ◴[] No.30000102[source]\nTwo.", "2. bob ◴[] No.30000103[source]\nThree.")
    text = text.replace("3. ada", "3. bob")
    thread = hnparse.parse(text)
    assert ids(thread) == [30000101, 30000103]
    assert thread[30000103].parent == 30000101


def test_a_mark_of_posts_in_the_titles_of_a_page_does_not_hide_its_head():
    title = "A lamp that hums [source code] included"
    entries = [f"  • commenter_nam{number}({30 - number})" for number in range(10, 22)]
    popular = [f"  • >>{number} #" for number in range(42133841, 42133863)]
    lists = ["Most active commenters", *entries, "", "Popular/hot comments", *popular]
    head = [f"{title} | slacker news", "", "slacker news", *lists, "", title, "", "(lamps.example)"]
    second = FIRST.replace("A title\n\n(host.example)", "\n".join(head))
    first, other = hnparse.parse_pages(FIRST + second)
    assert first[30000103].text == "Three."
    assert other.story.title == title
    assert len(other.pages[0].popular) == len(popular)
