"""How closely a place is located: a band for the drawing, a phrase for the reader."""

from __future__ import annotations

from typing import Literal

from lib.units import NARROW_SPACE, format_distance, format_number

__all__ = ["PositionBand", "position_band", "position_words"]

PositionBand = Literal["site", "facility or port area", "settlement", "district or wider"]

#: Largest uncertainty of each band in metres; what is beyond them is ``district or wider``.
_BANDS: tuple[tuple[float, PositionBand], ...] = (
    (500, "site"),
    (5_000, "facility or port area"),
    (15_000, "settlement"),
)


def position_band(uncertainty_m: float) -> PositionBand:
    """Band of a position by the radius of the disc that holds the true point, in metres.

    >>> [position_band(metres) for metres in (200, 1_500, 12_000, 50_000)]
    ['site', 'facility or port area', 'settlement', 'district or wider']
    """
    for limit_m, band in _BANDS:
        if uncertainty_m <= limit_m:
            return band
    return "district or wider"


def position_words(uncertainty_m: float, stands_in_for_unlocated_site: bool = False) -> str:
    """The sentence that stands under a record about its place.

    >>> position_words(2_500, stands_in_for_unlocated_site=True).replace(NARROW_SPACE, " ")
    'Position: facility or port area, within 2.5 km; the site itself was not located.'
    """
    within = (
        f"{format_number(uncertainty_m)}{NARROW_SPACE}m"
        if uncertainty_m < 1_000
        else format_distance(uncertainty_m, decimals=0 if uncertainty_m % 1_000 == 0 else 1)
    )
    unlocated = "; the site itself was not located" if stands_in_for_unlocated_site else ""
    return f"Position: {position_band(uncertainty_m)}, within {within}{unlocated}."
