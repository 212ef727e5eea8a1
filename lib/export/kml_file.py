"""KML 2.2 for globes: a folder a table, every row a placemark with all its values."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from datetime import date
from xml.etree import ElementTree as ET

import shapely
from shapely.geometry.base import BaseGeometry

from lib.export.csv_file import written
from lib.export.feature_table import Cell, FeatureTable

__all__ = ["kml_bytes"]

_NAMESPACE = "http://www.opengis.net/kml/2.2"
#: Characters that XML cannot hold at all.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: KML's own int has 32 bits.
_FIELD_TYPES = {"text": "string", "number": "double", "integer": "double", "day": "string"}


def kml_bytes(tables: Sequence[FeatureTable], name: str, about: str) -> bytes:
    """Return tables as one KML document.

    Values stand as typed data of each placemark. Globes show descriptions as HTML: those are
    escaped once more, so that a value is never markup.
    """
    root = ET.Element("kml", xmlns=_NAMESPACE)
    document = ET.SubElement(root, "Document")
    _text(document, "name", name)
    _text(document, "description", _paragraph(about))
    for table in tables:
        _schema(document, table)
    for table in tables:
        folder = ET.SubElement(document, "Folder")
        _text(folder, "name", table.title)
        for row, geometry in zip(table.dicts(), table.geometries or (), strict=True):
            _placemark(folder, table, row, geometry)
    ET.indent(root, " ")
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def _text(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = _NOT_XML.sub("\ufffd", text)


def _paragraph(text: str) -> str:
    return "<br/>".join(html.escape(line) for line in text.split("\n"))


def _schema(document: ET.Element, table: FeatureTable) -> None:
    schema = ET.SubElement(document, "Schema", name=table.name, id=table.name)
    for column in table.columns:
        kind = _FIELD_TYPES.get(column.kind, "bool")
        ET.SubElement(schema, "SimpleField", type=kind, name=_field_name(column.name))


def _field_name(name: str) -> str:
    """The column's name; ``id`` is a word of KML itself, and readers would rename it."""
    return "record_id" if name == "id" else name


def _placemark(
    folder: ET.Element, table: FeatureTable, row: dict[str, Cell], geometry: BaseGeometry
) -> None:
    mark = ET.SubElement(folder, "Placemark")
    _text(mark, "name", str(row.get("title") or row.get("figure") or ""))
    summary = [f"{name}: {written(row[name])}" for name in ("when", "sources") if row.get(name)]
    _text(mark, "description", _paragraph("\n".join(summary)))
    _time_span(mark, row.get("earliest_start"), row.get("latest_end"))
    data = ET.SubElement(ET.SubElement(mark, "ExtendedData"), "SchemaData")
    data.set("schemaUrl", f"#{table.name}")
    for name, value in row.items():
        if value is not None and value != "":
            _text(data, "SimpleData", written(value), name=_field_name(name))
    _geometry(mark, geometry)


def _time_span(mark: ET.Element, begin: Cell, end: Cell) -> None:
    days = [(tag, day) for tag, day in (("begin", begin), ("end", end)) if isinstance(day, date)]
    if days:
        span = ET.SubElement(mark, "TimeSpan")
        for tag, day in days:
            _text(span, tag, day.isoformat())


def _geometry(parent: ET.Element, geometry: BaseGeometry) -> None:
    kind = geometry.geom_type
    if hasattr(geometry, "geoms"):
        several = ET.SubElement(parent, "MultiGeometry")
        for part in geometry.geoms:
            _geometry(several, part)
        return
    element = ET.SubElement(parent, kind)
    if isinstance(geometry, shapely.Polygon):
        oriented = shapely.orient_polygons(geometry)
        rings = [("outerBoundaryIs", oriented.exterior)]
        rings += [("innerBoundaryIs", ring) for ring in oriented.interiors]
        for tag, ring in rings:
            line = ET.SubElement(ET.SubElement(element, tag), "LinearRing")
            _text(line, "coordinates", _coordinates(ring))
        return
    if kind == "LineString":
        _text(element, "tessellate", "1")
    _text(element, "coordinates", _coordinates(geometry))


def _coordinates(line: BaseGeometry) -> str:
    return " ".join(f"{lon!r},{lat!r}" for lon, lat in shapely.get_coordinates(line).tolist())
