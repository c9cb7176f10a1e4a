"""A text in, its softening words out, each with what it softens. Entry: `hedges`.

Cues are found by their letters and checked by a pattern each. What one softens is its clause, parted by marks and
joining words; for "about 40" it is the number. The classes follow the usual accounts of hedging (Hyland 1998; the
CoNLL-2010 shared task on hedge scope).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from retold import settings
from retold.records import Hedge, HedgeKind, Span, Spans

_NUMBER: Final = (
    r"(?:[$€£#]?\d[\d.,]*\d?|(?:a|one) (?:dozen|hundred|thousand|million|billion|third|quarter|half|fifth|week|"
    r"month|year|day|"
    r"decade|hour|mile)|half|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    r"forty|fifty|"
    r"sixty|seventy|eighty|ninety|dozens|hundreds|thousands|two-thirds|three-quarters)(?![\w])"
)
_QUANTITY: Final = re.compile(
    rf"\s+(?:a |an )?{_NUMBER}(?:[- ](?:percent|per cent|dozen|hundred|thousand|million|billion|trillion|half)\b|%)?"
    r"(?:\s+(?!(?:and|or|but|of|in|on|at|to|by|for|from|who|that|which|is|are|were|was|have|had|has|will|as|with|"
    r"after|before|"
    r"during|over|a\.m|p\.m|this|last|next|since|until|when|while)\b)[A-Za-z][\w’'-]{1,30})?",
    re.I,
)
_BE: Final = r"\b(?:is|are|was|were|be|been|being)|[’'](?:s|re)"
_BETWEEN: Final = r"(?:\s+(?:also|now|still|not|widely|long|(?!only|early|family)[a-z]{2,14}ly))?\s+$"


class _Family(NamedTuple):
    """Cues that begin alike: what must stand before, the letters to look for, and the whole from there."""

    kind: HedgeKind
    before: re.Pattern[str] | None
    seeds: tuple[str, ...]
    cue: re.Pattern[str]


def _family(kind: HedgeKind, cue: str, seeds: str, before: str | None = None) -> _Family:
    pattern = re.compile(f"(?:{cue})(?![\\w-])")
    return _Family(kind, re.compile(before) if before else None, tuple(seeds.split("|")), pattern)


_FAMILIES: Final = (
    _family("reportedly", r"reportedly|rumou?red(?: to)?|unconfirmed reports?|reports? suggests?",
            "reportedly|rumored|rumoured|unconfirmed report|report suggests|reports suggest"),
    _family("reportedly", r"reported(?=\s+[$€£]?\d)", "reported", r"\ban?\s+$"),
    _family("allegedly", r"allegedly|purported(?:ly)?|supposedly|suspected of|"
            r"alleged(?=\s+(?!that\b|in\b|the\b|an?\b|s?he\b|"
            r"they\b|it\b|his\b|there\b|on\b|by\b|to\b|against\b)[a-z])", "alleged|purported|supposedly|suspected of"),
    _family("apparently", r"apparently|seemingly|evidently|ostensibly|appear(?:s|ed)? to(?= [a-z])|"
            r"seem(?:s|ed)? (?:to|that|like|as (?:if|though)|likely|unlikely|set)",
            "apparently|seem|evidently|ostensibly|appear to|appears to|appeared to"),
    _family("possibly", r"perhaps|possibly|maybe|probably|presumably|conceivably|potentially|may|might|could|likely|"
            r"unlikely|unclear|not (?:immediately )?clear|remains to be seen|uncertain (?:whether|if|how)|chances are|"
            r"almost certainly",
            "perhaps|possibly|may|probably|presumably|conceivably|potentially|might|could|likely|unclear|not clear|"
            "not immediately clear|remains to be seen|uncertain|chances are|almost certainly"),
    _family("possibly", r"possible", "possible", rf"\bit(?: is| was|[’']s){_BETWEEN}"),
    _family("said_to", r"(?:said|reported) to(?= (?:be|have)\b)|(?!said|reported)\w+ to",
            "said to|believed to|thought to|expected to|understood to|considered to|presumed to|assumed to|"
            "feared to|suspected to|estimated to|reported to|alleged to", rf"(?:{_BE}){_BETWEEN}"),
    _family("said_to", r"\w+ that",
            "believed that|thought that|understood that|expected that|feared that|reported that|assumed that",
            rf"\bit (?:is|was){_BETWEEN}"),
    _family("pending", r"awaiting|pending|not yet|waiting (?:for|to hear)|under (?:review|consideration|investigation)|"
            r"plan(?:s|ned|ning) to(?= [a-z])|intends to|hop(?:es|ed|ing) to|aims to",
            "awaiting|pending|not yet|waiting |under review|under consideration|under investigation|plans to|"
            "planned to|planning to|intends to|hopes to|hoped to|hoping to|aims to"),
    _family("pending", r"plan to(?= [a-z])", "plan to", r"(?:\b(?:they|we|i|you|who|not|also)|[a-z]{3}s)\s+$"),
    _family("pending", r"yet to", "yet to", r"\b(?:ha(?:s|ve|d)(?: also)?|is|are|was|were)\s+$"),
    _family("pending", r"considering|weighing|mulling|contemplating|(?:set|poised|slated|scheduled) to",
            "considering|weighing|mulling|contemplating|set to|poised to|slated to|"
            "scheduled to", rf"(?:{_BE}){_BETWEEN}"),
    _family("approximately", rf"(?:about|nearly|almost|roughly|approximately|around|some|as many as|up to|at least|"
            rf"an estimated|close to|upwards? of)(?=\s+(?:a |an )?{_NUMBER})|"
            r"(?:nearly|almost) (?:all|every|everyone|half)",
            "about |nearly |almost |roughly |approximately |around |some |as many as|up to|at least|an estimated|"
            "close to|upward"),
)  # fmt: skip
_NO_PLAN: Final = re.compile(r"\b(?:no|any|never|not|longer)\s+(?:[\w-]+\s+){0,3}$")
_THING: Final = re.compile(
    r"(?:\s+(?!(?:and|or|but|of|in|on|at|to|by|for|from|who|that|which|were|was|is|are|have|had|has|will|as|with|"
    r"after|before|"
    r"over|against|during)\b)[\w’'-]{1,40}){1,4}"
)
_BOUND: Final = re.compile(
    r"[;:()\[\]“”\"]|(?:^|\s)[–—-]+\s|—"
    r"|(?P<tail>,)[”\"]?\s+(?=(?:[\w.’'-]+\s+){0,5}?(?:said|says|told|wrote|added|according|reported|announced)\b)"
    r"|(?P<join>,\s+(?:and|but|or|so|yet|which|who|whose|where|while|when|although|though|because|as|if|after|"
    r"before|since|"
    r"unless|until|with|including|citing)\b)"
    r"|(?P<sub>\b(?:because|although|though|while|whereas|unless|but)\b)"
    r"|(?P<open>\b(?:that|whether|if|when|after|before|until|since|who|which)\b)"
)
_NOT_ABOUT: Final = re.compile(
    r"(?:talk|think|thought|ask|speak|spoke|know|writ|wrote|stor|question|concern|debate|warn|complain|learn|tell|"
    r"told|said|"
    r"information|joke|book|film|movie|something|anything|nothing|all|what|how|much|car|worr|confus|argu|tweet|"
    r"detail|read|"
    r"hear|heard|lie|lying|testif|excit|feel|felt|conversation|report|claim|documentar|sure|fact|facts|episode|article|"
    r"piece|scene|is|was|it|bring|brought|came|come)(?:e|s|es|ed|ing|y|ies|ied|t|ten|n|ry|ning|red|y’re)?$",
    re.I,
)
_YEAR: Final = re.compile(r"\s+(?:19|20)\d\d(?![\d,.]*\d)(?!\s+(?:people|men|women|votes|jobs|students|cases))")
_ABILITY: Final = re.compile(
    r"\s+(?:not|no longer|barely|hardly|scarcely|never|only|also not|n[’']t|see|hear|feel|smell|be (?:seen|heard|"
    r"felt)|afford|"
    r"remember|recall|tell|speak|read|understand|swim|walk|find|get)\b|[’']ve\b|\s+(?:I|you|he|she|they|we|it)\b|"
    r"\s*[.,;?!”\"]",
    re.I,
)
_BEFORE_NOUN_MIGHT: Final = re.compile(
    r"\b(?:the|his|her|its|their|our|military|full|with all|economic|political|of)\s$", re.I
)
_BEFORE_LIKELY: Final = re.compile(r"\b(?:more|less|most|least|how|as|equally|times|twice|too|percent)\s$", re.I)
_AFTER_LIKELY: Final = re.compile(r"\s+(?:\w+ )?(?:voters?|electorate|caucus|primary voters|caucusgoers)\b", re.I)
_WEAK_MODAL: Final = re.compile(r"\b(?:you|I|we|one)\s$", re.I)


def hedges(text: str, sentences: Spans) -> tuple[Hedge, ...]:
    """Softening words in order, with the clause or quantity that each softens. `sentences` are those of `text`."""
    found: list[Hedge] = []
    starts = [sentence.start for sentence in sentences]
    bounds: tuple[list[int], list[int]] = ([], [])
    bounded: Span | None = None
    for cue, kind, confidence in sorted(_cues(text)):
        place = bisect_right(starts, cue.start) - 1
        if place < 0 or cue.end > sentences[place].end or (found and cue.start < found[-1].cue.end):
            continue
        scope = _thing(text, cue, kind, sentences[place].end)
        if scope is None:
            if bounded is not sentences[place]:
                bounded = sentences[place]
                bounds = _bounds(text, bounded)
            scope = _scope(text, bounded, cue, bounds)
        found.append(Hedge(kind, cue, scope, confidence))
    return tuple(found)


def _cues(text: str) -> Iterator[tuple[Span, HedgeKind, float]]:
    """Every cue in use as a hedge. Plain searches for its letters come first: they cost a tenth of one big pattern."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for family in _FAMILIES:
        for seed in family.seeds:
            at = low.find(seed)
            while at >= 0:
                yield from _cue(text, low, at, family)
                at = low.find(seed, at + len(seed))


