"""The Story page, run without a browser: its steps, its address, its text, what it withholds."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.catalog import DATA_DIR, Package
from lib.story import read_story
from lib.viewstate import to_query
from tests.catalog.draft import Draft
from tests.pages.shown import sheet_blocks, shown_map

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = f"""
import runpy
from lib.ui import session
session.enter_page("story")
runpy.run_path({str(ROOT / "pages" / "story.py")!r})
"""


def page(**query: str) -> AppTest:
    app = AppTest.from_string(SCRIPT, default_timeout=120)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


@pytest.fixture
def own_data(tmp_path: Path, show_data: Callable[[Path], None]) -> Draft:
    """A copy of the data that the page shows instead of the shipped one."""
    draft = Draft(Path(shutil.copytree(DATA_DIR, tmp_path / "data", copy_function=os.link)))
    show_data(draft.root)
    return draft


def plain(text: str) -> str:
    return text.replace("\\", "").replace("\u202f", " ")


def headline(app: AppTest) -> str:
    return plain(app.header[0].value)


def blocks(app: AppTest, kind: str) -> list[dict[str, Any]]:
    return [block for block in sheet_blocks(app) if block["kind"] == kind]


def told(app: AppTest) -> str:
    return " ".join(said for block in blocks(app, "prose") for said, _ in block["statements"])


def address(app: AppTest, key: str) -> str:
    value = app.query_params.get(key, [""])
    return value if isinstance(value, str) else value[0]


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def test_it_opens_with_the_first_step_and_turns_its_pages(package: Package) -> None:
    steps = read_story(package).steps
    app = page()
    assert headline(app) == steps[0].title
    assert next(b for b in app.button if b.label == "Previous").disabled
    press(app, "Next")
    assert (headline(app), address(app, "step")) == (steps[1].title, steps[1].id)
    press(app, "Previous")
    assert (headline(app), address(app, "step")) == (steps[0].title, steps[0].id)


def test_the_last_step_has_no_next(package: Package) -> None:
    last = read_story(package).steps[-1]
    app = page(step=last.id)
    assert headline(app) == last.title
    assert next(b for b in app.button if b.label == "Next").disabled


def test_a_step_can_be_chosen_by_its_title() -> None:
    app = page()
    app.selectbox(key="story_step").set_value("the-depot").run()
    assert address(app, "step") == "the-depot"
    assert "more than 100 new pits" in told(app)
    assert "1,500 m" in told(app)


def test_the_arrow_keys_press_previous_and_next() -> None:
    shortcuts = {b.label: b.proto.shortcut.lower() for b in page(step="six-trips").button}
    assert (shortcuts["Previous"], shortcuts["Next"]) == ("left", "right")


def test_turning_pages_keeps_the_readers_own_view() -> None:
    app = page(v="1", window="2023-10-01~2024-01-01", units="mi")
    press(app, "Next")
    assert address(app, "window") == "2023-10-01~2024-01-01"
    assert address(app, "units") == "mi"


def test_an_unknown_step_opens_the_first(package: Package) -> None:
    assert headline(page(step="nowhere")) == read_story(package).steps[0].title


@pytest.mark.slow
def test_every_step_shows_its_map_and_links_to_it(package: Package) -> None:
    for step in read_story(package).steps:
        app = page(step=step.id)
        assert headline(app) == plain(step.title)
        shown = shown_map(app)
        if not step.view.measurements:
            camera = step.view.camera
            assert (shown.lon, shown.lat) == pytest.approx((camera.lon, camera.lat), abs=1e-6)
        (actions,) = blocks(app, "actions")
        assert actions["actions"][0]["url"] == f"/?{to_query(step.view)}"
        (notes,) = blocks(app, "notes")
        assert [note["number"] for note in notes["notes"]] == [*range(1, len(step.notes) + 1)]


def test_the_step_on_the_border_draws_the_measured_line() -> None:
    app = page(step="the-border")
    assert shown_map(app).rows("arc")[0]["path"][-1] == pytest.approx([38.1655, 47.0707], abs=1e-4)
    assert "195.0 km ± 2.1 km (121.2 mi)" in plain(told(app))
    (notes,) = blocks(app, "notes")
    measured = [note for note in notes["notes"] if note["text"].startswith("Measured here")]
    assert "/distances?v=1" in {note["address"] for note in measured}
    assert any("town-tikhoretsk" in note["address"] for note in measured)


def test_all_steps_as_text_hold_every_statement_and_note(package: Package) -> None:
    steps = read_story(package).steps
    app = page(step="all")
    assert "11 steps" in headline(app)
    text = told(app)
    for step in steps:
        for paragraph in step.paragraphs:
            assert all(statement.text in text for statement in paragraph)
    assert [b["title"] for b in blocks(app, "heading")] == [step.title for step in steps]
    assert len(blocks(app, "notes")) == len(steps)
    press(app, "Back to the maps")
    assert headline(app) == steps[0].title


@pytest.mark.slow
def test_a_planted_value_is_told(own_data: Draft) -> None:
    own_data.cell("estimates", "E005", "value_min", "7431")
    app = page(step="six-trips")
    assert "7,431" in told(app)
    assert "7,431" in told(page(step="all"))


@pytest.mark.slow
def test_a_bad_step_is_withheld_and_named(own_data: Draft) -> None:
    own_data.raw("story.md", lambda raw: raw.replace(b"[cl002]", b"[cl999]"))
    app = page(step="six-trips")
    assert headline(app) == "A port that was called dormant"
    assert "six-trips" not in app.selectbox(key="story_step").options
    assert any("cl999" in text.value for text in app.text)


@pytest.mark.slow
def test_a_package_without_a_story_says_so(own_data: Draft) -> None:
    (own_data.root / "story.md").unlink()
    assert "no story" in headline(page())
