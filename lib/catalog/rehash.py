"""Writing ``datapackage.json`` anew: from the schema, with the files' sizes and hashes."""

from __future__ import annotations

import json
from pathlib import Path

from lib.catalog.atomic_write import remove_leftovers, write_atomically
from lib.catalog.descriptor import DEFINITIONS, DESCRIPTOR_FILE, read_descriptor
from lib.catalog.package import DATA_DIR
from lib.catalog.terms import read_terms
from lib.catalog.text_file import read_text_file
from lib.errors import DataError
from lib.schema import package_licences, resource_descriptor

__all__ = ["rehash"]

#: Version and day of a package that has no descriptor yet.
FIRST_VERSION = "2026.11.1"
FIRST_CREATED = "2026-11-24"


def rehash(path: Path = DATA_DIR) -> Path:
    """Write the descriptor of a package anew, and return its path.

    Version and creation day are kept; all else follows from the schema and the files. A file
    that is missing is not listed. The descriptor is replaced whole or not at all.

    Raises
    ------
    OSError
        Where the directory cannot be written to.
    """
    version, created = _kept_members(path)
    terms = read_terms(path)
    resources = []
    for definition in DEFINITIONS.values():
        text = read_text_file(path, definition.path)
        if text.size >= 0:
            size_and_hash = {"bytes": text.size, "hash": f"sha256:{text.sha256}"}
            own = terms[definition.path]
            members = resource_descriptor(definition, own.attribution, own.origins)
            resources.append(members | size_and_hash)
    package = {
        "name": "najin-to-tikhoretsk",
        "title": "The reported munitions supply line from Najin to Tikhoretsk",
        "description": "Curated records of public reporting, with places, borders and base map.",
        "version": version,
        "created": created,
        "licenses": package_licences(),
        "resources": resources,
    }
    text_form = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    remove_leftovers(path / DESCRIPTOR_FILE)
    write_atomically(path / DESCRIPTOR_FILE, text_form.encode())
    return path / DESCRIPTOR_FILE


def _kept_members(path: Path) -> tuple[str, str]:
    try:
        descriptor = read_descriptor(path)
    except DataError:
        return FIRST_VERSION, FIRST_CREATED
    created = descriptor.members.get("created")
    return (
        descriptor.version or FIRST_VERSION,
        created if isinstance(created, str) and created else FIRST_CREATED,
    )
