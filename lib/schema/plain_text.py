"""Which texts may stand in the record: one line, visible characters, no markup.

Texts reach map tooltips, exports, logs and terminals. What could act there instead of being
read is refused at the door: control and bidirectional characters, lone surrogates, markup,
and a leading ``@@``, which the map library would compile as an expression.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["text_problem"]

_MARKUP = re.compile(r"<[A-Za-z/!?]")


def text_problem(text: str) -> tuple[str, str] | None:
    r"""Return what is wrong with a text and how to mend it, or None where nothing is.

    >>> text_problem("나진항, порт Раджин")
    >>> text_problem("a\u202eb")
    ('holds U+202E (RIGHT-TO-LEFT OVERRIDE)', 'remove the character')
    """
    if not text.isprintable():
        return _hidden_character(text)
    if text.startswith("@@"):
        return "begins with @@", "write it without the leading @@"
    if text != text.strip():
        return "begins or ends with a space", "remove the outer spaces"
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text):
            return "is not in Unicode form NFC", "normalise it to NFC"
        if "\ufffd" in text:
            return "holds U+FFFD, the mark of a lost character", "type the lost character anew"
    if "<" in text and _MARKUP.search(text):
        return "holds markup", "write plain text; put a space behind < where it means less than"
    return None


def _hidden_character(text: str) -> tuple[str, str]:
    """Name the first character that would not be seen as itself."""
    char = next(c for c in text if not c.isprintable())
    name = unicodedata.name(char, "control character")
    problem = f"holds U+{ord(char):04X} ({name})"
    if unicodedata.category(char) == "Zs":
        return problem, "write a plain space"
    return problem, "remove the character"
