"""Whether two figures may be one: equal, rounded as a writer may, converted, or worked out from others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Final

from retold import settings
from retold.compare.quantities import Quantity
from retold.compare.units import MEASURES, SECONDS


def agree(left: Quantity, right: Quantity) -> bool:
    """Whether two figures may be one: equal, one the rounding of the other, or a right conversion between units."""
    if left.rate and right.rate and left.rate != right.rate:
        return _rates_agree(left, right)
    if "vague" in {left.kind, right.kind}:
        vague, other = (left, right) if left.kind == "vague" else (right, left)
        most = 1e3 if vague.low in {1e3, 1e6, 1e9} else 10  # "thousands" may be tens of thousands
        held = other.kind in {"count", "measure", "money"} and vague.low / 2 <= other.low < most * vague.low
        return held or other.low == vague.low
    if left.kind != right.kind and {left.kind, right.kind} != {"count", "year"}:
        return _agree_across(left, right)
    if left.unit != right.unit:
        return _converted(left, right)
    if left.kind != "score" and (left.low == left.high) != (right.low == right.high):
        return bool({left.low, left.high} & {right.low, right.high})
    return near(left, right)


def _rates_agree(left: Quantity, right: Quantity) -> bool:
    """Whether so many a week are so many a year."""
    if left.rate not in SECONDS or right.rate not in SECONDS:
        return False
    first, second = left.low / SECONDS[left.rate], right.low / SECONDS[right.rate]
    return abs(first - second) <= 0.05 * max(first, second)


def _agree_across(left: Quantity, right: Quantity) -> bool:
    """Whether figures of two kinds are one figure, once with and once without its unit."""
    kinds = {left.kind, right.kind}
    if "age" in kinds:
        return (
            kinds <= {"age", "count", "measure"} and {left.unit, right.unit} <= {"", "year"} and left.low == right.low
        )
    bare = "" in {left.unit, right.unit} or left.unit == right.unit
    if kinds in ({"count", "factor"}, {"percent", "factor"}):
        return left.low == right.low or left.low == 100 * right.low or 100 * left.low == right.low
    return kinds <= {"count", "measure", "score", "year", "money"} and bare and _near(left.low, right.low)


def _converted(left: Quantity, right: Quantity) -> bool:
    if not left.unit or not right.unit:
        return near(left, right)
    if left.kind == "ordinal":
        return False
    if left.unit not in MEASURES or right.unit not in MEASURES or left.dimension != right.dimension:
        return False
    if left.dimension == "heat":
        if "degree" in {left.unit, right.unit}:
            return left.low == right.low
        cold, warm = (left.low, right.low) if left.unit == "celsius" else (right.low, left.low)
        return abs(cold * 1.8 + 32 - warm) <= 3
    first, second = left.low * MEASURES[left.unit][1], right.low * MEASURES[right.unit][1]
    return abs(first - second) <= 0.1 * max(first, second)


def near(left: Quantity, right: Quantity) -> bool:
    """Whether both ends of two figures of one unit may be one."""
    ends = ((left.low, right.low), (left.high, right.high))
    return all(_near(a, b) or _within(left, b) or _within(right, a) for a, b in ends)


def _within(said: Quantity, value: float) -> bool:
    """Whether a value is what "more than", "nearly" or "about" so many may stand for."""
    room = settings.COMPARE_LOOSE_ROOM.get(said.loose, 0.0) * said.low
    if said.loose == "over":
        return said.low <= value <= said.low + room
    if said.loose == "under":
        return said.low - room <= value <= said.low
    return bool(said.loose) and abs(value - said.low) <= room


def _near(left: float, right: float) -> bool:
    """Equal, or the rounder of the two is what a writer may round the other to."""
    if left == right:
        return True
    large = max(abs(left), abs(right))
    if large == 0 or abs(left - right) > settings.COMPARE_ROUNDED * large:
        return False
    return _digits(left) != _digits(right)


def _text(value: float) -> str:
    return f"{value:.10g}"


def _digits(value: float) -> int:
    """How many significant digits a number is given with."""
    return len(re.sub(r"[.-]", "", _text(value)).strip("0")) if value else 1


def slipped(left: float, right: float) -> bool:
    """Whether a slip makes one number of the other: digits exchanged, one more, fewer or other, noughts."""
    one, other = sorted((_text(left), _text(right)), key=len)
    plain, longer = one.replace(".", ""), other.replace(".", "")
    if sorted(plain) == sorted(longer) or plain.strip("0") == longer.strip("0"):
        return True
    if len(longer) == len(plain) + 1 and any(longer[:i] + longer[i + 1 :] == plain for i in range(len(longer))):
        return True
    return len(plain) == len(longer) > 1 and sum(a != b for a, b in zip(plain, longer, strict=True)) == 1


_DIFFERENCE: Final = re.compile(
    r"\b(?:more|fewer|less|up|down|r[io]se\w*|fell|falls?|drop\w*|increas\w+|decreas\w+|gr[eo]w\w*|by|than|left|"
    r"remain\w*|rest|others?|later|earlier|before|after|since|ago|further|another|above|below|ahead|behind|"
    r"gap|difference|in all|total|altogether|years?|aged?|old)\b",
    re.IGNORECASE,
)


def worked_out(figure: Quantity, here: Sequence[Quantity], beside: Sequence[Quantity], texts: tuple[str, str]) -> bool:
    """Whether a figure is a sum, a difference, a share or a product of known ones.

    `here` are those of the sentence that tells the same, `beside` those of its neighbours too, `texts` that sentence
    and the figure's own. Small figures are sums of one sentence only: from more any of them can be had.
    """
    before, around = texts
    small = figure.low < settings.COMPARE_NUMBER_TELLING
    known = [one for one in (here if small else beside) if one.kind in _RECKONED][: settings.COMPARE_WORKED_OUT]
    values = [one.low for one in known]
    ones = len(_ONE.findall(before)) if figure.kind == "count" else 0
    found = [(value + more, value) for value in values for more in range(1, min(ones, 4) + 1)]
    found += [(a + b, min(a, b)) for a, b in combinations(values, 2)]
    found += [(a + b + c, min(a, b, c)) for a, b, c in combinations(values[:8], 3)]
    if _DIFFERENCE.search(around):
        found += [(abs(a - b), min(a, b)) for a, b in combinations(values, 2)]
    shares = [one.low for one in known if one.kind == "percent"]
    found += [(value * share / 100, value) for value in values for share in shares if value > 100]
    if figure.kind == "percent":
        found += [(100 - share, share) for share in shares if _REST.search(around) or _REST.search(before)]
        found += [(100 * a / b, a) for a in values for b in values if 0 < a < b]
    return any(_same(figure, value) for value, least in found if least > 0.05 * value)


_ONE: Final = re.compile(r"\band (?:the )?[A-Z]|\b(?:an?|another|himself|herself|(?:his|her|its) \w+)\s[A-Za-z]")
_REST: Final = re.compile(
    r"\b(?:not|no|never|nobody|without|against|rest|others?|remain\w*|fail\w*|surviv\w*|left|lack\w*|un\w{4,}|\w+n't|oppos\w+|"
    r"reject\w*|refus\w*)\b",
    re.IGNORECASE,
)
_RECKONED: Final = {"count", "money", "measure", "percent", "points", "year", "age"}


def _same(figure: Quantity, value: float) -> bool:
    if abs(figure.low - value) <= 0.005 * figure.low:
        return True
    rounded = figure.loose or figure.kind == "percent"
    return bool(rounded) and (_near(figure.low, value) or _within(figure, value))
