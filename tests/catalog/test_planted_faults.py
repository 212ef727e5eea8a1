from __future__ import annotations

from pathlib import Path

import pytest

from lib.catalog import DATA_DIR, check_package
from tests.catalog.draft import Draft
from tests.catalog.faults import DESCRIPTOR_FAULTS, FAULTS, WITH_CONSEQUENCES


def test_the_shipped_package_has_no_problem() -> None:
    assert [str(problem) for problem in check_package(DATA_DIR)] == []


def test_the_small_package_has_no_problem(small_package: Path) -> None:
    assert [str(problem) for problem in check_package(small_package)] == []


def test_faults_are_of_many_kinds() -> None:
    assert len(FAULTS) + len(DESCRIPTOR_FAULTS) > 100


@pytest.mark.slow
@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_named(name: str, small_package: Path) -> None:
    draft = Draft(small_package)
    start, rule = FAULTS[name](draft)
    draft.rehash()
    assert_named(small_package, start, rule, alone=name not in WITH_CONSEQUENCES)


@pytest.mark.parametrize("name", DESCRIPTOR_FAULTS)
def test_a_fault_of_the_descriptor_is_named(name: str, small_package: Path) -> None:
    start, rule = DESCRIPTOR_FAULTS[name](Draft(small_package))
    assert_named(small_package, start, rule, alone=False)


def assert_named(package: Path, start: str, rule: str, *, alone: bool) -> None:
    problems = [str(problem) for problem in check_package(package)]
    named = [line for line in problems if line.startswith(start) and rule in line]
    assert named, (start, rule, problems)
    for line in problems:
        assert line.isprintable()
        assert "; " in line
        assert len(line) < 600
    if alone:
        assert problems == named


def test_all_problems_are_told_in_one_run_and_in_one_order(small_package: Path) -> None:
    draft = Draft(small_package)
    starts = [
        draft.cell("voyages", "V002", "note", "@@=1"),
        draft.cell("voyages", "V002", "confidence", "certain"),
        draft.cell("voyages", "V001", "departed", "2023-13"),
        draft.cell("places", "najin", "lat", "NaN"),
        draft.feature("border-ukraine", 0, lambda text: text.replace('"iso3"', '"iso"')),
    ]
    draft.rehash()
    problems = [str(problem) for problem in check_package(small_package)]
    assert len(problems) >= len(starts) + 1
    for start in starts:
        assert any(problem.startswith(start) for problem in problems)
    assert problems == [str(problem) for problem in check_package(small_package)]
    files = [problem.partition(":")[0] for problem in problems]
    assert list(dict.fromkeys(files)) == [
        "tables/places.csv",
        "tables/voyages.csv",
        "layers/border-ukraine.geojson",
    ]
    lines = [int(p.split(":")[1].split(" ")[0]) for p in problems if "voyages" in p.split(":")[0]]
    assert lines == sorted(lines)


def test_a_twisted_outline_of_a_country_does_not_stop_the_check(small_package: Path) -> None:
    draft = Draft(small_package)
    twisted = '"coordinates":[[[20,40],[60,70],[60,40],[20,70],[20,40]]]}}'
    draft.feature("countries", 1, lambda text: text.partition('"coordinates"')[0] + twisted + ",")
    draft.cell("places", "depot-tikhoretsk", "lon", "10")
    draft.rehash()
    assert check_package(small_package) == []
