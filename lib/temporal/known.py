"""What was known on a day: records by the earliest publication among their sources.

This is apart from the window: the window asks when something was, this asks when it was said.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

import pandas as pd

from lib.temporal.edtf_dates import day_number, to_date
from lib.temporal.spans import Span, parse_date
from lib.temporal.wording import format_day

__all__ = ["Knowledge", "knowledge_on", "knowledge_words", "known_from"]

Knowledge = Literal["known", "perhaps", "not_yet", "unknown"]


def known_from(published: Iterable[str]) -> str:
    """Earliest of several publication dates, as EDTF; blank where none is dated.

    A month among days leaves open which came first; then the result is the interval in which
    the earliest lies.

    >>> known_from(["2023-12-27", "2023-10-16", ""])
    '2023-10-16'
    >>> known_from(["2023-10", "2023-10-16"])
    '2023-10-01/2023-10-16'
    """
    spans = {text: parse_date(text) for text in sorted({text for text in published if text})}
    if not spans:
        return ""
    first = min(span.earliest_start for span in spans.values())
    last = min(span.latest_start for span in spans.values())
    for text, span in spans.items():
        if (span.earliest_start, span.latest_start) == (first, last):
            return text
    return f"{to_date(first)}/{to_date(last)}"


def knowledge_on(known_from_texts: pd.Series[str], day: date) -> pd.Series[str]:
    """Whether each record had been published by the end of a day.

    Parameters
    ----------
    known_from_texts
        One EDTF text a record, blank where no publication date is known.
    day
        The day "as known on".

    Returns
    -------
    pandas.Series
        ``known``; ``perhaps`` where the publication date leaves it open; ``not_yet``;
        ``unknown`` where there is no date. Same index.

    Examples
    --------
    >>> list(knowledge_on(pd.Series(["2023-10-16", "2023-10", "2023-12", ""]), date(2023, 10, 20)))
    ['known', 'perhaps', 'not_yet', 'unknown']
    """
    number = day_number(day)
    states = {text: _knowledge(parse_date(text), number) for text in set(known_from_texts) if text}
    return known_from_texts.map(lambda text: states.get(text, "unknown"))


def knowledge_words(known_from_text: str, day: date) -> str:
    """What a view "as known on" a day says of one record; empty where it was known for certain.

    >>> knowledge_words("2023-10-13", date(2023, 10, 16))
    ''
    >>> knowledge_words("2024-02", date(2023, 10, 16))
    'Published after 16 Oct 2023: not in this view, which shows what was known on that day.'
    """
    known_on = format_day(day)
    words = {
        "known": "",
        "perhaps": f"Its publication dates leave open whether it was known on {known_on}. "
        "This view keeps it.",
        "not_yet": f"Published after {known_on}: not in this view, "
        "which shows what was known on that day.",
        "unknown": f"When it was published is not known, so nor is whether by {known_on}. "
        "This view keeps it.",
    }
    return words[knowledge_on(pd.Series([known_from_text]), day).iloc[0]]


def _knowledge(span: Span, day: int) -> Knowledge:
    if span.latest_start <= day:
        return "known"
    return "perhaps" if span.earliest_start <= day else "not_yet"
