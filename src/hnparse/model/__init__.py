"""The model: what a discussion consists of, as frozen attrs classes."""

from .comment import Comment, Missing, ParentSource
from .diagnostic import Diagnostic, Severity
from .page import Page
from .story import Story

__all__ = ["Comment", "Diagnostic", "Missing", "Page", "ParentSource", "Severity", "Story"]
