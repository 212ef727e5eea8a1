"""The sections of the Voyages page on running totals: containers, voyages, shells."""

from __future__ import annotations

from lib.analysis.estimate_series import conversions, estimates_of
from lib.ui.charts.section import PageView, Shown, chart_section, ids_of
from lib.ui.voyages.estimate_chart import estimate_chart
from lib.ui.voyages.factor_chart import factor_chart
from lib.ui.voyages.rows import ShownRows
from lib.ui.voyages.tables import conversion_table, estimate_table
from lib.ui.voyages.words import ESTIMATE_KEY

__all__ = ["factor_section", "figures_section", "shells_section"]

#: Titles of the sections on figures that count one thing.
COUNTED = {
    "containers": "Containers said to have moved",
    "voyages": "Calls and trips said to have been made",
}
CONTAINERS = ("containers",)
SHELLS = ("shells_152mm_equivalent", "rounds")


def figures_section(
    page: PageView,
    estimates: ShownRows,
    quantity: str,
) -> bool:
    """Running totals of containers or voyages by who gives them; whether the open card is here."""
    return _estimates(
        page,
        estimates.where("quantity", (quantity,)),
        quantity,
        COUNTED[quantity],
        ESTIMATE_KEY,
    )


def shells_section(page: PageView, estimates: ShownRows) -> bool:
    """Shells, which nobody counts; whether the open card is here."""
    return _estimates(
        page,
        estimates.where("quantity", SHELLS),
        "shells",
        "Shells said to have moved, in millions: converted, not counted",
        f"{ESTIMATE_KEY} Some convert into 152 mm shells alone, others count rounds of all kinds.",
    )


def _estimates(
    page: PageView,
    estimates: ShownRows,
    key: str,
    title: str,
    note: str,
) -> bool:
    figures = estimates_of(estimates.frame)
    return chart_section(
        page,
        key,
        title,
        note,
        lambda tone: (estimate_chart(figures, page.days, tone, page.view.selected),),
        Shown(
            estimate_table(figures, page.address_of),
            "estimates",
            ids_of(figure.dated for figure in figures),
            estimates.left_out("figure"),
        ),
    )


def factor_section(page: PageView, estimates: ShownRows) -> bool:
    """Shells a container that two figures of one estimator imply; whether the open card is here."""
    shells, containers = (
        estimates_of(estimates.where("quantity", names).frame) for names in (SHELLS, CONTAINERS)
    )
    pairs = conversions(shells, containers)
    return chart_section(
        page,
        "factors",
        "Shells a container that each estimator implies",
        "Shells divided by containers where one estimator gives both for one day; a bound is "
        "taken at its bound. The record holds no count of the shells in a container.",
        lambda tone: (factor_chart(pairs, tone, page.view.selected),),
        Shown(
            conversion_table(pairs, page.address_of),
            "estimates",
            ids_of(pair.shells.dated for pair in pairs),
        ),
        card=False,
    )
