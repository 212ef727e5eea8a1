from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.units.arithmetic import evaluate


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3000000 / 6700", 3_000_000 / 6_700),
        ("1 - 2 - 3", -4),
        ("8 / 4 / 2", 1),
        ("2 + 3 * 4", 14),
        ("(2 + 3) * 4", 20),
        ("5592*1.609344", 5592 * 1.609344),
        ("((7))", 7),
    ],
)
def test_the_usual_precedence_from_left_to_right(text: str, value: float) -> None:
    assert evaluate(text) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    "text",
    [
        *("", "1 +", "+ 1", "-1", "(1", "1)", "()", "1 2", "2 ** 3", "1e3", "1.", ".5", "1,000"),
        *("x", "__import__('os')", "1 // 2", "\u0661 + 1", "9" * 201, "(" * 60 + "1" + ")" * 60),
    ],
)
def test_anything_else_is_refused_with_what_was_expected(text: str) -> None:
    with pytest.raises(ValueError, match="write numbers"):
        evaluate(text)


def test_a_division_by_zero_says_so() -> None:
    with pytest.raises(ValueError, match="divides by zero"):
        evaluate("1 / (2 - 2)")


_NUMBERS = st.integers(1, 999).map(str)
_EXPRESSIONS = st.recursive(
    _NUMBERS,
    lambda inner: st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda t: f"({''.join(t)})"),
    max_leaves=12,
)


@given(_EXPRESSIONS)
def test_it_agrees_with_exact_arithmetic(text: str) -> None:
    exact_text = "".join(f"Fraction({n})" if n.isdigit() else n for n in _split(text))
    try:
        exact = eval(exact_text, {"Fraction": Fraction})  # noqa: S307 - our own digits
    except ZeroDivisionError:
        return
    try:
        assert math.isclose(evaluate(text), exact, rel_tol=1e-6, abs_tol=1e-6)
    except ValueError as error:
        # What is zero exactly may be off by rounding, and the other way round.
        assert "divides by zero" in str(error)


def _split(text: str) -> list[str]:
    parts: list[str] = []
    for character in text:
        if character.isdigit() and parts and parts[-1].isdigit():
            parts[-1] += character
        else:
            parts.append(character)
    return parts
