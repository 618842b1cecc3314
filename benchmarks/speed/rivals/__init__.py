"""Alternatives to hnparse: a module for each way, with a function that returns an `Answer`."""
