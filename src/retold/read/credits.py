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
from retold.read.credit_lines import LEFT, Page, bylines, contributors, datelines, hat_tips, is_own, links, source_lines
from retold.read.mentions import Mention, mentions
from retold.records import Article, Attribution, Credit, CreditKind, Relation, Span

_RIGHT: Final = 320
_NEXT: Final = 160
_APART: Final = 70
_BACK: Final = 240
_QUOTED_NAME: Final = re.compile(r"(?<=[ ])[\"“‘](?=[A-Z])")
_LEADS_TO_NAME: Final = ("told", "tells", "tell", " of", " on", "show", "program", "podcast")
_SPOKE: Final = frozenset("said says added adds claimed claims argued argues explained explains".split())
_APART_BEFORE: Final = tuple(
    f"{mark}{the}" for mark in (", ", ",” ", '," ', ",’ ", ",' ") for the in ("", "the ", "The ")
)
_SHARED: Final = frozenset({"reported_by", "told", "via", "agency"})


class _Found(NamedTuple):
    kind: CreditKind
    span: Span
    pattern: str
    relation: Relation


def credits(
    article: Article, attributions: tuple[Attribution, ...], known: frozenset[str] = frozenset()
) -> tuple[Credit, ...]:
    """Every credit of a page, in order of its first character.

    An empty span at 0 marks one that stands beside the text only (a byline in the page's data). `known` are names that
    nothing but the corpus shows to be outlets'.
    """
    quoted = tuple(sorted(span for a in attributions if a.kind == "direct" for span in a.content))
    own = _identities(article)
    named = _resolved(article, mentions(article.text, own, known))
    page = Page(article, own, named, quoted, known, _subjects(article.title))
    found = list(_mentioned(page))
    for make in (_programmes, hat_tips, datelines, source_lines, contributors, links):
        found.extend(make(page))
    found.extend(bylines(page, {outlets.key(credit.outlet) for credit in found if credit.kind == "agency"}))
    found = _distinct(found)
    found += _spoken(page, attributions, found)
    found += _title(page, found)
    return tuple(sorted(found, key=lambda credit: (credit.span, credit.kind)))


