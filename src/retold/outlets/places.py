"""Places in an article: which of several outlets is of the place beside its name, or that the article is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from retold import settings
from retold.outlets.facts import table
from retold.outlets.meanings import Identity
from retold.records import Article, Span

_BESIDE: Final = re.compile(
    r"(?:[’']s?|-based|,)?(?: (?:news)?papers?,?| daily,?| tabloid,?| (?:television |TV |radio )?station,?)?"
    r"(?: [Tt]he)? ?"
)
_WITHIN: Final = re.compile(r" (?:in|of) (?:the )?")
_SENTENCE: Final = re.compile(r"[.!?]\s|\n")
_DATELINE: Final = re.compile(r"\s*([A-Z][^\n(–—]{1,50}?)\s*(?:\(|--|[–—]| - )")
_NATIONS: Final = {
    "England": ("Britain", "British", "UK", "U.K.", "United Kingdom", "England"),
    "Scotland": ("Scotland", "Scottish"),
    "Wales": ("Wales", "Welsh"),
    "Ireland": ("Ireland", "Irish"),
    "Canada": ("Canada", "Canadian"),
    "Australia": ("Australia", "Australian"),
    "India": ("India", "Indian"),
    "Israel": ("Israel", "Israeli"),
    "Pakistan": ("Pakistan", "Pakistani"),
    "South Africa": ("South Africa", "South African"),
    "Kenya": ("Kenya", "Kenyan"),
    "Nigeria": ("Nigeria", "Nigerian"),
    "Malaysia": ("Malaysia", "Malaysian"),
}
"""The words for a nation that has outlets whose names others go by too."""
_SAYS_NOTHING: Final = frozenset(("Washington", "District of Columbia", "United States"))
"""Places that news names for a government, or all the time."""


class Places:
    """What an article says of places, each looked up once."""

    def __init__(self, article: Article) -> None:
        self._text, self._title = article.text, article.title or ""
        dateline = _DATELINE.match(article.text[: settings.OUTLETS_DATELINE])
        self._dateline = dateline.group(1).casefold() if dateline else ""
        self._weights: dict[str, int] = {}

    def beside(self, span: Span, candidates: Sequence[Identity]) -> Identity | None:
        """The only candidate whose place stands right beside the name ("Ostrand's Star", "an Ohio paper, the Post")."""
        before = self._text[max(0, span.start - 50) : span.start]
        before = before[max((cut.end() for cut in _SENTENCE.finditer(before)), default=0) :]
        after = self._text[span.end : span.end + 40]
        within = _WITHIN.match(after)
        after = after[within.end() :] if within else ""
        if not after and not any(char.isupper() for char in before):
            return None
        fitting = [
            outlet
            for outlet in candidates
            if any(_leads(before, word) or after.startswith(word) for _, words in _places(outlet) for word in words)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def local(self, candidates: Sequence[Identity]) -> Identity | None:
        """The only candidate of the place that the article is about: by its dateline or title, or by many namings."""
        scores = {
            outlet: max((self._weight(words) - level for level, words in _places(outlet)), default=0)
            for outlet in candidates
        }
        best = max(scores.values(), default=0)
        fitting = [outlet for outlet, score in scores.items() if score == best]
        return fitting[0] if best >= settings.OUTLETS_PLACE and len(fitting) == 1 else None

    def _weight(self, place: tuple[str, ...]) -> int:
        """How much speaks for a place: dateline and title count more than namings."""
        if place[0] not in self._weights:
            named = min(sum(self._text.count(word) for word in place), settings.OUTLETS_NAMED)
            first = any(word.casefold() in self._dateline for word in place)
            titled = any(word in self._title for word in place)
            self._weights[place[0]] = named + settings.OUTLETS_NAMED * first + settings.OUTLETS_TITLED * titled
        return self._weights[place[0]]


def _leads(before: str, word: str) -> bool:
    """Whether a place is the last thing before a name, but for words such as "newspaper"."""
    at = before.rfind(word)
    if at < 0 or (at and before[at - 1].isalnum()):
        return False
    return _BESIDE.fullmatch(before, at + len(word)) is not None


def _places(outlet: Identity) -> list[tuple[int, tuple[str, ...]]]:
    """The words for an outlet's town (0), then its state (1) or, where the table gives none, its nation (0)."""
    known = table().keyed.get(outlet.id.replace("-", ""))
    place = known.place[:2] if known else ()
    states = known is not None and len(known.place) > 2
    return [
        (level if states else 0, _NATIONS.get(name, (name,)))
        for level, name in enumerate(place)
        if name not in _SAYS_NOTHING
    ]
