"""The codec: canonical, total, bounded."""

from __future__ import annotations

import importlib.util
import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from lib.viewstate import (
    DEFAULT,
    Camera,
    Measurement,
    ViewState,
    Window,
    from_params,
    from_query,
    is_linkable,
    to_params,
    to_query,
)

FUZZ = Path(__file__).parents[1] / "fuzz/links.py"


@pytest.fixture(scope="module")
def fuzz() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz_links", FUZZ)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


OTHER_VALUES = {
    "window": Window(date(2023, 8, 1), date(2024, 4, 2)),
    "mode": "certainly",
    "cumulative": True,
    "known_on": date(2023, 12, 26),
    "compare": Window(date(2022, 8, 1), date(2023, 8, 1)),
    "camera": replace(DEFAULT.camera, bearing=0.1),
    "layers": DEFAULT.layers | {"event"},
    "cargo": DEFAULT.cargo | {"coal"},
    "confidence": frozenset({"probable"}),
    "ships": ("maria",),
    "places": ("najin",),
    "selected": ("V004",),
    "claim": "cl001",
    "verdict": "outdated",
    "step": "six-trips",
    "origin": "najin",
    "border": "russia",
    "figure": "124 miles",
    "units": "mi",
    "data_version": "2026.11.1",
    "measurements": (Measurement("ring", ((40.04, 45.89),), radius_m=1),),
    "search": "x",
}


def test_other_values_name_every_field() -> None:
    assert set(OTHER_VALUES) == set(DEFAULT.__dataclass_fields__)


@pytest.mark.parametrize("field", OTHER_VALUES)
def test_changing_one_field_changes_the_query_and_comes_back(field: str) -> None:
    state = replace(DEFAULT, **{field: OTHER_VALUES[field]})
    assert to_query(state) != to_query(DEFAULT)
    assert from_query(to_query(state)) == (state, ())
    assert from_params(to_params(state)) == (state, ())


@pytest.mark.slow
def test_5000_mutated_links_are_read_and_canonical(fuzz: ModuleType) -> None:
    rng, golden = random.Random(7), fuzz.golden_links()  # noqa: S311
    for _ in range(5000):
        text = fuzz.mutate(rng, golden)
        assert fuzz.check_link(text) is None, text


def test_random_states_come_back(fuzz: ModuleType) -> None:
    rng = random.Random(8)  # noqa: S311
    states = [fuzz.random_state(rng) for _ in range(2000)]
    assert [fuzz.check_state(state) for state in states] == [None] * len(states)
    assert 0.3 < sum(map(is_linkable, states)) / len(states) < 1, "both kinds must occur"


def test_values_hold_only_characters_that_survive_an_address(fuzz: ModuleType) -> None:
    rng = random.Random(9)  # noqa: S311
    allowed = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
    for _ in range(2000):
        for key, value in to_params(fuzz.random_state(rng)).items():
            assert set(value) <= allowed, (key, value)


@pytest.mark.parametrize(
    ("query", "key", "problem"),
    [
        ("v=1&window=2023-08-01", "window", "is no span"),
        ("v=1&window=2023-08-01~2023-08-01", "window", "ends after it starts"),
        ("v=1&window=2023-02-29~2023-08-01", "window", "is no day of the calendar"),
        ("v=1&window=20230801~20231001", "window", "is no day of the form"),
        ("v=1&window=٢٠٢٣-08-01~2023-10-01", "window", "is no day of the form"),
        ("v=1&mode=perhaps", "mode", "is none of possibly"),
        ("v=1&cumulative=1", "cumulative", "is neither yes nor no"),
        ("v=1&known=1800-01-01", "known", "outside 1900-2100"),
        ("v=1&camera=1~2", "camera", "is no camera of the form"),
        ("v=1&camera=nan~2~3", "camera", "no plain number"),
        ("v=1&camera=1~89~3", "camera", "beyond 85 degrees"),
        ("v=1&camera=1~2~30", "camera", "zoom outside 0-20"),
        ("v=1&layers=port~ship", "layers", "unknown layer"),
        ("v=1&cargo=", "cargo", "unknown kind of cargo"),
        ("v=1&confidence=certain", "confidence", "unknown level of confidence"),
        ("v=1&selected=V004~<b>", "selected", "is no id"),
        ("v=1&from=", "from", "is no id"),
        ("v=1&from=12~99", "from", "beyond 90 degrees"),
        ("v=1&units=furlong", "units", "is none of km, mi, nmi"),
        ("v=1&measure=ruler_1_2", "measure", "which is no ruler"),
        ("v=1&measure=ruler_1_2_3", "measure", "without its latitude"),
        ("v=1&measure=ring_1_2_0", "measure", "whole number of metres"),
        ("v=1&measure=ring_1_2_99999999", "measure", "beyond half the Earth"),
        ("v=1&measure=border_1_2", "measure", "without its latitude"),
        ("v=1&measure=circle_1_2", "measure", "no kind of measurement"),
        ("v=1&search=~b098", "search", "without its end"),
        ("v=1&search=~110000~", "search", "beyond Unicode"),
        ("v=1&search=~xyz~", "search", "no list of code points"),
        ("v=1&colour=red", "colour", "is no key of a view"),
        ("v=1&units=mi&units=km", "units", "stands twice"),
        ("v=2&units=mi", "v", "does not know"),
    ],
)
def test_what_is_wrong_is_named_and_falls_back(query: str, key: str, problem: str) -> None:
    state, notices = from_query(query)
    assert state == DEFAULT
    assert [notice.key for notice in notices] == [key]
    assert problem in notices[0].problem


