"""Hardly a parent is wrong on a page whose start or lines are lost, in any form."""

from itertools import product
from random import Random

import pytest

import hnparse
from damage import DAMAGES, FORMS
from robustness import invented_pages, is_wrong, read

PAGES = 100


def damaged(thread, form, damage, seed):
    random = Random(seed)
    return DAMAGES[damage].change(FORMS[form](hnparse.render(thread), random), random)


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