def _cue(text: str, low: str, at: int, family: _Family) -> Iterator[tuple[Span, HedgeKind, float]]:
    start = at
    while start > 0 and start > at - 4 and (low[start - 1].isalpha() or low[start - 1] == "-"):
        start -= 1
    match = family.cue.match(low, start)
    if match is None or (start and (low[start - 1].isalnum() or low[start - 1] in "-’'")):
        return
    before = low[max(0, start - 32) : start]
    if family.before is not None:
        ahead = family.before.search(before)
        if ahead is None:
            return
        start -= len(before) - ahead.start()
        start += len(ahead.group()) - len(ahead.group().lstrip())
    confidence = _confidence(text, match, family.kind, before)
    if confidence > 0:
        yield Span(start, match.end()), family.kind, confidence


def _thing(text: str, cue: Span, kind: HedgeKind, end: int) -> Span | None:
    """The quantity, or the thing alleged, where that and not a clause is softened."""
    adjective = kind == "allegedly" and not text[cue.start : cue.end].lower().endswith(("ly", "of"))
    pattern = _QUANTITY if kind == "approximately" else _THING if adjective else None
    match = pattern.match(text, cue.end, end) if pattern else None
    if match is None and kind == "approximately":  # "nearly everyone"
        match = _THING.match(text, cue.end, end)
        return Span(cue.start, match.end() if match else cue.end)
    return Span(cue.start, match.end()) if match else None


