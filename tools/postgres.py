"""Find PostgreSQL for the tests, or bring it with apt, and run a server of one's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools import apt

__all__ = ["binaries", "running_postgres"]


def binaries() -> Path | None:
    """The folder of the newest server's programs where Debian puts them, else None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def _run(*command: str | Path) -> None:
    # PostgreSQL refuses to run as root, so root hands the server to its own user.
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run(
        [*user, *map(str, command)], check=True, capture_output=True, cwd=tempfile.gettempdir()
    )


@contextmanager
def running_postgres() -> Iterator[Path]:
    """Run a server in a folder of its own while the block runs; yields its socket's folder."""
    programs = binaries()
    if programs is None:
        raise SystemExit("No PostgreSQL found. Run: make database")
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    server = (programs / "pg_ctl", "-D", folder / "data")
    try:
        _run(programs / "initdb", "-D", folder / "data", "-A", "trust", "-U", "postgres")
        options = f"-k {folder} -c listen_addresses=''"
        _run(*server, "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield folder
        finally:
            _run(*server, "-m", "fast", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Find or bring a server and print which."""
    if binaries() or (apt.install("postgresql") and binaries()):
        print(f"PostgreSQL: {binaries()}")
    else:
        print("No PostgreSQL, and apt cannot bring one: its tests are left out.")


if __name__ == "__main__":
    main()
