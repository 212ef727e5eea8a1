"""One line that names a record, the same on map, table, list and card."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from lib.analysis.wording import OBSERVED, QUANTITIES, in_words

__all__ = ["place_names", "record_title", "short_name"]

#: Titles made from running text stop here, in characters.
LONGEST = 90
#: Ends of rail segments whose ids are no names.
JUNCTION_NAMES = {
    "dunay": "Dunai",
    "ekb": "Yekaterinburg",
    "novosib": "Novosibirsk",
    "ulanude": "Ulan-Ude",
}


def place_names(places: pd.DataFrame, reference_points: pd.DataFrame) -> dict[str, str]:
    """Names by id of places and reference points.

    >>> places = pd.DataFrame({"place_id": ["dunai"], "name": ["Dunai (Dunay)"]})
    >>> points = pd.DataFrame({"reference_id": ["town-kerch"], "name": ["Kerch"]})
    >>> place_names(places, points)["dunai"]
    'Dunai (Dunay)'
    """
    names = dict(zip(reference_points["reference_id"], reference_points["name"], strict=True))
    names.update(zip(places["place_id"], places["name"], strict=True))
    return names


def short_name(name: str) -> str:
    """The part of a place's name that tells it apart in running text.

    >>> short_name("Najin (Rajin) port"), short_name("Dunai naval pier")
    ('Najin', 'Dunai')
    """
    return re.sub(r"( port| naval pier| coast)$", "", name.partition(" (")[0])


def record_title(table: str, row: Mapping[str, object], names: Mapping[str, str]) -> str:
    """The title of one row of a table.

    Parameters
    ----------
    table
        Name of the table.
    row
        The row's values by column.
    names
        Names of places by id.

    Examples
    --------
    >>> row = {"vessel_name": "Angara", "from_place": "najin", "to_place": "dunai"}
    >>> record_title("voyages", row, {"najin": "Najin", "dunai": "Dunai"})
    'Angara, Najin to Dunai'
    >>> record_title("voyages", row | {"to_place": ""}, {"najin": "Najin"})
    'Angara, call at Najin'
    """
    if table == "voyages":
        return _voyage_title(row, names)
    if table == "observations":
        what = str(row["what"])
        words = OBSERVED.get(what, in_words(what).capitalize())
        return f"{words}, {_places(str(row['place_id']), names)}"
    if table == "estimates":
        quantity = QUANTITIES.get(str(row["quantity"]), in_words(str(row["quantity"])))
        return f"{row['estimator']!s}: {quantity}"
    if table == "rail_segments":
        return f"Rail segment {_junction(str(row['from']))} to {_junction(str(row['to']))}"
    if table in ("claims", "events"):
        return _shortened(str(row["summary"]))
    return str(row.get("name") or row.get("title") or "")


def _voyage_title(row: Mapping[str, object], names: Mapping[str, str]) -> str:
    ends = [_places(str(row[column]), names) for column in ("from_place", "to_place")]
    ship = str(row["vessel_name"]) or "unnamed ship"
    ship = ship[:1].upper() + ship[1:]
    if all(ends):
        return f"{ship}, {ends[0]} to {ends[1]}"
    known = ends[0] or ends[1]
    return f"{ship}, call at {known}" if known else ship


def _junction(node: str) -> str:
    """The name of a segment's end: its id in words."""
    words = node.removesuffix("_j").removesuffix("_br").replace("_", " ").title()
    return JUNCTION_NAMES.get(node, words)


def _places(ids: str, names: Mapping[str, str]) -> str:
    return " or ".join(short_name(names.get(i, i)) for i in ids.split(";") if i)


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"
