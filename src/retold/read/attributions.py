"""A text in, who said what in it out: direct, mixed and indirect attributions, by rules. Entry: `attributions`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

import numpy as np

from retold.read.cues import forms, nouns
from retold.read.drafts import Draft
from retold.read.patterns import SPOKEN, drafts
from retold.read.quotes import Quote, quotes, sentences_over
from retold.read.speakers import speakers
from retold.read.tokens import clause
from retold.read.turns import Turn, speakers_of, turns
from retold.records import Attribution, AttributionKind, Span, Spans, Speaker
from retold.settings import READ_LONE_MIN, READ_PRECISION, READ_WEAK
from retold.text import Offsets, paragraphs, visible

_SMALL = re.compile(r"[a-z]{3,}|:")
_TRIGGERS = forms().keys() | nouns().keys() | {"according", ":"}


def attributions(text: str, sentences: Spans, title: str | None = None) -> tuple[Attribution, ...]:
    """Words put to sources, in order of their first character. `sentences` are those of `text`; `title` helps to tell
    who is meant by a surname. Invisible characters and odd spaces are read past.
    """
    plain, offsets = visible(text)
    if len(plain) == len(text):
        return _attributions(plain, sentences, title)
    borders = np.searchsorted(offsets, [(span.start, span.end) for span in sentences] or np.zeros((0, 2)))
    seen = tuple(Span(int(start), int(end)) for start, end in borders if start < end)
    return tuple(
        replace(
            record,
            source=_given(record.source, offsets),
            cue=_given(record.cue, offsets),
            content=_given(record.content, offsets),
        )
        for record in _attributions(plain, seen, title)
    )


def _given(spans: Spans, offsets: Offsets) -> Spans:
    """Spans of the visible text as spans of the text given."""
    return tuple(Span(int(offsets[span.start]), int(offsets[span.end - 1]) + 1) for span in spans)


def _attributions(text: str, sentences: Spans, title: str | None) -> tuple[Attribution, ...]:
    quoted = quotes(text)
    units = sentences_over(quoted, sentences)
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
    blocks = paragraphs(text)
    spoken = turns(text, blocks)
    if spoken:
        found = _with_turns(text, spoken, found)
    _extend_transcripts(text, blocks, units, found)
    _link_quotes(text, quoted, units, blocks, found)
    records = [record for draft in found if (record := _record(draft, quoted)) is not None]
    records.sort(key=_order)
    records = _distinct(records)
    return _with_speakers(text, records, title, spoken)


def _with_speakers(
    text: str, records: list[Attribution], title: str | None, spoken: tuple[Turn, ...]
) -> tuple[Attribution, ...]:
    """The records with their speakers. A turn has its label's; each label is looked up once, as any source is."""
    labelled = {turn.content: speaker for turn, speaker in zip(spoken, speakers_of(text, spoken), strict=True)}
    first: dict[str, Attribution] = {}
    for record in records:
        known = labelled.get(record.content)
        if known is not None and known.name:
            first.setdefault(known.name, record)
    once = {id(record) for record in first.values()}
    asked = [record for record in records if record.content not in labelled or id(record) in once]
    told = {id(record): speaker for record, speaker in zip(asked, speakers(text, asked, title), strict=True)}
    looked_up = {name: told[id(record)] for name, record in first.items()}
    return tuple(
        replace(record, speaker=_of_turn(labelled[record.content], looked_up))
        if record.content in labelled
        else replace(record, speaker=told[id(record)])
        for record in records
    )


def _of_turn(label: Speaker | None, looked_up: dict[str, Speaker | None]) -> Speaker | None:
    """The one whom a label names, by the fuller name and role where the article gives them elsewhere."""
    found = looked_up.get(label.name or "") if label is not None else None
    if label is None or not label.name or found is None or not found.name or found.kind != label.kind:
        return label
    name, known = label.name.casefold(), found.name.casefold()
    if name == known:
        return replace(found, name=label.name, role=label.role or found.role)
    return replace(found, role=found.role or label.role) if known.endswith(f" {name}") else label


