"""The URL of a page: it shows the id of the story, or that the page is a comment page."""

import pytest

import hnparse

URL = "https://viewer.example/item?id={}"
HEAD = "A title\n\n(host.example)\n12 points ada | 2 comments | | HN request time: 0s | source\n"
POSTS = "1. bob ◴[] No.101[source]\nOne.\nreplies(1): >>102 #\n2. cyd ◴[] No.102[source]\nTwo.\n"
STORY = HEAD + POSTS
COMMENT = f"←back to thread\n\n{STORY}"


def codes(thread):
    return [diagnostic.code for diagnostic in thread.diagnostics]


def told(thread):
    return [(comment.parent, comment.parent_source) for comment in thread]


@pytest.mark.parametrize("url", [URL.format(90), "http://a.example/item?p=2&id=90", URL.format(90) + "#102"])
def test_the_url_of_a_story_page_is_where_the_id_of_the_story_stands(url):
    thread = hnparse.parse(STORY, url=url)
    assert thread.story.id == 90
    assert thread.pages[0].story == 90
    assert told(thread) == [(90, "position"), (101, "reply_list")]
    assert not thread.diagnostics


@pytest.mark.parametrize("url", ["https://viewer.example/", "https://viewer.example/item?id=x", "", None])
def test_a_url_without_an_id_tells_nothing(url):
    assert hnparse.parse(STORY, url=url).story.id is None


def test_the_url_of_a_comment_page_agrees_with_its_number_1():
    thread = hnparse.parse(COMMENT, url=URL.format(101))
    assert (thread.story.id, thread.pages[0].focus) == (None, 101)
    assert not thread.diagnostics


@pytest.mark.parametrize("text", [STORY, POSTS])
def test_the_url_tells_the_page_of_a_comment_that_has_lost_its_link_back(text):
    thread = hnparse.parse(text, url=URL.format(101))
    assert (thread.pages[0].kind, thread.pages[0].focus, thread.story.id) == ("comment", 101, None)
    assert told(thread) == [(None, "unknown"), (101, "reply_list")]


@pytest.mark.parametrize(("text", "id_"), [(COMMENT, 90), (COMMENT, 102), (STORY, 102), (STORY, 500)])
def test_a_url_that_contradicts_the_page_is_reported_and_the_page_is_believed(text, id_):
    thread = hnparse.parse(text, url=URL.format(id_))
    assert codes(thread) == ["url-mismatch"]
    without = hnparse.parse(text)
    assert (thread.comments, thread.story, thread.missing) == (without.comments, without.story, without.missing)


def test_a_parent_line_tells_the_story_and_the_url_agrees_or_not():
    text = STORY.replace("One.", ">>90 (OP) #\nOne.").replace("Two.", ">>101 #\nTwo.")
    assert not hnparse.parse(text, url=URL.format(90)).diagnostics
    thread = hnparse.parse(text, url=URL.format(80))
    assert codes(thread) == ["url-mismatch"]
    assert thread.story.id == 90


def test_a_parent_line_without_its_mark_is_understood_by_the_url():
    text = STORY.replace("One.", ">>90 #\nOne.").replace("Two.", ">>101 #\nTwo.")
    assert told(hnparse.parse(text))[0] == (90, "parent_line")
    thread = hnparse.parse(text, url=URL.format(90))
    assert told(thread)[0] == (90, "top_level")
    assert (thread.story.id, thread.missing, thread[102].depth) == (90, (), 2)


def test_a_text_with_several_pages_has_no_one_url():
    threads = list(hnparse.parse_pages(STORY + COMMENT.replace("10", "20"), url=URL.format(90)))
    assert [thread.story.id for thread in threads] == [None, None]
    assert all(thread.pages[0].url == URL.format(90) for thread in threads)
