"""A text in, its plain statements out: who is said to have done what. Entry: `statements`.

A light rule version: a sentence is parted into clauses, and a clause whose finite verb is plain to see and whose actor
is a short run of words before it gives one statement. What cannot be split so is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from retold import settings
from retold.records import Attribution, Modality, Span, Spans, Statement

_PAST: Final = """said was were had did went took made came gave found told left became began brought kept held
 wrote stood heard meant met ran paid sat spoke led grew lost fell sent built spent won broke chose drew drove
fled flew fought forgot got hid hit knew laid lay put quit read rose sold saw shook shot sank stole struck
swore taught thought threw understood wore withdrew cut set shut hurt bought caught dealt fed felt rang sought
slept slid spread sprang stuck swept woke overturned overtook"""
_PRESENT: Final = """says has is are have does do wants needs plans faces remains seeks calls makes takes gives
 goes comes runs holds keeps leads shows tells knows thinks believes expects denies admits confirms warns
claims opposes supports backs rejects approves bans wins loses resigns quits leaves opens closes cuts raises
pays sells buys signs orders demands refuses agrees allows requires includes contains costs owns works lives
dies kills serves"""
_AUXILIARY: Final = """is are was were has have had will would may might could should can cannot must do does did
 wo ca isn aren wasn weren hasn haven hadn won wouldn couldn shouldn don doesn didn mustn needn"""
_FINITE: Final = frozenset(f"{_PAST} {_PRESENT} {_AUXILIARY}".split())
_ADVERB: Final = r"(?:not|never|no longer|also|now|still|already|just|since|later|then|once|[a-z]{2,14}ly)"
_VERB: Final = re.compile(
    rf"(?:(?P<aux>(?:{'|'.join(_AUXILIARY.split())})(?:[’']t)?(?![\w’'])(?:\s+{_ADVERB}){{0,2}}"
    rf"(?:\s+(?:be|been|being|have|had)\b(?:\s+{_ADVERB})?){{0,2}})"
    r"(?:\s+(?P<main>(?!(?:the|an?|in|on|at|of|to|for|by|from|with|that|and)\b)[a-z]{2,20}))?|"
    r"(?P<past>[a-z]{2,20}))(?![\w’'-])"
)
_CLAUSE: Final = re.compile(
    r"[;:()\[\]“”\"—]|,\s+(?:and|but|or|so|while|which|who|whose|where|although|though|because|as|after|before|since|"
    r"until|when|with|including)\b|\s(?:[–-]\s|(?:because|although|though|while|whereas|that|whether|if|unless|"
    r"when|after|"
    r"before|until|who|which|where|how|why)\b|(?:and|but)\s(?=(?:he|she|it|they|we|I|the|a|an|[A-Z]\w+)\b))"
)
_WORD: Final = re.compile(r"[A-Za-z]+")
_OPENERS: Final = frozenset("and but so or yet still then also".split(" "))
_PRONOUNS: Final = frozenset("he she it they we i you this that".split(" "))
_DETERMINERS: Final = frozenset(
    ("the a an this these those his her its their our my some all no many most both each several two three four five "
     "six seven eight nine ten another other more").split()
)  # fmt: skip
_NEVER: Final = frozenset(
    (
        "in on at by from with to as into about over under during than then there here what who which that if when "
        "while "
        "because after before not for according despite instead like unlike among although since once asked even "
        "only how why "
        "where whom whose through against between until unless so per"
    ).split()
)
_NOT_LAST: Final = _DETERMINERS - {
    "all",
    "both",
    "each",
    "several",
    "another",
    "other",
    "more",
    "some",
    "many",
    "most",
} | {"very", "of"}
_LATE: Final = frozenset("also now still already just since later then once never".split(" "))
_WHEN: Final = re.compile(
    r"\b(?:(?:on|late|early|since|until|by|last|next|this)\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|"
    r"Sun)day(?:\s+(?:morning|"
    r"afternoon|evening|night))?\b|\b(?:last|this|next|earlier this|later this)\s+(?:week|month|year|night|morning|"
    r"summer|"
    r"fall|spring|winter)\b|\b(?:yesterday|today|tomorrow|tonight)\b|\b(?:in|since|by|until|on)\s+(?:(?:January|"
    r"February|"
    r"March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
    r"(?:\s+\d{1,2})?(?:,?\s+\d{4})?|(?:19|20)\d\d)\b|\b\w+ (?:days|weeks|months|years|hours) (?:ago|later|earlier)\b"
)
_CONDITION: Final = re.compile(r"\b(?:if|unless)\s[^,;:.!?\n]{3,160}", re.I)
_PREPOSITION: Final = re.compile(r"\s+(?:by|of|in|at|on|to|with|from|for|as|against|during)\b")
_NEGATED: Final = re.compile(r"n[’']t\b|\b(?:not|never|no longer|cannot)\b", re.I)
_POSSIBLE: Final = re.compile(r"^(?:may|might|could|would)\b")
_PLANNED: Final = re.compile(r"^(?:will|wo|plans|intends|hopes|aims|promised|vowed|pledged|planned)\b")
_PLANNED_MAIN: Final = frozenset(
    ("expected", "planning", "going", "scheduled", "set", "slated", "considering", "weighing", "preparing")
)
_POSSIBLE_MAIN: Final = frozenset(("believed", "thought", "suspected", "alleged", "rumored", "likely", "unlikely"))
_DENIED: Final = frozenset(("denied", "denies", "deny", "denying", "disputed", "rejects", "rejected"))


class _Clause(NamedTuple):
    """What a clause gives, before its place in the attributions is known."""

    actor: Span
    action: Span
    object: Span | None
    verb: re.Match[str]


def _holds(places: list[int], span: Span) -> bool:
    at = bisect_left(places, span.start)
    return at < len(places) and places[at] < span.end


def statements(text: str, sentences: Spans, attributions: tuple[Attribution, ...]) -> tuple[Statement, ...]:
    """Plain statements in order, at most a few a sentence; each knows the attribution it stands in."""
    content = sorted((span, index) for index, a in enumerate(attributions) for span in a.content)
    cues = sorted({span.start for a in attributions for span in a.cue})
    found = []
    for sentence in sentences:
        if sentence.end - sentence.start > settings.READ_STATEMENT_LONGEST:
            continue
        asked = text[sentence.start : sentence.end].rstrip("”\"'’) ").endswith("?")
        clauses = [c for c in _clauses(text, sentence) if not _holds(cues, c.action)]
        found += [
            _statement(text, sentence, clause, asked, _within(content, clause.action))
            for clause in clauses[: settings.READ_STATEMENT_MOST]
        ]
    return tuple(found)


def _clauses(text: str, sentence: Span) -> Iterator[_Clause]:
    start = sentence.start
    for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
        yield from _clause(text, start, match.start())
        start = match.end()
    yield from _clause(text, start, sentence.end)


def _clause(text: str, start: int, end: int) -> Iterator[_Clause]:
    """What the first verb of a clause gives, where a plain actor stands before it."""
    if end - start < settings.READ_STATEMENT_SHORTEST:
        return
    for word in _WORD.finditer(text, start, min(end, start + settings.READ_STATEMENT_REACH)):
        if word.group() not in _FINITE and not word.group().endswith("ed"):
            continue
        verb = _VERB.match(text, word.start(), end)
        if verb is None or (verb["past"] and word.group().endswith("ed") and _is_participle(text, verb, end)):
            continue
        actor = _actor(text, start, verb.start())
        if actor is None and word.group().endswith("ed"):
            continue
        if actor is None:
            return
        rest = text[verb.end() : end]
        left, right = len(rest) - len(rest.lstrip()), len(rest.rstrip(" ,.;:!?…”\"’'\n"))
        thing = Span(verb.end() + left, verb.end() + right) if right > left and rest[left] != "," else None
        yield _Clause(actor, Span(verb.start(), verb.end()), thing, verb)
        return


def _is_participle(text: str, verb: re.Match[str], end: int) -> bool:
    """Whether an -ed word with another verb behind it describes the noun before: "the man accused of theft fled"."""
    if _PREPOSITION.match(text, verb.end(), end) is None:
        return False
    return any(word in _FINITE or word.endswith("ed") for word in text[verb.end() : end].split())


def _actor(text: str, start: int, verb: int) -> Span | None:
    """The short run of words before a verb, without what opens the clause ("But", "In March,")."""
    piece = text[start:verb].rstrip(" ,")
    comma = piece.rfind(", ")
    if comma >= 0 and piece.lstrip()[:1].isupper():
        start, piece = start + comma + 2, piece[comma + 2 :]
    words = piece.split()
    if words and words[0].lower() in _OPENERS:
        words = words[1:]
    if len(words) > 1 and (words[-1] in _LATE or words[-1].endswith("ly")):
        words = words[:-1]
    if not 1 <= len(words) <= settings.READ_STATEMENT_ACTOR or "\n" in piece or not _is_noun_phrase(words):
        return None
    begin = piece.index(words[0])
    last = piece.rindex(words[-1]) + len(words[-1])
    return Span(start + begin, start + last) if last > begin else None


def _is_noun_phrase(words: list[str]) -> bool:
    low = [word.lower() for word in words]
    if not _NEVER.isdisjoint(low[1:]) or not _FINITE.isdisjoint(low) or low[-1] in _NOT_LAST:
        return len(low) == 1 and low[0] in _PRONOUNS
    if low[0] in _PRONOUNS and low[0] not in _DETERMINERS:
        return len(low) == 1
    if low[0] in _DETERMINERS or words[0][0].isdigit():
        return len(low) > 1
    return low[0] not in _NEVER and (
        words[0][0].isupper() or (len(low) <= 3 and low[-1].endswith("s") and low[-1].isalpha())
    )


def _statement(text: str, sentence: Span, clause: _Clause, asked: bool, attribution: int | None) -> Statement:
    end = clause.object.end if clause.object else clause.action.end
    action = text[clause.action.start : clause.action.end]
    when = _WHEN.search(text, clause.actor.start, end)
    condition = None
    if " if " in f" {text[sentence.start : sentence.end].lower()}" or "unless" in text[sentence.start : sentence.end]:
        condition = _CONDITION.search(text, sentence.start, sentence.end)
    negated = bool(_NEGATED.search(action)) or text[clause.actor.start : clause.actor.start + 3].lower() == "no "
    return Statement(
        span=Span(clause.actor.start, end),
        actor=clause.actor,
        action=clause.action,
        object=clause.object,
        negated=negated,
        modality=_modality(action.lower(), clause, asked, attribution is not None),
        when=Span(*when.span()) if when else None,
        condition=Span(condition.start(), condition.end()) if condition else None,
        attribution=attribution,
    )


def _modality(action: str, clause: _Clause, asked: bool, attributed: bool) -> Modality:
    main = (clause.verb["main"] or clause.verb["past"] or "").lower()
    if asked:
        return "asked"
    if main in _DENIED and not _NEGATED.search(action):
        return "denied"
    if _POSSIBLE.match(action) or main in _POSSIBLE_MAIN:
        return "possible"
    if _PLANNED.match(action) or main in _PLANNED_MAIN:
        return "planned"
    return "attributed" if attributed else "asserted"


def _within(content: list[tuple[Span, int]], action: Span) -> int | None:
    place = bisect_right(content, (Span(action.start, 1 << 60), 0)) - 1
    for span, index in content[max(0, place - 3) : place + 1][::-1]:
        if span.start <= action.start and action.end <= span.end:
            return index
    return None
