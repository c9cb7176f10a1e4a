"""`quote_cut`: words gone from inside a quotation, or from an end of it where they turned the sense."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import numpy as np

from retold import settings
from retold.compare.align import flanks
from retold.compare.drawn import Drawn
from retold.compare.finding import change
from retold.compare.laid import ELLIPSIS, sure
from retold.compare.spoken import FILLERS
from retold.records import Change, Span

_TURNS: Final = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|unless|if|but|only|except|although|though|until|almost|"
    r"nearly|hardly|may|might|could|perhaps|maybe|probably|allegedly|some|few)\b|n['’]t\b",
    re.IGNORECASE,
)
_SETS: Final = re.compile(
    r"\b(?:unless|if|but|only|except|although|though|until|provided|however|while|yet)\b", re.IGNORECASE
)
_CONDITION: Final = re.compile(r"(?:if|unless|until|should|when|although|though|while|even if)\b", re.IGNORECASE)
_FRAME: Final = re.compile(
    r"(?:\b(?:not|never|doubt\w*|nobody|no one|hope\w*|wish\w*|guess|suppose|suspect|fear\w*|might|may|maybe|perhaps|"
    r"think|believe|pretend\w*|deny|denied|unless|if|claim\w*|imagine)\b|n['’]t\b)[^,;:.!?—–]*$",
    re.IGNORECASE,
)
_JOINS: Final = re.compile(r"\b(?:and|but|so|because|or|as|when|while)$", re.IGNORECASE)
_STOP: Final = re.compile(r"[.!?\"”]")
_QUALIFIER: Final = re.compile(
    r"[\s,;:—–-]*(?:(?:and|or)\s+)?(?:but|unless|if|only if|except|although|though|even though|however|until|provided|"
    r"so long as|as long as|as far as|assuming|should|when|not|never|within|under|for now|so far|at least|subject to|"
    r"in principle|in theory|apart from|pending|whether|while|yet|only|on condition|in case|barring|given that)\b",
    re.IGNORECASE,
)
_ADJUNCT: Final = re.compile(
    r"\s*(?:for|because|just|only|simply|merely|solely|to|in order|as|by|with|without|so that|since|on the strength|"
    r"out of|alone)\b",
    re.IGNORECASE,
)
_NEGATED: Final = frozenset("not never no none nobody nothing neither nor".split())
_GOES_ON: Final = re.compile(
    r"\W*(?:but|however|yet|still|unless|except|only|although|though|if|whether|that said|not that|even so|"
    r"at the same time|on the other hand|then again|mind you|until)\b",
    re.IGNORECASE,
)
"""How a sentence begins that takes back, or sets a condition on, what was said before it."""


def cut_changes(drawn: Drawn) -> Iterator[Change]:
    """What the source's quotation has and this one has not."""
    yield from _inside(drawn)
    at_end = list(_at_end(drawn))
    yield from at_end
    yield from _at_start(drawn)


def _inside(drawn: Drawn) -> Iterator[Change]:
    """Words gone from between words that stay."""
    for index, (tag, a, b, c, d) in enumerate(drawn.laid.edits):
        if tag == "equal" or min(flanks(drawn.laid.edits, index)) < 2:
            continue
        shown = drawn.shows_a_cut(c, d)
        if not (shown and a < b) and (not drawn.is_cut(index) or drawn.is_edited(a, b, c, d)):
            continue
        lost, content = drawn.text(a, b), drawn.content(a, b)
        if drawn.turn(a - 1) != drawn.turn(b) or ELLIPSIS.search(drawn.between(a, b)):
            continue
        if shown and not _TURNS.search(drawn.pair.source.text[drawn.span(a, b).start : drawn.span(a, b).end]):
            continue
        if not content or set(drawn.said(a, b)) <= FILLERS or drawn.repeats(a, b, c, d) or _inserted(drawn, a, b):
            continue
        how = "with an ellipsis in its place" if shown else "with nothing to show it"
        because = f"“{lost}” was cut from inside the quotation, {how}."
        certain = sure(drawn.laid) * (0.9 if content > 1 else 0.7)
        grave = settings.COMPARE_ELLIPSIS if shown else 1.0
        before, after = drawn.around(a, b), drawn.around_here(c, d)
        yield change(drawn.pair, "quote_cut", before, after, because=because, confidence=certain, weight=grave)


