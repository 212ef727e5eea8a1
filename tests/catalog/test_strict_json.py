from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.catalog.strict_json import read_json
from lib.schema import CellProblem

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.floats(-1e9, 1e9) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(VALUES)
def test_sound_json_is_read_as_the_standard_library_reads_it(value: object) -> None:
    text = json.dumps(value)
    assert read_json(text) == json.loads(text)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_json(text)
    except CellProblem as refusal:
        assert refusal.problem
        assert refusal.hint


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"a": NaN}', "holds NaN"),
        ('{"a": [-Infinity]}', "holds -Infinity"),
        ('{"a": 1, "b": 2, "a": 3}', "the key 'a' twice"),
        ('{"a": {"b": 1, "b": 1}}', "the key 'b' twice"),
        ("[" * 200_000, "is nested too deeply"),
        ("9" * 5_000, "a number of 5000 digits"),
        ('{"a": 1,}', "is not JSON"),
        ("", "is not JSON"),
    ],
)
def test_leniencies_are_refused(text: str, problem: str) -> None:
    with pytest.raises(CellProblem) as refusal:
        read_json(text)
    assert problem in refusal.value.problem
