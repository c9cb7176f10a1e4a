"""`attribution_dropped`: what someone said, told in the page's own voice; `attribution_added`: the other way round.

The inner source ("officials said") and the outlet credit ("the Post reported") are apart: where only the second is
left, the first was dropped all the same. Statements are looked for in the aligned sentences and in any other that has
most of their words; `cover.py` says whether one is put to anybody there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from retold import outlets, settings
from retold.compare.align import Match, Pair
from retold.compare.cover import credited, is_hearsay, is_own_words, is_put, is_spoken
from retold.compare.finding import change
from retold.compare.lexicon import senses
from retold.compare.sayings import RUN_ON, UNNAMED, is_claim, is_contested, is_granted, is_one_side, is_unnamed, sayings
from retold.compare.telling import Flags, Indices, Telling
from retold.compare.voices import SAYING, content_words, is_inner, meets
from retold.records import Attribution, Change, Span

_RELATIVE: Final = re.compile(r"(?:which|that|who|it|according to \w+day)\b", re.IGNORECASE)
_CITED: Final = re.compile(r"\b(?:quoting|citing) (?P<who>[^,.;\n\"“]{3,80})", re.IGNORECASE)
# What a source does in saying it, or will do: that is its own to tell, and no claim about the world.
_OWN_ACT: Final = re.compile(
    r"\W*(?:that )?(?P<who>it|he|she|they|we|(?:its|his|her|their) \w+|[\w’' -]{3,40}?) (?:(?:also|now|soon|still) )?"
    r"(?:will|would|won['’]t|wouldn['’]t|plans?|planned|intends?|intended|aims?|aimed|hopes?|hoped|wants?|wanted|"
    r"expects?|expected|(?:is|are|was|were|had been|has been|have been) (?:not )?(?:going|about|ready|willing|due|set|"
    r"determined|prepared|pleased|proud|sorry|disappointed|confident|aware|un\w+|\w+ing)|(?:had|has|have) (?:\w+ly )?"
    r"(?!been\b|not\b|never\b|no\b|successfully\b)\w+(?:ed|en|nt|ld|un|de|id|ut|et)|decided|agreed|appointed|"
    r"do(?:es)? not (?:want|intend|plan|expect|comment)|did not (?:want|know|remember))\b",
    re.IGNORECASE,
)
_BODY: Final = re.compile(
    r"the (?:company|firm|agency|government|department|league|club|team|university|school|party|campaign|union|"
    r"administration|ministry|council|board|bank|airline|hospital|committee|commission|office|city|state|army|church)"
)
_RELATIVES: Final = frozenset("who which that what".split())
_NAME: Final = re.compile(r"[A-Z][\w.&-]+(?: [A-Z][\w.&-]+)*")
_MANY: Final = frozenset("they we their".split())
_PRONOUN: Final = frozenset("it he she they we its his her their".split())


class _Told(NamedTuple):
    """A sentence of the other text that tells a statement: its words that do, and their share of its weight."""

    sentence: int
    words: Indices
    share: float
    score: float
    back: float

    @property
    def evidence(self) -> float:
        """How sure it is that the statement is told: its share, or that the sentence tells nothing else."""
        alone = min(self.back * settings.COMPARE_NOTHING_ELSE, self.share + settings.COMPARE_NOTHING_MORE)
        return max(self.share, alone)


class _Lost(NamedTuple):
    """Words of saying that one telling has and the other, which tells the same in `told`, has not."""

    words: Span
    ahead: bool
    told: Span
    outlet: Span | None
    sure: float
    weight: float
    score: float
    evidence: float
    direct: bool = False


def attribution_changes(pair: Pair) -> Iterator[Change]:
    """Statements of a person, a group or a document that the derived text makes its own, and the other way round."""
    for lost in _each(pair):
        where = "stood before this" if lost.ahead else "stood with this"
        outlet = f"only “{pair.derived.said(lost.outlet)}” is named" if lost.outlet else None
        because = f"“{pair.source.said(lost.words)}” {where}; here {outlet or 'the page says it in its own voice'}."
        yield change(
            pair,
            "attribution_dropped",
            lost.words,
            lost.told,
            because=because,
            confidence=lost.sure,
            weight=lost.weight,
        )
    for lost in _each(flipped(pair), settings.COMPARE_ADDED_ALIGNED):
        relative = _RELATIVE.match(pair.derived.text, lost.words.start)
        if (
            lost.outlet is not None
            or relative
            or lost.score < settings.COMPARE_ADDED_ALIGNED
            or _credits(pair, lost.words)
        ):
            continue
        because = f"“{pair.derived.said(lost.words)}” stands with this here; the source says it in its own voice."
        sure = settings.COMPARE_ATTRIBUTION_ADDED * lost.evidence * (settings.COMPARE_DIRECT if lost.direct else 1.0)
        yield change(pair, "attribution_added", lost.told, lost.words, because=because, confidence=sure)


def _credits(pair: Pair, words: Span) -> bool:
    """Whether the derived text names the source page near words of saying: they are then that page's own report."""
    article = pair.source.reading.article
    name = outlets.called(article.outlet) if article.outlet else ""
    reach = settings.COMPARE_ADDED_NEAR
    near = pair.derived.text[max(0, words.start - reach) : words.end + reach]
    return bool(name) and name.casefold() in near.casefold()


