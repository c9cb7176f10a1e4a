"""`attribution_dropped`: what someone said in the source, told in the page's own voice.

The inner source ("officials said") and the outlet credit ("the Post reported") are apart: where only the second is
left, the first was dropped all the same. An attribution anywhere in the sentence, beside it in its paragraph, or over
the same content elsewhere on the page keeps it; so does any verb of saying that the reading may have missed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

import numpy as np

from retold import outlets, settings
from retold.compare.align import Match, Pair
from retold.compare.closeness import bar, lift
from retold.compare.finding import change
from retold.compare.telling import Telling
from retold.compare.voices import SAYING, content_words, differs, is_credit, is_inner, meets, voice
from retold.records import Attribution, Change, Span
from retold.text import Keys

_HEARSAY: Final = {"reportedly", "allegedly", "said_to", "apparently"}
_RELATIVE: Final = re.compile(r"(?:which|that|who|it|according to \w+day)\b", re.IGNORECASE)
_CHAIN: Final = re.compile(r"\b(?:quoting|citing)\b", re.IGNORECASE)
_CITED: Final = re.compile(r"\b(?:quoting|citing) (?=[^,.;\n]{3,80})(?:[^,.;\n\"“]+)", re.IGNORECASE)
_FIRST_PERSON: Final = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our)\b")
_POST: Final = re.compile(r"[—–-] ?[^\n(]{2,60}\(@|pic\.twitter\.com|https?://t\.co/")


class _Lost(NamedTuple):
    """Words of saying that one telling has and the other, which tells the same in `told`, has not."""

    words: Span
    ahead: bool
    told: Span
    outlet: Span | None
    sure: float


def attribution_changes(pair: Pair) -> Iterator[Change]:
    """Statements of a person, a group or a document that the derived text makes its own, and the other way round."""
    for lost in _each(pair):
        where = "stood before this" if lost.ahead else "stood with this"
        outlet = f"only “{pair.derived.said(lost.outlet)}” is named" if lost.outlet else None
        because = f"“{pair.source.said(lost.words)}” {where}; here {outlet or 'the page says it in its own voice'}."
        yield change(pair, "attribution_dropped", lost.words, lost.told, because=because, confidence=lost.sure)
    for lost in _each(flipped(pair)):
        if (
            lost.outlet is not None
            or _credits(pair, lost.words)
            or _RELATIVE.match(pair.derived.text, lost.words.start)
        ):
            continue
        because = f"“{pair.derived.said(lost.words)}” stands with this here; the source says it in its own voice."
        sure = lost.sure * settings.COMPARE_ATTRIBUTION_ADDED
        yield change(pair, "attribution_added", lost.told, lost.words, because=because, confidence=sure)


def _credits(pair: Pair, words: Span) -> bool:
    """Whether the derived text names the source page near words of saying: they are then that page's own report."""
    article = pair.source.reading.article
    name = outlets.called(article.outlet) if article.outlet else ""
    near = pair.derived.text[
        max(0, words.start - settings.COMPARE_ADDED_NEAR) : words.end + settings.COMPARE_ADDED_NEAR
    ]
    return bool(name) and name.casefold() in near.casefold()


def flipped(pair: Pair) -> Pair:
    """The two tellings the other way round."""
    matches = tuple(sorted(Match(match.source, match.derived, match.score, match.sure) for match in pair.matches))
    return Pair(pair.derived, pair.source, pair.derived_terms, pair.source_terms, pair.weights, matches)


def _each(pair: Pair) -> Iterator[_Lost]:
    """One attribution at most for each pair of sentences."""
    for match in pair.matches:
        if match.score == 1.0 or match.source not in pair.source.attributions or is_speech(pair, match.derived):
            continue
        for attribution in pair.source.attributions[match.source]:
            if is_inner(pair.source, attribution) and not is_attributed(pair, match, attribution):
                found = _dropped(pair, match, attribution)
                if found is not None:
                    yield found
                    break
        else:
            yield from _unchained(pair, match)


