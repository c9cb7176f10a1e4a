"""Which speech of the source each quotation of the derived telling was taken from, and what may be asked of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from retold import settings
from retold.compare.align import Pair, flanks
from retold.compare.closeness import told
from retold.compare.laid import ELLIPSIS, SMALL, Laid, Speech, lay, over, prose, speaker_of, speech
from retold.compare.spoken import FILLERS, forceful
from retold.compare.voices import Voice, differs, voice
from retold.records import Span

_BRACKET: Final = re.compile(r"[\[\]()@#]|\bsic\b")
_MASKED: Final = re.compile(r"\w[*_–—-]+\w|\w-{2,}|\w\*+|_{2,}|\*{2,}")
_STOP: Final = re.compile(r"[.!?;:—–…][\"”’']?")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A quotation of the derived telling laid over the speech it was taken from.

    `near`: the same speaker has both, or they stand in sentences that tell the same. `only_source`: nothing shows that
    the page had speech from anywhere else. Words are asked for by their places in
    `laid.theirs` and `laid.ours` (`_here`).
    """

    pair: Pair
    laid: Laid
    speech: Speech
    near: bool
    only_source: bool

    @property
    def sure(self) -> float:
        """Confidence that the quotation was taken from there, by how much is the same and how long it is."""
        length = min(1.0, 0.4 + self.laid.matched / 10)
        length = max(length, settings.COMPARE_QUOTE_NEAR) if self.near else length
        same = min(1.0, max(0.0, self.laid.share - settings.COMPARE_QUOTE_LEAST) / settings.COMPARE_QUOTE_RANGE)
        blocks = sum(tag == "equal" for tag, *_ in self.laid.edits)
        broken = blocks > 2 and self.laid.matched < settings.COMPARE_QUOTE_BLOCK * blocks
        return settings.COMPARE_QUOTE_SURE * same * length * (settings.COMPARE_QUOTE_BROKEN if broken else 1.0)

    def said(self, a: int, b: int) -> list[str]:
        """Words of the source as they sound."""
        return [each.sound for each in self.laid.theirs[a:b]]

    def said_here(self, c: int, d: int) -> list[str]:
        """Words of the quotation as they sound."""
        return [each.sound for each in self.laid.ours[c:d]]

    def span(self, a: int, b: int) -> Span:
        """The place of words of the source; at least one."""
        return self.pair.source.span(self.laid.theirs[a].word, self.laid.theirs[b - 1].word + 1)

    def text(self, a: int, b: int) -> str:
        """Words of the source as they stand, for a reader; empty where there are none."""
        return self.pair.source.said(self.span(a, b)) if a < b else ""

    def text_here(self, c: int, d: int) -> str:
        """Words of the quotation as they stand, for a reader; empty where there are none."""
        ours = self.laid.ours
        return self.pair.derived.said(self.pair.derived.span(ours[c].word, ours[d - 1].word + 1)) if c < d else ""

    def around(self, a: int, b: int) -> Span:
        """The place of words of the source with a word of the same quotation on either side."""
        theirs, own = self.laid.theirs, self.speech.quotation
        first, last = max(0, min(a - 1, len(theirs) - 1)), min(b, len(theirs) - 1)
        if a < b and own[theirs[first].word] != own[theirs[a].word]:
            first = a
        if a < b and own[theirs[last].word] != own[theirs[b - 1].word]:
            last = b - 1
        return self.span(first, last + 1)

    def around_here(self, c: int, d: int) -> Span:
        """The place of words of the quotation with a word on either side."""
        ours = self.laid.ours
        return self.pair.derived.span(ours[max(0, c - 1)].word, ours[min(d, len(ours) - 1)].word + 1)

    def turn(self, a: int) -> int:
        """The turn of speech of a word of the source."""
        return int(self.speech.turn[self.laid.theirs[a].word])

    def content(self, a: int, b: int) -> int:
        """How many words of content the source has there."""
        return int(self.pair.source.content[[each.word for each in self.laid.theirs[a:b]]].sum()) if a < b else 0

    def content_here(self, c: int, d: int) -> int:
        """How many words of content the quotation has there."""
        return int(self.pair.derived.content[[each.word for each in self.laid.ours[c:d]]].sum()) if c < d else 0

    def between(self, a: int, b: int) -> str:
        """The text of the source from the word before to the word after."""
        side, theirs = self.pair.source, self.laid.theirs
        start = int(side.words.ends[theirs[a - 1].word]) if a else int(side.words.starts[theirs[0].word])
        end = int(side.words.starts[theirs[b].word]) if b < len(theirs) else int(side.words.ends[theirs[-1].word]) + 2
        return side.text[start:end]

    def between_here(self, c: int, d: int) -> str:
        """The text of the quotation from the word before, or its start, to the word after, or its end."""
        side, ours = self.pair.derived, self.laid.ours
        start = int(side.words.ends[ours[c - 1].word]) if c else self.laid.quotation.start - 1
        end = int(side.words.starts[ours[d].word]) if d < len(ours) else self.laid.quotation.end + 1
        return side.text[max(0, start) : end]

    def before(self) -> list[str]:
        """The few words of the page's own that stand before the quotation in its sentence, in small letters."""
        start = self.laid.quotation.start
        sentence = int(self.pair.derived.sentence[self.laid.ours[0].word])
        first = self.pair.derived.reading.sentences[sentence].start if sentence >= 0 else start
        near = self.pair.derived.text[max(first, start - 60) : start]
        return re.findall(r"[\w'’]+", near.casefold())[-6:]

    def opening(self, a: int) -> int:
        """Where the sentence, in the same turn, of a word of the source begins."""
        return self._reach(a, -1)

    def closing(self, b: int) -> int:
        """One past where the sentence, in the same turn, of the word before `b` ends."""
        return self._reach(b - 1, 1) + 1

    def _reach(self, at: int, step: int) -> int:
        theirs, sentence = self.laid.theirs, self.pair.source.sentence
        while 0 <= at + step < len(theirs):
            same = self.turn(at + step) == self.turn(at) >= 0
            if not same or sentence[theirs[at + step].word] != sentence[theirs[at].word]:
                break
            at += step
        return at

    def shows_a_cut(self, a: int, b: int, c: int, d: int) -> bool:
        """Whether an ellipsis stands in the quotation there, or where the same words may be left out as well."""
        if ELLIPSIS.search(self.between_here(c, d)):
            return True
        said, back, on = self.said(0, len(self.laid.theirs)), 0, 0
        while c == d and 0 <= back < min(3, a, c) and said[a - 1 - back] == said[b - 1 - back]:
            back += 1
        while c == d and on < min(3, len(said) - b, len(self.laid.ours) - d) and said[a + on] == said[b + on]:
            on += 1
        return any(ELLIPSIS.search(self.between_here(c + at, d + at)) for at in range(-back, on + 1) if at)

    def is_edited(self, a: int, b: int, c: int, d: int) -> bool:
        """Whether signs on either side show an editor at work, or the words between are of two speeches."""
        apart = a > 0 and b < len(self.laid.theirs) and self.turn(a - 1) != self.turn(b)
        own = self.speech.quotation
        at_border = apart and a < b and own[self.laid.theirs[a - 1].word] == own[self.laid.theirs[b - 1].word]
        if apart and not at_border:
            return True
        left, right = self.text(a, b) if apart else self.between(a, b), self.between_here(c, d)
        return any(_BRACKET.search(text) or _MASKED.search(text) or ELLIPSIS.search(text) for text in (left, right))

    def is_held(self, index: int) -> bool:
        """Whether enough words are the same on both sides of an edit for it to be in its place."""
        left, right = flanks(self.laid.edits, index)
        if min(left, right) != 1:
            return min(left, right) > 1
        _, a, b, c, d = self.laid.edits[index]
        theirs, sentence = self.laid.theirs, self.pair.source.sentence
        at_an_end = (left == c and right > 2) or (right == len(self.laid.ours) - d and left > 2)
        if sentence[theirs[a - 1].word] != sentence[theirs[b].word]:
            return False
        return at_an_end or (max(left, right) >= 4 and self.laid.share >= settings.COMPARE_TOLD)

    def is_cut(self, index: int) -> bool:
        """Whether an edit leaves words out rather than changing them; of a few that say how much, it changes them."""
        tag, a, b, c, d = self.laid.edits[index]
        if tag == "delete":
            return not (b - a <= settings.COMPARE_QUOTE_FEW and self.is_force(a, b)) and not self.fuses(a, b, c, d)
        return tag == "replace" and b - a > 2 * (d - c) + 4

    def is_force(self, a: int, b: int) -> bool:
        """Whether a word of force is among words of the source."""
        return bool(forceful(self.said(a, b)))

    def skips(self, a: int, b: int) -> bool:
        """Whether the source itself left out what it may have heard there: its own words part two quotations."""
        theirs, own = self.laid.theirs, self.speech.quotation
        return 0 < a == b < len(theirs) and own[theirs[a - 1].word] != own[theirs[b].word]

    @property
    def matched_content(self) -> int:
        """How many words of content both have."""
        return sum(self.content(a, b) for tag, a, b, _, _ in self.laid.edits if tag == "equal")

    def fuses(self, a: int, b: int, c: int, d: int) -> bool:
        """Whether two sentences of the source have become one here, with words lost where they met."""
        theirs, ours = self.laid.theirs, self.laid.ours
        if not (a > 0 and b < len(theirs) and a < b and c > 0 and d < len(ours)) or b - a > settings.COMPARE_QUOTE_FUSE:
            return False
        first, joining = max(0, a - 2), self.said(a - 1, a) in (["and"], ["or"], ["but"])
        first = first if joining else a - 1
        sentences = self.pair.source.sentence[[theirs[first].word, theirs[b].word]]
        return bool(sentences[0] != sentences[1]) and not _STOP.search(self.between_here(c - (a - 1 - first), d))

    def is_of_two_sentences(self, a: int, b: int) -> bool:
        """Whether the end of one sentence of the source and the start of another are among its words there."""
        theirs, sentence = self.laid.theirs, self.pair.source.sentence
        return bool(sentence[theirs[a].word] != sentence[theirs[b - 1].word])

    def repeats(self, a: int, b: int, c: int, d: int) -> bool:
        """Whether words on one side only repeat what stands right beside them: a speaker's stumbling."""
        near = {*self.said(max(0, a - 4), a), *self.said(b, b + 4)}
        old, new = self.said(a, b), self.said_here(c, d)
        if not new and old in (self.said(a - len(old), a), self.said(b, b + len(old))):
            return True
        if self.fuses(a, b, c, d):
            return False
        return (not new and set(old) - FILLERS - SMALL <= near) or (not old and set(new) - FILLERS - SMALL <= near)

    def is_inflected(self, a: int, b: int, c: int, d: int) -> bool:
        """Whether the words are the same but for their endings."""
        source, derived = self.pair.source, self.pair.derived
        old = [source.stems[each.word] for each in self.laid.theirs[a:b]]
        same = old == [derived.stems[each.word] for each in self.laid.ours[c:d]]
        bare = [[word.rstrip("s") for word in said] for said in (self.said(a, b), self.said_here(c, d))]
        return bool(old) and (same or bare[0] == bare[1])

    def is_moved(self, a: int, b: int, c: int, d: int, reach: int) -> bool:
        """Whether the words are not new but stand elsewhere near by in what the speaker said."""
        near = Counter(self.said(max(0, a - reach), b + reach))
        here = Counter(self.said_here(max(0, c - reach), d + reach))
        return c < d and all(here[word] <= near[word] for word in set(self.said_here(c, d)) - FILLERS)


