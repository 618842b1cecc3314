"""The plot of the report: the speed of each way, on a logarithmic scale."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from .parts.part import Figures

MARKS = "o^sDv"
OURS, THEIRS = "#c2410c", "#475569"


def draw(reading: Figures, path: Path) -> None:
    """Write the plot. `reading` has the figures of that part. The ending of the file name determines the format."""
    samples, seconds = reading["samples"], reading["seconds"]
    ways = [way for way in next(iter(seconds.values())) if not way.startswith(("limit", "tree"))]
    with mpl.rc_context({"svg.hashsalt": "hnparse", "font.size": 9}):
        figure = Figure(figsize=(7.2, 0.36 * len(ways) + 1.1), layout="constrained")
        axes = figure.add_subplot()
        for mark, (name, facts) in zip(MARKS, samples.items(), strict=False):
            speeds = [facts["bytes"] / seconds[name][way] / 1e6 for way in ways]
            colors = [OURS if way.startswith("hnparse") else THEIRS for way in ways]
            axes.scatter(speeds, range(len(ways)), c=colors, marker=mark, s=26, alpha=0.8)
            axes.scatter([], [], c=THEIRS, marker=mark, s=26, label=name)
        axes.set_yticks(range(len(ways)), ways)
        axes.invert_yaxis()
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter("{x:g}")
        axes.set_xlabel("megabytes of the page as text, in a second (more is faster)")
        axes.grid(axis="x", which="both", alpha=0.25)
        axes.spines[["top", "right"]].set_visible(False)
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, 1.14), ncols=len(samples), frameon=False)
        figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)
