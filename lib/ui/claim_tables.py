"""Tables of the Claims page: figures in print for one distance, and every reading of a claim."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lib.analysis.claims import Check, Reading
from lib.analysis.claims.in_print import PrintedFigure
from lib.analysis.claims.reasons import shown_unit, value_text
from lib.ui.claim_words import intervals_text, mark, short_method, verdict_text
from lib.ui.sheet import Block, Paragraph, Table
from lib.units import LengthUnit, format_distance

__all__ = ["printed_blocks", "reading_blocks"]

#: Claimants that are named in a cell; more are counted.
NAMED = 3


def printed_blocks(
    printed: Sequence[PrintedFigure], address: Callable[[str], str], unit: LengthUnit
) -> tuple[Block, ...]:
    """A row a figure: who prints it, what it stands for, from which point a reading gives it.

    Parameters
    ----------
    address
        The address of a claim's card, by its id.
    """
    points = _points(printed[0].readings)
    return (
        Table(
            (
                "As printed",
                "Verdict",
                "Stands for",
                *(_head(point, unit) for point in points),
                "As a hypothesis only",
                "Who prints it",
            ),
            tuple(
                (
                    each.figure.text,
                    verdict_text(each.checks[0]),
                    intervals_text(each.checks[0]),
                    *(_from_point(each.readings, point[0].measure.from_id) for point in points),
                    _hypotheses(each.readings, unit),
                    _claimants(each),
                )
                for each in printed
            ),
            links=tuple(address(each.claim_ids[0]) for each in printed),
        ),
    )


def _points(readings: Sequence[Reading]) -> list[list[Reading]]:
    """The readings of what is stated, by the point measured from."""
    found: dict[str, list[Reading]] = {}
    for reading in readings:
        if not reading.measure.hypothesis:
            found.setdefault(reading.measure.from_id, []).append(reading)
    return list(found.values())


def _head(point: Sequence[Reading], unit: LengthUnit) -> str:
    main = point[0].measure
    name = main.from_name or main.name
    return f"{name[:1].upper()}{name[1:]}, {value_text(main, unit)}"


def _claimants(printed: PrintedFigure) -> str:
    names = [*printed.claimants[:NAMED]]
    more = len(printed.claimants) - NAMED
    named = "; ".join(names) + (f"; and {more} more" if more > 0 else "")
    return f"{named} ({', '.join(printed.claim_ids)})"


def _from_point(readings: Sequence[Reading], from_id: str) -> str:
    """Whether the readings from one point give the figure, and how many of them."""
    stated = [r for r in readings if r.measure.from_id == from_id and not r.measure.hypothesis]
    given = [r for r in stated if r.reproduces]
    of = f", {len(given)} of {len(stated)} sources" if len(stated) > 1 else ""
    if given:
        read_as = "" if given[0].read_as == "as printed" else f" {given[0].read_as}"
        return f"● gives it{read_as}{of}"
    if any(r.within_uncertainty for r in stated):
        return "◐ within its ±"
    return "○ does not"


def _hypotheses(readings: Sequence[Reading], unit: LengthUnit) -> str:
    """Wrong methods and unstated points that give a figure which no stated reading gives."""
    if any(r.reproduces and not r.measure.hypothesis for r in readings):
        return ""
    return "; ".join(
        f"{_short_name(r)} {value_text(r.measure, unit)}"
        for r in readings
        if r.reproduces and r.measure.hypothesis and r.measure.is_main
    )


def _short_name(reading: Reading) -> str:
    measure = reading.measure
    what = (
        measure.reference_name if measure.method == "geodesic" else measure.name.partition(" (")[0]
    )
    return f"{what}, from {measure.from_name}".replace("the town of ", "")


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
            _margin(by_border[borders[0]], unit),
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
    return f"{mark(reading)} {value_text(reading.measure, unit).split(chr(0x202F))[0]}"


def _margin(reading: Reading, unit: LengthUnit) -> str:
    measure = reading.measure
    if measure.low is None or measure.high is None or not measure.is_length:
        return ""
    return format_distance((measure.high - measure.low) / 2, unit, 1)


def _plain_table(
    check: Check, readings: Sequence[Reading], title: str, unit: LengthUnit
) -> tuple[Block, ...]:
    length = "m" if check.figure and shown_unit(check.figure) == "m" else unit
    rows = tuple(
        (
            short_method(r.measure.name),
            r.measure.from_name,
            f"{r.measure.reference_name}",
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
