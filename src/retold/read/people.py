"""A text in, the people whom it names in full out: name, role as given there, and gender where a word tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retold import outlets
from retold.read.cues import DOCUMENTS, GROUPS, OUTLET_NOUNS, PEOPLE, TITLES, closed
from retold.records import Speaker
from retold.settings import READ_ROLE_MAX

_TITLED = r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Lt|Col|Gen|Maj|Capt|Sgt|Det|Rev|Prof|Hon|St)\."

_PART = rf"(?:{_TITLED}|(?:[A-Z]\.)+|[A-Z][\w’'-]+)"

_RUN = re.compile(rf"{_PART}(?:[ \u00a0](?:(?:de|da|van|von|bin|al|el|la|dos|du|der|den)[ \u00a0])?{_PART})+")

_SMALL = re.compile(r"\b[a-z]{3,}\b")

CLOSED_WORDS = closed()

NOT_NAMES = frozenset(
    """the a an this that these those in on at by for from with to of and or but so if as when while after before
    since because he she they it we i you his her their our its my your what who how why where there here now then
    not no yes still also even one two according on per monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december mr mrs ms dr""".split()
)

_NO_PERSON = frozenset(
    """paper letter order center number power matter poster other former quarter weather water river chapter error
    sector factor major minor senior junior under over offer error never answer layer tower""".split())  # fmt: skip

_MALE = re.compile(
    r"\b(?:mr|sir|lord|king|prince|father|son|husband|brother|man|boy|\w+[a-z]man|actor|pope|bishop)\b", re.I
)

_FEMALE = re.compile(
    r"\b(?:mrs|ms|miss|dame|lady|queen|princess|mother|daughter|wife|widow|sister|woman|girl|\w+woman|actress)\b", re.I
)

_APPOSED = re.compile(r"(?:[^\W\d]|[’'&/.,\d \u00a0-]){3,90}?(?=,(?! [A-Z][\w]+,)| who\b| said\b|[.;:\n]|$)")


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whom the article names in full: first place, role as given there."""

    name: str
    role: str | None
    start: int
    gender: str


@dataclass(slots=True)
class People:
    """What is known of an article's people while its attributions are read in order."""

    text: str
    people: dict[str, list[Person]]
    starts: list[int]
    mentions: list[tuple[int, str]]
    last: list[tuple[int, Speaker, str]]


def is_person(word: str) -> bool:
    """Whether a noun, in small letters and singular, is one for a person."""
    if word in PEOPLE:
        return True
    if word in _NO_PERSON or word in DOCUMENTS or word in GROUPS or word in OUTLET_NOUNS:
        return False
    return len(word) > 4 and word.endswith(("er", "or", "ist", "ian", "man", "woman", "crat", "person"))


def is_title(word: str) -> bool:
    """Is this capitalised word a role before a name, and not a surname that ends like one?"""
    folded = word.strip(".").lower()
    return folded in PEOPLE or folded in TITLES


def singular(word: str) -> str:
    """A noun in the singular, by its ending."""
    if word in {"people", "persons"}:
        return "people"
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def roster(text: str, title: str | None) -> People:
    """Everyone whom the text, or else its title, names in full."""
    people: dict[str, list[Person]] = {}
    mentions: list[tuple[int, str]] = []
    common = set(_SMALL.findall(text))
    for match in _RUN.finditer(text):
        prefix, name, offset = _split_run(match.group(), common)
        if len(name) < 2 or not is_name(name) or name[-1].lower() in common:
            continue
        full = " ".join(name)
        start = match.start() + offset
        mentions.append((start, full))
        known = people.setdefault(name[-1].lower(), [])
        if full not in {person.name for person in known} and len(known) < 8:
            role = _role_before(text, match.start(), prefix) or _role_after(text, match.end())
            known.append(Person(full, role, start, gender_of(f"{prefix} {role or ''}")))
    if title:
        for match in _RUN.finditer(title):
            _, name, _ = _split_run(match.group(), common)
            if len(name) == 2 and is_name(name) and not title.istitle():
                people.setdefault(name[-1].lower(), []).append(Person(" ".join(name), None, -1, ""))
    return People(text, people, [start for start, _ in mentions], mentions, [])


def _split_run(run: str, common: set[str]) -> tuple[str, list[str], int]:
    """Titles and roles before a name, the name's words, and where in the run they start."""
    pieces = [(match.group(), match.start()) for match in re.finditer(r"[^\s\u00a0]+", run)]
    first = 0
    for index, (piece, _) in enumerate(pieces):
        word = piece.strip(".").lower()
        opening = index == first and (word in CLOSED_WORDS or word in common)
        if opening or word in NOT_NAMES or is_title(word) or piece.endswith(("’s", "'s")):
            first = index + 1
    name = [piece for piece, _ in pieces[first:]]
    return run[: pieces[first][1]].strip() if name else run, name, pieces[first][1] if name else 0


def is_name(name: list[str]) -> bool:
    """Are these capitalised words a person's name, and not that of a body or an outlet?"""
    lowered = [word.lower().strip(".") for word in name]
    body = any(word in GROUPS or word in DOCUMENTS or word in OUTLET_NOUNS for word in lowered)
    return (
        not body
        and not any(word.isupper() and len(word) > 2 for word in name)
        and not outlets.looks_like_outlet(" ".join(name))
    )


def _role_before(text: str, start: int, prefix: str) -> str | None:
    """`Mayor Jane Doe`, `Union spokesman John Roe`: the words right before a name that end in a role."""
    lead = text[max(0, start - READ_ROLE_MAX) : start]
    words = re.findall(r"[^\s,.;:!?\"“”()\n]+|[,.;:!?\"“”()\n]", lead)
    if prefix:
        kept = [
            word for word in prefix.split() if word.lower().strip(".") not in {"mr", "mrs", "ms", "miss", *NOT_NAMES}
        ]
        return " ".join(kept) or None
    if not words or not is_person(words[-1].lower()):
        return None
    first = len(words) - 1
    while (
        first > 0
        and len(words) - first < 6
        and (
            words[first - 1][:1].isupper()
            or words[first - 1].endswith(("’s", "'s"))
            or is_person(words[first - 1].lower())
        )
    ):
        first -= 1
    kept = words[first:]
    while kept and kept[0].lower() in NOT_NAMES:
        kept = kept[1:]
    return " ".join(kept) or None


def _role_after(text: str, end: int) -> str | None:
    """`Jane Doe, the mayor of X, ...`: the apposition, where it holds a role."""
    match = re.compile(r"(?:, \d{1,3})?, (?=(?:the|a|an|one of|[A-Z][\w’']+(?:’s|'s)|[a-z])\b)").match(text, end)
    if match is None:
        return None
    body = _APPOSED.match(text, match.end())
    if body is None:
        return None
    role = body.group().strip()
    head = re.split(r"\b(?:of|for|at|in|with|from|to|on|and)\b", role)[0].split()
    return (
        role
        if head and (is_person(singular(head[-1].lower())) or any(is_person(word.lower()) for word in head))
        else None
    )


def gender_of(words: str) -> str:
    """f, m or nothing, by titles and nouns such as "spokeswoman"."""
    return "f" if _FEMALE.search(words) else "m" if _MALE.search(words) else ""
