"""Documents of The Pile's HackerNews component: certain parents, damage, and texts that are not such documents."""

import sqlite3
from contextlib import closing
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hnparse
from hnparse.corpus import Columns, parse_rows

DOCUMENT = """
A kiln from oil drums - moss
https://kiln.example/drums
======
ashpit
How hot does it get? I ask because mine has never been hotter than what a good
wood stove does, and I burn a lot.

> cone six

Is it true?

~~~
moss
On a good day. See
[https://kiln.example/a-very-long-address-that-the-page-shortens/to-s...](https://kiln.example/a-very-long-address-that-the-page-shortens/to-
sixty).

....
....
      cone 6 = 1222
....

~~~
ashpit
Thank you.

------
reed
1\\. Which drums? 2. _Where_ from?

""".replace("....", "    ")
NAMES = ["ashpit", "moss", "ashpit", "reed"]
PARENTS = [None, -4, -3, None]


def told(thread):
    return [(comment.by, comment.parent, comment.parent_source) for comment in thread]


def codes(thread):
    return [diagnostic.code for diagnostic in thread.diagnostics]


def test_marks_tell_every_parent():
    thread = hnparse.parse(DOCUMENT)
    assert hnparse.detect(DOCUMENT) == "pile"
    assert (thread.story.title, thread.story.site, thread.story.by) == ("A kiln from oil drums", "kiln.example", "moss")
    assert [(comment.id, comment.depth, comment.kids) for comment in thread] == [
        (-4, 1, (-3,)), (-3, 2, (-2,)), (-2, 3, ()), (-1, 1, ()),
    ]  # fmt: skip
    assert told(thread) == [
        ("ashpit", None, "top_level"), ("moss", -4, "layout"), ("ashpit", -3, "layout"), ("reed", None, "top_level"),
    ]  # fmt: skip
    assert (thread.pages[0].complete, thread.missing, thread.diagnostics) == (None, (), ())


def test_words_are_what_the_author_wrote():
    first, second, _, last = (comment.text for comment in hnparse.parse(DOCUMENT))
    assert first == (
        "How hot does it get? I ask because mine has never been hotter than what a good wood stove does, "
        "and I burn a lot."
        "\n\n> cone six\n\nIs it true?"
    )
    assert second == (
        "On a good day. See https://kiln.example/a-very-long-address-that-the-page-shortens/to-sixty."
        "\n\n  cone 6 = 1222"
    )
    assert last == "1. Which drums? 2. Where from?"


def words_of(words):
    thread = hnparse.parse(DOCUMENT.replace("Thank you.", words))
    return thread[-2].text, codes(thread)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Clay shrinks as it dries, and shrinks again in the fire, by a tenth or more -\nbut not all clays do.",
         "Clay shrinks as it dries, and shrinks again in the fire, by a tenth or more - but not all clays do."),
        ("See <https://kiln.example/_pots_/a_b> and [https://kiln.example/_pots_/...](https://kiln.example/_pots_/c-\n_d_).",
         "See https://kiln.example/_pots_/a_b and https://kiln.example/_pots_/c-_d_."),
        ("_So [https://kiln.example/...](https://kiln.example/x_y) says._ \\\\o/ a_b_c",
         "So https://kiln.example/x_y says. \\o/ a_b_c"),
    ],
    ids=["a dash ends a line", "addresses with underscores", "stress around an address"],
)  # fmt: skip
def test_markdown_is_undone(words, text):
    assert words_of(words) == (text, [])


def test_a_hyphen_at_the_end_of_a_line_leaves_a_blank_unknown():
    words = "Everything that I have read of it says that a kiln of this sort is a low-\ntemperature thing."
    text, found = words_of(words)
    assert text.endswith("is a low-temperature thing.")
    assert found == ["unknown-blank"]


def test_the_text_of_a_story_is_html():
    document = DOCUMENT.replace("https://kiln.example/drums", "Is it 1 &lt; 2?<p>I <i>ask</i>.")
    assert hnparse.parse(document).story.text == "Is it 1 < 2?\n\nI ask."


