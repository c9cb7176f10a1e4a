"""Which words of two matched sentences say the same, by the lexicon, and how alike the words about two places are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from retold import settings
from retold.compare.lexicon import senses
from retold.compare.wording import Look, Sentence

# Words that say how something was told, or when: of every report, and of no claim in it.
TELLING: Final = frozenset(
    """say says said saying tell tells told telling according add adds added report reports reported write writes wrote
    state states stated statement announce announced announces spokesman spokeswoman spokesperson official officials
    mr mrs ms dr sir year years day days week weeks month months monday tuesday wednesday thursday friday saturday
    sunday january february march april june july august september october november december today yesterday
    tomorrow since already ever once never far hardly scarcely barely neither nor none longer""".split()
)
_BREAKING: Final = frozenset("but because after before when while if although though whereas unless until".split())


@dataclass(frozen=True, slots=True)
class Links:
    """For each content word of a sentence the places of the other one's words that are alike."""

    forward: dict[int, tuple[int, ...]]
    backward: dict[int, tuple[int, ...]]


def links(look: Look) -> Links:
    """The words of both sentences that are alike, looked for once."""
    name = f"links {look.derived.index}"
    if name not in look.source.notes:
        look.source.notes[name] = _links(look.source, look.derived)
    found: Links = look.source.notes[name]
    return found


def _links(source: Sentence, derived: Sentence) -> Links:
    if max(len(source.words), len(derived.words)) > settings.COMPARE_LINKED_WORDS:
        return Links({}, {})
    held = derived.once(_by_sense)
    forward: dict[int, tuple[int, ...]] = {}
    backward: dict[int, list[int]] = {}
    for at, keys in source.once(_keyed):
        shared = held.keys() & keys
        if shared:
            forward[at] = tuple(sorted({to for key in shared for to in held[key]}))
            for to in forward[at]:
                backward.setdefault(to, []).append(at)
    return Links(forward, {to: tuple(places) for to, places in backward.items()})


def _by_sense(sentence: Sentence) -> dict[str | int, list[int]]:
    """By the lexicon's keys and the lemmas of a sentence's content words the places of the words that have them."""
    found: dict[str | int, list[int]] = {}
    for at, keys in sentence.once(_keyed):
        for key in keys:
            found.setdefault(key, []).append(at)
    return found


def _keyed(sentence: Sentence) -> list[tuple[int, frozenset[str | int]]]:
    """The places of a sentence's content words, each with its keys."""
    return [
        (at, _senses(word, sentence.lemmas[at]))
        for at, word in enumerate(sentence.words)
        if sentence.content(at) or word in _CONTENT
    ]


@lru_cache(maxsize=65536)
def _senses(word: str, key: str) -> frozenset[str | int]:
    return senses(word) | {f"={key}"}


# Function words to the aligner, that carry a claim all the same.
_CONTENT: Final = frozenset("more most few over under against before after all off out up down".split())


def about(sentence: Sentence, at: int) -> list[int]:
    """The content words of a word's clause that make the claim with it, that word and words of telling apart."""
    reach = settings.COMPARE_MEANING_REACH
    low, high = max(0, at - reach), min(len(sentence.words), at + reach + 1)
    wide = [i for i in range(low, high) if i != at and sentence.content(i) and sentence.words[i] not in TELLING]
    start, end = clause(sentence, at)
    close = [i for i in wide if start <= i < end]
    return close if len(close) > 1 else wide


def clause(sentence: Sentence, at: int) -> tuple[int, int]:
    """The words around one up to the nearest conjunction that opens another clause, or to a mark, on each side."""
    start, end = sentence.clause(at)
    low = max((i + 1 for i in range(start, at) if sentence.words[i] in _BREAKING), default=start)
    return low, min((i for i in range(at + 1, end) if sentence.words[i] in _BREAKING), default=end)


def kept(look: Look, at: int, to: int) -> tuple[int, float]:
    """How many words about the two places are alike, and what share they are of the side that has fewer.

    What stands about the one in its clause is looked for in the whole other sentence.
    """
    found = links(look)
    ours, theirs = about(look.source, at), about(look.derived, to)
    least = min(len(ours), len(theirs))
    if not least:
        return 0, 0.0
    shared = min(sum(i in found.forward for i in ours), sum(i in found.backward for i in theirs))
    return shared, shared / least


def is_adverb(word: str) -> bool:
    """Whether a word is an adverb by its ending."""
    return word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERB


_NO_ADVERB: Final = frozenset(
    "family assembly supply reply apply imply comply rally bully belly july italy early likely unlikely elderly daily "
    "weekly monthly yearly friendly deadly ugly lonely lovely holy homily monopoly anomaly".split()
)


def nearest(sentence: Sentence, at: int, step: int, count: int) -> Iterator[int]:
    """The first content words before (`step` -1) or after a word, adverbs and words of telling passed over."""
    place = at + step
    while 0 <= place < len(sentence.words) and count:
        word = sentence.words[place]
        if sentence.content(place) and word not in TELLING and not is_adverb(word):
            yield place
            count -= 1
        place += step
