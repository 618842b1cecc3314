"""The filter for Arrow arrays of texts. It reads their bytes and creates Python strings for few of them."""

from __future__ import annotations

from typing import Any

from .signs import bytes_may_hold_dump


def may_hold_dumps(texts: Any) -> list[bool]:
    """Return for each text whether it may hold a dump. A text that is null counts as True."""
    import pyarrow as pa

    if pa.types.is_dictionary(texts.type):
        known = may_hold_dumps(texts.dictionary)
        return [True if place is None else known[place] for place in texts.indices.to_pylist()]
    if pa.types.is_string(texts.type) or pa.types.is_large_string(texts.type):
        texts = texts.view(pa.binary() if pa.types.is_string(texts.type) else pa.large_binary())
    elif not (pa.types.is_binary(texts.type) or pa.types.is_large_binary(texts.type)):
        return [True] * len(texts)
    return [text is None or bytes_may_hold_dump(text) for text in texts.to_pylist()]
