"""The filter for Arrow arrays of texts. Arrow searches their bytes, and Python strings are made of few of them.

Calling `pyarrow.array` would import pandas, which takes longer than searching a hundred megabytes.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import accumulate, repeat
from typing import Any, cast

from ..dialects import SIGNS


def may_hold_dumps(texts: Any) -> Any:
    """Return an array that states for each text whether it may hold a dump. A text that is null counts as True."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if pa.types.is_dictionary(texts.type):
        found = pc.take(may_hold_dumps(texts.dictionary), texts.indices)
        return pc.or_kleene(found, pc.is_null(texts.indices))
    if pa.types.is_string(texts.type) or pa.types.is_large_string(texts.type):
        # Bytes are searched faster, and need not be valid.
        texts = texts.view(pa.binary() if pa.types.is_string(texts.type) else pa.large_binary())
    elif not (pa.types.is_binary(texts.type) or pa.types.is_large_binary(texts.type)):
        return all_true(len(texts))
    return pc.or_kleene(pc.match_substring_regex(texts, SIGNS), pc.is_null(texts))


def any_may_hold_dumps(columns: Iterable[Any]) -> Any:
    """Return an array that states for each row whether its text in one of these columns may hold a dump."""
    import pyarrow.compute as pc

    return reduce(pc.or_, map(may_hold_dumps, columns))


def all_true(number: int) -> Any:
    """Return an array of this number of values, all of which are True."""
    import pyarrow as pa

    return pa.repeat(True, number)


def bytes_may_hold_dumps(texts: Sequence[bytes]) -> Iterable[bool]:
    """Return for each text whether it may hold a dump. Without pyarrow, this is True for all of them."""
    try:
        import pyarrow as pa
    except ImportError:
        return repeat(True, len(texts))
    ends = array("q", accumulate(map(len, texts), initial=0))
    buffers = [None, pa.py_buffer(ends), pa.py_buffer(b"".join(texts))]
    joined = pa.Array.from_buffers(pa.large_binary(), len(texts), buffers)
    return cast("list[bool]", may_hold_dumps(joined).to_pylist())
