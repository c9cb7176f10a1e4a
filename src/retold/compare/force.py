"""How sure a sentence is of each act: the words that soften it, and what they soften, on one scale.

1 is possible, wished for, suspected or pending; 2 planned, expected or tried; 3 decided or to come; 4 told as so.
"would" counts with "will": in reported speech the one is the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from retold.compare.force_words import COMING, PLANNED, POSSIBLE, SO, TABLE, Entry
from retold.compare.wording import AUXILIARIES, Sentence

__all__ = [
    "COMING",
    "EVIDENCE",
    "NEGATIVE",
    "PASSED",
    "PLANNED",
    "POSSIBLE",
    "SO",
    "Cue",
    "cues",
    "is_told",
    "level_at",
    "seems_told",
    "soft_spots",
]

EVIDENCE: Final = frozenset({"evidence", "hearsay", "early"})  # what only seems so, is believed, or is somebody's word


@dataclass(frozen=True, slots=True)
class Cue:
    """Words `start` to `end` of a sentence that put the acts named by the words `anchors` at a level. `of_thing`: these
    are nouns, and name no act by themselves.
    """

    level: float
    start: int
    end: int
    anchors: tuple[int, ...]
    kind: str
    of_thing: bool = False


NEGATIVE: Final = frozenset(
    "not never no n't cannot don't doesn't didn't isn't aren't wasn't weren't hadn't hasn't haven't".split()
)
_NOUNS_BEFORE_TO: Final = frozenset(
    "right bid plan move effort vote way deal order power chance attempt push call need pledge offer threat refusal "
    "failure decision freedom duty ability law bill rule how what where when able ready free thanks due".split()
)
PASSED: Final = frozenset(
    "not to have has had be been being is are was were also now still soon then only just both either whether the a an "
    "its his her their this that it he she they we it's him them by for of on as so even more less very much far again "
    "such another new due".split()
)
_ENDS: Final = frozenset("and or but because after before when while if who which than".split())
_BEFORE_DOING: Final = frozenset("is are was were be been being still now also not to and".split())
_DETERMINERS: Final = frozenset("a an the this that these those its his her their our".split())
_PREPOSITIONS: Final = frozenset(
    "of in on for at with by from to over after before about into under against between through during since as".split()
)
_MOST_PASSED: Final = 8
_REACH: Final = 3
_GAP: Final = 7  # words that may stand between "accused" and its "of"
_CLAUSE: Final = 14  # words of a clause in which its act is looked for
_OBJECT: Final = 7  # words that may stand between "urge" and its "to"
# Words after which a verb's form is a noun or a bare verb: nothing is told as done there.
_NOMINAL: Final = frozenset(
    "a an the this that these those its his her their our my your of in on at for with by from into over about after "
    "before against under without during to no any some such as and or new proposed planned possible potential".split()
)
_BE: Final = frozenset(
    "is are was were be been being he's she's it's they're we're isn't aren't wasn't weren't".split()
)
_COUNTING: Final = frozenset("both neither either each two three four all some other another no any".split())
_HAVING: Final = frozenset({"have", "has", "had"})
_DUTY: Final = frozenset({"should", "ought"})
_MODALS: Final = frozenset("should could would might may must will can shall to cannot".split())
_FINITE: Final = frozenset("is are was were be been being has have had".split())
_PARTICIPLE: Final = re.compile(r".*(?:ed|ing|n|t|d|k|g|e)")
_FORM: Final = re.compile(r".{2,}(?:ed|s)$")
_PRONOUNS: Final = frozenset("he she it they we i you who which that this there".split())


def cues(sentence: Sentence) -> tuple[Cue, ...]:
    """The softening words of a sentence, each with what it softens."""
    return sentence.once(_cues)


def _cues(sentence: Sentence) -> tuple[Cue, ...]:
    found = [cue for cue in sentence.once(_spots) if not _is_negated(sentence, cue)]
    if sentence.title:
        found += _of_title(sentence)
    return tuple(found)


def _is_negated(sentence: Sentence, cue: Cue) -> bool:
    words = sentence.words
    return not NEGATIVE.isdisjoint((*words[max(0, cue.start - 2) : cue.start], *words[cue.end : cue.end + 1]))


def soft_spots(sentence: Sentence) -> tuple[Cue, ...]:
    """The cues, negated or not, under which nothing is decided."""
    return tuple(cue for cue in sentence.once(_spots) if cue.level <= PLANNED)


def _spots(sentence: Sentence) -> tuple[Cue, ...]:
    found, words, end_of_last = [], sentence.words, 0
    for at, word in enumerate(words):
        entries = TABLE.get(word)
        if entries is None or at < end_of_last:
            continue
        for entry in entries:
            end = at + 1 + len(entry.tail)
            if words[at + 1 : end] != entry.tail:
                end = _after_gap(sentence, at, entry) if entry.kind == "accusation" else 0
                if not end:
                    continue
            last = end
            end, anchors, of_thing = _softens(sentence, at, end, entry)
            if anchors:
                found.append(Cue(entry.level, at, end, anchors, entry.kind, of_thing))
                end_of_last = last
                break
    return tuple(found)


def _after_gap(sentence: Sentence, at: int, entry: Entry) -> int:
    """The place after a preposition that a few words part from its verb ("charged on Tuesday with"); 0 for none."""
    if entry.tail not in {("of",), ("with",)}:
        return 0
    first = 0
    for place in range(at + 1, min(at + 1 + _GAP, len(sentence.words) - 1)):
        if place in sentence.breaks or sentence.words[place] in _ENDS:
            break
        if sentence.words[place] == entry.tail[0]:
            if sentence.words[place + 1].endswith("ing"):
                return place + 1
            first = first or place + 1
    return first


def _of_title(sentence: Sentence) -> Iterator[Cue]:
    """What a title tells with "to", which stands for "is to"."""
    for at, word in enumerate(sentence.words[:-1]):
        if word == "to" and at and not _is_purpose(sentence.words[:at]):
            anchors = _ahead(sentence, at + 1, 1)
            if anchors:
                yield Cue(COMING, at, at + 1, anchors, "coming")


def _is_purpose(before: tuple[str, ...]) -> bool:
    """Whether "to" in a title belongs to what stands before it: "offered $50 to rig", "right to sue"."""
    return before[-1] in _NOUNS_BEFORE_TO or any(word.endswith("ed") for word in before) or before[-1] in TABLE


def _softens(sentence: Sentence, start: int, end: int, entry: Entry) -> tuple[int, tuple[int, ...], bool]:
    """Where the cue ends, the words that name what it softens by the first of its ways that fits, and whether a "
    "thing.
    """
    words = sentence.words
    following = words[end] if end < len(words) and end not in sentence.breaks else ""
    if sentence.hyphenated(start):
        return end, (), False  # "would-be"
    if words[start] == "likely" and start and words[start - 1] in {"more", "less", "as"}:
        return end, (), False  # a comparison
    if (words[start] == "may" and (following.isdigit() or _is_month(sentence, start))) or (
        following == "have" and words[start] in _DUTY
    ):
        return end, (), False  # "should have" tells what was not
    for way in entry.ways:
        stop, anchors = _WAYS[way](sentence, start, end, following)
        if anchors:
            return stop, anchors, way in "nab"
    return end, (), False


def _is_month(sentence: Sentence, at: int) -> bool:
    """Whether "May" stands with a capital inside a sentence."""
    return bool(at) and not sentence.title and sentence.said(at, at + 1)[0].isupper()


Found = tuple[int, tuple[int, ...]]


def _verb(sentence: Sentence, start: int, end: int, following: str) -> Found:
    return end, () if following in _DETERMINERS else _ahead(sentence, end, 1)


def _to_verb(sentence: Sentence, start: int, end: int, following: str) -> Found:
    return end + 1, _ahead(sentence, end + 1, 1) if following == "to" else ()


def _object_to_verb(sentence: Sentence, start: int, end: int, following: str) -> Found:
    stop = _object_end(sentence, end)
    return stop, _ahead(sentence, stop, 1) if stop > end else ()


def _doing(sentence: Sentence, start: int, end: int, following: str) -> Found:
    return end, _ahead(sentence, end, 2) if following.endswith("ing") and len(following) > 4 else ()


def _of_thing(sentence: Sentence, start: int, end: int, following: str) -> Found:
    """A thing that follows; no participle that stands by a noun ("a planning office") opens one."""
    word, before = sentence.words[start], sentence.words[start - 1] if start else ""
    loose = (word.endswith("ing") and start and before not in _BEFORE_DOING) or (word.endswith("ed") and before in _BE)
    return end, () if loose or following in {"", "to", "that", "whether"} else _thing(sentence, end)


def _of_kind(sentence: Sentence, start: int, end: int, following: str) -> Found:
    """A thing that an adjective softens: one behind an article or a preposition."""
    before = sentence.words[start - 1] if start and start not in sentence.breaks else ""
    fits = before in _DETERMINERS or before in _PREPOSITIONS or not before
    return end, _thing(sentence, end) if fits and following else ()


def _that(sentence: Sentence, start: int, end: int, following: str) -> Found:
    """A clause that follows a verb; "the suspects were" has none."""
    before = sentence.words[start - 1] if start else ""
    if end == start + 1 and (following in _FINITE or before in _DETERMINERS or before in _COUNTING):
        return end, ()
    return end, _clause_acts(sentence, end, following)


def _passive(sentence: Sentence, start: int, end: int, following: str) -> Found:
    fits = start and sentence.words[start - 1] in _FINITE and following not in {"to", "the", "a", "that"}
    return end, _behind(sentence, start - 1) if fits else ()


def _before(sentence: Sentence, start: int, end: int, following: str) -> Found:
    return end, () if following in {"to", "that"} else _behind(sentence, start)


def _beside(sentence: Sentence, start: int, end: int, following: str) -> Found:
    return end, _nearest_act(sentence, start, end)


def _directly(sentence: Sentence, start: int, end: int, following: str) -> Found:
    """A word right behind a passive: "are feared dead"."""
    fits = start and sentence.words[start - 1] in _FINITE and following and following not in _PREPOSITIONS
    return end, (end,) if fits and sentence.content(end) and not following.endswith("ly") else ()


_WAYS: Final = {
    "v": _verb, "t": _to_verb, "o": _object_to_verb, "g": _doing, "n": _of_thing, "a": _of_kind, "c": _that,
    "p": _passive, "b": _before, "w": _beside, "d": _directly,
}  # fmt: skip


def _ahead(sentence: Sentence, end: int, reach: int) -> tuple[int, ...]:
    """The first content words after a cue, in its clause."""
    found: list[int] = []
    for at in range(end, min(end + _MOST_PASSED, len(sentence.words))):
        word = sentence.words[at]
        owned = at > end and word in _DETERMINERS and sentence.words[at - 1] in _HAVING
        if (at in sentence.breaks and at > end) or word in _ENDS or owned:
            break
        if word == "told" and at > end and sentence.words[at - 1] in _BE:
            return (at,)
        if (
            word in PASSED
            or not sentence.content(at)
            or sentence.hyphenated(at)
            or (word.endswith("ly") and len(word) > 5)
        ):
            continue
        found.append(at)
        if len(found) == reach:
            break
    return tuple(found)


def _thing(sentence: Sentence, end: int) -> tuple[int, ...]:
    """The content words of the thing that follows a cue, up to its first preposition."""
    found: list[int] = []
    for at in range(end, min(end + _MOST_PASSED, len(sentence.words))):
        word = sentence.words[at]
        if (at in sentence.breaks and at > end) or word in _ENDS or word in _PREPOSITIONS or word in _FINITE:
            break
        if sentence.content(at) and word not in PASSED and not word.endswith("ly"):
            found.append(at)
    return tuple(found[:_REACH])


def _behind(sentence: Sentence, start: int) -> tuple[int, ...]:
    """The content words of the clause that stand before a cue, the last ones."""
    low = sentence.clause(start)[0]
    found = [at for at in range(max(low, start - _MOST_PASSED), start) if sentence.content(at)]
    return tuple(found[-_REACH:])


def _object_end(sentence: Sentence, end: int) -> int:
    """The place after "to" where somebody and then "to" follow a verb; the same place where they do not."""
    for at in range(end, min(end + _OBJECT, len(sentence.words))):
        word = sentence.words[at]
        if at in sentence.breaks or word in _ENDS or word in _FINITE:
            break
        if word == "to" and at > end:
            return at + 1
    return end


def _clause_acts(sentence: Sentence, end: int, following: str) -> tuple[int, ...]:
    """The first act told in the clause that a cue opens."""
    if not following or following in _PREPOSITIONS - {"in"} or following in _ENDS:
        return ()
    low = end + (following == "that")
    places = range(low, min(low + _CLAUSE, sentence.clause(low)[1]))
    for seems in (is_told, seems_told):
        for at in places:
            if sentence.words[at] in _MODALS - {"to"}:
                return _ahead(sentence, at + 1, 1)
            if at > low and sentence.content(at) and seems(sentence, at):
                return (at,)
    return ()


def _nearest_act(sentence: Sentence, start: int, end: int) -> tuple[int, ...]:
    """The act that an adverb stands by: the word after it, or the next one told in its clause, or else the last one."""
    low, high = sentence.clause(start)
    if end < high and sentence.content(end) and not sentence.name(end):
        return (end,)
    told = [at for at in range(low, high) if sentence.content(at) and not start <= at < end and is_told(sentence, at)]
    after = [at for at in told if at >= end]
    if not told:
        told = [at for at in range(low) if sentence.content(at) and is_told(sentence, at)]
    return tuple(after[:1] or _ahead(sentence, end, 1) or told[-1:])


def level_at(sentence: Sentence, softening: tuple[Cue, ...], at: int) -> tuple[float, Cue | None]:
    """The level of the act that a word names, and the cue that sets it; 0 where the word tells no act as so."""
    over = [cue for cue in softening if at in cue.anchors]
    if over:
        least = min(over, key=lambda cue: (cue.level, cue.start))
        return least.level, least
    return (SO if is_told(sentence, at) else 0), None


def seems_told(sentence: Sentence, at: int) -> bool:
    """Whether a word is told as an act, or has the form and the place of a verb that is."""
    return is_told(sentence, at) or (at > 0 and _is_finite(sentence, at, sentence.words[at - 1]))


def is_told(sentence: Sentence, at: int) -> bool:
    """Whether a word is a finite verb or a participle behind "was" or "has": an act told as done or going on."""
    word, back = sentence.words[at], at - 1
    if sentence.acts is not None and at in sentence.acts:
        return True
    while back >= 0 and sentence.words[back].endswith("ly") and back not in sentence.breaks:
        back -= 1
    if back < 0 or at in sentence.breaks:
        return False
    before = sentence.words[back]
    if before in AUXILIARIES or before in _BE:
        return _behind_auxiliary(sentence, back, word)
    if sentence.acts is not None:
        return False
    return _is_finite(sentence, at, before)


def _behind_auxiliary(sentence: Sentence, back: int, word: str) -> bool:
    """Whether a word behind "was" or "has" is told, no modal before these."""
    before = sentence.words[back]
    while back >= 0 and sentence.words[back] in AUXILIARIES:
        back -= 1
    if back >= 0 and sentence.words[back] in _MODALS:
        return False
    return before != "be" if before in _BE else _PARTICIPLE.fullmatch(word) is not None


def _is_finite(sentence: Sentence, at: int, before: str) -> bool:
    """Whether a word's form and the word before it make it a finite verb."""
    word = sentence.words[at]
    if before in _NOMINAL - _PRONOUNS and before != "and":
        return False
    if word.endswith("ing") or (sentence.name(at) and not word.endswith(("ed", "s"))):
        return False
    if sentence.title and before.endswith("s") and not before.endswith(("ss", "'s")):
        return True  # a plural before a bare verb: "Letters reveal"
    return bool(_FORM.fullmatch(word)) or before in _PRONOUNS or _is_past(word, sentence.lemmas[at])


def _is_past(word: str, key: str) -> bool:
    """Whether a form differs from the word's key as an irregular past does: "stole", "cut" apart."""
    return not word.startswith(key) and not word.endswith(("ing", "s"))
