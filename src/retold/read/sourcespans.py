"""A draft of the tagger in, the same with a source that is whole: none over two paragraphs, none that ends at "the".

The tagger marks words one by one, so that about one source in a hundred runs over a paragraph's end, stops at a word
that asks for another ("a report by"), or is not what "according to" leads to.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from retold import outlets
from retold.read.drafts import Draft
from retold.read.names import CLOSED_WORDS, RUN
from retold.records import Span
from retold.settings import READ_SOURCE_LEAD, READ_SOURCE_MORE

_LAST: Final = re.compile(r"([\w’'-]+)[^\w]*$")
_ASKING: Final = frozenset(
    """the a an every no of for in on at by with from into against between among to about toward towards through during
    regarding per via than as like and or but nor""".split()
)
"""Words that end no phrase: another must follow."""
_JOINING: Final = frozenset("and or but nor who whom whose which when where while that".split())
_ORDINAL: Final = re.compile(r"(?:[Tt]he|[Aa]|[Tt]his|[Tt]hat) (?:last|next|past|first|same|other|very)$")
_TIMED: Final = re.compile(r"(?:last|this|next) (?:week|month|year|spring|summer|fall|autumn|winter|\w{3,6}day)\b")
_WORD_REST: Final = re.compile(r"\w+")
_MORE: Final = re.compile(r"[ \u00a0]((?:[A-Z]\.){2,}|[\w’'&-]+)")
_TITLE: Final = re.compile(r"(?:^|\s)(Reps?|Sens?|Govs?|Mrs?|Ms|Drs?|Gen|Lt|Col|Sgt|Capt|Rev|Prof|Maj|Adm)$")
_AND_NAME: Final = re.compile(rf"(?:, [A-Z]+-[A-Z][\w.]*)?,? and {RUN.pattern}")
_DATELINE: Final = re.compile(r"[A-Z][\w.,’' \u00a0-]{1,40}?\(([^()\n]{2,24})\)[ \u00a0]?(?:[-–—]+[ \u00a0])?(?=[A-Z])")
_ACCORDING: Final = re.compile(r"according to$", re.I)
_LED: Final = re.compile(r"[ \u00a0]([^\W_][^,;:!?\n\"“”()—–]*?)(?=[,;:!?\n\"“”()—–]|\.(?:\s|$)|$)")


def mended(text: str, draft: Draft) -> Draft:
    """The draft with a source that the rules above make whole; the same draft where none of them holds."""
    cue, source = draft.cue, draft.source
    if cue and _ACCORDING.search(text[cue[-1].start : cue[-1].end]):
        source = _led(text, draft)
    if not source:
        return draft
    before = bool(cue) and cue[0].start >= source[-1].end
    source = _in_one_paragraph(text, source, before)
    source = [_without_dateline(text, source[0]), *source[1:]]
    end = _end(text, source[-1], draft)
    if end > source[-1].start:
        source = [*source[:-1], Span(source[-1].start, end)]
    return draft if source == draft.source else replace(draft, source=source)


def _led(text: str, draft: Draft) -> list[Span]:
    """What follows "according to" where the source is elsewhere, up to the next mark or the content."""
    end = draft.cue[-1].end
    if any(0 <= span.start - end < 4 for span in draft.source):
        return draft.source
    match = _LED.match(text, end, end + READ_SOURCE_LEAD)
    if match is None:
        return draft.source
    stop = min((span.start for span in draft.content if span.start >= end), default=match.end(1))
    words = text[match.start(1) : min(stop, match.end(1))].rstrip()
    return [Span(match.start(1), match.start(1) + len(words))] if words else draft.source


def _in_one_paragraph(text: str, source: list[Span], before: bool) -> list[Span]:
    """The paragraph of a source that is nearest to its cue: the last where the cue follows (`before`), or the first."""
    if "\n" not in text[source[0].start : source[-1].end]:
        return source
    if before:
        floor = text.rfind("\n", source[0].start, source[-1].end) + 1
        kept = [Span(max(span.start, floor), span.end) for span in source if span.end > floor]
    else:
        ceiling = text.find("\n", source[0].start, source[-1].end)
        kept = [Span(span.start, min(span.end, ceiling)) for span in source if span.start < ceiling]
    kept = [span for span in kept if text[span.start : span.end].strip()]
    return kept or source


def _without_dateline(text: str, span: Span) -> Span:
    """`PORT AMES (Northwire) - Ada Dell` without what stands before the name."""
    match = _DATELINE.match(text, span.start, span.end)
    if match is None or not outlets.looks_like_outlet(match.group(1)):
        return span
    return Span(match.end(), span.end)


def _end(text: str, span: Span, draft: Draft) -> int:
    """Where a source ends: further where its last word asks for more and more follows, sooner where nothing does."""
    rest = _WORD_REST.match(text, span.end) if text[span.end - 1].isalnum() or text[span.end - 1] in "’'" else None
    if rest is not None:
        return rest.end()  # cut within a word
    words = text[span.start : span.end]
    title = _TITLE.search(words)
    if title is not None and text[span.end : span.end + 2] == ". ":
        return _names_end(text, span.end + 2, title.group(1).endswith("s"), span.end)
    last = _LAST.search(words)
    if last is None:
        return span.end
    if _TIMED.match(text, span.start + last.start(), span.end + 12) is not None and last.start() > 4:
        return span.start + len(words[: last.start()].rstrip())  # "the mayor last" before "week"
    word = _folded(last.group(1))
    if word in _ASKING or _ORDINAL.search(words) is not None:
        end = _more(text, span.end, word, draft)
        if end is not None:
            return end
    while last is not None and last.start() > 0 and _folded(last.group(1)) in _ASKING | _JOINING:
        words = words[: last.start()].rstrip(" \u00a0\n,;:—–-")
        last = _LAST.search(words)
    return span.start + len(words) if len(words) < len(text[span.start : span.end].rstrip()) else span.end


def _folded(word: str) -> str:
    """In small letters; a body's ("WHO", "US") as they are."""
    return word if word.isupper() and len(word) > 1 else word.lower()


def _names_end(text: str, start: int, several: bool, otherwise: int) -> int:
    """Where the names after "Rep." or "Reps." end."""
    name = RUN.match(text, start)
    if name is None:
        return otherwise
    more = _AND_NAME.match(text, name.end()) if several else None
    return more.end() if more else name.end()


def _more(text: str, end: int, asking: str, draft: Draft) -> int | None:
    """Where the noun phrase ends that goes on after a word that asks for more; nothing where none does."""
    stops = [span.start for span in (*draft.cue, *draft.content) if span.start >= end]
    stop = min(stops, default=len(text))
    place, taken, kind = end, 0, "d"
    while taken < READ_SOURCE_MORE:
        match = _MORE.match(text, place)
        if match is None or match.end() > stop:
            break
        word = _folded(match.group(1))
        found = CLOSED_WORDS.get(word, "-")
        if found not in "-D" and not (taken == 0 and found in "dgo" and asking not in {"the", "a", "an"}):
            break
        if taken and not match.group(1)[:1].isupper() and word.endswith(("ed", "ly")):
            break
        place, taken, kind = match.end(), taken + 1, found
        if kind == "o":
            break
    follows = text[place : place + 1]
    if kind not in "-Do" or (asking in {"and", "or", "but", "nor"} and stop - place > 1):
        return None
    return place if place + 1 >= stop or follows in {",", ".", " ", "\u00a0", "\n", ";", ":"} else None
