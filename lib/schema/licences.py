"""The licences under which parts of the package stand."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["BSD_3", "CC_BY_4", "MIT", "ODBL_1", "PUBLIC_DOMAIN", "Licence"]


@dataclass(frozen=True)
class Licence:
    """A licence by its Open Definition name, its title and the address of its text."""

    name: str
    title: str
    path: str


CC_BY_4 = Licence(
    "CC-BY-4.0",
    "Creative Commons Attribution 4.0 International",
    "https://creativecommons.org/licenses/by/4.0/",
)
ODBL_1 = Licence(
    "ODbL-1.0",
    "Open Data Commons Open Database License 1.0",
    "https://opendatacommons.org/licenses/odbl/1-0/",
)
PUBLIC_DOMAIN = Licence(
    "other-pd",
    "Public domain",
    "https://www.naturalearthdata.com/about/terms-of-use/",
)
MIT = Licence("MIT", "MIT License", "https://opensource.org/license/mit")
BSD_3 = Licence(
    "BSD-3-Clause", "BSD 3-Clause License", "https://opensource.org/license/bsd-3-clause"
)
