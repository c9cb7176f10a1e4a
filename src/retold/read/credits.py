"""A page in, its credits out: the words that say which outlet or page it came from. Entry: `credits`.

Every naming of an outlet is looked at once, with the words on its left and right; each pattern is one way of crediting.
"X reported, citing Y" was taken from X and goes back to Y. Mentions ("a former Ledger editor", a poll) are passed over.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from retold import outlets, settings
from retold.read import credit_cues as cues
from retold.read.mentions import Mention, mentions
from retold.records import Article, Attribution, Credit, CreditKind, Relation, Span

_LEFT: Final = 120
_RIGHT: Final = 320
_NEXT: Final = 160
_APART: Final = 70
_SHARED: Final = frozenset({"reported_by", "told", "via"})


class _Page(NamedTuple):
    article: Article
    own: frozenset[str]
    mentions: tuple[Mention, ...]
    quoted: tuple[Span, ...]


class _Found(NamedTuple):
    kind: CreditKind
    span: Span
    pattern: str
    relation: Relation


def credits(article: Article, attributions: tuple[Attribution, ...]) -> tuple[Credit, ...]:
    """Every credit of a page, in order of its first character.

    An empty span at 0 marks one that stands beside the text only (a byline in the page's data).
    """
    quoted = tuple(sorted(span for a in attributions if a.kind == "direct" for span in a.content))
    own = _identities(article)
    page = _Page(article, own, mentions(article.text, own), quoted)
    found = list(_mentioned(page))
    for make in (_programmes, _hat_tips, _datelines, _source_lines, _bylines, _links):
        found.extend(make(page))
    found = _distinct(found)
    found += _spoken(page, attributions, found)
    found += _title(page, found)
    return tuple(sorted(found, key=lambda credit: (credit.span, credit.kind)))


def _identities(article: Article) -> frozenset[str]:
    """The keys of the page's own outlet, with the first label of its host ("suntimes")."""
    address = outlets.host(article.url) if article.url else None
    return outlets.identities(article) | ({address.split(".")[0]} if address else set())


def _is_own(page: _Page, name: str) -> bool:
    """Whether this is the page's own outlet, or a part of it ("Ledger Pro" on a page of the Ledger)."""
    key = outlets.key(name)
    return key in page.own or any(len(own) >= 5 and key.startswith(own) for own in page.own)


def _mentioned(page: _Page) -> Iterator[Credit]:
    """What the words around each naming make of it; of names joined by "and" each is credited."""
    found = [_around(page, mention) for mention in page.mentions]
    for first, last in _joined(page):
        members = range(first, last + 1)
        for at, leads in ((first, True), (last, False)):
            one, span = found[at], page.mentions[at].span
            if one and one.kind in _SHARED and (one.span.end == span.end if leads else one.span.start == span.start):
                for each in members:
                    found[each] = found[each] or one._replace(span=page.mentions[each].span)
    for mention, one in zip(page.mentions, found, strict=True):
        if one is not None:
            yield from _made(page, mention, one)


def _around(page: _Page, mention: Mention) -> _Found | None:
    text, span = page.article.text, mention.span
    before = text[max(0, span.start - _LEFT) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _RIGHT].partition("\n")[0]
    return (
        None
        if cues.POLL.match(after) or cues.POLLED.search(before) or cues.AFFILIATE.match(after)
        else _pattern(mention, before, after)
    )


def _joined(page: _Page) -> Iterator[tuple[int, int]]:
    """Runs of names with only commas and "and" between them: the places of the first and the last."""
    text, mentions = page.article.text, page.mentions
    first, linked = 0, False
    for at in range(1, len(mentions) + 1):
        between = text[mentions[at - 1].span.end : mentions[at].span.start] if at < len(mentions) else ""
        if len(between) < _APART and (joins := cues.JOINS.fullmatch(between)):
            linked = linked or joins["and"] is not None
            continue
        if linked:
            yield first, at - 1
        first, linked = at, False


def _made(page: _Page, mention: Mention, found: _Found) -> Iterator[Credit]:
    after = page.article.text[mention.span.end : mention.span.end + _RIGHT].partition("\n")[0]
    own = _is_own(page, mention.full)
    kind, relation = found.kind, found.relation
    if own and relation == "taken_from":
        return
    if own:
        kind = "self_reference"
    if kind == "reported_by" and cues.CITING.match(after) and _another_soon(page, mention):
        relation = "taken_from"
    sure = settings.READ_CREDIT_SURE[found.pattern] * (1 if mention.by_form else settings.READ_CREDIT_THE)
    if _is_quoted(page, mention.span):
        sure *= settings.READ_CREDIT_QUOTED
    if kind == "self_reference" and not page.own:
        sure *= settings.READ_CREDIT_NO_OUTLET
    yield Credit(kind, mention.full, found.span, None, relation, sure, own)


def _pattern(mention: Mention, before: str, after: str) -> _Found | None:
    """The first way of crediting that the words around a name fit."""
    start, end = mention.span.start, mention.span.end
    if match := cues.OWN_VOICE.match(after):
        return _Found("self_reference", Span(start, end + match.end()), "own_voice", "goes_back_to")
    if match := cues.CONTRIBUTED.match(after):
        return _Found("agency", Span(start, end + match.end()), "agency", "taken_from")
    if match := cues.IS_TOLD.match(after):
        return _Found("told", Span(start, end + match.end()), "told", "goes_back_to")
    if match := cues.HAS_SEEN.match(after):
        return _Found("reported_by", Span(start, end + match.end()), "learned", "goes_back_to")
    if found := _told(mention, before, after):
        return found
    if (match := cues.SOURCED.search(before)) or cues.WHERE.match(after):
        first = start - len(before) + match.start() if match else start
        return _Found("source_line", Span(first, end), "source_line", "taken_from")
    if cues.PERSON.match(after) or cues.OPINION.search(before):
        return None
    return _led_up_to(mention, before, after) or _as_subject(mention, before, after)


def _told(mention: Mention, before: str, after: str) -> _Found | None:
    """A name to whom words were given, or on whose air they were spoken."""
    start, end = mention.span.start, mention.span.end
    line = start - len(before)
    if cues.DECLINED.search(before) or cues.COMMENT.match(after):
        return None
    if mention.by_form and (match := cues.EVENT.match(after)) and _is_noun(mention, before, match.group()):
        return _Found("told", Span(start, end + match.end()), "aired", "goes_back_to")
    if (match := cues.TOLD.search(before)) or (cues.GAVE.match(after) and (match := cues.GIVES.search(before))):
        return _Found("told", Span(line + match.start(), end), "told", "goes_back_to")
    if (match := cues.AIRED.search(before)) or (cues.SPEAKS.match(after) and (match := cues.ON_AIR.search(before))):
        return _Found("told", Span(line + match.start(), end), "aired", "goes_back_to")
    if (match := cues.ASKED.match(after)) and cues.WHEN.search(before):
        return _Found("told", Span(start, end + match.end()), "aired", "goes_back_to")
    return None


def _led_up_to(mention: Mention, before: str, after: str) -> _Found | None:
    """A name whose crediting words stand before it: "reported by the", "according to the", "via"."""
    end, line = mention.span.end, mention.span.start - len(before)
    match = (
        cues.ACCORDING.search(before) or cues.BY.search(before) or cues.GIVEN.search(before) or cues.SAYS.search(before)
    )
    if match is None and cues.AT_WRITES.match(after):
        match = cues.AT.search(before)
    if match is None and cues.QUOTED_BELOW.fullmatch(after):
        match = cues.QUOTES.search(before)
    if match:
        work = cues.NOUN.match(after)
        extent = Span(line + match.start(), end + (work.end() if work else 0))
        return _Found("reported_by", extent, "by", "goes_back_to")
    picture = cues.PHOTO.search(before) or cues.PHOTO.match(after) or before.strip().lower() == "courtesy of"
    if (match := cues.VIA.search(before)) and not picture:
        pattern = "photo" if cues.CREDITED.search(before) else "via"
        return _Found("via", Span(line + match.start(), end), pattern, "taken_from")
    return None


def _as_subject(mention: Mention, before: str, after: str) -> _Found | None:
    """A name that does the reporting itself, or whose report is named."""
    start, end = mention.span.start, mention.span.end
    if match := cues.REPORTED.match(after):
        group = "report" if match["report"] else "learned" if match["learned"] else "said"
        person = match["staff"] and " " in match["staff"].strip()
        itself = group == "said" and cues.ABOUT_ITSELF.match(after, match.end())
        if not itself and (
            group == "report" or not (person or (cues.STAFFER.search(before) and not cues.WRITES.match(after)))
        ):
            return _Found("reported_by", Span(start, end + match.end()), group, "goes_back_to")
    if mention.by_form and (match := cues.NOUN.match(after)) and _is_noun(mention, before, match.group()):
        return _Found("reported_by", Span(start, end + match.end()), "noun", "goes_back_to")
    if cues.ON_TOPIC.fullmatch(after):
        return _Found("reported_by", mention.span, "noun", "goes_back_to")
    return None


def _is_noun(mention: Mention, before: str, words: str) -> bool:
    """Whether "Ledger report" is a noun phrase: with an article, or "the Ledger's report"."""
    return bool(mention.name.lower().startswith("the ") or words[0] in "’'" or cues.BEFORE_NOUN.search(before))


def _another_soon(page: _Page, mention: Mention) -> bool:
    """Whether the next outlet named, close by and in the same sentence, is another one."""
    place = bisect_left(page.mentions, (mention.span,)) + 1
    if place >= len(page.mentions) or page.mentions[place].span.start - mention.span.end > _NEXT:
        return False
    between = page.article.text[mention.span.end : page.mentions[place].span.start]
    return ". " not in between and not outlets.same(page.mentions[place].full, mention.full)


def _is_quoted(page: _Page, span: Span) -> bool:
    place = bisect_left(page.quoted, Span(span.start + 1, 0)) - 1
    return place >= 0 and page.quoted[place].end >= span.end


def _credit(page: _Page, kind: CreditKind, name: str, span: Span, pattern: str) -> Iterator[Credit]:
    """A credit of a page that the text was taken from, unless it is the page itself."""
    name = outlets.display(name.strip(" .,;:()[]*_"))
    if outlets.key(name) and not _is_own(page, name) and ("." not in name or outlets.is_news_host(name)):
        yield Credit(kind, name, span, None, "taken_from", settings.READ_CREDIT_SURE[pattern])


def _programmes(page: _Page) -> Iterator[Credit]:
    """Programmes named alone, in quotation marks: "told “Harbour Hour”"."""
    for match in cues.PROGRAMME.finditer(page.article.text):
        name, span = match["name"].rstrip(".,!?"), Span(*match.span("name"))
        if _touches([mention.span for mention in page.mentions], span) or cues.POSSESSED.search(match.group()):
            continue
        first = name.split()[0]
        own = any(outlets.could_be(first, full) for full in (page.article.outlet, page.article.url) if full)
        kind: CreditKind = "self_reference" if own else "told"
        outlet = page.article.outlet if own and page.article.outlet else outlets.display(name)
        sure = settings.READ_CREDIT_SURE["aired"]
        yield Credit(kind, outlet, Span(match.start(), span.end), None, "goes_back_to", sure, own)


def _hat_tips(page: _Page) -> Iterator[Credit]:
    text = page.article.text
    if not any(tip in text for tip in ("h/t", "H/T", "at tip", "at Tip", "AT TIP", "at-tip")):
        return
    for match in cues.HAT_TIP.finditer(text):
        name = cues.HAT_NAME.match(text, match.end())
        if name and (len(name.group().split()) > 1 or outlets.looks_like_outlet(name.group()) or "." in name.group()):
            yield from _credit(page, "hat_tip", name.group(), Span(match.start(), name.end()), "hat_tip")


_INITIALS = re.compile(r"[A-Z]{2,6}")


def _datelines(page: _Page) -> Iterator[Credit]:
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


def _source_lines(page: _Page) -> Iterator[Credit]:
    text = page.article.text
    for match in cues.SOURCE_LINE.finditer(text):
        name = cues.LINE_NAME.match(text, match.end())
        if name is None or not cues.LINE_HEAD.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        if cues.MONTH.match(name.group()):
            continue
        known = outlets.looks_like_outlet(name.group()) or "." in name.group()
        plain = match.group().startswith(("Source", "Read", "See", "View", "Adapted", "Go", "Excerpted"))
        if (not plain or known) and not cues.PHOTO.match(text[name.end() : name.end() + 20]):
            yield from _credit(page, "source_line", name.group(), Span(match.start(), name.end()), "source_line")


def _bylines(page: _Page) -> Iterator[Credit]:
    """Agencies and other outlets among the authors, or in the first short lines."""
    text = page.article.text
    for author in page.article.authors:
        if outlets.is_known(author) or (outlets.looks_like_outlet(author) and not cues.SURNAME.search(author)):
            yield from _credit(page, "byline", author, Span(0, 0), "byline")
    start = 0
    for line in text[: settings.READ_CREDIT_HEAD].split("\n")[:6]:
        match = cues.BYLINE.fullmatch(line.strip())
        if match and len(match["who"].split()) <= 5:
            at = start + line.index(line.strip())
            name, span = match["who"].strip(), Span(at, at + len(line.strip()))
            named = outlets.looks_like_outlet(name) and (
                line.strip()[:3].lower() == "by " or outlets.is_agency(name) or match["person"]
            )
            if named or cues.STAFF_AND_WIRE.fullmatch(name):
                yield from _credit(page, "byline", name, span, "byline")
        start += len(line) + 1


def _links(page: _Page) -> Iterator[Credit]:
    """Hyperlinks to other outlets; surer with words of reporting near, or where the words around name the outlet."""
    text = page.article.text
    for link in page.article.links:
        address = outlets.host(link.url)
        if address is None or outlets.key(address) in page.own or not outlets.is_news_host(link.url):
            continue
        left = text[max(0, link.span.start - _LEFT) : link.span.start].rpartition("\n")[2].rpartition(". ")[2]
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


def _spoken(page: _Page, attributions: tuple[Attribution, ...], found: list[Credit]) -> list[Credit]:
    """Attributions whose source is an outlet, where no pattern has seen it."""
    taken = sorted(credit.span for credit in found)
    spoken = []
    for attribution in attributions:
        if not attribution.source or attribution.speaker is None or attribution.speaker.kind != "outlet":
            continue
        span = Span(attribution.source[0].start, attribution.source[-1].end)
        name = outlets.display(attribution.speaker.name or page.article.text[span.start : span.end])
        if not outlets.looks_like_outlet(name) or outlets.key(name) in page.own or _touches(taken, span):
            continue
        naming = next((m for m in page.mentions if m.span.start < span.end and span.start < m.span.end), None)
        if naming is None:
            continue
        sure = min(settings.READ_CREDIT_SURE["spoken"], attribution.confidence)
        spoken.append(Credit("reported_by", name, span, None, "goes_back_to", sure))
    return spoken


def _touches(spans: list[Span], span: Span) -> bool:
    place = bisect_left(spans, Span(span.end, 0))
    return any(other.end > span.start for other in spans[max(0, place - 3) : place])


def _title(page: _Page, found: list[Credit]) -> list[Credit]:
    """A title that gives an outlet ("Ledger: ...") or only "Report: ...": the first naming in it stands for it."""
    title = page.article.title or ""
    match = cues.TITLE_OUTLET.search(title)
    name = (match["head"] or match["tail"]) if match and not cues.TITLE_REPORT.search(title) else None
    others = [mention for mention in page.mentions if mention.by_form and not _is_own(page, mention.full)]
    if name:
        others = [m for m in others if outlets.same(m.name, name) or outlets.could_be(name, m.name)]
    elif not cues.TITLE_REPORT.search(title) or any(credit.kind in {"reported_by", "told"} for credit in found):
        return []
    if not others or any(credit.span.start <= others[0].span.start < credit.span.end for credit in found):
        return []
    sure = settings.READ_CREDIT_SURE["title"]
    return [Credit("reported_by", others[0].full, others[0].span, None, "goes_back_to", sure)]


def _distinct(found: list[Credit]) -> list[Credit]:
    """Of credits of one stretch the surest; a hyperlink stands beside the words that carry it."""
    kept: list[Credit] = []
    for credit in sorted(found, key=lambda c: (c.kind == "link", c.span.start, -c.confidence, -c.span.end)):
        last = kept[-1] if kept else None
        if last and last.kind != "link" and credit.kind != "link" and credit.span.start < last.span.end:
            if credit.confidence > last.confidence:
                kept[-1] = credit
            continue
        kept.append(credit)
    return kept
