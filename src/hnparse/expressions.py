"""Regular expressions that are compiled when they are first used.

Compiling all expressions of the package takes longer than reading a page, which needs few of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from typing import AnyStr


def expression(pattern: AnyStr, flags: int = 0) -> Callable[[], re.Pattern[AnyStr]]:
    """Return a function that compiles a pattern at its first call and returns the result.

    >>> NUMBER = expression("[0-9]+")
    >>> NUMBER().search("No. 17")[0]
    '17'
    """
    return cache(partial(re.compile, pattern, flags))
