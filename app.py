"""The dashboard: its pages, what stands on every one of them, and the server around them."""

from __future__ import annotations

import streamlit as st

from lib.ui import caches, frame, session, settings, versions
from lib.ui.theme import theme
from lib.ui.warm_up import warm_up
from lib.web import Site, link_routes


def dashboard() -> None:
    """Run the page that the reader asked for."""
    st.set_page_config(page_title="Najin to Tikhoretsk", layout="wide")
    st.logo(f"static/wordmark-{theme()}.svg", size="large")
    page = st.navigation(
        [
            st.Page("pages/map.py", title="Map", default=True),
            st.Page("pages/distances.py", title="Distances", url_path="distances"),
            st.Page("pages/claims.py", title="Claims", url_path="claims"),
            st.Page("pages/voyages.py", title="Voyages", url_path="voyages"),
            st.Page("pages/story.py", title="Story", url_path="story"),
            st.Page("pages/sources.py", title="Sources", url_path="sources"),
            st.Page("pages/method.py", title="Method", url_path="method"),
        ],
        position="top",
    )
    session.enter_page(page.url_path)
    versions.open_version()
    versions.version_banner()
    frame.notices(caches.package())
    page.run()
    frame.footer(caches.package())


# Streamlit runs this file as the script of every session; its server imports it once.
if __name__ == "__main__":
    dashboard()
else:
    warm_up()
    site = Site(caches.package_of, caches.links, settings.public_url(), settings.links_per_minute())
    app = st.App("app.py", routes=link_routes(site))
