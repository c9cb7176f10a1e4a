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
from retold.compare.drawn import Quotations, same_voice
from retold.compare.finding import change
from retold.compare.laid import ELLIPSIS, MARK, Laid, Runs, around, lay, places, runs, speaker_of
from retold.compare.spoken import forceful
from retold.compare.telling import Telling
from retold.compare.voices import SAYING, hull, is_inner, meets, voice
from retold.records import Change, Span

_COMMON = frozenset({"news", "online", "web", "the", "and", "for", "com", "opinion"})
_SPEECH = re.compile(r"[@#]|(?<!\w)['‘]\w|\b(?:I|[Mm]y|[Ww]e|[Oo]ur|[Yy]ou|[Yy]our|me|us)\b|\.\.\.|…")
_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|me|us)\b")
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


def mark_changes(pair: Pair, found: Quotations) -> Iterator[Change]:
    """Quotations whose marks stand where the source has none, stand no more, or hold two quotations as one."""
    whole = found.prose.runs
    for quotation, drawn in zip(pair.derived.quotations, found.quotations, strict=True):
        spoken = drawn is not None and drawn.speech is found.speech
        if drawn is None or not spoken or drawn.laid.share < settings.COMPARE_QUOTE_MATCHED:
            laid = lay(pair.derived, quotation, pair.source, whole, settings.COMPARE_QUOTE_MATCHED)
            changes = list(_put_in_marks(pair, laid, whole)) if laid is not None else []
            yield from changes
            if drawn is None and found.only_source and not changes:
                yield from _never_said(pair, quotation, found)
        yield from _joined(pair, quotation, found.speech.runs)
    bare = list(_taken_off(pair, found))
    if len(bare) == 1:  # of several the other page is the speech itself
        yield from bare


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
    if laid.matched == len(laid.ours) == laid.edits[-1][2] - laid.edits[0][1]:
        return 1.0
    for tag, a, b, c, d in laid.edits:
        old = [pair.source.stems[each.word] for each in laid.theirs[a:b] if pair.source.content[each.word]]
        new = [pair.derived.stems[each.word] for each in laid.ours[c:d] if pair.derived.content[each.word]]
        if tag != "equal" and old != new:
            return 0.0
    ends = (*laid.ours[: laid.edits[0][3]], *laid.ours[laid.edits[-1][4] :])
    return 0.0 if any(pair.derived.content[each.word] for each in ends) else settings.COMPARE_MARKS_LOOSE


def _quoted_elsewhere(quoting: Telling, quotation: Span, other: Telling, held: Runs) -> bool:
    """Whether the other telling has a good part of the words inside marks in another place."""
    found = [held.words[each] for each in places(quoting, quotation, held)]
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
    here = pair.derived.reading.sentences[max(0, _sentence_of(pair.derived, laid.quotation))]
    if not told or _names_page(pair, here):
        return False
    return _has_one_voice(pair, laid, index) or not _quotes_page(pair, laid.quotation)


def _has_one_voice(pair: Pair, laid: Laid, sentence: int) -> bool:
    """Whether the quotation is put to the one to whom the source puts these words."""
    own = speaker_of(pair.derived, laid.quotation)
    heard = voice(pair.derived, own) if own is not None else None
    content = pair.source.span(laid.start, laid.end)
    for attribution in pair.source.attributions.get(sentence, ()):
        if any(meets(piece, content) for piece in attribution.content):
            theirs = voice(pair.source, attribution)
            if same_voice(heard, theirs) or (heard is not None and theirs is not None and heard.nouns & theirs.nouns):
                return True
    return False


def _names_page(pair: Pair, place: Span) -> bool:
    """Whether a stretch of the derived text names the source page's outlet or one of its authors."""
    article = pair.source.reading.article
    names = set(re.findall(r"\w{3,}", " ".join((article.outlet or "", *article.authors)).casefold())) - _COMMON
    text = pair.derived.text[max(0, place.start) : place.end].casefold()
    return any(re.search(rf"\b{re.escape(name)}\b", text) for name in names)


