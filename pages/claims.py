"""Claims: printed figures beside every way to measure or count what they may have meant."""

from __future__ import annotations

import streamlit as st

from lib.analysis.claims.in_print import pair_of, printed_figures
from lib.analysis.row_index import rows_by_id
from lib.ui import caches, frame, session
from lib.ui.claims.card import claim_card
from lib.ui.claims.download import download_readings
from lib.ui.claims.form import claim_form
from lib.ui.claims.listing import claim_list
from lib.ui.claims.sections import alike_section, distance_section, readings_section
from lib.ui.claims.words import ARTICLE_PAIR, HOW_TO_READ, claim_headline, pair_headline
from lib.ui.sheet import sheet
from lib.ui.theme import current_colours

package = caches.package()
view = session.view()
checks = caches.claim_checks()
row = rows_by_id(package, "claims").get(view.claim)
check = next((each for each in checks if each.claim_id == view.claim), None)

if row is None or check is None:
    if view.claim:
        st.warning(f"**{frame.plain(view.claim)} is no claim of this data version.**")
    frame.headline(pair_headline(printed_figures(package, ARTICLE_PAIR)), HOW_TO_READ)
    distance_section(package, view, ARTICLE_PAIR)
else:
    frame.headline(claim_headline(check, str(row["claimed_by"])), HOW_TO_READ)
    card, main = st.columns([1, 2.2], gap="large")
    with card:
        blocks = claim_card(package, view, check, row)
        sheet(blocks, current_colours(), key="claim", label=f"Claim {check.claim_id}")
        st.button("Close the card", on_click=session.change, kwargs={"claim": ""}, type="tertiary")
    with main:
        if pair := pair_of(row):
            distance_section(package, view, pair)
        else:
            readings_section(package, view, check)
            alike_section(package, view, row)
    if pair:
        readings_section(package, view, check)

st.subheader(f"All {len(checks)} claims", anchor="all")
claim_list(package, checks, view)
download_readings(checks, "Download every reading of every claim as CSV", "claim-readings")
claim_form(package, view)
