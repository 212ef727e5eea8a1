"""The sheet of anything that has an id: a record, a source, a disagreement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from lib.analysis.disagreements import disagreements, disagreements_by_record
from lib.analysis.record_imagery import imagery_of
from lib.analysis.records import Record, RecordNotFoundError, find_record, names_of_places
from lib.catalog import Package
from lib.temporal import knowledge_words
from lib.ui import session
from lib.ui.card import CardContext, card_blocks
from lib.ui.records.disagreement_blocks import disagreement_blocks
from lib.ui.records.source_blocks import source_sheet_blocks
from lib.ui.sheet import Block
from lib.viewstate import ViewState, to_query

__all__ = ["address_on", "blocks_of", "record_address"]

#: Where the parts of confidence are defined on the Method page.
CONFIDENCE_ANCHOR = "#confidence"


def blocks_of(package: Package, view: ViewState, record_id: str) -> tuple[Block, ...]:
    """The blocks of a record's card, or of the sheet of a source or a disagreement.

    Raises
    ------
    RecordNotFoundError
        Where nothing in the package has the id.
    """
    try:
        record = find_record(package, record_id)
    except RecordNotFoundError:
        pass
    else:
        return card_blocks(record, _context(package, view, record))
    on_sources = address_on(view, "sources")
    if record_id in set(package.tables["sources"]["source_id"]):
        return source_sheet_blocks(package, record_id, record_address(view))
    for disagreement in disagreements(package):
        if disagreement.id == record_id:
            return disagreement_blocks(package, disagreement, record_address(view), on_sources)
    raise RecordNotFoundError(record_id)


def record_address(view: ViewState) -> Callable[[str], str]:
    """Addresses that open a record's card on the map."""
    return address_on(view, "")


def address_on(view: ViewState, page: str) -> Callable[[str], str]:
    """Addresses that select a record by its id on a page."""
    return lambda record_id: session.address_of(replace(view, selected=(record_id,)), page)


def _query(view: ViewState, record_id: str) -> str:
    return "?" + to_query(replace(view, selected=(record_id,)))


def _context(package: Package, view: ViewState, record: Record) -> CardContext:
    window = (view.window.start, view.window.end - timedelta(days=1))
    known_from, known_on = record.row.get("known_from"), view.known_on
    is_dated = known_on is not None and known_from is not None
    on_sources = address_on(view, "sources")
    return CardContext(
        names=names_of_places(package),
        address_of=partial(_query, view),
        source_address=on_sources,
        disagreement_address=on_sources,
        claim_address=lambda claim_id: session.address_of(replace(view, claim=claim_id), "claims"),
        confidence_address=session.address_of(view, "method") + CONFIDENCE_ANCHOR,
        disagreements=disagreements_by_record(package).get(record.id, ()),
        imagery=imagery_of(package, record.table, record.row, window),
        knowledge=knowledge_words(str(known_from), known_on) if known_on and is_dated else "",
    )