def _unchained(pair: Pair, match: Match) -> Iterator[_Lost]:
    """An outlet's own source ("the agency reported, quoting the fire chief") gone while the outlet's credit stays."""
    outlet, before = _credited(pair.derived, match.derived), pair.source.reading.sentences[match.source]
    here = pair.derived.reading.sentences[match.derived]
    cited = _CITED.search(pair.source.text, before.start, before.end)
    if outlet is None or cited is None or _credited(pair.source, match.source) is None:
        return
    named = content_words(pair.source, (Span(cited.start(), cited.end()),))
    kept = np.isin(pair.source.stems[named], pair.derived.stems[pair.derived.within(match.derived)])
    if kept.any() or _says(pair.derived, match.derived, lambda start: False):
        return
    words = Span(cited.start(), cited.end())
    sure = settings.COMPARE_ATTRIBUTION_SURE * (0.7 + 0.3 * match.score)
    yield _Lost(words, words.start < before.start, here, outlet, sure)


def is_speech(pair: Pair, sentence: int) -> bool:
    """Whether a derived sentence is hearsay or someone's speech as it stands."""
    derived = pair.derived
    own = derived.reading.sentences[sentence]
    if any(hedge.kind in _HEARSAY and meets(hedge.scope, own) for hedge in derived.hedges.get(sentence, ())):
        return True
    place = derived.within(sentence)
    mostly_quoted = place.start == place.stop or float(derived.quoted[place].mean()) > settings.COMPARE_QUOTED
    return mostly_quoted or is_spoken(derived, sentence)


def is_attributed(pair: Pair, match: Match, attribution: Attribution) -> bool:
    """Whether a derived sentence is put to someone, itself or by its neighbour in the paragraph.

    Words of saying that stand within what was said put it to nobody: "he was told of it, officials said".
    """
    derived, sentence = pair.derived, match.derived
    origins, first = pair.origins(match), derived.within(sentence).start
    content = [np.arange(place.start, place.stop) for place in map(pair.source.at, attribution.content)]
    carried = np.isin(origins, np.concatenate(content)) if content else origins < 0

    def is_content(start: int) -> bool:
        word = int(np.searchsorted(derived.words.starts, start, "right")) - 1 - first
        return 0 <= word < len(carried) and bool(carried[word])

    for other in derived.attributions.get(sentence, ()):
        said_here = not other.source or is_inner(derived, other)
        if said_here and not (other.cue and all(is_content(cue.start) for cue in other.cue)):
            return True
    if _says(derived, sentence, is_content):
        return True
    beside = (index for index in _around(derived, sentence) if index != sentence)
    if any(_carries(pair, index, attribution) for index in beside):
        return True
    if derived.paragraph[sentence] == derived.paragraph[0]:
        return _sourced_below(pair, attribution)
    return any(_names_again(pair, index, attribution) for index in (sentence - 2, sentence - 3) if index >= 0)


def _names_again(pair: Pair, index: int, attribution: Attribution) -> bool:
    """Whether a sentence somewhat before puts words to the same source by name, whose account goes on."""
    named = _named(pair.source, attribution)
    others = (a for a in pair.derived.attributions.get(index, ()) if is_inner(pair.derived, a))
    return any(bool(np.isin(named, _named(pair.derived, other)).any()) for other in others)


def _around(side: Telling, sentence: int) -> range:
    """The sentences of a paragraph near one of them, and the one before it wherever that stands."""
    reach, same = settings.COMPARE_ATTRIBUTION_REACH, side.paragraph == side.paragraph[sentence]
    members = np.flatnonzero(same[max(0, sentence - reach) : sentence + reach + 1]) + max(0, sentence - reach)
    return range(max(0, min(int(members[0]), sentence - 1)), int(members[-1]) + 1)


