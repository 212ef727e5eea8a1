from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lib.catalog import write_atomically
from lib.catalog.atomic_write import remove_leftovers


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "f.json"
    path.write_text("old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ["f.json"]


def test_a_new_file_can_be_read_by_all(tmp_path: Path) -> None:
    write_atomically(tmp_path / "f.json", b"new")
    assert stat.S_IMODE((tmp_path / "f.json").stat().st_mode) == 0o644


@pytest.mark.parametrize("call", ["fsync", "replace", "chmod"])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "f.json"
    path.write_text("old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, b"new")
    monkeypatch.undo()
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["f.json"]


WRITER = """
import sys
from pathlib import Path
from lib.catalog import write_atomically
while True:
    for letter in b"ab":
        write_atomically(Path(sys.argv[1]), bytes([letter]) * 400_000)
"""


@pytest.mark.slow
def test_a_killed_writer_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "f.json"
    path.write_bytes(b"a" * 400_000)
    for delay_s in (1.5, 1.6, 1.7):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)]) as writer:
            time.sleep(delay_s)
            writer.kill()
        content = path.read_bytes()
        assert len(content) == 400_000
        assert len(set(content)) == 1
    remove_leftovers(path)
    assert [p.name for p in tmp_path.iterdir()] == ["f.json"]
