"""`number_changed`: a figure of the source that has another value or unit in its place in the retelling.

A figure is explained where the other text has it too, rounded, converted or worked out from others. Of two that are
not, in sentences that tell the same thing, how likely they are one figure is read from what is counted, from the words
around them, and from whether one is what a slip makes of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from retold import settings
from retold.compare.agreement import agree, slipped, worked_out
from retold.compare.align import Match, Pair, flanks
from retold.compare.finding import change
from retold.compare.lexicon import alike
from retold.compare.quantities import Quantity, quantities
from retold.compare.telling import Telling
from retold.compare.voices import SAYING
from retold.records import Change, Span

# Kinds whose figures are compared only where the words around them are mostly the same: a text has many of them.
_ROLES: Final = {"weekday", "date", "month", "year", "clock", "ordinal", "factor", "span", "score"}
_COUNTS: Final = {"count", "vague"}
_TIMES: Final = {"date", "month", "year", "clock", "weekday"}
_SINCE: Final = {"ago", "later", "earlier", "before", "after"}
_COUNTER: Final = re.compile(r"\b\d+ of \d+ (?:Photos?|Images?|Slides?|Pictures?)\b|\b(?:MUST|JUST) WATCH|\b\d+ Images?\b")


def number_changes(pair: Pair) -> Iterator[Change]:
    """Figures that another stands for in the sentence that tells the same."""
    sides = Figures(pair.source), Figures(pair.derived)
    done: set[Quantity] = set()
    for match in sorted(pair.matches, key=lambda match: -match.sure):
        if match.score == 1.0 or _is_furniture(pair.derived, match.derived) or _is_furniture(pair.source, match.source):
            continue
        for sure, before, after in _exchanged(pair, match, *sides):
            if after in done or sure < settings.COMPARE_MIN_CONFIDENCE:
                continue
            done.add(after)
            because = _because(pair, before, after)
            yield change(pair, "number_changed", before.span, after.span, because=because, confidence=sure)


def _is_furniture(side: Telling, sentence: int) -> bool:
    """Whether a sentence ends in a post's signature, whose date is its own, or counts a page's pictures and films."""
    span = side.reading.sentences[sentence]
    return "(@" in side.text[span.start : span.end] or _COUNTER.search(side.text, span.start, span.end) is not None


class Figures:
    """The quantities of a telling, sentence by sentence, read when they are asked for."""

    def __init__(self, side: Telling) -> None:
        self.side = side
        self._found: dict[int, list[Quantity]] = {}
        self._near: dict[Quantity, Near] = {}

    def __len__(self) -> int:
        return len(self.side.reading.sentences)

    def __getitem__(self, sentence: int) -> list[Quantity]:
        if sentence not in self._found:
            self._found[sentence] = quantities(self.side.text, self.side.reading.sentences[sentence])
        return self._found[sentence]

    def text(self, sentence: int) -> str:
        """A sentence's characters."""
        span = self.side.reading.sentences[sentence]
        return self.side.text[span.start : span.end]

    def beside(self, sentence: int) -> list[Quantity]:
        """The quantities of a sentence and of those before and after it."""
        near = range(max(0, sentence - 1), min(len(self), sentence + 2))
        return [one for index in near for one in self[index]]

    def every(self) -> Iterator[tuple[int, Quantity]]:
        """All of the text, each with its sentence."""
        return ((index, one) for index in range(len(self)) for one in self[index])

    def near(self, quantity: Quantity, sentence: int) -> Near:
        """The words around a figure."""
        if quantity not in self._near:
            self._near[quantity] = _near(self.side, quantity, sentence)
        return self._near[quantity]


@dataclass(frozen=True, slots=True)
class Near:
    """The place of a figure, and the content words of its sentence near it: the nearest first, small letters.

    `since` is "ago" and the like, where it is a time that has gone by; `names` are those right after it; `said` where a verb of
    saying stands right before it.
    """

    place: slice
    ahead: tuple[str, ...]
    behind: tuple[str, ...]
    since: str | None
    names: frozenset[str]
    said: bool

    @property
    def counted(self) -> tuple[str, ...]:
        """What is counted, most likely."""
        return self.ahead[: settings.COMPARE_NUMBER_COUNTED]


def _near(side: Telling, quantity: Quantity, sentence: int) -> Near:
    start = int(np.searchsorted(side.words.ends, quantity.span.start, "right"))
    place = slice(start, max(start + 1, int(np.searchsorted(side.words.starts, quantity.span.end))))
    whole = side.within(sentence)
    ahead = _words(side, range(place.stop, min(whole.stop, place.stop + settings.COMPARE_NUMBER_REACH)))
    behind = _words(side, range(place.start - 1, max(whole.start, place.start - settings.COMPARE_NUMBER_REACH) - 1, -1))
    following = side.word(place.stop).lower() if place.stop < whole.stop else ""
    beside = range(place.stop, min(whole.stop, place.stop + settings.COMPARE_NUMBER_NAMES))
    names = frozenset(side.word(i).lower().removesuffix("'s") for i in beside if side.name[i] and not side.figure[i])
    said = SAYING.search(" ".join(side.word(i) for i in range(max(whole.start, place.start - 3), place.start)))
    return Near(place, ahead, behind, following if following in _SINCE else None, names, said is not None)


