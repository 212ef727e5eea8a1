"""How to cite the data that a view shows: three styles and one sentence, each with the hash."""

from __future__ import annotations

from dataclasses import dataclass

from lib.cartography.records import effective_window
from lib.catalog import Package
from lib.temporal import format_window
from lib.viewstate import ViewState

__all__ = ["AUTHOR", "TITLE", "Citation", "cite"]

AUTHOR = "Najin to Tikhoretsk"
TITLE = "The reported munitions supply line from Najin to Tikhoretsk"


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation, written four ways."""

    apa: str
    chicago: str
    bibtex: str
    sentence: str


def cite(package: Package, view: ViewState, url: str = "") -> Citation:
    """Return how to cite a view.

    Parameters
    ----------
    package, view
        What is cited. The year is that of the data version; the hash is `Package.sha256`.
    url
        Address of the view; left out where empty.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> from lib.viewstate import DEFAULT
    >>> package = load_package()
    >>> package.sha256 in cite(package, DEFAULT).sentence
    True
    """
    version, sha256 = package.version, package.sha256
    year = version.partition(".")[0]
    window = effective_window(view)
    days = format_window(window.start, window.end)
    at = f" {url}" if url else ""
    fields = {
        "author": f"{{{AUTHOR}}}",
        "title": f"{{{TITLE}}}",
        "year": year,
        "version": version,
        "howpublished": "Data set",
        "note": f"SHA-256 {sha256}",
        "url": url,
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return Citation(
        apa=f"{AUTHOR}. ({year}). {TITLE} (Version {version}) [Data set]. SHA-256 {sha256}.{at}",
        chicago=f"{AUTHOR}. “{TITLE}.” Version {version}, {year}. Data set, SHA-256 {sha256}.{at}",
        bibtex=f"@misc{{najin-to-tikhoretsk-{version},\n{lines}\n}}",
        sentence=f"Data: {TITLE}, version {version}, {days} (UTC), SHA-256 {sha256}.{at}",
    )
