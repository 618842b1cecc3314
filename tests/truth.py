"""What is false in what hnparse says of a damaged page, and whether it says so in silence."""

from itertools import chain

import hnparse


def read(text):
    """The threads of a text; none if nothing in it tells a dump."""
    try:
        return list(hnparse.parse_pages(text))
    except hnparse.ParseError:
        return []


def is_silent(threads):
    """Whether no page has a warning."""
    return not any(found.severity != "info" for thread in threads for found in thread.diagnostics)


def falsehoods(threads, true, names=True):
    """Yield what is said and is not so: a wrong author, id or parent, words of another, a wrong story.

    A comment whose parent the whole page does not show can stand where top-level ones stand: that is not counted.
    `names` tells whether the names of the page are still those of the commenters.
    """
    for comment in chain.from_iterable(threads):
        said = true.said.get(comment.id)
        if said is None:
            if comment.id > 0:
                yield "id", comment.id
            continue
        if names and comment.by not in (None, said.by):
            yield "author", comment.id
        if is_wrong_parent(comment, said, true):
            yield "parent", comment.id
        words = comment.text.lower()
        if any(other.key in words for other in true.said.values() if other is not said):
            yield "words", comment.id
    for thread in threads:
        story = thread.story
        if names and story.by not in (None, true.by):
            yield "submitter", story.by
        if any(other.key in (story.text or "").lower() for other in true.said.values()):
            yield "story", story.text


def is_wrong_parent(comment, said, true):
    """Whether the parent that is told is not the parent."""
    if comment.parent_source == "unknown":
        return False
    if comment.parent_source in ("position", "top_level"):
        is_hidden = said.parent and said.parent not in true.shown
        return bool(said.parent) and not (is_hidden and comment.parent_source == "position")
    return comment.parent != (said.parent or true.story)


def lost(threads, true):
    """Return the ids of the page's comments that are not read."""
    return set(true.shown) - {comment.id for comment in chain.from_iterable(threads)}
