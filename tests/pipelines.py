"""Changes that steps of a data pipeline make to a page: functions of a text and a random generator, by family."""

import html
import json
import quopri
import re
import textwrap
import unicodedata

from damage import MARKER, REPLIES_LINE, SCORE_LINE

NAME = re.compile(r"(?m)^((?:\d+\. )?)([A-Za-z0-9_-]+)(?= (?:\[dead post\] )?◴)")
LONG_NUMBER = re.compile(r"(?<!\d)\d{5,}")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
WIDE = str.maketrans({character: chr(ord(character) + 0xFEE0) for character in "0123456789()[]:.>#"})


def _replace(old, new):
    return lambda text, _: text.replace(old, new)


def _sub(pattern, new):
    return lambda text, _: re.sub(pattern, new, text)


def _long_numbers(change):
    return lambda text, _: LONG_NUMBER.sub(lambda number: change(number[0]), text)


def _each_line(change):
    """Change each line that is not blank. `change` takes the line, its number and the random generator."""

    def page(text, random):
        lines = enumerate(text.split("\n"), start=1)
        return "\n".join(change(line, number, random) if line.strip() else line for number, line in lines)

    return page


def _keep_lines(keep):
    return lambda text, random: "\n".join(line for line in text.split("\n") if keep(line, random))


def _keep_words(least):
    return _keep_lines(lambda line, _: not line.strip() or len(line.split()) >= least)


def _place(text, random, least=0.2, most=0.9):
    return random.randrange(int(len(text) * least), int(len(text) * most))


# ---- Characters ----

CHARACTERS = {
    "`◴` as an entity": _replace("◴", "&#9716;"),
    "`◴` as `#`": _replace("◴", "#"),
    "`◴` as `o`": _replace("◴", "o"),
    "ASCII alone": lambda text, _: text.encode("ascii", "ignore").decode(),
    "`?` for all that is not ASCII": lambda text, _: text.encode("ascii", "replace").decode(),
    "NFKC": lambda text, _: unicodedata.normalize("NFKC", text),
    "wide digits and signs": lambda text, _: text.translate(WIDE),
    "Arabic digits": lambda text, _: text.translate(ARABIC),
    "lower case": lambda text, _: text.lower(),
    "upper case": lambda text, _: text.upper(),
    "typographic quotes": _sub(">>", "»"),
    "zero-width spaces in ids": _long_numbers(lambda digits: digits[:3] + "\u200b" + digits[3:]),
    "bidi marks around ids": _long_numbers(lambda digits: f"\u200e{digits}\u200e"),
    "soft hyphens": _sub(r"(?<=[a-z]{4})(?=[a-z]{3})", "\u00ad"),
    "zero-width joiners": _replace("[", "[\u200d"),
    "no punctuation": _sub(r"[^\w\s]", ""),
    "no brackets": _sub(r"[\[\]()]", ""),
    "no `#`": _replace(" #", ""),
    "no `>`": _replace(">", ""),
    "`>>` escaped twice": _replace(">>", "&amp;gt;&amp;gt;"),
    "`>>` escaped three times": _replace(">>", "&amp;amp;gt;&amp;amp;gt;"),
    "escaped twice": lambda text, _: html.escape(html.escape(text, quote=False), quote=False),
    "read as Latin-1": lambda text, _: text.encode().decode("latin-1"),
    "read as Latin-1 twice": lambda text, _: text.encode().decode("latin-1").encode().decode("latin-1"),
    "blanks doubled": _replace(" ", "  "),
    "no blanks": _replace(" ", ""),
    "tabs for blanks": _replace(" ", "\t"),
}

# ---- Numbers and names ----

NUMBERS = {
    "ids with commas": _long_numbers(lambda digits: f"{int(digits):,}"),
    "ids with points": _long_numbers(lambda digits: f"{int(digits):,}".replace(",", ".")),
    "ids with blanks": _long_numbers(lambda digits: f"{int(digits):,}".replace(",", " ")),
    "all digits 0": _sub(r"\d", "0"),
    "ids of zeros": _long_numbers(lambda digits: "0" * len(digits)),
    "ids masked by a word": _long_numbers(lambda _: "<NUM>"),
    "ids masked by `#`": _long_numbers(lambda digits: "#" * len(digits)),
    "ids end in 000": _long_numbers(lambda digits: digits[:-3] + "000"),
    "ids rounded": _long_numbers(lambda digits: f"{int(digits):.4g}"),
    "ids as floats": _long_numbers(lambda digits: f"{digits}.0"),
    "one digit of an id wrong": lambda text, random: _wrong_digit(text, random),
    "names masked by a word": lambda text, _: NAME.sub(r"\1<USER>", text),
    "names with `@`": lambda text, _: NAME.sub(r"\1@\2", text),
    "no names": lambda text, _: NAME.sub(r"\1", text),
    "no numbers of posts": _sub(r"(?m)^\d+\. ", ""),
    "numbers of posts from 0": lambda text, _: re.sub(r"(?m)^(\d+)(?=\. )", lambda match: str(int(match[1]) - 1), text),
    "numbers with a parenthesis": _sub(r"(?m)^(\d+)\. ", r"\1) "),
}


