"""Malformed layer files by the thousand: each is refused with a line a problem, none raises.

    python tests/fuzz/layers.py [--files COUNT] [--seed N]

Every class of fault is drawn again with another layer, feature, position and value. Exits 1
where a file was accepted, took too long, or was told badly.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unicodedata import normalize

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from lib.catalog import DATA_DIR  # noqa: E402 - the path comes first
from lib.catalog.geojson_features import read_features  # noqa: E402
from lib.catalog.text_file import read_text_file  # noqa: E402
from lib.schema import LAYERS  # noqa: E402

SECONDS_PER_FILE = 2.0
LAYER_NAMES = (
    "border-dprk-russia",
    "border-ukraine-plotly-50m",
    "border-ukraine-visionscarto-50m",
    "rail_segments",
)

Feature = dict[str, Any]
Spoil = Callable[[random.Random, Feature], object]
SpoilText = Callable[[random.Random, str], str]


def positions_of(feature: Feature) -> list[list[Any]]:
    """Return the innermost lists of positions of a feature."""
    found: list[list[Any]] = []
    waiting = [feature["geometry"]["coordinates"]]
    while waiting:
        part = waiting.pop()
        if isinstance(part[0][0], list):
            waiting += part
        else:
            found.append(part)
    return found


def any_position(rng: random.Random, feature: Feature) -> list[Any]:
    return rng.choice(rng.choice(positions_of(feature)))


def set_coordinate(*values: Any) -> Spoil:
    def spoil(rng: random.Random, feature: Feature) -> None:
        any_position(rng, feature)[rng.randrange(2)] = rng.choice(values)

    return spoil


def swap(rng: random.Random, feature: Feature) -> None:
    """Swap a position of the Far East or of Ukraine's west; about lon 50, lat 50 none can tell."""
    positions = [position for part in positions_of(feature) for position in part]
    apart = [position for position in positions if abs(position[0] - position[1]) > 20]
    rng.choice(apart or positions).reverse()
    if not apart:
        positions[0][0] = -positions[0][0]


def lengthen_position(rng: random.Random, feature: Feature) -> None:
    any_position(rng, feature).append(rng.uniform(0, 9000))


def shorten_position(rng: random.Random, feature: Feature) -> None:
    any_position(rng, feature).pop()


def spoil_ring_or_line(rng: random.Random, feature: Feature) -> None:
    part = rng.choice(positions_of(feature))
    if feature["geometry"]["type"].endswith("Polygon"):
        part.pop() if rng.random() < 0.5 else part.append([part[0][0] + 0.01, part[0][1]])
    else:
        part[:] = part[:1] * rng.randrange(1, 4)


def set_text(*values: Any) -> Spoil:
    def spoil(rng: random.Random, feature: Feature) -> None:
        feature["properties"][rng.choice(list(feature["properties"]))] = rng.choice(values)

    return spoil


def set_member(where: str, *names: str) -> Spoil:
    def spoil(rng: random.Random, feature: Feature) -> None:
        target = feature if where == "feature" else feature[where]
        target[rng.choice(names)] = rng.choice([1, "x", None, [], {}])

    return spoil


def drop_member(rng: random.Random, feature: Feature) -> None:
    target = rng.choice([feature, feature["geometry"], feature["properties"]])
    del target[rng.choice(list(target))]


def set_type(rng: random.Random, feature: Feature) -> None:
    target = rng.choice([feature, feature["geometry"]])
    target["type"] = rng.choice(["Pointt", "GeometryCollection", "feature", "", None, 3, ["Point"]])


def set_whole(rng: random.Random, feature: Feature) -> None:
    feature[rng.choice(["properties", "geometry"])] = rng.choice([None, [], "x", 3, True, {}])


