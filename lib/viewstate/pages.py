"""The paths of the pages that show a view."""

from __future__ import annotations

__all__ = ["PAGES"]

#: Path of each page without its slash; the first page, the map, is the root.
PAGES = ("", "distances", "claims", "voyages", "story", "sources", "method")
