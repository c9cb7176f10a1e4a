"""`hedge_dropped` and `hedge_added`: a softening word gone from, or set before, words that both tellings have.

Any other softening word over the same words counts as the same hedge; so does an attribution in the place of a
"reportedly". Hedges of amount ("about") belong to the numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

import numpy as np

from retold import settings
from retold.compare.align import Match, Pair
from retold.compare.closeness import bar, lift
from retold.compare.finding import change
from retold.compare.telling import Indices, Telling
from retold.records import Change, Hedge, Span

Sides = Literal["source", "derived"]
_SOFT: Final = re.compile(
    r"\b(?:could|would|ma(?:y|ybe)(?! \d)|might|should|can|(?:un)?likely|possib\w+|potential\w*|perhaps|probabl\w+|"
    r"alleg\w+|reported\w*|reports?|apparent\w*|appear\w*|seem\w*|suspect\w*|accus\w+|belie[fv]\w*|think\w*|thought|"
    r"expect\w*|plan\w*|intend\w*|if|whether|suggest\w*|claim\w*|rumou?r\w*|purport\w*|presum\w+|suppos\w+|"
    r"about to|set to|await\w*|pending|consider\w*|hop(?:e[ds]?|ing)|want\w*|seek\w*|propos\w+|not yet|unclear|"
    r"unconfirmed|unverified|estimat\w+|charged|"
    r"threat\w*|risk\w*|chance|fear\w*|worr\w+|unless|speculat\w+|assum\w+|tentativ\w+|going to|poised|ready to|"
    r"prepar\w+|"
    r"tr(?:y|ies|ied|ying) to|aim\w*|ask\w*|call(?:s|ed|ing)? (?:for|on)|urg\w+|question\w*|wonder\w*|in talks|yet to|"
    r"not been|look(?:s|ed)? (?:to|like|set)|ostensibl\w+|conceivabl\w+|arguabl\w+|so-called|looking (?:to|at)|"
    r"weigh\w*|evidence|signs?)\b",
    re.IGNORECASE,
)
_HEARD: Final = re.compile(
    r"\b(?:alleg\w+|reported\w*|reports?|apparent\w*|appear\w*|seem\w*|suspect\w*|accus\w+|belie[fv]\w*|think\w*|thought|"
    r"suggest\w*|claim\w*|rumou?r\w*|purport\w*|presum\w+|suppos\w+|unconfirmed|unverified|may(?! \d)|might|could|"
    r"possib\w+|perhaps|probabl\w+|(?:un)?likely|expect\w*|charged|question\w*|so-called|ostensibl\w+|evidence|signs?|"
    r"understood|look(?:s|ed)? (?:like|as))\b",
    re.IGNORECASE,
)
# Modals, plans and what is pending: whether an act was told as done is another kind's question (`strengthened`).
_ACT: Final = re.compile(
    r"(?:may|might|could|can|would|should|will|must|has|have|had|is|are|was|were|be)\b(?!.*\b(?:about|said|reported|believed|"
    r"thought|rumou?red|understood|alleged))|(?:plan|intend|aim|hope|hoping|expect|prepar|consider|weigh|set|due|slated|"
    r"scheduled|await|pending|yet|not|propos|try|tries|tried|seek|want|likely|unlikely|poised|ready)\w*\b",
    re.IGNORECASE,
)
_OWN: Final = re.compile(r"(?:I|we)\b", re.IGNORECASE)  # what a speaker says of his own mind
_ADVERBIAL: Final = {"reportedly", "allegedly", "apparently", "possibly", "said_to"}
_SECOND_HAND: Final = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|told|according|stat(?:ed|es|ement)|report\w*|announced|wrote|testified|confirm\w*|described|"
    r"argu\w+|insist\w*|not(?:ed|es)|cit(?:ed|es|ing)|show(?:ed|s)|found|reveal\w*)\b",
    re.IGNORECASE,
)


def hedge_changes(pair: Pair) -> Iterator[Change]:
    """Hedges that one telling has and the other has not, over the same words."""
    for match in pair.matches:
        if (
            match.score < 1.0
            and float(pair.derived.quoted[pair.derived.within(match.derived)].mean()) <= settings.COMPARE_QUOTED
        ):
            yield from _dropped(pair, match)
            yield from _added(pair, match)


def _dropped(pair: Pair, match: Match) -> Iterator[Change]:
    source = pair.source.reading.sentences[match.source]
    pair.derived.reading.sentences[match.derived]
    for hedge in _hedges(pair.source, match.source):
        scope = _reach(pair.source, hedge, source)
        if _stays(pair.source, match.source, hedge, pair.heirs(match)) or _few(pair.source, scope):
            continue
        if _softened(pair.derived, match.derived, hedge, pair.origins(match)):
            continue
        strict = settings.COMPARE_PENDING_TOLD if hedge.kind == "pending" else settings.COMPARE_TOLD
        least = bar(match, strict)
        if least == strict and not _told(pair, match, hedge, scope):
            continue
        share = _told_share(pair, match, hedge, scope, "source")
        if share < least:
            continue
        share = lift(share, strict, least)
        because = f"“{pair.source.said(hedge.cue)}” softened this; here it is told without."
        sure = settings.COMPARE_HEDGE_SURE * hedge.confidence * share * (0.7 + 0.3 * match.score)
        before = _hull(hedge.cue, scope)
        after = pair.counterpart(match, before)
        yield change(pair, "hedge_dropped", before, after, because=because, confidence=sure)
        return


def _added(pair: Pair, match: Match) -> Iterator[Change]:
    source = pair.source.reading.sentences[match.source]
    derived = pair.derived.reading.sentences[match.derived]
    for hedge in _hedges(pair.derived, match.derived):
        scope = _reach(pair.derived, hedge, derived)
        share = _told_share(pair, match, hedge, scope, "derived")
        least = bar(match, settings.COMPARE_TOLD)
        if share < least or _few(pair.derived, scope):
            continue
        share = lift(share, settings.COMPARE_TOLD, least)
        if _stays(pair.derived, match.derived, hedge, pair.origins(match)):
            continue
        if _softened(pair.source, match.source, hedge, pair.heirs(match)):
            continue
        softened = pair.derived_terms[_after(pair.derived, hedge.cue, scope)]
        told = np.isin(softened, pair.source_terms[pair.source.within(match.source)]).all()
        if not told:
            continue
        because = f"“{pair.derived.said(hedge.cue)}” softens this; the source tells it without."
        sure = settings.COMPARE_HEDGE_SURE * hedge.confidence * share * (0.7 + 0.3 * match.score)
        sure *= settings.COMPARE_ADDED if least == settings.COMPARE_TOLD else 1.0
        if hedge.kind in {"reportedly", "said_to"}:
            sure *= settings.COMPARE_REPORTEDLY
            because += " It may only mark that the report is another's."
        yield change(pair, "hedge_added", source, _hull(hedge.cue, scope), because=because, confidence=sure)
        return


def _hedges(side: Telling, sentence: int) -> list[Hedge]:
    """The hedges of a sentence by words that only soften, and not by those that say how far an act has come."""
    span = side.reading.sentences[sentence]
    found = [hedge for hedge in side.hedges.get(sentence, ()) if hedge.kind != "approximately"]
    inside = [hedge for hedge in found if span.start <= hedge.cue.start and hedge.cue.end <= span.end]
    return [
        h
        for h in inside
        if not side.inside_marks(h.cue.start)
        and not (_ACT.match(side.text, h.cue.start, h.cue.end) or _OWN.match(side.text, h.cue.start))
    ]


def _reach(side: Telling, hedge: Hedge, sentence: Span) -> Span:
    """What a hedge softens within its sentence; the whole sentence where that is too little to be looked for."""
    scope = _clip(hedge.scope, sentence)
    return sentence if _few(side, scope) and hedge.kind in _ADVERBIAL else scope


def _told_share(pair: Pair, match: Match, hedge: Hedge, scope: Span, ours: Sides) -> float:
    """How much of the weight of what a hedge softens, its own words apart, stands in the other sentence."""
    if ours == "source":
        side, terms = pair.source, pair.source_terms
        others = pair.derived_terms[pair.derived.within(match.derived)]
    else:
        side, terms = pair.derived, pair.derived_terms
        others = pair.source_terms[pair.source.within(match.source)]
    place, cue = side.at(scope), side.at(hedge.cue)
    before, after = slice(place.start, max(place.start, cue.start)), slice(max(cue.stop, place.start), place.stop)
    distinct = np.unique(np.concatenate((terms[before], terms[after])))
    total = float(pair.weights[distinct].sum())
    return float(pair.weights[distinct[np.isin(distinct, others)]].sum()) / total if total else 0.0


def _stays(side: Telling, index: int, hedge: Hedge, counterparts: Indices) -> bool:
    """Whether any word of a hedge's cue stands unchanged in the other telling."""
    cue, first = side.at(hedge.cue), side.within(index).start
    return bool((counterparts[max(0, cue.start - first) : max(0, cue.stop - first)] >= 0).any())


