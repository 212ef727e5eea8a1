"""The time map in a real browser: what it tells Python, and what it can do by keyboard alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, WebSocket, expect

from tests.browser.watching import watch
from tools.server import Server, serve

APP = "tests/browser/apps/time_map_app.py"
#: Nothing new for so long: the component has reported, and the fragment has run.
REST_MS = 2_000
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def app() -> Iterator[Server]:
    with serve(APP) as running:
        yield running


@dataclass
class Mapped:
    """A page with the time map, and the frames that it sent to the server."""

    page: Page
    sent: list[bytes | str] = field(default_factory=list)

    def text(self, name: str) -> str:
        """What the page says of itself after ``name:``."""
        line = self.page.get_by_text(re.compile(f"^{name}: ")).inner_text()
        return line.partition(": ")[2]

    def query(self) -> str:
        return str(self.page.evaluate("location.search"))

    def rest(self) -> None:
        """Wait until address, page and messages have stayed as they are for a while."""
        before: object = None
        while (now := (self.query(), len(self.sent), self.page.inner_text("body"))) != before:
            before = now
            self.page.wait_for_timeout(REST_MS)
            self.page.wait_for_selector(IDLE)

    def map_box(self) -> dict[str, float]:
        box = self.page.locator(".map").bounding_box()
        assert box is not None
        return dict(box)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)


def open_map(chromium: Browser, app: Server, query: str = "", **context: object) -> Mapped:
    watched = watch(chromium, app.url, **{"viewport": {"width": 1440, "height": 1300}, **context})
    mapped = Mapped(watched.page)

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: mapped.sent.append(frame))

    watched.page.on("websocket", listen)
    watched.open(f"/{query}")
    watched.page.get_by_role("region", name="Time map").wait_for()
    watched.page.get_by_role("button", name="Play").wait_for()
    # The first frame compiles shaders; in software that takes seconds.
    watched.page.wait_for_timeout(4_000)
    mapped.sent.clear()
    return mapped


@pytest.fixture
def mapped(chromium: Browser, app: Server) -> Iterator[Mapped]:
    opened = open_map(chromium, app)
    yield opened
    opened.page.context.close()


def test_playing_sends_nothing(mapped: Mapped) -> None:
    before = mapped.text("window")
    mapped.page.get_by_role("button", name="Play").click()
    mapped.page.wait_for_timeout(6_000)
    assert mapped.sent == []
    mapped.page.get_by_role("button", name="Pause").click()
    mapped.rest()
    assert len(mapped.sent) == 1
    assert mapped.text("window") != before
    assert mapped.text("runs") == "1"


def test_a_pan_sends_one_message_and_runs_no_whole_page(mapped: Mapped) -> None:
    box = mapped.map_box()
    mapped.page.mouse.move(box["x"] + 400, box["y"] + 120)
    mapped.page.mouse.down()
    mapped.page.mouse.move(box["x"] + 330, box["y"] + 100, steps=6)
    mapped.page.mouse.up()
    mapped.rest()
    assert len(mapped.sent) == 1
    assert mapped.text("runs") == "1"
    assert mapped.text("fragment runs") == "2"
    assert "camera=" in mapped.query()


def test_fifteen_steps_send_one_message(mapped: Mapped) -> None:
    mapped.page.locator(".map").focus()
    mapped.press(*["ArrowRight"] * 15)
    mapped.rest()
    assert len(mapped.sent) == 1
    assert mapped.text("window") == "2023-11-14 2024-07-15"
    assert "window=2023-11-14~2024-07-15" in mapped.query()


def test_buttons_are_named_as_readers_know_them(mapped: Mapped) -> None:
    for name in ("Play", "Step", "Ruler"):
        expect(mapped.page.get_by_role("button", name=name, exact=True)).to_be_visible()
    mapped.page.get_by_role("button", name="Step", exact=True).click()
    mapped.rest()
    assert mapped.text("window") == "2023-08-08 2024-04-08"


def test_the_address_alone_gives_the_same_view(chromium: Browser, app: Server) -> None:
    query = (
        "?v=1&window=2023-10-01~2023-12-01&mode=certainly&camera=130.5~42.4~6.5"
        "&selected=R040&measure=ruler_130.3_42.23_132.35_42.88"
    )
    first = open_map(chromium, app, query)
    assert first.text("window") == "2023-10-01 2023-12-01"
    assert first.text("zoom") == "6.5"
    assert first.text("selected") == "R040"
    expect(first.page.get_by_role("radio", name="Certainly")).to_have_attribute(
        "aria-checked", "true"
    )
    expect(first.page.locator(".measured strong")).to_have_text(first.text("measured"))
    first.page.locator(".map").focus()
    first.press("ArrowRight", "+")
    first.rest()
    moved = first.query()
    second = open_map(chromium, app, moved)
    assert [second.text(name) for name in ("window", "zoom", "selected", "measured")] == [
        first.text(name) for name in ("window", "zoom", "selected", "measured")
    ]
    assert second.query() == moved
    first.page.context.close()
    second.page.context.close()


def test_the_page_commands_and_back_undoes_it(mapped: Mapped) -> None:
    mapped.page.locator(".map").focus()
    mapped.press("ArrowRight", "+")
    mapped.rest()
    panned = mapped.query()
    mapped.page.get_by_role("button", name="Preset").click()
    mapped.rest()
    expect(mapped.page.locator(".range-days")).to_have_text("1 Jan 2024 – 29 Feb 2024")
    mapped.page.go_back()
    mapped.rest()
    assert mapped.query() == panned
    expect(mapped.page.locator(".range-days")).to_have_text("8 Aug 2023 – 7 Apr 2024")
    assert mapped.text("window") == "2023-08-08 2024-04-08"


def test_a_brush_handle_follows_the_mouse(mapped: Mapped) -> None:
    handle = mapped.page.get_by_role("slider", name="Last day")
    box = handle.bounding_box()
    assert box is not None
    mapped.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    mapped.page.mouse.down()
    mapped.page.mouse.move(box["x"] + 120, box["y"] + 5, steps=4)
    mapped.page.mouse.up()
    mapped.rest()
    start, end = mapped.text("window").split()
    assert start == "2023-08-01"
    assert end > "2024-06-01"
    assert len(mapped.sent) == 1


def test_a_click_on_a_mark_selects_it(chromium: Browser, app: Server) -> None:
    mapped = open_map(chromium, app, "?v=1&camera=130.3~42.23~6")
    box = mapped.map_box()
    titles = mapped.page.locator(".inset-titles").bounding_box()
    assert titles is not None
    # The camera looks at Najin: its mark is in the middle of the main map.
    middle = (box["x"] + box["width"] / 2, (box["y"] + titles["y"]) / 2)
    mapped.page.mouse.move(*middle)
    expect(mapped.page.locator(".tooltip")).to_contain_text("Record")
    mapped.page.mouse.click(*middle)
    mapped.rest()
    assert re.fullmatch(r"R\d{3}", mapped.text("selected"))
    mapped.page.mouse.click(middle[0] + 150, middle[1])
    mapped.rest()
    assert mapped.text("selected") == "none"
    mapped.page.context.close()


def test_a_ruler_by_mouse_snaps_to_marks_and_gets_pythons_figure(
    chromium: Browser, app: Server
) -> None:
    mapped = open_map(chromium, app, "?v=1&camera=130.3~42.23~6")
    box, titles = mapped.map_box(), mapped.page.locator(".inset-titles").bounding_box()
    assert titles is not None
    x, y = box["x"] + box["width"] / 2, (box["y"] + titles["y"]) / 2
    mapped.page.get_by_role("button", name="Ruler", exact=True).click()
    mapped.page.mouse.click(x + 2, y + 2)
    mapped.page.mouse.click(x - 120, y)
    mapped.press("Enter")
    mapped.rest()
    # The first point is Najin's own, not where the mouse was beside it.
    assert "measure=ruler_130.3_42.23_" in mapped.query()
    expect(mapped.page.locator(".measured strong")).to_have_text(mapped.text("measured"))
    mapped.page.get_by_role("button", name="Clear").click()
    mapped.rest()
    assert "measure=" not in mapped.query()
    mapped.page.context.close()


def test_the_whole_task_by_keyboard(mapped: Mapped) -> None:
    """Set a window, open a record, measure to the border, read the figure, have the link."""
    page = mapped.page
    page.get_by_role("slider", name="First day").focus()
    mapped.press(*["Shift+ArrowRight"] * 4)
    page.locator(".map").focus()
    mapped.press("n", "f")
    mapped.rest()
    assert mapped.text("window").startswith("2023-08-29")
    assert mapped.text("selected") != "none"
    page.locator(".map").focus()
    mapped.press("b", "Enter")
    mapped.rest()
    assert re.search(r"\d km", mapped.text("measured").replace("\u202f", " "))
    expect(page.locator(".measured strong")).to_have_text(mapped.text("measured"))
    assert "measure=border_" in mapped.query()
    assert "selected=" in mapped.query()
    mapped.press("Escape", "Escape")
    mapped.rest()
    assert mapped.text("selected") == "none"


def test_two_windows_side_by_side(mapped: Mapped) -> None:
    mapped.page.get_by_role("button", name="Compare two windows").click()
    mapped.rest()
    expect(mapped.page.locator(".compare-title")).to_have_count(2)
    expect(mapped.page.locator(".compare-title").first).to_contain_text("only here")
    assert "compare=" in mapped.query()


def test_the_second_window_is_dragged_by_its_own_handles(mapped: Mapped) -> None:
    page = mapped.page
    page.get_by_role("checkbox", name="Compare").check()
    mapped.rest()
    before, window = mapped.query(), mapped.text("window")
    box = page.get_by_role("slider", name="Compared: last day").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y, steps=4)
    page.mouse.up()
    mapped.rest()
    assert "compare=" in mapped.query()
    assert mapped.query() != before
    assert mapped.text("window") == window, "the first window stays"


def test_nothing_glides_where_motion_is_not_wanted(chromium: Browser, app: Server) -> None:
    calm = open_map(chromium, app, reduced_motion="reduce")
    calm.page.get_by_role("button", name="Play").click()
    calm.page.wait_for_timeout(3_500)
    calm.page.get_by_role("button", name="Pause").click()
    calm.rest()
    start = calm.text("window").split()[0]
    # Whole weeks, one a second, from 1 August.
    assert start in {"2023-08-08", "2023-08-15", "2023-08-22", "2023-08-29"}
    calm.page.context.close()


def test_on_a_phone_one_finger_scrolls_the_page_and_tabs_stand_for_insets(
    chromium: Browser, app: Server
) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    mapped = open_map(chromium, app, **phone)
    tabs = mapped.page.get_by_role("tab")
    expect(tabs).to_have_text(["Whole line", "Depots", "Sea leg"])
    tabs.nth(2).tap()
    mapped.rest()
    assert float(mapped.text("zoom")) > 4
    for name in ("Play", "Ruler"):
        box = mapped.page.get_by_role("button", name=name).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
    canvas = mapped.page.locator(".map canvas").first
    assert "pan-y" in canvas.evaluate(
        "node => getComputedStyle(node.parentElement).touchAction"
    ) or ("pan-y" in canvas.evaluate("node => getComputedStyle(node).touchAction"))
    mapped.page.context.close()


def test_axe_finds_nothing_serious(mapped: Mapped) -> None:
    mapped.page.locator(".map").focus()
    mapped.press("r")
    mapped.page.locator("summary", has_text="Dates").click()
    found = Axe().run(mapped.page).response["violations"]
    told = [
        {"id": v["id"], "help": v["help"], "where": [n["target"] for n in v["nodes"][:4]]}
        for v in found
        if v["impact"] in SERIOUS
    ]
    assert not told, json.dumps(told, indent=1)
