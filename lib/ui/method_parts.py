"""The parts of the Method page."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import streamlit as st

from lib.catalog import Package
from lib.schema import TABLES, dictionary_rows
from lib.ui.frame import grey, plain
from lib.ui.settings import corrections_contact, data_dir

__all__ = ["corrections", "data_dictionary", "downloads", "licences", "method_text"]

METHOD = Path(__file__).resolve().parents[2] / "docs" / "method.md"


def method_text() -> None:
    """The rules in words; the page shows the very text of ``docs/method.md``."""
    st.markdown(METHOD.read_text(encoding="utf-8"))


def corrections(package: Package) -> None:
    """How to correct a value."""
    st.subheader("Corrections", anchor="corrections")
    contact = corrections_contact()
    how = (
        "Name the record's id, the field, the value that is wrong, a source for the right one, "
        f"and the data version ({plain(package.version)})."
    )
    to = (
        f"Write to {plain(contact)}."
        if contact
        else "Whoever runs this copy has set no contact; corrections are welcome as a change "
        "to the tables in data/tables."
    )
    st.markdown(f"{to} {how}")


def downloads(package: Package) -> None:
    """Every table as the file that the page itself reads."""
    st.subheader("Downloads", anchor="downloads")
    grey("CSV, UTF-8; blank cells are unknown. Each file's hash is in datapackage.json.")
    columns = st.columns(2)
    for position, name in enumerate(TABLES):
        resource = package.resources[name]
        columns[position % 2].download_button(
            f"{name}.csv · {len(package.tables[name]):,} rows",
            data=(data_dir() / resource.path).read_bytes,
            file_name=f"{name}.csv",
            mime="text/csv",
            key=f"download_{name}",
            on_click="ignore",
            width="stretch",
        )


def licences(package: Package) -> None:
    """Licence and attribution of every file."""
    st.subheader("Licences and attributions", anchor="licences")
    rows = [
        {"File": r.name, "Licence": r.licence.name, "Attribution": r.attribution}
        for r in package.resources.values()
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, height=360)


def data_dictionary() -> None:
    """Every field of every table, as the schema defines it."""
    st.subheader("Data dictionary", anchor="dictionary")
    table = st.selectbox("Table", list(TABLES), key="dictionary_table")
    rows = [
        {label: row[label.lower()] for label in ("Field", "Type", "Unit", "Rules", "Meaning")}
        for row in dictionary_rows()
        if row["resource"] == table
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True)
