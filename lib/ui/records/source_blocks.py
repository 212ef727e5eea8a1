"""The sheet of one source: what it is, what it relays, what rests on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lib.analysis import wording
from lib.analysis.origins import origins_of
from lib.analysis.provenance import resting_on
from lib.analysis.records import RecordNotFoundError, find_record
from lib.catalog import Package
from lib.temporal import format_edtf
from lib.ui.sheet import Block, Heading, Pair, Pairs, Paragraph

__all__ = ["source_sheet_blocks"]

#: Records listed under one source; more are counted.
LISTED = 40
LINKED = ("Page", "Original", "Archive")


def source_sheet_blocks(
    package: Package, source_id: str, record_address: Callable[[str], str]
) -> tuple[Block, ...]:
    """The blocks of one source's sheet, each record that rests on it as a link."""
    frame = package.tables["sources"]
    row = frame.loc[frame["source_id"] == source_id].iloc[0]
    return (
        *_about({str(column): str(value) for column, value in row.items()}),
        *_relayed(package, source_id),
        *_resting(package, source_id, record_address),
    )


def _about(row: Mapping[str, str]) -> list[Block]:
    fields = (
        ("Published", format_edtf(row["published"]) if row["published"] else "no date known"),
        ("Kind", wording.in_words(row["kind"])),
        ("Language", row["language"]),
        ("Page", row["url"]),
        ("Original", row["original_url"] or row["original_publisher"]),
        ("Archive", row["archive_url"]),
        ("Address", row["url_note"]),
        ("Also cited as", row["aliases"].replace(";", ", ")),
    )
    pairs = tuple(
        Pair(label, "", links=((value, value),))
        if label in LINKED and value.startswith("http")
        else Pair(label, value)
        for label, value in fields
        if value
    )
    note = row["basis_note"]
    basis = f"{wording.BASIS[row['basis']]} {note[:1].upper()}{note[1:]}".strip()
    return [
        Heading(row["title"], kicker=row["publisher"], id=row["source_id"]),
        Pairs(pairs),
        Paragraph(basis, tone="note", strong="Basis."),
    ]


def _relayed(package: Package, source_id: str) -> list[Block]:
    """The releases that the page goes back to, with how many other pages relay each."""
    links = package.tables["derives_from"]
    found = origins_of(package, (source_id,))
    roots = [root for observer in found.observers for root in observer.roots]
    pairs = []
    for root in (*roots, *found.quoted):
        pages = links.loc[links["root_id"] == root.id, "source_id"].nunique()
        dated = f", {format_edtf(root.date)}" if root.date else ""
        others = wording.plural(pages - 1, "other page") if pages > 1 else ""
        own = "the release itself" if root.own_pages else ""
        muted = "; ".join(filter(None, (own, f"so do {others}" if others else "")))
        pairs.append(Pair(root.publisher, root.title + dated, muted=muted))
    if not pairs:
        return []
    return [Pairs(tuple(pairs), title="Goes back to")]


def _resting(package: Package, source_id: str, record_address: Callable[[str], str]) -> list[Block]:
    records = resting_on(package).get(source_id, ())
    if not records:
        return [Paragraph("No record cites it; it is kept as context.", tone="note")]
    pairs = []
    for _, record_id in records[:LISTED]:
        try:
            title = find_record(package, record_id).title
        except RecordNotFoundError:  # withheld at the data door
            continue
        pairs.append(Pair(record_id, "", links=((title, record_address(record_id)),)))
    more = len(records) - LISTED
    title = f"{wording.plural(len(records), 'record')} {'rests' if len(records) == 1 else 'rest'}"
    blocks: list[Block] = [Pairs(tuple(pairs), title=f"{title} on it")]
    if more > 0:
        blocks.append(Paragraph(f"and {more} more", tone="note"))
    return blocks
