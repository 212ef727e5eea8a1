"""``python -m lib.cli``."""

from __future__ import annotations

from lib.cli import app

if __name__ == "__main__":
    app()
