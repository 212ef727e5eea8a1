"""The Map page's parts: the map, its legend and search, two windows compared, exports."""