def _resolved(article: Article, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Namings with their full names: where the text gave none, what the place, a link or the page itself says of it."""
    if all(outlets.is_known(mention.full) for mention in found):
        return found
    meant = outlets.resolve(article, [mention.span for mention in found])
    return tuple(
        mention._replace(full=each.outlet.name)
        if each.outlet
        and "." not in each.outlet.name
        and not outlets.is_known(mention.full)
        and outlets.could_be(mention.full, each.outlet.name)
        else mention
        for mention, each in zip(found, meant, strict=True)
    )


def _identities(article: Article) -> frozenset[str]:
    """The keys of the page's own outlet, with the first label of its host ("suntimes")."""
    address = outlets.host(article.url) if article.url else None
    return outlets.identities(article) | ({address.split(".")[0]} if address else set())


def _mentioned(page: Page) -> Iterator[Credit]:
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
        if one is not None and (one.kind == "told" or not outlets.is_journal(mention.full)):
            yield from _made(page, mention, one)


def _around(page: Page, mention: Mention) -> _Found | None:
    text, span = page.article.text, mention.span
    before = text[max(0, span.start - LEFT) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _RIGHT].partition("\n")[0]
    if (
        cues.POLL.match(after)
        or cues.POLLED.search(before)
        or cues.AFFILIATE.match(after)
        or cues.TITLE_OF.search(before)
    ):
        return None
    found = _pattern(mention, before, after)
    return None if found and _is_news(page, mention, found) else found


def _is_news(page: Page, mention: Mention, found: _Found) -> bool:
    """Whether an outlet that only "said" something is what the page is about, and so speaks of its own affairs."""
    if found.pattern != "said" or outlets.key(mention.full) not in page.subjects:
        return False
    return page.article.text[: found.span.end].rpartition(" ")[2] in _SPOKE


def _subjects(title: str | None) -> frozenset[str]:
    """Keys of the outlets that a title tells of ("Ledger sues mayor"), and does not credit ("Ledger: Mayor fled")."""
    found = set[str]()
    if not title:
        return frozenset(found)
    for mention in mentions(title):
        before, after = title[: mention.span.start], title[mention.span.end :]
        headed = cues.TITLE_OUTLET.match(title) and mention.span.start <= len("The ")
        closing = not after.strip() and before.rstrip().endswith(("|", "-", "–", "—", ":", ",", "("))
        if not (headed or closing or cues.TITLE_TO.search(before) or _pattern(mention, before, after)):
            found.add(outlets.key(mention.full))
    return frozenset(found)


def _joined(page: Page) -> Iterator[tuple[int, int]]:
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


def _made(page: Page, mention: Mention, found: _Found) -> Iterator[Credit]:
    after = page.article.text[mention.span.end : mention.span.end + _RIGHT].partition("\n")[0]
    own = is_own(page, mention.full)
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
    if found := _supplied(mention, before, after):
        return found
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


def _supplied(mention: Mention, before: str, after: str) -> _Found | None:
    """A name of whose copy the page is made: "contains material from the", "prepared by", a copyright line."""
    start, end = mention.span.start - len(before), mention.span.end
    if before.endswith(cues.OF_COPY):
        match = cues.MATERIAL.search(before) or cues.PREPARED.search(before)
        if match is None and cues.WAS_USED.match(after):
            match = cues.USED.search(before)
        if match:
            return _Found("agency", Span(start + match.start(), end), "agency", "taken_from")
    if ("©" in before or "pyright" in before.lower() or "(c)" in before) and (match := cues.NOTICE.search(before)):
        return _Found("agency", Span(start + match.start(), end), "notice", "taken_from")
    return None


def _told(mention: Mention, before: str, after: str) -> _Found | None:
    """A name to whom words were given, or on whose air they were spoken."""
    start, end = mention.span.start, mention.span.end
    line = start - len(before)
    if cues.DECLINED.search(before) or cues.COMMENT.match(after) or cues.EXECUTIVE.match(after):
        return None
    if mention.by_form and (match := cues.EVENT.match(after)) and _is_noun(mention, before, match.group()):
        return _Found("told", Span(start, end + match.end()), "aired", "goes_back_to")
    if (match := cues.TOLD.search(before)) or (cues.GAVE.match(after) and (match := cues.GIVES.search(before))):
        if cues.REPLIED.match(after) or cues.NEGATED.search(before, 0, match.start()):
            return None
        return _Found("told", Span(line + match.start(), end), "told", "goes_back_to")
    if cues.THING.match(after) or cues.OWNED.match(after):
        return None
    if (match := cues.AIRED.search(before)) or (cues.SPEAKS.match(after) and (match := cues.ON_AIR.search(before))):
        return _Found("told", Span(line + match.start(), end), "aired", "goes_back_to")
    if (match := cues.ASKED.match(after)) and cues.WHEN.search(before):
        return _Found("told", Span(start, end + match.end()), "aired", "goes_back_to")
    return None


def _led_up_to(mention: Mention, before: str, after: str) -> _Found | None:
    """A name whose crediting words stand before it: "reported by the", "according to the", "via"."""
    end, line = mention.span.end, mention.span.start - len(before)
    match = cues.ACCORDING.search(before) or cues.BY.search(before) or cues.GIVEN.search(before)
    if match is None and not cues.TITLED.match(after):
        match = cues.SAYS.search(before)
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
    match = None if cues.CUT_OFF.match(after) and not before.endswith(_APART_BEFORE) else cues.REPORTED.match(after)
    if match and not cues.OPINED.match(after, match.end()):
        group = "report" if match["report"] else "learned" if match["learned"] else "said"
        person = match["staff"] and " " in match["staff"].strip()
        itself = group == "said" and (
            cues.IN_REPORT.match(after, match.end()) is None
            if mention.doubtful
            else cues.ABOUT_ITSELF.match(after, match.end()) or cues.ISSUED.search(before)
        )
        aside = (person and group == "said" and not cues.AS.search(before)) or (
            cues.STAFFER.search(before) and not cues.WRITES.match(after) and not cues.AS.search(before)
        )
        if not itself and (group == "report" or not aside):
            return _Found("reported_by", Span(start, end + match.end()), group, "goes_back_to")
    if mention.by_form and (match := cues.NOUN.match(after)) and _is_noun(mention, before, match.group()):
        return _Found("reported_by", Span(start, end + match.end()), "noun", "goes_back_to")
    if cues.ON_TOPIC.fullmatch(after) or (not before.strip(" -–—•*") and cues.QUOTED_BESIDE.match(after)):
        return _Found("reported_by", mention.span, "noun", "goes_back_to")
    return None


def _is_noun(mention: Mention, before: str, words: str) -> bool:
    """Whether "Ledger report" is a noun phrase: with an article, or "the Ledger's report"."""
    return bool(mention.name.lower().startswith("the ") or words[0] in "’'" or cues.BEFORE_NOUN.search(before))


def _another_soon(page: Page, mention: Mention) -> bool:
    """Whether the next outlet named, close by and in the same sentence, is another one."""
    place = bisect_left(page.mentions, (mention.span,)) + 1
    if place >= len(page.mentions) or page.mentions[place].span.start - mention.span.end > _NEXT:
        return False
    between = page.article.text[mention.span.end : page.mentions[place].span.start]
    return ". " not in between and not outlets.same(page.mentions[place].full, mention.full)


def _is_quoted(page: Page, span: Span) -> bool:
    place = bisect_left(page.quoted, Span(span.start + 1, 0)) - 1
    return place >= 0 and page.quoted[place].end >= span.end


def _programmes(page: Page) -> Iterator[Credit]:
    """Programmes named alone, in quotation marks: "told “Harbour Hour”"."""
    for match in _titled(page.article.text):
        name, span = match["name"].rstrip(".,!?"), Span(*match.span("name"))
        if _touches([mention.span for mention in page.mentions], span) or cues.POSSESSED.search(match.group()):
            continue
        first = name.split()[0]
        own = any(outlets.could_be(first, full) for full in (page.article.outlet, page.article.url) if full)
        kind: CreditKind = "self_reference" if own else "told"
        outlet = page.article.outlet if own and page.article.outlet else outlets.display(name)
        sure = settings.READ_CREDIT_SURE["aired"]
        yield Credit(kind, outlet, Span(match.start(), span.end), None, "goes_back_to", sure, own)


def _titled(text: str) -> Iterator[re.Match[str]]:
    """Where the pattern of programmes fits: it is looked for only at a capital in quotation marks that may close it."""
    done = 0
    for quote in _QUOTED_NAME.finditer(text):
        before = text[max(0, quote.start() - 10) : quote.start()].rstrip(" ,")
        if before.endswith(_LEADS_TO_NAME) and quote.start() >= done:
            match = cues.PROGRAMME.search(text, max(done, quote.start() - _BACK), quote.start() + _RIGHT)
            if match:
                done = match.end()
                yield match


def _spoken(page: Page, attributions: tuple[Attribution, ...], found: list[Credit]) -> list[Credit]:
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


def _title(page: Page, found: list[Credit]) -> list[Credit]:
    """A title that gives an outlet ("Ledger: ...") or only "Report: ...": the first naming in it stands for it."""
    title = page.article.title or ""
    match = cues.TITLE_OUTLET.search(title)
    name = (match["head"] or match["tail"]) if match and not cues.TITLE_REPORT.search(title) else None
    others = [mention for mention in page.mentions if mention.by_form and not is_own(page, mention.full)]
    if name:
        others = [m for m in others if outlets.same(m.name, name) or outlets.could_be(name, m.name)]
    elif not cues.TITLE_REPORT.search(title) or any(credit.kind in {"reported_by", "told"} for credit in found):
        return []
    if not others or any(credit.span.start <= others[0].span.start < credit.span.end for credit in found):
        return []
    sure = settings.READ_CREDIT_SURE["title"]
    return [Credit("reported_by", others[0].full, others[0].span, None, "goes_back_to", sure)]


def _distinct(found: list[Credit]) -> list[Credit]:
    """Of credits of one stretch the surest, of equally sure ones a line that names the source.

    A hyperlink stands beside the words that carry it.
    """
    kept: list[Credit] = []
    for credit in sorted(found, key=lambda c: (c.kind == "link", c.span.start, -c.confidence, -c.span.end)):
        last = kept[-1] if kept else None
        if last and last.kind != "link" and credit.kind != "link" and credit.span.start < last.span.end:
            surer = credit.confidence - last.confidence
            if surer > 0 or (surer == 0 and last.kind == "reported_by" and credit.kind == "source_line"):
                kept[-1] = credit
            continue
        kept.append(credit)
    return kept
