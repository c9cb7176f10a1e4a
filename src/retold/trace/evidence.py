"""An edge of a story in, what it rests on and what speaks against it out: one plain sentence each, with the words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from retold import settings
from retold.outlets import display
from retold.records import Article, Basis, Evidence, Span
from retold.trace import saying
from retold.trace.family import Family, Named, Said
from retold.trace.sources import Naming, passing

if TYPE_CHECKING:
    from retold.trace.lineage import Lineage

_MOST_PLACES = 5


def between(lineage: Lineage, source: int, derived: int) -> list[Evidence]:
    """Evidence for an edge, then against it; numbers after the family's pages are pages nobody holds."""
    family = lineage.family
    if derived >= len(family):
        return _above(family, source, derived)
    if source >= len(family):
        found = _from_unseen(lineage, source, derived)
    else:
        found = _held(family, source, derived)
        found += _against(family, source, derived)
    return found + (_rivals(lineage, source, derived) if lineage.heads[derived] == source else [])


def _held(family: Family, source: int, derived: int) -> list[Evidence]:
    found: list[Evidence] = []
    for said in family.said[derived]:
        if said.target == source:
            found += credit_evidence(family, said, derived)
    link = family.link(source, derived)
    if link is not None:
        found.append(Evidence("link", None, _of(family, link[0], derived, link[1]), "The page links to this page."))
    found += _inherited(family, source, derived)
    found += _wording(family, source, derived)
    found += _headline(family, source, derived)
    found += _own_words(family, source)
    days = family.field.days(family.front(source), family.front(derived))
    if days is not None and days > 0:
        found.append(Evidence("time", None, None, f"The source is dated {_later(days)} earlier."))
    if not found:
        found.append(Evidence("wording", None, None, "Of all pages of the story this one is closest in content."))
    return found


def _own_words(family: Family, source: int) -> list[Evidence]:
    """Where the source speaks of its own outlet's reporting, else of what was said there."""
    article = family.article(source)
    credits = [
        credit
        for credit in family.field.readings[family.front(source)].credits
        if credit.kind == "self_reference" and credit.own and credit.confidence >= settings.TRACE_CREDIT_CONFIDENCE
    ]
    if not credits:
        return []
    credit = next((one for one in credits if saying.is_reporting(one, article)), credits[0])
    return [Evidence("wording", _inside(credit.span, article), None, saying.own_words(credit, article))]


def _inherited(family: Family, source: int, derived: int) -> list[Evidence]:
    """A credit of somebody else that both have in the same words, with those around it."""
    found = []
    for said in family.said[derived]:
        if said.target == source or said.naming.copied:
            continue
        if family.inherited(said)[source] >= settings.TRACE_INHERITED:
            name = saying.called(said.naming.name)
            because = f"The words that credit {name} stand in the source too, with those around them."
            span = _of(family, said.capture, derived, said.naming.credits[0].span)
            found.append(Evidence("wording", None, span, because))
    return found[:1]


def _wording(family: Family, source: int, derived: int) -> list[Evidence]:
    field, one, other = family.field, family.front(derived), family.front(source)
    places = field.places(other, one)
    count = field.common(one, other)
    if not places or count < settings.TRACE_MATCHED:
        return []
    share = round(100 * count / max(1, int(field.sizes[one])))
    because = f"{_amount(count, 'word')} of its wording ({share}% of the page) stand in the source"
    only = _only(family, source, derived)
    if only and only < count:
        because += f", {only} of them in no other page of the story"
    elif only and len(family) > 2:
        because += " and in no other page of the story"
    first, rest = places[0], places[1:_MOST_PLACES]
    found = [Evidence("wording", first[0].span, first[1].span, f"{because}.")]
    return found + [Evidence("wording", a.span, b.span, "More of the same wording.") for a, b in rest]


def _only(family: Family, source: int, derived: int) -> int:
    """Words that the derived page shares with the source and with no other page of the story."""
    cover = family.field.cover(family.front(derived), family.front(source))
    for page, own in enumerate(family.pages):
        if page not in {source, derived} and family.variants.common[page, derived]:
            for capture in own:
                cover &= ~family.field.cover(family.front(derived), capture)
    return int(cover.sum())


def _headline(family: Family, source: int, derived: int) -> list[Evidence]:
    found = []
    if family.same_headline(source, derived) >= settings.TRACE_SAME_HEADLINE:
        found.append(Evidence("headline", None, None, "Most words of the two headlines are the same."))
    if family.kept_headline(source, derived) >= settings.TRACE_KEPT_HEADLINE:
        because = "The page's address keeps words of the source's headline that its own headline has replaced."
        found.append(Evidence("headline", None, None, because))
    return found


