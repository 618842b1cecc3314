"""A corpus: many texts in files of many kinds, few of which hold a dump. This package makes tables of the dumps."""

from ..inputs.formats import read_records
from ..inputs.record import Columns, Record
from .files import find_files
from .tables import parse_rows

__all__ = ["Columns", "Record", "find_files", "parse_rows", "read_records"]
