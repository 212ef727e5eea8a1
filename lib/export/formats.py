"""The formats of an export, and the one function that makes a file of a view."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Literal

from lib.catalog import Package
from lib.errors import ProjectError
from lib.export.account import Account, account_of
from lib.export.citation import cite
from lib.export.csv_file import csv_bytes
from lib.export.feature_table import FeatureTable
from lib.export.geojson_file import geojson_bytes
from lib.export.geopackage_file import geopackage_bytes
from lib.export.geoparquet_file import geoparquet_bytes
from lib.export.kml_file import kml_bytes
from lib.export.measurements import measurements_table
from lib.export.package_tables import columns_table, package_rows
from lib.export.records import records_table, sources_table
from lib.export.snapshot import snapshot_bytes
from lib.viewstate import ViewState

__all__ = ["FORMATS", "Contents", "Format", "NothingMeasuredError", "contents_of", "export"]

#: Files in an archive carry no clock: the same view, the same bytes.
_STAMP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Format:
    """A format that readers can choose."""

    name: str
    label: str
    suffix: str
    mime: str


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        each.name: each
        for each in (
            Format("zip", "Everything (ZIP)", "zip", "application/zip"),
            Format("csv", "CSV", "csv", "text/csv"),
            Format("geojson", "GeoJSON", "geojson", "application/geo+json"),
            Format("geoparquet", "GeoParquet", "parquet", "application/vnd.apache.parquet"),
            Format("geopackage", "GeoPackage", "gpkg", "application/geopackage+sqlite3"),
            Format("html", "Snapshot (HTML)", "html", "text/html"),
            Format("kml", "KML", "kml", "application/vnd.google-earth.kml+xml"),
            Format("png", "Map (PNG)", "png", "image/png"),
            Format("svg", "Map (SVG)", "svg", "image/svg+xml"),
            Format("pdf", "Map (PDF)", "pdf", "application/pdf"),
            Format(
                "measurements",
                "Measurements (GeoJSON)",
                "measurements.geojson",
                "application/geo+json",
            ),
        )
    }
)


class NothingMeasuredError(ProjectError):
    """The view holds no measurement to export."""


@dataclass(frozen=True)
class Contents:
    """What a view exports."""

    package: Package
    view: ViewState
    records: FeatureTable
    measurements: FeatureTable
    sources: FeatureTable
    account: Account

    @property
    def drawn(self) -> tuple[FeatureTable, ...]:
        """The tables with geometries: records, and measurements where there are any."""
        return (self.records, self.measurements) if self.measurements.rows else (self.records,)


def contents_of(package: Package, view: ViewState) -> Contents:
    """Return the rows that a view exports: exactly those that its map draws."""
    records = records_table(package, view)
    account = account_of(package, view, records)
    measurements = measurements_table(package, view)
    return Contents(package, view, records, measurements, sources_table(account.sources), account)


def export(package: Package, view: ViewState, name: str) -> bytes:
    """Return a view as a file.

    Parameters
    ----------
    package, view
        What is shown.
    name
        One of `FORMATS`.

    Raises
    ------
    NothingMeasuredError
        Where measurements are asked for and the view has none.
    NoBundleError
        Where a snapshot is asked for and its browser part has not been built.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> from lib.viewstate import DEFAULT
    >>> export(load_package(), DEFAULT, "csv").decode("utf-8-sig")[:20]
    '"id","class","record'
    """
    return file_of(contents_of(package, view), name)


def file_of(contents: Contents, name: str) -> bytes:
    """Return a view's contents in one format."""
    about = contents.account.as_data()
    if name == "measurements":
        if not contents.measurements.rows:
            raise NothingMeasuredError("nothing is measured in this view")
        return geojson_bytes(contents.measurements, about)
    if name == "zip":
        return _archive(contents)
    write = {
        "csv": partial(csv_bytes, contents.records),
        "geojson": partial(geojson_bytes, contents.records, about),
        "geoparquet": partial(geoparquet_bytes, contents.records, about),
        "geopackage": partial(_geopackage, contents),
        "html": partial(snapshot_bytes, contents.package, contents.view, contents.account),
        "kml": partial(
            kml_bytes, contents.drawn, contents.account.title, contents.account.in_words()
        ),
        "pdf": partial(_figure, contents, "pdf"),
        "png": partial(_figure, contents, "png"),
        "svg": partial(_figure, contents, "svg"),
    }
    return write[name]()


def _figure(contents: Contents, kind: Literal["png", "svg", "pdf"]) -> bytes:
    # Matplotlib takes a second to import: only those wait who want a figure.
    from lib.export.figure import map_figure

    return map_figure(contents.package, contents.view, contents.account, kind)


def _geopackage(contents: Contents) -> bytes:
    year, month, _ = (int(part) for part in contents.package.version.split("."))
    tables = (*contents.drawn, contents.sources)
    return geopackage_bytes(tables, contents.account.as_data(), date(year, month, 1))


def _archive(contents: Contents) -> bytes:
    about = contents.account.as_data()
    files = {
        "README.txt": contents.account.in_words().encode(),
        "metadata.json": json.dumps(about, ensure_ascii=False, indent=1).encode() + b"\n",
        "CITATION.bib": cite(contents.package, contents.view).bibtex.encode() + b"\n",
        "sources.csv": csv_bytes(contents.sources),
        "columns.csv": csv_bytes(columns_table(contents.drawn)),
        "records.gpkg": file_of(contents, "geopackage"),
        "records.kml": file_of(contents, "kml"),
    }
    for table in contents.drawn:
        files[f"{table.name}.csv"] = csv_bytes(table)
        files[f"{table.name}.geojson"] = geojson_bytes(table, about)
        files[f"{table.name}.parquet"] = geoparquet_bytes(table, about)
    for table in package_rows(contents.package, contents.records):
        files[f"tables/{table.name}.csv"] = csv_bytes(table)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(file, _STAMP), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
