"""On which days there was an image: what was looked at, and what was not."""

from __future__ import annotations

from types import MappingProxyType

from lib.schema.field import Field
from lib.schema.licences import CC_BY_4
from lib.schema.table import Table
from lib.schema.tables.shared import (
    BASIS,
    BASIS_NOTE,
    CURATION,
    CURATION_ATTRIBUTION,
    DATE,
    DATE_SENSE,
    NOTE,
    SOURCE_IDS,
)

__all__ = ["COVERAGE_STATEMENTS", "IMAGERY_COVERAGE"]

PLACE_ID = Field("place_id", "id", "The place.", required=True, references=("places",))

IMAGERY_COVERAGE = Table(
    name="imagery_coverage",
    title="Imagery coverage",
    meaning="Days with a dated image in the record, and what it showed.",
    licence=CC_BY_4,
    attribution=CURATION_ATTRIBUTION,
    origins=CURATION,
    fields=(
        Field("coverage_id", "id", "Id of the row.", required=True),
        PLACE_ID,
        DATE,
        DATE_SENSE,
        Field(
            "state",
            "text",
            "What is known of the day.",
            required=True,
            codes=MappingProxyType(
                {
                    "ship_seen": "An image shows a ship.",
                    "imaged": "There is an image.",
                    "no_ship_seen": "A source says that no ship was there.",
                    "not_known": "Nothing is known.",
                }
            ),
        ),
        Field("observer", "text", "Who read the image."),
        NOTE,
        Field(
            "derived_from",
            "id",
            "Records from which the row was derived.",
            is_list=True,
            references=(
                "voyages",
                "observations",
                "estimates",
                "claims",
                "events",
                "coverage_statements",
            ),
        ),
        SOURCE_IDS,
        BASIS,
        BASIS_NOTE,
    ),
)

COVERAGE_STATEMENTS = Table(
    name="coverage_statements",
    title="Statements on imagery coverage",
    meaning="Counts of imaged days as their observers give them; never spread over days.",
    licence=CC_BY_4,
    attribution=CURATION_ATTRIBUTION,
    origins=CURATION,
    fields=(
        Field("statement_id", "id", "Id of the statement.", required=True),
        PLACE_ID,
        Field("period", "date", "The period of the count.", required=True),
        Field("observer", "text", "Who counts.", required=True),
        Field("days_total", "integer", "Days of the period.", unit="days", minimum=0),
        Field("days_imaged", "integer", "Days with an image.", unit="days", minimum=0),
        Field("days_cloudy", "integer", "Days under cloud.", unit="days", minimum=0),
        Field("days_ship_seen", "integer", "Days with a ship.", unit="days", minimum=0),
        Field("days_no_ship_seen", "integer", "Days without a ship.", unit="days", minimum=0),
        Field("calls_counted", "integer", "Calls counted.", unit="calls", minimum=0),
        NOTE,
        SOURCE_IDS,
        BASIS,
        BASIS_NOTE,
    ),
)
