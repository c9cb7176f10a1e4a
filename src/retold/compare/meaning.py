"""The kinds that change what a sentence means: `reversed`, `strengthened`, `weakened`, `scope_changed`, hedges.

Each matched pair of sentences is laid out in words once and given to each kind; the derived title is matched to the
source's sentences like any other sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from retold import settings
from retold.compare.align import Match, Pair, align
from retold.compare.degrees import degrees
from retold.compare.hedges import hedges
from retold.compare.ladders import steps
from retold.compare.modality import shifts
from retold.compare.polarity import reversals
from retold.compare.qualifiers import qualifiers
from retold.compare.roles import exchanges
from retold.compare.scope import scopes
from retold.compare.telling import prepare
from retold.compare.wording import Look, Sentences
from retold.records import Change, ChangeKind, Reading, Span


def certainty(look: Look) -> Iterator[Change]:
    """The surest change of one matched pair of sentences in how sure, how many or how far."""
    kinds = (shifts, degrees, steps) if look.is_sure else (shifts,)
    found = [one for find in kinds for one in find(look)]
    yield from sorted(found, key=lambda one: -one.confidence)[:1]


_KINDS = (reversals, exchanges, certainty, hedges, scopes, qualifiers)


def meaning_changes(pair: Pair) -> Iterator[Change]:
    """What a sentence or the title means otherwise than its counterpart in the source."""
    yield from _surest(_changes(pair, in_title=False))
    title = pair.derived.reading.article.title
    if title and title != pair.source.reading.article.title:
        yield from _surest(_changes(_titled(pair, title), in_title=True))


def _surest(found: Iterator[Change]) -> Iterator[Change]:
    """Of the findings of one kind over the same words of either page the surest."""
    kept: dict[ChangeKind, list[Change]] = {}
    for one in sorted(found, key=lambda one: -one.confidence):
        others = kept.setdefault(one.kind, [])
        if not any(_overlap(one.after, other.after) or _overlap(one.before, other.before) for other in others):
            others.append(one)
            yield one


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.start < other.end and other.start < one.end


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
    """The matched sentences, and those that may tell the same thing."""
    return [match for match in (*pair.matches, *pair.maybe) if match.score < 1.0]


def _titled(pair: Pair, title: str) -> Pair:
    """The source beside the derived title alone."""
    article = replace(pair.derived.reading.article, text=title)
    return align(pair.source, prepare(Reading(article, (Span(0, len(title)),), (), (), (), (), None)))
