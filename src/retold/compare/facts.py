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
import numpy.typing as npt

from retold import settings
from retold.compare.align import Match, Pair, Weights
from retold.compare.finding import change
from retold.compare.telling import Indices, Telling
from retold.compare.turns import Turn, Turning, is_furniture, is_picture, opening, turn, turns
from retold.records import Change, Span

_PARTS: Final = re.compile(
    r"[,;—–()]\s*|\s[-–]\s|\s(?=(?:but|although|though|unless|only if|if|provided|subject to|despite|while|as long as|"
    r"until|except|without|depending on|and (?:later|then|has not|have not|had not|not))\b)"
)
_SAYS: Final = re.compile(
    r"^\W*(?:[\w.’'-]+ ){1,4}(?:said|says|wrote|writes|tweeted|added|told)\b[^,;:“\"]{0,50}$|^[”’\"']"
)


@dataclass(slots=True)
class Side:
    """One telling as seen from the other: `met` has the other's sentences that tell each of its own, with how surely;
    `turned` the ways in which each of the other's sentences turns what stands about it.
    """

    own: Telling
    terms: Indices
    other: Telling
    others: Indices
    pair: Pair
    met: dict[int, list[tuple[int, float]]] = field(default_factory=dict)
    turned: dict[int, frozenset[Turn]] = field(default_factory=dict)

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
        return any(score >= settings.COMPARE_ALIGNED for _, score in self.met.get(index, ()))

    def near(self, index: int) -> range:
        """The other side's sentences among which a sentence would be told, by where those around it are."""
        around = [there for i in (index - 1, index, index + 1) for there, _ in self.met.get(i, ())]
        return range(max(0, min(around) - 1), max(around) + 2) if around else range(0)

    def turns(self, index: int) -> frozenset[Turn]:
        """The ways in which a sentence of the other side turns what stands about it."""
        if index not in self.turned:
            span = self.other.reading.sentences[index]
            self.turned[index] = turns(self.other.text[span.start : span.end])
        return self.turned[index]

    def is_told(self, place: slice, index: int, turning: Turning) -> bool:
        """Whether the other side has most of some words, or a few of them where it turns things in the same way."""
        share = self.shares(place)
        if float(np.maximum(share, np.append(share[1:], 0.0)).max(initial=0.0)) >= settings.COMPARE_FACT_TOLD:
            return True
        near = self.near(index)
        least = settings.COMPARE_FACT_TOLD_SO
        return any(
            turning.what in self.turns(there) and (share[there] >= least or there in near)
            for there in {*np.flatnonzero(share >= least).tolist(), *near}
            if there < len(share)
        )

    def closeness(self) -> float:
        """How much of the telling the other one tells."""
        return len(self.met) / max(1, len(self.own.reading.sentences))

    def words(self, span: Span) -> str:
        """The characters of a span."""
        return self.own.text[span.start : span.end]


def fact_changes(pair: Pair) -> Iterator[Change]:
    """Facts gone from, or put into, a stretch that is otherwise told sentence by sentence."""
    source = Side(pair.source, pair.source_terms, pair.derived, pair.derived_terms, pair)
    derived = Side(pair.derived, pair.derived_terms, pair.source, pair.source_terms, pair)
    for match in pair.matches:
        source.met.setdefault(match.source, []).append((match.derived, match.score))
        derived.met.setdefault(match.derived, []).append((match.source, match.score))
    close = min(source.closeness(), derived.closeness())
    yield from _dropped(source, close)
    for match in pair.matches:
        if settings.COMPARE_FACT_ALIGNED <= match.score < 1.0:
            yield from _dropped_parts(source, match, close)
            yield from _added_parts(derived, match, close)


def _dropped(side: Side, close: float) -> Iterator[Change]:
    """Whole sentences that turn what stands before them, gone while that is told."""
    for index, span in enumerate(side.own.reading.sentences):
        if side.firm(index) or not side.firm(index - 1):
            continue
        turning = turn(side.words(span)) or opening(side.words(span))
        if turning is None or not _plain(side.own, index):
            continue
        if not side.is_told(side.own.within(index), index, turning):
            followed = 1.0 if side.firm(index + 1) else settings.COMPARE_FACT_BEFORE
            because = f"“{side.own.said(span)}” is {turning.what}; what stands before it is told, and this is left out."
            yield change(side.pair, "fact_dropped", span, None, because=because, confidence=_sure(turning, followed, close))


def _sure(turning: Turning, followed: float, close: float) -> float:
    """Confidence that what turns is gone: less for weaker words, less where less of the texts is told."""
    strength = 1.0 if turning.strong else settings.COMPARE_FACT_WEAK
    if close >= settings.COMPARE_FACT_CLOSE:
        strength, followed = 1.0 - (1 - strength) / 2, 1.0
    return settings.COMPARE_FACT_SURE * strength * followed


def _dropped_parts(side: Side, match: Match, close: float) -> Iterator[Change]:
    """Clauses that turn the sentence, gone while its rest is told."""
    for span in _parts(side.own, match.source):
        words = side.words(span)
        if span.start == side.own.reading.sentences[match.source].start:
            continue
        turning = turn(words)
        opens = opening(words)
        turning = opens if turning is None or (opens and not turning.strong) else turning
        place = side.own.at(span)
        if turning is None or side.own.quoted[place].any() or not _rest(side, place, match):
            continue
        if not side.is_told(place, match.source, turning):
            because = f"“{side.own.said(span)}” is {turning.what}; it is left out here, and the rest of the sentence is told."
            sure = _sure(turning, 0.7 + 0.3 * match.score, close)
            yield change(side.pair, "fact_dropped", span, None, because=because, confidence=sure)


def _added_parts(side: Side, match: Match, close: float) -> Iterator[Change]:
    """Clauses put into a sentence whose rest the source tells, in a close retelling, without a source of their own."""
    yield from ()


def _parts(side: Telling, index: int) -> Iterator[Span]:
    """The clauses of a sentence, between commas, dashes and brackets, or from a word that opens one."""
    sentence = side.reading.sentences[index]
    start = sentence.start
    ends = [(m.start(), m.end()) for m in _PARTS.finditer(side.text, sentence.start, sentence.end)]
    if not ends:
        return
    for end, following in [*ends, (sentence.end, sentence.end)]:
        words = side.text[start:end].rstrip(" .”\"'’\n")
        if len(words.split()) > 2:
            yield Span(start, start + len(words))
        start = following


def _rest(side: Side, place: slice, match: Match) -> bool:
    """Whether most of a sentence apart from some words of it is told by its counterpart."""
    whole = side.own.within(match.source)
    rest = np.r_[whole.start : place.start, place.stop : whole.stop]
    terms = np.unique(side.terms[rest][side.own.content[rest]])
    total = float(side.pair.weights[terms].sum())
    held = np.isin(terms, side.others[side.other.within(match.derived)])
    return len(terms) >= 3 and float(side.pair.weights[terms[held]].sum()) >= settings.COMPARE_FACT_REST * total


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
