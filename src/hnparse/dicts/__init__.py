"""Readers of dicts: the JSON of a thread, and the items of the Hacker News APIs."""
