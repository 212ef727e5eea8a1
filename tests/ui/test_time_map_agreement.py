"""Page and map change one view: whose word counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lib.cartography.time_map import view_json
from lib.ui.time_map.agreement import agree
from lib.viewstate import DEFAULT, Camera, Window

PANNED = replace(DEFAULT, camera=Camera(40.0, 45.9, 7.0))
STEPPED = replace(PANNED, window=Window(date(2023, 8, 8), date(2024, 4, 8)))
PRESET = replace(DEFAULT, window=Window(date(2023, 10, 1), date(2024, 1, 1)))


def report(view, command=0):
    return {"view": view_json(view), "command": command}


def test_the_first_word_is_the_pages():
    first = agree(None, PRESET, None)
    assert (first.view, first.command, first.commanded) == (PRESET, 0, PRESET)


def test_a_report_is_heard_without_a_command():
    first = agree(None, DEFAULT, None)
    panned = agree(first, DEFAULT, report(PANNED))
    assert (panned.view, panned.command) == (PANNED, 0)
    assert panned.commanded == DEFAULT  # the bytes sent to the browser stay as they were


def test_reports_follow_one_another():
    now = agree(None, DEFAULT, None)
    for view in (PANNED, STEPPED, PANNED):
        now = agree(now, now.view, report(view))
        assert (now.view, now.command) == (view, 0)
    again = agree(now, now.view, report(PANNED))
    assert (again.view, again.command) == (PANNED, 0)


def test_hearing_a_report_twice_in_a_run_changes_nothing():
    last = agree(None, DEFAULT, None)
    early = agree(last, DEFAULT, report(PANNED))
    assert agree(last, early.view, report(PANNED)) == early


def test_the_page_commands_where_it_was_given_another_view():
    now = agree(agree(None, DEFAULT, None), DEFAULT, report(PANNED))
    told = agree(now, PRESET, report(PANNED))
    assert (told.view, told.command, told.commanded) == (PRESET, 1, PRESET)
    assert agree(told, PRESET, report(PANNED)).command == 1


def test_the_same_preset_commands_again_after_the_reader_moved_on():
    now = agree(agree(None, DEFAULT, None), PRESET, None)
    moved = agree(now, now.view, report(STEPPED, 1))
    assert agree(moved, PRESET, report(STEPPED, 1)).command == 2


def test_other_fields_of_the_page_are_always_kept():
    now = agree(agree(None, DEFAULT, None), DEFAULT, report(PANNED))
    miles = agree(now, replace(PANNED, units="mi"), report(PANNED))
    assert (miles.view.units, miles.view.camera, miles.command) == ("mi", PANNED.camera, 0)


@pytest.mark.parametrize(
    "broken",
    [
        "text",
        {"view": {}},
        report(PANNED) | {"view": view_json(PANNED) | {"window": [5, 5]}},
        report(PANNED) | {"view": view_json(PANNED) | {"window": [9, 5]}},
        report(PANNED) | {"view": view_json(PANNED) | {"window": [-1_000_000, 5]}},
    ],
)
def test_what_is_no_report_is_not_heard(broken):
    now = agree(agree(None, DEFAULT, None), DEFAULT, broken)
    assert (now.view, now.command) == (DEFAULT, 0)


def test_a_map_that_was_away_begins_with_the_pages_view():
    now = agree(agree(None, DEFAULT, None), DEFAULT, report(PANNED))
    back = agree(now, now.view, None)
    assert (back.commanded, back.command) == (PANNED, 1)
