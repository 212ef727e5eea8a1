"""Reading what a client posts, within bounds."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request

from lib.catalog.strict_json import read_json
from lib.errors import LinkError
from lib.schema import CellProblem
from lib.shortlinks import KeptView, kept_view

__all__ = ["MAX_BODY_BYTES", "posted_view"]

#: A view is at most 8,000 characters; the rest is JSON around it.
MAX_BODY_BYTES = 12_000
FORM = 'Send JSON: {"path": "/", "query": "v=1"}, or {"path": "/", "state": {"v": "1"}}.'


async def posted_view(request: Request) -> KeptView:
    """Return the view that a client wants a short link for.

    Raises
    ------
    HTTPException
        400 where it cannot be read, 413 where it is too large, 415 where it is no JSON: each
        with a plain sentence.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise HTTPException(415, FORM)
    asked = _json(await _body(request))
    if not isinstance(asked, dict) or not isinstance(asked.get("path"), str):
        raise HTTPException(400, FORM)
    rest = {key: value for key, value in asked.items() if key != "path"}
    try:
        if set(rest) == {"query"} and isinstance(rest["query"], str):
            return kept_view(asked["path"], rest["query"].removeprefix("?"))
        if set(rest) == {"state"} and _is_state(rest["state"]):
            return kept_view(asked["path"], state=rest["state"])
    except LinkError as problem:
        raise HTTPException(400, f"The view cannot be read. {problem}.") from problem
    raise HTTPException(400, FORM)


async def _body(request: Request) -> bytes:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MAX_BODY_BYTES:
            raise HTTPException(413, f"A view has at most {MAX_BODY_BYTES:,} bytes.")
    return body


def _json(body: bytes) -> Any:
    try:
        return read_json(body.decode("utf-8"))
    except (CellProblem, UnicodeDecodeError):
        raise HTTPException(400, FORM) from None


def _is_state(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())
