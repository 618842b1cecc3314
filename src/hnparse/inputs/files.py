"""Reading the threads of a file of any kind."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from attrs import evolve, frozen

from ..errors import ParseError
from ..reading import read_threads
from ..text import File, Source
from ..text.files import decode
from ..thread import Thread
from .kinds import Kind, WrongKindError, check_kind, kind_of
from .streams import START, Stream

if TYPE_CHECKING:
    from ..dialects import DialectName
    from .record import Columns, Record

LONGEST = 4096
"""The largest length of a path, in characters."""


URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def check_file(file: object) -> None:
    """Raise an error for values that are mistaken for a file.

    Raises:
        ValueError: `file` is a text or a URL.
        TypeError: `file` is neither a path nor an open file.
    """
    if isinstance(file, str | os.PathLike):
        name = os.fspath(file)
        if isinstance(name, str) and ("\n" in name or len(name) > LONGEST):
            raise ValueError("this is the text of a page, not the name of a file: use hnparse.parse to read a text")
        if isinstance(name, str) and URL.match(name):
            raise ValueError(f"{name} is a URL, and hnparse downloads no pages: save the page as text, and load that")
        if not name:
            raise ValueError("the name of the file is empty")
    elif not hasattr(file, "read"):
        use = ": use hnparse.parse(text.decode()) to read a text" if isinstance(file, bytes) else ""
        raise TypeError(f"load takes a path or an open file, not {type(file).__name__}{use}")


def raise_it(error: ParseError) -> None:
    """Raise the error."""
    raise error


@frozen(eq=False, repr=False)
class Reading:
    """How files are read.

    `url`, `seen`, `dialect` and `strict` are those of `parse`. `columns` names the columns of records, which have their
    own addresses and dates. `on_error` is called with a ParseError for each record, value or file that cannot be read;
    by default it raises the error.
    """

    url: str | None = None
    seen: datetime | None = None
    dialect: DialectName | None = None
    strict: bool = False
    columns: Columns | None = None
    on_error: Callable[[ParseError], None] = raise_it

    def threads(self, file: File) -> Iterator[Thread]:
        """Yield the threads of a file, in order. Raises OSError if it cannot be read."""
        if isinstance(file, str | os.PathLike):
            path = os.fspath(file)
            with Path(path).open("rb") as opened:
                yield from self._of_stream(Stream.of_file(opened, path), path)
            return
        named = getattr(file, "name", None)
        name = named if isinstance(named, str) else None
        if isinstance(file.read(0), str):
            yield from self._of_words(str(file.read()), name)
        else:
            yield from self._of_stream(Stream.of_file(cast("IO[bytes]", file)), name)

    def _of_words(self, text: str, name: str | None) -> Iterator[Thread]:
        """Yield the threads of a file that was opened as text."""
        if kind_of(text[:START].encode("utf-8", "replace"), name) in ("json", "csv"):
            yield from self._of_stream(Stream.of([text.encode("utf-8", "surrogatepass")]), name)
        else:
            yield from self._of_text(Source.of(text, name, self.url, self.seen))

    def _of_stream(self, stream: Stream, name: str | None) -> Iterator[Thread]:
        stream = stream.unpacked()
        kind = kind_of(stream.start, name)
        try:
            check_kind(kind, stream.start)
            if kind == "text":
                source = evolve(decode(stream.read(), name, self.url), seen=self.seen)
        except (ImportError, OSError):
            raise
        except WrongKindError as error:
            self.on_error(ParseError(str(error), source=name))
            return
        except Exception as error:  # of the decompressors
            self.on_error(ParseError(_broken(error), source=name))
            return
        if kind == "text":
            yield from self._of_text(source)
        else:
            yield from self._of_values(kind, stream, name or "<file>")

    def _of_text(self, source: Source) -> Iterator[Thread]:
        try:
            yield from read_threads(source, dialect=self.dialect, strict=self.strict)
        except ParseError as error:
            self.on_error(error)

    # ---- Files of many texts or threads -----------------------------------------------------------------------------

    def _of_values(self, kind: Kind, stream: Stream, name: str) -> Iterator[Thread]:
        from .values import found_in

        values = threads = errors = 0
        for found in _guarded(found_in(kind, stream, name, self.columns), name):
            values += 1
            for thread in self._threads(found):
                if isinstance(thread, ParseError):
                    errors += 1
                    self.on_error(thread)
                else:
                    threads += 1
                    yield thread
        if not threads and not errors:
            text = f"no dump in any of its {values:,} records" if values else "no dump: the file has no records"
            self.on_error(ParseError(text, source=name))

    def _threads(self, found: Thread | Record | ParseError) -> Iterable[Thread | ParseError]:
        if isinstance(found, ParseError):
            return (found,)
        if isinstance(found, Thread):
            return (self._strictly(found),)
        from .parsed_record import parse_record

        record = found if found.dialect is not None or self.dialect is None else evolve(found, dialect=self.dialect)
        parsed = parse_record(record)
        if parsed.error is not None:
            return (ParseError(parsed.error, record.row or 1, source=record.path),)
        return map(self._strictly, parsed.threads)

    def _strictly(self, thread: Thread) -> Thread | ParseError:
        """Return the thread or, if `strict`, an error for the first damage in it."""
        for one in thread.diagnostics if self.strict else ():
            if one.severity != "info":
                return ParseError(one.message, one.line, one.column, one.source)
        return thread


def _guarded(found: Iterator[Any], name: str) -> Iterator[Any]:
    """Yield the values of a file up to the place where it is broken, and then an error."""
    number = 0
    try:
        for one in found:
            number += 1
            yield one
    except (ImportError, OSError):
        raise
    except Exception as error:  # of the packages that read files
        yield ParseError(f"{_broken(error)}, after record {number:,}", source=name)


def _broken(error: Exception) -> str:
    if isinstance(error, EOFError):
        return str(error)  # says that the file is cut off
    return f"the file is broken: {error or type(error).__name__}"
