"""One sentence of a telling as lower-case words and lemmas, for the kinds that look for cues among them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

import numpy as np

from retold import settings
from retold.compare.align import Match, Pair
from retold.compare.lemmas import lemma
from retold.compare.telling import Flags, Indices, Telling
from retold.records import Span, Statement

_WORD_BREAK: Final = re.compile(r"[,;:()\u2014\u2013\"\u201c\u201d]|--| - ")
AUXILIARIES: Final = frozenset("be am is are was were been being have has had having do does did 's 're 've 'd".split())


Noted = TypeVar("Noted")


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """`words` and `lemmas` have one entry a word; `first` is the first one's index in the telling; `joined` the words
    with one space between, `starts` where each begins there; `breaks` the words before which a clause may end; `acts`
    the words of the actions that are told as done or going on, None where the reading has no statements; `content`
    says of a word whether it is no function word, `name` whether it is a name or a figure, `quoted` whether it stands
    inside quotation marks; `notes` is for `once`.
    """

    side: Telling
    index: int
    first: int
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    joined: str
    starts: tuple[int, ...]
    breaks: frozenset[int]
    cuts: tuple[int, ...]
    acts: frozenset[int] | None
    content: Callable[[int], bool]
    name: Callable[[int], bool]
    quoted: Callable[[int], bool]
    notes: dict[object, Any] = field(default_factory=dict)

    def once(self, find: Callable[[Sentence], Noted]) -> Noted:
        """What a function finds in the sentence, looked for once."""
        if find not in self.notes:
            self.notes[find] = find(self)
        found: Noted = self.notes[find]
        return found

    def span(self, start: int, end: int) -> Span:
        """The characters from word `start` up to word `end` of the sentence."""
        return self.side.span(self.first + start, self.first + end)

    def said(self, start: int, end: int) -> str:
        """Those words as they stand."""
        return self.side.said(self.span(start, end))

    @property
    def title(self) -> bool:
        """Whether it is a title by itself."""
        return len(self.side.reading.sentences) == 1 and self.side.text[-1:] not in ".!?"

    def hyphenated(self, at: int) -> bool:
        """Whether a hyphen joins a word to the next one."""
        end = int(self.side.words.ends[self.first + at])
        return self.side.text[end : end + 1] == "-"

    def word_at(self, place: int) -> int:
        """The word that begins at a place of `joined`, or holds it."""
        return bisect_right(self.starts, place) - 1

    def clause(self, at: int) -> tuple[int, int]:
        """The words around one up to the nearest break on each side."""
        after = bisect_right(self.cuts, at)
        start = self.cuts[after - 1] if after else 0
        return start, self.cuts[after] if after < len(self.cuts) else len(self.words)


def sentence_words(side: Telling, index: int, told: Flags | None) -> Sentence:
    """One sentence's words; `told` is from `told_words`. Linear in its length."""
    place = side.within(index)
    text = side.text
    starts, ends = side.starts[place], side.ends[place]
    begin, end = (starts[0], ends[-1]) if starts else (0, 0)
    low = text[begin:end].lower().replace("\u2019", "'")
    if len(low) == end - begin:
        found = tuple(low[a - begin : b - begin] for a, b in zip(starts, ends, strict=True))
    else:
        found = tuple(text[a:b].lower().replace("\u2019", "'") for a, b in zip(starts, ends, strict=True))
    at, total = [], 0
    for word in found:
        at.append(total)
        total += len(word) + 1
    cuts = tuple(
        i
        for i in range(1, len(found))
        if starts[i] - ends[i - 1] > 1 and _WORD_BREAK.search(text, ends[i - 1], starts[i])
    )
    lemmas = tuple(map(lemma, found))
    acts = None if told is None else frozenset(np.flatnonzero(told[place]).tolist())
    content, name, quoted = (flags[place].tolist().__getitem__ for flags in (side.content, side.name, side.quoted))
    joined, breaks = " ".join(found), frozenset(cuts)
    return Sentence(
        side, index, place.start, found, lemmas, joined, tuple(at), breaks, cuts, acts, content, name, quoted
    )


