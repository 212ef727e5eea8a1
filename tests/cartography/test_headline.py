"""The words over the map say what the map shows."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from lib.cartography import headline, shown_records, text_alternative
from lib.cartography.headline import span_in_words
from lib.catalog import Package
from lib.viewstate import CARGOES, DEFAULT, Window


def numbers(text: str) -> list[int]:
    return [int(n) for n in re.findall(r"\b\d+\b", text)]


def test_the_sentence_counts_the_shown_voyages(package: Package) -> None:
    shown = shown_records(package, DEFAULT)
    sentence = headline(package, DEFAULT).sentence
    voyages = int((shown["layer"] == "voyage").sum())
    assert sentence.startswith(
        f"{voyages} calls and legs are reported between August 2023 and March 2024."
    )
    legs, calls = numbers(sentence)[-2:]
    assert legs + calls == voyages


def test_without_voyages_it_counts_what_else_is_dated(package: Package) -> None:
    view = replace(DEFAULT, layers=frozenset({"observation", "depot"}))
    count = int((shown_records(package, view)["layer"] == "observation").sum())
    assert headline(package, view).sentence.startswith(f"{count} observations between August 2023")


def test_an_empty_view_says_so(package: Package) -> None:
    view = replace(DEFAULT, window=Window(date(1950, 1, 1), date(1950, 2, 1)))
    sentence = headline(package, view).sentence
    assert sentence.startswith("Nothing")
    assert "in January 1950" in sentence


def test_the_line_names_what_is_left_out(package: Package) -> None:
    assert "Left out: troops and coal." in headline(package, DEFAULT).line
    whole = replace(DEFAULT, cargo=frozenset(CARGOES))
    assert "Left out" not in headline(package, whole).line


def test_the_line_names_the_day_of_knowledge(package: Package) -> None:
    view = replace(DEFAULT, known_on=date(2023, 10, 16))
    later = len(shown_records(package, DEFAULT)) - len(shown_records(package, view))
    said = f"As published by 16 Oct 2023; {later} records published later left out; of "
    assert later
    assert said in headline(package, view).line


def test_the_line_says_of_how_many_it_is_open_whether_they_were_known(package: Package) -> None:
    view = replace(DEFAULT, known_on=date(2023, 10, 5))
    known_from = shown_records(package, view).set_index("id")["known_from"]
    open_ids = [i for i, text in known_from.items() if "/" in text or text == "2023-10"]
    assert "depot-tikhoretsk" in open_ids
    assert f"of {len(open_ids)} shown it is open whether by then." in headline(package, view).line


def test_the_text_alternative_names_what_is_selected(package: Package) -> None:
    view = replace(DEFAULT, selected=("V004",))
    assert "Selected: Angara, Najin" in text_alternative(package, view)
    nothing = replace(DEFAULT, layers=frozenset())
    assert text_alternative(package, nothing).startswith("Map without records")


def test_the_span_is_named_as_readers_would() -> None:
    spans = {
        (date(2023, 10, 16), date(2023, 10, 17)): "on 16 Oct 2023",
        (date(2023, 10, 1), date(2023, 11, 1)): "in October 2023",
        (date(2023, 8, 26), date(2023, 10, 13)): "between 26 Aug 2023 and 12 Oct 2023",
        (date(2023, 8, 1), date(2024, 4, 1)): "between August 2023 and March 2024",
    }
    for (start, end), words in spans.items():
        assert span_in_words(replace(DEFAULT, window=Window(start, end))) == words
    assert span_in_words(replace(DEFAULT, cumulative=True)) == "up to 31 Mar 2024"
