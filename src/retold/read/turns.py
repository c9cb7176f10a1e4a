"""A text in, the turns of its speakers out, where it is a transcript or holds questions and answers. Entry: `turns`.

A label ("QUILL:", "Ada Quill, host:", "Q.") is one only by the company it keeps: labels that come back, of at least two
speakers, before words that sound spoken. In any other text nothing is a turn.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from retold import outlets
from retold.read.cues import PEOPLE
from retold.read.labels import NO_SPEAKERS, NOBODY
from retold.records import Span, Spans, Speaker
from retold.settings import (
    READ_TURN_LABELS,
    READ_TURN_PERSONAL,
    READ_TURN_SPEECH,
    READ_TURN_SPEECH_CAPITALS,
    READ_TURN_SPEECH_LEAST,
    READ_TURNS_LEAST,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before the next one does: a piece a run of paragraphs, stage directions left out.

    `label` and `mark` are absent where only the layout tells the speaker (an answer after a question).
    """

    label: Span | None
    mark: Span | None
    content: Spans


@dataclass(frozen=True, slots=True)
class _Head:
    """A label in the making: `at` is where its words begin, `key` the one whom it names, `block` its paragraph."""

    label: Span
    mark: Span
    at: int
    key: str
    block: int


_S: Final = r"[ \u00a0]"
_WORD: Final = r"[A-Z][\w.’'&-]{0,30}"
_CAPITALS: Final = r"(?:Mc|Mac|De|O’|O')?[A-Z][A-Z.’'-]"
_ASIDE: Final = rf"(?:{_S}?[(\[][^()\[\]\n:]{{1,90}}[)\]])"
_LABEL: Final = re.compile(
    rf"[*_>#]{{0,4}}{_S}?(?P<name>@?{_WORD}(?:{_S}(?:{_WORD}|#?\d{{1,2}}|de|da|van|von|bin|al|el|la|du|der|of)){{0,6}})"
    rf"{_ASIDE}?(?:,{_S}[^:\n.?!,]{{1,60}}(?:,{_S}[^:\n.?!]{{1,40}})?)?{_ASIDE}?"
    r"[*_]{0,3}(?P<mark>:)[*_]{0,3}(?=\s|$)"
)
_INLINE: Final = re.compile(
    rf"(?<=[.?!…)\]”\"’—-]{_S})(?P<name>{_CAPITALS}{{1,24}}(?:{_S}(?:{_CAPITALS}{{0,24}}|#?\d{{1,2}})){{0,5}})"
    rf"{_ASIDE}?(?:,{_S}[A-Z][A-Z .’'-]{{1,40}})?(?P<mark>:)(?=\s)"
)
_QUESTION: Final = re.compile(
    rf"[*_>#]{{0,4}}{_S}?(?P<name>(?:Q|A|Question|Answer|QUESTION|ANSWER){_S}?\d{{0,2}})"
    r"[*_]{0,3}(?P<mark>[:.)])[*_]{0,3}(?=\s)"
)
_INLINE_ANSWER: Final = re.compile(r"(?<=[.?!…”\"][ \u00a0])(?P<name>[QA])(?P<mark>[:.])(?=[ \u00a0][A-Z“\"'‘])")
_BOLD: Final = re.compile(r"(\*\*|__)(?=\S)[^\n*_]{8,400}\?\1")
_LONE: Final = re.compile(r"(?:[^\W\d_][\w.’'-]{0,20}[ \u00a0]){1,3}[^\W\d_][\w’'-]{0,20}(?:[ \u00a0]\([\w ]{1,40}\))?")
_DIRECTION: Final = re.compile(r"\s*(?:\([^()\n]{1,200}\)|\[[^\[\]\n]{1,200}\]|<[^<>\n]{1,80}>)[.,]?")
_DIRECTION_LAST: Final = re.compile(r"\s*(?:\([A-Z][A-Z ,.’'/-]{2,60}\)|\[[A-Z][A-Z ,.’'/-]{2,60}\])$")
_SPOKEN: Final = re.compile(
    r"(?<![\w’'])(?:I|[Yy]ou|[Yy]our|[Ww]e|[Oo]ur|my|My|me|us|[Ll]et[’']s|[Tt]hanks?|Well|Yeah|Yes|No|Okay|OK|Right|So)(?![\w])|\?"
)
_FIRST_PERSON: Final = re.compile(r"(?<![\w’'])(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us)(?!\w)")
_NARRATED: Final = re.compile(
    r"[,?!.][”\"’]{1,2}[ \u00a0](?:[\w.’'-]{1,20} ){0,4}?(?:said|says|told|tells|asked|asks|added|adds|wrote|writes)\b"
    r"|^(?:Copyright\b|©)|\ball rights reserved\b",
    re.I,
)
_TITLES: Final = frozenset(
    """mr mrs ms dr sen rep gov rev gen lt col capt sgt prof president secretary senator congressman
    congresswoman""".split()
)


