"""Who says so: independent observers behind a record, and one scale of confidence."""

from __future__ import annotations

from lib.evidence.confidence import LABELS, WORD_LEVELS, Confidence, assess, confidence_columns
from lib.evidence.independence import (
    Credit,
    Independence,
    PageCredits,
    count_independent,
    page_credits,
)
from lib.evidence.position import position_band, position_words
from lib.evidence.sentence import confidence_sentence

__all__ = [
    "LABELS",
    "WORD_LEVELS",
    "Confidence",
    "Credit",
    "Independence",
    "PageCredits",
    "assess",
    "confidence_columns",
    "confidence_sentence",
    "count_independent",
    "page_credits",
    "position_band",
    "position_words",
]
