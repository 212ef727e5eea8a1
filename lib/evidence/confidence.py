"""One scale of confidence for the whole record: the worse of the word and of the evidence.

The source folders graded in words of their own (confirmed, probable, possible; high, medium,
low). A word is kept and shown; what the independent observers behind a record allow caps it, and
nothing here raises it.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import pandas as pd

from lib.evidence.independence import Credit, Independence, PageCredits, count_independent

__all__ = ["LABELS", "WORD_LEVELS", "Confidence", "Label", "assess", "confidence_columns"]

Label = Literal["corroborated", "probable", "possible", "doubtful", "not assessed"]

#: Labels by level. Level 5 (improbable) of the Admiralty scale is not used.
LABELS: MappingProxyType[int, Label] = MappingProxyType(
    {1: "corroborated", 2: "probable", 3: "possible", 4: "doubtful", 6: "not assessed"}
)

#: Level that each word of the record claims. ``doubtful`` is only ever set by hand.
WORD_LEVELS: MappingProxyType[str, int] = MappingProxyType(
    {
        **dict.fromkeys(("confirmed", "high"), 1),
        **dict.fromkeys(("probable", "medium"), 2),
        **dict.fromkeys(("possible", "low"), 3),
        "doubtful": 4,
    }
)

#: Governments at war. What they say is a party's word, whatever class of release it comes in.
_PARTY_GOVERNMENTS = frozenset({"ua-gov", "ru-gov", "dprk-gov", "ru-dprk"})
_PARTY_CLASS = "party_claim"

#: Observations that are acts which a party did or suffered, and so can speak of at first hand.
PARTY_ACTS = frozenset({"strike", "fire", "construction", "service", "closure"})

_NO_WORD = "no confidence word in the record"
_ONE_SOURCE = "one independent source: cannot be corroborated"
_ACT = "act reported by the party that did or suffered it"
_PARTIES = "only parties to the war"


@dataclass(frozen=True, slots=True)
class Confidence:
    """Grade of one record.

    Attributes
    ----------
    level, label
        Key and value of :data:`LABELS`.
    word
        The record's own word; "" where it has none.
    evidence_cap
        Best level that its observers allow; None where there is no word to cap.
    note
        Why the level is not the word's, or what the reader should know of it.
    """

    level: int
    label: Label
    word: str
    evidence_cap: int | None
    note: str


def assess(word: str, independence: Independence, what: str = "") -> Confidence:
    """Grade a record by its own word and by the observers behind it.

    Two or more independent observers allow level 1, one allows level 2. Where only parties to
    the war speak, level 3; of acts that they did or suffered, level 2.

    Parameters
    ----------
    word
        A key of :data:`WORD_LEVELS`, or "".
    independence
        As :func:`lib.evidence.independence.count_independent` returns it.
    what
        Kind of an observation, such as ``strike``.

    Raises
    ------
    ValueError
        Where the word is not on the scale.
    """
    if not word:
        return Confidence(6, LABELS[6], word, None, _NO_WORD)
    if word not in WORD_LEVELS:
        raise ValueError(f"{word!r} is no word of confidence; one of {', '.join(WORD_LEVELS)}")
    notes = []
    cap = 1 if independence.n_independent >= 2 else 2
    if independence.credits and all(_is_party(credit) for credit in independence.credits):
        cap = 2 if what in PARTY_ACTS else 3
        notes.append(_ACT if what in PARTY_ACTS else _PARTIES)
    if WORD_LEVELS[word] == 1 and independence.n_independent < 2:
        notes.insert(0, _ONE_SOURCE)
    level = max(WORD_LEVELS[word], cap)
    return Confidence(level, LABELS[level], word, cap, "; ".join(notes))


def confidence_columns(frame: pd.DataFrame, by_page: PageCredits) -> pd.DataFrame:
    """Confidence of every row of a table, computed from its word and its sources.

    Parameters
    ----------
    frame
        With the columns ``source_ids`` (joined by ``;``) and ``confidence_word``, and ``what``
        where the rows are observations.
    by_page
        As :func:`lib.evidence.independence.page_credits` returns it.

    Returns
    -------
    pandas.DataFrame
        ``n_sources``, ``n_independent``, ``families`` (joined by ``;``), ``evidence_cap`` (Int64,
        missing without a word), ``confidence`` and ``confidence_note``; same index.
    """
    kinds = frame["what"] if "what" in frame.columns else [""] * len(frame)
    rows = []
    for sources, word, what in zip(
        frame["source_ids"], frame["confidence_word"], kinds, strict=True
    ):
        counted = count_independent((s for s in sources.split(";") if s), by_page)
        confidence = assess(word, counted, what)
        rows.append(
            (
                counted.n_pages,
                counted.n_independent,
                ";".join(counted.families),
                confidence.evidence_cap,
                confidence.label,
                confidence.note,
            )
        )
    columns = ["n_sources", "n_independent", "families", "evidence_cap", "confidence"]
    graded = pd.DataFrame(rows, columns=[*columns, "confidence_note"], index=frame.index)
    return graded.astype({"evidence_cap": "Int64"})


def _is_party(credit: Credit) -> bool:
    return credit.root_class == _PARTY_CLASS or credit.family in _PARTY_GOVERNMENTS
