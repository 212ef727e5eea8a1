"""What a figure says of its sources: publishers, border data, version and terms."""

from __future__ import annotations

from collections.abc import Iterable

from lib.analysis.distances import border_row
from lib.analysis.references import Reference, cited_ids, references
from lib.analysis.row_index import rows_by_id
from lib.analysis.wording import plural
from lib.catalog import Package
from lib.export.citation import TITLE

__all__ = ["border_credit", "data_credit", "publisher_credit", "source_credit"]


def source_credit(package: Package, records: Iterable[tuple[str, str]]) -> str:
    """Return the publishers of the pages that records cite; blank without any.

    Parameters
    ----------
    records
        Table and id of each.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> source_credit(load_package(), [("claims", "cl001")])
    'Sources, 1 page: A Med Post (amedpost.com).'
    """
    cited = dict.fromkeys(
        source_id
        for table, record_id in records
        for source_id in cited_ids(table, rows_by_id(package, table)[record_id])
    )
    return publisher_credit(references(package, tuple(cited)))


def publisher_credit(pages: Iterable[Reference]) -> str:
    """Return who published pages, each once; blank where nobody is named.

    The order is that of the alphabet, and said: any other might read as a ranking.

    >>> page = Reference(1, "g-voa", "VOA", "2024-02", "", "", "", "", "read_full")
    >>> other = Reference(2, "g-kbs", "KBS World", "2024-03", "", "", "", "", "read_full")
    >>> publisher_credit([page, other, page])
    'Sources, 2 pages, publishers in alphabetical order: KBS World; VOA.'
    """
    publishers = {page.source_id: page.publisher for page in pages if page.publisher}
    names = sorted(set(publishers.values()), key=str.casefold)
    order = ", publishers in alphabetical order" if len(names) > 1 else ""
    listed = f"Sources, {plural(len(publishers), 'page')}{order}: {'; '.join(names)}."
    return listed if names else ""


def border_credit(package: Package, border_ids: Iterable[str]) -> str:
    """Return whose border lines were measured to, each once; blank without any.

    >>> from lib.catalog import load_package
    >>> border_credit(load_package(), ["ukraine", "ukraine-land-border"])
    'Borders: OpenStreetMap via geo-maps, 100 m (© OpenStreetMap contributors).'
    """
    rows = (border_row(package, border_id) for border_id in border_ids)
    lines = dict.fromkeys(f"{row['source']} ({row['attribution']})" for row in rows)
    return f"Borders: {'; '.join(lines)}." if lines else ""


def data_credit(package: Package) -> str:
    """Return the data's title, version and hash, and the terms of the record.

    >>> from lib.catalog import load_package
    >>> package = load_package()
    >>> package.version in data_credit(package)
    True
    """
    return (
        f"{TITLE}, data version {package.version}, SHA-256 {package.sha256[:12]}. CC BY 4.0. "
        "Findings as published, each within its stated uncertainty; parties’ claims are theirs."
    )
