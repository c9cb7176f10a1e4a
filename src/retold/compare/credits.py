"""`credit_changed` and `credit_dropped`: "the Ledger reported" gone from what it was said of, or another outlet's.

A page whose own report the source credits needs to credit nobody, and one that credits the source page instead of what
that page credits is right: neither is a change. Only credits in the text count, no bylines, datelines or source lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import numpy as np

from retold import outlets, settings
from retold.compare.align import Match, Pair
from retold.compare.cover import is_spoken
from retold.compare.finding import change
from retold.compare.lexicon import alike
from retold.compare.telling import Indices, Telling
from retold.compare.voices import NAMED_OUTLET, clipped, content_words, meets
from retold.records import Article, Change, Credit, CreditKind, Span

_IN_TEXT = {"reported_by", "told", "via", "hat_tip"}
_OWN = _IN_TEXT | {"self_reference"}
_THE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)

# An outlet without its name, or the page that takes the report for its own.
_VAGUE: Final = re.compile(
    r"\b(?:(?:media|press|news|newspaper|online|local|unconfirmed|various|several|some|multiple) reports?|"
    r"(?:the |local |foreign |national |state |some |several |other )?(?:media|press|outlets|newspapers) "
    r"(?:have |has |had )?(?:report(?:ed|s)?|sa(?:id|y|ys)|wrote)|reportedly|it (?:has been|was|is) reported|"
    r"a reports?(?= (?:circulating|in the|online|says?|said|that))|"
    r"reports? (?:circulating|in the (?:media|press)|online|sa(?:y|id)|suggest(?:ed)?)|"
    r"(?:this|our) (?:newspaper|paper|website|site|station|magazine|newsroom|reporters?)|"
    r"(?:we|our reporters?) (?:can reveal|can report|have learned|has learned|reported|revealed|understand)|"
    r"social media)(?: (?:online|in the media))?",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:t(?:old|ell|ells|elling)|report|reports|reported|according|interview)\b", re.IGNORECASE)
_GIVEN: Final = re.compile(r"\b(?:told|tells?|interview)\b", re.IGNORECASE)
_MEDIUM: Final = re.compile(r"\b(?:TV|Radio|FM|News|Press|Media|Online|Broadcasting)\b")
_NAME: Final = r"(?P<name>(?:[Tt]he )?[A-Z][\w'’.-]*(?: (?:& |of |and )?[A-Z][\w'’.-]*){0,4})"
_REPORTS: Final = r"(?:(?:has|have|had|also|first|later) )*(?:report(?:s|ed)|reveal(?:s|ed)|disclosed|learned|broke)"
# What the reading may have missed: an outlet by its form, or a name behind a word for an outlet.
_PATTERNS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:told|to|by|with|citing) (?:the |an? )?(?:\w+ ){{0,2}}(?P<kind>{NAMED_OUTLET}) {_NAME}",
        rf"\b[Tt]he (?:\w+ ){{0,2}}(?P<kind>{NAMED_OUTLET}) {_NAME} (?:{_REPORTS}|says?|said|wrote)\b",
        rf"{_NAME} {_REPORTS}\b",
        rf"\b(?:(?:reported|revealed|seen|obtained|published|aired|broadcast|interviewed) by|reported (?:in|on)|"
        rf"interview (?:with|in|by)|according to|citing) {_NAME}",
        rf"\b(?P<told>told) {_NAME}",
        rf"\b(?P<as>as) {_NAME} {_REPORTS}\b",
    )
)

# What each of them has somewhere.
_HINT: Final = re.compile(
    rf"report|reveal|disclosed|learned|broke|told|citing|interview|according to|(?:seen|obtained|published|aired|"
    rf"broadcast) by|{NAMED_OUTLET}"
)


def credit_changes(pair: Pair) -> Iterator[Change]:
    """Credits of the source's sentences that the derived sentences have not, or have for another outlet: one each."""
    by_outlet: dict[str, list[Change]] = {}
    for credit, matches in _credits(pair):
        found = [one for one in (_compared(pair, match, credit) for match in matches) if one is not None]
        by_outlet.setdefault(outlets.key(credit.outlet), []).extend(found)
    for found in by_outlet.values():
        changed = [one for one in found if one.kind == "credit_changed"]
        yield from sorted(changed or found, key=lambda one: -one.confidence)[:1]


def _credits(pair: Pair) -> Iterator[tuple[Credit, list[Match]]]:
    """Each credit of the source's text with the matches of its sentence, the surest first."""
    matches: dict[int, list[Match]] = {}
    for match in pair.matches:
        matches.setdefault(match.source, []).append(match)
    for sentence, found in sorted(matches.items()):
        kept = [match for match in found if match.score < 1.0 and not is_spoken(pair.derived, match.derived)]
        for credit in pair.source.once(_of, sentence):
            yield credit, sorted(kept, key=lambda match: -match.sure)


