"""`reversed`: what the source says is not so, told as so, the other way round, or with the opposite word.

Each "not", "never", "failed to", "denied" is put to the words that it stands over. A word that both sentences "
    "have and
that only one of them negates is a reversal, unless the other one has a negative word of its own, which may say
the same
in another way: "did not pass" and "failed to pass", "not illegal" and "legal", "was absent" and "did not attend".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from retold import settings
from retold.compare.finding import change
from retold.compare.force import COMING, cues
from retold.compare.opposites import DENYING, opposed
from retold.compare.wording import Look, Sentence
from retold.records import Change

_NEGATIONS: Final = tuple(
    (kind, reach, re.compile(rf"(?<![\w'])(?:{pattern})(?![\w'])"))
    for kind, reach, pattern in (
        ("not", 1, r"not(?! only| just| merely| simply| necessarily| yet| to mention| so much)|never|no longer|"
         r"cannot|"
         r"[a-z]+n't(?! yet| only| just| necessarily)|hardly|scarcely|neither|none of|nobody|nothing|"
         r"no(?! longer| doubt| matter| less| more| fewer| later| secret| stranger)|far from|rather than|instead of"),
        ("fail", 1, r"fail(?:s|ed|ing)? to|failure to|refus(?:es?|ed|ing|al) to|declin(?:es?|ed|ing) to|"
         r"unable to|unwilling to|"
         r"stop(?:s|ped) short of|ceas(?:es|ed) to|neglect(?:s|ed) to|rul(?:es?|ed|ing) out|refrain(?:s|ed)? from|"
         r"(?:barred|banned|prevented|stopped|kept|blocked|prohibited) from"),
        ("deny", 1, r"(?:den(?:y|ies|ied|ying)|disput(?:es|ed|ing))(?: having|(?= \w+ing ))"),
        ("deny", 3, r"(?:den(?:y|ies|ied|ying)|disput(?:es|ed|ing))(?: on \w+)?(?: that|(?= (?:he|she|it|they) ))"),
    )
)  # fmt: skip
_ANY: Final = re.compile("|".join(pattern.pattern for _, _, pattern in _NEGATIONS))
_PASSED: Final = frozenset(
    "to have has had be been being is are was were do does did a an the any its his her their this that it he "
    "she they "
    "we him them of even ever yet still also all both either each every such one would could "
    "will can".split()
)
_ENDS: Final = frozenset(
    "and or but because in on at about for with by from than who which when where as so doing".split()
)
_MOST_PASSED: Final = 6
# Words with which a negated sentence and a positive one may say the same: "not until Friday", "first on Friday".
_TURNING: Final = frozenset(
    "until unless only except but besides other otherwise because last since rarely seldom barely little few too "
    "yet however although though anything anyone".split()
)


@dataclass(frozen=True, slots=True)
class Negation:
    """Words `start` to `end` that negate the words `anchors`; `key` is the same for their other forms."""

    kind: str
    start: int
    end: int
    anchors: tuple[int, ...]
    key: tuple[str, ...]


def negations(sentence: Sentence) -> tuple[Negation, ...]:
    """The negating words of a sentence, each with what it negates."""
    return sentence.once(_negations)


def _negations(sentence: Sentence) -> tuple[Negation, ...]:
    if not _ANY.search(sentence.joined):
        return ()
    found = []
    for kind, reach, pattern in _NEGATIONS:
        for match in pattern.finditer(sentence.joined):
            start, end = sentence.word_at(match.start()), sentence.word_at(match.end() - 1) + 1
            if "yet" in sentence.words[end : end + 3]:
                continue
            if "than" in sentence.words[end : end + 9] and match.group() in {"no", "never", "not"}:
                continue
            key = ("not",) if kind == "not" else sentence.lemmas[start:end]
            found.append(Negation(kind, start, end, _anchors(sentence, end, reach), key))
    return tuple(found)


def _anchors(sentence: Sentence, end: int, reach: int) -> tuple[int, ...]:
    found: list[int] = []
    for at in range(end, min(end + _MOST_PASSED + reach, len(sentence.words))):
        if at in sentence.breaks or sentence.words[at] in _ENDS:
            break
        word = sentence.words[at]
        if word in _PASSED or not sentence.content(at) or (word.endswith("ly") and not word.endswith("ikely")):
            continue
        found.append(at)
        if len(found) == reach:
            break
    return tuple(found)


def reversals(look: Look) -> Iterator[Change]:
    """Words of one matched pair of sentences that only one side negates, and words put for their opposites."""
    if look.pair.derived.text[look.derived.side.reading.sentences[look.derived.index].end - 1] == "?":
        return
    ours, theirs = negations(look.source), negations(look.derived)
    if look.of_two_voices or (look.match.sure < settings.COMPARE_ALIGNED and not look.in_title):
        return
    found = None
    if ours or theirs:
        found = _negated(look, ours, theirs)
    if found is None and look.match.sure >= settings.COMPARE_ALIGNED:
        found = _opposite(look, ours, theirs)
    if found is not None:
        yield found


def _negated(look: Look, ours: tuple[Negation, ...], theirs: tuple[Negation, ...]) -> Change | None:
    here, there = _polarity(look.source, ours), _polarity(look.derived, theirs)
    for key, (odd, at, by) in here.items():
        if key not in there or there[key][0] == odd:
            continue
        _, to, other = there[key]
        negation, side = (by, look.source) if odd else (other, look.derived)
        if negation is None or (look.source.quoted(at) and look.derived.quoted(to)):
            continue
        if not (look.in_one_context(at, to) and look.of_one_subject(at, to)) or _turned(look, negation, side, at, to):
            continue
        if _otherwise_sure(look, at, to) or not look.in_like_words(at, to):
            continue
        if _said_both_ways(look, key, (at, to), odd=odd):
            continue
        if negation.kind == "deny" and not _same_subject(look, negation, side):
            continue
        word = look.source.said(at, at + 1)
        no = side.said(negation.start, negation.end)
        place = ("The source has", "here it stands without") if odd else ("Here stands", "the source has it without")
        because = f"{place[0]} “{no}” over “{word}”; {place[1]}."
        before = look.source.span(*_hull(at, by if odd else None))
        after = look.derived.span(*_hull(to, None if odd else other))
        sure = settings.COMPARE_REVERSED_SURE * look.likeness
        return change(look.pair, "reversed", before, after, because=because, confidence=sure, in_title=look.in_title)
    return None


def _otherwise_sure(look: Look, at: int, to: int) -> bool:
    """Whether only one side tells of what may, should or would be: then two things are told."""
    ours, theirs = (
        {cue.kind for cue in cues(sentence) if place in cue.anchors and cue.level < COMING}
        or {word for word in sentence.words[max(0, place - 5) : place] if word in _SUPPOSED}
        for sentence, place in ((look.source, at), (look.derived, to))
    )
    return bool(ours) != bool(theirs)


_SUPPOSED: Final = frozenset("would could should may might if whether wants want".split())


def _said_both_ways(look: Look, key: str, places: tuple[int, int], *, odd: bool) -> bool:
    """Whether the source says elsewhere what the derived sentence says, or the derived text what the source does."""
    return any(
        (found := _polarity(other, negations(other)).get(key)) is not None and found[0] == wanted
        for others, wanted in ((look.other_sources(*places), not odd), (look.other_derived(*places), odd))
        for other in others
    )


def _polarity(sentence: Sentence, found: tuple[Negation, ...]) -> dict[str, tuple[bool, int, Negation | None]]:
    """For each content word's lemma whether it is negated, where, and by what; none that stands in both ways."""
    over: dict[int, list[Negation]] = {}
    for negation in found:
        for at in negation.anchors:
            over.setdefault(at, []).append(negation)
    result: dict[str, tuple[bool, int, Negation | None]] = {}
    both = set()
    for at, key in enumerate(sentence.lemmas):
        if not sentence.content(at) or sentence.words[at][0].isdigit():
            continue
        mine = over.get(at, [])
        odd = len(mine) % 2 == 1
        if key in result and result[key][0] != odd:
            both.add(key)
        result.setdefault(key, (odd, at, mine[-1] if odd else None))
    return {key: one for key, one in result.items() if key not in both}


