"""Finding records and places by any of their names."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from lib.analysis.records import LAYER_OF_TABLE, names_of_places
from lib.analysis.titles import record_title
from lib.catalog import Package
from lib.schema import TABLES

__all__ = ["Hit", "search"]

#: Tables that are searched, in the order hits are listed.
SEARCHED = (
    "places",
    "reference_points",
    "vessels",
    "voyages",
    "observations",
    "events",
    "claims",
    "estimates",
)


@dataclass(frozen=True)
class Hit:
    """A record that was found, with the name that matched where it is not the title."""

    id: str
    table: str
    layer: str
    title: str
    matched: str = ""


@dataclass(frozen=True)
class _Entry:
    hit: Hit
    texts: tuple[tuple[str, str], ...]
    """(folded text, text as printed)."""


def fold(text: str) -> str:
    """Text as it is compared: without case, marks and differences of width.

    >>> fold("Rasŏn"), fold("ТИХОРЕЦК"), fold("나진")
    ('rason', 'тихорецк', '나진')
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in decomposed if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", plain)


def search(package: Package, text: str, limit: int = 30) -> list[Hit]:
    """Records whose id, title or any name holds every word of ``text``.

    Matches at the start of a name come first, then the order of the tables. Empty text finds
    nothing.
    """
    words = fold(text).split()
    if not words:
        return []
    ranked: list[tuple[int, int, Hit]] = []
    for position, entry in enumerate(_index(package)):
        best = _best_match(entry, words)
        if best is not None:
            rank, printed = best
            hit = entry.hit
            matched = "" if printed in (hit.title, hit.id) else printed
            ranked.append((rank, position, Hit(hit.id, hit.table, hit.layer, hit.title, matched)))
    ranked.sort(key=lambda item: item[:2])
    return [hit for _, _, hit in ranked[:limit]]


def _best_match(entry: _Entry, words: list[str]) -> tuple[int, str] | None:
    best: tuple[int, str] | None = None
    for folded, printed in entry.texts:
        if all(word in folded for word in words):
            rank = 0 if folded.startswith(words[0]) else 1
            if best is None or rank < best[0]:
                best = (rank, printed)
    return best


@lru_cache(maxsize=4)
def _index(package: Package) -> tuple[_Entry, ...]:
    place_names = names_of_places(package)
    other: dict[str, list[str]] = {}
    for entity_id, name in package.tables["names"][["entity_id", "name"]].itertuples(index=False):
        other.setdefault(entity_id, []).append(name)
    entries = []
    for table in SEARCHED:
        for cells in package.tables[table].to_dict("records"):
            row = {str(column): value for column, value in cells.items()}
            record_id = str(row[TABLES[table].key])
            title = record_title(table, row, place_names)
            aliases = [a.strip() for a in str(row.get("aliases", "")).split(";") if a.strip()]
            texts = dict.fromkeys([title, record_id, *other.get(record_id, ()), *aliases])
            layer = str(row["class"]) if table == "places" else LAYER_OF_TABLE[table]
            hit = Hit(record_id, table, layer, title)
            entries.append(_Entry(hit, tuple((fold(t), t) for t in texts)))
    return tuple(entries)
