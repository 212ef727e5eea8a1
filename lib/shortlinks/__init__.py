"""Short links: a view kept under an id that follows from the view itself."""

from lib.shortlinks.identity import short_id
from lib.shortlinks.kept import KeptView, kept_view, opened
from lib.shortlinks.store import LinkStore

__all__ = ["KeptView", "LinkStore", "kept_view", "opened", "short_id"]
