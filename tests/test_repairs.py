"""Repairs: a page is changed only if its own signs show the damage, and never because of quoted text."""

import html

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import hnparse
from damage import DAMAGES, FORMS
from pages import threads

HEAD = "A title\n\n(kiln.example)\n12 points ada | {} comments | | HN request time: 0s | source\n"
QUOTES = [
    "Write &lt;b&gt; for bold",
    "It says &gt;&gt;42133884 there",
    "The sign is &#9716; and the other &larr; back to thread",
    "&larr;back to thread",
    "&#91;source&#93; is escaped",
    "&amp; and &uarr; and &#x27;",
    "Why does it say â€™ and cafÃ© here?",
    "It shows â—´[] in place of the sign",
    "The link says â†\x90back to thread",
    "[[source]](https://kiln.example) is the link",
    "No.[42](/item?id=42) was the best",
    "It wrote _replies(2):_ below",
    "_(no comments)_",
    "1\\. bob ?[ is what it made of it",
    "Use snake_case, _stress_, C:\\\\temp and 1\\. for lists",
    "[a link](https://kiln.example)",
]
"""Texts that look like the work of a tool."""

CHANGES = {
    "escaped": (lambda page: html.escape(page, quote=False), "repaired-escapes"),
    "read as Windows-1252": (lambda page: DAMAGES["read as Windows-1252"].change(page, None), "repaired-mojibake"),
    "Markdown with links": (lambda page: FORMS["Markdown with links"](page, None), "repaired-markdown"),
    "Markdown without links": (lambda page: FORMS["Markdown without links"](page, None), "repaired-markdown"),
}


def pages(words, sign="◴"):
    """Yield pages with this text: with and without replies, below a context, and on one line."""
    first, second = f"bob {sign}[] No.101[source]\n{words}\n", f"eve {sign}[] No.102[source]\nPlain.\n"
    yield HEAD.format(2) + "1. " + first + "2. " + second
    yield HEAD.format(2) + "1. " + first + "replies(1): >>102 #\n2. " + second
    yield "←back to thread\n\n" + HEAD.format(1) + "Show context\n" + first + "replies(1): >>102 #\n1. " + second
    yield " ".join((HEAD.format(2) + "1. " + first + "2. " + second).split())


@pytest.mark.parametrize("sign", ["◴", "?", "", "\ufffd"])
@pytest.mark.parametrize("words", QUOTES)
def test_words_that_quote_what_tools_make_of_pages_stay_as_they_are(words, sign):
    for page in pages(words, sign):
        thread = hnparse.parse(page)
        assert [comment.text for comment in thread] == [words, "Plain."]
        assert not [d.code for d in thread.diagnostics if d.code.startswith("repaired-")]
        assert hnparse.parse(hnparse.render(thread)).comments == thread.comments


@given(threads(), st.lists(st.sampled_from(QUOTES), min_size=1, max_size=4))
@settings(max_examples=60)
def test_a_page_whose_words_quote_such_things_is_written_and_read_as_it_was(thread, quotes):
    said = [
        evolve(comment, text="So: " + quotes[place % len(quotes)] + ".")
        for place, comment in enumerate(thread.comments)
    ]
    quoting = hnparse.parse(hnparse.render(evolve(thread, comments=said)))
    assert [comment.text for comment in quoting] == [comment.text for comment in said]
    assert hnparse.parse(hnparse.render(quoting)) == quoting


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("shape", range(3))
def test_a_page_whose_own_signs_were_changed_is_repaired(change, shape):
    page = list(pages("It says naïve & so.\n\nMore."))[shape]
    whole = hnparse.parse(page)
    tool, code = CHANGES[change]
    changed = hnparse.parse(tool(page))
    # On a page without ids, no sign contains a character that escaping changes.
    if change != "escaped" or shape:
        assert [comment.text for comment in changed] == [comment.text for comment in whole]
        assert {d.code for d in changed.diagnostics} - {d.code for d in whole.diagnostics} == {code}


@pytest.mark.parametrize("sign", ["&#9716;", "&#x25F4;"])
def test_a_page_with_an_escaped_sign_in_each_marker_is_repaired(sign):
    page = next(iter(pages("It is 1 &lt; 2."))).replace("◴", sign)
    assert [comment.text for comment in hnparse.parse(page)] == ["It is 1 < 2.", "Plain."]


def test_a_markdown_page_may_quote_a_plain_list():
    page = FORMS["Markdown with links"](list(pages("Words."))[1], None).replace(
        "Words.", "I saw replies(1): >>7 # there."
    )
    thread = hnparse.parse(page)
    assert thread[101].text == "I saw replies(1): >>7 # there."
    assert thread[102].parent == 101


@pytest.mark.parametrize(
    "end", ["[source]", "[source]▶", "[source] ▶", "[source]&#9654;", "[source] &#x25b6;", "[[source]](x)▶ "]
)
def test_a_parent_line_alone_shows_that_its_page_is_escaped(end):
    page = f"{HEAD.format(1)}1. bob ◴[] No.201{end}\n&gt;&gt;101 (OP) #\nSalt &amp;amp; sand.\n"
    thread = hnparse.parse("←back to thread\n" + page)
    assert "repaired-escapes" in [diagnostic.code for diagnostic in thread.diagnostics]
    assert (thread[201].text, thread.story.id) == ("Salt &amp; sand.", 101)
