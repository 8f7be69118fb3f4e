import math

import pytest

from ownwords.made.drawing.shapes import Disc, Patch, Step, Stroke, as_svg, lines_of

ARC = (Step("M", (0, -10)), Step("a", (10, 10, 0, 1, 0, 10, 10)))


@pytest.mark.parametrize(
    ("shape", "svg"),
    [
        (Disc((3, 4), 2, "#abc"), '<circle cx="3" cy="4" r="2" fill="#abc"/>'),
        (
            Patch((Step("M", (0, 4)), Step("l", (3, -4, -2, 5)), Step("z")), "#abc"),
            '<path fill="#abc" d="M0 4l3-4-2 5z"/>',
        ),
        (
            Stroke((Step("M", (0, 4)), Step("q", (1, 2, 3, 4))), "#abc", 2.4),
            '<path fill="none" stroke="#abc" stroke-width="2.4" stroke-linecap="round" '
            'd="M0 4q1 2 3 4"/>',
        ),
    ],
)
def test_is_written_as_svg(shape, svg):
    assert as_svg(shape) == svg


@pytest.mark.parametrize(
    ("steps", "end"),
    [
        ((Step("l", (3, -4, 1, 1)),), (14, 7)),
        ((Step("H", (0,)),), (0, 10)),
        ((Step("V", (0,)),), (10, 0)),
        ((Step("Q", (40, 50, 60, 70)),), (60, 70)),
        ((Step("q", (4, 5, 6, 7)), Step("t", (1, 1))), (17, 18)),
        ((Step("a", (10, 10, 0, 0, 1, 10, 10)),), (20, 20)),
    ],
)
def test_a_line_ends_where_its_steps_do(steps, end):
    (line,) = lines_of((Step("M", (10, 10)), *steps))
    assert line[-1] == pytest.approx(end)


def test_every_part_of_a_path_is_a_line_of_its_own():
    assert len(lines_of((Step("M", (0, 0)), Step("l", (1, 1)), Step("z"), Step("M", (5, 5))))) == 2


def test_a_smooth_curve_goes_on_as_the_last_one_ended():
    """Through the point halfway it keeps its direction: no corner."""
    steps = (Step("M", (0, 0)), Step("Q", (5, 10, 10, 0)), Step("T", (20, 0)))
    (line,) = lines_of(steps)
    (before, there, after) = line[15:18]
    assert (there[1] - before[1]) / (there[0] - before[0]) == pytest.approx(
        (after[1] - there[1]) / (after[0] - there[0])
    )


def test_a_large_arc_stays_on_its_circle_and_goes_the_long_way_round():
    """From the top of a circle round (0, 0), against the clock, to its right."""
    (line,) = lines_of(ARC)
    assert [math.hypot(x, y) for x, y in line] == pytest.approx([10] * len(line))
    assert min(x for x, _ in line) < -9
