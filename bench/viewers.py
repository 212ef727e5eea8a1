"""Simulated viewers: how long a moved slider takes when 25 move theirs once a second.

Each viewer is a WebSocket client of a real server: it opens the Map page, then reports a moved
window once a second, as the time map does after a debounce, and waits for the run to finish.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import time
from dataclasses import dataclass, field

import psutil
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tools.server import Server, serve

VIEWERS = 25
MOVES = 20
#: Viewers that only connect, for the memory of one more.
CONNECTED = (5, 25)


@dataclass
class Viewer:
    """One connection and the times that its moves took, in seconds."""

    number: int
    times_s: list[float] = field(default_factory=list)

    async def watch(self, url: str, moves: int) -> None:
        """Open the page, then move the window ``moves`` times."""
        address = url.replace("http", "ws") + "/_stcore/stream"
        async with websockets.connect(
            address,
            subprotocols=["streamlit"],
            max_size=None,  # type: ignore[list-item]
        ) as socket:
            await self._run(socket, 0)
            for move in range(moves):
                await asyncio.sleep(max(0.0, 1.0 - (self.times_s[-1] if self.times_s else 0.0)))
                started = time.perf_counter()
                await self._run(socket, move + 1)
                self.times_s.append(time.perf_counter() - started)

    async def _run(self, socket: websockets.ClientConnection, move: int) -> None:
        message = BackMsg()
        day = 1 + (self.number + move) % 28
        message.rerun_script.query_string = f"v=1&window=2023-08-{day:02d}~2024-03-{day:02d}"
        await socket.send(message.SerializeToString())
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(await socket.recv())
            if answer.WhichOneof("type") == "script_finished":
                return


async def _together(url: str, viewers: int, moves: int) -> list[float]:
    crowd = [Viewer(number) for number in range(viewers)]
    await asyncio.gather(*(viewer.watch(url, moves) for viewer in crowd))
    return [t for viewer in crowd for t in viewer.times_s]


def _memory_mb(server: Server) -> float:
    return psutil.Process(server.pid).memory_info().rss / 1e6


async def _memory_per_viewer(server: Server) -> tuple[float, float]:
    """Memory with one viewer, and what each further one adds while it is connected, in MB."""
    few, many = CONNECTED
    held: dict[int, float] = {}
    for count in (1, few, many):
        tasks = [asyncio.create_task(_hold(server.url)) for _ in range(count)]
        await asyncio.sleep(1.0 + 0.3 * count)
        held[count] = _memory_mb(server)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return held[1], (held[many] - held[few]) / (many - few)


async def _hold(url: str) -> None:
    viewer = Viewer(0)
    address = url.replace("http", "ws") + "/_stcore/stream"
    async with websockets.connect(
        address,
        subprotocols=["streamlit"],
        max_size=None,  # type: ignore[list-item]
    ) as socket:
        await viewer._run(socket, 0)
        await asyncio.sleep(3600)


def main() -> None:
    """Print the figures as a table."""
    with serve() as server:
        first, further = asyncio.run(_memory_per_viewer(server))
        times = sorted(asyncio.run(_together(server.url, VIEWERS, MOVES)))
    p95 = times[int(0.95 * len(times))]
    print(f"{VIEWERS} viewers, one move a second each, {len(times)} moves")
    print(f"  p50 {statistics.median(times) * 1000:,.0f} ms")
    print(f"  p95 {p95 * 1000:,.0f} ms (goal 400 ms)")
    print(f"  server's memory with one viewer {first:,.0f} MB")
    print(f"  each further viewer {further:.2f} MB (goal 1 MB)")
    print(json.dumps({"p95_ms": round(p95 * 1000), "further_viewer_mb": round(further, 2)}))


if __name__ == "__main__":
    main()
