"""A quotation of one telling laid over the words of the other that it was taken from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final, Literal

import numpy as np

from retold import settings
from retold.compare.align import Block
from retold.compare.spoken import FILLERS, Sound, sounds
from retold.compare.telling import Indices, Telling
from retold.compare.voices import is_inner, meets
from retold.records import Attribution, Span
from retold.text import Keys

ELLIPSIS: Final = re.compile(r"\.\s?\.|…|\[\s*\]|\*\s?\*\s?\*")
SMALL: Final = frozenset(
    "of in on at for to from by with as and or we i he she they you our my his her their us them me him into onto "
    "toward towards within among between".split()
)
MARK: Final = re.compile(r"[\"“”„«»]")


@dataclass(frozen=True, slots=True)
class Laid:
    """A quotation's words laid over another telling's, as they sound: `theirs` are the other's, and come first.

    `edits` runs from the first word that both have to the last; `matched` is how many they both have.
    """

    quotation: Span
    theirs: list[Sound]
    ours: list[Sound]
    edits: list[Block]
    matched: int

    @property
    def share(self) -> float:
        """How much of the quotation the other telling has."""
        return self.matched / max(1, len(self.ours))

    @property
    def start(self) -> int:
        """The first word of the other telling that the quotation has too."""
        return self.theirs[self.edits[0][1]].word

    @property
    def end(self) -> int:
        """One past the last word of the other telling that the quotation has too."""
        return self.theirs[self.edits[-1][2] - 1].word + 1


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Words of a telling, the keys of their runs of three, sorted, and where in `words` each starts; what was laid."""

    words: Indices
    keys: Keys
    places: Indices
    laid: dict[tuple[int, Span, int], Laid | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Speech:
    """What a telling has inside marks: its runs; for each word of the text its quotation and its turn of speech (-1
    outside of marks); who has each quotation, and the quotations that hold each stem of content.
    """

    runs: Runs
    quotation: Indices
    turn: Indices
    speakers: list[Attribution | None]
    holders: dict[int, list[int]]


def runs(side: Telling, *, marked: bool = False) -> Runs:
    """The runs of three words of a telling, or of what it has inside marks."""
    words = np.flatnonzero(side.quoted) if marked else np.arange(len(side.words.keys))
    keys = _runs(side.words.keys[words])
    order = np.argsort(keys, kind="stable")
    return Runs(words, keys[order], order)


def _runs(keys: Keys) -> Keys:
    if len(keys) < 3:
        return keys[:0]
    prime = np.uint64(0x100000001B3)
    joined: Keys = (keys[:-2] * prime + keys[1:-1]) * prime + keys[2:]
    return joined


def speech(side: Telling) -> Speech:
    """What a telling has inside marks."""
    turn = np.full(len(side.words.keys), -1, np.int64)
    own = turn.copy()
    speakers = [speaker_of(side, quotation) for quotation in side.quotations]
    holders: dict[int, list[int]] = {}
    current = 0
    for number, quotation in enumerate(side.quotations):
        place = side.at(quotation)
        if number and not _goes_on(side, number, speakers):
            current = number
        own[place], turn[place] = number, current
        for stem in set(side.stems[place][side.content[place]].tolist()):
            holders.setdefault(stem, []).append(number)
    return Speech(runs(side, marked=True), own, turn, speakers, holders)


def prose(side: Telling) -> Speech:
    """A whole telling as what a page says itself, which another may quote as such: a paragraph is a turn."""
    turn = np.where(side.sentence >= 0, side.paragraph[side.sentence] if len(side.paragraph) else -1, -1)
    return Speech(runs(side), np.zeros_like(turn), turn, [], {})


def _goes_on(side: Telling, number: int, speakers: list[Attribution | None]) -> bool:
    """Whether a quotation goes on with what the one before it has: nobody else's words, in the same paragraph."""
    one, other = side.quotations[number - 1 : number + 1]
    first, second = (int(np.searchsorted(side.words.starts, span.start)) for span in (one, other))
    if max(first, second) >= len(side.sentence) or min(side.sentence[[first, second]]) < 0:
        return False
    beside = side.paragraph[side.sentence[first]] == side.paragraph[side.sentence[second]]
    known = [a.speaker.entity for a in speakers[number - 1 : number + 1] if a is not None and a.speaker is not None]
    return bool(beside or side.text[one.end : one.end + 1].isspace()) and len(set(known) - {None}) < 2


def speaker_of(side: Telling, quotation: Span) -> Attribution | None:
    """The attribution over a quotation, where a person, a group or a document has it."""
    place = side.at(quotation)
    if place.start == place.stop:
        return None
    for attribution in side.attributions.get(int(side.sentence[place.start]), ()):
        over = any(meets(piece, quotation) for piece in attribution.content)
        if over and attribution.kind != "indirect" and is_inner(side, attribution):
            return attribution
    return None


_SIDES: Final[tuple[Literal["left", "right"], ...]] = ("left", "right")


def places(quoting: Telling, quotation: Span, held: Runs) -> list[Indices]:
    """For each run of three words of a quotation, the words of the other telling at which it starts: eight at most."""
    wanted = _runs(quoting.words.keys[quoting.at(quotation)])
    low, high = (held.keys.searchsorted(wanted, side).tolist() for side in _SIDES)
    none = held.places[:0]
    return [held.places[a : min(b, a + 8)] if a < b else none for a, b in zip(low, high, strict=True)]


def lay(quoting: Telling, quotation: Span, other: Telling, held: Runs, least: float) -> Laid | None:
    """A quotation over the stretch of the other telling's words that shares most of its runs of three, if any.

    None where it cannot have the share `least` of the quotation's words.
    """
    place = quoting.at(quotation)
    count = place.stop - place.start
    if not 3 <= count <= settings.COMPARE_QUOTE_LONGEST or not len(held.keys):
        return None
    seeds = [found - number for number, found in enumerate(places(quoting, quotation, held)) if len(found)]
    if len(seeds) < count * max(0.0, 1 - 3 * (1 - least)) or not seeds:  # a word that differs breaks three runs
        return None
    slack = settings.COMPARE_QUOTE_SLACK + count // 2
    centre = _centre(np.concatenate(seeds), slack)
    key = id(quoting), quotation, centre
    if key not in held.laid:
        held.laid[key] = over(quoting, quotation, other, held.words[max(0, centre - slack) : centre + count + slack])
    laid = held.laid[key]
    return laid if laid is not None and laid.share >= least else None


def _centre(seeds: Indices, slack: int) -> int:
    """The place that most of the shared runs point to, give or take `slack` words."""
    places = np.sort(seeds)
    near = places.searchsorted(places + slack, "right") - places.searchsorted(places - slack)
    return int(places[int(near.argmax())])


def over(quoting: Telling, quotation: Span, other: Telling, words: Indices) -> Laid | None:
    """A quotation over chosen words of the other telling; none where no word is the same."""
    place = quoting.at(quotation)
    theirs, ours = sounds(other, words.tolist()), sounds(quoting, list(range(place.start, place.stop)))
    matcher = SequenceMatcher(None, [each.sound for each in theirs], [each.sound for each in ours], autojunk=False)
    edits = _nearest(theirs, _without_strays(theirs, len(ours), [*matcher.get_opcodes()]))
    matched = sum(b - a for tag, a, b, _, _ in edits if tag == "equal")
    return Laid(quotation, theirs, ours, edits, matched) if matched else None


def _without_strays(theirs: list[Sound], count: int, edits: list[Block]) -> list[Block]:
    """From the first words that are the same to the last, without small ones that are so by chance, far off."""
    kept = list(edits)
    for end in (0, -1):
        while kept:
            tag, a, b, c, d = kept[end]
            if tag == "equal":
                beside = kept[1:2] if end == 0 else kept[-2:-1]
                alone = c > 1 if end == 0 else count - d > 1
                far = beside and beside[0][2] - beside[0][1] > 3
                if not (beside and (alone or far) and _is_small(theirs, a, b)):
                    break
            kept.pop(end)
    return _without_islands(theirs, kept)


def _without_islands(theirs: list[Sound], edits: list[Block]) -> list[Block]:
    """With one edit for two great ones that only a small word parts."""
    kept: list[Block] = []
    for at, edit in enumerate(edits):
        tag, a, b, c, d = edit
        beside = [*edits[at - 1 : at], *edits[at + 1 : at + 2]] if 0 < at < len(edits) - 1 else []
        if (
            tag == "equal"
            and beside
            and _is_small(theirs, a, b)
            and all(max(e[2] - e[1], e[4] - e[3]) > 3 for e in beside)
        ):
            tag = "replace"
        if kept and tag != "equal" and kept[-1][0] != "equal":
            _, a, _, c, _ = kept.pop()
            tag = "replace"
        kept.append((tag, a, b, c, d))
    return kept


def _is_small(theirs: list[Sound], a: int, b: int) -> bool:
    """Whether a stretch is one small word or two, which may be the same by chance."""
    return b - a < 3 and all(each.sound in FILLERS | SMALL for each in theirs[a:b])


def _nearest(theirs: list[Sound], edits: list[Block]) -> list[Block]:
    """With the first words that are the same moved to the last of their like before the rest; the last likewise."""
    said = [each.sound for each in theirs]
    if len(edits) > 2 and edits[1][0] in {"delete", "replace"}:
        (tag, a, b, c, d), (_, _, end, _, then) = edits[:2]
        at = next((at for at in range(end - (b - a), b - 1, -1) if said[at : at + b - a] == said[a:b]), None)
        if at is not None:
            edits = [(tag, at, at + b - a, c, d), *_rest(at + b - a, end, d, then), *edits[2:]]
    if len(edits) > 2 and edits[-2][0] in {"delete", "replace"}:
        (_, start, _, last, _), (tag, a, b, c, d) = edits[-2:]
        at = next((at for at in range(start, a - (b - a) + 1) if said[at : at + b - a] == said[a:b]), None)
        if at is not None:
            edits = [*edits[:-2], *_rest(start, at, last, c), (tag, at, at + b - a, c, d)]
    return edits


def _rest(a: int, b: int, c: int, d: int) -> list[Block]:
    """The edit that is left between two stretches that are the same, if any."""
    if a == b and c == d:
        return []
    return [("insert" if a == b else "delete" if c == d else "replace", a, b, c, d)]


def around(side: Telling, start: int, end: int) -> str:
    """The text from one word's left neighbour to the right neighbour of another."""
    last = len(side.words.starts) - 1
    return side.text[int(side.words.ends[max(start - 1, 0)]) : int(side.words.starts[min(end, last)])]