def _hull(at: int, negation: Negation | None) -> tuple[int, int]:
    return (min(at, negation.start), max(at + 1, negation.end)) if negation else (at, at + 1)


def _turned(look: Look, negation: Negation, side: Sentence, at: int, to: int) -> bool:
    """Whether other words may make both sentences say the same."""
    for sentence, other, place in ((look.source, look.derived, at), (look.derived, look.source, to)):
        start, end = max(0, place - settings.COMPARE_REVERSED_NEAR), place + settings.COMPARE_REVERSED_NEAR
        words = sentence.words[start:end]
        if any(word in _TURNING and word not in other.words for word in words):
            return True
        if sentence is side and any(word in {"until", "unless", "only", "except"} for word in words):
            return True
    rest, place = (look.derived, to) if side is look.source else (look.source, at)
    start, end = max(0, place - settings.COMPARE_REVERSED_NEAR), place + settings.COMPARE_REVERSED_NEAR
    negated = {side.lemmas[i] for one in negations(side) for i in one.anchors}
    kept = {one.key for one in negations(side) if one is not negation}
    for one in negations(rest):
        if one.key in kept and one.kind != "not":
            continue
        if start <= one.start < end or not any(rest.lemmas[i] in negated for i in one.anchors):
            return True
    if negation.kind != "not" and negation.key[0] in rest.lemmas:
        return True
    mine, near = (to if side is look.derived else at), settings.COMPARE_REVERSED_NEAR
    return denials(rest, side, start, end) > denials(side, rest, mine - near, mine + near)


