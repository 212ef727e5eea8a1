"""Containers on the quay of Najin: counts, measured piles, piles that nobody counted."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from lib.analysis.counted import count_words, split_unit
from lib.analysis.coverage import NAJIN
from lib.analysis.dated import Dated, by_day, dated

__all__ = ["QuayPile", "quay_piles", "quay_rows"]


@dataclass(frozen=True)
class QuayPile:
    """One sighting of containers on the quay."""

    dated: Dated
    place_id: str
    whole_port: bool
    """Counted over all of the port; else at one pier."""
    count: float | None
    """Containers; None where the pile was measured or only seen."""
    words: str
    """Its count or length in words."""
    note: str


def quay_rows(observations: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of ``observations`` that tell of containers on the quay of Najin."""
    of_containers = observations["unit"].map(lambda unit: "containers" in split_unit(unit)[0])
    staged = observations["what"] == "containers_staged"
    return observations[
        observations["place_id"].isin(NAJIN) & (staged | of_containers.astype(bool))
    ]


def quay_piles(observations: pd.DataFrame) -> tuple[QuayPile, ...]:
    """Return the sightings of containers at the port of Najin and its piers, by day.

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
    >>> [pile.words for pile in quay_piles(rows[rows["id"].isin(["O010", "O009", "O011"])])]
    ['430 containers', '90 metres of containers']
    """
    return tuple(
        QuayPile(
            dated(row),
            str(row["place_id"]),
            row["place_id"] == NAJIN[0],
            float(row["count"])
            if pd.notna(row["count"]) and split_unit(row["unit"])[0] == "containers"
            else None,
            "seen, not counted"
            if pd.isna(row["count"])
            else count_words(row["count"], str(row["unit"])),
            str(row["note"]),
        )
        for row in by_day(quay_rows(observations))
    )
