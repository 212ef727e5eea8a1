"""The card of a record, as blocks of a sheet."""

from __future__ import annotations

from lib.analysis import wording
from lib.analysis.records import Record
from lib.analysis.values import is_present
from lib.ui.card.beside import differing, disagreeing, other_names, same_elsewhere, same_thing
from lib.ui.card.context import CardContext
from lib.ui.card.evidence import basis, confidence, origins, source_blocks
from lib.ui.card.imagery import imagery
from lib.ui.card.values import coordinate_text, what, when, where
from lib.ui.sheet import (
    Action,
    Actions,
    Block,
    Heading,
    Pairs,
    Paragraph,
    Tag,
    Tags,
)

__all__ = ["CardContext", "card_blocks", "source_blocks"]

#: Filled dots before each level of confidence.
DOTS = {"corroborated": 4, "probable": 3, "possible": 2, "doubtful": 1, "not assessed": 0}
#: Tables whose rows are named as such at the head of a card.
KICKERS = {"estimates": "Estimate", "reference_points": "Reference point", "vessels": "Ship"}


def card_blocks(record: Record, context: CardContext) -> tuple[Block, ...]:
    """The blocks of one record's card.

    Parameters
    ----------
    record
        The record.
    context
        Names and addresses that the card writes, and what of the view it must say.
    """
    blocks: list[Block] = [_heading(record), *_tags(record, context)]
    if context.knowledge:
        blocks.append(Paragraph(context.knowledge, tone="warn"))
    for pairs in (when(record), what(record), where(record, context)):
        if pairs:
            blocks.append(Pairs(pairs))
    if is_present(record.row.get("note")):
        blocks.append(Paragraph(str(record.row["note"])))
    blocks += differing(record, context)
    blocks += disagreeing(context)
    blocks += same_thing(record, context)
    blocks += same_elsewhere(record, context)
    blocks += confidence(record, context)
    blocks += origins(record)
    blocks += source_blocks(record, context)
    blocks += basis(record)
    blocks += imagery(context)
    blocks += other_names(record)
    blocks.append(Actions(_actions(record, context)))
    return tuple(blocks)


def _heading(record: Record) -> Heading:
    return Heading(
        title=record.title,
        kicker=_kicker(record),
        id=record.id,
        native=" · ".join(record.native),
        colour=record.layer,
    )


def _kicker(record: Record) -> str:
    row = record.row
    if record.table == "voyages":
        both = row["from_place"] and row["to_place"]
        return "Voyage · reported leg" if both else "Voyage · reported call"
    if record.table in KICKERS:
        return KICKERS[record.table]
    word = wording.CLASSES[record.layer]
    kind = wording.in_words(str(row.get("kind", "")))
    return f"{word} · {kind}" if kind and kind != word.lower() else word


def _tags(record: Record, context: CardContext) -> list[Block]:
    row, tags = record.row, []
    level = str(row.get("confidence", ""))
    if level:
        tags.append(Tag(level, dots=DOTS[level], title=record.grading))
    if record.differences:
        tags.append(Tag(_differ(len(record.differences)), differs=True))
    if context.disagreements:
        tags.append(Tag(wording.plural(len(context.disagreements), "disagreement"), differs=True))
    if row.get("band"):
        tags.append(Tag(str(row["band"])))
    return [Tags(tuple(tags))] if tags else []


def _differ(count: int) -> str:
    return "1 differs" if count == 1 else f"{count} differ"


def _actions(record: Record, context: CardContext) -> tuple[Action, ...]:
    actions = [Action("link", "Copy link", copy=context.address_of(record.id))]
    if record.table == "claims":
        actions.append(Action("claim", "Check the figure", url=context.claim_address(record.id)))
    if record.table in ("places", "reference_points"):
        actions.append(Action("coordinate", "Copy coordinate", copy=coordinate_text(record.row)))
        actions.append(Action("measure", "Measure"))
    return tuple(actions)
