"""The grammar as a specification: it loads in plain Lark, takes any text, and its lexer cuts as Lark's own does."""

import io
import logging
from hashlib import sha256
from itertools import chain, product

import lark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hnparse import grammars
from hnparse.dialects.slacker_news import raw
from hnparse.dialects.slacker_news.lexer import GROUP, LineLexer
from hnparse.dialects.slacker_news.pages import resolve_boundaries
from hnparse.dialects.slacker_news.parser import compile_tables, read_pages
from lines import PAGE_LINES

LAYOUTS = ("lines", "words")
GRAMMAR = grammars.read("slacker_news")
PLAINS = {layout: lark.Lark(grammars.read("slacker_news", layout), parser="lalr", lexer="basic") for layout in LAYOUTS}
for plain in PLAINS.values():
    plain.lexer = plain._build_lexer()  # Lark makes it anew for every text otherwise
PLAIN = PLAINS["lines"]
LEXERS = {layout: LineLexer(plain.lexer_conf) for layout, plain in PLAINS.items()}

LINES = [
    "some words",
    "",
    "1. fransen ◴[] No.101[source]",
    "fransen [dead post] ◴[14 Nov 24 02:06 UTC] No.102{3}[source]▶",
    ">>42133844 (OP) #",
    "replies(2): >>103 #>>104 #",
    "replies(2): >>103>>10",
    "  • name(3)",
    "back in 2010, [1] said so",
    "- back to thread, and ? too",
    "? of [source]",
    "\ufeff words [dead",
    "HN request time: 0s | source",
    "12 points ada | 3 comments | | HN",
    "bob ◴[14 Nov",
    "word [source]",
    ">>421",
    "Show c",
    *PAGE_LINES,
]


def bare(text, tokens):
    """The name and the place of each token, white space around it left out, and runs of text made one."""
    done = []
    for name, start, end in tokens:
        words = text[start:end]
        start, end = end - len(words.lstrip()), start + len(words.rstrip())
        name = name.removeprefix("ODD_")
        if name == "TEXT" and done and done[-1][0] == "TEXT":
            done[-1] = (name, done[-1][1], end)
        elif start < end:
            done.append((name, start, end))
    return done


def apart(token):
    """What a token of posts stands for; any other is itself."""
    if token.type != "POSTS":
        return [token]
    return chain.from_iterable(raw.tokens((match, ())) for match in token.values[0])


def is_cut_alike(text, layout="lines"):
    """Whether the package's lexer and Lark's own give the same tokens."""
    own = chain.from_iterable(map(apart, LEXERS[layout].tokens(text)))
    plain = PLAINS[layout].lex(text)
    return bare(text, [(token.type, token.start, token.end) for token in own]) == bare(
        text, [(token.type, token.start_pos, token.end_pos) for token in plain]
    )


HINT = "the lexers differ: see _NO_PART in the grammar, and tokens/places.py"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("blank", ["\n", " ", "\t", "\xa0"])
def test_every_two_lines_parse_and_are_cut_alike(layout, blank):
    between = blank if layout == "words" else f"{blank}\n".replace("\n\n", "\n")
    for lines in product(LINES, repeat=2):
        for end in ("", "\n"):
            text = "\n" + between.join(lines) + end
            assert is_cut_alike(text, layout), (HINT, text)
            assert read_pages(text, layout) or text.isspace()


@pytest.mark.parametrize("layout", LAYOUTS)
@given(st.data())
def test_longer_sequences_and_indented_ones_parse_and_are_cut_alike(layout, data):
    lines = data.draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=12))
    indent = data.draw(st.sampled_from(["", "  ", "\t"]))
    text = "\n" + "\n".join(indent + line for line in lines)
    assert is_cut_alike(text, layout), HINT
    assert read_pages(text, layout) or text.isspace()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_terminal_is_among_the_lines(layout):
    names = {terminal.name for terminal in PLAINS[layout].terminals} - {"BLANK"}
    found = {token.type for line in LINES for token in PLAINS[layout].lex("\n" + line)}
    assert names == found, "add a line to LINES, and see _NO_PART in the grammar"


def test_the_groups_of_a_post_are_those_of_its_terminals():
    terminals = {terminal.name: terminal.pattern.to_regexp() for terminal in PLAIN.terminals}
    for name, fields in raw.FIELDS.items():
        assert tuple(GROUP.findall(terminals[name])) == fields


@given(st.text(alphabet=st.sampled_from("◴[]()>#.:| \n\t\0Nosurcepli13\ud800"), max_size=300))
def test_any_text_parses(text):
    assert is_cut_alike("\n" + text), HINT
    assert read_pages("\n" + text) or not text.strip()


def test_every_state_of_the_parser_takes_every_terminal_or_can_finish_first():
    """So that no order of tokens can fail: after any of them, any other and the end of the text are expected."""
    names = {terminal.name for terminal in PLAIN.terminals} - {"BLANK"} | {"POSTS"}
    for names_so_far in [(), *((name,) for name in names), *product(names, repeat=2)]:
        parser = PLAIN.parse_interactive("")
        for name in names_so_far:
            parser.feed_token(lark.Token(name, ""))
        assert parser.accepts() == {*names, "$END"}, names_so_far


def test_the_grammar_has_no_conflicts(caplog):
    """Lark settles a conflict without a word, but for its log."""
    with caplog.at_level(logging.DEBUG, logger=lark.logger.name):
        lark.Lark(GRAMMAR, parser="lalr", lexer="basic", debug=True)
    assert "onflict" not in caplog.text


def test_saved_tables_give_the_parser_that_the_grammar_gives():
    saved = compile_tables("slacker_news", "lines")
    loaded = lark.Lark.load(io.BytesIO(saved[sha256().digest_size :]))
    for lines in product(LINES, repeat=2):
        text = "\n" + "\n".join(lines)
        assert str(list(resolve_boundaries(loaded.parse(text)))) == str(read_pages(text))


PARTS = """
HTML_TITLE SITE_MENU MOST_ACTIVE_COMMENTERS POPULAR_COMMENTS BACK_TO_THREAD TITLE SITE SCORE_LINE SHOW_CONTEXT ID_FORM
MARKER PARENT_LINE REPLIES_LINE NO_COMMENTS BACK_TO_TOP CACHED_NOTE
"""


@pytest.mark.parametrize("part", PARTS.split())
def test_every_part_of_a_page_is_defined_once(part):
    assert sum(line.startswith((f"{part}:", f"{part}.")) for line in GRAMMAR.splitlines()) == 1
