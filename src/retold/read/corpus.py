"""All readings of a corpus in, those out whose credits the corpus changes. Entry: `in_corpus`.

A name without an outlet's form ("Gleanery") is an outlet's where a page of the corpus is from it; one that may be a
person's too ("Halverne Press", as an author) where another page credits it. What one article's credits become depends
on the set of articles alone: not on their order, nor on what was known when it was read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from retold import outlets
from retold.read.credit_cues import SURNAME
from retold.read.credits import credits
from retold.records import Article, Reading, Span
from retold.settings import READ_CORPUS_NAME


def in_corpus(readings: Iterable[Reading], whole: Callable[[str], Reading] | None = None) -> dict[str, Reading]:
    """By id, the readings whose credits are others once all outlets of the corpus are known. Where `readings` have
    articles and credits only, `whole` gives all of one, by id.
    """
    held = tuple(readings)
    formless, like_people = _formless(held), _like_people(held)
    naming = {number: found for number, each in enumerate(held) if (found := _namings(each.article, formless))}
    names = (formless - _people(held, naming)) | like_people
    changed = {}
    for number, reading in enumerate(held if names else ()):
        article = reading.article
        if not names.isdisjoint(naming.get(number, ())) or not names.isdisjoint(article.authors):
            full = whole(article.id) if whole else reading
            anew = credits(article, full.attributions, names)
            if anew != full.credits:
                changed[article.id] = replace(full, credits=anew)
    return changed


def _formless(readings: Sequence[Reading]) -> frozenset[str]:
    """Names of the corpus's outlets that no text shows to be outlets', and that none of its authors has."""
    names = {name for each in readings for name in _called(each.article)}
    authors = {author for each in readings for author in each.article.authors}
    return frozenset(filter(_needs_corpus, names - authors))


def _like_people(readings: Sequence[Reading]) -> frozenset[str]:
    """Names of outlets that may be a person's, where an author has them: of held pages, or credited in a text."""
    names = {name for each in readings for name in _called(each.article)}
    names |= {credit.outlet for each in readings for credit in each.credits if credit.span.end}
    return frozenset(name for name in names if SURNAME.match(name) and not outlets.is_known(name))


def _called(article: Article) -> tuple[str, ...]:
    """How a text would call the page's own outlet: by its name, else by the first label of its host."""
    if article.outlet:
        return (outlets.called(article.outlet),)
    address = outlets.host(article.url) if article.url else None
    label = address.split(".")[0] if address and outlets.short(address) is None else ""
    return (label.capitalize(),) if label.isalpha() else ()


def _needs_corpus(name: str) -> bool:
    """Whether a name can be found in a text, and is not found by its form anyway."""
    known = outlets.is_known(name) or outlets.looks_like_outlet(name)
    return len(name) >= READ_CORPUS_NAME and name[:1].isupper() and not known


def _namings(article: Article, names: frozenset[str]) -> frozenset[str]:
    """Which of the names stand in a text."""
    found: tuple[Span, ...] = outlets.held(article.text, names, ())
    return frozenset(article.text[span.start : span.end].removeprefix("the ") for span in found)


def _people(readings: Sequence[Reading], naming: dict[int, frozenset[str]]) -> frozenset[str]:
    """Those of the names that are people's: a text that has one goes on with its last word alone ("and Quill said")."""
    people = set[str]()
    for number, names in naming.items():
        for name in names - people:
            last = name.rpartition(" ")[2]
            if last != name and re.search(
                rf"(?<![\w’'-])[a-z]+,?(?<!\bthe) {re.escape(last)}(?:[’']s?\b|[,.]| (?![A-Z]))",
                readings[number].article.text,
            ):
                people.add(name)
    return frozenset(people)