@dataclass(frozen=True, slots=True)
class Quotations:
    """For each quotation of the derived telling where it was taken from; the source's speech, and its own words."""

    speech: Speech
    prose: Speech
    quotations: list[Drawn | None]
    only_source: bool

    def of_speech(self) -> Iterator[Drawn]:
        """Those that were taken from speech, and not from what the source says itself."""
        return (each for each in self.quotations if each is not None and each.speech is self.speech)


def draw(pair: Pair) -> Quotations:
    """Every quotation of the derived telling laid over the source's speech."""
    held = speech(pair.source)
    laid = [_laid(pair, quotation, held) for quotation in pair.derived.quotations]
    strange = sum(
        each is None and pair.derived.content[pair.derived.at(quotation)].sum() >= settings.COMPARE_MARKS_CONTENT
        for each, quotation in zip(laid, pair.derived.quotations, strict=True)
    )
    share = told(pair)
    only = share >= settings.COMPARE_QUOTE_RETOLD and strange <= 1
    only |= share >= settings.COMPARE_QUOTE_PARTLY and strange == 0
    drawn = [each and Drawn(pair, each[0], held, each[1], only) for each in laid]
    own = prose(pair.source)
    for number, quotation in enumerate(pair.derived.quotations):
        if drawn[number] is None:
            drawn[number] = _of_the_page(pair, quotation, own)
    return Quotations(held, own, drawn, only)


