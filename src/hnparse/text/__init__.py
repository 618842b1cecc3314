"""Text: what comes in, where in it a thing stands, and what was found wrong with it."""

from .files import File, read_source
from .findings import SEVERITIES, Finding, Findings
from .source import Source

__all__ = ["SEVERITIES", "File", "Finding", "Findings", "Source", "read_source"]
