"""The story: every figure from the tables, every statement footnoted, every view a link."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lib.analysis.records import RECORD_TABLES
from lib.catalog import DATA_DIR, Package, load_package
from lib.catalog.text_file import read_text_file
from lib.cli import app
from lib.schema import TABLES
from lib.story import Story, read_story, story_text
from lib.viewstate import ViewState, to_query
from tests.catalog.draft import Draft

Tell = Callable[[str], Story]
STEP = "## one-step: A step\nview: v=1\n\n"


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    """A copy of the shipped package to spoil; its files are links, replaced when changed.

    Nothing of it is released, so that it may change under its version.
    """
    unreleased = shutil.ignore_patterns("versions")
    root = shutil.copytree(DATA_DIR, tmp_path / "data", ignore=unreleased, copy_function=os.link)
    return Draft(Path(root))


@pytest.fixture
def told(package: Package, tmp_path: Path) -> Tell:
    """Read another story over the shipped record."""

    def tell(story: str) -> Story:
        (tmp_path / "story.md").write_text(story, "utf-8")
        text = read_text_file(tmp_path, "story.md")
        return read_story(replace(package, documents={"story": text}))

    return tell


def text_of(story: Story, step_id: str) -> str:
    step = story.step(step_id)
    assert step is not None
    assert step.id == step_id
    return " ".join(s.text for paragraph in step.paragraphs for s in paragraph)


def test_the_shipped_story_has_about_ten_sound_steps(package: Package) -> None:
    story = read_story(package)
    assert story.errors == ()
    assert 10 <= len(story.steps) <= 12
    for step in story.steps:
        assert all(s.notes for paragraph in step.paragraphs for s in paragraph), step.id
        used = {n for paragraph in step.paragraphs for s in paragraph for n in s.notes}
        assert used == set(range(1, len(step.notes) + 1)), step.id


def test_a_planted_value_is_told(draft: Draft, package: Package) -> None:
    before = text_of(read_story(package), "six-trips")
    draft.cell("estimates", "E005", "value_min", "7431")
    after = text_of(read_story(load_package(draft.root)), "six-trips")
    assert "7,431" not in before
    assert after == before.replace("at least 6 up to", "at least 7,431 up to")


def test_distances_are_measured_and_follow_the_place(draft: Draft, package: Package) -> None:
    before = text_of(read_story(package), "the-border")
    assert "195.0\u202fkm ± 2.1\u202fkm (121.2\u202fmi)" in before
    assert "202.1\u202fkm" in before
    draft.cell("places", "depot-tikhoretsk", "lat", "46.888417")
    assert "195.0" not in text_of(read_story(load_package(draft.root)), "the-border")


def test_a_title_is_filled_in_too(draft: Draft) -> None:
    draft.cell("claims", "cl002", "value_min", "4")
    step = read_story(load_package(draft.root)).step("six-trips")
    assert step is not None
    assert step.title == "4 trips"


@pytest.mark.parametrize(
    ("line", "field", "problem"),
    [
        ("CSIS counts six trips. [E005]", "figure", "is a figure that is typed"),
        ("CSIS counts 6 trips. [E005]", "figure", "is a figure that is typed"),
        ("It lies 1,500 m off. [depot-tikhoretsk]", "figure", "is a figure that is typed"),
        ("CSIS counts {E005.value_min} trips.", "footnote", "has no footnote"),
        ("CSIS counts {E005.value_min} trips. []", "footnote", "has no footnote"),
        ("CSIS counts {E005.value_min} trips. [E004]", "footnote", "stands in no footnote"),
        ("CSIS counts trips. [E999]", "footnote", "is no record and no source"),
        ("CSIS counts {E999.value_min} trips. [E005]", "figure", "names no record"),
        ("CSIS counts {E005.number} trips. [E005]", "figure", "names no column of estimates"),
        ("CSIS counts {E005.value_max} trips. [E005]", "figure", "is blank in the record"),
        ("CSIS counts {E005} trips. [E005]", "figure", "is no placeholder"),
        ("It is {najin -> atlantis}. [najin]", "figure", "names no place: atlantis"),
        ("It is {E005 -> ukraine}. [najin]", "figure", "is no placeholder"),
        ("It is {depot-tikhoretsk -> russia}. [najin]", "figure", "line is not complete"),
        ("It is {najin => wonsan}. [najin]", "figure", "is no way of the record"),
    ],
)
def test_a_bad_statement_is_named_and_its_step_withheld(
    told: Tell, line: str, field: str, problem: str
) -> None:
    story = told(STEP + "All is well. [najin]\n" + line + "\n")
    assert story.steps == ()
    matching = [e for e in story.errors if (e.line, e.id, e.field) == (5, "one-step", field)]
    assert any(problem in error.problem for error in matching), story.errors
    assert all(error.hint for error in story.errors)


def test_names_with_digits_are_no_figures(told: Tell) -> None:
    assert told(STEP + "C4ADS saw the Maia-1. [najin]\n").errors == ()


@pytest.mark.parametrize(
    ("view", "problem"),
    [
        ("v=1&window=2023-08-01~2023-07-01", "is no span of days"),
        ("v=1&colour=red", "is no key of a view"),
        ("selected=najin&v=1", "is not as links are written"),
        ("v=1&layers=depot&selected=V004", "is selected but not shown"),
        ("v=1&selected=atlantis", "is selected but not shown"),
    ],
)
def test_a_bad_view_is_named(told: Tell, view: str, problem: str) -> None:
    story = told(f"## one-step: A step\nview: {view}\n\nAll is well. [najin]\n")
    assert story.steps == ()
    assert {(e.line, e.field) for e in story.errors} == {(2, "view")}
    assert any(problem in error.problem for error in story.errors), story.errors


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Words. [najin]\n", "stands before the first step"),
        ("## Step one\nview: v=1\n\nWords. [najin]\n", "is no heading of a step"),
        ("## all: A step\nview: v=1\n\nWords. [najin]\n", "is taken"),
        ("## a: A step\n\nWords. [najin]\n", "is not the step's view"),
        ("## a: A step\nview: v=1\n", "says nothing"),
        ("## a: Two steps\nview: v=1\n\nWords. [najin]\n", "is a figure that is typed"),
        (STEP + "Words. [najin]\n\n" + STEP + "Words. [najin]\n", "is taken"),
    ],
)
def test_a_bad_form_is_named(told: Tell, text: str, problem: str) -> None:
    story = told(text)
    assert any(problem in error.problem for error in story.errors), story.errors


def test_one_bad_step_does_not_take_the_others_with_it(told: Tell, package: Package) -> None:
    shipped = (DATA_DIR / "story.md").read_text("utf-8")
    story = told(shipped.replace("{E005.value_min}", "{E005.value}"))
    whole = read_story(package)
    assert [step.id for step in story.steps] == [s.id for s in whole.steps if s.id != "six-trips"]
    assert {error.id for error in story.errors} == {"six-trips"}


def test_check_names_a_bad_story_with_its_line(draft: Draft) -> None:
    story = STEP + "Words. [nothing-of-the-kind]\n"
    draft.raw("story.md", lambda _: story.encode())
    result = CliRunner().invoke(app, ["check", "--rehash", str(draft.root)])
    assert result.exit_code == 1
    assert result.stdout == (
        "story.md:4 one-step footnote: 'nothing-of-the-kind' is no record and no source; "
        "use an id of the tables\n"
    )


def test_a_package_may_do_without_a_story(draft: Draft) -> None:
    (draft.root / "story.md").unlink()
    draft.rehash()
    package = load_package(draft.root)
    assert package.withheld == ()
    assert read_story(package) == Story((), ())
    assert read_story(package).step("") is None


def test_a_listed_story_that_is_missing_is_told(draft: Draft) -> None:
    (draft.root / "story.md").unlink()
    assert ("story.md", "is a missing file") in {
        (error.file, error.problem) for error in load_package(draft.root).withheld
    }


def test_no_cell_of_a_table_becomes_a_placeholder(draft: Draft) -> None:
    draft.cell("vessels", "vessel-angara", "note", "{V004.departed} [najin]")
    story = STEP + "It says {vessel-angara.note}. [vessel-angara]\n"
    draft.raw("story.md", lambda _: story.encode())
    read = read_story(load_package(draft.root))
    assert read.errors == ()
    assert text_of(read, "one-step") == "It says {V004.departed} [najin]."


def test_the_plain_text_holds_everything(package: Package) -> None:
    def address(view: ViewState) -> str:
        return "https://example.org/?" + to_query(view)

    story = read_story(package)
    text = story_text(package, story, address)
    for step in story.steps:
        assert step.title in text
        assert address(step.view) in text
        for paragraph in step.paragraphs:
            assert all(statement.text in text for statement in paragraph)
        for note in step.notes:
            assert note.title in text
            assert all(reference.url in text for reference in note.references)
    assert "{" not in text
    assert package.sha256 in text


def test_an_id_of_the_story_means_one_row(package: Package) -> None:
    tables = (*RECORD_TABLES, "sources", "coverage_statements", "borders")
    ids = [i for name in tables for i in package.tables[name][TABLES[name].key]]
    assert len(set(ids)) == len(ids)
