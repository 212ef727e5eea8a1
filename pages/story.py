"""Story: the article's case in steps, each with its footnotes and a view of the map."""

from __future__ import annotations

import streamlit as st

from lib.analysis.wording import plural
from lib.story import Step, read_story, story_text
from lib.ui import caches, frame, session
from lib.ui.sheet import sheet
from lib.ui.story.blocks import note_blocks, story_blocks, told_blocks
from lib.ui.story.controls import ALL, step_controls, text_control
from lib.ui.story.map import step_map
from lib.ui.theme import current_colours

package = caches.package()
story = read_story(package)
tone = current_colours()


def show_all() -> None:
    """The whole story as text: to read aloud, to print, to keep."""
    frame.headline(
        f"The article’s case in {plural(len(story.steps), 'step')}",
        "Figures are filled in from the record and measured here. Parties’ claims are theirs.",
    )
    with st.container(horizontal=True):
        text_control("Back to the maps", "")
        st.download_button(
            "Download as plain text",
            lambda: story_text(package, story, session.address_of),
            file_name="najin-to-tikhoretsk.txt",
            on_click="ignore",
            type="tertiary",
        )
    sheet(story_blocks(package, story), tone, key="story_text", label="The story")


def show(step: Step) -> None:
    """One step: what it says beside its map, then what that rests on."""
    number = story.steps.index(step) + 1
    frame.headline(
        step.title,
        f"Step {number} of {len(story.steps)} of the article’s case. The arrow keys turn the page. "
        "Numbers lead to the records and pages below.",
    )
    step_controls(story, step)
    text, map_column = st.columns([1, 1.35], gap="large")
    with text:
        sheet(told_blocks(package, step), tone, key="story_told", label=step.title)
    with map_column:
        step_map(package, step)
    sheet(note_blocks(step), tone, key="story_notes", label="What this rests on")


def show_problems() -> None:
    """What of the story the package's own tables refuse."""
    if story.errors:
        with st.expander(f"{plural(len(story.errors), 'problem')} in the story: steps withheld"):
            for error in story.errors:
                st.text(str(error))


view = session.view()
opened = story.step(view.step)
if opened is None:
    frame.headline("This data package tells no story", "The map and the tables hold its records.")
elif view.step == ALL:
    show_all()
else:
    show(opened)
show_problems()
