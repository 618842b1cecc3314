"""The views of a thread: lines, the HTML of a notebook, a page for a browser, and a plot."""

import ast
import base64
import contextlib
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import unicodedata
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from hnparse import Comment, Diagnostic, Missing, Page, Story, Thread
from hnparse.outputs.views.plot_layout import lay_out
from pages import threads

ROOT = Path(__file__).parent.parent
NASTY = [
    "<script>document.title = 'bad'</script>",
    "</style></script></details><img src=x onerror=alert(1)>",
    "'\" onclick='alert(1)' \" &lt; &amp;amp; {{parts}} {{title}} {{policy}}",
    "javascript:alert(1) http://a.example/'\"><b> https://b.example/?a=1&b=2 HTTPS://c.example",
    "\x00\x1b[31m\r\x85\u202eabc\ud800\udfff\ufffe",
    "> <b>\n> </blockquote>\n\n    </pre><i>\n\n- <ul>\n\n[1] http://d.example/<p>",
    "]]> <!-- --> <![CDATA[ $x$ _y ;",
]
TEXTS = st.sampled_from(NASTY) | st.text(max_size=200) | st.just("word " * 1_000)
IDS = st.integers(1, 10**18)


@st.composite
def nasty_threads(draw):
    """Threads that no page would give, with texts that try to be markup or code."""
    comments = []
    for id_ in draw(st.lists(st.integers(1, 30), unique=True, max_size=8)):
        older = st.none() | st.integers(1, id_ - 1) if id_ > 1 else st.none()
        parent = draw(older)
        source = "parent_line" if parent else draw(st.sampled_from(["top_level", "unknown"]))
        depth = draw(st.none() | st.integers(1, 9))
        comments.append(Comment(id_, draw(st.none() | TEXTS), None, draw(TEXTS), parent, source, depth=depth))
    shown = {comment.id for comment in comments}
    missing = [
        Missing(id_, draw(st.none() | st.integers(1, 40)))
        for id_ in draw(st.lists(st.integers(1, 40), unique=True, max_size=8))
        if id_ not in shown
    ]
    story = Story(
        draw(st.none() | st.integers(31, 40)), *[draw(st.none() | TEXTS) for _ in range(3)], 1, None, draw(TEXTS)
    )
    page = Page(
        draw(TEXTS), draw(TEXTS), numbered=tuple(range(5_000)), kind=draw(st.sampled_from(["story", "comment"]))
    )
    diagnostic = Diagnostic(draw(TEXTS), "error", draw(TEXTS), draw(TEXTS))
    return Thread(comments, tuple(missing), story, (page,), (diagnostic,))


@pytest.fixture
def discussion():
    """Return the thread of a page with a hidden reply, a hidden parent, and an unknown parent."""
    comments = (
        Comment(1, "ada", text="Does it *purl*?\n\n> or knit", parent_source="top_level", kids=(2, 3, 4), depth=1),
        Comment(3, "bob", text="It does.", parent=1, parent_source="reply_list", depth=2),
        Comment(6, "eve", text="Mine too.", parent=5, parent_source="parent_line"),
        Comment(7, None, text="What about\ncables?", depth=4, dead=True),
    )
    missing = (Missing(2, 1), Missing(4, 1), Missing(5), Missing(9))
    return Thread(comments, missing, Story(title="Show HN: A knitting simulator", by="ada", score=12))


@pytest.fixture
def chain():
    """A function that returns a chain of replies."""

    def make(length):
        top = Comment(1, "ada", text="So it goes.", parent_source="top_level", depth=1)
        below = [Comment(n, "bob", text="on and on " * 20, parent=n - 1, depth=n) for n in range(2, length + 1)]
        return Thread((top, *below))

    return make


# ---- Lines --------------------------------------------------------------------------------------------------------


