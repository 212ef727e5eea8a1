"""Where compiled kernels are kept between runs, so that the first answer does not wait."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from numba.core import config

__all__ = ["kept_compiled"]

#: What the kernels are made of. numba itself only notices a change in the file of a kernel.
_SOURCES = ("search_kernels.py", "piece_kernels.py", "formulas.py", "coordinates.py")


def _directories() -> Iterator[Path]:
    """Yield where the cache may live: as set, beside the code, the user's cache, the system's."""
    here = Path(__file__).parent
    digest = hashlib.sha256(b"".join((here / name).read_bytes() for name in _SOURCES)).hexdigest()
    name = f"geodesy-{digest[:12]}"
    if os.environ.get("NUMBA_CACHE_DIR"):
        yield Path(os.environ["NUMBA_CACHE_DIR"]) / name
    yield here / "__pycache__" / name
    home = os.environ.get("HOME")
    user = os.environ.get("XDG_CACHE_HOME") or (home and Path(home) / ".cache")
    if user:
        yield Path(user) / "najin-to-tikhoretsk" / name
    owner = os.getuid() if hasattr(os, "getuid") else "user"
    yield Path(tempfile.gettempdir()) / f"najin-to-tikhoretsk-{owner}" / name


def _is_ours_to_write(directory: Path) -> bool:
    """Return whether a directory could be made and written, by nobody but this user.

    Compiled code is executed when it is read back, so a directory that others can write is
    refused.
    """
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = directory.stat()
    except OSError:
        return False
    foreign = hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o022)
    return not foreign and os.access(directory, os.W_OK)


@contextmanager
def kept_compiled() -> Iterator[bool]:
    """Let numba keep the kernels declared inside in the first directory that can be written.

    Yields whether there is one. A new directory is used whenever a formula changes.
    """
    directory = next(filter(_is_ours_to_write, _directories()), None)
    before = config.CACHE_DIR
    config.CACHE_DIR = str(directory or before)
    try:
        yield directory is not None
    finally:
        config.CACHE_DIR = before
