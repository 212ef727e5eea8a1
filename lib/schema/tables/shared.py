"""Fields that several tables have, and the licence under which the record itself stands."""

from __future__ import annotations

from types import MappingProxyType

from lib.schema.field import Field
from lib.schema.table import Origin

__all__ = [
    "ALIASES",
    "BASIS",
    "BASIS_NOTE",
    "CARGO_CODES",
    "COUNTRY",
    "COUNTRY_HINT",
    "COUNTRY_PATTERN",
    "CURATION",
    "CURATION_ATTRIBUTION",
    "DATE",
    "DATE_SENSE",
    "EVIDENCE_BLOCK",
    "GEONAMES",
    "LANGUAGE",
    "LAT",
    "LON",
    "NAME",
    "NAME_LOCAL",
    "NOTE",
    "OPENSTREETMAP",
    "POSITION_BASIS",
    "POSITION_UNCERTAINTY_M",
    "RECORD_BLOCK",
    "SENSE_CODES",
    "SOURCE_IDS",
    "VESSEL_IDS",
]

CURATION = (Origin("Public reporting, page by page, as listed in the table sources"),)
CURATION_ATTRIBUTION = "Curated record of this project"
OPENSTREETMAP = Origin("OpenStreetMap", path="https://www.openstreetmap.org/copyright")
GEONAMES = Origin("GeoNames", path="https://www.geonames.org/")

BASIS_CODES = MappingProxyType(
    {
        "read_full": "The value was read in a page that was read whole.",
        "read_opening_only": "The value was read in the opening part of a page.",
        "secondary": "The value was read in a page that reports another one.",
        "derived": "The value was worked out from values that were read.",
        "background_unverified": "The value is background knowledge; no page was read for it.",
    }
)
SENSE_CODES = MappingProxyType(
    {
        "within": "It happened somewhere inside the interval.",
        "throughout": "It lasted for the whole interval.",
    }
)
CARGO_CODES = MappingProxyType(
    {
        "munitions_reported": "A source reports munitions, or containers taken for munitions.",
        "troops": "Troops were carried.",
        "coal": "Coal was carried.",
        "unknown": "No source states what was carried.",
    }
)
COUNTRY_PATTERN = "[A-Z]{3}"
COUNTRY_HINT = "write three capital letters, as in RUS"

ALIASES = Field("aliases", "text", "Other names and spellings.", is_list=True)
COUNTRY = Field(
    "country",
    "text",
    "Country, ISO 3166-1 alpha-3.",
    required=True,
    pattern=COUNTRY_PATTERN,
    hint=COUNTRY_HINT,
)
NAME = Field("name", "text", "Name in English.", required=True)
NAME_LOCAL = Field("name_local", "text", "Name in the local language and script.")
NOTE = Field("note", "text", "Remarks: what the sources say beyond the other columns.")
LON = Field(
    "lon",
    "number",
    "Longitude, WGS 84.",
    unit="degrees",
    required=True,
    minimum=-180,
    maximum=180,
    hint="write a longitude from -180 to 180 degrees",
)
LAT = Field(
    "lat",
    "number",
    "Latitude, WGS 84.",
    unit="degrees",
    required=True,
    minimum=-90,
    maximum=90,
    hint="write a latitude from -90 to 90 degrees; are lon and lat swapped?",
)
POSITION_BASIS = Field(
    "position_basis", "text", "Where the position was taken from.", required=True
)
POSITION_UNCERTAINTY_M = Field(
    "position_uncertainty_m",
    "number",
    "Radius of the disc that holds the true point.",
    unit="m",
    required=True,
    minimum=1,
    maximum=200_000,
)
LANGUAGE = Field(
    "language",
    "text",
    "Language, as a two- or three-letter BCP 47 code.",
    pattern="[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*",
    hint="write a language code, as in en, ko or ru",
)
DATE = Field(
    "date",
    "date",
    "When it happened or was seen, as the source prints it; calendar days, labelled UTC.",
    required=True,
)
DATE_SENSE = Field(
    "date_sense",
    "text",
    "What an interval in date means; blank where date is no interval.",
    codes=SENSE_CODES,
)
VESSEL_IDS = Field(
    "vessel_ids",
    "id",
    "The ships that the sources name; blank where none is named.",
    is_list=True,
    references=("vessels",),
)
SOURCE_IDS = Field(
    "source_ids",
    "id",
    "The pages on which the record rests.",
    required=True,
    is_list=True,
    references=("sources",),
)
BASIS = Field("basis", "text", "How the values were come by.", required=True, codes=BASIS_CODES)
BASIS_NOTE = Field("basis_note", "text", "Remarks on how the values were come by.")

#: What every record carries about its sources.
RECORD_BLOCK = (
    SOURCE_IDS,
    Field(
        "value_sources",
        "text",
        "Sources of single values where they are known: field: id;id | field: id.",
        references=("sources",),
    ),
    Field(
        "known_from",
        "date",
        "Earliest publication among the sources, an interval where months leave it open; "
        "blank where none shows a date.",
    ),
    BASIS,
    BASIS_NOTE,
)

#: What every report carries about the strength of its evidence.
EVIDENCE_BLOCK = (
    Field(
        "confidence_word",
        "text",
        "The word of the source or of the first curation.",
        codes=MappingProxyType(
            {
                "confirmed": "Called confirmed.",
                "high": "Called high.",
                "probable": "Called probable.",
                "medium": "Called medium.",
                "possible": "Called possible.",
                "low": "Called low.",
            }
        ),
    ),
    Field(
        "confidence",
        "text",
        "Level on the one scale of this project, by rule from roots and families.",
        required=True,
        codes=MappingProxyType(
            {
                "corroborated": "Independent evidence of different families agrees.",
                "probable": "One good line of evidence, or several weaker ones.",
                "possible": "One weak line of evidence.",
                "doubtful": "The evidence speaks against it, or sources contradict.",
                "not assessed": "The scale does not apply.",
            }
        ),
    ),
    Field(
        "evidence_cap",
        "integer",
        "Highest level that the kind of evidence allows: 3 corroborated, 2 probable, 1 possible.",
        minimum=1,
        maximum=3,
    ),
    Field("n_sources", "integer", "Number of pages cited.", required=True, minimum=1),
    Field(
        "n_independent",
        "integer",
        "Number of independent families of origin among the pages, counted strictly.",
        required=True,
        minimum=1,
    ),
    Field(
        "families",
        "text",
        "Smallest set of families of origin that explains the pages.",
        is_list=True,
    ),
    Field("shared_imagery", "text", "Imagery on which several families rest."),
    Field("confidence_note", "text", "Why the level is what it is."),
)
