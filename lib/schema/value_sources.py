"""Which sources stand behind single values of a record: ``field: id;id | field (remark): id``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lib.schema.field import LIST_SEPARATOR

__all__ = ["ValueSource", "parse_value_sources"]

_PART = re.compile(
    r"(?P<fields>[a-z_]+(?:, [a-z_]+)*)(?: \((?P<remark>[^()|:]+)\))?: (?P<ids>[^\s|:]+)"
)
_SEPARATOR = " | "


@dataclass(frozen=True)
class ValueSource:
    """The sources of some fields of a record, or of the part of them that ``remark`` names."""

    fields: tuple[str, ...]
    remark: str
    source_ids: tuple[str, ...]


def parse_value_sources(text: str) -> tuple[ValueSource, ...]:
    """Return what a ``value_sources`` cell says; nothing where it is blank.

    Raises
    ------
    ValueError
        Where a part of the text has another form.

    >>> parse_value_sources("note (13 February): g-voa-2024-02-gone")
    (ValueSource(fields=('note',), remark='13 February', source_ids=('g-voa-2024-02-gone',)),)
    """
    found = []
    for part in text.split(_SEPARATOR) if text else ():
        match = _PART.fullmatch(part)
        if match is None:
            raise ValueError(part)
        fields, remark, ids = match["fields"], match["remark"] or "", match["ids"]
        found.append(
            ValueSource(tuple(fields.split(", ")), remark, tuple(ids.split(LIST_SEPARATOR)))
        )
    return tuple(found)
