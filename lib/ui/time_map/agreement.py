"""Who has the last word on the view: the page, or the reader's hand on the map.

Both change the same view, neither waits for the other. The rule: what the browser reported
counts, unless the page has meanwhile been given another view (a preset, a card, back and
forward). Then the page commands, and the map follows. A page keeps the
agreed view as its own; asking for it again commands nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lib.cartography.time_map import FIELDS, view_json, with_view_json
from lib.ui.time_map.contract import problem_of
from lib.viewstate import ViewState

__all__ = ["Agreement", "agree"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What page and map last agreed on."""

    view: ViewState
    """The view after both have been heard."""
    command: int = 0
    """Rises each time that the page commands."""
    commanded: ViewState | None = None
    """The view of the last command; the map keeps its own from then on."""
    report: object = None
    """The map's last report, as it came."""


def agree(last: Agreement | None, page: ViewState, report: object) -> Agreement:
    """Return the agreement of a run.

    Parameters
    ----------
    last
        The one of the run before; None at the first run.
    page
        The view that the page was asked to show.
    report
        What the browser sent last, or None. A report that does not keep to the contract counts
        as none.

    Examples
    --------
    >>> from lib.viewstate import DEFAULT
    >>> first = agree(None, DEFAULT, None)
    >>> (agree(first, replace(DEFAULT, mode="certainly"), None).command, first.command)
    (1, 0)
    """
    if last is None or (report is None and last.report is not None):
        # The first run, or the map was away, on another page: it begins with the page's view.
        command = last.command + 1 if last else 0
        return Agreement(page, command, page, report)
    told = _view_of(page, report) if report != last.report else None
    current = told or replace(page, **_fields(last.view))
    if _same(page, last.view) or _same(page, current):
        return replace(last, view=current, report=report)
    return Agreement(page, last.command + 1, page, report)


def _view_of(page: ViewState, report: object) -> ViewState | None:
    if not isinstance(report, dict) or problem_of("report", report) is not None:
        return None
    try:
        return with_view_json(page, report["view"])
    except (ValueError, OverflowError):
        return None


def _same(a: ViewState, b: ViewState) -> bool:
    return view_json(a) == view_json(b)


def _fields(view: ViewState) -> dict[str, Any]:
    return {name: getattr(view, name) for name in FIELDS}