def _sourced_below(pair: Pair, attribution: Attribution) -> bool:
    """Whether a page puts other words to the one that its opening has from: news names its source further down."""
    own = voice(pair.source, attribution)
    if own is None:
        return False
    if (own.names | own.nouns) & set(re.findall(r"[\w'’-]+", pair.derived.text.casefold())):
        return True
    for other in pair.derived.reading.attributions:
        heard = voice(pair.derived, other) if is_inner(pair.derived, other) else None
        if heard is not None and (heard.names & own.names or heard.nouns & own.nouns or heard.classes & own.classes):
            return True
    return False


def _carries(pair: Pair, index: int, attribution: Attribution) -> bool:
    """Whether a neighbouring sentence names the one to whom the source puts these words, or may name him."""
    derived = pair.derived
    others = [a for a in derived.attributions.get(index, ()) if not a.source or is_inner(derived, a)]
    if not others:
        return _says(derived, index, lambda start: False)
    return any(_may_be_one(pair, attribution, other) for other in others)


def _may_be_one(pair: Pair, one: Attribution, other: Attribution) -> bool:
    names = [a.speaker.name if a.speaker else None for a in (one, other)]
    if names[0] and names[0] == names[1]:
        return True
    ours, theirs = voice(pair.source, one), voice(pair.derived, other)
    if ours is not None and theirs is not None and differs(ours, theirs):
        return False
    left, right = _named(pair.source, one), _named(pair.derived, other)
    return not len(left) or not len(right) or bool(np.isin(left, right).any())


def _named(side: Telling, attribution: Attribution) -> Keys:
    """The stems of the content words that name a source: none for a pronoun."""
    places = [np.arange(place.start, place.stop) for place in map(side.at, attribution.source)]
    words = np.concatenate(places) if places else np.zeros(0, np.int64)
    named: Keys = side.stems[words[side.content[words]]]
    return named


def is_spoken(side: Telling, sentence: int) -> bool:
    """Whether a sentence is plainly someone's speech without marks: first person, a post, a question, a block quote."""
    own = side.reading.sentences[sentence]
    members = np.flatnonzero(side.paragraph == side.paragraph[sentence])
    block = Span(side.reading.sentences[members[0]].start, side.reading.sentences[members[-1]].end)
    if side.text[own.end - 1] == "?" or side.text[own.start].islower() or side.text[: block.start].rstrip()[-1:] == ":":
        return True
    persons = _FIRST_PERSON.finditer(side.text, block.start, block.end)
    first_person = any(not side.inside_marks(match.start()) for match in persons)
    return first_person or _POST.search(side.text, block.start, block.end + settings.COMPARE_POST) is not None


def _says(side: Telling, sentence: int, is_content: Callable[[int], bool]) -> bool:
    """Whether a sentence has a word of saying, those of an outlet's credit and of the content itself apart."""
    span = side.reading.sentences[sentence]
    credit = _credited(side, sentence)
    if credit is None:
        return any(not is_content(match.start()) for match in SAYING.finditer(side.text, span.start, span.end))
    said = (a for a in side.attributions.get(sentence, ()) if not (a.source and is_inner(side, a)))
    cues = [cue.end for attribution in said for cue in attribution.cue if not _CHAIN.match(side.text, cue.start)]
    after = min(max(credit.end, *cues, credit.end), span.end)
    stretches = ((span.start, max(span.start, credit.start)), (after, span.end))
    return any(not is_content(m.start()) for start, end in stretches for m in SAYING.finditer(side.text, start, end))


def _credited(side: Telling, sentence: int) -> Span | None:
    """The words of an outlet's credit in or over a sentence."""
    for credit in side.credits.get(sentence, ()):
        if is_credit(credit):
            return credit.span
    for attribution in side.attributions.get(sentence, ()):
        if attribution.speaker is not None and attribution.speaker.kind == "outlet" and attribution.source:
            return attribution.source[0]
    return None


