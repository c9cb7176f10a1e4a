"""Articles in, the wording they share out: `Reuse` for each pair of places, `Passage` for each wording."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from hashlib import blake2b
from itertools import pairwise

import numpy as np

from retold import settings
from retold.outlets import host, key
from retold.records import Article, Passage, Place, Reuse, Span
from retold.trace.align import Dense, Depth, Match, dense, matches
from retold.trace.boilerplate import repeated
from retold.trace.candidates import candidates, grouped
from retold.trace.fingerprints import Corpus, Indices, Mask, Progress, corpus, fingerprints
from retold.trace.furniture import furniture
from retold.trace.pairs import compared
from retold.trace.quoted import quoted_words

CORPUS = Depth(settings.TRACE_DENSE, settings.TRACE_MATCHED, settings.TRACE_GAP)
PAIRS = Depth(settings.TRACE_PAIR_DENSE, settings.TRACE_PAIR_MATCHED, settings.TRACE_PAIR_GAP)


class Wording:
    """A corpus made ready for matching: candidate pairs, repeated wording, each article's shingles and quotations."""

    def __init__(self, held: Corpus, depth: Depth = CORPUS, jobs: int | None = None) -> None:
        """`jobs` threads work on a large corpus, by itself as many as there are cores."""
        self.held = held
        self.depth = depth
        self.jobs = jobs
        hosts = _hosts(held.articles)
        if held.quoted is None:
            found = grouped(fingerprints(held))
            self.candidates = candidates(held, found)
            self.repeated, self.stock = repeated(held, found, hosts)
        else:
            from retold.trace import large  # noqa: PLC0415 (imports the compiler)

            self.candidates, (self.repeated, self.stock) = large.joined(held, hosts, jobs)
        built = furniture(held, hosts, jobs)
        self.repeated |= built
        self.stock |= built
        self._dense: dict[int, Dense] = {}
        self._quoted: dict[int, Mask] = {}

    def part(self, articles: Sequence[int]) -> Wording:
        """The wording of some articles (numbers, ascending) as it was judged in this corpus, without candidates."""
        own = [self.held.words_of(article) for article in articles]
        first = np.concatenate(([0], np.cumsum([words.stop - words.start for words in own], dtype=np.int64)))
        part = copy(self)
        part.held = Corpus(
            tuple(self.held.articles[article] for article in articles),
            first,
            *(
                np.concatenate([flat[:0], *(flat[words] for words in own)])
                for flat in (self.held.keys, self.held.starts, self.held.lengths)
            ),
        )
        part.repeated, part.stock = (
            np.concatenate([flags[:0], *(flags[words] for words in own)]) for flags in (self.repeated, self.stock)
        )
        part.candidates = self.candidates[:0]
        part._dense, part._quoted = {}, {at: self.quotations(article) for at, article in enumerate(articles)}
        return part

    def matches(self, left: int, right: int) -> Iterator[Match]:
        """Aligned ranges of two articles, by their numbers in the corpus."""
        yield from matches(self._shingles(left), self._shingles(right), self.depth)

    def reuse(self, left: int, right: int, match: Match) -> Reuse:
        """A match as a record, labelled."""
        quotation = min(self.quoted(left, match.left), self.quoted(right, match.right)) >= settings.TRACE_QUOTED
        footer = max(self.footer(left, match.left), self.footer(right, match.right)) >= settings.TRACE_BOILERPLATE
        places = self.place(left, match.left), self.place(right, match.right)
        return Reuse(*places, round(match.similarity, 4), boilerplate=footer and not quotation, quotation=quotation)

    def place(self, article: int, words: tuple[int, int]) -> Place:
        """A range of an article's words as characters of its text."""
        first, last = self.held.first[article] + np.array(words) - (0, 1)
        start, end = self.held.starts[first], self.held.starts[last] + int(self.held.lengths[last])
        return Place(self.held.articles[article].id, Span(int(start), int(end)))

    def quoted(self, article: int, words: tuple[int, int]) -> float:
        """The share of a range of words that stands inside quotation marks."""
        return float(self.quotations(article)[slice(*words)].mean())

    def quotations(self, article: int) -> Mask:
        """For each word of an article, whether it stands inside quotation marks."""
        own = self.held.words_of(article)
        if self.held.quoted is not None:
            self.settle([article])
            return self.held.quoted[own]
        if article not in self._quoted:
            self._quoted[article] = quoted_words(self.held.articles[article].text, self.held.starts[own])
        return self._quoted[article]

    def settle(self, articles: Iterable[int]) -> None:
        """Make sure of the quotations of articles of a large corpus."""
        if self.held.quoted is None or self.held.unsure is None:
            return
        for article in articles:
            if self.held.unsure[article]:
                own = self.held.words_of(article)
                self.held.quoted[own] = quoted_words(self.held.articles[article].text, self.held.starts[own])
                self.held.unsure[article] = False

    def footer(self, article: int, words: tuple[int, int]) -> float:
        """The share of a range of words that a host repeats on many pages."""
        first = int(self.held.first[article])
        return float(self.stock[first + words[0] : first + words[1]].mean())

    def _shingles(self, article: int) -> Dense:
        if article not in self._dense:
            self._dense[article] = dense(self.held.keys[self.held.words_of(article)], self.depth.shingle)
        return self._dense[article]


