"""The messages about differences between pages. One template both writes a message and reads it back.

A merged thread keeps the differences between its pages only in its diagnostics, so merging it again reads their
messages. To change a message, change its template and add the former one to `earlier`: threads that were stored as JSON
contain it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from attrs import frozen

Parent = int | None
"""The id of a parent, or None for the story."""

PARENTS, DEPTHS, PLACES = "differing-parents", "differing-depths", "differing-places"
AUTHORS, TIMES, WORDS = "differing-authors", "differing-times", "differing-words"
STATES, KIDS = "differing-states", "differing-kids"
STORIES, DISCUSSIONS = "differing-stories", "differing-discussions"
OF_COMMENTS = (AUTHORS, TIMES, WORDS, STATES, KIDS)
"""The codes for values of a comment other than its parent and depth."""


# ---- Fields of templates ------------------------------------------------------------------------------------------


@frozen
class _Field:
    """A field of templates: the pattern of its text, and how to write a value and read it back."""

    pattern: str
    write: Callable[[Any], str] = str
    read: Callable[[str], Any] = str


def _parents(parents: Iterable[Parent]) -> str:
    ordered = sorted(parents, key=lambda parent: (parent is not None, parent or 0))
    return " and ".join(["the story" if parent is None else str(parent) for parent in ordered])


def _read_parents(text: str) -> list[Parent]:
    return [None if name == "the story" else int(name) for name in text.split(" and ")]


def to_json(value: object) -> str:
    """Return a value as JSON."""
    import json  # imported here because few pages differ

    return json.dumps(value, ensure_ascii=False)


def _from_json(text: str) -> Any:
    import json

    return json.loads(text)


ID = r"-?[0-9]{1,19}"
PARENT = rf"(?:the story|{ID})"
PLAIN = r'[^"\\\x00-\x1f]*'
STRING = rf'"{PLAIN}(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{{4}}){PLAIN})*"'
STRINGS = rf"\[(?:{STRING}(?:, {STRING})*)?\]"

FIELDS = {
    "id": _Field(ID, str, int),
    "parents": _Field(rf"{PARENT}(?: and {PARENT})*", _parents, _read_parents),
    "texts": _Field(STRINGS, to_json, _from_json),
    "names": _Field(STRINGS, to_json, _from_json),
    "pages": _Field(r".*", ", ".join),
    "field": _Field(r"\w+"),
    "values": _Field(r".*"),
}
"""The fields of all templates by their names."""


# ---- Messages -----------------------------------------------------------------------------------------------------


@frozen(eq=False)
class Message:
    """A kind of message: the code of its diagnostics, its template, and the templates of earlier versions.

    >>> message = Message("differing-times", "comment {id} has different times: {pages}")
    >>> message.write(id=7, pages=["a.txt:1", "b.txt:1"])
    'comment 7 has different times: a.txt:1, b.txt:1'
    >>> message.read("comment 7 has different times: a.txt:1, b.txt:1")
    {'id': 7, 'pages': 'a.txt:1, b.txt:1'}
    """

    code: str
    template: str
    earlier: tuple[str, ...] = ()

    def write(self, **values: Any) -> str:
        """Return the message with these values. Values that the template does not contain are left out."""
        return self.template.format(**{name: FIELDS[name].write(value) for name, value in values.items()})

    def read(self, text: str) -> dict[str, Any] | None:
        """Return the values in a message of this kind, or None for another message."""
        for pattern in self._patterns:
            if found := pattern.fullmatch(text):
                return {name: FIELDS[name].read(value) for name, value in found.groupdict().items()}
        return None

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return [_pattern(template) for template in (self.template, *self.earlier)]


def _pattern(template: str) -> re.Pattern[str]:
    """Return the pattern of the messages that a template writes."""
    literal, *fields = re.split(r"\{(\w+)\}", template)
    pieces = [re.escape(literal)]
    for name, literal in zip(fields[::2], fields[1::2], strict=True):
        pieces += [f"(?P<{name}>{FIELDS[name].pattern})", re.escape(literal)]
    return re.compile("".join(pieces), re.DOTALL)


DIFFERENT_PARENTS = Message(
    PARENTS,
    "comment {id} is a reply to {parents} on different pages: {pages}",
    ("comment {id} is told to answer {parents} on different pages: {pages}",),
)
NEWER_PARENT = Message(PARENTS, "comment {id} is a reply to {parents}, but a reply is newer than its parent: {pages}")
PARENT_IN_DOUBT = Message(
    PARENTS,
    "comment {id} is a reply to {parents}, but another discussion has one of these ids: {pages}",
    ("comment {id} is told to answer {parents} where an id is in doubt: {pages}",),
)
HIDDEN_PARENT = Message(
    PLACES,
    "comment {id} is a reply to {parents}, but looks top-level on a page that hides its parent: {pages}",
    ("comment {id} is told to answer {parents} and to be at the top where that is hidden: {pages}",),
)
DEPTHS_BY_PLACE = Message(
    DEPTHS,
    "comment {id} is in the place of a top-level comment, but has different depths: {pages}",
    ("comment {id} is told to be at the top but to be on different levels: {pages}",),
)
DEPTHS_BY_PARENT = Message(
    DEPTHS,
    "comment {id} is a reply to {parents}, but has different depths: {pages}",
    ("comment {id} is told to answer {parents} but to be on different levels: {pages}",),
)
DIFFERENT_DEPTHS = Message(
    DEPTHS,
    "comment {id} has different depths: {pages}",
    ("comment {id} is told to be on different levels: {pages}",),
)
DIFFERENT_VALUES = {
    code: Message(
        code,
        f"comment {{id}} has different {values}: {{pages}}",
        (f"comment {{id}} is told to have different {former}: {{pages}}",),
    )
    for code, values, former in (
        (AUTHORS, "authors", "authors"),
        (TIMES, "times", "times"),
        (WORDS, "texts", "words"),
        (STATES, "states (dead or deleted)", "states"),
        (KIDS, "kids", "kids"),
    )
}
"""The messages about other values of a comment, by code."""

STORY_TEXTS = Message(
    STORIES,
    "the story has different texts, {texts}: {pages}",
    ("the story is told to have the texts {texts}: {pages}",),
)
STORY_TIMES = Message(
    STORIES,
    "the story has different times: {pages}",
    ("the story is told to have different times: {pages}",),
)
STORY_KIDS = Message(KIDS, "the story has different kids: {pages}")
STORY_VALUES = Message(STORIES, "the story has different {field}s: {values}")
STORY_ID_OF_COMMENT = Message(STORIES, "the story and a comment have the same id, {id}: {pages}")

SHARED_ID = Message(
    DISCUSSIONS,
    "id {id} occurs in different discussions: {names}",
    ("id {id} is told to be of different discussions: {names}",),
)

ALL = (
    DIFFERENT_PARENTS,
    NEWER_PARENT,
    PARENT_IN_DOUBT,
    HIDDEN_PARENT,
    DEPTHS_BY_PLACE,
    DEPTHS_BY_PARENT,
    DIFFERENT_DEPTHS,
    *DIFFERENT_VALUES.values(),
    STORY_TEXTS,
    STORY_TIMES,
    STORY_KIDS,
    STORY_VALUES,
    STORY_ID_OF_COMMENT,
    SHARED_ID,
)
BY_CODE = {code: [message for message in ALL if message.code == code] for code in {message.code for message in ALL}}
CODES = frozenset(BY_CODE)
"""The codes of all diagnostics about differences between pages."""


def read_message(code: str, text: str) -> tuple[Message, dict[str, Any]] | None:
    """Return the kind of a message and the values in it, or None if no template fits."""
    for message in BY_CODE.get(code, ()):
        if (values := message.read(text)) is not None:
            return message, values
    return None
