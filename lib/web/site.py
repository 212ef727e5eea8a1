"""What the routes need of the dashboard, in one frozen value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request

from lib.catalog import Package
from lib.shortlinks import LinkStore

__all__ = ["Site"]


@dataclass(frozen=True, slots=True)
class Site:
    """A dashboard as its routes see it."""

    package: Callable[[str], Package]
    """The data package of a version that a view names, the newest where it names none or one
    that is not kept; each loaded once for the whole process."""
    store: Callable[[], LinkStore]
    """The short links, opened once for the whole process."""
    public_url: str
    """Where the world reaches the dashboard, without a slash at the end; empty: as asked."""
    links_per_minute: int
    """New links that one client may make in a minute."""

    def absolute(self, request: Request, address: str) -> str:
        """Return an address of the dashboard as others reach it."""
        root = self.public_url or str(request.base_url).rstrip("/")
        return f"{root}{address}"
