"""Tagged sentences in, finite verb groups out, each with the infinitive that it introduces. Entry: `groups`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from retold.read.statement_tags import Tagged
from retold.read.statement_verbs import CHAINS, GERUNDS, STATES

Range = tuple[int, int]

_GROUP: Final = re.compile(
    r"[mhakVSBe](?:(?<=[VSBe])"
    r"|(?<=m)[nr]{0,3}(?:[BCk](?![nr]?[BC])|h[nr]{0,2}(?:b[nr]{0,2}){0,2}[eEVCG]?|b[nr]{0,2}(?:b[nr]{0,2})?[eEVCG]?|k)?"
    r"|(?<=h)[nr]{0,3}(?:b[nr]{0,2}(?:b[nr]{0,2})?[eEVCG]?|[eEVC])?"
    r"|(?<=a)[nr]{0,3}(?:b[nr]{0,2})?[eEVCG]?"
    r"|(?<=k)[nr]{0,3}[BCh]?)"
)
_INFINITIVE: Final = re.compile(r"[nr]{0,2}t[nr]{0,2}(?:h[nr]{0,2}(?:b[nr]{0,2})?[eEVCG]?|b[nr]{0,2}[eEVCG]?|[BXxCk])")
# In a sentence without any finite verb, a third person that may be a noun, an infinitive, a participle with "by".
_HEADING: Final = re.compile(
    r"(?<=[wNQ#'])[Zz](?=[wsNQ#dGXxtieR])|(?<=[sQ])[Xx](?=[wsNQdiG])|(?<=[wsNQ])tr?[BXx]|(?<=[wsNQ])E(?=l)"
)
_GERUND: Final = re.compile("n?G")
_ADJECTIVE: Final = re.compile(r"r{0,2}[weEGLrC](?=t[nr]{0,2}[BXxCbhk])")
_UNDONE: Final = frozenset(
    "united unveiled uncovered undermined unleashed understood undertaken unified undone".split()
)


@dataclass(slots=True)
class Group:
    """A finite verb group: tokens `start` to `end`, its main verb `head`; and the clause that it makes.

    `opens` is the token at which its clause starts; `opener` the letter of the word that opens it, or "".
    `things` is its object or complement; `speaks` says that this is a clause.
    """

    start: int
    end: int
    head: int
    subject: Range | None = None
    antecedent: Range | None = None
    opens: int = 0
    opener: str = ""
    relative: bool = False
    shares: bool = False
    passive: bool = False
    speaks: bool = False
    asked: bool = False
    things: Range | None = None
    agent: Range | None = None
    kept: bool = True
    before: Group | None = None


class Reader:
    """The tokens of one text, and what can be asked of them."""

    def __init__(self, text: str, tokens: Tagged) -> None:
        self.text, self.tokens = text, tokens
        self.letters, self.words = tokens.letters, tokens.words
        self.reversed = tokens.letters[::-1]
        self.size = len(tokens.letters)
        self.asked = False

    def word(self, index: int) -> str:
        """The folded word of a token."""
        return self.words[index].lower()


def groups(reader: Reader, first: int, last: int) -> list[Group]:
    """The finite verb groups from token `first` up to `last`, in order."""
    found = []
    at = first
    while match := _GROUP.search(reader.letters, at, last):
        start, end = match.span()
        while end > start + 1 and reader.letters[end - 1] == "r":
            end -= 1
        head = end - 1
        while head > start and reader.letters[head] in "nr":
            head -= 1
        passive = _is_passive(reader, start, head)
        while start > first and reader.letters[start - 1] == "n":
            start -= 1  # "never closed"
        group = Group(start, end, head, passive=passive)
        _chain(reader, group, last)
        found.append(group)
        at = max(group.end, match.end())
    return found


def heading(reader: Reader, first: int, last: int) -> list[Group]:
    """The verb of a heading: `Port board backs closure`, `Board to close port`, `Port closed by board`."""
    match = _HEADING.search(reader.letters, first, last)
    if match is None:
        return []
    start, end = match.span()
    group = Group(start, end, end - 1)
    group.passive = reader.letters[start] == "E"
    _chain(reader, group, last)
    return [group]


def _is_passive(reader: Reader, start: int, head: int) -> bool:
    if head == start or reader.letters[head] not in "eEVC":
        return False
    before = head - 1
    while before > start and reader.letters[before] in "nr":
        before -= 1
    word = reader.word(head)
    if word.startswith("un") and word not in _UNDONE:
        return False
    if reader.letters[before] == "a" and reader.letters[before - 1] in "pW" and reader.word(before)[1:] == "s":
        return reader.letters[head + 1] == "l"  # "he's seen"
    return reader.letters[before] in "ab" and word not in STATES


def _chain(reader: Reader, group: Group, last: int) -> None:
    """Takes in the particle, and the infinitive that the verb only introduces ("plans to close")."""
    letters = reader.letters
    if group.end < last and letters[group.end] == "R" and letters[group.head] not in "abhm":
        group.end += 1
    for _ in range(3):
        gerund = _GERUND.match(letters, group.end, last)
        if gerund and reader.word(group.head) in GERUNDS:
            group.head, group.end, group.passive = gerund.end() - 1, gerund.end(), False
            continue
        start = _introduced_from(reader, group, last)
        infinitive = _INFINITIVE.match(letters, start, last) if start is not None else None
        if infinitive is None:
            return
        group.end = infinitive.end()
        group.head = group.end - 1
        group.passive = _is_passive(reader, infinitive.start(), group.head)
        if group.end < last and letters[group.end] == "R":
            group.end += 1


def _introduced_from(reader: Reader, group: Group, last: int) -> int | None:
    """Where an infinitive would start: behind the verb, or the adjective of a copula ("is likely to")."""
    letters, end = reader.letters, group.end
    if letters[end] not in "tnrweEGLC":
        return None
    if letters[group.head] not in "ab":
        return end if reader.word(group.head) in CHAINS else None
    adjective = _ADJECTIVE.match(letters, end, last)
    if adjective and reader.word(adjective.end() - 1) in CHAINS:
        return adjective.end()
    return end if end < last and letters[end] == "t" else None
