"""A field: its name, type, unit, constraints and meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

__all__ = ["LIST_SEPARATOR", "MAX_TEXT_CHARACTERS", "Field", "FieldType"]

#: What stands between the items of a list field.
LIST_SEPARATOR = ";"
#: Longest text a cell may hold, in characters: a summary is a sentence or two, never a page.
MAX_TEXT_CHARACTERS = 4000

FieldType = Literal["text", "id", "integer", "number", "boolean", "date", "url"]


@dataclass(frozen=True)
class Field:
    """One column of a table, or one property of a layer's features.

    Attributes
    ----------
    name : str
        The column's name as it stands in the file.
    type : FieldType
        ``text`` (one line of plain text), ``id`` (a stable slug), ``integer``, ``number``
        (a decimal, read as a double), ``boolean`` (``true`` or ``false``), ``date`` (EDTF,
        ISO 8601-2) or ``url`` (http or https).
    meaning : str
        What the value says, in one plain sentence for the data dictionary.
    unit : str
        Unit of a number (``m``, ``km``, ``degrees``); empty for what has none.
    required : bool
        Whether a blank is refused.
    is_list : bool
        Whether the cell holds several values joined by ``;``.
    codes : Mapping[str, str]
        The allowed codes and what each means; empty where any value may stand.
    references : tuple of str
        Where the id must be found: a table's key (``places``) or a column of a table
        (``stations.line_id``); one of them is enough.
    free_prefixes : tuple of str
        Beginnings of ids that stand for something outside the tables (``country:``).
    minimum, maximum : float or None
        Bounds of a number, both included.
    pattern : str
        Regular expression the whole text must match.
    hint : str
        How to mend a value that breaks the pattern or the bounds.
    """

    name: str
    type: FieldType
    meaning: str
    unit: str = ""
    required: bool = False
    is_list: bool = False
    codes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    references: tuple[str, ...] = ()
    free_prefixes: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str = ""
    hint: str = ""
    max_characters: int = MAX_TEXT_CHARACTERS
