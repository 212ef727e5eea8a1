"""Parts of a page that are made, and sent, only while a reader has them open."""

from __future__ import annotations

from typing import Any

import streamlit as st

__all__ = ["kept_open"]


def kept_open(key: str) -> dict[str, Any]:
    """Return what an expander or popover needs to stay open when its label changes.

    Streamlit takes one whose label has changed for another one, which is closed; whether it is
    open is therefore remembered under a name of its own.

    Parameters
    ----------
    key
        Name of the part in this session.

    Returns
    -------
    dict
        Arguments of ``st.expander`` or ``st.popover``: key, callback and the callback's arguments.
    """
    name, remembered = f"fold_{key}", f"_fold_{key}"
    st.session_state[name] = st.session_state.get(remembered, False)
    return {"key": name, "on_change": _remember, "args": (name, remembered)}


def _remember(name: str, remembered: str) -> None:
    st.session_state[remembered] = st.session_state[name]
