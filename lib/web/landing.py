"""The page behind a short link: tags for bots, and the way on for people."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape

from lib.web.words import SITE_NAME, LinkWords

__all__ = ["EMBED_SIZE", "embed_snippet", "landing_page"]

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=select_autoescape()
)
#: Width and height of an embedded view in CSS pixels where a page does not ask for others.
EMBED_SIZE = (960, 640)


def landing_page(words: LinkWords, *, short_url: str, full_url: str, oembed_url: str) -> str:
    """Return the HTML of a short link; every value is escaped."""
    return _TEMPLATES.get_template("landing.html").render(
        words=words,
        site_name=SITE_NAME,
        short_url=short_url,
        full_url=full_url,
        oembed_url=oembed_url,
    )


def embed_snippet(full_url: str, title: str, width: int, height: int) -> str:
    """Return the HTML that shows a view on another page, as wide as its place there.

    >>> embed_snippet("https://map.example/?v=1", 'Najin "port"', 960, 640)[:49]
    '<iframe src="https://map.example/?v=1&amp;embed=t'
    """
    return _TEMPLATES.get_template("embed.html").render(
        url=f"{full_url}{'&' if '?' in full_url else '?'}embed=true",
        title=title,
        width=width,
        height=height,
    )
