"""What a card needs besides its record: names, addresses, and what the view asks of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lib.analysis.disagreements import Disagreement
from lib.analysis.record_imagery import PlaceInView

__all__ = ["CardContext"]


@dataclass(frozen=True)
class CardContext:
    """Names and addresses that a card writes, and what of the view it must say."""

    names: Mapping[str, str]
    """Names of places by id."""
    address_of: Callable[[str], str]
    """The query of a link that opens the record with an id, beginning with ``?``."""
    source_address: Callable[[str], str]
    """The address of a source's own sheet, by its id."""
    disagreement_address: Callable[[str], str]
    """The address of a disagreement's own sheet, by its id."""
    claim_address: Callable[[str], str]
    """The address at which a claim is checked, by its id."""
    confidence_address: str
    """Where the parts of confidence are defined."""
    disagreements: tuple[Disagreement, ...] = ()
    """Those in which the record takes part."""
    imagery: tuple[PlaceInView, ...] = ()
    """Where and when to look for it on public imagery."""
    knowledge: str = ""
    """What the view's second date, "as known on", says of the record; empty where nothing."""
