"""What is said of a page whose end, start or lines are lost is true, in every form."""

from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hnparse
from damage import DAMAGES, FORMS
from pages import threads
from robustness import facts, invented_pages, is_wrong, read, words

ORDER = list(DAMAGES)
DISCUSSIONS = threads().filter(len)
"""Pages that have comments."""
SEEDS = st.integers(0, 2**32)
CUTS = 12
PIECES = 4
"""On how many lines the page's own line can be that is cut off."""
PAGES = 100


def told(thread):
    """All that has to come back."""
    page = thread.pages[0]
    story = (thread.story.score, thread.story.by, thread.story.site)
    return [facts(comment) for comment in thread], story, page.kind, page.complete


def damaged(thread, form, *damages, seed=0):
    """The text of a thread in a form, after these damages in the order in which they happen."""
    random = Random(seed)
    text = FORMS[form](hnparse.render(thread), random)
    for name in sorted(damages, key=ORDER.index):
        text = DAMAGES[name].change(text, random)
    return text


# ---- What keeps the beginning ----


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=10, derandomize=True)
@given(DISCUSSIONS, SEEDS)
def test_what_is_said_of_a_page_whose_end_is_cut_off_is_true_and_the_loss_is_reported(form, thread, seed):
    for cut in range(CUTS):
        found = read(damaged(thread, form, "end cut off", seed=seed + cut))
        if found is not None:
            check_beginning(found, thread)


def check_beginning(found, thread):
    last = found.pages[0].numbered[-1:] or found.pages[0].context[-1:]
    for comment in found:
        true = thread[comment.id]
        assert comment.by == true.by
        assert not is_wrong(comment, thread) or lost_its_level(comment, found, thread) or lost_its_line(comment, last)
        # Where a text ends, a replies line that is quoted looks like the comment's own, and what is left of the page's
        # next line looks like words: "replies" is a word, too.
        lines = comment.text.split("\n")
        assert (comment.id,) == last or set(comment.kids) <= set(true.kids)
        beginnings = range(len(lines), max(-1, len(lines) - PIECES - 1), -1) if (comment.id,) == last else [len(lines)]
        assert any(words(true.text).startswith(words("\n".join(lines[:end]))) for end in beginnings)
    # What is cut off of the last words on a page, no number tells: all comments are there.
    lost = len(found) < len(thread) or told(found)[0][:-1] != told(thread)[0][:-1]
    reported = [diagnostic.code for diagnostic in found.diagnostics if diagnostic.severity != "info"]
    assert not lost or (reported and not found.pages[0].complete)


def lost_its_level(comment, found, thread):
    """Whether only the braces of its replies tell that it is not top-level, and these are cut off."""
    return thread[comment.id].parent_source == "unknown" and not any(kid in found for kid in comment.kids)


def lost_its_line(comment, last):
    """Whether the text may end before its parent line does, so that nothing tells that the page has such lines."""
    return (comment.id,) == last and comment.text.count("\n") < PIECES and comment.parent_source == "top_level"


# ---- What keeps some ----


@pytest.fixture(scope="module")
def pages():
    return invented_pages(PAGES, 1)


@pytest.mark.parametrize("damage", ["start cut off", "5% of lines lost"])
def test_hardly_a_parent_is_wrong_where_the_loss_can_be_seen(pages, damage):
    seen = unseen = count = 0
    for (number, thread), form in product(enumerate(pages), FORMS):
        found = read(damaged(thread, form, damage, seed=number)) or ()
        count += len(found)
        wrong = sum(is_wrong(comment, thread) for comment in found)
        if found and found.pages[0].complete:
            # By all that it says of itself, the text is a whole page: that of another discussion.
            unseen += wrong
        else:
            seen += wrong
    assert count > 1000
    assert seen * 500 < count
    assert (seen + unseen) * 200 < count
