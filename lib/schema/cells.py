"""What one value may be: the rules of each field type, applied to text and to JSON values.

Both doors are stricter than Python's own: ``float`` takes ``"1_0"``, ``" 1 "``, Arabic digits
and ``"infinity"``; the record takes none of them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from lib.schema.field import LIST_SEPARATOR, Field
from lib.schema.plain_text import text_problem
from lib.temporal import EdtfError, parse_date

__all__ = ["CellProblem", "Value", "parse_cell", "parse_json_value"]

#: A value as the program holds it; a blank is None.
Value = str | int | float | bool | None

_JSON_NUMBERS: dict[str, tuple[type, ...]] = {"integer": (int,), "number": (int, float)}
_LARGEST_WHOLE_NUMBER = 2**53
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,19})(?:\.[0-9]{1,20})?(?:[eE][+-]?[0-9]{1,4})?")
_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._~-]{0,98}[A-Za-z0-9])?")
_URL = re.compile(r"https?://[^\s/?#@]+\.[^\s/?#@]+(?:[/?#]\S*)?", re.IGNORECASE)


class CellProblem(Exception):  # noqa: N818 - a refusal that becomes a DataError with its place
    """A value that is refused: what is wrong with it, how to mend it, and its line in a text."""

    def __init__(self, problem: str, hint: str, line: int = 1) -> None:
        super().__init__(problem, hint)
        self.problem = problem
        self.hint = hint
        self.line = line


def parse_cell(field: Field, text: str) -> Value:
    """Return the value of a CSV cell, or None where it is blank.

    Raises
    ------
    CellProblem
        Where the text breaks a rule of the field.

    >>> parse_cell(Field("lon", "number", "Longitude."), "40.04")
    40.04
    """
    if text == "":
        if field.required:
            raise CellProblem("is blank, but required", f"fill in {field.name}")
        return None
    _refuse_bad_text(field, text)
    if not field.is_list:
        return _PARSERS[field.type](field, text)
    items = text.split(LIST_SEPARATOR)
    for item in items:
        if item == "" or item != item.strip():
            raise CellProblem(
                "has an empty or padded item in its list",
                f"join the items with {LIST_SEPARATOR} alone, without spaces",
            )
        _PARSERS[field.type](field, item)
    if len(set(items)) < len(items):
        raise CellProblem("names an item twice", "keep one of the two")
    return text


def parse_json_value(field: Field, value: object) -> Value:
    """Return the value of a feature's property, or None where it is null.

    Raises
    ------
    CellProblem
        Where the value has another type than the field, or breaks one of its rules.

    >>> parse_json_value(Field("zoom", "integer", "First zoom level shown.", minimum=0), 3)
    3
    """
    if value is None or isinstance(value, str):
        if value and field.type in ("integer", "number", "boolean"):
            raise CellProblem("is a text", f"write a JSON {field.type} without quotes")
        return parse_cell(field, value or "")
    if isinstance(value, bool):
        if field.type == "boolean":
            return value
    elif isinstance(value, int | float) and isinstance(value, _JSON_NUMBERS.get(field.type, ())):
        return _bounded(field, value)
    raise CellProblem(f"is not of type {field.type}", f"write a JSON value of type {field.type}")


def _refuse_bad_text(field: Field, text: str) -> None:
    if len(text) > field.max_characters:
        raise CellProblem(
            f"has {len(text)} characters, more than {field.max_characters}",
            "shorten the text",
        )
    if refusal := text_problem(text):
        raise CellProblem(*refusal)


def _parse_text(field: Field, text: str) -> str:
    if field.codes and text not in field.codes:
        raise CellProblem("is not a known code", "write one of: " + ", ".join(field.codes))
    if field.pattern and not re.fullmatch(field.pattern, text):
        raise CellProblem("has the wrong form", field.hint)
    return text


def _parse_id(field: Field, text: str) -> str:
    if not _ID.fullmatch(text):
        raise CellProblem("is not an id", "write an id of letters, digits and - . _ ~")
    return _parse_text(field, text)


def _parse_integer(field: Field, text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise CellProblem("is not a whole number", "write digits only, as in 1600")
    return int(_bounded(field, int(text)))


def _parse_number(field: Field, text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise CellProblem("is not a number", "write a decimal number, as in 45.89")
    return float(_bounded(field, float(text)))


def _bounded(field: Field, value: float) -> float:
    if isinstance(value, int) and abs(value) > _LARGEST_WHOLE_NUMBER:
        raise CellProblem("is larger than a double holds exactly", "write a smaller number")
    if not math.isfinite(value):
        raise CellProblem("is not a finite number", "write a finite number or leave it blank")
    if field.minimum is not None and value < field.minimum:
        raise CellProblem(f"is below {field.minimum:g}", _bounds_hint(field))
    if field.maximum is not None and value > field.maximum:
        raise CellProblem(f"is above {field.maximum:g}", _bounds_hint(field))
    return value


def _bounds_hint(field: Field) -> str:
    if field.hint:
        return field.hint
    low = "" if field.minimum is None else f"at least {field.minimum:g}"
    high = "" if field.maximum is None else f"at most {field.maximum:g}"
    bounds = " and ".join(part for part in (low, high) if part)
    return f"write a value of {bounds}{' ' + field.unit if field.unit else ''}"


def _parse_boolean(_: Field, text: str) -> bool:
    if text not in ("true", "false"):
        raise CellProblem("is neither true nor false", "write true or false in small letters")
    return text == "true"


def _parse_date(_: Field, text: str) -> str:
    try:
        parse_date(text)
    except EdtfError as error:
        raise CellProblem(error.problem, error.hint) from error
    return text


def _parse_url(_: Field, text: str) -> str:
    if not _URL.fullmatch(text):
        raise CellProblem("is not a web address", "write a full address beginning https://")
    return text


_PARSERS: dict[str, Callable[[Field, str], Value]] = {
    "text": _parse_text,
    "id": _parse_id,
    "integer": _parse_integer,
    "number": _parse_number,
    "boolean": _parse_boolean,
    "date": _parse_date,
    "url": _parse_url,
}
