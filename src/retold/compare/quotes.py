"""Quotations against the words they were taken from: what was changed inside the marks.

A derived quotation is laid over the speech of the source that has most of its words. What editors do in good faith is
no change: brackets, a first capital, the closing point, a quotation parted by "he said" or shortened at the end of a
sentence, contractions, and how a spoken filler was written down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from retold import settings
from retold.compare.align import Pair, align
from retold.compare.cuts import cut_at_an_end, cut_inside, unquoted
from retold.compare.drawn import Drawn, draw
from retold.compare.finding import change
from retold.compare.laid import SMALL
from retold.compare.marks import mark_changes
from retold.compare.spoken import FILLERS, forceful, one_speech
from retold.compare.telling import prepare, quoted_spans
from retold.records import Change, Reading, Span

_NESTED: Final = re.compile(r"(?<!\w)['‘“\"](?=\w|$)|(?:(?<=[\w.,!?])|^)['’”\"](?!\w)")
_BOUND: Final = re.compile(
    r"\b(?:not|no|never|hardly|barely|scarcely|nearly|almost|up to|at least|at most|largely|mostly|mainly|partly|"
    r"partially|somewhat|slightly|(?:some|most|many|half|few|part|much|none|one) of|without|far from|anything but|"
    r"potentially|possibly|probably|allegedly|perhaps|maybe|likely|relatively|too|"
    r"(?:more than|less than|fewer than|about|around|roughly|approximately|over|under)(?= \d))$"
)
"""Words that bind the next one: without them it says something else."""
_DENYING: Final = frozenset("not no never nothing none without hardly denied denies rejected".split())
_MEASURE: Final = re.compile(
    r"\b(?:full|complete|total|absolute|utmost|entire|partial|limited|little|cautious|qualified|conditional|guarded|"
    r"grudging|slight|reluctant|tentative|provisional|temporary|preliminary|initial|apparent|potential|possible|alleged|"
    r"supposed|so called|would be|false|fake|mock|minor|modest|moderate|relative|mild|only|mere)$"
)
"""Adjectives that say how much of it there was, or whether it was one at all."""


def quote_changes(pair: Pair) -> Iterator[Change]:
    """`quote_altered` and `quote_cut`: what became of the words that the source has inside marks."""
    found = draw(pair)
    for drawn in found.quotations:
        if drawn is not None:
            yield from _altered_inside(drawn)
            yield from cut_inside(drawn)
    for drawn in found.of_speech():
        yield from _altered_at_an_end(drawn)
        yield from _unqualified(drawn)
        yield from cut_at_an_end(drawn)
    yield from unquoted(pair, found)
    yield from mark_changes(pair, found)
    yield from _in_title(pair)


def _in_title(pair: Pair) -> Iterator[Change]:
    """What differs inside the marks of the derived title from the source's speech."""
    article = pair.derived.reading.article
    title = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in article.title or "")
    quoted = (title[span.start : span.end].split() for span in quoted_spans(title))
    if not any(len(words) >= settings.COMPARE_QUOTE_WORDS for words in quoted):
        return
    alone = prepare(Reading(replace(article, text=title), (Span(0, len(title)),), (), (), (), (), None))
    for drawn in draw(align(pair.source, alone)).of_speech():
        yield from (replace(one, in_title=True) for one in _altered_inside(drawn))


def _altered_inside(drawn: Drawn) -> Iterator[Change]:
    """Words inside the marks that the source's quotation has not, or a word of force that it has and they have not."""
    for index, (tag, a, b, c, d) in enumerate(drawn.laid.edits):
        if tag == "equal" or not drawn.is_held(index) or drawn.is_edited(a, b, c, d) or drawn.skips(a, b):
            continue
        old, new = drawn.said(a, b), drawn.said_here(c, d)
        lost = forceful(old) != forceful(new)
        if drawn.is_cut(index) or drawn.repeats(a, b, c, d) or (one_speech(old, new) and not drawn.fuses(a, b, c, d)):
            continue
        content = {*old, *new} - FILLERS - SMALL and (drawn.content(a, b) or drawn.content_here(c, d))
        if drawn.fuses(a, b, c, d):
            slight = len(set(old) - FILLERS - {"i", "we", "he", "she", "they"}) == 0 and b - a < 2
            yield _altered(drawn, (a, b), (c, d), settings.COMPARE_QUOTE_FUSED, light=slight)
            continue
        light = not lost and (
            not content or drawn.is_inflected(a, b, c, d) or drawn.is_moved(a, b, c, d, settings.COMPARE_QUOTE_MOVED)
        )
        yield _altered(drawn, (a, b), (c, d), 1.0, light=light)


