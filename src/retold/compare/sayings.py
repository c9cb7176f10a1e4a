"""The attributions of a sentence: those of the reading, and by closed classes of words those that it missed.

English puts words to somebody by a verb of saying ("X said", ", said X", "X argues that"), by a preposition
("according to X", "in X's view", "citing X") or by a document ("figures from X show"). Who it is may be an outlet,
whose own report that is, or anybody else: the inner source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from retold import settings
from retold.compare.telling import Telling
from retold.compare.voices import is_outlet_name, meets
from retold.records import Attribution, Span, Speaker, SpeakerKind

# Verbs that put what follows to somebody as said, thought, shown or found, and do not make it an act of his own.
_VERBS: Final = (
    r"sa(?:id|ys?|ying)|t(?:old|ells?|elling)|add(?:ed|s|ing)?|stat(?:ed?|es|ing)|claim(?:ed|s|ing)?|argu(?:ed?|es|ing)|"
    r"wr(?:ote|ites?|iting|itten)|tweet(?:ed|s|ing)?|posted|testif(?:y|ied|ies|ying)|acknowledg(?:ed?|es|ing)|"
    r"not(?:ed|es|ing)|explain(?:ed|s|ing)?|insist(?:ed|s|ing)?|alleg(?:ed?|es|ing)|assert(?:ed|s|ing)?|"
    r"contend(?:ed|s|ing)?|maintain(?:ed|s|ing)?|confirm(?:ed|s|ing)?|believ(?:ed?|es|ing)|think(?:s|ing)?|thought|"
    r"suggest(?:ed|s|ing)?|estimat(?:ed?|es|ing)|reckon(?:ed|s|ing)?|conclud(?:ed?|es|ing)|indicat(?:ed?|es|ing)|"
    r"warn(?:ed|s|ing)?|predict(?:ed|s|ing)?|complain(?:ed|s|ing)?|admit(?:ted|s|ting)?|conced(?:ed?|es|ing)|"
    r"declar(?:ed?|es|ing)|stress(?:ed|es|ing)?|emphasi[sz](?:ed?|es|ing)|underlin(?:ed?|es|ing)|"
    r"underscor(?:ed?|es|ing)|suspect(?:ed|s|ing)?|fear(?:ed|s|ing)?|report(?:ed|s|ing)?|reveal(?:ed|s|ing)?|"
    r"(?<!his )(?<!her )(?<!the )(?<!talk )show(?:ed|s|n|ing|(?= that|$))|"
    r"f(?:inds?|inding that|ound)|disclos(?:ed?|es|ing)|recall(?:ed|s|ing)?|remember(?:ed|s|ing)?|"
    r"remark(?:ed|s|ing)?|observ(?:ed?|es|ing)|comment(?:ed|s|ing)?|point(?:ed|s|ing)? out|caution(?:ed|s|ing)?|"
    r"boast(?:ed|s|ing)?|hint(?:ed|s|ing)?|impl(?:y|ied|ies|ying)|affirm(?:ed|s|ing)?|attest(?:ed|s|ing)?|"
    r"aver(?:red|s|ring)?|lament(?:ed|s|ing)?|opin(?:ed?|es|ing)|proclaim(?:ed|s|ing)?|profess(?:ed|es|ing)?|"
    r"quip(?:ped|s|ping)?|jok(?:ed?|es|ing)|reiterat(?:ed?|es|ing)|relat(?:ed|es|ing)|recount(?:ed|s|ing)|"
    r"repeat(?:ed|s|ing)?|repl(?:y|ied|ies|ying)|respond(?:ed|s|ing)?|retort(?:ed|s|ing)?|counter(?:ed|s|ing)?|"
    r"speculat(?:ed?|es|ing)|surmis(?:ed?|es|ing)|theori[sz](?:ed?|es|ing)|sw(?:ears?|ore|orn|earing)|"
    r"underst(?:and|ands|ood)|calculat(?:ed?|es|ing)|assess(?:ed|es|ing)?|determin(?:ed?|es|ing)|"
    r"establish(?:ed|es|ing)?|submit(?:ted|s|ting)?|announc(?:ed?|es|ing)|forecasts|detailed"
)
_NOUNS: Final = (
    r"view|opinion|eyes|words|judge?ment|account|telling|assessment|estimation|estimate|version|reckoning|admission|"
    r"reading|mind|analysis"
)
_PREPOSITIONS: Final = (
    rf"according to|as per|citing|quoting|(?:in|by|on) the (?:{_NOUNS}|word|evidence) of|"
    r"as (?:seen|told|described|recounted|recalled|reported|put|stated|alleged|claimed) by"
)
CLAIM: Final = re.compile(rf"\b(?:{_VERBS}|{_PREPOSITIONS}|(?:in|by|on) [^.;]{{1,60}} (?:{_NOUNS}))\b", re.IGNORECASE)
_VIEW: Final = re.compile(rf"(?:['’]s?|\b(?:his|her|its|their)) (?:own )?(?:{_NOUNS})$", re.IGNORECASE)
# Who or what shows that a claim is one side's, or nobody's by name: it is graver to tell that as a fact.
_CONTESTED: Final = re.compile(
    r"\b(?:claim|argu|insist|alleg|assert|contend|maintain|complain|boast|suspect|fear|speculat|hint|impl|swear|swore|"
    r"believ|think|thought|protest|profess|view|opinion|eyes|reckon)",
    re.IGNORECASE,
)
_PARTY: Final = re.compile(
    r"\b(?:prosecut\w+|lawyers?|attorneys?|solicitors?|barristers?|counsel|defen[cs]e|plaintiffs?|defendants?|suspects?|"
    r"accuser?s?|accomplices?|landlord|seller|agents?|army|military|troops|forces|general staff|soldiers|officer|"
    r"rebels?|"
    r"militants?|fighters|militia|guerrill?as|insurgents?|junta|regime|kremlin|palace|state media|campaigns?|"
    r"candidates?|party|lawmakers?|senators?|congress\w+|mps?|councill?ors?|mayor|governor|opposition|opponents?|"
    r"critics?|allies|supporters?|union|activists?|campaigners?|advocates?|lobby\w*|federation|rivals?|neighbou?rs?|"
    r"residents?|witness\w*|bystanders?|onlookers?|victims?|survivors?|famil(?:y|ies)|relatives?|mother|father|friends?|"
    r"advert\w*|websites?|lawsuit|suit|complaint|indictment|affidavit|filing|memo|dossier|brochure|leaflet|"
    r"manifesto|petition|trade (?:body|group)|industry|strik\w+|protesters?|demonstrators?|detainees?|prisoners?|"
    r"company|firm|maker|manufacturer|operator|developer|owners?|employer|producer|builder|airline|"
    r"inmates?|tenants?|villagers?|refugees?|passengers?|diplomats?|embassy|captain|commander|generals?)\b|"
    r"\b(?:paid for|funded|commissioned|sponsored|backed|seen|obtained|reviewed|viewed|leaked) by\b|\bleaked\b",
    re.IGNORECASE,
)
_OF_SELF: Final = re.compile(r"\W*(?:that )?(?:it|its|they|their)\b", re.IGNORECASE)
_OF_HIM: Final = re.compile(r"\W*(?:that )?(?:he|she|his|her)\b", re.IGNORECASE)
_UNNAMED: Final = (
    r"sources?|insiders?|aides?|confidants?|informants?|whistle-?blowers?|anonym\w+|unnamed|unidentified|"
    r"(?:people|persons?|individuals|others|those|somebody|someone|figures|officials?|advis[eo]rs?|lawyers?|executives?|"
    r"bankers?|friends|ministers|diplomats?|staff\w*) (?:\w+ )?(?:familiar|close|briefed|with (?:\w+ )?(?:knowledge|"
    r"understanding)|involved|aware|privy|near|who (?:know|spoke|asked|declined|was|were|have|has)|in the room)|"
    r"(?:an?|one|another) (?:official|adviser|advisor|diplomat|executive|banker|lawmaker)|"
    r"(?:on|under) (?:the )?condition|not (?:to be )?(?:named|identified)|familiar with|briefed on|with knowledge of|"
    r"(?:two|three|four|five|six|several|multiple|some|many|current|former|senior|top|high-ranking|administration|intelligence|"
    r"western|u\.?s\.?|american|white house|government|congressional|campaign|party|defen[cs]e|palace|ministry) "
    r"(?:\w+ )?(?:officials?|advis[eo]rs?|diplomats?|lawmakers?|people|persons?|bankers?|executives?)"
)
UNNAMED: Final = re.compile(rf"\b(?:{_UNNAMED})\b", re.IGNORECASE)
# Of these the ones that are nothing else, after and before whoever said it.
_PLAIN: Final = (
    r"sa(?:id|ys?)|t(?:old|ells?)|argu(?:ed?|es)|claim(?:ed|s)?|insist(?:ed|s)?|maintain(?:ed|s)?|contend(?:ed|s)?|"
    r"alleg(?:ed?|es)|believ(?:ed?|es)|thinks?|thought|warn(?:ed|s)?|added|explain(?:ed|s)|noted|stated|confirm(?:ed|s)|"
    r"acknowledg(?:ed?|es)|admit(?:ted|s)|conced(?:ed?|es)|complain(?:ed|s)|estimat(?:ed?|es)|suggest(?:ed|s)?|"
    r"wr(?:ote|ites?)|testified|predict(?:ed|s)|conclud(?:ed?|es)|reckon(?:ed|s)|indicat(?:ed?|es)|found|show(?:ed|s)?|"
    r"reveal(?:ed|s)"
)
RUN_ON: Final = re.compile(r";|[a-z”\")][.!?](?=[A-Z“])")  # where one sentence of a text goes on as two
_HINT: Final = re.compile(rf"\b(?:(?P<plain>{_PLAIN})|(?P<noun>{_NOUNS})|(?P<before>{_PREPOSITIONS}))\b")
_NO_SOURCE: Final = re.compile(
    r"^(?:his|her|its|their|our|my|your)$|^(?:who|which|that|and|but|or|as|what|if|when|it is|there)\b|"
    r"\b(?:is|are|was|were|been|be|being|to|and|or|who|which|that|not|never|as|of|in|on|at|by|for)$|"
    r"\b(?:is|are|was|were|has been|had been)\b",
    re.IGNORECASE,
)
# Cues by which the page itself grants what is said.
_GRANTED: Final = re.compile(
    r"\b(?:point\w* out|acknowledg|admit|conced|recall|remember|remind|not(?:e|ed|es|ing)\b|observ|explain|disclos|"
    r"reveal|confirm)",
    re.IGNORECASE,
)
# Cues that say nothing: a denial of saying, and what is said of one.
_NO_CLAIM: Final = re.compile(
    r"n['’]t\b|\b(?:not|never|declin\w+|refus\w+|unable|by (?:citing|quoting))\b|"
    r"\b(?:is|are|was|were|been|be|being) (?:\w+ly |\w+ )?(?:said|told|believed|thought|reported|found|shown|known|"
    r"seen|"
    r"expected|estimated|asked|called|feared|suspected|alleged|accused)\b",
    re.IGNORECASE,
)
_SOME: Final = re.compile(r"(?:one|another|some|several|others|many|a few)(?: of (?:them|those))?", re.IGNORECASE)
_WHO: Final = r"(?P<who>[^,.;:!?\n“”\"()—–]{2,90}?)"
_LONG: Final = r"(?P<who>[^,.;:!?\n“”\"()—–]{2,140})"
_PATTERNS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?P<cue>(?i:{_PREPOSITIONS}))\s+{_LONG}",
        rf"\b(?i:in|by|on)\s+(?P<who>(?:[\w.-]+ ){{0,5}}[\w.-]+['’]s?|his|her|their|its) (?:own )?(?P<cue>{_NOUNS})\b",
        rf"[,”\"]\s+(?P<cue>{_PLAIN})\s+(?!that\b|to\b|in\b|on\b|it\b|the same\b){_LONG}",
        rf"[,”\"]\s+{_WHO}\s+(?:[a-z]+ly |has |have |had |also )*(?P<cue>{_PLAIN})\b"
        rf"(?=[^,;\n]{{0,60}}[.,][”\"]?(?:\s|$))",
        rf"^(?P<who>[^,.;:!?\n“”\"()—–]{{2,90}}?(?:, [^,.;:!?\n“”\"()—–]{{2,60}},)?)\s+"
        rf"(?:[a-z]+ly |has |have |had |also )*(?P<cue>{_PLAIN})\s+(?=that\b)",
    )
)
# For each of them the hints without one of which it fits nowhere; "in the view of" may hold the others.
_NEEDED: Final = tuple(
    map(frozenset, (["before"], ["noun", "before"], *(["plain", "before"] for _ in range(len(_PATTERNS) - 2))))
)
_DOCUMENT: Final = re.compile(
    r"\b(?:reports?|stud(?:y|ies)|surveys?|polls?|papers?|documents?|records?|files?|filings?|memos?|letters?|e-?mails?|"
    r"indictments?|complaints?|lawsuits?|audits?|figures|data|statistics|statements?|accounts|transcripts?|affidavits?|"
    r"minutes|invoices)\b",
    re.IGNORECASE,
)


def sayings(side: Telling, sentence: int) -> list[Attribution]:
    """The reading's attributions that touch a sentence, then those by form whose cue none of them has."""
    return side.once(_sayings, sentence)


