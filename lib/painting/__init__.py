"""Maps painted on the server: the page's own scene as a picture, for link previews and print."""
