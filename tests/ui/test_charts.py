"""Where charts put marks and labels: in the window, apart from each other, at true heights."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis.dated import Dated
from lib.temporal import day_number
from lib.ui.charts.style import LETTER_PX, PHONE_PX, Days
from lib.ui.voyages.lanes import Lane, LaneMark, place_lanes, unsure_parts
from lib.ui.voyages.panels import Panel, PanelPoint, labelled_points, stack_panels, ticks_up_to

START = day_number(date(2023, 8, 1))
DAYS = Days(date(2023, 8, 1), date(2024, 4, 1))
LENGTH = day_number(DAYS.end) - START

spans = st.tuples(st.integers(START - 40, START + LENGTH - 1), st.integers(1, 120)).filter(
    lambda s: s[0] + s[1] > START
)


def dated(first: int, length: int, record_id: str = "X") -> Dated:
    return Dated(record_id, "", "", first, first + length, 1.0)


@given(st.lists(st.tuples(spans, st.text("abc m", max_size=30)), max_size=25))
def test_labels_of_one_lane_never_meet_on_a_phone(
    marks: list[tuple[tuple[int, int], str]],
) -> None:
    lane = Lane("Lane", marks=tuple(LaneMark(dated(*s), text=text) for s, text in marks))
    placed, _, height = place_lanes([lane], DAYS)
    boxes = []
    for p in placed:
        assert START <= p.first_day < p.end_day <= START + LENGTH
        assert 0 < p.y_px < height
        width = LETTER_PX * len(p.mark.text)
        left, right = (DAYS.share(day) * PHONE_PX for day in (p.first_day, p.end_day))
        boxes.append((p.y_px, *((left, right + width) if p.label_right else (left - width, right))))
    for one, other in itertools.combinations(boxes, 2):
        assert one[0] != other[0] or one[2] <= other[1] or other[2] <= one[1]


@given(st.floats(0.5, 5e7), st.integers(2, 6))
def test_ticks_begin_at_zero_reach_the_value_and_are_few(value: float, most: int) -> None:
    ticks = ticks_up_to(value, most)
    assert ticks[0] == 0
    assert ticks[-2] < value <= ticks[-1]
    assert len(ticks) - 1 <= most
    assert len({b - a for a, b in itertools.pairwise(ticks)}) == 1


def test_a_figure_stands_at_its_height_above_the_zero_line_of_its_panel() -> None:
    points = tuple(
        PanelPoint(dated(START + 30 * i, 1, f"E{i}"), value, value, str(value))
        for i, value in enumerate((0.0, 15.0, 30.0))
    )
    stack = stack_panels([Panel(points, "A", ("note",)), Panel(points, "B")], DAYS, 90)
    assert stack.bases_px[0] < stack.heads_px[1] < stack.bases_px[1]
    for p in stack.points:
        base, top = stack.bases_px[p.panel], p.point.low
        assert top is not None
        assert base - p.high_px == pytest.approx(90 * top / max(value for _, value in stack.grid))


def test_a_range_has_two_marks_and_a_figure_without_number_has_none() -> None:
    points = (
        PanelPoint(dated(START, 1, "E1"), 4.2, 5.8, "4.2-5.8"),
        PanelPoint(dated(START, 1, "E2"), None, None, ""),
        PanelPoint(dated(START, 1, "E3"), None, 9.0, "9"),
    )
    placed = stack_panels([Panel(points)], DAYS, 64).points
    assert {p.point.dated.id: len(p.heights_px) for p in placed} == {"E1": 2, "E3": 1}


def test_of_figures_that_would_meet_the_later_one_is_printed() -> None:
    points = tuple(
        PanelPoint(dated(START + 100 + i, 1, f"E{i}"), 10_000.0, None, "10,000") for i in range(3)
    )
    stack = stack_panels([Panel(points)], DAYS, 64)
    assert len(labelled_points(stack.points[:1], DAYS, above=False)) == 1
    kept = labelled_points(stack.points, DAYS, above=False)
    assert len(kept) <= 1


@pytest.mark.parametrize(
    ("sure", "unsure"),
    [
        (None, [(0, 10)]),
        ((0, 10), []),
        ((3, 8), [(0, 3), (8, 10)]),
        ((-5, 4), [(4, 10)]),
    ],
)
def test_only_days_that_are_not_sure_are_pale(
    sure: tuple[int, int] | None, unsure: list[tuple[int, int]]
) -> None:
    at = None if sure is None else (START + sure[0], START + sure[1])
    record = Dated("X", "", "", START, START + 10, 1.0, at)
    ((placed,), _, _) = place_lanes([Lane(marks=(LaneMark(record),))], DAYS)
    assert unsure_parts(placed) == [(START + a, START + b) for a, b in unsure]
