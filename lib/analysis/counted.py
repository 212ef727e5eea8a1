"""A count with what it counts, in words: "more than 100 pits", "about 73 railcars"."""

from __future__ import annotations

import re

from lib.units import format_number

__all__ = ["count_words", "split_unit"]

#: How a unit of the record says that its count is a bound or is rounded: "pits (more than)".
BOUNDS = ("more than", "at least", "at most", "about", "slightly over")
_UNIT = re.compile(rf"(?P<noun>[^(]*[^( ])(?: \((?P<bound>{'|'.join(BOUNDS)}))?.*")
#: Nouns that one of the things drops its plural from.
_ONE = re.compile(r"^1 (.*)s$")


def split_unit(unit: str) -> tuple[str, str]:
    """What a unit counts, and which bound it sets; blank without one.

    >>> split_unit("pits (more than)"), split_unit("railcars")
    (('pits', 'more than'), ('railcars', ''))
    """
    found = _UNIT.fullmatch(unit)
    return (found["noun"], found["bound"] or "") if found else (unit, "")


def count_words(count: float, unit: str) -> str:
    """A count of the record in words.

    >>> count_words(2000, "tonnes of munitions (at least)"), count_words(73, "railcars (about)")
    ('at least 2,000 tonnes of munitions', 'about 73 railcars')
    >>> count_words(1, "ships")
    '1 ship'
    """
    noun, bound = split_unit(unit)
    figure = format_number(count, 0 if float(count).is_integer() else 1)
    counted = _ONE.sub(r"1 \1", f"{figure} {noun}")
    return f"{bound} {counted}".strip()
