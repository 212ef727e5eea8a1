"""A text file of the package, read strictly: UTF-8, no mark, LF at the end of every line."""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from lib.errors import DataError
from lib.schema import refuse

__all__ = ["MAX_FILE_BYTES", "TextFile", "read_text_file"]

#: Largest file that is read at all. The largest of the package has about 2 MB.
MAX_FILE_BYTES = 32 * 1024 * 1024

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class TextFile:
    """The lines of a file (numbered from 1, without their LF), and what is wrong with it.

    ``size`` and ``sha256`` are those of the bytes as they were read; -1 and blank where the file
    could not be read. Lines that are not UTF-8 are absent, and named in ``errors``.
    """

    file: str
    lines: tuple[tuple[int, str], ...]
    size: int
    sha256: str
    errors: tuple[DataError, ...]


def read_text_file(root: Path, file: str) -> TextFile:
    """Read a file of the package, whatever is in it.

    Parameters
    ----------
    root : Path
        Directory of the package.
    file : str
        Path of the file inside it.
    """
    try:
        if not (root / file).resolve().is_relative_to(root.resolve()):
            return _unreadable(file, file, "leads outside the package", "replace the link")
        status = (root / file).stat()
        if not stat.S_ISREG(status.st_mode):
            return _unreadable(file, file, "is not a file", "put the file in its place")
        if status.st_size > MAX_FILE_BYTES:
            problem = f"is larger than {MAX_FILE_BYTES:,} bytes"
            return _unreadable(file, status.st_size, problem, "split the file")
        raw = (root / file).read_bytes()
    except FileNotFoundError:
        return _unreadable(file, file, "is a missing file", "restore the file")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _unreadable(file, file, f"cannot be read ({reason})", "make it a readable file")
    lines, errors = _decode(file, raw)
    return TextFile(file, tuple(lines), len(raw), hashlib.sha256(raw).hexdigest(), tuple(errors))


def _unreadable(file: str, value: object, problem: str, hint: str) -> TextFile:
    return TextFile(file, (), -1, "", (refuse(file, 0, "", "", value, problem, hint),))


def _decode(file: str, raw: bytes) -> tuple[list[tuple[int, str]], list[DataError]]:
    if raw.startswith(_UTF16_MARKS):
        hint = "save the file as UTF-8"
        return [], [refuse(file, 1, "", "", raw[:8].hex(" "), "is UTF-16, not UTF-8", hint)]
    errors = []
    if raw.startswith(_UTF8_MARK):
        problem, hint = "is a byte order mark", "save the file as UTF-8 without a mark"
        errors.append(refuse(file, 1, "", "", "U+FEFF", problem, hint))
        raw = raw[len(_UTF8_MARK) :]
    if not raw:
        return [], [*errors, refuse(file, 1, "", "", "", "is an empty file", "restore the file")]
    pieces = raw.split(b"\n")
    if pieces[-1] == b"":
        pieces.pop()
    else:
        problem, hint = "is a last line without its end", "end the file with a line feed"
        last = pieces[-1][-40:].decode("utf-8", "backslashreplace")
        errors.append(refuse(file, len(pieces), "", "", last, problem, hint))
    if b"\r" in raw:
        number = raw[: raw.index(b"\r")].count(b"\n") + 1
        problem, hint = "is a carriage return", "end lines with LF alone"
        errors.append(refuse(file, number, "", "", "\r", problem, hint))
    lines = []
    for number, piece in enumerate(pieces, start=1):
        try:
            lines.append((number, piece.decode("utf-8").replace("\r", "")))
        except UnicodeDecodeError as error:
            bad = piece[error.start : error.start + 8].hex(" ")
            where = f"is not UTF-8 at byte {error.start + 1} of the line"
            errors.append(refuse(file, number, "", "", bad, where, "save the file as UTF-8"))
    return lines, errors
