"""The kinds that change what a sentence means: `reversed`, `strengthened`, `weakened`, `scope_changed`, hedges.

Each matched pair of sentences is laid out in words once and given to each kind; the derived title is matched to the
source's sentences like any other sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from retold import settings
from retold.compare.align import Match, Pair, Weights, align
from retold.compare.degrees import degrees
from retold.compare.hedges import hedges
from retold.compare.ladders import steps
from retold.compare.modality import shifts
from retold.compare.polarity import reversals
from retold.compare.roles import exchanges
from retold.compare.scope import scopes
from retold.compare.telling import Indices, Telling, prepare
from retold.compare.wording import Look, Sentences
from retold.records import Change, Reading, Span


def certainty(look: Look) -> Iterator[Change]:
    """The surest change of one matched pair of sentences in how sure, how many or how far."""
    found = [one for find in (shifts, degrees, steps) for one in find(look)]
    yield from sorted(found, key=lambda one: -one.confidence)[:1]


_KINDS = (reversals, exchanges, certainty, hedges, scopes)


def meaning_changes(pair: Pair) -> Iterator[Change]:
    """What a sentence or the title means otherwise than its counterpart in the source."""
    yield from _changes(pair, in_title=False)
    title = pair.derived.reading.article.title
    if title and title != pair.source.reading.article.title:
        yield from _changes(_titled(pair, title), in_title=True)


def _changes(pair: Pair, *, in_title: bool) -> Iterator[Change]:
    sentences = Sentences(pair)
    for match in [*counterparts(pair), *(_leads(pair) if in_title else ())]:
        source, derived = sentences.source(match.source), sentences.derived(match.derived)
        if source.words != derived.words:
            look = Look(pair, match, source, derived, in_title, sentences)
            for kind in _KINDS:
                yield from kind(look)


def _leads(pair: Pair) -> Iterator[Match]:
    """The first sentences of the source, each beside a title that has but one term of it, or says it in other words."""
    known = {match.source for match in counterparts(pair)}
    for index in range(min(settings.COMPARE_TITLE_LEADS, len(pair.source.reading.sentences))):
        span = pair.source.reading.sentences[index]
        share = pair.share_back(pair.derived.reading.sentences[0], span)
        if index not in known and share >= settings.COMPARE_TITLE_SHARED:
            yield Match(0, index, share / 2)


def counterparts(pair: Pair) -> list[Match]:
    """The matched sentences, and those that share less but that no better counterpart keeps apart.

    Of texts too long for a table of all sentences by all words, only the matched ones.
    """
    found = [match for match in pair.matches if match.score < 1.0]
    rows, columns, size = len(pair.source.reading.sentences), len(pair.derived.reading.sentences), len(pair.weights)
    if (rows + columns) * size > settings.COMPARE_MEANING_TABLE or not size:
        return found
    left, right = _table(pair.source, pair.source_terms, size), _table(pair.derived, pair.derived_terms, size)
    shared, overlap = left @ right.T, (left * pair.weights) @ right.T
    mass, other = left @ pair.weights, right @ pair.weights
    least = np.maximum(np.minimum(mass[:, None], other), 1e-9)
    score = overlap / least / 2 + overlap / np.maximum(mass[:, None] + other, 1e-9)
    wanted = (score >= settings.COMPARE_MEANING_ALIGNED) & (shared >= settings.COMPARE_MEANING_SHARED)
    known = {(match.source, match.derived) for match in pair.matches}
    whole = {match.derived for match in pair.matches if match.score == 1.0}
    for row, column in np.argwhere(wanted).tolist():
        if (row, column) not in known and column not in whole:
            found.append(Match(column, row, min(0.999, float(score[row, column]))))
    return found


def _table(side: Telling, terms: Indices, size: int) -> Weights:
    """One row a sentence, one column a term: 1 where the sentence has it as a content word."""
    table = np.zeros((len(side.reading.sentences), size))
    kept = side.content & (side.sentence >= 0)
    table[side.sentence[kept], terms[kept]] = 1.0
    return table


def _titled(pair: Pair, title: str) -> Pair:
    """The source beside the derived title alone."""
    article = replace(pair.derived.reading.article, text=title)
    return align(pair.source, prepare(Reading(article, (Span(0, len(title)),), (), (), (), (), None)))
