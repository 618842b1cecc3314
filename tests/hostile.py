"""Texts that are made to slow a reader down: long runs of the beginning of a pattern that then does not match."""

HEAD = "A title\n\n(host.example)\n12 points ada | 2 comments | | HN request time: 0s | source\n"
FIRST = "1. bob ◴[] No.101[source]\nWords.\n"
LAST = "\nreplies(1): >>102 #\n2. ada ◴[] No.102[source]\nTwo.\n"
LONG_ID = "123456789012345678901234567890"

UNITS = {
    # The pieces of a marker.
    "digits": "7",
    "dotted digits": "1. ",
    "escaped dotted digits": " 1\\. ",
    "letters": "a",
    "letters and blanks": "a ",
    "letters and line breaks": "a\n",
    "signs": "◴",
    "times": "◴[",
    "times on lines": "bob ◴[\n",
    "times of blanks": "bob ◴[" + " " * 80 + "x\n",
    "names and times": "bob ◴[ ",
    "dead": "bob [dead post] ",
    "markers without an id": "1. a ◴[] No.",
    "markers without an id on lines": "1. a ◴[] No.\n",
    "markers": "1. a ◴[] No.5[source] ",
    "markers on lines": "1. a ◴[] No.5[source]\n",
    "markers in pieces": "1.\na\n◴[]\nNo.5\n[source\n",
    "sources": "[source]",
    "sources on lines": "[source]\n",
    "long ids": f"1. a ◴[] No.{LONG_ID}[source]\n",
    "long numbers": f"{LONG_ID}. a ◴[] No.5[source]\n",
    "deep levels": f"1. a ◴[] No.5{{{LONG_ID}}}[source]\n",
    "other digits": "١. a ◴[] No.٤[source]\n",
    "triangles": "▶",
    # The other lines of a post.
    "quote signs": ">",
    "quote signs on lines": ">\n",
    "parent lines": ">>1 #",
    "parent lines on lines": ">>1 #\n",
    "parents without an end": ">>1 (OP) ",
    "long parents": f">>{LONG_ID} #\n",
    "replies": "replies(",
    "replies on lines": "replies(\n",
    "replies in pieces": "replies(1): >>1 #\n>\n",
    "replies of a number": "replies(999999999)",
    "replies lines": "replies(999999999): >>1 #\n",
    "endless replies": "replies(1): >>1 #>>2 #>>",
    "replies of long ids": f"replies(1): >>{LONG_ID} #\n",
    # The head of a page.
    "menus": "^\n",
    "menu entries": "/top/\n",
    "menu words": "/top/ /new/ slacker news login ",
    "active commenters": "Most active commenters\n",
    "active names": "name(3)\n",
    "active names on one line": "name(3) ",
    "names of a list": "Most active commenters\n  • name(3)\n  • name(3)\n",
    "popular comments": "Popular/hot comments\n  • >>1 #\n",
    "back links": "←back to thread\n",
    "titles": "# A title | slacker news\n",
    "bars": "|",
    "bars and blanks": "| ",
    "hosts": "(host.example)\n",
    "brackets": "(",
    "points": "12 points ",
    "score lines without an end": "12 points a | 3 comments |",
    "score lines without an end on lines": "12 points a | 3 comments |\n",
    "score lines": "12 points a | 3 comments | | HN request time: 0s | source\n",
    "score lines of blanks": "12 points a | 3 comments |" + " " * 40,
    "request times": "HN request time: 0s",
    "request times on lines": "HN request time: 0s\n",
    "request times and words on lines": "HN request time: 0s\nx\n",
    "ends of score lines": "| source\nx\n",
    "blanks in score lines": "12 points a | 3 comments |" + " " * 40 + "x\n",
    "contexts": "Show context\n",
    # Notes.
    "forms": "ID: ",
    "forms on lines": "ID:\n",
    "forms with a field": "ID: [1____ (BUTTON) ",
    "notes": "NOTE: showing cached content from 1 minutes ago, ",
    "arrows": "↑\n",
    # White space.
    "line breaks": "\n",
    "carriage returns": "\r",
    "blanks": " ",
    "tabs": "\t",
    "no-break spaces": "\u00a0",
    "blank lines": " \n",
    "lines in blanks": "a" + " " * 50 + "\n",
    "file separators": "\x1c\u2028\x85",
    # Markdown, escapes, mojibake.
    "links": "[](",
    "open links": "[",
    "closed links": "](",
    "closing brackets": "]",
    "nested links": "[a [b](c) ",
    "source links": "[[source]](",
    "source links and words": "[source](a [",
    "numbers in links": "No.[",
    "links in links": "_replies(1):_ [[",
    "stress": "_a_",
    "stress on words": "_a _b ",
    "stress without an end": "_replies(_",
    "underscores": "_",
    "backslashes": "\\",
    "escaped dots": "\\.",
    "entities": "&gt;",
    "entities of entities": "&amp;",
    "entities without an end": "&#",
    "mojibake": "Ã©",
    "mojibake of a sign": "â—´[",
    "mojibake of an arrow": "â†",
    "half mojibake": "Ã",
    # Long numbers.
    "markers that count": "№. a ◴[] No.№[source]\nWords.\n",
    "markers that count down": "№. a ◴[] No.№[source]\n1. b ◴[] No.3№[source]\n",
    "a chain of replies": "№. a ◴[] No.№[source]\nWords.\nreplies(1): >>№+ #\n",
    "a chain of parent lines": "№+. a ◴[] No.№+[source]\n>>№ #\n",
    "a chain of context": "a ◴[] No.№[source]\nWords.\n",
    "one parent for all": "№. a ◴[] No.№[source]\n>>1 #\n",
    "heads that are quoted": "№. a ◴[] No.№[source]\n12 points a | 999999 comments | | HN request time: 0s | source\n",
    "heads below a chain of context": "a ◴[] No.№[source]\n⁂1 points a | 9 comments | | HN request time: 0s | source",
    "pages": "A title\n12 points a | 1 comments | | HN request time: 0s | source\n1. a ◴[] No.№[source]\nWords.\n",
    "pages without a head": "1. a ◴[] No.№[source]\nWords.\n2. b ◴[] No.№+[source]\nWords.\n",
    "dates": "№. a ◴[№] No.№[source]\n",
    # Characters.
    "null characters": "\0",
    "lone surrogates": "\ud800\udfff\udc80",
    "marks from right to left": "\u202e\u200f",
    "combining marks": "\u0301",
    "byte order marks": "\ufeff",
    "replacement characters": "\ufffd[",
    "emoji": "\U0001f9d1\u200d\U0001f4bb",
}
"""The repeated unit of each text. № is a counter, №+ the next number. ⁂ separates two runs of half the length."""


def _one_line(text: str) -> str:
    return " ".join(text.split())


PLACES = {
    "alone": lambda run: run,
    "above a page": lambda run: run + "\n" + HEAD + FIRST,
    "below a head": lambda run: HEAD + run,
    "in a comment": lambda run: HEAD + FIRST + run + LAST,
    "after a word": lambda run: HEAD + FIRST + "x " + run + "\n.",
    "in one line": lambda run: _one_line(HEAD + FIRST + run + LAST),
    "at the end of one line": lambda run: _one_line(HEAD + FIRST + run),
    "behind one line": lambda run: _one_line(HEAD + FIRST) + run,
}
"""A function for each place, which inserts a run of units there."""


def text(unit: str, place: str, size: int) -> str:
    """Return a text with about this number of characters."""
    runs = UNITS[unit].split("⁂")
    return PLACES[place]("".join(_repeat(run, size // len(runs)) for run in runs))


def _repeat(repeated: str, size: int) -> str:
    count = size // len(repeated)
    if "№" in repeated:
        return "".join(repeated.replace("№+", str(n + 1)).replace("№", str(n)) for n in range(3, count + 3))
    return repeated * count
