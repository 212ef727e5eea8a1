"""The one description of what passes between Python and the browser.

`contract.schema.json` is the source: the browser's types are generated from it, and what the
browser sends is checked against it here, because anyone can send anything.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from jsonschema import Draft7Validator  # type: ignore[import-untyped]

__all__ = ["SCHEMA_FILE", "Part", "problem_of", "schema"]

SCHEMA_FILE = Path(__file__).with_name("contract.schema.json")

Part = Literal["scene", "mount", "report"]


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """Return the contract, parsed. The value is shared; do not change it."""
    parsed: dict[str, Any] = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    return parsed


@lru_cache(maxsize=3)
def _validator(part: Part) -> Draft7Validator:
    return Draft7Validator({**schema(), "required": [part], "title": part})


def problem_of(part: Part, value: object) -> str | None:
    """Return what is wrong with a value that claims to be one part of the contract, or None.

    Examples
    --------
    >>> problem_of("report", {"view": {}, "command": 0})
    "report.view: 'window' is a required property"
    """
    for error in _validator(part).iter_errors({part: value}):
        place = ".".join(str(step) for step in error.absolute_path)
        return f"{place}: {error.message}"
    return None