def told_words(side: Telling) -> Flags | None:
    """Which words belong to an action that a statement tells as so; None where there are no statements."""
    statements = side.reading.statements
    if not statements:
        return None
    spans = [one.action for one in statements if one.modality in {"asserted", "attributed"}]
    flags = np.zeros(len(side.words.starts) + 1, np.int64)
    np.add.at(flags, np.searchsorted(side.words.starts, [span.start for span in spans]), 1)
    np.add.at(flags, np.searchsorted(side.words.starts, [span.end for span in spans]), -1)
    return np.cumsum(flags)[:-1] > 0


class Sentences:
    """The sentences of two tellings, each laid out once."""

    def __init__(self, pair: Pair) -> None:
        self._sides = pair.source, pair.derived
        self._told = told_words(pair.source), told_words(pair.derived)
        self._held: dict[tuple[int, int], Sentence] = {}
        self._acts: list[dict[int, list[Statement]] | None] = [None, None]

    def acts(self, sentence: Sentence) -> list[Statement]:
        """The statements whose action stands in a sentence."""
        side = sentence.side
        number = 0 if side is self._sides[0] else 1
        if self._acts[number] is None:
            found: dict[int, list[Statement]] = {}
            starts = [span.start for span in side.reading.sentences]
            for one in side.reading.statements:
                found.setdefault(bisect_right(starts, one.action.start) - 1, []).append(one)
            self._acts[number] = found
        return (self._acts[number] or {}).get(sentence.index, [])

    def source(self, index: int) -> Sentence:
        """A sentence of the source."""
        return self._get(0, index)

    def derived(self, index: int) -> Sentence:
        """A sentence of the derived text."""
        return self._get(1, index)

    def _get(self, side: int, index: int) -> Sentence:
        key = side, index
        if key not in self._held:
            self._held[key] = sentence_words(self._sides[side], index, self._told[side])
        return self._held[key]


