"""A text in, the bodies and outlets that it names in full out, so that "the authority", "HPA" and "it" find them."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import Final, NamedTuple

from retold import outlets
from retold.read.cues import DOCUMENTS, GROUPS, closed
from retold.read.names import UPPER, has_body_word, is_acronym, is_body
from retold.read.nouns import is_title, singular, sort_of
from retold.settings import READ_PRONOUN_REACH

_WORD: Final = rf"[{UPPER}][\w’'&-]*(?<![’']s)(?<![’'])"
_RUN: Final = re.compile(
    rf"(?<![\w@#./&-]){_WORD}(?:[ \u00a0](?:(?:of|for|on)[ \u00a0](?:the[ \u00a0])?|(?:and|&)[ \u00a0])?{_WORD})*"
)
_CLOSED: Final = closed()
_PREPOSITION: Final = re.compile(
    r"\b(?:of|by|to|with|for|from|against|about|at|in|on|than|between|and|or)\s(?:the\s)?$"
)


_CHAMBERS: Final = (["house"], ["senate"])
"""Bodies that go by these words alone, and no short form of a longer name ("the Senate Harbour Committee")."""
_FIRM_ENDS: Final = frozenset(
    """news corporation corp inc co company holdings industries airlines motors pharmaceuticals technologies media llc
    ltd""".split()
)


class Body(NamedTuple):
    """One naming of a body or outlet, at full length: where, its name, and whether it heads its clause."""

    start: int
    name: str
    lead: bool


class Bodies:
    """Every body and outlet named by two words or more, in order."""

    def __init__(self, text: str) -> None:
        self.namings: list[Body] = []
        self._by_head: dict[str, list[Body]] = {}
        self._by_initials: dict[str, str] = {}
        self._by_first: dict[str, str] = {}
        for match in _RUN.finditer(text):
            words = match.group().split()
            while words and (words[0].lower() in _CLOSED or (is_title(words[0]) and not _is_justice(words))):
                words = words[1:]
            if len(words) < 2 or not (has_body_word(words) or _heads(words)) or _is_officer(words):
                continue
            start = match.end() - len(" ".join(words))
            article = text[max(0, start - 4) : start].lower() == "the "
            name = " ".join(words)
            lead = (
                _PREPOSITION.search(text[max(0, start - 20) : start]) is None
                and text[match.end() : match.end() + 1] not in "’'"
            )
            body = Body(start, self._known(f"the {name}" if article else name), lead)
            self.namings.append(body)
            self._by_head.setdefault(words[-1].lower(), []).append(body)
            for word, after in pairwise(words):
                if word.lower() in GROUPS and after in {"of", "for", "on"}:
                    self._by_head.setdefault(word.lower(), []).append(body)
            if len(words) < 4 and all(word.lower().strip(".") in _FIRM_ENDS for word in words[1:]):
                self._by_first.setdefault(words[0], body.name)
            letters = "".join(word[0] for word in words if word[0].isupper())
            self._by_initials.setdefault(letters, body.name)
        self._outlets = [body for body in self.namings if is_outlet(body.name)]
        self.starts = [body.start for body in self.namings]

    def opened_by(self, word: str) -> str | None:
        """`Quill` of "Quill News", "Rand" of "Rand Corporation": the whole of which it is the only telling word."""
        return self._by_first.get(word)

    def outlet(self, start: int) -> str | None:
        """Which outlet "the newspaper" is: the one named last, unless two are near."""
        at = bisect_left(self._outlets, start, key=lambda body: body.start)
        near = {body.name for body in self._outlets[max(0, at - 6) : at] if start - body.start < READ_PRONOUN_REACH}
        return near.pop() if len(near) == 1 else None

    def full(self, name: list[str], start: int, definite: bool) -> str | None:
        """The full name behind initials, or behind "the authority" and "the Journal": the nearest before it."""
        if len(name) == 1 and is_acronym(name[0]):
            return self._by_initials.get(name[0])
        if not definite or not name or [word.lower() for word in name] in _CHAMBERS:
            return None
        held = self._by_head.get(name[-1].lower(), [])
        at = bisect_left(held, start, key=lambda body: body.start)
        fitting = [body.name for body in reversed(held[max(0, at - 6) : at]) if _within(name, body.name)]
        if len(name) == 1 and not all(_one_in_other(full, fitting[0]) for full in fitting):
            return None  # "the court" after two courts
        return fitting[0] if fitting else None

    def _known(self, name: str) -> str:
        """A name as it stood at full length before, where it is the shorter form of one ("the Sun Ledger")."""
        words = name.removeprefix("the ").split()
        held = self._by_head.get(words[-1].lower(), [])[-6:]
        longer = [body.name for body in held if len(body.name) > len(name) and _within(words, body.name)]
        return longer[0] if longer and is_outlet(longer[0]) else name


def _within(words: list[str], name: str) -> bool:
    held = {word.lower() for word in name.split()}
    return all(word.lower() in held for word in words)


def _one_in_other(one: str, other: str) -> bool:
    return _within(one.removeprefix("the ").split(), other) or _within(other.removeprefix("the ").split(), one)


def _heads(words: list[str]) -> bool:
    """`Department of Harbours`: a body by the noun before "of"."""
    at = next((n for n, word in enumerate(words) if word in {"of", "for", "on"}), 0)
    head = singular(words[at - 1].lower()) if at else ""
    return at > 0 and (head in GROUPS or head in DOCUMENTS)


def _is_justice(words: list[str]) -> bool:
    """`Justice Department`: a noun for a person that opens a body's name?"""
    return len(words) > 1 and is_body(words) and sort_of(words[0].lower()) == "person"


def _is_officer(words: list[str]) -> bool:
    """`House Speaker Ada Dell`, `Senate Majority Leader`: a person with the name of a body before the title?"""
    return not (words[-1].lower() in GROUPS or is_outlet(" ".join(words))) and any(
        is_title(word) and (n + 1 == len(words) or words[n + 1][:1].isupper()) for n, word in enumerate(words) if n
    )


def is_outlet(name: str) -> bool:
    """Does this name have an outlet's form?"""
    return outlets.looks_like_outlet(name)