def _bounds(text: str, sentence: Span) -> tuple[list[int], list[int]]:
    """Where clauses may start in a sentence, and where they may end."""
    starts, ends = [sentence.start], []
    for match in _BOUND.finditer(text, sentence.start, sentence.end):
        starts.append(match.end())
        if match.lastgroup != "open":
            ends.append(match.start())
    return starts, [*ends, sentence.end]


def _scope(text: str, sentence: Span, cue: Span, bounds: tuple[list[int], list[int]]) -> Span:
    """The clause that a cue stands in, without the marks and spaces around it."""
    start = bounds[0][bisect_right(bounds[0], cue.start) - 1]
    end = bounds[1][bisect_left(bounds[1], cue.end)]
    before, after = text[start : start + 99], text[max(cue.end, end - 99) : end]  # bounded, for time linear in cues
    left = len(before) - len(before.lstrip(" \t\n,—–-\"“”'‘’"))
    right = len(after) - len(after.rstrip(" \t\n,.;:!?—–-\"“”'‘’"))
    scope = Span(min(start + left, cue.start), max(end - right, cue.end))
    return sentence if scope == cue else scope


def _confidence(text: str, match: re.Match[str], kind: HedgeKind, before: str) -> float:
    """How sure it is that this cue softens here; 0 where it does not."""
    word = match.group()
    if word in {"may", "might", "could"}:
        return _modal(text, match, before)
    if word == "likely" and (_BEFORE_LIKELY.search(before) or _AFTER_LIKELY.match(text, match.end())):
        return 0.0
    if kind == "pending" and word.startswith("plan") and _NO_PLAN.search(before):
        return 0.0
    if kind == "approximately":
        return _approximate(text, match, word, before)
    return settings.READ_HEDGE_SURE[kind]


def _modal(text: str, match: re.Match[str], before: str) -> float:
    word = match.group()
    if text[match.start()].isupper() or (word == "might" and _BEFORE_NOUN_MIGHT.search(before)):
        return 0.0
    if word == "could" and _ABILITY.match(text, match.end()):
        return 0.0
    if not re.match(r"\s+[a-z]", text[match.end() : match.end() + 4]):
        return 0.0
    sure = settings.READ_HEDGE_SURE["possibly"]
    return sure * settings.READ_HEDGE_WEAK_MODAL if word == "could" or _WEAK_MODAL.search(before) else sure


def _approximate(text: str, match: re.Match[str], word: str, before: str) -> float:
    if word in {"about", "around", "some"}:
        last = (before.split() or [""])[-1]
        if _YEAR.match(text, match.end()) or (word != "some" and _NOT_ABOUT.fullmatch(last.strip("\"“‘('"))):
            return 0.0
        if word == "some" and re.match(r"\s+(?:one|two|half)\b", text[match.end() : match.end() + 8]):
            return 0.0
    return settings.READ_HEDGE_SURE["approximately"]