@pytest.mark.parametrize(
    "damaged",
    [
        DOCUMENT.strip(),
        DOCUMENT.replace("\n", "\r\n"),
        DOCUMENT.replace("\n", "  \n"),
        DOCUMENT.replace("\n\n", "\n\n\n\n"),
        "\n".join("    " + line if line.strip() else line for line in DOCUMENT.split("\n")),
        "\n".join(line for line in DOCUMENT.split("\n") if line.strip()),
        " ".join(DOCUMENT.split()),
    ],
    ids=["stripped", "CRLF", "trailing blanks", "doubled blank lines", "indented", "no blank lines", "one line"],
)
def test_damage_that_keeps_the_marks_keeps_the_parents(damaged):
    thread = hnparse.parse(damaged)
    assert [comment.by for comment in thread] == NAMES
    assert [comment.parent for comment in thread] == PARENTS


def test_of_a_lost_mark_two_parents_are_left():
    thread = hnparse.parse(DOCUMENT.replace("------\n", ""))
    assert told(thread)[-1] == ("reed", None, "unknown")
    assert thread[-1].candidates == (-2, 0)
    assert codes(thread) == ["lost-mark"]


def test_a_lost_name_leaves_the_parent():
    thread = hnparse.parse(DOCUMENT.replace("~~~\nmoss\nOn a good day. See", "~~~\nOn a good day. See"))
    assert told(thread)[1] == (None, -4, "layout")
    assert codes(thread) == ["lost-name"]


def test_a_lost_line_of_words_puts_the_reply_below_in_doubt():
    words = "\n".join(["These words fill up a line of the comment so far that nothing more has room"] * 3)
    whole = DOCUMENT.replace("Thank you.", words) + "~~~\nfern\nYes.\n\n"
    assert told(hnparse.parse(whole))[-1] == ("fern", -2, "layout")
    torn = DOCUMENT.replace("Is it true?", "Is it\ntrue?")
    thread = hnparse.parse(torn)
    assert told(thread)[1] == ("moss", None, "unknown")
    assert "lost-words" in codes(thread)


def test_where_lines_are_lost_a_lone_word_can_be_the_name_of_a_lost_comment():
    lone = DOCUMENT.replace("Thank you.", "Thank you.\n\nDrums\n\nof oil.") + "~~~\nfern\nYes.\n\n"
    lone = lone.replace("------\nreed\n1\\. Which drums? 2. _Where_ from?\n\n", "")
    assert told(hnparse.parse(lone))[-1] == ("fern", -2, "layout")
    thread = hnparse.parse(lone.replace("~~~\nmoss\nOn a good day. See", "~~~\nOn a good day. See"))
    assert told(thread)[-1] == ("fern", None, "unknown")
    assert codes(thread) == ["lost-name", "lost-words"]


def test_the_first_line_of_a_cut_text_can_be_short():
    text = DOCUMENT[DOCUMENT.index("and I burn") - 40 :]
    assert told(hnparse.parse(text))[:2] == [(None, None, "unknown"), ("moss", -4, "layout")]


def test_a_document_without_head_and_with_a_lost_name_is_read():
    chain = "".join(f"~~~\nfern{place}\nIt is {place}.\n\n" for place in range(8))
    thread = hnparse.parse(("of oil.\n\n" + chain).replace("fern6\n", ""))
    assert told(thread)[-2:] == [(None, -3, "layout"), ("fern7", -2, "layout")]


def test_a_text_can_begin_inside_a_head():
    thread = hnparse.parse(DOCUMENT[DOCUMENT.index("example/drums") :])
    assert told(thread)[:2] == [("ashpit", None, "top_level"), ("moss", -4, "layout")]
    assert (thread.story, codes(thread)) == (hnparse.Story(), ["no-head"])


@pytest.mark.parametrize("head", ["A kiln - moss\n======\n", "\nA kiln - moss\nhttps://kiln.example/\n======\n"])
def test_a_document_can_have_no_comments(head):
    thread = hnparse.parse(head)
    assert (thread.story.by, len(thread), thread.diagnostics) == ("moss", 0, ())


