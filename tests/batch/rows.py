"""Rows of files of points, and reading and writing them."""

from __future__ import annotations

import csv
import json

import numpy as np


def write_geojson(path, geometries):
    features = [{"type": "Feature", "properties": {}, "geometry": g} for g in geometries]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def random_rows(count, seed=0):
    """Rows of a file: id, coordinates, and a note that CSV has to quote."""
    rng = np.random.default_rng(seed)
    lons, lats = rng.uniform(20, 60, count), rng.uniform(40, 60, count)
    return [
        {"id": f"p{k}", "lon": repr(lon), "lat": repr(lat), "note": f'{k}, "quoted"\nsecond line é'}
        for k, (lon, lat) in enumerate(zip(lons.tolist(), lats.tolist(), strict=True))
    ]


def write_csv(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def read_csv(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
