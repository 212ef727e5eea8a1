from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from lib.catalog import DATA_DIR, Package, check_package, load_package, rehash
from lib.catalog.descriptor import DEFINITIONS
from lib.errors import DataError
from lib.schema import LAYERS, TABLES
from tests.catalog.draft import Draft


def test_every_table_has_the_columns_of_the_schema(package: Package) -> None:
    assert list(package.tables) == list(TABLES)
    for name, frame in package.tables.items():
        assert tuple(frame.columns) == TABLES[name].field_names
        assert frame.index.equals(pd.RangeIndex(len(frame)))
        assert len(frame) > 0


def test_nothing_of_the_shipped_package_is_withheld(package: Package) -> None:
    for name in LAYERS:
        assert len(package.layers[name]) > 0
    assert package.withheld == ()


def test_values_have_the_types_that_the_schema_says(package: Package) -> None:
    places = package.tables["places"].set_index("place_id")
    depot = places.loc["depot-tikhoretsk"]
    assert depot["lon"] == pytest.approx(40.042361)
    assert depot["country"] == "RUS"
    voyages = package.tables["voyages"]
    assert voyages["containers_min"].dtype == "Int64"
    assert voyages["containers_min"].isna().any()
    assert (voyages["to_place"] == "").any()
    assert voyages["note"].dtype == "str"
    assert package.tables["stations"]["junction"].dtype == "boolean"


def test_layers_are_in_degrees_on_wgs84(package: Package) -> None:
    border = package.layers["border-ukraine"]
    assert border.crs.to_epsg() == 4326
    west, south, east, north = border.total_bounds
    assert (22 < west < 23) and (44 < south < 45) and (40 < east < 41) and (52 < north < 53)
    assert package.layers["border-ukraine"] is border


def test_the_hash_is_the_one_that_sha256sum_gives(package: Package) -> None:
    names = (definition.path for definition in DEFINITIONS.values())
    files = sorted(name for name in names if (DATA_DIR / name).exists())
    listing = subprocess.run(["sha256sum", *files], cwd=DATA_DIR, capture_output=True, check=True)
    assert package.sha256 == hashlib.sha256(listing.stdout).hexdigest()


def test_resources_state_their_terms(package: Package) -> None:
    stations = package.resources["stations"]
    assert stations.licence.name == "ODbL-1.0"
    assert "OpenStreetMap" in stations.attribution
    assert package.resources["layer-border-ukraine"].licence.name == "ODbL-1.0"
    assert package.resources["voyages"].licence.name == "CC-BY-4.0"
    assert all(resource.attribution for resource in package.resources.values())


def test_one_bad_record_is_withheld_and_the_rest_loads(small_package: Path) -> None:
    before = load_package(small_package)
    Draft(small_package).cell("voyages", "V002", "confidence", "certain")
    rehash(small_package)
    after = load_package(small_package)
    assert before.withheld == ()
    (withheld,) = [error for error in after.withheld if error.file == TABLES["voyages"].path]
    assert (withheld.id, withheld.field) == ("V002", "confidence")
    expected = before.tables["voyages"].query("voyage_id != 'V002'").reset_index(drop=True)
    pd.testing.assert_frame_equal(after.tables["voyages"], expected)
    for name in set(TABLES) - {"voyages", "duplicates"}:
        pd.testing.assert_frame_equal(after.tables[name], before.tables[name])


def test_what_points_at_a_withheld_record_is_withheld_too(small_package: Path) -> None:
    Draft(small_package).cell("places", "najin-pier-2", "lat", "NaN")
    rehash(small_package)
    package = load_package(small_package)
    observations = package.tables["observations"]
    assert "najin-pier-2" not in set(observations["place_id"])
    reasons = {(error.id, error.problem) for error in package.withheld}
    assert ("O001", "is withheld itself") in reasons
    assert ("najin-pier-2", "is not a number") in reasons
    assert "V002" in set(package.tables["voyages"]["voyage_id"])


def test_the_second_of_two_equal_ids_is_withheld(small_package: Path) -> None:
    Draft(small_package).row("voyages", "V002", lambda cells: ["V001", *cells[1:]])
    rehash(small_package)
    voyages = load_package(small_package).tables["voyages"].set_index("voyage_id")
    assert voyages.loc["V001", "vessel_name"] == "Angara or Maria"


def test_a_file_that_cannot_be_read_is_an_empty_table(small_package: Path) -> None:
    (small_package / "tables" / "events.csv").unlink()
    package = load_package(small_package)
    assert len(package.tables["events"]) == 0
    assert tuple(package.tables["events"].columns) == TABLES["events"].field_names
    assert any(error.file == "tables/events.csv" for error in package.withheld)
    assert len(package.tables["voyages"]) > 0


def test_a_bad_feature_is_withheld_when_its_layer_is_read(small_package: Path) -> None:
    draft = Draft(small_package)
    draft.feature("rail_segments", 0, lambda text: text.replace("[1", "[91", 1))
    draft.rehash()
    package = load_package(small_package)
    assert package.withheld == ()
    segments = package.layers["rail_segments"]
    assert len(segments) == len(package.tables["rail_segments"]) - 1
    assert [error.field for error in package.withheld] == ["geometry.coordinates"]


def test_a_changed_file_is_told(small_package: Path) -> None:
    Draft(small_package).cell("voyages", "V002", "note", "another note")
    errors = load_package(small_package).withheld
    assert {error.field for error in errors} == {"bytes", "hash"}


def test_a_package_without_descriptor_is_refused(small_package: Path) -> None:
    (small_package / "datapackage.json").unlink()
    with pytest.raises(DataError, match=r"datapackage\.json:0: .* is a missing file"):
        load_package(small_package)


def test_rehash_keeps_version_and_writes_the_same_bytes(small_package: Path) -> None:
    path = small_package / "datapackage.json"
    text = path.read_text("utf-8")
    path.unlink()
    path.write_text(text.replace("2026.11.1", "2027.2.3"), "utf-8")
    rehash(small_package)
    once = path.read_bytes()
    rehash(small_package)
    assert path.read_bytes() == once
    assert load_package(small_package).version == "2027.2.3"
    assert check_package(small_package) == []


@pytest.mark.slow
def test_tables_load_and_checks_run_fast() -> None:
    load_package()
    began = time.process_time()
    load_package()
    assert time.process_time() - began < 0.5
    began = time.process_time()
    assert check_package() == []
    assert time.process_time() - began < 10


def test_importing_the_catalog_does_not_import_geopandas() -> None:
    code = "import sys, lib.catalog; sys.exit('geopandas' in sys.modules or 'numba' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ})
