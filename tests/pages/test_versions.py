"""A link to an older version opens that data, says so, and shows what has changed since."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lib.catalog import DATA_DIR, freeze, rehash
from lib.ui import caches
from tools.release import set_version

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]

#: What app.py does around a page; the test's reruns would leave app.py itself out.
SCRIPT = """
import runpy
from lib.ui import caches, frame, session, versions
session.enter_page("")
versions.open_version()
versions.version_banner()
frame.notices(caches.package())
runpy.run_path({file!r})
frame.footer(caches.package())
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The shipped data frozen, and newer data, in which Najin has another name, shown."""
    root = tmp_path_factory.mktemp("versions") / "data"
    shutil.copytree(DATA_DIR, root, ignore=shutil.ignore_patterns("versions"))
    old = freeze(root).name
    places = root / "tables" / "places.csv"
    text = places.read_text("utf-8").replace("Najin (Rajin) port", "Najin (renamed) port", 1)
    places.write_text(text, "utf-8")
    rehash(root)
    set_version(root, "2027.1.1", "2027-01-01")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DATA_PACKAGE", str(root))
        st.cache_resource.clear()
        yield old
        st.cache_resource.clear()


def opened(version: str) -> AppTest:
    script = SCRIPT.format(file=str(ROOT / "pages" / "map.py"))
    app = AppTest.from_string(script, default_timeout=120)
    app.query_params["v"] = "1"
    app.query_params["selected"] = "najin"
    if version:
        app.query_params["data"] = version
    return app.run()


def texts(app: AppTest) -> str:
    return "\n".join(str(each.value) for each in (*app.markdown, *app.warning)).replace("\\", "")


def names(app: AppTest) -> str:
    return " ".join(app.dataframe[-1].value.astype(str).agg(" ".join, axis=1))


def test_the_newest_data_come_without_a_banner(data: str) -> None:
    app = opened("")
    assert not app.exception
    assert "Older data" not in texts(app)
    assert "Data 2027.1.1" in texts(app)
    assert "Najin (renamed) port" in names(app)


def test_an_older_link_opens_the_older_data_with_a_banner_and_a_diff(data: str) -> None:
    app = opened(data)
    assert not app.exception
    assert f"Older data: version {data}" in texts(app)
    assert f"Data {data}" in texts(app)
    assert "1 changed, 0 withdrawn" in texts(app)
    assert "Najin (Rajin) port" in names(app)
    app.toggle(key="version-diff").set_value(True).run()
    assert not app.exception
    (shown,) = (each.value for each in app.dataframe if "Before" in each.value.columns)
    (row,) = shown.to_dict("records")
    assert (row["Id"], row["Before"], row["After"]) == (
        "najin",
        "Najin (Rajin) port",
        "Najin (renamed) port",
    )


def test_the_newest_data_are_one_press_away(data: str) -> None:
    app = opened(data)
    (button,) = (each for each in app.button if each.label == "Show the newest data")
    button.click().run()
    assert "Older data" not in texts(app)
    assert "data" not in app.query_params


@pytest.mark.parametrize("version", ["2001.1.1", "..", "secret"])
def test_a_version_that_is_not_kept_is_said_and_the_newest_shown(data: str, version: str) -> None:
    app = opened(version)
    assert not app.exception
    assert "Data 2027.1.1" in texts(app)


def test_the_routes_find_the_data_that_a_view_names(data: str) -> None:
    assert caches.package_of(data).version == data
    assert caches.package_of("") is caches.package_of("2027.1.1") is caches.newest()
    assert caches.package_of("1.2.3") is caches.newest()
