"""Threads as diagrams, graphs, Markdown, messages and utterances."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import hnparse
from hnparse import Comment, Missing, Story, Thread
from hnparse.cli import main
from hnparse.outputs import Exports
from pages import threads

ROOT = Path(__file__).parent.parent
KILN = Path(__file__).parent / "exports" / "kiln.txt"
FORMS = {"markdown": ".md", "dot": ".dot", "mermaid": ".mmd"}


@pytest.fixture(scope="module")
def kiln():
    return hnparse.load(KILN)


@pytest.fixture(scope="module")
def chain():
    """A chain of ten thousand replies."""
    first = Comment(1, "ada", text="So?", parent_source="top_level", kids=(2,))
    return Thread([first, *(Comment(i, "bob", None, "So.", i - 1, "reply_list", (i + 1,)) for i in range(2, 10_001))])


@pytest.mark.parametrize("form", FORMS)
def test_the_format_equals_the_file_for_the_page(form, kiln, capsys):
    expected = KILN.with_suffix(FORMS[form]).read_text("utf-8")
    assert getattr(kiln, f"to_{form}")() == expected
    assert main(["--format", form, str(KILN), str(KILN)]) == 0
    assert capsys.readouterr().out == expected * 2


def test_the_command_prints_one_item_per_line(kiln, capsys):
    assert main(["--format", "items", str(KILN)]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == kiln.to_items()


# ---- Graphs ----


def test_an_edge_leads_from_a_reply_to_its_parent(kiln):
    graph = kiln.to_networkx()
    assert set(graph.edges) == {(511, 510), (512, 510), (520, 511), (531, 530), (540, 510)}
    assert graph.nodes[512] == {"shown": False}
    assert graph.nodes[540] == {
        "shown": True, "by": "shard", "time": "2024-11-14T05:00:00Z", "text": "Buy my pots.",
        "parent_source": "reply_list", "depth": 2, "dead": True, "truncated": False,
    }  # fmt: skip
    assert graph.graph == {
        "title": 'Ask HN: Is a "kiln" worth it? [2019]', "site": "clay.example", "by": "potter_9", "score": 41,
        "text": "I fire 3 * 4 pots & some <b>bowls</b> a week.",
    }  # fmt: skip


@settings(max_examples=30)
@given(threads())
def test_the_graph_has_the_replies_of_the_thread(thread):
    graph = thread.to_networkx()
    assert set(graph) == {one.id for one in (*thread.comments, *thread.missing)}
    for comment in thread:
        below = {node for node in networkx.ancestors(graph, comment.id) if graph.nodes[node]["shown"]}
        assert {one.id for one in thread.descendants(comment)} <= below


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_graph_can_be_written_to_a_file(form, kiln):
    thread = Thread([*kiln.comments, Comment(600, None, text="\x00 \x1b[0m \ud83d ]]>")], kiln.missing, kiln.story)
    file = io.BytesIO()
    getattr(networkx, f"write_{form}")(thread.to_networkx(), file)
    file.seek(0)
    back = getattr(networkx, f"read_{form}")(file, node_type=int)
    assert back.nodes[600]["text"] == "\ufffd \ufffd[0m \ufffd ]]>"
    assert len(back.edges) == 5


def test_the_story_is_not_a_node():
    thread = Thread([Comment(101, "bob", parent=5, parent_source="top_level")], [Missing(102, 5)], Story(5))
    assert set(thread.to_networkx()) == {101, 102}
    assert thread.to_dot().count("-> story;") == thread.to_mermaid().count("--> story\n") == 2


def test_a_parent_that_is_not_shown_is_drawn_with_its_replies():
    thread = Thread([Comment(101, "bob", text="Why?", parent=99, parent_source="parent_line")])
    assert '99 [label="99 is not shown", style=dashed];' in thread.to_dot()
    assert "101 -> 99;" in thread.to_dot()
    assert "- *not shown* · [99]" in thread.to_markdown()
    assert "\n  - **bob** · [101]" in thread.to_markdown()


@given(st.text(st.characters(max_codepoint=127) | st.sampled_from('"\\&<>#;|[]{}`\n')))
def test_no_label_ends_its_line_or_its_quotes(text):
    thread = Thread([Comment(101, text, text=text)], (), Story(title=text))
    for drawing in (thread.to_dot(), thread.to_mermaid()):
        labels = [line for line in re.split(r"[\n\r\x0b\x0c]", drawing) if re.match(r"  (101|story)", line)]
        assert len(labels) == 2
        for line in labels:
            assert len(re.findall(r'(?<!\\)(?:\\\\)*"', line)) == 2


# ---- Markdown ----


def shown(tokens):
    """Return the visible characters of rendered Markdown, without spaces. Raw HTML has none."""
    words = []
    for token in tokens:
        if token.children is not None:
            words.append(shown(token.children))
        elif token.type in ("text", "code_inline", "fence", "code_block"):
            words.append(token.content)
    return "".join("".join(words).split())


PIECES = (
    "\n", "\n\n", "  x", "    code", "1. ", "1)", "- ", "* ", "+ ", "# h", "---", "===", "```", "~~", "**", "_", "a_b",
    "&amp;", "&#35;", "<b>", "<!--", "| a |", "|-|", "[x]: y", "![i](j)", "https://a.example/b_c*d", "https://a...",
    "[1] https://a.example/?q=(1)", "<https://q>", "\\", "$x$", "\t", " ",
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PIECES) | st.text("ab1.)#*-_`[]<&\\ \n", max_size=8), max_size=8).map("".join))
def test_markdown_shows_the_text_unchanged(text):
    markdown = Thread([Comment(7, "x_y_z", text=text)]).to_markdown()
    assert shown(MarkdownIt("gfm-like", {"linkify": False}).parse(markdown)).endswith(
        "parentunknown" + "".join(text.split())
    )


def test_a_quote_ends_before_the_reply():
    markdown = Thread([Comment(7, "bob", text="> one\n>two\nNo.\n>> three\n\n>")]).to_markdown()
    assert markdown.endswith("\n\n  > one\\\n  > two\n\n  No.\n\n  > \\> three\n\n  \\>\n")


def test_code_with_a_blank_line_is_one_fence():
    markdown = Thread([Comment(7, "bob", text="So:\n\n  if x:\n\n    y()\n\nOr so.")]).to_markdown()
    assert markdown.endswith("\n\n  So:\n\n  ```\n    if x:\n\n      y()\n  ```\n\n  Or so.\n")


def test_a_title_and_a_name_stay_on_their_lines():
    thread = Thread([Comment(7, "a\n# b", text="So.")], story=Story(title="One\n\n- two"))
    assert thread.to_markdown().startswith("# One - two\n\n*no name*\n\n- **a # b** ")


def test_a_comment_of_unknown_parent_is_not_shown_as_top_level():
    markdown = Thread([Comment(7, "bob")], [Missing(9)], Story(id=5)).to_markdown()
    assert markdown.endswith("- *not shown* · [9](https://news.ycombinator.com/item?id=9) · parent unknown\n")
    markdown = Thread([Comment(7, "bob")], [Missing(9, 5)], Story(id=5)).to_markdown()
    assert markdown.endswith("- *not shown* · [9](https://news.ycombinator.com/item?id=9)\n")


def test_a_label_is_short():
    thread = Thread([Comment(7, "ada" * 1_000, text="So. " * 1_000)], story=Story(title="Why? " * 1_000))
    assert max(map(len, (thread.to_dot() + thread.to_mermaid()).splitlines())) < 120


def test_missing_comments_in_a_cycle_are_shown():
    markdown = Thread([Comment(9, "bob", parent=8)], [Missing(7, 8), Missing(8, 7)]).to_markdown()
    assert re.findall(r"\[(\d)\]", markdown) == ["7", "8", "9"]


def test_below_the_eighth_level_a_comment_names_its_parent(chain):
    lines = [line for line in chain.to_markdown().splitlines() if line.lstrip().startswith("- ")]
    assert [len(line) - len(line.lstrip()) for line in lines[:10]] == [0, 2, 4, 6, 8, 10, 12, 14, 14, 14]
    assert "in reply to" not in lines[7]
    assert lines[8].endswith("· in reply to [8](https://news.ycombinator.com/item?id=8)")
    assert len(lines) == 10_000


# ---- Messages ----


def test_a_branch_becomes_a_chat(kiln):
    assert kiln.to_messages(531, assistant="slip") == [
        {"role": "assistant", "name": "slip", "content": "Its parent is gone."},
        {"role": "user", "name": "ember", "content": "And so is its grandparent's name."},
    ]
    messages = kiln.to_messages(kiln[520], story="system")
    assert [message["role"] for message in messages] == ["system", "user", "user", "user"]
    assert messages[0]["content"] == f"{kiln.story.title}\n\n{kiln.story.text}"


def test_names_in_a_chat_only_have_allowed_characters():
    thread = Thread([Comment(101, "böb x"), Comment(102, None, parent=101)])
    assert [message.get("name") for message in thread.to_messages(102, story="user")] == ["b_b_x", None]


def test_a_comment_that_is_not_shown_has_no_branch(kiln):
    with pytest.raises(KeyError, match="comment 512 is missing"):
        kiln.to_messages(512)


# ---- ConvoKit ----


@settings(max_examples=50)
@given(threads())
def test_each_conversation_is_a_tree(thread):
    utterances = {utterance["id"]: utterance for utterance in thread.to_convokit()}
    for utterance in utterances.values():
        first = utterances[utterance["conversation_id"]]
        assert first["reply-to"] is None
        if utterance["reply-to"] is None:
            assert utterance["id"] == utterance["conversation_id"]
        else:
            assert utterances[utterance["reply-to"]]["conversation_id"] == utterance["conversation_id"]
    assert [id_ for id_ in utterances if id_.isdecimal() and int(id_) in thread] == [str(c.id) for c in thread.walk()]


def test_an_utterance_has_the_keys_of_convokit(kiln):
    story, first, *_ = kiln.to_convokit()
    assert story["id"] == story["conversation_id"] == first["reply-to"] == "story of 510"
    assert (story["speaker"], story["meta"]) == ("potter_9", {"type": "story", "site": "clay.example", "score": 41})
    assert (first["id"], first["speaker"], first["timestamp"]) == ("510", "glaze-fan", 1731549960)
    orphan = next(utterance for utterance in kiln.to_convokit() if utterance["id"] == "530")
    assert (orphan["reply-to"], orphan["conversation_id"], orphan["meta"]["parent_source"]) == (None, "530", "unknown")
    assert Thread([Comment(101, None)]).to_convokit()[0]["speaker"] == "[unknown]"
    assert Thread().to_convokit() == []


def test_timestamps_can_be_the_order(kiln):
    for thread in (kiln, hnparse.load(ROOT / "examples" / "pile.txt")):
        utterances = thread.to_convokit(timestamps="order")
        times = {utterance["id"]: utterance["timestamp"] for utterance in utterances}
        assert all(type(time) is int and time >= 0 for time in times.values())
        assert len(set(times.values())) == len(times)
        assert all(one["reply-to"] is None or times[one["reply-to"]] < times[one["id"]] for one in utterances)
        assert {one["meta"]["timestamp"] for one in utterances} == {"order"}
        assert not any("timestamp" in one["meta"] for one in thread.to_convokit())
    with pytest.raises(ValueError, match='timestamps must be "order" or None'):
        kiln.to_convokit(timestamps="time")


def test_utterances_of_texts_without_ids_have_distinct_ids():
    one = hnparse.load(ROOT / "examples" / "pile.txt")
    two = Thread(one.comments, one.missing, Story(None, "Another mill", None, "ada"))
    ids = [utterance["id"] for thread in (one, two) for utterance in thread.to_convokit()]
    assert len(set(ids)) == len(ids) == 2 * (len(one) + 1)
    assert not any(utterance["meta"].get("parent") for utterance in one.to_convokit())


@pytest.mark.parametrize("name", ["tides", "pile", "two-pages"])
def test_convokit_reads_and_walks_the_utterances(name, tmp_path):
    convokit = pytest.importorskip("convokit")
    threads = hnparse.merge(hnparse.load_all(ROOT / "examples" / f"{name}.txt"))
    with (tmp_path / "utterances.jsonl").open("w") as file:
        for thread in threads:
            file.writelines(json.dumps(one) + "\n" for one in thread.to_convokit(timestamps="order"))
    corpus = convokit.Corpus(filename=str(tmp_path / "utterances.jsonl"))
    assert corpus.get_utterance_ids()
    for conversation in corpus.iter_conversations():
        assert conversation.check_integrity(verbose=False)
        walked = [utterance.id for utterance in conversation.traverse("dfs")]
        assert sorted(walked) == sorted(conversation.get_utterance_ids())
        assert len(list(conversation.get_subtree(conversation.id).bfs_traversal())) == len(walked)
        assert len(conversation.get_chronological_utterance_list()) == len(walked)
        assert all(path[0].id == conversation.id for path in conversation.get_longest_paths())


# ---- All of them ----

EXPORTS = [name for name in dir(Exports) if name.startswith("to_")]
ARGUMENTS = {"to_messages": [10_000], "to_sqlite": [":memory:"]}


@pytest.mark.parametrize("name", EXPORTS)
def test_no_export_recurses(name, chain):
    getattr(chain, name)(*ARGUMENTS.get(name, ()))


@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_is_in_the_documentation(name):
    assert f"`{name}(" in (ROOT / "docs" / "exports.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "package", "extra"),
    [
        ("to_pandas", "pandas", "pandas"),
        ("to_polars", "polars", "polars"),
        ("to_arrow", "pyarrow", "arrow"),
        ("to_networkx", "networkx", "networkx"),
    ],
)
def test_the_error_for_a_missing_package_says_how_to_install_it(name, package, extra, monkeypatch):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ImportError, match=f"{name} needs {package}: pip install {package}, or the extra '{extra}'"):
        getattr(Thread(), name)()


def test_import_hnparse_imports_no_package_of_an_export():
    code = "import sys; before = set(sys.modules); import hnparse; print(*sorted(set(sys.modules) - before))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    needed = {"networkx", "pandas", "polars", "pyarrow", "sqlite3", "json", "html", "html.parser", "urllib.parse"}
    assert not needed & set(result.stdout.split())
