"""JSON without the leniencies of the standard library."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, NoReturn

from lib.schema import CellProblem

__all__ = ["read_json"]

#: More digits than any number of the package has.
_MAX_DIGITS = 18


def read_json(text: str) -> Any:
    """Return the value of a JSON text.

    Raises
    ------
    CellProblem
        Where the text is not JSON, holds NaN or Infinity, repeats a key, is nested too deeply,
        or has an integer of more than 18 digits.

    >>> read_json('{"a": 1}')
    {'a': 1}
    """
    try:
        return json.loads(
            text,
            parse_constant=_refuse_constant,
            parse_int=_read_integer,
            object_pairs_hook=_read_object,
        )
    except json.JSONDecodeError as error:
        problem = f"is not JSON ({error.msg.lower()} at character {error.colno})"
        raise CellProblem(problem, "correct the JSON there", line=error.lineno) from error
    except RecursionError as error:
        raise CellProblem("is nested too deeply", "write it as flat as GeoJSON is") from error


def _refuse_constant(name: str) -> NoReturn:
    raise CellProblem(f"holds {name}", "write a finite number, or null")


def _read_integer(digits: str) -> int:
    count = len(digits.removeprefix("-"))
    if count > _MAX_DIGITS:
        raise CellProblem(
            f"holds a number of {count} digits", f"write at most {_MAX_DIGITS} digits"
        )
    return int(digits)


def _read_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        counts = Counter(name for name, _ in pairs)
        twice = next(name for name, count in counts.items() if count > 1)
        raise CellProblem(f"has the key {twice[:40]!r} twice", "keep one of the two")
    return members
