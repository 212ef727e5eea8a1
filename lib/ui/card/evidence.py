"""How sure a card's record is, who says so, and on which pages."""

from __future__ import annotations

from lib.analysis import wording
from lib.analysis.origins import Observer, Root
from lib.analysis.records import Record
from lib.analysis.references import Reference
from lib.temporal import format_edtf
from lib.ui.card.context import CardContext
from lib.ui.sheet import Block, Pair, Pairs, Paragraph, Source, Sources

__all__ = ["basis", "confidence", "origins", "source_blocks"]

#: Releases of one observer that are named; more are counted.
NAMED_ROOTS = 4
#: Longest list of origins that stands unfolded.
UNFOLDED = 3


def confidence(record: Record, context: CardContext) -> list[Block]:
    """The stated parts of a record's confidence, and where they are defined."""
    if not record.parts:
        return []
    parts = [Pair(part.name, part.value, muted=part.remark) for part in record.parts]
    defined = (("how each part is defined", context.confidence_address),)
    return [Pairs((*parts, Pair("", "", links=defined)), title="How sure")]


def origins(record: Record) -> list[Block]:
    """The pages gathered by the release that they relay; one observer counts once."""
    if not record.origins.observers:
        return []
    number = {ref.source_id: ref.number for ref in record.references}
    pairs = [pair for observer in record.origins.observers for pair in _observer(observer, number)]
    quoted = record.origins.quoted
    if quoted:
        pages = {page for root in quoted for page in root.pages}
        pairs.append(
            Pair("Also quoted", "; ".join(map(_root_text, quoted)), _numbers(pages, number))
        )
    unexplained = set(record.origins.unexplained)
    if unexplained:
        pairs.append(Pair("Origin not known", "", _numbers(unexplained, number)))
    is_long = len(pairs) > UNFOLDED
    return [Pairs(tuple(pairs), title="Who says so", is_folded=is_long)]


def _observer(observer: Observer, number: dict[str, int]) -> list[Pair]:
    named, more = observer.roots[:NAMED_ROOTS], observer.roots[NAMED_ROOTS:]
    pairs = []
    for position, root in enumerate(named):
        remarks = [_relaying(root, number)]
        if position == 0 and observer.rests_on:
            remarks.append(f"rests on {', '.join(observer.rests_on)}: not counted")
        label = "" if position else observer.name
        notes = _numbers(set(root.pages), number)
        muted = "; ".join(filter(None, remarks))
        pairs.append(Pair(label, _root_text(root), notes, muted=muted))
    if more:
        pages = {page for root in more for page in root.pages}
        text = f"and {wording.plural(len(more), 'more release')} of the same observer"
        pairs.append(Pair("", text, _numbers(pages, number)))
    return pairs


def _relaying(root: Root, number: dict[str, int]) -> str:
    """How many pages go back to the release; which of them is its own."""
    several = f"{len(root.pages)} pages, counted once" if len(root.pages) > 1 else ""
    own = _numbers(set(root.own_pages), number)
    its_own = f"its own page: {', '.join(map(str, own))}" if own else "its own page was not read"
    return "; ".join(filter(None, (several, its_own)))


def _root_text(root: Root) -> str:
    return f"{root.title}, {format_edtf(root.date)}" if root.date else root.title


def _numbers(pages: set[str], number: dict[str, int]) -> tuple[int, ...]:
    return tuple(sorted(number[page] for page in pages if page in number))


def source_blocks(record: Record, context: CardContext) -> list[Block]:
    """The list of sources, with how many independent ones they come to."""
    if not record.references:
        return []
    counted = record.origins
    lead = wording.plural(len(record.references), "page")
    if counted.observers:
        lead += f", {wording.plural(counted.n_independent, 'independent source')}"
    roots = [root for observer in counted.observers for root in observer.roots]
    one = len(roots) == 1 and len(record.references) > 1
    note = f"all trace to: {roots[0].title}" if one else ""
    listed = tuple(_source(ref, context) for ref in record.references)
    return [Sources(listed, lead, note)]


def _source(ref: Reference, context: CardContext) -> Source:
    published = format_edtf(ref.published) if ref.published else "no date"
    unread = "" if ref.basis.startswith("read") else "not read directly"
    note = unread or ("" if ref.url else "no address known")
    return Source(
        number=ref.number,
        text=f"{ref.publisher}, {published}",
        title=ref.title,
        url=ref.url,
        archive_url=ref.archive_url,
        note=note,
        address=context.source_address(ref.source_id),
    )


def basis(record: Record) -> list[Block]:
    """How the record's values were come by."""
    row = record.row
    words = wording.BASIS.get(str(row.get("basis", "")), "")
    note = str(row.get("basis_note", ""))
    text = " ".join(filter(None, (words, note[:1].upper() + note[1:])))
    return [Paragraph(text, tone="note", strong="Basis.")] if text else []
