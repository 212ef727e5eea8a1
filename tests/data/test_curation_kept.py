"""No curated record or source is lost, corrections are in effect, references resolve."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from pathlib import Path

import pytest

from lib.temporal import known_from

TABLES = Path(__file__).parents[2] / "data" / "tables"
LAYERS = TABLES.parent / "layers"
MANIFEST = json.loads((Path(__file__).parent / "curation_manifest.json").read_text("utf-8"))

Row = dict[str, str]


def read(table: str) -> list[Row]:
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def by_id(table: str) -> dict[str, Row]:
    rows = read(table)
    key = next(iter(rows[0]))
    return {row[key]: row for row in rows}


def parts(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]


KEPT_BY_ID = {
    "voyages": "voyage_id",
    "observations": "obs_id",
    "estimates": "estimate_id",
    "claims": "claim_id",
    "events": "event_id",
    "rail_segments": "seg_id",
    "rail_routes": "route_id",
    "roots": "root_id",
    "coverage_statements": "statement_id",
}


@pytest.mark.parametrize(("table", "key"), KEPT_BY_ID.items())
def test_ids_are_those_of_the_curation(table: str, key: str) -> None:
    ids = [row[key] for row in read(table)]
    assert len(ids) == len(set(ids))
    assert set(ids) == set(MANIFEST[table])


def test_places_hold_every_port_depot_and_crossing() -> None:
    curated = {*MANIFEST["ports"], *MANIFEST["depots"], *MANIFEST["crossings"]}
    assert set(by_id("places")) == curated
    assert (len(MANIFEST["ports"]), len(MANIFEST["depots"]), len(MANIFEST["crossings"])) == (
        15,
        9,
        4,
    )


def test_vessels_stations_and_names_are_complete() -> None:
    assert {row["name"] for row in read("vessels")} == set(MANIFEST["vessels"])
    stops = [f"{row['line_id']} {row['seq']} {row['station_id']}" for row in read("stations")]
    assert sorted(stops) == sorted(MANIFEST["stations"])
    assert {row["name"] for row in read("names")} == {
        unicodedata.normalize("NFC", name) for name in MANIFEST["names"]
    }
    assert set(MANIFEST["duplicates"]) <= set(by_id("duplicates"))


def test_every_old_source_id_is_an_id_or_an_alias() -> None:
    sources = by_id("sources")
    aliases = [alias for row in sources.values() for alias in parts(row["aliases"])]
    assert len(sources) == 321
    assert sorted([*sources, *aliases]) == sorted(MANIFEST["sources"])
    for old, kept in MANIFEST["merged_sources"].items():
        assert old in parts(sources[kept]["aliases"])


def test_segment_layer_has_the_segments_of_the_table_one_a_line() -> None:
    lines = (LAYERS / "rail_segments.geojson").read_text("utf-8").splitlines()
    ids = [json.loads(line.rstrip(","))["properties"]["id"] for line in lines[1:-1]]
    assert ids == sorted(MANIFEST["rail_segments"])


CORRECTED = [
    ("estimates", "E040", {"value_min": "16500", "value_max": ""}, "16,400"),
    ("estimates", "E050", {"value_min": "64"}, "peak of seven in January 2024"),
    ("estimates", "E051", {"value_min": "15809", "value_max": "15809"}, "nearly 16,000"),
    ("estimates", "E052", {"value_min": "4200000", "value_max": "5800000"}, "not 152 mm"),
    ("voyages", "V020", {"to_place": "najin-pier-1", "arrived": "2023-12-08/2023-12-09"}, "95 m"),
    ("voyages", "V030", {"to_place": "najin-pier-1"}, "gone by 13 February"),
    ("voyages", "V038", {"from_place": "najin-pier-2", "containers_min": ""}, "over 70 containers"),
    ("voyages", "V044", {"confidence_word": "possible"}, "NK News counts only one"),
    ("voyages", "V045", {"confidence_word": "possible"}, "NK News counts only one"),
    ("voyages", "V046", {"confidence_word": "possible"}, "NK News counts only one"),
    ("voyages", "V047", {"to_place": "najin-pier-2"}, "adjoining berth on 21 Feb"),
    ("voyages", "V051", {"arrived": "2025-09-30~"}, "Wednesday 1 October"),
    ("voyages", "V052", {"departed": "2025-10-02/2025-10~"}, "Thursday 2 October"),
    ("observations", "O081", {"date": "2025-10-01"}, "go023"),
    ("observations", "do018", {"confidence_word": "low"}, "names only Tikhoretsk"),
    ("vessels", "vessel-angara", {}, "UK 2024-06-13"),
    ("vessels", "vessel-angara", {}, "ROK foreign ministry on 27 June 2024"),
    ("vessels", "vessel-lady-r", {}, "UK 2024-06-13"),
    ("places", "vostochny", {}, "date to check"),
    ("places", "depot-mozdok", {}, "g-rbc-2024-02-29-csis;kbs-2024-03-csis-id"),
    ("places", "depot-yegorlykskaya", {}, "Rostov Oblast"),
    ("events", "ev037", {"date": "2024-07-01/2024-07-07"}, "Trans-Siberian"),
    ("claims", "cl119", {"value_min": "50.69", "value_max": "50.69"}, "Strelok Bay"),
    ("claims", "cl032", {}, "belongs to AP's 115 km"),
    ("claims", "cl105", {"reference": "Aug or Sep 2023 - Mar 2025"}, "g-unn-2025-osc-newsweek"),
]


@pytest.mark.parametrize(("table", "row_id", "cells", "words"), CORRECTED)
def test_correction_is_in_effect(table: str, row_id: str, cells: Row, words: str) -> None:
    row = by_id(table)[row_id]
    assert {field: row[field] for field in cells} == cells
    assert words in " | ".join(row.values())


def test_msmt_report_date_and_the_oil_strike_are_told() -> None:
    events = by_id("events")
    assert "29 May 2025" in events["ge015"]["summary"]
    assert "not the ammunition depot" in events["ge016"]["summary"]


WITH_SOURCES = [
    "places", "vessels", "voyages", "observations", "estimates", "claims", "events",
    "reference_points", "rail_segments", "rail_routes", "stations", "imagery_coverage",
    "coverage_statements",
]  # fmt: skip


@pytest.mark.parametrize("table", WITH_SOURCES)
def test_every_record_has_a_source_and_it_resolves(table: str) -> None:
    sources = set(by_id("sources"))
    for row in read(table):
        named = parts(row["source_ids"])
        assert named, row
        assert set(named) <= sources, row
        assert len(named) == len(set(named)), row
        value_sources = row.get("value_sources", "")
        for clause in value_sources.split(" | ") if value_sources else []:
            field, _, ids = clause.partition(": ")
            assert field in row, row
            assert set(parts(ids)) <= sources, row


PLACE_REFERENCES = [
    ("voyages", "from_place"),
    ("voyages", "to_place"),
    ("observations", "place_id"),
    ("events", "place_id"),
    ("imagery_coverage", "place_id"),
    ("coverage_statements", "place_id"),
    ("rail_routes", "from_place"),
    ("rail_routes", "to_place"),
    ("reference_points", "near_place"),
    ("places", "same_as"),
    ("stations", "same_as"),
    ("stations", "related"),
]


@pytest.mark.parametrize(("table", "column"), PLACE_REFERENCES)
def test_every_place_reference_resolves(table: str, column: str) -> None:
    places = set(by_id("places"))
    for row in read(table):
        assert set(parts(row[column])) <= places, row


def test_links_between_records_resolve() -> None:
    sources, roots, vessels = set(by_id("sources")), set(by_id("roots")), set(by_id("vessels"))
    for row in read("derives_from"):
        assert row["source_id"] in sources
        assert row["root_id"] in roots
    for row in [*read("voyages"), *read("observations")]:
        assert set(parts(row["vessel_ids"])) <= vessels
    segments = set(by_id("rail_segments"))
    for row in read("rail_routes"):
        assert set(parts(row["segments"])) <= segments
    records = {
        row_id
        for table in ("voyages", "observations", "estimates", "claims", "events",
                      "coverage_statements")
        for row_id in by_id(table)
    }  # fmt: skip
    for row in read("duplicates"):
        assert {row["row_a"], row["row_b"]} <= records, row
    for row in read("imagery_coverage"):
        assert set(parts(row["derived_from"])) <= records, row


def test_claims_point_at_what_they_are_measured_against() -> None:
    points = set(by_id("reference_points"))
    places = set(by_id("places"))
    counted = ("estimates", "observations", "voyages", "coverage_statements")
    comparable = {row_id for table in counted for row_id in by_id(table)}
    allowed = {
        "border": {"ukraine", "russia", "dprk-russia"},
        "border_length": {"ukraine", "russia", "dprk-russia"},
        "reference_point": points | places,
        "route": {*by_id("rail_segments"), *by_id("rail_routes")},
        "expression": set(),
        "record_count": comparable,
        "none": comparable | places,
    }
    for row in read("claims"):
        assert set(parts(row["reference_id"])) <= allowed[row["method"]], row
        assert set(parts(row["hypothesis_ids"])) <= points, row
        assert row["from_place"] in {"", *points, *places}, row
        assert set(parts(row["overtaken_by"])) <= set(by_id("estimates")), row
        assert bool(row["expression"]) == (row["method"] == "expression"), row
        if row["checkable"] == "no":
            assert row["method"] == "none", row
        if row["method"] == "none":
            assert row["check_note"], row


INTERVALS = [
    ("voyages", "departed", "departed_sense"),
    ("voyages", "arrived", "arrived_sense"),
    ("observations", "date", "date_sense"),
    ("events", "date", "date_sense"),
    ("estimates", "date", "date_sense"),
    ("imagery_coverage", "date", "date_sense"),
]


@pytest.mark.parametrize(("table", "date", "sense"), INTERVALS)
def test_intervals_and_only_intervals_say_within_or_throughout(
    table: str, date: str, sense: str
) -> None:
    for row in read(table):
        allowed = {"within", "throughout"} if "/" in row[date] else {""}
        assert row[sense] in allowed, row


def test_towns_stand_where_geonames_has_them() -> None:
    points = by_id("reference_points")
    tikhoretsk = points["town-tikhoretsk"]
    assert (tikhoretsk["lat"], tikhoretsk["lon"]) == ("45.85307", "40.11874")
    assert tikhoretsk["near_place"] == "depot-tikhoretsk"
    assert points["town-fokino"]["geonames_id"] == "2015310"
    assert points["town-donetsk"]["country"] == "UKR"
    depots = {row["place_id"] for row in read("places") if row["class"] in {"depot", "range"}}
    assert depots <= {row["near_place"] for row in points.values()}


FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@pytest.mark.parametrize("path", sorted(TABLES.glob("*.csv")), ids=lambda path: path.stem)
def test_cells_are_plain_text(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.reader(handle):
            for cell in row:
                assert not FORBIDDEN.search(cell), row
                assert not cell.startswith(("@@", "=")), row
                assert cell == unicodedata.normalize("NFC", cell), row


def test_known_from_is_the_earliest_publication_of_the_row() -> None:
    sources = by_id("sources")
    for table in ("places", "vessels", "voyages", "observations", "estimates", "claims", "events"):
        for row in read(table):
            published = [sources[source]["published"] for source in parts(row["source_ids"])]
            assert row["known_from"] == known_from(published), row


def test_each_disagreement_names_two_sides() -> None:
    for row in read("disagreements"):
        assert len(parts(row["record_ids"]) + parts(row["source_ids"])) >= 2, row
        assert bool(row["settled_by"]) == (row["state"] == "settled"), row


def test_addresses_are_those_that_were_read() -> None:
    for row in read("sources"):
        for column in ("url", "original_url", "archive_url"):
            assert row[column] == "" or row[column].startswith(("http://", "https://")), row
        if not (row["original_url"] and row["archive_url"]):
            assert row["url_note"], row
        assert bool(row["url"]) == (row["url_type"] != "none"), row


def test_data_card_counts_the_rows() -> None:
    card = (TABLES.parent / "README.md").read_text("utf-8")
    counted = 0
    for tables, counts in re.findall(r"^\| (`[a-z_`, ]+`) \| ([0-9, ]+) \|", card, re.MULTILINE):
        for table, count in zip(tables.split(", "), counts.split(", "), strict=True):
            assert len(read(table.strip("`"))) == int(count), table
            counted += 1
    assert counted >= 18


def test_a_figure_of_ships_times_a_load_is_their_product() -> None:
    found = 0
    for row in read("estimates"):
        product = re.search(r"(\d+) ships x (?:about )?(\d+)", row["note"])
        if product:
            assert row["method"] == "ships_by_load"
            assert int(product[1]) * int(product[2]) == int(row["value_min"])
            found += 1
    assert found == 3