def turns(text: str, blocks: Spans) -> tuple[Turn, ...]:
    """The turns of a transcript or of questions and answers, in order; nothing for any other text. `blocks` are its
    paragraphs.
    """
    heads = _held(text, blocks, _labelled(text, blocks)) or _held(text, blocks, _lone(text, blocks))
    if heads:
        return tuple(_turns(text, blocks, heads))
    asked = _questions(text, blocks) or _bold(text, blocks)
    return tuple(_turns(text, blocks, asked)) if asked else ()


def _labelled(text: str, blocks: Spans) -> list[_Head]:
    """Everything before a colon that may name a speaker, at the head of a paragraph or, in capitals, within one."""
    found = []
    for number, block in enumerate(blocks):
        match = _LABEL.match(text, block.start, min(block.end, block.start + 260))
        if match:
            found.append(_head(match, number))
        found += [
            _head(inner, number) for inner in _INLINE.finditer(text, match.end() if match else block.start, block.end)
        ]
    return [head for head in found if head.key]


def _may_speak(words: list[str]) -> bool:
    if words[:1] == ["the"] and (words[-1] in PEOPLE or words[-1] in {"court", "lady"}):
        words = words[1:]
    return NO_SPEAKERS.isdisjoint(words)


def _head(match: re.Match[str], number: int) -> _Head:
    label = Span(match.start("name"), match.start("mark"))
    return _Head(label, Span(*match.span("mark")), match.end(), _key(match["name"]), number)


def _key(name: str) -> str:
    """Whom a label names: the last word of the name, with its number; titles say nothing."""
    words = [word.strip(".’'*_@").casefold() for word in name.split()]
    number = words.pop() if words and words[-1].lstrip("#").isdigit() else ""
    words = [word for word in words if word not in _TITLES] or words
    return f"{words[-1]}{number}" if words else ""


def _words(text: str, label: Span) -> list[str]:
    return re.findall(r"[^\W\d_]+", re.split(r"[(\[,]", text[label.start : label.end])[0].casefold())


def _said(text: str, blocks: Spans, heads: list[_Head], index: int) -> str:
    """The first paragraph of a turn, or the next one where the label has its own."""
    head = heads[index]
    limit = heads[index + 1].label.start if index + 1 < len(heads) else len(text)
    end = min(blocks[head.block].end, limit)
    if not text[head.at : end].strip() and head.block + 1 < len(blocks):
        end = min(blocks[head.block + 1].end, limit)
    return text[head.at : min(end, head.at + READ_TURN_SPEECH[1])]


def _held(text: str, blocks: Spans, heads: list[_Head]) -> list[_Head]:
    """Those heads that are turns, if the text is a transcript: two speakers at least who come back and sound spoken."""
    if _once_each(heads):
        return []
    heads = [head for head in heads if _may_speak(_words(text, head.label))]
    counts = Counter(head.key for head in heads)
    if sum(count for count in counts.values() if count > 1) < READ_TURNS_LEAST:
        return []
    spoken: Counter[str] = Counter()
    for index, head in enumerate(heads):
        spoken[head.key] += _SPOKEN.search(_said(text, blocks, heads, index)) is not None
    back = [head for head in heads if counts[head.key] > 1]
    capitals = sum(_is_capital(text, head) for head in back) * 2 > len(back)
    sure, floor = READ_TURN_SPEECH[0], READ_TURN_SPEECH_CAPITALS if capitals else READ_TURN_SPEECH_LEAST
    strong = {key for key, count in counts.items() if count > 1 and spoken[key] >= floor[0] * count}
    held = [head for head in back if head.key in strong]
    if len(strong) < 2 or len(held) < READ_TURNS_LEAST:
        return []
    if sum(spoken[key] for key in strong) < floor[1] * len(held) or len(held) < READ_TURN_LABELS * len(back):
        return []
    if not any(spoken[key] >= sure * counts[key] for key in strong) or _all_outlets(text, held):
        return []
    known = {word for head in held for word in _words(text, head.label)}
    return [head for head in heads if head.key in strong or _fits(text, head, capitals, known)]


