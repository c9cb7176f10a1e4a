"""`number_changed`: a figure of the source that has another value or unit in its place in the retelling.

A figure is explained where the other text has it too, rounded, converted or worked out from others. Of two that are
not, in sentences that tell the same thing, how likely they are one figure is read from what is counted, from the words
around them, and from whether one is what a slip makes of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from retold import settings
from retold.compare.agreement import agree, slipped, worked_out
from retold.compare.align import Match, Pair, flanks
from retold.compare.figures import Figures, Near, shared
from retold.compare.finding import change
from retold.compare.lexicon import alike, opposed
from retold.compare.quantities import Quantity, with_rate
from retold.compare.telling import Telling
from retold.records import Change, Span

Found = tuple[float, Quantity, Quantity]

# Kinds whose figures are compared only where the words around them are mostly the same: a text has many of them.
_ROLES: Final = {"weekday", "date", "month", "year", "clock", "ordinal", "factor", "span", "score"}
_TIMES: Final = {"date", "clock", "weekday", "year"}
_RELATIVE: Final = re.compile(
    r"\b(?:(?:day|night|week)s? (?:after|before|later|earlier|ago)|(?:next|following|previous|same) (?:day|night|"
    r"morning)|on the eve|yesterday|tomorrow|today|tonight)\b",
    re.IGNORECASE,
)
_COUNTS: Final = {"count", "vague"}
_COUNTER: Final = re.compile(
    r"\b\d+ of \d+ (?:Photos?|Images?|Slides?|Pictures?)\b|\b(?:MUST|JUST) WATCH|\b\d+ Images?\b"
)

_COUNTERS: Final = ("Photo", "Image", "Slide", "Picture", "WATCH")


def number_changes(pair: Pair) -> Iterator[Change]:
    """Figures that another stands for in the sentence that tells the same."""
    sides = Figures(pair.source), Figures(pair.derived)
    done: set[Quantity] = set()
    for match in [*sorted(pair.matches, key=lambda match: -match.sure), *_beside(pair)]:
        if (
            match.score == 1.0
            or _is_furniture(sides[0].text(match.source))
            or _is_furniture(sides[1].text(match.derived))
        ):
            continue
        for sure, before, after in _Two(pair, match, *sides).exchanged():
            if after in done or sure < settings.COMPARE_MIN_CONFIDENCE:
                continue
            if match.score == 0.0 and not (before.kind == after.kind and slipped(before.low, after.low)):
                continue
            done.add(after)
            spans = _spans(pair, before, after)
            because = _because(pair, before, after, *spans)
            yield change(pair, "number_changed", *spans, because=because, confidence=sure)


def _beside(pair: Pair) -> Iterator[Match]:
    """The source sentences that nothing tells, before and after those that a derived sentence does, as of score 0."""
    told, count = {match.source for match in pair.matches}, len(pair.source.reading.sentences)
    for match in pair.matches:
        for source in (match.source - 1, match.source + 1):
            if match.score < 1.0 and 0 <= source < count and source not in told:
                yield Match(match.derived, source, 0.0, match.sure * settings.COMPARE_NUMBER_BESIDE)


def _is_furniture(sentence: str) -> bool:
    """Whether a sentence ends in a post's signature, whose date is its own, or counts a page's pictures and films."""
    if "(@" in sentence:
        return True
    return any(word in sentence for word in _COUNTERS) and _COUNTER.search(sentence) is not None


@dataclass(frozen=True, slots=True)
class _Two:
    """Two sentences of which one tells the other, and the figures of both texts."""

    pair: Pair
    match: Match
    ours: Figures
    theirs: Figures

    def exchanged(self) -> list[Found]:
        """The figures that stand for one another and do not agree, the surest first, each once."""
        there = self.theirs[self.match.derived]
        here = self.ours[self.match.source] if there else []
        if not here:
            return []
        left = [one for one in here if not any(agree(one, other) for other in there)]
        right = [one for one in there if not any(agree(other, one) for other in here)]
        scored = [(self.likely(one, other), one, other) for one in left for other in right]
        scored = [entry for entry in scored if entry[0] > 0]
        kept = {one: self.kept(one) for one in {entry[1] for entry in scored}}
        known = {one: self.known(one) for one in {entry[2] for entry in scored}}
        scored = [entry for entry in scored if not kept[entry[1]] and not known[entry[2]]]
        return _each_once([*scored, *self.by_rate()])

    def by_rate(self) -> Iterator[Found]:
        """Figures that are the same, but once and for all in the source and so many a month here."""
        near = range(max(0, self.match.source - 1), min(len(self.ours), self.match.source + 2))
        text = " ".join(self.ours.text(index) for index in near)
        for after in self.theirs[self.match.derived]:
            for before in self.ours[self.match.source] if after.rate else ():
                same = before.kind == after.kind != "measure" and before.low == after.low > 1 and not before.rate
                if same and not re.search(rf"\b{after.rate}|\bda(?:y|il)|\bannual", text, re.IGNORECASE):
                    yield settings.COMPARE_NUMBER_NEAR * (0.6 + 0.4 * self.match.sure), before, after

    def kept(self, before: Quantity) -> bool:
        """Whether the retelling has the old figure too, beside the sentence or said of the same thing."""
        if any(one.kind == before.kind and agree(before, one) for one in self.theirs.beside(self.match.derived)):
            return True
        near = self.ours.near(before, self.match.source)
        others = self.theirs.every()
        return any(agree(before, one) and _of_one(near, self.theirs.near(one, index)) for index, one in others)

    def known(self, after: Quantity) -> bool:
        """Whether the source has the new figure too, or those from which it may be worked out."""
        beside = self.ours.beside(self.match.source)
        near = self.theirs.near(after, self.match.derived)
        for index, one in self.ours.every():
            if not agree(one, after):
                continue
            same = (one.kind, one.unit) == (after.kind, after.unit)
            if (same and (_is_telling(after) or one in beside)) or _of_one(self.ours.near(one, index), near):
                return True
        texts = self.ours.text(self.match.source), self.theirs.text(self.match.derived)
        if after.kind in _ROLES:
            return after.kind in _TIMES and any(map(_RELATIVE.search, texts))
        if any(one.low == after.low and one.unit != after.unit for one in self.ours[self.match.source]):
            return False  # the figure stayed and its unit did not: nobody works that out
        own = self.theirs[self.match.derived] if after.kind not in _COUNTS or _is_telling(after) else []
        here = [one for one in own if one != after]
        return worked_out(after, [*self.ours[self.match.source], *here], [*beside, *here], texts)

    def likely(self, before: Quantity, after: Quantity) -> float:
        """How likely it is that one figure stands for the other; 0 where they cannot be compared."""
        if not _comparable(before, after):
            return 0.0
        one, other = self.ours.near(before, self.match.source), self.theirs.near(after, self.match.derived)
        counts = before.kind in _COUNTS
        if counts and 1.0 in {before.low, after.low} and not shared(one.ahead[:1], other.ahead[:1]):
            return 0.0  # "one" is seldom a figure
        slip = _is_slip(before, after)
        counted = shared(one.counted, other.ahead if slip else other.counted) > 0
        numbers = self.ours.like(before, self.match.source), self.theirs.like(after, self.match.derived)
        sure = _in_context(before, one, other, counted=counted, slip=slip) + settings.COMPARE_NUMBER_SLIP * slip
        sure += settings.COMPARE_NUMBER_LONE * (numbers == (1, 1))
        if counted or slip or not counts:
            sure = max(sure, _slot(self.pair, self.match, one.place, other.place))
        alike_else = self.match.score >= settings.COMPARE_NUMBER_ALIKE
        doubts = _doubts(before, after, one, other, slip=slip, alike_else=alike_else) + (max(numbers) > 2)
        sure *= settings.COMPARE_NUMBER_UNSURE**doubts
        if before.kind in _TIMES and not slip and not (one.act and other.act and alike(one.act, other.act)):
            # another day is mostly another occasion, the more so beside a verb of saying
            said = not (one.act and other.act)
            sure = min(sure, self.match.score * settings.COMPARE_NUMBER_TIME[said])
        return min(sure, settings.COMPARE_NUMBER_SLOT) * (0.6 + 0.4 * self.match.sure)


def _doubts(before: Quantity, after: Quantity, one: Near, other: Near, *, slip: bool, alike_else: bool) -> int:
    """How many signs there are that two figures are of two things; a grave one counts twice.

    `alike_else`: their sentences are much alike.
    """
    strange = not (shared(one.counted, other.around) or shared(other.counted, one.around))
    known = bool(one.counted and other.counted)
    if before.low == after.low:
        return 2 * _apart(one, other)
    found = 2 * _apart(one, other) + (before.kind != after.kind)
    if before.kind in _COUNTS:
        return found + (known and strange and slip) + (one.since != other.since and not slip)
    if slip:
        return found
    if before.kind == "ordinal":
        found += 2 * (known and not shared(one.counted, other.counted))
    elif before.kind == "percent" and known:
        found += 2 * strange
    elif before.kind not in _ROLES - {"month"} and not alike_else:
        beside = shared(one.counted + one.behind[:3], other.counted + other.behind[:3])
        found += not ((beside and shared(one.around, other.around) > 1) or one.names & other.names)
    if one.way * other.way < 0 or any(opposed(mine, yours) for mine in one.behind[:3] for yours in other.behind[:3]):
        found += 2
    return found + (one.since != other.since)


def _apart(one: Near, other: Near) -> bool:
    """Whether names stand right after both figures, and not the same."""
    return bool(one.names and other.names) and not one.names & other.names


def _each_once(scored: list[Found]) -> list[Found]:
    chosen: list[Found] = []
    for sure, one, other in sorted(scored, key=lambda entry: (-entry[0], entry[2].span)):
        if any(one == taken or other == given for _, taken, given in chosen):
            continue
        rivals = [score for score, a, b in scored if (a == one) != (b == other)]
        rivalled = bool(rivals) and max(rivals) > sure - settings.COMPARE_NUMBER_RIVAL
        chosen.append((sure * settings.COMPARE_NUMBER_UNSURE if rivalled else sure, one, other))
    return chosen


def _is_telling(quantity: Quantity) -> bool:
    """Whether a figure is of a kind or a size that two things rarely have in common."""
    return quantity.kind in _ROLES or quantity.low >= settings.COMPARE_NUMBER_TELLING


def _of_one(one: Near, other: Near) -> bool:
    return shared(one.counted, other.counted) > 0 or shared(one.around, other.around) > 1


def _comparable(before: Quantity, after: Quantity) -> bool:
    if before.kind in _ROLES or after.kind in _ROLES:
        return before.kind == after.kind
    same_figure = before.low == after.low and before.high == after.high
    if not same_figure and before.rate and after.rate and before.rate != after.rate:
        return False
    if same_figure and after.rate and before.rate != after.rate:
        return True
    if same_figure and {before.kind, after.kind} == {"measure", "percent"}:
        return True
    if before.unit and after.unit and before.unit != after.unit:
        money = "money" in {before.kind, after.kind} and "count" not in {before.kind, after.kind}
        return same_figure and (money or before.dimension == after.dimension)
    if "points" in {before.kind, after.kind}:
        return before.kind == after.kind or (same_figure and {before.kind, after.kind} == {"points", "percent"})
    return before.kind == after.kind or {before.kind, after.kind} <= _COUNTS


def _is_slip(before: Quantity, after: Quantity) -> bool:
    """Whether a slip, or another unit, makes one figure of the other."""
    one, other = before.low, after.low
    if before.kind == "date":  # another month, the same day; a digit more
        days, months = ({one % 100, other % 100}, {one // 100, other // 100})
        return len(days) == 1 or (len(months) == 1 and min(days) < 10 <= max(days) and slipped(*days))
    if before.kind == "clock":  # morning for evening
        return abs(before.low - after.low) == 720
    if before.kind == "year":
        return sorted(str(before.low)) == sorted(str(after.low))
    if before.kind == "ordinal":  # the first half for the first quarter
        return before.low == after.low
    return before.kind not in _ROLES and (before.low == after.low or slipped(before.low, after.low))


def _in_context(before: Quantity, one: Near, other: Near, *, counted: bool, slip: bool) -> float:
    """How likely two figures are one by their sort and the words around them."""
    words, each = shared(one.around, other.around), settings.COMPARE_NUMBER_SHARED
    if before.kind in _ROLES - {"month"}:
        return settings.COMPARE_NUMBER_ROLE + 1.5 * each * min(words, 3)
    if before.kind not in _COUNTS:
        return settings.COMPARE_NUMBER_UNIT + each * min(words, 3)
    least = settings.COMPARE_NUMBER_SAME if counted else settings.COMPARE_NUMBER_OTHER
    return least + (each if counted or slip else each / 2) * min(words - counted, 3)


def _slot(pair: Pair, match: Match, a: slice, b: slice) -> float:
    """How surely two figures fill one gap between words that are the same."""
    blocks = pair.blocks(match)
    for index, (tag, i, k, p, q) in enumerate(blocks):
        meet = i < a.stop and a.start < k and p < b.stop and b.start < q
        if tag != "replace" or not meet or max(k - i, q - p) > settings.COMPARE_SLOT:
            continue
        left, right = flanks(blocks, index)
        if min(left, right) >= 2:
            return settings.COMPARE_NUMBER_SLOT
        edge = (index == 0 and right >= 3) or (index == len(blocks) - 1 and left >= 3)
        if edge or (min(left, right) and left + right >= 4):
            return settings.COMPARE_NUMBER_NEAR
    return 0.0


def _spans(pair: Pair, before: Quantity, after: Quantity) -> tuple[Span, Span]:
    if before.rate == after.rate:
        return before.span, after.span
    return with_rate(pair.source.text, before), with_rate(pair.derived.text, after)


def _because(pair: Pair, before: Quantity, after: Quantity, was: Span, now: Span) -> str:
    said = pair.source.said(_worded(pair.source, was)), pair.derived.said(_worded(pair.derived, now))
    unit = before.unit != after.unit or before.rate != after.rate
    what = "the unit is another" if before.low == after.low and unit else "the figure is another"
    return f"“{said[0]}” became “{said[1]}”: {what}."


def _worded(side: Telling, span: Span) -> Span:
    """A figure with the word after it."""
    end = int(np.searchsorted(side.words.starts, span.end))
    if end < len(side.words.ends) and side.text[span.end : int(side.words.starts[end])].strip() == "":
        return Span(span.start, int(side.words.ends[end]))
    return span
