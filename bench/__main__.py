"""Run the measurements that are named, or all of them."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path


def main(names: list[str]) -> None:
    """Run each measurement's ``main``."""
    known = sorted(p.stem for p in Path(__file__).parent.glob("*.py") if not p.stem.startswith("_"))
    for name in names or known:
        if name not in known:
            raise SystemExit(f"no measurement {name!r}; there are: {', '.join(known)}")
        print(f"\n== {name}", flush=True)
        import_module(f"bench.{name}").main()


if __name__ == "__main__":
    main(sys.argv[1:])
