"""Captures of one address in, their order and what it rests on out: dates first, then what the captures say themselves.

A date orders two captures where both have a time of day, or their days differ. Else a note that a page was updated, an
address that keeps words of a replaced headline, and growth tell, in that order: news pages mostly grow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, time
from itertools import pairwise
from typing import Final

from retold import settings
from retold.records import Article, Basis, Edge, Evidence, Span
from retold.trace.headlines import address_words, kept, title_words

_NOTE: Final = re.compile(
    r"\bthis (?:story|article|page|post|report|piece|version) (?:has been|was|is being) (?:updated|corrected|amended|"
    r"clarified|revised)\b|^\W{0,3}(?:correction|clarification|editor['’]s note|updated?)\b[^\n.]{0,40}:",
    re.IGNORECASE | re.MULTILINE,
)


def ordered(captures: Sequence[Article]) -> list[Article]:
    """Captures of one address from the earliest to the latest, whatever order they come in."""
    signs = {one.id: _signs(one, captures) for one in captures}
    timed = [one for one in captures if one.published is not None and _has_hour(one)]
    found = sorted(timed, key=lambda one: (one.published, signs[one.id]))
    rest = [one for one in captures if not _has_hour(one)]
    for one in sorted(rest, key=lambda one: (one.published is None, signs[one.id])):
        first = sum(_by_date(other, one) for other in found)
        last = len(found) - sum(_by_date(one, other) for other in found)
        at = next((at for at in range(first, last) if _before(one, found[at], signs)), last)
        found.insert(at, one)
    return found


def _before(one: Article, other: Article, signs: dict[str, tuple[bool, float, int, str]]) -> bool:
    """Whether a capture goes before one that its date does not put it before; one without a date not for being short,
    so that the capture that stands for a page has a date where any has.
    """
    much = 2 if one.published is None and other.published is not None else 4
    return signs[one.id][:much] < signs[other.id][:much]


def revisions(captures: Sequence[Article]) -> tuple[Edge, ...]:
    """An edge from each of some captures in order to the next, with what tells that order."""
    return tuple(_revision(one, other) for one, other in pairwise(captures))


def _revision(one: Article, other: Article) -> Edge:
    evidence = list(_evidence(one, other))
    speaking = [piece for piece, _ in evidence if not piece.against]
    basis: tuple[Basis, ...] = tuple(dict.fromkeys(piece.basis for piece in speaking))
    confidence = next(sure for piece, sure in evidence if not piece.against)
    return Edge(one.id, other.id, basis, tuple(piece for piece, _ in evidence), confidence)


def _evidence(one: Article, other: Article) -> list[tuple[Evidence, float]]:
    """Each reason for the order of two captures, the decisive one first, with how sure it makes it; then against it."""
    found: list[tuple[Evidence, float]] = []
    if _by_date(one, other) and one.published and other.published:
        found.append((_because("time", "The later capture is dated later."), settings.TRACE_REVISED_DATED))
    notes = _note(one), _note(other)
    if (notes[0] is None) != (notes[1] is None):
        against = notes[1] is None
        because = f"The {'earlier' if against else 'later'} capture says of itself that it was updated or corrected."
        found.append((Evidence("wording", notes[0], notes[1], because, against), settings.TRACE_REVISED_NOTED))
    keeping = _keeping(one, other), _keeping(other, one)
    if max(keeping) >= settings.TRACE_KEPT_HEADLINE:
        against = keeping[1] > keeping[0]
        which = "later" if against else "earlier"
        because = f"The address keeps words of the {which} capture's headline, which the other has not."
        found.append((_because("headline", because, against), settings.TRACE_REVISED_KEPT))
    if all(piece.against for piece, _ in found):
        if len(one.text) < len(other.text):
            found.insert(0, (_because("wording", "No date tells their order; the longer is taken for the later."),
                             settings.TRACE_REVISED_LONGER))  # fmt: skip
        else:
            found.insert(0, (_because("wording", "Nothing tells which of the two came first."),
                             settings.TRACE_REVISED_UNKNOWN))  # fmt: skip
    return sorted(found, key=lambda piece: piece[0].against)


def _because(basis: Basis, because: str, against: bool = False) -> Evidence:
    return Evidence(basis, None, None, because, against)


def _by_date(one: Article, other: Article) -> bool:
    """Whether dates tell that one capture is earlier."""
    if one.published is None or other.published is None:
        return False
    first, second = one.published.astimezone(UTC), other.published.astimezone(UTC)
    if _has_hour(one) and _has_hour(other):
        return first < second
    return first.date() < second.date()


def _has_hour(article: Article) -> bool:
    return article.published is not None and article.published.astimezone(UTC).time() != time()


def _signs(one: Article, captures: Sequence[Article]) -> tuple[bool, float, int, str]:
    """What orders captures without dates, ascending; the id last, so that their order is always the same."""
    keeping = max(_keeping(one, other) for other in captures)
    keeping = keeping if keeping >= settings.TRACE_KEPT_HEADLINE else 0.0
    return _note(one) is not None, -keeping, len(one.text), one.id


def _keeping(one: Article, other: Article) -> float:
    """How much more of their address stands in the headline of one capture than in that of another."""
    return kept(address_words(one.url), title_words(one.title), title_words(other.title))


def _note(article: Article) -> Span | None:
    """Where a page says that it was updated or corrected, near its beginning or its end."""
    text, reach = article.text, settings.TRACE_REVISED_REACH
    for match in _NOTE.finditer(text):
        if match.start() < reach or match.end() > len(text) - reach:
            return Span(*match.span())
    return None
