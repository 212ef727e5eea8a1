"""A PostGIS of its own: a server in a temporary folder, reached by a socket, gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

__all__ = ["geography_distances", "postgis"]

#: Where Debian's package postgresql-NN puts the server.
BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


def _run(*command: str | Path, as_server: bool = True) -> str:
    # PostgreSQL refuses to run as root, so root hands the server to its own user.
    user = ["runuser", "-u", "postgres", "--"] if as_server and os.geteuid() == 0 else []
    done = subprocess.run(
        [*user, *map(str, command)],
        check=True,
        capture_output=True,
        text=True,
        cwd="/tmp",  # noqa: S108
    )
    return done.stdout


@contextmanager
def postgis() -> Iterator[Path | None]:
    """Yield the folder of a running server's socket, or nothing where there is no PostGIS."""
    if not BINARIES or not list(Path("/usr/share/postgresql").glob("*/extension/postgis.control")):
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="postgis-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    try:
        _run(BINARIES[-1] / "initdb", "-D", folder / "data", "-A", "trust", "-U", "postgres")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c jit=off"
        log = folder / "log"
        server = BINARIES[-1] / "pg_ctl", "-D", folder / "data"
        _run(*server, "-w", "-l", log, "-o", options, "start")
        try:
            query(folder, "create extension postgis")
            yield folder
        finally:
            _run(*server, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def query(folder: Path, statement: str) -> str:
    """Return what one statement prints, one row a line."""
    return _run(BINARIES[-1] / "psql", "-h", folder, "-U", "postgres", "-qAt", "-c", statement)


def geography_distances(
    folder: Path, wkt: str, lon: np.ndarray, lat: np.ndarray
) -> tuple[np.ndarray, float]:
    """Return ``ST_Distance(geography)`` from points to lines, and the seconds that it took.

    One process, no parallel workers; writing the points in and reading them out is not timed.
    """
    rows = "\n".join(f"{i}\t{x!r}\t{y!r}" for i, (x, y) in enumerate(zip(lon, lat, strict=True)))
    table = folder / "points.tsv"
    table.write_text(rows.replace("np.float64(", "").replace(")", ""))
    border = folder / "border.wkt"
    border.write_text(wkt)
    for path in (table, border):
        path.chmod(0o644)
    query(folder, "drop table if exists points, border, answer")
    query(folder, "create table points (i int, lon float8, lat float8)")
    query(folder, f"copy points from '{table}'")
    query(
        folder, f"create table border as select ST_GeogFromText(pg_read_file('{border}')) as line"
    )
    query(folder, "alter table points add place geography")
    query(folder, "update points set place = ST_Point(lon, lat)::geography")
    start = time.perf_counter()
    query(
        folder,
        "set max_parallel_workers_per_gather = 0;"
        "create table answer as select i, ST_Distance(place, line) as d from points, border;",
    )
    seconds = time.perf_counter() - start
    text = query(folder, "set extra_float_digits = 3; select d from answer order by i;")
    return np.array(text.split(), dtype=float), seconds
