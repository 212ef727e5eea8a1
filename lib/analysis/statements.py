"""A statement with the numbers of its footnotes."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Statement"]


@dataclass(frozen=True)
class Statement:
    """What is said, and the numbers of the footnotes, from 1, that it rests on."""

    text: str
    notes: tuple[int, ...]
