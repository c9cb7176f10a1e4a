"""`speaker_changed`: the same words, or the same quotation, put to somebody else.

Attributions of aligned sentences are paired by what is said. Two voices that may be one (`voices.py`) are no change,
nor is a voice of one telling that the other names in the same sentence, or knows by a role of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np

from retold import settings
from retold.compare.align import Match, Pair
from retold.compare.cover import is_outlet
from retold.compare.finding import change
from retold.compare.lexicon import alike
from retold.compare.sayings import is_claim, sayings
from retold.compare.telling import Indices, Telling
from retold.compare.voices import GENERAL, Voice, clipped, content_words, differs, hull, is_inner, voice
from retold.records import Attribution, Change, Span

_END: Final = re.compile(r"[.!?][”\"]?\s|\n")


_INDEFINITE: Final = re.compile(r"(?:an?|one|another) (?!of (?:his|her|its|their)\b)", re.IGNORECASE)
# Words for a person that tell little about which: anybody may be called so.
_ANYBODY: Final = frozenset(
    "man woman person people boy girl mother father parent child resident residents local locals native fan fans user "
    "voter veteran expert experts critic supporter teenager pensioner citizen victim survivor old year years aged "
    "onlooker witness friend colleague star figure author host".split()
)


class _Said(NamedTuple):
    """One voice of a sentence, and the content words put to it there."""

    voice: Voice
    words: Indices


def speaker_changes(pair: Pair) -> Iterator[Change]:
    """Words of one voice in the source that are another's in the derived text."""
    seen: set[tuple[int, int]] = set()
    for match in _matches(pair):
        before, after = pair.source.once(_voices, match.source), pair.derived.once(_voices, match.derived)
        after = [other for other in after if not is_outlet(pair, other.voice.attribution)]
        if not before or not after:
            continue
        after = [other._replace(voice=_by_name(pair.source, other.voice)) for other in after]
        for one in before:
            told = [(_told(pair, one.words, other.words), other) for other in after]
            same = [(share, other) for share, other in told if share >= settings.COMPARE_SPOKEN]
            if not same or any(_apart(pair, one, other, share) == 0.0 for share, other in same):
                continue
            share, other = max(same, key=lambda each: each[0])
            if any(_told(pair, another.words, other.words) >= share and not _apart(pair, another, other, share)
                   for another in before):  # fmt: skip
                continue
            pairing = (id(one.voice.attribution), id(other.voice.attribution))
            found = None if pairing in seen else _changed(pair, match, one, other, share)
            if found is not None:
                seen.add(pairing)
                yield found


def _matches(pair: Pair) -> list[Match]:
    """The aligned sentences that are not the same, and those that begin or end a quotation alike."""
    held: dict[tuple[int, ...], int] = {}
    for key, sentence in _quoted(pair.source):
        held.setdefault(key, sentence)
    known = {(match.source, match.derived) for match in pair.matches}
    found = {(held[key], sentence) for key, sentence in _quoted(pair.derived) if key in held} - known
    quoted = [Match(derived, source, settings.COMPARE_SPOKEN_SCORE) for source, derived in sorted(found)]
    return [*(match for match in pair.matches if match.score < 1.0), *quoted]


def _quoted(side: Telling) -> Iterator[tuple[tuple[int, ...], int]]:
    """The first words and the last of each quotation, with its sentence; short quotations apart."""
    for quotation in side.quotations:
        place, few = side.at(quotation), settings.COMPARE_QUOTE_WORDS
        if place.stop - place.start >= few:
            keys = side.words.keys
            yield tuple(keys[place.start : place.start + few].tolist()), int(side.sentence[place.start])
            yield tuple(keys[place.stop - few : place.stop].tolist()), int(side.sentence[place.start])


def _voices(side: Telling, sentence: int) -> list[_Said]:
    found = []
    own = side.reading.sentences[sentence]
    for attribution in sayings(side, sentence):
        if attribution.confidence < settings.COMPARE_VOICE_SURE or not is_inner(side, attribution):
            continue
        if not is_claim(side, attribution) or not _stands_near(side, sentence, attribution):
            continue
        heard, words = voice(side, attribution), content_words(side, clipped(attribution.content, own))
        if heard is not None and len(words) >= _fewest(side, attribution, own):
            found.append(_Said(heard, words))
    return found


def _fewest(side: Telling, attribution: Attribution, own: Span) -> int:
    """The fewest content words to compare: of a quotation of some length it is enough that it has any."""
    places = [side.at(piece) for piece in clipped(attribution.content, own)]
    quoted = sum(int(side.quoted[place].sum()) for place in places)
    return 1 if quoted >= settings.COMPARE_QUOTE_WORDS else settings.COMPARE_SPOKEN_WORDS


