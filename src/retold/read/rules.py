"""A text in, drafts of its attributions out, by rules: within a sentence, then over its borders.

Entries: `in_sentences` and `over_sentences`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from retold.quotes import Quote
from retold.read.cues import forms, nouns
from retold.read.drafts import Draft
from retold.read.patterns import SPOKEN, drafts
from retold.read.tokens import clause
from retold.records import Span, Spans
from retold.settings import READ_LONE_MIN

MODEL = "rules-1"
"""The name of these rules, as findings give it."""
_SMALL = re.compile(r"[a-z]{3,}|:")
_TRIGGERS = forms().keys() | nouns().keys() | {"according", ":"}


def in_sentences(text: str, units: Spans, quoted: tuple[Quote, ...]) -> list[Draft]:
    """What the patterns find in each sentence; a quotation that runs over several sentences makes them one unit."""
    found: list[Draft] = []
    at = 0
    for number, span in enumerate(units):
        while at < len(quoted) and quoted[at].span.end <= span.start:
            at += 1
        has_quote = at < len(quoted) and quoted[at].span.start < span.end
        if not has_quote and _TRIGGERS.isdisjoint(_SMALL.findall(text[span.start : span.end].lower())):
            continue
        for draft in drafts(clause(text, span, quoted, at)):
            draft.unit = number
            if not _is_dateline(text, draft):
                found.append(draft)
    return found


def over_sentences(text: str, quoted: tuple[Quote, ...], units: Spans, blocks: Spans, found: list[Draft]) -> None:
    """Lets drafts go on over the borders of their sentences: labels in capitals, and quotations without a cue."""
    _extend_transcripts(text, blocks, units, found)
    _link_quotes(text, quoted, units, blocks, found)


def _is_dateline(text: str, draft: Draft) -> bool:
    """`RIVERTON: ...` at the head of a text: one word in capitals, and nothing there that sounds spoken."""
    label = text[draft.source[0].start : draft.source[0].end] if draft.source else ""
    if draft.rule != "transcript" or draft.source[0].start > 0 or " " in label or not label.isupper():
        return False
    return SPOKEN.isdisjoint(re.findall(r"[\w’']+", text[draft.content[0].start : draft.content[0].end].lower()))


def _link_quotes(text: str, quoted: tuple[Quote, ...], units: Spans, blocks: Spans, found: list[Draft]) -> None:
    """Gives quotations that no cue in their own sentence took to the cue they belong to; what is left stands alone."""
    owners = _owners(quoted, found)
    for position in range(len(quoted) - 2, -1, -1):  # "... he said" after the last of several paragraphs
        owner = owners[position + 1]
        if quoted[position].continued and owners[position] is None and owner is not None:
            owners[position] = owner
            owner.content.append(quoted[position].span)
    sayings = {draft.unit: draft for draft in reversed(found) if draft.rule in _SAYING}
    colons = {draft.unit: draft for draft in found if draft.open_colon}
    heads = [block.start for block in blocks]
    starts = [unit.start for unit in units]
    last: Draft | None = None
    last_block = -1
    for position, quote in enumerate(quoted):
        block = bisect_right(heads, quote.span.start) - 1
        unit = bisect_right(starts, quote.span.start) - 1
        owner = owners[position]
        if owner is None and position and quoted[position - 1].continued:
            owner = owners[position - 1]
        elif owner is None and _stands_alone(text, quote, units[unit]):
            owner = colons.get(unit - 1)
            if owner is not None:
                colons[unit] = owner
            elif unit and units[unit - 1].start >= heads[block]:
                owner = sayings.get(unit - 1)
            owner = owner or (last if last_block == block else None) or _lone(quote, unit, found)
        if owner is not None and owners[position] is None:
            owners[position] = owner
            owner.content.append(quote.span)
        if owner is not None and owner.quoted and owner.rule in _DIRECT:
            last, last_block = owner, block


def _lone(quote: Quote, unit: int, found: list[Draft]) -> Draft | None:
    """A sentence in quotation marks that nobody is said to have spoken."""
    if quote.span.end - quote.span.start <= READ_LONE_MIN:
        return None
    found.append(Draft("lone_quote", [], [], [], quoted=True, unit=unit))
    return found[-1]


def _extend_transcripts(text: str, blocks: Spans, units: Spans, found: list[Draft]) -> None:
    """`NAME: ...` in capitals puts the whole paragraph to the speaker; in small letters it may be any label."""
    ends = [block.end for block in blocks]
    labelled = [draft for draft in found if draft.rule == "transcript"]
    for draft, following in zip(labelled, [*labelled[1:], None], strict=False):
        if text[draft.source[0].start : draft.source[0].end].isupper():
            end = ends[bisect_left(ends, units[draft.unit].end)]
            end = min(end, following.source[0].start) if following else end
            while end > draft.content[0].start and text[end - 1] in ".?! ":
                end -= 1
            draft.content = [Span(draft.content[0].start, end)]


_SAYING = frozenset("clause bare_clause told parenthetical inverted quote_cue cue_quote".split())
_DIRECT = frozenset("inverted quote_cue cue_quote colon colon_block lone_quote told parenthetical".split())


def _owners(quoted: tuple[Quote, ...], found: list[Draft]) -> list[Draft | None]:
    owners: list[Draft | None] = [None] * len(quoted)
    pieces = sorted((piece.start, piece.end, number) for number, draft in enumerate(found) for piece in draft.content)
    at = 0
    for start, end, number in pieces:
        while at < len(quoted) and quoted[at].span.end <= start:
            at += 1
        inside = at
        while inside < len(quoted) and quoted[inside].span.end <= end:
            owners[inside] = found[number]
            inside += 1
    return owners


def _stands_alone(text: str, quote: Quote, unit: Span) -> bool:
    if quote.span.start - unit.start > 9 or unit.end - quote.span.end > 9:
        return False
    return not any(map(str.isalnum, text[unit.start : quote.span.start] + text[quote.span.end : unit.end]))
