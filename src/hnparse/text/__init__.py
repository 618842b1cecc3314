"""Text: what comes in, where in it a thing stands, and what was found wrong with it."""

from .diagnostic_log import SEVERITIES, DiagnosticLog, LogEntry
from .excerpts import excerpt
from .files import File, read_source
from .source import Source

__all__ = ["SEVERITIES", "DiagnosticLog", "File", "LogEntry", "Source", "excerpt", "read_source"]
