"""Whether a sentence of the derived text is put to anybody: by its own words, by its paragraph, or as speech.

What puts it to an outlet puts it to no inner source. Words of saying that stand within what was said put it to nobody
either: of "he was told of it, officials said", "told" is a part of the content.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final

import numpy as np

from retold import settings
from retold.compare.align import Match, Pair
from retold.compare.sayings import CLAIM, UNNAMED, is_claim, is_unnamed, sayings
from retold.compare.telling import Indices, Telling
from retold.compare.voices import (
    GENERAL,
    SAYING,
    content_words,
    differs,
    is_credit,
    is_inner,
    is_report_of,
    meets,
    voice,
)
from retold.records import Attribution, Span, Spans
from retold.text import Keys

_HEARSAY: Final = {"reportedly", "allegedly", "said_to", "apparently"}
_CHAIN: Final = re.compile(r"\b(?:quoting|citing)\b", re.IGNORECASE)
_VERB: Final = re.compile(r"\W*(?:(?:has|have|had|also|first|later) )*(?!quoting|citing)\w+")
_PRONOUN: Final = re.compile(r"\b(?:it|its|he|his|him|she|her|they|their|them)\b", re.IGNORECASE)
_FIRST_PERSON: Final = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our)\b")
_POST: Final = re.compile(r"[—–-] ?[^\n(]{2,60}\(@|pic\.twitter\.com|https?://t\.co/")
# Where another clause begins that need not be put to whom its neighbour is.
_BOUND: Final = re.compile(r";|[a-z”\")][.!?](?=[A-Z“])|, (?:but|while|whereas|though|although) ")


def is_speech(pair: Pair, sentence: int) -> bool:
    """Whether a derived sentence is hearsay or someone's speech as it stands."""
    derived = pair.derived
    own = derived.reading.sentences[sentence]
    if any(hedge.kind in _HEARSAY and meets(hedge.scope, own) for hedge in derived.hedges.get(sentence, ())):
        return True
    place = derived.within(sentence)
    mostly_quoted = place.start == place.stop or float(derived.quoted[place].mean()) > settings.COMPARE_QUOTED
    return mostly_quoted or is_spoken(derived, sentence)


def is_hearsay(side: Telling, sentence: int, words: Indices) -> bool:
    """Whether more than half of some words of a sentence are only reported: "reportedly", "is said to"."""
    return any(
        hedge.kind in _HEARSAY
        and np.isin(np.arange(*side.at(hedge.scope).indices(len(side.stems))), words).sum() * 2 > len(words)
        for hedge in side.hedges.get(sentence, ())
    )


def is_spoken(side: Telling, sentence: int) -> bool:
    """Whether a sentence is plainly someone's speech without marks: first person, a post, a question, a block quote."""
    return side.once(_is_spoken, sentence)


def _is_spoken(side: Telling, sentence: int) -> bool:
    own = side.reading.sentences[sentence]
    members = np.flatnonzero(side.paragraph == side.paragraph[sentence])
    block = Span(side.reading.sentences[members[0]].start, side.reading.sentences[members[-1]].end)
    if side.text[own.end - 1] == "?" or side.text[own.start].islower() or side.text[: block.start].rstrip()[-1:] == ":":
        return True
    persons = _FIRST_PERSON.finditer(side.text, block.start, block.end)
    first_person = any(not side.inside_marks(match.start()) for match in persons)
    return first_person or _POST.search(side.text, block.start, block.end + settings.COMPARE_POST) is not None


def is_own_words(side: Telling) -> bool:
    """Whether a page is a speech, a transcript or its author's own story: first person all through, outside marks."""
    first = side.first.tolist()
    persons = {
        bisect_right(first, bisect_left(side.starts, match.start()))
        for match in _FIRST_PERSON.finditer(side.text)
        if not side.inside_marks(match.start())
    }
    return len(persons) > max(settings.COMPARE_FIRST_PERSON * len(side.reading.sentences), settings.COMPARE_OPENING)


def is_attributed(pair: Pair, match: Match, attribution: Attribution) -> bool:
    """Whether a derived sentence is put to someone, itself or by its neighbours, as far as it tells a statement."""
    derived = pair.derived
    words = np.arange(derived.within(match.derived).start, derived.within(match.derived).stop)
    content = content_words(pair.source, attribution.content)
    told = words[derived.content[words] & np.isin(pair.derived_terms[words], pair.source_terms[content])]
    return is_put(pair, match.derived, attribution, told)


