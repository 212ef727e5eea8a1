"""Where parts are measured: in this process, or on a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lib.batch.measure import Measured, Task, measure_part
from lib.batch.parts import Part

__all__ = ["Engine", "dask_engine", "measure_here"]

#: Takes a task and parts, and gives the measured parts in any order.
Engine = Callable[[Task, Iterable[Part]], Iterator[Measured]]

#: Parts handed out for each worker thread: one in hand and one waiting.
_PARTS_A_THREAD = 2


def measure_here(task: Task, parts: Iterable[Part]) -> Iterator[Measured]:
    """Measure parts one after the other in this process."""
    for part in parts:
        yield measure_part(task, part)


def dask_engine(scheduler: str) -> Engine:
    """An engine that measures on the workers of a Dask scheduler, such as tcp://127.0.0.1:8786.

    The workers need this project importable. At most two parts a worker thread are in flight,
    so that a file larger than memory never is in the cluster as a whole. A part whose worker
    dies is measured again by another.
    """

    def measure(task: Task, parts: Iterable[Part]) -> Iterator[Measured]:
        # Imported here: it takes a second, and only those who ask for a cluster need it.
        from distributed import CancelledError, Client, as_completed

        with Client(scheduler, set_as_default=False) as client:
            client.wait_for_workers(1)
            shared = client.scatter(task, broadcast=True)
            running = as_completed(loop=client.loop)
            handed_out: dict[str, Part] = {}

            def hand_out(part: Part) -> None:
                future = client.submit(measure_part, shared, part, pure=False)
                handed_out[future.key] = part
                running.add(future)

            def take() -> Iterator[Measured]:
                future = next(running)
                part = handed_out.pop(future.key)
                try:
                    yield future.result()
                except CancelledError:
                    # Measured, but lost with its worker on the way here; Dask then lets go of it.
                    hand_out(part)

            for part in parts:
                hand_out(part)
                if len(handed_out) >= _PARTS_A_THREAD * sum(client.nthreads().values()):
                    yield from take()
            while handed_out:
                yield from take()

    return measure
