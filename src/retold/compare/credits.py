"""`credit_changed` and `credit_dropped`: "the Ledger reported" gone from what it was said of, or another outlet's.

A page whose own report the source credits needs to credit nobody, and one that credits the source page instead of what
that page credits is right: neither is a change. Only credits in the text count, no bylines, datelines or source lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from retold import outlets, settings
from retold.compare.align import Match, Pair
from retold.compare.attribution import is_spoken
from retold.compare.closeness import bar
from retold.compare.finding import change
from retold.compare.telling import Indices, Telling
from retold.compare.voices import clipped, content_words
from retold.records import Article, Change, Credit, Span

_IN_TEXT = {"reported_by", "told", "via", "hat_tip"}
_OWN = _IN_TEXT | {"self_reference"}
_THE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)

# An outlet without its name, or the page that takes the report for its own.
_VAGUE = re.compile(
    r"\b(?:(?:media|press|news|newspaper|online|local|unconfirmed) reports?|"
    r"reports? (?:circulating|in the (?:media|press)|online)|this (?:newspaper|paper|website|station|magazine)|"
    r"(?:we|our reporters?) (?:can reveal|have learned|has learned))"
    r"(?: (?:online|in the media))?",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:t(?:old|ell|ells|elling)|report|reports|reported|according)\b", re.IGNORECASE)


def credit_changes(pair: Pair) -> Iterator[Change]:
    """Credits of the source's sentences that the derived sentences have not, or have for another outlet."""
    for match in pair.matches:
        if match.score == 1.0 or is_spoken(pair.derived, match.derived):
            continue
        for credit in pair.source.credits.get(match.source, ()):
            found = _compared(pair, match, credit) if credit.kind in _OWN and _is_sure(credit) else None
            if found is not None:
                yield found


def _is_sure(credit: Credit) -> bool:
    return credit.confidence >= settings.COMPARE_CREDIT_SURE


def _compared(pair: Pair, match: Match, credit: Credit) -> Change | None:
    source, derived = pair.source, pair.derived
    own = outlets.identities(derived.reading.article)
    if _names_own(derived.reading.article, own, credit.outlet) or not _told(pair, match, credit):
        return None
    here = derived.reading.sentences[match.derived]
    for index in _around(derived, match.derived):
        for other in derived.credits.get(index, ()):
            if _is_one(other.outlet, credit.outlet) or _credits_source(pair, other.outlet):
                return None
    if _names(derived.text, credit.outlet) or _names(derived.text, pair.source.reading.article.outlet or ""):
        return None
    instead = [c for c in derived.credits.get(match.derived, ()) if c.kind in _OWN and _is_sure(c) and
               clipped((c.span,), here)]  # fmt: skip
    before = source.said(credit.span)
    sure = settings.COMPARE_CREDIT * (0.5 + 0.5 * credit.confidence) * (0.7 + 0.3 * match.score)
    if (
        not _TOLD.search(before)
        and float(derived.quoted[derived.within(match.derived)].mean()) > settings.COMPARE_QUOTED
    ):
        sure *= settings.COMPARE_CREDIT_ISSUED
    vague = _VAGUE.search(derived.text, here.start, here.end)
    now = instead[0].span if instead else Span(*vague.span()) if vague else None
    if now is not None:
        because = f"“{before}” stood with this in the source; here it is “{derived.said(now)}”."
        return change(pair, "credit_changed", credit.span, now, because=because, confidence=sure)
    because = f"“{before}” stood with this in the source; this page names no outlet for it."
    return change(pair, "credit_dropped", credit.span, here, because=because, confidence=sure)


def _told(pair: Pair, match: Match, credit: Credit) -> bool:
    """Whether the derived sentence tells what the credited one does, credits and those who speak apart."""
    left = _substance(pair.source, match.source)
    right = _substance(pair.derived, match.derived)
    strict = settings.COMPARE_CREDIT_TOLD
    told = bar(match, strict)
    few = settings.COMPARE_CONTENT_WORDS if told == strict else settings.COMPARE_REWRITE_WORDS
    if min(len(left), len(right)) < few:
        return False
    terms, others = np.unique(pair.source_terms[left]), np.unique(pair.derived_terms[right])
    shared = float(pair.weights[np.intersect1d(terms, others)].sum())
    least = shared / max(1e-9, float(pair.weights[others].sum()))
    most = shared / max(1e-9, float(pair.weights[terms].sum()))
    return most >= told and least >= (strict if told == strict else settings.COMPARE_REWRITE_BACK)


def _substance(side: Telling, sentence: int) -> Indices:
    """The content words of a sentence that belong to no credit and to nobody who speaks."""
    own = side.reading.sentences[sentence]
    spans = [credit.span for credit in side.credits.get(sentence, ())]
    for attribution in side.attributions.get(sentence, ()):
        spans += [*attribution.source, *attribution.cue]
    apart = content_words(side, clipped(tuple(spans), own))
    kept: Indices = np.setdiff1d(content_words(side, (own,)), apart)
    return kept


def _around(side: Telling, sentence: int) -> range:
    """The sentences of a sentence's paragraph, and one before and after it."""
    members = np.flatnonzero(side.paragraph == side.paragraph[sentence])
    return range(max(0, int(members[0]) - 1), min(len(side.paragraph), int(members[-1]) + 2))


def _names_own(article: Article, own: frozenset[str], outlet: str) -> bool:
    return outlets.key(outlet) in own or (article.outlet is not None and _is_one(article.outlet, outlet))


def _is_one(left: str, right: str) -> bool:
    return outlets.same(left, right) or outlets.could_be(left, right) or outlets.could_be(right, left)


def _credits_source(pair: Pair, outlet: str) -> bool:
    article = pair.source.reading.article
    return _names_own(article, outlets.identities(article), outlet)


def _names(text: str, outlet: str) -> bool:
    """Whether a text has an outlet's name anywhere, article apart."""
    name = _THE.sub("", outlets.called(outlet)) if outlet else ""
    return bool(name) and re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) is not None
