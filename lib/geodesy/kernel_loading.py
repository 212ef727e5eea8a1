"""When the compiled kernels are loaded: as soon as there is work enough for them.

Loading takes about 0.7 s, nearly all of it numba's own. A page or a command that asks for a few
distances is answered sooner over arrays.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ["KERNELS", "Kernels"]

#: Points that the arrays measure while the kernels are loaded: 13 us each, and 3 us compiled.
LOADING_POINTS = 50_000
#: Points that the arrays measure in the 3 ms that each call over arrays takes besides.
_CALL_POINTS = 250


class Kernels:
    """The compiled search, loaded once the arrays have been at work as long as loading takes.

    So nobody waits more than twice as long as with the better of the two ways from the start.
    Where numba is not installed the arrays go on for good.

    Examples
    --------
    >>> patient = Kernels()
    >>> patient.search_for(1) is None
    True
    """

    def __init__(self, loading_points: float = LOADING_POINTS) -> None:
        self._left = loading_points
        self._search: Callable[..., Any] | None = None

    def search_for(self, points: int) -> Callable[..., Any] | None:
        """Return the compiled search for a call with some points, or nothing: use arrays."""
        self._left -= points + _CALL_POINTS
        if self._left < 0 and self._search is None:
            self.load()
        return self._search

    def load(self) -> None:
        """Load the kernels now, for work whose every digit must not depend on what came before."""
        try:
            from lib.geodesy.search_kernels import nearest
        except ImportError:
            self._left = float("inf")
        else:
            self._search = nearest


#: Those of this process.
KERNELS = Kernels()
