"""What stands beside a card's record: what differs, what may be the same, other names."""

from __future__ import annotations

from lib.analysis import wording
from lib.analysis.records import Record
from lib.temporal import format_edtf
from lib.ui.card.context import CardContext
from lib.ui.card.values import position_pairs
from lib.ui.sheet import Block, Pair, Pairs

__all__ = ["differing", "disagreeing", "other_names", "same_elsewhere", "same_thing"]

#: Kinds of link between rows -> the words on the card.
MAY_REPEAT = {
    "same_call": "Same call",
    "possible_same_call": "Maybe the same call",
    "two_legs_of_one_call": "Other leg of the call",
    "same_ship_shifting_piers": "Same ship, other pier",
    "observation_of_call": "Seen in",
    "same_statement_or_image": "Same statement or image",
    "same_value_other_statement": "Same value, other statement",
    "relayed_statement": "Relayed in",
    "possibly_same_origin": "Maybe one origin",
}


def differing(record: Record, context: CardContext) -> list[Block]:
    """Differing values side by side, this record's first, each with who says it."""
    pairs: list[Pair] = []
    for label in dict.fromkeys(d.label for d in record.differences):
        those = [d for d in record.differences if d.label == label]
        said = ", ".join(filter(None, (record.by, "this record")))
        for here in dict.fromkeys(d.here for d in those):
            pairs.append(Pair(f"≠ {label}", _value(label, here), muted=said))
        pairs += [
            Pair(
                "",
                _value(label, d.there),
                links=((d.other_id, context.address_of(d.other_id)),),
                muted=d.other_by,
            )
            for d in those
        ]
    return [Pairs(tuple(pairs), title="What differs")] if pairs else []


def _value(label: str, text: str) -> str:
    if label != "Date":
        return text
    return " to ".join(format_edtf(part, "throughout") for part in text.split(" to "))


def disagreeing(context: CardContext) -> list[Block]:
    """Links to the disagreements in which the record takes part."""
    pairs = tuple(
        Pair(
            "Settled" if d.is_settled else "Open",
            "",
            links=((d.title, context.disagreement_address(d.id)),),
        )
        for d in context.disagreements
    )
    return [Pairs(pairs, title="What the record disagrees on")] if pairs else []


def same_thing(record: Record, context: CardContext) -> list[Block]:
    """Links to the records that may tell of the same, gathered by how they are linked."""
    by_kind: dict[str, list[tuple[str, str]]] = {}
    for other_id, kind, reason in record.duplicates:
        by_kind.setdefault(kind, []).append((other_id, reason))
    pairs = tuple(
        Pair(
            MAY_REPEAT.get(kind, wording.in_words(kind)),
            "",
            links=tuple((other_id, context.address_of(other_id)) for other_id, _ in others),
            muted=others[0][1] if len(others) == 1 else "",
        )
        for kind, others in by_kind.items()
    )
    return [Pairs(pairs, title="The same?")] if pairs else []


def same_elsewhere(record: Record, context: CardContext) -> list[Block]:
    """Rows of other lists that stand for the same thing, with their positions."""
    pairs: list[Pair] = []
    for other_id, row in record.same:
        pairs.append(Pair("Also as", "", links=((other_id, context.address_of(other_id)),)))
        if "lon" in row:
            pairs += position_pairs(row)
    title = "The same thing in other lists"
    return [Pairs(tuple(pairs), title=title, is_folded=True)] if pairs else []


def other_names(record: Record) -> list[Block]:
    """All names by language and script, with their romanisation."""
    pairs = tuple(Pair(group.label, ", ".join(group.names)) for group in record.names)
    return [Pairs(pairs, title="Names", is_folded=True)] if pairs else []