def _is_author(pair: Pair, attribution: Attribution) -> bool:
    """Whether the one whom the source names wrote or published the other page: then it is in its own voice rightly."""
    article = pair.derived.reading.article
    people = {word.casefold() for name in (*article.authors, article.outlet or "") for word in name.split()}
    names = [pair.source.text[span.start : span.end].split() for span in attribution.source]
    return any(word.strip(",.’'").casefold() in people for words in names for word in words if word[:1].isupper())


def _dropped(pair: Pair, match: Match, attribution: Attribution) -> _Lost | None:
    source = pair.source.reading.sentences[match.source]
    derived = pair.derived.reading.sentences[match.derived]
    inside = [Span(max(s.start, source.start), min(s.end, source.end)) for s in attribution.content if meets(s, source)]
    if not inside or _is_author(pair, attribution):
        return None
    if not any(SAYING.search(pair.source.text, cue.start, cue.end) for cue in attribution.cue):
        return None
    content = Span(min(s.start for s in inside), max(s.end for s in inside))
    terms = pair.source_terms[pair.source.at(content)]
    share, back = pair.share(content, derived), pair.share_back(derived, content)
    told = pair.derived.content[pair.derived.within(match.derived)].sum()
    fewest = min(len(np.unique(terms[pair.source.content[pair.source.at(content)]])), int(told))
    least, least_back = bar(match, settings.COMPARE_TOLD), settings.COMPARE_TOLD_BACK
    if least < settings.COMPARE_TOLD:
        least_back = settings.COMPARE_REWRITE_BACK
    few = settings.COMPARE_CONTENT_WORDS if least == settings.COMPARE_TOLD else settings.COMPARE_REWRITE_WORDS
    if least < settings.COMPARE_TOLD and not len(_named(pair.source, attribution)):
        return None
    if fewest < few or share < least or back < least_back:
        return None
    share = lift(share, settings.COMPARE_TOLD, least)
    if _said_elsewhere(pair, match, content) or _own_voice(pair, match, derived):
        return None
    if _still_named(pair, match, attribution, content):
        return None
    near = [span for span in (*attribution.source, *attribution.cue) if meets(span, source)]
    words = near or [*attribution.source]
    before = Span(min(s.start for s in words), max(s.end for s in words))
    if before.end - before.start > settings.COMPARE_ATTRIBUTION_LONG:
        before = words[0]
    sure = settings.COMPARE_ATTRIBUTION_SURE * (0.5 + 0.5 * attribution.confidence) * share * (0.7 + 0.3 * match.score)
    sure *= (1.0 if near else 0.8) * (settings.COMPARE_DIRECT if attribution.kind == "direct" else 1.0)
    return _Lost(before, before.start < content.start, derived, _credited(pair.derived, match.derived), sure)


def _still_named(pair: Pair, match: Match, attribution: Attribution, content: Span) -> bool:
    """Whether the derived sentence names the source, what was said apart: "the paper quoted a miller as saying"."""
    named = np.setdiff1d(_named(pair.source, attribution), pair.source.stems[pair.source.at(content)])
    return len(named) > 0 and bool(np.isin(named, pair.derived.stems[pair.derived.within(match.derived)]).all())


def _said_elsewhere(pair: Pair, match: Match, content: Span) -> bool:
    """Whether the derived page attributes the same content in another place."""
    for index, span in enumerate(pair.derived.reading.sentences):
        if (
            index != match.derived
            and pair.share(content, span) >= settings.COMPARE_ELSEWHERE
            and (
                any(is_inner(pair.derived, a) for a in pair.derived.attributions.get(index, ()))
                or SAYING.search(pair.derived.text, span.start, span.end)
            )
        ):
            return True
    return False


def _own_voice(pair: Pair, match: Match, derived: Span) -> bool:
    """Whether the source itself tells the same in its own voice in another sentence."""
    return any(
        index != match.source
        and pair.share_back(derived, span) >= settings.COMPARE_ELSEWHERE
        and not SAYING.search(pair.source.text, span.start, span.end)
        for index, span in enumerate(pair.source.reading.sentences)
    )
