"""What a row of ``claims`` is compared with, by its method."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import MappingProxyType

from lib.analysis.claims.counts import count_measures
from lib.analysis.claims.lengths import (
    border_length,
    border_measures,
    point_measures,
    route_measures,
    stated_points,
)
from lib.analysis.claims.model import Figure, Measure
from lib.analysis.distances import Origin, origin_of
from lib.analysis.row_index import Row, rows_by
from lib.catalog import Package
from lib.errors import DataError
from lib.schema import LIST_SEPARATOR
from lib.units import LENGTH_UNITS_M
from lib.units.arithmetic import evaluate

__all__ = [
    "NEEDED",
    "from_place",
    "guesses",
    "ids",
    "later_counts",
    "measures",
    "primary_border",
]

#: Columns that each method needs.
NEEDED: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {
        "border": ("from_place", "reference_id"),
        "reference_point": ("from_place", "reference_id"),
        "route": ("reference_id",),
        "border_length": ("reference_id",),
        "expression": ("expression",),
        "record_count": ("reference_id",),
    }
)


def measures(package: Package, row: Row, figure: Figure) -> list[Measure]:
    """Everything that a claim's figure is compared with, what it states itself first.

    Raises
    ------
    DataError
        Where the row names what its method cannot use.
    """
    return [*_BY_METHOD[str(row["method"])](package, row, figure), *guesses(package, row)]


def from_place(package: Package, origin: Origin, border_id: str) -> list[Measure]:
    """From a place and its town to a border: the geodesics first, then the wrong methods."""
    found = [
        measure
        for point in stated_points(package, origin)
        for measure in border_measures(package, point, border_id)
    ]
    return sorted(found, key=lambda measure: measure.hypothesis)


def guesses(package: Package, row: Row) -> list[Measure]:
    """From the claim's place and its town to each point that is a hypothesis only."""
    if not row["from_place"]:
        return []
    origin = origin_of(package, str(row["from_place"]))
    return guessed(package, origin, ids(row["hypothesis_ids"]))


def guessed(package: Package, origin: Origin, point_ids: Iterable[str]) -> list[Measure]:
    """From a place and its town to points that nobody states."""
    return [
        measure
        for point_id in point_ids
        for point in stated_points(package, origin)
        for measure in point_measures(package, point, point_id, False)
    ]


def later_counts(package: Package, row: Row) -> list[Measure]:
    """The counts that overtook the claim's."""
    found = (
        count_measures(package, record_id, str(row["published"]))
        for record_id in ids(row["overtaken_by"])
    )
    return [measure for group in found for measure in group]


def ids(cell: object) -> tuple[str, ...]:
    """The ids of a list cell.

    >>> ids("E005;E021"), ids("")
    (('E005', 'E021'), ())
    """
    return tuple(item for item in str(cell).split(LIST_SEPARATOR) if item)


def primary_border(package: Package, group: str) -> str:
    """The border of a group that is measured first.

    Raises
    ------
    DataError
        Where no border of the group is the primary one.
    """
    groups = rows_by(package, "borders", "group")
    for row in groups.get(group, ()):
        if row["is_primary"] is True:
            return str(row["border_id"])
    hint = f"groups are {', '.join(groups)}"
    raise DataError("borders", 0, group, "group", group, "is no group of borders", hint)


def _border(package: Package, row: Row, _: Figure) -> list[Measure]:
    border_id = primary_border(package, str(row["reference_id"]))
    return from_place(package, origin_of(package, str(row["from_place"])), border_id)


def _reference_point(package: Package, row: Row, _: Figure) -> list[Measure]:
    origin = origin_of(package, str(row["from_place"]))
    found = [
        measure
        for reference in ids(row["reference_id"])
        for point in stated_points(package, origin)
        for measure in point_measures(package, point, reference, True)
    ]
    return sorted(found, key=lambda measure: measure.hypothesis)


def _route(package: Package, row: Row, _: Figure) -> list[Measure]:
    start = str(row["from_place"])
    return [m for i in ids(row["reference_id"]) for m in route_measures(package, start, i)]


def _border_length(package: Package, row: Row, _: Figure) -> list[Measure]:
    return [border_length(package, primary_border(package, str(row["reference_id"])))]


def _expression(_: Package, row: Row, figure: Figure) -> list[Measure]:
    expression = str(row["expression"])
    scale = LENGTH_UNITS_M[figure.unit] if figure.unit else 1.0
    return [
        Measure(
            "expression",
            "Worked out",
            expression,
            expression.replace("*", "×"),
            evaluate(expression) * scale,
            bool(figure.unit),
        )
    ]


def _record_count(package: Package, row: Row, _: Figure) -> list[Measure]:
    published = str(row["published"])
    return [m for i in ids(row["reference_id"]) for m in count_measures(package, i, published)]


_BY_METHOD: MappingProxyType[str, Callable[[Package, Row, Figure], list[Measure]]] = (
    MappingProxyType(
        {
            "border": _border,
            "reference_point": _reference_point,
            "route": _route,
            "border_length": _border_length,
            "expression": _expression,
            "record_count": _record_count,
        }
    )
)
