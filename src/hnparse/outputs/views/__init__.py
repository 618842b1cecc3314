"""The views of a thread: in a terminal, in a browser, in a notebook and as a plot."""

from .views import Views

__all__ = ["Views"]