def _sayings(side: Telling, sentence: int) -> list[Attribution]:
    found = list(side.attributions.get(sentence, ()))
    cues = [cue for attribution in found for cue in attribution.cue]
    cues += [source for attribution in found for source in attribution.source]
    for made in _by_form(side, sentence):
        if not any(meets(made.cue[0], cue) or meets(made.source[0], cue) for cue in cues):
            found.append(made)
            cues += [*made.cue, *made.source]
    return found


def _by_form(side: Telling, sentence: int) -> Iterator[Attribution]:
    own = side.reading.sentences[sentence]
    hints = {hint.lastgroup for hint in _HINT.finditer(side.text[own.start : own.end].lower())}
    for needed, pattern in zip(_NEEDED, _PATTERNS, strict=True) if hints else ():
        if needed.isdisjoint(hints):
            continue
        for match in pattern.finditer(side.text[own.start : own.end]):
            who, cue = match.span("who"), match.span("cue")
            words = match["who"]
            if (
                side.inside_marks(own.start + cue[0])
                or len(words.split()) > settings.COMPARE_WHO_WORDS
                or _NO_SOURCE.search(words)
            ):
                continue
            start, end = min(who[0], cue[0]), max(who[1], cue[1], match.end())
            text = match.string
            cuts = [0, *(cut.end() for cut in RUN_ON.finditer(text)), len(text)]
            first, last = max(cut for cut in cuts if cut <= start), min(cut for cut in cuts if cut >= end)
            parts = [(first, start), (end, last)]
            parts = parts[1:] if pattern is _PATTERNS[-1] else parts
            yield Attribution(
                "indirect",
                (Span(own.start + who[0], own.start + who[1]),),
                (Span(own.start + cue[0], own.start + cue[1]),),
                tuple(Span(own.start + a, own.start + b) for a, b in parts if b - a > 3),
                Speaker(None, words, _kind(words)),
                0.7,
            )


