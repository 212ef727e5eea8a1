"""Places and their names."""

from __future__ import annotations

from types import MappingProxyType

from lib.schema.field import Field
from lib.schema.licences import CC_BY_4, ODBL_1
from lib.schema.table import Table
from lib.schema.tables.shared import (
    ALIASES,
    COUNTRY_HINT,
    COUNTRY_PATTERN,
    CURATION,
    CURATION_ATTRIBUTION,
    GEONAMES,
    LANGUAGE,
    LAT,
    LON,
    NAME,
    NAME_LOCAL,
    NOTE,
    OPENSTREETMAP,
    POSITION_BASIS,
    POSITION_UNCERTAINTY_M,
    RECORD_BLOCK,
)

__all__ = ["NAMES", "PLACES"]

PLACES = Table(
    name="places",
    title="Places",
    meaning="Ports, piers, depots, ranges and crossings, with positions as published.",
    licence=CC_BY_4,
    attribution=CURATION_ATTRIBUTION,
    origins=CURATION,
    spans=(("valid_from", "valid_to"),),
    fields=(
        Field("place_id", "id", "Id of the place.", required=True),
        NAME,
        NAME_LOCAL,
        ALIASES,
        Field(
            "class",
            "text",
            "Class of place; switches its layer on the map.",
            required=True,
            codes=MappingProxyType(
                {
                    "port": "A port, anchorage or shipyard.",
                    "pier": "A pier of a port.",
                    "depot": "A store of munitions, or an airfield used as one.",
                    "range": "A training or missile range.",
                    "crossing": "A crossing of the border between North Korea and Russia.",
                }
            ),
        ),
        Field(
            "kind",
            "text",
            "Kind of place.",
            required=True,
            codes=MappingProxyType(
                {
                    "port": "Port.",
                    "pier": "Pier.",
                    "anchorage": "Anchorage.",
                    "shipyard": "Shipyard.",
                    "ammunition_depot": "Ammunition depot.",
                    "airfield": "Airfield.",
                    "storage_base": "Storage base.",
                    "training_range": "Training range.",
                    "rail_bridge": "Rail bridge.",
                    "road_bridge": "Road bridge.",
                    "rail_station": "Rail station.",
                }
            ),
        ),
        Field(
            "country",
            "text",
            "Country, ISO 3166-1 alpha-3; both where it spans a border.",
            required=True,
            is_list=True,
            pattern=COUNTRY_PATTERN,
            hint=COUNTRY_HINT,
        ),
        LON,
        LAT,
        POSITION_UNCERTAINTY_M,
        Field(
            "band",
            "text",
            "What the position stands for.",
            required=True,
            codes=MappingProxyType(
                {
                    "site": "The site itself.",
                    "facility or port area": "The facility or the port as a whole.",
                    "settlement": "The town or village near it.",
                    "district or wider": "The district, or a wider area.",
                }
            ),
        ),
        Field(
            "stands_in_for_unlocated_site",
            "boolean",
            "Whether the position is that of something else near the unlocated site.",
            required=True,
        ),
        Field(
            "same_as",
            "id",
            "The place that stands for both on the map; blank for itself.",
            references=("places",),
        ),
        Field(
            "related",
            "id",
            "Stations and places near it that are not the same.",
            is_list=True,
            references=("places", "stations.station_id"),
        ),
        Field("valid_from", "date", "Since when the place exists; blank: always has."),
        Field("valid_to", "date", "Until when it exists; blank or open: still does."),
        NOTE,
        POSITION_BASIS,
        *RECORD_BLOCK,
    ),
)

NAMES = Table(
    name="names",
    title="Names",
    meaning="Every name of a place, station, ship, line, country or water, by language.",
    licence=ODBL_1,
    attribution=f"{CURATION_ATTRIBUTION}; © OpenStreetMap contributors; GeoNames",
    origins=(*CURATION, OPENSTREETMAP, GEONAMES),
    fields=(
        Field("name_id", "id", "Id of the name.", required=True),
        Field(
            "entity_id",
            "text",
            "What is named: the id of a place, station, ship or line, country:CODE or water:WORD.",
            required=True,
            references=("places", "stations.station_id", "stations.line_id", "vessels"),
            free_prefixes=("country:", "water:"),
        ),
        Field(
            "entity_type",
            "text",
            "Kind of thing that is named.",
            required=True,
        ),
        Field("name", "text", "The name.", required=True),
        LANGUAGE,
        Field(
            "script",
            "text",
            "Script, ISO 15924.",
            required=True,
            pattern="[A-Z][a-z]{3}",
            hint="write a script code, as in Latn, Cyrl or Hang",
        ),
        Field(
            "romanisation",
            "text",
            "System by which the name was romanised.",
            codes=MappingProxyType(
                {
                    "n/a": "Not romanised, or not applicable.",
                    "BGN/PCGN": "BGN/PCGN system.",
                    "common press": "As the press usually writes it.",
                    "McCune-Reischauer": "McCune-Reischauer system.",
                    "DPRK official": "Official system of North Korea.",
                    "Revised": "Revised Romanisation of Korean.",
                }
            ),
        ),
        Field("is_preferred", "boolean", "Whether it is the preferred name.", required=True),
        Field(
            "status",
            "text",
            "Standing of the name.",
            required=True,
            codes=MappingProxyType(
                {
                    "current": "In use.",
                    "alias": "Another name in use.",
                    "historical": "No longer in use.",
                    "mistaken": "In print, but a mistake.",
                    "code": "A code, not a name.",
                }
            ),
        ),
        NOTE,
    ),
)
