"""A page in, the credits that stand apart from running text out: hat tips, datelines, source lines, notices, bylines,
links. Entries: one function for each.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from retold import outlets, settings
from retold.read import credit_cues as cues
from retold.read.mentions import Mention, mentions
from retold.records import Article, Credit, CreditKind, Span

LEFT: Final = 120
"""Characters before a name that are looked at."""


class Page(NamedTuple):
    """What is asked of a page again and again: the keys of its own outlet, its namings, what it quotes, the names that
    the corpus knows, the keys of outlets that its title tells of.
    """

    article: Article
    own: frozenset[str]
    mentions: tuple[Mention, ...]
    quoted: tuple[Span, ...]
    known: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()


def is_own(page: Page, name: str) -> bool:
    """Whether this is the page's own outlet, or a part of it ("Ledger Pro" on a page of the Ledger)."""
    key = outlets.key(name)
    return key in page.own or any(len(own) >= 5 and key.startswith(own) for own in page.own)


def _credit(page: Page, kind: CreditKind, name: str, span: Span, pattern: str) -> Iterator[Credit]:
    """A credit of a page that the text was taken from, unless it is the page itself."""
    name = outlets.display(name.strip(" .,;:()[]*_"))
    if outlets.key(name) and not is_own(page, name) and ("." not in name or outlets.is_news_host(name)):
        yield Credit(kind, name, span, None, "taken_from", settings.READ_CREDIT_SURE[pattern])


def hat_tips(page: Page) -> Iterator[Credit]:
    """Thanks for the find: "h/t Northwire"."""
    text = page.article.text
    if not any(tip in text for tip in ("h/t", "H/T", "at tip", "at Tip", "AT TIP", "at-tip")):
        return
    for match in cues.HAT_TIP.finditer(text):
        name = cues.HAT_NAME.match(text, match.end())
        if name and (len(name.group().split()) > 1 or outlets.looks_like_outlet(name.group()) or "." in name.group()):
            yield from _credit(page, "hat_tip", name.group(), Span(match.start(), name.end()), "hat_tip")


_INITIALS = re.compile(r"[A-Z]{2,6}")


def datelines(page: Page) -> Iterator[Credit]:
    """Such as "RIVERTON (Northwire) —", at the head of a line, in the first lines of a text."""
    head = page.article.text[: settings.READ_CREDIT_HEAD]
    for match in cues.DATELINE.finditer(head):
        initials = match["place"] and match["place"].isupper() and _INITIALS.fullmatch(match["name"])
        initials = initials and not head.startswith(":", match.end())
        formed = outlets.looks_like_outlet(match["name"]) and (match["place"] or outlets.is_agency(match["name"]))
        if initials or formed:
            yield from _credit(
                page, "agency", match["name"], Span(match.start("name") - 1, match.end("name") + 1), "agency"
            )


def source_lines(page: Page) -> Iterator[Credit]:
    """Lines set apart that name the page this one came from: "Source: the Ledger"."""
    text = page.article.text
    for match in cues.SOURCE_LINE.finditer(text):
        name = cues.LINE_NAME.match(text, match.end())
        if name is None or not cues.LINE_HEAD.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        if cues.MONTH.match(name.group()):
            continue
        known = outlets.looks_like_outlet(name.group()) or "." in name.group() or _is_held(page, name.group())
        plain = match.group().startswith(("Source", "Read", "See", "View", "Adapted", "Go", "Excerpted"))
        if (not plain or known) and not cues.PHOTO.match(text[name.end() : name.end() + 20]):
            yield from _credit(page, "source_line", name.group(), Span(match.start(), name.end()), "source_line")


def contributors(page: Page) -> Iterator[Credit]:
    """Other outlets and agencies in a line of contributors: "Contributing: Ada Quill, Kestrel Post; Northwire"."""
    text = page.article.text
    for match in cues.CONTRIBUTING.finditer(text) if "Contribut" in text else ():
        for mention in page.mentions[bisect_left(page.mentions, (Span(*match.span()),)) :]:
            if mention.span.start >= match.end():
                break
            yield from _credit(page, "agency", mention.full, mention.span, "agency")


def _is_held(page: Page, name: str) -> bool:
    return outlets.display(name.strip(" .,;:()[]*_")) in page.known


def bylines(page: Page, marked: Collection[str] = ()) -> Iterator[Credit]:
    """Agencies and other outlets among the authors, or in the first short lines.

    A name that may be a person's ("Halverne Press") is an outlet's where the text is `marked` as taken from its key.
    """
    text = page.article.text
    for author in page.article.authors:
        formed = outlets.looks_like_outlet(author) and not _may_be_persons(author, marked)
        if outlets.is_known(author) or author in page.known or formed:
            pattern = "byline" if _signs(page, author) else "beside"
            yield from _credit(page, "byline", author, Span(0, 0), pattern)
    start = 0
    for line in text[: settings.READ_CREDIT_HEAD].split("\n")[:6]:
        match = cues.BYLINE.fullmatch(line.strip())
        if match and len(match["who"].split()) <= 5:
            at = start + line.index(line.strip())
            name, span = match["who"].strip(), Span(at, at + len(line.strip()))
            persons = _may_be_persons(name, marked) and name not in page.known
            named = (
                outlets.looks_like_outlet(name)
                and not persons
                and (line.strip()[:3].lower() == "by " or outlets.is_agency(name) or match["person"])
            )
            if named or cues.STAFF_AND_WIRE.fullmatch(name):
                yield from _credit(page, "byline", name, span, "byline")
        start += len(line) + 1


def _signs(page: Page, author: str) -> bool:
    """Whether an outlet among a page's authors signs it: one of a few, or named in the text too.

    A long list has the authors of the stories beside it.
    """
    few = len(page.article.authors) <= settings.READ_CREDIT_AUTHORS
    return few or any(outlets.same(mention.full, author) for mention in page.mentions)


def _may_be_persons(name: str, marked: Collection[str]) -> bool:
    """Whether a name of two words with an outlet's form may be a person's, as nothing shows it to be an outlet's."""
    return bool(cues.SURNAME.search(name)) and not outlets.is_known(name) and outlets.key(name) not in marked


def links(page: Page) -> Iterator[Credit]:
    """Hyperlinks to other outlets; surer with words of reporting near, or where the words around name the outlet."""
    text = page.article.text
    for link in page.article.links:
        address = outlets.host(link.url)
        if address is None or outlets.key(address) in page.own or not outlets.is_news_host(link.url):
            continue
        left = text[max(0, link.span.start - LEFT) : link.span.start].rpartition("\n")[2].rpartition(". ")[2]
        right = text[link.span.end : link.span.end + 80].partition("\n")[0].partition(". ")[0]
        around = left + text[link.span.start : link.span.end] + right
        cue = bool(cues.CUE_NEAR.search(around))
        named = any(outlets.same(m.name, address) or outlets.could_be(m.name, address) for m in mentions(around))
        anchor = re.sub(r"\W", "", text[link.span.start : link.span.end].lower())
        called = len(outlets.key(address)) > 3 and outlets.key(address) in anchor
        sure = settings.READ_CREDIT_LINK + settings.READ_CREDIT_LINK_STEP * (
            cue + (named or called) + called + (outlets.is_known(address) or outlets.short(address) is not None)
        )
        yield Credit(
            "link",
            outlets.display(address),
            link.span,
            link.url,
            "taken_from" if cue else "goes_back_to",
            min(sure, 0.9),
        )
