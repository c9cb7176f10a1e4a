"""Readings made by hand, so that the compare room is tested apart from the reading room."""

from __future__ import annotations

from retold.compare import compare
from retold.compare.align import align
from retold.compare.telling import prepare
from retold.records import Article, Attribution, Credit, Headline, Hedge, Reading, Span, Speaker
from retold.text import sentences


def span(text, part):
    start = text.index(part)
    return Span(start, start + len(part))


def said(text, source, cue, content, *, kind="indirect", speaker="collective"):
    return Attribution(
        kind, (span(text, source),), (span(text, cue),), (span(text, content),), Speaker(None, source, speaker), 0.9
    )


def hedged(text, kind, cue, scope):
    return Hedge(kind, span(text, cue), span(text, scope), 0.9)


def credited(text, outlet, words):
    return Credit("reported_by", outlet, span(text, words), None, "goes_back_to", 0.9)


def reading(text, name="source", *, title=None, attributions=(), hedges=(), credits=(), unsupported=(), authors=()):
    article = Article(id=name, text=text, title=title, outlet=f"The {name}", authors=authors)
    headline = Headline(tuple(span(title, part) for part in unsupported), (), 0.8) if unsupported else None
    return Reading(article, sentences(text), tuple(attributions), tuple(hedges), tuple(credits), (), headline)


def pair(source, derived):
    return align(prepare(reading(source)), prepare(reading(derived, "derived")))


def kinds(source, derived, **more):
    return [change.kind for change in compare(reading(source), reading(derived, "derived", **more))]
