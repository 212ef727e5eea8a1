"""The Voyages page's parts: calls ship by ship, who looked, what was counted, who says how much."""
