"""``claims``: every claim of the record with its verdict, its reason and its readings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from lib.catalog import load_package
from lib.errors import DataError

__all__ = ["claims"]

ClaimId = Annotated[str, typer.Option("--id", help="Id of one claim; without it, all of them.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print a JSON list with every reading.")]


def claims(*, claim_id: ClaimId = "", as_json: AsJson = False) -> None:
    """Check the record's claims against what is measured and counted.

    A verdict is reproduced, not_reproduced, outdated or cannot_be_checked; it never says that a
    claim is true or false. Readings that are hypotheses (usual wrong methods, points that the
    claim does not state) never decide it.

    Example: python -m lib.cli claims --id cl001 --json
    """
    from lib.analysis.claims import check_claim, check_claims
    from lib.analysis.claims.export import check_data

    try:
        package = load_package()
        checks = (check_claim(package, claim_id),) if claim_id else check_claims(package)
    except DataError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    found = [check_data(check) for check in checks]
    print(json.dumps(found, indent=1, ensure_ascii=False) if as_json else _in_words(found))


def _in_words(found: Sequence[dict[str, Any]]) -> str:
    return "\n".join(
        f"{claim['claim_id']:<7} {claim['figure']:<28} {claim['verdict']:<17}  {claim['reason']}"
        for claim in found
    )
