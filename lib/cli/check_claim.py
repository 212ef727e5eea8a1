"""``check-claim``: a figure of one's own against every reading of a distance."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from lib.catalog import load_package
from lib.errors import DataError

__all__ = ["check_claim"]

Figure = Annotated[str, typer.Argument(help='A distance as it is printed: "124 miles".')]
Place = Annotated[str, typer.Option(help="Id of a place or reference point.")]
BorderName = Annotated[str, typer.Option(help="Id of a border.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON with every reading.")]


def check_claim(
    figure: Figure,
    *,
    place: Place = "depot-tikhoretsk",
    border: BorderName = "ukraine",
    as_json: AsJson = False,
) -> None:
    """Check a printed distance from a place to a border.

    Prints the verdict with its reason, and every reading: each source and definition of the
    border, the place's own town, points that claims name, and the usual wrong methods.

    Example: python -m lib.cli check-claim "124 miles" --place depot-tikhoretsk --border ukraine
    """
    from lib.analysis.claims import check_figure, typed_figure
    from lib.analysis.claims.export import check_data
    from lib.analysis.distances import origin_of

    try:
        typed = typed_figure(figure)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    try:
        package = load_package()
        check = check_figure(package, typed, origin_of(package, place), border)
    except DataError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    found = check_data(check)
    print(json.dumps(found, indent=1, ensure_ascii=False) if as_json else _in_words(found))


def _in_words(found: dict[str, Any]) -> str:
    lines = [f"{found['figure']}: {found['verdict']}", f"  {found['reason']}", "Readings"]
    for reading in found["readings"]:
        mark = "=" if reading["reproduces"] else "~" if reading["within_uncertainty"] else " "
        kind = "hypothesis: " if reading["hypothesis"] else ""
        lines.append(
            f"{mark} {reading['value_km']:>10,.2f} km  {kind}{reading['name']}, "
            f"{reading['from_place']} to {reading['reference']}"
        )
    lines.append("= gives the figure, ~ within its uncertainty")
    return "\n".join(lines)
