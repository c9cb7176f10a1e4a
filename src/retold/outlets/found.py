"""A text and the namings found in it by form in, all namings of outlets out: with those that only the table knows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from retold.outlets.facts import find, plain, table
from retold.outlets.parts import begins, trie
from retold.records import Span

_GENERIC: Final = frozenset(("news", "radio", "tv", "network"))
_NOT_ALONE: Final = re.compile(r"[ -](?!Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)[A-Z][a-z]")
_NUMBERED: Final = re.compile(
    r"(?:Channel|ABC|CBS|NBC|Fox|FOX) ?\d{1,2}\b(?! (?:Minutes|Hours|percent|points|million))"
)
AS_PERSONS: Final = {"Fox": "Fox News", "Bloomberg": "Bloomberg", "Forbes": "Forbes"}
"""Names of outlets that are surnames too, with the full ones: surely meant only where nobody in the text has them."""
_TO: Final = (
    r"\b(?:(?:told|tells|according to|reported by|[Ii]nterview(?: \w+day)? with)|"
    r"(?:[Ww]r(?:ites?|ote|iting|itten)|explain(?:s|ed|ing)|argu(?:es|ed|ing)|not(?:es|ed|ing)|reported|published|"
    r"(?:article|essay|story|report|piece|column|post))"
    r"(?: \w+day| back| recently| last \w+)?(?: (?:at|for|by|in)))"
)
_CREDITED: Final = {
    "capital": re.compile(_TO + r" the $"),
    "never": re.compile(
        r"\b(?:[Ww]r(?:ites?|ote|iting)(?: \w+day)? (?:in|at|for)|"
        r"(?:originally|first) (?:appeared|published|reported|ran) (?:\w+day )?(?:by|in|on|at)) (?:the )?$"
    ),
}
"""What stands before a name that is an everyday word too where it is an outlet's, by how the table has it written."""
_OTHER: Final = re.compile(r"['’]| (?:of|sources?|staff\w*|aides?|committees?|leaders?|veterans?|itself|that day)\b")
_BEFORE: Final = 60
_FIRST_NAME: Final = re.compile(r"[A-Z][\w.’'-]* $")
_JOINED: Final = frozenset('/(“"')


def namings(text: str, found: Sequence[Span]) -> tuple[Span, ...]:
    """Every naming of an outlet, in order: those `found` by form, what the table knows besides ("Ann Poe/Northwire"),
    and the head of a name that was given in full ("Northwire" after "Northwire News").
    """
    known = [
        Span(*match.span())
        for match in _names().finditer(text)
        if begins(text, match.start()) and _stands(text, match) and _is_meant(text, match)
    ]
    known = _with(known, [Span(*match.span()) for match in _NUMBERED.finditer(text) if begins(text, match.start())])
    spans = [span for span in sorted(found) if not _holds_others(text, span, known)]
    spans = _with(spans, known)
    heads = {head for span in spans if (head := _head(text[span.start : span.end]))}
    heads.update(name for name in AS_PERSONS if name in text and name not in surnames(text))
    if heads:
        pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(heads)))})(?![\w-])")
        spans = _with(spans, [Span(*match.span()) for match in pattern.finditer(text) if _alone(text, match)])
    return tuple(spans)


def held(text: str, names: frozenset[str], found: Sequence[Span]) -> tuple[Span, ...]:
    """Every naming by one of some names, in order, that lies in none of those `found` and is no part of a longer name.

    A lower-case "the" before it belongs to it. Cheap where no name stands in the text.
    """
    spans = []
    for match in _pattern_of(names).finditer(text) if names else ():
        if begins(text, match.start()) and _stands(text, match):
            start = match.start() - 4 * (text[match.start() - 4 : match.start()] == "the ")
            spans.append(Span(start, match.end()))
    return tuple(span for span in spans if not any(_meet(span, other) for other in _near(list(found), span)))


@lru_cache(maxsize=16)
def _pattern_of(names: frozenset[str]) -> re.Pattern[str]:
    curled = {name.replace("'", "’") for name in names}
    return re.compile(rf"(?:{trie(sorted(names | curled))})(?![\w-])")


