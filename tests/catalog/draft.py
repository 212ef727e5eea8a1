"""A copy of the small package in which one thing is spoiled, and where that is."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lib.catalog import rehash
from lib.schema import LAYERS, TABLES


@dataclass(frozen=True)
class Draft:
    """Each method spoils the package and returns how the line of the problem must begin."""

    root: Path

    def rehash(self) -> None:
        rehash(self.root)

    def raw(self, file: str, edit: Callable[[bytes], bytes]) -> None:
        path = self.root / file
        before = path.read_bytes()
        after = edit(before)
        assert after != before, f"{file}: the fault changes nothing"
        path.unlink()  # the copy shares its files with the other tests' copies
        path.write_bytes(after)

    def line(self, file: str, number: int, edit: Callable[[str], str]) -> None:
        def edit_line(raw: bytes) -> bytes:
            lines = raw.decode().split("\n")
            lines[number - 1] = edit(lines[number - 1])
            return "\n".join(lines).encode("utf-8", "surrogatepass")

        self.raw(file, edit_line)

    def row(self, table: str, record_id: str, edit: Callable[[list[str]], list[str]]) -> str:
        """Spoil the cells of a row."""
        file = TABLES[table].path
        lines = (self.root / file).read_text("utf-8").split("\n")
        number = next(
            n for n, line in enumerate(lines, 1) if line.split(",")[0].strip('"') == record_id
        )
        self.line(file, number, lambda line: _joined(edit(next(csv.reader([line])))))
        return f"{file}:{number} {record_id} "

    def cell(self, table: str, record_id: str, field: str, text: str) -> str:
        """Put another text into a cell."""
        position = TABLES[table].field_names.index(field)

        def edit(cells: list[str]) -> list[str]:
            return [*cells[:position], text, *cells[position + 1 :]]

        return self.row(table, record_id, edit) + f"{field}: "

    def feature(self, layer: str, index: int, edit: Callable[[str], str]) -> str:
        """Spoil a feature of a layer, by its place from 0."""
        file = LAYERS[layer].path
        lines = (self.root / file).read_text("utf-8").split("\n")
        number = next(n for n, line in enumerate(lines, 1) if line.endswith("[")) + 1 + index
        feature_id = lines[number - 1].partition('"id":"')[2].partition('"')[0]
        self.line(file, number, edit)
        return f"{file}:{number} {feature_id} "


def _joined(cells: list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(cells)
    return buffer.getvalue()
