"""A text in, the numbers it holds out, by value: "5M", "five million" and "5,000,000" are one. Entry: `numbers`."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from retold.records import Span

_SMALL: Final = {
    word: value
    for value, names in enumerate(
        """zero|one once single first|two twice both couple pair second double|three thrice trio third triple|
        four fourth|five fifth|six sixth|seven seventh|eight eighth|nine ninth|ten tenth decade|eleven eleventh|
        twelve twelfth dozen|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty""".split("|")
    )
    for word in names.split()
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
     "thousand": 1000, "half": 50, "quarter": 25, "century": 100,
     "million": 1e6, "billion": 1e9, "trillion": 1e12}  # fmt: skip
_SCALE: Final = {"k": 1e3, "g": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12, "tn": 1e12, "thousand": 1e3,
                 "million": 1e6, "billion": 1e9, "trillion": 1e12, "hundred": 1e2, "dozen": 12, "mil": 1e6}  # fmt: skip
_SCALES: Final = r"(?:thousand|million|billion|trillion|hundred|dozen|mil|[kgmbt]n?)(?![\w])"
_TENS: Final = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_NUMBER: Final = re.compile(
    rf"(?<![\w.,/#’'])(?P<sign>[$€£¥])?(?P<digits>\d{{1,15}}(?:,\d{{3}}){{0,5}}(?:\.\d{{1,6}})?)(?:\s?-?(?P<scale>{_SCALES}))?"
    r"(?P<percent>\s?%|\s?percent\b|\s?per cent\b|\s?pc\b)?(?!\d)"
    rf"|(?<![\w-])(?P<word>{_TENS}-(?:one|two|three|four|five|six|seven|eight|nine)|"
    rf"{'|'.join(sorted(_SMALL, key=len, reverse=True))})(?:s)?(?![\w])(?:[\s-](?P<wscale>{_SCALES}))?",
    re.I,
)


class Number(NamedTuple):
    """A number in a text: where, its value, its unit ("$", "%" or none), and whether it may be a year."""

    span: Span
    value: float
    unit: str
    is_year: bool


def numbers(text: str) -> tuple[Number, ...]:
    """Every number, in digits or in words. Those inside a name ("B-52", "9/11") are passed over."""
    found = []
    for match in _NUMBER.finditer(text):
        if match["digits"] and (
            text[match.start() - 1 : match.start()] == "-" and text[match.start() - 2 : match.start() - 1].isalpha()
        ):
            continue
        if match["digits"] and (
            text[match.end() : match.end() + 1] in {"/", ":"} or text[match.start() - 1 : match.start()] == ":"
        ):
            continue
        scale = match["scale"] or match["wscale"]
        value = float(match["digits"].replace(",", "")) if match["digits"] else _in_words(match["word"].lower())
        unit = "$" if match["sign"] else "%" if match["percent"] else ""
        year = bool(match["digits"]) and not scale and not unit and "," not in match["digits"] and 1800 <= value <= 2100
        value *= _SCALE[scale.lower()] if scale else 1
        found.append(Number(Span(match.start(), match.end()), value, unit, year))
    return tuple(found)


def _in_words(word: str) -> float:
    tens, _, rest = word.partition("-")
    return float(_SMALL[tens] + (_SMALL[rest] if rest else 0))


def close(one: Number, other: Number) -> bool:
    """Whether two numbers may stand for one another: the same, or the one rounded to fewer digits of the other."""
    if one.value == other.value:
        return True
    if one.is_year or min(one.value, other.value) < 20:
        return False
    return abs(one.value - other.value) <= 0.06 * max(one.value, other.value)
