"""Counts beside a claim: what estimates, observations and coverage statements give."""

from __future__ import annotations

import math
from dataclasses import replace

from lib.analysis.claims.figures import cell_number
from lib.analysis.claims.model import Measure
from lib.analysis.records import names_of_places
from lib.analysis.row_index import Row, rows_by_id
from lib.analysis.titles import short_name
from lib.analysis.wording import OBSERVED
from lib.catalog import Package
from lib.temporal import format_edtf, parse_date

__all__ = ["count_measures"]


def count_measures(package: Package, record_id: str, published: str) -> tuple[Measure, ...]:
    """The count that a record holds; empty where it holds none.

    Parameters
    ----------
    record_id
        Id of an estimate, an observation or a coverage statement.
    published
        When the claim was published, EDTF or blank: says whether it could know the count.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> six, = count_measures(load_package(), "E005", "2023-12")
    >>> six.name, six.value, six.upper
    ('CSIS Beyond Parallel', 6.0, inf)
    >>> six.remark
    'published 17 Oct 2023, before the claim'
    """
    for table, read in _TABLES:
        if row := rows_by_id(package, table).get(record_id):
            measure = read(package, record_id, row)
            remark = _when_known(str(row.get("known_from", "")), published)
            return () if measure is None else (replace(measure, remark=remark),)
    return ()


def _estimate(_: Package, record_id: str, row: Row) -> Measure | None:
    low, high = cell_number(row["value_min"]), cell_number(row["value_max"])
    span = _span(str(row["span_from"]), str(row["span_to"]))
    what = str(row["quantity"]).replace("_", " ")
    return _count(str(row["estimator"]), record_id, f"{what} {span}".strip(), low, high)


def _observation(package: Package, record_id: str, row: Row) -> Measure | None:
    count, unit = cell_number(row["count"]), str(row["unit"])
    what = OBSERVED.get(str(row["what"]), str(row["what"]))
    place = short_name(names_of_places(package).get(str(row["place_id"]), str(row["place_id"])))
    name = f"{what}, {place}"
    when = format_edtf(str(row["date"]), str(row["date_sense"]) or "within")
    high = math.inf if "more than" in unit else count
    return _count(name, record_id, f"{unit.partition(' (')[0]}, {when}", count, high)


def _statement(package: Package, record_id: str, row: Row) -> Measure | None:
    place = short_name(names_of_places(package).get(str(row["place_id"]), str(row["place_id"])))
    when = format_edtf(str(row["period"]), "throughout")
    count = cell_number(row["calls_counted"])
    return _count(str(row["observer"]), record_id, f"calls at {place}, {when}", count, count)


_TABLES = (
    ("estimates", _estimate),
    ("observations", _observation),
    ("coverage_statements", _statement),
)


def _count(
    name: str, record_id: str, what: str, low: float | None, high: float | None
) -> Measure | None:
    """A count as its record gives it: "6 or more" where it has no upper end."""
    if low is None and high is None:
        return None
    if low is None:
        return Measure("count", name, record_id, what, high or 0.0, False, low=-math.inf, high=high)
    upper = math.inf if high is None else high
    return Measure(
        "count", name, record_id, what, low, False, upper=None if upper == low else upper
    )


def _span(start: str, end: str) -> str:
    if start and end:
        return f"from {format_edtf(start)} to {format_edtf(end)}"
    return f"to {format_edtf(end)}" if end else f"from {format_edtf(start)}" if start else ""


def _when_known(known_from: str, published: str) -> str:
    """Whether a claim could know a count, by the days of publication."""
    if not known_from:
        return ""
    words = f"published {format_edtf(known_from)}"
    if not published:
        return words
    record, claim = parse_date(known_from), parse_date(published)
    if record.latest_end <= claim.earliest_start:
        return f"{words}, before the claim"
    if record.earliest_start >= claim.latest_end:
        return f"{words}, after the claim"
    return f"{words}, at about the time of the claim"
