"""Mutated and random links: nothing raises, everything read is canonical, states come back.

    python tests/fuzz/links.py [COUNT] [--seed N]

COUNT mutated links (1,000,000 unless told) are built from the golden lines and a grammar, and
a tenth as many random states are written and read. Prints what was tried and the mean time
of reading a link and writing it again. Exits 1 at the first broken promise, naming the link.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from lib.viewstate import (  # noqa: E402 - the path comes first
    CARGOES,
    CONFIDENCES,
    KEYS,
    LAYERS,
    MODES,
    UNITS,
    VERDICTS,
    Camera,
    Measurement,
    ViewState,
    Window,
    from_query,
    is_linkable,
    to_query,
)

GOLDEN = ROOT / "tests/golden/links.tsv"
FIRST, LAST = date(1900, 1, 1).toordinal(), date(2101, 1, 1).toordinal()
IDS = ("V004", "najin", "depot-tikhoretsk", "st_001", "angara", "O016", "gdo01", "E061", "9-x.Y_z")
TEXTS = ("", "Lady R", "나진항", "Тихорецк", "Їжа 5", "a-b.c", "x~y_z&=%", "é\u0301", "🚢 ship")
#: Pieces that break readers: half values, other scripts' digits, huge numbers, separators.
SHRAPNEL = (
    *(
        "",
        "~",
        "_",
        "~~",
        "=",
        "&",
        "&&",
        "?",
        "%",
        "%7E",
        "%zz",
        "%00",
        "+",
        "-",
        ".",
        "-0",
        "1e9",
    ),
    *("nan", "inf", "٣", "1_0", " 1", "9" * 400, "0.00005", "179.99996", "-180.00001", "90.1"),
    *("2023-02-30", "0000-00-00", "9999-12-31", "20231016", "2023-W41-4", "none", "yes", "v=2"),
    *("~d800~", "~110000~", "~0~", "~202e~", "~65.301~", "</script>", "@@=1", "\x00", "\ud800"),
    *("ruler_1_2", "area_1_2_3_4", "ring_1_2_0", "border_1_2_", "border_ukraine", "ring", "v=1"),
)
ALPHABET = "ABCXYZabcxyz0123456789-._~&=%+?;/ \t\né나\u202e"


def random_window(rng: random.Random) -> Window:
    """Return any window that the state allows."""
    start, end = sorted(rng.sample(range(FIRST, LAST + 1), 2))
    return Window(date.fromordinal(start), date.fromordinal(end))


def random_point(rng: random.Random) -> tuple[float, float]:
    """Return a point anywhere, now and then on an edge of the coordinates."""
    lon = rng.choice((rng.uniform(-200, 200), 180.0, -180.0, 179.99996, 0.0))
    return lon, rng.choice((rng.uniform(-90, 90), 90.0, -90.0, -0.00001))


def random_measurement(rng: random.Random) -> Measurement:
    """Return a measurement of any kind."""
    kind = rng.choice(("ruler", "area", "border", "ring"))
    fewest = {"ruler": 2, "area": 3}.get(kind, 1)
    count = fewest + (rng.randrange(3) if fewest > 1 else 0)
    points = tuple(random_point(rng) for _ in range(count))
    border = rng.choice(("ukraine", "ukraine-de-facto")) if kind == "border" else ""
    radius = rng.randint(1, 20_000_000) if kind == "ring" else 0
    return Measurement(kind, points, border, radius)  # type: ignore[arg-type]


def _subset(rng: random.Random, words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for word in words if rng.random() < 0.6)


def _some_ids(rng: random.Random) -> tuple[str, ...]:
    return tuple(rng.sample(IDS, rng.randrange(4)))


def random_state(rng: random.Random) -> ViewState:
    """Return a state in which each field is at its default half of the time."""
    lat = rng.uniform(-85, 85)
    camera = Camera(
        random_point(rng)[0],
        lat,
        rng.uniform(0, 20),
        rng.uniform(0, 60),
        rng.uniform(-400, 400),
    )
    fields = {
        "window": random_window(rng),
        "mode": rng.choice(MODES),
        "cumulative": rng.random() < 0.5,
        "known_on": date(2023, 1, 1) + timedelta(days=rng.randrange(1500)),
        "compare": random_window(rng),
        "camera": camera,
        "layers": _subset(rng, LAYERS),
        "cargo": _subset(rng, CARGOES),
        "confidence": _subset(rng, CONFIDENCES),
        "ships": _some_ids(rng),
        "places": _some_ids(rng),
        "selected": _some_ids(rng),
        "claim": rng.choice(IDS),
        "verdict": rng.choice(VERDICTS),
        "step": rng.choice(IDS),
        "origin": rng.choice((rng.choice(IDS), random_point(rng))),
        "border": rng.choice(("ukraine", "dprk-russia", "russia")),
        "figure": rng.choice(TEXTS),
        "units": rng.choice(UNITS),
        "data_version": rng.choice(("2026.11.1", "2027.1")),
        "measurements": tuple(random_measurement(rng) for _ in range(rng.randrange(4))),
        "search": rng.choice(TEXTS) + rng.choice(TEXTS),
    }
    return ViewState(**{k: v for k, v in fields.items() if rng.random() < 0.5})  # type: ignore[arg-type]


def mutate(rng: random.Random, links: list[str]) -> str:
    """Return a link that was cut, spliced, reordered or filled with shrapnel."""
    text = rng.choice(links)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(text) + 1)
        action = rng.randrange(7)
        if action == 0:
            text = text[:at] + rng.choice(ALPHABET) + text[at + 1 :]
        elif action == 1:
            text = text[:at] + text[at + rng.randint(1, 9) :]
        elif action == 2:
            text = text[:at] + rng.choice(SHRAPNEL) + text[at:]
        elif action == 3:
            other = rng.choice(links)
            text = text[:at] + other[rng.randrange(len(other) + 1) :]
        elif action == 4:
            parts = text.split("&")
            rng.shuffle(parts)
            text = "&".join(parts)
        elif action == 5:
            text += f"&{rng.choice(KEYS).key}={rng.choice(SHRAPNEL)}"
        else:
            key, value = rng.choice(KEYS).key, rng.choice(rng.choice(links).split("&"))
            text += f"&{key}={value.partition('=')[2]}"
    return text


def check_link(text: str) -> str | None:
    """Return what promise ``text`` breaks, or None."""
    state, _ = from_query(text)
    query = to_query(state)
    again, notices = from_query(query)
    if again != state or notices:
        return f"read again it differs: {query!r} {notices}"
    if to_query(again) != query or not is_linkable(state):
        return f"it is not canonical or not linkable: {query!r}"
    return None


def check_state(state: ViewState) -> str | None:
    """Return what promise ``state`` breaks, or None."""
    back, notices = from_query(to_query(state))
    if is_linkable(state) and (back != state or notices):
        return f"it comes back as {back} with {notices}"
    return None


def golden_links() -> list[str]:
    """Return the first column of the golden file."""
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[0] for line in lines if line and not line.startswith("#")]


def run(count: int, seed: int) -> int:
    """Try ``count`` links and ``count // 10`` states; return the exit code."""
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    golden = golden_links()
    seconds, changed = 0.0, 0
    for number in range(count):
        pool = golden if number % 4 else [*golden, to_query(random_state(rng))]
        text = mutate(rng, pool)
        problem = check_link(text)
        if problem:
            print(f"link {text!r}: {problem}")
            return 1
        begin = time.perf_counter()
        query = to_query(from_query(text)[0])
        seconds += time.perf_counter() - begin
        changed += query != text
    for _ in range(count // 10):
        state = random_state(rng)
        problem = check_state(state)
        if problem:
            print(f"state {state}: {problem}")
            return 1
    mean_us = seconds / max(count, 1) * 1e6
    print(f"{count} mutated links (seed {seed}, {changed} not canonical as given): 0 exceptions,")
    print(f"all fixed points; reading and writing one takes {mean_us:.1f} us on average.")
    print(f"{count // 10} random states: all that are linkable came back equal.")
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=20231016)
    options = parser.parse_args()
    sys.exit(run(options.count, options.seed))
