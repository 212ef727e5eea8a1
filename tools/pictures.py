"""Take a picture of each page, at desktop and phone width, light and dark, to docs/pictures."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from lib.painting.palette import png_of_few_colours
from tools.browser import FLAGS, find
from tools.server import serve

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
#: Longest wait for a page, and how long the map's first frames take in software WebGL, in ms.
PATIENCE_MS = 90_000
DRAWN_MS = 5_000

WIDTHS = {"desktop": (1440, 900), "phone": (390, 844)}


def _nothing(page: Page) -> None:
    """The page as it opens."""


def _play(page: Page) -> None:
    page.get_by_role("button", name="Play").first.click()
    page.wait_for_timeout(4_000)


@dataclass(frozen=True)
class Shot:
    """One picture: where it is taken and what is done before."""

    path: str
    act: Callable[[Page], None] = _nothing


SHOTS = {
    "map": Shot("/?v=1&selected=V004"),
    "distances": Shot("/distances"),
    "voyages": Shot("/voyages?v=1&selected=V004"),
    "story": Shot("/story?v=1&step=september"),
    "claims": Shot("/claims"),
    "sources": Shot("/sources"),
    "card": Shot("/?v=1&selected=depot-tikhoretsk"),
    "disagreements": Shot("/sources?v=1&selected=distance-to-ukraine"),
    "method": Shot("/method"),
    "map-playing": Shot("/", _play),
    "map-measuring": Shot(
        "/?v=1&camera=39.5~46.5~6.2&measure=border_40.0424_45.8884_ukraine"
        "~ring_40.0424_45.8884_200000"
    ),
    "map-comparing": Shot(
        "/?v=1&window=2023-08-01~2023-10-01&compare=2023-10-01~2024-01-01&camera=131.2~42.6~6.4"
    ),
}


def _take(browser: Browser, url: str, name: str, width: str, theme: str) -> Path:
    size = WIDTHS[width]
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=theme,  # type: ignore[arg-type]
        is_mobile=width == "phone",
        has_touch=width == "phone",
        reduced_motion="no-preference",
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(url + SHOTS[name].path)
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_timeout(DRAWN_MS)
    SHOTS[name].act(page)
    path = FOLDER / f"{name}-{width}-{theme}.png"
    shown = Image.open(io.BytesIO(page.screenshot(timeout=PATIENCE_MS))).convert("RGB")
    path.write_bytes(png_of_few_colours(shown))
    context.close()
    return path


def main(names: list[str]) -> None:
    """Take the pictures that are named, or all of them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with serve() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(FLAGS))
        for name in names or SHOTS:
            for width in WIDTHS:
                for theme in ("light", "dark"):
                    path = _take(browser, server.url, name, width, theme)
                    print(f"{path.name}: {path.stat().st_size / 1000:,.0f} kB", flush=True)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
