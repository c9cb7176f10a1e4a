"""A text in, the pieces that the encoder reads out: ids of word pieces, features of each, and where each unit stands.

Training and reading share this module, so that both see a text alike. The pieces are BERT's (Devlin et al. 2019, lower
case, no accents; greedy longest match from the left, Wu et al. 2016).

The encoder does not see who is named. A word that is a name has one piece, the same for all; so has the name of an
outlet, however many words it has; so have the words for a party and its people. One name in another's place therefore
changes nothing of what is found, and a name that no training text held is as good as a famous one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from retold import outlets
from retold.text import normalise

Ints = npt.NDArray[np.int64]

_UNIT: Final = r"[^\W_]+|[^\w\s]|_"
_QUOTED: Final = re.compile(r'\n|"|(?<!`)``|\'\'')
_LONGEST: Final = 60
MOST_PIECES: Final = 4
FEATURES: Final = 16
PARAGRAPH: Final = 4
"""The bit of a feature that says that a paragraph opens."""
NAME: Final = "[unused1]"
OUTLET: Final = "[unused2]"
_PARTY: Final = {
    **dict.fromkeys("democrat democratic republican gop libertarian".split(), "republican"),
    **dict.fromkeys("democrats republicans libertarians dems repubs".split(), "republicans"),
    **dict.fromkeys(("liberal", "conservative"), "conservative"),
    **dict.fromkeys(("liberals", "conservatives"), "conservatives"),
    **dict.fromkeys(("leftist", "rightist"), "conservative"),
    **dict.fromkeys(("leftists", "rightists"), "conservatives"),
    **dict.fromkeys(("liberalism", "conservatism"), "liberalism"),
}
_INITIALS: Final = frozenset("DR")
_TITLES: Final = frozenset(
    """Mr Mrs Ms Dr Prof Rev Sen Sens Rep Reps Gov Gen Lt Col Sgt Maj Capt Adm Senator Representative Congressman
    Congresswoman Governor Mayor Judge President Secretary Chairman Chairwoman Speaker Professor Director""".split()
)
_MIXED: Final = re.compile(r"(?:Mc|Mac|De|Di|La|Le|Van|Fitz)[A-Z]\w+")
_OF_S: Final = re.compile(r"(?<=s)'(?=\s)")
_SIDE: Final = re.compile(
    r"(?<=\b[Ff]ar[ -])left\b|\b[Ll]eft(?=-(?:wing|lean))|(?<=\b[Ff]ar[ -])right\b|\b[Rr]ight(?=-(?:wing|lean))"
)
_SHORT: Final = re.compile(rf"(?<=[Tt]he )(?:{'|'.join(sorted(word.title() for word in outlets.LONE_WORDS))})\b")


class Encoded(NamedTuple):
    """The pieces of a text. `ids` and `features` have one entry a piece; `first` one a unit: the index of its first
    piece; `starts` and `ends` one a unit: code points of the text given.
    """

    ids: Ints
    features: Ints
    first: Ints
    starts: Ints
    ends: Ints


class Vocabulary:
    """Word pieces by their ids, and the pieces of every word that was met before.

    `marks` says of some that they are a person's `name`, `rare` (with a capital a name too), a `surname` (a common
    word, and the name of somebody that the text has introduced), or `proper` (nearly always written with a capital).
    """

    def __init__(self, pieces: Mapping[str, int], marks: Mapping[str, str]) -> None:
        self.pieces, self.marks = pieces, marks
        self.unknown = pieces["[UNK]"]
        self.start, self.end = pieces["[CLS]"], pieces["[SEP]"]
        self._known: dict[str, tuple[int, tuple[int, ...]]] = {}
        self.outlets = self._outlet_names()
        surnames = [word.title() for word, mark in marks.items() if mark == "surname"]
        common = "|".join([*surnames, *map(str.upper, surnames)]) or "(?!)"
        self.introduced = re.compile(rf"\b([A-Z][\w'-]*)\.? (?:[A-Z]\. )?({common})\b(?! [A-Z])")
        self.surname = re.compile(rf"(?<!\b[Tt]he )\b(?:{common})\b")
        self.unit = re.compile(rf"(?<!\w)(?:{_trie(self.outlets)})(?!\w)|{_UNIT}")

    def of(self, word: str) -> tuple[int, tuple[int, ...]]:
        """The shape of one unit and the ids of its pieces, at most `MOST_PIECES`."""
        found = self._known.get(word)
        if found is None:
            found = self._look_up(word)
            if len(self._known) < 200_000:
                self._known[word] = found
        return found

    def _outlet_names(self) -> set[str]:
        """Names of the shipped outlets that are no common words."""
        found = set()
        for name in outlets.known_names():
            words = re.findall(_UNIT, name.removeprefix("The "))
            common = len(words) == 1 and words[0].lower() in self.pieces and words[0].lower() not in self.marks
            if words and words[0][0].isupper() and not common:
                found.add(name.removeprefix("The "))
        return found

    def _look_up(self, word: str) -> tuple[int, tuple[int, ...]]:
        low = word.lower()
        if low == "an":
            return _shape(word), self._split("a")
        if low in _PARTY:
            return 1, (self.pieces[_PARTY[low]],)
        if word in _INITIALS:
            return 1, (self.pieces["d"],)
        if word in self.outlets:
            return 1, (self.pieces[OUTLET],)
        shape, pieces = _shape(word), self._split(word)
        unusual = len(pieces) > 1 or pieces == (self.unknown,) or self.marks.get(low) == "rare"
        unusual = unusual or _MIXED.fullmatch(word) is not None
        if self.marks.get(low) == "name" or (shape and len(word) > 1 and unusual):
            return 1, (self.pieces[NAME],)
        return shape, pieces

    def _split(self, word: str) -> tuple[int, ...]:
        plain = unicodedata.normalize("NFD", word.lower())
        plain = "".join(char for char in plain if unicodedata.category(char) != "Mn")
        if not plain or len(plain) > _LONGEST:
            return (self.unknown,)
        found: list[int] = []
        start = 0
        while start < len(plain) and len(found) < MOST_PIECES:
            end = len(plain)
            while end > start:
                id = self.pieces.get(plain[start:end] if start == 0 else f"##{plain[start:end]}")
                if id is not None:
                    break
                end -= 1
            else:
                return (self.unknown,)
            found.append(id)
            start = end
        return tuple(found)


def load_vocabulary(path: Path | Traversable) -> Vocabulary:
    """The vocabulary of a file with a piece a line, in the order of their ids; after a tab its mark, if any."""
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    rows = [line.partition("\t") for line in lines]
    pieces = {piece: id for id, (piece, _, _) in enumerate(rows)}
    return Vocabulary(pieces, {piece: mark for piece, _, mark in rows if mark})


def encode(text: str, vocabulary: Vocabulary) -> Encoded:
    """Pieces of a text, typography folded; linear in its length."""
    plain, offsets = normalise(text)
    spans = [match.span() for match in vocabulary.unit.finditer(plain)]
    starts = np.array([start for start, _ in spans], np.int64)
    ends = np.array([end for _, end in spans], np.int64)
    units = [vocabulary.of(plain[start:end]) for start, end in spans]
    _name(plain, starts, units, vocabulary)
    _mend(plain, starts, units, vocabulary)
    counts = np.array([len(pieces) for _, pieces in units], np.int64)
    ids = np.array([id for _, pieces in units for id in pieces], np.int64)
    shapes = np.array([shape for shape, _ in units], np.int64)
    features = shapes + PARAGRAPH * _paragraph_starts(plain, starts) + 8 * _inside(plain, starts)
    first = np.cumsum(counts) - counts
    return Encoded(ids, np.repeat(features, counts), first, offsets[starts], offsets[ends - 1] + 1)


def _name(plain: str, starts: Ints, units: list[tuple[int, tuple[int, ...]]], vocabulary: Vocabulary) -> None:
    """Where a text introduces "Ida Cross" or "Ms. Cross", every "Cross" in it is a name."""
    name = 1, (vocabulary.pieces[NAME],)
    people = {
        match[2].title()
        for match in vocabulary.introduced.finditer(plain)
        if match[1] in _TITLES or vocabulary.of(match[1]) == name
    }
    for match in vocabulary.surname.finditer(plain) if people else ():
        at = int(np.searchsorted(starts, match.start()))
        if match.group().title() in people and at < len(starts) and starts[at] == match.start():
            units[at] = name


def _mend(plain: str, starts: Ints, units: list[tuple[int, tuple[int, ...]]], vocabulary: Vocabulary) -> None:
    """What a unit's surroundings tell: "the Times" is an outlet; the mark in "Quills' boat" stands for an "'s"."""
    names = {vocabulary.pieces[NAME], vocabulary.pieces[OUTLET]}
    for match in _SIDE.finditer(plain):
        at = int(np.searchsorted(starts, match.start()))
        units[at] = units[at][0], vocabulary.of("right")[1]
    for match in _SHORT.finditer(plain):
        at = int(np.searchsorted(starts, match.start()))
        if at < len(starts) and starts[at] == match.start():
            units[at] = 1, (vocabulary.pieces[OUTLET],)
    for match in _OF_S.finditer(plain):
        at = int(np.searchsorted(starts, match.start()))
        if at and starts[at] == match.start() and not names.isdisjoint(units[at - 1][1]):
            units[at] = 0, (vocabulary.pieces["'"], vocabulary.pieces["s"])