def test_a_tree_fits_the_given_width():
    comments = (
        Comment(1, "ada", text="パンとバターと🥐 and some more words " * 4, parent_source="top_level", depth=1),
        Comment(2, "パン屋", text="e\u0301" * 400, parent=1, parent_source="reply_list", depth=2),
        Comment(3, "bob", text="words " * 40, parent=2, parent_source="reply_list", depth=3),
    )
    thread = Thread(comments, [], Story(title="パン" * 80))
    for width in (50, 80, 120):
        lines = thread.to_tree(width).splitlines()
        assert max(map(wcswidth, lines)) <= width
        assert [wcswidth(line) >= width - 8 for line in lines if line.startswith(" ") or "(1" in line] == [True] * 3


@pytest.mark.parametrize(("is_terminal", "columns", "width"), [(True, 120, 120), (True, 9, 40), (False, 120, 80)])
def test_print_uses_the_width_of_the_terminal(monkeypatch, is_terminal, columns, width):
    thread = Thread([Comment(1, "ada", text="So it goes. " * 40, parent_source="top_level", depth=1)])
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr("sys.stdout.isatty", lambda: is_terminal)
    assert str(thread) == thread.to_tree(width)
    monkeypatch.setattr("sys.stdout", None)
    assert str(thread) == thread.to_tree() == thread.to_tree(80)


def test_print_shows_the_tree_missing_comments_and_comments_with_unknown_parents(discussion):
    assert str(discussion) == (
        "Show HN: A knitting simulator\n"
        "12 points by ada, 4 comments, 4 missing\n"
        "\n"
        "ada (1, submitter): Does it *purl*? > or knit\n"
        "  … 2 replies not shown: 2, 4\n"
        "  bob (3): It does.\n"
        "\n"
        "Below comments that are not shown:\n"
        "… 5 is not shown\n"
        "  eve (6): Mine too.\n"
        "\n"
        "Parent unknown:\n"
        "? (7, dead, depth 4): What about cables?\n"
        "\n"
        "Named elsewhere:\n"
        "… 1 comment not shown: 9"
    )


def test_a_comment_that_is_not_shown_is_between_its_parent_and_its_reply():
    top = Comment(1, "ada", text="Hm.", parent_source="top_level", kids=(2,))
    thread = Thread((top, Comment(3, "bob", text="Ha.", parent=2, parent_source="parent_line")), (Missing(2, 1),))
    assert str(thread).splitlines()[3:] == ["ada (1): Hm.", "  … 2 is not shown", "    bob (3): Ha."]


def test_a_top_level_comment_that_is_not_shown_is_below_the_story():
    items = [
        {"id": 5, "type": "story", "title": "Knitting", "kids": [6, 7, 8]},
        {"id": 6, "type": "comment", "parent": 5, "deleted": True},
        {"id": 7, "type": "comment", "parent": 5, "by": "ada", "text": "Does it purl?"},
        {"id": 8, "type": "comment", "parent": 5, "deleted": True},
        {"id": 9, "type": "comment", "parent": 6, "by": "bob", "text": "It does."},
    ]
    thread = Thread.from_items(items)
    shown = "… 6 is not shown\n  bob (9): It does.\nada (7): Does it purl?\n… 8 is not shown"
    assert str(thread).split("\n\n", 1)[1] == shown
    assert [(spot.shown, spot.y) for spot in lay_out(thread).known] == [(False, 1), (True, 2), (True, 1), (False, 1)]
    assert lay_out(thread).apart == ()


def test_a_long_chain_is_indented_to_the_twentieth_level_and_numbered_below(chain):
    lines = str(chain(30_000)).splitlines()
    assert len(lines) == 30_003
    assert max(map(len, lines)) <= 80
    assert lines[3 + 20].startswith(" " * 40 + "bob (21): ")
    assert lines[3 + 21].startswith(" " * 40 + "[21] bob (22): ")


def test_ids_of_comments_that_are_not_shown_are_cut_to_the_width():
    top = Comment(1, "ada", parent_source="top_level")
    line = str(Thread((top,), tuple(Missing(id_, 1) for id_ in range(2, 5_000)))).splitlines()[-1]
    assert line.startswith("  … 4998 replies not shown: 2, 3, ")
    assert line.endswith(", …")
    assert len(line) <= 80


