"""Link previews: seconds to paint one and its size, warm and on the first request."""

from __future__ import annotations

import time
from statistics import median

from lib.catalog import load_package
from lib.viewstate import ViewState, from_query

VIEWS = {
    "whole line": ("", "v=1"),
    "sea leg, one selected": ("", "v=1&camera=131.6~42.6~7&selected=V004"),
    "depots": ("", "v=1&camera=41.5~46.8~4.7&layers=depot~range~rail~observation~event~claim"),
    "distances": ("distances", "v=1"),
    "claims": ("claims", "v=1&claim=cl001"),
}  # fmt: skip
REPEATS = 7
PROMISED_S, PROMISED_BYTES = 1.0, 150_000


def main() -> None:
    """Print a line for each view; the first one of all pays for imports and layout."""
    package = load_package()
    begin = time.perf_counter()
    from lib.web.preview import preview_png

    preview_png(package, *_asked("whole line"))
    print(f"first of a server: {time.perf_counter() - begin:.2f} s")
    for name in VIEWS:
        asked = _asked(name)
        size = len(preview_png(package, *asked))
        seconds = []
        for _ in range(REPEATS):
            begin = time.perf_counter()
            preview_png(package, *asked)
            seconds.append(time.perf_counter() - begin)
        kept = median(seconds) < PROMISED_S and size < PROMISED_BYTES
        print(
            f"{name:24} median {median(seconds):.2f} s, worst {max(seconds):.2f} s, "
            f"{size:7,} bytes: {'kept' if kept else 'MISSED'}"
        )


def _asked(name: str) -> tuple[str, ViewState]:
    path, query = VIEWS[name]
    return path, from_query(query)[0]


if __name__ == "__main__":
    main()
