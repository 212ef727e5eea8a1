"""What every page has: notices above, the data version and licences below."""

from __future__ import annotations

import streamlit as st

from lib.analysis.wording import plural
from lib.cartography.basemap import GROUND_CREDITS
from lib.catalog import Package
from lib.errors import DataError, LinkError, shorten
from lib.ui import session
from lib.ui.share import share_button

__all__ = ["footer", "grey", "headline", "notices", "plain"]

#: Fields of the descriptor that speak of a file as a whole, not of a record.
FILE_FIELDS = ("bytes", "hash")
#: Characters that Streamlit's Markdown would read as markup.
_MARKUP = str.maketrans({c: "\\" + c for c in "\\`*_{}[]()<>#+-.!|~$:&"})


def plain(text: str) -> str:
    r"""Text from the record or the address, made safe to stand in Markdown.

    >>> print(plain("2023-09~ [x](y)"))
    2023\-09\~ \[x\]\(y\)
    """
    return text.translate(_MARKUP)


def grey(markdown: str) -> None:
    """A line in small grey type; Streamlit's own captions are too faint to read."""
    st.markdown(f":gray[:small[{markdown}]]")


def headline(sentence: str, line: str) -> None:
    """The sentence that says what the page shows, one grey line on how to read it, and Share."""
    session.start_with_app()
    with st.container(gap="xxsmall"):
        st.header(plain(sentence), anchor=False)
        # Beside the smaller line, so that the sentence has all of a phone's width.
        with st.container(horizontal=True, vertical_alignment="top", wrap=False):
            with st.container():
                grey(plain(line))
            share_button(sentence)


def notices(package: Package) -> None:
    """What of the link could not be read, and which records the data door withheld."""
    for notice in session.notices():
        st.warning(_link_notice(notice))
    changed = [error for error in package.withheld if error.field in FILE_FIELDS]
    withheld = [error for error in package.withheld if error.field not in FILE_FIELDS]
    _problems(withheld, "in the data: what they name is withheld, everything else is shown.")
    _problems(changed, "with files that differ from their stated hash; they are shown as they are.")


def _problems(errors: list[DataError], what: str) -> None:
    if errors:
        with st.expander(f"{plural(len(errors), 'problem')} {what}", icon=":material/warning:"):
            for error in errors:
                st.text(str(error))


def _link_notice(notice: LinkError) -> str:
    return (
        f"**The link's part “{plain(shorten(notice.key))}” could not be read.** "
        f"{plain(shorten(notice.value))} {plain(notice.problem)}; {plain(notice.fallback)}."
    )


def footer(package: Package) -> None:
    """Data version with its hash, attributions, licence."""
    st.divider()
    grey(
        f"Data {plain(package.version)} · sha256 {package.sha256[:12]} · "
        f"{' · '.join(GROUND_CREDITS)} · Record: CC BY 4.0, code: MIT. "
        "Every value lists its sources. Party claims are marked as theirs."
    )
