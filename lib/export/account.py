"""What an export is and where it comes from: the view, version, terms, citation, sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from lib.analysis.distances import border_row
from lib.analysis.records import Reference
from lib.cartography import headline
from lib.cartography.headline import days_in_words
from lib.cartography.records import effective_window
from lib.catalog import Package
from lib.errors import DataError
from lib.export.citation import TITLE, cite
from lib.export.feature_table import FeatureTable
from lib.export.records import cited_sources
from lib.viewstate import ViewState, to_query

__all__ = ["MODE_WORDS", "POSITIONS_CAUTION", "Account", "Terms", "account_of"]

#: What each way of slicing lets a view show.
MODE_WORDS = {
    "possibly": "records that can have been in the window",
    "certainly": "records that lie in the window for certain",
    "on_day": "records known to the day",
}
POSITIONS_CAUTION = (
    "Positions are as published, each within its stated uncertainty; this is no targeting aid."
)
CAUTION = (
    f"Rows are reports, not a count of trips: some may describe the same call. {POSITIONS_CAUTION}"
)
ODBL_NOTE = (
    "Rows and lines under the Open Database License are in this export: © OpenStreetMap "
    "contributors. Share a database made from it under the same licence. Without them the record "
    "is CC BY 4.0."
)


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of a part of an export."""

    part: str
    licence: str
    title: str
    address: str
    attribution: str


@dataclass(frozen=True)
class Account:
    """Everything that must go with an export."""

    title: str
    view: str
    """The view in one sentence."""
    window: str
    window_from: str
    window_to: str
    slicing_mode: str
    query: str
    """The view as the query of a link."""
    rows: int
    data_version: str
    data_sha256: str
    licence: str
    licence_note: str
    terms: tuple[Terms, ...]
    citation: str
    caution: str
    sources: tuple[Reference, ...]

    def as_data(self) -> dict[str, Any]:
        """Return it as plain data for a file's metadata."""
        return asdict(self)

    def in_words(self) -> str:
        """Return it as text for people."""
        terms = (
            f"  {each.part}: {each.title} <{each.address}>. {each.attribution}"
            for each in self.terms
        )
        sources = (
            f"  [{ref.source_id}] "
            + ". ".join(filter(None, (ref.publisher, ref.published, ref.title, ref.url)))
            for ref in self.sources
        )
        return "\n".join(
            (
                self.title,
                "",
                self.view,
                f"Window: {self.window}, UTC ({self.slicing_mode.replace('_', ' ')}); in the "
                f"files from {self.window_from} to {self.window_to}, the last day outside.",
                f"Rows: {self.rows:,}.",
                f"Data version {self.data_version}, SHA-256 {self.data_sha256}.",
                f"View: ?{self.query}",
                "",
                self.caution,
                "",
                "Cite as",
                f"  {self.citation}",
                "",
                f"Terms: {self.licence}",
                *((f"  {self.licence_note}",) if self.licence_note else ()),
                *terms,
                "",
                f"Sources: {len(self.sources):,}",
                *sources,
                "",
            )
        )


def account_of(package: Package, view: ViewState, records: FeatureTable) -> Account:
    """Return the account of a view and the records that it shows."""
    window = effective_window(view)
    rows = list(records.dicts())
    terms = _terms(package, view, dict.fromkeys(str(row["record_table"]) for row in rows))
    is_odbl = any(each.licence.startswith("ODbL") for each in terms)
    return Account(
        title=TITLE,
        view=headline(package, view).sentence,
        window=days_in_words(view),
        window_from=window.start.isoformat(),
        window_to=window.end.isoformat(),
        slicing_mode=view.mode,
        query=to_query(view),
        rows=len(rows),
        data_version=package.version,
        data_sha256=package.sha256,
        licence="ODbL-1.0" if is_odbl else "CC-BY-4.0",
        licence_note=ODBL_NOTE if is_odbl else "",
        terms=terms,
        citation=cite(package, view).apa,
        caution=CAUTION,
        sources=cited_sources(package, (str(row["source_ids"]) for row in rows)),
    )


def _terms(package: Package, view: ViewState, tables: Iterable[str]) -> tuple[Terms, ...]:
    names = [*tables]
    if "rail_segments" in names:
        names.append("layer-rail_segments")
    for measurement in view.measurements:
        if measurement.border:
            names += _border_layer(package, measurement.border)
    resources = [package.resources[name] for name in dict.fromkeys(names)]
    return tuple(
        Terms(
            resource.title,
            resource.licence.name,
            resource.licence.title,
            resource.licence.path,
            resource.attribution,
        )
        for resource in resources
    )


def _border_layer(package: Package, border_id: str) -> list[str]:
    try:
        return [f"layer-{border_row(package, border_id)['layer']}"]
    except DataError:
        return []
