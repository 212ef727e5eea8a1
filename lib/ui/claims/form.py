"""A reader's own figure for a distance, checked against every reading of it."""

from __future__ import annotations

import streamlit as st

from lib.analysis.claims import Check, check_figure, typed_figure
from lib.analysis.distances import origin_of
from lib.catalog import Package
from lib.errors import DataError
from lib.ui import session
from lib.ui.claims.tables import reading_blocks
from lib.ui.claims.words import border_heads, intervals_text, verdict_text
from lib.ui.distances.controls import place_choices
from lib.ui.frame import plain
from lib.ui.sheet import Block, Heading, Pair, Pairs, Paragraph, sheet
from lib.ui.theme import current_colours
from lib.viewstate import DEFAULT, ViewState

__all__ = ["claim_form"]

FIGURE, PLACE, BORDER = "claim_figure", "claim_place", "claim_border"


def claim_form(package: Package, view: ViewState) -> None:
    """Show the fields, and the check of what stands in them."""
    st.subheader("Check a figure of your own", anchor="own-figure")
    _fields(package, view)
    if not view.figure:
        return
    place = view.origin if isinstance(view.origin, str) else str(DEFAULT.origin)
    try:
        figure = typed_figure(view.figure)
        check = check_figure(package, figure, origin_of(package, place), view.border)
    except ValueError as error:
        st.error(plain(str(error)))
    except DataError as error:
        st.error(plain(f"{error.value} {error.problem}: {error.hint}."))
    else:
        blocks = (*_result(check), *reading_blocks(check, border_heads(package), view.units))
        sheet(blocks, current_colours(), key="own_figure", label="Your figure")


def _fields(package: Package, view: ViewState) -> None:
    places, frame = place_choices(package), package.tables["borders"]
    borders = dict(zip(frame["border_id"], frame["name"], strict=True))
    session.hold(FIGURE, view.figure)
    session.hold(PLACE, view.origin if view.origin in places else DEFAULT.origin)
    session.hold(BORDER, view.border if view.border in borders else DEFAULT.border)
    figure, place, border = st.columns([1, 1.5, 1.5])
    figure.text_input(
        "Distance as printed",
        key=FIGURE,
        placeholder="124 miles, about 200 km",
        on_change=session.changed_by(FIGURE, lambda text: {"figure": text}),
    )
    place.selectbox(
        "From",
        list(places),
        key=PLACE,
        format_func=places.__getitem__,
        on_change=session.changed_by(PLACE, lambda place_id: {"origin": place_id}),
    )
    border.selectbox(
        "To",
        list(borders),
        key=BORDER,
        format_func=borders.__getitem__,
        on_change=session.changed_by(BORDER, lambda border_id: {"border": border_id}),
    )


def _result(check: Check) -> tuple[Block, ...]:
    verdict = verdict_text(check)
    text = check.figure.text if check.figure else ""
    return (
        Heading(f"{text[:1].upper()}{text[1:]}: {verdict.lower()}", "Your figure", level=3),
        Paragraph(check.reason),
        Pairs((Pair("Stands for", intervals_text(check)),)),
    )
