from __future__ import annotations

from pathlib import Path

from lib.schema import LAYERS, TABLES, data_dictionary
from lib.schema.dictionary import dictionary_rows

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "data_dictionary.md"


def test_the_shipped_dictionary_is_current() -> None:
    """Mend with: python -m lib.cli dictionary --out docs/data_dictionary.md."""
    assert DOCUMENT.read_text("utf-8") == data_dictionary()


def test_every_field_has_a_row() -> None:
    expected = [
        (resource.name, field.name)
        for resources in (TABLES, LAYERS)
        for resource in resources.values()
        for field in resource.fields
    ]
    assert [(row["resource"], row["field"]) for row in dictionary_rows()] == expected


def test_the_markdown_tables_are_whole() -> None:
    for line in data_dictionary().split("\n"):
        if line.startswith("|"):
            assert line.replace("\\|", "").count("|") == 6
