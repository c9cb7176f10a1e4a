"""Which sentence of one telling corresponds to which of another.

Sentences are bags of light stems; a stem weighs by its rarity in the two texts, more where it is a name or a number,
nothing where it is a function word. Candidates come from shared stems that are not common, so that cost follows the
length of the texts and not its square.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final

import numpy as np
import numpy.typing as npt

from retold import settings
from retold.compare.telling import Indices, Telling
from retold.records import Span

Weights = npt.NDArray[np.float64]
Block = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """Sentence `derived` tells what sentence `source` tells.

    `score` in [0, 1] says how much of one the other's words are, 1 where they are the same words; `sure` how likely it
    is that both tell the same thing.
    """

    derived: int
    source: int
    score: float
    sure: float = 1.0


@dataclass(slots=True)
class Pair:
    """Two tellings side by side.

    `source_terms` and `derived_terms` number the stems of both, a word an entry; `weights` says what each term weighs.
    `maybe` holds pairs of sentences that less surely tell the same thing, or for which a surer counterpart was taken.
    """

    source: Telling
    derived: Telling
    source_terms: Indices
    derived_terms: Indices
    weights: Weights
    matches: tuple[Match, ...] = ()
    maybe: tuple[Match, ...] = ()
    _blocks: dict[tuple[int, int], list[Block]] = field(default_factory=dict)

    def share(self, source: Span, derived: Span) -> float:
        """How much of the weight of the source span's distinct terms stands in the derived span."""
        return self._share(self.source_terms[self.source.at(source)], self.derived_terms[self.derived.at(derived)])

    def share_back(self, derived: Span, source: Span) -> float:
        """How much of the weight of the derived span's distinct terms stands in the source span."""
        return self._share(self.derived_terms[self.derived.at(derived)], self.source_terms[self.source.at(source)])

    def _share(self, terms: Indices, others: Indices) -> float:
        distinct, held = sorted(set(terms.tolist())), set(others.tolist())
        total = float(self.weights[distinct].sum()) if distinct else 0.0
        if not total or held.isdisjoint(distinct):
            return 0.0
        return float(self.weights[[term for term in distinct if term in held]].sum()) / total

    def blocks(self, match: Match) -> list[Block]:
        """How the words of a match become one another: `difflib` opcodes over word indices of the two texts."""
        key = (match.source, match.derived)
        if key not in self._blocks:
            left, right = self.source.within(match.source), self.derived.within(match.derived)
            matcher = SequenceMatcher(
                None, self.source_terms[left].tolist(), self.derived_terms[right].tolist(), autojunk=False
            )
            a, b = left.start, right.start
            self._blocks[key] = [(tag, i + a, k + a, p + b, q + b) for tag, i, k, p, q in matcher.get_opcodes()]
        return self._blocks[key]

    def origins(self, match: Match) -> Indices:
        """For each word of the derived sentence, the source word it was taken over from unchanged, or -1."""
        return self._carried(match)[1]

    def heirs(self, match: Match) -> Indices:
        """For each word of the source sentence, the derived word that took it over unchanged, or -1."""
        return self._carried(match)[0]

    def _carried(self, match: Match) -> tuple[Indices, Indices]:
        left, right = self.source.within(match.source), self.derived.within(match.derived)
        heirs = np.full(left.stop - left.start, -1, np.int64)
        origins = np.full(right.stop - right.start, -1, np.int64)
        for tag, a, b, c, d in self.blocks(match):
            if tag == "equal":
                heirs[a - left.start : b - left.start] = np.arange(c, d)
                origins[c - right.start : d - right.start] = np.arange(a, b)
        return heirs, origins

    def counterpart(self, match: Match, span: Span) -> Span:
        """The derived words that stand in the place of a stretch of the source sentence; all of them where none do."""
        wanted = self.source.at(span)
        places: list[int] = []
        for tag, a, b, c, d in self.blocks(match):
            if a < wanted.stop and wanted.start < b and c < d:
                before, after = max(0, wanted.start - a), max(0, b - wanted.stop)
                places += (c + before, d - after) if tag == "equal" else (c, d)
        if not places:
            return self.derived.reading.sentences[match.derived]
        return self.derived.span(min(places), max(places))


def flanks(blocks: list[Block], index: int) -> tuple[int, int]:
    """How many equal words stand right before and right after a block."""
    before, after = blocks[index - 1 : index] if index else [], blocks[index + 1 : index + 2]
    left, right = (sum(b - a for tag, a, b, _, _ in side if tag == "equal") for side in (before, after))
    return left, right


