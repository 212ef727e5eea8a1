"""Hostile strings in the data: refused by name, or shown as text; no script runs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from lib.catalog import DATA_DIR, load_package, rehash
from tests.browser.watching import watch
from tools.server import Server, serve

#: Text that is harmless as text, and must be shown as such.
SHOWN = "[read](javascript:window.PWN=1) :red[x] $y$ ![i](x) &lt;b&gt; =1+1"
#: Text that the data door must refuse, by the record that holds it.
REFUSED = {
    "V002": "@@=1+",
    "V004": "</script><script>window.PWN=1</script>",
    "V007": "<img src=x onerror=window.PWN=2>",
    "V003": "left\u202eright",
    "V005": "x" * 1_000_000,
}


def with_note(line: str, note: str, old: str) -> str:
    quoted = '"' + note.replace('"', '""') + '"'
    return (
        line.replace(f'"{old}"', quoted, 1) if f'"{old}"' in line else line.replace(old, quoted, 1)
    )


@pytest.fixture(scope="module")
def hostile_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package whose voyages carry the strings in their notes."""
    copy = tmp_path_factory.mktemp("package") / "data"
    shutil.copytree(DATA_DIR, copy)
    notes = load_package().tables["voyages"].set_index("voyage_id")["note"]
    path = copy / "tables" / "voyages.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for position, line in enumerate(lines):
        record = line.partition(",")[0]
        if record in {"V001", *REFUSED}:
            text = REFUSED.get(record, SHOWN)
            lines[position] = with_note(line, text, notes[record])
            assert lines[position] != line, record
    path.write_text("".join(lines), encoding="utf-8")
    rehash(copy)
    return copy


@pytest.fixture(scope="module")
def hostile_server(hostile_package: Path) -> Iterator[Server]:
    with serve(env={"DATA_PACKAGE": str(hostile_package)}) as running:
        yield running


def test_the_door_refuses_by_name_and_keeps_the_rest(hostile_package: Path) -> None:
    package = load_package(hostile_package)
    refused = {error.id for error in package.withheld if error.file.endswith("voyages.csv")}
    assert refused == set(REFUSED)
    assert len(package.tables["voyages"]) == len(load_package().tables["voyages"]) - len(REFUSED)


@pytest.mark.parametrize("path", ["/?v=1&selected=V001", "/sources", "/method", "/distances"])
def test_no_script_runs_and_the_page_stands(
    chromium: Browser, hostile_server: Server, path: str
) -> None:
    watched = watch(chromium, hostile_server.url)
    dialogs: list[str] = []
    watched.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page = watched.open(path)
    page.wait_for_timeout(2_000)
    assert page.evaluate("window.PWN") is None
    assert dialogs == []
    assert "withheld" in page.locator("[data-testid='stExpander']").first.inner_text()
    if "V001" in path:
        assert SHOWN in page.get_by_role("article", name="Record V001").inner_text()
    page.context.close()