def _all_outlets(text: str, held: list[_Head]) -> bool:
    """Is every label an outlet's: a round-up of what others wrote, and no talk?"""
    return all(outlets.looks_like_outlet(text[head.label.start : head.label.end]) for head in held)


def _once_each(heads: list[_Head]) -> bool:
    """Do the same labels follow one another in the same order, as the fields of a record do, more than two of them?"""
    counts = Counter(head.key for head in heads)
    keys = [head.key for head in heads if counts[head.key] > 1]
    size = len(set(keys))
    return size > 2 and len(keys) >= 2 * size and all(a == b for a, b in zip(keys, keys[size:], strict=False))


def _is_capital(text: str, head: _Head) -> bool:
    letters = [char for char in text[head.label.start : head.label.end] if char.isalpha()]
    return sum(map(str.isupper, letters)) >= 0.6 * len(letters)


def _fits(text: str, head: _Head, capitals: bool, known: set[str]) -> bool:
    """Does a label that comes once, or speaks little, look like those that are speakers'?"""
    words = _words(text, head.label)
    if capitals:
        return _is_capital(text, head) and len(words) <= 6
    return not known.isdisjoint(words[-1:]) or (len(words) in {2, 3} and not known.isdisjoint(words))


def _lone(text: str, blocks: Spans) -> list[_Head]:
    """Names alone on a line without a mark, that come back: the layout of some podcasts."""
    names = [
        (number, block)
        for number, block in enumerate(blocks[:-1])
        if block.end - block.start < 50 and _LONE.fullmatch(text, block.start, block.end)
    ]
    counts = Counter(text[block.start : block.end].split("(", maxsplit=1)[0].strip().casefold() for _, block in names)
    found = []
    for number, block in names:
        key = text[block.start : block.end].split("(", maxsplit=1)[0].strip().casefold()
        if counts[key] > 2 and NO_SPEAKERS.isdisjoint(re.findall(r"[^\W\d_]+", key)):
            found.append(_Head(block, Span(block.end, block.end), block.end, key, number))
    return found


def _questions(text: str, blocks: Spans) -> list[_Head]:
    """Questions and answers under "Q" and "A", each at the head of a paragraph or after the other's end."""
    found = []
    for number, block in enumerate(blocks):
        match = _QUESTION.match(text, block.start, min(block.end, block.start + 30))
        if match:
            found.append(_head(match, number))
            found += [_head(inner, number) for inner in _INLINE_ANSWER.finditer(text, match.end(), block.end)]
    found = [_Head(head.label, head.mark, head.at, head.key[:1], head.block) for head in found]
    asked = [head for head in found if head.key == "q"]
    marks: defaultdict[str, list[_Head]] = defaultdict(list)
    for head in found:
        marks[text[head.mark.start]].append(head)
    if len(asked) < 2 or len(max(marks.values(), key=len)) < READ_TURNS_LEAST - 1:
        return []
    return _answered(text, blocks, found if len(asked) < len(found) else _with_answers(blocks, asked))


def _answered(text: str, blocks: Spans, heads: list[_Head]) -> list[_Head]:
    """`heads` if somebody speaks in the first person: else a writer explains, and nobody speaks."""
    personal = [_FIRST_PERSON.search(_said(text, blocks, heads, index)) is not None for index in range(len(heads))]
    return heads if sum(personal) >= READ_TURN_PERSONAL * len(heads) else []


def _bold(text: str, blocks: Spans) -> list[_Head]:
    """Questions in bold paragraphs, the answers plain between them."""
    bold = [number for number, block in enumerate(blocks) if text.startswith(("**", "__"), block.start)]
    asked = [number for number in bold if _BOLD.fullmatch(text, blocks[number].start, blocks[number].end)]
    if len(asked) < READ_TURNS_LEAST - 1 or len(asked) < READ_TURN_LABELS * len(bold):
        return []
    nothing = [(number, Span(blocks[number].start, blocks[number].start)) for number in asked]
    heads = [_Head(empty, empty, empty.start, "q", number) for number, empty in nothing]
    return _answered(text, blocks, _with_answers(blocks, heads))


