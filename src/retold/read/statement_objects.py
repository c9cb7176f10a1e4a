"""A verb group in, what it acts on out: object, complement, clause, a passive's agent. Entry: `find_things`."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from retold.read.statement_groups import Group, Range, Reader
from retold.read.statement_verbs import BARE

_LIST: Final = r"d?[wsNQXxZz#UYMLDGCeEr']+(?:[if]d?[wsNQXxZz#UYMLDGCeEr']+)*"
_LISTED: Final = re.compile(rf"(?:,{_LIST})*+,?c{_LIST}(?![mahkVSB])|,\#,")
_AGENT: Final = re.compile(r"l([djq]?[wsNQXxZz#eECr']*[wsNQXxZz](?:f[dj]?[wsNQXxZz#eE']*[wsNQXxZz])*|[oyd])(?!G)")
_AGENT_LATER: Final = re.compile(rf"(?<![eE]){_AGENT.pattern}")
_STOP: Final = re.compile(r"[,;:()!?u|-]|W|(?<=[wsNQoy#])[il]G(?=[djoNQ#])|(?<=[wsNQ])H|m|a|k")
_CONTENT_STOP: Final = re.compile(r"[;:!?(|-]|,(?=[cuWGi])|,(?=[pdNQws']{1,6}V)")
_PLACE: Final = re.compile(r"[NQ]+i")
_PURPOSES: Final = frozenset("for by without before".split())
_CLOSING: Final = re.compile('[,.!?][”"]')
_TRIM: Final = "ciurlTWHtfd,j(-"


def find_things(reader: Reader, group: Group, after: Group | None, last: int) -> None:
    """The object or complement, and in a passive the agent."""
    letters = reader.letters
    if after is not None and after.start < group.end:
        return
    limit = last if after is None else after.opens if after.opens >= group.end else after.start
    start = group.end
    if group.subject and group.subject[0] >= start:
        start = group.subject[1]  # "Is the port open?"
    if after is not None and _is_content(reader, group, after):
        stop = _CONTENT_STOP.search(letters, after.end, last)
        limit = _unquoted(reader, after.end, stop.start() if stop else last)
        group.things, group.speaks = trimmed(reader, start, limit), True
        return
    keep = letters[group.head] in "ab"
    begin = start + 1 if start < last and letters[start] == "u" and reader.word(start) == "as" else start
    end = _region_end(reader, begin, limit, keep)
    if group.passive:
        agent = _AGENT.match(letters, start, end) or _AGENT_LATER.search(letters, start, end)
        if agent and letters[agent.start(1)] not in "DMYU":
            group.agent = agent.span(1)
    if end > start:
        group.things = trimmed(reader, start, end, "," if keep else "rR,n") or ((start, end) if keep else None)


def _unquoted(reader: Reader, start: int, end: int) -> int:
    """Where a content clause ends that a quotation mark closes before token `end`."""
    starts, ends = reader.tokens.starts, reader.tokens.ends
    if end <= start:
        return end
    closing = _CLOSING.search(reader.text, ends[start - 1], starts[end - 1])
    return bisect_left(starts, closing.start(), start, end) if closing else end


def _region_end(reader: Reader, start: int, limit: int, copular: bool) -> int:
    at = start
    while stop := _STOP.search(reader.letters, at, limit):
        if stop[0] == ",":
            listed = _LISTED.match(reader.letters, stop.start(), limit)
            if listed and stop.start() > start and reader.letters[listed.start() + 1] != "c":
                at = listed.end()
                continue
        elif _goes_on(reader, stop, copular):
            at = stop.end()
            continue
        return stop.start()
    return limit


def _goes_on(reader: Reader, stop: re.Match[str], copular: bool) -> bool:
    """Whether "as" or "than" stands before a noun, or a preposition before an -ing form that tells no purpose."""
    word = reader.word(stop.start())
    return (stop[0] == "u" and word in {"as", "than"}) or (stop[0][-1] == "G" and (copular or word not in _PURPOSES))


def _is_content(reader: Reader, group: Group, after: Group) -> bool:
    """Whether the next clause is what this verb is about: "believes that the port will close"."""
    if after.shares or after.relative:
        return False
    if reader.letters[group.end] == "T" and after.opener != "W":
        return True
    gap = reader.letters[group.end : after.opens]
    if after.opener == "u":
        return reader.word(after.opens) == "if" and gap == "" and reader.word(group.head) in BARE
    if after.opener == "T" and (gap[-1:] == "G" or (reader.letters[group.head] in "ab" and set(gap) <= set("wertBGn"))):
        return True
    if after.opener in "TH" and after.opener:
        return gap == "" or (
            (after.opener == "T" and set(gap) <= set("dNQsowjqiDLU")) and reader.word(group.head) in BARE
        )
    return after.opens == group.end and (
        reader.word(group.head) in BARE or (after.opener == "" and group.opener != "u")
    )


def trimmed(reader: Reader, start: int, end: int, lead: str = "rR,n") -> Range | None:
    """What is left without adverbs before and loose words behind."""
    letters = reader.letters
    while start < end and letters[start] in lead:
        start += 1
    while end > start and letters[end - 1] in _TRIM:
        end -= 1
    return (start, end) if end > start else None


def without_place(reader: Reader, things: Range) -> Range:
    """The object without a place name at its end ("an office in Veld")."""
    start, end = things
    match = _PLACE.match(reader.reversed, reader.size - end, reader.size - start)
    if match is None:
        return things
    cut = reader.size - match.end()
    return (start, cut) if cut > start and reader.word(cut) in {"in", "at", "near", "outside"} else things
