"""Short links: a view kept under an id that follows from the view itself."""

from lib.shortlinks.embedding import EMBED_SIZE_PX, embed_snippet
from lib.shortlinks.identity import short_id
from lib.shortlinks.kept import KeptView, kept_view, opened
from lib.shortlinks.store import LinkStore

__all__ = [
    "EMBED_SIZE_PX",
    "KeptView",
    "LinkStore",
    "embed_snippet",
    "kept_view",
    "opened",
    "short_id",
]
