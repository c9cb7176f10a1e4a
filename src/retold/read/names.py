"""Capitalised words in, the names in them out: titles, particles, initials, nicknames and suffixes told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from retold import outlets
from retold.read.cues import DOCUMENTS, GROUPS, OUTLET_NOUNS, closed
from retold.read.nouns import is_title, singular

UPPER: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢİĶĻŁŃŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽ"
_TITLED: Final = (
    r"(?:Mr|Mrs|Ms|Mx|Dr|Sens?|Reps?|Gov|Lt|Col|Gen|Maj|Capt|Sgt|Cpl|Det|Supt|Rev|Prof|Hon|Pres|Sec|St|Adm|Cmdr)\."
)
_WORD: Final = rf"(?!(?:Jr|Sr)\b)[{UPPER}]\w*(?:[’'](?!s\b)\w+|-\w+)*"
PART: Final = rf"(?:{_TITLED}|(?:[{UPPER}]\.-?)+|{_WORD}|(?:(?:al|el|bin|ibn)-|[dl][’'])[{UPPER}]\w+)"
PARTICLES: Final = frozenset("de da van von der den ten ter bin ibn al el la le dos du di del della zu".split())
_PARTICLE: Final = rf"(?:(?:(?:{'|'.join(sorted(PARTICLES))})[ \u00a0]){{1,2}})"
_NICK: Final = rf"(?:[“\"‘'(](?!\w[{UPPER}])[{UPPER}]\w+(?: [{UPPER}]\w+)?[”\"’')][ \u00a0])"
RUN: Final = re.compile(
    rf"(?<![\w@#./&-]){PART}(?:[ \u00a0]{_NICK}?{_PARTICLE}?{PART})*(?:,? (?:Jr|Sr)\b\.?|,? I{{2,3}}\b|,? IV\b)?"
)
_SUFFIX: Final = re.compile(r",? ((?:Jr|Sr)\b\.?|I{2,3}|IV)$")
_NICKED: Final = re.compile(r"[“\"‘'(]([^”\"’')]+)[”\"’')]")
_PIECE: Final = re.compile(r"[^\s\u00a0]+")

CLOSED_WORDS: Final = closed()
OFFICES: Final = frozenset("secretary speaker minister undersecretary".split())
"""Titles that go on with "of" before a name, in small letters too ("secretary of State Ada Dell")."""
COURTESY: Final = frozenset("mr mrs ms miss mx".split())
NOT_NAMES: Final = frozenset(
    """the a an this that these those in on at by for from with to of and or but so if as when while after before
    since because he she they it we i you his her their our its my your what who how why where there here now then
    not no yes still also even one two three according per monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december sept oct nov dec jan feb
    mr mrs ms dr both every each all some many most several meanwhile however although though despite during under
    last next keep let say says said asked like just only again earlier later today yesterday tomorrow tonight
    another other others perhaps maybe indeed instead once more less few neither nor given""".split()
)
_ROLE_ENDS: Final = frozenset(
    """president minister secretary general governor senator congressman congresswoman speaker chairman chairwoman
    officer director leader mayor commissioner ambassador chancellor attorney premier manager adviser advisor spokesman
    spokeswoman editor highness republican democrat candidate""".split()
)
"""Words that end a title without a name ("the Prime Minister"); other titles in that place may be surnames."""
_COMPANY: Final = frozenset("inc corp co ltd llc plc llp gmbh sa nv ag".split())
_BODIES: Final = frozenset(
    """university institute department committee association council ministry agency bureau board commission college
    foundation corporation company union party society coalition federation administration authority organization
    organisation network services industries holdings partners republicans democrats congress senate""".split()
)
"""Words of a body wherever in its name they stand; others only at its end."""
_ENDS: Final = frozenset(
    """center centre nation public records street avenue road square county bridge lake island islands airport stadium
    act award awards day games olympics cup league pac nations states kingdom news tower
    towers plaza building entertainment pictures studios
    action project initiative forum watch affairs fleet brigade battalion image images""".split()
)


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words that stand together: titles before a name, and the name's own words and place."""

    start: int
    end: int
    titles: tuple[str, ...]
    name: tuple[str, ...]
    nick: str | None
    name_start: int
    dropped: bool  # whether an opening word was left out, as no part of the name

    @property
    def full(self) -> str:
        """The name as it stands, without nickname."""
        return " ".join(self.name)


def runs(text: str, common: frozenset[str] | set[str]) -> Iterator[Run]:
    """Every run of capitalised words; `common` are words that the text also has in small letters."""
    for match in RUN.finditer(text):
        yield split_run(match.group(), match.start(), common)