FEATURE_CLASSES: dict[str, Spoil] = {
    "non-finite": set_coordinate(float("nan"), float("inf"), float("-inf")),
    "text coordinate": set_coordinate("a", "45.9", "", " 1 ", "1_0", "٤٥"),
    "no number": set_coordinate(None, True, False, [], {}, [45.9]),
    "out of range": set_coordinate(181.0, -999, 90.5 * 4, 1e308, 10**17),
    "swapped": swap,
    "height": lengthen_position,
    "half a position": shorten_position,
    "ring or line": spoil_ring_or_line,
    "wrong type": set_type,
    "wrong member": set_whole,
    "missing member": drop_member,
    "hostile text": set_text(
        "@@=1+",
        "@@#X",
        "a\u202eb",
        "\u2066",
        "a\x00b",
        "a\nb",
        "\x1b[31m",
        "</script><script>",
        "<img src=x>",
        "\ud800",
        "\ufeffx",
        "x" * 5000,
        " x",
        normalize("NFD", "나진"),
        "\ufffd",
    ),
    "no text": set_text(3, 4.5, True, [], {}, ["x"], 10**17),
    "unknown property": set_member("properties", "@@type", "@@function", "x", "ID", "__proto__"),
    "unknown feature member": set_member("feature", "bbox", "crs", "id", "@@type"),
    "unknown geometry member": set_member("geometry", "crs", "bbox", "geometries"),
}


def truncate(rng: random.Random, text: str) -> str:
    return text[: rng.randrange(1, len(text) - 5)]


def repeat_line(rng: random.Random, text: str) -> str:
    return edit_line(rng, text, lambda line: f"{line}\n{line}")


def reverse_features(_: random.Random, text: str) -> str:
    lines = text.split("\n")
    first, last = feature_range(lines)
    lines[first:last] = [line.rstrip(",") + "," for line in reversed(lines[first:last])]
    return "\n".join(lines)


def repeat_key(rng: random.Random, text: str) -> str:
    key = rng.choice(["type", "id", "coordinates", "geometry", "properties"])
    return edit_line(rng, text, lambda s: s.replace(f'"{key}":', f'"{key}":1,"{key}":', 1))


def nest_deeply(rng: random.Random, text: str) -> str:
    depth = rng.randrange(2_000, 100_000)
    return edit_line(rng, text, lambda _: "[" * depth + "]" * depth)


def write_huge_number(rng: random.Random, text: str) -> str:
    digits = "9" * rng.randrange(30, 100_000)
    return edit_line(rng, text, lambda s: s.replace('"coordinates":[', f'"coordinates":[{digits},'))


def insert_garbage(rng: random.Random, text: str) -> str:
    garbage = rng.choice(["\0", "}", "]", ",,", "'", "NaN", "// no", "\u2028x"])
    return edit_line(rng, text, lambda s: garbage + s if rng.random() < 0.5 else s + garbage)


def add_head_member(rng: random.Random, text: str) -> str:
    member = rng.choice(['"crs":{"type":"name"}', '"bbox":[0,0,1,1]', '"@@type":"X"', '"x":NaN'])
    return text.replace('"features"', f'{member},"features"', 1)


def join_lines(rng: random.Random, text: str) -> str:
    return text.replace("\n", rng.choice(["", " "])) + "\n"


def indent(_: random.Random, text: str) -> str:
    return json.dumps(json.loads(text), indent=1) + "\n"


def another_format(rng: random.Random, _: str) -> str:
    return rng.choice(
        [
            "\n",
            "null\n",
            "[]\n",
            "{}\n",
            '{"type":"FeatureCollection"}\n',
            "<OGRVRTDataSource/>\n",
            '{"type":"gdal_streamed_alg","command_line":"gdal vector read x"}\n',
            "id,lon,lat\na,1,2\n",
            "PK\x03\x04\n",
            "[" * 100_000 + "\n",
            "9" * 100_000 + "\n",
            '"' + "x" * 1_000_000 + '"\n',
        ]
    )


