"""The views of a thread, as methods. Each one imports its own module when it is called."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from ...graph.discussion import Discussion

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class Views(Discussion):
    """The methods that show a thread to a person: as text, as HTML and as a plot."""

    __slots__ = ()

    def __str__(self) -> str:
        """Return the tree of the replies: one line per comment, indented below its parent.

        The tree is as wide as the terminal if standard output is one, or else 80 columns wide.
        """
        from .terminal import to_lines
        from .terminal_width import width_for

        return to_lines(self, width_for(sys.stdout))

    def to_tree(self, width: int = 80) -> str:
        """Return the tree of the replies, as `str` does, in lines of a given width.

        The comments of the submitter are marked. From level 20 or a quarter of the width on, comments are not indented
        further, and their level is in brackets.

        Args:
            width: The largest number of columns of a line. East Asian characters and emoji count as two columns.

        >>> import hnparse
        >>> thread = hnparse.load("examples/lighthouse.txt")
        >>> print(thread.to_tree(60).splitlines()[3])
        wickerman (31500010): I kept a lamp for nine winters. The l…
        """
        from .terminal import to_lines

        return to_lines(self, width)

    def _repr_html_(self) -> str:
        """Return the HTML that a notebook shows: the story, the first levels of the replies, and what is missing."""
        from .notebook import to_notebook

        return to_notebook(self)

    def to_html(self, path: str | os.PathLike[str] | None = None) -> str | None:
        """Return or write the thread as one self-contained HTML page for a browser.

        On the page, branches can be folded and words searched, and ``?`` shows the keys. Comments that are not shown
        have a link to Hacker News in their place. Everything from the thread is escaped, and a policy forbids all
        scripts but the page's own. All comments can be read without scripts, too.

        Args:
            path: The file to write, in UTF-8. Without a path, the page is returned.

        >>> import hnparse
        >>> page = hnparse.load("examples/lighthouse.txt").to_html()
        >>> page.splitlines()[0]
        '<!doctype html>'
        """
        from .html import to_html

        return to_html(self, path)

    def plot(self, ax: Axes | None = None, *, authors: int = 5) -> Axes:
        """Draw the replies as a tree with matplotlib (``pip install 'hnparse[plot]'``), and return the Axes.

        The story is the square at the top, and each comment is a circle at its depth. Hollow circles are comments that
        are not shown. The replies to a comment are in the order of their ids from left to right, after the hidden ones.

        Comments with an unknown parent are on the right, apart from the others, with all comments below them. If the
        depth is unknown, too, they start at depth 1. Comments of which only the id is known are left out.

        ``thread.plot().figure.savefig("replies.svg")`` writes a file.

        Args:
            ax: The Axes to draw into. None creates a new figure of pyplot.
            authors: The number of authors that get a colour, those with the most comments, from 0 to 7.

        Raises:
            ImportError: matplotlib is not installed.
            ValueError: `authors` is less than 0 or more than 7: there are 7 colours that readers can distinguish.
        """
        from .plot import plot

        return plot(self, ax, authors=authors)
