"""What a first visit costs: bytes and seconds until the first words and until the map.

A clean browser opens the map page of a server that has just said it is healthy; once more on the
same server, when its caches are warm. Bytes are those on the wire, as the browser counts them.
"""

from __future__ import annotations

import time
from collections import Counter

from playwright.sync_api import Browser, CDPSession, sync_playwright

from tools import browser as browsers
from tools.server import serve

PATIENCE_MS = 120_000
#: After the map is there, late parts of the page still arrive.
SETTLE_MS = 5_000


class Traffic:
    """Bytes that a page receives, by what they are."""

    def __init__(self, session: CDPSession) -> None:
        self.kinds: dict[str, str] = {}
        self.wire: Counter[str] = Counter()
        self.requests = 0
        session.on("Network.responseReceived", self._named)
        session.on("Network.loadingFinished", self._finished)
        session.on("Network.webSocketFrameReceived", self._frame)
        session.send("Network.enable")

    def _named(self, event: dict) -> None:  # type: ignore[type-arg]
        url = event["response"]["url"]
        ours = "/_stcore/bidi-components/" in url or "/app/static/" in url
        self.kinds[event["requestId"]] = "ours, HTTP" if ours else "Streamlit's own, HTTP"

    def _finished(self, event: dict) -> None:  # type: ignore[type-arg]
        self.requests += 1
        kind = self.kinds.get(event["requestId"], "Streamlit's own, HTTP")
        self.wire[kind] += int(event["encodedDataLength"])

    def _frame(self, event: dict) -> None:  # type: ignore[type-arg]
        data = event["response"]["payloadData"]
        binary = event["response"]["opcode"] == 2
        self.wire["websocket, unpacked"] += len(data) * 3 // 4 if binary else len(data)


def visit(browser: Browser, url: str) -> tuple[float, float, Traffic]:
    """Seconds to the first headline and to the map's controls, and what was received."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    traffic = Traffic(page.context.new_cdp_session(page))
    start = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.locator("h2").first.wait_for(timeout=PATIENCE_MS)
    words_s = time.perf_counter() - start
    page.get_by_role("button", name="Play").first.wait_for(timeout=PATIENCE_MS)
    map_s = time.perf_counter() - start
    page.wait_for_timeout(SETTLE_MS)
    page.context.close()
    return words_s, map_s, traffic


def main() -> None:
    """Print the table."""
    print("| visit | words | map | requests | bytes |")
    print("|---|---|---|---|---|")
    with serve() as server, sync_playwright() as playwright:
        for name in ("first of the server", "second"):
            browser = playwright.chromium.launch(
                executable_path=browsers.find(), args=list(browsers.FLAGS)
            )
            words_s, map_s, traffic = visit(browser, server.url)
            sizes = ", ".join(f"{kind} {size:,}" for kind, size in sorted(traffic.wire.items()))
            print(
                f"| {name} | {words_s:.1f} s | {map_s:.1f} s | {traffic.requests} | {sizes} |",
                flush=True,
            )
            browser.close()


if __name__ == "__main__":
    main()
