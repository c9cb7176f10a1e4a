"""A text in, its plain statements out: who is said to have done what. Entry: `statements`.

A light rule version: a sentence is parted into clauses, and a clause whose finite verb is plain to see and whose actor is a
short run of words before it gives one statement. What cannot be split so is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from retold import settings
from retold.records import Attribution, Modality, Span, Spans, Statement

_PAST: Final = """said was were had did went took made came gave found told left became began brought kept held wrote stood heard
meant met ran paid sat spoke led grew lost fell sent built spent won broke chose drew drove fled flew fought forgot got hid hit
knew laid lay put quit read rose sold saw shook shot sank stole struck swore taught thought threw understood wore withdrew cut
set shut hurt bought caught dealt fed felt fought rang sought slept slid spread sprang stuck swept woke overturned overtook"""
_PRESENT: Final = """says has is are have does do wants needs plans faces remains seeks calls makes takes gives goes comes runs
holds keeps leads shows tells knows thinks believes expects denies admits confirms warns claims opposes supports backs rejects
approves bans wins loses resigns quits leaves opens closes cuts raises pays sells buys signs orders demands refuses agrees
allows requires includes contains costs owns works lives dies kills serves"""
_AUX: Final = r"(?:is|are|was|were|has|have|had|will|would|may|might|could|should|can|cannot|must|do|does|did|wo|ca)"
_ADVERB: Final = r"(?:not|never|no longer|also|now|still|already|just|since|later|then|once|reportedly|apparently|allegedly|[a-z]{2,14}ly)"
_VERB: Final = re.compile(
    rf"(?<![\w’'-])(?:(?P<aux>{_AUX}(?:n[’']t)?(?:\s+{_ADVERB}){{0,2}}(?:\s+(?:be|been|being|have|had)(?:\s+{_ADVERB})?){{0,2}})"
    rf"(?:\s+(?P<main>(?!the\b|an?\b|in\b|on\b|at\b|of\b|to\b|for\b|by\b|from\b|with\b|that\b|and\b)[a-z]{{2,20}}))?"
    rf"|(?:(?:{_ADVERB})\s+)?(?P<past>{'|'.join(_PAST.split())}|{'|'.join(_PRESENT.split())}|[a-z]{{2,18}}ed))(?![\w’'-])"
)
_CLAUSE: Final = re.compile(
    r"[;:()\[\]“”\"—]|\s[–-]\s|,\s+(?:and|but|or|so|while|which|who|whose|where|although|though|because|as|after|before|since|"
    r"until|when|with|including)\b|\s(?:because|although|though|while|whereas|that|whether|if|unless|when|after|before|until|who|"
    r"which|where|how|why)\b|\s(?:and|but)\s(?=(?:he|she|it|they|we|I|the|a|an|[A-Z]\w+)\b)"
)
_ACTOR: Final = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hese|[Tt]hose|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|[Ss]ome|[Aa]ll|[Nn]o|[Mm]any|[Mm]ost|"
    r"[Bb]oth|[Ee]ach|[Ss]everal|\d[\d,.]*|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Aa]nother|[Oo]ther|[Mm]ore)\s+(?:[\w.’'&-]+,?\s+){0,6}[\w.’'&-]+"
    r"|(?:[A-Z][\w.’'&-]*)(?:,?\s+(?:[A-Z][\w.’'&-]*|of|the|and|for|[a-z]{3,14})){0,7}|(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|I|[Yy]ou)"
    r"|(?:[a-z]{3,14}\s+){0,2}[a-z]{3,14}s)"
)
_BAD_ACTOR: Final = re.compile(
    r"\b(?:in|on|at|by|from|with|to|as|into|about|over|under|during|than|then|there|here|what|who|which|that|if|when|while|because|"
    r"after|before|and then|not|is|are|was|were|has|have|had|will|would|may|could|should|can|do|did)\b|^(?:In|On|At|By|From|With|To|As|"
    r"But|And|Or|So|For|After|Before|When|While|If|Then|There|Here|What|How|Why|During|Under|Since|Among|Although|Because|Asked|"
    r"Despite|Instead|Like|Unlike|According|Yet|Still|Also|Even|Only|Not|Of|That|Which|Who|Where)\b",
)
_OPENING: Final = re.compile(r"^(?:(?:And|But|So|Or|Yet|Still|Then|Also|and|but|or)\s+|[A-Z][^,]{0,60},\s+)?")
_NOT_NOUN: Final = re.compile(r"(?:^|\s)(?:the|an?|his|her|its|their|our|my|no|very|\w{2,}ly|most|more)$", re.I)
_WHEN: Final = re.compile(
    r"\b(?:(?:on|late|early|since|until|by|last|next|this)\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:morning|afternoon|"
    r"evening|night))?\b|\b(?:last|this|next|earlier this|later this)\s+(?:week|month|year|night|morning|summer|fall|spring|winter)\b|"
    r"\b(?:yesterday|today|tomorrow|tonight)\b|\b(?:in|since|by|until|on)\s+(?:(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)(?:\s+\d{1,2})?(?:,?\s+\d{4})?|(?:19|20)\d\d)\b|"
    r"\b\w+ (?:days|weeks|months|years|hours) (?:ago|later|earlier)\b"
)
_CONDITION: Final = re.compile(r"\b(?:if|unless)\s[^,;:.!?\n]{3,160}", re.I)
_PREPOSITION: Final = re.compile(r"\s+(?:by|of|in|at|on|to|with|from|for|as|against|during)\b")
_NEGATED: Final = re.compile(r"n[’']t\b|\b(?:not|never|no longer|cannot)\b", re.I)
_POSSIBLE: Final = re.compile(r"^(?:may|might|could|can)\b")
_PLANNED: Final = re.compile(r"^(?:will|wo|plans|intends|hopes|aims|promised|vowed|pledged|planned)\b")
_PLANNED_MAIN: Final = frozenset(("expected", "planning", "going", "scheduled", "set", "slated", "considering", "weighing", "preparing"))
_POSSIBLE_MAIN: Final = frozenset(("believed", "thought", "suspected", "alleged", "rumored", "likely", "unlikely"))
_DENIED: Final = frozenset(("denied", "denies", "deny", "denying", "disputed", "rejects", "rejected"))


class _Clause(NamedTuple):
    """What a clause gives, before its place in the attributions is known."""

    actor: Span
    action: Span
    object: Span | None
    verb: re.Match[str]


def statements(text: str, sentences: Spans, attributions: tuple[Attribution, ...]) -> tuple[Statement, ...]:
    """Plain statements in order, at most a few a sentence; each knows the attribution it stands in."""
    content = sorted((span, index) for index, a in enumerate(attributions) for span in a.content)
    cues = {span.start for a in attributions for span in a.cue}
    found = []
    for sentence in sentences:
        if sentence.end - sentence.start > settings.READ_STATEMENT_LONGEST:
            continue
        asked = text[sentence.start : sentence.end].rstrip("”\"'’) ").endswith("?")
        clauses = [c for c in _clauses(text, sentence) if not any(c.action.start <= cue < c.action.end for cue in cues)]
        for clause in clauses[: settings.READ_STATEMENT_MOST]:
            found.append(_statement(text, sentence, clause, asked, _within(content, clause.action)))
    return tuple(found)


def _clauses(text: str, sentence: Span) -> Iterator[_Clause]:
    start = sentence.start
    for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
        yield from _clause(text, start, match.start())
        start = match.end()
    yield from _clause(text, start, sentence.end)


def _clause(text: str, start: int, end: int) -> Iterator[_Clause]:
    """The first verb of a clause that has a plain actor before it."""
    if end - start < settings.READ_STATEMENT_SHORTEST:
        return
    for verb in _VERB.finditer(text, start, end):
        actor = _actor(text, start, verb.start())
        if actor is None or (verb["past"] and verb["past"].endswith("ed") and _is_participle(text, verb, end)):
            continue
        if text[verb.end() : verb.end() + 1] in {"-", "’", "'"}:
            return
        rest = text[verb.end() : end]
        left, right = len(rest) - len(rest.lstrip()), len(rest.rstrip(" ,.;:!?…”\"’'\n"))
        thing = Span(verb.end() + left, verb.end() + right) if right > left and rest[left] != "," else None
        yield _Clause(actor, Span(verb.start(), verb.end()), thing, verb)
        return


def _is_participle(text: str, verb: re.Match[str], end: int) -> bool:
    """Whether an -ed word with another verb behind it describes the noun before: "the man accused of theft fled"."""
    return _PREPOSITION.match(text, verb.end(), end) is not None and _VERB.search(text, verb.end(), end) is not None


def _actor(text: str, start: int, verb: int) -> Span | None:
    piece = text[start:verb].rstrip()
    if text[start + len(piece) : verb].count("\n") or not piece:
        return None
    lead = len(piece) - len(piece.lstrip(" ,\n"))
    opening = _OPENING.match(piece[lead:])
    lead += opening.end() if opening else 0
    words = piece[lead:].rstrip(",")
    if not _ACTOR.fullmatch(words) or _BAD_ACTOR.search(words) or _NOT_NOUN.search(words):
        return None
    return Span(start + lead, start + lead + len(words))


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
