"""Serve the dashboard on loopback for tests, pictures and measurements."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: Longest time that a server may take to answer, in seconds; it starts in about one.
START_S = 60.0


@dataclass(frozen=True)
class Server:
    """A running dashboard."""

    url: str
    pid: int


def free_port() -> int:
    """A TCP port on loopback that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve(script: str | Path = "app.py", *, env: dict[str, str] | None = None) -> Iterator[Server]:
    """Run ``streamlit run script`` while the block runs; ends it by its process id.

    Parameters
    ----------
    script
        Path of the script, relative to the project.
    env
        Environment variables to add.

    Raises
    ------
    RuntimeError
        If the server ends early or does not answer within a minute.
    """
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    process = subprocess.Popen(
        [*command, *options],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_until_it_answers(process, url)
        yield Server(url, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_until_it_answers(process: subprocess.Popen[bytes], url: str) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):  # noqa: S310
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"no answer from {url} within {START_S:.0f} s")