def _of_the_page(pair: Pair, quotation: Span, own: Speech) -> Drawn | None:
    """A longer quotation laid over the source's own words, where it has nearly all of them."""
    laid = lay(pair.derived, quotation, pair.source, own.runs, settings.COMPARE_QUOTE_PAGE_SHARE)
    if laid is None or laid.matched < settings.COMPARE_QUOTE_PAGE:
        return None
    if pair.source.quoted[laid.start : laid.end].any():
        return None
    return Drawn(pair, laid, own, True, False)


def _laid(pair: Pair, quotation: Span, held: Speech) -> tuple[Laid, bool] | None:
    """By runs of three words; what is too short for that, or differs too much, by its words of content."""
    if _is_name(pair, quotation):
        return None
    laid = lay(pair.derived, quotation, pair.source, held.runs, settings.COMPARE_QUOTE_HALF)
    if laid is not None and _longest(laid) >= 3:
        number = int(held.quotation[laid.start])
        content = Drawn(pair, laid, held, False, False).matched_content
        near = _is_near(pair, quotation, number, held)
        whole = laid.share >= settings.COMPARE_QUOTE_MATCHED
        if near or (whole and content >= settings.COMPARE_QUOTE_CONTENT):
            return laid, near
        some = content >= settings.COMPARE_QUOTE_CONTENT or (whole and content >= 2)
        if (some or laid.share >= settings.COMPARE_TOLD) and not _others(pair, quotation, number, held):
            return laid, False
    return _by_content(pair, quotation, held)


