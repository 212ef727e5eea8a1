"""Claims: a printed figure beside every way to measure or count what it may have meant."""

from __future__ import annotations

from lib.analysis.claims.figures import claim_figure, typed_figure
from lib.analysis.claims.model import VERDICTS, Check, Figure, Measure, Method, Reading, Verdict
from lib.analysis.claims.verdicts import check_claim, check_claims, check_figure

__all__ = [
    "VERDICTS",
    "Check",
    "Figure",
    "Measure",
    "Method",
    "Reading",
    "Verdict",
    "check_claim",
    "check_claims",
    "check_figure",
    "claim_figure",
    "typed_figure",
]