def _with_answers(blocks: Spans, asked: list[_Head]) -> list[_Head]:
    """Heads of the questions, and one without a label for the paragraphs after each."""
    found = []
    limits = [head.block for head in asked[1:]] + [len(blocks)]
    for head, limit in zip(asked, limits, strict=True):
        found.append(head)
        if head.block + 1 < limit:
            start = blocks[head.block + 1].start
            found.append(_Head(Span(start, start), Span(start, start), start, "a", head.block + 1))
    return found


def _turns(text: str, blocks: Spans, heads: list[_Head]) -> Iterator[Turn]:
    """The last turn, whose end nothing marks, is given no more paragraphs than is usual."""
    usual = sorted(after.block - before.block for before, after in pairwise(heads))[(len(heads) - 1) // 2]
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        last = following.block if following else head.block + max(0, usual - 1)
        limit = following.label.start if following else len(text)
        content = _content(text, blocks[head.block : last + 1], head.at, limit)
        if content:
            label = head.label if head.label.end > head.label.start else None
            yield Turn(label, head.mark if head.mark.end > head.mark.start else None, content)


def _content(text: str, blocks: Iterable[Span], at: int, limit: int) -> Spans:
    """The words of a turn from `at` up to `limit`: whole paragraphs, joined where nothing stands between them. A
    heading or a narrator's words end it.
    """
    pieces: list[Span] = []
    broken = True
    for block in blocks:
        start, end = max(block.start, at), min(block.end, limit)
        while start < end and (direction := _DIRECTION.match(text, start, end)):
            start, broken = direction.end(), True
        while start < end and (direction := _DIRECTION_LAST.search(text, max(start, end - 70), end)):
            end = direction.start()
        piece = text[start:end]
        if pieces and (_is_heading(piece) or _NARRATED.search(piece)):
            break
        start, end = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        if end <= start:
            continue
        if pieces and not broken:
            pieces[-1] = Span(pieces[-1].start, end)
        else:
            pieces.append(Span(start, end))
        broken = end < block.end
    return tuple(pieces)


def _is_heading(piece: str) -> bool:
    return len(piece) < 90 and piece.rstrip()[-1:] not in ".?!…—–-:;,”\"’')]" and bool(piece.strip())


def speakers_of(text: str, spoken: tuple[Turn, ...]) -> list[Speaker | None]:
    """Who speaks in each turn: the fullest label that names the same one, written as in running text where it stands
    there; none for a turn without a label.
    """
    labels = [text[turn.label.start : turn.label.end] if turn.label else "" for turn in spoken]
    fullest: dict[str, str] = {}
    for label in labels:
        key = _key(_BARE.split(label)[0])
        fullest[key] = max(fullest.get(key, ""), label, key=len)
    known = {key: _speaker(text, label) for key, label in fullest.items() if label}
    return [known.get(_key(_BARE.split(label)[0])) if label else None for label in labels]


_BARE: Final = re.compile(r"[ \u00a0]?[(\[]|,[ \u00a0]")


def _speaker(text: str, label: str) -> Speaker:
    name, *rest = (part.strip(" )]*_") for part in _BARE.split(label))
    words = name.split()
    if re.fullmatch(r"(?:q|a|question|answer)\d*", name.replace(" ", "").casefold()):
        return Speaker(None, name, "unnamed")
    if outlets.looks_like_outlet(name):
        return Speaker(name, None, "outlet")
    folded = [word.casefold().strip("#.") for word in words]
    if all(word.isdigit() or not NOBODY.isdisjoint((word, word.removesuffix("s"))) for word in folded):
        return Speaker(None, name, "collective" if len(words) == 1 and words[0].casefold().endswith("s") else "unnamed")
    titles = [word for word in words[:-1] if word.strip(".").casefold() in _TITLES]
    bare = " ".join(word for word in words if word not in titles)
    written = bare.title() if bare.isupper() or bare.islower() else bare
    return Speaker(
        written if written in text else bare, " ".join(titles) or ", ".join(filter(None, rest)) or None, "named"
    )
