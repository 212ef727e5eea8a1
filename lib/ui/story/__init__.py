"""The Story page's parts: a step's words, its map, the way from step to step."""