def _is_name(pair: Pair, quotation: Span) -> bool:
    """Whether every word of content begins with a capital and there are several: the name of a thing, or a title."""
    place, said = pair.derived.at(quotation), pair.derived.text[quotation.start : quotation.end]
    content = np.arange(place.start, place.stop)[pair.derived.content[place]]
    starts = [said[int(pair.derived.words.starts[word]) - quotation.start] for word in content[:8]]
    return 1 < len(content) < 8 and all(letter.isupper() for letter in starts)


def _longest(laid: Laid) -> int:
    return max(b - a for tag, a, b, _, _ in laid.edits if tag == "equal")


def _by_content(pair: Pair, quotation: Span, held: Speech) -> tuple[Laid, bool] | None:
    """Over the one of the source that shares most words of content, told in an aligned sentence or by the same one."""
    place = pair.derived.at(quotation)
    stems = set(pair.derived.stems[place][pair.derived.content[place]].tolist())
    votes = Counter(number for stem in stems for number in held.holders.get(stem, ())[:20])
    best: Laid | None = None
    for number, count in votes.most_common(3):
        if 2 * count < len(stems) or not _is_near(pair, quotation, number, held):
            continue
        theirs = pair.source.at(pair.source.quotations[number])
        laid = over(pair.derived, quotation, pair.source, np.arange(theirs.start, theirs.stop))
        if laid is not None and laid.share >= settings.COMPARE_QUOTE_HALF and (best is None or laid.share > best.share):
            best = laid
    return (best, True) if best is not None else None


def _is_near(pair: Pair, quotation: Span, number: int, held: Speech) -> bool:
    """Whether a quotation of the source is of the same speaker, or stands in a sentence that tells the same."""
    place, theirs = pair.derived.at(quotation), pair.source.at(pair.source.quotations[number])
    here, there = int(pair.derived.sentence[place.start]), int(pair.source.sentence[theirs.start])
    if any(match.derived == here and match.source == there for match in pair.matches):
        return not _others(pair, quotation, number, held)
    return same_voice(*_voices(pair, quotation, number, held)) is True


def _others(pair: Pair, quotation: Span, number: int, held: Speech) -> bool:
    """Whether the two are put to two who are not one."""
    return same_voice(*_voices(pair, quotation, number, held)) is False


def _voices(pair: Pair, quotation: Span, number: int, held: Speech) -> tuple[Voice | None, Voice | None]:
    own, other = speaker_of(pair.derived, quotation), held.speakers[number]
    return (
        voice(pair.derived, own) if own is not None else None,
        voice(pair.source, other) if other is not None else None,
    )


def same_voice(one: Voice | None, other: Voice | None) -> bool | None:
    """Whether two voices are one, by the names of persons, or of bodies; nothing where that cannot be told."""
    if one is None or other is None:
        return None
    left, right = _person(one), _person(other)
    if left and right:
        return bool(left & right)
    return False if differs(one, other) > 0.0 else True if one.names & other.names else None


def _person(heard: Voice) -> set[str]:
    speaker = heard.attribution.speaker
    named = speaker is not None and speaker.kind == "named" and speaker.name
    return {word.casefold() for word in re.findall(r"[^\W\d_]{3,}", named)} if named else set()
