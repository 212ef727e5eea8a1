"""The laws of time slicing, for any record and any windows that meet."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lib.temporal import Mode, parse_date, share_in_window, slice_window, to_date, with_day_bounds

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
QUALIFIERS = st.sampled_from(["", "", "~", "?", "%"])


@st.composite
def points(draw: st.DrawFn) -> str:
    day = draw(DAYS)
    form = draw(st.sampled_from(["{:%Y-%m-%d}", "{:%Y-%m-%d}", "{:%Y-%m}", "{:%Y}", "{:%Y-%m}-XX"]))
    return form.format(day) + draw(QUALIFIERS)


@st.composite
def edtf_texts(draw: st.DrawFn) -> str:
    text = draw(points())
    return text if draw(st.booleans()) else f"{text}/{draw(points())}"


@st.composite
def events(draw: st.DrawFn) -> pd.DataFrame:
    texts = draw(st.lists(st.one_of(st.just(""), edtf_texts()), min_size=1, max_size=6))
    kept = [text for text in texts if _reads(text)]
    assume(kept)
    senses = draw(st.lists(st.sampled_from(["within", "throughout"]), min_size=6, max_size=6))
    frame = pd.DataFrame(
        {"obs_id": range(len(kept)), "date": kept, "date_sense": senses[: len(kept)]}
    )
    return with_day_bounds(frame, "observations")


@st.composite
def states(draw: st.DrawFn) -> pd.DataFrame:
    texts = [draw(st.one_of(st.just(""), points())) for _ in range(2)]
    frame = pd.DataFrame({"place_id": ["p"], "valid_from": texts[:1], "valid_to": texts[1:]})
    try:
        return with_day_bounds(frame, "places")
    except ValueError:
        assume(False)
        raise


@st.composite
def meeting_windows(draw: st.DrawFn, frame: pd.DataFrame) -> tuple[date, date, date]:
    """Three days a < b < c, drawn where the records are, or anywhere."""
    edges = frame[["earliest_start_day", "latest_end_day"]].to_numpy(dtype=float).ravel()
    near = [
        to_date(int(edge)) + timedelta(days=shift)
        for edge in edges[np.isfinite(edges)]
        if abs(edge) < 900_000
        for shift in (-1, 0, 1)
    ]
    day = st.one_of(DAYS, st.sampled_from(near)) if near else DAYS
    a, b, c = sorted(draw(st.lists(day, min_size=3, max_size=3, unique=True)))
    return a, b, c


def _reads(text: str) -> bool:
    try:
        return not text or bool(parse_date(text))
    except ValueError:
        return False


def _ids(frame: pd.DataFrame, start: date, end: date, mode: Mode) -> set[object]:
    return set(slice_window(frame, start, end, mode).iloc[:, 0])


@pytest.mark.slow
@settings(max_examples=150)
@given(st.data())
def test_events_keep_the_laws(data: st.DataObject) -> None:
    frame = data.draw(events())
    a, b, c = data.draw(meeting_windows(frame))
    possibly = {w: _ids(frame, *w, "possibly") for w in ((a, b), (b, c), (a, c))}
    certainly = {w: _ids(frame, *w, "certainly") for w in ((a, b), (b, c), (a, c))}
    on_day = {w: _ids(frame, *w, "on_day") for w in ((a, b), (b, c), (a, c))}
    assert possibly[a, c] == possibly[a, b] | possibly[b, c]
    assert not certainly[a, b] & certainly[b, c]
    assert certainly[a, b] | certainly[b, c] <= certainly[a, c]
    assert not on_day[a, b] & on_day[b, c]
    assert on_day[a, b] | on_day[b, c] == on_day[a, c]
    for window in possibly:
        assert certainly[window] <= possibly[window]
        assert on_day[window] <= possibly[window]


@settings(max_examples=100)
@given(st.data())
def test_states_keep_the_laws(data: st.DataObject) -> None:
    frame = data.draw(states())
    a, b, c = data.draw(meeting_windows(frame))
    assert _ids(frame, a, c, "possibly") == (
        _ids(frame, a, b, "possibly") | _ids(frame, b, c, "possibly")
    )
    assert _ids(frame, a, c, "certainly") <= _ids(frame, a, c, "possibly")
    assert _ids(frame, a, b, "certainly") <= _ids(frame, a, c, "certainly")
    assert _ids(frame, a, c, "on_day") == _ids(frame, a, c, "possibly")


@pytest.mark.slow
@settings(max_examples=100)
@given(st.data())
def test_a_share_is_a_share_and_agrees_with_the_modes(data: st.DataObject) -> None:
    frame = data.draw(st.one_of(events(), states()))
    a, b, c = data.draw(meeting_windows(frame))
    share = share_in_window(frame, a, c)
    assert ((share >= 0) & (share <= 1)).all()
    assert set(frame.iloc[:, 0][share > 0]) == _ids(frame, a, c, "possibly")
    assert (share[frame.iloc[:, 0].isin(_ids(frame, a, c, "certainly"))] == 1).all()
    assert (share_in_window(frame, a, b) <= share + 1e-12).all()


@given(edtf_texts(), st.sampled_from(["within", "throughout"]))
def test_bounds_are_in_order(text: str, sense: str) -> None:
    assume(_reads(text))
    span = parse_date(text, sense)
    assert span.earliest_start <= span.latest_start < span.latest_end
    assert span.earliest_start < span.earliest_end <= span.latest_end
