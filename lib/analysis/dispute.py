"""A prefilled text with which a reader disputes one value of a record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from lib.analysis.records import Record
from lib.analysis.values import is_present
from lib.schema import TABLES

__all__ = ["DisputedValue", "disputable_values", "dispute_text", "mail_link"]

#: Columns that are worked out from others, or say how a row was read.
NOT_DISPUTED = frozenset(
    {"evidence_cap", "n_sources", "n_independent", "families", "known_from", "value_sources"}
)
_MAIL = re.compile(r"[^@\s?&<>\"]+@[^@\s?&<>\"]+\.[^@\s?&<>\"]+")


@dataclass(frozen=True)
class DisputedValue:
    """One value of a record, as its table holds it."""

    field: str
    meaning: str
    value: str


def disputable_values(record: Record) -> tuple[DisputedValue, ...]:
    """The values of a record that a reader may dispute, in the order of its table.

    >>> from lib.analysis.records import find_record
    >>> from lib.catalog import load_package
    >>> values = disputable_values(find_record(load_package(), "E002"))
    >>> [(v.field, v.value) for v in values][:2]
    [('date', '2023-10-13'), ('estimator', 'US White House/NSC')]
    """
    fields = TABLES[record.table].fields[1:]
    return tuple(
        DisputedValue(field.name, field.meaning, _cell_text(record.row[field.name]))
        for field in fields
        if field.name not in NOT_DISPUTED and is_present(record.row.get(field.name))
    )


def dispute_text(
    record: Record, disputed: DisputedValue, version: str, sha256: str, address: str
) -> str:
    """The report as plain text: which value, of which record, in which data, seen where.

    Parameters
    ----------
    version, sha256
        Version and hash of the data package.
    address
        Full address of the view in which the reader saw the value.
    """
    sources = ", ".join(reference.source_id for reference in record.references)
    lines = (
        f"Record: {record.id} ({record.table}), {record.title}",
        f"Field: {disputed.field} ({disputed.meaning.rstrip('.')})",
        f"Value: {disputed.value}",
        f"Sources of the record: {sources or 'none'}",
        f"Data: version {version}, sha256 {sha256}",
        f"View: {address}",
        "",
        "What the value should be:",
        "Source that says so:",
    )
    return "\n".join(lines)


def mail_link(contact: str, record_id: str, text: str) -> str:
    """A ``mailto:`` link with the report; empty where the contact is no mail address.

    >>> mail_link("https://example.org/corrections", "E002", "Record: E002")
    ''
    >>> mail_link("desk@example.org", "E002", "Record: E002")
    'mailto:desk@example.org?subject=Dispute%20a%20value%3A%20E002&body=Record%3A%20E002'
    """
    if not _MAIL.fullmatch(contact):
        return ""
    query = urlencode({"subject": f"Dispute a value: {record_id}", "body": text}, quote_via=quote)
    return f"mailto:{quote(contact, safe='@')}?{query}"


def _cell_text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