def align(source: Telling, derived: Telling) -> Pair:
    """Both tellings with the sentences of one matched to the other's: equal ones first, the rest by shared words.

    A sentence may match several; one without a counterpart over the threshold matches none.
    """
    terms, inverse = np.unique(np.concatenate((source.stems, derived.stems)), return_inverse=True)
    count = len(source.stems)
    pair = Pair(source, derived, inverse[:count], inverse[count:], np.zeros(len(terms)))
    left = _incidence(source, pair.source_terms)
    right = _incidence(derived, pair.derived_terms)
    pair.weights = _weigh(pair, left, right)
    equal = _equal(source, derived)
    found = _candidates(pair, left, right)
    if found is None:
        pair.matches = tuple(equal)
    else:
        alike, pair.maybe = _chosen(pair, found, equal)
        pair.matches = tuple(sorted([*equal, *alike]))
    return pair


def _incidence(side: Telling, terms: Indices) -> tuple[Indices, Indices]:
    """Distinct (term, sentence) pairs of the content words, sorted by term."""
    kept = side.content & (side.sentence >= 0)
    sentences = max(1, len(side.reading.sentences))
    codes = np.unique(terms[kept] * sentences + side.sentence[kept])
    return codes // sentences, codes % sentences


def _weigh(pair: Pair, left: tuple[Indices, Indices], right: tuple[Indices, Indices]) -> Weights:
    size = len(pair.weights)
    held = np.bincount(left[0], minlength=size) + np.bincount(right[0], minlength=size)
    total = len(pair.source.reading.sentences) + len(pair.derived.reading.sentences)
    weights: Weights = np.where(held > 0, np.log1p(total / np.maximum(held, 1)), 0.0)
    weights[_named(pair)] *= settings.COMPARE_NAME_WEIGHT
    return weights


