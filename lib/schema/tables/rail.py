"""The indicative rail corridor: stations, segments and routes."""

from __future__ import annotations

from lib.schema.field import Field
from lib.schema.licences import CC_BY_4, ODBL_1
from lib.schema.table import Origin, Table
from lib.schema.tables.shared import (
    BASIS,
    BASIS_NOTE,
    COUNTRY,
    CURATION_ATTRIBUTION,
    GEONAMES,
    LAT,
    LON,
    NAME,
    NAME_LOCAL,
    NOTE,
    OPENSTREETMAP,
    POSITION_BASIS,
    SOURCE_IDS,
)

__all__ = ["RAIL_ROUTES", "RAIL_SEGMENTS", "STATIONS"]

_NATURAL_EARTH = Origin("Natural Earth, railroads 1:10m", path="https://www.naturalearthdata.com/")

STATIONS = Table(
    name="stations",
    title="Stations of the rail corridor",
    meaning="Stops along the lines of the corridor; a station on two lines has two rows.",
    licence=ODBL_1,
    attribution="© OpenStreetMap contributors; GeoNames",
    origins=(OPENSTREETMAP, GEONAMES),
    fields=(
        Field("stop_id", "id", "Id of the stop: line and station.", required=True),
        Field("line_id", "id", "Id of the line.", required=True),
        Field("seq", "integer", "Place in the line's order, from 1.", required=True, minimum=1),
        Field("station_id", "id", "Id of the station, the same on every line.", required=True),
        NAME,
        NAME_LOCAL,
        LON,
        LAT,
        COUNTRY,
        Field("official_km", "number", "Official chainage along the line.", unit="km"),
        Field("junction", "boolean", "Whether lines meet here.", required=True),
        POSITION_BASIS,
        Field("official_km_basis", "text", "Where the chainage was taken from."),
        Field(
            "ne_lon",
            "number",
            "Longitude of the nearest point of the Natural Earth line.",
            unit="degrees",
            minimum=-180,
            maximum=180,
        ),
        Field(
            "ne_lat",
            "number",
            "Latitude of the nearest point of the Natural Earth line.",
            unit="degrees",
            minimum=-90,
            maximum=90,
        ),
        Field(
            "ne_offset_m",
            "number",
            "Distance of the station from that line.",
            unit="m",
            minimum=0,
        ),
        Field("ne_along_km", "number", "Length along that line.", unit="km", minimum=0),
        Field(
            "km_check_ratio",
            "number",
            "Official chainage over measured length between neighbours.",
            minimum=0,
        ),
        Field("km_flag", "text", "What the comparison of the two lengths showed."),
        Field(
            "same_as",
            "id",
            "The place of the record that is the same.",
            references=("places",),
        ),
        Field(
            "related",
            "id",
            "Places of the record near it that are not the same.",
            is_list=True,
            references=("places",),
        ),
        SOURCE_IDS,
        BASIS,
        BASIS_NOTE,
    ),
)

RAIL_SEGMENTS = Table(
    name="rail_segments",
    title="Rail segments",
    meaning="Pieces of line between two junctions, with measured and official lengths.",
    licence=ODBL_1,
    attribution="Natural Earth; © OpenStreetMap contributors",
    origins=(_NATURAL_EARTH, OPENSTREETMAP),
    fields=(
        Field("seg_id", "id", "Id of the segment, and of its feature.", required=True),
        Field("from", "id", "Junction at its begin.", required=True),
        Field("to", "id", "Junction at its end.", required=True),
        Field("length_ne_km", "number", "Length of the full line.", unit="km", minimum=0),
        Field(
            "length_simplified_km",
            "number",
            "Length of the simplified line, as drawn.",
            unit="km",
            minimum=0,
        ),
        Field("official_km", "number", "Official length.", unit="km", minimum=0),
        Field("official_basis", "text", "Where the official length was taken from."),
        Field("n_vertices_raw", "integer", "Vertices of the full line.", minimum=2),
        Field("n_vertices", "integer", "Vertices of the simplified line.", minimum=2),
        Field(
            "hausdorff_m",
            "number",
            "Largest distance between the two lines.",
            unit="m",
            minimum=0,
        ),
        Field("geometry_basis", "text", "Where the line was taken from.", required=True),
        Field(
            "routes",
            "id",
            "Routes that use the segment.",
            is_list=True,
            references=("rail_routes",),
        ),
        Field(
            "licence",
            "text",
            "Licence of the segment's geometry.",
            required=True,
        ),
        SOURCE_IDS,
        BASIS,
        BASIS_NOTE,
    ),
)

RAIL_ROUTES = Table(
    name="rail_routes",
    title="Rail routes",
    meaning="Indicative ways from port to depot; no source says which line the cargo took.",
    licence=CC_BY_4,
    attribution=CURATION_ATTRIBUTION,
    origins=(_NATURAL_EARTH,),
    fields=(
        Field("route_id", "id", "Id of the route.", required=True),
        NAME,
        Field(
            "from_place",
            "id",
            "Where it begins.",
            references=("places", "stations.station_id"),
        ),
        Field(
            "to_place",
            "id",
            "Where it ends.",
            references=("places", "stations.station_id"),
        ),
        Field(
            "segments",
            "id",
            "Its segments in order; blank where the route is not drawn.",
            is_list=True,
            references=("rail_segments",),
        ),
        Field("length_ne_km", "number", "Length of the full lines.", unit="km", minimum=0),
        Field(
            "length_simplified_km",
            "number",
            "Length of the simplified lines.",
            unit="km",
            minimum=0,
        ),
        Field("n_vertices", "integer", "Vertices of the simplified lines.", minimum=2),
        NOTE,
        SOURCE_IDS,
        BASIS,
        BASIS_NOTE,
    ),
)
