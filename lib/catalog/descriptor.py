"""``datapackage.json``: what the package says of itself, read with suspicion.

Paths in it are never followed. The schema says where each table and layer lies; the descriptor
has to agree.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lib.catalog.strict_json import read_json
from lib.catalog.terms import Terms, read_terms
from lib.catalog.text_file import read_text_file
from lib.errors import DataError
from lib.schema import (
    DOCUMENTS,
    LAYERS,
    TABLES,
    CellProblem,
    Document,
    Layer,
    Table,
    package_licences,
    refuse,
    resource_descriptor,
)

__all__ = [
    "DEFINITIONS",
    "DESCRIPTOR_FILE",
    "VERSION",
    "VERSIONS_DIR",
    "Descriptor",
    "Listing",
    "read_descriptor",
]

#: Every table, layer and document by its name in the descriptor.
DEFINITIONS: Mapping[str, Table | Layer | Document] = MappingProxyType(
    {table.resource_name: table for table in TABLES.values()}
    | {layer.resource_name: layer for layer in LAYERS.values()}
    | {document.resource_name: document for document in DOCUMENTS.values()}
)
DESCRIPTOR_FILE = "datapackage.json"
#: Folder of the frozen versions beside a package; no part of the package itself.
VERSIONS_DIR = "versions"

#: Form of a version: year, month, number.
VERSION = re.compile(r"20[0-9]{2}\.(?:[1-9]|1[0-2])\.[0-9]{1,3}")
_SHA256 = re.compile(r"sha256:[0-9a-f]{64}")
_REHASH = "run `python -m lib.cli check --rehash`"
_REQUIRED_MEMBERS = ("name", "title", "version", "created", "licenses")


@dataclass(frozen=True)
class Listing:
    """The size in bytes and the SHA-256 that the descriptor states for a file, and where."""

    line: int
    name: str
    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Descriptor:
    """A descriptor as read: its members, files by path, and what is wrong with it."""

    members: Mapping[str, Any]
    listings: Mapping[str, Listing]
    errors: tuple[DataError, ...]

    @property
    def version(self) -> str:
        """Version of the data, as in ``2026.11.1``; blank where it states none."""
        version = self.members.get("version")
        return version if isinstance(version, str) and VERSION.fullmatch(version) else ""


def read_descriptor(root: Path) -> Descriptor:
    """Read the descriptor of a package.

    Raises
    ------
    DataError
        Where the file is missing, is not JSON, or has no list of resources.
    """
    text = read_text_file(root, DESCRIPTOR_FILE)
    if not text.lines:
        raise text.errors[0]
    whole = "\n".join(line for _, line in text.lines)
    try:
        members = read_json(whole)
    except CellProblem as bad:
        raise _problem(bad.line, "", "", whole[:200], bad.problem, bad.hint) from bad
    resources = members.get("resources") if isinstance(members, dict) else None
    if not isinstance(resources, list):
        problem = "is not a data package with a list of resources"
        raise _problem(1, "", "resources", whole[:200], problem, _REHASH)
    lines = _first_lines([line for _, line in text.lines])
    listings: dict[str, Listing] = {}
    errors = [*text.errors, *_member_errors(members, lines)]
    terms = read_terms(root)
    for resource in resources:
        listing, problems = _read_listing(resource, lines, terms)
        errors += problems
        if listing is not None and listing.path in listings:
            hint = "remove one of the two"
            errors.append(
                _problem(listing.line, listing.name, "name", listing.name, "is listed twice", hint)
            )
        elif listing is not None:
            listings[listing.path] = listing
    errors += [
        _problem(1, name, "resources", name, "is a resource that is not listed", _REHASH)
        for name, definition in DEFINITIONS.items()
        if definition.path not in listings and (root / definition.path).exists()
    ]
    return Descriptor(members, listings, tuple(errors))


def _member_errors(members: Mapping[str, Any], lines: Mapping[str, int]) -> Iterator[DataError]:
    for name in _REQUIRED_MEMBERS:
        if not members.get(name):
            yield _problem(1, "", name, "", "is missing", _REHASH)
    if members.get("licenses") not in (None, package_licences()):
        line, value = lines.get('"licenses": [', 1), members["licenses"]
        yield _problem(line, "", "licenses", value, "is not what the schema says", _REHASH)
    version = members.get("version")
    if version and not (isinstance(version, str) and VERSION.fullmatch(version)):
        line = lines.get(_member("version", version), 1)
        hint = "write year, month and number, as in 2026.11.1"
        yield _problem(line, "", "version", version, "is not a version of the data", hint)


def _read_listing(
    resource: object, lines: Mapping[str, int], terms: Mapping[str, Terms]
) -> tuple[Listing | None, list[DataError]]:
    name = resource.get("name") if isinstance(resource, dict) else None
    if not isinstance(resource, dict) or not isinstance(name, str):
        problem = "is a resource without a name"
        return None, [_problem(1, "", "resources", resource, problem, _REHASH)]
    line = lines.get(_member("name", name), 1)
    definition = DEFINITIONS.get(name)
    if definition is None:
        problem, hint = "is no table, layer or document of the schema", "remove it from the list"
        return None, [_problem(line, name, "name", name, problem, hint)]
    errors = []
    own = terms[definition.path]
    for member, expected in resource_descriptor(definition, own.attribution, own.origins).items():
        if resource.get(member) != expected:
            problem = "is not what the schema says"
            hint = f"write {expected}" if isinstance(expected, str) else _REHASH
            errors.append(_problem(line, name, member, resource.get(member), problem, hint))
    size, sha256 = resource.get("bytes"), resource.get("hash")
    if not (isinstance(size, int) and not isinstance(size, bool) and size >= 0):
        errors.append(_problem(line, name, "bytes", size, "is not a byte count", _REHASH))
        size = -1
    if not (isinstance(sha256, str) and _SHA256.fullmatch(sha256)):
        errors.append(_problem(line, name, "hash", sha256, "is not a SHA-256 hash", _REHASH))
        sha256 = ""
    return Listing(line, name, definition.path, size, sha256.removeprefix("sha256:")), errors


def _first_lines(lines: list[str]) -> Mapping[str, int]:
    """Return the number of the first line that holds each text, outer marks set aside."""
    numbers: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        numbers.setdefault(line.strip(" {,"), number)
    return numbers


def _member(name: str, value: object) -> str:
    return f'"{name}": {json.dumps(value, ensure_ascii=False)}'


def _problem(
    line: int, record_id: str, field: str, value: object, problem: str, hint: str
) -> DataError:
    return refuse(DESCRIPTOR_FILE, line, record_id, field, value, problem, hint)
