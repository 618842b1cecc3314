"""Suggestions for misspelled options and choices."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable

UNKNOWN = re.compile(r"unrecognized arguments: (?P<word>\S+)")
INVALID = re.compile(r"argument (?P<option>[^:]+): invalid choice: '(?P<word>[^']*)'")


def with_nearest(message: str, parser: argparse.ArgumentParser) -> str:
    """Return an error message of the parser, with the most similar option or choice appended if there is one."""
    actions = parser._actions
    if found := UNKNOWN.match(message):
        word = found["word"].partition("=")[0]
        known: Iterable[str] = [option for action in actions for option in action.option_strings]
    elif found := INVALID.match(message):
        word = found["word"]
        options = found["option"].split("/")
        known = [
            str(choice)
            for action in actions
            if set(options) & {*action.option_strings}
            for choice in (action.choices or ())
        ]
    else:
        return message
    nearest = _nearest(word, known)
    return f"{message}. Did you mean {nearest}?" if nearest else message


def _nearest(word: str, known: Iterable[str]) -> str | None:
    from difflib import get_close_matches  # imported here because only errors need it

    known = list(known)
    near = get_close_matches(word, known, 1, 0.6)
    return near[0] if near else next((one for one in known if len(word) > 1 and one.startswith(word)), None)
