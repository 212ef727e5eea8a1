"""Observations at places, estimates of totals, and events."""

from __future__ import annotations

from types import MappingProxyType

from lib.schema.field import Field
from lib.schema.licences import CC_BY_4
from lib.schema.table import Table
from lib.schema.tables.shared import (
    CARGO_CODES,
    CURATION,
    CURATION_ATTRIBUTION,
    DATE,
    DATE_SENSE,
    EVIDENCE_BLOCK,
    NOTE,
    RECORD_BLOCK,
    VESSEL_IDS,
)

__all__ = ["ESTIMATES", "EVENTS", "OBSERVATIONS"]

OBSERVATIONS = Table(
    name="observations",
    title="Observations",
    meaning="What was seen at a place on a day or over a span of days.",
    licence=CC_BY_4,
    attribution=CURATION_ATTRIBUTION,
    origins=CURATION,
    fields=(
        Field("obs_id", "id", "Id of the observation.", required=True),
        Field("place_id", "id", "Where it was seen.", required=True, references=("places",)),
        DATE,
        DATE_SENSE,
        Field(
            "what",
            "text",
            "What was seen.",
            required=True,
            codes=MappingProxyType(
                {
                    "vessel_present": "A ship lies there.",
                    "loading": "A ship is loaded.",
                    "unloading": "A ship is unloaded.",
                    "containers_staged": "Containers stand ready.",
                    "containers_delivered": "Containers have arrived.",
                    "empty": "Nothing is there.",
                    "rail_cars_present": "Railcars stand there.",
                    "train_present": "A train stands there.",
                    "train_crossing": "A train crosses the border.",
                    "new_pits": "New storage pits.",
                    "expansion": "The site has grown.",
                    "construction": "Building work.",
                    "strike": "The site was struck.",
                    "fire": "A fire.",
                    "missile_testing": "Missiles are tested.",
                    "closure": "The crossing is closed.",
                    "night_lights": "Light at night.",
                    "cargo_stack": "A stack of goods.",
                    "service": "A regular service.",
                }
            ),
        ),
        Field("vessel", "text", "The ship as the source describes it."),
        VESSEL_IDS,
        Field("count", "number", "How many were seen.", minimum=0),
        Field("unit", "text", "What count counts."),
        Field(
            "cargo",
            "text",
            "What was reported to be carried; blank where that does not apply.",
            codes=CARGO_CODES,
        ),
        Field(
            "same_as",
            "id",
            "The observation that stands for both; blank for itself.",
            references=("observations",),
        ),
        NOTE,
        *EVIDENCE_BLOCK,
        *RECORD_BLOCK,
    ),
)

ESTIMATES = Table(
    name="estimates",
    title="Estimates of totals",
    meaning="Totals as their estimators give them; different methods, never chained.",
    licence=CC_BY_4,
    attribution=CURATION_ATTRIBUTION,
    origins=CURATION,
    spans=(("span_from", "span_to"),),
    ranges=(("value_min", "value_max"),),
    fields=(
        Field("estimate_id", "id", "Id of the estimate.", required=True),
        DATE,
        DATE_SENSE,
        Field("estimator", "text", "Who estimates.", required=True),
        Field(
            "quantity",
            "text",
            "What is estimated.",
            required=True,
            codes=MappingProxyType(
                {
                    "voyages": "Voyages, trips or calls, as the estimator counts them.",
                    "containers": "Containers.",
                    "shells_152mm_equivalent": "Shells, counted as if all were of 152 mm.",
                    "rounds": "Rounds of any calibre.",
                    "missiles": "Missiles.",
                }
            ),
        ),
        Field("value_min", "number", "Lower end of the estimate.", minimum=0),
        Field("value_max", "number", "Upper end; blank where only the lower is given.", minimum=0),
        Field("span_from", "date", "Begin of the period counted, where it is said."),
        Field("span_to", "date", "End of the period counted, where it is said."),
        Field(
            "method",
            "text",
            "How the figure was come by, as the pages read or the class of their roots say; "
            "details stand in note.",
            required=True,
            codes=MappingProxyType(
                {
                    "images": "Counted on satellite images.",
                    "images_and_documents": "From satellite images, and from documents and "
                    "intercepts.",
                    "another_count_and_more": "Another count, with later calls added to it.",
                    "ships_by_load": "Ships counted, times an assumed load of containers.",
                    "from_containers": "Containers converted into shells by an assumed load.",
                    "from_weight": "Weight in freight documents converted into shells.",
                    "not_stated": "No page read says how.",
                }
            ),
        ),
        NOTE,
        *EVIDENCE_BLOCK,
        *RECORD_BLOCK,
    ),
)

EVENTS = Table(
    name="events",
    title="Events",
    meaning="Statements, reports, strikes, visits and sanctions around the supply line.",
    licence=CC_BY_4,
    attribution=CURATION_ATTRIBUTION,
    origins=CURATION,
    fields=(
        Field("event_id", "id", "Id of the event.", required=True),
        DATE,
        DATE_SENSE,
        Field(
            "place_id",
            "id",
            "Where it happened; blank where it has no place of the record.",
            references=("places",),
        ),
        Field(
            "kind",
            "text",
            "Kind of event.",
            required=True,
            codes=MappingProxyType(
                {
                    "statement": "A statement.",
                    "report": "A report was published.",
                    "imagery": "Images were published.",
                    "strike": "A strike.",
                    "visit": "A visit.",
                    "sanction": "A sanction.",
                    "un": "An act of the United Nations.",
                    "treaty": "A treaty.",
                }
            ),
        ),
        Field("summary", "text", "What happened.", required=True),
        *EVIDENCE_BLOCK,
        *RECORD_BLOCK,
    ),
)
