"""What leaves the house: a view as a file, with its sources, terms, citation and version."""

from lib.export.citation import Citation, cite
from lib.export.formats import FORMATS, Format, NothingMeasuredError, export

__all__ = ["FORMATS", "Citation", "Format", "NothingMeasuredError", "cite", "export"]
