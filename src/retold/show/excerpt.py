"""The words before and after a change, short enough to read, with the words that differ marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from retold import settings
from retold.records import Article, Change, Span

_TOKEN = re.compile(r"\w+(?:[.,'’]\w+)*|[^\w\s]")
_WORD = re.compile(r"\S+")
_REACH = 1200  # characters looked at on either side: more than any excerpt needs, whatever the text


class Piece(NamedTuple):
    """A run of words, marked where they differ from the other side."""

    text: str
    marked: bool


Pieces = list[Piece]


def sides(change: Change, source: Article, derived: Article, limit: int) -> tuple[Pieces, Pieces]:
    """The words before and after a change in at most about `limit` words each; a side without a span is empty."""
    after_text = (derived.title or "") if change.in_title else derived.text
    marks_before, marks_after = _differing(source.text, change.before, after_text, change.after)
    return (
        excerpt(source.text, change.before, marks_before, limit) if change.before else [],
        excerpt(after_text, change.after, marks_after, limit) if change.after else [],
    )


def _differing(before: str, left: Span | None, after: str, right: Span | None) -> tuple[list[Span], list[Span]]:
    """The spans on each side that the other has not; all of a side where little is alike, or it stands alone."""
    if left is None or right is None:
        return [left] if left else [], [right] if right else []
    one = list(_TOKEN.finditer(before, left.start, left.end))
    two = list(_TOKEN.finditer(after, right.start, right.end))
    words = [match.group().casefold() for match in one], [match.group().casefold() for match in two]
    if max(len(one), len(two)) > settings.SHOW_DIFF_WORDS:
        return [left], [right]
    matcher = SequenceMatcher(None, *words, autojunk=False)
    if matcher.ratio() < settings.SHOW_DIFF_ALIKE:
        return [left], [right]
    blocks = [block for block in matcher.get_opcodes() if block[0] != "equal"]
    gone = [Span(one[i].start(), one[j - 1].end()) for _, i, j, _, _ in blocks if j > i]
    come = [Span(two[i].start(), two[j - 1].end()) for _, _, _, i, j in blocks if j > i]
    return gone, come


def excerpt(text: str, span: Span, marks: Sequence[Span], limit: int) -> Pieces:
    """About `limit` words of the paragraph around `marks`, or of the span; … says where more stands."""
    first = min((mark.start for mark in marks), default=span.start)
    last = min(max((mark.end for mark in marks), default=span.end), first + _REACH)
    start = max(text.rfind("\n", max(0, first - _REACH), first) + 1, first - _REACH, 0)
    end = text.find("\n", last, last + _REACH)
    end = end if end >= 0 else min(len(text), last + _REACH)
    words = list(_WORD.finditer(text, start, end))
    if not words:
        return []
    inside = [n for n, word in enumerate(words) if word.end() > first and word.start() < last] or [0]
    low, high = _window(inside[0], inside[-1], len(words), limit)
    cut = Span(words[low].start(), words[high].end())
    pieces = [Piece("… ", False)] if low > 0 or (start > 0 and text[start - 1] != "\n") else []
    at = cut.start
    for mark in sorted(marks):
        left, right = max(mark.start, at), min(mark.end, cut.end)
        if left < right:
            pieces += [Piece(text[at:left], False), Piece(text[left:right], True)]
            at = right
    pieces.append(Piece(text[at : cut.end], False))
    pieces += [Piece(" …", False)] if high < len(words) - 1 else []
    return [Piece(" ".join(piece.text.split("\n")), piece.marked) for piece in pieces if piece.text]


def _window(first: int, last: int, count: int, limit: int) -> tuple[int, int]:
    """Words `first` to `last`, widened to `limit` words or cut to it."""
    last = min(last, first + limit - 1)
    spare = limit - (last - first + 1)
    low = max(0, first - max(spare // 2, spare - (count - 1 - last)))
    return low, min(count - 1, low + limit - 1)


def clip(text: str, limit: int) -> str:
    """The first `limit` words of a text on one line."""
    words = text[: limit * 40].split()
    return " ".join(words[:limit]) + (" …" if len(words) > limit else "")


def quoted(text: str) -> str:
    """A text in quotation marks, where it does not bring its own."""
    return text if text[:1] in {"“", '"', "«", "„"} else f"“{text}”"