def _softened(side: Telling, index: int, hedge: Hedge, counterparts: Indices) -> bool:
    """Whether a sentence has a softening word of its own, or, for hearsay, someone it is put to.

    A word that stands unchanged in the other telling too (`counterparts` is not -1) softens nothing anew.
    """
    sentence, place = side.reading.sentences[index], side.within(index)
    fresh = np.flatnonzero(counterparts < 0) + place.start

    def new(start: int) -> bool:
        word = int(np.searchsorted(side.words.starts, start, "right")) - 1
        return bool(np.isin(word, fresh))

    others = [other.cue for other in side.hedges.get(index, ()) if other.kind != "approximately"]
    if any(new(cue.start) or new(cue.end - 1) for cue in others):
        return True
    hearsay = hedge.kind in {"reportedly", "allegedly", "said_to", "apparently"}
    patterns = (_HEARD, _SECOND_HAND) if hearsay else (_SOFT,)
    patterns = (_HEARD,) if hedge.kind == "apparently" else patterns
    soft = (m.start() for p in patterns for m in p.finditer(side.text, sentence.start, sentence.end))
    credits = [] if hearsay else [credit.span for credit in side.credits.get(index, ())]
    return any(new(at) and not any(span.start <= at < span.end for span in credits) for at in soft)


