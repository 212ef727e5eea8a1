"""The whole error vocabulary of the project."""

from __future__ import annotations

from dataclasses import astuple, dataclass

__all__ = ["DataError", "LinkError", "ProjectError", "shorten"]

#: Longest piece of a refused value that a message repeats, in characters.
MAX_VALUE_CHARACTERS = 80


def shorten(value: object) -> str:
    r"""Return a refused value as one printable line of at most 80 characters.

    Control and bidirectional characters are escaped, so that a message can be printed
    and logged as it is.

    >>> shorten("a\nb")
    'a\\nb'
    >>> len(shorten("x" * 500))
    80
    """
    text = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in str(value))
    if len(text) <= MAX_VALUE_CHARACTERS:
        return text
    return text[: MAX_VALUE_CHARACTERS - 1] + "…"


class ProjectError(Exception):
    """Base of every error that this project raises on purpose.

    Errors are values, compared and hashed by their fields, but their dataclasses are not frozen:
    Python itself sets attributes of an exception that passes a ``with`` block or is copied.
    """


@dataclass(unsafe_hash=True)
class DataError(ProjectError):
    """A value that the rules of the data refuse: where it is, what is wrong, how to mend it.

    ``file`` is relative to the package or as the user typed it; ``line`` is the 1-based line in
    that file (0: the file as a whole); ``id`` and ``field`` may be empty where none applies.
    """

    file: str
    line: int
    id: str
    field: str
    value: str
    problem: str
    hint: str

    def __str__(self) -> str:
        where = " ".join(part for part in (f"{self.file}:{self.line}", self.id, self.field) if part)
        return f"{where}: {shorten(self.value)!r} {self.problem}; {self.hint}"

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), astuple(self)


@dataclass(unsafe_hash=True)
class LinkError(ProjectError):
    """A part of a shared link that could not be read, and what stands in its place."""

    key: str
    value: str
    problem: str
    fallback: str

    def __str__(self) -> str:
        return f"{shorten(self.key)}: {shorten(self.value)!r} {self.problem}; {self.fallback}"

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), astuple(self)
