"""The Sources page: what the record rests on and disagrees on, each with an address."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.catalog import Package

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import runpy
from lib.ui import session
session.enter_page("sources")
runpy.run_path({file!r})
"""


def page(**query: str) -> AppTest:
    script = SCRIPT.format(file=str(ROOT / "pages" / "sources.py"))
    app = AppTest.from_string(script, default_timeout=120)
    for key, value in {"v": "1", **query}.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def sheets(app: AppTest) -> list[list[dict[str, Any]]]:
    return [json.loads(element.proto.json)["blocks"] for element in app.get("bidi_component")]


def headings(app: AppTest) -> list[str]:
    return [blocks[0]["title"] for blocks in sheets(app)]


@pytest.mark.parametrize(
    ("table", "query"), [("sources", {}), ("disagreements", {"selected": "najin-piers"})]
)
def test_the_heading_counts_what_is_listed(
    package: Package, table: str, query: dict[str, str]
) -> None:
    app = page(**query)
    count = len(package.tables[table])
    assert len(app.dataframe[0].value) == count
    assert str(count) in app.header[0].value


def test_the_switch_opens_the_other_list_and_its_address() -> None:
    app = page()
    app.segmented_control[0].set_value("What the record disagrees on").run()
    assert not app.exception
    assert app.query_params["selected"] == "trips-to-october-2023"
    assert "How many trips by mid-October 2023" in headings(app)
    app.segmented_control[0].set_value("Pages and documents").run()
    assert "selected" not in app.query_params
    assert "Publisher" in app.dataframe[0].value.columns


@pytest.mark.parametrize(
    ("record_id", "title"),
    [
        ("rusi-2023-10-16-orient-express", "The Orient Express"),
        ("maia-1-february-2024", "Maia-1 on 12 February 2024"),
    ],
)
def test_a_source_and_a_disagreement_open_by_their_address(record_id: str, title: str) -> None:
    assert any(title in heading for heading in headings(page(selected=record_id)))


def test_a_search_narrows_both_lists() -> None:
    pages = page(search="Karachev").dataframe[0].value
    assert 0 < len(pages) < 50
    app = page(search="Karachev", selected="karachev-miles")
    assert list(app.dataframe[0].value["Disagreement"]) == ["Karachev: 70 miles"]
    assert headings(app) == ["Karachev: 70 miles"]


@pytest.mark.parametrize("query", [{}, {"selected": "karachev-miles"}])
def test_a_search_that_finds_nothing_says_so(query: dict[str, str]) -> None:
    app = page(search="xyzzy", **query)
    assert len(app.info) == 1
    assert not app.get("bidi_component")


def test_each_side_of_a_disagreement_leads_to_its_card() -> None:
    found = sheets(page(selected="containers-february-2024"))
    blocks = next(b for b in found if b[0]["title"] == "Containers by February 2024")
    sides = next(b["pairs"] for b in blocks if b.get("title") == "The records side by side")
    addresses = [address for side in sides for _, address in side["links"]]
    assert len(addresses) == 6
    assert all(address.startswith("/?") for address in addresses)
    assert any("selected=E024" in address for address in addresses)


def test_a_source_names_the_release_it_relays_and_what_rests_on_it() -> None:
    found = sheets(page(selected="yonhap-2023-10-13-wh"))
    blocks = next(b for b in found if b[0]["id"] == "yonhap-2023-10-13-wh")
    roots = next(b["pairs"] for b in blocks if b.get("title") == "Goes back to")
    assert roots[0]["label"] == "White House / NSC"
    resting = next(b["pairs"] for b in blocks if b.get("title", "").endswith("on it"))
    assert "V004" in {pair["label"] for pair in resting}
