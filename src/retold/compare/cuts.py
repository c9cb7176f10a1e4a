"""`quote_cut`: words gone from inside a quotation, or from an end of it where they turned the sense."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import numpy as np

from retold import settings
from retold.compare.align import Pair, flanks
from retold.compare.drawn import Drawn, Quotations
from retold.compare.finding import change
from retold.compare.laid import ELLIPSIS, MARK, SMALL
from retold.compare.spoken import FILLERS
from retold.records import Change, Span

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
    r"[\s,;:—–-]*(?:(?:and|or)\s+(?:not|never|no|only)|but|unless|if|only if|except|although|though|even though|"
    r"however|until|provided|so long as|as long as|as far as|assuming|should|when|not|never|for now|so far|at least|"
    r"subject to|in principle|in theory|apart from|pending|yet|only|on condition|in case|barring|given that|within)\b",
    re.IGNORECASE,
)
_TAKES_BACK: Final = re.compile(
    r"[\s,;:—–-]*(?:(?:and|or)\s+(?:not|never|no)|but|unless|only if|except|although|though|provided|not)\b",
    re.IGNORECASE,
)
_LATER: Final = re.compile(
    r"[,;—–]\s*(?:but|unless|if|only if|except|although|though|provided|subject to|assuming|depending|as long as)\b",
    re.IGNORECASE,
)
_IDLE: Final = re.compile(
    r"\bif (?:(?:he|she|they|you|we|it|i|one) (?:so )?(?:wish|want|desire|like|choose|please|will|may|can|could)\w*|"
    r"necessary|possible|needed|any|anything|so|ever|not)\b|"
    r"\b(?:no|not|n['’]t) (?:(?:a|an|any|in|the|have|be|there|is) )*(?:doubt|secret|surpris\w+|wonder|accident|"
    r"coincidence|overstatement|exaggerat\w+|question)\b",
    re.IGNORECASE,
)
"""Conditions that set none, and denials that affirm."""
_LEADS: Final = re.compile(
    r"\b(?:but|unless|if|only|except|although|though|provided|until)(?: that)?(?: (?:he|she|they|it))?\W*$",
    re.IGNORECASE,
)
_ADJUNCT: Final = re.compile(
    r"\s*(?:for|just|only|simply|merely|solely|to|in order to|by|with|without|out of|alone)\b",
    re.IGNORECASE,
)
_PARTS: Final = frozenset("that which who whom whose because but and or if when while as than".split())
_NEGATED: Final = frozenset("not never no none nobody nothing neither nor".split())
_GOES_ON: Final = re.compile(
    r"\W*(?:but|however|yet|still|unless|except|only|although|though|if|whether|that said|not that|even so|"
    r"at the same time|on the other hand|then again|mind you|until)\b",
    re.IGNORECASE,
)
"""How a sentence begins that takes back, or sets a condition on, what was said before it."""


def cut_at_an_end(drawn: Drawn) -> Iterator[Change]:
    """What the source's quotation has more at its start or its end, where that turns the sense."""
    yield from _at_end(drawn)
    yield from _at_start(drawn)
    yield from _next_sentence(drawn)


def cut_inside(drawn: Drawn) -> Iterator[Change]:
    """Words gone from between words that stay."""
    for index, (tag, a, b, c, d) in enumerate(drawn.laid.edits):
        shown = drawn.shows_a_cut(a, b, c, d)
        if tag == "equal" or min(flanks(drawn.laid.edits, index)) < (1 if shown else 2):
            continue
        if not (shown and a < b) and (not drawn.is_cut(index) or drawn.is_edited(a, b, c, d)):
            continue
        lost, content = drawn.text(a, b), min(drawn.content(a, b), len(set(drawn.said(a, b)) - FILLERS))
        if drawn.turn(a - 1) != drawn.turn(b) or ELLIPSIS.search(drawn.between(a, b)):
            continue
        if shown and not _turns(drawn, a, b):
            continue
        if not content or drawn.repeats(a, b, c, d) or _inserted(drawn, a, b) or _is_title(drawn, a, b):
            continue
        how = "with an ellipsis in its place" if shown else "with nothing to show it"
        because = f"“{lost}” was cut from inside the quotation, {how}."
        certain = drawn.sure * (0.9 if content > 1 else 0.7)
        certain *= settings.COMPARE_QUOTE_OWN if drawn.is_of_two_sentences(a, b) and not drawn.only_source else 1.0
        grave = settings.COMPARE_ELLIPSIS if shown else 1.0
        before, after = drawn.around(a, b), drawn.around_here(c, d)
        yield change(drawn.pair, "quote_cut", before, after, because=because, confidence=certain, weight=grave)


