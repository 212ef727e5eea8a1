"""What leaves the house: a view as a file, with its sources, terms, citation and version."""

from lib.export.citation import Citation, cite
from lib.export.formats import FORMATS, Format, NothingMeasuredError, export
from lib.export.snapshot_parts import NoBundleError, is_bundle_built

__all__ = [
    "FORMATS",
    "Citation",
    "Format",
    "NoBundleError",
    "NothingMeasuredError",
    "cite",
    "export",
    "is_bundle_built",
]
