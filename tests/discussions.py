"""Simple discussions, written as pages, with the truth about them: who wrote what, and who replied to whom.

Unlike those of `pages.py`, they look like real discussions, and their pages are not written by hnparse.
"""

from collections import Counter
from random import Random

from attrs import frozen

WORDS = [
    "the",
    "kiln",
    "a",
    "drum",
    "we",
    "built",
    "last",
    "winter",
    "never",
    "reached",
    "cone",
    "six",
    "because",
    "of",
    "wet",
    "wood",
    "and",
    "it",
    "took",
    "some",
    "weeks",
    "to",
    "find",
    "out",
    "that",
    "clay",
    "from",
    "near",
    "river",
    "has",
    "too",
    "much",
    "lime",
    "so",
    "glaze",
    "runs",
    "off",
    "shelf",
    "when",
    "you",
    "open",
    "door",
    "early",
    "which",
    "my",
    "neighbour",
    "does",
    "every",
    "time",
    "I",
    "asked",
    "him",
    "about",
    "gas",
    "he",
    "said",
    "no",
    "but",
    "his",
    "sister",
    "who",
    "fires",
    "twice",
    "each",
    "year",
    "has",
    "one",
    "with",
    "two",
    "burners",
    "made",
    "from",
    "old",
    "pipes",
    "for",
    "less",
    "than",
    "price",
    "of",
    "new",
    "thermocouple",
]
SYLLABLES = ["ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu"]
NAMES = [
    "ashpit",
    "moss",
    "reed",
    "fern_k",
    "Kilnhand",
    "old-oak",
    "slipcast",
    "potterjo",
    "rimfire",
    "glazier99",
    "tuyere",
    "bisque",
    "wedge7",
    "saggar",
    "throwdown",
    "engobe",
    "conesix",
    "greenware",
    "leatherhard",
]


@frozen
class Said:
    """The truth about a comment. `key` is a word that no other comment contains; `parent` 0 is the story."""

    id: int
    by: str
    parent: int
    level: int
    words: str
    key: str


@frozen
class Discussion:
    """A page as text, and the truth: all comments of the discussion by id, and the ids that the page shows."""

    text: str
    story: int
    by: str
    said: dict[int, Said]
    context: tuple[int, ...]
    numbered: tuple[int, ...]

    @property
    def shown(self):
        """The ids of the page's comments, in page order."""
        return (*self.context, *self.numbered)


def discussion(seed):
    """Return the page for a seed. One in three is a comment page, and half of the pages have parent lines."""
    random = Random(seed)
    keys = _keys(random)
    story = random.randrange(20_000_000, 45_000_000)
    said, id_ = {}, story
    for _ in range(random.randrange(4, 24)):
        id_ += random.choice((1, 3, 8, 40, 170, 900))
        parent = random.choice([0, *said, *list(said)[-3:]])
        key, level = next(keys), said[parent].level + 1 if parent else 1
        said[id_] = Said(id_, random.choice(NAMES), parent, level, _paragraphs(random, key), key)
    hidden = {id_ for id_ in said if random.random() < 0.04}
    visible = [id_ for id_ in said if id_ not in hidden]
    focus = random.choice(visible) if visible and seed % 3 == 0 else None
    if focus and hidden.intersection(_ancestors(said, focus)):
        focus = None
    context = tuple(_ancestors(said, focus)[::-1]) if focus else ()
    numbered = tuple(id_ for id_ in visible if focus is None or id_ == focus or focus in _ancestors(said, id_))
    by, key = random.choice(NAMES), next(keys)
    title = f"A {key} made of drums" if random.random() < 0.7 else f"Ask: who has a {key}?"
    site = random.choice(["(kiln.example)", "(clay.example.org)", None])
    text = None if site else _paragraphs(random, next(keys))
    look = _Look(random)
    lines = [*look.top(said, numbered, focus), title, "", *([site] if site else [])]
    lines.append(look.score_line(random.randrange(2, 900), by, len(numbered)))
    lines += [text, ""] if text else []
    lines += [] if focus else ["ID: GO"]
    lines += ["Show context"] if context else []
    base = said[focus].level if focus else 0
    for id_ in context:
        lines += look.post(said, id_, None, 0, story)
    for number, id_ in enumerate(numbered, start=1):
        lines += look.post(said, id_, number, said[id_].level - base, story)
        lines += ["ID: GO"] if focus and number == 1 else []
    lines += [] if numbered else ["(no comments)"]
    return Discussion("\n".join([*lines, "↑"]) + "\n", story, by, said, context, numbered)


class _Look:
    """The style of one page."""

    def __init__(self, random):
        self.random = random
        self.parent_lines = random.random() < 0.5
        self.dates = random.random() < 0.3
        self.blank_lines = random.random() < 0.5

    def top(self, said, numbered, focus):
        names = [(name, n) for name, n in Counter(said[id_].by for id_ in numbered).most_common(10) if n > 2]
        if len(numbered) > 10 and names:
            yield from ("Most active commenters", *[f"  • {name}({n})" for name, n in names], "")
        kids = Counter(comment.parent for comment in said.values())
        popular = [id_ for id_ in numbered if kids[id_] > 2]
        if len(numbered) > 10 and popular:
            yield from ("Popular/hot comments", *[f"  • >>{id_} #" for id_ in popular], "")
        if focus:
            yield from ("←back to thread", "")

    def score_line(self, score, by, count):
        bottom = " | bottom" if count > 5 else ""
        return f"{score} points {by} | {count} comments | | HN request time: 0.01s | source{bottom}"

    def post(self, said, id_, number, level, story):
        comment = said[id_]
        date = f"{self.random.randrange(10, 28)} Nov 24 {self.random.randrange(10, 24)}:15 UTC" if self.dates else ""
        start, braces = f"{number}. " if number else "", f"{{{level}}}" if level > 2 else ""
        yield f"{start}{comment.by} ◴[{date}] No.{id_}{braces}[source]"
        if self.parent_lines:
            yield f">>{comment.parent} #" if comment.parent else f">>{story} (OP) #"
        yield comment.words
        kids = [kid for kid, other in said.items() if other.parent == id_]
        if self.blank_lines:
            yield ""
        if kids:
            yield f"replies({len(kids)}): " + "".join([f">>{kid} #" for kid in kids])


def _keys(random):
    """Yield invented words, all different."""
    seen = set()
    while True:
        key = "".join(random.choices(SYLLABLES, k=4))
        if key not in seen:
            seen.add(key)
            yield key


def _paragraphs(random, key):
    """Return one to three paragraphs of one to three sentences, with the key in the first and the last paragraph."""
    paragraphs = []
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        sentences = [" ".join(random.choices(WORDS, k=random.randrange(4, 18))) for _ in range(random.randrange(1, 4))]
        paragraphs.append(". ".join(words[0].upper() + words[1:] for words in sentences) + ".")
    paragraphs[0] = f"The {key} is what matters. {paragraphs[0]}"
    if len(paragraphs) > 1:
        paragraphs[-1] += f" So much for the {key}."
    return "\n\n".join(paragraphs)


def _ancestors(said, id_):
    """Return the ancestors of a comment, from its parent to the top-level comment."""
    found = []
    while parent := said[id_].parent:
        found.append(parent)
        id_ = parent
    return found
