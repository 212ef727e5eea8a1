"""The dialog by which a view is passed on."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from lib.catalog import Package
from lib.shortlinks import LinkStore, kept_view
from lib.ui import caches
from lib.viewstate import PAGES, from_query

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
from lib.ui import frame, session
session.enter_page("claims")
frame.headline("A sentence with <marks>", "and a line")
"""


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LinkStore:
    url = f"sqlite:///{tmp_path}/links.sqlite"
    monkeypatch.setenv("SHORT_LINKS_URL", url)
    monkeypatch.setenv("PUBLIC_URL", "https://map.example/")
    caches.links.clear()
    return LinkStore(url)


def shared(**query: str) -> AppTest:
    app = AppTest.from_string(SCRIPT, default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    app.button(key="share").click().run()
    assert not app.exception
    return app


def texts(app: AppTest) -> list[str]:
    return [code.value for code in app.code]


def test_the_link_opens_the_page_the_view_and_the_data(package: Package) -> None:
    link = urlsplit(texts(shared(v="1", claim="cl001", units="mi"))[0])
    state, notices = from_query(link.query)
    assert (link.netloc, link.path, notices) == ("map.example", "/claims", ())
    assert (state.claim, state.units) == ("cl001", "mi")
    assert state.data_version == package.version


def test_a_view_beyond_an_address_is_offered_by_its_short_link_alone(store: LinkStore) -> None:
    first = shared(v="1")
    ids = "~".join(f"V{number:03}" for number in range(1, 41))
    large = kept_view("claims", state={"v": "1", "selected": ids})
    app = shared(s=store.keep(large))
    assert "more than an address carries" in app.warning[0].value
    assert len(texts(app)) == len(texts(first))
    assert texts(app)[0].startswith("https://map.example/s/")
    assert "&amp;embed=true" in texts(app)[1]
    said = " ".join(line.value for line in app.markdown)
    assert "by the full link alone: part of “selected”" in said


def test_citations_carry_the_hash_and_the_address(package: Package) -> None:
    app = shared(v="1")
    cited = [text for text in texts(app) if package.sha256 in text]
    assert len(cited) == 4
    assert all("https://map.example/claims?" in text for text in cited)


def test_a_frame_is_escaped() -> None:
    frame = next(text for text in texts(shared(v="1")) if text.startswith("<iframe"))
    assert "A sentence with &lt;marks&gt;" in frame


def test_every_page_can_be_passed_on() -> None:
    files = {path.stem for path in ROOT.joinpath("pages").glob("*.py")}
    assert files == {page or "map" for page in PAGES}
