"""Write the golden Decks anew: run it after a wanted change, and read the difference."""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import test_scene  # noqa: E402 - the path comes first

from lib.catalog import load_package  # noqa: E402
from lib.viewstate import from_query  # noqa: E402

if __name__ == "__main__":
    package = load_package()
    for name, query in test_scene.VIEWS.items():
        theme = "dark" if name == "sea_leg" else "light"
        digest = test_scene.digest(package, from_query(query)[0], theme)
        layers = digest.pop("layers")
        lines = [
            f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False, sort_keys=True)}"
            for k, v in layers.items()
        ]
        text = (
            f'{{"view": {json.dumps(digest["view"], sort_keys=True)}, "layers": {{\n'
            + ",\n".join(lines)
            + "\n}}\n"
        )
        (test_scene.GOLDEN / f"deck_{name}.json").write_text(text, encoding="utf-8")
