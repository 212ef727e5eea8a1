"""Programs that build what ``data/`` and ``static/`` hold; never imported by the app."""