def _of(side: Telling, sentence: int) -> list[Credit]:
    """The credits in a sentence: those of the reading, then those by form that it has not."""
    own = side.reading.sentences[sentence]
    found = [credit for credit in side.credits.get(sentence, ()) if credit.kind in _OWN and _is_sure(credit)]
    for pattern in _PATTERNS if _HINT.search(side.text, own.start, own.end) else ():
        for match in pattern.finditer(side.text, own.start, own.end):
            groups, name = match.groupdict(), match["name"].rstrip(".")
            span = Span(*match.span())
            if not (groups.get("kind") or groups.get("as") or outlets.looks_like_outlet(name) or _MEDIUM.search(name)):
                continue
            if any(meets(span, credit.span) for credit in found) or side.inside_marks(span.start):
                continue
            kind: CreditKind = "told" if groups.get("told") else "reported_by"
            found.append(Credit(kind, name, span, None, "goes_back_to", settings.COMPARE_CREDIT_FORM))
    return found


def _is_sure(credit: Credit) -> bool:
    return credit.confidence >= settings.COMPARE_CREDIT_SURE


def _compared(pair: Pair, match: Match, credit: Credit) -> Change | None:
    source, derived = pair.source, pair.derived
    own = outlets.identities(derived.reading.article)
    if _names_own(derived.reading.article, own, credit.outlet) or not _told(pair, match, credit):
        return None
    here = derived.reading.sentences[match.derived]
    around = [(index, other) for index in _around(derived, match.derived) for other in derived.once(_of, index)]
    if any(_is_one(other.outlet, credit.outlet) or _credits_source(pair, other.outlet) for _, other in around):
        return None
    if _names(derived.text, credit.outlet) or _names(derived.text, pair.source.reading.article.outlet or ""):
        return None
    before = source.said(credit.span)
    sure = settings.COMPARE_CREDIT * (0.5 + 0.5 * credit.confidence) * (0.7 + 0.3 * match.score)
    sure *= settings.COMPARE_CREDIT_AGENCY if outlets.is_agency(credit.outlet) else 1.0
    quoted = float(derived.quoted[derived.within(match.derived)].mean()) > settings.COMPARE_QUOTED
    if quoted and not _TOLD.search(before):
        sure *= settings.COMPARE_CREDIT_ISSUED
    told = _GIVEN.search(before) is not None
    same_way = [other for index, other in around if index == match.derived or (told and other.kind == "told")]
    now = _instead(pair, match.derived, same_way)
    if now is not None:
        because = f"“{before}” stood with this in the source; here it is “{derived.said(now)}”."
        return change(pair, "credit_changed", credit.span, now, because=because, confidence=sure)
    because = f"“{before}” stood with this in the source; this page names no outlet for it."
    return change(pair, "credit_dropped", credit.span, here, because=because, confidence=sure)


def _instead(pair: Pair, sentence: int, others: list[Credit]) -> Span | None:
    """The words of another credit, or in a derived sentence those of an outlet without a name."""
    here = pair.derived.reading.sentences[sentence]
    vague = _VAGUE.search(pair.derived.text, here.start, here.end)
    return others[0].span if others else Span(*vague.span()) if vague else None


def _told(pair: Pair, match: Match, credit: Credit) -> bool:
    """Whether the derived sentence tells what the credited one does, credits and those who speak apart."""
    left = _substance(pair.source, match.source)
    right = _substance(pair.derived, match.derived)
    if not min(len(left), len(right)):
        return False
    most, least = _shares(pair, left, right)
    if min(len(left), len(right)) < settings.COMPARE_REWRITE_WORDS and min(most, least) < settings.COMPARE_TOLD_ALL:
        return False
    given = _GIVEN.search(pair.source.text, credit.span.start, credit.span.end)
    strict = settings.COMPARE_CREDIT_TOLD
    rewritten = settings.COMPARE_CREDIT_GIVEN if given else settings.COMPARE_REWRITE_TOLD
    doubt = min(
        1.0, max(0.0, settings.COMPARE_REWRITE - match.sure) / (settings.COMPARE_REWRITE - settings.COMPARE_ALIGNED)
    )
    few = min(len(left), len(right)) < settings.COMPARE_CONTENT_WORDS and least < strict
    return (
        not (few and doubt)
        and most >= rewritten + (strict - rewritten) * doubt
        and least >= (settings.COMPARE_REWRITE_BACK + (strict - settings.COMPARE_REWRITE_BACK) * doubt)
    )


def _shares(pair: Pair, left: Indices, right: Indices) -> tuple[float, float]:
    """How much of the weight of either side's words the other has, words of like meaning among them."""
    terms, others = np.unique(pair.source_terms[left]), np.unique(pair.derived_terms[right])
    same = np.intersect1d(terms, others)
    shared = float(pair.weights[same].sum())
    rest = [(index, pair.derived.word(index)) for index in right[~np.isin(pair.derived_terms[right], same)].tolist()]
    for index in left[~np.isin(pair.source_terms[left], same)].tolist():
        if any(alike(pair.source.word(index), word) for _, word in rest):
            shared += float(pair.weights[pair.source_terms[index]]) * settings.COMPARE_TOLD_ALIKE
    weights = float(pair.weights[terms].sum()), float(pair.weights[others].sum())
    return shared / max(1e-9, weights[0]), shared / max(1e-9, weights[1])


def _substance(side: Telling, sentence: int) -> Indices:
    """The content words of a sentence that belong to no credit and to nobody who speaks."""
    own = side.reading.sentences[sentence]
    spans = [credit.span for credit in side.once(_of, sentence)]
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
