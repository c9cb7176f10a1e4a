"""Paraphrase by clause: what a sentence says put in another order, where a pattern makes sure that it can be."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WHEN = rf"(?:on {_DAY}|last (?:week|month|year|night)|this (?:week|month)|{_DAY}(?: morning| night)?|overnight)"
_SAFE = frozenset(
    """the a an it they he she we this that these those there some many most no nobody none officials police doctors
    engineers residents several more about all half two three four in at on its their his her women schools""".split()
)
_SAID = r"(?:said|says|stated|confirmed|announced|warned|argued|added|found|admitted|conceded)"
_WHO = r"(?:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}|[Tt]he [\w’' -]{3,40}?|[Oo]fficials|[Pp]olice|[Ee]ngineers)"
_END_SAID = re.compile(rf"^(?P<what>[^“\"]{{20,}}), (?P<who>{_WHO}) (?P<said>{_SAID})(?P<when> {_WHEN})?\.$")
_FRONT_SAID = re.compile(
    rf"^(?P<who>{_WHO}) (?P<said>{_SAID})(?P<when> {_WHEN})? (?:that )(?P<what>(?!if |when )[^“\"]{{20,}})\.$"
)
_END_WHEN = re.compile(rf"^(?P<what>[^“\"]{{20,}}?),? (?P<when>{_WHEN})\.$")
_FRONT_WHEN = re.compile(r"^(?P<when>(?:On|Last|This|Over)[\w ]{2,14}),? (?P<what>[^“\"]{20,})\.$")
_IS_WHEN = re.compile(rf"^{_WHEN}$", re.I)
_FRONT_CLAUSE = re.compile(
    r"^(?P<sub>(?:After|Although|Though|Because|When|If|Unless|Until|Under|Within|By|For|In)\b[^,“\"]{8,70}), "
    r"(?P<main>[^,“\"]{15,})\.$"
)
_END_CLAUSE = re.compile(
    r"^(?P<main>[^,“\"]{15,})(?:,)? (?P<sub>(?:after|although|because|until|when|if|unless)\b[^,“\"]{8,70})\.$"
)
_PASSIVE = re.compile(
    r"^(?P<object>(?:The|A|An|Its|Their) [\w’' -]{3,50}?) (?P<be>was|were) (?P<verb>\w+ed|found|brought|told) by "
    r"(?P<subject>[\w£.’' -]{3,50}?)(?P<rest>,? (?:on|in|at|after|before|when|who|which|and)\b[^“\"]*)?\.$"
)
_ACTIVE = re.compile(
    r"^(?P<subject>(?:The|A|An) [\w’' -]{3,40}?) (?P<verb>approved|rejected|published|ordered|closed|opened|suspended|"
    r"banned|announced|confirmed|described|restored|cancelled|noticed|collected|affected|blamed|praised|condemned|"
    r"checked|inspected|studied|postponed|protected|supplied|published|replaced) "
    r"(?P<object>the [\w’' -]{3,50}?)(?P<rest>,? (?:on|in|at|after|before|when|because|and)\b[^“\"]*)?\.$"
)
_RELATIVE = re.compile(
    r"^(?P<subject>(?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w.’'-]+|(?:The|A|An) [\w’' -]{3,40}?), (?P<who>who|which) "
    r"(?P<does>[^,“\"]{8,80}), (?P<rest>[^“\"]{12,})\.$"
)
_APPOSITION = re.compile(
    r"^(?P<before>.*[,”\"] )?said (?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}), (?P<role>[^,.“\"]{4,60})\.$"
)
_SAID_NAME = re.compile(r"(?P<quote>[,”\"]+) (?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}) said\b(?! that)")
_NAME_SAID = re.compile(r"(?P<quote>[”\"]+) said (?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})(?=[.,])")


def reclause(sentence: str, chance: Random, rate: float) -> str:
    """One of the changes below, at that rate, where any fits; the sentence as it is where none does."""
    if chance.random() >= rate:
        return sentence
    order = list(CHANGES)
    chance.shuffle(order)
    for change in order:
        new = change(sentence)
        if new is not None:
            return new
    return sentence


def attribution_first(sentence: str) -> str | None:
    """From "X, the board said." to "The board said that x."."""
    match = _END_SAID.match(sentence)
    what = _lowered(match["what"]) if match else None
    if match is None or what is None or match["what"].count(", ") > 3:
        return None
    return f"{_raised(match['who'])} {match['said']}{match['when'] or ''} that {what}."


def attribution_last(sentence: str) -> str | None:
    """From "The board said that x." to "X, the board said."."""
    match = _FRONT_SAID.match(sentence)
    if match is None or match["said"] in {"found", "warned", "announced"} or " and that " in match["what"]:
        return None
    who = match["who"]
    who = who[0].lower() + who[1:] if who.split()[0] in {"The", "Officials", "Police", "Engineers"} else who
    return f"{_raised(match['what'])}, {who} {match['said']}{match['when'] or ''}."


def time_first(sentence: str) -> str | None:
    """From "X on Tuesday." to "On Tuesday, x."."""
    match = _END_WHEN.match(sentence)
    what = _lowered(match["what"]) if match else None
    return f"{_raised(match['when'])}, {what}." if match and what else None


def time_last(sentence: str) -> str | None:
    """From "On Tuesday, x." to "X on Tuesday."."""
    match = _FRONT_WHEN.match(sentence)
    if match is None or not _IS_WHEN.match(match["when"]):
        return None
    return f"{_raised(match['what'])} {match['when'][0].lower()}{match['when'][1:]}."


def clause_last(sentence: str) -> str | None:
    """From "After y, x." to "X after y."."""
    match = _FRONT_CLAUSE.match(sentence)
    sub = match["sub"] if match else ""
    return f"{_raised(match['main'])} {sub[0].lower()}{sub[1:]}." if match else None


def clause_first(sentence: str) -> str | None:
    """From "X after y." to "After y, x."."""
    match = _END_CLAUSE.match(sentence)
    main = _lowered(match["main"]) if match else None
    return f"{_raised(match['sub'])}, {main}." if match and main else None


def active(sentence: str) -> str | None:
    """From "The x was ved by y." to "Y ved the x."."""
    match = _PASSIVE.match(sentence)
    if match is None:
        return None
    obj = match["object"]
    return f"{_raised(match['subject'])} {match['verb']} {obj[0].lower()}{obj[1:]}{match['rest'] or ''}."


def passive(sentence: str) -> str | None:
    """From "The y ved the x." to "The x was ved by the y."."""
    match = _ACTIVE.match(sentence)
    if match is None:
        return None
    subject = match["subject"]
    be = "were" if match["object"].split()[-1].endswith("s") and not match["object"].endswith("ss") else "was"
    by = f"by {subject[0].lower()}{subject[1:]}"
    return f"{_raised(match['object'])} {be} {match['verb']} {by}{match['rest'] or ''}."


def relative_apart(sentence: str) -> str | None:
    """From "A, who does b, c." to "A c. A does b."; the second sentence goes by the name's last word, or "It"."""
    match = _RELATIVE.match(sentence)
    if match is None or match["rest"].startswith(("and ", "or ", "but ", "who ", "which ")):
        return None
    again = match["subject"].split()[-1] if match["subject"].split()[0] not in {"The", "A", "An"} else "It"
    if match["who"] == "who" and again == "It":
        again = "The " + match["subject"].partition(" ")[2]
    return f"{match['subject']} {match['rest']}. {again} {match['does']}."


