"""A view as one HTML file that needs no server and no network: map, time bar, tables, sources.

What may run in it is named by its hash in the file's own content security policy, and nothing in
it can ask for anything from outside. Texts of the record are escaped by the template; scene and
code travel as base64, in which no text is markup.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape

from lib.cartography import headline, legend
from lib.cartography.comparison import compared_views
from lib.cartography.headline import days_in_words
from lib.cartography.legend import HOW_SURE, STROKES
from lib.cartography.map_scene import ATTRIBUTION
from lib.catalog import Package, Resource
from lib.export.account import MODE_WORDS, Account
from lib.export.citation import AUTHOR, cite
from lib.export.snapshot_data import packed, snapshot_data
from lib.export.snapshot_parts import (
    bundle,
    code_licence,
    loader,
    mark_url,
    policy_hash,
    style_sheet,
)
from lib.export.snapshot_rows import snapshot_tables
from lib.temporal import format_edtf
from lib.viewstate import ViewState

__all__ = ["snapshot_bytes"]

#: Nothing from outside, no form, no frame. Pictures and fonts are in the file itself; the map's
#: marks too, but its library fetches them, from their data URLs.
POLICY = (
    "default-src 'none'; script-src {scripts}; style-src {style}; img-src data: blob:; "
    "font-src data:; connect-src data:; base-uri 'none'; form-action 'none'"
)
#: Layers that the map draws under the records.
DRAWN_LAYERS = (
    *("land-coarse", "land-fine", "lakes-coarse", "lakes-fine", "rivers-coarse", "rivers-fine"),
    *("countries-coarse", "countries-fine", "crimea_hatch", "border-ukraine", "place_names"),
    "rail_segments",
)
COLUMNS = ("Class", "Date", "Published", "Confidence", "Id")
_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=select_autoescape(),
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True)
class _Terms:
    """Parts of the data under the same terms."""

    parts: str
    title: str
    address: str
    attribution: str


def snapshot_bytes(package: Package, view: ViewState, account: Account) -> bytes:
    """Return a view as an HTML file; the same view gives the same bytes.

    Parameters
    ----------
    package, view
        What is shown.
    account
        What goes with every export of the view.

    Raises
    ------
    NoBundleError
        Where the map's browser part has not been built.
    """
    code = bundle()
    style, start = style_sheet(), loader()
    data = json.dumps(
        snapshot_data(package, view), ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )
    page = _TEMPLATES.get_template("snapshot.html").render(
        policy=POLICY.format(scripts=f"{policy_hash(start)} {code.hash}", style=policy_hash(style)),
        style=style,
        loader=start,
        code=code.packed,
        data=packed(data.encode()),
        site=AUTHOR,
        headline=headline(package, view),
        account=account,
        window=_window(view),
        mode=MODE_WORDS[view.mode],
        tables=snapshot_tables(package, view),
        columns=COLUMNS,
        groups=legend(package, view),
        mark_url=mark_url,
        strokes=STROKES,
        how_sure=HOW_SURE,
        citation=cite(package, view),
        terms=_terms(package, account),
        attribution=ATTRIBUTION,
        in_words=format_edtf,
        licence=code_licence(),
    )
    return page.encode()


def _window(view: ViewState) -> str:
    """The saved days in words; of two windows, the tables follow the first."""
    shown, *second = (days_in_words(each) for each in compared_views(view))
    return f"{shown}, on the map beside {second[0]}" if second else shown


def _terms(package: Package, account: Account) -> tuple[_Terms, ...]:
    """Terms of what the file holds: the base map, and the tables of its records."""
    named = {each.part for each in account.terms}
    held = [
        each
        for name, each in package.resources.items()
        if each.title in named or name.removeprefix("layer-") in DRAWN_LAYERS
    ]
    return tuple(_grouped(held))


def _grouped(resources: Iterable[Resource]) -> Iterable[_Terms]:
    def key(resource: Resource) -> tuple[str, str]:
        return resource.licence.name, resource.attribution

    for _, group in groupby(sorted(resources, key=key), key=key):
        parts = tuple(group)
        licence = parts[0].licence
        titles = "; ".join(part.title for part in parts)
        yield _Terms(titles, licence.title, licence.path, parts[0].attribution)
