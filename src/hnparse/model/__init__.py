"""The model: the classes of which a discussion consists. All are frozen attrs classes."""

from .comment import Comment, Missing, ParentSource
from .diagnostic import Diagnostic, Severity
from .page import Page
from .story import Story

__all__ = ["Comment", "Diagnostic", "Missing", "Page", "ParentSource", "Severity", "Story"]
