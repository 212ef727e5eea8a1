"""The package's rules: every field once, every table and layer a list of fields."""

from __future__ import annotations

from lib.schema.cells import CellProblem, Value, parse_cell, parse_json_value
from lib.schema.dictionary import data_dictionary, dictionary_rows
from lib.schema.documents import DOCUMENTS, Document
from lib.schema.field import LIST_SEPARATOR, Field
from lib.schema.frictionless import package_licences, resource_descriptor
from lib.schema.layers import LAYERS
from lib.schema.licences import Licence
from lib.schema.records import Record, parse_records, reference_errors, refuse
from lib.schema.rules import rule_errors
from lib.schema.table import Layer, Origin, Table
from lib.schema.tables import TABLES
from lib.schema.value_sources import ValueSource, parse_value_sources

__all__ = [
    "DOCUMENTS",
    "LAYERS",
    "LIST_SEPARATOR",
    "TABLES",
    "CellProblem",
    "Document",
    "Field",
    "Layer",
    "Licence",
    "Origin",
    "Record",
    "Table",
    "Value",
    "ValueSource",
    "data_dictionary",
    "dictionary_rows",
    "package_licences",
    "parse_cell",
    "parse_json_value",
    "parse_records",
    "parse_value_sources",
    "reference_errors",
    "refuse",
    "resource_descriptor",
    "rule_errors",
]
