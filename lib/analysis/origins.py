"""Which releases a record's pages go back to: pages that relay one release count once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lib.analysis.row_index import rows_by, rows_by_id
from lib.catalog import Package
from lib.evidence import Independence, PageCredits, count_independent, page_credits

__all__ = ["Observer", "Origins", "Root", "independence_of", "origins_of"]

#: Relations in which the page is the release, or the observer's own reading of images.
OWN_RELATIONS = frozenset({"primary", "independent_imagery"})


@dataclass(frozen=True)
class Root:
    """A release, study or reading of images, with the pages that go back to it."""

    id: str
    title: str
    publisher: str
    date: str
    """When it was released, as EDTF; empty where it is not known."""
    root_class: str
    """Code of its class, such as ``government_release``."""
    pages: tuple[str, ...]
    """Ids of the record's pages that relay or quote it, or are it."""
    own_pages: tuple[str, ...]
    """Those of them that are the release itself, or by its observer."""


@dataclass(frozen=True)
class Observer:
    """Who stands behind one root or several; they count once."""

    name: str
    roots: tuple[Root, ...]
    rests_on: tuple[str, ...]
    """Other observers of the record on whose material this one relies; then it does not count."""


@dataclass(frozen=True)
class Origins:
    """The pages of a record, gathered by who first said it."""

    n_pages: int
    n_independent: int
    observers: tuple[Observer, ...]
    """The fewest observers that explain every page, the most relayed first."""
    quoted: tuple[Root, ...]
    """Releases that the pages quote beside these."""
    unexplained: tuple[str, ...]
    """Pages of which no release is known."""

    @property
    def root_classes(self) -> tuple[str, ...]:
        """Classes of the roots that count, each once."""
        roots = (root for observer in self.observers for root in observer.roots)
        return tuple(dict.fromkeys(root.root_class for root in roots))


@lru_cache(maxsize=2)
def _credits(package: Package) -> PageCredits:
    return page_credits(package.tables["derives_from"], package.tables["roots"])


def independence_of(package: Package, source_ids: tuple[str, ...]) -> Independence:
    """The independent observers behind some pages, counted strictly."""
    return count_independent(source_ids, _credits(package))


def origins_of(package: Package, source_ids: tuple[str, ...]) -> Origins:
    """The pages of a record, gathered by who first said it.

    Examples
    --------
    The first leg from Najin to Dunai is told by three pages, which all relay one release:

    >>> from lib.catalog import load_package
    >>> package = load_package()
    >>> leg = package.tables["voyages"].set_index("voyage_id").loc["V004"]
    >>> origins = origins_of(package, tuple(leg["source_ids"].split(";")))
    >>> origins.n_pages, origins.n_independent, [o.name for o in origins.observers]
    (3, 1, ['White House / NSC'])
    """
    counted = independence_of(package, source_ids)
    by_family: dict[str, list[Root]] = {}
    for family, root in _roots(package, source_ids):
        by_family.setdefault(family, []).append(root)
    names = dict(zip(counted.families, counted.observers, strict=True))
    rests = {credit.family: credit.rests_on for credit in counted.credits if credit.rests_on}
    explained = {page for roots in by_family.values() for root in roots for page in root.pages}
    return Origins(
        n_pages=counted.n_pages,
        n_independent=counted.n_independent,
        observers=tuple(
            Observer(
                names[family],
                tuple(sorted(by_family[family], key=lambda root: -len(root.pages))),
                tuple(names[f] for f in names if f in rests.get(family, ()) and f != family),
            )
            for family in counted.families
        ),
        quoted=tuple(
            root for family, roots in by_family.items() if family not in names for root in roots
        ),
        unexplained=tuple(page for page in source_ids if page not in explained),
    )


def _roots(package: Package, source_ids: tuple[str, ...]) -> Iterator[tuple[str, Root]]:
    """Each root of the pages with its family, in the order of the pages."""
    by_page = rows_by(package, "derives_from", "source_id")
    links = [link for source_id in source_ids for link in by_page.get(source_id, ())]
    rows = rows_by_id(package, "roots")
    for root_id in dict.fromkeys(str(link["root_id"]) for link in links):
        row, own_links = rows[root_id], [link for link in links if link["root_id"] == root_id]
        pages = [(str(link["source_id"]), link["relation"]) for link in own_links]
        yield (
            str(row["family"]),
            Root(
                id=root_id,
                title=str(row["title"]),
                publisher=str(row["publisher"]),
                date=str(row["date"]),
                root_class=str(row["class"]),
                pages=tuple(dict.fromkeys(page for page, _ in pages)),
                own_pages=tuple(page for page, relation in pages if relation in OWN_RELATIONS),
            ),
        )
