"""Outputs: the forms that a thread leaves in."""

from .dump import render
from .json import from_dict, to_dict, to_json

__all__ = ["from_dict", "render", "to_dict", "to_json"]