def is_put(pair: Pair, sentence: int, attribution: Attribution, told: Indices) -> bool:
    """Whether the words `told` of a derived sentence, a source's statement, are put to anybody but an outlet."""
    derived = pair.derived
    clause = _clause(derived, sentence, told)
    content = pair.source_terms[content_words(pair.source, attribution.content)]
    others = sayings(derived, sentence)
    for other in others:
        if other.kind == "indirect" and not _stands_in(other, derived.reading.sentences[sentence]):
            continue  # its cue is a neighbour's
        if _puts(pair, attribution, other, content) and (_overlap(derived, other, told) or _stands_in(other, clause)):
            return True
    if is_unnamed(pair.source, attribution) and _speaks_of_some(pair, sentence, clause, content):
        return True
    if _stray(pair, sentence, told, others, attribution) or _is_named(pair, sentence, attribution, content):
        return True
    if any(_carries(pair, index, attribution, sentence) for index in _around(derived, sentence)):
        return True
    if derived.paragraph[sentence] == derived.paragraph[0] and credited(pair, sentence) is None:
        return is_sourced_below(pair, attribution)
    return any(_names_again(pair, index, attribution) for index in (sentence - 2, sentence - 3) if index >= 0)


def _clause(side: Telling, sentence: int, told: Indices) -> Span:
    """The part of a sentence around some of its words, up to where another clause begins."""
    own = side.reading.sentences[sentence]
    if not len(told):
        return own
    first, last = int(side.words.starts[told[0]]), int(side.words.ends[told[-1]])
    start, end = own.start, own.end
    for bound in _BOUND.finditer(side.text, own.start, own.end):
        if bound.end() <= first:
            start = bound.end()
        elif bound.start() >= last:
            return Span(start, bound.start())
    return Span(start, end)


def _puts(pair: Pair, attribution: Attribution, other: Attribution, content: Indices) -> bool:
    """Whether a derived attribution puts words to an inner source; one whose words are the content's own does not."""
    derived = pair.derived
    if other.source and is_outlet(pair, other):
        return _is_one(pair, attribution, other)
    if not other.cue:
        return bool(other.source)
    claims = any(CLAIM.search(derived.text, cue.start, cue.end) for cue in other.cue)
    if claims or _within(pair, other.cue, content):
        return claims and (bool(other.source) or not _within(pair, other.cue, content))
    if not other.source or _within(pair, other.source, content):
        return False
    spoken = any(SAYING.search(derived.text, cue.start, cue.end) for cue in other.cue)
    return spoken or other.confidence >= settings.COMPARE_SAID_ACT


def _within(pair: Pair, spans: Spans, content: Indices) -> bool:
    """Whether all content words of some derived spans are words of a source's statement too; some there must be."""
    terms = pair.derived_terms[content_words(pair.derived, spans)]
    return len(terms) > 0 and bool(np.isin(terms, content).all())


def _overlap(side: Telling, other: Attribution, told: Indices) -> bool:
    inside = content_words(side, other.content)
    return len(np.intersect1d(inside, told)) * 2 > len(told)


def _stands_in(other: Attribution, clause: Span) -> bool:
    return any(meets(span, clause) for span in (*other.source, *other.cue))


def _stray(pair: Pair, sentence: int, told: Indices, others: list[Attribution], attribution: Attribution) -> bool:
    """Whether a clause has a word of saying that no attribution has, an outlet's and those of the content apart.

    A word inside marks says nothing of words outside of them.
    """
    side = pair.derived
    held = [pair.source_terms[pair.source.at(span)] for span in attribution.content]
    clause, quoted = _clause(side, sentence, told), bool(side.quoted[told].mean() > 0.5) if len(told) else False
    known = [s for other in others for s in (*other.source, *other.cue) if not _CHAIN.search(side.text, s.start, s.end)]
    credit = credited(pair, sentence)
    if credit is not None:
        verb = _VERB.match(side.text, credit.end)
        known += [credit] if verb is None else [credit, Span(*verb.span())]
    for match in SAYING.finditer(side.text, clause.start, clause.end):
        place = Span(*match.span())
        if (side.inside_marks(place.start) and not quoted) or any(meets(place, span) for span in known):
            continue
        if held and np.isin(pair.derived_terms[side.at(place)], np.concatenate(held)).all():
            continue
        return True
    return False


def _speaks_of_some(pair: Pair, sentence: int, clause: Span, content: Indices) -> bool:
    """Whether a sentence or its neighbours in the paragraph speak of people without a name, outside of the content."""
    derived = pair.derived
    for index in (sentence - 1, sentence, sentence + 1):
        if 0 <= index < len(derived.paragraph) and derived.paragraph[index] == derived.paragraph[sentence]:
            own = clause if index == sentence else derived.reading.sentences[index]
            places = (Span(*match.span()) for match in UNNAMED.finditer(derived.text, own.start, own.end))
            if any(not _within(pair, (place,), content) for place in places):
                return True
    return False