@settings(max_examples=30)
@given(threads())
def test_every_comment_has_one_line_and_every_other_id_is_named(thread):
    lines = str(thread).splitlines()[2:]
    shown = [int(match[1]) for line in lines if (match := re.match(r" *[\w-]+ \((\d+)[,)]", line))]
    hidden = [int(id_) for line in lines if line.lstrip().startswith("…") for id_ in re.findall(r"(?<!… )\b\d+", line)]
    hidden += [int(match[1]) for line in lines if (match := re.match(r" *… (\d+) is", line))]
    assert sorted(shown) == [comment.id for comment in thread]
    assert {missing.id for missing in thread.missing} <= set(hidden)


@settings(max_examples=50)
@given(nasty_threads())
def test_printed_text_is_short_and_printable(thread):
    for one in (thread, thread.story, *thread.comments, *thread.missing, *thread.pages, *thread.diagnostics):
        assert len(repr(one)) <= 600
        assert is_printable(repr(one))
    assert all(len(line) <= 200 and is_printable(line) for line in str(thread).split("\n"))


@pytest.mark.parametrize("parents", [{7: 35, 35: 35}, {7: 8, 8: 7}, {1: 2, 2: 3, 3: 1, 9: 1}])
def test_missing_comments_that_name_each_other_as_parents_are_shown_as_hidden(parents):
    thread = Thread((), [Missing(id_, parent) for id_, parent in parents.items()])
    assert str(len(parents)) in str(thread)
    assert all(str(id_) in thread.to_html() for id_ in parents)


def is_printable(line):
    return not any(unicodedata.category(char) in ("Cc", "Cs") for char in line)


# ---- HTML ---------------------------------------------------------------------------------------------------------


class Reader(HTMLParser):
    """Reads HTML and asserts that all elements are known and closed."""

    EMPTY = frozenset(["meta", "br", "input"])
    KNOWN = re.compile(
        "html|head|title|style|script|body|header|nav|main|section|article|details|summary|div|p|span|b|i|bdi|a|time|"
        "blockquote|pre|code|h1|h2|ul|li|button|output|dialog|table|tbody|tr|td|kbd"
    )

    def __init__(self, page):
        super().__init__()
        self.open, self.elements, self.words, self.nested = [], [], {}, []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        assert tag in self.EMPTY or self.KNOWN.fullmatch(tag)
        assert not [name for name in attributes if name.startswith("on")]
        if "href" in attributes:
            assert re.match(r"#c\d+$|(?i:https?)://[\w.]+", attributes["href"])
        self.elements.append((tag, attributes))
        self.nested += [(tag, attributes, above) for above, _ in self.open]
        if tag not in self.EMPTY:
            self.open.append((tag, attributes))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        for tag, attributes in self.open:
            if tag == "article" and "id" in attributes:
                self.words[attributes["id"]] = self.words.get(attributes["id"], "") + data

    def ids(self):
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


def content(text):
    """Return the letters and digits of a text, which HTML must keep."""
    return "".join(char for char in text if char.isalnum())


@settings(max_examples=50)
@given(nasty_threads() | threads())
def test_a_page_has_every_comment_once_and_escapes_all_text(thread):
    reader = Reader(thread.to_html())
    anchors = sorted(int(id_[1:]) for id_ in reader.ids() if re.fullmatch(r"c\d+", id_))
    answered = {c.parent for c in (*thread, *thread.missing) if c.parent is not None} - {thread.story.id}
    assert anchors == sorted({c.id for c in thread} | {m.id for m in thread.missing} | answered)
    for comment in thread:
        words = reader.words[f"c{comment.id}"]
        assert content(comment.by or "") in content(words)
        assert content(comment.text) in content(words)


