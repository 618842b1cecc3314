"""Invented pages of news.ycombinator.com, and functions that lay them out as tools do."""

import re

MENU = "Hacker News new | past | comments | ask | show | jobs | submit login\n"
TITLE = "A clock made of bread ( bakery.example )\n"
SUBLINE = "12 points by ada 3 hours ago | hide | past | favorite | {count} comments\n"
HEAD = MENU + TITLE + SUBLINE
FOOT = "Guidelines | FAQ | Lists | API | Security | Legal | Apply to YC | Contact\nSearch:"
ROWS = """\
bob 2 hours ago | next [–]
Does it keep time?
reply
cleo 2 hours ago | parent | next [–]
Until it is eaten.
reply
dan 1 hour ago | root | parent | next [–]
So half an hour.
reply
eve 1 hour ago | root | parent | prev | next [–]
It loses crumbs.
reply
fay 1 hour ago | prev [–]
Which flour?
reply
"""
PAGE = HEAD.format(count=5) + ROWS + FOOT
OLD_HEAD = MENU + TITLE + "12 points by ada 3 hours ago | {count} comments\n"


def parents(thread):
    """Return the author and the source of the parent of each comment."""
    return [(None if c.parent is None else thread[c.parent].by, c.parent_source) for c in thread]


def in_pieces(page):
    """Return the page with each piece of a header on its own line."""
    page = re.sub(r"^(\w+) (\d hours? ago)", r"\1\n \n\2\n ", page, flags=re.MULTILINE)
    return page.replace(" | ", "\n | \n").replace(" [–]", "\n \n[–]\n")


def joined(page):
    """Return the page without line breaks between comments."""
    return re.sub(r"\nreply\n(?=\w+ \d)", "reply", page).replace("comments\nbob", "commentsbob")
