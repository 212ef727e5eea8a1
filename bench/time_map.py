"""What a step of time costs in the browser, with 10,000 and 100,000 records.

The component runs without Streamlit, in a real Chromium that draws in software. Main-thread time
is what the page's own code takes; drawing is measured apart, by waiting for the picture. The two
window lengths are measured in turn, in one run.
"""

from __future__ import annotations

import gzip
import json
import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

import pydeck as pdk
from playwright.sync_api import Browser, Page, sync_playwright

from lib.cartography.deck_layers import icon_layer, zoom_filter
from lib.cartography.symbology import icon_name
from lib.cartography.tokens import colours, rgba
from tools import browser as browsers

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "lib" / "ui" / "time_map" / "build"
SIZES = (10_000, 100_000)
FIRST_DAY, LAST_DAY = 19_270, 20_500
DAYS = LAST_DAY - FIRST_DAY
DATA_PATH = "/bench.json"
STEPS = 20
PAIRS = 6
READY_MS = 180_000

STEP_JS = """async ({ steps }) => {
    const root = document.querySelector('#map').shadowRoot;
    const press = [...root.querySelectorAll('button')].find((b) => b.textContent === 'Step');
    const wait = () => new Promise((done) => window.frames_next.push(done));
    const times = [];
    for (let i = 0; i < steps; i++) {
        window.frame_ms = 0;
        const start = performance.now();
        press.click();
        const handler = performance.now() - start;
        await wait();
        times.push(handler + window.frame_ms);
        await new Promise((done) => setTimeout(done, 50));
    }
    return times;
}"""

DRAW_JS = """async ({ first, last }) => {
    const root = document.querySelector('#map').shadowRoot;
    const [from, to] = root.querySelectorAll('input[type=date]');
    const canvas = root.querySelector('.canvas canvas');
    const gl = canvas.getContext('webgl2');
    const pixel = new Uint8Array(4);
    const settle = () => gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    from.value = first;
    to.value = last;
    to.dispatchEvent(new Event('change'));
    await new Promise((done) => setTimeout(done, 400));
    settle();
    // A pan by a hair draws the same window again, and nothing else.
    const start = performance.now();
    root.querySelector('[aria-label="Zoom in"]').click();
    await new Promise((done) => window.frames_next.push(done));
    settle();
    const took = performance.now() - start;
    root.querySelector('[aria-label="Zoom out"]').click();
    await new Promise((done) => setTimeout(done, 600));
    return took;
}"""

#: Adds up the time inside animation frames, and tells when one that drew is over.
FRAMES_JS = """
window.frame_ms = 0;
window.frames_next = [];
const ask = window.requestAnimationFrame.bind(window);
let drew = false;
const draw = WebGL2RenderingContext.prototype.drawArraysInstanced;
WebGL2RenderingContext.prototype.drawArraysInstanced = function (...a) {
    drew = true;
    return draw.apply(this, a);
};
window.requestAnimationFrame = (callback) => ask((now) => {
    const start = performance.now();
    callback(now);
    window.frame_ms += performance.now() - start;
    if (drew) {
        drew = false;
        const waiting = window.frames_next.splice(0);
        setTimeout(() => waiting.forEach((done) => done()), 0);
    }
});
"""


def records(count: int) -> list[dict[str, Any]]:
    """Events of one to three days, spread evenly over the time bar and the sea leg."""
    dice = random.Random(7)
    rows = []
    for number in range(count):
        start = dice.randrange(FIRST_DAY, LAST_DAY)
        length = dice.randrange(1, 4)
        rows.append(
            {
                "id": f"R{number}",
                "es": start,
                "ls": start + length - 1,
                "ee": start + 1,
                "le": start + length,
                "kind": 0,
                "day": start if length == 1 else None,
                "layer": "observation",
                "icon": icon_name("observation"),
                "position": [dice.uniform(128, 134), dice.uniform(41, 44)],
                "color": rgba("light", "observation"),
                "offset": [0, 0],
                "angle": 0,
                "minz": 0,
            }
        )
    return rows


