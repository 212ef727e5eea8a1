"""The citation's hash is that of the served data, counted anew from the files."""

from __future__ import annotations

import hashlib
from pathlib import Path

from lib.catalog import DATA_DIR, Package
from lib.export import cite
from lib.viewstate import DEFAULT


def sha256_of_files(root: Path) -> str:
    """What ``sha256sum`` of the listing of all files prints, as docs and the page say."""
    files = [*root.glob("layers/*.geojson"), *root.glob("tables/*.csv"), *root.glob("*.md")]
    paths = sorted(path.relative_to(root).as_posix() for path in files)
    listing = "".join(
        f"{hashlib.sha256((root / path).read_bytes()).hexdigest()}  {path}\n"
        for path in paths
        if path not in ("README.md", "CHANGELOG.md")
    )
    return hashlib.sha256(listing.encode()).hexdigest()


def test_every_style_carries_the_hash_of_the_served_data(package: Package) -> None:
    sha256 = sha256_of_files(DATA_DIR)
    citation = cite(package, DEFAULT, "https://example.org/?v=1")
    for text in (citation.apa, citation.chicago, citation.bibtex, citation.sentence):
        assert sha256 in text
        assert package.version in text
        assert "https://example.org/?v=1" in text


def test_bibtex_is_one_entry_with_balanced_braces(package: Package) -> None:
    bibtex = cite(package, DEFAULT).bibtex
    assert bibtex.startswith("@misc{najin-to-tikhoretsk-")
    assert bibtex.count("{") == bibtex.count("}")
    assert "url" not in bibtex
