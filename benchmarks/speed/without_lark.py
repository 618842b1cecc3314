"""A handwritten replacement of Lark's parser: it combines the tokens of the lexer into the pages of a text."""

from __future__ import annotations

from collections.abc import Iterable

from hnparse.dialects.slacker_news.lexer import Token
from hnparse.dialects.slacker_news.parts import PageParts, Rules


def assemble(tokens: Iterable[Token]) -> list[PageParts]:
    """Return the pages in the structure that the rules of the grammar give."""
    rules = Rules()
    pages: list[PageParts | None] = []
    lines: list[object] = []
    context: list[Token] | None = None
    post: list[Token] | None = None
    head: Token | None = None

    def finish() -> None:
        """End the current page."""
        if post is not None:
            lines.append(rules.post(post))
        elif context is not None:
            lines.append(rules.context(context))
        pages.append(rules.page([head, *lines]) if head else rules.opening(lines))

    for token in tokens:
        if token.type == "PAGE_HEAD":
            finish()
            head, lines, context, post = token, [], None, None
        elif token.type == "MARKER":
            if post is not None:
                lines.append(rules.post(post))
            elif context is not None:
                lines.append(rules.context(context))
            post, context = [token], None
        elif post is not None:
            post.append(token)
        elif context is not None:
            context.append(token)
        elif token.type == "SHOW_CONTEXT" and head:
            context = [token]
        else:
            lines.append(token)
    finish()
    return rules.start(pages)
