"""Pinned packages: a file that is not the pinned one is refused."""

from __future__ import annotations

import dataclasses

import pytest

from tools import packages


def test_every_pin_is_complete():
    for pinned in packages.locked_packages().values():
        assert len(pinned.sha256) == 64
        assert pinned.version in pinned.file
        assert pinned.licence


def test_a_changed_file_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(packages, "CACHE_DIR", tmp_path)
    pinned = dataclasses.replace(packages.package("world-atlas"), file="changed.tgz")
    (tmp_path / "changed.tgz").write_bytes(b"something else")
    with pytest.raises(ValueError, match="sha256"):
        packages.fetch(pinned)
