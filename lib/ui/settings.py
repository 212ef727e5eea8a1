"""What whoever runs a copy of the dashboard may set, as environment variables."""

from __future__ import annotations

import os
from pathlib import Path

from lib.catalog import DATA_DIR

__all__ = ["corrections_contact", "data_dir"]


def corrections_contact() -> str:
    """Where readers send corrections (``CORRECTIONS_CONTACT``); empty where nobody set one."""
    return os.environ.get("CORRECTIONS_CONTACT", "").strip()


def data_dir() -> Path:
    """The data package that is shown (``DATA_PACKAGE``); the shipped one unless set."""
    return Path(os.environ.get("DATA_PACKAGE", "").strip() or DATA_DIR)
