"""Reading figures as people write them: "124 miles", "about 200 km", "over 10,000"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from lib.errors import shorten
from lib.units.lengths import LENGTH_UNITS_M, LengthUnit

__all__ = ["Approx", "Quantity", "length_unit", "parse_quantity"]

Approx = Literal["", "about", "over", "under"]

_UNIT_WORDS: MappingProxyType[str, LengthUnit] = MappingProxyType(
    {
        **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), "m"),
        **dict.fromkeys(("km", "kilometre", "kilometres", "kilometer", "kilometers"), "km"),
        **dict.fromkeys(("mi", "mile", "miles", "statute mile", "statute miles"), "mi"),
        **dict.fromkeys(("nmi", "nm", "nautical mile", "nautical miles"), "nmi"),
    }
)

_APPROX_WORDS: MappingProxyType[str, Approx] = MappingProxyType(
    {
        **dict.fromkeys(
            ("about", "around", "roughly", "approximately", "some", "nearly", "almost", "~", "≈"),
            "about",
        ),
        **dict.fromkeys(("over", "more than", "at least", ">", "≥"), "over"),
        **dict.fromkeys(("under", "less than", "up to", "at most", "<", "≤"), "under"),
    }
)

_QUANTITY = re.compile(
    rf"(?:({'|'.join(map(re.escape, _APPROX_WORDS))})\s*)?"
    r"([0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,15}(?:\.[0-9]{1,9})?)"
    rf"(?:\s*({'|'.join(sorted(_UNIT_WORDS, key=len, reverse=True))}))?",
    re.IGNORECASE,
)

_EXPECTED = (
    "write a number with a point for decimals, then m, km, miles or nautical miles where it is a "
    "length, as in: 124 miles, about 200 km, over 10,000"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as printed: its digits, its unit ("" for a count) and its hedge."""

    number: Decimal
    unit: LengthUnit | Literal[""] = ""
    approx: Approx = ""

    @property
    def base_value(self) -> float:
        """Metres for a length, the number itself for a count."""
        return float(self.number) * (LENGTH_UNITS_M[self.unit] if self.unit else 1.0)


def length_unit(word: str) -> LengthUnit:
    """Unit sign of a unit's name.

    >>> length_unit("miles")
    'mi'

    Raises
    ------
    ValueError
        Where the word is no unit of length known here.
    """
    try:
        return _UNIT_WORDS[word.strip().lower()]
    except KeyError:
        raise ValueError(
            f"{shorten(word)!r} is no unit of length; write m, km, miles or nautical miles"
        ) from None


def parse_quantity(text: str) -> Quantity:
    """Read one figure.

    Raises
    ------
    ValueError
        Where the text is anything else; the message says what was expected.

    Examples
    --------
    >>> parse_quantity("124 miles")
    Quantity(number=Decimal('124'), unit='mi', approx='')
    >>> parse_quantity("about 200 km").base_value
    200000.0
    >>> parse_quantity("over 10,000")
    Quantity(number=Decimal('10000'), unit='', approx='over')
    """
    match = _QUANTITY.fullmatch(text.strip()) if len(text) <= 100 else None
    if match is None:
        raise ValueError(f"{shorten(text)!r} is not a figure; {_EXPECTED}")
    hedge, digits, unit = match.groups(default="")
    return Quantity(
        number=Decimal(digits.replace(",", "")),
        unit=_UNIT_WORDS[unit.lower()] if unit else "",
        approx=_APPROX_WORDS[hedge.lower()] if hedge else "",
    )
