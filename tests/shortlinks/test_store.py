"""The store on SQLite, and on a real PostgreSQL where the machine has one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.shortlinks import KeptView, LinkStore, short_id
from tools import postgres

ONE, OTHER = KeptView("", "v=1&units=mi"), KeptView("claims", "v=1&units=mi")


@pytest.fixture(scope="module")
def postgres_url() -> Iterator[str]:
    if not postgres.binaries():
        pytest.skip("no PostgreSQL on this machine")
    with postgres.running_postgres() as folder:
        yield f"postgresql+psycopg://postgres@/postgres?host={folder}"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.slow)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[LinkStore]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/new/folder/links.sqlite"
    else:
        url = request.getfixturevalue("postgres_url")
    opened = LinkStore(url)
    yield opened
    opened.close()


def test_a_view_is_found_under_its_id(store: LinkStore) -> None:
    links = store.keep(ONE), store.keep(OTHER)
    assert [store.find(link) for link in links] == [ONE, OTHER]
    assert (store.keep(ONE), store.keep(OTHER)) == links
    assert links == (short_id(ONE.path, ONE.query), short_id(OTHER.path, OTHER.query))


@pytest.mark.parametrize(
    "wrong", ["", "a" * 16, "A" * 16, "a" * 15, "../../etc/passwd", "' OR 1=1"]
)
def test_what_is_no_id_finds_nothing(store: LinkStore, wrong: str) -> None:
    store.keep(ONE)
    assert store.find(wrong) is None


def test_a_taken_id_is_not_given_twice(store: LinkStore) -> None:
    # What no test can find, two views whose hashes begin alike, is put there by hand.
    first = KeptView("sources", "v=1&search=one")
    taken = short_id(first.path, first.query)
    assert store._add(taken, KeptView("", "v=1&search=stranger")) is not None
    link = store.keep(first)
    assert link == short_id(first.path, first.query, attempt=1)
    assert store.find(link) == first
    assert store.keep(first) == link


@pytest.mark.slow
def test_two_processes_that_start_at_once_share_a_store(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/links.sqlite"
    program = (
        "import sys; from lib.shortlinks import *; s = LinkStore(sys.argv[1]);"
        "[s.keep(KeptView('', f'v=1&search={n}')) for n in range(50)]"
    )
    processes = [subprocess.Popen([sys.executable, "-c", program, url]) for _ in range(2)]
    assert [process.wait(timeout=120) for process in processes] == [0, 0]
    store = LinkStore(url)
    assert store.find(store.keep(KeptView("", "v=1&search=7"))) == KeptView("", "v=1&search=7")
