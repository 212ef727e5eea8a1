"""``check``: say everything that is wrong with a data package."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lib.catalog import DATA_DIR, check_package, load_package, rehash
from lib.errors import DataError

__all__ = ["check"]


def check(
    directory: Annotated[
        Path, typer.Argument(help="Directory of the package: the one with datapackage.json.")
    ] = DATA_DIR,
    *,
    rehash_files: Annotated[
        bool,
        typer.Option(
            "--rehash",
            help="First write sizes and hashes of all files anew into datapackage.json. "
            "Do this after a change of the data that is meant.",
        ),
    ] = False,
) -> None:
    """Check a data package and name every problem.

    One line a problem of tables, layers or the story: file:line, id and field; the value (cut at
    80 characters), the rule it breaks, and how to mend it. Exit status 0 where there is none, 1
    where there is one.

    Example: python -m lib.cli check data
    """
    if not directory.is_dir():
        raise typer.BadParameter(f"{directory} is not a directory", param_hint="DIRECTORY")
    if rehash_files:
        try:
            typer.echo(f"Wrote {rehash(directory)}", err=True)
        except OSError as error:
            typer.echo(f"{directory}: cannot be written to ({error.strerror})", err=True)
            raise typer.Exit(1) from error
    problems = [*check_package(directory), *_story_problems(directory)]
    for problem in problems:
        typer.echo(str(problem))
    if problems:
        noun = "problem" if len(problems) == 1 else "problems"
        typer.echo(f"{len(problems)} {noun} in {directory}", err=True)
        raise typer.Exit(1)
    typer.echo(f"No problems in {directory}", err=True)


def _story_problems(directory: Path) -> list[DataError]:
    """What is wrong with the story; nothing where the package as a whole cannot be read."""
    # Imported here: the story measures and looks at the map, which other commands do not need.
    from lib.story import read_story

    try:
        return list(read_story(load_package(directory)).errors)
    except DataError:
        return []
