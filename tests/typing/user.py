"""A program of a user, for type checkers only. Each call must exist and have the stated type."""

from typing import assert_type

import hnparse

thread = hnparse.load("examples/lighthouse.txt")
comment = thread[31500010]

assert_type(comment, hnparse.Comment)
assert_type(thread.story, hnparse.Story)
assert_type(thread.pages, tuple[hnparse.Page, ...])
assert_type(thread.parent(comment), hnparse.Comment | None)
assert_type(thread.to_dot(), str)
assert_type(thread.to_markdown(), str)
assert_type(thread.to_messages(comment), list[dict[str, str]])
assert_type(str(thread), str)
assert_type(thread.to_html(), str | None)
assert_type(thread.to_csv(safe=True), str)
assert_type(thread.to_tree(100), str)
assert_type(thread.discussion, str)
assert_type(thread.diff(thread), hnparse.Difference)
assert_type(list(hnparse.load_all("crawl.jsonl")), list[hnparse.Thread])
assert_type(hnparse.Thread.from_json(thread.to_json()), hnparse.Thread)
assert_type(hnparse.Thread.from_sqlite("threads.db"), hnparse.Thread)
assert_type(hnparse.Thread.from_csv(thread.to_csv()), hnparse.Thread)
assert_type(hnparse.merge([thread]), list[hnparse.Thread])
assert_type(hnparse.Thread(story=hnparse.Story(title="Knitting")), hnparse.Thread)

thread.to_pandas()
thread.to_pandas("discussions", flat=True, path=True)
thread.to_polars()
thread.to_arrow()
thread.to_networkx()
thread.to_sqlite("threads.db")
thread.to_items()
thread.to_algolia()
thread.to_convokit()
thread.plot()
