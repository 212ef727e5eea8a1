"""A Dask cluster gives the same file as this process, also when a worker dies."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lib.batch import dask_engine, measure_file
from tests.batch.rows import random_rows, write_csv

ROOT = Path(__file__).parents[2]
ADDRESS = re.compile(r"tcp://127\.0\.0\.1:\d+")
LOCAL = ("--host", "127.0.0.1", "--no-dashboard")


def start(stack, log, program, *arguments):
    """A Dask process that logs to a file and ends with the stack."""
    process = subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.dask_{program}", *arguments, *LOCAL],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=stack.enter_context(log.open("w")),
    )
    stack.callback(process.wait)
    stack.callback(process.terminate)
    return process


def logged_address(log):
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if found := ADDRESS.search(log.read_text()):
            return found[0]
        time.sleep(0.1)
    raise TimeoutError(log.read_text())


@pytest.fixture
def cluster(tmp_path):
    """Address of a scheduler, and its two worker processes."""
    from distributed import Client

    with contextlib.ExitStack() as stack:
        start(stack, tmp_path / "scheduler.log", "scheduler", "--port", "0")
        address = logged_address(tmp_path / "scheduler.log")
        workers = [
            start(
                stack,
                tmp_path / f"{name}.log",
                "worker",
                address,
                *("--nthreads", "1", "--no-nanny", "--local-directory", str(tmp_path / name)),
            )
            for name in ("one", "two")
        ]
        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=120)
        yield address, workers


@pytest.mark.slow
def test_two_workers_give_the_same_file(cluster, tmp_path, square):
    address, _ = cluster
    points = write_csv(tmp_path / "points.csv", random_rows(1000))
    with points.open("a") as file:
        file.write("bad,200,50,\n")
    here = measure_file(points, square, tmp_path / "here.csv", part_rows=37)
    there = measure_file(
        points, square, tmp_path / "there.csv", part_rows=37, engine=dask_engine(address)
    )
    assert (tmp_path / "there.csv").read_bytes() == (tmp_path / "here.csv").read_bytes()
    assert (there.measured, there.refused) == (here.measured, here.refused) == (1000, 1)
    assert there.first_refusals == here.first_refusals


@pytest.mark.slow
def test_worker_that_dies_loses_no_part(cluster, tmp_path, square):
    address, workers = cluster
    points = write_csv(tmp_path / "points.csv", random_rows(600))
    seen = []

    def kill_one(progress):
        seen.append(progress)
        if len(seen) == 5:
            workers[0].kill()

    report = measure_file(
        points,
        square,
        tmp_path / "there.csv",
        part_rows=20,
        engine=dask_engine(address),
        progress=kill_one,
    )
    assert (report.measured, len(seen)) == (600, 30)
    measure_file(points, square, tmp_path / "here.csv")
    assert (tmp_path / "there.csv").read_bytes() == (tmp_path / "here.csv").read_bytes()
