"""Fixtures for all tests."""

import pytest
from hypothesis import settings

import hnparse

settings.register_profile("default", deadline=None)
settings.load_profile("default")

HEAD = "A title\n\n(host.example)\n{points} points ada | {comments} comments | | HN request time: 0s | source\n"


@pytest.fixture
def story():
    """Return a function that parses a story page whose comments are the given lines of text."""

    def parse(body, comments=None, **options):
        count = body.count("◴[") if comments is None else comments
        return hnparse.parse(HEAD.format(points=12, comments=count) + body, **options)

    return parse


@pytest.fixture
def page():
    """Return a function that parses a comment page whose context and comments are the given lines of text."""

    def parse(body, comments, **options):
        return hnparse.parse("←back to thread\n\n" + HEAD.format(points=12, comments=comments) + body, **options)

    return parse
