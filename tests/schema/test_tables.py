from __future__ import annotations

import csv
import re

import pytest

from lib.catalog import DATA_DIR
from lib.schema import LAYERS, TABLES, Layer, Table
from lib.schema.field import Field

RESOURCES: list[Table | Layer] = [*TABLES.values(), *LAYERS.values()]


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda r: r.path)
def test_each_resource_is_described_whole(resource: Table | Layer) -> None:
    assert resource.title
    assert resource.meaning.endswith(".")
    assert resource.fields[0].required
    assert resource.fields[0].type == "id"
    names = [field.name for field in resource.fields]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda r: r.path)
def test_each_field_says_what_it_means(resource: Table | Layer) -> None:
    for field in resource.fields:
        assert field.meaning.endswith("."), field.name
        assert all(meaning.endswith(".") for meaning in field.codes.values()), field.name
        assert bool(field.pattern) <= bool(field.hint), field.name
        if field.pattern:
            re.compile(field.pattern)
        suffix = re.search(r"_(m|km|deg)$", field.name)
        if suffix:
            assert field.unit == suffix[1].replace("deg", "degrees"), field.name


def test_a_field_that_tables_share_is_defined_once() -> None:
    fields = [field for resource in RESOURCES for field in resource.fields]
    by_text: dict[str, Field] = {}
    for field in fields:
        assert by_text.setdefault(repr(field), field) is field


def test_references_lead_to_tables_and_columns() -> None:
    for resource in RESOURCES:
        for field in resource.fields:
            for reference in field.references:
                table, _, column = reference.partition(".")
                assert table in TABLES
                assert not column or column in TABLES[table].field_names


def test_spans_and_ranges_are_columns() -> None:
    for table in TABLES.values():
        for pair in (*table.spans, *table.ranges):
            assert set(pair) <= set(table.field_names)


def test_layers_made_from_openstreetmap_are_under_its_licence() -> None:
    with (DATA_DIR / "tables" / "layers.csv").open(encoding="utf-8") as file:
        rows = {row["layer_id"]: row["licence"] for row in csv.DictReader(file)}
    for name, layer in LAYERS.items():
        if "ODbL" in rows[name]:
            assert layer.licence.name == "ODbL-1.0"
        else:
            assert layer.licence.name in rows[name] or "public domain" in rows[name]