def _equal(source: Telling, derived: Telling) -> list[Match]:
    """Sentences whose characters are the same, the first with the first, the second with the second."""
    places: dict[str, list[int]] = {}
    for index, span in reversed(list(enumerate(source.reading.sentences))):
        places.setdefault(source.text[span.start : span.end], []).append(index)
    found = []
    for index, span in enumerate(derived.reading.sentences):
        waiting = places.get(derived.text[span.start : span.end])
        if waiting:
            found.append(Match(index, waiting[-1] if len(waiting) == 1 else waiting.pop(), 1.0))
    return found


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Pairs of sentences that share words: `score` says how much, `sure` how likely both tell the same thing."""

    row: Indices
    column: Indices
    score: Weights
    sure: Weights


def _candidates(pair: Pair, left: tuple[Indices, Indices], right: tuple[Indices, Indices]) -> _Candidates | None:
    rows, columns = len(pair.source.reading.sentences), len(pair.derived.reading.sentences)
    size = len(pair.weights)
    counts, others = np.bincount(left[0], minlength=size), np.bincount(right[0], minlength=size)
    kept = np.flatnonzero((counts * others > 0) & (counts * others <= settings.COMPARE_COMMON))
    if not len(kept):
        return None
    row, column, term = _joined(kept, counts, others, left[1], right[1])
    codes, inverse = np.unique(row * columns + column, return_inverse=True)
    overlap = np.bincount(inverse, pair.weights[term])
    plain = np.bincount(inverse, ~_named(pair)[term])
    row, column = codes // columns, codes % columns
    weights = np.where(counts * others <= settings.COMPARE_COMMON, pair.weights, 0.0)
    figures = _figures(pair)
    weights[figures[counts[figures] * others[figures] == 0]] = 0.0  # that a figure differs does not make two tales
    mass = np.bincount(left[1], weights[left[0]], rows)[row]
    other_mass = np.bincount(right[1], weights[right[0]], columns)[column]
    share = overlap / (mass + other_mass)
    score = np.minimum(overlap / np.minimum(mass, other_mass) / 2 + share, 0.999)
    rare = np.log1p((rows + columns) / 2)  # what a word weighs that each text has in one sentence
    beside = _beside(codes, score, columns) if min(rows, columns) > 1 else score
    signs = (2 * share, np.log1p(overlap / rare), np.log1p(plain), beside)
    weighed = zip(settings.COMPARE_SURE, signs, strict=True)
    odds = settings.COMPARE_SURE_BASE + sum(weight * sign for weight, sign in weighed)
    best = np.full(columns, -9.0)
    np.maximum.at(best, column, odds)
    told = (1 / (1 + np.exp(-best))).mean().clip(0.05, 0.95)
    odds = odds + settings.COMPARE_SURE_TOLD * np.log(told / (1 - told))
    return _Candidates(row, column, score, 1 / (1 + np.exp(-odds)))


def _chosen(pair: Pair, found: _Candidates, equal: list[Match]) -> tuple[list[Match], tuple[Match, ...]]:
    """The matches among the candidates, and those that may be some.

    A match is the best of its derived sentence, or the best of its source sentence that tells something of the
    derived one that its best does not.
    """
    row, column = found.row, found.column
    sure = np.where(np.isin(column, [match.derived for match in equal]), 0.0, found.sure)
    first = _best(column, sure, row)
    second = _best(row, sure, column) & ~first & ~np.isin(row, [match.source for match in equal])
    firm = sure >= settings.COMPARE_ALIGNED
    chosen = _listed(found, first & firm)
    mains = {match.derived: match for match in chosen}
    further = [match for match in _listed(found, second & firm) if _adds(pair, match, mains[match.derived])]
    maybe = _listed(found, (sure >= settings.COMPARE_MAYBE) & ~(first & firm))
    chosen += further
    return chosen, tuple(match for match in maybe if match not in further)


def _listed(found: _Candidates, which: npt.NDArray[np.bool_]) -> list[Match]:
    columns = (found.column[which], found.row[which], found.score[which], found.sure[which])
    return [Match(*values) for values in zip(*(array.tolist() for array in columns), strict=True)]


def _adds(pair: Pair, match: Match, main: Match) -> bool:
    """Whether a second source sentence has words of the derived one that its first has not."""
    place = pair.derived.within(match.derived)
    terms = np.unique(pair.derived_terms[place][pair.derived.content[place]])
    second, first = (pair.source_terms[pair.source.within(one.source)] for one in (match, main))
    added = terms[np.isin(terms, second) & ~np.isin(terms, first)]
    return float(pair.weights[added].sum()) >= settings.COMPARE_ADDS * float(pair.weights[terms].sum())


def _beside(codes: Indices, score: Weights, columns: int) -> Weights:
    """For each pair of sentences the greatest score of a pair that stands right before or after it in both texts."""
    column = codes % columns
    found = np.zeros(len(codes))
    for down, right in _STEPS:
        wanted = codes + down * columns + right
        place = np.searchsorted(codes, wanted).clip(max=len(codes) - 1)
        inside = (column + right >= 0) & (column + right < columns) & (codes[place] == wanted)
        found = np.maximum(found, np.where(inside, score[place], 0.0))
    return found


_STEPS: Final = ((1, 1), (-1, -1), (1, 2), (-1, -2), (2, 1), (-2, -1), (0, 1), (0, -1), (1, 0), (-1, 0))


def _named(pair: Pair) -> npt.NDArray[np.bool_]:
    """Which terms stand for a name or a number in either text."""
    named = np.zeros(len(pair.weights), bool)
    named[pair.source_terms[pair.source.name]] = True
    named[pair.derived_terms[pair.derived.name]] = True
    return named


def _figures(pair: Pair) -> Indices:
    """The terms that begin with a digit."""
    left, right = pair.source_terms[pair.source.figure], pair.derived_terms[pair.derived.figure]
    return np.unique(np.concatenate((left, right)))


def _joined(
    kept: Indices, counts: Indices, others: Indices, left: Indices, right: Indices
) -> tuple[Indices, Indices, Indices]:
    """Every pair of sentences that share a kept term, once a term: the two sentences and the term."""
    left_start, right_start = np.cumsum(counts) - counts, np.cumsum(others) - others
    sizes = (counts * others)[kept]
    term = np.repeat(kept, sizes)
    step = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    row = left[left_start[term] + step // others[term]]
    return row, right[right_start[term] + step % others[term]], term


def _best(group: Indices, sure: Weights, other: Indices) -> npt.NDArray[np.bool_]:
    """For each group its surest entry, the first of equal ones."""
    order = np.lexsort((other, -sure, group))
    leads = np.ones(len(order), bool)
    leads[1:] = group[order][1:] != group[order][:-1]
    best = np.zeros(len(order), bool)
    best[order[leads]] = True
    return best
