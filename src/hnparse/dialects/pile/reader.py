"""The reader: layout, marks, heads and words of a text, and a draft for each document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text import DiagnosticLog, Source
from ...text.edits import substitute
from ...text.mojibake import MOJIBAKE, decode_mojibake, is_all_mojibake
from ...text.source import Repair
from ..draft import STORY, Claim, Draft, DraftComment, DraftStory, place_id
from ..item_url import item_of
from ..repeats import first_repeat
from .documents import Document, find_documents
from .head import END_OF_TEXT
from .lexer import Part
from .parser import Layout, parse_parts
from .words import clean_words, is_wrapped, long_line, lost_line, open_hyphen

INDENTED_MARK = re.compile(r"\n([ \t]+)(?:======|------|~~~)[ \t]*(?=\n|\Z)")
UNINDENTED_LINE = re.compile(r"\n(?![ \t]|\n|\Z)")
LONE_NAME = re.compile(r"\n[ \t]*\n((?:[A-Za-z0-9_-]{1,20}|~~~))[ \t]*(?=\n|\Z)")
BLANK_LINE = re.compile(r"\n[ \t]*\n[ \t]*\S")


def read(source: Source) -> Iterator[Draft]:
    """Yield a draft for each document of a source; the first one reports how many more there are."""
    source = source.repaired(_repairs)
    layout: Layout = "lines" if "\n" in source.text.strip() else "words"
    documents = find_documents(source.text, parse_parts(source.text, layout), layout)
    if not documents:
        return
    log = DiagnosticLog(list(source.findings))
    if len(documents) > 1:
        log.add_more_pages(len(documents), documents[1].start)
    has_lines = layout == "lines" and BLANK_LINE.search(source.text) is not None
    # The id of a story applies only to a single document.
    story = (source.story or item_of(source.url)) if len(documents) == 1 else None
    for document in documents:
        yield _Reader(source, document, has_lines, story, log).draft
        log = DiagnosticLog()


def _repairs(text: str) -> Iterator[Repair]:
    """Yield the repairs of a whole document: wrong decoding, and indentation."""
    if is_all_mojibake(text):
        text, shifts = substitute(MOJIBAKE, decode_mojibake, text)
        message = "from here on, UTF-8 was decoded as Windows-1252: it is read as UTF-8"
        yield "repaired-mojibake", message, text, shifts
    if UNINDENTED_LINE.search(text):
        return
    indent = INDENTED_MARK.search(text)
    if indent:
        edited, shifts = substitute(re.compile(rf"(?<=\n){re.escape(indent[1])}"), lambda _: "", text)
        yield (
            "repaired-layout",
            "from here on, the document is indented: it is read without the indentation",
            edited,
            shifts,
        )


class _Reader:
    """Reads the comments of one document into a draft."""

    def __init__(
        self, source: Source, document: Document, has_lines: bool, story: int | None, log: DiagnosticLog
    ) -> None:
        self.text = source.text
        self.log = log
        self.has_lines = has_lines
        self.hyphens: list[int] = []
        self.has_lost_lines = False
        self.draft = Draft("pile", source, document.start, document.story or DraftStory(), log=log, kind="story")
        self.draft.story.id = story
        self.draft.head = document.start if document.story else None
        if document.story is None:
            log.add("no-head", "the head of the document is lost: the story is unknown", document.start)
        posts = document.posts(self.text)
        self.is_wrapped = has_lines and bool(posts) and is_wrapped(self.text[posts[0].words : posts[-1].end])
        if document.story is not None and not has_lines and len(posts) > 1:
            message = "the document has lost its line breaks: marks are found among the words, where they may be quotes"
            log.add("lost-lines", message, document.start)
        self.read(posts)

    def read(self, posts: list[Part]) -> None:
        draft = self.draft
        end = len(self.text.rstrip())
        above: int | None = None
        for place, post in enumerate(posts, start=1):
            id_ = place_id(place, len(posts))
            comment = DraftComment(post.start, id_, post.name, "")
            draft.comments.append(comment)
            self.read_mark(comment, post, above)
            if post.type != "TEXT" and post.words >= end:
                # Each comment has words, so the text ends here, perhaps inside the name.
                comment.by, comment.truncated = None, True
                self.log.add("cut-end", "the text ends in or after the name here: the rest is lost", post.start)
            above = id_ if self.read_words(comment, post) else None
        draft.numbered = tuple([comment.id for comment in draft.comments])
        if self.has_lost_lines:
            self.doubt_replies(posts)
        replies = {comment.id for comment, post in zip(draft.comments, posts, strict=True) if post.type == "REPLY"}
        if (repeat := first_repeat(draft.comments, replies)) is not None:
            message = "this comment is already above: pieces of the document overlap"
            self.log.add("duplicate-comment", message, repeat.offset)
        if self.hyphens:
            message = (
                f"{len(self.hyphens)} comments have a line that ends in a hyphen, the first one here: the lines are "
                "joined without a blank, but there may have been one"
            )
            self.log.add("unknown-blank", message, self.hyphens[0])

    def read_mark(self, comment: DraftComment, post: Part, above: int | None) -> None:
        """Claim the parent that a mark shows. `above` is the id of the comment above, if a reply to it can be here."""
        kind = post.type
        if kind == "TEXT":
            self.log.add("lost-mark", "the beginning of this comment is lost: its author is unknown", post.start)
            return
        if comment.by is None and post.words < len(self.text):
            self.log.add("lost-name", "the name below this mark is lost: the author is unknown", post.start)
            self.has_lost_lines = True
        if kind == "REPLY":
            if above is not None:
                self.draft.claims.append(Claim(comment.id, above, "layout", post.start))
        elif kind == "NAMED":
            message = "the mark of this comment is lost: it is a reply to the comment above, or to the story"
            self.log.add("lost-mark", message, post.start)
            self.has_lost_lines = True
            comment.candidates = () if above is None else (above, STORY)
        else:
            self.draft.claims.append(Claim(comment.id, STORY, "top_level", post.start))

    def read_words(self, comment: DraftComment, post: Part) -> bool:
        """Read the words of a comment. Return True if no line is lost, so that the mark below shows the parent."""
        words = self.text[post.words : post.end]
        if END_OF_TEXT in words:
            words = words.replace(END_OF_TEXT, "")
        comment.text = clean_words(words)
        if not self.has_lines:
            return True
        if "-\n" in words or "- \n" in words:
            hyphen = open_hyphen(words)
            if hyphen is not None:
                self.hyphens.append(post.words + hyphen)
        # The first line of a text can be the end of a line.
        start = words.find("\n", 1) + 1 if post.type == "TEXT" else 0
        lost = lost_line(words[start:])
        code, message = "lost-words", "a line is lost here: the parent of the reply below is unknown"
        if lost is None and self.is_wrapped:
            lost = long_line(words[start:])
            code, message = (
                "damaged-line",
                "this line is too long: it is joined to another one, or words between are lost",
            )
        if lost is None:
            return True
        # The reply below may be a reply to a comment that is completely lost.
        self.log.add(code, message, post.words + start + lost)
        self.has_lost_lines = True
        return False

    def doubt_replies(self, posts: list[Part]) -> None:
        """Drop the claims of replies to comments that may contain the remains of another comment.

        If lines are lost, a single word below a blank line can be such remains, because it can be a name or a mark. In
        an undamaged document it is an ordinary word.
        """
        found = {}
        for comment, post in zip(self.draft.comments, posts, strict=True):
            line = LONE_NAME.search(self.text, post.words, post.end)
            if line:
                found[comment.id] = line.start(1)
        kept = [claim for claim in self.draft.claims if claim.source != "layout" or claim.parent not in found]
        doubted = {claim.parent for claim in self.draft.claims}.difference([claim.parent for claim in kept])
        self.draft.claims = kept
        for comment in self.draft.comments:
            if comment.candidates and comment.candidates[0] in found:
                comment.candidates = ()
        for id_ in doubted:
            message = "this line may be the remains of a comment: the parent of the reply below is unknown"
            self.log.add("lost-words", message, found[id_])
