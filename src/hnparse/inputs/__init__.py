"""The inputs of the command and of `load`: finding files, detecting their kind, and reading the threads in them."""

from .find import find_inputs
from .kinds import Kind, kind_of

__all__ = ["Kind", "find_inputs", "kind_of"]
