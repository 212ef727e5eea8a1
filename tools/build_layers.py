"""Build `data/layers/` and the tables that describe it from pinned registry packages.

Run as ``python -m tools.build_layers``. With ``--check`` nothing is written: the build is
compared with what is committed, byte for byte, and the exit status says whether it is the same.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.layers.build import built_files

DATA_DIR = Path(__file__).resolve().parents[1] / "data"


def main(arguments: list[str] | None = None) -> int:
    """Build, or with ``--check`` compare; the process's exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.build_layers", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    options = parser.parse_args(arguments)
    different = []
    for name, text in built_files():
        path = DATA_DIR / name
        content = text.encode("utf-8")
        if options.check:
            same = path.exists() and path.read_bytes() == content
            different += [] if same else [name]
        else:
            path.write_bytes(content)
            print(f"{len(content):>10,} bytes  {name}")
    for name in different:
        print(f"data/{name} is not what the packages give", file=sys.stderr)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
