"""What whoever runs a copy of the dashboard may set, as environment variables."""

from __future__ import annotations

import os

__all__ = ["corrections_contact"]


def corrections_contact() -> str:
    """Where readers send corrections (``CORRECTIONS_CONTACT``); empty where nobody set one."""
    return os.environ.get("CORRECTIONS_CONTACT", "").strip()
