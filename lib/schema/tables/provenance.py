"""Sources, the releases they relay, records of the same thing, and what they disagree on."""

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
    LANGUAGE,
    NOTE,
)

__all__ = ["DERIVES_FROM", "DISAGREEMENTS", "DUPLICATES", "ROOTS", "SOURCES"]

SOURCES = Table(
    name="sources",
    title="Sources",
    meaning="Every page on which a record rests, once.",
    licence=CC_BY_4,
    attribution=CURATION_ATTRIBUTION,
    origins=CURATION,
    fields=(
        Field("source_id", "id", "Id of the page.", required=True),
        Field("aliases", "id", "Other ids under which the page has been cited.", is_list=True),
        Field("title", "text", "Title of the page.", required=True),
        Field("publisher", "text", "Who published the page.", required=True),
        Field("published", "date", "Day, month or year of publication; blank if not shown."),
        Field("url", "url", "Address at which the page was read; blank where it has none."),
        Field(
            "url_type",
            "text",
            "What stands at the address.",
            codes=MappingProxyType(
                {
                    "original": "The publisher's own page.",
                    "mirror": "A full copy at another address.",
                    "copy": "A repost, whole or in part.",
                    "syndication": "A licensed reprint of an agency text.",
                    "aggregator": "A page that collects texts of others.",
                    "translation": "A translation by another publisher.",
                    "staging_host": "A publisher's test host.",
                    "secondary": "A page that reports another one.",
                    "archive": "An archived copy.",
                    "as_read": "The address as read, not classed further.",
                    "none": "No address is known.",
                }
            ),
        ),
        Field("original_publisher", "text", "Publisher of the original, where this is a copy."),
        Field("original_url", "url", "Address of the original, where it is known."),
        Field("archive_url", "url", "Address of an archived copy, where one is known."),
        Field("url_note", "text", "Why the original or the archived copy is blank."),
        Field(
            "kind",
            "text",
            "Kind of publisher.",
            required=True,
            codes=MappingProxyType(
                {
                    "news": "Press and agencies.",
                    "think-tank": "Research institutes.",
                    "government": "A government or its services.",
                    "un": "The United Nations.",
                    "dataset": "A data set.",
                    "reference": "An encyclopaedia, list or handbook.",
                }
            ),
        ),
        LANGUAGE,
        Field("licence", "text", "Licence that the page states; blank where it states none."),
        BASIS,
        BASIS_NOTE,
        NOTE,
    ),
)

ROOTS = Table(
    name="roots",
    title="Roots",
    meaning="The releases and image readings from which the pages take what they say.",
    licence=CC_BY_4,
    attribution=CURATION_ATTRIBUTION,
    origins=CURATION,
    fields=(
        Field("root_id", "id", "Id of the release.", required=True),
        Field("title", "text", "What was released.", required=True),
        Field("publisher", "text", "Who released it.", required=True),
        Field("date", "date", "When it was released."),
        Field(
            "class",
            "text",
            "Kind of release.",
            required=True,
            codes=MappingProxyType(
                {
                    "news_imagery": "Satellite images read by a news organisation.",
                    "think_tank_imagery": "Satellite images read by a research institute.",
                    "government_release": "A statement of a government.",
                    "intelligence_briefing": "A briefing by an intelligence service.",
                    "party_claim": "A claim of a party to the war.",
                    "sanction_list": "A sanctions list.",
                    "reference_work": "A reference work.",
                    "other": "Anything else.",
                }
            ),
        ),
        Field("family", "text", "Family of releases that share one origin.", required=True),
        Field(
            "not_independent_of",
            "text",
            "Other families whose material this release uses.",
            is_list=True,
        ),
        NOTE,
    ),
)

