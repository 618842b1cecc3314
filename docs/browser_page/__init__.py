"""The page that runs hnparse in a browser: a Sphinx extension with its directive, its files and its policy."""

from .extension import setup

__all__ = ["setup"]
