"""The list of all claims: searched by words, narrowed to a verdict, a picked row opens its card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from lib.analysis.claims import Check
from lib.analysis.search import fold
from lib.analysis.wording import plural
from lib.catalog import Package
from lib.temporal import format_edtf
from lib.ui import session
from lib.ui.claims.words import VERDICT_WORDS
from lib.ui.frame import grey, plain
from lib.viewstate import VERDICTS, ViewState

__all__ = ["claim_list", "listed"]

HEIGHT_PX = 460
SEARCH, VERDICT, TABLE = "claim_search", "claim_verdict", "claim_table"
#: Columns of a claim that the search looks through.
SEARCHED = ("claim_id", "summary", "claimed_by", "subject", "reference", "source_id", "quantity")


def listed(package: Package, checks: Sequence[Check], view: ViewState) -> pd.DataFrame:
    """Claims that hold every word of the view's search, as a table."""
    claims = package.tables["claims"].assign(
        verdict=[check.verdict for check in checks],
        figure=[check.figure.text if check.figure else "" for check in checks],
        reason=[check.reason for check in checks],
    )
    words = fold(view.search).split()
    texts = claims[[*SEARCHED, "figure", "reason"]].agg(" ".join, axis=1).map(fold)
    return claims[[all(word in text for word in words) for text in texts]]


def claim_list(package: Package, checks: Sequence[Check], view: ViewState) -> None:
    """Show search, verdict filter and table."""
    found = listed(package, checks, view)
    counts = Counter(found["verdict"])
    session.hold(SEARCH, view.search)
    session.hold(VERDICT, view.verdict)
    words, verdicts = st.columns([1, 2.2], vertical_alignment="bottom")
    words.text_input(
        "Search the claims",
        key=SEARCH,
        on_change=session.changed_by(SEARCH, lambda text: {"search": text}),
        placeholder="words, place, who claims it, id",
    )
    verdicts.pills(
        "Verdict",
        VERDICTS,
        key=VERDICT,
        format_func=lambda v: f"{VERDICT_WORDS[v]} {len(found) if v == 'all' else counts[v]}",
        on_change=session.changed_by(VERDICT, lambda verdict: {"verdict": verdict or "all"}),
        wrap=True,
    )
    shown = found if view.verdict == "all" else found[found["verdict"] == view.verdict]
    if shown.empty:
        st.info("No claim holds all of these words with this verdict. Try fewer words, or All.")
        return
    grey(plain(f"{plural(len(shown), 'claim')}. Pick a row to open its card."))
    _table(shown, f"{TABLE}_{view.verdict}_{view.search}")


def _table(shown: pd.DataFrame, key: str) -> None:
    """Show the table; its key names what it lists, so that a pick never means another row."""
    table = pd.DataFrame(
        {
            "Figure": shown["figure"].where(shown["figure"] != "", "no number"),
            "Claim": shown["summary"],
            "Verdict": shown["verdict"].map(VERDICT_WORDS),
            "Claimed by": shown["claimed_by"],
            "Published": shown["published"].map(lambda d: format_edtf(d) if d else "no date"),
            "Id": shown["claim_id"],
        }
    )
    ids = tuple(shown["claim_id"])
    st.dataframe(
        table,
        hide_index=True,
        height=min(HEIGHT_PX, 38 + 35 * len(table)),
        key=key,
        on_select=lambda: _open(key, ids),
        selection_mode="single-row",
        column_config={"Claim": st.column_config.TextColumn(width="large")},
    )


def _open(key: str, ids: tuple[str, ...]) -> None:
    """Open the picked claim; a pick that is taken back closes it."""
    rows = [row for row in st.session_state[key].selection.rows if 0 <= row < len(ids)]
    session.change(claim=ids[rows[0]] if rows else "")