def _words(side: Telling, places: Iterable[int]) -> tuple[str, ...]:
    return tuple(side.word(i).lower() for i in places if side.content[i] and not side.figure[i])


def _exchanged(pair: Pair, match: Match, ours: Figures, theirs: Figures) -> list[tuple[float, Quantity, Quantity]]:
    """Of two sentences, the figures that stand for one another and do not agree, the surest first, each once."""
    here, there = ours[match.source], theirs[match.derived]
    left = [one for one in here if not any(agree(one, other) for other in there)]
    right = [one for one in there if not any(agree(other, one) for other in here)]
    scored = [(_likely(pair, match, ours, theirs, one, other), one, other) for one in left for other in right]
    scored = [entry for entry in scored if entry[0] > 0]
    kept = {one: _kept(ours, theirs, match, one) for one in {entry[1] for entry in scored}}
    known = {one: _known(ours, theirs, match, one) for one in {entry[2] for entry in scored}}
    scored = [entry for entry in scored if not kept[entry[1]] and not known[entry[2]]]
    scored += _by_rate(pair, match, ours, theirs)
    chosen: list[tuple[float, Quantity, Quantity]] = []
    for sure, one, other in sorted(scored, key=lambda entry: (-entry[0], entry[2].span)):
        if any(one == taken or other == given for _, taken, given in chosen):
            continue
        rivals = [score for score, a, b in scored if (a == one) != (b == other)]
        if rivals and max(rivals) > sure - settings.COMPARE_NUMBER_RIVAL:
            sure *= settings.COMPARE_NUMBER_UNSURE
        chosen.append((sure, one, other))
    return chosen


def _by_rate(pair: Pair, match: Match, ours: Figures, theirs: Figures) -> Iterator[tuple[float, Quantity, Quantity]]:
    """Figures that are the same, but once and for all in the source and so many a month here."""
    near = range(max(0, match.source - 1), min(len(ours), match.source + 2))
    text = " ".join(pair.source.said(pair.source.reading.sentences[index]) for index in near)
    for after in theirs[match.derived]:
        for before in ours[match.source] if after.rate else ():
            same = before.kind == after.kind != "measure" and before.low == after.low and not before.rate
            if same and before.low > 1 and not re.search(rf"\b{after.rate}|\bda(?:y|il)|\bannual", text, re.IGNORECASE):
                yield settings.COMPARE_NUMBER_NEAR * (0.6 + 0.4 * match.sure), before, after


def _kept(ours: Figures, theirs: Figures, match: Match, before: Quantity) -> bool:
    """Whether the retelling has the old figure too, beside the sentence or said of the same thing."""
    if any(one.kind == before.kind and agree(before, one) for one in theirs.beside(match.derived)):
        return True
    near = ours.near(before, match.source)
    return any(agree(before, one) and _of_one(near, theirs.near(one, index)) for index, one in theirs.every())


def _known(ours: Figures, theirs: Figures, match: Match, after: Quantity) -> bool:
    """Whether the source has the new figure too, or those from which it may be worked out."""
    beside = ours.beside(match.source)
    near = theirs.near(after, match.derived)
    for index, one in ours.every():
        if not agree(one, after):
            continue
        same = (one.kind, one.unit) == (after.kind, after.unit)
        if same and (_is_telling(after) or one in beside) or _of_one(ours.near(one, index), near):
            return True
    if after.kind in _ROLES:
        return False
    here = [one for one in theirs[match.derived] if one != after]
    before, around = ours.text(match.source), theirs.text(match.derived)
    return worked_out(after, [*ours[match.source], *here], [*beside, *here], before, around)


def _is_telling(quantity: Quantity) -> bool:
    """Whether a figure is of a kind or a size that two things rarely have in common."""
    return quantity.kind in _ROLES or quantity.low >= settings.COMPARE_NUMBER_TELLING


def _of_one(one: Near, other: Near) -> bool:
    return _shared(one.counted, other.counted) > 0 or _shared(one.ahead + one.behind, other.ahead + other.behind) > 1


def _shared(ours: tuple[str, ...], theirs: tuple[str, ...]) -> int:
    """How many words of one side have a like one on the other."""
    return sum(any(alike(mine, yours) for yours in theirs) for mine in dict.fromkeys(ours))


