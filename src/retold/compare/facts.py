"""`fact_dropped` and `fact_added`: a fact that turns how the rest reads is gone, or one is put in.

What turns how the rest reads is an answer, a caveat, a condition or an outcome, by the words that mark one
(`turns.py`). It is gone where what it is said of is told and it is told nowhere, in whatever words. What is left out
elsewhere, and what is reported further, is no change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from retold import settings
from retold.compare.align import Match, Pair, Weights
from retold.compare.finding import change
from retold.compare.lexicon import senses
from retold.compare.telling import Indices, Telling
from retold.compare.turns import Turning, is_furniture, is_picture, may_tell, negates, turn, turns
from retold.records import Change, Span

_PARTS: Final = re.compile(
    r"[,;—–()]\s*|\s[-–]\s|\s(?=(?:but|although|though|unless|only if|if|provided|subject to|despite|while|as long as|"
    r"until|except|depending on|and (?:later|then|has not|have not|had not|not))\b)"
)
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CONNECTED: Final = re.compile(
    r"(?:and|but|or|nor|not|which|who|whose|whom|where|while|though|although|if|unless|provided|except|despite|without|after|"
    r"pending|subject|as|so|even|yet|however|still|though|only|an? |\w+ing)\b",
    re.IGNORECASE,
)
_IF: Final = re.compile(r"\W*(?:(?:and|but) )?(?:if|when)\b", re.IGNORECASE)  # a sentence so begun turns itself only
_SAYS: Final = re.compile(
    r"^\W*(?:[\w.’'-]+ ){1,4}(?:said|says|wrote|writes|tweeted|added|told)"
    r"(?: (?:on|in|at|to|by|via) [^,;:“\"]{0,40})?\W*$|^[”’\"']"
)


@dataclass(slots=True)
class Side:
    """One telling as seen from the other: `met` has the other's sentences that tell each of its own, and how surely."""

    own: Telling
    terms: Indices
    other: Telling
    others: Indices
    pair: Pair
    met: dict[int, list[tuple[int, float]]] = field(default_factory=dict)

    def shares(self, place: slice) -> Weights:
        """How much of the weight of some words each sentence of the other side has."""
        own = np.unique(self.terms[place][self.own.content[place]])
        total = float(self.pair.weights[own].sum())
        if not total:
            return np.zeros(len(self.other.reading.sentences))
        kept = np.isin(self.others, own) & (self.other.sentence >= 0)
        codes = np.unique(np.stack((self.other.sentence[kept], self.others[kept])), axis=1)
        found: Weights = np.bincount(codes[0], self.pair.weights[codes[1]], len(self.other.reading.sentences)) / total
        return found

    def firm(self, index: int) -> bool:
        """Whether a sentence is surely told by the other side."""
        return any(sure >= settings.COMPARE_FACT_FIRM for _, sure in self.met.get(index, ()))

    def is_set(self, index: int, close: float) -> bool:
        """Whether what a sentence speaks of is told: the sentence before it, or in a close retelling one beside it."""
        before, after = self.met.get(index - 1) is not None, self.firm(index + 1)
        if self.firm(index - 1) or (before and (after or self.firm(index - 2))):
            return True
        return close >= settings.COMPARE_FACT_CLOSE and after

    def near(self, index: int) -> set[int]:
        """The other side's sentences among which a sentence would be told, by where those around it are."""
        around = [there for i in (index - 1, index, index + 1) for there, _ in self.met.get(i, ())]
        last = len(self.other.reading.sentences)
        return {one for there in around for one in (there - 1, there, there + 1) if 0 <= one < last}

    def is_told(self, place: slice, index: int, turning: Turning) -> bool:
        """Whether the other side has most of some words or words like them, or turns the same matter in the same way.

        Near where they would be told, what no sentence beside them has says more.
        """
        share = self.shares(place)
        most = settings.COMPARE_FACT_TOLD
        if float(np.maximum(share, np.append(share[1:], 0.0)).max(initial=0.0)) >= most:
            return True
        wanted = self.proper(place, index)
        near = self.near(index)
        if like_words(self, wanted, self.title()) >= most:
            return True
        for there in {*np.flatnonzero(share >= settings.COMPARE_FACT_TOLD_SO).tolist(), *near}:
            like = like_words(self, wanted, self.said(there))
            if like >= (settings.COMPARE_FACT_TOLD_NEAR if there in near else most):
                return True
            if self.turns_so(there, index, place, turning, like, beside=there in near):
                return True
        return False

    def turns_so(self, there: int, index: int, place: slice, turning: Turning, like: float, *, beside: bool) -> bool:
        """Whether a sentence of the other side may turn the same matter in the same way, `beside` where it would."""
        span = self.other.reading.sentences[there]
        words = self.other.text[span.start : span.end]
        told_so = like >= settings.COMPARE_FACT_TOLD_SO
        if not beside:
            others = (i for i, met in self.met.items() if i != index and any(to == there for to, _ in met))
            spans = self.own.reading.sentences
            return (
                told_so
                and turning.what in turns(words)
                and not any(turning.what in turns(self.words(spans[i])) for i in others)
            )
        return any(
            turning.what in turns(clause) or (may_tell(turning.what, clause) if told_so else negates(clause))
            for clause in self.free(there, index, place)
        )

    def proper(self, place: slice, index: int) -> list[int]:
        """The content words of a stretch that the sentences beside it have not; all of them where there is none."""
        words = [i for i in range(place.start, place.stop) if self.own.content[i]]
        last = len(self.own.reading.sentences)
        beside = [self.own.within(i) for i in (index - 1, index, index + 1) if 0 <= i < last]
        known = {int(term) for one in beside for i in range(one.start, one.stop)
                 if not place.start <= i < place.stop for term in (self.terms[i],)}  # fmt: skip
        return [i for i in words if int(self.terms[i]) not in known] or words

    def free(self, there: int, index: int, apart: slice) -> Iterator[str]:
        """The clauses of a sentence of the other side that this side does not tell around one, some words apart."""
        known, words = self.around(there, index, apart)
        for span in _parts(self.other, there) or [self.other.reading.sentences[there]]:
            place = self.other.at(span)
            mine = [k for k in range(place.start, place.stop) if self.other.content[k]]
            new = [k for k in mine if int(self.others[k]) not in known and not _like(self.other.word(k), words)]
            if len(new) > settings.COMPARE_FACT_FREE * len(mine):
                yield self.other.text[span.start : span.end]

    def around(self, there: int, index: int, apart: slice) -> tuple[set[int], set[str]]:
        """The terms and words of the sentences around one, and of those that a sentence of the other side tells."""
        count, reach = len(self.own.reading.sentences), settings.COMPARE_FACT_REACH
        told = {i for i, met in self.met.items() if any(to == there for to, _ in met)}
        places = [self.own.within(i) for i in {*range(max(0, index - reach), min(count, index + reach + 1)), *told}]
        kept = [k for one in places for k in range(one.start, one.stop) if not apart.start <= k < apart.stop]
        words = {self.own.word(k).casefold() for k in kept if self.own.content[k]}
        return {int(self.terms[k]) for k in kept}, words

    def said(self, there: int) -> set[str]:
        """The content words of a sentence of the other side."""
        place = self.other.within(there)
        return {self.other.word(i).casefold() for i in range(place.start, place.stop) if self.other.content[i]}

    def title(self) -> set[str]:
        """The words of the other side's title."""
        return {word.casefold() for word in _WORD.findall(self.other.reading.article.title or "")}

    def closeness(self) -> float:
        """How much of the telling the other one tells."""
        return len(self.met) / max(1, len(self.own.reading.sentences))

    def words(self, span: Span) -> str:
        """The characters of a span."""
        return self.own.text[span.start : span.end]


