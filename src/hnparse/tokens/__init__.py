"""Tokens: a text cut up by the grammar, and what stands on its pages."""

from .content import Content, Post, read_content
from .head import Head
from .parser import read_pages

__all__ = ["Content", "Head", "Post", "read_content", "read_pages"]
