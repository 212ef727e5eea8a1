"""Features are decoded whole wherever the file is cut into chunks."""

from __future__ import annotations

import io
import json

import pytest

import lib.batch.geojson_stream as stream
from lib.errors import DataError

FEATURES = [
    {
        "type": "Feature",
        "properties": {"name": 'q\\"é]}, 中', "n": -1.5e3, "b": True, "c": None},
        "geometry": {"type": "Point", "coordinates": [k, 2]},
    }
    for k in range(5)
]
COLLECTION = {"type": "FeatureCollection", "name": "ports é", "features": FEATURES}


@pytest.mark.parametrize("chunk", [1, 2, 3, 7, 100, 1 << 20])
@pytest.mark.parametrize("style", [{}, {"indent": 1}, {"ensure_ascii": False}])
def test_any_chunks(monkeypatch, chunk, style):
    monkeypatch.setattr(stream, "_CHUNK_BYTES", chunk)
    text = json.dumps(COLLECTION, **style).encode()
    assert list(stream.read_features(io.BytesIO(text), "ports.geojson")) == FEATURES


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[]",
        b'{"type": "FeatureCollection"}',
        b'{"features": [{"id": 1}',
        b'{"features": [{"id": 1}, {"id": ',
        b'{"features": [{"id": 1}, nonsense]}',
        b'{"features": [{"id": "\xff"}]}',
    ],
)
def test_broken_files(text):
    with pytest.raises(DataError, match=r"ports\.geojson"):
        list(stream.read_features(io.BytesIO(text), "ports.geojson"))


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("urn:ogc:def:crs:OGC:1.3:CRS84", True),
        ("EPSG:4326", True),
        ("urn:ogc:def:crs:EPSG::4326", True),
        ("EPSG:3857", False),
        ("EPSG:32637", False),
    ],
)
def test_reference_system(name, fits):
    crs = {"type": "name", "properties": {"name": name}}
    before = {"type": "FeatureCollection", "crs": crs, "features": FEATURES}
    after = {"type": "FeatureCollection", "features": FEATURES, "crs": crs}
    for text in (json.dumps(before).encode(), json.dumps(after).encode()):
        if fits:
            assert len(list(stream.read_features(io.BytesIO(text), "f"))) == len(FEATURES)
        else:
            with pytest.raises(DataError, match="WGS84"):
                list(stream.read_features(io.BytesIO(text), "f"))