def test_one_wrong_key_leaves_the_others() -> None:
    state, notices = from_query("v=1&mode=perhaps&units=mi")
    assert state == replace(DEFAULT, units="mi")
    assert len(notices) == 1


def test_streamlits_own_keys_are_no_error() -> None:
    assert from_query("?embed=true&embed_options=dark_theme&v=1") == (DEFAULT, ())


def test_an_escaped_separator_is_read() -> None:
    assert from_query("v=1&selected=V004%7EV006")[0].selected == ("V004", "V006")


def test_too_long_a_text_is_refused_unread() -> None:
    for state, notices in (
        from_query("v=1&search=" + "x" * 2048),
        from_params({"search": "x" * 2048}),
    ):
        assert state == DEFAULT
        assert "longer than 2048" in notices[0].problem


def test_keys_beyond_the_fortieth_are_left_out() -> None:
    query = "&".join(f"k{number}=1" for number in range(40)) + "&units=mi"
    state, notices = from_query(query)
    assert state == DEFAULT
    assert any("beyond 40 keys" in notice.problem for notice in notices)


def ruler(count: int) -> Measurement:
    return Measurement("ruler", tuple((float(lon), 50.0) for lon in range(count)))


@pytest.mark.parametrize(
    ("state", "kept"),
    [
        (ViewState(selected=tuple("abcdefg")), ViewState(selected=tuple("abcde"))),
        (ViewState(search="x" * 50), ViewState(search="x" * 40)),
        (
            ViewState(measurements=(ruler(7), ruler(6), ruler(2))),
            ViewState(measurements=(ruler(7),)),
        ),
    ],
)
def test_beyond_a_cap_a_link_is_cut_with_a_notice(state: ViewState, kept: ViewState) -> None:
    assert not is_linkable(state)
    back, notices = from_query(to_query(state))
    assert back == kept
    assert [notice.problem for notice in notices] == ["is more than a link carries"]


def test_what_does_not_fit_goes_from_the_end() -> None:
    many = tuple(f"place-with-a-rather-long-name-{number:02}" for number in range(13))
    state = ViewState(units="mi", places=many, search="Najin", measurements=(ruler(12),))
    assert not is_linkable(state)
    back, notices = from_query(to_query(state))
    assert [notice.key for notice in notices] == ["search", "measure"]
    assert back == ViewState(units="mi", places=many)
    assert is_linkable(back)


def test_a_state_is_canonical_from_the_start() -> None:
    state = ViewState(
        camera=Camera(190.00004, 45.88841, 7.126, 10.04, 359.96),
        ships=("maria", "angara", "maria"),
        selected=("V006", "V004", "V006"),
        search="  나진  항\u202e ",
        origin=(-0.00001, 45.888417),
    )
    assert state.camera == Camera(-170.0, 45.8884, 7.13, 10.0, 0.0)
    assert state.ships == ("angara", "maria")
    assert state.selected == ("V006", "V004")
    assert state.search == "나진 항"
    assert state.origin == (0.0, 45.8884)


@pytest.mark.parametrize(
    "fields",
    [
        {"mode": "perhaps"},
        {"layers": frozenset({"ship"})},
        {"selected": ("a b",)},
        {"border": ""},
        {"known_on": date(1, 1, 1)},
    ],
)
def test_a_state_outside_its_vocabulary_cannot_be_made(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"is |names "):
        ViewState(**fields)  # type: ignore[arg-type]
