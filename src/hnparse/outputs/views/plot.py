"""The plot of a thread: its replies as a tree, drawn by matplotlib."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ...model.display import short
from ...model.thread_like import ThreadLike
from ..optional import require
from .plot_layout import Layout, Spot, lay_out

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9", "#F0E442")
"""The palette of Okabe and Ito, which colour-blind readers can distinguish."""

INK = "#404040"
OTHERS = "#a6a6a6"
LINES = "#c4c4c4"

Point = tuple[float, float]
Style = dict[str, Any]
Entry = tuple[str, Style]
"""An entry of the legend: its label and the style of its circles."""

STORY: Style = {"marker": "s", "color": INK, "linewidths": 0}
HIDDEN: Style = {"facecolors": "white", "edgecolors": INK, "linewidths": 1.0}


def plot(thread: ThreadLike, ax: Axes | None, *, authors: int) -> Axes:
    """Draw the thread and return the Axes."""
    require("matplotlib", "plot", "plot")
    if not 0 <= authors <= len(COLOURS):
        raise ValueError(f"a plot has colours for 0 to {len(COLOURS)} authors, not for {authors}")
    layout = lay_out(thread)
    deepest = max([spot.y for spot in (*layout.known, *layout.apart)], default=1)
    if ax is None:
        ax = _new_axes(layout.right, deepest)
    diameter = _diameter(ax, layout.right, deepest)
    _draw_lines(ax, layout, diameter)
    entries = _draw_spots(ax, layout, diameter, _colours(thread, authors))
    _dress(ax, thread, layout, deepest)
    _add_legend(ax, entries)
    return ax


def _new_axes(right: float, deepest: int) -> Axes:
    from matplotlib import pyplot

    size = (min(5.0 + 0.08 * right, 9.0), min(2.2 + 0.3 * deepest, 5.0))
    return pyplot.subplots(figsize=size, layout="constrained")[1]


def _diameter(ax: Axes, right: float, deepest: int) -> float:
    """Return the diameter of the circles in points: as large as there is space, but large enough to be seen."""
    width, height = _size(ax)
    room = min(width / (right + 1), height / (deepest + 1))
    return max(1.6, min(0.75 * room, 9.0))


def _size(ax: Axes) -> tuple[float, float]:
    """Return the width and the height of the Axes in points."""
    box, dpi = ax.get_window_extent(), ax.figure.dpi
    return box.width / dpi * 72, box.height / dpi * 72


def _draw_lines(ax: Axes, layout: Layout, diameter: float) -> None:
    """Draw the lines from each comment to its replies, with right angles halfway between the levels."""
    from matplotlib.collections import LineCollection

    width = max(0.4, min(diameter / 6, 1.0))
    tops = [spot for spot in layout.known if spot.above is None]
    lines = list(_lines((layout.known, layout.apart)))
    if tops:
        lines += _bracket(_story(layout), tops[0].x, tops[-1].x)
        lines += [[(top.x, top.y - 0.5), (top.x, top.y)] for top in tops]
    ax.add_collection(LineCollection(lines, colors=LINES, linewidths=width, zorder=1))
    loose = [[(top.x, top.y - 0.5), (top.x, top.y)] for top in layout.apart if top.above is None]
    ax.add_collection(LineCollection(loose, colors=LINES, linewidths=width, linestyles="dotted", zorder=1))


def _story(layout: Layout) -> Point:
    tops = [spot.x for spot in layout.known if spot.above is None]
    return ((tops[0] + tops[-1]) / 2 if tops else 0.0, 0.0)


def _lines(parts: Iterable[Iterable[Spot]]) -> Iterator[list[Point]]:
    for spots in parts:
        for spot in spots:
            if spot.below:
                yield from _bracket((spot.x, spot.y), spot.below[0].x, spot.below[-1].x)
            if spot.above:
                yield [(spot.x, spot.y - 0.5), (spot.x, spot.y)]


def _bracket(above: Point, left: float, right: float) -> Iterator[list[Point]]:
    x, y = above
    yield [(x, y), (x, y + 0.5)]
    if left < right:
        yield [(left, y + 0.5), (right, y + 0.5)]


def _colours(thread: ThreadLike, authors: int) -> dict[str, str]:
    """Return the colours of the authors with the most comments."""
    counts = Counter(comment.by for comment in thread.comments if comment.by is not None)
    return {name: COLOURS[place % len(COLOURS)] for place, (name, _) in enumerate(counts.most_common(authors))}


def _draw_spots(ax: Axes, layout: Layout, diameter: float, colours: dict[str, str]) -> list[Entry]:
    """Draw the circles, those of each author in one call. Return the entries of the legend."""
    groups: dict[str | None, list[Spot]] = {name: [] for name in colours} | {None: []}
    hidden: list[Spot] = []
    for spot in (*layout.known, *layout.apart):
        group = groups[spot.by if spot.by in colours else None] if spot.shown else hidden
        group.append(spot)
    x, y = _story(layout)
    area = diameter**2
    ax.scatter([x], [y], s=max(area, 30), zorder=4, **STORY)
    entries: list[Entry] = [("the story", STORY)]
    for name, spots in groups.items():
        if spots:
            style = {"color": OTHERS if name is None else colours[name], "linewidths": 0}
            _scatter(ax, spots, area, style)
            entries.append((f"{'others' if name is None else short(name, 20)} ({len(spots)})", style))
    if hidden:
        _scatter(ax, hidden, area * 0.7, HIDDEN | {"linewidths": max(0.4, min(diameter / 8, 1.0))})
        entries.append((f"not shown ({len(hidden)})", HIDDEN))
    return entries


def _scatter(ax: Axes, spots: list[Spot], area: float, style: Style) -> None:
    ax.scatter([spot.x for spot in spots], [spot.y for spot in spots], s=area, zorder=3, **style)


def _dress(ax: Axes, thread: ThreadLike, layout: Layout, deepest: int) -> None:
    """Add the title, the axes, and the background of the comments with an unknown parent."""
    from matplotlib.ticker import MaxNLocator

    left, right = -1.0 - 0.01 * layout.right, layout.right + 1.0 + 0.01 * layout.right
    ax.set_xlim(left, right)
    ax.set_ylim(deepest + 0.5, -0.5)
    if layout.apart:
        ground = layout.start_of_apart - 1.0
        ax.axvspan(ground, right, color="#808080", alpha=0.12, linewidth=0, zorder=0)
        ax.annotate(
            "parent unknown",
            ((ground + right) / 2, -0.5),
            xytext=(0, 3),
            textcoords="offset points",
            ha="center",
            va="bottom",
            fontsize="small",
            color=INK,
        )
    title = short(thread.story.title or "", 70)
    ax.set_title(title, fontsize="medium", parse_math=False, pad=18 if layout.apart else 6)
    ax.set_ylabel("depth")
    ax.yaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_xticks([])
    ax.spines[["top", "right", "bottom"]].set_visible(False)


def _add_legend(ax: Axes, entries: list[Entry]) -> None:
    # The circles of a long thread are too small to show colours, so the legend has its own.
    handles = [ax.scatter([], [], s=40, **style) for _, style in entries]
    legend = ax.legend(
        handles,
        [str(place) for place in range(len(entries))],
        loc="upper center",
        bbox_to_anchor=(0.5, -0.01),
        ncols=max(2, min(int(_size(ax)[0] / 90), 5)),
        frameon=False,
        fontsize="small",
        handletextpad=0.2,
    )
    # As labels, texts that begin with "_" are left out, and "$" begins mathematics. Texts set later stay as they are.
    for text, (label, _) in zip(legend.get_texts(), entries, strict=True):
        text.set_parse_math(False)
        text.set_text(label)