def said_before(sentence: str) -> str | None:
    """From "…," Ada Quill said" to "…," said Ada Quill"."""
    match = _SAID_NAME.search(sentence)
    if match is None:
        return None
    return f"{sentence[: match.start()]}{match['quote']} said {match['name']}{sentence[match.end() :]}"


def said_after(sentence: str) -> str | None:
    """From "…" said Ada Quill." to "…" Ada Quill said."."""
    match = _NAME_SAID.search(sentence)
    if match is None or sentence[match.end()] == ",":
        return None
    return f"{sentence[: match.start()]}{match['quote']} {match['name']} said{sentence[match.end() :]}"


def role_first(sentence: str) -> str | None:
    """From "…" said Ada Quill, the mayor." to "…" said the mayor, Ada Quill."."""
    match = _APPOSITION.match(sentence)
    if match is None or not match["role"].startswith(("the ", "a ", "an ")):
        return None
    return f"{match['before'] or ''}said {match['role']}, {match['name']}."


CHANGES: tuple[Callable[[str], str | None], ...] = (
    attribution_first, attribution_last, time_first, time_last, clause_last, clause_first, active, passive,
    relative_apart, said_before, said_after, role_first,
)  # fmt: skip


def _lowered(text: str) -> str | None:
    """A sentence's beginning made fit for its middle; `None` where its first word may be a name."""
    first = re.split(r"\W", text, maxsplit=1)[0]
    if first.isdigit() or text[0] in "£$€0123456789":
        return text
    return text[0].lower() + text[1:] if first.lower() in _SAFE else None


def _raised(text: str) -> str:
    return text[0].upper() + text[1:]
