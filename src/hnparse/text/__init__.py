"""Text: what comes in, where in it a thing stands, and what was found wrong with it."""

from .excerpts import excerpt
from .files import File, read_source
from .findings import SEVERITIES, Finding, Findings
from .source import Source

__all__ = ["SEVERITIES", "File", "Finding", "Findings", "Source", "excerpt", "read_source"]
