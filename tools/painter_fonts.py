"""The fonts of pictures that the server paints: one TrueType file a style, with every script.

The painter takes no web fonts and no variable ones. IBM Plex Sans comes with the Hangul that the
tables hold and the marks of charts' keys, from its Korean companion; Source Serif is cut down to
Latin. Their licence reserves the names "Plex" and "Source" for the unchanged fonts, so the files
carry names of their own.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from fontTools import merge, subset
from fontTools.ttLib import TTFont

from tools.packages import read_member

__all__ = ["FOLDER", "painter_fonts"]

FOLDER = "lib/painting/fonts"
PLEX_PACKAGE = "@ibm/plex-sans"
KOREAN_PACKAGE = "@fontsource/ibm-plex-sans-kr"
SERIF_PACKAGE = "@fontsource/source-serif-4"

#: File -> weight in Plex's package, and the nearest one of its Korean companion.
SANS = {
    "map-sans-400.ttf": ("Regular", 400),
    "map-sans-500.ttf": ("Medium", 500),
    "map-sans-700.ttf": ("Bold", 700),
}
SERIF = {"map-serif-600.ttf": "600-normal", "map-serif-italic.ttf": "400-italic"}
LICENCES = {
    "LICENSE-plex.txt": (PLEX_PACKAGE, "LICENSE.txt"),
    "LICENSE-plex-kr.txt": (KOREAN_PACKAGE, "LICENSE"),
    "LICENSE-source-serif.txt": (SERIF_PACKAGE, "LICENSE"),
}

#: Marks that keys name, and the slice of the Korean companion that holds each.
MARKS = {"◁": 96, "□": 101, "○": 105, "■": 108, "▶": 113}

#: Latin, Cyrillic, punctuation and spaces, euro, numero, arrows, minus and comparisons.
BLOCKS = (
    (0x20, 0x250), (0x2B0, 0x300), (0x400, 0x530), (0x1E00, 0x1F00), (0x2000, 0x2070),
    (0x20A0, 0x20C0), (0x2110, 0x2130), (0x2190, 0x2194), (0x2212, 0x2213), (0x2248, 0x2266),
)  # fmt: skip
CODES = tuple(code for start, end in BLOCKS for code in range(start, end))
#: Seconds since 1904: a day in 2018, whenever the files are made.
STAMP = 3_600_000_000
#: Between a figure and its unit: the sixth of an em, where a font has one.
NARROW_SPACE, THIN_SPACE, SIXTH_SPACE, SPACE = 0x202F, 0x2009, 0x2006, 0x20


def painter_fonts(hangul: str) -> Iterator[tuple[str, bytes]]:
    """Each file's name with its content, the same in every run."""
    for name, (weight, korean_weight) in SANS.items():
        latin = _cut(_plex(weight), CODES, ["kern"])
        korean = _cut(_korean("korean", korean_weight), [ord(c) for c in hangul], [])
        marks = (
            _cut(_korean(str(part), korean_weight), [ord(mark)], []) for mark, part in MARKS.items()
        )
        yield name, _named(_merged(latin, korean, *marks), "Map Sans", name)
    for name, style in SERIF.items():
        member = f"files/source-serif-4-latin-{style}.woff2"
        yield (
            name,
            _named(_cut(read_member(SERIF_PACKAGE, member), CODES, ["kern"]), "Map Serif", name),
        )
    for name, (package, member) in LICENCES.items():
        yield name, read_member(package, member)


def _plex(weight: str) -> bytes:
    return read_member(PLEX_PACKAGE, f"fonts/complete/woff/IBMPlexSans-{weight}.woff")


def _korean(part: str, weight: int) -> bytes:
    return read_member(KOREAN_PACKAGE, f"files/ibm-plex-sans-kr-{part}-{weight}-normal.woff2")


def _cut(content: bytes, codes: tuple[int, ...] | list[int], features: list[str]) -> TTFont:
    """A font with only the glyphs that the characters need, unhinted."""
    font = TTFont(io.BytesIO(content), recalcTimestamp=False)
    options = subset.Options(layout_features=features, hinting=False, name_IDs=[1, 2, 4, 6])
    options.drop_tables += ["VDMX", "gasp", "STAT", "GDEF", "BASE", "meta"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    font.flavor = None
    return font


def _merged(first: TTFont, *others: TTFont) -> TTFont:
    files = []
    for font in (first, *others):
        out = io.BytesIO()
        font.save(out)
        files.append(io.BytesIO(out.getvalue()))
    merged = merge.Merger().merge(files)
    # Lines are as far apart as in the first font, whatever the others' glyphs need.
    for table in ("hhea", "OS/2"):
        merged[table] = first[table]
    merged["hhea"].numberOfHMetrics = len(merged.getGlyphOrder())
    return merged


def _named(font: TTFont, family: str, name: str) -> bytes:
    """The font under a family of ours, with every space that the words use."""
    style = name.removesuffix(".ttf").rpartition("-")[2]
    names = {1: family, 2: style, 4: f"{family} {style}", 6: f"{family} {style}".replace(" ", "-")}
    for record in list(font["name"].names):
        font["name"].removeNames(nameID=record.nameID)
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    for table in font["cmap"].tables:
        narrow = table.cmap.get(SIXTH_SPACE, table.cmap[SPACE])
        table.cmap[NARROW_SPACE] = table.cmap[THIN_SPACE] = narrow
    font["head"].modified = font["head"].created = STAMP
    font.recalcTimestamp = False
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
