"""The grammar as a specification: it loads in plain Lark, takes any text, and its lexer cuts as Lark's own does."""

import io
import logging
from hashlib import sha256
from itertools import chain, product
from pathlib import Path

import lark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hnparse.tokens import raw
from hnparse.tokens.lexer import LineLexer
from hnparse.tokens.pages import settle
from hnparse.tokens.parser import compile_tables, read_pages
from lines import PAGE_LINES

GRAMMAR = (Path(__file__).parent.parent / "grammar" / "slacker_news.lark").read_text("utf-8")
PLAIN = lark.Lark(GRAMMAR, parser="lalr", lexer="basic")
LEXER = LineLexer(PLAIN.lexer_conf)

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
    "| HN request time: 0s | source",
    "12 points ada | 3 comments | | HN",
    "bob ◴[14 Nov",
    "word [source]",
    ">>421",
    "Show c",
    *PAGE_LINES,
]


def plain_tokens(text):
    """The tokens of Lark's own lexer."""
    return joined(
        text, [(token.type.removeprefix("ODD_"), token.start_pos, token.end_pos) for token in PLAIN.lex(text)]
    )


def joined(text, tokens):
    """Lines of text that follow each other made one token."""
    done = []
    for name, start, end in tokens:
        if name == "TEXT" and done and done[-1][0] == "TEXT" and not text[done[-1][2] : start].strip():
            done[-1] = ("TEXT", done[-1][1], end)
        else:
            done.append((name, start, end))
    return done


def apart(token):
    """What a token of posts stands for; any other is itself."""
    return (
        chain.from_iterable(raw.tokens((match, ())) for match in token.values[0]) if token.type == "POSTS" else [token]
    )


def own_tokens(text):
    """The tokens of the package's lexer, posts taken apart; blank lines around a run of text are not counted in."""
    tokens = []
    for token in chain.from_iterable(map(apart, LEXER.tokens(text))):
        start, end = token.start, token.end
        if token.type == "TEXT":
            words = text[start:end]
            start += len(words) - len(words.lstrip())
            start = text.rfind("\n", 0, start)
            end = start + len(text[start:end].rstrip())
            line_end = text.find("\n", end)
            end = line_end if line_end >= 0 else len(text)
        tokens.append((token.type, start, end))
    return joined(text, tokens)


@pytest.mark.parametrize("count", [1, 2])
def test_every_sequence_of_lines_parses_and_is_cut_alike(count):
    for lines in product(LINES, repeat=count):
        for end in ("", "\n"):
            text = "\n" + "\n".join(lines) + end
            assert own_tokens(text) == plain_tokens(text), text
            assert read_pages(text) or text.isspace()


@given(st.lists(st.sampled_from(LINES), min_size=4, max_size=12), st.sampled_from(["", "  ", "\t"]))
def test_longer_sequences_and_indented_ones_parse_and_are_cut_alike(lines, indent):
    text = "\n" + "\n".join(indent + line for line in lines)
    assert own_tokens(text) == plain_tokens(text)
    assert read_pages(text) or text.isspace()


@given(st.text(alphabet=st.sampled_from("◴[]()>#.:| \n\t\0Nosurcepli13\ud800"), max_size=300))
def test_any_text_parses(text):
    assert own_tokens("\n" + text) == plain_tokens("\n" + text)
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
        assert str(list(settle(loaded.parse(text)))) == str(read_pages(text))


PARTS = """
HTML_TITLE SITE_MENU MOST_ACTIVE_COMMENTERS POPULAR_COMMENTS BACK_TO_THREAD TITLE SITE SCORE_LINE SHOW_CONTEXT ID_FORM
MARKER PARENT_LINE REPLIES_LINE NO_COMMENTS BACK_TO_TOP CACHED_NOTE
"""


@pytest.mark.parametrize("part", PARTS.split())
def test_every_part_of_a_page_is_defined_once(part):
    assert sum(line.startswith((f"{part}:", f"{part}.")) for line in GRAMMAR.splitlines()) == 1
