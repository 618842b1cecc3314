"""The grammar as a specification: Lark alone loads it, it accepts any text, and the package tokenizes as Lark does."""

import io
import logging
import sys
import types
from hashlib import sha256
from itertools import chain, product
from pathlib import Path
from random import Random

import lark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hnparse
from damage import DAMAGES, FORMS
from hnparse import grammars
from hnparse.dialects import parser
from hnparse.dialects.hacker_news.parser import PARSER as HACKER_NEWS
from hnparse.dialects.pile.parser import PARSER as PILE
from hnparse.dialects.slacker_news.lexer import LineLexer
from hnparse.dialects.slacker_news.pages import resolve_boundaries
from hnparse.dialects.slacker_news.parser import PARSER, read_pages
from hnparse.dialects.slacker_news.parts import Rules
from hnparse.dialects.slacker_news.raw import lines_of
from lines import PAGE_LINES
from pages import threads

ROOT = Path(__file__).parent.parent
LAYOUTS = grammars.LAYOUTS["slacker_news"]
PLAINS = {layout: hnparse.grammar("slacker_news", layout) for layout in LAYOUTS}
PLAIN = PLAINS["lines"]
TERMINALS = {terminal.name for terminal in PLAIN.terminals} - {"BLANK"}


class LarkToken(lark.Token):
    """A token of Lark's own lexer as the package's rules take it. The text below it is a token of its own."""

    start = property(lambda self: self.start_pos)
    end = text_end = property(lambda self: self.end_pos)

    def lines(self):
        return [self]

    @classmethod
    def of(cls, token):
        return cls.new_borrow_pos(token.type, token, token)


LarkRules = type("LarkRules", (Rules,), dict.fromkeys(TERMINALS, staticmethod(LarkToken.of)))
BUILDERS = {
    layout: grammars.build_parser("slacker_news", layout, lexer="basic", transformer=LarkRules()) for layout in LAYOUTS
}

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


def bare(text, lines):
    """Return the name and the place of each token, without white space around it. Consecutive texts are joined."""
    done = []
    for line in lines:
        words = text[line.start : line.end]
        if not words.strip():
            continue
        start, end = line.end - len(words.lstrip()), line.start + len(words.rstrip())
        if line.type == "TEXT" and done and done[-1][0] == "TEXT":
            done[-1] = ("TEXT", done[-1][1], end)
        else:
            done.append((line.type, start, end))
    return done


def bare_pages(text, pages):
    """Return the parts of each page in that form."""
    return [
        (
            bare(text, page.top),
            page.head and bare(text, [page.head]),
            bare(text, page.lines),
            page.context if page.context is None else bare(text, page.context),
            [bare(text, lines_of(post)) for post in page.posts],
        )
        for page in pages
    ]


def is_read_alike(text, layout="lines"):
    """Return True if the package and Lark alone give the same parts of the same pages."""
    own = PARSER.parse(text, layout)
    return bare_pages(text, own) == bare_pages(text, BUILDERS[layout].parse(text))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("blank", ["\n", " ", "\t", "\xa0"])
def test_every_two_lines_are_read_alike(layout, blank):
    between = blank if layout == "words" else f"{blank}\n".replace("\n\n", "\n")
    for lines in product(LINES, repeat=2):
        for end in ("", "\n"):
            text = "\n" + between.join(lines) + end
            assert is_read_alike(text, layout), text
            assert read_pages(text, layout) or text.isspace()


@pytest.mark.parametrize("layout", LAYOUTS)
@given(st.data())
def test_longer_sequences_and_indented_ones_are_read_alike(layout, data):
    lines = data.draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=12))
    indent = data.draw(st.sampled_from(["", "  ", "\t"]))
    text = "\n" + "\n".join(indent + line for line in lines)
    assert is_read_alike(text, layout)
    assert read_pages(text, layout) or text.isspace()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("path", [*ROOT.glob("tests/dumps/*.txt"), *ROOT.glob("examples/*.txt")], ids=lambda p: p.stem)
def test_whole_pages_are_read_alike(layout, path):
    assert is_read_alike("\n" + path.read_text("utf-8"), layout)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "text",
    [
        "Words bob ◴[14 Nov 12 points ada | 3 comments | | HN",  # a score line in a marker that is cut off
        "12 points ada | 3 comments | | source\nbob ◴[14 Nov\n12 points ada | 3 comments | | HN",
        "A title\nreplies(1): >>2 #\n12 points ada | 3 comments | | source",  # no title, regardless of the lines below
        "Bob\n1.\nbob\n◴[]\nNo.5\n[source]\n12 points ada | 3 comments | | source",
        "- back to thread\nA title\nin two lines\n12 points ada | 3 comments | | source\n",
        "Show[dead and alive post] No.101[source]",
        "A title\n12 points ada | 3 comments | | source | HN\nWords.",  # the part after it is cut off or lost
        "A title\n12 points ada | 3 comments | | source | bottom | HN request\nWords.",
    ],
)
def test_what_could_be_two_parts_is_read_alike(layout, text):
    assert is_read_alike("\n" + text, layout)