def _is_named(pair: Pair, sentence: int, attribution: Attribution, terms: Indices) -> bool:
    """Whether a sentence names the source, what it said apart: "the paper quoted a miller as saying"."""
    source = pair.source
    if any(_PRONOUN.search(source.text, content.start, content.end) for content in attribution.content):
        return False  # its name may stand for the pronoun
    words = content_words(source, attribution.source)
    own = words[~np.isin(pair.source_terms[words], terms)]
    return len(own) > 0 and bool(np.isin(source.stems[own], pair.derived.stems[pair.derived.within(sentence)]).all())


def credited(pair: Pair, sentence: int) -> Span | None:
    """The words of an outlet's credit in or over a derived sentence."""
    for credit in pair.derived.credits.get(sentence, ()):
        if is_credit(credit):
            return credit.span
    for attribution in sayings(pair.derived, sentence):
        if attribution.source and is_outlet(pair, attribution):
            return attribution.source[0]
    return None


def is_outlet(pair: Pair, attribution: Attribution) -> bool:
    """Whether a derived attribution's source is an outlet: any, or the source page's, or a report of it."""
    words = " ".join(pair.derived.text[span.start : span.end] for span in attribution.source)
    return not is_inner(pair.derived, attribution) or is_report_of(pair.source.reading.article.outlet, words)


def _around(side: Telling, sentence: int) -> list[int]:
    """The other sentences of a paragraph near one of them, and the one before it wherever that stands."""
    reach, same = settings.COMPARE_ATTRIBUTION_REACH, side.paragraph == side.paragraph[sentence]
    first = max(0, sentence - reach)
    near = set((np.flatnonzero(same[first : sentence + reach + 1]) + first).tolist())
    return sorted((near | {max(0, sentence - 1)}) - {sentence})


def _carries(pair: Pair, index: int, attribution: Attribution, sentence: int) -> bool:
    """Whether a neighbouring sentence names the one to whom the source puts these words, or may name him.

    One of another paragraph must name him; words of saying without anybody count before the sentence only.
    """
    derived = pair.derived
    others = [
        other
        for other in sayings(derived, index)
        if not (other.source and is_outlet(pair, other)) and is_claim(derived, other)
    ]
    same = derived.paragraph[index] == derived.paragraph[sentence]
    if not others:
        own = derived.reading.sentences[index]
        claims = CLAIM.finditer(derived.text, own.start, own.end)
        free = credited(pair, index) is None and any(not derived.inside_marks(claim.start()) for claim in claims)
        return same and index < sentence and free
    return any(_may_be_one(pair, attribution, other) if same else _is_one(pair, attribution, other) for other in others)


def _may_be_one(pair: Pair, one: Attribution, other: Attribution) -> bool:
    ours, theirs = voice(pair.source, one), voice(pair.derived, other)
    if ours is not None and theirs is not None and differs(ours, theirs):
        return False
    if ours is not None and theirs is not None and ours.nouns & GENERAL and theirs.nouns & GENERAL:
        return True  # "officials" and "a spokesman"
    left, right = named(pair.source, one), named(pair.derived, other)
    return _is_one(pair, one, other) or not len(left) or not len(right)


def _is_one(pair: Pair, one: Attribution, other: Attribution) -> bool:
    """Whether two sources have the same name or share a word, or are both no more than a pronoun."""
    names = [a.speaker.name if a.speaker else None for a in (one, other)]
    if names[0] and names[0] == names[1]:
        return True
    ours, theirs = voice(pair.source, one), voice(pair.derived, other)
    if ours is not None and theirs is not None and ours.names & theirs.names:
        return True
    left, right = named(pair.source, one), named(pair.derived, other)
    return bool(np.isin(left, right).any()) or not (len(left) or len(right))


def named(side: Telling, attribution: Attribution) -> Keys:
    """The stems of the content words that name a source: none for a pronoun."""
    stems: Keys = side.stems[content_words(side, attribution.source)]
    return stems


def is_sourced_below(pair: Pair, attribution: Attribution) -> bool:
    """Whether a page puts other words to the one that its opening has from: news names its source further down."""
    own = voice(pair.source, attribution)
    if own is None:
        return False
    for other in pair.derived.reading.attributions:
        claims = any(CLAIM.search(pair.derived.text, cue.start, cue.end) for cue in other.cue)
        heard = voice(pair.derived, other) if claims and is_inner(pair.derived, other) else None
        if heard is not None and (heard.names & own.names or heard.nouns & own.nouns or heard.classes & own.classes):
            return True
    return False


def _names_again(pair: Pair, index: int, attribution: Attribution) -> bool:
    """Whether a sentence somewhat before puts words to the same source, by name if it has one: its account goes on."""
    own = named(pair.source, attribution)
    others = [a for a in pair.derived.attributions.get(index, ()) if is_inner(pair.derived, a)]
    if is_unnamed(pair.source, attribution):
        return any(is_unnamed(pair.derived, other) for other in others)
    return any(bool(np.isin(own, named(pair.derived, other)).any()) for other in others)
