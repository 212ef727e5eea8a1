"""The whole story as plain text: for screen readers, for paper, to quote from."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lib.cartography import text_alternative
from lib.catalog import Package
from lib.story.footnotes import Note
from lib.story.read import Step, Story
from lib.temporal import format_edtf
from lib.viewstate import ViewState

__all__ = ["story_text"]


def story_text(package: Package, story: Story, address_of: Callable[[ViewState], str]) -> str:
    """Return every step with its statements, the view of its map and its footnotes.

    Parameters
    ----------
    address_of
        The address at which a view of the map opens.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> from lib.story import read_story
    >>> from lib.viewstate import to_query
    >>> package = load_package()
    >>> text = story_text(package, read_story(package), lambda view: "/?" + to_query(view))
    >>> text.count("The map: ") == len(read_story(package).steps)
    True
    """
    head = f"Najin to Tikhoretsk. Data {package.version}, sha256 {package.sha256}"
    steps = (
        "\n".join(_step(package, number, step, address_of(step.view)))
        for number, step in enumerate(story.steps, start=1)
    )
    return "\n\n\n".join([head, *steps]) + "\n"


def _step(package: Package, number: int, step: Step, address: str) -> Iterator[str]:
    yield f"{number}. {step.title}"
    for paragraph in step.paragraphs:
        yield ""
        yield " ".join(f"{s.text} {''.join(f'[{n}]' for n in s.notes)}" for s in paragraph)
    yield ""
    yield f"The map: {text_alternative(package, step.view)} {address}"
    for position, note in enumerate(step.notes, start=1):
        yield ""
        yield from _note(position, note)


def _note(number: int, note: Note) -> Iterator[str]:
    yield f"[{number}] {note.id + ': ' if note.id else ''}{note.title}"
    for ref in note.references:
        published = format_edtf(ref.published) if ref.published else "no date"
        yield f"    {ref.publisher}, {published}: {ref.title}. {ref.url or 'no address known'}"