@pytest.mark.parametrize("start", [60, 200, 330])
def test_a_text_can_begin_inside_a_document(start):
    thread = hnparse.parse(DOCUMENT[start:])
    assert [comment.by for comment in thread][-2:] == NAMES[-2:]
    assert thread.story == hnparse.Story() or thread.story.by == "moss"
    assert thread[-1].parent_source == "top_level"


@pytest.mark.parametrize("seam", ["", "\n", "<|endoftext|>", "\n<|endoftext|>\n"])
def test_documents_can_follow_one_another(seam):
    first, second = hnparse.parse_pages(DOCUMENT + seam + DOCUMENT.replace("kiln from", "raft from"))
    assert (first.story.title, second.story.title) == ("A kiln from oil drums", "A raft from oil drums")
    assert [comment.by for comment in first] == [comment.by for comment in second] == NAMES
    assert codes(first) == ["more-pages"]


@pytest.mark.parametrize(
    "text",
    [
        "# Install\n\n~~~\npip install kiln\n~~~\n\n------\n\nSee below.\n",
        "Kiln\n======\n\nA kiln - from drums.\n\nUse\n------\n\n~~~bash\nmake\n~~~\n",
        "a: 1\n------\nb: 2\n",
        "--- a/kiln.c\n+++ b/kiln.c\n@@ -1 +1 @@\n-x\n+y\n",
        "Kiln - drums\n\nProse with a ~~~ in it and a ------ too.\n",
        "Kiln - drums\n======\n\nSome words.\n",
        "Kiln - drums\n======\nBuild it of drums.\n",
        "Kiln - drums\n======\n[![Build](x)](y)\n\n~~~\nmake\n~~~\n",
        "# Kiln - drums\n======\n\n## Use\n\n~~~\nmake\n~~~\n\n------\n\nmore\n",
        "Kiln - drums\n======\nkiln\nIt fires pots.\n\nUse\n------\nmake\nand wait\n",
        "# Kiln\n\n~~~\nmake\ninstall\n~~~\n\n~~~\nfire\nwait\n~~~\n",
        "kiln - start ====== ok ====== done",
    ],
)
def test_other_texts_with_such_lines_are_no_documents(text):
    assert not hnparse.is_dump(text)


def test_a_thread_is_read_from_the_document_that_is_written_of_it():
    thread = hnparse.load(Path(__file__).parent.parent / "examples" / "lighthouse.txt")
    again = hnparse.parse(hnparse.render(thread, dialect="pile"))
    assert [(comment.by, comment.depth) for comment in again] == [
        (comment.by, comment.depth) for comment in thread.walk()
    ][: len(again)]
    assert [comment.text for comment in again] == [comment.text for comment in thread][: len(again)]


LINES = [
    "",
    "A kiln - moss",
    "https://kiln.example/",
    "======",
    "------",
    "~~~",
    "moss",
    "words of it",
    "    code",
    "\t",
    "> so",
]


@given(st.lists(st.sampled_from(LINES), max_size=40), st.sampled_from(["\n", "\r\n", " ", "\n\n"]))
def test_any_text_is_read_or_refused_and_each_parent_stands_above(lines, ends):
    try:
        threads = list(hnparse.parse_pages(ends.join(lines), dialect="pile"))
    except hnparse.ParseError:
        return
    for thread in threads:
        assert [comment.id for comment in thread] == list(range(-len(thread), 0))
        assert all(comment.parent is None or comment.parent < comment.id for comment in thread)
        assert hnparse.Thread.from_dict(thread.to_dict()) == thread


def test_the_time_grows_with_the_size_of_a_hostile_text():
    def seconds(size):
        text = DOCUMENT + "\n~~~\na\nb [c](d:\n\n======\n" * size
        times = []
        for _ in range(3):
            start = perf_counter()
            list(hnparse.parse_pages(text))
            times.append(perf_counter() - start)
        return min(times)

    assert seconds(8_000) < 12 * seconds(2_000) + 0.1


@pytest.mark.parametrize(
    "unit", ["\n~~~\na\nb\n", "\n\n------\n", "\n======\n", "a - b\n======\n", "\nab\nc", " ~~~ a"]
)
def test_hostile_texts_are_read(unit):
    assert hnparse.is_dump(DOCUMENT + unit * 5_000)


