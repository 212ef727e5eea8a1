"""Put the fonts of pages, map and painted pictures into place, from pinned registry packages.

Run as ``python -m tools.build_fonts``; with ``--check`` nothing is written and the exit status
says whether the committed files are what the packages give. Pages find theirs in `static/fonts/`,
the painter its own in `lib/painting/fonts/`. IBM Plex Sans is taken as it is
(weight and width vary). Its Korean companion is large, so it is cut down to the Hangul that
occurs in `data/tables/`; `ibm-plex-sans-kr.txt` lists what it holds. Run this again when a table
gains a Korean name.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from tools.packages import read_member
from tools.painter_fonts import FOLDER, painter_fonts

ROOT = Path(__file__).resolve().parents[1]
FONTS = "static/fonts"
TABLES_DIR = ROOT / "data" / "tables"

LATIN_PACKAGE = "@fontsource-variable/ibm-plex-sans"
KOREAN_PACKAGE = "@fontsource/ibm-plex-sans-kr"
SCRIPTS = ("latin", "latin-ext", "cyrillic")

#: Syllables, letters and compatibility letters of Hangul.
HANGUL = (range(0xAC00, 0xD7A4), range(0x1100, 0x1200), range(0x3130, 0x3190))


def main(arguments: list[str] | None = None) -> int:
    """Write the fonts, or with ``--check`` compare them; the process's exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.build_fonts", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    options = parser.parse_args(arguments)
    status = 0
    for name, content in built_fonts():
        path = ROOT / name
        if not options.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            print(f"{len(content):>8,} bytes  {name}")
        elif not path.exists() or path.read_bytes() != content:
            print(f"{name} is not what the packages give", file=sys.stderr)
            status = 1
    return status


def built_fonts() -> Iterator[tuple[str, bytes]]:
    """Each file's path in the project with its content, the same in every run."""
    characters = hangul_of_tables()
    yield from ((f"{FONTS}/{name}", content) for name, content in page_fonts(characters))
    yield from ((f"{FOLDER}/{name}", content) for name, content in painter_fonts(characters))


def page_fonts(characters: str) -> Iterator[tuple[str, bytes]]:
    """Each file that the pages load, by name."""
    for script in SCRIPTS:
        member = f"files/ibm-plex-sans-{script}-standard-normal.woff2"
        yield f"ibm-plex-sans-{script}.woff2", read_member(LATIN_PACKAGE, member)
    whole = read_member(KOREAN_PACKAGE, "files/ibm-plex-sans-kr-korean-400-normal.woff2")
    yield "ibm-plex-sans-kr.woff2", cut_down(whole, characters)
    yield "ibm-plex-sans-kr.txt", (characters + "\n").encode("utf-8")
    yield "LICENSE-ibm-plex-sans.txt", read_member(LATIN_PACKAGE, "LICENSE")
    yield "LICENSE-ibm-plex-sans-kr.txt", read_member(KOREAN_PACKAGE, "LICENSE")


def hangul_of_tables() -> str:
    """The Hangul that occurs in the tables, in code order."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(TABLES_DIR.glob("*.csv")))
    found = {character for text in texts for character in text}
    return "".join(sorted(c for c in found if any(ord(c) in block for block in HANGUL)))


def cut_down(woff2: bytes, characters: str) -> bytes:
    """A font with only the glyphs that the characters need, compressed again."""
    font = TTFont(io.BytesIO(woff2), recalcTimestamp=False)
    cutter = subset.Subsetter()
    cutter.populate(text=characters)
    cutter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