def surnames(text: str) -> frozenset[str]:
    """Those of `AS_PERSONS` that somebody in a text is called by."""
    return frozenset(name for name in AS_PERSONS if name in text and _persons()[name].search(text))


@cache
def _persons() -> dict[str, re.Pattern[str]]:
    opens = "On|And|But|From|In|When|While|As|So|At|If|The|By|With|To|Last|For|That|Both|Via|Like|Per|Source|Citing|A"
    return {name: re.compile(rf"\b(?!(?:{opens}) )[A-Z][a-z.]+ {name}\b") for name in AS_PERSONS}


@cache
def _names() -> re.Pattern[str]:
    """Names of the table that need no words around them to be known, or only words before them."""
    known = {
        name
        for outlet in table().outlets
        for name in (outlet.name.removeprefix("The "), *outlet.also)
        if find(name)[1] in {"", *_CREDITED} and "(" not in name and (" " in name or len(name) > 2 or name.isupper())
    }
    known |= {name.replace(" Magazine", " magazine") for name in known if name.endswith(" Magazine")}
    straight = {name for name in known if name[:1].isupper() or name[:1].isdigit()}
    curled = {name.replace("'", "’") for name in straight}
    return re.compile(rf"(?:{trie(sorted(straight | curled))})(?![\w-])")


@cache
def _written() -> dict[str, str]:
    """Names that are everyday words too, and how the table has them written."""
    return {
        name.removeprefix("The "): outlet.written
        for outlet in table().outlets
        if outlet.written in _CREDITED
        for name in (outlet.name, *outlet.also)
        if find(name)[1] == outlet.written
    }


def _is_meant(text: str, match: re.Match[str]) -> bool:
    """Whether a name that may be an everyday word has words of crediting before it ("wrote in the Nation")."""
    written = _written().get(match.group())
    return written is None or (
        _OTHER.match(text, match.end()) is None
        and _CREDITED[written].search(text, max(0, match.start() - _BEFORE), match.start()) is not None
    )


def _stands(text: str, match: re.Match[str]) -> bool:
    """Whether a name of the table is one here: not a person's, nor the head of a longer name."""
    if _NOT_ALONE.match(text, match.end()) and text[match.start() - 1 : match.start()] not in _JOINED:
        return False
    return (
        " " in match.group()
        or match.group().isupper()
        or not _FIRST_NAME.search(text[max(0, match.start() - 24) : match.start()])
    )


def _alone(text: str, match: re.Match[str]) -> bool:
    """Whether a word stands by itself, and is no part of another name."""
    if _NOT_ALONE.match(text, match.end()):
        return False
    return not _FIRST_NAME.search(text[max(0, match.start() - 24) : match.start()])


def _head(name: str) -> str | None:
    """What stands before "News" in a known outlet's name of two words, where that is no place.

    Without the table "Poe TV" would make an outlet of a person.
    """
    words = name.removeprefix("the ").removeprefix("The ").split()
    if len(words) != 2 or plain(words[1]) not in _GENERIC or find(words[0])[0] is not None:
        return None
    known = find(name)[0]
    return words[0] if known is not None and words[0] not in known.place else None


def _holds_others(text: str, span: Span, known: list[Span]) -> bool:
    """Whether what looks like one name only joins others ("Northwire/Kestrel Post", "Ann Poe on Kestrel Radio")."""
    name = text[span.start : span.end]
    return (
        ("/" in name or " on " in name)
        and find(name)[0] is None
        and any(span.start <= other.start and other.end <= span.end for other in _near(known, span))
    )


def _with(spans: list[Span], more: list[Span]) -> list[Span]:
    """Spans, and those of some more that lie in none of them; a longer one takes the place of one that it holds."""
    kept = [span for span in spans if not any(_within(span, other) for other in _near(more, span))]
    starts = kept
    return sorted({*kept, *(span for span in more if not any(_meet(span, other) for other in _near(starts, span)))})


def _near(spans: list[Span], span: Span) -> list[Span]:
    at = bisect_right(spans, Span(span.end, 0))
    return spans[max(0, at - 3) : at]


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _within(one: Span, other: Span) -> bool:
    """Whether a span lies in a longer one, which need not have the article before it."""
    return other.start <= one.start + 4 and one.end <= other.end and (one.end < other.end or other.start < one.start)
