from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

from lib.evidence import Credit, assess, confidence_columns, count_independent, page_credits
from lib.evidence.independence import Independence, PageCredits

ROOT = Path(__file__).parents[2]
with (ROOT / "tests" / "golden" / "confidence.csv").open(encoding="utf-8") as _file:
    GOLDEN = list(csv.DictReader(_file))
TABLES = ("voyages", "observations", "estimates", "events", "claims")

#: Notes that were written by hand: they say what no count of pages can.
HAND_NOTES = {
    "V039": "place of the second source not read",
    "V045": "its own source is inconsistent about the dates",
    "V046": "its own source is inconsistent about the dates",
}

#: Rows to which corrections added sources after the curation had counted them.
NEW_SOURCES = {
    *("V020", "V030", "V038", "V047", "V051", "V052", "O081", "ev037", "cl105", "cl119"),
    *("E040", "E050", "E051", "E052"),
}


def _table(name: str) -> pd.DataFrame:
    return pd.read_csv(ROOT / "data" / "tables" / f"{name}.csv", dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def by_page() -> PageCredits:
    return page_credits(_table("derives_from"), _table("roots"))


def _by_id(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.set_index(frame.columns[0])


@pytest.mark.parametrize("table", TABLES)
def test_stored_confidence_is_the_computed_one(table: str, by_page: PageCredits) -> None:
    stored = _by_id(_table(table))
    computed = confidence_columns(stored, by_page)
    as_text = computed.astype({"evidence_cap": "string"}).fillna("").astype(str)
    as_text["confidence_note"] = [
        HAND_NOTES.get(str(row_id), note) for row_id, note in as_text["confidence_note"].items()
    ]
    families = {
        name: frame["families"].map(lambda text: sorted(text.split(";")))
        for name, frame in (("stored", stored), ("computed", as_text))
    }
    differing = families["stored"].ne(families["computed"])
    assert not list(stored.index[differing])
    for column in computed.columns.drop("families"):
        differing = stored[column].ne(as_text[column])
        assert not list(stored.index[differing]), column


@pytest.mark.parametrize("table", TABLES)
def test_counts_and_labels_agree_with_the_curation(table: str, by_page: PageCredits) -> None:
    frame = _by_id(_table(table))
    expected = {row["row_id"]: row for row in GOLDEN if row["table"] == table}
    assert len(expected) > 25
    computed = confidence_columns(frame.loc[list(expected)], by_page)
    corrected = set()
    for row_id, row in computed.iterrows():
        curated = expected[row_id]
        if row["n_sources"] != int(curated["n_sources"]):
            corrected.add(row_id)
            continue
        assert row["n_independent"] == int(curated["n_independent"]), row_id
        assert len(row["families"].split(";")) == len(curated["families"].split(";")), row_id
        if curated["label"]:
            assert row["confidence"] == curated["label"], row_id
    assert corrected <= NEW_SOURCES


def _counted(n_independent: int, *found: Credit) -> Independence:
    return Independence(len(found), (), n_independent, (), found)


VOA = Credit("voa", "Voice of America", "news_imagery", frozenset(), True)
KYIV = Credit("ua-gov", "Ukraine HUR", "intelligence_briefing", frozenset(), True)
ATESH = Credit("ua-partisans", "ATESH", "party_claim", frozenset(), True)


@pytest.mark.parametrize(
    ("word", "counted", "what", "label"),
    [
        ("confirmed", _counted(2, VOA, KYIV), "", "corroborated"),
        ("confirmed", _counted(1, VOA), "", "probable"),
        ("high", _counted(1, VOA), "", "probable"),
        ("probable", _counted(5, VOA), "", "probable"),
        ("low", _counted(5, VOA), "", "possible"),
        ("possible", _counted(2, VOA, KYIV), "", "possible"),
        ("high", _counted(1, KYIV), "train_present", "possible"),
        ("high", _counted(2, KYIV, ATESH), "train_present", "possible"),
        ("high", _counted(2, KYIV, ATESH), "strike", "probable"),
        ("doubtful", _counted(5, VOA), "", "doubtful"),
        ("", _counted(5, VOA), "", "not assessed"),
        ("confirmed", _counted(0), "", "probable"),
    ],
)
def test_a_level_is_the_worse_of_word_and_evidence(
    word: str, counted: Independence, what: str, label: str
) -> None:
    assert assess(word, counted, what).label == label


def test_a_lowered_word_is_kept_and_explained() -> None:
    confidence = assess("confirmed", _counted(1, VOA))
    assert confidence.word == "confirmed"
    assert confidence.note == "one independent source: cannot be corroborated"


def test_a_word_off_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="'certain' is no word of confidence; one of confirmed"):
        assess("certain", _counted(1, VOA))


def test_the_columns_keep_the_index() -> None:
    frame = pd.DataFrame({"source_ids": ["a;b"], "confidence_word": ["high"]}, index=["V1"])
    columns = confidence_columns(frame, {"a": (VOA,), "b": (VOA,)})
    assert columns.loc["V1", ["n_sources", "n_independent"]].tolist() == [2, 1]
    assert count_independent(["a", "a"], {"a": (VOA,)}).n_pages == 1
