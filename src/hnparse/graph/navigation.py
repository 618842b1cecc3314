"""Queries of a reply graph. None of them recurses, so they work for chains of replies of any length."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from operator import attrgetter, index
from typing import TYPE_CHECKING, Literal

from attrs import field, frozen

from ..model import Comment, Missing
from ..model.short_tuple import ShortDict, ShortTuple
from .index import Index
from .ranges import Bound, between
from .walks import breadth_first, common_ancestor, postorder, preorder

if TYPE_CHECKING:
    from .quoting import Quote
    from .statistics import Stats

# Modules that only one query needs are imported inside it: most programs read pages and ask little.

Order = Literal["depth", "breadth", "post", "time"]
"""The order of `walk`: depth-first, breadth-first, depth-first with replies before their parents, or by time."""


def _in_id_order(comments: Iterable[Comment]) -> tuple[Comment, ...]:
    return ShortTuple(sorted(comments, key=attrgetter("id")))


def _as_tuple(missing: Iterable[Missing]) -> tuple[Missing, ...]:
    return ShortTuple(missing)


def _id_of(comment: int | Comment) -> int:
    """Return the id of a comment, or an integer of any type as an int. Raises TypeError for other values."""
    id_ = comment.id if isinstance(comment, Comment) else comment
    if type(id_) is int:
        return id_
    try:
        return index(id_)
    except TypeError:
        raise TypeError(_not_an_id(id_)) from None


def _not_an_id(key: object) -> str:
    if isinstance(key, slice):
        return "a thread is indexed by the id of a comment: use thread.comments[...] for a slice"
    if isinstance(key, str) and key.isdecimal():
        return f"the id of a comment must be an int, not the str {key!r}: use int({key!r})"
    return f"a thread is indexed by the id of a comment, an int, or by a Comment, not by {type(key).__name__}"


@frozen(repr=False)
class ReplyGraph:
    """Comments and the replies between them.

    A graph can have several roots: the parent of a comment can be the story, unknown, or known but not shown. Queries
    accept an id or a `Comment` and return shown comments, siblings in the order of their ids. They raise KeyError for
    an id that is not shown.

    In the examples below, `thread` is this discussion:

    >>> import hnparse
    >>> thread = hnparse.load("examples/glasshouse.txt")
    >>> [(comment.id, comment.parent, comment.kids) for comment in thread][:2]
    [(32700011, None, (32700023, 32700040, 32700058)), (32700023, 32700011, (32700064,))]
    """

    comments: tuple[Comment, ...] = field(default=(), converter=_in_id_order)
    missing: tuple[Missing, ...] = field(default=(), converter=_as_tuple)

    def __len__(self) -> int:
        return len(self.comments)

    def __iter__(self) -> Iterator[Comment]:
        return iter(self.comments)

    def __contains__(self, comment: object) -> bool:
        if isinstance(comment, Comment):
            return self._index.by_id.get(comment.id) == comment
        return comment in self._index.by_id

    def __getitem__(self, comment: int | Comment) -> Comment:
        id_ = _id_of(comment)
        try:
            return self._index.by_id[id_]
        except KeyError:
            hidden = id_ in self._index.missing_ids
            why = "is missing: it is named but not shown" if hidden else "is not in this thread"
            raise KeyError(f"comment {id_} {why}") from None

    def __reversed__(self) -> Iterator[Comment]:
        return reversed(self.comments)

    def get(self, comment: int | Comment) -> Comment | None:
        """Return the shown comment with this id, or None if it is not shown. Constant time.

        Raises:
            TypeError: `comment` is neither an id nor a comment.

        >>> thread.get(32700023) == thread[32700023], thread.get(1)
        (True, None)
        """
        return self._index.by_id.get(_id_of(comment))

    @property
    def has_ids(self) -> bool:
        """Whether the text contains the ids of the comments. If not, the ids are negative positions on the page.

        Constant time.

        >>> thread.has_ids
        True
        """
        return not self.comments or self.comments[0].id >= 0

    @property
    def coverage(self) -> float | None:
        """The share of named comments that are shown, from 0.0 to 1.0. Constant time.

        For example, it is 0.75 if three comments are shown and one is missing, and 1.0 if none is missing, also in an
        empty thread. It is None if the text names no comments but those that it shows, as in a dialect without ids.

        >>> len(thread), len(thread.missing), thread.coverage
        (6, 2, 0.75)
        """
        if not self.has_ids:
            return None
        named = len(self.comments) + len(self.missing)
        return len(self.comments) / named if named else 1.0

    # ---- Queries about one comment ----

    def parent(self, comment: int | Comment) -> Comment | None:
        """Return the parent, or None if it is the story, unknown, or not shown. Constant time.

        >>> thread.parent(32700064).id
        32700023
        """
        parent = self[comment].parent
        return None if parent is None else self._index.by_id.get(parent)

    def children(self, comment: int | Comment) -> tuple[Comment, ...]:
        """Return the shown replies. `Comment.kids` also has the ids of hidden ones. Constant time.

        >>> [comment.id for comment in thread.children(32700011)]
        [32700023, 32700040]
        """
        return self._index.children.get(self[comment].id, ())

    def siblings(self, comment: int | Comment) -> tuple[Comment, ...]:
        """Return the other shown comments with the same parent, or none if the parent is unknown.

        Linear in their number.

        >>> [comment.id for comment in thread.siblings(32700023)]
        [32700040]
        """
        this = self[comment]
        if this.is_top_level:
            together = self._index.top_level
        else:
            together = () if this.parent is None else self._index.children[this.parent]
        return tuple(other for other in together if other.id != this.id)

    def ancestors(self, comment: int | Comment) -> tuple[Comment, ...]:
        """Return the parent, its parent, and so on up to the root. Linear in the depth.

        >>> [comment.id for comment in thread.ancestors(32700064)]
        [32700023, 32700011]
        """
        found = []
        above = self.parent(comment)
        while above is not None:
            found.append(above)
            above = self.parent(above)
        return tuple(found)

    def descendants(self, comment: int | Comment) -> tuple[Comment, ...]:
        """Return all comments below this one, depth-first. Linear in their number.

        >>> [comment.id for comment in thread.descendants(32700011)]
        [32700023, 32700064, 32700040]
        """
        return self.subtree(comment)[1:]

    def subtree(self, comment: int | Comment) -> tuple[Comment, ...]:
        """Return the comment and its descendants, depth-first. Linear in their number.

        >>> [comment.id for comment in thread.subtree(32700023)]
        [32700023, 32700064]
        """
        return tuple(preorder([self[comment]], self._index.children))

    def path(self, comment: int | Comment) -> tuple[Comment, ...]:
        """Return the comments from the root down to this one, both included. Linear in the depth.

        >>> [comment.by for comment in thread.path(32700064)]
        ['okra', 'vermiculite', 'okra']
        """
        return (*reversed(self.ancestors(comment)), self[comment])

    def depth(self, comment: int | Comment) -> int | None:
        """Return the depth: 1 for a top-level comment, 2 for a reply to one, and so on; None if unknown. Constant time.

        >>> thread.depth(32700064)
        3
        """
        return self[comment].depth

    def common_ancestor(self, comment: int | Comment, *others: int | Comment) -> Comment | None:
        """Return the deepest comment whose subtree has all given comments, or None if there is none.

        Linear in the number of comments on the paths from the roots to the given comments.

        >>> thread.common_ancestor(32700064, 32700040).id
        32700011
        """
        return common_ancestor([self[one] for one in (comment, *others)], self.parent)

    # ---- Queries about the whole graph ----

    def roots(self) -> tuple[Comment, ...]:
        """Return the comments whose parent is not a shown comment.

        >>> [comment.id for comment in thread.roots()]
        [32700011, 32700090]
        """
        return self._index.roots

    def leaves(self) -> tuple[Comment, ...]:
        """Return the comments without shown replies.

        >>> [comment.id for comment in thread.leaves()]
        [32700040, 32700064, 32700102]
        """
        return self._index.leaves

    def branches(self) -> Iterator[tuple[Comment, ...]]:
        """Yield each path from a root down to a leaf, in the order of `walk`.

        >>> [[comment.id for comment in branch] for branch in thread.branches()]
        [[32700011, 32700023, 32700064], [32700011, 32700040], [32700090, 32700102]]
        """
        path: list[Comment] = []
        for comment in self.walk():
            while path and path[-1].id != comment.parent:
                path.pop()
            path.append(comment)
            if comment.id not in self._index.children:
                yield tuple(path)

    def walk(self, order: Order = "depth") -> Iterator[Comment]:
        """Yield each comment once. Linear time.

        Args:
            order: ``"depth"`` (depth-first, a comment before its replies), ``"breadth"`` (breadth-first), ``"post"``
                (depth-first, the replies before the comment) or ``"time"`` (by id).

        Raises:
            ValueError: The order is none of these, or it is ``"time"`` and the text does not contain the ids.

        >>> [comment.id for comment in thread.walk("breadth")]
        [32700011, 32700090, 32700023, 32700040, 32700102, 32700064]
        """
        if order == "depth":
            return preorder(self._index.roots, self._index.children)
        if order == "breadth":
            return breadth_first(self._index.roots, self._index.children)
        if order == "post":
            return postorder(self._index.roots, self._index.children)
        if order == "time":
            self._check_times()
            return iter(self.comments)
        raise ValueError(f'the order must be "depth", "breadth", "post" or "time", not {order!r}')

    def authors(self) -> dict[str, int]:
        """Return the number of comments of each author, the largest number first. Linear in the number of authors.

        >>> thread.authors()
        {'okra': 3, 'vermiculite': 1, 'dibber': 1, 'pippin_7': 1}
        """
        return dict(Counter({name: len(theirs) for name, theirs in self._index.by_author.items()}).most_common())

    def by(self, author: str) -> tuple[Comment, ...]:
        """Return the comments of one author. Constant time.

        >>> [comment.id for comment in thread.by("okra")]
        [32700011, 32700064, 32700102]
        """
        return self._index.by_author.get(author, ())

    def filter(self, predicate: Callable[[Comment], object]) -> tuple[Comment, ...]:
        """Return the comments for which `predicate` returns a true value. Linear time.

        Raises:
            TypeError: `predicate` cannot be called.

        >>> [comment.id for comment in thread.filter(lambda comment: comment.parent_source == "unknown")]
        [32700090]
        """
        if not callable(predicate):
            raise TypeError(
                f"filter takes a function of a comment, not {type(predicate).__name__}: use search for words"
            )
        return tuple(comment for comment in self.comments if predicate(comment))

    def search(self, pattern: str | re.Pattern[str]) -> tuple[Comment, ...]:
        """Return the comments whose text contains a string or matches a compiled pattern.

        Linear in the length of all texts.

        Args:
            pattern: A string, for which case is ignored, or a compiled pattern, which is searched anywhere in the text.

        Raises:
            TypeError: `pattern` is neither.

        >>> [comment.id for comment in thread.search("BLUE")]
        [32700023, 32700064]
        """
        if isinstance(pattern, re.Pattern):
            return self.filter(lambda comment: pattern.search(comment.text))
        if not isinstance(pattern, str):
            raise TypeError(f"search takes a string or a compiled pattern, not {type(pattern).__name__}")
        words = pattern.casefold()
        return self.filter(lambda comment: words in comment.text.casefold())

    def between(self, start: Bound = None, end: Bound = None) -> tuple[Comment, ...]:
        """Return the comments from `start` (included) to `end` (not included).

        Bounds that are ids are found in logarithmic time; times take linear time. Comments without a time are in no
        range of times.

        Args:
            start: An id, a comment, a time, or None for an open start. An id need not be shown. A time is a datetime, a
                date (its first moment), or one of them in ISO 8601, such as ``"2024-11-14"``. A time without a zone is
                in UTC.
            end: The same for the end of the range.

        Raises:
            TypeError: A bound is none of these.
            ValueError: A string is not a time, or the text contains neither ids nor times.

        >>> graph = ReplyGraph([Comment(11, "ada", "14 Nov 24 02:06 UTC"), Comment(12, "bob", "15 Nov 24 00:00 UTC")])
        >>> graph.between("2024-11-14", "2024-11-15")
        (<Comment 11 by ada, parent unknown: ''>,)
        >>> graph.between(12)
        (<Comment 12 by bob, parent unknown: ''>,)
        """
        bounds = [bound for bound in (start, end) if bound is not None]
        by_id = any(isinstance(bound, int | Comment) for bound in bounds)
        if bounds and (by_id or all(comment.time is None for comment in self.comments)):
            self._check_times()
        return between(self.comments, start, end)

    def _check_times(self) -> None:
        """Raise ValueError if the ids are positions on a page, because positions do not grow with time."""
        if not self.has_ids:
            raise ValueError("the order in time is unknown: the text does not contain the ids of the comments")

    def most_replied(self, n: int = 10) -> tuple[Comment, ...]:
        """Return the `n` comments with the most replies, shown or not, the largest number first. Linear time.

        Comments without replies are left out.

        >>> [comment.id for comment in thread.most_replied(2)]
        [32700011, 32700023]
        """
        from .statistics import most_replied

        return most_replied(self._index, n)

    def interactions(self) -> dict[tuple[str, str], int]:
        """Return how often each author replied to each other author, as ``{(by, author of the parent): count}``.

        The largest count comes first. A reply counts if its author and the author of its parent are known. Top-level
        comments do not count, because they are replies to the story. Linear time.

        >>> graph = ReplyGraph([Comment(11, "ada"), Comment(12, "bob", parent=11, parent_source="reply_list")])
        >>> graph.interactions()
        {('bob', 'ada'): 1}
        """
        from .statistics import interactions

        return ShortDict(interactions(self._index))

    def quotes(self) -> tuple[Quote, ...]:
        r"""Return the quoted lines (those that begin with ``>``), each with the quoted words of an ancestor.

        A line quotes an ancestor if the ancestor has all words of the line in the same order. Case, punctuation and
        white space may differ, and ``...`` stands for omitted words. If several ancestors match, the nearest one is
        returned. Quotes inside an ancestor are not searched. Lines without three words in a row are skipped, because
        fewer words can match by chance. Linear in the length of all texts.

        >>> asked = Comment(11, "ada", text="Why “oil”? I use whale oil, and more of it.")
        >>> reply = Comment(12, "bob", text="> I use whale oil\n\nStop.", parent=11, parent_source="reply_list")
        >>> quote, = ReplyGraph([asked, reply]).quotes()
        >>> quote
        <Quote of 11 by ada, in 12: 'I use whale oil'>
        >>> quote.span, quote.ancestor_span
        ((2, 17), (11, 26))
        """
        from .quoting import quotes

        return quotes(self._index)

    def mentions(self) -> tuple[tuple[Comment, int], ...]:
        """Return each comment that links to another item of Hacker News, with the id of that item.

        A link such as ``item?id=11#12`` mentions both items. Ids that may be cut off are skipped. Linear in the length
        of all texts.

        >>> ReplyGraph([Comment(13, "ada", text="As in https://news.ycombinator.com/item?id=11.")]).mentions()
        ((<Comment 13 by ada, parent unknown: 'As in https://news.ycombinator.com/item…'>, 11),)
        """
        from .mentions import mentions

        return tuple(mentions(self.comments))

    def stats(self) -> Stats:
        """Return statistics of the graph: size, depth, width by depth, leaves, authors and longest branch. Linear time.

        >>> ReplyGraph([Comment(11, "ada", depth=1), Comment(12, "bob", parent=11, depth=2)]).stats()
        <Stats: 2 comments by 2 authors, depth 2, 1 root, 1 leaf, longest branch 2>
        """
        from .statistics import stats

        return stats(self._index)

    # ---- Implementation ----

    @cached_property
    def _index(self) -> Index:
        return Index(self.comments, self.missing)

    def __attrs_post_init__(self) -> None:
        self._index.check()
