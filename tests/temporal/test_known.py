from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from lib.temporal import knowledge_on, known_from


@pytest.mark.parametrize(
    ("published", "earliest"),
    [
        ([], ""),
        (["", ""], ""),
        (["2023-10"], "2023-10"),
        (["2023-10", "2023-12-01"], "2023-10"),
        (["2023-10", "2023-09-30"], "2023-09-30"),
        (["2023", "2023-11"], "2023-01-01/2023-11-30"),
    ],
)
def test_a_record_is_known_from_its_earliest_source(published: list[str], earliest: str) -> None:
    assert known_from(published) == earliest
    assert known_from(reversed(published)) == earliest


@pytest.mark.parametrize(
    ("day", "knowledge"),
    [
        (date(2023, 9, 30), "not_yet"),
        (date(2023, 10, 1), "perhaps"),
        (date(2023, 10, 30), "perhaps"),
        (date(2023, 10, 31), "known"),
    ],
)
def test_a_month_stays_an_interval(day: date, knowledge: str) -> None:
    texts = pd.Series(["2023-10", ""], index=["a", "b"])
    assert knowledge_on(texts, day).to_dict() == {"a": knowledge, "b": "unknown"}
