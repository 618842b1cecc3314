"""Reading ahead in a thread, and grouping small values."""

import threading
import time
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hnparse.inputs.ahead import ahead
from hnparse.inputs.together import together


def broken(number):
    """Yield some numbers, and then raise an error."""
    yield from range(number)
    raise EOFError("cut off")


def wait_until(is_so):
    """Wait until a condition is true, at most some seconds."""
    end = time.monotonic() + 20
    while not is_so() and time.monotonic() < end:
        time.sleep(0.001)
    return is_so()


@given(st.lists(st.none() | st.integers(), max_size=9), st.integers(1, 4))
def test_the_values_are_those_of_the_iterator(values, number):
    assert list(ahead(iter(values), number)) == values


@pytest.mark.parametrize("number", [1, 3])
def test_an_error_comes_after_the_values_before_it(number):
    found = []
    with pytest.raises(EOFError, match="cut off"):
        found.extend(ahead(broken(5), number))
    assert found == [0, 1, 2, 3, 4]


def test_only_some_values_are_computed_in_advance():
    computed = []
    values = ahead((computed.append(place) or place for place in count()), 3)
    assert next(values) == 0
    assert wait_until(lambda: len(computed) == 4)
    time.sleep(0.05)
    assert len(computed) == 4
    assert [next(values), next(values)] == [1, 2]
    assert wait_until(lambda: len(computed) == 6)


def test_the_thread_ends_when_the_values_are_no_longer_needed():
    before = threading.active_count()
    values = ahead(iter(range(1000)), 2)
    assert next(values) == 0
    values.close()
    assert wait_until(lambda: threading.active_count() == before)


@given(st.lists(st.binary(max_size=9), max_size=20), st.integers(1, 30))
def test_values_are_grouped_by_their_size_and_stay_in_order(values, size):
    groups = list(together(values, len, size))
    assert [value for group in groups for value in group] == values
    assert all(sum(map(len, group)) >= size for group in groups[:-1])
    assert all(sum(map(len, group[:-1])) < size for group in groups)


def test_values_before_an_error_are_grouped_too():
    groups = []
    with pytest.raises(EOFError):
        groups.extend(together(broken(5), lambda _: 1, 3))
    assert groups == [[0, 1, 2], [3, 4]]
