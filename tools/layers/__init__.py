"""Parts of the layer build: decoding, borders, basemap, names, and the files they become."""
