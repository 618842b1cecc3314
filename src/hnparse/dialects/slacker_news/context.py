"""The context on the page of a comment: the chain of its ancestors."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...text import DiagnosticLog
    from .content import Content
    from .nodes import Links


def link_context(links: Links, content: Content, doubtful: Collection[int], log: DiagnosticLog) -> None:
    """Link the comments of a context, and report lines of the comments that contradict its order."""
    if links.kind != "comment":
        return
    chain = [*links.context, *([links.focus] if links.focus else [])]
    if not chain or chain[0] is not next(iter(links.nodes.values())):
        return
    top = chain[0]
    announced = content.head is not None and content.back and bool(content.context) == bool(links.context)
    if announced and not content.top_torn and top.source is None and top.id not in doubtful:
        top.set(None, "position")
    for above, below in pairwise(chain):
        id_ = below.id
        told = below.parent
        if id_ in doubtful or told == above.id:
            continue
        if below.source == "top_level":
            message = f"the context has {id_} below {above.id}, and its parent line names the story"
            log.add("context-mismatch", message, below.offset)
            below.set(None, "unknown")
            continue
        if not above.has_list and not above.gap and told is None and above.id < id_:
            below.set(above.id, "context")
            if not above.dead:
                message = f"comment {above.id} has no replies line, and the context has {id_} below it: it is lost"
                log.add("lost-replies", message, above.offset)
        elif told is not None and below.source == "parent_line" and told not in links.nodes:
            message = f"between {above.id} and {id_} the context leaves out {told}"
            log.add("context-gap", message, below.offset)
        elif not above.gap:
            message = f"the context has {id_} below {above.id}, whose replies line does not name it"
            log.add("context-mismatch", message, below.offset)
            below.set(None, "unknown")
