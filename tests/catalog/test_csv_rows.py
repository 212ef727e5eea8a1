from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.catalog.csv_rows import CsvRows, read_csv_rows
from lib.catalog.text_file import read_text_file

CELLS = st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=8)


def rows_of(directory: Path, text: str) -> CsvRows:
    (directory / "t.csv").write_text(text, "utf-8", newline="")
    return read_csv_rows(read_text_file(directory, "t.csv"))


@given(rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5))
def test_what_the_standard_library_writes_is_read_back(
    rows: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([["a", "b", "c"], *rows])
    read = rows_of(tmp_path_factory.mktemp("csv"), buffer.getvalue())
    assert [cells for _, cells in read.rows] == rows
    assert read.errors == ()


@pytest.mark.parametrize(
    "line",
    ['x,"open', 'x,a "b" c', 'x,"a" b', 'x,a"b"', '"x"y,z', 'x,"a"b"'],
)
def test_a_bad_quote_spoils_its_own_line_alone(line: str, tmp_path: Path) -> None:
    read = rows_of(tmp_path, f"id,text\n{line}\ny,fine\n")
    assert [cells for _, cells in read.rows] == [["y", "fine"]]
    (error,) = read.errors
    assert error.line == 2


def test_rows_keep_their_line_numbers(tmp_path: Path) -> None:
    read = rows_of(tmp_path, "id,text\na,1\nb\nc,3\nd,4,5\n")
    assert [number for number, _ in read.rows] == [2, 4]
    assert [(error.line, error.id) for error in read.errors] == [(3, "b"), (5, "d")]
    assert read.refused_ids == {"b", "d"}
