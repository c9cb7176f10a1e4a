"""A quotation's words as they sound: contractions, initials, figures and spoken forms written out, noise left away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, NamedTuple

from retold import settings
from retold.compare.lexicon import is_word
from retold.compare.telling import Telling


class Sound(NamedTuple):
    """A word as it sounds, and the index of the word of the text that it is, or is a part of."""

    sound: str
    word: int


_WRITTEN: Final = {
    "gonna": "going to", "wanna": "want to", "gotta": "got to", "cause": "because", "'cause": "because", "ok": "okay",
    "dr": "doctor", "mr": "mister", "mrs": "ms", "miss": "ms", "st": "saint", "em": "them", "ya": "you",
    "yeah": "yes", "yep": "yes", "qaida": "qaeda", "till": "until", "alright": "all right", "cannot": "can not",
    "can't": "can not", "won't": "will not", "ain't": "is not", "shan't": "shall not", "let's": "let us",
    "shall": "will", "everybody": "everyone", "anybody": "anyone", "somebody": "someone", "nobody": "no one",
    "upon": "on", "toward": "towards", "amongst": "among", "whilst": "while", "etc": "etcetera",
    "qa'ida": "qaeda", "qa'eda": "qaeda",
    "percent": "per cent", "%": "per cent", "y'all": "you all", "lemme": "let me", "gimme": "give me", "ma'am": "madam",
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50",
    "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "first": "1st", "second": "2nd", "third": "3rd",
    "tenth": "10th", "eleventh": "11th", "twelfth": "12th",
    "gov": "governor", "rep": "representative", "sen": "senator", "gen": "general", "lt": "lieutenant", "w": "with",
    "jr": "junior", "sr": "senior", "jan": "january", "feb": "february", "aug": "august", "sept": "september",
    "oct": "october", "nov": "november", "dec": "december",
}  # fmt: skip
_STATES: Final = dict(
    pair.split(":")
    for pair in """
    Ala:alabama Ariz:arizona Ark:arkansas Calif:california Colo:colorado Conn:connecticut Del:delaware Fla:florida
    Ga:georgia Ill:illinois Ind:indiana Kan:kansas Ky:kentucky La:louisiana Md:maryland Mass:massachusetts Mich:michigan
    Minn:minnesota Miss:mississippi Mo:missouri Mont:montana Neb:nebraska Nev:nevada Okla:oklahoma Ore:oregon
    Pa:pennsylvania Tenn:tennessee Tex:texas Va:virginia Vt:vermont Wash:washington Wis:wisconsin Wyo:wyoming
    """.split()
)
_BODIES: Final = {"US": "us.", "USA": "usa.", "UK": "uk.", "UN": "un.", "EU": "eu."}
_SHORT: Final = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would", "'s": "is"}
_BARE: Final = {
    word.replace("'", ""): word
    for word in "can't don't doesn't didn't isn't aren't wasn't weren't wouldn't couldn't shouldn't hasn't haven't "
    "hadn't i'm i've you're they're that's there's what's you've they've".split()
}
_VERB_AFTER: Final = frozenset(
    "it he she that this there here what who where how when why everyone everybody everything anyone anybody anything "
    "someone somebody something nobody nothing".split()
)
_NOISE: Final = frozenset("s uh um er erm ah oh eh hm hmm mm huh".split())
# Words that two who noted one speech may have or not.
_FILLED: Final = """
well so and but you know i mean like just the a an that to is was are has have it this look listen quite frankly
honestly basically obviously really actually very then there here now kind sort of yes okay right
fucking fuckin goddamn damn bloody freaking
"""
FILLERS: Final = frozenset(_FILLED.split())
# Words by which a sentence says more or less: whether, how surely, how many, how often, how far, on what condition.
_FORCED: Final = """
not no never none nothing nowhere neither nor hardly scarcely barely seldom rarely without lack fail failed
can could will would may might must should shall ought need cannot able unable
all every everyone everybody everything each any anyone anybody anything some someone somebody something many much most
few fewer several half majority minority always usually often sometimes occasionally generally mostly largely mainly
partly partially entirely completely fully totally wholly only solely merely ever both either
nearly almost about around roughly approximately virtually practically least more less than over under up
if unless until but although though however except despite whether provided otherwise
perhaps maybe possibly probably likely unlikely allegedly apparently supposedly potentially certainly definitely surely
still yet already again anymore longer
try tried trying hope hoped hoping want wanted plan planned intend think believe seem seems seemed appear appears
"""
_FORCE: Final = frozenset(_FORCED.split())
_SPELLED: Final = tuple(
    (re.compile(british), american)
    for british, american in {
        r"is(?=e[ds]?$|ing$|ations?$|ers?$)": "iz",
        r"ys(?=e[ds]?$|ing$)": "yz",
        r"(?<=[a-z]{2})our": "or",
        r"(?<=[a-z][bcdfghjklmnpqstvwxz])re(?=s?$)": "er",
        r"ll(?=ed$|ing$|ers?$|ment$)": "l",
        r"ence(?=s?$)": "ense",
        r"(?<=[a-z]{4})or(?=s?$)": "er",
        r"ogue(?=s?$)": "og",
        r"mme(?=s?$)": "m",
        "ae|oe": "e",
        "ph": "f",
        "'": "",
        "grey": "gray",
        "tyre": "tire",
        "cheque": "check",
    }.items()
)
_ORDINAL: Final = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
_COUNTED: Final = re.compile(r"\d")


def sounds(side: Telling, words: Sequence[int]) -> list[Sound]:
    """The words of a telling with these indices, as they sound."""
    found: list[Sound] = []
    spelled, text = "", side.text
    starts, ends = [side.starts[word] for word in words], [side.ends[word] for word in words]
    for word, start, end, following in zip(words, starts, ends, [*starts[1:], -1], strict=True):
        written, mark = text[start:end], text[end : end + 1]
        if mark == "." and len(written) == 1 and written.isalpha():
            spelled += written.casefold()  # initials: a letter and a point each
            if following == end + 1:
                continue
        parts = (spelled + ".",) if spelled else _spelled_out(written)
        if mark == "." and written in _STATES:
            parts = (_STATES[written],)
        spelled = ""
        found += [Sound(part, word) for part in parts]
        if mark == "%":
            found += [Sound(part, word) for part in ("per", "cent")]
    return found


@lru_cache(maxsize=65536)
def _spelled_out(written: str) -> tuple[str, ...]:
    """A written word as it sounds; no words where it is noise."""
    if written in _BODIES:
        return (_BODIES[written],)
    said = written.casefold().replace(",", "").replace("’", "'")
    said = _BARE.get(said, said)
    if said in _NOISE:
        return ()
    if said[0].isdigit():
        return (_ORDINAL.sub(r"\1", said),)
    if said in _WRITTEN:
        return tuple(_WRITTEN[said].split())
    for short, long in _SHORT.items():
        rest = said.removesuffix(short)
        if rest != said and rest and short == "'s" and rest not in _VERB_AFTER:
            return (rest,)
        if rest != said and rest:
            return (*_WRITTEN.get(rest, rest).split(), long)
    return (said.strip("'"),)


def forceful(said: list[str]) -> list[str]:
    """The words of a stretch that say whether, how surely, how many or on what condition."""
    return sorted(word for word in said if word in _FORCE)


def one_speech(old: list[str], new: list[str]) -> bool:
    """Whether two stretches may be one thing said, written down in two ways."""
    left, right = [[word for word in said if word not in FILLERS] for said in (old, new)]
    if forceful(old) != forceful(new):
        return False
    if left == right:
        return True
    joined, other = "".join(left).replace(".", ""), "".join(right).replace(".", "")
    joined, other = _spelled(joined), _spelled(other)
    if joined == other or {joined, other} & {_initials(left), _initials(right)} - {""}:
        return True
    if not joined or not other or _COUNTED.search(joined) or _COUNTED.search(other):
        return False
    if min(len(joined), len(other)) < 4 or joined[0] != other[0] or (is_word(joined) and is_word(other)):
        return False
    return SequenceMatcher(None, joined, other, autojunk=False).ratio() >= settings.COMPARE_SPELLING


def _spelled(word: str) -> str:
    """A word as it is spelled in America, nearly enough for two spellings to be one."""
    for british, american in _SPELLED:
        word = british.sub(american, word)
    return word


def _initials(said: list[str]) -> str:
    return "".join(word[0] for word in said) if len(said) > 1 else ""
