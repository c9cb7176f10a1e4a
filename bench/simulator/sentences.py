"""Paraphrase by sentence, cuts and headlines: sentences parted, joined, moved, left out; a lead that sums up."""

from __future__ import annotations

import re
from random import Random

from simulator.clauses import reclause
from simulator.draft import Draft, Paragraph
from simulator.presets import Strength
from simulator.words import Half, reword

_JOINT = re.compile(r"(?P<one>[^“\"]{30,}?)(?:, (?P<and>and|but|so)|;) (?P<two>(?:the|it|they|he|she|there|we|this|"
                    r"officials|police|residents|no|some) [^“\"]{20,})\.$")  # fmt: skip
_DROPPED = 0.25
"""Sentences left out inside paragraphs, as a part of the rate of changes by sentence."""
_LINKED = re.compile(r"^(?:But|And|However|He|She|It|They|That|This|These|Those|His|Her|Their|Its|Both|So)\b")
_CLAUSE_END = re.compile(r", (?:and|but|after|which|who|while|although|because|one|when|according|with)\b")
_HEADS = (
    "{head}", "Report: {head}", "{head}: what we know", "{lead}", "Exclusive no more: {head}", "{head}, report says",
    "{place}: {lead}", "Update: {head}", "What happened in {place}", "{head} – and what comes next",
    "The story from {place} that has people talking", "{lead}, says report",
)  # fmt: skip


def rewritten(draft: Draft, chance: Random, strength: Strength, half: Half) -> Draft:
    """Every sentence by word and clause, and paragraphs by sentence, each at its rate."""
    paragraphs = []
    for paragraph in draft.paragraphs:
        new = _rearranged(paragraph, chance, strength.sentences)
        new = [reword(reclause(sentence, chance, strength.clauses), chance, strength.words, half) for sentence in new]
        paragraphs.append(tuple(new))
    return Draft(draft.headline, tuple(paragraphs))


def _rearranged(paragraph: Paragraph, chance: Random, rate: float) -> list[str]:
    found: list[str] = []
    for sentence in paragraph:
        if found and chance.random() < rate * _DROPPED:
            continue
        found += _parted(sentence) if chance.random() < rate else [sentence]
    if len(found) > 1 and chance.random() < rate:
        at = chance.randrange(len(found) - 1)
        joined = _joined(found[at], found[at + 1], chance)
        if joined is not None:
            found[at : at + 2] = [joined]
    if len(found) > 2 and chance.random() < rate:
        at = chance.randrange(1, len(found) - 1)
        if not any(_LINKED.match(found[place]) for place in (at, at + 1)):
            found[at], found[at + 1] = found[at + 1], found[at]
    return found


def _parted(sentence: str) -> list[str]:
    match = _JOINT.match(sentence)
    if match is None:
        return [sentence]
    two = match["two"][0].upper() + match["two"][1:]
    return [f"{match['one']}.", f"But {match['two']}." if match["and"] == "but" else f"{two}."]


def _joined(one: str, two: str, chance: Random) -> str | None:
    """Two short sentences as one; `None` where the second may begin with a name, or either is quoted."""
    first = two.split(" ", 1)[0]
    fit = first in {"The", "It", "They", "He", "She", "There", "A", "An", "This", "No", "Some"}
    if not fit or len(one) + len(two) > 240 or not one.endswith(".") or any(mark in one + two for mark in '"“”'):
        return None
    link = chance.choice((", and ", "; ", ", while ", ", and "))
    return one[:-1] + link + two[0].lower() + two[1:]


def cut_end(draft: Draft, chance: Random, kept: float) -> Draft:
    """The end left out, as an editor cuts a report written from the top down."""
    count = max(1, round(len(draft.paragraphs) * kept))
    last = draft.paragraphs[count - 1]
    if len(last) > 1 and chance.random() < 0.3:
        last = last[: chance.randrange(1, len(last))]
    return Draft(draft.headline, (*draft.paragraphs[: count - 1], last))


def cut_anywhere(draft: Draft, chance: Random, kept: float) -> Draft:
    """Paragraphs left out at random; the first stays."""
    rest = draft.paragraphs[1:]
    stay = [paragraph for paragraph in rest if chance.random() < kept]
    return Draft(draft.headline, (draft.paragraphs[0], *stay))


def summary(draft: Draft) -> Draft:
    """A lead that says in one clause what the first sentence says, which then follows from its second sentence on."""
    first, *rest = draft.paragraphs[0]
    lead = shortened(first)
    if lead is None:
        return draft
    return Draft(draft.headline, ((lead,), *([tuple(rest)] if rest else []), *draft.paragraphs[1:]))


def shortened(sentence: str) -> str | None:
    """The main clause of a sentence, where a comma ends it after eight words and more; `None` where none does."""
    for match in _CLAUSE_END.finditer(sentence):
        if len(sentence[: match.start()].split()) >= 8:
            return sentence[: match.start()] + "."
    return None


def headline(draft: Draft, chance: Random, half: Half, place: str | None, templates: range) -> Draft:
    """Another headline: by a template, or by other words. `templates` are those that a preset uses."""
    if chance.random() < 0.5:
        return Draft(reword(draft.headline, chance, 0.8, half), draft.paragraphs)
    lead = shortened(draft.paragraphs[0][0]) or draft.headline
    lead = lead.rstrip(".")
    if len(lead.split()) > 16:
        lead = draft.headline
    form = _HEADS[chance.choice(templates)]
    if place is None and "{place}" in form:
        form = "{head}"
    return Draft(form.format(head=draft.headline, lead=lead, place=place or ""), draft.paragraphs)


def moved(draft: Draft, chance: Random) -> Draft:
    """Two neighbouring paragraphs, the first apart, change places."""
    if len(draft.paragraphs) < 4:
        return draft
    own = list(draft.paragraphs)
    at = chance.randrange(1, len(own) - 1)
    own[at], own[at + 1] = own[at + 1], own[at]
    return Draft(draft.headline, tuple(own))


def with_paragraphs(draft: Draft, added: tuple[Paragraph, ...], chance: Random) -> Draft:
    """Paragraphs set in anywhere after the first."""
    own = list(draft.paragraphs)
    for paragraph in added:
        own.insert(chance.randrange(1, len(own) + 1), paragraph)
    return Draft(draft.headline, tuple(own))
