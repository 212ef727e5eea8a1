"""The evidence map's library: everything that is measured, sliced, checked and drawn.

Packages are stacked in rows (see ``docs/architecture.md``): a module may import only from
rows above its own. Streamlit is imported in ``lib.ui`` alone, pydeck in ``lib.cartography``.
"""
