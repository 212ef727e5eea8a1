"""Kill the server of short links at random moments while links are made.

Every link that was acknowledged must be there afterwards, and none may be torn. Once with SQLite
and one server, once with PostgreSQL and two.

    python -m tests.fuzz.kills [--kills 200] [--seed N]
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import signal
import tempfile
import threading
import time
from dataclasses import dataclass
from multiprocessing.process import BaseProcess

import httpx2

from lib.shortlinks import KeptView, LinkStore
from tests.fuzz.link_server import serve
from tools import postgres
from tools.server import free_port

#: Servers are forked from one process that has imported everything: they start at once.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.fuzz.link_server"])
START_S = 60.0


@dataclass(frozen=True)
class Outcome:
    """What the kills left."""

    kills: int
    acknowledged: dict[str, KeptView]
    lost: tuple[str, ...]
    """Ids of acknowledged links that are not there, or not as they were made."""


def started(url: str) -> tuple[BaseProcess, int]:
    """Start a server; return when it answers."""
    port = free_port()
    process = PROCESSES.Process(target=serve, args=(url, port), daemon=True)
    process.start()
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        try:
            httpx2.get(f"http://127.0.0.1:{port}/s/none", timeout=5)
        except httpx2.TransportError:
            time.sleep(0.01)
        else:
            return process, port
    raise RuntimeError(f"no answer within {START_S:.0f} s")


class Writer(threading.Thread):
    """Make links one after another until the server is gone; remember what it acknowledged."""

    def __init__(self, port: int, name: str) -> None:
        super().__init__()
        self.port, self.prefix = port, name
        self.acknowledged: dict[str, KeptView] = {}

    def run(self) -> None:
        """Make links; some are made by the other server too."""
        number = 0
        with httpx2.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=20) as client:
            while True:
                number += 1
                name = self.prefix if number % 3 else "both"
                query = f"v=1&search={name}-{number}"
                try:
                    made = client.post("/s", json={"path": "/", "query": query})
                except httpx2.TransportError:
                    return
                self.acknowledged[made.json()["id"]] = KeptView("", query)


def kill_while_writing(url: str, *, servers: int, kills: int, seed: int) -> Outcome:
    """Kill all servers ``kills`` times, and read the store afterwards."""
    rng = random.Random(seed)  # noqa: S311
    acknowledged: dict[str, KeptView] = {}
    for kill in range(kills):
        running = [started(url) for _ in range(servers)]
        writers = [Writer(port, f"k{kill}-p{i}") for i, (_, port) in enumerate(running)]
        for writer in writers:
            writer.start()
        _wait(writers, rng.randrange(40))
        time.sleep(rng.uniform(0.0, 0.02))
        for process, _ in running:
            assert process.pid
            os.kill(process.pid, signal.SIGKILL)
        for process, _ in running:
            process.join(timeout=20)
        for writer in writers:
            writer.join(timeout=60)
            acknowledged |= writer.acknowledged
    store = LinkStore(url)
    lost = tuple(link for link, view in acknowledged.items() if store.find(link) != view)
    store.close()
    return Outcome(kills, acknowledged, lost)


def _wait(writers: list[Writer], links: int) -> None:
    """Wait until so many links are acknowledged, or five seconds."""
    deadline = time.monotonic() + 5
    while sum(len(w.acknowledged) for w in writers) < links and time.monotonic() < deadline:
        time.sleep(0.001)


def kill_with_sqlite(kills: int, seed: int) -> Outcome:
    """One server, SQLite."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/links.sqlite"
        return kill_while_writing(url, servers=1, kills=kills, seed=seed)


def kill_with_postgres(kills: int, seed: int) -> Outcome:
    """Two servers, PostgreSQL."""
    with postgres.running_postgres() as folder:
        url = f"postgresql+psycopg://postgres@/postgres?host={folder}"
        return kill_while_writing(url, servers=2, kills=kills, seed=seed)


def main() -> None:
    """Run both and print what was found; exit with 1 where a link is lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))  # noqa: S311
    asked = parser.parse_args()
    print(f"seed {asked.seed}")
    lost = 0
    for name, run in (
        ("SQLite, 1 server", kill_with_sqlite),
        ("PostgreSQL, 2 servers", kill_with_postgres),
    ):
        found = run(asked.kills, asked.seed)
        print(
            f"{name}: {found.kills} kills, {len(found.acknowledged):,} links acknowledged, "
            f"{len(found.lost)} lost or torn"
        )
        lost += len(found.lost)
    raise SystemExit(1 if lost else 0)


if __name__ == "__main__":
    main()
