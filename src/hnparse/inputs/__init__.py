"""The inputs: finding files, detecting their kind, and reading the records and threads in them."""

from .find import find_inputs
from .kinds import Kind, kind_of

__all__ = ["Kind", "find_inputs", "kind_of"]