def _turns(drawn: Drawn, a: int, b: int) -> bool:
    """Whether words within one sentence set a condition, or are few and say whether or how much."""
    place = drawn.span(a, b)
    lost = drawn.pair.source.text[place.start : place.end]
    few = b - a <= settings.COMPARE_QUOTE_FEW and drawn.is_force(a, b)
    return not _STOP.search(lost) and bool(few or _TAKES_BACK.match(lost) or _LATER.match(f", {lost}"))


def _is_title(drawn: Drawn, a: int, b: int) -> bool:
    """Whether the lost words are a name that stands in marks of its own between two parts of what was said."""
    words = [drawn.pair.source.word(each.word) for each in drawn.laid.theirs[a:b]]
    own = drawn.speech.quotation
    apart = a > 0 and own[drawn.laid.theirs[a - 1].word] != own[drawn.laid.theirs[a].word]
    return apart and all(word[:1].isupper() or word in FILLERS | SMALL for word in words)


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
    if (
        stop <= b
        or not _is_sentence(drawn)
        or ELLIPSIS.search(tail)
        or set(drawn.said_here(d, len(laid.ours))) - FILLERS
    ):
        return
    start, end = int(source.words.ends[laid.theirs[b - 1].word]), drawn.span(b, stop).end
    rest = source.text[start:end]
    whole = derived.text[laid.quotation.start : laid.quotation.start + 1].isupper()
    found = (_QUALIFIER if whole else _TAKES_BACK).match(rest) or (_LATER.search(rest) if whole else None)
    if found is None and whole and _denies(drawn.said(max(drawn.opening(b - 1), laid.edits[0][1]), b)):
        found = _ADJUNCT.match(rest)
    if found is None or ELLIPSIS.search(rest[:4]) or _IDLE.search(rest) or len(rest[found.start() :].split()) < 3:
        return
    lost = Span(start + found.start() + len(rest[found.start() :]) - len(rest[found.start() :].lstrip(" ,;:—–-")), end)
    place = source.at(lost)
    small = all(source.word(word).casefold() in FILLERS | SMALL for word in range(place.start, place.stop))
    if not small and not _still_told(drawn, lost):
        yield _edge(drawn, lost, "end")


def _is_sentence(drawn: Drawn) -> bool:
    """Whether a quotation is long enough to be one, and no title in capitals."""
    said = drawn.pair.derived.text[drawn.laid.quotation.start : drawn.laid.quotation.end]
    return len(drawn.laid.ours) >= 3 and not said.isupper() and not said.istitle()


def _denies(said: list[str]) -> bool:
    """Whether the last clause of what was said has a negation."""
    last = max((at for at, word in enumerate(said) if word in _PARTS), default=-1)
    return bool(_NEGATED & set(said[last + 1 :]))


def _at_start(drawn: Drawn) -> Iterator[Change]:
    """An "if" or "I do not think" of the same sentence, gone from the start of a quotation."""
    laid, source = drawn.laid, drawn.pair.source
    a, c = laid.edits[0][1], laid.edits[0][3]
    first = drawn.opening(a)
    derived, start = drawn.pair.derived, laid.quotation.start
    whole = derived.text[start : start + 1].isupper() or (not drawn.before() and drawn.shows_a_cut(0, 0, 0, 0))
    if first == a or not whole or not _is_sentence(drawn) or set(drawn.said_here(0, c)) - FILLERS:
        return
    gone = drawn.span(first, a)
    clause = source.text[gone.start : int(source.words.starts[laid.theirs[a].word])].rstrip()
    if MARK.search(clause) or _IDLE.search(clause):
        return
    governs = _CONDITION.match(clause) and len(clause.split()) >= 3
    governs = governs or (_FRAME.search(clause.rstrip(" ,")) and not _JOINS.search(clause.rstrip(" ,")))
    if governs and not _still_told(drawn, gone):
        yield _edge(drawn, gone, "start")


