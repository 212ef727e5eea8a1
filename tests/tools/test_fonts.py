"""Fonts: small, licensed, and holding every Hangul character of the record."""

from __future__ import annotations

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
