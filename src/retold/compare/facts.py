"""`fact_dropped` and `fact_added`: a fact that turns how the rest reads is gone, or one is put in.

Only where the retelling follows the source sentence by sentence around it. What is cut at the end, what is left out
elsewhere and what is reported further with a source of its own is no change. A fact that turns how the rest reads is
an answer, a condition, a caveat or an outcome, by the words that mark one (`turns.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from retold import settings
from retold.compare.align import Match, Pair
from retold.compare.finding import change
from retold.compare.telling import Indices, Telling
from retold.compare.turns import is_furniture, is_picture, opening, turn
from retold.records import Change, Span

_PARTS: Final = re.compile(
    r"[,;—–()]\s*|\s[-–]\s|\s(?=(?:but|although|though|unless|only if|if|provided|subject to|despite|while|as long as|"
    r"pending|until|except|without|depending on)\b)"
)

_SAYS: Final = re.compile(
    r"^\W*(?:[\w.’'-]+ ){1,4}(?:said|says|wrote|writes|tweeted|added|told)\b[^,;:“\"]{0,50}$|^[”’\"']"
)


@dataclass(slots=True)
class Side:
    """One telling as seen from the other: `met` has the other's sentences that tell each of its own, `firm`
    those of its own that are surely told.
    """

    own: Telling
    terms: Indices
    other: Telling
    others: Indices
    pair: Pair
    met: dict[int, list[int]] = field(default_factory=dict)
    firm: set[int] = field(default_factory=set)

    def told(self, place: slice, near: int | None = None) -> float:
        """The greatest share of the weight of some words that two sentences of the other side in a row have; with
        `near` only that sentence and those beside it are looked at.
        """
        own = np.unique(self.terms[place][self.own.content[place]])
        total = float(self.pair.weights[own].sum())
        if not total:
            return 1.0
        kept = np.isin(self.others, own) & (self.other.sentence >= 0)
        if near is not None:
            kept &= np.abs(self.other.sentence - near) <= 1
        codes = np.unique(np.stack((self.other.sentence[kept], self.others[kept])), axis=1)
        share = np.bincount(codes[0], self.pair.weights[codes[1]], len(self.other.reading.sentences) + 1)
        return float(np.maximum(share[:-1], share[1:]).max(initial=0.0)) / total

    def followed(self, index: int) -> bool:
        """Whether the sentences before and after one are told by two that stand together, and most around it too."""
        before = next((i for i in (index - 1, index - 2) if i in self.met), None)
        after = next((i for i in (index + 1, index + 2) if i in self.met), None)
        if before is None or after is None:
            return False
        if not any(0 <= there - here <= 1 for here in self.met[before] for there in self.met[after]):
            return False
        return self._mostly(range(max(0, index - 4), min(len(self.own.reading.sentences), index + 5)), index)

    def close(self) -> bool:
        """Whether most of the text is told by the other: else what it has further is ordinary reporting of its own."""
        return len(self.firm) >= settings.COMPARE_FACT_CLOSE * len(self.own.reading.sentences)

    def ended(self, index: int) -> bool:
        """Whether a sentence is the last of a text of which all else is told."""
        count = len(self.own.reading.sentences)
        return index == count - 1 > 2 and index - 1 in self.met and self._mostly(range(count), index, ended=True)

    def _mostly(self, near: range, index: int, ended: bool = False) -> bool:
        least = settings.COMPARE_FACT_ALL if ended else settings.COMPARE_FACT_NEAR
        return sum(i in self.firm for i in near if i != index) >= least * (len(near) - 1)

    def words(self, span: Span) -> str:
        """The characters of a span."""
        return self.own.text[span.start : span.end]


def fact_changes(pair: Pair) -> Iterator[Change]:
    """Facts gone from, or put into, a stretch that is otherwise told sentence by sentence."""
    source = Side(pair.source, pair.source_terms, pair.derived, pair.derived_terms, pair)
    derived = Side(pair.derived, pair.derived_terms, pair.source, pair.source_terms, pair)
    for match in pair.matches:
        source.met.setdefault(match.source, []).append(match.derived)
        derived.met.setdefault(match.derived, []).append(match.source)
        if match.sure >= settings.COMPARE_REWRITE:
            source.firm.add(match.source)
            derived.firm.add(match.derived)
    if len(source.met) >= settings.COMPARE_FACT_FOLLOWED:
        yield from _dropped(source)
        yield from _added(derived)
    for match in pair.matches:
        if settings.COMPARE_FACT_ALIGNED <= match.score < 1.0:
            yield from _dropped_parts(source, match)
            yield from _added_parts(derived, match)


def _dropped(side: Side) -> Iterator[Change]:
    for index, span in enumerate(side.own.reading.sentences):
        if index in side.met or not (side.followed(index) or side.ended(index)):
            continue
        what = turn(side.words(span))
        if what is None or not _plain(side.own, index):
            continue
        told = side.told(side.own.within(index))
        if told < settings.COMPARE_FACT_TOLD:
            because = f"“{side.own.said(span)}” is {what}; it is left out here, and what stands around it is told."
            sure = settings.COMPARE_FACT_SURE * (1 - told / 2)
            yield change(side.pair, "fact_dropped", span, None, because=because, confidence=sure)


def _added(side: Side) -> Iterator[Change]:
    for index, span in enumerate(side.own.reading.sentences):
        if index in side.met or not side.followed(index) or not side.close():
            continue
        if side.own.attributions.get(index) or side.own.credits.get(index) or not _plain(side.own, index):
            continue
        told = side.told(side.own.within(index))
        if told < settings.COMPARE_FACT_TOLD:
            because = f"“{side.own.said(span)}” stands here as part of the same report; the source has no such fact."
            sure = settings.COMPARE_FACT_SURE * (1 - told / 2)
            yield change(side.pair, "fact_added", None, span, because=because, confidence=sure)


def _dropped_parts(side: Side, match: Match) -> Iterator[Change]:
    """Clauses that answer, or set a condition or an exception, gone from a sentence whose rest is told."""
    there = side.other.reading.sentences[match.derived]
    here = side.other.text[there.start : there.end]
    for span in _parts(side.own, match.source):
        words = side.words(span)
        opens = opening(words)
        if opens and opens[0] == "but" and span.start == side.own.reading.sentences[match.source].start:
            opens = None  # it goes on from the sentence before
        what = opens[1] if opens else turn(words)
        if (
            what is None
            or side.own.quoted[side.own.at(span)].any()
            or (opens and re.search(rf"\b{opens[0]}\b", here, re.IGNORECASE))
        ):
            continue
        if _gone(side, span, match.source, match.derived, near=True):
            because = f"“{side.own.said(span)}” is {what}; it is left out here, and the rest of the sentence is told."
            sure = settings.COMPARE_FACT_SURE * (0.7 + 0.3 * match.score)
            yield change(side.pair, "fact_dropped", span, None, because=because, confidence=sure)


def _added_parts(side: Side, match: Match) -> Iterator[Change]:
    """Clauses put into a sentence whose rest the source tells, in a close retelling, without a source of their own."""
    if side.own.credits.get(match.derived) or match.score < settings.COMPARE_FACT_ADDED_ALIGNED or not side.close():
        return
    for span in _parts(side.own, match.derived):
        place = side.own.at(span)
        enough = int(side.own.content[place].sum()) >= settings.COMPARE_FACT_ADDED_WORDS
        words = side.words(span)
        if not enough or is_furniture(words) or words[:1] in "”’\"'" or side.own.quoted[place].any():
            continue
        if _gone(side, span, match.derived, match.source, near=False):
            because = f"“{side.own.said(span)}” is put into a sentence that the source tells without it."
            sure = settings.COMPARE_FACT_SURE * (0.7 + 0.3 * match.score)
            yield change(side.pair, "fact_added", None, span, because=because, confidence=sure)


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


def _gone(side: Side, span: Span, index: int, counterpart: int, near: bool) -> bool:
    """Whether hardly any of a clause's words are told (`near` the counterpart or anywhere), and most others are."""
    most = settings.COMPARE_FACT_PART_TOLD if near else settings.COMPARE_FACT_ADDED_TOLD
    place, whole = side.own.at(span), side.own.within(index)
    if int(side.own.content[place].sum()) < 2 or side.told(place, counterpart if near else None) > most:
        return False
    rest = np.r_[whole.start : place.start, place.stop : whole.stop]
    terms = np.unique(side.terms[rest][side.own.content[rest]])
    total = float(side.pair.weights[terms].sum())
    held = np.isin(terms, side.others[side.other.within(counterpart)])
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
    return int(side.content[place].sum()) >= settings.COMPARE_FACT_WORDS and not float(side.quoted[place].mean()) > 0.5
