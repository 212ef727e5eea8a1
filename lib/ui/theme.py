"""The theme that the reader's browser chose, and its colours."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from lib.cartography import colours

__all__ = ["current_colours", "theme"]


def theme() -> Literal["light", "dark"]:
    """``dark`` where the reader's browser or the address asks for it, else ``light``."""
    return "dark" if st.context.theme.type == "dark" else "light"


def current_colours() -> dict[str, str]:
    """Colour tokens of the current theme, role -> ``#rrggbb``."""
    return dict(colours(theme()))
