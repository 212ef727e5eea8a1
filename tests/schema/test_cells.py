from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.schema import CellProblem, Field, parse_cell, parse_json_value

NUMBER = Field("n", "number", "A number.", minimum=-90, maximum=90)
INTEGER = Field("i", "integer", "A count.", minimum=0)
IDS = Field("ids", "id", "Some ids.", is_list=True)
CODE = Field("c", "text", "A code.", codes={"a": "A.", "b": "B."})


@given(st.floats(-90, 90))
def test_every_number_in_range_is_read_as_written(value: float) -> None:
    assert parse_cell(NUMBER, repr(value)) == value


@given(st.text(max_size=12))
def test_a_number_is_read_only_from_ascii_digits(text: str) -> None:
    try:
        value = parse_cell(NUMBER, text)
    except CellProblem:
        return
    assert value is None or set(text) <= set("0123456789.-+eE")


@pytest.mark.parametrize(
    "text",
    [
        "1_0",
        " 1",
        "1 ",
        "٣",
        "３",
        "infinity",
        "nan",
        "1e999",
        "0x1",
        "+1",
        ".5",
        "5.",
        "01",
        "1,5",
        "--1",
    ],
)
def test_leniencies_of_float_are_refused(text: str) -> None:
    with pytest.raises(CellProblem):
        parse_cell(NUMBER, text)


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        (NUMBER, True, "is not of type number"),
        (NUMBER, "4", "is a text"),
        (NUMBER, [4], "is not of type number"),
        (NUMBER, float("inf"), "is not a finite number"),
        (NUMBER, 91, "is above 90"),
        (INTEGER, 1.0, "is not of type integer"),
        (INTEGER, 2**60, "is larger than a double holds exactly"),
        (CODE, 3, "is not of type text"),
        (CODE, "c", "is not a known code"),
    ],
)
def test_json_values_keep_to_the_type_of_their_field(
    field: Field, value: object, problem: str
) -> None:
    with pytest.raises(CellProblem) as refusal:
        parse_json_value(field, value)
    assert refusal.value.problem == problem


def test_a_blank_is_none_and_refused_where_it_is_required() -> None:
    assert parse_cell(NUMBER, "") is None
    assert parse_json_value(NUMBER, None) is None
    with pytest.raises(CellProblem, match="required"):
        parse_cell(Field("n", "number", "A number.", required=True), "")


def test_lists_are_checked_item_by_item() -> None:
    assert parse_cell(IDS, "najin;dunai") == "najin;dunai"
    for text in ("najin;", ";najin", "najin; dunai", "najin;najin", "najin;no id"):
        with pytest.raises(CellProblem):
            parse_cell(IDS, text)


def test_hints_say_what_to_write() -> None:
    with pytest.raises(CellProblem) as refusal:
        parse_cell(CODE, "c")
    assert refusal.value.hint == "write one of: a, b"
    with pytest.raises(CellProblem) as refusal:
        parse_cell(NUMBER, "91")
    assert refusal.value.hint == "write a value of at least -90 and at most 90"