def like_words(side: Side, wanted: list[int], held: set[str]) -> float:
    """How much of the weight of some words others have, in whatever form or in words like them."""
    weights = [float(side.pair.weights[side.terms[i]]) for i in wanted]
    found = [_like(side.own.word(i), held) for i in wanted]
    return sum(weight for weight, one in zip(weights, found, strict=True) if one) / (sum(weights) or 1.0)


def _like(word: str, words: set[str]) -> bool:
    """Whether one of some words is a form of a word, or nearly the same."""
    stem = word.casefold()[: settings.COMPARE_FACT_STEM]
    mine = senses(word)
    return any((len(stem) > 4 and other.startswith(stem)) or not mine.isdisjoint(senses(other)) for other in words)


def fact_changes(pair: Pair) -> Iterator[Change]:
    """Facts gone from, or put into, a stretch that is otherwise told sentence by sentence."""
    source = Side(pair.source, pair.source_terms, pair.derived, pair.derived_terms, pair)
    derived = Side(pair.derived, pair.derived_terms, pair.source, pair.source_terms, pair)
    for match in pair.matches:
        source.met.setdefault(match.source, []).append((match.derived, match.sure))
        derived.met.setdefault(match.derived, []).append((match.source, match.sure))
    close = min(source.closeness(), derived.closeness())
    yield from _dropped(source, close)
    yield from _added(derived, close)
    for match in pair.matches:
        if match.score < 1.0:
            yield from _dropped_parts(source, match)
            yield from _added_parts(derived, match, close)


