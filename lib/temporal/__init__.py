"""When: EDTF dates to day bounds, and what a window of time shows."""

from __future__ import annotations

from lib.temporal.bounds import TABLE_DATES, plain_day, record_span, with_day_bounds
from lib.temporal.edtf_dates import EdtfError, day_number, to_date
from lib.temporal.histogram import events_extent, histogram, week_edges
from lib.temporal.known import knowledge_on, knowledge_words, known_from
from lib.temporal.precision import date_precision, date_precision_words
from lib.temporal.slicing import MODES, Mode, share_in_window, shown_mask, slice_window, undated
from lib.temporal.spans import OPEN_END, OPEN_START, Span, parse_date
from lib.temporal.wording import format_day, format_edtf, format_window

__all__ = [
    "MODES",
    "OPEN_END",
    "OPEN_START",
    "TABLE_DATES",
    "EdtfError",
    "Mode",
    "Span",
    "date_precision",
    "date_precision_words",
    "day_number",
    "events_extent",
    "format_day",
    "format_edtf",
    "format_window",
    "histogram",
    "knowledge_on",
    "knowledge_words",
    "known_from",
    "parse_date",
    "plain_day",
    "record_span",
    "share_in_window",
    "shown_mask",
    "slice_window",
    "to_date",
    "undated",
    "week_edges",
    "with_day_bounds",
]
