"""The schema in the vocabulary of Frictionless Data Package and Table Schema."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lib.schema.documents import DOCUMENTS, Document
from lib.schema.field import LIST_SEPARATOR, Field
from lib.schema.layers import LAYERS
from lib.schema.licences import Licence
from lib.schema.table import Layer, Origin, Table
from lib.schema.tables import TABLES

__all__ = ["package_licences", "resource_descriptor"]

#: Format and media type of each kind of file.
_FORMATS: dict[type, tuple[str, str]] = {
    Table: ("csv", "text/csv"),
    Layer: ("geojson", "application/geo+json"),
    Document: ("markdown", "text/markdown"),
}
_TYPES = {"id": "string", "text": "string", "url": "string", "date": "string"}


def resource_descriptor(
    resource: Table | Layer | Document, attribution: str, origins: Sequence[Origin]
) -> dict[str, Any]:
    """Return what datapackage.json says of a resource, but for its size and hash.

    Parameters
    ----------
    attribution : str
        How the sources are named.
    origins : sequence of Origin
        The sources.

    >>> from lib.schema.tables import TABLES
    >>> stations = TABLES["stations"]
    >>> descriptor = resource_descriptor(stations, stations.attribution, stations.origins)
    >>> descriptor["licenses"][0]["name"]
    'ODbL-1.0'
    """
    file_format, media_type = _FORMATS[type(resource)]
    descriptor: dict[str, Any] = {
        "name": resource.resource_name,
        "title": resource.title,
        "description": resource.meaning,
        "path": resource.path,
        "format": file_format,
        "mediatype": media_type,
        "encoding": "utf-8",
        "licenses": [_licence(resource.licence)],
        "sources": [_source(origin) for origin in origins],
        "attribution": attribution,
    }
    if not isinstance(resource, Document):
        descriptor["schema"] = _table_schema(resource)
    if isinstance(resource, Table):
        descriptor["profile"] = "tabular-data-resource"
    return descriptor


def package_licences() -> list[dict[str, str]]:
    """Return the licences of all resources, each once.

    >>> [licence["name"] for licence in package_licences()]
    ['CC-BY-4.0', 'ODbL-1.0', 'BSD-3-Clause', 'MIT', 'other-pd']
    """
    resources: list[Table | Layer | Document] = [
        *TABLES.values(),
        *LAYERS.values(),
        *DOCUMENTS.values(),
    ]
    return [_licence(licence) for licence in dict.fromkeys(r.licence for r in resources)]


def _licence(licence: Licence) -> dict[str, str]:
    return {"name": licence.name, "title": licence.title, "path": licence.path}


def _source(origin: Origin) -> dict[str, str]:
    members = {"title": origin.title, "version": origin.version, "path": origin.path}
    return {name: text for name, text in members.items() if text}


def _table_schema(resource: Table | Layer) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(field) for field in resource.fields],
        "primaryKey": resource.key,
        "missingValues": [""],
    }
    if foreign_keys := [_foreign_key(field) for field in resource.fields if _is_plain(field)]:
        schema["foreignKeys"] = foreign_keys
    return schema


def _field(field: Field) -> dict[str, Any]:
    members: dict[str, Any] = {
        "name": field.name,
        "type": "string" if field.is_list else _TYPES.get(field.type, field.type),
        "description": field.meaning,
    }
    if field.type == "date":
        members["edtf"] = True
    if field.type == "url":
        members["format"] = "uri"
    if field.unit:
        members["unit"] = field.unit
    if field.is_list:
        members["separator"] = LIST_SEPARATOR
    if field.references:
        members["references"] = list(field.references)
    if field.codes:
        members["codes"] = dict(field.codes)
    if constraints := _constraints(field):
        members["constraints"] = constraints
    return members


def _constraints(field: Field) -> dict[str, Any]:
    """Constraints that hold for the cell as a whole; those of list items stay with ``codes``."""
    constraints: dict[str, Any] = {}
    if field.required:
        constraints["required"] = True
    if field.minimum is not None:
        constraints["minimum"] = field.minimum
    if field.maximum is not None:
        constraints["maximum"] = field.maximum
    if field.codes and not field.is_list:
        constraints["enum"] = list(field.codes)
    if field.pattern and not field.is_list:
        constraints["pattern"] = field.pattern
    return constraints


def _is_plain(field: Field) -> bool:
    """Whether Table Schema can express the reference: one id, one table, its key."""
    return (
        len(field.references) == 1
        and field.type == "id"
        and not (field.is_list or field.free_prefixes or "." in field.references[0])
    )


def _foreign_key(field: Field) -> dict[str, Any]:
    target = field.references[0]
    return {
        "fields": field.name,
        "reference": {"resource": target, "fields": TABLES[target].key},
    }
