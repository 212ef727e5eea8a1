"""A saved view, opened as a file in a browser without a network."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from lib.cartography import colours, shown_records
from lib.catalog import Package, load_package
from lib.export import export
from lib.viewstate import DEFAULT, LAYERS, Measurement, ViewState, Window
from tests.browser.test_hostile_data import SHOWN, hostile_package
from tests.browser.watching import PATIENCE_MS
from tests.export.test_snapshot import HOSTILE, hostile

__all__ = ["hostile_package"]

SERIOUS = ("serious", "critical")
#: Hears of everything that the page's policy refuses.
LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.refused.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
"""
#: A canvas that has no graphics to offer.
WITHOUT_WEBGL = """
const get = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return kind.startsWith("webgl") ? null : get.call(this, kind, ...rest);
};
"""


@dataclass
class Opened:
    """A file in a browser, and what it asked for and complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def shown_ids(self) -> set[str]:
        rows = self.page.locator("tr[data-layer]:visible")
        return set(rows.evaluate_all("rows => rows.map((row) => row.dataset.id)"))

    def map_picture(self) -> bytes:
        box = self.page.locator("#map .map").bounding_box()
        assert box is not None
        return self.page.screenshot(clip=box, timeout=3 * PATIENCE_MS)  # type: ignore[arg-type]

    def assert_sound(self) -> None:
        assert self.page.evaluate("window.refused") == []
        assert self.asked == []
        assert self.errors == []


@pytest.fixture(scope="module")
def saved(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(package, DEFAULT, tmp_path_factory.mktemp("saved"))


def written(package: Package, view: ViewState, folder: Path) -> Path:
    path = folder / "view.html"
    path.write_bytes(export(package, view, "html"))
    return path


@pytest.fixture
def opener(chromium: Browser) -> Iterator[Opener]:
    opener = Opener(chromium)
    yield opener
    for opened in opener.opened:
        opened.page.context.close()


@dataclass
class Opener:
    browser: Browser
    opened: list[Opened] = field(default_factory=list)

    def __call__(self, path: Path, script: str = "", **options: object) -> Opened:
        """Open a file without a network and wait until its map stands."""
        context = self.browser.new_context(
            **{"viewport": {"width": 1440, "height": 900}, "offline": True, **options}  # type: ignore[arg-type]
        )
        page = context.new_page()
        page.set_default_timeout(2 * PATIENCE_MS)
        opened = Opened(page)
        self.opened.append(opened)

        def refuse(route: Route) -> None:
            if route.request.url == path.as_uri():
                route.continue_()
                return
            opened.asked.append(route.request.url)
            route.abort()

        context.route("**/*", refuse)
        page.add_init_script(LISTEN + script)
        page.on("pageerror", lambda error: opened.errors.append(str(error)))
        page.on(
            "console",
            lambda line: (
                opened.errors.append(line.text) if line.type in ("error", "warning") else None
            ),
        )
        page.goto(path.as_uri())
        page.locator("#map .overlay").wait_for()
        page.wait_for_timeout(2_000)
        return opened


def test_the_brush_moves_map_and_tables_without_server_or_network(
    opener: Opener, package: Package, saved: Path
) -> None:
    opened = opener(saved)
    page = opened.page
    assert opened.shown_ids() == set(shown_records(package, DEFAULT)["id"])
    expect(page.locator("#now")).to_have_text("1 Aug 2023 – 31 Mar 2024")
    expect(page.locator("#moved")).to_be_hidden()
    page.get_by_role("slider", name="Last day").press("Shift+ArrowLeft")
    expect(page.locator("#now")).to_have_text("1 Aug 2023 – 24 Mar 2024")
    page.get_by_role("radio", name="Certainly").press("Enter")
    moved = replace(DEFAULT, window=Window(date(2023, 8, 1), date(2024, 3, 25)), mode="certainly")
    ids = set(shown_records(package, moved)["id"])
    expect(page.locator("tr[data-layer]:visible")).to_have_count(len(ids))
    assert opened.shown_ids() == ids
    calls = page.locator("[data-count=voyage]")
    expect(calls).to_have_text(str((shown_records(package, moved)["layer"] == "voyage").sum()))
    expect(page.locator("#moved")).to_contain_text("1 Aug 2023 – 31 Mar 2024")
    page.get_by_role("button", name="Back to the saved view").press("Enter")
    expect(page.locator("#now")).to_have_text("1 Aug 2023 – 31 Mar 2024")
    expect(page.locator("tr[data-layer]:visible")).to_have_count(
        len(shown_records(package, DEFAULT))
    )
    opened.assert_sound()


def test_the_map_draws_what_the_brush_shows(opener: Opener, saved: Path) -> None:
    opened = opener(saved)
    before = opened.map_picture()
    box = opened.page.locator("#bar .brush-body rect").first.bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    opened.page.mouse.move(*middle)
    opened.page.mouse.down()
    opened.page.mouse.move(middle[0] + 300, middle[1], steps=4)
    opened.page.mouse.up()
    expect(opened.page.locator("#moved")).to_be_visible()
    opened.page.wait_for_timeout(2_000)
    assert opened.map_picture() != before
    opened.assert_sound()


def test_keys_play_and_select_and_a_picked_record_names_its_sources(
    opener: Opener, saved: Path
) -> None:
    opened = opener(saved)
    page = opened.page
    page.locator("#map .map").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#now")).to_have_text("8 Aug 2023 – 7 Apr 2024")
    page.keyboard.press("r")
    expect(page.get_by_role("button", name="Ruler")).to_be_hidden()
    page.get_by_role("button", name="Angara, Najin to Dunai", exact=True).first.press("Enter")
    record = page.get_by_role("article", name="Angara, Najin to Dunai").first
    expect(record).to_contain_text("Sep 2023")
    links = record.get_by_role("link")
    assert links.count() >= 1
    for number in range(links.count()):
        assert links.nth(number).get_attribute("rel") == "noopener noreferrer"
    page.locator("#map .map").focus()
    page.keyboard.press("Escape")
    expect(record).to_be_hidden()
    opened.assert_sound()


def test_what_was_measured_stands_with_its_figure_and_nothing_new_is_measured(
    opener: Opener, package: Package, tmp_path: Path
) -> None:
    ring = Measurement("ring", ((40.0424, 45.8884),), radius_m=200_000)
    opened = opener(written(package, replace(DEFAULT, measurements=(ring,)), tmp_path))
    panel = opened.page.locator("#map .measure")
    expect(panel).to_contain_text("200\u202fkm")
    panel.get_by_text("Measured").click()
    expect(panel.get_by_text("200\u202fkm")).to_be_hidden()
    panel.get_by_text("Measured").click()
    expect(panel.get_by_role("button")).to_have_text(["Copy", "GeoJSON"])
    opened.assert_sound()


@pytest.mark.parametrize(("theme", "width"), [("light", 1440), ("dark", 390)])
def test_it_follows_the_readers_theme_and_keeps_nobody_out(
    opener: Opener, saved: Path, theme: str, width: int
) -> None:
    other = "dark" if theme == "light" else "light"
    opened = opener(saved, viewport={"width": width, "height": 844}, color_scheme=other)
    page = opened.page
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    expect(page.locator("#map .time-map")).to_have_attribute("data-theme", theme)
    expect(page.locator("#bar .time-map")).to_have_attribute("data-theme", theme)
    sea = colours(theme)["page"]  # type: ignore[arg-type]
    channels = ", ".join(str(int(sea[i : i + 2], 16)) for i in (1, 3, 5))
    expect(page.locator("body")).to_have_css("background-color", f"rgb({channels})")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = [v for v in Axe().run(page).response["violations"] if v["impact"] in SERIOUS]
    told = [{"id": v["id"], "where": [n["target"] for n in v["nodes"][:4]]} for v in found]
    assert not told, json.dumps(told, indent=1)
    opened.assert_sound()


def test_hostile_names_are_text(opener: Opener, package: Package, tmp_path: Path) -> None:
    view = replace(DEFAULT, layers=frozenset(LAYERS))
    opened = opener(written(hostile(package), view, tmp_path))
    opened.page.on("dialog", lambda dialog: opened.errors.append(dialog.message))
    for text in HOSTILE:
        button = opened.page.get_by_role("button", name=text.strip(), exact=True)
        button.first.press("Enter")
        expect(opened.page.locator("#selected h2")).to_have_text(text)
    opened.page.wait_for_timeout(1_000)
    assert opened.page.evaluate("window.PWN") is None
    assert opened.page.locator("a[href^=javascript]").count() == 0
    opened.assert_sound()


def test_a_hostile_package_is_saved_without_what_its_door_refuses(
    opener: Opener,
    hostile_package: Path,
    tmp_path: Path,
) -> None:
    view = replace(DEFAULT, selected=("V001",))
    opened = opener(written(load_package(hostile_package), view, tmp_path))
    assert opened.page.evaluate("window.PWN") is None
    assert SHOWN not in opened.page.title()
    assert "V002" not in opened.shown_ids()
    opened.assert_sound()


def test_without_graphics_the_tables_follow_the_time_bar(opener: Opener, saved: Path) -> None:
    opened = opener(saved, WITHOUT_WEBGL)
    opened.page.get_by_role("slider", name="Last day").press("ArrowLeft")
    expect(opened.page.locator("#now")).to_have_text("1 Aug 2023 – 30 Mar 2024")


def test_without_scripts_the_saved_view_can_be_read(
    chromium: Browser, package: Package, saved: Path
) -> None:
    context = chromium.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(saved.as_uri())
    assert page.locator("tr[data-layer]:visible").count() == len(shown_records(package, DEFAULT))
    context.close()


def test_it_prints_with_its_map(opener: Opener, saved: Path, tmp_path: Path) -> None:
    opened = opener(saved)
    pdf = opened.page.pdf(path=tmp_path / "view.pdf", format="A4", print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) >= 5
    opened.assert_sound()
