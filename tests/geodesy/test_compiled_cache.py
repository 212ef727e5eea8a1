"""Where compiled kernels are kept: never where others can write, anywhere else that works."""

from __future__ import annotations

import os

import pytest

pytest.importorskip("numba")

from numba.core import config

from lib.geodesy import compiled_cache


def test_a_read_only_install_falls_back(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("")
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    own = tmp_path / "own" / "deep"
    monkeypatch.setattr(compiled_cache, "_directories", lambda: iter([blocked / "x", shared, own]))
    before = config.CACHE_DIR
    with compiled_cache.kept_compiled() as kept:
        assert kept
        assert str(own) == config.CACHE_DIR
    assert before == config.CACHE_DIR
    assert own.is_dir()


def test_without_any_directory_nothing_is_kept(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setattr(compiled_cache, "_directories", lambda: iter([blocked / "x"]))
    with compiled_cache.kept_compiled() as kept:
        assert not kept


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="needs owners of files")
def test_a_directory_of_another_user_is_refused(tmp_path, monkeypatch):
    owner = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: owner + 1)
    assert not compiled_cache._is_ours_to_write(tmp_path)


def test_the_name_follows_the_sources(tmp_path, monkeypatch):
    names = {directory.name for directory in compiled_cache._directories()}
    assert len(names) == 1
    monkeypatch.setattr(compiled_cache, "_SOURCES", compiled_cache._SOURCES[:-1])
    assert names.isdisjoint(directory.name for directory in compiled_cache._directories())
