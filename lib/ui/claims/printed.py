"""Tables of claims: figures in print for one distance, and other claims on the same thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lib.analysis.claims import Check, Reading
from lib.analysis.claims.in_print import PrintedFigure
from lib.analysis.claims.reasons import value_text
from lib.analysis.row_index import Row
from lib.catalog import Package
from lib.temporal import format_edtf
from lib.ui.claims.words import intervals_text, verdict_text
from lib.ui.sheet import Block, Table
from lib.units import LengthUnit

__all__ = ["alike_blocks", "printed_blocks"]

#: Claimants that are named in a cell; more are counted.
NAMED = 3
#: A space at which no line breaks.
NO_BREAK = "\u00a0"


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
                    each.figure.text.replace(" ", NO_BREAK),
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


def alike_blocks(
    package: Package, row: Row, checks: Sequence[Check], address: Callable[[str], str]
) -> tuple[Block, ...]:
    """Other claims on the same thing and quantity, or else on the same thing, by date."""
    frame = package.tables["claims"]
    others = frame.loc[
        (frame["subject"] == row["subject"]) & (frame["claim_id"] != row["claim_id"])
    ]
    same = others.loc[others["quantity"] == row["quantity"]]
    found = (others if same.empty else same).sort_values("published", kind="stable")
    if found.empty:
        return ()
    by_id = {check.claim_id: check for check in checks}
    rows = tuple(
        (
            figure.text if (figure := by_id[claim["claim_id"]].figure) else "no number",
            claim["summary"],
            claim["claimed_by"],
            format_edtf(claim["published"]) if claim["published"] else "no date",
            verdict_text(by_id[claim["claim_id"]]),
        )
        for claim in found.to_dict("records")
    )
    return (
        Table(
            ("Figure", "Claim", "Claimed by", "Published", "Verdict"),
            rows,
            "Other claims on the same",
            links=tuple(address(claim_id) for claim_id in found["claim_id"]),
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
    if measure.method == "geodesic":
        return measure.reference_name.removeprefix("the town of ")
    return measure.name.partition(" (")[0]