# ---- What a corpus tells of a document ----


@pytest.mark.parametrize("meta", [{"id": "19979654"}, {"id": 19979654}, "{'id': '19979654'}"])
def test_a_record_tells_the_id_of_the_story(meta):
    first, *_, last = parse_rows([{"text": DOCUMENT, "meta": meta}])
    assert (first["story_id"], first["parent"], last["parent"]) == (19979654, 19979654, 19979654)


@pytest.mark.parametrize("meta", [{"pile_set_name": "HackerNews"}, {"id": "kiln"}, {"id": True}, {"id": None}, None, 7])
def test_a_record_that_tells_no_id_leaves_the_story_without_one(meta):
    rows = list(parse_rows([{"text": DOCUMENT, "meta": meta}]))
    assert len(rows) == 4
    assert {row["story_id"] for row in rows} == {None}


def test_a_record_tells_its_dialect():
    [record] = [Columns().record({"text": DOCUMENT, "meta": {"pile_set_name": "HackerNews"}}, "a.jsonl", 1)]
    assert (record.dialect, record.story) == ("pile", None)
    assert list(parse_rows([{"text": "Prose.", "meta": {"pile_set_name": "HackerNews"}}])) == []


def test_an_id_is_of_no_story_where_a_text_has_several_documents():
    rows = list(parse_rows([{"text": DOCUMENT + DOCUMENT, "meta": {"id": "19979654"}}]))
    assert len(rows) == 8
    assert {row["story_id"] for row in rows} == {None}


def test_an_address_tells_the_id_of_the_story():
    document = DOCUMENT.replace("------\n", "")
    thread = hnparse.parse(document, url="https://news.ycombinator.com/item?id=19979654")
    assert (thread.story.id, thread[-4].parent, thread[-1].candidates) == (19979654, 19979654, (-2, 19979654))


# ---- Threads without ids ----


def test_places_are_given_out_as_no_ids_of_hacker_news():
    thread = hnparse.parse(DOCUMENT)
    assert not thread.has_ids
    assert {item["id"] for item in thread.to_items()} == {None}
    assert {item.get("parent") for item in thread.to_items()} == {None}
    assert [child["id"] for child in thread.to_algolia()["children"]] == [None, None]
    assert "item?id=-" not in thread.to_html() + thread.to_markdown()


def test_a_database_has_keys_of_its_own_for_comments_without_ids(tmp_path):
    path = tmp_path / "threads.db"
    other = hnparse.parse(DOCUMENT.replace("A kiln", "A raft"))
    for thread in (hnparse.parse(DOCUMENT), other, hnparse.parse(DOCUMENT)):
        thread.to_sqlite(path)
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute('SELECT story, id, hn_id, "by", parent FROM comment ORDER BY story, id').fetchall()
        chains = connection.execute("SELECT root, id FROM subtree WHERE level = 2").fetchall()
        kids = connection.execute("SELECT parent, kid FROM link ORDER BY kid").fetchall()
    assert [row[2:4] for row in rows] == [(None, name) for name in NAMES * 2]
    assert len({row[1] for row in rows}) == len(rows)
    assert sorted(row[:1] for row in rows) == [(1,)] * 4 + [(2,)] * 4
    assert [parent is not None for *_, parent in rows] == [False, True, True, False] * 2
    assert sorted(chains) == sorted([(rows[0][1], rows[2][1]), (rows[4][1], rows[6][1])])
    assert kids == sorted(((row[4], row[1]) for row in rows if row[4] is not None), key=lambda link: link[1])


def test_a_database_keeps_comments_that_a_cut_document_does_not_show(tmp_path):
    known = {"url": "https://news.ycombinator.com/item?id=90"}
    hnparse.parse(DOCUMENT, **known).to_sqlite(tmp_path / "threads.db")
    with pytest.raises(ValueError, match="1 comment of this discussion that the thread does not show"):
        hnparse.parse(DOCUMENT[: DOCUMENT.index("------")], **known).to_sqlite(tmp_path / "threads.db")


