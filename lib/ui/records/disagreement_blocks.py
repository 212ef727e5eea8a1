"""The sheet of one disagreement: who differs, what each says, what settled it."""

from __future__ import annotations

from collections.abc import Callable

from lib.analysis.disagreements import Disagreement, Side, sides_of
from lib.analysis.references import references
from lib.catalog import Package
from lib.schema import TABLES
from lib.temporal import format_edtf
from lib.ui.sheet import Block, Heading, Pair, Pairs, Paragraph, Source, Sources, Tag, Tags

__all__ = ["TOPICS", "disagreement_blocks"]

#: Topics in words, as the schema lists them.
TOPICS = {
    code: code.capitalize()
    for field in TABLES["disagreements"].fields
    if field.name == "topic"
    for code in field.codes
}
#: Tables whose rows are figures in print.
FIGURES = ("estimates", "claims")
#: The word for one row of tables of which nobody is the teller.
ONE_OF_TABLE = {"places": "Place", "vessels": "Ship", "reference_points": "Town"}


def disagreement_blocks(
    package: Package,
    disagreement: Disagreement,
    record_address: Callable[[str], str],
    source_address: Callable[[str], str],
) -> tuple[Block, ...]:
    """The blocks of one disagreement's sheet, each side with a link to its record.

    Parameters
    ----------
    record_address, source_address
        The address of a record's card and of a source's sheet, by its id.
    """
    blocks: list[Block] = [
        Heading(disagreement.title, kicker=f"Disagreement · {TOPICS[disagreement.topic].lower()}"),
        Tags((Tag("settled" if disagreement.is_settled else "open"),)),
        Paragraph(disagreement.summary),
    ]
    if disagreement.settled_by:
        blocks.append(Paragraph(disagreement.settled_by, tone="good", strong="Settled."))
    sides = sides_of(package, disagreement)
    if sides:
        pairs = tuple(_side(side, record_address) for side in sides)
        blocks.append(Pairs(pairs, title="The records side by side"))
    cited = references(package, disagreement.source_ids)
    if cited:
        listed = tuple(
            Source(
                ref.number,
                f"{ref.publisher}, {format_edtf(ref.published) if ref.published else 'no date'}",
                ref.title,
                ref.url,
                ref.archive_url,
                address=source_address(ref.source_id),
            )
            for ref in cited
        )
        blocks.append(Sources(listed, "Pages beside the records"))
    return tuple(blocks)


def _side(side: Side, record_address: Callable[[str], str]) -> Pair:
    """Who says it, what and when: a figure in print by its number, all else by its title."""
    label = side.by or ONE_OF_TABLE.get(side.table, "Record")
    address = record_address(side.record_id)
    date = format_edtf(side.when) if side.when else ""
    if side.table in FIGURES and side.says:
        since = f"counted from {format_edtf(side.since)}" if side.since else ""
        title = side.title if side.table == "claims" else ""
        muted = "; ".join(filter(None, (date, since, title)))
        return Pair(label, side.says, muted=muted, links=((side.record_id, address),))
    muted = "; ".join(filter(None, (date, side.says)))
    return Pair(label, "", muted=muted, links=((side.title, address),))
