"""Which version of the data a session shows, and how it differs from the newest."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.analysis.wording import plural
from lib.cartography import build_diff_deck
from lib.cartography.record_frame import map_records
from lib.catalog import Package, VersionDiff, diff_versions, version_dir
from lib.ui import caches, session
from lib.ui.frame import grey, plain
from lib.ui.settings import data_dir
from lib.ui.theme import theme

__all__ = ["open_version", "version_banner"]

MAP_HEIGHT_PX = 320


def open_version() -> None:
    """Show the data version that the view names: the newest where it names none."""
    wanted = session.view().data_version
    newest = caches.newest()
    caches.show_version("" if wanted in ("", newest.version) else wanted)


def version_banner() -> None:
    """Say that older data are shown, or that those which a link names are not kept here."""
    newest, wanted = caches.newest(), session.view().data_version
    if wanted in ("", newest.version):
        return
    if version_dir(data_dir(), wanted) is None:
        st.warning(
            f"The link names data version {plain(wanted)}, which is not kept here. "
            f"The newest, {plain(newest.version)}, is shown."
        )
        return
    shown = caches.package()
    found = diff_versions(shown, newest)
    with st.container(border=True):
        st.markdown(
            f"**Older data: version {plain(found.old)}, as the link has it.** "
            f"The newest is {plain(found.new)}: {_counts(found)} since."
        )
        with st.container(horizontal=True):
            st.button("Show the newest data", on_click=session.change, kwargs={"data_version": ""})
            opened = st.toggle("What changed", key="version-diff")
        if opened:
            _difference(shown, newest, found)


def _counts(found: VersionDiff) -> str:
    return (
        f"{plural(len(found.ids('added')), 'record')} added, "
        f"{len(found.ids('changed')):,} changed, {len(found.ids('withdrawn')):,} withdrawn"
    )


def _difference(old: Package, new: Package, found: VersionDiff) -> None:
    st.pydeck_chart(build_diff_deck(old, new, theme()), height=MAP_HEIGHT_PX, key="diff-map")
    grey("\\+ added  ·  ≠ changed  ·  − withdrawn; with a figure: so many records at one place.")
    titles = _titles(old) | _titles(new)
    rows = [
        (change.kind, change.id, titles.get(change.id, ""), change.table, *value)
        for change in found.changes
        for value in (change.cells or (("", "", ""),))
    ]
    columns = ["Change", "Id", "Record", "Table", "Column", "Before", "After"]
    st.dataframe(pd.DataFrame(rows, columns=columns), hide_index=True)
    if found.layers:
        names = ", ".join(name.removeprefix("layer-") for name in found.layers)
        st.markdown(f"Map layers that differ: {plain(names)}.")


def _titles(package: Package) -> dict[str, str]:
    """Titles of the records that the map knows, by id."""
    records = map_records(package)
    return dict(zip(records["id"], records["title"], strict=True))
