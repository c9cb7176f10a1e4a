"""The kinds that change what a sentence means: `reversed`, `strengthened`, `weakened`, `scope_changed`.

Each matched pair of sentences is laid out in words once and given to each kind; the derived title is matched to the
source's sentences like any other sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from retold.compare.align import Match, Pair, align
from retold.compare.degrees import degrees
from retold.compare.modality import shifts
from retold.compare.polarity import reversals
from retold.compare.roles import exchanges
from retold.compare.scope import scopes
from retold.compare.telling import prepare
from retold.compare.wording import Look, Sentences
from retold.records import Change, Reading, Span

_KINDS = (reversals, exchanges, shifts, degrees, scopes)


def meaning_changes(pair: Pair) -> Iterator[Change]:
    """What a sentence or the title means otherwise than its counterpart in the source."""
    yield from _changes(pair, in_title=False)
    title = pair.derived.reading.article.title
    if title and title != pair.source.reading.article.title:
        yield from _changes(_titled(pair, title), in_title=True)


def _changes(pair: Pair, *, in_title: bool) -> Iterator[Change]:
    sentences = Sentences(pair)
    for match in counterparts(pair):
        source, derived = sentences.source(match.source), sentences.derived(match.derived)
        if source.words != derived.words:
            look = Look(pair, match, source, derived, in_title, sentences)
            for kind in _KINDS:
                yield from kind(look)


def counterparts(pair: Pair) -> list[Match]:
    """The matched sentences, and those that may tell the same thing."""
    return [match for match in (*pair.matches, *pair.maybe) if match.score < 1.0]


def _titled(pair: Pair, title: str) -> Pair:
    """The source beside the derived title alone."""
    article = replace(pair.derived.reading.article, text=title)
    return align(pair.source, prepare(Reading(article, (Span(0, len(title)),), (), (), (), (), None)))
