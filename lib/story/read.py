"""The story with its figures filled in, its footnotes looked up and its views read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from lib.analysis.statements import Statement
from lib.cartography import shown_records
from lib.catalog import Package
from lib.errors import DataError
from lib.story.draft import DraftStatement, DraftStep, problem, read_draft
from lib.story.figures import Figure, FigureError, figure_of
from lib.story.footnotes import Note, NoteNotFoundError, note_of
from lib.viewstate import ViewState, from_query, to_query

__all__ = ["Step", "Story", "read_story"]

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Step:
    """A step: what it says, what that rests on, and the view of the map that shows it."""

    id: str
    title: str
    paragraphs: tuple[tuple[Statement, ...], ...]
    notes: tuple[Note, ...]
    """The footnotes in the order of their numbers."""
    view: ViewState


@dataclass(frozen=True)
class Story:
    """The steps that are sound, and every problem of the others."""

    steps: tuple[Step, ...]
    errors: tuple[DataError, ...]

    def step(self, step_id: str) -> Step | None:
        """The step with this id; the first where none has it; None where there are no steps."""
        first = self.steps[0] if self.steps else None
        return next((step for step in self.steps if step.id == step_id), first)


@dataclass
class _Reading:
    """A step while it is read: its footnotes so far, and its problems."""

    package: Package
    draft: DraftStep
    notes: list[Note] = field(default_factory=list)
    errors: list[DataError] = field(default_factory=list)

    def refuse(self, line: int, name: str, value: str, what: str, hint: str) -> None:
        self.errors.append(problem(line, self.draft.id, name, value, what, hint))

    def number(self, note: Note) -> int:
        """The number of a footnote in this step."""
        if note not in self.notes:
            self.notes.append(note)
        return self.notes.index(note) + 1


@lru_cache(maxsize=2)
def read_story(package: Package) -> Story:
    """Read the story of a package; a step with a problem is withheld, and the problem named.

    A package without a story has no steps and no problems.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> story = read_story(load_package())
    >>> len(story.steps) >= 10, story.errors
    (True, ())
    """
    text = package.documents.get("story")
    drafts, errors = read_draft(text.lines if text else ())
    steps = []
    for draft in drafts:
        reading = _Reading(package, draft)
        step = _read_step(reading)
        errors += reading.errors
        if not reading.errors:
            steps.append(step)
    return Story(tuple(steps), tuple(sorted(errors, key=lambda error: error.line)))


def _read_step(reading: _Reading) -> Step:
    draft = reading.draft
    title, _ = _filled(reading, draft.line, draft.title)
    paragraphs = tuple(
        tuple(_statement(reading, statement) for statement in paragraph)
        for paragraph in draft.paragraphs
    )
    view = _view(reading)
    return Step(draft.id, title, paragraphs, tuple(reading.notes), view)


def _statement(reading: _Reading, draft: DraftStatement) -> Statement:
    numbers = []
    for note_id in draft.ids:
        try:
            numbers.append(reading.number(note_of(reading.package, note_id)))
        except NoteNotFoundError:
            what, hint = "is no record and no source", "use an id of the tables"
            reading.refuse(draft.line, "footnote", note_id, what, hint)
    text, figures = _filled(reading, draft.line, draft.text)
    for figure in figures:
        if figure.note is not None:
            numbers.append(reading.number(figure.note))
        elif figure.record_id not in draft.ids:
            what, hint = "gives a figure but stands in no footnote", "add it to the footnote"
            reading.refuse(draft.line, "footnote", figure.record_id, what, hint)
    return Statement(text, tuple(sorted(set(numbers))))


def _filled(reading: _Reading, line: int, text: str) -> tuple[str, list[Figure]]:
    """Return a text with its placeholders filled in, and their figures."""
    figures: list[Figure] = []

    def fill(match: re.Match[str]) -> str:
        try:
            figures.append(figure_of(reading.package, match[1]))
        except FigureError as error:
            reading.refuse(line, "figure", match[0], str(error), error.hint)
            return match[0]
        except DataError as error:
            reading.refuse(line, "figure", match[0], error.problem, error.hint)
            return match[0]
        return figures[-1].text

    return _PLACEHOLDER.sub(fill, text), figures


def _view(reading: _Reading) -> ViewState:
    """The step's view; a link that is not whole, or selects what it does not show, is refused."""
    draft = reading.draft
    view, notices = from_query(draft.link)
    for notice in notices:
        what = f"{notice.problem} ({notice.key})"
        reading.refuse(draft.view_line, "view", notice.value, what, "copy the link of a view")
    if not notices and to_query(view) != draft.link:
        what, hint = "is not as links are written", f"write {to_query(view)}"
        reading.refuse(draft.view_line, "view", draft.link, what, hint)
    shown = set(shown_records(reading.package, view)["id"]) if view.selected else set()
    for record_id in view.selected:
        if record_id not in shown:
            what, hint = "is selected but not shown", "open its layer, or take it out"
            reading.refuse(draft.view_line, "view", record_id, what, hint)
    return view