def flipped(pair: Pair) -> Pair:
    """The two tellings the other way round."""
    matches = tuple(sorted(Match(match.source, match.derived, match.score, match.sure) for match in pair.matches))
    return Pair(pair.derived, pair.source, pair.derived_terms, pair.source_terms, pair.weights, matches)


def _each(pair: Pair, least: float = 0.0) -> Iterator[_Lost]:
    """One attribution at most for each sentence of the source; with `least` of those only that have such a match."""
    if is_own_words(pair.derived):
        return
    table = _table(pair)
    aligned: dict[int, list[Match]] = {}
    for match in pair.matches:
        aligned.setdefault(match.source, []).append(match)
    for sentence in range(len(pair.source.reading.sentences)):
        matches = aligned.get(sentence, [])
        if any(match.score == 1.0 for match in matches) or max((m.score for m in matches), default=0.0) < least:
            continue
        found = next(
            filter(None, (_dropped(pair, table, sentence, one, matches) for one in _claims(pair.source, sentence))),
            None,
        )
        if found is not None:
            yield found
        else:
            yield from (lost for match in matches for lost in _unchained(pair, match))


def _table(pair: Pair) -> Flags | None:
    """Which derived sentence has which term; nothing where that would be too large."""
    rows = len(pair.derived.reading.sentences)
    if rows * len(pair.weights) > settings.COMPARE_SAID_TABLE:
        return None
    table = np.zeros((rows, len(pair.weights)), bool)
    inside = pair.derived.sentence >= 0
    table[pair.derived.sentence[inside], pair.derived_terms[inside]] = True
    return table


def _claims(side: Telling, sentence: int) -> Iterator[Attribution]:
    """The attributions of a sentence that put a claim to an inner source."""
    own = side.reading.sentences[sentence]
    for attribution in sayings(side, sentence):
        if (
            attribution.source
            and side.text[attribution.source[0].start : attribution.source[0].end].lower() not in _RELATIVES
            and attribution.confidence >= settings.COMPARE_SAID_SURE
            and any(meets(span, own) for span in (*attribution.source, *attribution.cue))
            and is_claim(side, attribution)
            and is_inner(side, attribution)
        ):
            yield attribution


def _content(side: Telling, sentence: int, attribution: Attribution) -> Span | None:
    """What is said in a sentence, from its first word to the last, up to a semicolon; nothing for an act of its own."""
    own = side.reading.sentences[sentence]
    inside = [Span(max(s.start, own.start), min(s.end, own.end)) for s in attribution.content if meets(s, own)]
    if not inside:
        return None
    content = Span(min(s.start for s in inside), max(s.end for s in inside))
    cut = side.text.find(";", content.start, content.end)
    if cut > 0 and attribution.cue[0].start < content.start:
        content = Span(content.start, cut)
    return None if any(_is_own_act(side, attribution, piece) for piece in inside) else content


def _is_own_act(side: Telling, attribution: Attribution, content: Span) -> bool:
    act = _OWN_ACT.match(side.text[content.start : content.end])
    if act is None or is_contested(side, attribution) or is_unnamed(side, attribution):
        return False
    who = set(act["who"].casefold().split())
    speaker = set(side.text[attribution.source[0].start : attribution.source[0].end].casefold().split())
    words = re.findall(r"[\w'’-]+", side.text[attribution.source[0].start : attribution.source[0].end])
    head = re.split(r" (?:of|for|in|at|with|who|from) ", " ".join(words))[0].rpartition(" ")[2]
    many = head[:1].islower() and re.search(r"(?<!s)s$|^people$", head) is not None
    himself = _MANY if many else _PRONOUN
    return bool(who & himself or who & speaker - {"the", "of", "a"} or _BODY.match(act["who"].casefold()))