DERIVES_FROM = Table(
    name="derives_from",
    title="Which release a page relays",
    meaning="One row for each page and each release from which it takes its content.",
    licence=CC_BY_4,
    attribution=CURATION_ATTRIBUTION,
    origins=CURATION,
    fields=(
        Field("link_id", "id", "Id of the link.", required=True),
        Field("source_id", "id", "The page.", required=True, references=("sources",)),
        Field("root_id", "id", "The release.", required=True, references=("roots",)),
        Field(
            "relation",
            "text",
            "How the page relates to the release.",
            required=True,
            codes=MappingProxyType(
                {
                    "primary": "The page is the release.",
                    "independent_imagery": "The publisher read images itself.",
                    "relays": "The page passes the release on.",
                    "quotes": "The page quotes the release.",
                    "summarises": "The page sums the release up.",
                    "mirrors": "The page is a copy of the release.",
                    "translates": "The page is a translation of the release.",
                    "rewrites": "The page is a rewritten text of the release.",
                }
            ),
        ),
        Field("is_main", "boolean", "Whether this is the page's main release.", required=True),
        NOTE,
    ),
)

DUPLICATES = Table(
    name="duplicates",
    title="Possible duplicates",
    meaning="Pairs of records that may tell the same thing; neither is removed.",
    licence=CC_BY_4,
    attribution=CURATION_ATTRIBUTION,
    origins=CURATION,
    fields=(
        Field("pair_id", "id", "Id of the pair.", required=True),
        Field(
            "row_a",
            "id",
            "Id of one record.",
            required=True,
            references=("voyages", "observations", "estimates", "claims", "events"),
        ),
        Field(
            "row_b",
            "id",
            "Id of the other record.",
            required=True,
            references=("voyages", "observations", "estimates", "claims", "events"),
        ),
        Field(
            "kind",
            "text",
            "How the two may belong together.",
            required=True,
            codes=MappingProxyType(
                {
                    "possible_same_call": "Perhaps the same port call.",
                    "same_call": "The same port call.",
                    "two_legs_of_one_call": "Arrival and departure of one call.",
                    "same_ship_shifting_piers": "One ship that moved between piers.",
                    "observation_of_call": "An observation of that call.",
                    "same_statement_or_image": "The same statement or image.",
                    "same_value_other_statement": "The same value from another statement.",
                    "relayed_statement": "One statement passes the other on.",
                    "possibly_same_origin": "Perhaps of one origin.",
                }
            ),
        ),
        Field(
            "strength",
            "text",
            "How strong the case is.",
            required=True,
            codes=MappingProxyType(
                {
                    "strong": "Place, day and particulars agree.",
                    "moderate": "Most particulars agree.",
                    "weak": "They might be the same.",
                }
            ),
        ),
        Field("reason", "text", "Why they may be the same.", required=True),
        NOTE,
    ),
)

DISAGREEMENTS = Table(
    name="disagreements",
    title="Disagreements",
    meaning="What the record disagrees on, with the records that say it differently.",
    licence=CC_BY_4,
    attribution=CURATION_ATTRIBUTION,
    origins=CURATION,
    fields=(
        Field("disagreement_id", "id", "Id of the disagreement.", required=True),
        Field(
            "topic",
            "text",
            "What it is about.",
            required=True,
            codes=MappingProxyType(
                {
                    "trips": "Numbers of trips, calls and visits.",
                    "dates": "When something began or happened.",
                    "containers": "Numbers of containers.",
                    "shells": "Numbers and use of shells.",
                    "ports": "Which port or pier.",
                    "ships": "Which ship, and whose it is.",
                    "distances": "How far something is from a border or a front.",
                    "rail": "The railway, its bridges and its traffic.",
                    "depots": "Which depots.",
                    "attribution": "Who saw, said or left out something.",
                }
            ),
        ),
        Field("title", "text", "The disagreement in a few words.", required=True),
        Field(
            "state",
            "text",
            "Whether a later reading settled it.",
            required=True,
            codes=MappingProxyType(
                {
                    "open": "The readings stand side by side.",
                    "settled": "A later reading says how they came about.",
                }
            ),
        ),
        Field("summary", "text", "Who differs from whom, and in what.", required=True),
        Field("settled_by", "text", "What settled it; blank where it is open."),
        Field(
            "record_ids",
            "id",
            "The records that say it differently.",
            required=True,
            is_list=True,
            references=(
                "places",
                "vessels",
                "voyages",
                "observations",
                "estimates",
                "claims",
                "events",
                "reference_points",
            ),
        ),
        Field(
            "source_ids",
            "id",
            "Pages that differ or settle it and stand in no record's list.",
            is_list=True,
            references=("sources",),
        ),
    ),
)
