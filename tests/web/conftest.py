"""The routes over the shipped data and a store of their own, without the pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lib.catalog import Package
from lib.shortlinks import LinkStore
from lib.web import Site, link_routes


@pytest.fixture
def client(package: Package, tmp_path: Path) -> Iterator[TestClient]:
    store = LinkStore(f"sqlite:///{tmp_path}/links.sqlite")
    site = Site(lambda _version: package, lambda: store, "https://map.example", 100)
    with TestClient(Starlette(routes=link_routes(site)), raise_server_exceptions=False) as client:
        yield client
    store.close()
