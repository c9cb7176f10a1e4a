"""One side of a comparison, prepared once: words, light stems, sentences, paragraphs and quotation marks as arrays."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from retold.quotes import quotes
from retold.records import Attribution, Credit, Hedge, Reading, Span, Spans
from retold.text import Keys, Words, normalise, paragraphs, words

Flags = npt.NDArray[np.bool_]
Indices = npt.NDArray[np.int64]
Record = TypeVar("Record")
Noted = TypeVar("Noted")

_FUNCTION = """
a an the this that these those and or but nor so yet if then than as at by for from in into of off on onto out over to
up with without about after before between during through under again against all any both each few more most other
some such no not only own same too very can will just don should now i me my we our ours us you your he him his she
her hers it its they them their what which who whom whose when where why how is are was were be been being am have has
had having do does did doing would could may might must shall also there here while because until unless upon within s
t d ll m re ve it's he's she's that's there's i'm i've i'll we're we've we'll they're they've you're don't doesn't
didn't isn't wasn't weren't aren't won't wouldn't can't couldn't said say says saying told tell tells according added
adding mr mrs ms dr
"""
_NUMBERS = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
twenty thirty forty fifty sixty seventy eighty ninety
""".split()
_ENDINGS = ("ing", "ies", "ied", "ers", "ed", "es", "er", "ly", "s", "e", "y")


@dataclass(frozen=True, slots=True)
class Telling:
    """One reading with one entry a word: `stems` and `keys` (64-bit), `sentence` (an index, or -1 outside of any),
    `starts` and `ends` (those of `words`), `content` (not a function word), `name` (capital or digit first, not opening
    its sentence),
    `figure` (a number in digits or, under a hundred, in a word, whose stem is that of the digits), `quoted`.

    `paragraph` and `opens` (the first character) have one entry a sentence, `first` one a sentence and one past the
    end: the first word's index.
    `attributions`, `hedges` and `credits` are by the sentences that any part of them touches.
    """

    reading: Reading
    words: Words
    starts: list[int]
    ends: list[int]
    stems: Keys
    sentence: Indices
    content: Flags
    name: Flags
    figure: Flags
    quoted: Flags
    paragraph: Indices
    first: Indices
    quotations: Spans
    attributions: dict[int, list[Attribution]]
    hedges: dict[int, list[Hedge]]
    credits: dict[int, list[Credit]]
    text: str
    opens: list[int]
    notes: dict[object, Any] = field(default_factory=dict)

    def once(self, find: Callable[[Telling, int], Noted], sentence: int) -> Noted:
        """What a function finds in a sentence, looked for once."""
        key = find, sentence
        if key not in self.notes:
            self.notes[key] = find(self, sentence)
        found: Noted = self.notes[key]
        return found

    def at(self, span: Span) -> slice:
        """The words that lie wholly inside a span."""
        start = bisect_left(self.starts, span.start)
        return slice(start, max(start, bisect_right(self.ends, span.end)))

    def within(self, sentence: int) -> slice:
        """The words of a sentence."""
        return slice(int(self.first[sentence]), int(self.first[sentence + 1]))

    def span(self, start: int, end: int) -> Span:
        """The characters from word `start` up to word `end`, not included; at least one word."""
        return Span(self.starts[start], self.ends[end - 1])

    def word(self, index: int) -> str:
        """One word as it stands, with straight apostrophes."""
        return self.text[self.starts[index] : self.ends[index]].replace("’", "'")

    def inside_marks(self, place: int) -> bool:
        """Whether a character stands inside quotation marks."""
        index = bisect_right(self.quotations, place, key=lambda span: span.start) - 1
        return index >= 0 and place < self.quotations[index].end

    def said(self, span: Span) -> str:
        """The words of a span on one line, cut in the middle where they are many."""
        text = " ".join(self.text[span.start : span.end].split())
        return text if len(text) <= 90 else f"{text[:50].rsplit(' ', 1)[0]} … {text[-30:].split(' ', 1)[-1]}"


@cache
def _function_keys() -> Keys:
    return np.unique(words(_FUNCTION).keys)


@cache
def _number_keys() -> tuple[Keys, Keys]:
    """The keys of spelled numbers, sorted, and for each that of the same number in digits."""
    digits = [*range(2, 21), *range(30, 100, 10)]
    spelled, written = words(" ".join(_NUMBERS)).keys, words(" ".join(map(str, digits))).keys
    order = np.argsort(spelled)
    return spelled[order], written[order]


