"""Whatever the server acknowledged is there after it was killed; the long run is in `make fuzz`."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tools import postgres
from tools.server import ROOT


@pytest.mark.slow
@pytest.mark.skipif(not postgres.binaries(), reason="no PostgreSQL on this machine")
def test_no_acknowledged_link_is_lost() -> None:
    command = [sys.executable, "-m", "tests.fuzz.kills", "--kills", "5", "--seed", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found = re.findall(r"(.+): 5 kills, ([\d,]+) links acknowledged, 0 lost or torn", done.stdout)
    assert [name for name, _ in found] == ["SQLite, 1 server", "PostgreSQL, 2 servers"], done.stderr
    assert all(int(count.replace(",", "")) > 5 for _, count in found)
