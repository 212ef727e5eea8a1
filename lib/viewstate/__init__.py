"""The reader's choice as one frozen value, and its form in an address."""

from lib.viewstate.codec import (
    MAX_KEYS,
    MAX_LINK_CHARACTERS,
    MAX_STORED_CHARACTERS,
    from_params,
    from_query,
    from_stored,
    is_linkable,
    to_params,
    to_query,
)
from lib.viewstate.keys import KEYS, Key
from lib.viewstate.measurement import Measurement, MeasurementKind, Point
from lib.viewstate.pages import PAGES
from lib.viewstate.state import (
    CARGOES,
    CONFIDENCES,
    DEFAULT,
    LAYERS,
    MODES,
    UNITS,
    VERDICTS,
    Camera,
    ViewState,
    Window,
    only,
)

__all__ = [
    "CARGOES",
    "CONFIDENCES",
    "DEFAULT",
    "KEYS",
    "LAYERS",
    "MAX_KEYS",
    "MAX_LINK_CHARACTERS",
    "MAX_STORED_CHARACTERS",
    "MODES",
    "PAGES",
    "UNITS",
    "VERDICTS",
    "Camera",
    "Key",
    "Measurement",
    "MeasurementKind",
    "Point",
    "ViewState",
    "Window",
    "from_params",
    "from_query",
    "from_stored",
    "is_linkable",
    "only",
    "to_params",
    "to_query",
]
