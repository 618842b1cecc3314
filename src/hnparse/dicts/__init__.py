"""Dicts read back: the JSON of a thread, and the items of the APIs of Hacker News."""
