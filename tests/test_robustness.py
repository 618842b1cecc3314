"""On pages whose start or lines are lost, nearly no parent is wrong, in any form."""

from itertools import product
from random import Random

import pytest

import hnparse
from damage import DAMAGES, FORMS
from robustness import invented_pages, is_wrong, read

PAGES = 400
"""The number of pages. It is large, so that a single page, which is read in every form, does not decide."""


def damaged(thread, form, damage, seed):
    random = Random(seed)
    return DAMAGES[damage].change(FORMS[form](hnparse.render(thread), random), random)


@pytest.fixture(scope="module")
def pages():
    return invented_pages(PAGES, 1)


@pytest.mark.parametrize("damage", ["start cut off", "5% of lines lost"])
def test_hardly_a_parent_is_wrong_where_the_loss_can_be_seen(pages, damage):
    wrong = count = 0
    for (number, thread), form in product(enumerate(pages), FORMS):
        found = read(damaged(thread, form, damage, seed=number)) or ()
        count += len(found)
        # A text with `complete` set looks like an undamaged page of another discussion.
        if found and not found.pages[0].complete:
            wrong += sum(is_wrong(comment, thread) for comment in found)
    assert count > 1000
    assert wrong * 500 < count


@pytest.mark.parametrize("form", FORMS)
def test_is_dump_agrees_with_parse_in_every_form_after_every_damage(pages, form):
    dumps = 0
    for (number, thread), damage in product(enumerate(pages[:20]), DAMAGES):
        text = damaged(thread, form, damage, seed=number)
        dumps += hnparse.is_dump(text)
        assert hnparse.is_dump(text) == (read(text) is not None)
    assert dumps > 200
