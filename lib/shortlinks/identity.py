"""The id of a view: the same view has the same id everywhere."""

from __future__ import annotations

import base64
import hashlib
import re

__all__ = ["ID", "short_id"]

#: 80 bits in base 32 are 16 characters.
ID_BYTES = 10
ID = re.compile(r"[a-z2-7]{16}", re.ASCII)


def short_id(path: str, query: str, attempt: int = 0) -> str:
    """Return the id of a view: the first 80 bits of its SHA-256, in lower-case base 32.

    Parameters
    ----------
    path, query
        The page's path without slashes, and the canonical query of the view.
    attempt
        0, or how many other views already stand under the ids before: two views whose hashes
        begin alike still get ids of their own.

    Examples
    --------
    >>> short_id("", "v=1&units=mi")
    '73d57omjnppkxwxx'
    >>> short_id("", "v=1&units=mi", attempt=1) == short_id("", "v=1&units=mi")
    False
    """
    salt = f"#{attempt}" if attempt else ""
    digest = hashlib.sha256(f"/{path}?{query}{salt}".encode()).digest()
    return base64.b32encode(digest[:ID_BYTES]).decode("ascii").lower()
