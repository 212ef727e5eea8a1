"""The claims of the package, checked once for all tests of a module."""

from __future__ import annotations

import pytest

from lib.analysis.claims import Check, check_claims
from lib.catalog import Package


@pytest.fixture(scope="module")
def checks(package: Package) -> dict[str, Check]:
    return {check.claim_id: check for check in check_claims(package)}


@pytest.fixture(scope="module")
def rows(package: Package) -> dict[str, dict]:
    return {row["claim_id"]: row for row in package.tables["claims"].to_dict("records")}
