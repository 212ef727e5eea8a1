"""What the server answers beside the pages: short links, their previews for bots, its health."""

from lib.web.routes import link_routes
from lib.web.site import Site

__all__ = ["Site", "link_routes"]
