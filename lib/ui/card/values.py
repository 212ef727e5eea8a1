"""The values of a card: when, what and where, each with its footnotes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lib.analysis import wording
from lib.analysis.records import Record
from lib.analysis.values import is_present, number_text, range_text
from lib.temporal import format_edtf
from lib.ui.card.context import CardContext
from lib.ui.sheet import Pair
from lib.units import KM_M, NARROW_SPACE, format_coordinates

__all__ = ["coordinate_text", "position_pairs", "what", "when", "where"]

#: Fields of each table in the order of the card, with their labels: (label, field).
WHEN = {
    "voyages": (("Left", "departed"), ("Reached", "arrived")),
    "observations": (("Date", "date"),),
    "events": (("Date", "date"),),
    "estimates": (("Stated", "date"), ("Counts from", "span_from"), ("Counts to", "span_to")),
    "claims": (("Published", "published"), ("As of", "as_of")),
    "places": (("In the record from", "valid_from"), ("until", "valid_to")),
}
WHAT = {
    "voyages": (
        ("Ship", "vessel_name"),
        ("Direction", "direction"),
        ("Cargo", "cargo"),
        ("Transponder", "ais"),
        ("Seen by", "evidence"),
    ),
    "observations": (("Seen", "what"), ("Ship", "vessel")),
    "events": (("Kind", "kind"),),
    "estimates": (("Estimator", "estimator"), ("Quantity", "quantity"), ("Method", "method")),
    "claims": (("Claimed by", "claimed_by"), ("Quantity", "quantity"), ("Reference", "reference")),
    "places": (("Kind", "kind"), ("Country", "country")),
    "stations": (("Line", "line_id"), ("Country", "country"), ("At kilometre", "official_km")),
    "vessels": (
        ("IMO", "imo"),
        ("Flag", "flag"),
        ("Type", "type"),
        ("Owner", "owner"),
        ("Operator", "operator"),
        ("Sanctions", "sanctions"),
    ),
    "reference_points": (("Country", "country"), ("GeoNames id", "geonames_id")),
    "rail_segments": (
        ("Length as mapped", "length_ne_km"),
        ("Length by kilometre posts", "official_km"),
        ("Drawn from", "geometry_basis"),
    ),
    "rail_routes": (("Length as mapped", "length_ne_km"),),
}
#: Columns that count something, with their label and the column or word of their unit.
COUNTED = (
    ("Containers", "containers_min", "containers_max", ""),
    ("Value", "value_min", "value_max", "unit"),
    ("Count", "count", "count", "unit"),
)
#: Fields whose codes are shown in words.
CODED = ("kind", "direction", "ais", "evidence", "quantity")
SENSELESS = ("span_from", "span_to", "as_of", "published", "valid_from", "valid_to")


def when(record: Record) -> tuple[Pair, ...]:
    """The dates of a record in words, each with its form in the record."""
    pairs = []
    for label, field in WHEN.get(record.table, ()):
        value = str(record.row.get(field, "") or "")
        if value:
            plain = format_edtf(value, _sense(record.row, field))
            muted = value if plain_differs(value) else ""
            pairs.append(Pair(label, plain, record.value_sources.get(field, ()), muted=muted))
    if "known_from" in record.row:
        known = str(record.row["known_from"])
        pairs.append(Pair("Published", format_edtf(known) if known else "on a day not known"))
    return tuple(pairs)


def plain_differs(edtf: str) -> bool:
    """Whether a date's form in the record says more than its words: all but plain days.

    >>> plain_differs("2023-10-13"), plain_differs("2023-09-12~")
    (False, True)
    """
    return not edtf.replace("-", "").isdigit()


def _sense(row: Mapping[str, object], field: str) -> str:
    if field in SENSELESS:
        return "within"
    return str(row.get(f"{field}_sense", row.get("date_sense", "")) or "") or "within"


def what(record: Record) -> tuple[Pair, ...]:
    """What was seen, carried, counted or claimed."""
    row = record.row
    pairs = [
        Pair(label, _words(field, row[field]), record.value_sources.get(field, ()))
        for label, field in WHAT.get(record.table, ())
        if is_present(row.get(field))
    ]
    for label, low, high, unit in COUNTED:
        text = range_text(row.get(low), row.get(high))
        if text:
            value = f"{text} {row.get(unit, '') or ''}".strip()
            pairs.append(Pair(label, value, record.value_sources.get(low, ())))
    return tuple(pairs)


def _words(field: str, value: object) -> str:
    text = str(value)
    if field == "what":
        return wording.OBSERVED.get(text, wording.in_words(text))
    if field == "cargo":
        return wording.CARGO[text]
    if field == "method":
        return wording.METHODS[text]
    if field.endswith("_km"):
        return f"{number_text(value)}{NARROW_SPACE}km"
    if field in CODED:
        return wording.QUANTITIES.get(text, wording.in_words(text))
    return text


def where(record: Record, context: CardContext) -> tuple[Pair, ...]:
    """The places of a record, and the position of a place with its uncertainty."""
    row, pairs = record.row, []
    fields = (("From", "from_place"), ("To", "to_place"), ("Place", "place_id"))
    if record.table != "places":
        for label, field in fields:
            ids = [i for i in str(row.get(field, "") or "").split(";") if i]
            links = tuple((context.names.get(i, i), context.address_of(i)) for i in ids)
            if links:
                notes = record.value_sources.get(field, ())
                pairs.append(Pair(label, "", notes, links=links))
    if record.table in ("places", "reference_points", "stations"):
        pairs += position_pairs(row)
    return tuple(pairs)


def position_pairs(row: Mapping[str, Any]) -> list[Pair]:
    """A position rounded to its uncertainty, the uncertainty, and where it was taken from."""
    pairs = [Pair("Position", _coordinate(row))]
    if is_present(row.get("position_uncertainty_m")):
        pairs.append(Pair("Within", f"{_within(row)} of the point"))
    if str(row.get("stands_in_for_unlocated_site", "")).lower() == "true":
        pairs.append(Pair("", "The site itself was not located; the point stands in for it."))
    if row.get("position_basis"):
        pairs.append(Pair("Taken from", str(row["position_basis"])))
    return pairs


def coordinate_text(row: Mapping[str, Any]) -> str:
    """A position with its uncertainty, for copying."""
    known = is_present(row.get("position_uncertainty_m"))
    precision = f"within {_within(row)}" if known else "uncertainty not stated"
    return f"{_coordinate(row)} ({precision})"


def _coordinate(row: Mapping[str, Any]) -> str:
    radius = row.get("position_uncertainty_m")
    uncertainty_m = float(str(radius)) if is_present(radius) else None
    return format_coordinates(float(row["lon"]), float(row["lat"]), uncertainty_m)


def _within(row: Mapping[str, Any]) -> str:
    return f"{float(row['position_uncertainty_m']) / KM_M:,g}{NARROW_SPACE}km"
