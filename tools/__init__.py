"""Programs for whoever builds the project; the app never imports them."""
