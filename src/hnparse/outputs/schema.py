"""The JSON Schema of a thread's JSON, which is a file of this package."""

from __future__ import annotations

from typing import Any, cast


def schema() -> dict[str, Any]:
    """The JSON Schema, of the draft 2020-12, of what `Thread.to_dict` gives: a new dict with each call.

    It allows no key that it does not have.

    >>> import hnparse
    >>> hnparse.schema()["required"]
    ['schema', 'story', 'comments', 'missing', 'pages', 'diagnostics']
    """
    import json  # here, as only who asks for the schema needs it
    from importlib.resources import files

    text = (files("hnparse") / "outputs" / "thread.schema.json").read_text("utf-8")
    return cast("dict[str, Any]", json.loads(text))
