"""The outline of a country: its rings without those that lie inside another of them."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

__all__ = ["outline"]


def outline(geometry: BaseGeometry) -> BaseGeometry:
    """Return a country's polygons without those that lie wholly inside another of them.

    Such a polygon is an island in inland water: as little border as the hole that it lies in
    (``docs/decisions/0005-islands-inside-are-no-border.md``). Everything else stays vertex for
    vertex; lines stay as they are.

    Parameters
    ----------
    geometry
        Lines or polygons in EPSG:4326, (lon, lat). Which polygon lies in which is told in the
        plane of longitude and latitude, by the vertices: rings must not cross each other or the
        antimeridian.

    Examples
    --------
    An island in the Kremenchuk reservoir, inside a box round it:

    >>> box, island = shapely.box(31, 48, 34, 50), shapely.box(32.70, 49.31, 32.76, 49.35)
    >>> len(outline(shapely.MultiPolygon([box, island])).geoms)
    1
    """
    if geometry.geom_type != "MultiPolygon":
        return geometry
    parts = shapely.get_parts(geometry)
    rings = shapely.get_exterior_ring(parts)
    vertices, ring = shapely.get_coordinates(rings, return_index=True)
    # Vertices, not whole rings: GEOS's answer for points also holds where a ring touches itself.
    tree = shapely.STRtree(np.asarray(shapely.points(vertices)))
    around, vertex = tree.query(shapely.polygons(rings), predicate="contains")
    pairs, held = np.unique(np.column_stack((ring[vertex], around)), axis=0, return_counts=True)
    whole = held == np.bincount(ring, minlength=rings.size)[pairs[:, 0]]
    return shapely.MultiPolygon(list(np.delete(parts, np.unique(pairs[whole, 0]))))
