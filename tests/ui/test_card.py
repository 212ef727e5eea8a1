"""Every record has a card that lists its sources and hides nothing it holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lib.analysis.imagery_links import read_imagery_link
from lib.analysis.records import RECORD_TABLES, find_record
from lib.catalog import Package
from lib.schema import TABLES
from lib.ui.records.blocks import blocks_of
from lib.ui.sheet import Block, Heading, Pair, Pairs, Paragraph, Sources, Tags
from lib.viewstate import DEFAULT


def blocks(package: Package, record_id: str) -> tuple[Block, ...]:
    return blocks_of(package, DEFAULT, record_id)


def group(found: tuple[Block, ...], title: str) -> tuple[Pair, ...]:
    return next((b.pairs for b in found if isinstance(b, Pairs) and b.title == title), ())


def value(found: tuple[Block, ...], label: str) -> Pair:
    pairs = (p for b in found if isinstance(b, Pairs) for p in b.pairs)
    return next(p for p in pairs if p.label == label)


def tags(found: tuple[Block, ...]) -> list[str]:
    return [tag.text for b in found if isinstance(b, Tags) for tag in b.tags]


@pytest.mark.parametrize("table", RECORD_TABLES)
def test_each_record_has_a_card_with_its_sources(package: Package, table: str) -> None:
    for record_id in package.tables[table][TABLES[table].key]:
        record = find_record(package, record_id)
        found = blocks(package, record_id)
        heading = found[0]
        assert isinstance(heading, Heading)
        assert heading.title.strip()
        assert heading.id == record_id
        listed = [b for b in found if isinstance(b, Sources)]
        assert len(listed) == 1, record_id
        assert len(listed[0].sources) == len(record.references)


@pytest.mark.parametrize("table", ["sources", "disagreements"])
def test_each_source_and_disagreement_has_a_sheet(package: Package, table: str) -> None:
    frame = package.tables[table]
    for record_id, title in zip(frame.iloc[:, 0], frame["title"], strict=True):
        heading = blocks(package, record_id)[0]
        assert isinstance(heading, Heading)
        assert heading.title == title


def test_the_card_of_a_leg_says_when_what_and_how_sure(package: Package) -> None:
    found = blocks(package, "V004")
    assert "8–12 Sep 2023" in value(found, "Left").value
    assert "2023-09-08/2023-09-12" in value(found, "Left").muted
    assert value(found, "Containers").value == "300"
    assert "probable" in tags(found)


def test_confidence_stands_in_its_parts_with_their_definition(package: Package) -> None:
    parts = group(blocks(package, "V004"), "How sure")
    said = {part.label: part.value for part in parts}
    assert said["Independent"] == "1 of 3 pages"
    assert said["Source class"] == "government release"
    assert said["Date known"] == "to 7 days"
    assert "within 2.5" in said["Position"]
    assert "source’s word: confirmed" in parts[0].muted
    assert parts[-1].links[0][1].endswith("#confidence")


def test_pages_that_relay_one_release_stand_under_it_and_count_once(package: Package) -> None:
    found = blocks(package, "V004")
    observers = [p for p in group(found, "Who says so") if p.label == "White House / NSC"]
    assert [p.notes for p in observers] == [(1, 2, 3)]
    assert "3 pages, counted once" in observers[0].muted
    lead = next(b.lead for b in found if isinstance(b, Sources))
    assert lead == "3 pages, 1 independent source"


def test_an_observer_who_rests_on_another_is_named_and_not_counted(package: Package) -> None:
    resting = [
        (record_id, pair)
        for table in ("voyages", "observations", "estimates", "claims", "events")
        for record_id in package.tables[table].iloc[:, 0]
        for pair in group(blocks(package, record_id), "Who says so")
        if "not counted" in pair.muted
    ]
    assert resting
    for record_id, _ in resting:
        origins = find_record(package, record_id).origins
        assert origins.n_independent < len(origins.observers)


def test_every_footnote_of_an_origin_is_a_listed_page(package: Package) -> None:
    for record_id in package.tables["observations"]["obs_id"]:
        found = blocks(package, record_id)
        listed = {s.number for b in found if isinstance(b, Sources) for s in b.sources}
        noted = {n for pair in group(found, "Who says so") for n in pair.notes}
        assert noted == listed, record_id


def test_differing_values_stand_side_by_side_with_who_says_each(package: Package) -> None:
    found = blocks(package, "do007")
    assert any("differ" in tag for tag in tags(found))
    here, there = group(found, "What differs")
    assert here.value == "13 Oct 2023"
    assert "this record" in here.muted
    assert there.links[0][0] == "ev008"
    assert "White House" in there.muted


def test_a_card_leads_to_the_disagreements_it_takes_part_in(package: Package) -> None:
    found = blocks(package, "E036")
    assert "1 disagreement" in tags(found)
    (pair,) = group(found, "What the record disagrees on")
    text, address = pair.links[0]
    assert text == "Shells by January and February 2024"
    assert address.startswith("/sources?")
    assert "selected=shells-to-january-2024" in address


def test_both_sides_of_a_disagreement_stand_with_their_values(package: Package) -> None:
    found = blocks(package, "containers-february-2024")
    sides = {p.links[0][0]: p for p in group(found, "The records side by side")}
    assert set(sides) == {"E024", "E025", "E031", "cl073", "cl083", "cl085"}
    assert (sides["E024"].label, sides["E025"].label) == (
        "US State Department",
        "ROK Defence Minister Shin",
    )
    assert (sides["E024"].value, sides["E025"].value) == (
        "at least 10,000 containers",
        "6,700 containers",
    )


def test_imagery_is_linked_at_the_place_and_days_of_a_record(package: Package) -> None:
    pairs = group(blocks(package, "V004"), "Imagery")
    assert [p.label for p in pairs] == ["Najin (Rajin) port", "Dunai naval pier"]
    for pair, days in zip(pairs, ("8–12 Sep 2023", "9–15 Sep 2023"), strict=True):
        assert pair.muted == days
        for _, link in pair.links:
            framed = read_imagery_link(link)
            assert f"{framed.first.day}–{framed.last.day} Sep 2023" == days
            assert framed.half_width_m > 2_500
    assert not group(blocks(package, "E002"), "Imagery")


def test_names_stand_in_every_script_with_their_romanisation(package: Package) -> None:
    names = {p.label: p.value for p in group(blocks(package, "najin"), "Names")}
    assert "Rajin (DPRK official)" in names["English"]
    assert "라진항" in names["Korean"]
    assert "Раджин" in names["Russian"]
    assert "Nagin" in names["In print by mistake"]
    table = package.tables["names"]
    everything = " ".join(names.values())
    assert all(name in everything for name in table.loc[table["entity_id"] == "najin", "name"])


def test_one_thing_in_several_lists_shows_all_its_positions(package: Package) -> None:
    found = group(blocks(package, "tumangang"), "The same thing in other lists")
    assert {text for p in found for text, _ in p.links} == {
        "station-tumangang",
        "rajin-khasan--tumangang",
    }
    assert sum(p.label == "Position" for p in found) == 2


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2023, 10, 12), "not in this view"),
        (date(2023, 10, 13), ""),
    ],
)
def test_a_card_says_what_was_not_known_on_the_day(package: Package, day: date, words: str) -> None:
    found = blocks_of(package, replace(DEFAULT, known_on=day), "V004")
    warned = " ".join(b.text for b in found if isinstance(b, Paragraph) and b.tone == "warn")
    assert words in warned
    assert bool(warned) == bool(words)
    assert value(found, "Published").value == "13 Oct 2023"


def test_a_month_among_the_dates_leaves_open_what_was_known(package: Package) -> None:
    view = replace(DEFAULT, known_on=date(2023, 10, 5))
    found = blocks_of(package, view, "depot-tikhoretsk")
    assert any("leave open" in b.text for b in found if isinstance(b, Paragraph))


def test_a_coordinate_is_copied_with_its_uncertainty(package: Package) -> None:
    copies = [
        a.copy for b in blocks(package, "depot-tikhoretsk") for a in getattr(b, "actions", ())
    ]
    assert any("45.89" in c and "40.04" in c and "1.5" in c for c in copies), copies
