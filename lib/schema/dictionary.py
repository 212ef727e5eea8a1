"""The data dictionary: every field of every table and layer in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lib.schema.field import LIST_SEPARATOR, Field
from lib.schema.layers import LAYERS
from lib.schema.table import Layer, Table
from lib.schema.tables import TABLES

__all__ = ["data_dictionary", "dictionary_rows"]

_INTRODUCTION = """# Data dictionary

What every column of `data/tables/*.csv` and every property of `data/layers/*.geojson` means.
Written by `python -m lib.cli dictionary` from the definitions in `lib/schema`; edit those.

Blank cells mean "not stated". Lists join their items with `;`. Dates are EDTF (ISO 8601-2):
`2023-09~` about September 2023, `2023-09-XX` an unknown day of it, `2023-09-08/2023-09-12` an
interval. Positions are WGS 84 (EPSG:4326), longitude first.
"""


def dictionary_rows() -> Iterator[Mapping[str, str]]:
    """Yield one row for each field: resource, field, type, unit, rules and meaning.

    >>> next(iter(dictionary_rows()))["field"]
    'source_id'
    """
    resources: tuple[Table | Layer, ...] = (*TABLES.values(), *LAYERS.values())
    for resource in resources:
        for field in resource.fields:
            yield {
                "resource": resource.name,
                "field": field.name,
                "type": _type(field),
                "unit": field.unit,
                "rules": _rules(field, is_key=field.name == resource.key),
                "meaning": field.meaning,
            }


def data_dictionary() -> str:
    """Return the data dictionary as Markdown."""
    parts = [_INTRODUCTION]
    for heading, resources in (("Tables", TABLES), ("Layers", LAYERS)):
        parts.append(f"## {heading}\n")
        parts += [_section(resource) for resource in resources.values()]
    return "\n".join(parts)


def _section(resource: Table | Layer) -> str:
    lines = [
        f"### {resource.name}",
        "",
        f"{resource.meaning} Licence: {resource.licence.name}. File: `data/{resource.path}`.",
        "",
        "| field | type | unit | rules | meaning |",
        "|---|---|---|---|---|",
    ]
    for field in resource.fields:
        cells = (
            f"`{field.name}`",
            _type(field),
            field.unit,
            _rules(field, is_key=field.name == resource.key),
            field.meaning,
        )
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    for field in resource.fields:
        if field.codes:
            lines += ["", f"Codes of `{field.name}`:", ""]
            lines += [f"- `{code}`: {meaning}" for code, meaning in field.codes.items()]
    return "\n".join(lines) + "\n"


def _type(field: Field) -> str:
    return f"list of {field.type}, joined by {LIST_SEPARATOR}" if field.is_list else field.type


def _rules(field: Field, *, is_key: bool) -> str:
    rules = ["key"] if is_key else ["required"] if field.required else []
    if field.minimum is not None:
        rules.append(f"at least {field.minimum:g}")
    if field.maximum is not None:
        rules.append(f"at most {field.maximum:g}")
    if field.hint:
        rules.append(field.hint)
    if field.references:
        rules.append("an id of " + " or ".join(field.references))
    if field.codes:
        rules.append("one of the codes below")
    return "; ".join(rules)