@pytest.mark.parametrize("bad", NASTY[:3])
def test_fields_of_any_type_are_escaped(bad):
    comments = [Comment(7, "ada", parent_source=bad, depth=bad), Comment(8, "ada", depth=bad)]
    reply = Comment(9, "ada", parent=bad, parent_source="reply_list")
    wrong = Diagnostic("two-parents", bad, "A message.", line=bad, column=bad)
    for missing in ([Missing(bad)], [Missing(9, 7)]):
        thread = Thread(comments, missing, Story(score=bad), (), (wrong,))
        for page in (thread.to_html(), *[it._repr_html_() for it in (thread, wrong, reply, *comments)]):
            assert bad not in page
            Reader(page)


def test_a_page_is_the_same_in_a_file_and_has_a_policy(discussion, tmp_path):
    page = discussion.to_html()
    assert discussion.to_html(tmp_path / "page.html") is None
    assert (tmp_path / "page.html").read_bytes().decode() == page
    policy = next(a["content"] for tag, a in Reader(page).elements if a.get("http-equiv") == "Content-Security-Policy")
    for kind in ("script", "style"):
        text = re.search(f"<{kind}>(.*?)</{kind}>", page, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "style=" not in page


def test_a_page_links_missing_comments_to_hacker_news(discussion):
    links = [attributes.get("href") for tag, attributes in Reader(discussion.to_html()).elements if tag == "a"]
    for id_ in (2, 4, 5, 9):
        assert f"https://news.ycombinator.com/item?id={id_}" in links
    assert "#c5" in links


def test_a_page_lists_each_url_once():
    urls = ("https://a.example/?id=1&x", "https://a.example/?id=1&x", "javascript:alert(1)", "http://b.example/")
    shown = Thread(pages=[Page(f"{place}.txt", url) for place, url in enumerate(urls)]).to_html()
    assert "<summary>2 pages</summary>" in shown
    assert shown.count(">https://a.example/?id=1&amp;x</a>") == 1
    assert "javascript:alert" not in shown
    assert ">the page</a>" in Thread(pages=[Page("a.txt", urls[0])]).to_html()


def test_only_complete_urls_are_links():
    shortened = "https://a.example/" + "a" * 42 + "..."
    text = f"See {shortened} and http://b.example/?x=1&y=2, not ftp://c.example or javascript:alert(1)."
    page = Comment(1, "ada", text=text)._repr_html_()
    assert [attributes["href"] for tag, attributes in Reader(page).elements if tag == "a"] == [
        "http://b.example/?x=1&y=2"
    ]
    assert shortened in page


def test_summaries_have_no_links_and_code_can_be_scrolled_by_keys(discussion):
    code = Comment(10, "ada", text="See https://a.example/\n\n    x = 1", parent_source="top_level")
    reader = Reader(Thread((*discussion, code), discussion.missing, discussion.story).to_html())
    assert "summary" not in {above for tag, _, above in reader.nested if tag in ("a", "button")}
    assert [attributes["tabindex"] for tag, attributes in reader.elements if tag == "pre"] == ["0"]


def test_a_deep_chain_is_a_flat_page(chain):
    reader = Reader(chain(3_000).to_html())
    levels = [int(a["data-level"]) for tag, a in reader.elements if tag == "article"]
    assert levels == list(range(3_000))


CHROMIUM = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here to open the page in")
def test_a_browser_runs_the_script_of_the_page_and_no_other(discussion, tmp_path):
    bad = Comment(10, "bad", text="\n\n".join(NASTY), parent_source="top_level")
    story = Story(title="</title><script>document.documentElement.dataset.bad = 1</script>")
    Thread((*discussion, bad), discussion.missing, story).to_html(tmp_path / "page.html")
    flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    more = ("--disable-component-update", "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom")
    command = [CHROMIUM, *flags.split(), *more, (tmp_path / "page.html").as_uri() + "#c3"]
    dom = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=True).stdout
    opening = re.search("<html[^>]*>", dom)[0]
    assert 'data-comments="5"' in opening
    assert "data-bad" not in opening
    assert re.search('<article id="c3" class="row l1 current"', dom)