def _told(pair: Pair, match: Match, hedge: Hedge, scope: Span) -> bool:
    """Whether the first words that the hedge softens stand in the other telling: without them the act is not told."""
    if hedge.kind == "pending":
        if re.search(r"\bnot\b|n['’]t\b", pair.source.text[hedge.cue.start : hedge.cue.end]):
            return False
        return _replaced(pair, match, hedge)
    softened = pair.source_terms[_after(pair.source, hedge.cue, scope)]
    return bool(np.isin(softened, pair.derived_terms[pair.derived.within(match.derived)]).all())


def _after(side: Telling, cue: Span, scope: Span) -> Indices:
    """The first content word after a cue, as an index; none where the cue ends its scope."""
    place = side.at(Span(max(scope.start, cue.end), scope.end))
    found: Indices = np.flatnonzero(side.content[place])[:1] + place.start
    return found


def _replaced(pair: Pair, match: Match, hedge: Hedge) -> bool:
    """Whether other words stand in the place of a pending act ("awaiting a call" and then "notified")."""
    cue = pair.source.at(hedge.cue)
    return any(tag == "replace" and a < cue.stop and cue.start < b for tag, a, b, _, _ in pair.blocks(match))


def _few(side: Telling, scope: Span) -> bool:
    place = side.at(scope)
    return int(side.content[place].sum()) < settings.COMPARE_SCOPE_WORDS


def _clip(span: Span, sentence: Span) -> Span:
    start = min(max(span.start, sentence.start), sentence.end)
    return Span(start, max(start, min(span.end, sentence.end)))


def _hull(left: Span, right: Span) -> Span:
    return Span(min(left.start, right.start), max(left.end, right.end))
