"""``export``: a view as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lib.catalog import load_package, write_atomically
from lib.errors import DataError
from lib.export import FORMATS, NoBundleError, NothingMeasuredError
from lib.export import export as export_view
from lib.viewstate import from_query

__all__ = ["export"]

Query = Annotated[
    str,
    typer.Option(
        help="The view: the part of a link after the question mark; empty: the first view."
    ),
]
Chosen = Annotated[str, typer.Option("--format", help=f"One of {', '.join(FORMATS)}.")]
Out = Annotated[Path, typer.Option(help="File to write.")]


def export(*, out: Out, query: Query = "", chosen: Chosen = "zip") -> None:
    """Write what a view shows to a file: the records that its map draws, and what is measured.

    Every file carries sources, terms, citation, window and data version. In CSV, a text that a
    spreadsheet would take for a formula has an apostrophe in front.

    Example: python -m lib.cli export --query "v=1&window=2023-10-01~2024-01-01" --out VIEW.zip
    """
    if chosen not in FORMATS:
        raise typer.BadParameter(f"{chosen!r} is none of {', '.join(FORMATS)}")
    view, notices = from_query(query)
    for notice in notices:
        typer.echo(str(notice), err=True)
    try:
        content = export_view(load_package(), view, chosen)
        write_atomically(out, content)
    except (DataError, NoBundleError, NothingMeasuredError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    except OSError as error:
        typer.echo(f"{out}: cannot be written to ({error.strerror})", err=True)
        raise typer.Exit(1) from error
    typer.echo(f"Wrote {len(content):,} bytes to {out}", err=True)
