"""Method: what the words mean, what is left out, licences, the data dictionary, downloads."""

from __future__ import annotations

import streamlit as st

from lib.ui import caches, frame
from lib.ui.method_parts import (
    corrections,
    data_dictionary,
    downloads,
    licences,
    method_text,
)

package = caches.package()
frame.headline(
    "How dates, distances and confidence are defined",
    "The rules that every page follows, the files behind them, and how to correct them.",
)
text, files = st.columns([3, 2], gap="large")
with text:
    method_text()
with files:
    corrections(package)
    downloads(package)
    licences(package)
data_dictionary()
