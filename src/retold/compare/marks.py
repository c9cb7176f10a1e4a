"""`quote_altered` where the marks themselves are wrong: put around words that stood outside of any, taken off from
speech so that it is the page's own voice, or set around two quotations as if they were one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from retold import outlets, settings
from retold.compare.align import Match, Pair
from retold.compare.cover import is_attributed, is_speech
from retold.compare.finding import change
from retold.compare.laid import ELLIPSIS, MARK, Laid, Runs, around, lay, places, runs
from retold.compare.telling import Telling
from retold.compare.voices import SAYING, is_inner, meets
from retold.records import Attribution, Change, Span

_COMMON = frozenset({"news", "online", "web", "the", "and", "for", "com", "opinion"})
_SPEECH = re.compile(r"[@#]|(?<!\w)['‘]\w|\b(?:I|[Mm]y|[Ww]e|[Oo]ur|[Yy]ou|[Yy]our|me|us)\b|\.\.\.|…")
_ANEW = re.compile(
    r"\b(?:later|earlier|asked|separately|another|previously|elsewhere|interview|meanwhile|[A-Z]\w+day)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?]|,[\"”]")


class _Run(NamedTuple):
    """Words of a derived quotation (from, length) that stand together inside marks of the source, from `place` on."""

    start: int
    length: int
    place: int


def mark_changes(pair: Pair) -> Iterator[Change]:
    """Quotations whose marks stand where the source has none, stand no more, or hold two quotations as one."""
    held = runs(pair.source)
    for quotation in pair.derived.quotations:
        laid = lay(pair.derived, quotation, pair.source, held)
        if laid is not None:
            yield from _put_in_marks(pair, laid, held)
        yield from _joined(pair, quotation, held)
    yield from _taken_off(pair)


def _put_in_marks(pair: Pair, laid: Laid, held: Runs) -> Iterator[Change]:
    """Words that the source tells outside of any marks, in a sentence of its own, now inside quotation marks."""
    first, last = laid.start, laid.end
    content = int(pair.source.content[first:last].sum())
    if pair.source.quoted[first:last].any() or content < settings.COMPARE_MARKS_CONTENT:
        return
    same = _same_words(pair, laid)
    if not same or _quoted_elsewhere(pair.derived, laid.quotation, pair.source, held) or not _narrated(pair, laid):
        return
    said = pair.derived.said(laid.quotation)
    because = f"“{said}” is in quotation marks here; in the source these words stand outside of any."
    before = pair.source.span(first, last)
    sure = settings.COMPARE_MARKS_SURE * same
    yield change(pair, "quote_altered", before, laid.quotation, because=because, confidence=sure)


def _same_words(pair: Pair, laid: Laid) -> float:
    """1 where the words are the same one for one, less where only their small words and endings differ, else 0."""
    source, derived = pair.source, pair.derived
    if laid.matched == laid.words == laid.end - laid.start:
        return 1.0
    for tag, a, b, c, d in laid.edits:
        if tag == "equal" or b <= laid.start or a >= laid.end:
            if tag != "equal" and derived.content[c:d].any():
                return 0.0
            continue
        old, new = source.stems[a:b][source.content[a:b]], derived.stems[c:d][derived.content[c:d]]
        if old.tolist() != new.tolist():
            return 0.0
    return settings.COMPARE_MARKS_LOOSE


def _quoted_elsewhere(quoting: Telling, quotation: Span, other: Telling, held: Runs) -> bool:
    """Whether the other telling has a good part of the words inside marks in another place."""
    found = places(quoting, quotation, held)
    inside = sum(bool(other.quoted[each].any()) for each in found)
    return inside > len(found) * settings.COMPARE_MARKS_ELSEWHERE


def _narrated(pair: Pair, laid: Laid) -> bool:
    """Whether the source reports these words of someone, and in its own words.

    They stand in a longer sentence that is put to someone, without a screen name or an "I" and with as many marks
    opened as closed; they are no title of a work; and the derived text does not quote the source page as such.
    """
    source, first, last = pair.source, laid.start, laid.end
    index = int(source.sentence[first])
    if index < 0 or index != int(source.sentence[last - 1]):
        return False
    sentence, own = source.reading.sentences[index], source.within(index)
    longer = own.stop - own.start - (last - first) >= settings.COMPARE_MARKS_NARRATED
    titled = source.name[first + 1 : last][source.content[first + 1 : last]].all()
    if not longer or titled or _SPEECH.search(source.text, sentence.start, sentence.end):
        return False
    quotations = sum(meets(quotation, sentence) for quotation in source.quotations)
    if 2 * quotations != len(MARK.findall(source.text, sentence.start, sentence.end)):
        return False
    content = source.span(first, last)
    told = any(
        meets(piece, content)
        for attribution in source.attributions.get(index, ())
        if attribution.source
        and any(meets(cue, sentence) and SAYING.search(source.text, cue.start, cue.end) for cue in attribution.cue)
        for piece in attribution.content
    )
    return told and not _quotes_page(pair, laid.quotation)


def _quotes_page(pair: Pair, quotation: Span) -> bool:
    """Whether the derived text names the source page, or credits any other, near the quotation."""
    near = Span(quotation.start - 600, quotation.end + 200)
    sentence = bisect_right(pair.derived.reading.sentences, quotation.start, key=lambda span: span.start) - 1
    own = outlets.identities(pair.derived.reading.article)
    credits = [
        credit for index in (sentence - 1, sentence, sentence + 1) for credit in pair.derived.credits.get(index, ())
    ]
    if any(outlets.key(credit.outlet) not in own for credit in credits):
        return True
    article = pair.source.reading.article
    names = set(re.findall(r"\w{3,}", " ".join((article.outlet or "", *article.authors)).casefold())) - _COMMON
    text = pair.derived.text[max(0, near.start) : near.end].casefold()
    return any(re.search(rf"\b{re.escape(name)}\b", text) for name in names)


def _taken_off(pair: Pair) -> Iterator[Change]:
    """Speech of the source that the derived page tells word for word without marks and without anyone who says it."""
    if not pair.source.quotations:
        return
    held = runs(pair.derived)
    for quotation in pair.source.quotations:
        place = pair.source.at(quotation)
        if int(pair.source.content[place].sum()) < settings.COMPARE_MARKS_CONTENT:
            continue
        laid = lay(pair.source, quotation, pair.derived, held)
        if laid is None or laid.matched < settings.COMPARE_MARKS_OFF * laid.words:
            continue
        attribution = _speaker_of(pair.source, quotation)
        first, last = laid.start, laid.end
        index = int(pair.derived.sentence[first])
        if attribution is None or index < 0 or pair.derived.quoted[first:last].any():
            continue
        match = Match(index, int(pair.source.sentence[place.start]), 0.9)
        if match.source < 0 or is_speech(pair, index) or is_attributed(pair, match, attribution):
            continue
        if _quoted_elsewhere(pair.source, quotation, pair.derived, held):
            continue
        because = f"“{pair.source.said(quotation)}” is in quotation marks in the source; here the page says it itself."
        after = pair.derived.span(first, last)
        sure = settings.COMPARE_MARKS_OFF_SURE * min(1.0, laid.matched / laid.words)
        yield change(pair, "quote_altered", quotation, after, because=because, confidence=sure)


def _speaker_of(side: Telling, quotation: Span) -> Attribution | None:
    """The attribution over a quotation, where a person, a group or a document has it."""
    index = int(side.sentence[side.at(quotation).start])
    for attribution in side.attributions.get(index, ()):
        over = any(meets(piece, quotation) for piece in attribution.content)
        if over and attribution.kind != "indirect" and is_inner(side, attribution):
            return attribution
    return None


def _joined(pair: Pair, quotation: Span, held: Runs) -> Iterator[Change]:
    """One quotation made of two that stand apart in the source, with nothing to show where one ends."""
    source, derived = pair.source, pair.derived
    place = derived.at(quotation)
    count = place.stop - place.start
    if not settings.COMPARE_QUOTE_WORDS * 2 <= count <= settings.COMPARE_QUOTE_LONGEST:
        return
    found = _stretches(pair, quotation, held)
    if len(found) < 2 or sum(run.length for run in found) < settings.COMPARE_JOINED * count:
        return
    covered = np.zeros(count, bool)
    for run in found:
        covered[run.start : run.start + run.length] = True
    if derived.content[place][~covered].any():  # words of its own: the page heard the speech itself
        return
    for one, other in pairwise(found):
        start, end = place.start + one.start + one.length, place.start + other.start
        between = around(derived, start, end)
        if ELLIPSIS.search(between) or "[" in between or not _are_apart(source, one, other):
            continue
        parts = [source.said(source.span(run.place, run.place + run.length)) for run in (one, other)]
        because = f"“{parts[0]}” and “{parts[1]}” are two quotations in the source, and one here."
        before = source.span(one.place, one.place + one.length)
        yield change(pair, "quote_altered", before, quotation, because=because, confidence=settings.COMPARE_JOINED_SURE)
        return


def _stretches(pair: Pair, quotation: Span, held: Runs) -> list[_Run]:
    """The longest runs of a derived quotation's words that stand inside marks of the source, in order."""
    source, keys = pair.source, pair.derived.words.keys[pair.derived.at(quotation)]
    found, at = list[_Run](), 0
    starts = places(pair.derived, quotation, held)
    while at < len(starts):
        best = _Run(at, 0, 0)
        for candidate in starts[at].tolist():
            most = min(len(keys) - at, len(source.words.keys) - candidate)
            same = (source.words.keys[candidate : candidate + most] == keys[at : at + most]) & source.quoted[
                candidate : candidate + most
            ]
            length = most if same.all() else int(same.argmin())
            follows = bool(found) and candidate >= found[-1].place + found[-1].length
            if (length, follows) > (best.length, False):
                best = _Run(at, length, candidate)
        if best.length >= settings.COMPARE_QUOTE_WORDS:
            found.append(best)
        at += max(1, best.length)
    return found


