"""Claims with a figure that can be checked, and the points they are measured to."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from lib.schema.field import Field
from lib.schema.licences import CC_BY_4
from lib.schema.table import Origin, Table
from lib.schema.tables.shared import (
    COUNTRY,
    CURATION,
    CURATION_ATTRIBUTION,
    EVIDENCE_BLOCK,
    LAT,
    LON,
    NAME,
    NOTE,
    POSITION_UNCERTAINTY_M,
    RECORD_BLOCK,
)

__all__ = ["CLAIMS", "REFERENCE_POINTS"]

CLAIMS = Table(
    name="claims",
    title="Claims",
    meaning="Figures in print, each with what it was measured or counted from.",
    licence=CC_BY_4,
    attribution=CURATION_ATTRIBUTION,
    origins=CURATION,
    ranges=(("value_min", "value_max"),),
    fields=(
        Field("claim_id", "id", "Id of the claim.", required=True),
        Field(
            "source_id",
            "id",
            "The page that carries the claim.",
            required=True,
            references=("sources",),
        ),
        Field("published", "date", "When the claim was published."),
        Field("claimed_by", "text", "Who makes the claim.", required=True),
        Field(
            "subject",
            "text",
            "What the claim is about: a place id, or topic- and a word.",
            references=("places",),
            free_prefixes=("topic-",),
        ),
        Field("quantity", "text", "What is claimed: a distance, a length, a count.", required=True),
        Field("value_min", "number", "The figure, or the lower end of a range."),
        Field("value_max", "number", "The upper end of a range."),
        Field("unit", "text", "Unit of the figure, as printed."),
        Field("reference", "text", "From or to what the figure is meant, as printed."),
        Field("summary", "text", "The claim in plain words.", required=True),
        Field(
            "checkable",
            "text",
            "How the claim could be checked.",
            required=True,
            codes=MappingProxyType(
                {
                    "geodesic": "By measuring on the ellipsoid.",
                    "count": "By comparing with a count of the record.",
                    "arithmetic": "By working it out from other figures.",
                    "no": "It cannot be checked with this record.",
                }
            ),
        ),
        Field(
            "method",
            "text",
            "How it is checked here.",
            required=True,
            codes=MappingProxyType(
                {
                    "border": "Distance to the nearest point of a border.",
                    "reference_point": "Distance to a named point.",
                    "route": "Length along a rail route.",
                    "border_length": "Length of a border.",
                    "expression": "Value of an arithmetic expression.",
                    "record_count": "Comparison with an estimate or observation.",
                    "none": "It is not checked.",
                }
            ),
        ),
        Field(
            "from_place",
            "id",
            "The point measured from: a place or a reference point.",
            references=("places", "reference_points"),
        ),
        Field(
            "reference_id",
            "id",
            "What it is measured to or compared with, by method.",
            is_list=True,
            references=(
                "borders.group",
                "reference_points",
                "places",
                "rail_routes",
                "rail_segments",
                "estimates",
                "observations",
                "voyages",
                "coverage_statements",
            ),
        ),
        Field(
            "hypothesis_ids",
            "id",
            "Points to which it is measured as a hypothesis only.",
            is_list=True,
            references=("reference_points",),
        ),
        Field(
            "expression",
            "text",
            "Arithmetic that should give the figure: numbers, + - * / and brackets.",
            pattern=r"[0-9 .+*/()-]{1,200}",
            hint="write numbers, + - * / and brackets only",
        ),
        Field("as_of", "date", "The date for which the figure was meant."),
        Field(
            "rounding",
            "number",
            "Half width of the printed figure in its unit; blank: from its digits.",
            minimum=0,
        ),
        Field(
            "approx",
            "text",
            "The word before the figure.",
            codes=MappingProxyType(
                {
                    "about": "About, roughly, nearly.",
                    "over": "Over, more than, at least.",
                    "under": "Under, less than, at most.",
                }
            ),
        ),
        Field(
            "overtaken_by",
            "id",
            "Later figures that overtook this one, right when it was first said.",
            is_list=True,
            references=("estimates",),
        ),
        Field("check_note", "text", "Remarks on the check."),
        *EVIDENCE_BLOCK,
        *RECORD_BLOCK,
    ),
)

REFERENCE_POINTS = Table(
    name="reference_points",
    title="Reference points",
    meaning="Towns to which claims are measured; homonyms are told apart by GeoNames id.",
    licence=CC_BY_4,
    attribution="GeoNames",
    origins=(Origin("GeoNames", path="https://www.geonames.org/"),),
    fields=(
        Field("reference_id", "id", "Id of the point.", required=True),
        NAME,
        Field("geonames_id", "integer", "Id in GeoNames.", minimum=1),
        LON,
        LAT,
        replace(POSITION_UNCERTAINTY_M, required=False),
        COUNTRY,
        Field(
            "near_place",
            "id",
            "The place of the record of which it is the town.",
            references=("places",),
        ),
        NOTE,
        *RECORD_BLOCK,
    ),
)