# ---- Notebooks ----------------------------------------------------------------------------------------------------


def test_dollar_signs_are_not_mathematics_in_a_notebook():
    comment = Comment(1, "ada", text="From $5 to $10.")
    for one in (Thread([comment]), comment, Diagnostic("two-parents", "warning", "$5 $10")):
        (_, attributes), *_ = Reader(one._repr_html_()).elements
        assert {"tex2jax_ignore", "mathjax_ignore"} <= set(attributes["class"].split())


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("severity", ["info", "warning", "error"])
def test_a_severity_can_be_read_on_any_page(severity):
    _, (_, label), *_ = Reader(Diagnostic("two-parents", severity, "m")._repr_html_()).elements
    ground = re.match("background:(#[0-9a-f]{6});color:#fff;", label["style"])[1]
    assert 1.05 / (luminance(ground) + 0.05) >= 4.5


def test_long_texts_are_short_in_a_notebook(chain):
    thread = chain(500)
    wide = Thread(
        [Comment(n, f"n{n}", parent=n - 1 or None) for n in range(1, 500)], [Missing(n) for n in range(600, 900)]
    )
    for one in (thread.comments, wide.missing, wide.interactions()):
        assert len(repr(one)) < 600
        assert repr(one).endswith((" more)", " more}"))
    assert thread.comments == tuple(thread.comments)
    assert repr(thread.comments[:2]) == repr(tuple(thread.comments)[:2])


@settings(max_examples=30)
@given(nasty_threads())
def test_the_html_of_a_notebook_is_small_and_escapes_all_text(thread):
    for one in (thread, *thread.comments, *thread.diagnostics):
        Reader(one._repr_html_())
    assert len(thread._repr_html_()) < 40_000


def test_a_notebook_shows_the_first_levels_and_counts_the_rest(chain):
    thread = chain(50)
    shown = thread._repr_html_()
    assert len(re.findall("<li>", shown)) == 3
    assert "47 more below" in shown


def test_a_notebook_shows_the_first_threads_and_counts_the_others():
    tops = [Comment(id_, "ada", text="Hm.", parent_source="top_level") for id_ in range(1, 101)]
    replies = [Comment(id_ + 100, "bob", text="Ha.", parent=id_, parent_source="reply_list") for id_ in range(1, 101)]
    shown = Thread((*tops, *replies))._repr_html_()
    assert shown.count("<b>ada</b>") == 15
    assert "… and 85 more, with 170 comments in all" in shown


def test_a_notebook_shows_how_the_parent_of_a_comment_is_known(discussion):
    assert "reply to 1: named by the replies line of its parent" in discussion[3]._repr_html_()
    assert "the page does not show the parent" in discussion[7]._repr_html_()


def test_a_notebook_notes_what_is_missing(discussion):
    shown = discussion._repr_html_()
    assert "Named and not shown: 4 comments (2, 4, 5, 9)." in shown
    assert "Parent unknown: 1 comment." in shown


# ---- Plots --------------------------------------------------------------------------------------------------------


@pytest.fixture
def pyplot():
    """The module pyplot of matplotlib, without a screen."""
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    from matplotlib import pyplot

    yield pyplot
    pyplot.close("all")


@settings(max_examples=50)
@given(threads() | nasty_threads())
def test_in_a_plot_no_comments_overlap_and_each_is_centred_above_its_replies(thread):
    layout = lay_out(thread)
    spots = [*layout.known, *layout.apart]
    assert sum(spot.shown for spot in spots) == len(thread)
    levels = {}
    for spot in spots:
        assert -1e-6 <= spot.x <= layout.right + 1e-6
        levels.setdefault(spot.y, []).append(spot.x)
        if spot.below:
            assert spot.x == pytest.approx((spot.below[0].x + spot.below[-1].x) / 2)
            assert {below.y for below in spot.below} == {spot.y + 1}
    for places in levels.values():
        places.sort()
        assert all(right - left > 0.999 for left, right in pairwise(places))


