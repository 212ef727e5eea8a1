"""The shipped data package, and views with something to measure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.viewstate import DEFAULT, LAYERS, Measurement, ViewState

TIKHORETSK = (40.0424, 45.8884)


@pytest.fixture(scope="session")
def measured_view() -> ViewState:
    """All layers, and one measurement of each kind; the ruler crosses the antimeridian."""
    return replace(
        DEFAULT,
        layers=frozenset(LAYERS),
        measurements=(
            Measurement("ruler", ((130.3, 42.2333), (132.35, 42.88), (-170.0, 50.0))),
            Measurement("area", ((130.0, 42.0), (131.0, 42.0), (131.0, 43.0))),
            Measurement("border", (TIKHORETSK,), border="ukraine"),
            Measurement("ring", (TIKHORETSK,), radius_m=200_000),
        ),
    )
