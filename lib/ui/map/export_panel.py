"""Downloads of what the map shows, and how to cite it; made only when a reader asks."""

from __future__ import annotations

import streamlit as st

from lib.catalog import Package
from lib.export import FORMATS, Format, cite, export, is_bundle_built
from lib.ui.frame import grey
from lib.viewstate import ViewState

__all__ = ["export_panel"]


def export_panel(package: Package, view: ViewState) -> None:
    """Show a button for every format, and the citation.

    The buttons are made when the panel is opened, a file when its button is pressed: a rerun of
    the page costs nothing.
    """
    with (
        panel := st.popover(
            "Download and cite", icon=":material/download:", key="export", on_change="rerun"
        )
    ):
        if panel.open:
            _offers(package, view)


def _offers(package: Package, view: ViewState) -> None:
    grey(
        "The records that the map draws, and the map for print; each file with sources and version."
    )
    with st.container(horizontal=True, gap="small"):
        for chosen in FORMATS.values():
            if _has_content(view, chosen):
                _button(package, view, chosen)
    citation = cite(package, view)
    tabs = st.tabs(["Sentence", "APA", "Chicago", "BibTeX"])
    texts = (citation.sentence, citation.apa, citation.chicago, citation.bibtex)
    for tab, text in zip(tabs, texts, strict=True):
        tab.code(text, language=None, wrap_lines=True)


def _has_content(view: ViewState, chosen: Format) -> bool:
    """Whether there is anything to write in a format."""
    if chosen.name == "html":
        return is_bundle_built()
    return chosen.name != "measurements" or bool(view.measurements)


def _button(package: Package, view: ViewState, chosen: Format) -> None:
    st.download_button(
        chosen.label,
        data=lambda: export(package, view, chosen.name),
        file_name=_file_name(package, view, chosen),
        mime=chosen.mime,
        key=f"export-{chosen.name}",
        on_click="ignore",
        type="primary" if chosen.name == "zip" else "secondary",
    )


def _file_name(package: Package, view: ViewState, chosen: Format) -> str:
    days = f"{view.window.start.isoformat()}_{view.window.end.isoformat()}"
    return f"najin-to-tikhoretsk_{package.version}_{days}.{chosen.suffix}"
