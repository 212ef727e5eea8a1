"""What a figure of a chart says of its sources: publishers, border data, version and terms."""

from __future__ import annotations

from collections.abc import Iterable

from lib.analysis.distances import border_row
from lib.analysis.records import references
from lib.analysis.references import cited_ids
from lib.analysis.row_index import rows_by_id
from lib.catalog import Package
from lib.export.citation import TITLE

__all__ = ["border_credit", "data_credit", "source_credit"]


def source_credit(package: Package, records: Iterable[tuple[str, str]]) -> str:
    """Return the publishers of the pages that records cite, each once; blank without any.

    Parameters
    ----------
    records
        Table and id of each.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> source_credit(load_package(), [("claims", "cl001")])
    'Sources: A Med Post (amedpost.com).'
    """
    cited = dict.fromkeys(
        source_id
        for table, record_id in records
        for source_id in cited_ids(table, rows_by_id(package, table)[record_id])
    )
    names = dict.fromkeys(page.publisher for page in references(package, tuple(cited)))
    return f"Sources: {', '.join(names)}." if names else ""


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
