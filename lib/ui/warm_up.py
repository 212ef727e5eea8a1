"""What the first reader would wait for, done while the server starts."""

from __future__ import annotations

from contextlib import suppress

from lib.cartography.map_parts import map_parts
from lib.cartography.map_scene import map_scene
from lib.errors import DataError
from lib.ui import caches
from lib.viewstate import DEFAULT

__all__ = ["warm_up"]


def warm_up() -> None:
    """Read the data, and make and pack the map that opens, in both themes.

    Data that cannot be read are no reason not to start: the pages say what is wrong with them.
    """
    with suppress(DataError):
        package = caches.newest()
        map_parts(package, DEFAULT)
        for theme in ("light", "dark"):
            _ = map_scene(package, DEFAULT, theme).packed
