"""Each page runs, says its sentence, and follows the view."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.catalog import Package

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import runpy
from lib.ui import session
session.enter_page({path!r})
runpy.run_path({file!r})
"""


def page(name: str, query: dict[str, str] | None = None) -> AppTest:
    """Run one page as app.py does, with these query parameters."""
    file = str(ROOT / "pages" / f"{name}.py")
    path = "" if name == "map" else name
    app = AppTest.from_string(SCRIPT.format(path=path, file=file), default_timeout=60)
    for key, value in (query or {}).items():
        app.query_params[key] = value
    return app.run()


@pytest.mark.parametrize("name", ["map", "distances", "voyages", "sources", "method"])
def test_a_page_runs_and_opens_with_a_sentence(name: str) -> None:
    app = page(name)
    assert not app.exception
    assert app.header[0].value.strip()


def test_the_map_says_the_window_of_the_address() -> None:
    app = page("map", {"v": "1", "window": "2023-10-01~2024-01-01"})
    assert "October" in app.header[0].value
    assert "December 2023" in app.header[0].value


def test_the_table_holds_what_the_heading_counts() -> None:
    app = page("map")
    count = int(app.subheader[0].value.split()[0].replace(",", ""))
    assert len(app.dataframe[0].value) == count


def test_a_switch_changes_the_address() -> None:
    app = page("map")
    app.toggle(key="layer_pier").set_value(False).run()
    assert not app.exception
    assert "pier" not in app.query_params["layers"][0].split("~")


def test_a_control_that_holds_its_value_is_not_told_it_again() -> None:
    """Told again, a browser would put the control back over a press made during the run."""
    app = page("map")
    assert app.toggle(key="layer_pier").proto.set_value
    assert app.text_input(key="search").proto.set_value
    app.run()
    assert not app.toggle(key="layer_pier").proto.set_value
    assert not app.text_input(key="search").proto.set_value
    # A changed address still moves it.
    app.query_params["layers"] = "port~voyage"
    app.run()
    assert app.toggle(key="layer_pier").proto.set_value
    assert app.toggle(key="layer_pier").value is False


def test_distances_measures_the_depot_first() -> None:
    app = page("distances")
    sentence = app.header[0].value.replace("\\", "")
    assert "195.0" in sentence
    assert "121.2" in sentence


def test_typed_coordinates_that_cannot_be_read_say_what_was_expected() -> None:
    app = page("distances")
    app.text_input[0].set_value("somewhere").run()
    assert not app.exception
    told = " ".join(element.value for element in (*app.warning, *app.error))
    assert "45.8" in told or "degrees" in told, told


def test_sources_are_found_by_any_word(package: Package) -> None:
    app = page("sources", {"v": "1", "search": "RUSI"})
    found = app.dataframe[0].value
    assert 0 < len(found) < len(package.tables["sources"])


def test_the_method_page_offers_every_table(package: Package) -> None:
    app = page("method")
    offered = {element.proto.label.split(".csv")[0] for element in app.get("download_button")}
    assert offered == set(package.tables)
