"""Tokens: a text cut up by the grammar, and what stands on its pages."""

from .content import Content, read_content
from .head import Head
from .parser import read_pages
from .parts import PageParts
from .post import Post

__all__ = ["Content", "Head", "PageParts", "Post", "read_content", "read_pages"]