def feature_range(lines: list[str]) -> tuple[int, int]:
    """Return where the feature lines of a layer begin and end."""
    first = next(i for i, line in enumerate(lines) if line.endswith("[")) + 1
    return first, next(i for i, line in enumerate(lines) if line.startswith("]"))


def edit_line(rng: random.Random, text: str, edit: Callable[[str], str]) -> str:
    lines = text.split("\n")
    index = rng.randrange(*feature_range(lines))
    comma = "," if lines[index].endswith(",") else ""
    lines[index] = edit(lines[index].removesuffix(",")) + comma
    return "\n".join(lines)


TEXT_CLASSES: dict[str, SpoilText] = {
    "truncated": truncate,
    "feature twice": repeat_line,
    "unsorted": reverse_features,
    "key twice": repeat_key,
    "deep nesting": nest_deeply,
    "huge number": write_huge_number,
    "garbage": insert_garbage,
    "head": add_head_member,
    "one line": join_lines,
    "indented": indent,
    "another format": another_format,
}

BYTE_CLASSES: dict[str, Callable[[bytes], bytes]] = {
    "byte order mark": lambda raw: b"\xef\xbb\xbf" + raw,
    "UTF-16": lambda raw: raw.decode().encode("utf-16"),
    "carriage returns": lambda raw: raw.replace(b"\n", b"\r\n"),
    "no last line feed": lambda raw: raw.rstrip(b"\n"),
    "not UTF-8": lambda raw: raw.replace(b'"id":"', b'"id":"\xe9', 1),
    "surrogate bytes": lambda raw: raw.replace(b'"id":"', b'"id":"\xed\xa0\x80', 1),
    "empty": lambda _: b"",
}


def malformed_file(rng: random.Random, text: str) -> tuple[str, bytes]:
    """Return the name of a class of faults, and a layer's bytes spoiled by it."""
    name = rng.choice([*FEATURE_CLASSES, *TEXT_CLASSES, *BYTE_CLASSES])
    if name in BYTE_CLASSES:
        return name, BYTE_CLASSES[name](text.encode())
    if name in TEXT_CLASSES:
        return name, TEXT_CLASSES[name](rng, text).encode("utf-8", "surrogatepass")

    def spoil(line: str) -> str:
        feature = json.loads(line)
        FEATURE_CLASSES[name](rng, feature)
        return json.dumps(feature, ensure_ascii=rng.random() < 0.5, separators=(",", ":"))

    return name, edit_line(rng, text, spoil).encode("utf-8", "surrogatepass")


def complaints(root: Path, layer_name: str, raw: bytes) -> list[str]:
    """Return what the reader did wrong with a malformed file; nothing where it did well."""
    layer = LAYERS[layer_name]
    (root / layer.path).write_bytes(raw)
    began = time.perf_counter()
    _, problems = read_features(layer, read_text_file(root, layer.path))
    wrong = []
    if not problems:
        wrong.append("was accepted")
    if time.perf_counter() - began > SECONDS_PER_FILE:
        wrong.append(f"took more than {SECONDS_PER_FILE} s")
    for problem in problems:
        line = str(problem)
        if not line.isprintable() or not line.startswith(layer.path + ":") or len(line) > 800:
            wrong.append(f"is told badly: {line[:200]!r}")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)  # noqa: S311
    texts = {name: (DATA_DIR / LAYERS[name].path).read_text("utf-8") for name in LAYER_NAMES}
    counts: Counter[str] = Counter()
    failures = 0
    with tempfile.TemporaryDirectory() as directory:
        root = Path(directory)
        (root / "layers").mkdir()
        for number in range(options.files):
            layer_name = rng.choice(LAYER_NAMES)
            name, raw = malformed_file(rng, texts[layer_name])
            counts[name] += 1
            for complaint in complaints(root, layer_name, raw):
                failures += 1
                print(f"file {number}, {layer_name}, {name}: {complaint}")
    print(f"{options.files} malformed files of {len(counts)} classes: {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
