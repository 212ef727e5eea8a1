"""What whoever runs a copy of the dashboard may set, as environment variables."""

from __future__ import annotations

import os
from pathlib import Path

from lib.catalog import DATA_DIR

__all__ = ["corrections_contact", "data_dir", "links_per_minute", "links_url", "public_url"]

#: Beside the project, out of the data package's way.
LINKS_FILE = Path(__file__).resolve().parents[2] / "var" / "short-links.sqlite"


def corrections_contact() -> str:
    """Where readers send corrections (``CORRECTIONS_CONTACT``); empty where nobody set one."""
    return os.environ.get("CORRECTIONS_CONTACT", "").strip()


def data_dir() -> Path:
    """The data package that is shown (``DATA_PACKAGE``); the shipped one unless set."""
    return Path(os.environ.get("DATA_PACKAGE", "").strip() or DATA_DIR)


def links_url() -> str:
    """The database of short links as SQLAlchemy writes it (``SHORT_LINKS_URL``).

    A SQLite file beside the project unless set; several servers share a PostgreSQL.
    """
    return os.environ.get("SHORT_LINKS_URL", "").strip() or f"sqlite:///{LINKS_FILE}"


def links_per_minute() -> int:
    """New short links that one client may make in a minute (``SHORT_LINKS_PER_MINUTE``)."""
    return int(os.environ.get("SHORT_LINKS_PER_MINUTE", "").strip() or 120)


def public_url() -> str:
    """Where the world reaches the dashboard (``PUBLIC_URL``); empty: as each client asked."""
    return os.environ.get("PUBLIC_URL", "").strip().rstrip("/")