def _dropped(side: Side, close: float) -> Iterator[Change]:
    """Whole sentences that turn what stands before them, gone while that is told."""
    for index, span in enumerate(side.own.reading.sentences):
        if side.firm(index) or not side.is_set(index, close):
            continue
        turning = None if _IF.match(side.words(span)) else turn(side.words(span))
        if turning is None or not _plain(side.own, index) or _deep(side.own, index, turning):
            continue
        if not side.is_told(side.own.within(index), index, turning):
            followed = side.firm(index + 1) or close >= settings.COMPARE_FACT_CLOSE
            sure = settings.COMPARE_FACT_SURE * (1.0 if followed else settings.COMPARE_FACT_BEFORE)
            because = f"“{side.own.said(span)}” is {turning.what}; what stands before it is told, and this is left out."
            yield change(side.pair, "fact_dropped", span, None, because=because, confidence=sure)


def _deep(side: Telling, index: int, turning: Turning) -> bool:
    """Whether words that turn stand far inside a sentence, in no clause of its own: they turn another thing."""
    span = side.reading.sentences[index]
    place = span.start + turning.at
    if len(side.text[span.start : place].split()) <= settings.COMPARE_FACT_DEEP:
        return False
    if turning.what == "a condition":
        return True
    clause = next((one for one in reversed(_parts(side, index)) if one.start <= place), span)
    far = len(side.text[clause.start : place].split()) > settings.COMPARE_FACT_DEEP
    return far or not _opened(side, clause)


def _dropped_parts(side: Side, match: Match) -> Iterator[Change]:
    """Clauses that turn the sentence, gone while its rest is told."""
    for span in _parts(side.own, match.source):
        words = side.words(span)
        if span.start == side.own.reading.sentences[match.source].start or not _opened(side.own, span):
            continue
        turning = turn(words)
        place = side.own.at(span)
        if turning is None or side.own.quoted[place].any() or not _rest(side, place, match):
            continue
        if not side.is_told(place, match.source, turning):
            because = (
                f"“{side.own.said(span)}” is {turning.what}; it is left out here, and the rest of the sentence is told."
            )
            sure = settings.COMPARE_FACT_SURE * (0.7 + 0.3 * match.score)
            yield change(side.pair, "fact_dropped", span, None, because=because, confidence=sure)


def _added(side: Side, close: float) -> Iterator[Change]:
    """Sentences put between two that follow each other in the source; a hint, for it may be told otherwise."""
    for index, span in enumerate(side.own.reading.sentences):
        if (
            close < settings.COMPARE_FACT_CLOSE
            or index in side.met
            or not (side.firm(index - 1) and side.firm(index + 1))
        ):
            continue
        if side.own.attributions.get(index) or side.own.credits.get(index) or not _plain(side.own, index):
            continue
        share = side.shares(side.own.within(index))
        if float(share.max(initial=0.0)) <= settings.COMPARE_FACT_ADDED_TOLD:
            because = f"“{side.own.said(span)}” stands here as part of the same report; the source has no such fact."
            yield change(
                side.pair, "fact_added", None, span, because=because, confidence=settings.COMPARE_FACT_ADDED_SURE
            )


