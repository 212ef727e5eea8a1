"""The settings of a Deck's layers for one row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["value_of"]

FIELD = "@@="


def value_of(layer: Mapping[str, Any], name: str, row: Mapping[str, Any]) -> Any:
    """Return a setting of a layer for a row: a field of the row, or what holds for all.

    >>> value_of({"getColor": "@@=color"}, "getColor", {"color": [1, 2, 3]})
    [1, 2, 3]
    >>> value_of({"getWidth": 2.0}, "getWidth", {})
    2.0
    """
    setting = layer[name]
    if isinstance(setting, str) and setting.startswith(FIELD):
        return row[setting.removeprefix(FIELD)]
    return setting
