"""A credit and a held page of the outlet it names in, how likely it is that this page is the one meant, out.

An outlet that is credited has mostly told of the affair more than once, and the page that happens to be held may be
another report, a live page, or what an interview on the air became. So the words around the credit are asked whether
the page has them: what they quote, and their names, numbers and long words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from math import exp, log, log1p
from typing import TYPE_CHECKING

import numpy as np

from retold import settings
from retold.outlets import programmes
from retold.records import Article, Credit, Span, Spans
from retold.text import Keys, sentences
from retold.trace.fingerprints import Mask, shingles
from retold.trace.headlines import title_words
from retold.trace.sources import EXPLICIT, Naming, passing
from retold.trace.terms import Floats, tellingness

if TYPE_CHECKING:
    from retold.trace.field import Field

_AIR = re.compile(r"\b(?:on|appear\w*|air(?:ed|ing)?)\b|[\"“]", re.I)


class Binding:
    """The credits of some pages of a field, and the held pages that they may mean."""

    def __init__(self, field: Field) -> None:
        """`field` knows the pages, which go by their numbers."""
        self._field = field
        self._telling: dict[int, Floats] = {}
        self._runs: dict[int, Keys] = {}
        self._sentences: dict[int, Spans] = {}

    def meant(self, page: int, naming: Naming, among: Iterable[int]) -> tuple[int | None, float]:
        """Of some pages the one that a credit most likely means, if it means any of them, and how likely that is."""
        candidates = sorted(naming.holders & set(among) - {page})
        chances = {other: self.chance(page, naming, other) for other in candidates}
        best = max(chances, key=lambda other: chances[other], default=None)
        if best is None or chances[best] < settings.TRACE_BOUND:
            return None, 0.0
        return best, chances[best]

    def chance(self, page: int, naming: Naming, other: int) -> float:
        """How likely it is that a page's credit of an outlet means this page of that outlet."""
        if (other, page) in self._field.sources.links:
            return 1.0
        found = self.signs(page, naming, other)
        chance = 1 / (1 + exp(-sum(settings.TRACE_BINDING[name] * value for name, value in found.items())))
        return max(chance, settings.TRACE_BOUND_COPIED) if self._is_copied(page, naming, other) else chance

    def _is_copied(self, page: int, naming: Naming, other: int) -> bool:
        """Whether most of a sentence with such a credit stands in the other page word for word."""
        credits = [one for one in naming.credits if 0 < one.span.end <= len(self._field.readings[page].article.text)]
        share, count = self._in_runs(page, other, self._around(page, credits, 0))
        return count >= settings.TRACE_COPIED_RUNS and share >= settings.TRACE_COPIED_SHARE

    def signs(self, page: int, naming: Naming, other: int) -> dict[str, float]:
        """The signals for it, by name; their weights stand in `settings.TRACE_BINDING`."""
        field, article = self._field, self._field.readings[page].article
        credits = [one for one in naming.credits if 0 < one.span.end <= len(article.text)]
        telling = [one for one in credits if one.kind not in EXPLICIT]
        told = all(one.kind == "told" for one in naming.credits)
        own, wide = self._around(page, telling, 0), self._around(page, telling, 1)
        days = field.days(page, other)
        quoted, said = self._quoted(page, other, wide)
        return {
            "base": 1.0,
            "near": field.near(page, other),
            "heard": log1p(field.heard(page, other) / 10),
            "told": float(told),
            "on_air": float(told and any(_on_air(article, one) for one in telling)),
            "bare": float(not telling),
            "passing": float(passing(naming, article)),
            "often": log(len(naming.credits)),
            "has": max(self._has(page, other, own), self._has(page, other, wide)),
            "quoted": quoted,
            "unquoted": float(said >= 5 and quoted < 0.2),
            "title": self._title(page, other, own),
            "later": float(days is not None and days >= 2),
        }

    def _around(self, page: int, credits: list[Credit], more: int) -> Mask:
        """The words of the sentences that credits stand in, and of so many sentences on either side."""
        if page not in self._sentences:  # what lineage reads of a corpus is packed, sentences left out
            reading = self._field.readings[page]
            self._sentences[page] = reading.sentences or sentences(reading.article.text)
        held = self._sentences[page]
        own = self._field.held.words_of(page)
        found = np.zeros(own.stop - own.start, np.bool_)
        starts = [one.start for one in held]
        for credit in credits if held else ():
            at = max(0, bisect_right(starts, credit.span.start) - 1)
            first, last = max(0, at - more), min(len(held) - 1, at + more)
            found[self._field.words(page, Span(held[first].start, held[last].end))] = True
        return found

    def _has(self, page: int, other: int, around: Mask) -> float:
        """How much of the names, numbers and long words there the other page has."""
        held = self._field.held
        weight = np.where(around, self._weights(page), 0.0)
        told = np.flatnonzero(weight)
        keys, first = np.unique(held.keys[held.words_of(page)][told], return_index=True)
        weight = weight[told][first]
        found = np.isin(keys, held.keys[held.words_of(other)])
        return float(weight[found].sum() / weight.sum()) if len(weight) else 0.0

    def _weights(self, page: int) -> Floats:
        if page not in self._telling:
            self._telling[page] = tellingness(self._field.held, page)
        return self._telling[page]

    def _quoted(self, page: int, other: int, around: Mask) -> tuple[float, int]:
        """How much of what is quoted there the other page has, and how many runs of three words that is of."""
        return self._in_runs(page, other, around & self._field.wording.quotations(page))

    def _in_runs(self, page: int, other: int, around: Mask) -> tuple[float, int]:
        """Which share of the runs of three words of some stretches the other page has, and how many they are."""
        held, size = self._field.held, settings.TRACE_VARIANT
        keys = held.keys[held.words_of(page)]
        runs = [shingles(keys[first:last], size) for first, last in _stretches(around) if last - first >= size]
        if not runs:
            return 0.0, 0
        if other not in self._runs:
            self._runs[other] = np.unique(shingles(held.keys[held.words_of(other)], size))
        found = np.isin(np.concatenate(runs), self._runs[other])
        return float(found.mean()), len(found)

    def _title(self, page: int, other: int, around: Mask) -> float:
        """How much of the other page's headline stands there."""
        title = {word for word in title_words(self._field.readings[other].article.title) if len(word) > 3}
        text = self._field.readings[page].article.text
        starts, ends = self._field.held.starts[own := self._field.held.words_of(page)], self._field.held.ends(own)
        said = {text[starts[at] : ends[at]].lower() for at in np.flatnonzero(around).tolist()}
        return len(title & said) / max(4, len(title))


def _stretches(mask: Mask) -> Iterator[tuple[int, int]]:
    """Where each run of flags begins and ends."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False])).astype(np.int8)))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


def _on_air(article: Article, credit: Credit) -> bool:
    """Whether something was said in a broadcast ("on CNN", "told “Fox & Friends”")."""
    words = article.text[credit.span.start : credit.span.end]
    return bool(_AIR.search(words) or programmes(words))
