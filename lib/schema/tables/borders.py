"""Where the geometry comes from: measuring borders with their quality, and all layers."""

from __future__ import annotations

from types import MappingProxyType

from lib.schema.field import Field
from lib.schema.licences import CC_BY_4
from lib.schema.table import Table
from lib.schema.tables.shared import CURATION_ATTRIBUTION, NAME, NOTE

__all__ = ["BORDERS", "LAYER_ORIGINS"]

ATTRIBUTION = Field("attribution", "text", "How the source is named.", required=True)
VINTAGE = Field("vintage", "text", "State of the data.")

BORDERS = Table(
    name="borders",
    title="Measuring borders",
    meaning="One row a border source, with its definition and its quality.",
    licence=CC_BY_4,
    attribution=CURATION_ATTRIBUTION,
    origins=(),
    fields=(
        Field("border_id", "id", "Id of the border source.", required=True),
        NAME,
        Field(
            "group",
            "id",
            "Border of which it is one source; its primary stands for the group.",
            required=True,
        ),
        Field("is_primary", "boolean", "Whether it stands for its group.", required=True),
        Field(
            "definition",
            "text",
            "Which line it draws.",
            required=True,
            codes=MappingProxyType(
                {
                    "internationally_recognised": "As most states recognise it.",
                    "de_facto": "As it is held on the ground.",
                    "disputed": "As one side claims it.",
                }
            ),
        ),
        Field(
            "covers",
            "text",
            "What the geometry covers.",
            required=True,
            codes=MappingProxyType(
                {
                    "land_border": "The border on land alone.",
                    "outline_incl_coast": "The whole outline, coast included.",
                }
            ),
        ),
        Field("crimea_in", "text", "Country in which it draws Crimea."),
        Field(
            "layer",
            "id",
            "Layer that holds the geometry.",
            required=True,
            references=("layers",),
        ),
        Field("source", "text", "Data set it was taken from.", required=True),
        Field("package", "text", "Registry package it was taken from.", required=True),
        Field("version", "text", "Version of that package.", required=True),
        Field("upstream", "text", "What the data set was made from."),
        VINTAGE,
        Field("licence", "text", "Licence of the geometry.", required=True),
        ATTRIBUTION,
        Field("median_segment_m", "number", "Median length of its segments.", unit="m", minimum=0),
        Field(
            "generalisation_m",
            "number",
            "Median distance of the drawn line from a detailed one.",
            unit="m",
            minimum=0,
        ),
        Field(
            "valid_bbox",
            "text",
            "Where the nearest point is right: lon_min;lat_min;lon_max;lat_max; blank: anywhere.",
            unit="degrees",
            pattern=r"-?[0-9.]+(?:;-?[0-9.]+){3}",
            hint="write lon_min;lat_min;lon_max;lat_max in degrees",
        ),
        NOTE,
    ),
)

LAYER_ORIGINS = Table(
    name="layers",
    title="Origins of the layers",
    meaning="One row a layer and package from which it was built.",
    licence=CC_BY_4,
    attribution=CURATION_ATTRIBUTION,
    origins=(),
    fields=(
        Field("layer_id", "id", "Id of the layer, and name of its file.", required=True),
        Field("title", "text", "What the layer shows.", required=True),
        Field("package", "text", "Packages it was built from.", required=True, is_list=True),
        Field("version", "text", "Versions of those packages.", required=True, is_list=True),
        Field(
            "package_sha256",
            "text",
            "SHA-256 of the files of those packages.",
            required=True,
            is_list=True,
            pattern="[0-9a-f]{64}",
            hint="write the 64 hexadecimal digits in small letters",
        ),
        Field("licence", "text", "Licence of the package and of its data.", required=True),
        ATTRIBUTION,
        Field("upstream", "text", "What the package was made from."),
        VINTAGE,
        NOTE,
    ),
)
