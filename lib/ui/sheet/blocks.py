"""The blocks of a printed sheet: headings, label and value pairs, figures, tables, sources.

A sheet is data, never markup: the browser side puts every string into the page as text, so that
nothing in a record can become markup or script.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar

__all__ = [
    "Action",
    "Actions",
    "Block",
    "Figure",
    "Heading",
    "Note",
    "Notes",
    "Pair",
    "Pairs",
    "Paragraph",
    "Prose",
    "Source",
    "Sources",
    "Table",
    "Tag",
    "Tags",
    "note_label",
    "to_data",
]


@dataclass(frozen=True)
class Heading:
    """A kicker in small capitals with the id at its right, and a title in serif."""

    kind: ClassVar[str] = "heading"
    title: str
    kicker: str = ""
    id: str = ""
    native: str = ""
    """The name in its own script, under the title."""
    colour: str = "text3"
    """Role in the colour tokens that the kicker takes."""
    level: int = 2


@dataclass(frozen=True)
class Tag:
    """A word in a thin frame; ``dots`` filled dots of five stand before it where given."""

    text: str
    dots: int = 0
    differs: bool = False
    title: str = ""


@dataclass(frozen=True)
class Tags:
    """A row of tags."""

    kind: ClassVar[str] = "tags"
    tags: tuple[Tag, ...]


@dataclass(frozen=True)
class Pair:
    """A label, its value, and the numbers of the sources that carry it."""

    label: str
    value: str
    notes: tuple[int, ...] = ()
    muted: str = ""
    """What stands after the value in grey: its form in the record, its reason."""
    links: tuple[tuple[str, str], ...] = ()
    """(text, address) of links that stand in place of the value."""


@dataclass(frozen=True)
class Pairs:
    """A group of pairs under a thin rule."""

    kind: ClassVar[str] = "pairs"
    pairs: tuple[Pair, ...]
    title: str = ""
    note: str = ""
    """A line under the group."""
    is_folded: bool = False
    """Whether only its title shows until it is pressed."""


@dataclass(frozen=True)
class Paragraph:
    """A line of text: ``tone`` is one of text, note, good, warn, bad."""

    kind: ClassVar[str] = "paragraph"
    text: str
    tone: str = "text"
    strong: str = ""
    """Words set bold before the text."""


@dataclass(frozen=True)
class Figure:
    """The one large figure of a page, its unit, and what stands under it."""

    kind: ClassVar[str] = "figure"
    value: str
    unit: str
    under: str = ""


@dataclass(frozen=True)
class Source:
    """A numbered source: publisher and date, its page, its archive copy."""

    number: int
    text: str
    title: str = ""
    url: str = ""
    archive_url: str = ""
    note: str = ""
    address: str = ""
    """Where its own sheet is; then publisher and date are the link."""


@dataclass(frozen=True)
class Sources:
    """The list of sources with a sentence above it."""

    kind: ClassVar[str] = "sources"
    sources: tuple[Source, ...]
    lead: str = ""
    lead_note: str = ""


@dataclass(frozen=True)
class Prose:
    """Running text: statements, each with the label of its footnotes (`note_label`)."""

    kind: ClassVar[str] = "prose"
    statements: tuple[tuple[str, str], ...]
    title: str = ""
    """A small heading above the text."""


@dataclass(frozen=True)
class Note:
    """A footnote: what it names, where that is shown, and the pages that it rests on."""

    number: int
    text: str
    id: str = ""
    address: str = ""
    sources: tuple[tuple[str, str, str], ...] = ()
    """(publisher and date, title, address) of each page."""


@dataclass(frozen=True)
class Notes:
    """A list of footnotes, in columns where there is room."""

    kind: ClassVar[str] = "notes"
    notes: tuple[Note, ...]
    title: str = ""


@dataclass(frozen=True)
class Table:
    """A table with a title; cells are text, numbers are aligned right where ``right`` says so."""

    kind: ClassVar[str] = "table"
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    right: tuple[int, ...] = ()
    strong_rows: tuple[int, ...] = ()
    bad_rows: tuple[int, ...] = ()
    """Rows that show a wrong way: their first cell carries a mark."""
    links: tuple[str, ...] = ()
    """Address that each row's first cell links to; empty: no links."""


@dataclass(frozen=True)
class Action:
    """A button: it copies ``copy`` where given, opens ``url``, else tells Python its id."""

    id: str
    label: str
    copy: str = ""
    url: str = ""


@dataclass(frozen=True)
class Actions:
    """A row of buttons."""

    kind: ClassVar[str] = "actions"
    actions: tuple[Action, ...] = field(default_factory=tuple)


Block = Heading | Tags | Pairs | Paragraph | Figure | Sources | Prose | Notes | Table | Actions


def note_label(numbers: tuple[int, ...]) -> str:
    """Return footnote numbers in ascending order, runs of three and more as ranges.

    >>> note_label((1, 2, 4, 5, 6, 9))
    '1 2 4–6 9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return " ".join(
        f"{run[0]}–{run[-1]}" if len(run) > 2 else " ".join(map(str, run)) for run in runs
    )


def to_data(blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
    """Return the blocks as plain JSON data, each with its kind.

    >>> to_data((Heading("Port of Najin", kicker="Port"),))[0]["kind"]
    'heading'
    """
    return [{"kind": block.kind, **asdict(block)} for block in blocks]
