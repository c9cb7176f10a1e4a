"""A text in, its softening words out, each with what it softens. Entry: `hedges`.

Cues are found by a word of theirs and checked by patterns (`hedge_cues.py`, `hedge_plans.py`). What one softens is its
clause, parted by marks and joining words; for "about 40" it is the number, for "the alleged theft" the thing. The
classes follow the usual accounts of hedging (Hyland 1998; the CoNLL-2010 shared task on hedge scope).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from retold import settings
from retold.read import hedge_cues, hedge_plans
from retold.read.hedge_patterns import NUMBER, Cue, Softens
from retold.records import Hedge, HedgeKind, Span, Spans

_QUANTITY: Final = re.compile(
    rf"\s+(?:an? |the |another )?{NUMBER}"
    r"(?:[- ](?:percent|per cent|dozen|hundred|thousand|million|billion|trillion|half)\b|%)?"
    r"(?:\s+(?!(?:and|or|but|of|in|on|at|to|by|for|from|who|that|which|is|are|were|was|have|had|has|will|as|with|"
    r"after|before|during|over|a\.m|p\.m|this|last|next|since|until|when|while)\b)[A-Za-z][\w’'-]{1,30})?",
    re.I,
)
_THING: Final = re.compile(
    r"(?:\s+(?!(?:and|or|but|of|in|on|at|to|by|for|from|who|that|which|were|was|is|are|have|had|has|will|as|with|"
    r"after|before|over|against|during)\b)[\w’'-]{1,40}){1,4}"
)
_BOUND: Final = re.compile(
    r"[;:()\[\]“”\"]|(?:^|\s)[–—-]+\s|—"
    r"|(?P<tail>,)[”\"]?\s+(?=(?:[\w.’'-]+\s+){0,5}?(?:said|says|told|wrote|added|according|reported|announced)\b)"
    r"|(?P<join>,\s+(?:and|but|or|so|yet|which|who|whose|where|while|when|although|though|because|as|if|after|"
    r"before|since|"
    r"unless|until|with|including|citing)\b)"
    r"|(?P<sub>\b(?:because|although|though|while|whereas|unless|but)\b)"
    r"|(?P<open>\b(?:that|whether|if|when|after|before|until|since|who|which)\b)"
)
_NOT_ABOUT: Final = re.compile(
    r"(?:talk|think|thought|ask|speak|spoke|know|writ|wrote|stor|question|concern|debate|warn|complain|learn|tell|"
    r"told|said|"
    r"information|joke|book|film|movie|something|anything|nothing|all|what|how|much|car|worr|confus|argu|tweet|"
    r"detail|read|"
    r"hear|heard|lie|lying|testif|excit|feel|felt|conversation|report|claim|documentar|sure|fact|facts|episode|article|"
    r"piece|scene|is|was|it|bring|brought|came|come)(?:e|s|es|ed|ing|y|ies|ied|t|ten|n|ry|ning|red|y’re)?$",
    re.I,
)
_YEAR: Final = re.compile(r"\s+(?:19|20)\d\d(?![\d,.]*\d)(?!\s+(?:people|men|women|votes|jobs|students|cases))")
_WORD: Final = re.compile(r"[a-z]+")
_NAME_BEFORE: Final = re.compile(r"\b[A-Z][\w.’'-]*\W*(?:\w+ly\s+|also\s+)?$")


def _by_word() -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for cue in (*hedge_cues.CUES, *hedge_plans.CUES):
        for word in cue.words:
            found.setdefault(word, []).append(cue)
    return {word: tuple(cues) for word, cues in found.items()}


_CUES: Final = _by_word()
_NAMES: Final = frozenset({"may", "might", "could", "planned"})
_SOME_ONE: Final = re.compile(r"\s+(?:one|half|two(?! (?:dozen|hundred|thousand|million|billion|decades)))\b")


class _Found(NamedTuple):
    """A cue in use as a hedge, in the order of the text, the longest of those that start alike first."""

    start: int
    shortness: int
    kind: HedgeKind
    softens: Softens
    scope: int
    confidence: float


def hedges(text: str, sentences: Spans) -> tuple[Hedge, ...]:
    """Softening words in order, with the clause or quantity that each softens. `sentences` are those of `text`."""
    found: list[Hedge] = []
    starts = [sentence.start for sentence in sentences]
    bounds: tuple[list[int], list[int]] = ([], [])
    bounded: Span | None = None
    for each in sorted(_found(text)):
        cue = Span(each.start, each.start - each.shortness)
        place = bisect_right(starts, cue.start) - 1
        if place < 0 or cue.end > sentences[place].end or (found and cue.start < found[-1].cue.end):
            continue
        scope = _thing(text, each, cue, sentences[place])
        if scope is None:
            if bounded is not sentences[place]:
                bounded = sentences[place]
                bounds = _bounds(text, bounded)
            scope = _scope(text, bounded, cue, bounds)
        found.append(Hedge(each.kind, cue, scope, each.confidence))
    return tuple(found)


def _found(text: str) -> Iterator[_Found]:
    """Every cue in use as a hedge. The words of the text say which cues to try; most cost nothing."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for word in _CUES.keys() & set(_WORD.findall(low)):
        at = low.find(word)
        while at >= 0:
            end = at + len(word)
            if _apart(low, at, end):
                found = _cue(text, low, at, word)
                if found is not None:
                    yield found
            at = low.find(word, end)