def _quotes_page(pair: Pair, quotation: Span) -> bool:
    """Whether the derived text names the source page, or credits any other, near the quotation."""
    sentence = _sentence_of(pair.derived, quotation)
    own = outlets.identities(pair.derived.reading.article)
    credits = [
        credit for index in (sentence - 1, sentence, sentence + 1) for credit in pair.derived.credits.get(index, ())
    ]
    if any(outlets.key(credit.outlet) not in own for credit in credits):
        return True
    return _names_page(pair, Span(quotation.start - 600, quotation.end + 200))


def _sentence_of(side: Telling, quotation: Span) -> int:
    return bisect_right(side.reading.sentences, quotation.start, key=lambda span: span.start) - 1


def _never_said(pair: Pair, quotation: Span, found: Quotations) -> Iterator[Change]:
    """A quotation of someone whom the source only reports as saying the like, or quotes with other words."""
    attribution = speaker_of(pair.derived, quotation)
    heard = voice(pair.derived, attribution) if attribution is not None else None
    words = pair.derived.at(quotation)
    if (
        heard is None
        or words.stop - words.start < settings.COMPARE_QUOTE_WORDS
        or pair.derived.content[words].sum() < 2
    ):
        return
    best, place = 0.0, None
    for other in pair.source.reading.attributions:
        theirs = voice(pair.source, other) if is_inner(pair.source, other) else None
        if not other.content or same_voice(heard, theirs) is not True:
            continue
        content = hull(other.content)
        share = pair.share_back(quotation, content)
        if share > best:
            best, place = share, content
    if place is None or best < settings.COMPARE_ELSEWHERE or _runs_on(pair, quotation, found):
        return
    said = pair.derived.said(quotation)
    because = f"“{said}” is in quotation marks here; the source has no such words of this speaker inside marks."
    yield change(pair, "quote_altered", place, quotation, because=because, confidence=settings.COMPARE_MARKS_SURE)


def _runs_on(pair: Pair, quotation: Span, found: Quotations) -> bool:
    """Whether three words in a row of a quotation stand inside the source's marks, so that it was taken from there."""
    return any(len(each) for each in places(pair.derived, quotation, found.speech.runs))


def _taken_off(pair: Pair, found: Quotations) -> Iterator[Change]:
    """Speech of the source that the derived page tells word for word, without marks, in a sentence that says nobody
    said it.
    """
    if not pair.source.quotations:
        return
    held = runs(pair.derived)
    for number, quotation in enumerate(pair.source.quotations):
        place, attribution = pair.source.at(quotation), found.speech.speakers[number]
        if attribution is None or int(pair.source.content[place].sum()) < settings.COMPARE_MARKS_CONTENT:
            continue
        laid = lay(pair.source, quotation, pair.derived, held, settings.COMPARE_MARKS_OFF)
        if laid is None:
            continue
        first, last = laid.start, laid.end
        match = Match(int(pair.derived.sentence[first]), int(pair.source.sentence[place.start]), 0.9)
        if min(match.derived, match.source) < 0 or pair.derived.quoted[first:last].any():
            continue
        if ELLIPSIS.search(around(pair.derived, last, last)) or _is_transcript(pair.derived, match.derived):
            continue
        if is_speech(pair, match.derived) or _is_put_to_someone(pair, match.derived, first, last):
            continue
        if _quoted_elsewhere(pair.source, quotation, pair.derived, held):
            continue
        because = f"“{pair.source.said(quotation)}” is in quotation marks in the source; here the page says it itself."
        after = pair.derived.span(first, last)
        sure = settings.COMPARE_MARKS_OFF_SURE * min(1.0, laid.share)
        sure *= settings.COMPARE_MARKS_OFF_NEAR if is_attributed(pair, match, attribution) else 1.0
        sure *= 1.0 if found.only_source else settings.COMPARE_QUOTE_OWN
        yield change(pair, "quote_altered", quotation, after, because=because, confidence=sure)


