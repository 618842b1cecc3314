"""An Atheris target: what `tests/promises.py` says holds for any text. How to run it is in `fuzz/README.md`."""

import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "fuzz" / "corpus"
DICTIONARY = ROOT / "fuzz" / "pieces.dict"
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

with atheris.instrument_imports(include=["hnparse"]):
    import hnparse.reading  # noqa: F401
    import promises

# What a page is made of, for the fuzzer to put in place whole; a blank in a piece is written as an underscore here.
PIECES = """
◴[] No. [source] {3} ▶ 1. [dead_post] replies(2): >>102_# >>101_# (OP) (TP) 12_points_ada_|_3_comments_|_|_
HN_request_time:_0s _|_source _|_bottom by_ ←back_to_thread Most_active_commenters ada(3) Popular/hot_comments
Show_context ID:_GO ↑ (no_comments) /top/ |_slacker_news (host.example) 14_Nov_24_02:06_UTC 11/14/2024,_2:06:00_AM
\\. [[source]](http://host) &gt;&gt; &#93; â—´[] â†
"""


def target(data: bytes) -> None:
    """Check the promises for a text: invalid UTF-8 in the input becomes lone surrogates, which a str can hold."""
    promises.check(data.decode("utf-8", "surrogateescape"))


def seed() -> None:
    """Write the seeds, which are the dumps that the tests read, and the dictionary of pieces."""
    CORPUS.mkdir(exist_ok=True)
    for dump in (ROOT / "tests" / "dumps").glob("*.txt"):
        (CORPUS / dump.name).write_bytes(dump.read_bytes())
    pieces = [piece.replace("_", " ").encode() for piece in PIECES.split()]
    escaped = ["".join(f"\\x{byte:02x}" for byte in piece) for piece in pieces]
    DICTIONARY.write_text("".join(f'"{piece}"\n' for piece in escaped), "utf-8")


if __name__ == "__main__":
    arguments = sys.argv
    if all(argument.startswith("-") for argument in arguments[1:]):
        seed()
        arguments = [*arguments, f"-dict={DICTIONARY}", f"-artifact_prefix={CORPUS.parent}/", str(CORPUS)]
    atheris.Setup(arguments, target)
    atheris.Fuzz()
