"""A minimal dialect, from the text to the Thread. It follows "Add a dialect" in CONTRIBUTING.md."""

import pytest

import hnparse
from hnparse.dialects import STORY, Claim, Dialect, Draft, DraftComment, DraftStory, place_id, registry

TEXT = """
Knitting for engineers
* bob: Does it purl?
** ada: It does.
** cyd: Not on Sundays.
* eve: I knit, too.
"""


def may_hold(text):
    return "\n* " in text


def read(source):
    """A dialect in which each line is a comment, whose level is its number of stars. The line above is the title."""
    title, *lines = source.text.strip().split("\n")
    draft = Draft("pile", source, source.text.find(title), DraftStory(title=title), kind="story")
    above = {0: STORY}
    for place, line in enumerate(lines, start=1):
        stars, by, text = line.split(" ", 2)
        id_, level, offset = place_id(place, len(lines)), len(stars), source.text.find(line)
        draft.comments.append(DraftComment(offset, id_, by.rstrip(":"), text))
        draft.claims.append(Claim(id_, above[level - 1], "layout" if level > 1 else "top_level", offset))
        above[level] = id_
    draft.numbered = tuple(comment.id for comment in draft.comments)
    yield draft


TOY = Dialect("pile", may_hold, rb"\n\* ", read, lambda thread: thread.story.title)


@pytest.fixture(autouse=True)
def toy(monkeypatch):
    monkeypatch.setattr(registry, "DIALECTS", (TOY,))


def test_what_a_dialect_claims_becomes_a_thread():
    thread = hnparse.parse(TEXT)
    assert hnparse.detect(TEXT) == "pile"
    assert (thread.story.title, thread.pages[0].dialect) == ("Knitting for engineers", "pile")
    assert [(comment.id, comment.by, comment.parent, comment.depth, comment.kids) for comment in thread] == [
        (-4, "bob", None, 1, (-3, -2)),
        (-3, "ada", -4, 2, ()),
        (-2, "cyd", -4, 2, ()),
        (-1, "eve", None, 1, ()),
    ]
    assert hnparse.render(thread) == "Knitting for engineers"


def test_a_dialect_that_does_not_exist_is_named_in_the_error():
    with pytest.raises(ValueError, match=r"must be one of pile.*, not 'usenet'"):
        hnparse.parse(TEXT, dialect="usenet")


def test_a_text_that_no_dialect_may_hold_is_no_dump():
    assert hnparse.detect("A shopping list: milk, eggs.") is None
    with pytest.raises(hnparse.ParseError, match="no dump"):
        hnparse.parse("A shopping list: milk, eggs.")