def split_run(words: str, start: int, common: frozenset[str] | set[str]) -> Run:
    """Titles, name and place of one run that begins at `start`."""
    nick = _NICKED.search(words)
    body = words if nick is None else words[: nick.start()] + " " * len(nick.group()) + words[nick.end() :]
    suffix = _SUFFIX.search(body)
    pieces = [(match.group(), match.start()) for match in _PIECE.finditer(body[: suffix.start()] if suffix else body)]
    shouted = len(pieces) > 1 and body.isupper()
    first, titles, dropped = 0, [], False
    for index, (piece, _) in enumerate(pieces):
        word = piece.strip(".").lower()
        last = index + 1 == len(pieces)
        initials = (
            not shouted
            and piece.isupper()
            and (
                (len(piece) > 2 and piece.isalpha())
                or (len(piece) == 2 and piece[1] == "." and not last and index > first)
            )
        )  # "WHO" and "James A. Dell", and not "who" and "a"
        closed_word = CLOSED_WORDS.get(word, "V") != "V" and not initials  # "Drew Dell" is a name
        opening = index == first and not last and (closed_word or (word in common and len(pieces) != 2))
        if is_title(piece) and (not last or index == first or word in _ROLE_ENDS):
            titles += [held for held, _ in pieces[first : index + 1]]
            first = index + 1
        elif opening or (word in NOT_NAMES and not initials):
            dropped = True
            if not titles or word in NOT_NAMES:
                titles = []
            first = index + 1
    name = [piece for piece, _ in pieces[first:]]
    while name and name[0] in PARTICLES and len(name) == 1:
        name = []
    name = _once(name)
    if name and suffix:
        name.append(suffix.group(1))
    place = start + (pieces[first][1] if first < len(pieces) else len(body))
    return Run(start, start + len(words), tuple(titles), tuple(name), nick.group(1) if nick else None, place, dropped)


def _once(name: list[str]) -> list[str]:
    """`Ada Dell Ada Maria DellCrews`: the first of two names that a page has run together, the second with a word."""
    for at, word in enumerate(name[:4]):
        if name[at + 1 : at + 2] == [word]:  # "... beat Dell Dell warns"
            return name[: at + 1]
        if len(word) > 3 and any(
            other.startswith(word) and other[len(word) :][:1].isupper() for other in name[at + 1 : at + 6]
        ):
            return name[: at + 1]
    return name


def surname(name: tuple[str, ...] | list[str]) -> str:
    """The last name, folded: no suffix."""
    words = [word for word in name if word.strip(".") not in {"Jr", "Sr", "II", "III", "IV"}]
    return words[-1].lower() if words else ""


def has_body_word(name: tuple[str, ...] | list[str]) -> bool:
    """Are these capitalised words, by one of them, the name of a body, a document, a place or an outlet?"""
    return _has_body_word(tuple(name))


@lru_cache(maxsize=65536)
def _has_body_word(name: tuple[str, ...]) -> bool:
    lowered = [word.lower().strip(".,") for word in name]
    if any(word in _BODIES or word in _COMPANY for word in lowered) or (len(name) > 1 and lowered[0] in GROUPS):
        return True
    last = lowered[-1] if lowered else ""
    last = last if last in GROUPS else singular(last)
    ended = last in GROUPS or last in _ENDS or last in DOCUMENTS or last in OUTLET_NOUNS
    return ended or outlets.looks_like_outlet(" ".join(name))


def is_body(name: tuple[str, ...] | list[str]) -> bool:
    """Do these capitalised words surely end a body's name, even after what may be a title ("Justice Department")?"""
    return any(word.lower().strip(".,") in _BODIES for word in name[-1:])


def could_be_person(name: tuple[str, ...] | list[str]) -> bool:
    """`Celinda Lake`, `Ian Will`: two words whose last is a place's or a document's noun, and may be a surname."""
    first, last = name[0].lower(), name[-1].lower()
    return len(name) == 2 and (last in _ENDS or last in DOCUMENTS) and not (first in GROUPS or is_acronym(name[0]))


def has_people(word: str, words: set[str]) -> bool:
    """Do these words hold the name of a place's people ("Halvernian" for "Halverne")?"""
    stem = word[:-1]
    return not words.isdisjoint((f"{word}n", f"{word}ian", f"{word}i", f"{stem}ese", f"{stem}ian", f"{stem}an"))


def is_acronym(word: str) -> bool:
    """Letters of a body's name: three to six capitals."""
    return 1 < len(word) < 7 and word.isupper() and word.isalpha()


def is_class(word: str) -> bool:
    """A capitalised plural or adjective for people of a party, a faith or a place, by its ending: "Texans"."""
    folded = word.lower()
    return len(folded) > 5 and folded.endswith(
        ("ans", "crats", "ists", "ators", "icans", "ians", "ites", "ese", "lims", "ews", "ics", "hters", "rters")
    )