def _wrong_digit(text, random):
    ids = list(re.finditer(r"No\.(\d+)", text))
    if not ids:
        return text
    chosen = random.choice(ids)
    place = random.randrange(chosen.start(1), chosen.end(1))
    return text[:place] + str((int(text[place]) + random.randrange(1, 10)) % 10) + text[place + 1 :]


# ---- Words of the page ----

TRANSLATED = {
    "`replies` in German": _replace("replies(", "Antworten("),
    "`replies` in French": _replace("replies(", "réponses("),
    "`reply` for `replies`": _replace("replies(", "reply("),
    "`replies` with a blank": _replace("replies(", "replies ("),
    "`replies` without a number": _sub(r"replies\(\d+\):", "replies:"),
    "`source` in German": _replace("[source]", "[Quelle]"),
    "`source` as two words": _replace("[source]", "[source originale]"),
    "no `[source]`": _replace("[source]", ""),
    "`[12]` for `[source]`": _replace("[source]", "[12]"),
    "`Nr.` for `No.`": _replace("No.", "Nr."),
    "`№` for `No.`": _replace("No.", "№"),
    "no `No.`": _replace("No.", ""),
    "no `◴[]`": _replace("◴[] ", ""),
    "score line in German": _sub(r"points (\S+) \| (\d+) comments", r"Punkte \1 | \2 Kommentare"),
}

# ---- Lines ----

LINES = {
    "quoted": _each_line(lambda line, *_: f"> {line}"),
    "quoted twice": _each_line(lambda line, *_: f"> > {line}"),
    "cells of a table": _each_line(lambda line, *_: f"| {line} |"),
    "numbered with a tab": _each_line(lambda line, number, _: f"{number}\t{line}"),
    "numbered with a colon": _each_line(lambda line, number, _: f"{number}: {line}"),
    "numbered with a bar": _each_line(lambda line, number, _: f"{number:4}| {line}"),
    "with bullets": _each_line(lambda line, *_: f"- {line}"),
    "with a log's prefix": _each_line(lambda line, number, _: f"2024-11-14 10:{number % 60:02}:07,104 INFO {line}"),
    "with `# `": _each_line(lambda line, *_: f"# {line}"),
    "in double quotes": _each_line(lambda line, *_: f'"{line}",'),
    "with `<br>`": _each_line(lambda line, *_: f"{line}<br>"),
    "with `\\`": _each_line(lambda line, *_: f"{line}\\"),
    "in `<p>`": _each_line(lambda line, *_: f"<p>{line}</p>"),
    "in `**`": _each_line(lambda line, *_: f"**{line}**"),
    "own lines in backticks": lambda text, _: REPLIES_LINE.sub(r"`\g<0>`", MARKER.sub(r"`\g<0>`", text)),
    "own lines in `**`": lambda text, _: REPLIES_LINE.sub(r"**\g<0>**", MARKER.sub(r"**\g<0>**", text)),
    "replies lines quoted": lambda text, _: REPLIES_LINE.sub(r"> \g<0>", text),
    "replies lines joined to words": _sub(r"\n+(?=replies\()", " "),
    "markers joined to words above": _sub(r"\n+(?=\d+\. [\w-]+ ◴)", " "),
    "words joined to markers": _sub(r"\[source\]\n", "[source] "),
    "no blank lines": _sub(r"\n\s*\n", "\n"),
    "blank lines everywhere": _sub(r"\n+", "\n\n"),
    "paragraphs joined": _sub(r"(?<=[a-z.])\n(?=[A-Z])", " "),
    "wrapped at 40": lambda text, _: _wrap(text, 40, breaks=False),
    "wrapped at 20, words broken": lambda text, _: _wrap(text, 20, breaks=True),
}


def _wrap(text, columns, breaks):
    def wrap(line):
        return textwrap.wrap(line, columns, break_long_words=breaks, break_on_hyphens=False) or [""]

    return "\n".join(part for line in text.split("\n") for part in wrap(line))


# ---- Losses ----