def _dropped(
    pair: Pair, table: Flags | None, sentence: int, attribution: Attribution, matches: list[Match]
) -> _Lost | None:
    source = pair.source
    content = _content(source, sentence, attribution)
    if content is None or _is_author(pair, attribution):
        return None
    places = _places(pair, table, content, {match.derived: match.score for match in matches})
    if not places:
        return None
    best = places[0]
    again = [place for place in places if place is best or place.share >= settings.COMPARE_ELSEWHERE]
    if any(is_put(pair, place.sentence, attribution, place.words) for place in again):
        return None
    if _is_speech(pair, best, content) or _own_voice(pair, sentence, best):
        return None
    outlet = credited(pair, best.sentence)
    sure = _sure(pair, attribution, best, outlet)
    if outlet is not None and not _is_theirs(pair, outlet):
        sure *= settings.COMPARE_OTHERS_REPORT
    own = source.reading.sentences[sentence]
    near = [span for span in (*attribution.source, *attribution.cue) if meets(span, own)]
    before = Span(min(s.start for s in near), max(s.end for s in near))
    if before.end - before.start > settings.COMPARE_ATTRIBUTION_LONG:
        before = near[0]
    here = pair.derived.reading.sentences[best.sentence]
    weight = 1.0 if is_one_side(source, attribution) else settings.COMPARE_DULL
    ahead, direct = before.start < content.start, attribution.kind == "direct"
    return _Lost(before, ahead, here, outlet, sure, weight, best.score, best.evidence, direct)


def _is_theirs(pair: Pair, credit: Span) -> bool:
    """Whether a credit names the source page, or an outlet that the source names too; another's report is its own."""
    words = pair.derived.text[credit.start : credit.end]
    names = [name for name in _NAME.findall(words) if name.casefold() in pair.source.text.casefold()]
    outlet = pair.source.reading.article.outlet
    return bool(names) or (outlet is not None and outlets.called(outlet).casefold() in words.casefold())


def _places(pair: Pair, table: Flags | None, content: Span, scores: dict[int, float]) -> list[_Told]:
    """The derived sentences that tell a statement, the one with most of it first."""
    words = content_words(pair.source, (content,))
    terms = np.array(sorted(set(pair.source_terms[words].tolist())), np.int64)
    weights = pair.weights[terms]
    if not weights.any():
        return []
    rows: list[int] = sorted(scores)
    if table is not None:
        shares = table[:, terms] @ weights / weights.sum()
        least = settings.COMPARE_SAID_TOLD
        rows = [row for row in rows if shares[row] >= least / 2]
        rows = sorted({*rows, *np.flatnonzero(shares >= least).tolist()}, key=lambda row: (-shares[row], row))
        rows = rows[: settings.COMPARE_SAID_PLACES]
    found = [_told(pair, row, terms, words, scores.get(row, 0.0)) for row in rows]
    return sorted(
        (told for told in found if _is_told(told, len(terms))), key=lambda told: (-told.evidence, told.sentence)
    )


def _told(pair: Pair, row: int, terms: Indices, words: Indices, score: float) -> _Told:
    """What a derived sentence tells of a statement: the same words, and words that mean nearly the same."""
    source, derived = pair.source, pair.derived
    own = derived.within(row)
    place = _segment(pair, row, np.flatnonzero(derived.content[own]) + own.start, terms)
    wanted, theirs = set(terms.tolist()), list(zip(place.tolist(), pair.derived_terms[place].tolist(), strict=True))
    held, told = {term for _, term in theirs if term in wanted}, [index for index, term in theirs if term in wanted]
    rest = [
        (index, senses(derived.word(index))) for index, term in theirs if term not in wanted and not derived.name[index]
    ]
    share = float(pair.weights[sorted(held)].sum())
    unnamed = words[~source.name[words]]
    for index, term in zip(unnamed.tolist(), pair.source_terms[unnamed].tolist(), strict=True):
        if term in held:
            continue
        mine = senses(source.word(index))
        near = next((other for other, keys in rest if not mine.isdisjoint(keys)), None)
        if near is not None:
            held.add(term)
            told.append(near)
            share += float(pair.weights[term]) * settings.COMPARE_TOLD_ALIKE
    found = np.array(sorted(set(told)), np.int64)
    back = len(found) / max(1, len(theirs))
    plain = sorted(set(pair.source_terms[unnamed].tolist()))
    if len(found) < settings.COMPARE_SAID_WORDS and len(plain) < len(terms):
        return _Told(row, found[:0], 0.0, score, 0.0)
    heard = float(pair.weights[[term for term in plain if term in held]].sum())
    least = settings.COMPARE_SAID_PLAIN if score else settings.COMPARE_SAID_PLAIN_FAR
    if heard < least * float(pair.weights[plain].sum()):
        return _Told(row, found[:0], 0.0, score, 0.0)  # only names are the same
    return _Told(row, found, share / float(pair.weights[terms].sum()), score, back)


