"""How many observers stand behind a record, once pages that relay one release count once.

Every page goes back to one root or more (``derives_from``): the release, study or reading of
imagery that it repeats. The roots of one observer form a family. The count errs on the low side:
it is the smallest set of families that explains every page, less those that rest on another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import pandas as pd

__all__ = ["Credit", "Independence", "PageCredits", "count_independent", "page_credits"]


@dataclass(frozen=True, slots=True)
class Credit:
    """One root to which a page goes back.

    Attributes
    ----------
    family
        The observer behind the root, such as ``csis`` or ``us-gov``.
    publisher
        Who published the root, as shown to readers.
    root_class
        Class of the root, such as ``think_tank_imagery`` or ``party_claim``.
    rests_on
        Families on which the root itself relies.
    is_main
        Whether the page chiefly relays this root, or only quotes it beside another.
    """

    family: str
    publisher: str
    root_class: str
    rests_on: frozenset[str]
    is_main: bool


#: Credits of each page, by source id.
PageCredits = Mapping[str, tuple[Credit, ...]]


@dataclass(frozen=True, slots=True)
class Independence:
    """Result of counting one record's pages.

    Attributes
    ----------
    n_pages
        Different pages among the record's sources.
    families
        Smallest set of families that explains the pages, the one that most pages relay first.
    n_independent
        How many of these rest on no other of them.
    observers
        Name of each family for readers, in the same order.
    credits
        The credits of these families on the record's pages.
    """

    n_pages: int
    families: tuple[str, ...]
    n_independent: int
    observers: tuple[str, ...]
    credits: tuple[Credit, ...]


def page_credits(derives_from: pd.DataFrame, roots: pd.DataFrame) -> dict[str, tuple[Credit, ...]]:
    """Credits of every page, from the tables ``derives_from`` and ``roots``.

    Raises
    ------
    KeyError
        Where a page goes back to a root that the table of roots does not hold.
    """
    by_root = {}
    for root_id, family, publisher, root_class, rests_on in _rows(
        roots, "root_id", "family", "publisher", "class", "not_independent_of"
    ):
        families = frozenset(part for part in rests_on.split(";") if part)
        by_root[root_id] = (family, publisher, root_class, families)
    by_page: dict[str, list[Credit]] = {}
    for source_id, root_id, is_main in _rows(derives_from, "source_id", "root_id", "is_main"):
        credit = Credit(*by_root[root_id], is_main=is_main.lower() == "true")
        by_page.setdefault(source_id, []).append(credit)
    return {source_id: tuple(found) for source_id, found in by_page.items()}


def count_independent(source_ids: Iterable[str], by_page: PageCredits) -> Independence:
    """Count the independent observers behind a record's sources.

    Parameters
    ----------
    source_ids
        The record's sources. A page without any known root explains nothing and counts for none.
    by_page
        As :func:`page_credits` returns it.

    Examples
    --------
    Two pages that relay one reading by VOA, and one by CSIS:

    >>> voa = Credit("voa", "Voice of America", "news_imagery", frozenset(), True)
    >>> csis = Credit("csis", "CSIS", "think_tank_imagery", frozenset(), True)
    >>> pages = {"ytn-2023-10-15-voa": (voa,), "newspic-2023-10-15-voa": (voa,),
    ...          "csis-2023-10-17-najin": (csis,)}
    >>> count_independent(list(pages)[:2], pages).n_independent
    1
    >>> count_independent(pages, pages).families
    ('voa', 'csis')
    """
    pages = tuple(dict.fromkeys(source_ids))
    credited = tuple(by_page[page] for page in pages if by_page.get(page))
    families = _explaining_families(credited)
    of_families = tuple(c for page in credited for c in page if c.family in families)
    return Independence(
        n_pages=len(pages),
        families=families,
        n_independent=_independent(families, of_families),
        observers=tuple(_observer(family, of_families) for family in families),
        credits=of_families,
    )


@lru_cache(maxsize=4096)
def _explaining_families(pages: tuple[tuple[Credit, ...], ...]) -> tuple[str, ...]:
    """Smallest set of families with one on every page.

    Among sets of one size the one with fewest independent families, then the one that the pages
    chiefly relay. A record has few families, so trying all sets is quick.
    """
    weights: dict[str, int] = {}
    for credit in (credit for page in pages for credit in page):
        weights[credit.family] = weights.get(credit.family, 0) + credit.is_main
    on_pages = [{credit.family for credit in page} for page in pages]
    all_credits = tuple(credit for page in pages for credit in page)
    for size in range(len(weights) + 1):
        explaining = [
            families
            for families in combinations(weights, size)
            if all(page.intersection(families) for page in on_pages)
        ]
        if explaining:
            chosen = min(
                explaining,
                key=lambda c: (_independent(c, all_credits), -sum(weights[f] for f in c)),
            )
            return tuple(sorted(chosen, key=lambda family: -weights[family]))
    return ()


def _independent(families: tuple[str, ...], found: tuple[Credit, ...]) -> int:
    resting = {
        credit.family
        for credit in found
        if credit.rests_on.intersection(families) - {credit.family}
    }
    return sum(family not in resting for family in families)


def _observer(family: str, found: tuple[Credit, ...]) -> str:
    publishers = {credit.publisher for credit in found if credit.family == family}
    return publishers.pop() if len(publishers) == 1 else _FAMILY_NAMES.get(family, min(publishers))


#: Families whose roots come from several offices.
_FAMILY_NAMES = {
    "us-gov": "US government",
    "rok-gov": "South Korean government",
    "uk-gov": "UK government",
    "ua-gov": "Ukrainian authorities",
    "ru-gov": "Russian authorities",
    "csis": "CSIS",
    "rusi": "RUSI",
    "osc": "Open Source Centre",
    "bloomberg": "Bloomberg",
    "wsj": "The Wall Street Journal",
}


def _rows(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[str, ...]]:
    return zip(*(frame[column].astype(str) for column in columns), strict=True)
