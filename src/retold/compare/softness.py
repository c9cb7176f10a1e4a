"""Whether a sentence softens or negates what another one tells plainly, in whatever words."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from retold.compare.force import NEGATIVE, PLANNED, Cue, soft_spots
from retold.compare.force_words import TABLE
from retold.compare.wording import Sentence


def softened(sentence: Sentence, other: Sentence, own: Cue | None, told: Collection[int] = ()) -> bool:
    """Whether a sentence has softening words, `own` apart, that the other does not have, over the words `told`."""
    held = f" {other.joined} "
    spots = [(cue.start, cue.end) for cue in sentence.once(soft_spots)]
    for hedge in sentence.side.hedges.get(sentence.index, ()):
        place = sentence.side.at(hedge.cue)
        start, end = place.start - sentence.first, place.stop - sentence.first
        if hedge.kind != "approximately" and 0 <= start < end <= len(sentence.words):
            spots.append((start, end))
    spots += [(at, at + 1) for at, word in enumerate(sentence.words) if word in _SOFT_WORDS]
    for start, end in spots:
        if (own is not None and start < own.end and own.start < end) or any(start <= at < end for at in told):
            continue
        if f" {' '.join(sentence.words[start:end])} " not in held and not is_aside(sentence, start, told):
            return True
    return False


def is_aside(sentence: Sentence, at: int, told: Collection[int]) -> bool:
    """Whether a word stands in a clause of its own in which none of the words `told` stand: a longer one, or one that a
    joining word opens.
    """
    low, high = sentence.clause(at)
    if not told or (low, high) == (0, len(sentence.words)) or any(low <= one < high for one in told):
        return False
    return high - low > _ASIDE or sentence.words[low] in _JOINS


_ASIDE: Final = 6  # words of a clause up to which it may belong to the one beside it: ", police believe,"
_JOINS: Final = frozenset("and but which who whose while although though where when because as so yet with".split())
_SOFT_WORDS: Final = frozenset(
    "if unless whether provided assuming dispute disputes disputed disputing deny denies denied denying reject rejects "
    "rejected refute refutes refuted contest contests contested doubt doubts doubted notion denial false falsely "
    "untrue allege alleges alleged alleging claim claims accuse accuses accused accusing".split()
)


def is_negated(sentence: Sentence, at: int, cue: Cue | None = None) -> bool:
    """Whether a negative word, none of its own cue ("not rule out"), stands right before a word in its clause."""
    low = max(sentence.clause(at)[0], at - _NEGATIVE_REACH)
    own = range(cue.start, cue.end) if cue else ()
    return any(sentence.words[one] in _NEGATIVE for one in range(low, at) if one not in own)


_NEGATIVE_REACH: Final = 4
_NEGATIVE: Final = NEGATIVE | frozenset(
    "no none nobody nothing nor fail fails failed failing refuse refuses refused refusing hardly won't wouldn't "
    "can't couldn't "
    "denied denies deny denying unable decline declined declines".split()
)


def is_soft_title(title: Sentence) -> bool:
    """Whether a title has a verb of weighing, wanting or asking anywhere, whatever that stands over."""
    return any(
        not entry.tail and entry.level <= PLANNED and entry.kind in _OPEN and not {"n", "g", "c"}.isdisjoint(entry.ways)
        for word in title.words
        for entry in TABLE.get(word, ())
    )


_OPEN: Final = frozenset({"weighing", "request", "plan", "evidence", "hearsay"})