def _segment(pair: Pair, row: int, place: Indices, terms: Indices) -> Indices:
    """Of sentences that run on without a space ("ended.The next"), the one that has most of a statement."""
    own = pair.derived.reading.sentences[row]
    cuts = [match.end() for match in RUN_ON.finditer(pair.derived.text, own.start, own.end)]
    if not cuts:
        return place
    parts = np.split(place, np.searchsorted(pair.derived.words.starts[place], cuts))
    return max(parts, key=lambda part: float(pair.weights[np.intersect1d(pair.derived_terms[part], terms)].sum()))


def _is_told(told: _Told, count: int) -> bool:
    """Whether enough of a statement is told: more where the sentences are not aligned, all of it where it is short."""
    few = settings.COMPARE_SAID_WORDS
    if len(told.words) < few:
        return len(told.words) == count > 1 and told.share >= settings.COMPARE_TOLD_ALL
    return told.evidence >= (settings.COMPARE_SAID_TOLD if told.score else settings.COMPARE_TOLD_FAR)


def _is_speech(pair: Pair, told: _Told, content: Span) -> bool:
    """Whether the derived sentence is hearsay, or speech and no outlet's prose that it quotes."""
    quoted = bool(pair.derived.quoted[told.words].mean() > 0.5)
    if credited(pair, told.sentence) is not None:
        return quoted and bool(pair.source.quoted[content_words(pair.source, (content,))].mean() > 0.5)
    side = pair.derived
    hearsay = is_hearsay(side, told.sentence, told.words)
    heading = side.text[side.reading.sentences[told.sentence].end - 1] == ":"
    return quoted or hearsay or heading or is_spoken(side, told.sentence)


def _sure(pair: Pair, attribution: Attribution, told: _Told, outlet: Span | None) -> float:
    """How sure a drop is: by how much is told, whose claim it was, and where the page tells it."""
    least, most = settings.COMPARE_ONE_SIDE, settings.COMPARE_ATTRIBUTION_SURE
    if is_one_side(pair.source, attribution):
        sure = least + (most - least) * told.evidence
    else:
        opens = outlet is None and told.sentence < settings.COMPARE_OPENING
        plain = settings.COMPARE_ATTRIBUTION_SURE if outlet else settings.COMPARE_PLAIN
        sure = plain * told.evidence * (settings.COMPARE_OPENS if opens else 1.0)
    direct = settings.COMPARE_DIRECT if attribution.kind == "direct" else 1.0
    aligned = 1.0 if told.score else settings.COMPARE_UNALIGNED
    return sure * direct * aligned * (settings.COMPARE_GRANTED if is_granted(pair.source, attribution) else 1.0)


def _own_voice(pair: Pair, sentence: int, best: _Told) -> bool:
    """Whether the source itself tells the same in its own voice in another sentence."""
    here = pair.derived.reading.sentences[best.sentence]
    return any(
        index != sentence
        and pair.share_back(here, span) >= settings.COMPARE_ELSEWHERE
        and not SAYING.search(pair.source.text, span.start, span.end)
        for index, span in enumerate(pair.source.reading.sentences)
    )


def _is_author(pair: Pair, attribution: Attribution) -> bool:
    """Whether the one whom the source names wrote or published the other page: then it is in its own voice rightly."""
    article = pair.derived.reading.article
    said = {word for span in attribution.source for word in _words(pair.source.text[span.start : span.end])}
    speaker = attribution.speaker
    said |= set(_words(speaker.name or "")) if speaker and speaker.kind == "named" else set()
    outlet = frozenset(_words(outlets.called(article.outlet))) if article.outlet else frozenset()
    surnames = {words[-1] for words in map(_words, article.authors) if words}
    return bool(surnames & said) or (bool(outlet) and outlet <= said)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def _unchained(pair: Pair, match: Match) -> Iterator[_Lost]:
    """An outlet's own source ("the agency reported, quoting the fire chief") gone while the outlet's credit stays."""
    before, here = pair.source.reading.sentences[match.source], pair.derived.reading.sentences[match.derived]
    cited = _CITED.search(pair.source.text, before.start, before.end)
    outlet = credited(pair, match.derived) if cited else None
    if outlet is None or cited is None or credited(flipped(pair), match.source) is None:
        return
    head = content_words(pair.source, (Span(*cited.span("who")),))[-1:]
    kept = np.isin(pair.source.stems[head], pair.derived.stems[pair.derived.within(match.derived)])
    text = pair.derived.text[outlet.end : here.end]
    if kept.any() or _CITED.search(text) or UNNAMED.search(text):
        return
    words = Span(*cited.span())
    sure = settings.COMPARE_ATTRIBUTION_SURE * (0.7 + 0.3 * match.score)
    yield _Lost(words, words.start < before.start, here, outlet, sure, 1.0, match.score, match.score)