def _added_parts(side: Side, match: Match, close: float) -> Iterator[Change]:
    """Clauses put into a sentence whose rest the source tells; a hint, for they may be told otherwise."""
    if close < settings.COMPARE_FACT_CLOSE or side.own.credits.get(match.derived):
        return
    for span in _parts(side.own, match.derived):
        place, words = side.own.at(span), side.words(span)
        enough = int(side.own.content[place].sum()) >= settings.COMPARE_FACT_ADDED_WORDS
        spoken = [one for each in side.own.attributions.get(match.derived, ()) for one in (*each.source, *each.cue)]
        if not enough or side.own.quoted[place].any() or is_furniture(words) or not _opened(side.own, span):
            continue
        if any(one.start < span.end and span.start < one.end for one in spoken):
            continue
        wanted = [i for i in range(place.start, place.stop) if side.own.content[i]]
        told = max(float(side.shares(place).max(initial=0.0)), like_words(side, wanted, side.said(match.source)))
        back = Match(match.source, match.derived, match.score)  # this side's sentence as the one told
        if told <= settings.COMPARE_FACT_ADDED_TOLD and _rest(side, place, back):
            because = f"“{side.own.said(span)}” is put into a sentence that the source tells without it."
            sure = settings.COMPARE_FACT_ADDED_SURE
            yield change(side.pair, "fact_added", None, span, because=because, confidence=sure)


def _parts(side: Telling, index: int) -> list[Span]:
    """The clauses of a sentence, between commas, dashes and brackets, or from a word that opens one; none of one."""
    sentence = side.reading.sentences[index]
    start, found = sentence.start, []
    ends = [(m.start(), m.end()) for m in _PARTS.finditer(side.text, sentence.start, sentence.end)]
    for end, following in [*ends, (sentence.end, sentence.end)] if ends else ():
        words = side.text[start:end].rstrip(" .”\"'’\n")
        if len(words.split()) > 2:
            found.append(Span(start, start + len(words)))
        start = following
    return found


def _opened(side: Telling, span: Span) -> bool:
    """Whether a clause begins as one: with a word that joins it to the rest, or after a semicolon, dash or bracket."""
    before = side.text[max(0, span.start - 3) : span.start].rstrip()
    return before[-1:] in tuple(";—–(") or _CONNECTED.match(side.text, span.start) is not None


def _rest(side: Side, place: slice, match: Match) -> bool:
    """Whether most of what stands before a clause, or of all else in its sentence, is told by its counterpart."""
    whole = side.own.within(match.source)
    before = [side.own.at(span) for span in _parts(side.own, match.source)]
    host = next((one for one in reversed(before) if one.stop <= place.start), None)
    rests = [np.r_[whole.start : place.start, place.stop : whole.stop]]
    if host is not None:
        rests.append(np.arange(host.start, host.stop))
    held = side.others[side.other.within(match.derived)]
    return any(_held(side, rest, held) for rest in rests)


def _held(side: Side, rest: Indices, held: Indices) -> bool:
    terms = np.unique(side.terms[rest][side.own.content[rest]])
    weights = side.pair.weights[terms]
    told = float(weights[np.isin(terms, held)].sum())
    return len(terms) >= 2 and told >= settings.COMPARE_FACT_REST * float(weights.sum())


def _plain(side: Telling, index: int) -> bool:
    """Whether a sentence is a whole one in the page's own words: no caption, no furniture, no speech."""
    span, place = side.reading.sentences[index], side.within(index)
    said = side.text[span.start : span.end].rstrip()
    if not said.endswith((".", ".”", '."')) or is_furniture(said):
        return False
    beside = side.reading.sentences[max(0, index - 1) : index] + side.reading.sentences[index + 1 : index + 2]
    if any(side.text[other.start : other.end].strip() == said.strip() for other in beside) or _SAYS.search(said):
        return False  # a caption that a page has twice, or only words of saying
    after = side.reading.sentences[index + 1 : index + 2]
    if after and is_picture(side.text[after[0].start : min(after[0].end, after[0].start + 60)]):
        return False
    return not float(side.quoted[place].mean()) > 0.5
