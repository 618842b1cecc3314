"""The outputs of a thread: JSON, exports and views."""

from .exports import Exports
from .json import to_dict, to_json
from .views import Views

__all__ = ["Exports", "Views", "to_dict", "to_json"]