def _trie(names: Iterable[str]) -> str:
    """An expression for any of some names: those with one first word together, longer names first."""
    heads: dict[str, list[str]] = defaultdict(list)
    for name in names:
        head, _, rest = name.partition(" ")
        heads[head].append(rest)
    found = []
    for head, rests in sorted(heads.items(), key=lambda item: (-len(item[0]), item[0])):
        longer = "|".join(re.escape(f" {rest}") for rest in sorted(filter(None, rests), key=lambda r: (-len(r), r)))
        optional = "?" if "" in rests else ""
        found.append(f"{re.escape(head)}(?:{longer}){optional}" if longer else re.escape(head))
    return "|".join(found)


def _shape(word: str) -> int:
    """0 no capital, 1 a first capital, 2 capitals only, 3 capitals elsewhere."""
    if word.islower() or word == word.lower():
        return 0
    if len(word) > 1 and word.isupper():
        return 2
    return 1 if word[0].isupper() and word[1:] == word[1:].lower() else 3


def _paragraph_starts(plain: str, starts: Ints) -> Ints:
    breaks = np.array([0, *(match.end() for match in re.finditer(r"\n\s*", plain))], np.int64)
    opening = np.zeros(len(starts), np.int64)
    places = np.searchsorted(starts, breaks)
    opening[places[places < len(starts)]] = 1
    return opening


def _inside(plain: str, starts: Ints) -> Ints:
    """1 for units between double quotation marks; a line's end closes what is open."""
    inside, changes, states = False, [0], [0]
    for match in _QUOTED.finditer(plain):
        inside = False if match.group() == "\n" else not inside
        changes.append(match.end() if inside else match.start())
        states.append(int(inside))
    return np.array(states, np.int64)[np.searchsorted(changes, starts, side="right") - 1]
