"""A view's title and description, as a preview of its link shows them."""

from __future__ import annotations

from typing import NamedTuple

from lib.analysis.distance_words import distance_headline, distance_line
from lib.analysis.distances import Origin, origin_of, place_distance, typed_origin
from lib.cartography.comparison import compared_headline
from lib.catalog import Package
from lib.errors import DataError
from lib.viewstate import ViewState

__all__ = ["PREVIEW_PX", "SITE_NAME", "LinkWords", "link_words", "viewed_origin"]

SITE_NAME = "Najin to Tikhoretsk"
#: Width and height of a link's picture.
PREVIEW_PX = (1200, 630)
#: What the pages say whose words do not depend on the view.
PAGE_WORDS = {
    "distances": (
        "Distances from places of the supply line to a border",
        "Measured on the ellipsoid, with the uncertainty and every border source.",
    ),
    "claims": (
        "Published figures beside what the record and the measurement give",
        "For each claim: what reproduces its figure and what does not.",
    ),
    "voyages": (
        "Reported calls and legs, ship by ship",
        "With the containers on the quay, the estimates and the days that were imaged.",
    ),
    "story": (
        "The supply line from Najin to Tikhoretsk, step by step",
        "Each step is a view of the map, with its sources.",
    ),
    "sources": (
        "The pages and documents that the record rests on",
        "And what rests on each of them.",
    ),
    "method": (
        "How dates, distances and confidence are defined",
        "The rules that every page follows, and the files behind them.",
    ),
}


class LinkWords(NamedTuple):
    """How a link introduces itself."""

    title: str
    description: str


def link_words(package: Package, path: str, view: ViewState) -> LinkWords:
    r"""Return title and description of a page that shows a view.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> from lib.viewstate import DEFAULT
    >>> link_words(load_package(), "distances", DEFAULT).title
    'From the depot near Tikhoretsk to Ukraine’s border: 195.0\u202fkm, or 121.2\u202fmiles'
    """
    if path == "":
        words = compared_headline(package, view)
        return LinkWords(words.sentence, words.line)
    if path == "distances":
        return _distance_words(package, view)
    return LinkWords(*PAGE_WORDS[path])


def _distance_words(package: Package, view: ViewState) -> LinkWords:
    try:
        measured = place_distance(package, viewed_origin(package, view), view.border)
    except DataError:  # a place or border that this data version does not have
        return LinkWords(*PAGE_WORDS["distances"])
    title = distance_headline(package, measured, view.units)
    return LinkWords(title, distance_line(package, measured))


def viewed_origin(package: Package, view: ViewState) -> Origin:
    """Return where the Distances page of a view measures from."""
    if isinstance(view.origin, str):
        return origin_of(package, view.origin)
    return typed_origin(*view.origin)