def _hosts(articles: Sequence[Article]) -> Indices:
    """A number for each article's host, or outlet where it has no address; negative where neither is known."""
    names = [(host(a.url) if a.url else None) or (key(a.outlet) if a.outlet else None) or "" for a in articles]
    numbers = {name: number for number, name in enumerate(sorted(set(names) - {""}))}
    return np.array([numbers.get(name, -1) for name in names], np.int64)


@contextmanager
def uncollected() -> Iterator[None]:
    """The collector rests while records are made: it would go through all articles again and again for nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def aligned(wording: Wording, on_progress: Progress | None = None) -> Iterator[tuple[int, int, Match, Reuse]]:
    """The wording that any two articles share, in order of the articles and places."""
    if wording.held.quoted is not None:
        from retold.trace import large  # noqa: PLC0415 (imports the compiler)

        yield from large.aligned(wording, on_progress)
        return
    total = len(wording.candidates)
    for done, (left, right) in enumerate(wording.candidates.tolist()):
        for match in sorted(wording.matches(left, right)):
            yield left, right, match, wording.reuse(left, right, match)
        if on_progress and done % 1024 == 0:
            on_progress(done, total)


def copies(
    articles: Sequence[Article],
    pairs: Iterable[tuple[str, str]] | None = None,
    on_progress: Progress | None = None,
    jobs: int | None = None,
) -> Iterator[Reuse]:
    """The wording that articles share; with `pairs` of ids (or given ids) only those, compared at full depth.

    Every run of `TRACE_SHINGLE + TRACE_WINDOW - 1` words (16) or more that two articles share lies inside a reuse of
    the two, where one of its fingerprints stands in `TRACE_RARE` articles at most, one of its shingles of `TRACE_DENSE`
    words `align.MOST_PLACES` times in the left article at most, and the two share `align.MOST_RUNS` runs at most.
    Ids that no article has are passed over, as is a pair of an article with itself. `jobs`
    threads work on a large corpus, by itself as many as there are cores; the result is the same.
    """
    held = corpus(articles, on_progress, jobs)
    if pairs is None:
        yield from (reuse for _, _, _, reuse in aligned(Wording(held, jobs=jobs), on_progress))
        return
    wording = Wording(held, PAIRS)
    numbers = {article.given_id: number for number, article in enumerate(held.articles) if article.given_id}
    numbers.update((article.id, number) for number, article in enumerate(held.articles))
    wanted = [(numbers[left], numbers[right]) for left, right in pairs if left in numbers and right in numbers]
    wanted = [(left, right) for left, right in wanted if left != right]
    for done, found in enumerate(compared(wording, wanted)):
        yield from found
        if on_progress:
            on_progress(done, len(wanted))


def passages(found: Sequence[Reuse]) -> tuple[Passage, ...]:
    """Each wording with all places where it stands: places joined by reuse, and those in one article that are mostly
    the same characters.
    """
    with uncollected():
        return _passages(found)


def _passages(found: Sequence[Reuse]) -> tuple[Passage, ...]:
    places = sorted({place for reuse in found for place in (reuse.left, reuse.right)}, key=_standing)
    number = {place: at for at, place in enumerate(places)}
    parent = list(range(len(places)))
    for reuse in found:
        _join(parent, number[reuse.left], number[reuse.right])
    for at, place in enumerate(places):
        for other in range(at + 1, len(places)):
            if places[other].article != place.article or places[other].span.start >= place.span.end:
                break
            if _alike(place.span, places[other].span):
                _join(parent, at, other)
    footers = {number[reuse.left] for reuse in found if reuse.boilerplate}
    wordings: dict[int, list[int]] = defaultdict(list)
    for at in range(len(places)):
        wordings[_root(parent, at)].append(at)
    made = (_passage([places[at] for at in own], not footers.isdisjoint(own)) for own in wordings.values())
    return tuple(sorted(made, key=lambda passage: ([_standing(place) for place in passage.copies], passage.id)))


def _passage(places: list[Place], boilerplate: bool) -> Passage:
    """Places (ascending), with those that overlap in one article made one."""
    merged = [places[0]]
    for before, place in pairwise(places):
        last = merged[-1]
        if place.article == before.article and place.span.start < last.span.end:
            merged[-1] = Place(last.article, Span(last.span.start, max(last.span.end, place.span.end)))
        else:
            merged.append(place)
    name = blake2b(repr(merged).encode(), digest_size=6).hexdigest()
    return Passage(f"p{name}", tuple(merged), boilerplate)


def _standing(place: Place) -> tuple[str, int, int]:
    """What puts places in order: as they compare by themselves, in a fifth of the time."""
    return place.article, place.span.start, place.span.end


def _alike(one: Span, other: Span) -> bool:
    common = min(one.end, other.end) - max(one.start, other.start)
    longer = max(one.end - one.start, other.end - other.start)
    return common >= settings.TRACE_SAME_PLACE * longer


def _root(parent: list[int], at: int) -> int:
    while parent[at] != at:
        parent[at] = parent[parent[at]]
        at = parent[at]
    return at


def _join(parent: list[int], one: int, other: int) -> None:
    low, high = sorted((_root(parent, one), _root(parent, other)))
    parent[high] = low