@lru_cache(maxsize=65536)
def _kind(words: str) -> SpeakerKind:
    if is_outlet_name(words):
        return "outlet"
    if UNNAMED.search(words):
        return "unnamed"
    return "document" if _DOCUMENT.search(words) else "collective"


def is_claim(side: Telling, attribution: Attribution) -> bool:
    """Whether an attribution's cue puts a claim to somebody."""
    return any(
        len(side.text[cue.start : cue.end].split()) <= settings.COMPARE_CUE_WORDS
        and (CLAIM.search(side.text, cue.start, cue.end) or _VIEW.search(side.text[max(0, cue.start - 30) : cue.end]))
        and not _NO_CLAIM.search(side.text, cue.start, cue.end)
        for cue in attribution.cue
    )


def is_unnamed(side: Telling, attribution: Attribution) -> bool:
    """Whether the source is people without a name: insiders, officials familiar with a matter, "one" or "some"."""
    if not attribution.source:
        return False
    start, end = attribution.source[0].start, attribution.source[-1].end
    if attribution.cue and 0 < attribution.cue[0].start - end < settings.COMPARE_WHO_APART:
        end = attribution.cue[0].start  # "one, who asked not to be named, said"
    return bool(UNNAMED.search(side.text, start, end) or _SOME.fullmatch(side.text[start : attribution.source[-1].end]))


