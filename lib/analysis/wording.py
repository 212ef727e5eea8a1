"""The record's codes in the reader's words."""

from __future__ import annotations

__all__ = [
    "BASIS",
    "CARGO",
    "CLASSES",
    "KINDS",
    "METHODS",
    "OBSERVED",
    "QUANTITIES",
    "ROOT_CLASSES",
    "in_words",
    "plural",
]

#: Layers of the legend -> the word for one of them.
CLASSES = {
    "port": "Port",
    "pier": "Pier",
    "voyage": "Voyage",
    "rail": "Rail corridor",
    "station": "Station",
    "crossing": "Crossing",
    "depot": "Depot",
    "range": "Range",
    "observation": "Observation",
    "event": "Event",
    "claim": "Claim",
}

OBSERVED = {
    "vessel_present": "Ship present",
    "loading": "Loading",
    "unloading": "Unloading",
    "containers_staged": "Containers on the quay",
    "containers_delivered": "Containers delivered",
    "empty": "No ship present",
    "rail_cars_present": "Railcars present",
    "train_present": "Train present",
    "train_crossing": "Train crossing",
    "new_pits": "New munition pits",
    "night_lights": "Lights at night",
    "missile_testing": "Missile testing",
    "cargo_stack": "Stacked cargo",
}

CARGO = {
    "munitions_reported": "munitions, as reported",
    "troops": "troops",
    "coal": "coal",
    "unknown": "not reported",
}

QUANTITIES = {
    "shells_152mm_equivalent": "shells, as 152 mm",
    "voyages": "voyages",
    "containers": "containers",
}

METHODS = {
    "images": "counted on satellite images",
    "images_and_documents": "from images and documents",
    "another_count_and_more": "another count, added to",
    "ships_by_load": "ships × an assumed load",
    "from_containers": "converted from containers",
    "from_weight": "converted from weight",
    "not_stated": "not stated",
}

BASIS = {
    "read_full": "The source was read in full.",
    "read_opening_only": "Only the opening of the source was read.",
    "secondary": "Known from another page that reports the source.",
    "derived": "Derived here from values that sources give.",
    "background_unverified": "Background knowledge, not verified in a source.",
}

ROOT_CLASSES = {
    "news_imagery": "imagery read by a news organisation",
    "think_tank_imagery": "imagery read by a research institute",
    "government_release": "government release",
    "intelligence_briefing": "intelligence briefing",
    "party_claim": "claim of a party to the war",
    "sanction_list": "sanctions list",
    "reference_work": "reference work",
    "other": "other",
}

KINDS = {
    "munitions_reported": "munitions reported",
    "to_russia": "towards Russia",
    "to_dprk": "towards North Korea",
    "round_trip": "round trip",
    "dark": "off, as reported",
    "on": "on, as reported",
}


def in_words(code: str) -> str:
    """A code as words: underscores become spaces where no better words are known.

    >>> in_words("rail_bridge"), in_words("to_russia")
    ('rail bridge', 'towards Russia')
    """
    return KINDS.get(code, code.replace("_", " "))


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun.

    >>> plural(1, "source"), plural(4, "source"), plural(2, "leg or call", "legs or calls")
    ('1 source', '4 sources', '2 legs or calls')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"
