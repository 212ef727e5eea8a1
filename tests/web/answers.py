"""What tests of the routes ask with, and how they read the answers."""

from __future__ import annotations

import re
from html.parser import HTMLParser

HOSTILE = (
    "../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%00", "a" * 5_000, "' OR 1=1 --",
    "<script>alert(1)</script>", "나진", "\u202e", "{{7*7}}", "aaaaaaaaaaaaaaaa", "s/s/s",
)  # fmt: skip


class Tags(HTMLParser):
    """The tags of a page: what `meta` and `link` say, and every other name."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: dict[str, str] = {}
        self.names: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        given = dict(attrs)
        name = given.get("property") or given.get("name") or given.get("rel")
        name = name or given.get("http-equiv")
        if name:
            self.said[name] = given.get("content") or given.get("href") or ""


def assert_plain(text: str) -> None:
    """One short line, without a traceback or a path of this machine."""
    assert len(text) < 400
    assert not re.search(r"Traceback|File \"|/lib/|\.py\b|site-packages", text)
