"""The page's own lines below a post: the form, the foot below the last comment, and a marker that is cut off."""

from __future__ import annotations

from ...expressions import expression
from ...text import DiagnosticLog
from .lexer import Token
from .numbering import Numbering

FOOT = ("CACHED_NOTE", "BACK_TO_TOP")
"""The lines below the last comment, from the bottom to the top."""
LOWEST = (*FOOT, "ID_FORM")
"""The page's own lines that can be below a post."""
USUAL_FEET = (["BACK_TO_TOP"], ["CACHED_NOTE"], ["BACK_TO_TOP", "CACHED_NOTE"])
CUT_MARKER = expression(r"\s*(\d{1,9})\.(?:[^\S\n][A-Za-z0-9_-]{0,40}(?:[^\S\n][^\n]{0,120})?)?\s*")


class Foot:
    """The page's own lines below its posts, as found so far.

    `form` is true if the form was found, `form_below_post` if it was below a post, `is_found` if the lines below the
    last comment were found. `cut` is true if the text ends before the page does, and `says_none` if the page says that
    it has no comments.
    """

    def __init__(self, source: str, numbering: Numbering, log: DiagnosticLog) -> None:
        self.source = source
        self.numbering = numbering
        self.log = log
        self.form = self.form_below_post = self.is_found = self.cut = self.says_none = False

    def drop_usual(self, index: int, lines: list[Token]) -> None:
        """Drop all lines below the usual lines of a post, if they are the form and the foot."""
        kinds = [line.type for line in lines]
        has_form = kinds[0] == "ID_FORM" and self.can_have_form(index)
        foot = kinds[1:] if has_form else kinds
        if not foot or (index == len(self.numbering.numbers) - 1 and foot in USUAL_FEET):
            self.drop_end(lines)
            self.drop_form_below(lines)

    def can_have_form(self, index: int) -> bool:
        """Return True if the form can be below a post: it is below the page's own comment, which is number 1."""
        return not self.form and self.numbering.numbers[index] in (None, 1)

    def drop_form(self, lines: list[Token]) -> bool:
        """Drop the form from the end of these lines, and return True if it was there. A page has one form."""
        is_here = not self.form and bool(lines) and lines[-1].type == "ID_FORM"
        if is_here:
            lines.pop()
            self.form = True
        return is_here

    def drop_form_below(self, lines: list[Token]) -> None:
        """Drop the form from the end of the lines of a post."""
        self.form_below_post = self.drop_form(lines) or self.form_below_post

    def drop_end(self, lines: list[Token]) -> None:
        """Drop what ends a page: a marker that is cut off, or the lines below the last comment."""
        if lines and (self.numbering.is_cut_marker(lines) or self._is_cut_marker_at_seam(lines)):
            lines.pop()
            self.cut = True
        self._drop_text_after(lines)
        for kind in FOOT:
            if lines and lines[-1].type == kind:
                lines.pop()
                self.is_found = True
        if lines and lines[-1].type == "NO_COMMENTS" and not self.numbering.last_number:
            lines.pop()
            self.says_none = True

    def _is_cut_marker_at_seam(self, lines: list[Token]) -> bool:
        """Return True if the last line is the beginning of the next marker, and another page follows."""
        if len(lines) < 2 or lines[-1].type != "TEXT" or lines[-2].type != "REPLIES_LINE":
            return False
        line = CUT_MARKER().fullmatch(self.source, lines[-1].start, lines[-1].end)
        return line is not None and self.numbering.is_next(int(line[1]))

    def _drop_text_after(self, lines: list[Token]) -> None:
        """Drop text below the foot of a whole page, because it does not belong to the page."""
        foot = next((place for place, line in enumerate(lines) if place and line.type in FOOT), len(lines))
        after = next((place for place in range(foot, len(lines)) if lines[place].type not in FOOT), None)
        is_whole = self.numbering.head is not None and not self.numbering.ends_early()
        if after is not None and is_whole and all(line.type == "TEXT" for line in lines[after:]):
            message = "the text below the end of the page does not belong to it: it is not read"
            self.log.add("text-after", message, lines[after].start)
            del lines[after:]


def cut_note(line: Token) -> str:
    """Return the beginning of the form or of "Show context" if a line can be that, or else an empty string."""
    return (line.type == "CUT_MARKER" and line["cut_note"]) or ""