@settings(max_examples=25)
@given(threads(), st.integers(0, 2**32))
def test_pages_in_all_forms_and_with_all_damages_are_read_alike(thread, seed):
    page = hnparse.render(thread)
    for form in FORMS.values():
        text = form(page, Random(seed))
        for damage in DAMAGES.values():
            changed = "\n" + damage.change(text, Random(seed))
            for layout in LAYOUTS:
                assert is_read_alike(changed, layout)


@given(st.text(alphabet=st.sampled_from("◴[]()>#.:| \n\t\0Nosurcepli13\ud800"), max_size=300))
def test_any_text_parses(text):
    for layout in LAYOUTS:
        assert is_read_alike("\n" + text, layout)
    assert read_pages("\n" + text) or not text.strip()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_rule_and_every_terminal_is_in_the_tree_of_some_line(layout):
    """No rule and no terminal is dead."""
    trees = [
        PLAINS[layout].parse("\n" + line) for line in ["12 points ada | 3 comments | | source\nShow context", *LINES]
    ]
    rules = {tree.data for whole in trees for tree in whole.iter_subtrees()}
    assert rules == {rule.origin.name for rule in PLAINS[layout].rules if not rule.origin.name.startswith("_")}
    assert {token.type for tree in trees for token in tree.scan_values(lambda _: True)} == TERMINALS


def test_every_state_of_the_parser_takes_every_terminal_or_can_finish_first():
    """No order of tokens can fail: after each token, every other one and the end of the text are accepted."""
    for names_so_far in [(), *((name,) for name in TERMINALS), *product(TERMINALS, repeat=2)]:
        interactive = PLAIN.parse_interactive("")
        for name in names_so_far:
            interactive.feed_token(lark.Token(name, ""))
        assert interactive.accepts() == {*TERMINALS, "$END"}, names_so_far


def test_a_post_takes_its_lines_in_any_order():
    """The rule has an alternative for the usual order. The other alternatives accept all orders."""
    kinds = ["TEXT", "REPLIES_LINE", "PARENT_LINE", "SHOW_CONTEXT", "ID_FORM"]
    for names in product(kinds, repeat=4):
        interactive = PLAIN.parse_interactive("")
        for name in ("MARKER", *names):
            interactive.feed_token(lark.Token(name, ""))
        tree = interactive.feed_eof()
        assert [token.type for token in next(tree.find_data("post")).children] == ["MARKER", *names]


def test_the_grammar_has_no_conflicts(caplog):
    """Lark resolves conflicts silently and only logs them."""
    with caplog.at_level(logging.DEBUG, logger=lark.logger.name):
        grammars.build_parser("slacker_news", "lines", lexer="basic", debug=True)
    assert "onflict" not in caplog.text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_lark_alone_loads_the_grammar_from_its_folder(layout):
    paths = [] if layout == "lines" else [str(ROOT / "grammar" / layout)]
    alone = lark.Lark.open(str(ROOT / "grammar" / "slacker_news.lark"), parser="lalr", import_paths=paths)
    assert {(terminal.name, terminal.pattern) for terminal in alone.terminals} == {
        (terminal.name, terminal.pattern) for terminal in PLAINS[layout].terminals
    }


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_terminal_has_a_quantifier_or_a_group_that_keeps_what_it_took(layout):
    """Python before 3.11.5 matches them incorrectly, and Python before 3.11 does not have them."""
    for terminal in PLAINS[layout].terminals:
        assert not any(sign in terminal.pattern.to_regexp() for sign in ("*+", "++", "?+", "}+", "(?>")), terminal.name


@pytest.mark.parametrize("arguments", [("slacker",), ("slacker_news", "pieces"), ("hacker_news", "columns")])
def test_a_grammar_that_is_not_there_is_refused(arguments):
    with pytest.raises(ValueError, match="must be"):
        hnparse.grammar(*arguments)


# ---- The other dialects


OTHERS = [(PILE, "pile"), (HACKER_NEWS, "hacker_news")]
TEXTS = {
    "pile": [
        "======",
        "------",
        "~~~",
        "ada",
        "bob_2  ",
        "",
        "Words of some length, as people write them.",
        "    code()",
        "a",
    ],
    "hacker_news": [
        "Hacker News new | past | comments | ask | show | jobs | submit login",
        "54 points by ada 3 months ago | hide | past | favorite | 49 comments",
        "bob 3 hours ago | root | parent | prev | next [–]",
        "   * bob on March 28, 2025 [dead] | parent | next [2 more]",
        "2 hours ago | parent [–]",
        "[deleted]",
        "reply",
        "add comment",
        "More",
        "Guidelines | FAQ | Lists | API | Security",
        "Words, said 3 hours ago.",
        "",
        "bob",
    ],
}


