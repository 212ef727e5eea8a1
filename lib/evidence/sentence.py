"""The sentence under a record: how sure, who says so, how closely dated and located."""

from __future__ import annotations

from lib.evidence.confidence import Confidence
from lib.evidence.independence import Independence

__all__ = ["confidence_sentence"]

_COUNT_WORDS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def confidence_sentence(
    confidence: Confidence,
    independence: Independence,
    pages_read: int,
    date_words: str = "",
    position_words: str = "",
    shared_imagery: str = "",
) -> str:
    """What a reader is told about the grade of one record.

    Parameters
    ----------
    confidence, independence
        Grade and count of the record.
    pages_read
        How many of its pages were read, at least in part.
    date_words, position_words
        Sentences of :func:`lib.temporal.date_precision_words` and
        :func:`lib.evidence.position_words`; "" where there is none.
    shared_imagery
        The satellite feed that several observers read, such as ``Planet``; "" where none is.

    Examples
    --------
    >>> from lib.evidence import Credit, assess, count_independent
    >>> csis = Credit("csis", "CSIS", "think_tank_imagery", frozenset(), True)
    >>> counted = count_independent(["page"], {"page": (csis,)})
    >>> confidence_sentence(assess("confirmed", counted), counted, 1, "Day known.")
    'Probable. One independent source (CSIS), 1 page read. Original word: confirmed. Day known.'
    """
    sentences = [
        f"{confidence.label.capitalize()}.",
        f"{_sources(independence)}, {_pages(independence.n_pages, pages_read)}.",
        f"Shared imagery: {shared_imagery}." if shared_imagery else "",
        f"Original word: {confidence.word}." if confidence.word else "",
        date_words,
        position_words,
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _sources(independence: Independence) -> str:
    count = independence.n_independent
    number = _COUNT_WORDS[count] if count < len(_COUNT_WORDS) else str(count)
    noun = "source" if count == 1 else "sources"
    observers = ", ".join(independence.observers)
    return f"{number} independent {noun}" + (f" ({observers})" if observers else "")


def _pages(pages: int, read: int) -> str:
    noun = "page" if pages == 1 else "pages"
    return f"{pages} {noun} read" if read == pages else f"{pages} {noun}, {read} read"