def _altered_at_an_end(drawn: Drawn) -> Iterator[Change]:
    """Words of the quotation before the first, or after the last, that the source has too, in the place of others."""
    laid, edits = drawn.laid, drawn.laid.edits
    if drawn.matched_content < 2:
        return
    (_, a, start, c, _), (_, end, b, _, d) = edits[0], edits[-1]
    for theirs, ours, beside in (
        ((drawn.opening(a), a), (0, c), start - a),
        ((b, drawn.closing(b)), (d, len(laid.ours)), b - end),
    ):
        old, new = drawn.said(*theirs), drawn.said_here(*ours)
        if beside < 2 or len(new) > laid.matched or not _is_new(drawn, theirs, ours):
            continue
        slot = 0 < len(old) <= settings.COMPARE_QUOTE_SLOT and len(new) <= settings.COMPARE_QUOTE_SLOT
        factor = 1.0 if slot or drawn.only_source else settings.COMPARE_QUOTE_OWN
        least = settings.COMPARE_QUOTE_ENDS if slot else 0.0
        yield _altered(drawn, theirs if old else (b, b), ours, factor, light=False, least=least)


def _is_new(drawn: Drawn, theirs: tuple[int, int], ours: tuple[int, int]) -> bool:
    """Whether words at an end of the quotation are the page's own: not edited, moved, or spelled in another way."""
    old, new = drawn.said(*theirs), drawn.said_here(*ours)
    if not set(new) - FILLERS - SMALL or not (drawn.content_here(*ours) or forceful(new)):
        return False
    if "".join(old).replace("'", "") == "".join(new).replace("'", ""):
        return False
    between = drawn.between_here(*ours)
    if drawn.is_edited(*theirs, *ours) or _NESTED.search(between[:-1] if ours[0] else between[1:]):
        return False
    near = old[: len(new) + 2] if ours[0] else old[-len(new) - 2 :]
    alike = any(one_speech(near[at:], new) or one_speech(near[:at], new) for at in range(len(near) + 1))
    return not (alike or drawn.is_inflected(*theirs, *ours) or drawn.is_moved(*theirs, *ours, len(drawn.laid.theirs)))


def _unqualified(drawn: Drawn) -> Iterator[Change]:
    """A "not", "up to" or "full" that stood right before the first word of the quotation, inside the same marks."""
    laid = drawn.laid
    a, c = laid.edits[0][1], laid.edits[0][3]
    said = " ".join(drawn.said(max(drawn.opening(a), a - 3), a))
    bound, measure = _BOUND.search(said), _MEASURE.search(said)
    found = bound or measure
    if (
        c
        or found is None
        or drawn.skips(a, a)
        or drawn.is_edited(a, a, 0, 0)
        or _is_kept(found.group().split(), drawn.before())
    ):
        return
    first = a - len(found.group().split())
    if _stands(drawn, [*drawn.said(first, a), *drawn.said_here(0, 1)]):
        return
    if bound:
        yield _altered(drawn, (first, a), (0, 1), 1.0, light=False)
        return
    because = f"“{drawn.text(first, a)}” stood before this inside the marks; here it is gone."
    before, after = drawn.around(first, a), laid.quotation
    yield change(drawn.pair, "quote_cut", before, after, because=because, confidence=drawn.sure * 0.85)


def _stands(drawn: Drawn, said: list[str]) -> bool:
    """Whether the page has these words in a row anywhere."""
    return (
        re.search(r"\b" + r"\W+".join(map(re.escape, said)) + r"\b", drawn.pair.derived.text, re.IGNORECASE) is not None
    )


def _is_kept(lost: list[str], before: list[str]) -> bool:
    """Whether the page has such a word of its own before the marks."""
    near = {word.replace("’", "'") for word in before}
    return bool(near & {*lost, *_DENYING}) or any(word.endswith("n't") for word in near)


def _altered(
    drawn: Drawn, theirs: tuple[int, int], ours: tuple[int, int], factor: float, *, light: bool, least: float = 0.0
) -> Change:
    pair = drawn.pair
    was, now = drawn.text(*theirs), drawn.text_here(*ours)
    where = f"the source's quotation has “{was}”" if was else "the source's quotation has nothing"
    because = f"Inside the quotation marks “{now}” stands where {where}."
    if not now:
        because = f"“{was}” stands inside the source's quotation; here it is gone, with nothing to show it."
    certain = max(drawn.sure, least, settings.COMPARE_QUOTE_ONLY if drawn.only_source and drawn.near else 0.0)
    certain *= factor * (settings.COMPARE_QUOTE_FUNCTION if light else 1.0)
    grave = settings.COMPARE_LIGHT if light else 1.0
    before, after = drawn.around(*theirs), drawn.around_here(*ours)
    return change(pair, "quote_altered", before, after, because=because, confidence=certain, weight=grave)