LOSSES = {
    "lines of 1 or 2 words": _keep_words(3),
    "lines of less than 5 words": _keep_words(5),
    "lines without a full stop": _keep_lines(lambda line, _: not line.strip() or line.rstrip()[-1] in ".!?\"'"),
    "lines with braces": _keep_lines(lambda line, _: "{" not in line),
    "lines that were there before": lambda text, _: "\n".join(dict.fromkeys(text.split("\n"))),
    "2% of lines": _keep_lines(lambda _, random: random.random() > 0.02),
    "20% of lines": _keep_lines(lambda _, random: random.random() > 0.2),
    "2% of characters": lambda text, random: "".join(letter for letter in text if random.random() > 0.02),
    "0.2% of characters": lambda text, random: "".join(letter for letter in text if random.random() > 0.002),
    "0.2% of characters changed": lambda text, random: "".join(
        letter if random.random() > 0.002 else random.choice("aeo158 .") for letter in text
    ),
    "0.2% of bits changed": lambda text, random: _bits(text, random),
    "a marker": lambda text, random: _without(MARKER, text, random),
    "a replies line": lambda text, random: _without(REPLIES_LINE, text, random),
    "markers of the context": _sub(r"(?m)^[\w-]+ ◴\[.*\n", ""),
    "all replies lines": lambda text, _: REPLIES_LINE.sub("", text),
    "the score line": lambda text, _: SCORE_LINE.sub("", text),
    "`Show context`": _replace("Show context\n", ""),
    "`←back to thread`": _replace("←back to thread\n", ""),
    "two lines swapped": lambda text, random: _swapped(text, random),
    "lines in another order": lambda text, random: "\n".join(random.sample(text.split("\n"), text.count("\n") + 1)),
    "lines in reverse": lambda text, _: "\n".join(text.split("\n")[::-1]),
}


def _bits(text, random):
    data = bytearray(text.encode())
    for place in range(len(data)):
        if random.random() < 0.002:
            data[place] ^= 1 << random.randrange(7)
    return data.decode("utf-8", "replace")


def _without(pattern, text, random):
    found = list(pattern.finditer(text))
    if not found:
        return text
    chosen = random.choice(found)
    return text[: chosen.start()] + text[chosen.end() + 1 :]


def _swapped(text, random):
    lines = text.split("\n")
    place = random.randrange(len(lines) - 1)
    lines[place : place + 2] = lines[place : place + 2][::-1]
    return "\n".join(lines)


# ---- Cuts and seams ----

CUTS = {
    "the first 1,000 characters": lambda text, _: text[:1000],
    "cut at a word": lambda text, random: text[: _place(text, random)].rpartition(" ")[0],
    "cut, and `[...]`": lambda text, random: text[: _place(text, random)] + "[...]",
    "cut, and `… (truncated)`": lambda text, random: text[: _place(text, random)] + "… (truncated)",
    "`[...]` in the middle": lambda text, random: _gap(text, random, "\n[...]\n"),
    "`… (truncated) …` in the middle": lambda text, random: _gap(text, random, " … (truncated) … "),
    "a hole in the middle": lambda text, random: _gap(text, random, ""),
    "chunks that overlap": lambda text, random: _overlapping(text, random, 120),
    "chunks that overlap, a line between": lambda text, random: _overlapping(text, random, 120, "\n---\n"),
    "a part twice": lambda text, random: _overlapping(text, random, 700),
    "the page twice": lambda text, _: text + text,
    "the page twice, the first one cut": lambda text, random: text[: _place(text, random)] + "\n" + text,
}


def _gap(text, random, put):
    start = _place(text, random, 0.2, 0.7)
    return text[:start] + put + text[start + random.randrange(50, 400) :]


def _overlapping(text, random, size, put=""):
    place = _place(text, random)
    return text[:place] + put + text[max(0, place - size) :]


# ---- Files ----

FILES = {
    "as a string of JSON": lambda text, _: json.dumps(text, ensure_ascii=False),
    "as a string of JSON, ASCII alone": lambda text, _: json.dumps(text),
    "quoted-printable": lambda text, _: quopri.encodestring(text.encode()).decode("ascii"),
    "in a field of CSV": lambda text, _: 'id,text\n7,"' + text.replace('"', '""') + '"\n',
    "in a fence of Markdown": lambda text, _: f"```text\n{text}```\n",
    "in `<pre>`": lambda text, _: f"<pre>{html.escape(text, quote=False)}</pre>",
    "`\\n` for line breaks": _replace("\n", "\\n"),
    "`<br>` for line breaks": _replace("\n", "<br>"),
    "` | ` for line breaks": _replace("\n", " | "),
    "line breaks of Unicode": _replace("\n", "\u2028"),
    "form feeds": _each_line(lambda line, _, random: line + ("\f" if random.random() < 0.1 else "")),
}

FAMILIES = {
    "characters": CHARACTERS,
    "numbers and names": NUMBERS,
    "words of the page": TRANSLATED,
    "lines": LINES,
    "lost": LOSSES,
    "cuts and seams": CUTS,
    "files": FILES,
}
RENAMED = ("names masked by a word", "names with `@`", "lower case", "upper case", "soft hyphens")
"""Steps after which the names on the page are not those of the commenters."""
UNTELLABLE = (
    "one digit of an id wrong",
    "0.2% of characters",
    "0.2% of characters changed",
    "0.2% of bits changed",
    "a replies line",
    "all replies lines",
    "lines of less than 5 words",
)
"""Steps that can leave no trace: nothing on the page shows that a digit or letter is wrong, or that a list is lost."""
