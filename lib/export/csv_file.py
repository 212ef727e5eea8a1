"""CSV that no spreadsheet takes for a formula, and the way back from it.

A text that a spreadsheet would run gets one apostrophe in front; nothing else is changed, and
numbers stay numbers. `restore` takes the apostrophe off again, so that a file read back equals
what was written.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date

from lib.export.feature_table import Cell, FeatureTable

__all__ = ["csv_bytes", "neutralise", "restore", "written"]

#: What Excel, LibreOffice or Google Sheets begin a formula with, full-width forms too, after any
#: blanks and apostrophes.
_FORMULA = re.compile(r"[\s']*[=+\-@\t\r\n＝＋－＠]")


def neutralise(text: str) -> str:
    """Return a text as a cell that stays text.

    >>> neutralise("=HYPERLINK(1)"), neutralise("Angara"), neutralise("'China-only' pier")
    ("'=HYPERLINK(1)", 'Angara', "'China-only' pier")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def restore(cell: str) -> str:
    """Return the text that `neutralise` made a cell of.

    >>> [restore(neutralise(text)) for text in ("=1", "'=1", "'a'", "-5 days")]
    ['=1', "'=1", "'a'", '-5 days']
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def written(value: Cell) -> str:
    """Return a value as text: shortest exact numbers, ISO days, true or false, blank for none.

    >>> from datetime import date
    >>> written(130.3), written(date(2023, 10, 16)), written(True), written(None)
    ('130.3', '2023-10-16', 'true', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def csv_bytes(table: FeatureTable) -> bytes:
    """Return a table as CSV by RFC 4180.

    UTF-8 with a mark, so that spreadsheets read Cyrillic and Korean. Every text is quoted.
    """
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(table.names)
    for row in table.rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Cell) -> str | float:
    if isinstance(value, str):
        return neutralise(value)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if is_number else written(value)  # type: ignore[return-value]  # a number here
