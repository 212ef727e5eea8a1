"""The records that the map draws as rows with a geometry, and the pages that they cite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from lib.analysis.records import Reference, references
from lib.cartography import shown_records
from lib.cartography.voyages import strokes
from lib.catalog import Package
from lib.export.feature_table import Cell, Column, FeatureTable
from lib.temporal import OPEN_END, OPEN_START, to_date
from lib.viewstate import ViewState

__all__ = ["cited_sources", "records_table", "sources_table"]

_COLUMNS = (
    Column("id", "text", "Id of the record."),
    Column("class", "text", "Class of the record, as in the legend."),
    Column("record_table", "text", "Table of the data package that holds the record."),
    Column("title", "text", "The record in one line."),
    Column("when", "text", "Its dates in words, UTC."),
    Column("earliest_start", "day", "First day on which it may have begun; blank: always."),
    Column("latest_start", "day", "Last day on which it may have begun; blank: always."),
    Column("earliest_end", "day", "First day on which it may have been over; blank: goes on."),
    Column("latest_end", "day", "First day on which it is surely over; blank: goes on."),
    Column("share_in_window", "number", "Share of its possible days inside the window, 0 to 1."),
    Column("lon", "number", "Longitude of its mark in degrees, EPSG:4326; blank for lines."),
    Column("lat", "number", "Latitude of its mark in degrees, EPSG:4326; blank for lines."),
    Column("position_uncertainty_m", "number", "Radius that holds the true point, in metres."),
    Column("geometry_basis", "text", "What its point or line stands for."),
    Column("place_ids", "text", "Places that it names, joined by ;."),
    Column("vessel_ids", "text", "Ships that it names, joined by ;."),
    Column("cargo", "text", "Kind of cargo, as reported."),
    Column("confidence", "text", "Level of confidence."),
    Column("known_from", "text", "When it was first published, EDTF."),
    Column("source_ids", "text", "Sources that it cites, joined by ;."),
    Column("sources", "text", "The same sources: publisher, date, address; joined by |."),
    Column("licence", "text", "Terms of the row."),
    Column("window_from", "day", "First day of the window."),
    Column("window_to", "day", "First day after the window."),
    Column("slicing_mode", "text", "How an uncertain date meets the window."),
    Column("data_version", "text", "Version of the data package."),
    Column("data_sha256", "text", "SHA-256 of the data package."),
)
POINT = "published position, exact to position_uncertainty_m"
STAND_IN = "position of the port or town; the site itself was not located"
STATION = "position of the station"
RAIL = "indicative corridor: no source says which line the cargo took"
LEG = "straight line between the reported ends; the path was not reported"
CALL = "port of the call; the other end was not reported"


def records_table(package: Package, view: ViewState) -> FeatureTable:
    """Return the records that the map of a view draws, one row each, in the map's order.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> from lib.viewstate import DEFAULT
    >>> package = load_package()
    >>> len(records_table(package, DEFAULT).rows) == len(shown_records(package, DEFAULT))
    True
    """
    shown = _rows(shown_records(package, view))
    cited = _citations(package, shown)
    segments = _segment_lines(package)
    laid = strokes(package)
    fixed = (
        *(view.window.start, view.window.end, view.mode),
        *(package.version, package.sha256),
    )
    rows, geometries = [], []
    for record in shown:
        geometry, basis = _geometry(record, segments, laid)
        at = (None, None) if pd.isna(record["lon"]) else (record["lon"], record["lat"])
        rows.append(
            (
                *(record["id"], record["layer"], record["table"], record["title"], record["when"]),
                *_days(record),
                round(float(record["share"]), 4),
                *at,
                record["radius_m"] or None,
                basis,
                ";".join(record["places"]),
                ";".join(record["vessels"]),
                record["cargo"],
                record["confidence"].replace("_", " "),
                record["known_from"],
                record["source_ids"],
                " | ".join(cited[i] for i in record["source_ids"].split(";") if i in cited),
                package.resources[record["table"]].licence.name,
                *fixed,
            )
        )
        geometries.append(geometry)
    return FeatureTable("records", "Records", _COLUMNS, tuple(rows), tuple(geometries))


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _days(record: Mapping[str, Any]) -> tuple[date | None, ...]:
    bounds = ("earliest_start_day", "latest_start_day", "earliest_end_day", "latest_end_day")
    return tuple(
        None if record[name] in (OPEN_START, OPEN_END) else to_date(record[name]) for name in bounds
    )


def _geometry(
    record: Mapping[str, Any], segments: Mapping[str, BaseGeometry], laid: Mapping[str, Any]
) -> tuple[BaseGeometry, str]:
    """The geometry of a record, and what it stands for."""
    if record["layer"] == "rail":
        return segments.get(record["id"], shapely.LineString()), RAIL
    stroke = laid.get(record["id"])
    if stroke is not None and stroke.is_leg:
        # The arc on the map keeps legs apart; its ends alone are reported.
        return shapely.LineString([stroke.path[0], stroke.path[-1]]), LEG
    if stroke is not None:
        basis = CALL
    elif record["table"] == "stations":
        basis = STATION
    else:
        basis = STAND_IN if record["hollow"] else POINT
    return shapely.Point(record["lon"], record["lat"]), basis


def _segment_lines(package: Package) -> dict[str, BaseGeometry]:
    frame = package.layers["rail_segments"]
    return dict(zip(frame["id"], frame.geometry, strict=True))


def cited_sources(package: Package, source_ids: Iterable[str]) -> tuple[Reference, ...]:
    """Return the pages behind lists of ids joined by ``;``, each once, in order."""
    ids = dict.fromkeys(i for joined in source_ids for i in joined.split(";") if i)
    return references(package, tuple(ids))


def _citations(package: Package, shown: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    cited = cited_sources(package, (record["source_ids"] for record in shown))
    return {
        ref.source_id: ", ".join(filter(None, (ref.publisher, ref.published, ref.url)))
        for ref in cited
    }


def sources_table(cited: Iterable[Reference]) -> FeatureTable:
    """Return cited pages as a table without geometry."""
    columns = (
        Column("source_id", "text", "Id of the page."),
        Column("publisher", "text", "Who published it."),
        Column("published", "text", "When, EDTF."),
        Column("title", "text", "Its title."),
        Column("url", "text", "Its address."),
        Column("archive_url", "text", "Address of an archived copy."),
        Column("basis", "text", "How it was read."),
    )
    rows: list[tuple[Cell, ...]] = [
        tuple(getattr(ref, column.name) for column in columns) for ref in cited
    ]
    return FeatureTable("sources", "Sources", columns, tuple(rows))