def _apart(low: str, start: int, end: int) -> bool:
    """Whether letters are a word of their own, and no part of one with hyphens."""
    left, right = low[max(0, start - 2) : start], low[end : end + 2]
    if left[-1:].isalnum() or right[:1].isalnum():
        return False
    return not (left[-1:] == "-" and left[:1].isalnum()) and not (right[:1] == "-" and right[1:].isalnum())


def _cue(text: str, low: str, at: int, word: str) -> _Found | None:
    back = max(0, at - settings.READ_HEDGE_BACK)
    before = low[back:at]
    for cue in _CUES[word]:
        match = cue.at.match(low, at)
        if match is None:
            continue
        ahead = cue.before.search(before) if cue.before else None
        if (cue.before and ahead is None) or (cue.unless and cue.unless.search(before)):
            continue
        if cue.common and _NAME_BEFORE.search(text, back, at):
            continue
        if _is_name(text, at, word) or (cue.kind == "approximately" and _is_no_amount(text, match, word, before)):
            return None
        groups = ahead.groupdict() if ahead else {}
        start = back + ahead.start("cue") if ahead and groups.get("cue") else at
        scope = back + ahead.start("scope") if ahead and groups.get("scope") else start
        sure = settings.READ_HEDGE_SURE[cue.kind] * (settings.READ_HEDGE_WEAK if cue.weak else 1)
        return _Found(start, start - match.end(), cue.kind, cue.softens, scope, sure)
    return None


def _is_name(text: str, at: int, word: str) -> bool:
    """Whether "May" or "Planned" is a name, or opens a question or a wish."""
    return text[at].isupper() and word in _NAMES


def _is_no_amount(text: str, match: re.Match[str], word: str, before: str) -> bool:
    """Whether "about" is concerning, "around" a place, or "some" no number's."""
    if word not in {"about", "around", "some"}:
        return False
    last = (before.split() or [""])[-1].strip("\"“‘('")
    if _YEAR.match(text, match.end()) or (word != "some" and _NOT_ABOUT.fullmatch(last)):
        return True
    return word == "some" and _SOME_ONE.match(text, match.end()) is not None


def _thing(text: str, found: _Found, cue: Span, sentence: Span) -> Span | None:
    """The quantity, or the thing, where that and not a clause is softened."""
    if found.scope < cue.start:
        return Span(max(found.scope, sentence.start), cue.end)
    if found.softens == "clause":
        return None
    amount = _QUANTITY.match(text, cue.end, sentence.end) if found.softens == "amount" else None
    match = amount or _THING.match(text, cue.end, sentence.end)
    return Span(cue.start, match.end() if match else cue.end)


def _bounds(text: str, sentence: Span) -> tuple[list[int], list[int]]:
    """Where clauses may start in a sentence, and where they may end."""
    starts, ends = [sentence.start], []
    for match in _BOUND.finditer(text, sentence.start, sentence.end):
        starts.append(match.end())
        if match.lastgroup != "open":
            ends.append(match.start())
    return starts, [*ends, sentence.end]


def _scope(text: str, sentence: Span, cue: Span, bounds: tuple[list[int], list[int]]) -> Span:
    """The clause that a cue stands in, without the marks and spaces around it."""
    start = bounds[0][bisect_right(bounds[0], cue.start) - 1]
    end = bounds[1][bisect_left(bounds[1], cue.end)]
    before, after = text[start : start + 99], text[max(cue.end, end - 99) : end]  # bounded, for time linear in cues
    left = len(before) - len(before.lstrip(" \t\n,—–-\"“”'‘’"))
    right = len(after) - len(after.rstrip(" \t\n,.;:!?—–-\"“”'‘’"))
    scope = Span(min(start + left, cue.start), max(end - right, cue.end))
    return sentence if scope == cue else scope
