"""The form that disputes one value of a record: a text to copy or to mail."""

from __future__ import annotations

import streamlit as st

from lib.analysis.dispute import disputable_values, dispute_text, mail_link
from lib.analysis.records import Record
from lib.catalog import Package
from lib.ui import session
from lib.ui.frame import grey
from lib.ui.settings import corrections_contact
from lib.viewstate import ViewState

__all__ = ["dispute_form"]


def dispute_form(package: Package, view: ViewState, record: Record) -> None:
    """A button that opens the form; nothing is sent from here."""
    values = disputable_values(record)
    with st.popover("Dispute a value"):
        chosen = st.selectbox(
            "Which value",
            values,
            format_func=lambda v: f"{v.field}: {v.value}",
            key=f"dispute_{record.id}",
        )
        address = session.root() + session.address_of(view)
        text = dispute_text(record, chosen, package.version, package.sha256, address)
        st.code(text, language=None, wrap_lines=True)
        mail = mail_link(corrections_contact(), record.id, text)
        if mail:
            st.link_button("Write it as a mail", mail)
        else:
            grey(
                "Copy it, add what the value should be, and send it as Method, Corrections says\\."
            )
