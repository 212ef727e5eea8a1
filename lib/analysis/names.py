"""All names of a thing, by language and script, with how each was romanised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lib.analysis.row_index import Row, rows_by
from lib.catalog import Package

__all__ = ["NameGroup", "names_of", "native_names"]

LANGUAGES = {
    "en": "English",
    "ko": "Korean",
    "ru": "Russian",
    "uk": "Ukrainian",
    "ja": "Japanese",
    "zh": "Chinese",
}
MISTAKEN = "In print by mistake"
CODES = "Codes"
#: Remarks in brackets after a name that is not simply current.
STANDINGS = {"historical": "historical"}
#: Romanisations that tell a reader nothing.
PLAIN_ROMANISATIONS = frozenset({"", "n/a", "common press"})
#: Names in their own script that stand under a title.
MOST_NATIVE = 4


@dataclass(frozen=True)
class NameGroup:
    """Names in one language, or mistaken names, or codes."""

    label: str
    names: tuple[str, ...]
    """Each with its romanisation or standing in brackets where it has one."""


def names_of(package: Package, entity_ids: Iterable[str]) -> tuple[NameGroup, ...]:
    """All names of the thing with these ids, one group a language, in the order of the table.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> groups = names_of(load_package(), ["najin"])
    >>> groups[0].label, groups[0].names[:2]
    ('English', ('Najin (McCune-Reischauer)', 'Rajin (DPRK official)'))
    >>> [group.label for group in groups]
    ['English', 'Korean', 'Russian', 'Ukrainian', 'Japanese', 'Chinese', ...]
    """
    groups: dict[str, dict[str, None]] = {label: {} for label in LANGUAGES.values()}
    for row in _rows(package, entity_ids):
        name, language, status = str(row["name"]), str(row["language"]), str(row["status"])
        romanisation = str(row["romanisation"])
        label = LANGUAGES.get(language, language or "Other")
        label = {"mistaken": MISTAKEN, "code": CODES}.get(status, label)
        remark = STANDINGS.get(status, "")
        if not remark and row["script"] == "Latn" and romanisation not in PLAIN_ROMANISATIONS:
            remark = romanisation
        groups.setdefault(label, {})[f"{name} ({remark})" if remark else name] = None
    last = (MISTAKEN, CODES)
    ordered = sorted(groups, key=lambda label: last.index(label) + 1 if label in last else 0)
    return tuple(NameGroup(label, tuple(groups[label])) for label in ordered if groups[label])


def native_names(package: Package, entity_ids: Iterable[str]) -> tuple[str, ...]:
    """Preferred names in their own script, for the line under a title.

    >>> from lib.catalog import load_package
    >>> native_names(load_package(), ["depot-tikhoretsk"])[:1]
    ('Тихорецк',)
    """
    rows = [
        row
        for row in _rows(package, entity_ids)
        if row["script"] != "Latn" and row["status"] == "current"
    ]
    rows.sort(key=lambda row: not row["is_preferred"])
    return tuple(dict.fromkeys(str(row["name"]) for row in rows))[:MOST_NATIVE]


def _rows(package: Package, entity_ids: Iterable[str]) -> list[Row]:
    by_entity = rows_by(package, "names", "entity_id")
    return [row for entity_id in entity_ids for row in by_entity.get(entity_id, ())]
