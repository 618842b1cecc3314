"""Measure hnparse and alternative ways to read the same pages, in one process, and write a report.

    python benchmarks/run.py                   all parts; the report goes to build/speed/
    python benchmarks/run.py --only memory     one part, or several
    python benchmarks/run.py --largest 200000  without the pages of 20 MB, which take longest
    python benchmarks/run.py --docs            ... and put the tables and the plot into docs/speed.md

It needs the extra `bench`. The pages are invented and determined by a seed. The program ends with an error if another
way reads a page differently than hnparse.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from speed import report  # noqa: E402
from speed.parts import PARTS  # noqa: E402
from speed.parts.part import Options  # noqa: E402


def main() -> None:
    """Measure the parts that the command line names, and write the report."""
    parser = _parser()
    options = parser.parse_args()
    names = options.only or list(PARTS)
    if options.docs and len(names) < len(PARTS):
        parser.error("--docs needs all parts, for the figures of a page are of one run")
    asked = Options(options.seed, options.rounds, options.largest, options.corpus)
    figures = {"machine": report.machine(), "options": vars(options) | {"out": str(options.out)}}
    for name in names:
        print(name, file=sys.stderr, flush=True)
        figures[name] = PARTS[name].measure(asked)
        print("\n".join(PARTS[name].tables(figures[name])), flush=True)
    report.write(figures, options.out)
    if options.docs:
        report.write_docs(figures, ROOT / "docs" / "speed.md")
    print(f"report: {options.out}", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    default = Options()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--only", nargs="+", choices=PARTS, metavar="PART", help=f"only some of the parts: {', '.join(PARTS)}"
    )
    parser.add_argument("--docs", action="store_true", help="rewrite the tables and the plot of docs/speed.md")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "speed", help="folder of the report (build/speed)")
    parser.add_argument("--seed", type=int, default=default.seed, help=f"seed of the pages ({default.seed})")
    parser.add_argument("--rounds", type=int, default=default.rounds, help=f"number of rounds ({default.rounds})")
    parser.add_argument(
        "--largest", type=int, default=default.largest, help=f"bytes of the largest page ({default.largest})"
    )
    parser.add_argument(
        "--corpus", type=int, default=default.corpus, help=f"bytes of the mixed sample ({default.corpus})"
    )
    return parser


if __name__ == "__main__":
    main()