def test_no_name_in_a_diagram_is_part_of_an_arrow():
    lines = hnparse.parse(DOCUMENT).to_mermaid().splitlines()
    assert "  place3 --> place4" in lines
    assert not [line for line in lines if "-->" in line and "--> -" in line]


def test_without_ids_nothing_tells_the_order_of_time():
    thread = hnparse.parse(DOCUMENT)
    assert thread.coverage is None
    with pytest.raises(ValueError, match="order in time"):
        thread.walk("time")
    for bound in (-3, thread[-3], "2014-11-14"):
        with pytest.raises(ValueError, match="order in time"):
            thread.between(bound)
        with pytest.raises(ValueError, match="order in time"):
            thread.between(None, bound)
    assert len(thread.between()) == 4
    assert [comment.by for comment in thread.walk()] == NAMES


# ---- Merging ----

ASHPIT, MOSS, THANKS, REED = (comment.text for comment in hnparse.parse(DOCUMENT))


def page(*comments, source="page", story=None):
    """Return a thread whose comments have ids."""
    head = hnparse.Story(story, "A kiln from oil drums", "kiln.example", "moss", 12)
    return hnparse.Thread(comments, story=head, pages=[hnparse.Page(source, kind="story")])


def shown(id_, by, text, parent=None, source="position", kids=()):
    return hnparse.Comment(id_, by, text=text, parent=parent, parent_source=source, kids=kids)


def document(text=DOCUMENT, name="document", **known):
    return hnparse.parse(text, source=name, **known)


def links(thread):
    return [(comment.id, comment.by, comment.parent, comment.parent_source) for comment in thread]


def test_a_comment_gets_the_id_that_another_page_tells():
    known = page(
        shown(101, "ashpit", ASHPIT, kids=(102, 107)),
        shown(104, "ashpit", THANKS, 102, "parent_line"),
        shown(190, "zinnia", "Where is the end?"),
    )
    [thread] = hnparse.merge([known, document()])
    assert links(thread) == [
        (-1, "reed", None, "top_level"),
        (101, "ashpit", None, "top_level"),
        (102, "moss", 101, "reply_list"),
        (104, "ashpit", 102, "parent_line"),
        (190, "zinnia", None, "position"),
    ]
    assert [missing.id for missing in thread.missing] == [107]
    assert sorted(page.numbered for page in thread.pages) == [(), (101, 102, 104, -1)]
    assert thread.coverage is None


def test_a_reply_whose_parent_gets_an_id_follows_it():
    [thread] = hnparse.merge([page(shown(101, "ashpit", ASHPIT)), document()])
    assert links(thread)[:2] == [(-3, "moss", 101, "layout"), (-2, "ashpit", -3, "layout")]


def test_steps_and_order_of_merging_make_no_difference():
    known = page(shown(101, "ashpit", ASHPIT, kids=(102, 107)))
    more = page(shown(105, "reed", REED), shown(101, "ashpit", ASHPIT), source="more")
    whole = hnparse.merge([known, more, document()])
    assert len(whole) == 1
    assert whole == hnparse.merge([document(), more, known])
    assert whole == hnparse.merge([*hnparse.merge([document(), known]), more])
    assert whole == hnparse.merge([*whole, document(), known])
    assert hnparse.Thread.from_dict(whole[0].to_dict()) == whole[0]


def test_comments_that_are_alike_are_not_matched():
    text = DOCUMENT.replace("1\\. Which drums? 2. _Where_ from?", "Thanks.")
    alike = page(shown(101, "reed", "Thanks."), shown(102, "reed", "Thanks."))
    [thread] = hnparse.merge([alike, document(text)])
    assert [comment.id for comment in thread if comment.by == "reed"] == [-1, 101, 102]


def test_long_addresses_that_a_page_cuts_are_matched():
    start = MOSS.index("https://")
    cut = MOSS[: start + 60] + "..." + MOSS[MOSS.index(".\n", start) :]
    [thread] = hnparse.merge([page(shown(101, "moss", cut)), document()])
    assert [comment.id for comment in thread if comment.by == "moss"] == [101]


