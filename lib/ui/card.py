"""The card of a record, as blocks of a sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd

from lib.analysis import wording
from lib.analysis.differences import Difference
from lib.analysis.records import Record, Reference
from lib.temporal import format_edtf
from lib.ui.sheet import (
    Action,
    Actions,
    Block,
    Heading,
    Pair,
    Pairs,
    Paragraph,
    Source,
    Sources,
    Tag,
    Tags,
)
from lib.units import KM_M, NARROW_SPACE, format_coordinates

__all__ = ["card_blocks", "source_blocks"]

#: Filled dots before each level of confidence.
DOTS = {"corroborated": 4, "probable": 3, "possible": 2, "doubtful": 1, "not assessed": 0}
#: Kinds of link between rows -> the words on the card.
MAY_REPEAT = {
    "same_call": "Same call",
    "possible_same_call": "Maybe the same call",
    "two_legs_of_one_call": "Other leg of the call",
    "same_ship_shifting_piers": "Same ship, other pier",
    "observation_of_call": "Seen in",
    "same_statement_or_image": "Same statement or image",
    "same_value_other_statement": "Same value, other statement",
    "relayed_statement": "Relayed in",
    "possibly_same_origin": "Maybe one origin",
}
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
    "estimates": (("Estimator", "estimator"), ("Quantity", "quantity")),
    "claims": (("Claimed by", "claimed_by"), ("Quantity", "quantity"), ("Reference", "reference")),
    "places": (("Kind", "kind"), ("Country", "country")),
    "stations": (("Line", "line_id"), ("Country", "country"), ("Kilometre", "official_km")),
    "vessels": (
        ("IMO", "imo"),
        ("Flag", "flag"),
        ("Type", "type"),
        ("Owner", "owner"),
        ("Operator", "operator"),
        ("Sanctions", "sanctions"),
    ),
    "reference_points": (("Country", "country"), ("GeoNames id", "geonames_id")),
}


def card_blocks(
    record: Record, names: Mapping[str, str], address_of: Callable[[str], str]
) -> tuple[Block, ...]:
    """The blocks of one record's card.

    Parameters
    ----------
    record
        The record.
    names
        Names of places by id.
    address_of
        The query of a link that opens the record with an id, beginning with ``?``.
    """
    blocks: list[Block] = [_heading(record), *_tags(record)]
    for pairs in (_when(record), _what(record), _where(record, names)):
        if pairs:
            blocks.append(Pairs(pairs))
    if record.differences:
        blocks.append(Pairs(_differs(record, address_of), title="What differs"))
    if record.duplicates:
        blocks.append(Pairs(_repeats(record, address_of), title="The same?"))
    if record.row.get("note"):
        blocks.append(Paragraph(str(record.row["note"])))
    if record.grading:
        blocks.append(Paragraph(record.grading, tone="note"))
    blocks += _basis(record)
    blocks += source_blocks(record.references, record.roots)
    blocks.append(Actions(_actions(record, address_of(record.id))))
    return tuple(blocks)


def _heading(record: Record) -> Heading:
    native = [n for n, _, status in record.names if status == "current" and not n.isascii()]
    return Heading(
        title=record.title,
        kicker=_kicker(record),
        id=record.id,
        native=" · ".join(dict.fromkeys(native[:4])),
        colour=record.layer,
    )


def _kicker(record: Record) -> str:
    row = record.row
    if record.table == "voyages":
        both = row["from_place"] and row["to_place"]
        return "Voyage · reported leg" if both else "Voyage · reported call"
    if record.table == "estimates":
        return "Estimate"
    if record.table == "reference_points":
        return "Reference point"
    word = wording.CLASSES[record.layer]
    kind = wording.in_words(str(row.get("kind", "")))
    return f"{word} · {kind}" if kind and kind != word.lower() else word


def _tags(record: Record) -> list[Block]:
    row, tags = record.row, []
    level = str(row.get("confidence", ""))
    if level:
        tags.append(Tag(level, dots=DOTS[level], title=str(row.get("confidence_note", ""))))
    word = str(row.get("confidence_word", ""))
    if word and word != level:
        tags.append(Tag(f"source's word: {word}"))
    if record.differences:
        tags.append(Tag(f"{len(record.differences)} differ", differs=True))
    if row.get("band"):
        tags.append(Tag(str(row["band"])))
    return [Tags(tuple(tags))] if tags else []


def _when(record: Record) -> tuple[Pair, ...]:
    pairs = []
    for label, field in WHEN.get(record.table, ()):
        value = str(record.row.get(field, "") or "")
        if value:
            sense = record.row.get(f"{field}_sense", record.row.get("date_sense", ""))
            plain = format_edtf(value, str(sense) or "within")
            pairs.append(Pair(label, plain, record.value_sources.get(field, ()), muted=value))
    return tuple(pairs)


def _what(record: Record) -> tuple[Pair, ...]:
    row = record.row
    pairs = [
        Pair(label, _words(field, row[field]), record.value_sources.get(field, ()))
        for label, field in WHAT.get(record.table, ())
        if _present(row.get(field))
    ]
    for label, low, high, unit in (
        ("Containers", "containers_min", "containers_max", ""),
        ("Value", "value_min", "value_max", str(row.get("unit", ""))),
        ("Count", "count", "count", str(row.get("unit", ""))),
    ):
        text = _span(row.get(low), row.get(high))
        if text:
            pairs.append(Pair(label, f"{text} {unit}".strip(), record.value_sources.get(low, ())))
    return tuple(pairs)


def _words(field: str, value: object) -> str:
    text = str(value)
    if field == "what":
        return wording.OBSERVED.get(text, wording.in_words(text))
    if field == "cargo":
        return wording.CARGO[text]
    if field == "quantity":
        return wording.QUANTITIES.get(text, wording.in_words(text))
    if field in ("kind", "direction", "ais", "evidence"):
        return wording.in_words(text)
    return text


def _where(record: Record, names: Mapping[str, str]) -> tuple[Pair, ...]:
    row, pairs = record.row, []
    for label, field in (("From", "from_place"), ("To", "to_place"), ("Place", "place_id")):
        ids = [i for i in str(row.get(field, "") or "").split(";") if i]
        if ids:
            pairs.append(Pair(label, " or ".join(names.get(i, i) for i in ids)))
    if record.table in ("places", "reference_points") and _present(row.get("lon")):
        pairs += _position(row)
    if record.names:
        others = dict.fromkeys(name for name, _, status in record.names if status != "code")
        pairs.append(Pair("Also written", ", ".join(list(others)[:12])))
    return tuple(pairs)


def _position(row: Mapping[str, Any]) -> list[Pair]:
    pairs = [Pair("Position", _coordinate(row))]
    if _present(row["position_uncertainty_m"]):
        pairs.append(Pair("Within", f"{_within(row)} of the point"))
    if str(row.get("stands_in_for_unlocated_site", "")).lower() == "true":
        pairs.append(Pair("", "The site itself was not located; the point stands in for it."))
    if row.get("position_basis"):
        pairs.append(Pair("Taken from", str(row["position_basis"])))
    return pairs


def _coordinate(row: Mapping[str, Any]) -> str:
    radius = row["position_uncertainty_m"]
    uncertainty_m = float(radius) if _present(radius) else None
    return format_coordinates(float(row["lon"]), float(row["lat"]), uncertainty_m)


def _within(row: Mapping[str, Any]) -> str:
    return f"{float(row['position_uncertainty_m']) / KM_M:,g}{NARROW_SPACE}km"


def _differs(record: Record, address_of: Callable[[str], str]) -> tuple[Pair, ...]:
    return tuple(
        Pair(
            f"≠ {d.label}",
            f"{_value(d, d.here)} here, {_value(d, d.there)} in",
            links=((d.other_id, address_of(d.other_id)),),
        )
        for d in record.differences
    )


def _value(difference: Difference, text: str) -> str:
    if difference.label != "Date":
        return text
    return " to ".join(format_edtf(part) for part in text.split(" to "))


def _repeats(record: Record, address_of: Callable[[str], str]) -> tuple[Pair, ...]:
    """Links to the records of the same, gathered by how they are linked."""
    by_kind: dict[str, list[tuple[str, str]]] = {}
    for other_id, kind, reason in record.duplicates:
        by_kind.setdefault(kind, []).append((other_id, reason))
    return tuple(
        Pair(
            MAY_REPEAT.get(kind, wording.in_words(kind)),
            "",
            links=tuple((other_id, address_of(other_id)) for other_id, _ in others),
            muted=others[0][1] if len(others) == 1 else "",
        )
        for kind, others in by_kind.items()
    )


def _basis(record: Record) -> list[Block]:
    basis = str(record.row.get("basis", ""))
    text = " ".join(
        filter(None, [wording.BASIS.get(basis, ""), str(record.row.get("basis_note", ""))])
    )
    return [Paragraph(text, tone="note", strong="Basis.")] if text else []


def source_blocks(refs: Iterable[Reference], roots: tuple[str, ...]) -> list[Block]:
    """The list of sources with the sentence on their origin."""
    listed = tuple(refs)
    if not listed:
        return []
    lead = wording.plural(len(listed), "source")
    note = ""
    if roots:
        lead += f", {wording.plural(len(roots), 'origin')}"
        note = f"all trace to: {roots[0]}" if len(roots) == 1 else ""
    return [Sources(tuple(_source(ref) for ref in listed), lead, note)]


def _source(ref: Reference) -> Source:
    published = format_edtf(ref.published) if ref.published else "no date"
    unread = "" if ref.basis.startswith("read") else "not read directly"
    note = unread or ("" if ref.url else "no address known")
    return Source(
        ref.number, f"{ref.publisher}, {published}", ref.title, ref.url, ref.archive_url, note
    )


def _actions(record: Record, address: str) -> tuple[Action, ...]:
    actions = [Action("link", "Copy link", copy=address)]
    row = record.row
    if record.table in ("places", "reference_points") and _present(row.get("lon")):
        known = _present(row["position_uncertainty_m"])
        precision = f"within {_within(row)}" if known else "uncertainty not stated"
        text = f"{_coordinate(row)} ({precision})"
        actions.append(Action("coordinate", "Copy coordinate", copy=text))
        actions.append(Action("measure", "Measure"))
    return tuple(actions)


def _span(low: object, high: object) -> str:
    """A count or a range of counts; ``at least`` where only the lower end is known."""
    if not _present(low) and not _present(high):
        return ""
    if not _present(high):
        return f"at least {_number(low)}"
    if not _present(low):
        return f"at most {_number(high)}"
    return _number(low) if low == high else f"{_number(low)}–{_number(high)}"


def _number(value: object) -> str:
    number = float(str(value))
    return f"{number:,.0f}" if number == int(number) else f"{number:,}"


def _present(value: object) -> bool:
    return value is not None and value is not pd.NA and value == value and value != ""
