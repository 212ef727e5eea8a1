from __future__ import annotations

import random
from pathlib import Path

import pytest

from lib.catalog import check_package, load_package
from lib.errors import DataError

RUNS = 2
MUTATIONS_PER_RUN = 10
PIECES = (b"\xff", b"\0", b'"', b",", b"\n", b"[", b"}", b"1e999", b"\xe2\x80\xae", b"@@", b"NaN")


def spoil(rng: random.Random, raw: bytes) -> bytes:
    at = rng.randrange(len(raw) + 1)
    kind = rng.randrange(4)
    if kind == 0:
        return raw[:at]
    if kind == 1:
        return raw[:at] + rng.choice(PIECES) + raw[at:]
    if kind == 2:
        return raw[:at] + bytes([rng.randrange(256)]) + raw[at + 1 :]
    return raw[:at] + raw[min(len(raw), at + rng.randrange(1, 400)) :]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(RUNS))
def test_no_bytes_raise_in_any_file(seed: int, small_package: Path) -> None:
    rng = random.Random(seed)  # noqa: S311
    files = sorted(path for path in small_package.rglob("*") if path.is_file())
    for _ in range(MUTATIONS_PER_RUN):
        path = rng.choice(files)
        before = path.read_bytes()
        path.unlink()
        path.write_bytes(spoil(rng, before))
        for problem in check_package(small_package):
            assert str(problem).isprintable()
        try:
            load_package(small_package)
        except DataError as error:
            assert error.file == "datapackage.json"
        path.write_bytes(before)
