"""What a record states, as text: a number or a range with its unit."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

__all__ = ["is_present", "number_text", "range_text", "stated_value"]

#: Columns that hold the lower and the upper end of what each table's rows count.
BOUNDS = {
    "voyages": ("containers_min", "containers_max"),
    "observations": ("count", "count"),
    "estimates": ("value_min", "value_max"),
    "claims": ("value_min", "value_max"),
}


def is_present(value: object) -> bool:
    """Whether a cell holds anything.

    >>> is_present(""), is_present(pd.NA), is_present(0)
    (False, False, True)
    """
    return value is not None and value is not pd.NA and value == value and value != ""


def number_text(value: object) -> str:
    """A number with its thousands separated, whole where it is whole.

    >>> number_text(15809.0), number_text(50.69)
    ('15,809', '50.69')
    """
    number = float(str(value))
    return f"{number:,.0f}" if number == int(number) else f"{number:,}"


def range_text(low: object, high: object) -> str:
    """A count or a range of counts; one end alone is a bound. Empty where both are.

    >>> range_text(25, None), range_text(None, 9e6), range_text(35, 62), range_text(300, 300)
    ('at least 25', 'at most 9,000,000', '35–62', '300')
    """
    if not is_present(low) and not is_present(high):
        return ""
    if not is_present(high):
        return f"at least {number_text(low)}"
    if not is_present(low):
        return f"at most {number_text(high)}"
    ends = (number_text(low), number_text(high))
    return ends[0] if ends[0] == ends[1] else f"{ends[0]}–{ends[1]}"


def stated_value(table: str, row: Mapping[str, object], unit: str) -> str:
    """What a row counts, with its unit; empty where it counts nothing.

    >>> stated_value("estimates", {"value_min": 25.0, "value_max": None}, "voyages")
    'at least 25 voyages'
    """
    if table not in BOUNDS:
        return ""
    low, high = BOUNDS[table]
    text = range_text(row.get(low), row.get(high))
    return f"{text} {unit}".strip() if text else ""