@dataclass(frozen=True, slots=True)
class Look:
    """A matched pair of sentences, looked at word by word. `in_title`: the derived side is a title."""

    pair: Pair
    match: Match
    source: Sentence
    derived: Sentence
    in_title: bool
    sentences: Sentences

    @property
    def likeness(self) -> float:
        """A factor in [0.6, 1]: how much of one sentence the other is."""
        return (0.6 + 0.4 * self.match.score) * (1.0 if self.is_sure else settings.COMPARE_MEANING_UNSURE)

    @property
    def is_sure(self) -> bool:
        """Whether the two sentences most likely tell the same thing."""
        return self.in_title or self.match.sure >= settings.COMPARE_ALIGNED

    def in_one_context(self, at: int, to: int) -> bool:
        """Whether the words about two places are mostly the same."""
        ours, theirs = _about(self.source, at), _about(self.derived, to)
        shared, least = len(ours & theirs), min(len(ours), len(theirs))
        if self.in_title or self.match.sure >= settings.COMPARE_ALIGNED or shared >= settings.COMPARE_MEANING_MANY:
            enough = settings.COMPARE_MEANING_CONTEXT * least
        else:
            enough = settings.COMPARE_MEANING_CONTEXT_LOOSE * least
        return shared >= enough and shared >= min(2, least) and shared > 0

    def in_like_words(self, at: int, to: int) -> bool:
        """Whether at least half of the words about two places are the same: the stricter bound of the gravest kind."""
        ours, theirs = _about(self.source, at), _about(self.derived, to)
        return len(ours & theirs) >= settings.COMPARE_REVERSED_LIKE * min(len(ours), len(theirs))

    def of_one_subject(self, at: int, to: int) -> bool:
        """Whether the words of the clause before two places have one in common, or one of them has none."""
        ours, theirs = _ahead(self.source, at), _ahead(self.derived, to)
        return not ours or not theirs or bool(ours & theirs)

    def shares_subject(self, at: int, to: int) -> bool:
        """Whether the words of the clause before two places have one in common."""
        return bool(_ahead(self.source, at) & _ahead(self.derived, to))

    @property
    def of_two_voices(self) -> bool:
        """Whether both sentences are put to somebody, and not plainly to one and the same."""
        if not (_is_said(self.source) and _is_said(self.derived)):
            return False
        ours, theirs = _voices(self.source), _voices(self.derived)
        return bool(ours or theirs) and not ours & theirs

    def others(self) -> Iterator[Sentence]:
        """The other sentences of the source that speak of the derived one's matter."""
        pair, own = self.pair, self.pair.derived.reading.sentences[self.derived.index]
        for index, span in enumerate(pair.source.reading.sentences):
            if index != self.source.index and pair.share_back(own, span) >= settings.COMPARE_MEANING_ELSEWHERE:
                yield self.sentences.source(index)

    def everywhere(self) -> Iterator[Sentence]:
        """All sentences of the source."""
        return (self.sentences.source(index) for index in range(len(self.pair.source.reading.sentences)))

    def other_sources(self, at: int, to: int) -> Iterator[Sentence]:
        """The other sentences of the source that speak of the derived one's matter and have a word of both sides.

        `at` and `to` are the word's places in the two sentences.
        """
        pair, own = self.pair, self.pair.derived.reading.sentences[self.derived.index]
        for index in self._holding(pair.source.sentence, pair.source_terms, at, to):
            if index != self.source.index:
                share = pair.share_back(own, pair.source.reading.sentences[index])
                if share >= settings.COMPARE_MEANING_ELSEWHERE:
                    yield self.sentences.source(index)

    def other_derived(self, at: int, to: int) -> Iterator[Sentence]:
        """The other derived sentences that speak of the source sentence's matter and have the word."""
        pair, own = self.pair, self.pair.source.reading.sentences[self.source.index]
        for index in self._holding(pair.derived.sentence, pair.derived_terms, at, to):
            share = pair.share(own, pair.derived.reading.sentences[index])
            if index != self.derived.index and share >= settings.COMPARE_MEANING_ELSEWHERE:
                yield self.sentences.derived(index)

    def _holding(self, sentence: Indices, terms: Indices, at: int, to: int) -> list[int]:
        wanted = self.pair.source_terms[self.source.first + at], self.pair.derived_terms[self.derived.first + to]
        held: list[int] = np.unique(sentence[np.isin(terms, wanted)]).tolist()
        return [index for index in held if index >= 0]


def _about(sentence: Sentence, at: int) -> set[str]:
    """The lemmas of the content words of a word's clause, that word apart, those nearest to it."""
    start, end = sentence.clause(at)
    reach = settings.COMPARE_MEANING_REACH
    low, high = max(start, at - reach), min(end, at + reach + 1)
    if high - low < reach:
        low, high = max(0, at - reach), min(len(sentence.words), at + reach + 1)
    return {sentence.lemmas[i] for i in range(low, high) if sentence.content(i) and i != at}


def _ahead(sentence: Sentence, at: int) -> set[str]:
    start = sentence.clause(at)[0]
    return {sentence.lemmas[i] for i in range(start, at) if sentence.content(i)}


def _is_said(sentence: Sentence) -> bool:
    return any(one.source for one in sentence.side.attributions.get(sentence.index, ()))


def _voices(sentence: Sentence) -> set[str]:
    """The words that name those to whom a sentence is put; none for a pronoun."""
    side = sentence.side
    found: set[str] = set()
    for attribution in side.attributions.get(sentence.index, ()):
        names = [side.text[span.start : span.end] for span in attribution.source]
        names.append((attribution.speaker.name if attribution.speaker else None) or "")
        found.update(lemma(word.lower()) for name in names for word in name.split() if word[:1].isupper())
    return found
