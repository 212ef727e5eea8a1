"""What every saved view carries: the browser's code, style sheet with fonts, legend's marks."""

from __future__ import annotations

import base64
import hashlib
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from lib.cartography import Theme, colours
from lib.errors import ProjectError
from lib.export.snapshot_data import packed

__all__ = [
    "NoBundleError",
    "Script",
    "bundle",
    "code_licence",
    "is_bundle_built",
    "loader",
    "mark_url",
    "policy_hash",
    "style_sheet",
]

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BUNDLE = HERE / "build" / "snapshot.js"
STATIC = ROOT / "static"


class NoBundleError(ProjectError):
    """The map's browser part for saved views has not been built."""


@dataclass(frozen=True, slots=True)
class Script:
    """Code for the browser: as it travels, and its hash for the content security policy."""

    packed: str
    hash: str


def is_bundle_built() -> bool:
    """Return whether views can be saved with their map."""
    return BUNDLE.exists()


def bundle() -> Script:
    """Return the map's code.

    Raises
    ------
    NoBundleError
        Where nobody has built it: ``make component`` does.
    """
    try:
        return _bundle(BUNDLE.stat().st_mtime_ns)
    except FileNotFoundError as error:
        problem = "the map's browser part is not built; run: make component"
        raise NoBundleError(problem) from error


@lru_cache(maxsize=1)
def _bundle(_built_ns: int) -> Script:
    code = BUNDLE.read_bytes()
    return Script(packed(code), policy_hash(code.decode("utf-8")))


def policy_hash(text: str) -> str:
    """Return the name by which a content security policy allows a script or style of this text.

    >>> policy_hash("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


@lru_cache(maxsize=1)
def loader() -> str:
    """Return the few lines that unpack the code and start it."""
    return (HERE / "snapshot_loader.js").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def code_licence() -> str:
    """Return the terms of the code, which go with every copy of it."""
    return (ROOT / "LICENSE").read_text(encoding="utf-8").strip()


@lru_cache(maxsize=1)
def style_sheet() -> str:
    """Return the page's style sheet: fonts as data, colours of both themes, the rules."""
    rules = (HERE / "snapshot.css").read_text(encoding="utf-8")
    dark = f"@media (prefers-color-scheme: dark) {{\n{_tokens('dark')}\n}}"
    return "\n".join((*map(_font_face, _declared_fonts()), _tokens("light"), dark, rules))


def _tokens(theme: Theme) -> str:
    roles = "".join(f"--{role}: {colour};" for role, colour in colours(theme).items())
    return f":root {{ {roles} }}"


def _declared_fonts() -> list[dict[str, str]]:
    """The fonts of the dashboard, as its settings declare them."""
    settings: dict[str, Any] = tomllib.loads(
        (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    )
    faces: list[dict[str, str]] = settings["theme"]["fontFaces"]
    return faces


def _font_face(face: dict[str, str]) -> str:
    path = STATIC / face["url"].removeprefix("app/static/")
    return (
        f'@font-face {{ font-family: "{face["family"]}"; font-weight: {face["weight"]}; '
        f"src: url({_data_url(path, 'font/woff2')}) format('woff2'); "
        f"unicode-range: {face['unicodeRange']}; }}"
    )


@lru_cache(maxsize=64)
def mark_url(layer: str, theme: Theme) -> str:
    """Return the mark of a class in the legend as a data URL."""
    return _data_url(STATIC / "marks" / f"{layer}-{theme}.png", "image/png")


def _data_url(path: Path, mime: str) -> str:
    return f"data:{mime};base64,{base64.b64encode(path.read_bytes()).decode('ascii')}"
