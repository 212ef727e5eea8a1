"""Words and marks that the Claims page uses in more than one place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lib.analysis.claims import Check, Reading
from lib.analysis.claims.in_print import Pair, PrintedFigure
from lib.analysis.claims.reasons import interval_text, shown_unit
from lib.catalog import Package

__all__ = [
    "ARTICLE_PAIR",
    "HOW_TO_READ",
    "PICTURE_KEY",
    "VERDICT_WORDS",
    "border_heads",
    "claim_headline",
    "intervals_text",
    "mark",
    "pair_headline",
    "short_method",
    "verdict_text",
]

#: The distance that the article behind this map prints.
ARTICLE_PAIR = Pair("border", "depot-tikhoretsk", "ukraine")
HOW_TO_READ = (
    "Each figure is read with its own rounding, as an interval. A reading inside reproduces it. "
    "No claim is called true or false."
)
PICTURE_KEY = (
    "Bars: what each figure can stand for (open: as a conversion). Squares: from the depot or "
    "place itself; circles: from its town; ticks: other sources of the same border. Hollow: a "
    "hypothesis, arithmetic that lands near a figure, not what anyone did. Methods within 1 % of "
    "the geodesic stand in the table of readings only."
)
#: What a border's source was made from, before who drew it.
_VIA = re.compile(r"^.*?(?: via | adapted by )")
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")

VERDICT_WORDS = {
    "all": "All",
    "reproduced": "Reproduced",
    "not_reproduced": "Not reproduced",
    "outdated": "Outdated",
    "cannot_be_checked": "Cannot be checked",
}
_SHORT = {
    "Web Mercator (EPSG:3857), straight on the map": "Web Mercator, straight on the map",
    "Nearest point in degrees, then the true length": "Nearest in degrees, then true length",
    "UTM zone of the border, straight on the grid": "UTM grid of the border’s zone",
}


def mark(reading: Reading) -> str:
    """Filled: it gives the figure; half: only its uncertainty meets it; open: neither."""
    return "●" if reading.reproduces else "◐" if reading.within_uncertainty else "○"


def short_method(name: str) -> str:
    """A method's name in a narrow column."""
    return _SHORT.get(name, name)


def intervals_text(check: Check) -> str:
    """What a figure can stand for, each way of reading it."""
    figure = check.figure
    if figure is None:
        return ""
    texts: Iterable[str] = (
        interval_text(each, shown_unit(figure))
        + ("" if each.reading == "as printed" else f" {each.reading}")
        for each in figure.intervals
    )
    return "; ".join(texts)


def border_heads(package: Package) -> dict[str, str]:
    """A narrow head for each border: who drew it, and what sets it apart.

    >>> from lib.catalog import load_package
    >>> list(border_heads(load_package()).values())[:4]
    ['geo-maps', 'Visionscarto', 'Plotly', 'geo-maps, land border']
    """
    return {
        str(row["border_id"]): _VIA.sub("", str(row["source"])).partition(",")[0]
        + (", land border" if row["covers"] == "land_border" else "")
        + (", de facto" if row["definition"] == "de_facto" else "")
        for row in package.tables["borders"].to_dict("records")
    }


def pair_headline(printed: Sequence[PrintedFigure]) -> str:
    """How many figures are in print for one distance, and which.

    >>> pair_headline(())
    'No figures are in print for this distance'
    """
    count = len(printed)
    many = _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"
    verb = "figure is" if count == 1 else "figures are"
    if not printed:
        return f"{many} {verb} in print for this distance"
    texts = [each.figure.text for each in printed]
    named = " and ".join(filter(None, (", ".join(texts[:-1]), texts[-1])))
    return f"{many} {verb} in print for one distance: {named}"


def claim_headline(check: Check, claimed_by: str) -> str:
    """Who prints which figure, and the verdict on it."""
    figure = f", {check.figure.text}" if check.figure else ""
    return f"{claimed_by}{figure}: {verdict_text(check).lower()}"


def verdict_text(check: Check) -> str:
    """The verdict, with how the figure was read where only a conversion gives it."""
    read_as = [r.read_as for r in check.readings if r.reproduces and not r.measure.hypothesis]
    words = VERDICT_WORDS[check.verdict]
    if check.verdict != "reproduced" or "as printed" in read_as:
        return words
    return f"{words} only {read_as[0]}"
