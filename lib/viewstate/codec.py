"""A view state to the query of an address, and back.

`to_query` is canonical: one state, one text. `from_query` is total: it takes any text,
raises nothing, and says in notices what it could not read. It reads at most
`MAX_READ_CHARACTERS` and always yields a state that is linkable again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from lib.errors import LinkError
from lib.viewstate.keys import KEYS, Key
from lib.viewstate.state import CANONICAL, DEFAULT, ViewState

__all__ = [
    "MAX_KEYS",
    "MAX_LINK_CHARACTERS",
    "MAX_READ_CHARACTERS",
    "MAX_SEARCH_CHARACTERS",
    "MAX_SELECTED",
    "MAX_STORED_CHARACTERS",
    "MAX_VERTICES",
    "VERSION",
    "from_params",
    "from_query",
    "from_stored",
    "is_linkable",
    "to_params",
    "to_query",
]

VERSION = "1"
MAX_LINK_CHARACTERS = 500
MAX_KEYS = 40
#: Longer texts are refused unread.
MAX_READ_CHARACTERS = 2048
#: A view that is kept under a short link may be longer than an address carries.
MAX_STORED_CHARACTERS = 8_000
MAX_VERTICES = 12
MAX_SELECTED = 5
MAX_SEARCH_CHARACTERS = 40

BY_KEY = {key.key: key for key in KEYS}
#: Streamlit's own keys, which share the address with ours.
FOREIGN_KEYS = frozenset({"embed", "embed_options"})
STAYS = "the default stands in its place"
DEFAULTS = {key.field: getattr(DEFAULT, key.field) for key in KEYS}


def to_params(state: ViewState) -> dict[str, str]:
    """Return the keys and values of a state's link, the version first, defaults left out.

    Examples
    --------
    >>> to_params(replace(DEFAULT, units="mi"))
    {'v': '1', 'units': 'mi'}
    """
    params = {"v": VERSION}
    for key in KEYS:
        value = getattr(state, key.field)
        if value != DEFAULTS[key.field]:
            params[key.key] = key.write(value)
    return params


def to_query(state: ViewState) -> str:
    """Return the query of a state's address, without the question mark.

    Every state has one; whether it is short enough to be passed on is `is_linkable`'s to say.

    Examples
    --------
    >>> to_query(replace(DEFAULT, selected=("V004", "najin"), search="나진"))
    'v=1&selected=V004~najin&search=~b098.c9c4~'
    """
    return "&".join(f"{key}={value}" for key, value in to_params(state).items())


def is_linkable(state: ViewState) -> bool:
    """Whether a link carries the state whole: no more than 500 characters, 12 vertices,
    5 selected records, 40 characters of search text and of a figure.

    Examples
    --------
    >>> is_linkable(DEFAULT), is_linkable(replace(DEFAULT, search="x" * 41))
    (True, False)
    """  # noqa: D205 - one sentence
    return _within_caps(state) == state and len(to_query(state)) <= MAX_LINK_CHARACTERS


def from_query(text: str) -> tuple[ViewState, tuple[LinkError, ...]]:
    """Return the state that a query describes, and what in it could not be used.

    Parameters
    ----------
    text
        The part of an address after the question mark; any text at all is accepted.

    Returns
    -------
    state
        Always linkable: ``from_query(to_query(state))`` gives it back without notices.
    notices
        One `LinkError` for each part that was unknown, wrong or too much, in order.

    Examples
    --------
    >>> state, notices = from_query("v=1&units=mi&mode=maybe")
    >>> state.units, state.mode
    ('mi', 'possibly')
    >>> print(notices[0])
    mode: 'maybe' is none of possibly, certainly, on_day; the default stands in its place
    """
    if len(text) > MAX_READ_CHARACTERS:
        return DEFAULT, (_too_long(text, MAX_READ_CHARACTERS),)
    pairs = []
    for part in text.removeprefix("?").split("&"):
        key, _, value = part.partition("=")
        if part:
            pairs.append((_plain(key), _plain(value)))
    return _linkable(*_decode(pairs))


def from_params(params: Mapping[str, str]) -> tuple[ViewState, tuple[LinkError, ...]]:
    """Return the state and notices of parameters that are already taken apart and unquoted.

    Examples
    --------
    >>> from_params({"v": "1", "units": "nmi"})[0].units
    'nmi'
    """
    if _characters(params) > MAX_READ_CHARACTERS:
        return DEFAULT, (_too_long("&".join(params), MAX_READ_CHARACTERS),)
    return _linkable(*_decode(params.items()))


def from_stored(params: Mapping[str, str]) -> tuple[ViewState, tuple[LinkError, ...]]:
    """Return the state and notices of a view that is kept elsewhere than in an address.

    It may hold more measurements, selected records and search text than a link carries, in at
    most 8,000 characters; the keys and values are those of `to_params`.

    Examples
    --------
    >>> ids = "~".join(f"V{number:03}" for number in range(1, 41))
    >>> len(from_stored({"v": "1", "selected": ids})[0].selected)
    40
    """
    if _characters(params) > MAX_STORED_CHARACTERS:
        return DEFAULT, (_too_long("&".join(params), MAX_STORED_CHARACTERS),)
    return _decode(params.items())


def _characters(params: Mapping[str, str]) -> int:
    return sum(len(key) + len(value) + 2 for key, value in params.items())


def _plain(text: str) -> str:
    return unquote(text, errors="replace") if "%" in text else text


def _too_long(text: str, most: int) -> LinkError:
    problem = f"is longer than {most} characters"
    return LinkError("link", text, problem, "the default view is shown")


def _decode(
    pairs: Iterable[tuple[str, str]],
) -> tuple[ViewState, tuple[LinkError, ...]]:
    notices: list[LinkError] = []
    params: dict[str, str] = {}
    for number, (key, value) in enumerate(pairs):
        if number >= MAX_KEYS:
            notices.append(LinkError(key, value, f"is beyond {MAX_KEYS} keys", "it is left out"))
            break
        if key in params:
            notices.append(LinkError(key, params[key], "stands twice", "the last one counts"))
        params[key] = value
    version = params.pop("v", VERSION)
    if version != VERSION:
        problem = "is a kind of link that this version does not know"
        notices.append(LinkError("v", version, problem, "the default view is shown"))
        return DEFAULT, tuple(notices)
    fields: dict[str, Any] = {}
    state = DEFAULT
    for key, value in params.items():
        known = BY_KEY.get(key)
        if known is not None:
            _read_field(known, value, fields, notices)
        elif key not in FOREIGN_KEYS:
            notices.append(LinkError(key, value, "is no key of a view", "it is left out"))
    if fields:
        state = replace(DEFAULT, **fields)
    return state, tuple(notices)


def _linkable(
    state: ViewState, notices: tuple[LinkError, ...]
) -> tuple[ViewState, tuple[LinkError, ...]]:
    if state is DEFAULT:
        return state, notices
    cut = list(notices)
    return _fit(state, cut), tuple(cut)


def _read_field(key: Key, text: str, fields: dict[str, Any], notices: list[LinkError]) -> None:
    """Add the field that ``text`` describes to ``fields``, or a notice to ``notices``."""
    try:
        value = key.read(text)
        canonical = CANONICAL.get(key.field)
        fields[key.field] = canonical(value) if canonical else value
    except ValueError as problem:
        notices.append(LinkError(key.key, text, str(problem), STAYS))


def _fit(state: ViewState, notices: list[LinkError]) -> ViewState:
    """Return the state cut down to what one link carries, last keys first."""
    capped = _within_caps(state)
    for key in KEYS:
        if getattr(capped, key.field) != getattr(state, key.field):
            text = key.write(getattr(state, key.field))
            notices.append(LinkError(key.key, text, "is more than a link carries", "it is cut"))
    params = to_params(capped)
    length = sum(len(key) + len(value) + 2 for key, value in params.items()) - 1
    while length > MAX_LINK_CHARACTERS:
        name, value = params.popitem()
        length -= len(name) + len(value) + 2
        field = BY_KEY[name].field
        capped = replace(capped, **{field: DEFAULTS[field]})
        problem = f"does not fit into {MAX_LINK_CHARACTERS} characters"
        notices.append(LinkError(name, value, problem, "it is left out"))
    return capped


def _within_caps(state: ViewState) -> ViewState:
    vertices = 0
    kept = []
    for measurement in state.measurements:
        vertices += len(measurement.points)
        if vertices > MAX_VERTICES:
            break
        kept.append(measurement)
    capped = {
        "selected": state.selected[:MAX_SELECTED],
        "figure": state.figure[:MAX_SEARCH_CHARACTERS].rstrip(),
        "search": state.search[:MAX_SEARCH_CHARACTERS].rstrip(),
        "measurements": tuple(kept),
    }
    if all(getattr(state, name) == value for name, value in capped.items()):
        return state
    return replace(state, **capped)  # type: ignore[arg-type]  # mypy sees one type for all
