"""The card of one claim: verdict and reason, what it says, its sources, where to go next."""

from __future__ import annotations

from dataclasses import replace

from lib.analysis.claims import Check
from lib.analysis.claims.counts import count_measures
from lib.analysis.claims.measures import primary_border
from lib.analysis.claims.reasons import value_text
from lib.analysis.records import Record, RecordNotFoundError, find_record, names_of_places
from lib.analysis.row_index import Row
from lib.catalog import Package
from lib.temporal import format_edtf
from lib.ui import session
from lib.ui.claims.words import intervals_text, verdict_text
from lib.ui.sheet import (
    Action,
    Actions,
    Block,
    Heading,
    Pair,
    Pairs,
    Paragraph,
    Source,
    Sources,
)
from lib.viewstate import ViewState

__all__ = ["claim_card"]


def claim_card(package: Package, view: ViewState, check: Check, row: Row) -> tuple[Block, ...]:
    """The blocks of a claim's card."""
    record = find_record(package, check.claim_id)
    verdict = verdict_text(check)
    return (
        Heading(str(row["summary"]), f"Claim · {verdict}", check.claim_id, colour="claim"),
        Paragraph(check.reason, strong=f"{verdict}."),
        Pairs(_said(package, check, row)),
        *_beside(package, view, check),
        _sources(record),
        Actions(_actions(package, view, check, row)),
    )


def _said(package: Package, check: Check, row: Row) -> tuple[Pair, ...]:
    subject = str(row["subject"])
    name = names_of_places(package).get(subject, "")
    pairs = (
        ("As printed", check.figure.text if check.figure else ""),
        ("Stands for", intervals_text(check)),
        ("From or of", name),
        ("Meant as", str(row["reference"])),
        ("Claimed by", str(row["claimed_by"])),
        ("Published", _date(row["published"])),
        ("As of", _date(row["as_of"])),
        ("Worked out as", str(row["expression"]).replace("*", "×")),
    )
    return tuple(Pair(label, text) for label, text in pairs if text)


def _date(text: object) -> str:
    return format_edtf(str(text)) if text else ""


def _beside(package: Package, view: ViewState, check: Check) -> tuple[Block, ...]:
    """Records that stand beside a claim which is not checked; those with a card as links."""
    pairs = tuple(_beside_pair(package, view, record_id) for record_id in check.beside)
    return (Pairs(pairs, title="Beside it stands"),) if pairs else ()


def _beside_pair(package: Package, view: ViewState, record_id: str) -> Pair:
    value = _value(package, record_id)
    try:
        title = find_record(package, record_id).title
    except RecordNotFoundError:
        statements = package.tables["coverage_statements"].set_index("statement_id")
        observers = statements["observer"].to_dict()
        if record_id not in observers:
            return Pair(record_id, "withheld from this data version")
        return Pair(record_id, f"{observers[record_id]}: statement on imagery", muted=value)
    return Pair(record_id, "", links=((title, _on_map(view, record_id)),), muted=value)


def _value(package: Package, record_id: str) -> str:
    return "; ".join(value_text(measure) for measure in count_measures(package, record_id, ""))


def _on_map(view: ViewState, record_id: str) -> str:
    return session.address_of(replace(view, selected=(record_id,)))


def _sources(record: Record) -> Sources:
    return Sources(
        tuple(
            Source(
                ref.number,
                f"{ref.publisher}, {format_edtf(ref.published) if ref.published else 'no date'}",
                ref.title,
                ref.url,
                ref.archive_url,
                ref.url_note,
            )
            for ref in record.references
        ),
        "Printed in",
    )


def _actions(package: Package, view: ViewState, check: Check, row: Row) -> tuple[Action, ...]:
    actions = [Action("map", "On the map", url=_on_map(view, check.claim_id))]
    if row["from_place"]:
        border = (
            primary_border(package, str(row["reference_id"]))
            if row["method"] == "border"
            else view.border
        )
        measured = replace(view, origin=str(row["from_place"]), border=border)
        actions.append(Action("measure", "Measure", url=session.address_of(measured, "distances")))
    return tuple(actions)