def _is_transcript(side: Telling, sentence: int) -> bool:
    """Whether somebody speaks in the first person in a paragraph, or the one beside it, outside of any marks."""
    same = np.abs(side.paragraph - side.paragraph[sentence]) <= 1
    spans = [side.reading.sentences[index] for index in np.flatnonzero(same).tolist()[:20]]
    persons = (found for span in spans for found in _PERSON.finditer(side.text, span.start, span.end))
    return any(not side.inside_marks(found.start()) for found in persons)


def _is_put_to_someone(pair: Pair, sentence: int, first: int, last: int) -> bool:
    """Whether a derived sentence has words of saying apart from a stretch of it, or a speaker for it."""
    derived = pair.derived
    own, taken = derived.reading.sentences[sentence], derived.span(first, last)
    for attribution in derived.attributions.get(sentence, ()):
        if any(meets(piece, taken) for piece in attribution.content):
            return True
    rest = derived.text[own.start : max(own.start, taken.start)] + " | " + derived.text[taken.end : own.end]
    return SAYING.search(rest) is not None


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
    own = np.flatnonzero(~covered) + place.start
    if derived.content[own].any() or forceful([derived.word(word).casefold() for word in own.tolist()]):
        return  # words of its own: the page heard the speech itself
    for one, other in pairwise(found):
        start, end = place.start + one.start + one.length, place.start + other.start
        between = around(derived, start, end)
        if ELLIPSIS.search(between) or "[" in between or not _are_apart(source, one, other):
            continue
        if {derived.word(word).casefold() for word in range(start, end)} - {"and", "but", "or"}:
            continue
        parts = [source.said(source.span(run.place, run.place + run.length)) for run in (one, other)]
        because = f"“{parts[0]}” and “{parts[1]}” are two quotations in the source, and one here."
        before = source.span(one.place, one.place + one.length)
        honest = one.place < other.place and _is_seam(source, one, other) and re.search(r"[.!?]", between) is not None
        honest &= not _says_anew(source, other.place)
        sure = settings.COMPARE_JOINED_SURE * (settings.COMPARE_JOINED_WHOLE if honest else 1.0)
        yield change(pair, "quote_altered", before, quotation, because=because, confidence=sure)
        return


def _stretches(pair: Pair, quotation: Span, held: Runs) -> list[_Run]:
    """The longest runs of a derived quotation's words that stand inside marks of the source, in order."""
    source, keys = pair.source, pair.derived.words.keys[pair.derived.at(quotation)]
    found, at = list[_Run](), 0
    starts = [held.words[each] for each in places(pair.derived, quotation, held)]
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
    own = [side.within(index) for index in range(sentences[0] + 1, sentences[1])]
    told = [each.stop - each.start >= settings.COMPARE_QUOTE_WORDS and not side.quoted[each].any() for each in own]
    return any(told) or _says_anew(side, first)


def _is_whole(side: Telling, run: _Run) -> bool:
    """Whether a run is a sentence as it was spoken, so that the other page may have it in the order of the speech."""
    end = int(side.words.ends[run.place + run.length - 1])
    return side.word(run.place)[:1].isupper() and _STOP.match(side.text, end) is not None


def _is_seam(side: Telling, one: _Run, other: _Run) -> bool:
    """Whether the first run ends a sentence and the second begins one: both may be of one speech, as it was spoken."""
    end = int(side.words.ends[one.place + one.length - 1])
    return _STOP.match(side.text, end) is not None and side.word(other.place)[:1].isupper()


def _says_anew(side: Telling, first: int) -> bool:
    """Whether a quotation's first words are led up to as another's: "Later, asked about it, she said"."""
    sentence = side.reading.sentences[int(side.sentence[first])]
    return _ANEW.search(side.text, sentence.start, int(side.words.starts[first])) is not None
