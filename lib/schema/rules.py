"""Rules that bind several values of one record: order of dates and numbers, interval senses."""

from __future__ import annotations

from collections.abc import Iterator

from lib.errors import DataError, shorten
from lib.schema.records import Record, refuse
from lib.schema.table import Table
from lib.schema.value_sources import parse_value_sources
from lib.temporal import parse_date
from lib.units.arithmetic import evaluate

__all__ = ["rule_errors"]


def rule_errors(table: Table, file: str, record: Record) -> Iterator[DataError]:
    """Yield a problem for each rule of the table that the record's values break together."""
    yield from _date_order_errors(table, file, record)
    yield from _number_order_errors(table, file, record)
    yield from _sense_errors(table, file, record)
    yield from _pair_errors(table, file, record)
    yield from _value_source_errors(table, file, record)
    yield from _expression_errors(file, record)


def _date_order_errors(table: Table, file: str, record: Record) -> Iterator[DataError]:
    """An end lies before its start only where no reading of the two dates avoids it."""
    for start_name, end_name in table.spans:
        start, end = record.cells.get(start_name), record.cells.get(end_name)
        if not (isinstance(start, str) and isinstance(end, str)):
            continue
        if parse_date(end).latest_end <= parse_date(start).earliest_start:
            yield refuse(
                file,
                record.line,
                record.id,
                end_name,
                end,
                f"ends before {start_name} {start} begins",
                "correct one of the two dates",
            )


def _number_order_errors(table: Table, file: str, record: Record) -> Iterator[DataError]:
    for low_name, high_name in table.ranges:
        low, high = record.cells.get(low_name), record.cells.get(high_name)
        if isinstance(low, int | float) and isinstance(high, int | float) and high < low:
            yield refuse(
                file,
                record.line,
                record.id,
                high_name,
                high,
                f"is smaller than {low_name} {low:g}",
                "correct one of the two numbers",
            )


def _sense_errors(table: Table, file: str, record: Record) -> Iterator[DataError]:
    """An interval needs a sense, and a sense needs an interval."""
    for name in table.field_names:
        if not name.endswith("_sense"):
            continue
        date_name = "date" if name == "date_sense" else name.removesuffix("_sense")
        date, sense = record.cells.get(date_name), record.cells.get(name)
        is_interval = isinstance(date, str) and "/" in date
        if is_interval and sense is None:
            problem, hint = "is blank beside an interval", "write within or throughout"
        elif sense is not None and not is_interval:
            problem = f"stands beside {date_name}, which is no interval"
            hint = f"leave {name} blank, or write {date_name} as START/END"
        else:
            continue
        yield refuse(file, record.line, record.id, name, sense or "", problem, hint)


def _pair_errors(table: Table, file: str, record: Record) -> Iterator[DataError]:
    """The same thing cannot stand for itself, nor be its own double."""
    for name in ("same_as", "row_b"):
        other = record.cells.get(name)
        itself = record.id if name == "same_as" else record.cells.get("row_a")
        if name in table.field_names and other is not None and other == itself:
            problem, hint = "points at itself", "leave it blank, or name the other record"
            yield refuse(file, record.line, record.id, name, other, problem, hint)


def _value_source_errors(table: Table, file: str, record: Record) -> Iterator[DataError]:
    """Sources of single values stand behind columns of the table."""
    name = "value_sources"
    text = record.cells.get(name)
    if not isinstance(text, str):
        return
    try:
        parts = parse_value_sources(text)
    except ValueError as error:
        hint = "write field: id;id, and | with a space on both sides between two of these"
        yield refuse(file, record.line, record.id, name, error, "has the wrong form", hint)
        return
    for field in (field for part in parts for field in part.fields):
        if field not in table.field_names:
            problem, hint = f"is not a column of table {table.name}", "name a column"
            yield refuse(file, record.line, record.id, name, field, problem, hint)


def _expression_errors(file: str, record: Record) -> Iterator[DataError]:
    """Arithmetic has a value."""
    name = "expression"
    text = record.cells.get(name)
    if not isinstance(text, str):
        return
    try:
        evaluate(text)
    except ValueError as error:
        problem, _, hint = str(error).partition("; ")
        problem = problem.removeprefix(f"{shorten(text)!r} ")
        yield refuse(file, record.line, record.id, name, text, problem, hint)
