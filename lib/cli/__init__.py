"""The command line: checking, measuring and slicing the record from a terminal.

One module a command; each has one function with the command's name, registered below.
"""

from __future__ import annotations

import typer

from lib.cli.check import check
from lib.cli.check_claim import check_claim
from lib.cli.claims import claims
from lib.cli.dictionary import dictionary
from lib.cli.diff import diff
from lib.cli.distance import distance
from lib.cli.export import export
from lib.cli.nearest import nearest
from lib.cli.rings import rings
from lib.cli.route import route
from lib.cli.slice import slice_table

__all__ = ["app"]

app = typer.Typer(
    name="python -m lib.cli",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="""Work with the record of the Najin-Tikhoretsk supply line.

Every command reads the data package in data/, or another one that it is given. Results go to
standard output, messages to standard error. Exit status: 0 done, 1 the data has problems or
the request cannot be met, 2 the command line is wrong.""",
    epilog="Each command tells more with --help. Distances are in metres, positions in "
    "longitude and latitude (WGS 84); a window of time ends before its last day.",
)

app.command()(check)
app.command()(distance)
app.command()(claims)
app.command("check-claim")(check_claim)
app.command()(nearest)
app.command()(rings)
app.command()(route)
app.command("slice")(slice_table)
app.command()(dictionary)
app.command()(diff)
app.command()(export)
