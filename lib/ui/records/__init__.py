"""Records, sources and disagreements as sheets, columns and tables, on whatever page."""
