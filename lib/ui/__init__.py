"""What the browser gets: the view in session and address, controls, cards, the time map."""
