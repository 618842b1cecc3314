"""The JSON Schema of the JSON of a thread."""

from __future__ import annotations

from typing import Any


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the dicts that `Thread.to_dict` returns.

    It requires all keys and allows no others. Each call returns a new dict.

    >>> import hnparse
    >>> hnparse.schema()["required"]
    ['schema', 'story', 'comments', 'missing', 'pages', 'diagnostics']
    """
    # Imported here to keep `import hnparse` fast.
    from copy import deepcopy

    from .dicts.descriptions import describe, describe_fields
    from .dicts.from_dict import thread_schema
    from .thread import Thread

    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema", "description": describe(Thread)}
    return deepcopy({**draft, **thread_schema(describe_fields(Thread))})