def _is_dateline(text: str, draft: Draft) -> bool:
    """`RIVERTON: ...` at the head of a text: one word in capitals, and nothing there that sounds spoken."""
    label = text[draft.source[0].start : draft.source[0].end] if draft.source else ""
    if draft.rule != "transcript" or draft.source[0].start > 0 or " " in label or not label.isupper():
        return False
    return SPOKEN.isdisjoint(re.findall(r"[\w’']+", text[draft.content[0].start : draft.content[0].end].lower()))


def _order(record: Attribution) -> tuple[int, int, int]:
    starts = [span.start for span in (*record.source, *record.cue, *record.content)]
    return min(starts), record.cue[0].start if record.cue else -1, record.content[0].start


def _with_turns(text: str, spoken: tuple[Turn, ...], found: list[Draft]) -> list[Draft]:
    """The turns of a transcript, and of the drafts those that report others' words: what a speaker says of herself, and
    what a label's colon seemed to say, gives way.
    """
    starts = [(turn.label or turn.content[0]).start for turn in spoken]
    ends = [turn.content[-1].end for turn in spoken]
    kept = []
    for draft in found:
        place = min(span.start for span in (*draft.source, *draft.cue, *draft.content))
        at = bisect_right(starts, place) - 1
        inside = at >= 0 and place < ends[at]
        own = not draft.source or text[draft.source[0].start : draft.source[-1].end].lower() in _SELVES
        if not inside or not (own or draft.rule in _LABELLED or place < spoken[at].content[0].start):
            kept.append(draft)
    for turn in spoken:
        label, mark = [turn.label] if turn.label else [], [turn.mark] if turn.mark else []
        kept.append(Draft("turn", label, mark, list(turn.content)))
    return kept


_SELVES = frozenset("i we you he she it they who that this which there".split())
_LABELLED = frozenset("colon transcript colon_clause lone_quote".split())


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


def _record(draft: Draft, quoted: tuple[Quote, ...]) -> Attribution | None:
    content = _joined(draft.content)
    if not content:
        return None
    content = _without(content, [*draft.source, *draft.cue])
    source = _without(_joined(draft.source), draft.cue)
    if not content:
        return None
    kind: AttributionKind = "direct" if draft.rule == "turn" else _kind(content, quoted)
    confidence = READ_PRECISION[draft.rule] * (READ_WEAK if draft.weak else 1)
    return Attribution(kind, source, tuple(draft.cue), content, None, round(confidence, 3))


def _joined(spans: list[Span]) -> Spans:
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        elif span.end > span.start:
            found.append(span)
    return tuple(found)


def _without(spans: Spans, others: list[Span]) -> Spans:
    """`spans` less what `others` cover."""
    kept = list(spans)
    for other in others:
        parts = []
        for span in kept:
            if other.end <= span.start or span.end <= other.start:
                parts.append(span)
                continue
            parts += [
                piece for piece in (Span(span.start, other.start), Span(other.end, span.end)) if piece.start < piece.end
            ]
        kept = parts
    return tuple(kept)


def _kind(content: Spans, quoted: tuple[Quote, ...]) -> AttributionKind:
    total = sum(span.end - span.start for span in content)
    inside = 0
    for span in content:
        at = max(0, bisect_right(quoted, span.start, key=lambda quote: quote.span.start) - 1)
        while at < len(quoted) and quoted[at].span.start < span.end:
            inside += max(0, min(span.end, quoted[at].span.end) - max(span.start, quoted[at].span.start))
            at += 1
    return "direct" if inside >= 0.9 * total else "mixed" if inside else "indirect"


def _distinct(records: list[Attribution]) -> list[Attribution]:
    seen: set[tuple[Spans, Spans, Spans]] = set()
    kept = []
    for record in records:
        key = (record.source, record.cue, record.content)
        if key not in seen:
            seen.add(key)
            kept.append(record)
    return kept
