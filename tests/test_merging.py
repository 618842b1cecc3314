"""Merging: threads of the same discussion become one, in any order and in any steps."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import hnparse
from hnparse import Comment, Missing, Page, Story, Thread, merge
from pages import colliding_crawls, crawls
from promises import check_graph, check_json

HEAD = "A title\n\n(host.example)\n12 points ada | {} comments | | HN request time: 0s | source\n"
SELF = "12 points ada | 0 comments | | HN request time: 0s | source\n"
BACK = "←back to thread\n\n"


def page(body, source, *, comments=None, head=HEAD, back=False, **options):
    count = body.count("◴[") if comments is None else comments
    return hnparse.parse((BACK if back else "") + head.format(count) + body, source=source, **options)


def sources(thread):
    return [page.source for page in thread.pages]


def codes(thread):
    return [diagnostic.code for diagnostic in thread.diagnostics]


BOB = "1. bob ◴[] No.101[source]\nOne.\nreplies(2): >>102 #>>103 #\n"
CONTEXT = "Show context\nbob ◴[] No.101[source]\nOne.\nreplies(2): >>102 #>>103 #\n"
CYD = "1. cyd ◴[] No.102[source]\nTwo.\n"


# ---- Laws ---------------------------------------------------------------------------------------------------------


CRAWLS = crawls(contradicting=True).map(lambda crawl: crawl[-1]) | colliding_crawls()


@given(CRAWLS, st.randoms(use_true_random=False))
def test_neither_order_nor_steps_make_a_difference(threads, random):
    merged = merge(threads)
    shuffled = random.sample(threads, len(threads))
    at = random.randrange(len(threads) + 1)
    assert merge(shuffled) == merged
    assert merge(merge(shuffled[:at]) + merge(shuffled[at:])) == merged
    assert merge(merge(shuffled[:at]) + shuffled) == merged
    stored = [Thread.from_dict(thread.to_dict()) for thread in merge(shuffled[:at])]
    assert [thread.to_json() for thread in merge(stored + shuffled[at:])] == [thread.to_json() for thread in merged]


@given(CRAWLS)
def test_the_same_again_changes_nothing(threads):
    merged = merge(threads)
    assert merge(merged) == merged
    assert merge(merged + threads) == merged
    assert merge(threads[:1] * 2) == threads[:1]


UNTITLED = crawls(contradicting=True, titles=["A title", None, "Another title"])
"""Pages of two stories. Some pages can belong to both."""


@given(UNTITLED, st.randoms(use_true_random=False))
def test_no_order_makes_a_difference_where_pages_could_be_of_several_stories(crawl, random):
    *_, threads = crawl
    merged = merge(threads)
    assert merge(random.sample(threads, len(threads))) == merged
    assert merge(merged) == merged


@given(CRAWLS)
def test_pages_of_different_stories_are_never_one_discussion(threads):
    shared = {}
    for thread in merge(threads):
        assert len({page.title for page in thread.pages if page.title}) < 2
        for comment in thread:
            shared.setdefault(comment.id, []).append(thread)
    for id_, several in shared.items():
        for thread in several if len(several) > 1 else ():
            assert thread[id_].parent_source == "unknown"
            assert all(comment.parent != id_ for comment in thread)
            assert any(d.message.startswith(f"id {id_} occurs in different") for d in thread.diagnostics)


@given(CRAWLS)
def test_a_merged_thread_keeps_what_every_thread_promises(threads):
    for thread in merge(threads):
        check_json(thread)
        if len(thread.pages) > 1:
            check_graph(thread)


@given(crawls())
def test_pages_that_tell_the_truth_are_merged_into_the_truth(crawl):
    story, posts, threads = crawl
    for thread in merge(threads):
        check_truth(thread, story, posts)
        assert thread.story.id in (None, story)
        assert not {"differing-authors", "differing-words", "differing-stories"} & set(codes(thread))


@given(crawls(), st.data())
def test_pages_that_are_cut_off_are_merged_into_no_wrong_parent(crawl, data):
    story, posts, threads = crawl
    cut = []
    for thread in threads:
        text = hnparse.render(thread)
        text = text[: data.draw(st.integers(0, len(text)))]
        if hnparse.is_dump(text):
            cut.append(hnparse.parse(text, source=thread.pages[0].source))
    merged = merge(cut)
    assert merge(merge(cut[1:]) + cut[:1]) == merged
    for thread in merged:
        check_truth(thread, story, posts)


def check_truth(thread, story, posts):
    """Each parent is correct or None. A reply to a hidden comment can also count as top-level."""
    for comment in thread:
        post = posts[comment.id]
        if comment.is_top_level:
            assert post.parent == story or posts[post.parent].hidden
        else:
            assert comment.parent in (None, post.parent)
    for missing in thread.missing:
        assert missing.parent is None or missing.parent == posts[missing.id].parent


@given(crawls())
def test_nothing_that_a_page_shows_or_names_is_lost(crawl):
    *_, threads = crawl
    merged = merge(threads)
    shown = {comment.id for thread in threads for comment in thread}
    named = {missing.id for thread in threads for missing in thread.missing}
    stories = {thread.story.id for thread in threads}
    assert {comment.id for thread in merged for comment in thread} == shown
    assert {missing.id for thread in merged for missing in thread.missing} == named - shown - stories


# ---- What belongs together ----------------------------------------------------------------------------------------


def test_a_comment_that_one_page_names_and_another_shows_makes_them_one():
    (merged,) = merge([page(BOB, "a.txt"), page(CYD, "b.txt", head=SELF.replace("0 c", "{} c"))])
    assert sources(merged) == ["a.txt", "b.txt"]
    assert merged.missing == (Missing(103, 101),)
    assert merged.coverage == pytest.approx(2 / 3)


def test_pages_with_the_same_head_belong_together_without_a_comment_in_common():
    (merged,) = merge([page(BOB, "a.txt"), page("1. eve ◴[] No.200[source]\nNo.\n", "b.txt")])
    assert [comment.id for comment in merged] == [101, 200]


CHANGES = [("A title", "B title"), ("host.example", "else.example"), ("ada", "eve")]


@pytest.mark.parametrize("change", CHANGES)
def test_another_title_site_or_submitter_is_another_story(change):
    other = page("1. eve ◴[] No.200[source]\nNo.\n", "b.txt", head=HEAD.replace(*change))
    assert [sources(thread) for thread in merge([other, page(BOB, "a.txt")])] == [["a.txt"], ["b.txt"]]


@pytest.mark.parametrize("change", CHANGES)
def test_an_id_on_pages_of_different_stories_is_in_doubt_and_so_are_all_links_through_it(change):
    body = "1. eve ◴[] No.101[source]\nNo.\nreplies(1): >>104 #\n2. fay ◴[] No.104[source]\nYes.\n"
    pages = [page(BOB + CYD.replace("1.", "2."), "a.txt"), page(body, "b.txt", head=HEAD.replace(*change))]
    merged = merge(pages[::-1])
    assert [sources(thread) for thread in merged] == [["a.txt"], ["b.txt"]]
    for thread in merged:
        assert {comment.parent_source for comment in thread} == {"unknown"}
        assert [str(d).partition(" warning ")[2] for d in thread.diagnostics if d.code == "differing-discussions"] == [
            'differing-discussions id 101 occurs in different discussions: ["a.txt:1", "b.txt:1"]'
        ]
    assert merged[0].missing == (Missing(103),)
    assert "comment 102 is a reply to 101, but another discussion has one of these ids: a.txt:1" in [
        diagnostic.message for diagnostic in merged[0].diagnostics
    ]
    assert merge([*merged, *pages]) == merged


def test_discussions_that_share_an_id_go_into_one_database_and_into_no_other_row():
    body = "1. eve ◴[] No.101[source]\nNo.\nreplies(1): >>104 #\n2. fay ◴[] No.104[source]\nYes.\n"
    pages = [page(BOB, "a.txt"), page(body, "b.txt", head=HEAD.replace("A title", "B title"))]
    with closing(sqlite3.connect(":memory:")) as database:
        for _ in range(2):
            for thread in merge(pages):
                thread.to_sqlite(database)
        rows = database.execute(
            'SELECT comment."by", hn_id, source, title FROM comment JOIN story ON story = key ORDER BY 1'
        )
        assert rows.fetchall() == [
            ("bob", None, "a.txt", "A title"),
            ("eve", None, "b.txt", "B title"),
            ("fay", 104, "b.txt", "B title"),
        ]
    assert [thread.discussion for thread in merge(pages)] == ["102", "104"]


@pytest.mark.parametrize(
    "head",
    [
        HEAD.replace("A title", "A title (2019)"),
        HEAD.replace("A title", "A  TITLE"),
        HEAD.replace("(host", "(www.host"),
        HEAD.replace("host.example", "host.example/ada"),
        "←back to thread\n" + SELF.replace("0 c", "{} c"),
    ],
)
def test_a_head_that_states_less_or_is_written_differently_is_no_other_story(head):
    assert len(merge([page(BOB, "a.txt"), page(CYD, "b.txt", head=head)])) == 1


def test_the_last_line_of_a_long_title_is_no_other_title_if_only_one_title_ends_so():
    long = "A very long title that has to be wrapped at the end"
    pages = [page(BOB, n, head=HEAD.replace("A title", title)) for n, title in (("a.txt", long), ("b.txt", "the end"))]
    (merged,) = merge(pages)
    assert merged.story.title == long
    assert merge([merged, *pages]) == [merged]
    other = page(CYD, "c.txt", head=HEAD.replace("A title", "Another title that ends where this one ends: at the end"))
    assert len(merge([*pages, other])) == 3
    assert len(merge([page(BOB, n, head=HEAD.replace("A title", n)) for n in ("Title 1", "A title 1")])) == 2


def test_one_damaged_id_joins_no_stories():
    stories = []
    for n in range(10):
        head = HEAD.replace("A title", f"Story {n}")
        stories.append(page(f"1. bob ◴[] No.{n}01[source]\nreplies(1): >>{n}02 #\n", f"{n}.txt", head=head))
        stories.append(page(f"1. bob ◴[] No.{n}02[source]\n2. eve ◴[] No.901[source]\n", f"{n}b.txt", head=head))
    assert [sources(thread) for thread in merge(stories)] == [[f"{n}.txt", f"{n}b.txt"] for n in range(10)]


def test_a_page_without_a_head_stays_with_the_story_whose_other_ids_it_shares():
    torn = "2. cyd ◴[] No.102[source]\nTwo.\n3. dan ◴[] No.103[source]\nThree.\n"
    threads = [page(BOB, "a.txt"), hnparse.parse(torn, source="torn.txt")]
    stranger = page("1. fay ◴[] No.103[source]\nHm.\n", "b.txt", head=HEAD.replace("A t", "Another t"))
    assert [sources(thread) for thread in merge([stranger, *threads])] == [["a.txt", "torn.txt"], ["b.txt"]]


def test_ids_that_a_page_puts_in_doubt_are_no_key():
    body = "".join(f"{n}. bob ◴[] No.{id_}[source]\nSo.\n" for n, id_ in enumerate([201, 990, 205, 207], start=2))
    torn = hnparse.parse(body, source="torn.txt")
    assert "id-order" in codes(torn)
    assert len(merge([torn, page("1. bob ◴[] No.990[source]\n", "a.txt")])) == 2
    assert len(merge([torn, page("1. bob ◴[] No.205[source]\n", "b.txt")])) == 1
    whole = page("1. bob ◴[] No.205[source]\n2. bob ◴[] No.990[source]\n", "c.txt")
    (merged,) = merge([torn, whole])
    assert len(merge([merged, page("1. bob ◴[] No.990[source]\n", "a.txt")])) == 1


def test_two_submissions_whose_ids_are_known_stay_apart():
    first = page("1. bob ◴[] No.101[source]\n>>100 (OP) #\nOne.\n", "a.txt")
    second = page("1. bob ◴[] No.201[source]\n>>200 (OP) #\nOne.\n", "b.txt")
    assert [thread.story.id for thread in merge([second, first])] == [100, 200]


def test_a_page_without_title_goes_by_the_text_of_the_story_even_if_that_is_cut():
    whole, cut = "How do you knit a cable? Mine all come loose.\n", "How do you knit a ca"
    titled = page(whole + BOB, "a.txt", head="Ask HN: Cables\n\n" + SELF)
    untitled = hnparse.parse(SELF + cut, source="b.txt")
    (merged,) = merge([untitled, titled])
    assert merged.story.title == "Ask HN: Cables"
    assert merged.story.text == whole.strip()
    assert not codes(merged)[1:]


def test_the_same_text_under_two_titles_is_two_stories():
    text = "Please say where you are.\n"
    months = [hnparse.parse(f"Who is hiring? ({month})\n\n{SELF}{text}", source=month) for month in ("May", "June")]
    assert len(merge(months)) == 2


def test_the_beginning_of_two_texts_belongs_to_neither():
    texts = ["How do you", "How do you knit?", "How do you purl?"]
    assert len(merge([hnparse.parse(SELF + text, source=text) for text in texts])) == 3


def test_name_and_score_alone_are_no_key():
    first, second = (hnparse.parse(SELF, source=source) for source in ("a.txt", "b.txt"))
    assert merge([second, first]) == [first, second]


def test_an_id_that_is_only_listed_as_popular_is_no_key():
    listed = Thread(missing=(Missing(101),), pages=(Page(source="a.txt", popular=(101,)),))
    assert len(merge([listed, page(BOB, "b.txt")])) == 2


# ---- What the merged thread says ----------------------------------------------------------------------------------


def test_one_page_stays_as_it_is():
    thread = page(BOB, "a.txt")
    assert merge([thread]) == merge([thread, thread]) == [thread]
    assert merge([]) == []


def test_a_parent_that_another_page_knows_replaces_unknown():
    orphan = hnparse.parse("2. cyd ◴[] No.102[source]\nTwo.\n", source="torn.txt")
    assert orphan[102].parent_source == "unknown"
    (merged,) = merge([orphan, page(BOB, "a.txt")])
    assert (merged[102].parent, merged[102].parent_source, merged[102].depth) == (101, "reply_list", 2)


def test_a_story_id_that_one_page_tells_is_the_parent_of_all_top_level_comments():
    told = page("1. eve ◴[] No.200[source]\n>>100 (OP) #\nNo.\n", "b.txt")
    (merged,) = merge([page(BOB, "a.txt"), told])
    assert [comment.parent for comment in merged] == [100, 100]
    assert merged.story.id == 100


def test_the_whole_words_win_over_truncated_ones():
    whole = page(CYD, "a.txt", back=True)
    cut = evolve(whole, comments=[evolve(whole[102], text="Two, and", truncated=True)])
    cut = evolve(cut, pages=(evolve(whole.pages[0], source="b.txt"),))
    (merged,) = merge([cut, whole])
    assert (merged[102].text, merged[102].truncated, codes(merged)) == ("Two.", False, [])


def test_blanks_make_no_words_different():
    (merged,) = merge([page("1. a1 ◴[] No.7[source]\n" + text, text) for text in ("One.\n\nTwo.", "One. Two.")])
    assert (merged[7].text, codes(merged)) == ("One.\n\nTwo.", [])


def test_a_time_with_seconds_is_the_same_as_one_without():
    stamps = ["14 Nov 24 02:06 UTC", "Thu, 14 Nov 2024 02:06:09 GMT"]
    (merged,) = merge([page(f"1. bob ◴[{stamp}] No.7[source]\nOne.\n", stamp) for stamp in stamps])
    assert merged[7].time.second == 9
    assert codes(merged) == []


def test_replies_that_only_one_page_knows_are_all_kept():
    (merged,) = merge([page(BOB, "a.txt"), page(BOB.replace(">>102 #>>103 #", ">>103 #>>104 #"), "b.txt")])
    assert merged[101].kids == (102, 103, 104)


def test_replies_that_each_page_knows_one_of_are_all_kept():
    pages = [Thread([Comment(1, "ada", kids=(kid,))], pages=[Page(f"{kid}.txt")]) for kid in range(2, 5_002)]
    (merged,) = merge(pages)
    assert merged[1].kids == tuple(range(2, 5_002))


def test_the_score_is_that_of_the_latest_page_if_all_have_a_date_and_else_the_highest():
    scores = {"12 ": "2024-11-16", "15 ": "2024-11-14"}
    texts = [(HEAD.format(0).replace("12 ", score), seen) for score, seen in scores.items()]
    (dated,) = merge([hnparse.parse(text, seen=seen) for text, seen in texts])
    (undated,) = merge([hnparse.parse(text) for text, _ in texts])
    assert (dated.story.score, undated.story.score) == (12, 15)
    assert [page.score for page in dated.pages] == [15, 12]


def test_seen_is_kept_and_must_be_a_time(tmp_path):
    file = tmp_path / "page.txt"
    file.write_text(SELF, "utf-8")
    for thread in (hnparse.load(file, seen="2024-11-16T01:02:03Z"), next(hnparse.parse_pages(SELF, seen="2024-11-16"))):
        assert thread.pages[0].seen.day == 16
        assert Thread.from_dict(thread.to_dict()) == thread
    with pytest.raises(ValueError, match=r"seen must be .*, not 'yesterday'"):
        hnparse.parse(SELF, seen="yesterday")


def test_json_from_before_pages_had_heads_is_still_read_and_merged():
    data = page(BOB, "a.txt").to_dict()
    for key in ("score", "seen", "story", "title", "site", "by"):
        del data["pages"][0][key]
    (merged,) = merge([Thread.from_dict(data), page("1. eve ◴[] No.200[source]\nNo.\n", "b.txt")])
    assert (merged.story.title, merged.story.score, len(merged.pages)) == ("A title", 12, 2)


def test_coverage_is_whole_where_nothing_is_named():
    assert Thread().coverage == 1.0
    assert page(BOB, "a.txt").coverage == pytest.approx(1 / 3)


def test_the_pages_of_one_text_can_be_merged():
    text = HEAD.format(1) + BOB + "\n" + BACK + HEAD.format(1) + CONTEXT + CYD
    threads = list(hnparse.parse_pages(text, source="crawl.txt"))
    (merged,) = merge(threads)
    assert (len(threads), len(merged), len(merged.pages)) == (2, 2, 2)


def test_a_long_chain_over_many_pages_is_merged():
    pages = [
        Thread([Comment(n, "ada", kids=(n + 1,))], [Missing(n + 1, n)], pages=(Page(numbered=(n,)),))
        for n in range(1, 20_000)
    ]
    (merged,) = merge(pages)
    assert len(merged.ancestors(19_999)) == 19_998


# ---- Contradictions -----------------------------------------------------------------------------------------------


OTHER = BOB.replace("101", "99").replace("bob", "eve")


def test_two_parents_are_none_and_stay_none():
    one, other = page(BOB, "a.txt"), page(OTHER, "b.txt")
    again = page(CONTEXT + CYD, "c.txt", comments=1, back=True)
    (merged,) = merge([*merge([one, other]), again])
    assert (merged[102].parent, merged[102].parent_source) == (None, "unknown")
    said = next(d for d in merged.diagnostics if "102" in d.message)
    assert (said.code, said.severity) == ("differing-parents", "warning")
    assert said.message == "comment 102 is a reply to 99 and 101 on different pages: a.txt:1, b.txt:1, c.txt:1"


def test_a_comment_at_the_top_of_its_page_can_answer_one_that_is_hidden_there():
    (merged,) = merge([page(CYD, "a.txt"), page(CONTEXT + CYD, "b.txt", comments=1, back=True)])
    assert (merged[102].parent, merged[102].depth) == (101, None)
    assert [str(diagnostic) for diagnostic in merged.diagnostics] == [
        "a.txt:1:1: info differing-places comment 102 is a reply to 101, but looks top-level on a page that hides its "
        "parent: a.txt:1, b.txt:1"
    ]


def test_a_replies_line_that_names_what_another_page_shows_beside_its_parent_is_not_believed():
    story = page("1. bob ◴[] No.101[source]\nOne.\n2. cyd ◴[] No.102[source]\nTwo.\n", "story.txt")
    told = page("Show context\n" + BOB.replace(">>103 #", "").replace("(2)", "(1)").replace("1. ", "") + CYD, "b.txt")
    assert (story[102].parent_source, told[102].parent) == ("position", 101)
    for threads in ([story, told], [merge([story]), told], [told, story]):
        (merged,) = merge([thread for one in threads for thread in (one if isinstance(one, list) else [one])])
        assert (merged[102].parent, merged[102].parent_source) == (None, "unknown")
        assert "comment 102 is a reply to the story and 101 on different pages" in str(merged.diagnostics)


def test_a_replies_line_against_a_parent_line_of_another_page_is_not_believed():
    told = page("1. cyd ◴[] No.102[source]\n>>100 (OP) #\nTwo.\n", "b.txt")
    (merged,) = merge([page(BOB, "a.txt"), told])
    assert (told[102].parent_source, merged[102].parent_source) == ("top_level", "unknown")
    assert codes(merged) == ["differing-parents"]


@pytest.mark.parametrize("state", [{"deleted": True, "by": None, "text": ""}, {"dead": True, "text": ""}])
def test_the_words_that_are_shown_win_over_a_deleted_or_dead_comment(state):
    alive = page("1. bob ◴[] No.7[source]\nOne.\n", "a.txt")
    gone = evolve(alive, comments=[evolve(alive[7], **state)], pages=(evolve(alive.pages[0], source="b.txt"),))
    (merged,) = merge([gone, alive])
    assert (merged[7].by, merged[7].text, merged[7].deleted) == ("bob", "One.", False)
    assert [str(diagnostic) for diagnostic in merged.diagnostics] == [
        "a.txt:1:1: info differing-states comment 7 has different states (dead or deleted): a.txt:1, b.txt:1"
    ]


def test_a_place_that_is_told_differently_makes_the_parent_doubtful():
    deep = Thread([Comment(102, "cyd", depth=4)], pages=(Page(source="b.txt", numbered=(102,)),))
    (merged,) = merge([page(BOB, "a.txt"), deep])
    assert (merged[102].parent_source, merged[102].depth) == ("unknown", None)
    assert "comment 102 is a reply to 101, but has different depths: a.txt:1, b.txt:1" in str(merged.diagnostics[0])


def test_authors_and_times_that_differ_are_unknown_and_of_words_the_longest_are_kept():
    bodies = {
        "a.txt": "bob ◴[14 Nov 24 02:06 UTC] No.7[source]\nOne.",
        "b.txt": "eve ◴[15 Nov 24 02:06 UTC] No.7[source]\nNone.",
    }
    (merged,) = merge([page("1. " + body, source) for source, body in bodies.items()])
    assert (merged[7].by, merged[7].time, merged[7].text) == (None, None, "None.")
    assert set(codes(merged)) == {"differing-authors", "differing-times", "differing-words"}
    assert all("a.txt:1, b.txt:1" in diagnostic.message for diagnostic in merged.diagnostics)


def test_titles_of_one_story_that_differ_are_named_with_their_pages():
    pages = [page(BOB, "a.txt", seen="2024-11-14"), page(BOB, "b.txt", head=HEAD.replace("A title", "A title (2019)"))]
    (merged,) = merge(pages)
    assert merged.story.title == "A title (2019)"
    assert [diagnostic.message for diagnostic in merged.diagnostics] == [
        'the story has different titles: "A title" on a.txt:1 and "A title (2019)" on b.txt:1'
    ]


def test_story_ids_that_differ_are_unknown():
    bodies = {"a.txt": "100", "b.txt": "90"}
    pages = [page(f"1. bob ◴[] No.101[source]\n>>{id_} (OP) #\nOne.\n", source) for source, id_ in bodies.items()]
    (merged,) = merge(pages)
    assert (merged.story.id, merged[101].parent, merged[101].parent_source) == (None, None, "top_level")
    assert codes(merged) == ["differing-stories"]


def test_texts_and_times_of_the_story_that_differ_are_said_once():
    texts = ["Some words.", "Other words."]
    threads = [
        evolve(
            page(BOB, text), story=Story(title="A title", site="host.example", by="ada", time=f"{n} Nov 24", text=text)
        )
        for n, text in enumerate(texts, start=1)
    ]
    (merged,) = merge(threads)
    assert (merged.story.text, merged.story.time) == ("Other words.", None)
    assert codes(merged) == ["differing-stories"] * 2
    assert merge([merged, *threads]) == [merged]


def test_cycles_of_replies_are_cut():
    up, down = Comment(7, "ada", parent=8, parent_source="parent_line"), Comment(8, "eve", parent=7)
    pages = [
        Thread([up, Comment(8, "eve")], pages=(Page(source="a.txt", numbered=(7, 8)),)),
        Thread([Comment(7, "ada"), evolve(down, parent_source="parent_line")], pages=(Page(numbered=(7, 8)),)),
    ]
    (merged,) = merge(pages)
    assert [comment.parent for comment in merged] == [None, 7]
    assert codes(merged) == ["differing-parents"]


def test_a_story_with_the_id_of_a_comment_has_no_id():
    told = Thread([Comment(8, "eve", parent=7, parent_source="top_level")], (), Story(7), (Page(story=7),))
    (merged,) = merge([told, Thread([Comment(7, "ada", parent_source="top_level")])])
    assert merged.story.id is None
    assert [str(diagnostic) for diagnostic in merged.diagnostics] == [
        "<text>:1:1: warning differing-stories the story and a comment have the same id, 7: <text>:1"
    ]


def test_an_example_page_and_what_it_names_are_one_discussion():
    thread = hnparse.load(Path(__file__).parent.parent / "examples" / "lighthouse.txt")
    named = Thread([Comment(missing.id, "ada") for missing in thread.missing])
    (merged,) = merge([thread, named])
    assert merged.missing == ()
    assert merged.coverage == 1.0
    assert all(merged[missing.id].parent == missing.parent for missing in thread.missing)
