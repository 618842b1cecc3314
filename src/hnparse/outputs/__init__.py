"""Outputs: the forms that a thread leaves in."""

from .exports import Exports
from .json import to_dict, to_json
from .views import Views

__all__ = ["Exports", "Views", "to_dict", "to_json"]