@settings(max_examples=30)
@given(threads())
def test_in_a_plot_of_a_page_the_height_is_the_depth(thread):
    layout = lay_out(thread)
    known = [comment.depth for comment in thread if comment.depth is not None]
    heights = [spot.y for spot in (*layout.known, *layout.apart) if spot.shown]
    if len(known) == len(thread):
        assert sorted(heights) == sorted(known)
    assert len(heights) == len(thread)


def test_a_chain_of_any_length_is_a_straight_line(chain):
    assert {spot.x for spot in lay_out(chain(20_000)).known} == {0.0}


def test_plot_draws_a_circle_for_each_comment_and_a_hollow_one_for_each_that_is_not_shown(discussion, pyplot):
    ax = discussion.plot()
    legend = [text.get_text() for text in ax.get_legend().get_texts()]
    assert legend == ["the story", "ada (1)", "bob (1)", "eve (1)", "others (1)", "not shown (3)"]
    assert ax.get_title() == "Show HN: A knitting simulator"
    assert "parent unknown" in [text.get_text() for text in ax.texts]
    ax.figure.canvas.draw()


def test_plot_draws_into_given_axes_and_as_svg(discussion, pyplot, tmp_path):
    figure, axes = pyplot.subplots(1, 2)
    assert discussion.plot(axes[1], authors=1) is axes[1]
    figure.savefig(tmp_path / "tree.svg")
    assert "<svg" in (tmp_path / "tree.svg").read_text("utf-8")


def test_plot_shows_names_and_titles_unchanged(pyplot):
    comment = Comment(1, "_a$b$_", text="", parent_source="top_level")
    ax = Thread((comment,), story=Story(title="From $5 to $6_7^8$")).plot()
    ax.figure.canvas.draw()
    assert "_a$b$_ (1)" in [text.get_text() for text in ax.get_legend().get_texts()]


@pytest.mark.parametrize("thread", [Thread(), Thread((Comment(1, "ada"),))], ids=["no comment", "one with no parent"])
def test_plot_draws_small_threads(thread, pyplot):
    thread.plot().figure.canvas.draw()
    assert len(pyplot.get_fignums()) == 1


def test_plot_has_a_colour_for_seven_authors_and_no_more(discussion, pyplot):
    with pytest.raises(ValueError, match="colours for 0 to 7 authors, not for 8"):
        discussion.plot(authors=8)


def test_plot_says_what_to_install(discussion, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ImportError, match="plot needs matplotlib: pip install matplotlib, or the extra 'plot'"):
        discussion.plot()


# ---- The gallery --------------------------------------------------------------------------------------------------


def test_the_gallery_shows_what_its_cells_give(pyplot, monkeypatch):
    monkeypatch.chdir(ROOT / "docs")
    notebook = json.loads(Path("gallery.ipynb").read_text("utf-8"))
    names = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            source = "".join(cell["source"])
            printed, value = run(source, names)
            assert printed == "".join(output_of(cell, "text"))
            if value is not None and not source.endswith(";"):
                # Jupyter breaks long lines at any place.
                assert "".join(repr(value).split()) == "".join(output_of(cell, "text/plain").split())
                assert output_of(cell, "text/html") == getattr(value, "_repr_html_", str)()


def run(source, names):
    """Return what a cell prints, and the value of its last line."""
    *statements, last = ast.parse(source).body
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(ast.Module(statements, []), "<cell>", "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)
        else:
            value = exec(compile(ast.Module([last], []), "<cell>", "exec"), names)
    return printed.getvalue(), value


def output_of(cell, kind):
    """Return the output of a cell with this MIME type, or what it prints for ``"text"``."""
    for output in cell["outputs"]:
        found = output.get(kind) or output.get("data", {}).get(kind)
        if found and (kind == "text") == (output["output_type"] == "stream"):
            return "".join(found)
    return ""
