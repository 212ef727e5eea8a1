"""The Distances page's parts: controls, figure, map, tables."""
