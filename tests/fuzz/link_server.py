"""The routes of short links alone, as a process that can be killed."""

from __future__ import annotations

import uvicorn
from starlette.applications import Starlette

from lib.catalog import load_package
from lib.shortlinks import LinkStore
from lib.web import Site, link_routes


def serve(url: str, port: int) -> None:
    """Serve with a store of its own on a port of loopback."""
    package, store = load_package(), LinkStore(url)
    site = Site(lambda _version: package, lambda: store, "", 1_000_000)
    app = Starlette(routes=link_routes(site))
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="critical")
