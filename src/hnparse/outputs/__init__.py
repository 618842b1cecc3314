"""Outputs: the forms that a thread leaves in."""

from .dump import render
from .exports import Exports
from .json import from_dict, to_dict, to_json
from .views import Views

__all__ = ["Exports", "Views", "from_dict", "render", "to_dict", "to_json"]