def denials(sentence: Sentence, other: Sentence, start: int, end: int) -> int:
    """How many words of a stretch of a sentence deny by their meaning or their prefix and are not in the other."""
    found = 0
    for at in range(max(0, start), min(end, len(sentence.words))):
        word, key = sentence.words[at], sentence.lemmas[at]
        if key in other.lemmas:
            continue
        if key in DENYING or (_PREFIXED.match(word) and word not in other.words):
            found += 1
    return found


_PREFIXED: Final = re.compile(
    r"(?:un(?!i|der|til|cle)|dis(?!c|t|p)|non|ille|illi[ct]|irre|impossib|improb|imperf|inac|inad|incap|incom|"
    r"incor|ineff|"
    r"inelig|inexp|infre|insec|insuf|inval|invis|invol)[a-z]{3,}|[a-z]{3,}less$"
)


def _same_subject(look: Look, negation: Negation, side: Sentence) -> bool:
    """Whether the one who denies, the last content word before, stands in the other sentence too."""
    other = look.derived if side is look.source else look.source
    words = [i for i in range(negation.start) if side.content(i)][-3:]
    return bool(words) and any(side.lemmas[i] in other.lemmas for i in words)


def _opposite(look: Look, ours: tuple[Negation, ...], theirs: tuple[Negation, ...]) -> Change | None:
    """A word put for its opposite, with as many negations about it on either side."""
    for at, to in opposed(look):
        if look.source.quoted(at) and look.derived.quoted(to):
            continue
        near = settings.COMPARE_REVERSED_NEAR
        counts = [sum(abs(one.start - place) <= near for one in found) for found, place in ((ours, at), (theirs, to))]
        if "whether" in look.source.words or "whether" in look.derived.words:
            continue
        if counts[0] != counts[1] or not look.in_one_context(at, to):
            continue
        if any(
            denials(mine, other, place - near, place) or denials(mine, other, place + 1, place + near)
            for mine, other, place in ((look.source, look.derived, at), (look.derived, look.source, to))
        ):
            continue
        old, new = look.source.said(at, at + 1), look.derived.said(to, to + 1)
        because = f"“{old}” stood here; the page says the opposite, “{new}”."
        before, after = look.source.span(at, at + 1), look.derived.span(to, to + 1)
        sure = settings.COMPARE_REVERSED_SURE * look.likeness
        return change(look.pair, "reversed", before, after, because=because, confidence=sure, in_title=look.in_title)
    return None
