"""Measure the graph queries on 100,000 comments: in a random tree, a chain, and a star.

    python benchmarks/graph.py

Two of three comments have a quoted line; half of these lines are from the parent. 20 comments in 1,000 link to an item.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from hnparse import Comment, Thread

SIZE = 100_000
VOCABULARY = [f"word{number}" for number in range(20_000)]


def comments(shape: str) -> tuple[Comment, ...]:
    """Return comments of 40 words. Their parent is a random earlier comment, the previous one, or the first one."""
    rng = random.Random(1)
    above: dict[str, Callable[[int], int]] = {
        "tree": lambda id_: rng.randint(1, id_ - 1),
        "chain": lambda id_: id_ - 1,
        "star": lambda id_: 1,
    }
    depth, words, made = {0: 0}, {0: [""] * 40}, []
    for id_ in range(1, SIZE + 1):
        parent = above[shape](id_) if id_ > 1 else 0
        depth[id_] = depth[parent] + 1
        words[id_] = rng.choices(VOCABULARY, k=40)
        quoted = [[], words[parent][5:15], rng.choices(VOCABULARY, k=10)][id_ % 3]
        lines = ["> " + " ".join(quoted), ""] if quoted and parent else []
        link = f"https://news.ycombinator.com/item?id={id_ * 7}" if id_ % 50 == 0 else ""
        made.append(
            Comment(
                id=id_,
                by=f"name{rng.randint(1, 5000)}",
                time=f"14 Nov 24 {id_ // 60 % 24:02}:{id_ % 60:02} UTC",
                text="\n".join([*lines, " ".join(words[id_]), link]).rstrip(),
                parent=parent or None,
                parent_source="reply_list" if parent else "top_level",
                depth=depth[id_],
            )
        )
    return tuple(made)


def main() -> None:
    """Print a line for each shape and query, with its time in seconds."""
    for shape in ("tree", "chain", "star"):
        made = comments(shape)
        thread = Thread(comments=made)
        last = made[-1]
        questions: dict[str, Callable[[], object]] = {
            "Thread(…)": lambda made=made: Thread(comments=made),
            "children, the first time": lambda thread=thread: thread.children(1),
            "by, the first time": lambda thread=thread: thread.by("name1"),
        }
        for name in ("parent", "children", "depth", "siblings", "path", "subtree"):
            questions[f"{name}(last)"] = lambda name=name, thread=thread, last=last: getattr(thread, name)(last)
        questions["subtree(first)"] = lambda thread=thread: thread.subtree(1)
        for name in ("roots", "leaves", "authors", "interactions", "most_replied", "stats", "mentions", "quotes"):
            questions[name] = getattr(thread, name)
        questions["between ids"] = lambda thread=thread: thread.between(5000, 6000)
        questions["between times"] = lambda thread=thread: thread.between("2024-11-14T02:00", "2024-11-14T03:00")
        questions["search"] = lambda thread=thread: thread.search("word777 ")
        for name, question in questions.items():
            start = time.process_time()
            question()
            print(f"{shape:6} {name:26} {time.process_time() - start:9.4f} s", flush=True)


if __name__ == "__main__":
    main()
