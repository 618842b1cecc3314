"""The way of a text through this dialect: layout, marks, heads, words, and at the end a draft a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text import DiagnosticLog, Source
from ...text.edits import substitute
from ...text.mojibake import MOJIBAKE, decode_mojibake, is_all_mojibake
from ...text.source import Repair
from ..draft import STORY, Claim, Draft, DraftComment, DraftStory, place_id
from .head import END_OF_TEXT, Head, read_flat_head, read_head
from .parser import Layout, Part, parse_parts
from .words import clean_words, lost_line

INDENTED_MARK = re.compile(r"\n([ \t]+)(?:======|------|~~~)[ \t]*(?=\n|\Z)")
UNINDENTED_LINE = re.compile(r"\n(?![ \t]|\n|\Z)")
BLANK_LINE = re.compile(r"\n[ \t]*\n[ \t]*\S")
MARK_LINE = re.compile(r"\n(?:------|~~~)[ \t]*(?=\n|\Z)")


def read(source: Source) -> Iterator[Draft]:
    """Yield a draft for each document of a source; the first one reports how many more there are."""
    source = source.repaired(_repairs)
    layout: Layout = "lines" if "\n" in source.text.strip() else "words"
    parts = parse_parts(source.text, layout)
    documents = _documents(source.text, parts, layout)
    if not documents:
        return
    log = DiagnosticLog(list(source.findings))
    if len(documents) > 1:
        log.add_more_pages(len(documents), documents[1][1].mark.start if documents[1][1].mark else 0)
    for head, part in documents:
        yield _draft(source, head, part, layout, log)
        log = DiagnosticLog()


def _repairs(text: str) -> Iterator[Repair]:
    """Undo what happened to a whole document: a wrong encoding, an indentation."""
    if is_all_mojibake(text):
        text, shifts = substitute(MOJIBAKE, decode_mojibake, text)
        yield "repaired-mojibake", "from here on, UTF-8 was read as Windows-1252: it is read as UTF-8", text, shifts
    indent = INDENTED_MARK.search(text)
    if indent and not UNINDENTED_LINE.search(text):
        edited, shifts = substitute(re.compile(rf"(?<=\n){re.escape(indent[1])}"), lambda _: "", text)
        yield (
            "repaired-layout",
            "from here on, the document is indented: it is read without the indentation",
            edited,
            shifts,
        )


def _documents(text: str, parts: list[Part], layout: Layout) -> list[tuple[Head | None, Part]]:
    """Return the documents with their heads; what stands above the first one counts if it is surely part of one."""
    opening, *documents = parts
    found: list[tuple[Head | None, Part]] = []
    above = opening
    for document in documents:
        mark = document.mark
        assert mark is not None
        last = above.below[-1] if above.below else above
        start = last.text.start if last.text else mark.start
        if layout == "words":
            head = read_flat_head(text, mark.start) if document is documents[0] else None
        else:
            head = read_head(text, start, mark.start, is_first=document is documents[0] and not opening.below)
        if head is None:
            # The mark is a quotation, or the head is lost: the words go on.
            _absorb(above, document)
            continue
        if last.text:
            last.text.end = max(start, min(last.text.end, head.start))
        found.append((head, document))
        above = document
    if _is_window(text, opening):
        found.insert(0, (None, opening))
    return found


def _absorb(above: Part, document: Part) -> None:
    last = above.below[-1] if above.below else above
    mark = document.mark
    assert mark is not None
    end = document.text.end if document.text else mark.end
    if last.text:
        last.text.end = end
    elif document.text:
        last.text = document.text
    above.below.extend(document.below)


def _is_window(text: str, opening: Part) -> bool:
    """Whether a text without a head is the middle of a document: all its marks are marks of this dialect."""
    named = [part for part in opening.below if part.name(text)]
    marks = [part.mark for part in named if part.mark and part.mark.type in ("NEXT", "REPLY")]
    if not marks:
        return False
    end = opening.below[-1].mark.end if opening.below[-1].mark else 0
    lines = len(MARK_LINE.findall(text, 0, end))
    has_blank_lines = all(text.count("\n", mark.start, mark.end) > 2 for mark in marks)
    return len(marks) == lines and has_blank_lines and (len(marks) > 1 or {mark.type for mark in marks} == {"NEXT"})


def _draft(source: Source, head: Head | None, document: Part, layout: Layout, log: DiagnosticLog) -> Draft:
    mark = document.mark
    offset = head.start if head else (document.text.start if document.text else 0)
    draft = Draft("pile", source, offset, head.story if head else DraftStory(), log=log, kind="story")
    posts: list[Part] = []
    if mark is None and document.text and source.text[document.text.start : document.text.end].strip():
        posts.append(Part(None, document.text))
    elif mark is not None and (document.name(source.text) or document.text):
        posts.append(Part(mark, document.text))
    posts += document.below
    if head is None:
        log.add("no-head", "the head of the document is lost: its story is not known", offset)
    elif layout == "words" or not BLANK_LINE.search(source.text):
        message = "the lines of the document are lost: its marks are found among the words, which does not prove them"
        log.add("lost-lines", message, offset)
    has_lines = layout == "lines" and BLANK_LINE.search(source.text) is not None
    above: int | None = None
    for place, post in enumerate(posts, start=1):
        id_ = place_id(place, len(posts))
        _add(draft, post, id_, above)
        above = None if has_lines and _has_lost_line(draft, post) else id_
    draft.numbered = tuple([comment.id for comment in draft.comments])
    return draft


def _has_lost_line(draft: Draft, post: Part) -> bool:
    """Whether lines are lost in a comment: a reply below it may answer a comment of which nothing is left."""
    if post.text is None:
        return False
    place = lost_line(draft.source.text[post.text.start : post.text.end])
    if place is not None:
        message = "a line is lost here: what the reply below answers is not known"
        draft.log.add("lost-words", message, post.text.start + place)
    return place is not None


def _add(draft: Draft, post: Part, id_: int, above: int | None) -> None:
    """Add a comment to a draft; `above` is the one that it answers if its mark is that of a reply."""
    mark, text = post.mark, draft.source.text
    offset = mark.start if mark else post.text.start if post.text else 0
    words = text[post.text.start : post.text.end].replace(END_OF_TEXT, "") if post.text else ""
    by = post.name(text)
    comment = DraftComment(offset, id_, by, clean_words(words))
    if mark is not None and not text[mark.end :].strip():
        # No comment is without words: the text ends here, perhaps inside the name.
        comment.by, comment.truncated, by = None, True, ""
        draft.log.add("cut-end", "the text ends in or after the name of this comment", offset)
    draft.comments.append(comment)
    if mark is None:
        draft.log.add("lost-mark", "the beginning of this comment is lost, and with it its author", offset)
    elif by is None:
        draft.log.add("lost-name", "the name of the author is lost below this mark", offset)
    if mark is None:
        pass
    elif mark.type == "REPLY":
        if above is not None:
            draft.claims.append(Claim(id_, above, "layout", offset))
    elif mark.type == "NAMED":
        message = "the mark of this comment is lost: it is a reply to the comment above, or to the story"
        draft.log.add("lost-mark", message, offset)
        comment.candidates = () if above is None else (above, 0)
    else:
        draft.claims.append(Claim(id_, STORY, "top_level", offset))
