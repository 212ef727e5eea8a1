"""Arithmetic as the record writes it: numbers, ``+ - * /`` and brackets, nothing else."""

from __future__ import annotations

import math
import re

from lib.errors import shorten

__all__ = ["evaluate"]

_PART = re.compile(r"\s*(?:([0-9]+(?:\.[0-9]+)?)|([-+*/()]))")
#: Longest text that is read, in characters, and deepest nesting of brackets.
_MAX_CHARACTERS, _MAX_DEPTH = 200, 20
_EXPECTED = "write numbers, + - * / and brackets, as in: 3000000 / 6700"


def evaluate(expression: str) -> float:
    """The value of an arithmetic expression, with the usual precedence.

    Raises
    ------
    ValueError
        Where the text is anything else, divides by zero or leaves the range of numbers.

    Examples
    --------
    A million shells spread over a year, and the mean gap of ships on 19, 23 and 27 October 2023:

    >>> round(evaluate("1000000 / 365"), 1), evaluate("(27 - 19) / 2")
    (2739.7, 4.0)
    """
    try:
        reader = _Reader(_parts(expression))
        value = reader.sum(0)
        if reader.peek() or not math.isfinite(value):
            raise ValueError
    except ZeroDivisionError:
        raise ValueError(f"{shorten(expression)!r} divides by zero; {_EXPECTED}") from None
    except ValueError:
        raise ValueError(f"{shorten(expression)!r} is no arithmetic; {_EXPECTED}") from None
    return value


def _parts(text: str) -> list[str]:
    parts, position = [], 0
    stripped = text.rstrip()
    while position < len(stripped):
        match = _PART.match(stripped, position) if len(text) <= _MAX_CHARACTERS else None
        if match is None:
            raise ValueError
        parts.append(match[1] or match[2])
        position = match.end()
    return parts


class _Reader:
    """A recursive descent over the parts: sums of products of numbers and brackets."""

    def __init__(self, parts: list[str]) -> None:
        self._parts = parts
        self._at = 0

    def peek(self) -> str:
        return self._parts[self._at] if self._at < len(self._parts) else ""

    def _take(self) -> str:
        part = self.peek()
        self._at += 1
        return part

    def sum(self, depth: int) -> float:
        value = self._product(depth)
        while self.peek() in ("+", "-"):
            sign = 1 if self._take() == "+" else -1
            value += sign * self._product(depth)
        return value

    def _product(self, depth: int) -> float:
        value = self._operand(depth)
        while self.peek() in ("*", "/"):
            if self._take() == "*":
                value *= self._operand(depth)
            else:
                value /= self._operand(depth)
        return value

    def _operand(self, depth: int) -> float:
        part = self._take()
        if part == "(" and depth < _MAX_DEPTH:
            value = self.sum(depth + 1)
            if self._take() == ")":
                return value
        elif part[:1].isdigit():
            return float(part)
        raise ValueError
