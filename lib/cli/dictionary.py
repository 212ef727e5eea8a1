"""``dictionary``: write the data dictionary."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lib.catalog import write_atomically
from lib.schema import data_dictionary

__all__ = ["dictionary"]


def dictionary(
    out: Annotated[
        Path | None, typer.Option(help="File to write to; without it, standard output.")
    ] = None,
) -> None:
    """Write the data dictionary: what every column and property means, as Markdown.

    Example: python -m lib.cli dictionary --out docs/data_dictionary.md
    """
    if out is None:
        typer.echo(data_dictionary(), nl=False)
    else:
        write_atomically(out, data_dictionary().encode())
