"""Reading the HTML with BeautifulSoup and the fastest of its parsers."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from .answer import Answer, with_parents
from .words import tidy


def read(html: str) -> Answer:
    """Return the comments of a page."""
    return with_parents([_comment(entry) for entry in BeautifulSoup(html, "lxml").find_all("div", class_="entry")])


def _comment(entry: Tag) -> dict[str, object]:
    head = entry.find("div", class_="head")
    number, level = head.find("span", class_="number"), head.find("span", class_="level")
    return {
        "number": int(number.string.strip(". ")) if number else None,
        "by": head.find("a", class_="user").get_text(),
        "time": head.find("span", class_="date").string,
        "id": int(entry["id"][1:]),
        "level": int(level.string.strip("{}")) if level else None,
        "text": _words(entry.find("div", class_="words")),
        "kids": [int(link["href"][2:]) for link in entry.find_all("a", class_="reply")],
    }


def _words(tag: Tag) -> str:
    for paragraph in tag.find_all(["p", "pre"]):
        paragraph.insert(0, "\n\n")
    return tidy(tag.get_text())
