"""What a printed figure can have been rounded from.

A figure stands for every value that rounds to it. Where it is itself the conversion of a round
figure in the other unit, it stands for what that figure was rounded from, too: "124 miles" may
be what a writer made of "200 km".
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from lib.units.lengths import LENGTH_UNITS_M, LengthUnit, format_number
from lib.units.quantities import Quantity

__all__ = ["ImpliedInterval", "implied_intervals", "rounding_half_width"]

#: Units between which writers convert. A converted figure is read back one way only.
_OTHER_UNIT: MappingProxyType[LengthUnit, LengthUnit] = MappingProxyType(
    {"mi": "km", "km": "mi", "nmi": "km"}
)


@dataclass(frozen=True, slots=True)
class ImpliedInterval:
    """Values that a figure can stand for: metres for lengths, numbers for counts.

    ``reading`` names how the figure was read: ``as printed`` or ``as 200 km converted``.
    ``high`` is infinite for "over", ``low`` minus infinite for "under".
    """

    low: float
    high: float
    reading: str

    def holds(self, value: float) -> bool:
        """Whether a value lies in the interval, its ends included."""
        return self.low <= value <= self.high

    def meets(self, low: float, high: float) -> bool:
        """Whether a band from ``low`` to ``high`` shares a value with the interval."""
        return low <= self.high and self.low <= high


def rounding_half_width(number: Decimal) -> Decimal:
    """Half a unit of the digit to which a figure is given.

    That is its last digit that is not zero; or its second digit, where only the first is not
    zero and there are more.

    >>> [str(rounding_half_width(Decimal(n))) for n in ("124", "290", "200", "9", "50.69")]
    ['0.5', '5', '5', '0.5', '0.005']
    """
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        raise ValueError(f"{number} is not a figure")
    if exponent > 0:
        digits, exponent = digits + (0,) * exponent, 0
    unit_exponent = exponent
    significant = [place for place, digit in enumerate(digits) if digit]
    if significant:
        given_to = significant[-1]
        if significant[0] == given_to and given_to + 1 < len(digits):
            given_to += 1
        unit_exponent = exponent + len(digits) - 1 - given_to
    unit = Decimal(10) ** unit_exponent
    half = unit / 2
    return half.quantize(Decimal(1)) if half == half.to_integral_value() else half.normalize()


def implied_intervals(
    quantity: Quantity, upper: Decimal | None = None, rounding: Decimal | None = None
) -> tuple[ImpliedInterval, ...]:
    """Intervals that a printed figure can stand for, as printed first.

    Parameters
    ----------
    quantity
        The figure, or the lower end of a range.
    upper
        Upper end of a range, in the same unit.
    rounding
        Half width that replaces the one derived from the digits, in the figure's unit.

    Examples
    --------
    >>> for interval in implied_intervals(Quantity(Decimal("124"), "mi")):
    ...     print(f"{interval.low:.0f} to {interval.high:.0f} m, {interval.reading}")
    198754 to 200363 m, as printed
    195000 to 205000 m, as 200 km converted
    >>> [i.reading for i in implied_intervals(Quantity(Decimal("290"), "km", "about"))]
    ['as printed']
    """
    first = quantity.number
    last = first if upper is None else upper
    low = first - (rounding_half_width(first) if rounding is None else rounding)
    high = last + (rounding_half_width(last) if rounding is None else rounding)
    intervals = [_interval(low, high, quantity, quantity.unit, "as printed")]
    other = _OTHER_UNIT.get(quantity.unit) if quantity.unit else None
    if upper is None and rounding is None and other is not None:
        scale = LENGTH_UNITS_M[quantity.unit] / LENGTH_UNITS_M[other]
        for source in _one_digit_numbers(float(low) * scale, float(high) * scale):
            half = rounding_half_width(source)
            reading = f"as {format_number(float(source))} {other} converted"
            intervals.append(_interval(source - half, source + half, quantity, other, reading))
    return tuple(intervals)


def _interval(
    low: Decimal, high: Decimal, quantity: Quantity, unit: str, reading: str
) -> ImpliedInterval:
    scale = LENGTH_UNITS_M[unit] if unit else 1.0
    return ImpliedInterval(
        -math.inf if quantity.approx == "under" else float(low) * scale,
        math.inf if quantity.approx == "over" else float(high) * scale,
        reading,
    )


def _one_digit_numbers(low: float, high: float) -> list[Decimal]:
    """Whole numbers with one digit that is not zero, from ``low`` to ``high``."""
    numbers = (
        Decimal(digit).scaleb(power)
        for power in range(len(str(int(high))))
        for digit in range(1, 10)
    )
    return [number for number in numbers if low <= number <= high]
