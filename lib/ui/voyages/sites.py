"""The sections of the Voyages page on land: depots, and the border station."""

from __future__ import annotations

from collections.abc import Callable

from lib.analysis.records import names_of_places
from lib.analysis.site_timeline import (
    SiteSighting,
    crossing_group,
    depot_group,
    site_sightings,
)
from lib.analysis.titles import short_name
from lib.ui.charts.section import PageView, Shown, chart_section, ids_of
from lib.ui.voyages.charts import site_chart
from lib.ui.voyages.rows import ShownRows
from lib.ui.voyages.tables import site_table

__all__ = ["crossing_section", "depot_section"]

TUMANGANG = ("station-tumangang", "tumangang")


def depot_section(page: PageView, observations: ShownRows) -> bool:
    """Pits, trains and strikes at depots; whether the open card is here."""
    places, names = page.package.tables["places"], names_of_places(page.package)
    depots = places.loc[places["class"] == "depot", "place_id"].to_list()
    return _sites(
        page,
        observations.where("place_id", depots),
        "depots",
        "Seen at depots: pits and works, trains, strikes",
        "One mark is one report, on the day or in the span that its source gives. Line: all of "
        "those days. Pale: some day among them.",
        lambda s: f"{short_name(names[s.place_id])}: {depot_group(s)}",
        "depot",
    )


def crossing_section(page: PageView, observations: ShownRows) -> bool:
    """Counts at the border station of Tumangang; whether the open card is here."""
    return _sites(
        page,
        observations.where("place_id", TUMANGANG),
        "tumangang",
        "Counted at Tumangang, the North Korean border station",
        "One mark is one count or sighting; kinds of cars are counted apart and never added up. "
        "What the cars carried is not known.",
        lambda s: crossing_group(s).capitalize(),
        "crossing",
    )


def _sites(
    page: PageView,
    observations: ShownRows,
    key: str,
    title: str,
    note: str,
    group_of: Callable[[SiteSighting], str],
    role: str,
) -> bool:
    seen = site_sightings(observations.frame)
    return chart_section(
        page,
        key,
        title,
        note,
        lambda tone: (site_chart(seen, group_of, role, page.days, tone, page.view.selected),),
        Shown(
            site_table(seen, names_of_places(page.package), page.address_of),
            "observations",
            ids_of(s.dated for s in seen),
            observations.left_out("report"),
        ),
    )
