"""Errors are values that travel: through ``with`` blocks, copies and other processes."""

from __future__ import annotations

import contextlib
import copy
import pickle

import pytest

from lib.errors import DataError, LinkError

ERRORS = [
    DataError("points.csv", 3, "p1", "lat", "91", "is no latitude", "write degrees"),
    DataError(file="a", line=0, id="", field="", value="", problem="is no file", hint="look"),
    LinkError("from", "x", "is no day", "1 Oct 2023 stands in its place"),
]


@contextlib.contextmanager
def block():
    yield


@pytest.mark.parametrize("error", ERRORS)
def test_passes_a_with_block(error):
    with pytest.raises(type(error)) as caught, block():
        raise error
    assert caught.value is error


@pytest.mark.parametrize("error", ERRORS)
def test_survives_copying_and_another_process(error):
    assert copy.copy(error) == error
    returned = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert returned == error
    assert str(returned) == str(error)


def test_compared_and_hashed_by_fields():
    assert len({*ERRORS, *map(copy.copy, ERRORS)}) == len(ERRORS)
