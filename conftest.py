"""What all tests share: one reading of the data, and their order, fast ones first."""

from __future__ import annotations

import gc

import hypothesis
import pytest

from lib import catalog
from lib.catalog import Package, load_package


def pytest_configure() -> None:
    """Seek garbage less often, and time no example of a law.

    Beside the data that all tests share, a search for garbage takes 0.3 s; how long an example
    takes is the machine's load as much as the code.
    """
    gc.set_threshold(100_000, 20, 20)
    hypothesis.settings.register_profile("untimed", deadline=None)
    hypothesis.settings.load_profile("untimed")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Move the slow, then the browser tests to the end; the order within each stays."""
    items.sort(
        key=lambda item: (
            item.get_closest_marker("browser") is not None,
            item.get_closest_marker("slow") is not None,
        )
    )


@pytest.fixture(scope="session")
def package() -> Package:
    """The shipped data package, loaded once for all tests; none may change it."""
    return load_package()


@pytest.fixture(autouse=True)
def one_reading_for_doctests(request: pytest.FixtureRequest) -> None:
    """Let ``load_package()`` of a doctest be the reading that all tests share."""
    if isinstance(request.node, pytest.DoctestItem):
        package = request.getfixturevalue("package")
        patch = request.getfixturevalue("monkeypatch")
        patch.setattr(catalog, "load_package", lambda: package)
