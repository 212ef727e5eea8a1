"""How precisely files write what was measured: to the millimetre on the ground.

Measuring is a thousand times closer than that, but the last digits of a number depend on what a
process has measured before: compiled and plain code add in different orders.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

__all__ = ["to_millimetre"]

#: Decimals by the end of a column's name, which is its unit; of a direction, those that tell a
#: millimetre 57 km away.
DECIMALS: Mapping[str, int] = MappingProxyType({"m": 3, "km": 6, "deg": 6, "lon": 8, "lat": 8})


def to_millimetre(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values by column, lengths and angles among them rounded.

    >>> to_millimetre({"length_m": 195038.21834, "nearest_lon": 38.165512341234, "kind": "border"})
    {'length_m': 195038.218, 'nearest_lon': 38.16551234, 'kind': 'border'}
    """
    return {name: _rounded(value, name.rpartition("_")[2]) for name, value in values.items()}


def _rounded(value: Any, unit: str) -> Any:
    return round(value, DECIMALS[unit]) if isinstance(value, float) and unit in DECIMALS else value
