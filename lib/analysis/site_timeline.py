"""What was seen at depots and at a crossing: works, trains and containers, strikes, by day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.analysis.counted import count_words, split_unit
from lib.analysis.dated import Dated, by_day, dated
from lib.analysis.wording import OBSERVED, in_words

__all__ = ["SiteSighting", "crossing_group", "depot_group", "site_sightings"]

#: What an observation at a depot tells of -> the part of the timeline that shows it.
DEPOT_GROUPS = {
    "expansion": "pits and works",
    "new_pits": "pits and works",
    "construction": "pits and works",
    "train_present": "trains and containers",
    "rail_cars_present": "trains and containers",
    "containers_delivered": "trains and containers",
    "strike": "strikes and fires",
    "fire": "strikes and fires",
}
#: Words that differ from those of a port.
SEEN = {"empty": "No train present"}


@dataclass(frozen=True)
class SiteSighting:
    """One observation at a place."""

    dated: Dated
    place_id: str
    what: str
    unit: str
    words: str
    """Its count in words; without one, what was seen."""
    note: str


def site_sightings(observations: pd.DataFrame) -> tuple[SiteSighting, ...]:
    """Return observations by day.

    Parameters
    ----------
    observations
        Rows of ``observations`` with what `lib.analysis.dated.dated` needs.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> from lib.temporal import with_day_bounds
    >>> rows = with_day_bounds(load_package().tables["observations"], "observations").assign(
    ...     id=lambda r: r["obs_id"], title="", when="", share=1.0)
    >>> seen = site_sightings(rows[rows["place_id"] == "depot-tikhoretsk"])
    >>> next(s.words for s in seen if s.what == "new_pits")
    'more than 100 pits'
    """
    return tuple(_sighting(row) for row in by_day(observations))


def _sighting(row: Mapping[str, Any]) -> SiteSighting:
    what, unit = str(row["what"]), str(row["unit"])
    seen = SEEN.get(what) or OBSERVED.get(what, in_words(what).capitalize())
    words = seen if pd.isna(row["count"]) else count_words(row["count"], unit)
    return SiteSighting(dated(row), str(row["place_id"]), what, unit, words, str(row["note"]))


def depot_group(sighting: SiteSighting) -> str:
    """The part of a depot's timeline that shows a sighting."""
    return DEPOT_GROUPS.get(sighting.what, "other")


def crossing_group(sighting: SiteSighting) -> str:
    """What a count at a crossing counts: cars, trains, or something that neither is.

    >>> when = Dated("co011", "", "", 0, 1, 1.0)
    >>> crossing_group(SiteSighting(when, "", "train_present", "railcars (about)", "", ""))
    'railcars'
    """
    noun = split_unit(sighting.unit)[0]
    if "cars" in noun or sighting.what == "rail_cars_present":
        return "railcars"
    if noun in ("trains", "locomotives", "metres of train") or sighting.what == "train_present":
        return "trains"
    return "yard and works"
