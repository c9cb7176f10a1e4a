"""A text in, who said what in it out: direct, mixed and indirect attributions. Entry: `attributions`.

What is found comes from the model (`tagger.py`) or from rules (`rules.py`); the turns of a transcript come before
either. Kinds, order and speakers are the same for both.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

import numpy as np

from retold.quotes import Quote, quotes, sentences_over
from retold.read.drafts import Draft
from retold.read.rules import in_sentences, over_sentences
from retold.read.sourcespans import mended
from retold.read.speakers import speakers
from retold.read.tagger import tag
from retold.read.turns import Turn, speakers_of, turns
from retold.records import Attribution, AttributionKind, Span, Spans, Speaker, Tagger
from retold.settings import READ_PRECISION, READ_QUOTED, READ_WEAK
from retold.text import Offsets, paragraphs, stripped, visible


def attributions(
    text: str, sentences: Spans, title: str | None = None, tagger: Tagger = "accurate"
) -> tuple[Attribution, ...]:
    """Words put to sources, in order of their first character. `sentences` are those of `text`; `title` helps to tell
    who is meant by a surname. Invisible characters and odd spaces are read past.
    """
    plain, offsets = visible(text)
    if len(plain) == len(text):
        return _attributions(plain, sentences, title, tagger)
    borders = np.searchsorted(offsets, [(span.start, span.end) for span in sentences] or np.zeros((0, 2)))
    seen = tuple(stripped(plain, start, end) for start, end in borders.tolist() if plain[start:end].strip())
    return tuple(
        replace(
            record,
            source=_given(record.source, offsets),
            cue=_given(record.cue, offsets),
            content=_given(record.content, offsets),
        )
        for record in _attributions(plain, seen, title, tagger)
    )


def _given(spans: Spans, offsets: Offsets) -> Spans:
    """Spans of the visible text as spans of the text given."""
    return tuple(Span(int(offsets[span.start]), int(offsets[span.end - 1]) + 1) for span in spans)


def _attributions(text: str, sentences: Spans, title: str | None, tagger: Tagger) -> tuple[Attribution, ...]:
    quoted = quotes(text)
    units = sentences_over(quoted, sentences)
    blocks = paragraphs(text)
    found = [mended(text, draft) for draft in tag(text)] if tagger == "accurate" else in_sentences(text, units, quoted)
    spoken = turns(text, blocks)
    if spoken:
        found = _with_turns(text, spoken, found)
    if tagger == "fast":
        over_sentences(text, quoted, units, blocks, found)
    records = [record for draft in found if (record := _record(text, draft, quoted)) is not None]
    records.sort(key=_order)
    return _with_speakers(text, _distinct(records), title, spoken)


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


def _record(text: str, draft: Draft, quoted: tuple[Quote, ...]) -> Attribution | None:
    content = _joined(draft.content)
    if not content:
        return None
    content = _without(content, [*draft.source, *draft.cue])
    source = _without(_joined(draft.source), draft.cue)
    if not content:
        return None
    kind: AttributionKind = "direct" if draft.rule == "turn" else _kind(text, content, quoted)
    confidence = draft.sure or READ_PRECISION[draft.rule] * (READ_WEAK if draft.weak else 1)
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


def _kind(text: str, content: Spans, quoted: tuple[Quote, ...]) -> AttributionKind:
    """Direct where nine words in ten stand in quotation marks."""
    total = sum(len(text[span.start : span.end].split()) for span in content)
    inside = 0
    for span in content:
        at = max(0, bisect_right(quoted, span.start, key=lambda quote: quote.span.start) - 1)
        while at < len(quoted) and quoted[at].span.start < span.end:
            start, end = max(span.start, quoted[at].span.start), min(span.end, quoted[at].span.end)
            inside += len(text[start:end].split())
            at += 1
    return "direct" if inside >= READ_QUOTED * total else "mixed" if inside else "indirect"


def _distinct(records: list[Attribution]) -> list[Attribution]:
    seen: set[tuple[Spans, Spans, Spans]] = set()
    kept = []
    for record in records:
        key = (record.source, record.cue, record.content)
        if key not in seen:
            seen.add(key)
            kept.append(record)
    return kept
