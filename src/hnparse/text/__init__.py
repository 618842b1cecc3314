"""Text: reading and decoding it, positions in it, repairs, and the log of its problems."""

from .diagnostic_log import SEVERITIES, DiagnosticLog, LogEntry
from .excerpts import excerpt
from .files import File, read_source
from .source import Source

__all__ = ["SEVERITIES", "DiagnosticLog", "File", "LogEntry", "Source", "excerpt", "read_source"]
