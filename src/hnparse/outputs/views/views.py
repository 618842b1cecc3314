"""Views: how a thread shows itself to a person."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ...graph.discussion import Discussion

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class Views(Discussion):
    """What a thread can be looked at as: lines, HTML, a picture. The work is done where it is asked for."""

    __slots__ = ()

    def __str__(self) -> str:
        """The tree of the replies: a line for each comment, indented below what it answers."""
        from .terminal import to_lines

        return to_lines(self)

    def to_tree(self, width: int = 80) -> str:
        """Return the tree of the replies, as `str` does, in lines of at most `width` columns.

        East Asian signs and emoji count as two columns. The submitter of the story is marked. Below a fourth of the
        width, lines are not indented further: the level stands in brackets.

        >>> import hnparse
        >>> thread = hnparse.load("examples/lighthouse.txt")
        >>> print(thread.to_tree(60).splitlines()[3])
        wickerman (31500010): I kept a lamp for nine winters. The l…
        """
        from .terminal import to_lines

        return to_lines(self, width)

    def _repr_html_(self) -> str:
        """What a notebook shows: the story, the first levels of the replies, and what is missing."""
        from .notebook import to_notebook

        return to_notebook(self)

    def to_html(self, path: str | os.PathLike[str] | None = None) -> str | None:
        """The thread as one HTML page that needs no other file, to be read in a browser.

        Branches fold, words can be searched, and keys move about: ``?`` on the page tells which. Comments that are not
        shown stand where they belong, with a link to Hacker News. Everything from the thread is escaped, and no
        script but the page's own can run. Without scripts it is still all there to be read.

        The page is written to `path`, in UTF-8. Without a path it is returned.

        >>> import hnparse
        >>> page = hnparse.load("examples/lighthouse.txt").to_html()
        >>> page.splitlines()[0]
        '<!doctype html>'
        """
        from .html import to_html

        return to_html(self, path)

    def plot(self, ax: Axes | None = None, *, authors: int = 5) -> Axes:
        """The replies as a tree, drawn by matplotlib: ``pip install 'hnparse[plot]'``.

        The story is the square on top, and each comment a circle as far below it as its depth. The `authors` with the
        most comments have colours. Hollow circles are comments that are not shown. The replies to a comment are in the
        order of their ids, from left to right, behind those that are not shown.

        What has an unknown parent stands apart on the right, and so does what is below a comment that is not shown and
        has an unknown parent itself. Where its depth is unknown too, it begins at the depth of 1. Comments that are
        named and not shown, nobody knows where, are left out.

        It is drawn into `ax` or, if there is none, into a new figure of pyplot's. The Axes are returned:
        ``thread.plot().figure.savefig("replies.svg")``.

        Raises ImportError where matplotlib is not installed, and ValueError for more than 7 authors, for there are no
        more colours that can be told apart.
        """
        from .plot import plot

        return plot(self, ax, authors=authors)