def _comparable(before: Quantity, after: Quantity) -> bool:
    if before.kind in _ROLES or after.kind in _ROLES:
        return before.kind == after.kind
    same_figure = before.low == after.low and before.high == after.high
    if same_figure and after.rate and before.rate != after.rate:
        return True
    if before.unit and after.unit and before.unit != after.unit:
        money = "money" in {before.kind, after.kind} and "count" not in {before.kind, after.kind}
        return same_figure and (money or before.dimension == after.dimension)
    if "points" in {before.kind, after.kind}:
        return before.kind == after.kind or (same_figure and {before.kind, after.kind} == {"points", "percent"})
    return before.kind == after.kind or {before.kind, after.kind} <= _COUNTS


def _likely(pair: Pair, match: Match, ours: Figures, theirs: Figures, before: Quantity, after: Quantity) -> float:
    """How likely it is that one figure stands for the other; 0 where they cannot be compared."""
    if not _comparable(before, after):
        return 0.0
    one, other = ours.near(before, match.source), theirs.near(after, match.derived)
    if 1.0 in {before.low, after.low} and before.kind in _COUNTS and not _shared(one.ahead[:1], other.ahead[:1]):
        return 0.0  # "one" is seldom a figure
    shared = _shared(one.ahead + one.behind, other.ahead + other.behind)
    strict = before.kind in _ROLES
    unit_only = before.low == after.low
    if before.kind == "date":
        slip = before.low % 100 == after.low % 100 or before.low // 100 == after.low // 100
    else:
        slip = not strict and (unit_only or slipped(before.low, after.low))
    counted = _shared(one.counted, other.ahead if slip else other.counted) > 0
    each = settings.COMPARE_NUMBER_SHARED
    if strict:
        sure = settings.COMPARE_NUMBER_ROLE
    elif before.kind not in _COUNTS:
        sure = settings.COMPARE_NUMBER_UNIT
    else:
        sure = settings.COMPARE_NUMBER_SAME if counted else settings.COMPARE_NUMBER_OTHER
        shared -= counted
        each *= 1.0 if counted or slip else 0.5
    sure += each * min(shared, 3) + settings.COMPARE_NUMBER_SLIP * slip
    mine, yours = _like(ours[match.source], before), _like(theirs[match.derived], after)
    if mine == yours == 1:
        sure += settings.COMPARE_NUMBER_LONE
    if counted or slip or before.kind not in _COUNTS:
        sure = max(sure, _slot(pair, match, one.place, other.place))
    doubts = (
        max(mine, yours) > 2,
        (one.since is None) != (other.since is None) and not slip,
        apart := bool(one.names) and bool(other.names) and not one.names & other.names,
        apart,
    )
    sure *= settings.COMPARE_NUMBER_UNSURE ** sum(doubts)
    of_one_act = _shared(one.behind[:1], other.behind[:1]) and not (one.said or other.said)
    if before.kind in _TIMES and not of_one_act:  # another day is mostly another occasion
        sure = min(sure, settings.COMPARE_NUMBER_TIME + match.score / 2)
    return min(sure, settings.COMPARE_NUMBER_SLOT) * (0.6 + 0.4 * match.sure)


def _like(figures: list[Quantity], figure: Quantity) -> int:
    """How many figures of a sentence are of the sort of one."""
    return sum(one.kind == figure.kind and one.unit == figure.unit for one in figures)


def _slot(pair: Pair, match: Match, a: slice, b: slice) -> float:
    """How surely two figures fill one gap between words that are the same."""
    blocks = pair.blocks(match)
    for index, (tag, i, k, p, q) in enumerate(blocks):
        meet = i < a.stop and a.start < k and p < b.stop and b.start < q
        if tag != "replace" or not meet or max(k - i, q - p) > settings.COMPARE_SLOT:
            continue
        left, right = flanks(blocks, index)
        edge = (index == 0 and right >= 3) or (index == len(blocks) - 1 and left >= 3)
        if edge or min(left, right) >= 2:
            return settings.COMPARE_NUMBER_SLOT
        if min(left, right) and left + right >= 4:
            return settings.COMPARE_NUMBER_NEAR
    return 0.0


def _because(pair: Pair, before: Quantity, after: Quantity) -> str:
    was, now = pair.source.said(_worded(pair.source, before.span)), pair.derived.said(_worded(pair.derived, after.span))
    unit = before.unit != after.unit or before.rate != after.rate
    what = "the unit is another" if before.low == after.low and unit else "the figure is another"
    return f"“{was}” became “{now}”: {what}."


def _worded(side: Telling, span: Span) -> Span:
    """A figure with the word after it."""
    end = int(np.searchsorted(side.words.starts, span.end))
    if end < len(side.words.ends) and side.text[span.end : int(side.words.starts[end])].strip() == "":
        return Span(span.start, int(side.words.ends[end]))
    return span
