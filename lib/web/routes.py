"""The routes: make a short link, follow it, describe and picture it, say that all is well."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from lib.catalog import Package
from lib.shortlinks import EMBED_SIZE_PX, KeptView, embed_snippet, opened
from lib.web.asked import posted_view
from lib.web.landing import landing_page
from lib.web.previews import Previews
from lib.web.site import Site
from lib.web.words import PREVIEW_PX, SITE_NAME, LinkWords, link_words

__all__ = ["link_routes"]

#: The landing page needs nothing from anywhere, and tells nobody where the reader came from.
PLAIN = {"X-Content-Type-Options": "nosniff"}
SAFE = PLAIN | {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
}
NOT_KEPT = "No view is kept under this short link."
SUFFIX = ".png"


def link_routes(site: Site) -> list[Route]:
    """Return the routes of short links and of the server's health."""
    previews = Previews()
    limiter = MovingWindowRateLimiter(MemoryStorage())
    allowed = RateLimitItemPerMinute(site.links_per_minute)

    async def make(request: Request) -> Response:
        view = await posted_view(request)
        client = request.client.host if request.client else ""
        if not limiter.hit(allowed, client):
            raise HTTPException(
                429,
                f"At most {site.links_per_minute} new links a minute. Try again in a minute.",
                {"Retry-After": "60"},
            )
        link_id = await run_in_threadpool(site.store().keep, view)
        answer = {"id": link_id, "url": site.absolute(request, f"/s/{link_id}")}
        return JSONResponse(answer, 201)

    def follow(request: Request) -> Response:
        link_id, view = _found(site, request.path_params["link_id"])
        short_url = site.absolute(request, f"/s/{link_id}")
        return HTMLResponse(
            landing_page(
                _words(site, view),
                short_url=short_url,
                image_url=site.absolute(request, f"/preview/{link_id}.png"),
                full_url=site.absolute(request, view.address(link_id)),
                oembed_url=site.absolute(request, f"/oembed?url={quote(short_url, safe='')}"),
            ),
            headers=SAFE,
        )

    def describe(request: Request) -> Response:
        if request.query_params.get("format", "json") != "json":
            raise HTTPException(501, "Only JSON is served.")
        path = urlsplit(request.query_params.get("url", "")).path
        link_id, view = _found(site, path.removeprefix("/s/"))
        title = _words(site, view).title
        width, height = EMBED_SIZE_PX
        url = site.absolute(request, view.address(link_id))
        return JSONResponse(
            {
                "version": "1.0",
                "type": "rich",
                "provider_name": SITE_NAME,
                "provider_url": site.absolute(request, "/"),
                "title": title,
                "html": embed_snippet(url, title),
                "width": width,
                "height": height,
                "thumbnail_url": site.absolute(request, f"/preview/{link_id}.png"),
                "thumbnail_width": PREVIEW_PX[0],
                "thumbnail_height": PREVIEW_PX[1],
            }
        )

    async def picture(request: Request) -> Response:
        name = str(request.path_params["name"])
        if not name.endswith(SUFFIX):
            raise HTTPException(404, NOT_KEPT)
        link_id, view = await run_in_threadpool(_found, site, name.removesuffix(SUFFIX))
        package = await run_in_threadpool(_package, site, view)
        found = await previews.of(link_id, view, package)
        headers = {"ETag": found.etag, "Cache-Control": "public, max-age=3600"} | PLAIN
        if found.etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(found.png, headers=headers, media_type="image/png")

    def health(_request: Request) -> Response:
        package = site.package("")
        try:
            site.store().answers()
        except SQLAlchemyError:
            raise HTTPException(503, "The store of short links does not answer.") from None
        return JSONResponse(
            {"status": "ok", "data_version": package.version, "data_sha256": package.sha256}
        )

    return [
        Route("/s", make, methods=["POST"]),
        Route("/s/{link_id:path}", follow, methods=["GET"]),
        Route("/preview/{name:path}", picture, methods=["GET"]),
        Route("/oembed", describe, methods=["GET"]),
        Route("/healthz", health, methods=["GET"]),
    ]


def _found(site: Site, link_id: str) -> tuple[str, KeptView]:
    view = site.store().find(link_id)
    if view is None:
        raise HTTPException(404, NOT_KEPT)
    return link_id, view


def _words(site: Site, view: KeptView) -> LinkWords:
    return link_words(_package(site, view), view.path, opened(view))


def _package(site: Site, view: KeptView) -> Package:
    """The data that a view was made with, where they are kept."""
    return site.package(opened(view).data_version)
