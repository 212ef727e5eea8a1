from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.schema.plain_text import text_problem


@pytest.mark.parametrize(
    "text",
    [
        "나진항; 라진항",
        "Порт Раджин/Расон",
        "Наҷин — «порт»",
        "about 120 m; 5 < 7, a<5",
        "@ the pier",
        "=1+1",
        'O\'Neill "quoted"',
        "北朝鮮・羅津",
    ],
)
def test_words_of_every_script_are_text(text: str) -> None:
    assert text_problem(unicodedata.normalize("NFC", text)) is None


@pytest.mark.parametrize(
    "code", [*range(0x20), 0x7F, 0x85, 0xA0, 0xAD, 0x061C, *range(0x200B, 0x2010)]
)
def test_hidden_characters_are_refused_by_name(code: int) -> None:
    problem, hint = text_problem(f"a{chr(code)}b") or ("", "")
    assert f"U+{code:04X}" in problem
    assert hint


@given(st.text(st.characters(categories=["Cc", "Cf", "Cs", "Co", "Zl", "Zp"]), min_size=1))
def test_nothing_invisible_passes(text: str) -> None:
    assert text_problem(f"a{text}b") is not None


@given(st.text())
def test_what_passes_is_one_visible_line(text: str) -> None:
    if text_problem(text) is None:
        assert text.isprintable()
        assert unicodedata.is_normalized("NFC", text)
        assert not text.startswith("@@")
        text.encode("utf-8")
