"""Inputs: which files are meant, of what kind each of them is, and the threads that it holds."""

from .find import find_inputs
from .kinds import Kind, kind_of

__all__ = ["Kind", "find_inputs", "kind_of"]
