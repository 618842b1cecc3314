"""Descriptions for the JSON Schema, taken from the docstrings of the model."""

from __future__ import annotations

import re
from inspect import getdoc

ENTRY = re.compile(r"^ {4}(\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)
"""A field in the section "Attributes:" of a docstring."""


def describe(of: object) -> str:
    """Return the first paragraph of a docstring, in the words of JSON. Empty if Python runs without docstrings."""
    return _in_json((getdoc(of) or "").partition("\n\n")[0])


def describe_fields(class_: type) -> dict[str, str]:
    """Return the descriptions of the fields of a class.

    A field is described in the section "Attributes:" of the class or, if a property reads it, by the property.
    """
    section = (getdoc(class_) or "").partition("\nAttributes:\n")[2].partition("\n\n")[0]
    found = {name: _in_json(text) for name, text in ENTRY.findall(section)}
    properties = {name: describe(of) for name, of in vars(class_).items() if isinstance(of, property)}
    return {**properties, **found}


def _in_json(text: str) -> str:
    """Return a text of a docstring on one line, with null for None and without markup."""
    return re.sub(r"\bNone\b", "null", " ".join(text.replace("``", "").split()))