def _against(family: Family, source: int, derived: int) -> list[Evidence]:
    """What speaks against one held page having been taken from another."""
    found = []
    for said in family.said[source]:
        if said.target == derived and not said.naming.copied:
            because = f"The source itself credits {saying.called(said.naming.name)}, which is the page's outlet."
            found.append(
                Evidence("credit", _of(family, said.capture, source, said.naming.credits[0].span), None, because, True)
            )
    for said in family.said[derived]:
        if said.target is None and said.naming.taken and not said.naming.copied and not said.naming.agency:
            credit = next(one for one in said.naming.credits if one.relation == "taken_from")
            says = saying.sentence(credit, family.field.readings[said.capture].article)
            because = f"{says.removesuffix('.')}; that page is not held."
            span = _of(family, said.capture, derived, credit.span)
            found.append(Evidence("credit", None, span, because, True))
    variants = family.variants
    missing = variants.shared[derived] - variants.common[source, derived]
    if missing >= settings.TRACE_MISSING_SHARE * variants.shared[derived] and missing >= settings.TRACE_MATCHED:
        share = round(100 * missing / variants.shared[derived])
        because = f"{share}% of the wording that the page has in common with others of the story is not in this source."
        found.append(Evidence("wording", None, None, because, True))
    days = family.field.days(family.front(source), family.front(derived))
    if days is not None and days < 0:
        found.append(Evidence("time", None, None, f"The source is dated {_later(-days)} later.", True))
    return found[:_MOST_PLACES]


def _from_unseen(lineage: Lineage, source: int, derived: int) -> list[Evidence]:
    family = lineage.family
    named = family.named[source - len(family)]
    found = [piece for page, said in named.credits if page == derived for piece in credit_evidence(family, said, page)]
    if found:
        return found + _passing(family, [said for page, said in named.credits if page == derived])
    name = _name(named)
    for page in named.pages:
        places = family.field.places(family.front(derived), family.front(page))
        if places:
            because = f"The same words stand in a page that credits {name}, and no page that is held explains them."
            return [Evidence("wording", None, places[0][0].span, because)]
    return [Evidence("wording", None, None, f"It is close to pages that credit {name}, and to no page that is held.")]


def _above(family: Family, source: int, derived: int) -> list[Evidence]:
    """Why an unseen page is taken to rest on another."""
    name, one = _name(family.named[derived - len(family)]), len(family.named[derived - len(family)].pages) == 1
    if source >= len(family):
        other = _name(family.named[source - len(family)])
        credit = f"The page that credits {name} credits" if one else f"Pages that credit {name} credit"
        return [Evidence("credit", None, None, f"{credit} {other} too.")]
    because = f"The wording that pages taken from {name} have in common stands in this page too."
    if one:
        because = f"Wording of the page that credits {name} stands in this page too."
    return [Evidence("wording", None, None, because)]


def _rivals(lineage: Lineage, source: int, derived: int) -> list[Evidence]:
    """The likeliest other source, where it is nearly as likely."""
    family = lineage.family
    chances = lineage.chances[:, derived].copy()
    chances[list(lineage.sources[derived])] = 0
    rival = int(chances.argmax())
    if chances[rival] < settings.TRACE_RIVAL:
        return []
    if rival == lineage.chances.shape[1]:
        because = f"It may also rest on no page that is known ({chances[rival]:.0%})."
    elif rival >= len(family):
        name = _name(family.named[rival - len(family)])
        because = f"It may also have been taken from {name}, which nobody holds ({chances[rival]:.0%})."
    else:
        article = family.article(rival)
        name = saying.called(article.outlet) if article.outlet else article.url or article.id
        because = f"It may also have been taken from {name} ({chances[rival]:.0%})."
    return [Evidence("wording", None, None, because, True)]


def _name(named: Named) -> str:
    return saying.called(full([said.naming for _, said in named.credits]))


def _passing(family: Family, own: list[Said]) -> list[Evidence]:
    """What speaks against a source that a page names only deep in its text and seldom."""
    if not all(passing(said.naming, family.field.readings[said.capture].article) for said in own):
        return []
    name = saying.called(own[0].naming.name)
    because = f"The page names {name} in passing only: not at its beginning, and seldom."
    return [Evidence("credit", None, None, because, True)]


def full(namings: list[Naming]) -> str:
    """Of several names for one outlet that used most, then the fullest; one that names two is the last choice."""
    often = Counter(display(naming.name.rstrip(".")) for naming in namings for _ in naming.credits)
    return min(often, key=lambda name: (" and " in name, -often[name], -len(name), name))


def credit_evidence(family: Family, said: Said, derived: int) -> list[Evidence]:
    """One piece of evidence for each credit of an outlet."""
    article = family.field.readings[said.capture].article
    found = []
    for credit in said.naming.credits:
        span = _of(family, said.capture, derived, credit.span)
        basis: Basis = "wording" if credit.kind == "self_reference" else "credit"
        found.append(Evidence(basis, None, span, saying.sentence(credit, article)))
    return found[:_MOST_PLACES]


def _of(family: Family, capture: int, page: int, span: Span) -> Span | None:
    """A span of a capture, where that is the one the edge names, and the span lies in its text."""
    return _inside(span, family.article(page)) if capture == family.front(page) else None


def _inside(span: Span, article: Article) -> Span | None:
    return span if span.end <= len(article.text) else None


def _later(days: float) -> str:
    return _amount(round(days), "day") if days >= 1 else _amount(max(1, round(days * 24)), "hour")


def _amount(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
