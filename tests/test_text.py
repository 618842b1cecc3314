"""The text of a comment as in the dump, without the layout of the page, and files of any encoding."""

import codecs
import io

import pytest

import hnparse

TEXT = """\
A title

(host.example)
12 points ada | 1 comments | | HN request time: 0s | source
1. bob ◴[] No.101[source]
Über.
"""


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("One.\n\n\n\n\nTwo.", "One.\n\nTwo."),
        ("One.   \n  \nTwo.\t", "One.\n\nTwo."),
        ("\n\nOne.\n\n", "One."),
        ("One:\n\n    code\n      more\nTwo.", "One:\n\n    code\n      more\nTwo."),
        ("    code first", "    code first"),
        ("> a quote\nand an answer", "> a quote\nand an answer"),
    ],
)
@pytest.mark.parametrize("indent", ["", "  ", "\t", "        "])
def test_words_keep_their_paragraphs_and_code_its_indentation(story, body, words, indent):
    lines = f"1. ada ◴[] No.101[source]\n{body}\nreplies(1): >>102 #\n2. bob ◴[] No.102[source]\nTwo.\n".splitlines()
    thread = story("\n".join(indent + line if line.strip() else line for line in lines), comments=2)
    assert thread[101].text == words


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_files_are_read_in_the_encoding_of_their_byte_order_mark(tmp_path, encoding):
    path = tmp_path / "page.txt"
    path.write_bytes(TEXT.encode(encoding))
    thread = hnparse.load(path)
    assert thread[101].text == "Über."
    assert thread.diagnostics == ()
    assert thread.pages[0].source == str(path)


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, b""], ids=["big endian", "no mark"])
def test_bytes_that_cannot_be_decoded_are_replaced_and_reported(mark):
    data = (
        mark + TEXT.encode("utf-16-be") + b"\xd8"
        if mark
        else TEXT.encode("latin-1", "replace").replace(b"?[]", "◴[]".encode())
    )
    thread = hnparse.load(io.BytesIO(data))
    assert [(d.code, d.line) for d in thread.diagnostics if d.code == "undecodable"] == [
        ("undecodable", 7 if mark else 6)
    ]
    assert "\ufffd" in thread[101].text


def test_open_files_are_read_as_text_or_as_bytes(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(TEXT, "utf-8")
    with path.open(encoding="utf-8") as text, path.open("rb") as data:
        assert hnparse.load(text) == hnparse.load(data) == hnparse.load(path)


def test_source_and_url_are_kept():
    page = hnparse.parse(TEXT, source="a.txt", url="https://viewer.example/item?id=101").pages[0]
    assert (page.source, page.url) == ("a.txt", "https://viewer.example/item?id=101")


def test_several_pages_in_one_text():
    threads = list(hnparse.parse_pages(TEXT + TEXT.replace("No.101", "No.201")))
    assert [[comment.id for comment in thread] for thread in threads] == [[101], [201]]
    assert [thread.pages[0].line for thread in threads] == [1, 7]


@pytest.mark.parametrize(
    ("head", "title", "site"),
    [
        ("A title (host.example)\n", "A title", "host.example"),
        ("A title (1988) (a.host.example:8080)\n", "A title (1988)", "a.host.example:8080"),
        ("A title (part two)\n", "A title (part two)", None),
        ("A title (v1.2)\n", "A title (v1.2)", None),
        ("A title (host.example)\n(other.example)\n", "A title (host.example)", "other.example"),
        ("My page (me.example) | slacker news\nMy page (me.example)\n", "My page (me.example)", None),
    ],
)
def test_a_site_on_the_line_of_the_title_is_taken_apart(head, title, site):
    story = hnparse.parse(head + "12 points ada | 0 comments | | HN request time: 0s | source\n(no comments)\n").story
    assert (story.title, story.site) == (title, site)
