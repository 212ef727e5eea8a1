"""The form of ``story.md``: steps of statements, one statement a line.

A step is a heading ``## id: title``, a line ``view: `` with the query of a link, and its
statements. A blank line begins a new paragraph. A statement ends with the ids that it rests on::

    ## the-border: How far the border is
    view: v=1&selected=depot-tikhoretsk

    The article prints {cl001.value_min} miles. [cl001]

No figure is typed: it stands as a placeholder that is filled in from the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lib.errors import DataError
from lib.schema import DOCUMENTS, refuse

__all__ = ["FILE", "DraftStatement", "DraftStep", "problem", "read_draft"]

FILE = DOCUMENTS["story"].path

_STEP = re.compile(r"## ([a-z][a-z0-9-]{0,39}): (\S.*)")
_VIEW = re.compile(r"view: (\S+)")
_STATEMENT = re.compile(r"(\S.*[.?!”]) \[([A-Za-z0-9_.-]+(?: [A-Za-z0-9_.-]+)*)\]")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_NUMBER_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
    "|thousand|million|billion|dozen|half|twice|double|triple"
)
#: A number in digits or words; a digit within a name (C4ADS, Maia-1) is none.
_TYPED = re.compile(rf"(?<![\w-])[0-9][0-9.,]*|\b(?:{_NUMBER_WORDS})\b", re.IGNORECASE)


@dataclass(frozen=True)
class DraftStatement:
    """A statement before its figures are filled in, with the ids that it rests on."""

    line: int
    text: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class DraftStep:
    """A step before anything in it is looked up."""

    line: int
    id: str
    title: str
    view_line: int
    link: str
    paragraphs: tuple[tuple[DraftStatement, ...], ...]

    @property
    def statements(self) -> Iterator[DraftStatement]:
        """Every statement of the step."""
        return (statement for paragraph in self.paragraphs for statement in paragraph)


def problem(line: int, step_id: str, field: str, value: object, what: str, hint: str) -> DataError:
    """What is wrong with a line of the story, and how to mend it."""
    return refuse(FILE, line, step_id, field, value, what, hint)


def read_draft(lines: Iterable[tuple[int, str]]) -> tuple[tuple[DraftStep, ...], list[DataError]]:
    """Return the steps of a story and every problem of form; a step with one is left out.

    Parameters
    ----------
    lines
        Line numbers from 1, and the lines.

    Examples
    --------
    >>> steps, problems = read_draft(enumerate(
    ...     ["## pits: Pits", "view: v=1", "", "Over {do002.count} pits were dug. [do002]"], 1))
    >>> steps[0].id, steps[0].paragraphs[0][0].ids, problems
    ('pits', ('do002',), [])
    """
    blocks: list[list[tuple[int, str]]] = []
    errors: list[DataError] = []
    for number, line in lines:
        if line.startswith("## "):
            blocks.append([(number, line)])
        elif blocks:
            blocks[-1].append((number, line))
        elif line and not line.startswith(("# ", "<!--")):
            hint = "begin a step with a line such as: ## the-border: How far the border is"
            errors.append(problem(number, "", "step", line, "stands before the first step", hint))
    steps: dict[str, DraftStep] = {}
    for block in blocks:
        step, problems = _read_step(block)
        errors += problems
        if step is None:
            continue
        if step.id in steps or step.id == "all":
            hint = "give the step an id of its own, and not “all”, which opens all of them"
            errors.append(problem(step.line, step.id, "step", step.id, "is taken", hint))
        elif not problems:
            steps[step.id] = step
    return tuple(steps.values()), errors


def _read_step(block: list[tuple[int, str]]) -> tuple[DraftStep | None, list[DataError]]:
    (line, heading), *rest = block
    match = _STEP.fullmatch(heading)
    if match is None:
        hint = "write two signs, an id, a colon and a title, as in: ## the-border: How far it is"
        return None, [problem(line, "", "step", heading, "is no heading of a step", hint)]
    step_id, title = match.groups()
    errors = list(_typed_figures(line, step_id, "title", title))
    view_line, view = next(((n, text) for n, text in rest if text), (line, ""))
    view_match = _VIEW.fullmatch(view)
    if view_match is None:
        hint = "write the query of a link on the line below the heading, as in: view: v=1"
        errors.append(problem(view_line, step_id, "view", view, "is not the step's view", hint))
    paragraphs: list[list[DraftStatement]] = [[]]
    for number, text in (each for each in rest if each[0] > view_line):
        if not text:
            paragraphs.append([])
            continue
        statement, problems = _read_statement(number, step_id, text)
        errors += problems
        if statement:
            paragraphs[-1].append(statement)
    told = tuple(tuple(paragraph) for paragraph in paragraphs if paragraph)
    if not told and not errors:
        hint = "add a statement with its footnote"
        errors.append(problem(line, step_id, "step", title, "says nothing", hint))
    link = view_match[1] if view_match else ""
    return DraftStep(line, step_id, title, view_line, link, told), errors


def _read_statement(
    line: int, step_id: str, text: str
) -> tuple[DraftStatement | None, list[DataError]]:
    match = _STATEMENT.fullmatch(text)
    if match is None:
        hint = "end it with the ids of its records or sources, as in: ... border. [cl001 cl015]"
        return None, [problem(line, step_id, "footnote", text, "has no footnote", hint)]
    said, ids = match[1], tuple(dict.fromkeys(match[2].split(" ")))
    return DraftStatement(line, said, ids), list(_typed_figures(line, step_id, "figure", said))


def _typed_figures(line: int, step_id: str, field: str, text: str) -> Iterator[DataError]:
    for figure in _TYPED.findall(_PLACEHOLDER.sub("", text)):
        hint = "write where it comes from, as in {E005.value_min} or {ev013.date}"
        yield problem(line, step_id, field, figure, "is a figure that is typed", hint)
