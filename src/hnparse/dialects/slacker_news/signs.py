"""Signs of the page inside words: pieces of a marker or replies line that was not read."""

from __future__ import annotations

from ...expressions import expression

MARKER_SIGN = expression(r"\[source\]|No\.\s?\d{4,18}|\u25f4\s?\[")
LIST_SIGN = expression(
    r"(?:^|(?<=\n))(?:[^\w\n]|_){0,6}"
    r"(?:repl(?:y|ies)\s?\(\d{1,9}\)|[^\W\d_]{2,20}\s?\(\d{1,9}\)\s?:(?=[^\n]{0,40}[>\u00bb#]))"
    r"(?=[^\w<>#\n]{0,20}[\w<>#])(?P<entries>[^\n]*)"
)
"""A line that begins like a replies line and continues after the number of replies."""
LAST_ENTRY = expression(r"(?:[^\W\d_][0-9]{1,18}|>>(?P<id>[0-9]{1,18})) #\Z")
"""The end of a replies line, joined to a word or to the beginning of an entry."""
NO_ENTRIES = expression(r"(?:[^\w\n]|_){0,6}repl(?:y|ies)\s?\(\d{1,9}\)\s?:[^\w\n]{0,20}")
"""A line that was a replies line, without its ids."""
ENTRIES = expression(r"\s?:(?:\s*>>\d{1,18}(?:\s?#)?)+\s*")
"""The rest of a replies line that is whole."""
ID = expression(r"(?<![\w=/#-])\d{4,18}(?!\w)")
NUMBER = expression(r"\d{1,18}")
FEW = 8
"""The largest number of beginnings of ids that are searched one after another."""
COUNT = expression(r"\(\d{1,9}\)")


def has_marker_sign(words: str) -> bool:
    """Return True if words have a sign that only the marker of a comment has.

    >>> has_marker_sign("1. bob #[] No.31500101[source]"), has_marker_sign("No. 1 of 2024")
    (True, False)
    """
    return MARKER_SIGN().search(words) is not None


def has_list_sign(words: str, id_: int) -> bool:
    r"""Return True if a line in the words of a comment looks like the remains of a replies line.

    Replies are newer than their parent, so a whole line that names only older comments is a quotation.

    >>> has_list_sign("Yes.\nreplies(2): >>315 #", 200), has_list_sign("replies(2): >>315 #", 400)
    (True, False)
    >>> has_list_sign("replies(2): >>3l5 #", 400), has_list_sign("replies(2):", 400)
    (True, False)
    """
    if "(" not in words or not COUNT().search(words):
        return False
    for sign in LIST_SIGN().finditer(words):
        if not ENTRIES().fullmatch(sign["entries"]) or max(map(int, NUMBER().findall(sign["entries"]))) > id_:
            return True
    return False


def ends_in_list_sign(words: str, id_: int) -> bool:
    r"""Return True if the last line in the words of a comment looks like the remains of a replies line.

    >>> ends_in_list_sign("Yes.\nreplies(2):", 400), ends_in_list_sign("Yes. repl105 #", 400)
    (True, True)
    """
    if words.endswith(" #") and (entry := LAST_ENTRY().search(words[-24:])):
        return entry["id"] is None or int(entry["id"]) > id_
    if "(" not in words:
        return False
    last = words[words.rfind("\n") + 1 :]
    return NO_ENTRIES().fullmatch(last) is not None or has_list_sign(last, id_)


class IdFinder:
    """Finds certain ids in words. A text without them costs no more than a substring search.

    >>> IdFinder({31500105, 31500110}).ids_in("See >>31500105 # and https://host.example/item?id=31500110")
    {31500105}
    """

    def __init__(self, ids: set[int]) -> None:
        self.ids = ids
        beginnings = {str(id_)[:4] for id_ in ids if id_ > 999}
        # The ids of a page are near each other, so there are few beginnings. If not, search for any first digit.
        self.beginnings = beginnings if len(beginnings) <= FEW else set("123456789")

    def ids_in(self, words: str) -> set[int]:
        """Return those of the ids that are in the words, except those in addresses."""
        for beginning in self.beginnings:
            if beginning in words:
                return self.ids.intersection(map(int, ID().findall(words)))
        return set()
