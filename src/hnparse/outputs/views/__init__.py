"""Views: how a thread is shown in a terminal, in a browser, in a notebook and as a plot."""

from .views import Views

__all__ = ["Views"]
