"""Turning the pages of the story."""

from __future__ import annotations

import streamlit as st

from lib.story import Step, Story
from lib.ui import session

__all__ = ["ALL", "step_controls", "text_control"]

#: What stands in a link in place of a step's id when all of them are open as text.
ALL = "all"


def step_controls(story: Story, step: Step) -> None:
    """Previous, next, and any step by its title; the arrow keys press the first two."""
    ids = [each.id for each in story.steps]
    place = ids.index(step.id)
    session.hold("story_step", step.id)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _turn("Previous", ids[place - 1] if place else "", "Left")
        _turn("Next", ids[place + 1] if place + 1 < len(ids) else "", "Right")
        titles = {each.id: f"{n}. {each.title}" for n, each in enumerate(story.steps, start=1)}
        st.selectbox(
            "Step",
            ids,
            format_func=titles.__getitem__,
            key="story_step",
            on_change=session.changed_by("story_step", lambda chosen: {"step": chosen}),
            label_visibility="collapsed",
            width=360,
        )
        text_control("All steps as text", ALL)


def text_control(label: str, step_id: str) -> None:
    """A button that opens a step, or all of them."""
    st.button(label, on_click=session.change, kwargs={"step": step_id}, type="tertiary")


def _turn(label: str, step_id: str, key: str) -> None:
    st.button(
        label,
        on_click=session.change,
        kwargs={"step": step_id},
        shortcut=key,
        disabled=not step_id,
    )
