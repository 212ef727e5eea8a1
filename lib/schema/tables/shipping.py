"""Ships, and their reported calls and legs."""

from __future__ import annotations

from types import MappingProxyType

from lib.schema.field import Field
from lib.schema.licences import CC_BY_4
from lib.schema.table import Table
from lib.schema.tables.shared import (
    ALIASES,
    CARGO_CODES,
    COUNTRY_HINT,
    COUNTRY_PATTERN,
    CURATION,
    CURATION_ATTRIBUTION,
    EVIDENCE_BLOCK,
    NAME,
    NOTE,
    RECORD_BLOCK,
    SENSE_CODES,
    VESSEL_IDS,
)

__all__ = ["VESSELS", "VOYAGES"]

_IMO_PATTERN = "[0-9]{7}"
_IMO_HINT = "write the seven digits of the IMO number"

VESSELS = Table(
    name="vessels",
    title="Ships",
    meaning="The ships that the sources name.",
    licence=CC_BY_4,
    attribution=CURATION_ATTRIBUTION,
    origins=CURATION,
    fields=(
        Field("vessel_id", "id", "Id of the ship.", required=True),
        NAME,
        Field("imo", "text", "IMO number.", pattern=_IMO_PATTERN, hint=_IMO_HINT),
        Field(
            "mmsi",
            "text",
            "Maritime Mobile Service Identity.",
            pattern="[0-9]{9}",
            hint="write the nine digits of the MMSI",
        ),
        ALIASES,
        Field(
            "flag",
            "text",
            "Flag state, ISO 3166-1 alpha-3.",
            pattern=COUNTRY_PATTERN,
            hint=COUNTRY_HINT,
        ),
        Field("type", "text", "Type of ship, as the sources say."),
        Field("owner", "text", "Owner, as the sources say."),
        Field("operator", "text", "Operator, as the sources say."),
        Field("sanctions", "text", "Sanctions listings, with their dates."),
        NOTE,
        *RECORD_BLOCK,
    ),
)

VOYAGES = Table(
    name="voyages",
    title="Reported calls and legs",
    meaning=(
        "Calls and legs that a source reports. One voyage may be two rows, and two rows one "
        "call: rows are never added up."
    ),
    licence=CC_BY_4,
    attribution=CURATION_ATTRIBUTION,
    origins=CURATION,
    spans=(("departed", "arrived"),),
    ranges=(("containers_min", "containers_max"),),
    fields=(
        Field("voyage_id", "id", "Id of the call or leg.", required=True),
        VESSEL_IDS,
        Field(
            "imo",
            "text",
            "IMO numbers of the ships.",
            is_list=True,
            pattern=_IMO_PATTERN,
            hint=_IMO_HINT,
        ),
        Field("vessel_name", "text", "The ship as the source describes it.", required=True),
        Field(
            "from_place",
            "id",
            "Where it left from; blank where no source says.",
            is_list=True,
            references=("places",),
        ),
        Field(
            "to_place",
            "id",
            "Where it went; blank where no source says.",
            is_list=True,
            references=("places",),
        ),
        Field("departed", "date", "When it left, or was seen before leaving."),
        Field("departed_sense", "text", "What an interval in departed means.", codes=SENSE_CODES),
        Field("arrived", "date", "When it arrived, or was seen after arriving."),
        Field("arrived_sense", "text", "What an interval in arrived means.", codes=SENSE_CODES),
        Field(
            "containers_min", "integer", "Fewest containers reported.", unit="containers", minimum=0
        ),
        Field(
            "containers_max", "integer", "Most containers reported.", unit="containers", minimum=0
        ),
        Field(
            "direction",
            "text",
            "Direction of travel; blank where no source says.",
            codes=MappingProxyType(
                {
                    "to_russia": "From North Korea to Russia.",
                    "to_dprk": "From Russia to North Korea.",
                    "round_trip": "There and back.",
                }
            ),
        ),
        Field(
            "ais",
            "text",
            "State of the ship's position transmitter.",
            required=True,
            codes=MappingProxyType(
                {
                    "dark": "A source says it was switched off.",
                    "on": "A source says it was on.",
                    "unknown": "No source says.",
                }
            ),
        ),
        Field(
            "cargo",
            "text",
            "What was reported to be carried.",
            required=True,
            codes=CARGO_CODES,
        ),
        Field(
            "evidence",
            "text",
            "Kind of evidence.",
            required=True,
            codes=MappingProxyType(
                {
                    "satellite": "Satellite images.",
                    "government": "A statement of a government.",
                    "ais": "Position signals of the ship.",
                }
            ),
        ),
        Field(
            "same_as",
            "id",
            "The call or leg that stands for both; blank for itself.",
            references=("voyages",),
        ),
        NOTE,
        *EVIDENCE_BLOCK,
        *RECORD_BLOCK,
    ),
)
