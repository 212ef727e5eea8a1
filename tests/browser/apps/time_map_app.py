"""A page with nothing but the time map, over a small record of its own."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from lib.cartography.time_map import Coverage, Extent, Flag, MapScene, measured_figures
from lib.catalog import Package, load_package
from lib.ui.time_map import latest_view, time_bar, time_map
from lib.viewstate import DEFAULT, Window, from_params, to_params

FIRST = date(2022, 10, 1)
PLACES = ((130.3, 42.23), (132.35, 42.88), (133.05, 42.73), (40.04, 45.89))
LAND = [[-180, -80], [180, -80], [180, 80], [-180, 80]]


def small_record() -> pd.DataFrame:
    """120 dated records at four places, one every ten days."""
    rows = []
    for number in range(120):
        start = (FIRST - date(1970, 1, 1)).days + 10 * number
        end = start + (1 if number % 3 else 30)
        lon, lat = PLACES[number % len(PLACES)]
        rows.append(
            {
                "id": f"R{number:03d}",
                "layer": "voyage",
                "title": f"Record {number}",
                "earliest_start_day": start,
                "latest_start_day": end - 1,
                "earliest_end_day": start + 1,
                "latest_end_day": end,
                "record_kind": "event",
                "on_day": start if end == start + 1 else None,
                "lon": lon,
                "lat": lat,
                "radius_m": 1500.0,
            }
        )
    return pd.DataFrame(rows)


def deck_of(records: pd.DataFrame) -> str:
    """The record as points on a rectangle of land, and one name."""
    rows = [
        {
            "id": row.id,
            "es": row.earliest_start_day,
            "ls": row.latest_start_day,
            "ee": row.earliest_end_day,
            "le": row.latest_end_day,
            "kind": 0,
            "day": None if pd.isna(row.on_day) else int(row.on_day),
            "tip": row.title,
            "position": [row.lon, row.lat],
            "color": [19, 111, 175, 255],
        }
        for row in records.itertuples()
    ]
    point = {
        "@@type": "ScatterplotLayer",
        "id": "points",
        "data": rows,
        "getPosition": "@@=position",
        "getFillColor": "@@=color",
        "getRadius": 8,
        "radiusUnits": "pixels",
        "pickable": True,
    }
    land = {
        "@@type": "SolidPolygonLayer",
        "id": "land",
        "data": [{"polygon": LAND}],
        "getPolygon": "@@=polygon",
        "getFillColor": [245, 242, 234],
    }
    name = {
        "@@type": "TextLayer",
        "id": "names",
        "data": [{"text": "Najin", "position": list(PLACES[0])}],
        "getText": "@@=text",
        "getPosition": "@@=position",
    }
    return json.dumps({"layers": [land, point, name]})


@st.cache_resource
def scene() -> MapScene:
    """The scene, made once."""
    records = small_record()
    whole = Extent("whole", "Whole line", "The whole line", "", (26, 34, 142, 66), inset=False)
    depots = Extent("depots", "Depots", "Depots", "four places", (32, 43, 50, 51))
    sea = Extent("sea", "Sea leg", "The sea leg", "", (128, 41, 135, 44))
    return MapScene(
        deck_json=deck_of(records),
        theme="light",
        records=records,
        extents=(whole, depots, sea),
        days=Window(FIRST, FIRST + timedelta(days=1230)),
        histogram_layers=("voyage",),
        flags=(Flag(date(2023, 10, 13), "White House release"),),
        coverage=Coverage("Ship on an image", (date(2023, 9, 1),), (date(2023, 9, 9),)),
        borders=(("ukraine", "Ukraine"),),
        attribution="Made up for this test",
    )


@st.cache_resource
def package() -> Package:
    """The package whose borders are measured to."""
    return load_package()


@st.fragment
def the_map() -> None:
    """The map in a fragment, as the page has it."""
    st.session_state["fragment_runs"] = st.session_state.get("fragment_runs", 0) + 1
    view = latest_view(st.session_state["view"], key="map")
    figures = measured_figures(package(), view.measurements, "km") if view.measurements else ()
    result = time_map(scene(), view, key="map", measured=figures, title="A test", bar=False)
    time_bar(view, key="map")
    st.session_state["view"] = result.view
    st.text(f"fragment runs: {st.session_state['fragment_runs']}")
    st.text(f"window: {result.view.window.start} {result.view.window.end}")
    st.text(f"selected: {' '.join(result.view.selected) or 'none'}")
    st.text(f"zoom: {result.view.camera.zoom}")
    st.text(f"measured: {'; '.join(figure.figure for figure in figures) or 'none'}")


def put(**fields: object) -> None:
    """Change the view as a page does: in the session, and as one new entry of the history."""
    view = replace(st.session_state["view"], **fields)
    st.session_state["view"] = view
    st.session_state["params"] = to_params(view)
    st.query_params.from_dict(st.session_state["params"])


def read_address() -> None:
    """Take the view from the address where the reader went back, forward or followed a link."""
    params = st.query_params.to_dict()
    if params != st.session_state.get("params"):
        st.session_state["view"] = from_params(params)[0]
        st.session_state["params"] = params


st.set_page_config(page_title="Time map", layout="wide")
read_address()
st.session_state["runs"] = st.session_state.get("runs", 0) + 1
st.title("Time map")
st.text(f"runs: {st.session_state['runs']}")
st.button("Preset", on_click=put, kwargs={"window": Window(date(2024, 1, 1), date(2024, 3, 1))})
st.button("Default", on_click=put, kwargs={"window": DEFAULT.window})
the_map()
