"""The Claims page, run without a browser: what it says, and how its controls move the view."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui import caches
from lib.ui.claims.download import readings_csv
from tests.analysis.claims_copy import copy_with

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import runpy
from lib.ui import session
session.enter_page("claims")
runpy.run_path({file!r})
"""


def page(**query: str) -> AppTest:
    script = SCRIPT.format(file=str(ROOT / "pages" / "claims.py"))
    app = AppTest.from_string(script, default_timeout=180)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def plain(text: str) -> str:
    return text.replace("\\", "").replace("\u202f", " ").replace("\u00a0", " ")


def headline(app: AppTest) -> str:
    return plain(app.header[0].value)


def address(app: AppTest, key: str) -> str:
    value = app.query_params[key]
    return value if isinstance(value, str) else value[0]


def blocks(app: AppTest) -> list[dict[str, Any]]:
    sheets = (json.loads(element.proto.json) for element in app.get("bidi_component"))
    return [block for sheet in sheets for block in sheet.get("blocks", [])]


def tables(app: AppTest) -> list[dict[str, Any]]:
    return [block for block in blocks(app) if block["kind"] == "table"]


def words(app: AppTest) -> str:
    return plain(json.dumps(blocks(app), ensure_ascii=False).replace("\\u202f", " "))


def pictures(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]


def test_it_opens_with_every_figure_in_print_for_the_articles_distance() -> None:
    app = page()
    assert headline(app) == (
        "Four figures are in print for one distance: "
        "124 miles, about 200 km, about 125 miles and about 290 km"
    )
    printed = tables(app)[0]
    rows = {plain(row[0]): [plain(cell) for cell in row] for row in printed["rows"]}
    assert rows["124 miles"][1] == "Reproduced only as 200 km converted"
    assert rows["about 200 km"][3:5] == ["● gives it, 3 of 5 sources", "● gives it, 5 of 5 sources"]
    assert rows["about 290 km"][1] == "Not reproduced"
    assert rows["about 290 km"][3:5] == ["○ does not", "○ does not"]
    assert "Kerch" in rows["about 290 km"][5]
    assert "195.0 km" in plain(printed["columns"][3])
    assert all("claim=" in link for link in printed["links"])


def test_the_picture_shows_bars_readings_and_says_them_in_words() -> None:
    (picture,) = pictures(page())
    said = plain(picture["description"])
    assert "124 miles: 198.8–200.4 km, or 195–205 km as 200 km converted" in said
    assert "To the town of Kerch, a hypothesis, the town of Tikhoretsk: 289.5 km" in said
    assert "Web Mercator, straight on the map, the town of Tikhoretsk: 293.3 km" in said
    (miles,) = pictures(page(units="mi"))
    assert "125.6 mi" in plain(miles["description"])


def test_a_claim_has_a_card_with_verdict_reason_sources_and_links() -> None:
    app = page(claim="cl015")
    assert headline(app) == "White House, about 290 km: not reproduced"
    heading = next(b for b in blocks(app) if b["kind"] == "heading")
    assert heading["id"] == "cl015"
    assert "Not reproduced" in heading["kicker"]
    assert "No reading of what it states gives 285–295 km" in words(app)
    sources = next(b for b in blocks(app) if b["kind"] == "sources")["sources"]
    assert sources[0]["text"].startswith("KBS")
    links = {a["id"]: a["url"] for b in blocks(app) if b["kind"] == "actions" for a in b["actions"]}
    assert links["map"].startswith("/?")
    assert "selected=cl015" in links["map"]
    assert links["measure"].startswith("/distances?")
    readings = next(t for t in tables(app) if "Every reading" in t["title"])
    geodesic = [row for row in readings["rows"] if row[0].startswith("Geodesic")]
    assert [plain(row[2]) for row in geodesic] == ["○ 195.0", "○ 202.1"]
    wrong = {readings["rows"][i][0] for i in readings["bad_rows"]}
    assert "Web Mercator, straight on the map" in wrong


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("cl001", "Reproduced only as 200 km converted"),
        ("cl002", "Overtaken: ROK National Intelligence Service: 10 or more"),
        ("cl005", "1000000 / 365 = 2,739.7"),
        ("cl021", "no dated, licensed front line exists"),
        ("cl044", "The railways’ own kilometres"),
        ("cl046", "17.3 km"),
        ("cl055", "424 + 581 = 1,005 m"),
        ("cl065", "A missile range: not measured and not drawn."),
        ("cl072", "ROK military: containers"),
        ("gcl010", "calls at Vostochny"),
        ("gcl011", "statement on imagery"),
        ("cl006", "Not a number"),
    ],
)
def test_cards_of_every_kind(claim: str, said: str) -> None:
    assert said in words(page(claim=claim))


