"""Files of points measured to Ukraine's border: rows a second and memory.

``BATCH_ROWS`` sets the size of the file; 10 million rows without it.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

LIMIT_MB = 700
BLOCK_ROWS = 1_000_000
MEASURE = """
import resource, sys
from pathlib import Path
from lib.batch import measure_file, open_border
report = measure_file(Path(sys.argv[1]), open_border("ukraine"), Path(sys.argv[2]))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
# Kibibytes on Linux, bytes on macOS.
peak_mb = peak / (1e6 if sys.platform == "darwin" else 1e6 / 1024)
print(report.measured, report.refused, report.elapsed_s, peak_mb)
"""


def write_points(path: Path, rows: int) -> None:
    """Uniform points over the region, with an id and a note, a block at a time."""
    rng = np.random.default_rng(1)
    schema = pa.schema(
        [("id", pa.int64()), ("lon", pa.float64()), ("lat", pa.float64()), ("note", pa.string())]
    )
    with pq.ParquetWriter(path, schema) as writer:
        for first in range(0, rows, BLOCK_ROWS):
            count = min(BLOCK_ROWS, rows - first)
            columns = [
                np.arange(first, first + count),
                rng.uniform(20, 150, count),
                rng.uniform(30, 65, count),
                pa.array(["a remark that is carried along"] * count),
            ]
            writer.write_table(pa.table(columns, schema=schema))


def main() -> None:
    """Measure the file in a process of its own and print what it took."""
    rows = int(os.environ.get("BATCH_ROWS", "10000000"))
    with tempfile.TemporaryDirectory() as folder:
        points, out = Path(folder) / "points.parquet", Path(folder) / "out.parquet"
        write_points(points, rows)
        print(f"{rows:,} rows, {points.stat().st_size / 1e6:,.0f} MB of Parquet")
        command = [sys.executable, "-c", MEASURE, str(points), str(out)]
        before = time.monotonic()
        answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        measured, refused, elapsed, peak = (float(word) for word in answer.split())
        print(f"measured {measured:,.0f}, refused {refused:,.0f} in {elapsed:,.0f} s")
        print(f"rows a second   {rows / elapsed:>10,.0f}")
        cpu = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"processor time  {cpu.ru_utime + cpu.ru_stime:>10,.0f} s")
        print(f"start to end    {time.monotonic() - before:>10,.0f} s")
        print(f"peak of memory  {peak:>10,.0f} MB (limit {LIMIT_MB} MB)")
        if peak > LIMIT_MB or measured != rows:
            raise SystemExit("the batch promise is not kept")


if __name__ == "__main__":
    main()