def own_tokens(dialect, parts):
    """Return the tokens of the package in the form of Lark's tokens: a TEXT token after each mark."""
    if dialect == "hacker_news":
        rows = [part for row in parts.rows for part in (row.head, *row.parts)]
        places = [(part.type, part.start, part.end, part.stop) for part in (*parts.opening, *rows)]
    else:
        places = [(part.type, part.start, part.words, part.end) for part in chain.from_iterable(parts)]
    tokens = []
    for type_, start, words, end in places:
        if type_ != "TEXT":
            tokens.append(types.SimpleNamespace(type=type_, start=start, end=words))
        tokens.append(types.SimpleNamespace(type="TEXT", start=words, end=end))
    return tokens


@pytest.mark.parametrize(
    ("own", "dialect", "layout"),
    [(own, dialect, layout) for own, dialect in OTHERS for layout in grammars.LAYOUTS[dialect]],
)
@given(st.data())
def test_the_other_dialects_are_read_alike(own, dialect, layout, data):
    plain = OTHER_PLAINS[dialect, layout]
    lines = data.draw(st.lists(st.sampled_from(TEXTS[dialect]), max_size=8))
    text = "\n" + data.draw(st.sampled_from(["\n", " ", "\n\n", "\n  "])).join(lines)
    tokens = map(LarkToken.of, plain.parse(text).scan_values(lambda _: True))
    assert bare(text, own_tokens(dialect, own.parse(text, layout))) == bare(text, tokens)


OTHER_PLAINS = {
    (dialect, layout): hnparse.grammar(dialect, layout) for _, dialect in OTHERS for layout in grammars.LAYOUTS[dialect]
}


@pytest.mark.parametrize(("dialect", "layout"), OTHER_PLAINS)
def test_lark_alone_loads_the_grammars_of_the_other_dialects_from_their_folder(dialect, layout):
    paths = [] if layout == "lines" else [str(ROOT / "grammar" / layout)]
    alone = lark.Lark.open(str(ROOT / "grammar" / f"{dialect}.lark"), parser="lalr", import_paths=paths)
    assert {(terminal.name, terminal.pattern) for terminal in alone.terminals} == {
        (terminal.name, terminal.pattern) for terminal in OTHER_PLAINS[dialect, layout].terminals
    }


UNITS = [
    "HN request time: 0s\nx\n",
    "12 points a | 3 comments |" + " " * 40 + "x\n",
    "| source\nx\n",
    "A title\n",
    "bob ◴[\n",
    "replies(\n",
    "replies(1): >>1 #\n>\n",
    "\n \n",
    " " * 40,
    "Most active commenters\nname(3)\n",
]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("start", ["\n", "\n1. bob ◴[] No.1[source]\n"])
def test_a_long_text_of_one_kind_is_read(unit, start, layout):
    """In quadratic time, each text would take minutes. `benchmarks/hostile.py` measures it."""
    size = 200_000
    text = start + unit * (size // len(unit)) + "."
    assert PARSER.parse(text, layout)[-1].end == len(text)


# ---- Saved tables ----


@pytest.fixture
def fresh_parsers():
    parser._lark.cache_clear()
    yield
    parser._lark.cache_clear()


def test_saved_tables_give_the_parser_that_the_grammar_gives():
    saved = PARSER.compile("lines")
    loaded = lark.Lark.load(io.BytesIO(saved[sha256().digest_size :]))
    for lines in product(LINES, repeat=2):
        text = "\n" + "\n".join(lines)
        assert str(list(resolve_boundaries(loaded.parse(text)))) == str(read_pages(text))


@pytest.mark.usefixtures("fresh_parsers")
def test_saved_tables_are_used(monkeypatch):
    saved = {layout: PARSER.compile(layout) for layout in LAYOUTS}
    monkeypatch.setattr(grammars, "read_tables", lambda dialect, layout: saved[layout])
    monkeypatch.setattr(grammars, "build_parser", None)
    for layout in LAYOUTS:
        assert read_pages("\nWords.", layout)


@pytest.mark.usefixtures("fresh_parsers")
def test_saved_tables_that_name_modules_which_are_gone_are_not_used(monkeypatch):
    """Another version of the package can save such tables, with the same grammar and the same Lark."""
    gone = types.ModuleType("hnparse.gone")
    gone.LineLexer = type("LineLexer", (LineLexer,), {"__module__": gone.__name__})
    with monkeypatch.context() as older:
        older.setitem(sys.modules, gone.__name__, gone)
        saved = parser.Parser("slacker_news", gone.LineLexer, Rules).compile("lines")
    assert b"hnparse.gone" in saved
    monkeypatch.setattr(grammars, "read_tables", lambda dialect, layout: saved)
    assert read_pages("\nWords.")


@pytest.mark.usefixtures("fresh_parsers")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_saved_tables_of_another_layout_are_not_used(layout, monkeypatch):
    other = next(name for name in LAYOUTS if name != layout)
    saved = PARSER.compile(other)
    monkeypatch.setattr(grammars, "read_tables", lambda dialect, layout: saved)
    assert read_pages("\n1. bob ◴[] No.1[source] Words.", layout)[0].posts == [] or layout == "words"