def _stands_near(side: Telling, sentence: int, attribution: Attribution) -> bool:
    """Whether words are said where their cue stands: in its paragraph, or unquoted ones in its sentence."""
    own = side.reading.sentences[sentence]
    if attribution.kind == "indirect" and not clipped((*attribution.source, *attribution.cue), own):
        return False
    places = [bisect_right(side.opens, span.start) - 1 for span in (*attribution.source, *attribution.cue)]
    return any(place >= 0 and side.paragraph[place] == side.paragraph[sentence] for place in places)


def _by_name(side: Telling, heard: Voice) -> Voice:
    """A voice without a name as the one person whom the other telling names so: "the treasurer" by her role there."""
    if heard.names or heard.pronoun or not heard.nouns - GENERAL:
        return heard
    found = set()
    for attribution in side.reading.attributions:
        speaker = attribution.speaker
        if speaker is None or speaker.kind != "named" or not speaker.name:
            continue
        if set((speaker.role or "").casefold().split()) >= heard.nouns:
            found.add(speaker.name)
    if len(found) != 1:
        return heard
    names = frozenset(word.casefold() for word in re.findall(r"[\w'’-]+", found.pop()))
    return replace(heard, names=names, person=True)


def _told(pair: Pair, words: Indices, others: Indices) -> float:
    """The lesser share of weight that two sets of words have of each other, names counted and not."""
    every = _shared(pair, words, others)
    plain, plain_others = words[~pair.source.name[words]], others[~pair.derived.name[others]]
    if not len(plain) or not len(plain_others):
        return 0.0
    return min(every, _shared(pair, plain, plain_others) / settings.COMPARE_SPOKEN_PLAIN)


def _shared(pair: Pair, words: Indices, others: Indices) -> float:
    left, right = (sorted(set(terms.tolist())) for terms in (pair.source_terms[words], pair.derived_terms[others]))
    shared = float(pair.weights[sorted({*left} & {*right})].sum())
    weights = float(pair.weights[left].sum()), float(pair.weights[right].sum())
    if min(weights) and shared / min(weights) >= settings.COMPARE_SPOKEN_PART and min(len(left), len(right)) >= 4:
        return shared / min(weights)  # one of them has a part only of what the other has
    return shared / max(weights) if max(weights) else 0.0


def _changed(pair: Pair, match: Match, one: _Said, other: _Said, share: float) -> Change | None:
    source, derived = pair.source, pair.derived
    here, there = derived.reading.sentences[match.derived], source.reading.sentences[match.source]
    if _is_carried(pair, one, other):
        return None
    if _named_in(derived, here, other.voice.attribution, one.voice):
        return None
    if _named_in(source, there, one.voice.attribution, other.voice):
        return None
    if (other.voice.pronoun and _names(derived.text) & one.voice.names) or _goes_astray(pair, match, one, other):
        return None
    if _may_be_meant(derived, other.voice, one.voice) or _may_be_meant(source, one.voice, other.voice):
        return None
    if _is_guessed(one.voice) and _is_guessed(other.voice):
        return None
    if _known_as(source, one.voice, other.voice) or _known_as(derived, other.voice, one.voice):
        return None
    before, after = _place(one.voice.attribution, there), _place(other.voice.attribution, here)
    if before is None or after is None:
        return None
    because = (
        f"“{source.said(before)}” stood with this in the source; here it is “{derived.said(after)}”{_meant(other)}."
    )
    sure = _apart(pair, one, other, share) * (0.6 + 0.4 * share) * (0.85 + 0.15 * match.score)
    sure *= min(1.0, 0.6 + 0.5 * min(one.voice.attribution.confidence, other.voice.attribution.confidence))
    return change(pair, "speaker_changed", before, after, because=because, confidence=sure)


def _apart(pair: Pair, one: _Said, other: _Said, share: float) -> float:
    """How sure it is that two voices differ: by the words for them, or by how two that quote the same call them."""
    sure = differs(one.voice, other.voice)
    if sure or share < settings.COMPARE_SPOKEN_PART or one.voice.names & other.voice.names:
        return sure
    if one.voice.role & other.voice.role - GENERAL or not (_quotes(pair.source, one) and _quotes(pair.derived, other)):
        return 0.0
    if all("spokes" in f"{each.voice.said} {' '.join(each.voice.role)}" for each in (one, other)):
        return 0.0
    if one.voice.names and one.voice.person and not other.voice.person:
        if _enters_anew(pair.derived, other.voice, one.voice):
            return settings.COMPARE_SPEAKER_ANEW
        roles = [each.voice.nouns - GENERAL - _ANYBODY for each in (one, other)]
        absent = _INDEFINITE.match(other.voice.said) and not _names(pair.derived.text) & one.voice.names
        return (
            settings.COMPARE_SPEAKER_ROLES
            if absent and all(roles) and not any(alike(a, b) for a in roles[0] for b in roles[1])
            else 0.0
        )
    if (
        other.voice.names
        and other.voice.person
        and not one.voice.person
        and _enters_anew(pair.source, one.voice, other.voice)
    ):
        return settings.COMPARE_SPEAKER_ANEW
    return 0.0


