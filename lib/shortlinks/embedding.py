"""The HTML that shows a view on another page."""

from __future__ import annotations

from html import escape

__all__ = ["EMBED_SIZE_PX", "embed_snippet"]

#: Width and height of an embedded view in CSS pixels; it is narrower where its place is.
EMBED_SIZE_PX = (960, 720)


def embed_snippet(url: str, title: str) -> str:
    """Return a frame that is as wide as its place, up to 960 pixels.

    Parameters
    ----------
    url
        Absolute address of the view.
    title
        What screen readers call the frame.

    Examples
    --------
    >>> embed_snippet("https://map.example/?v=1", 'The "port"')[:77]
    '<iframe src="https://map.example/?v=1&amp;embed=true" title="The &quot;port&q'
    """
    width, height = EMBED_SIZE_PX
    src = f"{url}{'&' if '?' in url else '?'}embed=true"
    style = f"width: 100%; max-width: {width}px; aspect-ratio: {width} / {height}; border: 0"
    return (
        f'<iframe src="{escape(src)}" title="{escape(title)}" style="{style}" '
        'loading="lazy" allow="clipboard-write"></iframe>'
    )
