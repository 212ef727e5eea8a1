"""The page behind a short link: tags for bots, and the way on for people."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape

from lib.web.words import PREVIEW_PX, SITE_NAME, LinkWords

__all__ = ["landing_page"]

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=select_autoescape()
)


def landing_page(
    words: LinkWords, *, short_url: str, image_url: str, full_url: str, oembed_url: str
) -> str:
    """Return the HTML of a short link; every value is escaped."""
    return _TEMPLATES.get_template("landing.html").render(
        words=words,
        site_name=SITE_NAME,
        short_url=short_url,
        image_url=image_url,
        image_px=PREVIEW_PX,
        full_url=full_url,
        oembed_url=oembed_url,
    )