def _quotes(side: Telling, said: _Said) -> bool:
    """Whether all of what is said stands in quotation marks."""
    return bool(side.quoted[said.words].all())


def _enters_anew(side: Telling, own: Voice, other: Voice) -> bool:
    """Whether a text speaks of "a lawyer" after it has named the other: then it is not he."""
    before = side.text[: own.attribution.source[0].start]
    if own.is_document:
        return False
    return _INDEFINITE.match(own.said) is not None and not own.pronoun and bool(_names(before) & other.names)


def _is_carried(pair: Pair, one: _Said, other: _Said) -> bool:
    """Whether the derived source and its cue are words of what the source's voice said: "he said she reported it"."""
    attribution = other.voice.attribution
    terms = pair.derived_terms[content_words(pair.derived, (*attribution.source, *attribution.cue))]
    content = pair.source_terms[content_words(pair.source, one.voice.attribution.content)]
    return len(terms) > 0 and bool(np.isin(terms, content).all())


def _meant(said: _Said) -> str:
    speaker = said.voice.attribution.speaker
    return f" ({speaker.name})" if said.voice.pronoun and speaker is not None and speaker.name else ""


def _place(attribution: Attribution, sentence: Span) -> Span | None:
    """The source and the cue of an attribution where they stand in a sentence; the source where they stand apart."""
    near = clipped((*attribution.source, *attribution.cue), sentence)
    if not near:
        return attribution.source[0]
    span = hull(near)
    inside = clipped(attribution.content, span)
    return span if not inside else near[0]


def _names(text: str) -> set[str]:
    return set(re.findall(r"[\w'’]+", text.casefold()))


def _goes_astray(pair: Pair, match: Match, one: _Said, other: _Said) -> bool:
    """Whether the derived words stand in another sentence than their cue, near the name of their source's speaker."""
    derived = pair.derived
    sentence = derived.reading.sentences[match.derived]
    if clipped((*other.voice.attribution.source, *other.voice.attribution.cue), sentence):
        return False
    start = derived.reading.sentences[max(0, match.derived - 2)].start
    return bool(_names(derived.text[start : sentence.end]) & one.voice.names)


def _is_guessed(heard: Voice) -> bool:
    """Whether a person's name is only what the reading made of words without one, as "the president"."""
    return heard.bare and heard.person and not heard.pronoun


def _may_be_meant(side: Telling, pronoun: Voice, other: Voice) -> bool:
    """Whether a pronoun may mean the other voice after all: it is one too, or its own name does not stand nearer."""
    if not pronoun.pronoun:
        return False
    if other.pronoun:
        return True
    place = pronoun.attribution.source[0].start
    start = max(0, place - settings.COMPARE_PRONOUN_REACH)
    before = list(side.text[start:place].casefold())
    for quotation in side.quotations:
        for index in range(max(start, quotation.start), min(place, quotation.end)):
            before[index - start] = " "
    near = "".join(before)
    ours, theirs = (max((near.rfind(name) for name in names), default=-1) for names in (pronoun.names, other.names))
    return ours < 0 or theirs > ours


def _named_in(side: Telling, sentence: Span, attribution: Attribution, other: Voice) -> bool:
    """Whether a sentence names another voice outside of what it puts to this one and of this one's own words."""
    text = list(side.text[sentence.start : sentence.end])
    for span in clipped((*attribution.content, *attribution.source), sentence):
        text[span.start - sentence.start : span.end - sentence.start] = " " * (span.end - span.start)
    words = set(re.findall(r"[\w'’-]+", "".join(text).casefold()))
    names = other.names if other.person else other.names | other.nouns
    return bool(names & words)


def _known_as(side: Telling, own: Voice, other: Voice) -> bool:
    """Whether a text calls its own voice by the words that the other telling has for a voice without a name.

    Looked for near each place of the voice's name: "Ivo Maran, the harbour master" is known as the harbour master.
    """
    wanted = other.nouns - GENERAL
    if not own.names or not wanted or (other.person and other.names):
        return False
    name = _surname(own)
    for place in re.finditer(rf"\b{re.escape(name)}\b", side.text, re.IGNORECASE):
        reach = settings.COMPARE_SPEAKER_NEAR
        before = _END.split(side.text[max(0, place.start() - reach) : place.start()])[-1]
        after = _END.split(side.text[place.end() : place.end() + reach])[0]
        if wanted <= set(re.findall(r"[\w'’-]+", f"{before} {after}".casefold())):
            return True
    return False


def _surname(own: Voice) -> str:
    speaker = own.attribution.speaker
    words = [word for word in re.findall(r"[\w'’-]+", (speaker.name or "") if speaker else "") if word[:1].isupper()]
    return words[-1] if words else max(own.names, key=len)