def page_data(count: int) -> dict[str, Any]:
    """Scene and mount of a map with so many records."""
    rows = records(count)
    layer = icon_layer("observation", rows, "light", **zoom_filter(6.5))
    columns = {
        name: [row[name] for row in rows] for name in ("id", "es", "ls", "ee", "le", "kind", "day")
    }
    columns |= {
        "layer": ["observation"] * count,
        "label": columns["id"],
        "lon": [row["position"][0] for row in rows],
        "lat": [row["position"][1] for row in rows],
        "radius_m": [0.0] * count,
    }
    sea = {
        "id": "sea",
        "tab": "Sea",
        "title": "Sea",
        "note": "",
        "bounds": [128, 41, 134, 44],
        "inset": False,
    }
    scene = {
        "deck": pdk.Deck([layer], map_provider=None).to_json(),
        "tokens": dict(colours("light")),
        "theme": "light",
        "records": columns,
        "extents": [sea],
        "extent_days": [FIRST_DAY, LAST_DAY],
        "histogram_layers": ["observation"],
        "flags": [],
        "coverage": None,
        "borders": [],
        "legend": [],
        "attribution": "",
    }
    camera = {"lon": 131.0, "lat": 42.5, "zoom": 6.5, "pitch": 0, "bearing": 0}
    view = {
        "window": [FIRST_DAY, FIRST_DAY + DAYS // 5],
        "mode": "possibly",
        "cumulative": False,
        "compare": None,
        "camera": camera,
        "selected": [],
        "measurements": [],
    }
    mount = {
        "part": "map",
        "map": "m",
        "view": view,
        "command": 0,
        "measured": [],
        "units": "km",
        "address": None,
        "title": "",
        "summary": "",
        "bar": True,
    }
    return {"scene": scene, "mount": mount}


class Quiet(SimpleHTTPRequestHandler):
    """The project's files, without a log line each."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def files() -> Iterator[str]:
    """Serve the project's folder on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(ROOT)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()


def open_map(browser: Browser, url: str, count: int) -> Page:
    """A page with a map of so many records, ready and drawn."""
    page = browser.new_page(viewport={"width": 1100, "height": 800})
    page.set_default_timeout(READY_MS)
    page.add_init_script(FRAMES_JS)
    data = json.dumps(page_data(count))
    page.route(
        lambda address: urlsplit(address).path == DATA_PATH,
        lambda route: route.fulfill(body=data),
    )
    page.goto(f"{url}/frontend/harness.html?js=/{bundle().relative_to(ROOT)}&data={DATA_PATH}")
    page.get_by_role("button", name="Play").wait_for()
    page.wait_for_timeout(4_000)
    return page


def bundle() -> Path:
    """The built component."""
    return next(BUILD.glob("time_map-*.js"))


def iso(day: int) -> str:
    """A day number as date fields write it."""
    return (date(1970, 1, 1) + timedelta(days=day)).isoformat()


def measure(page: Page) -> tuple[float, float, float]:
    """Median main-thread ms of a step; median ms to draw a fifth of the time, and all of it."""
    step_ms = median(page.evaluate(STEP_JS, {"steps": STEPS}))
    fifth: list[float] = []
    whole: list[float] = []
    for _ in range(PAIRS):
        for days, times in ((DAYS // 5, fifth), (DAYS, whole)):
            span = {"first": iso(FIRST_DAY), "last": iso(FIRST_DAY + days - 1)}
            times.append(page.evaluate(DRAW_JS, span))
    return step_ms, median(fifth), median(whole)


def main() -> None:
    """Print the table."""
    code = bundle().read_bytes()
    print(f"component: {len(code):,} bytes, {len(gzip.compress(code)):,} gzipped")
    with files() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browsers.find(), args=list(browsers.FLAGS)
        )
        print("| records | step, main thread | draw 20 % window | draw all | all / 20 % |")
        print("|---|---|---|---|---|")
        for count in SIZES:
            page = open_map(browser, url, count)
            step_ms, fifth_ms, whole_ms = measure(page)
            print(
                f"| {count:,} | {step_ms:.1f} ms | {fifth_ms:.0f} ms | {whole_ms:.0f} ms "
                f"| {whole_ms / fifth_ms:.1f} |",
                flush=True,
            )
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