def _inserted(drawn: Drawn, a: int, b: int) -> bool:
    """Whether the lost words stand elsewhere in the quotation."""
    new = {word for tag, _, _, c, d in drawn.laid.edits if tag != "equal" for word in drawn.said_here(c, d)}
    return set(drawn.said(a, b)) - FILLERS <= new


def _at_end(drawn: Drawn) -> Iterator[Change]:
    """A condition, a "but" or what a negation was about, gone from the end of what was said in one sentence."""
    laid, source, derived = drawn.laid, drawn.pair.source, drawn.pair.derived
    b, d = laid.edits[-1][2], laid.edits[-1][4]
    stop = drawn.closing(b)
    tail = derived.text[max(laid.quotation.start, laid.quotation.end - 2) : laid.quotation.end + 6]
    if set(drawn.said_here(d, len(laid.ours))) - FILLERS or stop <= b or ELLIPSIS.search(tail):
        return
    start = int(source.words.ends[laid.theirs[b - 1].word])
    lost = drawn.span(b, stop)
    rest = source.text[start : lost.end]
    if ELLIPSIS.search(rest[: lost.start - start]):
        return
    opens = drawn.opening(b - 1)
    negated = _NEGATED & set(drawn.said(max(opens, laid.edits[0][1]), b)) and _ADJUNCT.match(rest)
    if (_QUALIFIER.match(rest) or negated) and len(rest.split()) >= 3 and not _still_told(drawn, lost):
        yield _edge(drawn, lost, "end")


def _at_start(drawn: Drawn) -> Iterator[Change]:
    """An "if" or "I do not think" of the same sentence, gone from the start of a quotation."""
    laid, source = drawn.laid, drawn.pair.source
    a, c = laid.edits[0][1], laid.edits[0][3]
    first = drawn.opening(a)
    if first == a or set(drawn.said_here(0, c)) - FILLERS:
        return
    gone = drawn.span(first, a)
    clause = source.text[gone.start : int(source.words.starts[laid.theirs[a].word])].rstrip()
    governs = _CONDITION.match(clause) and len(clause.split()) >= 3
    governs = governs or (_FRAME.search(clause.rstrip(" ,")) and not _JOINS.search(clause.rstrip(" ,")))
    if governs and not _still_told(drawn, gone):
        yield _edge(drawn, gone, "start")


def _still_told(drawn: Drawn, lost: Span) -> bool:
    """Whether the retelling has the words after all in another place, or a condition outside of the marks."""
    pair, quotation = drawn.pair, drawn.laid.quotation
    place = pair.source.at(lost)
    keys = pair.source.stems[place][pair.source.content[place]]
    if len(keys) and np.isin(keys, pair.derived.stems).mean() >= settings.COMPARE_TOLD:
        return True
    index = int(pair.derived.sentence[pair.derived.at(quotation).start])
    if index < 0:
        return False
    sentence = pair.derived.reading.sentences[index]
    outside = pair.derived.text[sentence.start : quotation.start], pair.derived.text[quotation.end :][:80]
    return any(_SETS.search(text.partition("\n")[0]) for text in outside)


def _edge(drawn: Drawn, lost: Span, where: str) -> Change:
    said = drawn.pair.source.said(lost)
    because = f"“{said}” is gone from the {where} of a quotation that reads as whole."
    certain = sure(drawn.laid) * 0.85
    return change(drawn.pair, "quote_cut", lost, drawn.laid.quotation, because=because, confidence=certain)
