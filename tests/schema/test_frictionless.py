from __future__ import annotations

import json

import pytest

from lib.schema import DOCUMENTS, LAYERS, TABLES, Layer, Table, resource_descriptor


def test_a_table_becomes_a_table_schema() -> None:
    descriptor = resource_descriptor(TABLES["voyages"], "Us", [])
    assert descriptor["path"] == "tables/voyages.csv"
    assert descriptor["schema"]["primaryKey"] == "voyage_id"
    fields = {field["name"]: field for field in descriptor["schema"]["fields"]}
    assert fields["ais"]["constraints"] == {"required": True, "enum": ["dark", "on", "unknown"]}
    assert fields["containers_min"]["type"] == "integer"
    assert fields["source_ids"]["separator"] == ";"
    assert {"fields": "same_as", "reference": {"resource": "voyages", "fields": "voyage_id"}} in (
        descriptor["schema"]["foreignKeys"]
    )


@pytest.mark.parametrize("resource", [*TABLES.values(), *LAYERS.values()], ids=lambda r: r.path)
def test_descriptors_keep_to_the_data_package_standard(resource: Table | Layer) -> None:
    descriptor = json.loads(json.dumps(resource_descriptor(resource, "Us", [])))
    assert set(descriptor["name"]) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-_")
    assert descriptor["licenses"][0]["path"].startswith("https://")
    types = {"string", "integer", "number", "boolean"}
    assert {field["type"] for field in descriptor["schema"]["fields"]} <= types


def test_a_document_is_described_without_a_schema() -> None:
    story = DOCUMENTS["story"]
    descriptor = resource_descriptor(story, story.attribution, story.origins)
    assert (descriptor["path"], descriptor["mediatype"]) == ("story.md", "text/markdown")
    assert descriptor["licenses"][0]["name"] == "CC-BY-4.0"
    assert "schema" not in descriptor


def test_names_of_resources_are_unique() -> None:
    names = [r.resource_name for r in (*TABLES.values(), *LAYERS.values(), *DOCUMENTS.values())]
    assert len(set(names)) == len(names)
