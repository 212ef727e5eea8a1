"""The keys of a link: which field each carries, and in which form.

Their order is the order in a link. What does not fit into one is dropped from the end, so
what a view means stands before what decorates it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from lib.viewstate import values
from lib.viewstate.state import CARGOES, CONFIDENCES, LAYERS, MODES, UNITS, VERDICTS

__all__ = ["KEYS", "Key"]


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a link."""

    key: str
    """The key as it stands in the address."""
    field: str
    """The field of `ViewState` that it carries."""
    form: str
    """The form of its value, for people."""
    write: Callable[[Any], str]
    """From the field's value to text."""
    read: Callable[[str], Any]
    """From text to the field's value; raises ValueError with what is wrong."""


def _as_it_is(text: str) -> str:
    return text


def _subset(key: str, field: str, vocabulary: tuple[str, ...]) -> Key:
    form = f"none, or some of {', '.join(vocabulary)}, joined by ~"
    return Key(key, field, form, values.subset_writer(vocabulary), values.read_subset)


def _word(key: str, field: str, vocabulary: tuple[str, ...]) -> Key:
    form = f"one of {', '.join(vocabulary)}"
    return Key(key, field, form, _as_it_is, _as_it_is)


def _ids(key: str, field: str) -> Key:
    return Key(key, field, "ids joined by ~", values.write_ids, values.read_ids)


SPAN = "first day ~ first day after: 2023-08-01~2024-04-01"
TEXT = "letters and digits; _ for a space; ~hex.hex~ for other characters"
MEASUREMENTS = (
    "joined by ~: ruler_lon_lat_lon_lat..., area_lon_lat..., border_lon_lat_id, ring_lon_lat_metres"
)

KEYS: tuple[Key, ...] = (
    Key("data", "data_version", "version of the data package", _as_it_is, _as_it_is),
    Key("window", "window", SPAN, values.write_window, values.read_window),
    _word("mode", "mode", MODES),
    Key("cumulative", "cumulative", "yes or no", values.write_flag, values.read_flag),
    Key("known", "known_on", "a day: 2023-10-16", date.isoformat, values.read_date),
    Key("compare", "compare", SPAN, values.write_window, values.read_window),
    Key(
        "camera",
        "camera",
        "lon~lat~zoom, and ~pitch~bearing where not 0",
        values.write_camera,
        values.read_camera,
    ),
    _subset("layers", "layers", LAYERS),
    _subset("cargo", "cargo", CARGOES),
    _subset("confidence", "confidence", CONFIDENCES),
    _ids("ships", "ships"),
    _ids("places", "places"),
    _ids("selected", "selected"),
    Key("claim", "claim", "id of a claim", _as_it_is, _as_it_is),
    _word("verdict", "verdict", VERDICTS),
    Key("step", "step", "id of a step of the story", _as_it_is, _as_it_is),
    Key(
        "from",
        "origin",
        "id of a place, or lon~lat",
        values.write_origin,
        values.read_origin,
    ),
    Key("border", "border", "id of a border", _as_it_is, _as_it_is),
    Key("figure", "figure", TEXT, values.write_text, values.read_text),
    _word("units", "units", UNITS),
    Key(
        "measure",
        "measurements",
        MEASUREMENTS,
        values.write_measurements,
        values.read_measurements,
    ),
    Key(
        "search",
        "search",
        TEXT,
        values.write_text,
        values.read_text,
    ),
)
