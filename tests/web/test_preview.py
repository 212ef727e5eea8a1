"""The picture of a link: its size, its bytes, and what it shows."""

from __future__ import annotations

import io
import random
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lib.cartography.tokens import rgba
from lib.catalog import Package
from lib.shortlinks import LinkStore
from lib.viewstate import DEFAULT, from_query, to_params
from lib.web import Site, link_routes
from lib.web.preview import preview_png
from tests.fuzz.links import random_state
from tests.web.answers import HOSTILE, Tags, assert_plain

VIEWS = {
    "map": ("", "v=1"),
    "sea-leg": ("", "v=1&window=2023-08-01~2023-11-01&camera=131.6~42.6~7&selected=V004"),
    "tilted": ("", "v=1&camera=41.5~46.8~4.7~50~30"),
    "elsewhere": ("", "v=1&camera=-100~-40~1"),
    "compared": ("", "v=1&window=2023-08-01~2023-11-01&compare=2023-10-01~2024-01-01"),
    "measured": ("", "v=1&measure=ruler_130.3_42.2333_132.35_42.88"),
    "distances": ("distances", "v=1&units=mi"),
    "unknown-place": ("distances", "v=1&origin=no-such-place"),
    "claims": ("claims", "v=1&claim=cl001"),
    "story": ("story", "v=1"),
}
#: One of each kind of picture.
BRIEF = ("map", "distances", "story")
SLOW = pytest.mark.slow


@pytest.mark.parametrize(
    ("path", "query"),
    [
        pytest.param(*view, id=name, marks=() if name in BRIEF else SLOW)
        for name, view in VIEWS.items()
    ],
)
def test_a_preview_is_small_and_of_the_size_that_pages_expect(
    package: Package, path: str, query: str
) -> None:
    png = preview_png(package, path, from_query(query)[0])
    picture = Image.open(io.BytesIO(png))
    assert (picture.format, picture.mode, picture.size) == ("PNG", "P", (1200, 630))
    assert len(png) < 150_000


@pytest.mark.slow
def test_the_same_view_has_the_same_bytes(package: Package) -> None:
    view = from_query(VIEWS["sea-leg"][1])[0]
    assert preview_png(package, "", view) == preview_png(package, "", view)


def test_marks_keep_their_colours(package: Package) -> None:
    picture = Image.open(io.BytesIO(preview_png(package, "", DEFAULT))).convert("RGB")
    seen = {colour for _, colour in picture.getcolors(picture.width * picture.height) or []}
    for role in ("page", "land", "sea", "depot", "port", "observation"):
        red, green, blue, _ = rgba("light", role)
        assert any(max(abs(r - red), abs(g - green), abs(b - blue)) <= 8 for r, g, b in seen), role


@pytest.mark.slow
def test_each_of_two_compared_windows_has_its_half(package: Package) -> None:
    query = "v=1&camera=131.6~42.6~7&layers=voyage&window={}&compare={}"
    voyages, none = "2023-08-01~2023-11-01", "2022-11-01~2022-12-01"
    shares = []
    for first, second in ((voyages, none), (none, voyages)):
        view = from_query(query.format(first, second))[0]
        png = Image.open(io.BytesIO(preview_png(package, "", view))).convert("RGB")
        halves = (png.crop((0, 310, 594, 560)), png.crop((606, 310, 1200, 560)))
        shares.append([_marks(half, "voyage") for half in halves])
    assert shares[0][1] == shares[1][0] == 0
    assert min(shares[0][0], shares[1][1]) > 300


def _marks(picture: Image.Image, role: str) -> int:
    """How many pixels have a colour of the map, but for what a palette makes of it."""
    wanted = rgba("light", role)[:3]
    return sum(
        count
        for count, colour in picture.getcolors(picture.width * picture.height) or []
        if max(abs(a - b) for a, b in zip(colour, wanted, strict=True)) <= 8
    )


@pytest.mark.slow
def test_the_hatching_of_crimea_is_explained_where_it_is_in_sight(package: Package) -> None:
    ends = []
    for camera in ("41~46~5", "131.6~42.6~7"):
        view = from_query(f"v=1&camera={camera}")[0]
        picture = Image.open(io.BytesIO(preview_png(package, "", view))).convert("L")
        words = picture.crop((0, 596, 1200, 630)).point(lambda level: 255 * (level < 160))
        ends.append((words.getbbox() or (0, 0, 0, 0))[2])
    assert ends[0] > ends[1] + 200


def test_a_bot_finds_the_picture_of_a_link(client: TestClient) -> None:
    made = client.post("/s", json={"path": "/", "query": "v=1&units=mi"}).json()
    said = Tags(client.get(f"/s/{made['id']}").text).said
    assert said["og:image"] == f"https://map.example/preview/{made['id']}.png"
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert said["twitter:card"] == "summary_large_image"
    assert said["og:title"] in said["og:image:alt"]
    answer = client.get(f"/preview/{made['id']}.png")
    assert answer.headers["content-type"] == "image/png"
    assert Image.open(io.BytesIO(answer.content)).size == (1200, 630)
    described = client.get("/oembed", params={"url": made["url"]}).json()
    assert described["thumbnail_url"] == said["og:image"]
    assert (described["thumbnail_width"], described["thumbnail_height"]) == (1200, 630)


def test_a_client_that_has_the_picture_is_told_so(client: TestClient) -> None:
    link_id = client.post("/s", json={"path": "/", "query": "v=1"}).json()["id"]
    first = client.get(f"/preview/{link_id}.png")
    again = client.get(f"/preview/{link_id}.png", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "max-age" in first.headers["cache-control"]


@pytest.mark.slow
def test_words_and_picture_are_those_of_the_views_data_version(
    package: Package, tmp_path: Path
) -> None:
    few = package.tables["voyages"].iloc[:3]
    tables = {**package.tables, "voyages": few}
    old = replace(package, version="2020.1.1", sha256="0" * 64, tables=tables)
    store = LinkStore(f"sqlite:///{tmp_path}/links.sqlite")
    site = Site(lambda version: old if version else package, lambda: store, "", 100)
    with TestClient(Starlette(routes=link_routes(site))) as client:
        found = []
        for query in ("v=1", "v=1&data=2020.1.1"):
            link_id = client.post("/s", json={"path": "/", "query": query}).json()["id"]
            said = Tags(client.get(f"/s/{link_id}").text).said
            found.append((said["og:title"], client.get(f"/preview/{link_id}.png").content))
    store.close()
    (new_title, new_picture), (old_title, old_picture) = found
    assert old_title.startswith("3 calls")
    assert not new_title.startswith("3 calls")
    assert new_picture != old_picture


@pytest.mark.parametrize("text", [*HOSTILE, "aaaaaaaaaaaaaaaa.png", "../s/x.png", ".png", "x.svg"])
def test_what_is_no_link_has_no_picture(client: TestClient, text: str) -> None:
    answer = client.get(f"/preview/{quote(text, safe='/')}")
    assert answer.status_code == 404
    assert_plain(answer.text)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_any_view_has_a_picture(client: TestClient, seed: int) -> None:
    state = random_state(random.Random(seed))  # noqa: S311
    made = client.post("/s", json={"path": "/", "state": to_params(state)}).json()
    answer = client.get(f"/preview/{made['id']}.png")
    assert answer.status_code == 200
    assert len(answer.content) < 150_000