def _are_apart(side: Telling, one: _Run, other: _Run) -> bool:
    """Whether two runs are of two quotations that a sentence of the page's own stands between, whole at the seam.

    In another order they are too, where they are of two paragraphs.
    """
    last, first = one.place + one.length - 1, other.place
    if MARK.search(around(side, last + 1, last + 1)) is None or MARK.search(around(side, first, first)) is None:
        return False
    sentences = sorted((int(side.sentence[last]), int(side.sentence[first])))
    if sentences[0] < 0 or sentences[0] == sentences[1]:
        return False
    if first < last:
        whole = all(_is_whole(side, run) for run in (one, other))
        return bool(side.paragraph[sentences[0]] != side.paragraph[sentences[1]]) and not whole
    own = [not side.quoted[side.within(index)].any() for index in range(sentences[0] + 1, sentences[1])]
    return any(own) or _says_anew(side, first)


def _is_whole(side: Telling, run: _Run) -> bool:
    """Whether a run is a sentence as it was spoken, so that the other page may have it in the order of the speech."""
    end = int(side.words.ends[run.place + run.length - 1])
    return side.word(run.place)[:1].isupper() and _STOP.match(side.text, end) is not None


def _says_anew(side: Telling, first: int) -> bool:
    """Whether a quotation's first words are led up to as another's: "Later, asked about it, she said"."""
    sentence = side.reading.sentences[int(side.sentence[first])]
    return _ANEW.search(side.text, sentence.start, int(side.words.starts[first])) is not None