def test_a_place_gives_way_to_what_a_document_tells():
    [thread] = hnparse.merge([page(shown(101, "moss", MOSS)), document()])
    assert links(thread)[-1] == (101, "moss", None, "unknown")


def test_what_contradicts_a_document_is_reported():
    [thread] = hnparse.merge([page(shown(101, "moss", MOSS, source="top_level")), document()])
    assert links(thread)[-1] == (101, "moss", None, "top_level")
    assert "two-parents" in codes(thread)


def test_documents_of_a_story_are_one_if_they_are_equal_throughout():
    again = document(name="again", url="https://news.ycombinator.com/item?id=90")
    [thread] = hnparse.merge([document(), again])
    assert (thread.story.id, len(thread), [page.source for page in thread.pages]) == (90, 4, ["again", "document"])
    shorter = document(DOCUMENT[: DOCUMENT.index("------")], name="shorter")
    assert [len(thread) for thread in hnparse.merge([document(), shorter])] == [4, 3]


def test_the_id_of_a_story_tells_which_discussion_a_document_is_of():
    twice = [page(shown(story + 1, "eve", "No."), source=str(story), story=story) for story in (80, 90)]
    assert [len(thread) for thread in hnparse.merge([*twice, document()])] == [4, 1, 1]
    of_second = document(url="https://news.ycombinator.com/item?id=90")
    assert [(thread.story.id, len(thread)) for thread in hnparse.merge([*twice, of_second])] == [(90, 5), (80, 1)]


def test_documents_are_not_merged_by_places():
    one, other = hnparse.parse(DOCUMENT), hnparse.parse(DOCUMENT.replace("kiln", "raft"))
    assert sorted(thread.story.title for thread in hnparse.merge([one, other])) == [
        "A kiln from oil drums", "A raft from oil drums",
    ]  # fmt: skip
    assert len(hnparse.merge([one, one])) == 1


def test_a_line_that_is_too_long_puts_the_reply_below_in_doubt():
    first = "How hot does it get? I ask because mine has never been hotter than what a good"
    second = "wood stove does, and that is with all of the dry birch that I could find near\nhere."
    page = DOCUMENT.replace("wood stove does, and I burn a lot.", second)
    assert first in page
    assert codes(hnparse.parse(page)) == codes(hnparse.parse(DOCUMENT))
    thread = hnparse.parse(page.replace(f"{first}\nwood stove", f"{first}\n{first} wood stove"))
    assert "damaged-line" in codes(thread)
    assert (thread[-4].by, thread[-3].parent_source, thread[-1].parent_source) == ("ashpit", "unknown", "top_level")


def test_in_an_unwrapped_document_no_line_is_too_long():
    page = DOCUMENT.replace("than what a good\nwood stove does", "than what a good wood stove does")
    assert "damaged-line" not in codes(hnparse.parse(page))


def test_a_long_line_of_a_list_is_no_damage():
    item = "* It has never been hotter than what a good stove does, and I burn a lot of wood in it each winter."
    assert "damaged-line" not in codes(hnparse.parse(DOCUMENT.replace("Is it true?", item)))


def test_pieces_that_overlap_are_reported():
    reply = "~~~\nashpit\nThank you for all of these numbers.\n\n"
    page = DOCUMENT.replace("~~~\nashpit\nThank you.\n\n", reply)
    assert "duplicate-comment" not in codes(hnparse.parse(page))
    assert "duplicate-comment" in codes(hnparse.parse(page.replace(reply, reply * 2)))
    again = reply.replace("~~~", "------")
    assert "duplicate-comment" not in codes(hnparse.parse(page + again + again))
    middle = page[page.index("~~~") :]
    assert "duplicate-comment" in codes(hnparse.parse(page + middle))


def test_on_one_line_the_title_is_unknown_if_several_words_can_be_the_submitter():
    flat = " ".join(DOCUMENT.replace("https://kiln.example/drums\n", "It is big - really so.\n").split())
    assert (hnparse.parse(flat).story.title, hnparse.parse(flat).story.by) == (None, None)
    assert hnparse.parse(" ".join(DOCUMENT.split())).story.title == "A kiln from oil drums"
