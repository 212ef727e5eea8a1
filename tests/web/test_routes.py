"""The routes as any client meets them, without the pages."""

from __future__ import annotations

import random
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from lib.catalog import Package
from lib.shortlinks import kept_view, opened, short_id
from lib.viewstate import to_params
from lib.web.words import link_words
from tests.fuzz.links import random_state
from tests.web.answers import HOSTILE, Tags, assert_plain

QUERY = "v=1&units=mi"


def test_a_view_gets_an_id_and_is_followed(client: TestClient, package: Package) -> None:
    kept = kept_view("distances", QUERY)
    made = client.post("/s", json={"path": "/distances", "query": QUERY})
    assert made.status_code == 201
    link_id = made.json()["id"]
    assert made.json() == {"id": link_id, "url": f"https://map.example/s/{link_id}"}
    assert link_id == short_id("distances", QUERY)
    page = client.get(f"/s/{link_id}")
    tags = Tags(page.text).said
    assert page.status_code == 200
    assert tags["og:title"] == link_words(package, "distances", opened(kept)).title
    assert tags["og:url"] == f"https://map.example/s/{link_id}"
    assert tags["canonical"] == f"https://map.example/distances?{QUERY}"
    assert tags["refresh"] == f"0; url=https://map.example/distances?{QUERY}"


def test_the_same_view_has_one_id_however_it_is_written(client: TestClient) -> None:
    asked = (
        {"path": "/", "query": QUERY},
        {"path": "", "query": "?units=mi"},
        {"path": "/", "state": {"units": "mi"}},
    )
    assert len({client.post("/s", json=form).json()["id"] for form in asked}) == 1


def test_a_view_beyond_an_address_opens_by_its_id(client: TestClient) -> None:
    state = {"v": "1", "selected": "~".join(f"V{number:03}" for number in range(100))}
    link_id = client.post("/s", json={"path": "/", "state": state}).json()["id"]
    assert Tags(client.get(f"/s/{link_id}").text).said["canonical"].endswith(f"/?s={link_id}")


def test_an_embedding_page_gets_a_frame(client: TestClient) -> None:
    made = client.post("/s", json={"path": "/claims", "query": "v=1&claim=cl001"}).json()
    described = client.get("/oembed", params={"url": made["url"]}).json()
    assert described["type"] == "rich"
    frame = described["html"]
    assert 'src="https://map.example/claims?v=1&amp;claim=cl001&amp;embed=true"' in frame


def test_health_names_the_data(client: TestClient, package: Package) -> None:
    said = client.get("/healthz").json()
    assert said == {
        "status": "ok",
        "data_version": package.version,
        "data_sha256": package.sha256,
    }


def test_new_links_have_a_rate(client: TestClient) -> None:
    answers = [
        client.post("/s", json={"path": "/", "query": f"v=1&search=n{number}"})
        for number in range(101)
    ]
    assert [answer.status_code for answer in answers] == [201] * 100 + [429]
    assert answers[-1].text == "At most 100 new links a minute. Try again in a minute."


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[]", 400),
        (b"{", 400),
        (b'{"path": "/"}', 400),
        (b'{"path": 1, "query": ""}', 400),
        (b'{"path": "/", "query": "v=1", "state": {}}', 400),
        (b'{"path": "/", "query": "v=1", "query": "v=1"}', 400),
        (b'{"path": "/", "state": {"v": 1}}', 400),
        (b'{"path": "/", "state": []}', 400),
        (b'{"path": "/../../etc/passwd", "query": "v=1"}', 400),
        (b'{"path": "/nowhere", "query": "v=1"}', 400),
        (b'{"path": "/", "query": "units=parsec"}', 400),
        (b'{"path": "/", "query": "\\ud800"}', 400),
        (b"[" * 10_000, 400),
        (b'{"path": "/", "query": "' + b"x" * 20_000 + b'"}', 413),
        (b"\xff\xfe", 400),
    ],
)
def test_what_is_no_view_is_refused(client: TestClient, body: bytes, status: int) -> None:
    answer = client.post("/s", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == status
    assert_plain(answer.text)


def test_a_form_of_another_site_makes_no_link(client: TestClient) -> None:
    body = b'{"path": "/", "query": "v=1"}'
    answer = client.post("/s", content=body, headers={"content-type": "text/plain"})
    assert answer.status_code == 415


def hostile_text(rng: random.Random) -> str:
    if rng.random() < 0.5:
        return rng.choice(HOSTILE) + rng.choice(HOSTILE)
    codes = (rng.choice((rng.randrange(1, 128), rng.randrange(0xD7FF))) for _ in range(20))
    return "".join(map(chr, codes))


@pytest.mark.slow
def test_ten_thousand_random_strings_are_answered_plainly(client: TestClient) -> None:
    rng = random.Random(20231016)  # noqa: S311
    for number in range(2_000):
        text = hostile_text(rng)
        answers = (
            client.get(f"/s/{quote(text, safe='/')}x"),
            client.get(f"/preview/{quote(text, safe='/')}.png"),
            client.get("/oembed", params={"url": text}),
            client.post("/s", json={"path": text, "query": "v=1"}),
            client.post("/s", json={"path": "/", "query": f"x{text}"}),
        )
        assert all(400 <= answer.status_code < 500 for answer in answers), (number, text)
        for answer in answers:
            assert_plain(answer.text)


@pytest.mark.parametrize("seed", range(20))
def test_any_view_can_be_passed_on(client: TestClient, seed: int) -> None:
    state = random_state(random.Random(seed))  # noqa: S311
    made = client.post("/s", json={"path": "/", "state": to_params(state)})
    assert made.status_code == 201
    tags = Tags(client.get(f"/s/{made.json()['id']}").text)
    assert tags.said["og:title"]
    assert "script" not in tags.names
