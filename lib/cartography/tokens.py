"""Colours by role, the same roles in the light and the dark theme."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, get_args

__all__ = ["THEMES", "Theme", "colours", "rgba"]

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = get_args(Theme)


@lru_cache(maxsize=1)
def _tokens() -> Mapping[str, Mapping[str, str]]:
    text = Path(__file__).with_name("tokens.json").read_text(encoding="utf-8")
    return MappingProxyType({k: MappingProxyType(v) for k, v in json.loads(text).items()})


def colours(theme: Theme) -> Mapping[str, str]:
    """Return the colours of a theme, role -> ``#rrggbb`` (``#rrggbbaa`` where translucent).

    Examples
    --------
    >>> colours("light")["depot"], colours("dark")["depot"]
    ('#A8361A', '#EC8F6C')
    """
    return _tokens()[theme]


def rgba(theme: Theme, role: str, opacity: float = 1.0) -> list[int]:
    """Return a role's colour as deck.gl takes it: red, green, blue, alpha, each 0-255.

    Examples
    --------
    >>> rgba("light", "depot", 0.5)
    [168, 54, 26, 128]
    """
    code = colours(theme)[role].lstrip("#")
    channels = [int(code[i : i + 2], 16) for i in range(0, len(code), 2)]
    alpha = channels[3] if len(channels) == 4 else 255
    return [*channels[:3], round(alpha * opacity)]
