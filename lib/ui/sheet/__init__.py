"""A printed sheet in the page: a Streamlit component without build step or network."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

from lib.ui.sheet.blocks import (
    Action,
    Actions,
    Block,
    Figure,
    Heading,
    Note,
    Notes,
    Pair,
    Pairs,
    Paragraph,
    Prose,
    Source,
    Sources,
    Table,
    Tag,
    Tags,
    note_label,
    to_data,
)

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
    "sheet",
]

_HERE = Path(__file__).parent


@cache
def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _renderer() -> st.components.v2.types.ComponentRenderer:
    return st.components.v2.component("najin_sheet", css=_text("sheet.css"), js=_text("sheet.js"))


def sheet(
    blocks: tuple[Block, ...], colours: dict[str, str], *, key: str, label: str
) -> str | None:
    """Show blocks as a printed sheet; return the id of the action that was just pressed.

    Parameters
    ----------
    blocks
        What the sheet shows, from top to bottom.
    colours
        The colour tokens of the theme (role -> ``#rrggbb``).
    key
        The sheet's place in the session.
    label
        The region's name for screen readers.
    """
    result = _renderer()(
        key=key,
        data={"blocks": to_data(blocks), "colours": colours, "label": label},
        on_action_change=lambda: None,
    )
    return getattr(result, "action", None)
