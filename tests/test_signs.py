"""`is_dump` on texts with words of a dump, and on dumps whose signs are hard to detect."""

import pytest

import hnparse


@pytest.mark.parametrize(
    "text",
    [
        "bob &#9716;&#91;&#93; No&period;101&lsqb;source&rsqb;",
        "1. ada [] No.101[_source_]\n\n _replies(1):_ >>102 #",
        "12 points ada | 3\u00c2\u00a0comments\u00c2\u00a0| |",
        "HN\nrequest\ntime:\n0s",
        "HN\u00c2\u00a0request\u00c2\u00a0time:\u00c2\u00a00s \u00e2\u2020\u0090back to thread",
        "| [sou](/a)rce\n1. ada [] No.[101](/item?id=101)[[sour](/b)ce]",
        "12 points ada\n|\n3\ncomments\n|\n|",
    ],
)
def test_a_dump_is_told_whatever_became_of_its_words(text):
    assert hnparse.parse(text).pages
    assert hnparse.is_dump(text)


@pytest.mark.parametrize(
    "text",
    [
        "No. 5 of our list [source] has points | 3 comments | and HN readers request time: now.",
        "[source](https://a.example) No.[5](x)",
        "AT&T has 5 points | 3 comments (see HN)",
        "&lt;p&gt; No.101[source]",
        "[" * 2000 + "(" * 2000,
        "",
    ],
)
def test_a_text_with_some_of_these_words_is_no_dump(text):
    assert not hnparse.is_dump(text)
    with pytest.raises(hnparse.ParseError):
        hnparse.parse(text)
