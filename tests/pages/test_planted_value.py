"""A value changed in a copy of the data changes every page that shows it."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.catalog import DATA_DIR, rehash

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import runpy
from lib.ui import session
session.enter_page({path!r})
runpy.run_path({file!r})
"""
#: table, id, column -> what the copy holds instead.
PLANTED = {
    ("estimates", "E024", "value_min"): "12345",
    ("observations", "O003", "count"): "321",
    ("disagreements", "containers-february-2024", "title"): "Planted by this test",
    ("sources", "nsc-2023-10-13", "publisher"): "Planted publisher",
}


@pytest.fixture(scope="module")
def planted_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the data package with other values in it."""
    target = tmp_path_factory.mktemp("planted") / "data"
    shutil.copytree(DATA_DIR, target)
    for (table, row_id, column), value in PLANTED.items():
        path = target / "tables" / f"{table}.csv"
        rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
        key = next(iter(rows[0]))
        changed = [row for row in rows if row[key] == row_id]
        assert len(changed) == 1
        changed[0][column] = value
        out = io.StringIO()
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        path.write_text(out.getvalue(), "utf-8")
    rehash(target)
    return target


@pytest.fixture
def served_copy(planted_package: Path, show_data: Callable[[Path], None]) -> None:
    """The dashboard serving the copy instead of the shipped package."""
    show_data(planted_package)


def texts(name: str, **query: str) -> str:
    """Everything that a page shows in sheets, tables and headings, as one text."""
    file = str(ROOT / "pages" / f"{name}.py")
    path = "" if name == "map" else name
    app = AppTest.from_string(SCRIPT.format(path=path, file=file), default_timeout=120)
    for key, value in {"v": "1", **query}.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    sheets = [
        json.dumps(json.loads(element.proto.json), ensure_ascii=False)
        for element in app.get("bidi_component")
        if element.proto.json
    ]
    tables = [table.value.to_csv() for table in app.dataframe]
    words = [element.value for element in (*app.header, *app.markdown)]
    return "\n".join([*sheets, *tables, *words])


@pytest.mark.parametrize(
    ("page", "query", "expected"),
    [
        ("map", {"selected": "E024"}, "at least 12,345"),
        ("map", {"selected": "E024"}, "Planted by this test"),
        ("map", {"selected": "O003"}, "321 containers"),
        ("map", {"selected": "O003"}, "Planted publisher"),
        ("map", {"selected": "containers-february-2024"}, "at least 12,345"),
        ("sources", {"selected": "containers-february-2024"}, "at least 12,345"),
        ("sources", {"selected": "containers-february-2024"}, "Planted by this test"),
        ("sources", {"search": "Planted publisher"}, "Planted publisher"),
        ("voyages", {}, "12,345"),
    ],
)
@pytest.mark.usefixtures("served_copy")
def test_a_planted_value_is_on_each_page_that_shows_it(
    page: str, query: dict[str, str], expected: str
) -> None:
    assert expected in texts(page, **query)


@pytest.mark.parametrize(
    ("page", "query"), [("map", {"selected": "E024"}), ("sources", {}), ("voyages", {})]
)
def test_the_shipped_package_holds_none_of_them(page: str, query: dict[str, str]) -> None:
    shown = texts(page, **query)
    assert not [v for v in ("12,345", "12345", "Planted") if v in shown]
