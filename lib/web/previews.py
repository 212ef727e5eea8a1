"""Previews by id and data version: painted one at a time, the last ones kept."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from functools import partial

from anyio import CapacityLimiter, to_thread

from lib.catalog import Package
from lib.shortlinks import KeptView, opened

__all__ = ["Picture", "Previews"]

#: Pictures that are kept, each at most 150 kB.
KEPT = 128


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG and the tag by which a client knows it again."""

    png: bytes
    etag: str


class Previews:
    """The previews of a server.

    Painting takes a core for half a second: requests beyond the first one wait, without keeping
    a thread from those who ask for a page.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], Picture] = OrderedDict()
        self._limiter: CapacityLimiter | None = None

    async def of(self, link_id: str, view: KeptView, package: Package) -> Picture:
        """Return the preview of a kept view; painted where it is not kept already."""
        key = link_id, package.sha256
        if key not in self._kept:
            # A limiter belongs to the event loop that first waits for it.
            self._limiter = self._limiter or CapacityLimiter(1)
            paint = partial(self._picture, key, view, package)
            return await to_thread.run_sync(paint, limiter=self._limiter)
        self._kept.move_to_end(key)
        return self._kept[key]

    def _picture(self, key: tuple[str, str], view: KeptView, package: Package) -> Picture:
        if key in self._kept:  # painted for another request while this one waited
            return self._kept[key]
        # Matplotlib takes a second to import: the start of the server does not wait for it.
        from lib.web.preview import preview_png

        png = preview_png(package, view.path, opened(view))
        picture = Picture(png, f'"{hashlib.sha256(png).hexdigest()[:32]}"')
        self._kept[key] = picture
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return picture