def _still_told(drawn: Drawn, lost: Span) -> bool:
    """Whether the retelling has the words after all in another place, or a condition outside of the marks."""
    pair, quotation = drawn.pair, drawn.laid.quotation
    if _told(drawn, lost) >= settings.COMPARE_TOLD:
        return True
    index = int(pair.derived.sentence[pair.derived.at(quotation).start])
    if index < 0:
        return False
    sentence = pair.derived.reading.sentences[index]
    outside = pair.derived.text[sentence.start : quotation.start], pair.derived.text[quotation.end :][:80]
    return any(_SETS.search(text.partition("\n")[0]) for text in outside)


def _told(drawn: Drawn, lost: Span) -> float:
    """The share of the words of content of a stretch of the source that the retelling has outside of the quotation."""
    pair = drawn.pair
    place, own = pair.source.at(lost), pair.derived.at(drawn.laid.quotation)
    keys = [pair.source.stems[word] for word in range(place.start, place.stop)
            if pair.source.content[word] and "'" not in pair.source.word(word)]  # fmt: skip
    others = np.concatenate((pair.derived.stems[: own.start], pair.derived.stems[own.stop :]))
    return float(np.isin(keys, others).mean()) if keys else 0.0


def _next_sentence(drawn: Drawn) -> Iterator[Change]:
    """The sentence after the quoted one, of the same turn, that takes it back or sets a condition on it."""
    laid, source, turn = drawn.laid, drawn.pair.source, drawn.speech.turn
    b, d = laid.edits[-1][2], laid.edits[-1][4]
    last = laid.theirs[b - 1].word
    if set(drawn.said_here(d, len(laid.ours))) - FILLERS or drawn.closing(b) > b or not drawn.only_source:
        return
    near = slice(last + 1, last + 1 + settings.COMPARE_QUOTE_LONGEST)
    after = last + 1 + np.flatnonzero(turn[near] == turn[last])
    if not len(after):
        return
    first = int(after[0])
    lost = source.span(first, int(after[source.sentence[after] == source.sentence[first]][-1]) + 1)
    if _GOES_ON.match(source.text[lost.start : lost.end]) and _told(drawn, lost) < settings.COMPARE_SPEECH_TOLD:
        because = f"“{source.said(lost)}” followed in the same breath and is gone."
        certain = settings.COMPARE_SPEECH_CUT
        yield change(drawn.pair, "quote_cut", lost, laid.quotation, because=because, confidence=certain)


def unquoted(pair: Pair, found: Quotations) -> Iterator[Change]:
    """Words of the source inside marks that set a condition or took something back, gone where the rest is told."""
    if not found.only_source:
        return
    used = {int(found.speech.quotation[each.laid.start]) for each in found.of_speech()}
    for number, quotation in enumerate(pair.source.quotations):
        place = pair.source.at(quotation)
        sentence = int(pair.source.sentence[place.start]) if place.start < place.stop else -1
        if number in used or sentence < 0 or place.stop - place.start < 3:
            continue
        start = pair.source.reading.sentences[sentence].start
        start = max(start, quotation.start - settings.COMPARE_QUOTE_LEAD)
        lead, said = pair.source.text[start : quotation.start - 1], pair.source.text[quotation.start : quotation.end]
        keys = pair.source.stems[place][pair.source.content[place]]
        turns = _LEADS.search(lead) or (len(lead.split()) >= 4 and _QUALIFIER.match(said))
        if turns and (not len(keys) or np.isin(keys, pair.derived.stems).mean() < settings.COMPARE_SPEECH_TOLD):
            here = _telling(pair, Span(start, quotation.start))
            if here is not None:
                because = f"“{pair.source.said(quotation)}” was said with this; it is gone."
                yield change(
                    pair, "quote_cut", quotation, here, because=because, confidence=settings.COMPARE_SPEECH_CUT
                )


def _telling(pair: Pair, lead: Span) -> Span | None:
    """The derived sentence that tells best what stands before a quotation, if it tells most of it."""
    told = [(pair.share(lead, sentence), sentence) for sentence in pair.derived.reading.sentences]
    share, here = max(told, default=(0.0, None), key=lambda each: each[0])
    return here if share >= settings.COMPARE_ELSEWHERE else None


def _edge(drawn: Drawn, lost: Span, where: str) -> Change:
    said = drawn.pair.source.said(lost)
    because = f"“{said}” is gone from the {where} of a quotation that reads as whole."
    certain = drawn.sure * 0.85 * (1.0 if drawn.only_source else settings.COMPARE_QUOTE_OWN)
    return change(drawn.pair, "quote_cut", lost, drawn.laid.quotation, because=because, confidence=certain)
