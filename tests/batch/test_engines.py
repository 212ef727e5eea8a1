"""A Dask cluster gives the same file as this process, worker deaths or not."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lib.batch import dask_engine, measure_file
from tests.batch.rows import random_rows, write_csv

ROOT = Path(__file__).parents[2]
ADDRESS = re.compile(r"tcp://127\.0\.0\.1:\d+")


def start(*arguments):
    """A Dask process on the loopback interface that logs to its standard error."""
    return subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """Address of a scheduler with two worker processes."""
    folder = str(tmp_path_factory.mktemp("dask"))
    local = ("--host", "127.0.0.1", "--no-dashboard")
    with contextlib.ExitStack() as stack:
        scheduler = start("scheduler", *local, "--port", "0")
        stack.callback(scheduler.wait)
        stack.callback(scheduler.terminate)
        address = next(
            found[0] for line in scheduler.stderr if (found := ADDRESS.search(line)) is not None
        )
        for name in ("one", "two"):
            worker = start(
                "worker", address, *local, "--nthreads", "1", "--no-nanny",
                "--name", name, "--local-directory", folder,
            )  # fmt: skip
            stack.callback(worker.wait)
            stack.callback(worker.terminate)
        yield address


@pytest.mark.slow
def test_two_workers_give_the_same_file(cluster, tmp_path, square):
    from distributed import Client

    points = write_csv(tmp_path / "points.csv", random_rows(1000))
    with points.open("a") as file:
        file.write("bad,200,50,\n")
    with Client(cluster, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=120)
    here = measure_file(points, square, tmp_path / "here.csv", part_rows=37)
    seen = []
    there = measure_file(
        points,
        square,
        tmp_path / "there.csv",
        part_rows=37,
        engine=dask_engine(cluster),
        progress=seen.append,
    )
    assert (tmp_path / "there.csv").read_bytes() == (tmp_path / "here.csv").read_bytes()
    assert (there.measured, there.refused) == (here.measured, here.refused) == (1000, 1)
    assert there.first_refusals == here.first_refusals
    assert len(seen) == 28
