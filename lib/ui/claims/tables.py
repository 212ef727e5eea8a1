"""The table of every reading of a claim."""

from __future__ import annotations

from collections.abc import Sequence

from lib.analysis.claims import Check, Reading
from lib.analysis.claims.reasons import shown_unit, value_text
from lib.ui.claims.words import mark, short_method
from lib.ui.sheet import Block, Paragraph, Table
from lib.units import NARROW_SPACE, LengthUnit, format_distance

__all__ = ["reading_blocks"]


def reading_blocks(check: Check, sources: dict[str, str], unit: LengthUnit) -> tuple[Block, ...]:
    """Every reading of a claim: a row a method and point, a column a border source.

    Parameters
    ----------
    sources
        What each border is drawn from, by its id.
    """
    if not check.readings:
        return ()
    borders = list(dict.fromkeys(r.measure.reference for r in check.readings))
    is_border = all(border in sources for border in borders[:1])
    title = f"Every reading of {check.figure.text}" if check.figure else "Every reading"
    if not is_border:
        return _plain_table(check, check.readings, title, unit)
    by_source = [r for r in check.readings if r.measure.reference in sources]
    named = tuple(r for r in check.readings if r.measure.reference not in sources)
    return (
        *_border_table(by_source, sources, title, unit),
        *(_plain_table(check, named, "To points that nobody states", unit) if named else ()),
    )


def _border_table(
    readings: Sequence[Reading], sources: dict[str, str], title: str, unit: LengthUnit
) -> tuple[Block, ...]:
    borders = list(dict.fromkeys(r.measure.reference for r in readings))
    rows: dict[tuple[str, str, str], dict[str, Reading]] = {}
    for reading in readings:
        measure = reading.measure
        key = (measure.name, measure.from_id, measure.from_name)
        rows.setdefault(key, {})[measure.reference] = reading
    methods = list(dict.fromkeys(name for name, _, _ in rows))
    rows = dict(sorted(rows.items(), key=lambda row: methods.index(row[0][0])))
    cells = tuple(
        (
            short_method(name),
            start.removeprefix("the "),
            *(_cell(by_border.get(border), unit) for border in borders),
            _bare(_margin(by_border[borders[0]], unit)),
        )
        for (name, _, start), by_border in rows.items()
    )
    wrong = tuple(
        i for i, by_border in enumerate(rows.values()) if by_border[borders[0]].measure.hypothesis
    )
    heads = tuple(sources[border] for border in borders)
    right = tuple(range(2, 3 + len(borders)))
    return (
        Table(("Method", "From", *heads, "±"), cells, title, right, bad_rows=wrong),
        Paragraph(
            f"In {unit}. ● gives the figure, ◐ meets it within its ± only, ○ neither. ✕ marks "
            "usual wrong methods: what they give is a hypothesis of how a figure arose, never a "
            "check. The ± is the first border’s; a town’s point states no uncertainty.",
            tone="note",
        ),
    )


def _cell(reading: Reading | None, unit: LengthUnit) -> str:
    if reading is None:
        return "–"
    return f"{mark(reading)} {_bare(value_text(reading.measure, unit))}"


def _bare(length: str) -> str:
    """A length without its unit, which the note under the table gives."""
    return length.partition(NARROW_SPACE)[0]


def _margin(reading: Reading, unit: LengthUnit) -> str:
    measure = reading.measure
    if measure.low is None or measure.high is None or not measure.is_length:
        return ""
    return format_distance((measure.high - measure.low) / 2, unit, 1)


def _reference(reading: Reading) -> str:
    """What was measured to, worked out or counted; a counting record with its id."""
    measure = reading.measure
    by = f" ({measure.reference})" if measure.method == "count" else ""
    return measure.reference_name + by


def _plain_table(
    check: Check, readings: Sequence[Reading], title: str, unit: LengthUnit
) -> tuple[Block, ...]:
    length = "m" if check.figure and shown_unit(check.figure) == "m" else unit
    rows = tuple(
        (
            short_method(r.measure.name),
            r.measure.from_name,
            _reference(r),
            f"{mark(r)} {value_text(r.measure, length)}",
            _margin(r, unit),
            r.measure.remark,
        )
        for r in readings
    )
    columns = ("By", "From", "To or of", "Value", "±", "Remark")
    used = [i for i in range(len(columns)) if any(row[i] for row in rows)]
    return (
        Table(
            tuple(columns[i] for i in used),
            tuple(tuple(row[i] for i in used) for row in rows),
            title,
            tuple(used.index(i) for i in (3, 4) if i in used),
            bad_rows=tuple(
                i
                for i, r in enumerate(readings)
                if r.measure.hypothesis and r.measure.method != "geodesic"
            ),
        ),
    )