def is_contested(side: Telling, attribution: Attribution) -> bool:
    """Whether the cue itself keeps its distance from what is said: "they insist that"."""
    return any(_CONTESTED.search(side.text, cue.start, cue.end) for cue in attribution.cue)


def is_granted(side: Telling, attribution: Attribution) -> bool:
    """Whether what is said is taken for a fact ("she pointed out that"), or is one's own life."""
    if any(_GRANTED.search(side.text, cue.start, cue.end) for cue in attribution.cue):
        return True
    speaker = attribution.speaker
    person = speaker is not None and speaker.kind == "named" and " " in (speaker.name or "")
    return person and any(_OF_HIM.match(side.text, content.start) for content in attribution.content)


def is_one_side(side: Telling, attribution: Attribution) -> bool:
    """Whether it is one party's claim, that of people without a name, or what a body says of itself."""
    who, cue = (" ".join(side.text[s.start : s.end] for s in spans) for spans in (attribution.source, attribution.cue))
    speaker = attribution.speaker
    role = " ".join(filter(None, (speaker.role, speaker.name if speaker.kind != "named" else None))) if speaker else ""
    if is_unnamed(side, attribution):
        return True
    if any(p.search(words) for p, words in ((_PARTY, f"{who} {role}"), (UNNAMED, who), (_CONTESTED, cue))):
        return True
    person = speaker is not None and speaker.kind == "named" and bool(speaker.role or " " in (speaker.name or ""))
    return not person and any(_OF_SELF.match(side.text, content.start) for content in attribution.content)
