"""The picture of what changed: for each question where the answers lay before and after.

Before is hollow and thin, after is filled and thick, so that it is read without colour too.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import matplotlib
import matplotlib.style
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from ownwords.desk.evaluating.answers import LEAST, MOST, Question
from ownwords.desk.evaluating.change import Change, Spread
from ownwords.desk.evaluating.page import name_of, number

_INK, _SOFT, _LINE = "#25211c", "#5f564b", "#dccdb7"
_BEFORE, _AFTER = "#8a5a2b", "#0c5257"
_WIDTH, _EACH, _MARGIN = 7.2, 1.9, 0.05
"""Inches: as wide as the text on a sheet of A4."""
_DOTS_PER_INCH = 200
_WRAP = 96
_LEFT, _NAMES, _MEDIANS, _NUMBERS = -0.15, -0.03, 1.075, 1.19
"""Where the words at the sides begin or end, as parts of the width between 1 and 5."""


def plot_of(changes: Sequence[tuple[Question, Change]]) -> bytes:
    """A PNG, the same bytes for the same numbers, without a word about where or when."""
    with matplotlib.style.context("default"):
        height = _EACH * len(changes) + 2 * _MARGIN
        figure = Figure(figsize=(_WIDTH, height), dpi=_DOTS_PER_INCH, facecolor="white")
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0.11, _MARGIN / height, 0.7, 1 - 2 * _MARGIN / height))
        axes.set_axis_off()
        axes.set_xlim(LEAST, MOST)
        axes.set_ylim(-_EACH * len(changes), 0)
        for place, (question, change) in enumerate(changes):
            _draw(axes, -_EACH * place, question, change)
        file = BytesIO()
        figure.savefig(file, format="png", dpi=_DOTS_PER_INCH, metadata={"Software": None})
    return file.getvalue()


def _draw(axes: Axes, top: float, question: Question, change: Change) -> None:
    """One question, from its top down; heights are inches."""
    _write(axes, _LEFT, top - 0.16, name_of(question), size=11, bold=True, across="axes")
    words = textwrap.shorten(question.words, _WRAP * 2, placeholder=" …")
    _write(axes, _LEFT, top - 0.31, textwrap.fill(words, _WRAP), across="axes", hangs=True)
    for value in range(LEAST, MOST + 1):
        axes.plot([value, value], [top - 0.72, top - 1.34], color=_LINE, linewidth=0.8, zorder=1)
        _write(axes, value, top - 1.45, str(value), align="center")
    _write(axes, LEAST, top - 1.62, question.low, color=_SOFT)
    _write(axes, MOST, top - 1.62, question.high, color=_SOFT, align="right")
    for x, words in ((_MEDIANS, "median"), (_NUMBERS, "n")):
        _write(axes, x, top - 0.65, words, color=_SOFT, align="center", across="axes")
    _draw_spread(axes, top - 0.86, "before", change.before)
    _draw_spread(axes, top - 1.18, "after", change.after)


def _draw_spread(axes: Axes, height: float, time: str, spread: Spread) -> None:
    is_after = time == "after"
    color = _AFTER if is_after else _BEFORE
    axes.plot(
        [spread.first_quarter, spread.last_quarter],
        [height, height],
        color=color,
        linewidth=7 if is_after else 2.5,
        solid_capstyle="butt",
        clip_on=False,
        zorder=2,
    )
    axes.plot(
        [spread.median],
        [height],
        marker="o",
        markersize=13 if is_after else 10,
        markerfacecolor=color if is_after else "white",
        markeredgecolor="white" if is_after else color,
        markeredgewidth=1.6,
        clip_on=False,
        zorder=3,
    )
    _write(axes, _NAMES, height, time.capitalize(), align="right", across="axes", bold=is_after)
    for x, told in ((_MEDIANS, number(spread.median)), (_NUMBERS, str(spread.n))):
        _write(axes, x, height, told, align="center", across="axes", bold=is_after)


def _write(
    axes: Axes,
    x: float,
    y: float,
    words: str,
    *,
    size: float = 8.5,
    bold: bool = False,
    color: str = _INK,
    align: str = "left",
    across: str = "data",
    hangs: bool = False,
) -> None:
    """Words in the typeface that comes with Matplotlib: another would make other bytes."""
    face = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    font = FontProperties(fname=Path(matplotlib.get_data_path(), "fonts", "ttf", face), size=size)
    axes.text(
        x,
        y,
        words,
        transform=axes.get_yaxis_transform() if across == "axes" else axes.transData,
        fontproperties=font,
        color=color,
        horizontalalignment=align,
        verticalalignment="top" if hangs else "center",
        parse_math=False,
    )
