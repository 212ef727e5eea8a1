"""Texts of the package that readers are shown and whose figures come from the tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lib.schema.licences import CC_BY_4, Licence
from lib.schema.table import Origin

__all__ = ["DOCUMENTS", "Document"]


@dataclass(frozen=True)
class Document:
    """A Markdown text of the package: ``<name>.md``. A package may do without it."""

    name: str
    title: str
    meaning: str
    licence: Licence
    attribution: str
    origins: tuple[Origin, ...] = ()

    @property
    def path(self) -> str:
        """The file's path inside the package."""
        return f"{self.name}.md"

    @property
    def resource_name(self) -> str:
        """The name in the descriptor, unique among tables, layers and documents."""
        return self.name


#: The documents by name.
DOCUMENTS: Mapping[str, Document] = MappingProxyType(
    {
        "story": Document(
            name="story",
            title="The story",
            meaning="The article's case in steps: statements with the records they rest on, and "
            "a view of the map for each step. Every figure is filled in from the tables.",
            licence=CC_BY_4,
            attribution="Curated record of this project",
            origins=(Origin("The tables of this package"),),
        )
    }
)
