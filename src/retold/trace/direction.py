"""Two articles that share wording in, signs of which took it from the other out; no credit and no outlet is looked at.

The outlets of the pair are hidden on both sides first: every sentence that names either is blank, outside quotations.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final, NamedTuple

from retold import settings
from retold.outlets import identities, key
from retold.outlets.found import namings
from retold.records import Article, Reuse, Span, Spans
from retold.trace.quoted import quoted

_REPORTING: Final = re.compile(
    r"\b(?:told me|(?:in|during) an interview|obtained by|reviewed by|on (?:the )?condition of anonymity|spoke to"
    r"|declined to comment|(?:did not|didn['’]t) (?:immediately )?respond|requests? for comment)\b",
    re.I,
)
_SENTENCE: Final = re.compile(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*[.!?]?")


class Signal(NamedTuple):
    """One sign: `value` above 0 where the left article is the source, below 0 where the right one is."""

    name: str
    value: float
    because: str


class _Side(NamedTuple):
    """What is measured of one article."""

    quoted: float
    covered: float
    place: float
    length: float
    reporting: float
    outlets: float


_BECAUSE: Final = {
    "quoted": "The shared words stand within quotation marks there and not here.",
    "covered": "More of that text is shared.",
    "place": "The shared words come later there.",
    "length": "That text is shorter.",
    "reporting": "That text tells less of its own reporting.",
    "outlets": "That text names more outlets.",
}
_LESS: Final = frozenset(("length", "reporting"))


def signals(left: Article, right: Article, reuses: Sequence[Reuse]) -> tuple[Signal, ...]:
    """Every sign that speaks; exchanging the articles changes the sign of each value and nothing else."""
    one, other = (_side(article, _shared(article, reuses), (left, right)) for article in (left, right))
    return tuple(_compared(one, other)) + tuple(_dated(left, right))


def source_is_left(found: Sequence[Signal]) -> float:
    """The probability that the left article is the source, in [0, 1]; 0.5 where nothing speaks."""
    total = sum(settings.TRACE_DIRECTION_WEIGHTS[signal.name] * signal.value for signal in found)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def masked(article: Article, pair: tuple[Article, Article]) -> str:
    """The text with every sentence blank that names an outlet of the pair, outside quotations; offsets stay."""
    own = identities(pair[0]) | identities(pair[1])
    text = article.text
    named = [span for span in namings(text, ()) if key(text[span.start : span.end]) in own]
    if not named:
        return text
    kept = bytearray(len(text))
    for start, end in quoted(text):
        kept[start:end] = b"\1" * (end - start)
    letters = list(text)
    for match in _SENTENCE.finditer(text):
        if any(match.start() <= span.start < match.end() for span in named):
            for at in range(*match.span()):
                if not kept[at]:
                    letters[at] = " "
    for span in named:
        letters[span.start : span.end] = " " * (span.end - span.start)
    return "".join(letters)


def _compared(one: _Side, other: _Side) -> Iterator[Signal]:
    for name, a, b in zip(_Side._fields, one, other, strict=True):
        if a != b:
            yield Signal(name, a - b if name in _LESS else b - a, _BECAUSE[name])


def _dated(left: Article, right: Article) -> Iterator[Signal]:
    if left.published and right.published and left.published != right.published:
        days = (right.published - left.published) / timedelta(days=settings.TRACE_SIGN_DAYS)
        yield Signal("date", max(-1.0, min(1.0, days)), "That page is dated later.")


def _shared(article: Article, reuses: Sequence[Reuse]) -> Spans:
    """The article's own sides of the reuses, those that meet made one."""
    places = (place for reuse in reuses if not reuse.boilerplate for place in (reuse.left, reuse.right))
    merged: list[Span] = []
    for span in sorted(place.span for place in places if place.article == article.id):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _side(article: Article, spans: Spans, pair: tuple[Article, Article]) -> _Side:
    text = article.text
    size = max(1, sum(span.end - span.start for span in spans))
    within = sum(max(0, min(end, span.end) - max(start, span.start)) for start, end in quoted(text) for span in spans)
    hidden = masked(article, pair)
    names = {key(hidden[span.start : span.end]) for span in namings(hidden, ())}
    return _Side(
        quoted=min(1.0, within / size),
        covered=size / max(1, len(text)),
        place=spans[0].start / max(1, len(text)) if spans else 0.0,
        length=math.log(max(1, len(text))),
        reporting=float(min(len(_REPORTING.findall(hidden)), 3)),
        outlets=math.log1p(len(names)),
    )
