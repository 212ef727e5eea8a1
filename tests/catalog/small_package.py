"""A small package cut from the shipped one, whole in itself: every id that it names is in it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from lib.catalog import DATA_DIR, rehash
from lib.catalog.contents import TableContents, read_tables
from lib.schema import LAYERS, LIST_SEPARATOR, TABLES, Record, parse_value_sources

SEEDS = {
    "places": ("najin", "depot-tikhoretsk", "depot-mozdok"),
    "voyages": ("V001", "V002", "V011"),
    "observations": ("O001", "O002", "do004"),
    "claims": ("cl001", "cl015"),
    "borders": ("ukraine", "dprk-russia"),
}
SEEDS_PER_TABLE = 2
FEATURES_PER_LAYER = 3
POSITIONS_PER_LINE = 20
COUNTRIES = ("PRK", "RUS", "UKR")


def write_small_package(target: Path) -> Path:
    """Write the small package to a new directory, with its descriptor, and return it."""
    tables = read_tables(DATA_DIR)
    (target / "tables").mkdir(parents=True)
    (target / "layers").mkdir()
    for name, ids in _closed_ids(tables).items():
        lines = [
            tables[name].text.lines[0][1],
            *(
                line
                for (_, line), record in zip(
                    tables[name].text.lines[1:], tables[name].records, strict=True
                )
                if record.id in ids
            ),
        ]
        (target / TABLES[name].path).write_text("\n".join(lines) + "\n", "utf-8")
    segments = _closed_ids(tables)["rail_segments"]
    for name, layer in LAYERS.items():
        lines = (DATA_DIR / layer.path).read_text("utf-8").split("\n")
        start = next(i for i, line in enumerate(lines) if line.endswith("[")) + 1
        features = [line.removesuffix(",") for line in lines[start:] if line.startswith('{"type"')]
        if name == "rail_segments":
            features = [line for line in features if _id_of(line) in segments]
        elif name == "countries":
            features = [_coarsened(line) for line in features if _id_of(line) in COUNTRIES]
        else:
            features = [_cut(line) for line in features[:FEATURES_PER_LAYER]]
        text = "\n".join(lines[:start]) + "\n" + ",\n".join(features) + "\n]\n}\n"
        (target / layer.path).write_text(text, "utf-8")
    shutil.copy(DATA_DIR / "README.md", target)
    rehash(target)
    return target


def _coarsened(line: str) -> str:
    """Keep the largest part of a country, and every tenth position of its ring."""
    feature = json.loads(line)
    ring = max((part[0] for part in feature["geometry"]["coordinates"]), key=len)
    feature["geometry"] = {"type": "Polygon", "coordinates": [[*ring[:-1:10], ring[0]]]}
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))


def _cut(line: str) -> str:
    """Keep the smallest parts of areas, and the first positions of rings and lines."""
    feature = json.loads(line)
    geometry = feature["geometry"]
    if geometry["type"] == "MultiPolygon":
        geometry["coordinates"] = sorted(geometry["coordinates"], key=lambda p: len(p[0]))[:3]
    elif geometry["type"] == "Polygon":
        ring = geometry["coordinates"][0]
        geometry["coordinates"] = [[*ring[:POSITIONS_PER_LINE], ring[0]]]
    elif geometry["type"] == "LineString":
        geometry["coordinates"] = geometry["coordinates"][:POSITIONS_PER_LINE]
    elif geometry["type"] == "MultiLineString":
        geometry["coordinates"] = [geometry["coordinates"][0][:POSITIONS_PER_LINE]]
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))


def _id_of(line: str) -> str:
    return line.partition('"id":"')[2].partition('"')[0]


def _closed_ids(tables: dict[str, TableContents]) -> dict[str, set[str]]:
    by_id = {name: {r.id: r for r in table.records} for name, table in tables.items()}
    kept: dict[str, set[str]] = {name: set() for name in tables}
    waiting = [(name, record_id) for name, ids in SEEDS.items() for record_id in ids]
    for name, table in tables.items():
        seeds = table.records if name == "layers" else table.records[:SEEDS_PER_TABLE]
        waiting += [(name, record.id) for record in seeds]
    while waiting:
        name, record_id = waiting.pop()
        if record_id in kept[name]:
            continue
        kept[name].add(record_id)
        waiting += _named_by(name, by_id[name][record_id], tables)
    return kept


def _named_by(
    name: str, record: Record, tables: dict[str, TableContents]
) -> Iterator[tuple[str, str]]:
    for field in TABLES[name].fields:
        value = record.cells[field.name]
        if not field.references or value is None:
            continue
        if field.name == "value_sources":
            items = [i for part in parse_value_sources(str(value)) for i in part.source_ids]
        else:
            items = str(value).split(LIST_SEPARATOR)
        for item in items:
            for reference in field.references:
                table, _, column = reference.partition(".")
                column = column or TABLES[table].key
                found = (r for r in tables[table].records if r.cells[column] == item)
                yield from ((table, r.id) for r in list(found)[:1])
