"""Finding false statements of hnparse about a damaged page, and whether it gives a warning."""

from itertools import chain

import hnparse


def read(text):
    """Return the threads of a text. Empty if it holds no dump."""
    try:
        return list(hnparse.parse_pages(text))
    except hnparse.ParseError:
        return []


def is_silent(threads):
    """Return True if no page has a warning."""
    return not any(found.severity != "info" for thread in threads for found in thread.diagnostics)


def falsehoods(threads, true, names=True):
    """Yield the false statements: a wrong author, id or parent, words of another comment, a wrong story.

    If the undamaged page hides the parent of a comment, the statement that its position is top-level does not count.
    `names` is False if the names on the page are not those of the commenters.
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
    """Return True if the stated parent is not the real one."""
    if comment.parent_source == "unknown":
        return False
    if comment.parent_source in ("position", "top_level"):
        is_hidden = said.parent and said.parent not in true.shown
        return bool(said.parent) and not (is_hidden and comment.parent_source == "position")
    return comment.parent != (said.parent or true.story)


def lost(threads, true):
    """Return the ids of the comments of the page that are not read."""
    return set(true.shown) - {comment.id for comment in chain.from_iterable(threads)}
