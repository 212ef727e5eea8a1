"""A release keeps the data whole; the difference of two versions names every record and value."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lib.catalog import (
    DATA_DIR,
    check_package,
    diff_versions,
    freeze,
    frozen_versions,
    load_package,
    rehash,
    version_dir,
)
from lib.cli import app
from lib.errors import DataError
from tools.release import release, set_version

NEXT = "2027.1.1"


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.unlink()
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def released(small_package: Path) -> Path:
    """A package with its first version frozen, and a record of each kind of change since."""
    freeze(small_package)
    voyages = small_package / "tables" / "voyages.csv"
    lines = voyages.read_text("utf-8").split("\n")
    withdrawn = next(i for i, line in enumerate(lines) if line.startswith("V011,"))
    added = lines[withdrawn].replace("V011,", "V999,", 1)
    voyages.unlink()
    voyages.write_text("\n".join([*lines[:withdrawn], added, *lines[withdrawn + 1 :]]), "utf-8")
    replace_in(small_package / "tables" / "places.csv", "Najin (Rajin) port", "Najin port")
    rehash(small_package)
    return small_package


def test_a_frozen_version_is_a_sound_package_with_the_same_hash(small_package: Path) -> None:
    target = freeze(small_package)
    assert frozen_versions(small_package) == (target.name,)
    assert load_package(target).sha256 == load_package(small_package).sha256
    assert check_package(target) == []
    assert check_package(small_package) == []


def test_the_shipped_version_is_released_and_every_released_one_is_sound() -> None:
    versions = frozen_versions()
    assert load_package().version in versions
    for version in versions:
        released = version_dir(DATA_DIR, version)
        assert released
        assert check_package(released) == []
        assert load_package(released).version == version


def test_a_version_is_never_frozen_twice(small_package: Path) -> None:
    freeze(small_package)
    with pytest.raises(DataError, match="is released already, with the same data"):
        freeze(small_package)


def test_other_data_under_a_released_version_are_refused_with_the_way_out(
    small_package: Path,
) -> None:
    freeze(small_package)
    replace_in(small_package / "tables" / "places.csv", "Najin (Rajin) port", "Najin port")
    rehash(small_package)
    (problem,) = check_package(small_package)
    assert (problem.file, problem.field) == ("datapackage.json", "version")
    assert "with other data" in problem.problem
    assert "make release VERSION=" in problem.hint
    with pytest.raises(DataError, match="with other data"):
        freeze(small_package)
    set_version(small_package, NEXT, "2027-01-01")
    assert check_package(small_package) == []


def test_a_package_with_a_problem_is_not_frozen(small_package: Path) -> None:
    replace_in(small_package / "tables" / "places.csv", "najin,", "Not an id,")
    with pytest.raises(DataError):
        freeze(small_package)
    assert frozen_versions(small_package) == ()


def test_a_diff_names_what_was_added_changed_and_withdrawn(released: Path) -> None:
    (version,) = frozen_versions(released)
    old = version_dir(released, version)
    assert old is not None
    found = diff_versions(load_package(old), load_package(released))
    assert found.ids("added") == ("V999",)
    assert found.ids("withdrawn") == ("V011",)
    (change,) = (change for change in found.changes if change.kind == "changed")
    assert (change.table, change.id) == ("places", "najin")
    assert change.cells == (("name", "Najin (Rajin) port", "Najin port"),)
    back = diff_versions(load_package(released), load_package(old))
    assert (back.ids("added"), back.ids("withdrawn")) == (("V011",), ("V999",))


def test_a_release_takes_a_new_version_and_keeps_the_old_one(
    small_package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = release(small_package)
    replace_in(small_package / "tables" / "places.csv", "Najin (Rajin) port", "Najin port")
    second = release(small_package, NEXT)
    assert frozen_versions(small_package) == (first.name, NEXT)
    assert load_package(second).version == load_package(small_package).version == NEXT
    assert f"changed since {first.name}: 1" in capsys.readouterr().out


def test_a_release_that_is_refused_leaves_the_version_as_it_was(small_package: Path) -> None:
    release(small_package)
    descriptor = small_package / "datapackage.json"
    before = descriptor.read_bytes()
    replace_in(small_package / "tables" / "places.csv", "130.3", "east")
    with pytest.raises(DataError):
        release(small_package, NEXT)
    assert descriptor.read_bytes() == before
    assert NEXT not in frozen_versions(small_package)


def test_the_command_prints_the_difference(released: Path) -> None:
    (version,) = frozen_versions(released)
    old = str(version_dir(released, version))
    result = CliRunner().invoke(app, ["diff", old, str(released), "--json"])
    assert result.exit_code == 0
    kinds = {change["kind"] for change in json.loads(result.stdout)["changes"]}
    assert kinds == {"added", "changed", "withdrawn"}
    lines = CliRunner().invoke(app, ["diff", old, str(released)]).stdout.splitlines()
    assert "withdrawn: 1" in lines
    assert "  name: 'Najin (Rajin) port' -> 'Najin port'" in lines


@pytest.mark.parametrize("name", ["", "..", "../data", "2026.99.1", "/etc", "x" * 300])
def test_no_name_leads_elsewhere(small_package: Path, name: str) -> None:
    assert version_dir(small_package, name) is None


def test_the_command_refuses_a_version_that_is_not_kept() -> None:
    assert CliRunner().invoke(app, ["diff", "2099.1.1"]).exit_code == 2
