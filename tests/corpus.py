"""Invent a corpus: some records are dumps in every form; the rest is prose, other pages and near misses.

    python tests/corpus.py crawl/ --records 1000000

writes files of every kind that hnparse reads. The URL of a record shows its kind: ``https://crawl.example/dump/17``.
"""

import argparse
import gzip
import io
import json
import os
import signal
import subprocess
import sys
from itertools import cycle, islice, product
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

import hnparse
from damage import DAMAGES, FORMS
from robustness import invented_pages

WORDS = """
the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one
you were all her she there would their we him been has when who will no more if out so up said what its about source
comment points reply Hacker News context login request time winter lamp “quoted” café keeper’s number
""".split()  # noqa: SIM905
NEAR = [
    "Skip to content | Home | About | 3 comments | Log in",
    "377 points by the visitors, who had 12 more",
    "[source] of the river; see No. 5 [source needed]",
    "Most active commenters",
    "replies(2): the second one is the better",
    "HN request for a time machine | source",
    "12 points for the reader | 3 comments | from No. 5",
    "Tom &amp; Jerry &lt;b&gt; AT&T",
    "[link](https://a.example) and [source](https://b.example)",
    "←back to thread",
    "1. bob No.101",
]
KINDS = ("jsonl.zst", "parquet", "jsonl", "wet.gz", "jsonl.gz")


def prose(random, sentences=range(4, 60)):
    """Return some paragraphs of words."""
    made = []
    for _ in range(random.choice(sentences)):
        words = random.choices(WORDS, k=random.randint(5, 25))
        made.append(" ".join(words).capitalize() + random.choice([". ", ". ", "? ", ".\n\n"]))
    return "".join(made)


def dumps(pages, seed):
    """Yield pages in every form and with every damage that loses nothing."""
    random = Random(seed)
    whole = [damage for damage in DAMAGES.values() if damage.keeps == "all"]
    for thread, form, damage in product(invented_pages(pages, seed), FORMS.values(), whole):
        yield damage.change(form(hnparse.render(thread), random), random)


def records(number, share=100, seed=1, pages=40):
    """Yield records with a URL, a text and a date. One in `share` is a dump."""
    random = Random(seed)
    known = list(dumps(pages, seed))
    random.shuffle(known)
    dump = cycle(known)
    others = [prose(random) for _ in range(400)]
    for row in range(number):
        kind = "dump" if row % share == share // 2 else random.choice(["prose", "prose", "prose", "near"])
        text = next(dump) if kind == "dump" else random.choice(others) + str(row)
        if kind == "near":
            at = random.randrange(len(text))
            text = "\n".join([text[:at], *random.sample(NEAR, 3), text[at:]])
        yield {"url": f"https://crawl.example/{kind}/{row}", "text": text, "date": "2024-11-14T02:06:00Z"}


def start_command(*arguments, **options):
    """Start the command in a separate process, whose standard error is a pipe of text."""
    environment = {**os.environ, "PYTHONPATH": str(Path(hnparse.__file__).parent.parent)}
    return subprocess.Popen(
        [sys.executable, "-m", "hnparse", *map(str, arguments)],
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        # A background job of a shell ignores Ctrl-C, and its child processes inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        **options,
    )


def discussions(number, seed=1):
    """Yield records with pages of discussions: for each story its page, and the pages of some of its comments.

    In one of three discussions, a page shares only the head of the story with the other pages.
    """
    random = Random(seed)
    for place in range(number):
        story = 20_000_000 + 1000 * place
        head = f"The {random.choice(WORDS)} of {place}\n\n(host{place}.example)\n"
        score = "{} points ada | {} comments | | HN request time: 0s | source\n"
        kids = {id_: range(id_ + 1, id_ + random.randrange(1, 9)) for id_ in range(story + 10, story + 90, 10)}
        shown = list(kids)[: 4 if place % 3 == 0 else None]
        posts = [f"{number}. {_post(id_, kids[id_])}" for number, id_ in enumerate(shown, 1)]
        pages = [("".join([head, score.format(random.randrange(99), len(shown)), *posts]), story)]
        for id_ in list(kids)[::2]:
            above = f"\u2190back to thread\n\n{head}{score.format(7, len(kids[id_]))}Show context\n"
            replies = [f"{number}. {_post(kid)}" for number, kid in enumerate(kids[id_], 1)]
            pages.append(("".join([above, _post(id_, kids[id_]), *replies]), id_))
        for text, id_ in pages:
            # Few pages have a URL with the id of the story or comment.
            url = f"https://viewer.example/item?id={id_}" if random.random() < 0.2 else f"https://crawl.example/{id_}"
            yield {"url": url, "text": text, "date": "2024-11-14T02:06:00Z"}


def _post(id_, kids=()):
    replies = f"replies({len(kids)}): " + "".join(f">>{kid} #" for kid in kids) + "\n" if kids else ""
    return f"name{id_ % 97} \u25f4[] No.{id_}[source]\nSo {id_} is the number, says the keeper.\n{replies}"


def write(folder, number, files=20, **options):
    """Write a corpus to a folder, as files of all kinds with the same number of records."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    made = records(number, **options)
    size = -(-number // files)
    for place, kind in islice(enumerate(cycle(KINDS)), files):
        WRITERS[kind](folder / f"part-{place:03}.{kind}", islice(made, size))


def _lines(rows):
    return (json.dumps(row, ensure_ascii=False).encode("utf-8") + b"\n" for row in rows)


def _jsonl(path, rows):
    with path.open("wb") as file:
        file.writelines(_lines(rows))


def _jsonl_gz(path, rows):
    with gzip.GzipFile(path, "wb", compresslevel=1, mtime=0) as file:
        file.writelines(_lines(rows))


def _jsonl_zst(path, rows):
    with path.open("wb") as file, zstandard.ZstdCompressor().stream_writer(file) as packed:
        for line in _lines(rows):
            packed.write(line)


def _parquet(path, rows):
    schema = pa.schema([(name, pa.string()) for name in ("url", "text", "date")])
    with pq.ParquetWriter(path, schema) as file:
        while some := list(islice(rows, 5000)):
            file.write_batch(pa.RecordBatch.from_pylist(some, schema))


def _wet_gz(path, rows):
    with path.open("wb") as file:
        for row in rows:
            text = row["text"].encode("utf-8")
            head = (
                f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: {row['url']}\r\nWARC-Date: {row['date']}\r\n"
                f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: text/plain\r\nContent-Length: {len(text)}\r\n\r\n"
            )
            packed = io.BytesIO()
            with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=1, mtime=0) as member:
                member.write(head.encode() + text + b"\r\n\r\n")
            file.write(packed.getvalue())


WRITERS = {
    "jsonl": _jsonl,
    "jsonl.gz": _jsonl_gz,
    "jsonl.zst": _jsonl_zst,
    "parquet": _parquet,
    "wet.gz": _wet_gz,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--files", type=int, default=20)
    options = parser.parse_args()
    write(options.folder, options.records, options.files)


if __name__ == "__main__":
    main()
