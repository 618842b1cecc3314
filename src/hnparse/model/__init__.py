"""The model: the classes of which a discussion consists. All are frozen attrs classes."""

from .blocks import Block
from .comment import Comment, Missing, ParentSource
from .diagnostic import Diagnostic, Severity
from .links import Link
from .page import Page
from .story import Story

__all__ = ["Block", "Comment", "Diagnostic", "Link", "Missing", "Page", "ParentSource", "Severity", "Story"]
