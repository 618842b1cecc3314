"""Fail if hnparse has become much slower, compared with a regular expression that reads the same page.

    python benchmarks/check.py             the limit is in speed/ratio.py, with its reason
    python benchmarks/check.py --limit 5   ... or another one

It needs only hnparse, and takes a few seconds.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from speed.ratio import LIMIT, is_too_slow, measured_ratio  # noqa: E402


def main() -> int:
    """Print the ratio, and return 1 if it is above the limit, else 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=float, default=LIMIT, help=f"the largest ratio that passes ({LIMIT:g})")
    limit = parser.parse_args().limit
    ratio = measured_ratio()
    print(f"text → Thread takes {ratio:.1f} times as long as a regular expression by hand; the limit is {limit:g}")
    return int(is_too_slow(ratio, limit))


if __name__ == "__main__":
    sys.exit(main())
