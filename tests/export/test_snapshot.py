"""The file of a saved view: what it holds, what it may do, and that no text in it is markup."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from types import MappingProxyType
from typing import Any

import pytest

from lib.cartography import shown_records
from lib.cartography.map_scene import map_scene
from lib.cartography.time_map import scene_json
from lib.catalog import Package
from lib.export import export
from lib.export.snapshot_data import differences
from lib.export.snapshot_rows import snapshot_tables
from lib.ui.time_map.contract import problem_of
from lib.viewstate import DEFAULT, LAYERS, ViewState, from_query

pytestmark = pytest.mark.slow

MAX_BYTES = 2_500_000
ALL_LAYERS = replace(DEFAULT, layers=frozenset(LAYERS))
HOSTILE = (
    "</script><script>window.PWN=1</script>",
    '"><img src=x onerror="window.PWN=2">',
    "@@=window.PWN=3",
    "<!--<script>&lt;&amp;{{ 7 * 7 }}\u2028",
)


@dataclass
class Tag:
    """An opening tag, and the text up to the next tag."""

    name: str
    attributes: dict[str, str | None]
    text: str = ""


class Read(HTMLParser):
    """What a browser would find in the file."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self.is_open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, dict(attrs)))
        self.is_open = True

    def handle_endtag(self, _tag: str) -> None:
        self.is_open = False

    def handle_data(self, data: str) -> None:
        if self.is_open:
            self.tags[-1].text += data

    def all(self, name: str) -> list[Tag]:
        return [tag for tag in self.tags if tag.name == name]

    def of_script(self, script_id: str) -> str:
        """Text of a script by its id; the one without an id is the one that runs."""
        texts = {script.attributes.get("id") or "": script.text for script in self.all("script")}
        assert len(texts) == len(self.all("script"))
        return texts[script_id]


def read(content: bytes) -> Read:
    page = Read()
    page.feed(content.decode("utf-8"))
    return page


def unpacked(text: str) -> bytes:
    return gzip.decompress(base64.b64decode(text, validate=True))


def changed(base: Any, patch: dict[str, Any]) -> Any:
    """What `differences` tells, applied as the browser applies it."""
    if "set" in patch:
        return patch["set"]
    new = list(base) if isinstance(base, list) else dict(base)
    for key, inner in patch["at"].items():
        place = int(key) if isinstance(base, list) else key
        new[place] = changed(base[place], inner)
    return new


@pytest.fixture(scope="module")
def saved(package: Package) -> bytes:
    return export(package, ALL_LAYERS, "html")


@pytest.mark.parametrize("query", ["", "v=1&camera=131~42.5~7"])
def test_a_saved_view_is_small(package: Package, query: str, saved: bytes) -> None:
    sizes = {"all layers": len(saved), query: len(export(package, from_query(query)[0], "html"))}
    print({name: f"{size:,} bytes" for name, size in sizes.items()})
    assert max(sizes.values()) <= MAX_BYTES


def test_the_same_view_gives_the_same_bytes(package: Package, saved: bytes) -> None:
    assert export(package, ALL_LAYERS, "html") == saved


def test_only_what_the_policy_names_may_run(saved: bytes) -> None:
    page = read(saved)
    policy = next(
        str(meta.attributes["content"])
        for meta in page.all("meta")
        if meta.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    (style,) = page.all("style")
    code = unpacked(page.of_script("snapshot-code")).decode("utf-8")
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in policy
    assert "http" not in policy
    assert rules["script-src"].split() == [hash_of(page.of_script("")), hash_of(code)]
    assert rules["style-src"] == hash_of(style.text)


def hash_of(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def test_nothing_is_loaded_and_links_tell_nobody_where_they_come_from(saved: bytes) -> None:
    page = read(saved)
    for tag in page.tags:
        assert not [name for name in tag.attributes if name.startswith("on") or name == "style"]
        for name in ("src", "srcset"):
            assert str(tag.attributes.get(name, "data:")).startswith("data:"), tag
    links = [tag.attributes for tag in page.all("a")]
    outside = [link for link in links if not str(link["href"]).startswith("#")]
    assert len(outside) > 100
    for link in outside:
        assert re.match(r"https?://", str(link["href"]))
        assert link["rel"] == "noopener noreferrer"
    targets = {f"#{tag.attributes['id']}" for tag in page.all("li") if "id" in tag.attributes}
    assert {str(link["href"]) for link in links if link not in outside} == targets
    assert re.findall(r"url\((?!data:)", saved.decode("utf-8")) == []


def test_it_holds_both_themes_and_the_view(package: Package, measured_view: ViewState) -> None:
    page = read(export(package, measured_view, "html"))
    data = json.loads(unpacked(page.of_script("snapshot-data")))
    for theme, held in (("light", data["light"]), ("dark", changed(data["light"], data["dark"]))):
        scene = scene_json(map_scene(package, measured_view, theme))
        expected = scene | {"deck": json.loads(scene["deck"]), "attribution": held["attribution"]}
        assert held == json.loads(json.dumps(expected))
        assert problem_of("scene", held | {"deck": json.dumps(held["deck"])}) is None
    assert problem_of("mount", data["mount"]) is None
    figures = [each["figure"] for each in data["mount"]["measured"]]
    assert len(figures) == len(measured_view.measurements)
    assert "200\u202fkm" in figures


def test_a_change_of_length_or_keys_is_told_whole() -> None:
    one = {"rows": [{"a": 1, "c": [0, 0]}, {"a": 2}], "same": [1, [2]]}
    for other in (
        {"rows": [{"a": 1, "c": [0, 9]}, {"a": 2}], "same": [1, [2]]},
        {"rows": [{"a": 1, "c": [0, 0]}], "same": [1, [2]]},
        {"rows": [{"a": 1, "c": [0, 0]}, {"b": 2}], "same": [1, [3]]},
    ):
        assert changed(one, differences(one, other)) == other


@pytest.mark.parametrize(
    "query",
    ["", "v=1&window=2023-10-01~2023-11-01&mode=certainly", "v=1&cumulative=yes&layers=claim~port"],
)
def test_rows_are_shown_as_the_map_shows_them(package: Package, query: str) -> None:
    view = from_query(query)[0]
    page = read(export(package, view, "html"))
    rows = [tag.attributes for tag in page.all("tr") if "data-layer" in tag.attributes]
    visible = {each["data-id"] for each in rows if "hidden" not in each}
    assert visible == set(shown_records(package, view)["id"])
    assert {str(each["data-layer"]) for each in rows} <= view.layers
    listed = snapshot_tables(package, view)
    assert len(rows) == len(listed.placed) >= len(visible)


def test_hostile_texts_stay_text_even_behind_the_door(package: Package) -> None:
    page = read(export(hostile(package), ALL_LAYERS, "html"))
    assert len(page.all("script")) == 3
    assert len(page.all("img")) == len(LAYERS)
    assert all(str(tag.attributes["href"]).startswith(("#", "https:")) for tag in page.all("a"))
    titles = [tag.text for tag in page.all("th")]
    for text in HOSTILE:
        assert text in titles


def hostile(package: Package) -> Package:
    """The package with texts that its door would never have let in."""
    places = package.tables["places"].copy()
    for row, text in zip(places.index, HOSTILE, strict=False):
        places.loc[row, "name"] = text
    sources = package.tables["sources"].assign(
        title=HOSTILE[0], publisher=HOSTILE[1], url="javascript:window.PWN=4"
    )
    tables = {**package.tables, "places": places, "sources": sources}
    return replace(package, tables=MappingProxyType(tables))