def test_no_card_says_true_or_false() -> None:
    for check in caches.claim_checks():
        said = plain(check.reason).replace("true length", "")
        assert " true" not in said
        assert " false" not in said


def test_an_unknown_claim_is_told_and_the_page_still_shows() -> None:
    app = page(claim="cl999")
    assert "cl999 is no claim" in plain(app.warning[0].value)
    assert headline(app).startswith("Four figures")


def test_the_list_is_searched_and_narrowed_and_the_address_keeps_both() -> None:
    app = page()
    assert len(app.dataframe[0].value) == 156
    app.text_input(key="claim_search").set_value("Karachev").run()
    found = app.dataframe[0].value
    assert set(found["Id"]) >= {"cl031", "cl032", "cl033", "gcl004"}
    assert address(app, "search") == "Karachev"
    app.pills(key="claim_verdict").set_value("not_reproduced").run()
    assert list(app.dataframe[0].value["Id"]) == ["cl031"]
    assert address(app, "verdict") == "not_reproduced"
    app.text_input(key="claim_search").set_value("no such words").run()
    assert not app.dataframe
    assert "No claim holds" in app.info[0].value


def test_a_readers_own_figure_is_checked_and_kept_in_the_address() -> None:
    app = page()
    app.text_input(key="claim_figure").set_value("about 470 km").run()
    assert "About 470 km: not reproduced" in words(app)
    app.selectbox(key="claim_place").set_value("depot-toropets-107").run()
    assert "About 470 km: reproduced" in words(app)
    assert address(app, "figure") == "about_470_km"
    assert address(app, "from") == "depot-toropets-107"


@pytest.mark.parametrize("text", ["far", "0 km", "124 parsecs"])
def test_what_is_no_figure_is_explained_and_stays_typed(text: str) -> None:
    app = page()
    app.text_input(key="claim_figure").set_value(text).run()
    assert not app.exception
    assert len(app.error) == 1
    assert app.text_input(key="claim_figure").value == text


def test_a_figure_to_a_border_beyond_its_cut_is_explained() -> None:
    app = page(figure="5_km", border="russia")
    assert "124-133 E" in plain(app.error[0].value)


def test_a_length_that_nothing_measures_stands_without_a_picture() -> None:
    app = page(claim="cl052")
    assert any(block["rows"] for block in tables(app))
    assert pictures(app) == []


def test_the_download_holds_every_reading() -> None:
    checks = caches.claim_checks()
    lines = readings_csv(checks).decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + sum(len(check.readings) for check in checks)
    assert lines[0].startswith('"claim_id","figure","verdict","method"')
    assert '"cl001","124 miles","reproduced","geodesic"' in lines[1]


@pytest.fixture
def planted(tmp_path: Path, show_data: Callable[[Path], None]) -> None:
    """The dashboard on a copy of the data in which CSIS counts 7,654 voyages."""

    def plant(rows: list[dict[str, str]]) -> None:
        next(row for row in rows if row["estimate_id"] == "E005")["value_min"] = "7654"

    show_data(copy_with(tmp_path, "estimates", plant))


@pytest.mark.slow
@pytest.mark.usefixtures("planted")
def test_a_planted_estimate_is_what_the_page_shows() -> None:
    app = page(claim="cl002")
    assert headline(app) == "A Med Post, 6 trips: not reproduced"
    assert "CSIS Beyond Parallel: 7,654 or more" in words(app)
