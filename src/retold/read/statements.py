"""A text in, its plain statements out: who is said to have done what. Entry: `statements`.

Rules over word classes, without a parser: `statement_tags` gives every word a letter, `statement_clauses` finds verb
groups and what belongs to them, `modality` how sure they are said to be. A clause gives one statement; the act of
saying that an attribution already holds gives none. In a passive the agent, if named, is the actor, and what is acted
on the object.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final, NamedTuple

from retold import settings
from retold.read.modality import is_denial, is_hedged, modality, negated
from retold.read.statement_clauses import clauses
from retold.read.statement_groups import Group, Range, Reader
from retold.read.statement_objects import trimmed, without_place
from retold.read.statement_tags import tagged
from retold.read.statement_verbs import INTRANSITIVE, QUESTIONS, VIEWS
from retold.records import Attribution, Modality, Span, Spans, Statement

_WHEN: Final = re.compile(
    r"(?:[iul]d?L?DU?|L?DU?(?![ws]))(?:,?M#?)?(?:,?Y)?|(?:[iul]d?)?L?M#?(?:,?Y)?|[iul]d?L?Y(?![wsN])|(?:[iul][dj]?)?[#d]?#?U+L"
    r"|(?:[iul]d?)?L?[Lj][dj]?#?U+|[iu]#UD?"
)
_TIME: Final = re.compile("[DMYU]")
_FAR: Final = 1 << 60
_NOT_WHEN: Final = frozenset("for with about of than like between over".split())
_CONDITIONS: Final = frozenset("if unless until till provided".split())
_FINITE: Final = re.compile("[amhkVS]")
_REPORTING: Final = frozenset(
    """reported reports told tells added adds wrote writes tweeted tweets explained noted notes announced stated
    argued say finds found shows warned warns""".split()
)
_ASKING: Final = frozenset(
    "ask asks asked asking see know knows knew wonder wonders wondered determine decide tell sure unclear check test "
    "unsure clear certain me him them us her".split()
)
# Nouns whose "that" tells what they are about.
_CLAUSE_NOUNS: Final = frozenset(
    """allegation allegations argument assertion assumption belief claim claims concern concerns conclusion doubt
    evidence fact fear fears feeling hope hopes idea indication news notion point possibility promise proof report
    reports rumor rumors sense sign signs statement suggestion suspicion theory threat view warning way word""".split()
)
_SAYING: Final = frozenset("said says".split())
_COPULAS: Final = frozenset("is are was were be been am 's remain remains remained become became becomes".split())


class _Context(NamedTuple):
    """A text, its tokens, and where its attributions lie."""

    reader: Reader
    content: list[tuple[int, int, int]]
    cues: list[tuple[int, int, bool]]
    denied: frozenset[int]


class _Near(NamedTuple):
    """What a clause takes from its sentence: a question, words that somebody is said to say, the verb before."""

    asked: bool
    spoken: bool
    previous: Modality | None


def statements(text: str, sentences: Spans, attributions: tuple[Attribution, ...]) -> tuple[Statement, ...]:
    """Plain statements in order of their verbs; each knows the attribution it stands in."""
    short = tuple(each for each in sentences if 0 < each.end - each.start <= settings.READ_STATEMENT_LONGEST)
    tokens = tagged(text, short)
    context = _context(text, Reader(text, tokens), attributions)
    found: list[Statement] = []
    for place, sentence in enumerate(short):
        first, last = tokens.borders[place], tokens.borders[place + 1]
        groups = clauses(context.reader, first, last)
        if groups:
            asked = text[max(sentence.start, sentence.end - 4) : sentence.end].rstrip("”\"'’) ").endswith("?")
            found += _of_sentence(context, groups, (first + 1, last), asked)
    return tuple(found)


def _context(text: str, reader: Reader, attributions: tuple[Attribution, ...]) -> _Context:
    content = sorted((span.start, span.end, index) for index, a in enumerate(attributions) for span in a.content)
    cues = sorted((span.start, span.end, _is_clausal(reader, a)) for a in attributions for span in a.cue)
    denied = frozenset(
        index for index, a in enumerate(attributions) if any(is_denial(text[c.start : c.end]) for c in a.cue)
    )
    return _Context(reader, content, cues, denied)


def _is_clausal(reader: Reader, attribution: Attribution) -> bool:
    """Whether the words of an attribution are a clause or a quotation, and no mere noun phrase."""
    starts, letters = reader.tokens.starts, reader.letters
    for span in attribution.content:
        if reader.text[max(0, span.start - 1) : span.start + 1].strip()[:1] in set('“"'):
            return True
        if _FINITE.search(letters, bisect_left(starts, span.start), bisect_left(starts, span.end)):
            return True
    return not attribution.content


def _of_sentence(context: _Context, groups: list[Group], border: Range, asked: bool) -> list[Statement]:
    reader = context.reader
    times = _times(reader, border)
    conditions = _conditions(reader, groups) if any(group.opener == "u" for group in groups) else {}
    spoken = any(_is_parenthesis(reader, group) for group in groups)
    found = []
    previous: Modality | None = None
    for place, group in enumerate(groups):
        if _is_saying(context, group):
            previous = None
            continue
        after = groups[place + 1].opens if place + 1 < len(groups) else border[1]
        begin = groups[place - 1].end if place else border[0]
        when = _when(reader, times, group, (begin, max(after, group.end)), place > 0)
        statement = _statement(context, group, when, conditions.get(place), _Near(asked, spoken, previous))
        previous = statement.modality
        found.append(statement)
    return found


def _times(reader: Reader, border: Range) -> list[Range]:
    if _TIME.search(reader.letters, *border) is None:
        return []
    spans = (match.span() for match in _WHEN.finditer(reader.letters, *border))
    return [span for span in spans if reader.word(span[0]) not in _NOT_WHEN]


def _conditions(reader: Reader, groups: list[Group]) -> dict[int, Range]:
    """Which group hangs on which if-clause, given as tokens."""
    found: dict[int, Range] = {}
    for place, group in enumerate(groups):
        if group.opener != "u" or reader.word(group.opens) not in _CONDITIONS:
            continue
        end = max(group.end, group.things[1] if group.things else 0)
        if _asks(reader, group):
            continue
        lead = reader.letters[group.opens - 1]
        leads = place == 0 or lead in "cT" or (lead == "," and groups[place - 1].end < group.opens - 12)
        behind = (
            i for i in range(place + 1, len(groups)) if groups[i].opens >= end and groups[i].opener not in set("TW")
        )
        owner = next(behind, place - 1) if leads else place - 1
        if 0 <= owner < len(groups):
            found[owner] = (group.opens, end)
    return found


def _asks(reader: Reader, group: Group) -> bool:
    """Whether an if-clause is what somebody asks or wants to know."""
    return group.opens > 0 and reader.word(group.opens) == "if" and reader.word(group.opens - 1) in _ASKING


def _is_question(reader: Reader, group: Group) -> bool:
    """Whether a clause with a wh-word is what somebody asks or wants to know."""
    verb = reader.word(group.before.head) if group.before is not None else ""
    before = reader.word(group.opens - 1)
    return reader.word(group.opens) == "whether" or before in _ASKING or verb in QUESTIONS


def _is_view(reader: Reader, group: Group) -> bool:
    """Whether a clause is what a verb of saying or thinking before it is about."""
    before = group.before
    while before is not None:
        if before.speaks and before.things and before.things[0] <= group.head < before.things[1]:
            return reader.word(before.head) in VIEWS
        before = before.before
    return False


def _when(reader: Reader, times: list[Range], group: Group, border: Range, later: bool) -> Range | None:
    """The time that stands in a clause, sooner behind its verb than before it; not that of the clause before."""
    inside = [time for time in times if border[0] <= time[0] and time[1] <= border[1]]
    if later:
        inside = [time for time in inside if time[0] >= group.opens or reader.letters[time[0] - 1] in ",cT;:-"]
    if inside and inside[-1][0] >= group.end and inside[-1][1] == border[1] and _opens(reader, inside[-1][0]):
        inside.pop()  # ", and on Friday the mayor left"
    behind = [time for time in inside if time[0] >= group.end]
    return behind[0] if behind else inside[-1] if inside else None


def _opens(reader: Reader, token: int) -> bool:
    return reader.letters[token - 1] in "c;"


def _is_saying(context: _Context, group: Group) -> bool:
    """Whether the verb is the cue of an attribution whose words are a clause, and so says nothing more."""
    reader = context.reader
    start = reader.tokens.starts[group.head]
    word = reader.word(group.head)
    if word in _SAYING and not group.passive:
        return True
    if _is_parenthesis(reader, group):
        return True
    place = bisect_right(context.cues, (start, _FAR)) - 1
    if place < 0 or context.cues[place][1] <= start or not context.cues[place][2]:
        return False
    return group.things is None or word in _REPORTING or group.speaks or not _is_thing(reader, group.things)


def _is_parenthesis(reader: Reader, group: Group) -> bool:
    """`The port, she argued, is closed`; `The port is closed, officials say`."""
    if group.things is not None or group.passive or reader.letters[group.opens - 1] != ",":
        return False
    word = reader.word(group.head)
    return word in _REPORTING or (word in VIEWS and reader.letters[group.end] in ",-|")


def _is_thing(reader: Reader, things: Range) -> bool:
    """Whether what follows a verb is a noun phrase, and no words that somebody said."""
    text = reader.text[reader.tokens.starts[things[0]] - 1 : reader.tokens.ends[things[1] - 1]]
    return reader.letters[things[0]] in "dNQsw#ojyq" and not set('“"').intersection(text)


def _statement(context: _Context, group: Group, when: Range | None, condition: Range | None, near: _Near) -> Statement:
    reader = context.reader
    subject, things = group.subject, group.things
    if subject is not None and reader.word(subject[0]) == "there" and subject[1] - subject[0] == 1:
        subject = None
    actor, thing = (group.agent, group.subject) if group.passive else (subject, things)
    if _lacks_object(reader, group):
        thing = group.antecedent
    if thing is not None and when is not None and thing == things and not group.speaks:
        thing = _without(reader, thing, when)
    if thing is not None and not group.passive and reader.word(group.head) not in _COPULAS:
        thing = without_place(reader, thing)
    starts, ends, text = reader.tokens.starts, reader.tokens.ends, reader.text
    action = Span(starts[group.start], ends[group.end - 1])
    attribution = _within(context.content, starts[group.head], action.end)
    words = text[action.start : action.end]
    who, what = _span(reader, actor), _span(reader, thing)
    return Statement(
        span=_around(action, who, what),
        actor=who,
        action=action,
        object=what,
        negated=negated(words, _glance(reader, group.subject), _glance(reader, things)),
        modality=_modality(context, group, words, attribution, near),
        when=_span(reader, when),
        condition=_span(reader, condition),
        attribution=attribution,
    )


def _lacks_object(reader: Reader, group: Group) -> bool:
    """Whether the noun phrase that a clause hangs on is its object: "the port that she sold"."""
    if group.antecedent is None or group.relative or group.passive:
        return False
    if group.things is not None and reader.letters[group.things[0]] != "i":
        return False
    if group.opener == "T":
        noun = reader.word(group.antecedent[1] - 1)
        return reader.word(group.head) not in INTRANSITIVE and noun not in _CLAUSE_NOUNS
    return group.opener == "W"


def _around(action: Span, *others: Span | None) -> Span:
    start, end = action.start, action.end
    for other in others:
        if other is not None:
            start, end = min(start, other.start), max(end, other.end)
    return Span(start, end)


def _glance(reader: Reader, tokens: Range | None) -> str:
    """The first few characters of a phrase, where a "no" would stand."""
    if tokens is None:
        return ""
    start = reader.tokens.starts[tokens[0]]
    return reader.text[start : start + 24]


def _without(reader: Reader, thing: Range, when: Range) -> Range | None:
    start, end = thing
    if when[0] <= start < when[1]:
        return trimmed(reader, when[1], end)
    inside = start < when[0] and (when[1] >= end or reader.letters[when[1]] in "ifl")
    return trimmed(reader, start, when[0]) if inside and when[0] < end else thing


def _modality(context: _Context, group: Group, words: str, attribution: int | None, near: _Near) -> Modality:
    reader = context.reader
    if near.asked or group.asked or (group.opener == "H" and _is_question(reader, group)):
        return "asked"
    if group.opener == "u" and _asks(reader, group):
        return "asked"
    before = group.before
    if attribution in context.denied or is_denial(words):
        return "denied"
    if before is not None and group.opener == "T" and is_denial(_text(reader, before.start, before.end)):
        return "denied"
    found = modality(words, attribution is not None or near.spoken or _is_view(reader, group))
    first = min(group.opens, group.start)
    if found in {"planned", "possible"}:
        return found
    if "r" in reader.letters[first : group.end] and is_hedged(_text(reader, first, group.end)):
        return "possible"
    if group.opener == "u" and reader.word(group.opens) in {"if", "unless", "provided"}:
        return "possible"
    if group.shares and reader.tokens.raw[group.start] in "BXxC" and near.previous in {"planned", "possible"}:
        return near.previous
    return found


def _span(reader: Reader, tokens: Range | None) -> Span | None:
    return Span(reader.tokens.starts[tokens[0]], reader.tokens.ends[tokens[1] - 1]) if tokens else None


def _text(reader: Reader, start: int, end: int) -> str:
    return reader.text[reader.tokens.starts[start] : reader.tokens.ends[end - 1]]


def _within(content: list[tuple[int, int, int]], start: int, end: int) -> int | None:
    """The attribution whose words hold these characters; of several, the one that opens last."""
    place = bisect_right(content, (start, _FAR)) - 1
    for first, last, index in content[max(0, place - 3) : place + 1][::-1]:
        if first <= start and end <= last:
            return index
    return None
