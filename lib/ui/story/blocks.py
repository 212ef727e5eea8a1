"""A step of the story as blocks of a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lib.cartography import headline, text_alternative
from lib.catalog import Package
from lib.story import Note as StoryNote
from lib.story import Step, Story
from lib.temporal import format_edtf
from lib.ui import session
from lib.ui.sheet import Action, Actions, Block, Heading, Note, Notes, Paragraph, Prose, note_label
from lib.viewstate import DEFAULT

__all__ = ["note_blocks", "story_blocks", "told_blocks"]


def told_blocks(package: Package, step: Step) -> tuple[Block, ...]:
    """What a step says, paragraph by paragraph, and what its map shows.

    A measured distance says on its own map what it shows.
    """
    words = headline(package, step.view)
    shown = Paragraph(f"{words.sentence} {words.line}", tone="note", strong="The map.")
    return (
        *_prose(step),
        Actions((Action("map", "Open this map", url=session.address_of(step.view)),)),
        *(() if step.view.measurements else (shown,)),
    )


def _prose(step: Step) -> tuple[Block, ...]:
    return tuple(
        Prose(tuple((said.text, note_label(said.notes)) for said in paragraph))
        for paragraph in step.paragraphs
    )


def note_blocks(step: Step) -> tuple[Block, ...]:
    """The footnotes of a step: each record and page is a link."""
    notes = (_note(number, note) for number, note in enumerate(step.notes, start=1))
    return (Notes(tuple(notes), "What this rests on"),)


def story_blocks(package: Package, story: Story) -> tuple[Block, ...]:
    """The whole story as text, each step with the words of its map and its footnotes."""
    return tuple(_whole(package, story.steps))


def _whole(package: Package, steps: Iterable[Step]) -> Iterable[Block]:
    for number, step in enumerate(steps, start=1):
        yield Heading(step.title, kicker=f"Step {number}", id=step.id)
        yield from _prose(step)
        yield Paragraph(text_alternative(package, step.view), tone="note", strong="The map.")
        yield Actions((Action("map", "Open this map", url=session.address_of(step.view)),))
        yield from note_blocks(step)


def _note(number: int, note: StoryNote) -> Note:
    pages = (
        (
            f"{ref.publisher}, {format_edtf(ref.published) if ref.published else 'no date'}",
            ref.title,
            ref.url,
        )
        for ref in note.references
    )
    return Note(number, note.title, note.id, _address(note), tuple(pages))


def _address(note: StoryNote) -> str:
    """Where a footnote's record or measurement is shown; empty where its page is all there is."""
    if note.measured:
        origin, border = note.measured
        return session.address_of(replace(DEFAULT, origin=origin, border=border), "distances")
    return session.address_of(replace(DEFAULT, selected=(note.id,))) if note.has_card else ""
