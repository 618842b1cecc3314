"""Dialects: the forms in which texts hold discussions. Each reads drafts from a text and writes a thread as text."""

from ..model.page import DialectName
from .base import Dialect
from .draft import STORY, Claim, Draft, DraftComment, DraftStory, place_id
from .registry import DIALECTS, SIGNS, dialect_named, may_hold_dump, read_drafts

__all__ = [
    "DIALECTS",
    "SIGNS",
    "STORY",
    "Claim",
    "Dialect",
    "DialectName",
    "Draft",
    "DraftComment",
    "DraftStory",
    "dialect_named",
    "may_hold_dump",
    "place_id",
    "read_drafts",
]
