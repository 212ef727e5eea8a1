"""Simulated viewers: how long a moved window takes when 25 readers move theirs once a second.

Each viewer speaks to a real server as the browser does: it opens the Map page,
then reports a moved window once a second, as the time map does when the hand rests, and waits
until the run is over. An answer whose headline does not name the new window is an error. No two
moves show the same window, so that what one reader has seen helps no other.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import time
from dataclasses import dataclass, field, replace
from datetime import timedelta

import psutil
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from lib.cartography.headline import span_in_words
from lib.cartography.time_map import view_json
from lib.viewstate import DEFAULT, ViewState, Window, to_query
from tools.server import Server, serve

VIEWERS = 25
MOVES = 20
#: Viewers that only stay connected, for the memory of one more.
CONNECTED = (5, 30)
#: How long the server is left alone before its memory is read, in seconds.
REST_S = 3.0


@dataclass
class Viewer:
    """One reader's browser: its connection, what it was told, the times of its moves."""

    number: int
    url: str
    times_s: list[float] = field(default_factory=list)
    answer_bytes: list[int] = field(default_factory=list)
    _socket: websockets.ClientConnection = field(init=False)
    _page: str = ""
    _map: str = ""
    _fragment: str = ""
    _known: dict[str, int] = field(default_factory=dict)
    """Hashes of large messages, which the browser keeps, and their sizes."""

    async def open(self) -> None:
        """Connect and open the Map page."""
        self._socket = await websockets.connect(
            self.url.replace("http", "ws") + "/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            max_size=None,
        )
        message = BackMsg()
        message.rerun_script.query_string = to_query(DEFAULT)
        await self._run(message)

    async def watch(self, moves: int) -> None:
        """Move the window ``moves`` times, once a second."""
        await asyncio.sleep(self.number / VIEWERS)
        for move in range(moves):
            started = time.perf_counter()
            await self._move(self.number * moves + move)
            self.times_s.append(time.perf_counter() - started)
            await asyncio.sleep(max(0.0, 1.0 - self.times_s[-1]))

    async def close(self) -> None:
        """Leave."""
        await self._socket.close()

    async def _move(self, number: int) -> None:
        view = _moved(number)
        report = {"view": view_json(view), "command": 0}
        message = BackMsg()
        request = message.rerun_script
        request.query_string = to_query(view)
        request.page_script_hash = self._page
        request.fragment_id = self._fragment
        request.cached_message_hashes.extend(self._known)
        state = request.widget_states.widgets.add()
        state.id, state.json_value = self._map, json.dumps({"report": report})
        heading = await self._run(message)
        if span_in_words(view) not in heading:
            raise RuntimeError(f"no answer to a window {span_in_words(view)}: {heading!r}")

    async def _run(self, message: BackMsg) -> str:
        """Send a message, wait until the run is over, return the page's headline."""
        await self._socket.send(message.SerializeToString())
        heading, size = "", 0
        while True:
            data = await self._socket.recv(decode=False)
            size += len(data)
            answer = ForwardMsg.FromString(data)
            kind = answer.WhichOneof("type")
            if kind == "script_finished":
                self.answer_bytes.append(size)
                return heading
            if kind == "new_session":
                self._page = answer.new_session.page_script_hash
            elif kind == "delta":
                heading = await self._take(answer) or heading

    async def _take(self, answer: ForwardMsg) -> str:
        """Keep what a later move needs of an element; return the headline where it is one."""
        if answer.metadata.cacheable:
            self._known[answer.hash] = answer.ByteSize()
        element = answer.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "bidi_component" and element.bidi_component.id.endswith("-map"):
            self._map = element.bidi_component.id
            self._fragment = answer.delta.fragment_id
        return element.heading.body if kind == "heading" and element.heading.tag == "h2" else ""


def _moved(number: int) -> ViewState:
    """A view with a window of its own: its first and its last day differ from all others'."""
    start = DEFAULT.window.start + timedelta(days=number % 90)
    end = DEFAULT.window.end + timedelta(days=1 + number)
    return replace(DEFAULT, window=Window(start, end))


async def _together(url: str, viewers: int, moves: int) -> list[Viewer]:
    crowd = [Viewer(number, url) for number in range(viewers)]
    for viewer in crowd:
        await viewer.open()
    await asyncio.gather(*(viewer.watch(moves) for viewer in crowd))
    for viewer in crowd:
        await viewer.close()
    return crowd


def _memory_mb(server: Server) -> float:
    return psutil.Process(server.pid).memory_info().rss / 1e6


async def _memory_per_viewer(server: Server) -> tuple[float, float]:
    """Memory with one viewer, and what each further one adds while it is connected, in MB."""
    crowd: list[Viewer] = []
    held: dict[int, float] = {}
    for count in (1, *CONNECTED):
        while len(crowd) < count:
            crowd.append(Viewer(len(crowd), server.url))
            await crowd[-1].open()
            await crowd[-1]._move(len(crowd))
        await asyncio.sleep(REST_S)
        held[count] = _memory_mb(server)
    for viewer in crowd:
        await viewer.close()
    few, many = CONNECTED
    return held[1], (held[many] - held[few]) / (many - few)


def main() -> None:
    """Print the figures as a table."""
    with serve() as server:
        first, further = asyncio.run(_memory_per_viewer(server))
        before = psutil.Process(server.pid).cpu_times()
        crowd = asyncio.run(_together(server.url, VIEWERS, MOVES))
        after = psutil.Process(server.pid).cpu_times()
    times = sorted(t for viewer in crowd for t in viewer.times_s)
    opened = statistics.median(viewer.answer_bytes[0] for viewer in crowd)
    moved = statistics.median(size for viewer in crowd for size in viewer.answer_bytes[1:])
    cpu_s = (after.user + after.system - before.user - before.system) / len(times)
    p50, p95 = statistics.median(times), times[int(0.95 * len(times))]
    print(f"{VIEWERS} viewers, one move a second each, {len(times)} moves")
    print(f"  p50 {p50 * 1000:,.0f} ms")
    print(f"  p95 {p95 * 1000:,.0f} ms (goal 400 ms)")
    print(f"  server's processor time {cpu_s * 1000:.1f} ms a move")
    print(f"  sent {opened / 1000:,.0f} kB to open the page, {moved / 1000:,.1f} kB a move")
    print(f"  server's memory with one viewer {first:,.0f} MB")
    print(f"  each further viewer {further:.2f} MB (goal 1 MB)")
    print(json.dumps({"p95_ms": round(p95 * 1000), "further_viewer_mb": round(further, 2)}))


if __name__ == "__main__":
    main()
