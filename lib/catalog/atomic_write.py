"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

__all__ = ["remove_leftovers", "write_atomically"]

TEMPORARY_SUFFIX = ".tmp"


def write_atomically(path: Path, content: bytes) -> None:
    """Replace a file by new content so that a crash leaves the old or the new one, whole.

    The content goes to a temporary file beside the target, is flushed to the disk, and takes
    the target's name in one step; then the directory is flushed too.

    Raises
    ------
    OSError
        Where the disk refuses; the old file is untouched and no temporary file stays.
    """
    temporary = Path()
    try:
        with tempfile.NamedTemporaryFile(
            prefix=f".{path.name}.", suffix=TEMPORARY_SUFFIX, dir=path.parent, delete=False
        ) as file:
            temporary = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


def remove_leftovers(path: Path) -> None:
    """Remove temporary files that a writer of a file left when it was killed."""
    for leftover in path.parent.glob(f".{path.name}.*{TEMPORARY_SUFFIX}"):
        leftover.unlink(missing_ok=True)
