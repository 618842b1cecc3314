"""The dialect's entry in the registry. The reader, and Lark with it, is imported only when it is needed."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.thread_like import ThreadLike
from ...text import Source
from ..base import Dialect
from ..draft import Draft
from .prefilter import SIGNS, may_hold_document


def _read(source: Source) -> Iterator[Draft]:
    from .reader import read

    return read(source)


def _render(thread: ThreadLike) -> str:
    from .render import render

    return render(thread)


PILE = Dialect("pile", may_hold_document, SIGNS, _read, _render)
