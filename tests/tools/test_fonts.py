"""Fonts: small, licensed, and holding every Hangul character of the record."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "static" / "fonts"


def test_the_korean_font_holds_the_records_hangul():
    held = set((FONTS / "ibm-plex-sans-kr.txt").read_text(encoding="utf-8").strip())
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "data" / "tables").glob("*.csv")]
    missing = {c for text in texts for c in text if "가" <= c <= "힣"} - held
    assert not missing, "run python -m tools.build_fonts"


def test_fonts_are_small_and_carry_their_licence():
    assert sum(path.stat().st_size for path in FONTS.glob("*.woff2")) < 250_000
    for licence in FONTS.glob("LICENSE-*.txt"):
        assert "SIL Open Font License" in licence.read_text(encoding="utf-8")


def test_all_scripts_share_a_range_of_weights():
    """A browser looks for a letter only among the faces of the range that it has chosen."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    faces = settings["theme"]["fontFaces"]
    assert {face["weight"] for face in faces} == {"100 700"}
    assert {path.name for path in FONTS.glob("*.woff2")} == {Path(f["url"]).name for f in faces}
