"""Features of a GeoJSON file one after the other, without reading the file as a whole."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import IO, Any

from lib.errors import DataError

__all__ = ["read_features"]

_CHUNK_BYTES = 1 << 20
#: Longest feature that is read, in characters; beyond it the file is taken for broken.
_MAX_FEATURE_CHARACTERS = 1 << 26
_FEATURES = re.compile(r'"features"\s*:\s*\[')
_SPACE_OR_COMMA = re.compile(r"[ \t\r\n,]*")
_CRS_NAME = re.compile(r'"crs"\s*:\s*\{.*?"name"\s*:\s*"([^"]*)"', re.DOTALL)
#: Names of longitude and latitude on WGS84 that old GeoJSON files carry.
_WGS84 = re.compile(r"(CRS84|EPSG:+(?:[\d.]*:)?4326)$", re.IGNORECASE)


def read_features(stream: IO[bytes], file: str) -> Iterator[Any]:
    """Features of a FeatureCollection, decoded one by one.

    Parameters
    ----------
    stream : the open file, UTF-8
    file : the name that errors give

    Raises
    ------
    DataError
        Where the file is no FeatureCollection in longitude and latitude, or breaks off.

    Examples
    --------
    >>> import io
    >>> text = b'{"type": "FeatureCollection", "features": [{"id": 1}, {"id": 2}]}'
    >>> [feature["id"] for feature in read_features(io.BytesIO(text), "ports.geojson")]
    [1, 2]
    """
    source = _Source(stream, file)
    source.skip_head()
    number = 0
    while source.more():
        number += 1
        yield source.decode(number)
    source.skip_tail()


class _Source:
    """The part of a file that is decoded but not used yet, from a position on."""

    def __init__(self, stream: IO[bytes], file: str) -> None:
        self._stream, self._file = stream, file
        self._text, self._at = "", 0
        self._bytes = codecs.getincrementaldecoder("utf-8-sig")()
        self._json = json.JSONDecoder()

    def skip_head(self) -> None:
        """Go behind the opening bracket of the features, and check what stands before it."""
        opening = _FEATURES.search(self._text)
        while opening is None:
            if len(self._text) > _MAX_FEATURE_CHARACTERS or not self._grow():
                raise self._broken(0, "is no FeatureCollection")
            opening = _FEATURES.search(self._text)
        self._check_crs(0, opening.start())
        self._at = opening.end()

    def skip_tail(self) -> None:
        """Go to the end of the file, and check what stands behind the features."""
        while len(self._text) - self._at < _MAX_FEATURE_CHARACTERS and self._grow():
            pass
        self._check_crs(self._at, len(self._text))

    def _check_crs(self, start: int, end: int) -> None:
        name = _CRS_NAME.search(self._text, start, end)
        if name and not _WGS84.search(name[1]):
            problem = "is not longitude and latitude on WGS84"
            hint = "convert the file to EPSG:4326"
            raise DataError(self._file, 0, "", "crs", name[1], problem, hint)

    def more(self) -> bool:
        """Whether another feature begins before the closing bracket."""
        while True:
            gap = _SPACE_OR_COMMA.match(self._text, self._at)
            self._at = gap.end() if gap else self._at
            if self._at < len(self._text):
                return self._text[self._at] != "]"
            if not self._grow():
                raise self._broken(0, "breaks off before its end")

    def decode(self, number: int) -> Any:
        """The feature that begins here."""
        while True:
            try:
                feature, self._at = self._json.raw_decode(self._text, self._at)
            except json.JSONDecodeError:
                # The text may only end too soon, which reading on mends.
                pending = len(self._text) - self._at
                if pending > _MAX_FEATURE_CHARACTERS or not self._grow():
                    raise self._broken(number, "is no feature") from None
            else:
                return feature

    def _grow(self) -> bool:
        chunk = self._stream.read(_CHUNK_BYTES)
        try:
            more = self._bytes.decode(chunk, final=not chunk)
        except UnicodeDecodeError:
            raise self._broken(0, "is not UTF-8") from None
        self._text, self._at = self._text[self._at :] + more, 0
        return bool(chunk)

    def _broken(self, number: int, problem: str) -> DataError:
        hint = "write a GeoJSON FeatureCollection in UTF-8"
        return DataError(self._file, number, "", "", "", problem, hint)
