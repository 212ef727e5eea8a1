"""Find a Chromium for the tests, or bring one, and say which.

In this order: a browser that the machine has; Debian's or Ubuntu's package where ``apt-get`` may
be used; Playwright's own download.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tools import apt

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
MAC_APPS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
#: Draw WebGL in software and stay silent on the network (measured: no outside look-up).
FLAGS = (
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)


def on_machine() -> str | None:
    """The path of a Chromium or Chrome that the machine has, else None."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    return next((app for app in MAC_APPS if Path(app).exists()), None)


def playwrights_own() -> str | None:
    """The path of the browser that Playwright downloaded before, else None."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def find() -> str:
    """Return the path of a browser to test with.

    Raises
    ------
    SystemExit
        Where none is found; ``make browser`` brings one.
    """
    found = on_machine() or playwrights_own()
    if found is None:
        raise SystemExit("No Chromium or Chrome found. Run: make browser")
    return found


def main() -> None:
    """Find or bring a browser and print which."""
    if found := on_machine():
        print(f"Browser: {found}, found on this machine")
    elif found := playwrights_own():
        print(f"Browser: {found}, Playwright's own, downloaded before")
    elif apt.install("chromium") and on_machine():
        print(f"Browser: {on_machine()}, installed with apt")
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
        print(f"Browser: {playwrights_own()}, Playwright's own download")


if __name__ == "__main__":
    main()
