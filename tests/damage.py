"""Changes of a page in a crawl: the layouts that tools produce, and damage."""

import html
import re
from collections.abc import Callable
from random import Random
from typing import Literal

from attrs import frozen

Change = Callable[[str, Random], str]

NAME = r"[A-Za-z0-9_-]+"
MARKER = re.compile(
    rf"^(\d+\. )?({NAME})( \[dead post\])? ◴\[([^\]]*)\] No\.(\d+)(\{{\d+\}})?\[source\]$", re.MULTILINE
)
SCORE_LINE = re.compile(rf"^-?\d+ points (?:by )?{NAME} \| \d+ comments \|.*\bHN request time: .*$", re.MULTILINE)
REPLIES_LINE = re.compile(r"^(replies\(\d+\):) (>>\d+ #(?:>>\d+ #)*)$", re.MULTILINE)
SITE = re.compile(r"^\([^\s()]+\)$")
CODE = ("  ", "\t")
"""The beginning of a line of code."""

# ---- Forms --------------------------------------------------------------------------------------------------------


def _clean(text: str, _: Random) -> str:
    return text


def _indented(by: str) -> Change:
    return lambda text, _: re.sub(r"(?m)^(?=.)", by, text)


def _apart(text: str, _: Random) -> str:
    """Remove blank lines, and put blanks between all pieces of the page's own lines."""

    def marker(match: re.Match[str]) -> str:
        number, name, dead, time, id_, level = (part or "" for part in match.groups())
        return f"{number}{name}{dead} ◴[ {time} ] No. {id_} {level} [source]".replace("[  ]", "[ ]").replace("  ", " ")

    text = MARKER.sub(marker, text)
    text = REPLIES_LINE.sub(lambda match: f"{match[1]} {match[2].replace('#>>', '# >>')}", text)
    return re.sub(r"\n\n+", "\n", text)


def _pieces(text: str, _: Random) -> str:
    """Put each piece of a marker, a score line or a replies line on its own line."""

    def marker(match: re.Match[str]) -> str:
        number, name, dead, time, id_, level = (part or "" for part in match.groups())
        pieces = [number, name, dead, f"◴[{time}]", f"No.{id_}", level, "[source]"]
        return "\n".join([piece.strip() for piece in pieces if piece])

    def replies(match: re.Match[str]) -> str:
        return "\n".join([match[1], *re.findall(r">>\d+|#", match[2])])

    def score_line(match: re.Match[str]) -> str:
        return re.sub(r" (?=\|)|(?<=\|) |(?<=points) ", "\n", match[0])

    return SCORE_LINE.sub(score_line, REPLIES_LINE.sub(replies, MARKER.sub(marker, text)))


def _wrapped(columns: int) -> Change:
    """Break lines between words, except code."""

    def wrap(line: str) -> str:
        if line.startswith(CODE):
            return line
        lines = [""]
        for word in line.split(" "):
            if lines[-1] and len(lines[-1]) + 1 + len(word) > columns:
                lines.append(word)
            else:
                lines[-1] += f" {word}" if lines[-1] else word
        return "\n".join(lines)

    return lambda text, _: "\n".join(map(wrap, text.split("\n")))


def _markdown(links: bool) -> Change:
    def link(words: str, target: str) -> str:
        return f"[{words}](https://viewer.example/{target})" if links else words

    def marker(match: re.Match[str]) -> str:
        number, name, dead, time, id_, level = (part or "" for part in match.groups())
        source = link("[source]", f"source/{id_}")
        number = number.replace(".", "\\.")
        return (
            f"{number}{link(name, f'user?id={name}')}{dead} ◴[{time}] No.{link(id_, f'item?id={id_}')}{level}{source}"
        )

    def score_line(match: re.Match[str]) -> str:
        return re.sub(
            rf"(points (?:by )?)({NAME})|\b(source|bottom)\b",
            lambda part: (part[1] or "") + link(part[2] or part[3], part[2] or part[3]),
            match[0],
        )

    def line(text: str) -> str:
        if MARKER.match(text):
            return MARKER.sub(marker, text)
        if SCORE_LINE.match(text):
            return SCORE_LINE.sub(score_line, text)
        if REPLIES_LINE.match(text):
            return REPLIES_LINE.sub(r" _\1_\2", text)
        if text.startswith("  • "):
            return text.replace("•", "*", 1)
        if text.startswith(CODE):
            return f"    {text}"
        return re.sub(r"^(\d+)(?=\.(?: |$))|^(?=[-+] )", r"\1\\", text)

    def page(text: str, _: Random) -> str:
        lines = text.split("\n")
        score = next((place for place, text in enumerate(lines) if SCORE_LINE.match(text)), 0)
        above = [place for place in range(score) if lines[place] and not SITE.match(lines[place])]
        title = above[-1] if above and not lines[above[-1]].startswith(("  • ", "←")) else None
        return "\n".join(f"# {words}" if place == title else line(words) for place, words in enumerate(lines))

    return page


FORMS: dict[str, Change] = {
    "clean": _clean,
    "indented by 2": _indented("  "),
    "indented by 4": _indented("    "),
    "indented by 8": _indented("        "),
    "indented by a tab": _indented("\t"),
    "blanks between pieces": _apart,
    "lines between pieces": _pieces,
    "wrapped at 80": _wrapped(80),
    "wrapped at 100": _wrapped(100),
    "Markdown with links": _markdown(links=True),
    "Markdown without links": _markdown(links=False),
}
"""The layouts that tools give to a page, as functions of the output of `hnparse.render`."""

# ---- Damage -------------------------------------------------------------------------------------------------------


@frozen
class Damage:
    """A change of a text, and the part of the discussion that it keeps: all, the beginning, or some of it."""

    change: Change
    keeps: Literal["all", "beginning", "some"] = "all"


def _sign(put: str) -> Change:
    return lambda text, _: text.replace("◴", put)


def _no_break(text: str, random: Random) -> str:
    return re.sub(" ", lambda _: "\u00a0" if random.random() < 0.3 else " ", text)


def _misread(text: str, _: Random) -> str:
    """Decode UTF-8 as Windows-1252, as browsers do: undefined bytes become control characters."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode("utf-8"))


def _without_lines(text: str, random: Random) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if random.random() >= 0.05)


DAMAGES: dict[str, Damage] = {
    "none": Damage(_clean),
    "`◴` became `?`": Damage(_sign("?")),
    "`◴` became U+FFFD": Damage(_sign("\ufffd")),
    "`◴` lost": Damage(_sign("")),
    "escaped once more": Damage(lambda text, _: html.escape(text, quote=False)),
    "blank lines doubled": Damage(lambda text, _: text.replace("\n\n", "\n\n\n")),
    "on one line": Damage(lambda text, _: " ".join(text.split())),
    "blanks at line ends": Damage(lambda text, random: re.sub(r"\n", lambda _: random.choice(" \t") + "\n", text)),
    "no-break spaces": Damage(_no_break),
    "no last line break": Damage(lambda text, _: text.rstrip("\n")),
    "byte order mark": Damage(lambda text, _: "\ufeff" + text),
    "read as Windows-1252": Damage(_misread),
    "CR LF": Damage(lambda text, _: text.replace("\n", "\r\n")),
    "end cut off": Damage(lambda text, random: text[: random.randrange(len(text))], "beginning"),
    "start cut off": Damage(lambda text, random: text[random.randrange(len(text)) :], "some"),
    "5% of lines lost": Damage(_without_lines, "some"),
}
"""The damages, in the order in which they occur: changes by a tool, of white space, and by saving the text."""