def prepare(reading: Reading) -> Telling:
    """A reading's text as arrays. Linear in its length."""
    text = reading.article.text
    found = words(text)
    sentence, first = _sentence_of(found, reading.sentences)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    initial = codes[found.starts] if len(found.starts) else codes[:0]
    capital = ((initial >= 65) & (initial <= 90)) | ((initial >= 0xC0) & (initial <= 0xDE))
    opening = np.zeros(len(found.keys), bool)
    opening[first[:-1][first[:-1] < first[1:]]] = True
    digit = (initial >= 48) & (initial <= 57)
    stems = _stems(text, found)
    spelled, written = _number_keys()
    place = np.searchsorted(spelled, found.keys).clip(max=len(spelled) - 1)
    number = spelled[place] == found.keys
    stems = np.where(number, written[place], stems)
    blocks = paragraphs(text)
    quotations = quoted_spans(text)
    starts = np.fromiter((block.start for block in blocks), np.int64)
    opens = [span.start for span in reading.sentences]
    return Telling(
        reading=reading,
        words=found,
        starts=found.starts.tolist(),
        ends=found.ends.tolist(),
        stems=stems,
        sentence=sentence,
        content=~np.isin(found.keys, _function_keys()),
        name=(capital & ~opening) | digit,
        figure=digit | number,
        quoted=_inside(found, quotations),
        paragraph=np.searchsorted(starts, np.array(opens, np.int64), "right") - 1,
        first=first,
        quotations=quotations,
        attributions=_touched(
            opens, reading.attributions, [(*a.source, *a.cue, *a.content) for a in reading.attributions]
        ),
        hedges=_touched(opens, reading.hedges, [(h.cue, h.scope) for h in reading.hedges]),
        credits=_touched(opens, reading.credits, [(c.span,) for c in reading.credits]),
        text=text,
        opens=opens,
    )


def _touched(starts: list[int], records: Sequence[Record], spans: Sequence[Spans]) -> dict[int, list[Record]]:
    found: dict[int, list[Record]] = {}
    for record, pieces in zip(records, spans, strict=True):
        touched: set[int] = set()
        for piece in pieces:
            low, high = bisect_right(starts, piece.start), bisect_right(starts, max(piece.start, piece.end - 1))
            touched.update(range(max(low - 1, 0), high))
        for index in sorted(touched):
            found.setdefault(index, []).append(record)
    return found


def _sentence_of(found: Words, spans: Spans) -> tuple[Indices, Indices]:
    starts = np.fromiter((span.start for span in spans), np.int64)
    ends = np.fromiter((span.end for span in spans), np.int64)
    first = np.append(np.searchsorted(found.starts, starts), len(found.starts))
    index = np.searchsorted(starts, found.starts, "right") - 1
    outside = index < 0
    if len(ends):
        outside |= found.ends > ends[index]
    return np.where(outside, -1, index), first


def _stems(text: str, found: Words) -> Keys:
    """Keys of the words without their endings: these are blanked, so that the same words stand at the same starts."""
    if not len(found.starts):
        return found.keys
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).copy()
    ends = found.ends.copy()
    mark = codes.take(ends - 2, mode="clip")
    mark = (mark == ord("'")) | (mark == ord("’"))
    owned = mark & (codes[ends - 1] | 32 == ord("s")) & (ends - found.starts > 2)
    _blank(codes, ends, owned, 2)
    ended, lengths = np.zeros(len(ends), bool), ends - found.starts
    tails = [codes.take(ends - back, mode="clip") | 32 for back in (1, 2, 3)]
    for ending in _ENDINGS:
        fits = (lengths >= len(ending) + 3) & ~ended
        for tail, letter in zip(tails, reversed(ending), strict=False):
            fits &= tail == ord(letter)
        _blank(codes, ends, fits, len(ending))
        ended |= fits
    last = codes.take(ends - 1, mode="clip")
    _blank(codes, ends, (last == codes.take(ends - 2, mode="clip")) & (ends - found.starts >= 4), 1)
    stems = words(codes.tobytes().decode("utf-32-le", "surrogatepass"))
    if len(stems.keys) == len(found.keys):
        return stems.keys
    keys = found.keys.copy()
    keys[np.isin(found.starts, stems.starts)] = stems.keys[np.isin(stems.starts, found.starts)]
    return keys


def _blank(codes: npt.NDArray[np.uint32], ends: Indices, which: Flags, length: int) -> None:
    for back in range(1, length + 1):
        codes[ends[which] - back] = ord(" ")
    ends[which] -= length


def _inside(found: Words, spans: Spans) -> Flags:
    flags = np.zeros(len(found.starts) + 1, np.int64)
    np.add.at(flags, np.searchsorted(found.starts, [span.start for span in spans]), 1)
    np.add.at(flags, np.searchsorted(found.starts, [span.end for span in spans]), -1)
    return np.cumsum(flags)[:-1] > 0


def quoted_spans(text: str) -> Spans:
    """What stands between quotation marks of any sort, marks left out, paragraph by paragraph.

    Where only the closing mark stands, the words up to it are no quotation for certain, and are left out.
    """
    spans = []
    for quote in quotes(text):
        if quote.opened:
            end = quote.span.end - quote.closed
            spans.append(Span(quote.span.start + 1, end))
    return tuple(span for span in spans if span.end > span.start)


def plain(text: str) -> str:
    """Folded typography, one space, lower case: for comparing short pieces of text."""
    return " ".join(normalise(text).text.casefold().split())


def content_stems(text: str) -> Keys:
    """The distinct stems of a short text's content words."""
    found = words(text)
    return np.unique(_stems(text, found)[~np.isin(found.keys, _function_keys())])
