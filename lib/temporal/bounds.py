"""Day bounds of every record: which columns of which table say when it was.

Two kinds of record. A *state* (a place) holds until it is known to end: a blank start has always
been, a blank end goes on. An *event* (a voyage, an observation, a claim) does not: its span is
the hull of the dates it has, and without any it is undated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from lib.temporal.edtf_dates import EdtfError, read_edtf
from lib.temporal.spans import (
    ALWAYS,
    OPEN_END,
    OPEN_START,
    Span,
    check_order,
    hull,
    parse_date,
    state_span,
)

__all__ = [
    "BOUND_COLUMNS",
    "TABLE_DATES",
    "RecordKind",
    "TableDates",
    "plain_day",
    "record_span",
    "with_day_bounds",
]

RecordKind = Literal["event", "state"]

#: The columns that :func:`with_day_bounds` adds besides ``on_day`` and ``record_kind``.
BOUND_COLUMNS = ("earliest_start_day", "latest_start_day", "earliest_end_day", "latest_end_day")


@dataclass(frozen=True, slots=True)
class TableDates:
    """Kind of a table's records and the columns that date them, first date first."""

    kind: RecordKind
    columns: tuple[str, ...] = ()


#: A claim is dated by when it was said; ``as_of`` is what it speaks of.
TABLE_DATES: Mapping[str, TableDates] = {
    "voyages": TableDates("event", ("departed", "arrived")),
    "observations": TableDates("event", ("date",)),
    "estimates": TableDates("event", ("date",)),
    "events": TableDates("event", ("date",)),
    "claims": TableDates("event", ("published",)),
    "sources": TableDates("event", ("published",)),
    "roots": TableDates("event", ("date",)),
    "imagery_coverage": TableDates("event", ("date",)),
    "coverage_statements": TableDates("event", ("period",)),
    "places": TableDates("state", ("valid_from", "valid_to")),
    "reference_points": TableDates("state"),
    "stations": TableDates("state"),
    "rail_segments": TableDates("state"),
    "vessels": TableDates("state"),
}


def with_day_bounds(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """Copy of a table with its records' four day bounds.

    Parameters
    ----------
    frame
        Rows of one table; blank dates are ``""`` or missing. A column ``<date column>_sense`` or
        ``date_sense``, where there is one, says ``within`` or ``throughout``.
    table
        A key of :data:`TABLE_DATES`.

    Returns
    -------
    pandas.DataFrame
        With the Int64 columns of :data:`BOUND_COLUMNS` (days since 1970-01-01, ends half-open,
        missing where the record is undated), ``on_day`` (Int64: the plain day on which an event
        counts in mode ``on_day``) and ``record_kind`` (``event`` or ``state``).

    Raises
    ------
    ValueError
        Where the table has no such rule, or a date of the frame cannot be read; the message
        names the record.

    Examples
    --------
    >>> voyages = pd.DataFrame({"voyage_id": ["V029"], "departed": ["2024-02-05"],
    ...                         "arrived": ["2024-02-08"]})
    >>> with_day_bounds(voyages, "voyages")[["earliest_start_day", "latest_end_day", "on_day"]]
       earliest_start_day  latest_end_day  on_day
    0               19758           19762   19758
    """
    if table not in TABLE_DATES:
        raise ValueError(f"no dates are known for table {table!r}; one of {sorted(TABLE_DATES)}")
    rule = TABLE_DATES[table]
    spans: list[Span | None] = []
    on_days: list[int | None] = []
    ids: list[object] = list(frame.iloc[:, 0])
    for record_id, dates, senses in zip(ids, *_date_rows(frame, rule), strict=True):
        try:
            spans.append(record_span(rule.kind, dates, senses))
            on_days.append(plain_day(dates) if rule.kind == "event" else None)
        except ValueError as error:
            raise ValueError(f"{table} {record_id}: {error}") from error
    bounds = {
        column: _int_column((getattr(s, _FIELDS[column]) if s else None for s in spans), frame)
        for column in BOUND_COLUMNS
    }
    return frame.assign(**bounds, on_day=_int_column(on_days, frame), record_kind=rule.kind)


def record_span(
    kind: RecordKind, dates: tuple[str, ...], senses: tuple[str, ...] = ()
) -> Span | None:
    """Span of one record from its date texts, first date first; None where it is undated.

    Raises
    ------
    EdtfError
        Where a text is no date, an event has an open end, or the end lies before the start.
    ValueError
        Where a sense is neither ``within`` nor ``throughout``.

    Examples
    --------
    >>> record_span("event", ("2023-10-12~", ""))
    Span(earliest_start=19639, latest_start=19645, earliest_end=19640, latest_end=19646)
    >>> record_span("event", ("", "")) is None
    True
    """
    senses = senses or ("",) * len(dates)
    if kind == "state":
        return state_span(dates[0], dates[1], senses[0]) if dates else ALWAYS
    known = [
        (text, parse_date(text, sense)) for text, sense in zip(dates, senses, strict=True) if text
    ]
    if not known:
        return None
    for text, span in known:
        if span.earliest_start == OPEN_START or span.latest_end == OPEN_END:
            raise EdtfError(text, "leaves an event without end", "write the last day that is known")
    check_order(known[0][1], known[-1][1], " to ".join(text for text, _ in known))
    return hull([span for _, span in known])


def plain_day(dates: Iterable[str]) -> int | None:
    """First of an event's dates that is a calendar day without ``~`` or ``?``, as day number.

    >>> plain_day(("2024-01-30~", "2024-02-04"))
    19757
    >>> plain_day(("2023-09-08/2023-09-12",)) is None
    True
    """
    for text in dates:
        if text:
            read = read_edtf(text)
            if not read.is_interval and read.start is not None and read.start.is_plain_day:
                return read.start.first_day
    return None


_FIELDS = {column: column.removesuffix("_day") for column in BOUND_COLUMNS}


def _date_rows(
    frame: pd.DataFrame, rule: TableDates
) -> tuple[Iterator[tuple[str, ...]], Iterator[tuple[str, ...]]]:
    """Row by row, the date texts and the senses of a table."""
    texts = [_text_column(frame, (column,)) for column in rule.columns]
    senses = [_text_column(frame, (f"{column}_sense", "date_sense")) for column in rule.columns]
    return _rows(texts, len(frame)), _rows(senses, len(frame))


def _rows(columns: list[list[str]], count: int) -> Iterator[tuple[str, ...]]:
    return zip(*columns, strict=True) if columns else iter([()] * count)


def _text_column(frame: pd.DataFrame, names: tuple[str, ...]) -> list[str]:
    for name in names:
        if name in frame.columns:
            return [text if isinstance(text, str) else "" for text in frame[name]]
    return [""] * len(frame)


def _int_column(values: Iterable[int | None], frame: pd.DataFrame) -> pd.Series[int]:
    return pd.Series(list(values), index=frame.index, dtype="Int64")
