"""Every table of the package, one module a family."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lib.schema.table import Table
from lib.schema.tables.borders import BORDERS, LAYER_ORIGINS
from lib.schema.tables.claims import CLAIMS, REFERENCE_POINTS
from lib.schema.tables.coverage import COVERAGE_STATEMENTS, IMAGERY_COVERAGE
from lib.schema.tables.places import NAMES, PLACES
from lib.schema.tables.provenance import (
    DERIVES_FROM,
    DISAGREEMENTS,
    DUPLICATES,
    ROOTS,
    SOURCES,
)
from lib.schema.tables.rail import RAIL_ROUTES, RAIL_SEGMENTS, STATIONS
from lib.schema.tables.reports import ESTIMATES, EVENTS, OBSERVATIONS
from lib.schema.tables.shipping import VESSELS, VOYAGES

__all__ = ["TABLES"]

#: The tables by name, in the order in which they are read, checked and described.
TABLES: Mapping[str, Table] = MappingProxyType(
    {
        table.name: table
        for table in (
            SOURCES,
            PLACES,
            NAMES,
            VESSELS,
            VOYAGES,
            OBSERVATIONS,
            ESTIMATES,
            CLAIMS,
            EVENTS,
            REFERENCE_POINTS,
            STATIONS,
            RAIL_SEGMENTS,
            RAIL_ROUTES,
            BORDERS,
            LAYER_ORIGINS,
            ROOTS,
            DERIVES_FROM,
            DUPLICATES,
            DISAGREEMENTS,
            IMAGERY_COVERAGE,
            COVERAGE_STATEMENTS,
        )
    }
)
