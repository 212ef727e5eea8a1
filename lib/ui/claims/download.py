"""The readings of claims as a file."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lib.analysis.claims import Check
from lib.analysis.claims.export import READING_COLUMNS, reading_rows
from lib.export.csv_file import csv_bytes
from lib.export.feature_table import Column, FeatureTable

__all__ = ["download_readings"]


def download_readings(checks: Sequence[Check], label: str, name: str) -> None:
    """A button that downloads every reading of these claims as CSV."""
    st.download_button(
        label,
        data=lambda: readings_csv(checks),
        file_name=f"{name}.csv",
        mime="text/csv",
        key=f"download_{name}",
        on_click="ignore",
    )


def readings_csv(checks: Sequence[Check]) -> bytes:
    """One row a reading, lengths in kilometres in full doubles."""
    columns = tuple(
        Column(name, kind, meaning) for name, (kind, meaning) in READING_COLUMNS.items()
    )
    rows = tuple(tuple(row[name] for name in READING_COLUMNS) for row in reading_rows(checks))
    return csv_bytes(FeatureTable("readings", "Readings", columns, rows))
