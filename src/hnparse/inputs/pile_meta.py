"""The column `meta` of The Pile, which has the component that a record belongs to, or the id of its story."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..dialects import DialectName

COMPONENT = "HackerNews"
ID = re.compile(r"[1-9][0-9]{0,11}")
FIELD = re.compile(r"""["'](id|pile_set_name)["']\s*:\s*["']?([A-Za-z0-9]{1,40})["']?\s*[,}]""")


def read_meta(meta: Any) -> tuple[DialectName | None, int | None]:
    """Return the dialect and the id of the story in a `meta`, or None for values that it does not have.

    `meta` is a dict or, in some copies of The Pile, a dict written as text. The id is only valid if the text turns out
    to be a document of the component Hacker News.

    >>> read_meta({"pile_set_name": "HackerNews"}), read_meta({"id": "19979654"}), read_meta("{'id': '19979654'}")
    (('pile', None), (None, 19979654), (None, 19979654))
    """
    if isinstance(meta, str):
        meta = dict(FIELD.findall(meta[:1000]))
    if not isinstance(meta, Mapping):
        return None, None
    id_ = meta.get("id")
    is_id = isinstance(id_, int | str) and not isinstance(id_, bool) and ID.fullmatch(str(id_)) is not None
    return "pile" if meta.get("pile_set_name") == COMPONENT else None, int(id_) if is_id and id_ is not None else None
