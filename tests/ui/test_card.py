"""Every record has a card that lists its sources and hides nothing it holds."""

from __future__ import annotations

import pytest

from lib.analysis.records import RECORD_TABLES, Record, find_record, names_of_places
from lib.catalog import Package, load_package
from lib.schema import TABLES
from lib.ui.card import card_blocks
from lib.ui.sheet import Heading, Pairs, Sources, Tags


@pytest.fixture(scope="module")
def package() -> Package:
    return load_package()


def blocks_of(package: Package, record: Record) -> tuple[object, ...]:
    return card_blocks(record, names_of_places(package), "?selected={}".format)


@pytest.mark.parametrize("table", RECORD_TABLES)
def test_each_record_has_a_card_with_its_sources(package: Package, table: str) -> None:
    for record_id in package.tables[table][TABLES[table].key]:
        record = find_record(package, record_id)
        blocks = blocks_of(package, record)
        heading = blocks[0]
        assert isinstance(heading, Heading)
        assert heading.title.strip()
        assert heading.id == record_id
        listed = [b for b in blocks if isinstance(b, Sources)]
        assert len(listed) == 1, record_id
        assert len(listed[0].sources) == len(record.references)


def test_the_card_of_a_leg_says_when_what_and_how_sure(package: Package) -> None:
    blocks = blocks_of(package, find_record(package, "V004"))
    pairs = {p.label: p for block in blocks if isinstance(block, Pairs) for p in block.pairs}
    assert "8–12 Sep 2023" in pairs["Left"].value
    assert "2023-09-08/2023-09-12" in pairs["Left"].muted
    assert pairs["Containers"].value == "300"
    tags = next(b for b in blocks if isinstance(b, Tags)).tags
    assert any(t.text == "probable" for t in tags)


def test_values_that_another_record_gives_differently_are_badged(package: Package) -> None:
    blocks = blocks_of(package, find_record(package, "do007"))
    tags = next(b for b in blocks if isinstance(b, Tags)).tags
    assert any(t.differs for t in tags)
    groups = [b for b in blocks if isinstance(b, Pairs) and b.title == "What differs"]
    assert any(text == "ev008" for pair in groups[0].pairs for text, _ in pair.links)


def test_a_coordinate_is_copied_with_its_uncertainty(package: Package) -> None:
    blocks = blocks_of(package, find_record(package, "depot-tikhoretsk"))
    copies = [a.copy for b in blocks for a in getattr(b, "actions", ())]
    assert any("45.89" in c and "40.04" in c and "1.5" in c for c in copies), copies
