"""Quantities as a text gives them: value or range, unit, what kind of figure it is; spelled or in digits.

Figures inside names ("COVID-19", "F-35") are none. Of vague ones those that give a magnitude ("hundreds") are read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from retold.records import Span

QuantityKind = Literal[
    "count",
    "money",
    "percent",
    "points",
    "measure",
    "ordinal",
    "weekday",
    "date",
    "month",
    "year",
    "clock",
    "score",
    "vague",
    "factor",
    "span",
]

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SPELLED = {word: float(value) for value, word in enumerate(_ONES.split())}
_SPELLED |= {word: 10.0 * value for value, word in enumerate(_TENS.split(), 2)}
_SPELLED |= {"a": 1.0, "an": 1.0, "dozen": 12.0, "half": 0.5}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3, "m": 1e6,
           "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "tn": 1e12, "dozen": 12.0}  # fmt: skip
_FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fourth": 0.25, "fifth": 0.2, "sixth": 1 / 6,
              "eighth": 0.125, "tenth": 0.1}  # fmt: skip
_MEASURES = {
    "mile": ("length", 1609.344), "kilometre": ("length", 1000.0), "metre": ("length", 1.0), "yard": ("length", 0.9144),
    "foot": ("length", 0.3048), "inch": ("length", 0.0254), "centimetre": ("length", 0.01),
    "millimetre": ("length", 0.001), "kilogram": ("mass", 1.0), "gram": ("mass", 0.001), "milligram": ("mass", 1e-6),
    "microgram": ("mass", 1e-9), "nanogram": ("mass", 1e-12), "pound": ("mass", 0.4536),
    "ton": ("mass", 907.2), "tonne": ("mass", 1000.0), "ounce": ("mass", 0.02835), "stone": ("mass", 6.35),
    "acre": ("area", 4046.9), "hectare": ("area", 10000.0), "square mile": ("area", 2.59e6),
    "square kilometre": ("area", 1e6), "square metre": ("area", 1.0), "square foot": ("area", 0.0929),
    "second": ("time", 1.0), "minute": ("time", 60.0), "hour": ("time", 3600.0), "day": ("time", 86400.0),
    "week": ("time", 604800.0), "month": ("time", 2629800.0), "year": ("time", 31557600.0),
    "decade": ("time", 315576000.0), "mph": ("speed", 1.609), "kph": ("speed", 1.0), "knot": ("speed", 1.852),
    "litre": ("volume", 1.0), "gallon": ("volume", 3.785), "barrel": ("volume", 159.0),
    "fahrenheit": ("heat", 1.0), "celsius": ("heat", 1.0), "megawatt": ("power", 1.0), "gigawatt": ("power", 1000.0),
}  # fmt: skip
_UNITS = {
    "kilometer": "kilometre", "km": "kilometre", "kms": "kilometre", "meter": "metre", "feet": "foot", "ft": "foot",
    "inches": "inch", "centimeter": "centimetre", "cm": "centimetre", "millimeter": "millimetre", "mm": "millimetre",
    "kg": "kilogram", "mg": "milligram", "µg": "microgram", "mcg": "microgram",
    "kilo": "kilogram", "lb": "pound", "lbs": "pound", "hr": "hour", "hrs": "hour", "min": "minute",
    "mins": "minute", "square kilometer": "square kilometre", "sq km": "square kilometre", "sq mi": "square mile",
    "square feet": "square foot", "square meter": "square metre", "miles per hour": "mph", "kilometres per hour": "kph",
    "kilometers per hour": "kph", "km/h": "kph", "liter": "litre", "degrees fahrenheit": "fahrenheit",
    "degrees celsius": "celsius", "degrees f": "fahrenheit", "degrees c": "celsius", "°f": "fahrenheit",
    "°c": "celsius", "mw": "megawatt", "gw": "gigawatt",
}  # fmt: skip
_MONEY = {"$": "dollar", "us$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₹": "rupee", "a$": "a$", "c$": "c$",
          "nz$": "nz$", "hk$": "hk$", "dollar": "dollar", "buck": "dollar", "euro": "euro", "yen": "yen",
          "rupee": "rupee", "pound": "pound", "cent": "cent", "franc": "franc", "peso": "peso", "yuan": "yuan",
          "ruble": "ruble", "rouble": "ruble", "krona": "krona", "krone": "krone", "rand": "rand"}  # fmt: skip
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_VAGUE = {"dozens": 2e1, "scores": 4e1, "hundreds": 1e2, "thousands": 1e3, "tens of thousands": 1e4,
          "hundreds of thousands": 1e5, "millions": 1e6, "tens of millions": 1e7, "hundreds of millions": 1e8,
          "billions": 1e9, "trillions": 1e12}  # fmt: skip
_FACTORS = {"halved": 0.5, "doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halving": 0.5,
            "doubling": 2.0, "tripling": 3.0, "quadrupling": 4.0, "twice": 2.0, "thrice": 3.0}  # fmt: skip
_RANKS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_PERIODS = ("night", "day", "week", "weekend", "month", "quarter", "season", "year", "decade", "century")

_DIGITS = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"
_LARGE = "hundred|thousand|million|billion|trillion"
_WORD = "|".join(sorted(set(_SPELLED) - {"a", "an", "half"}, key=len, reverse=True)) + f"|{_LARGE}"
_MONTH = "|".join(f"{name}|{name[:3]}\\.?" for name in _MONTHS) + r"|sept\.?"
_UNIT = "|".join(
    re.escape(word) + ("" if word.endswith(("s", "t", "f", "c", "h")) else "s?")
    for word in sorted([*_MEASURES, *_UNITS], key=len, reverse=True)
)
_RUN = rf"(?:a[ ](?=dozen|{_LARGE})|half[ ]a[ ])?(?:{_WORD})(?:(?:[ -]|[ ]and[ ])(?:{_WORD})\b){{0,6}}"
_CASH = "|".join(word + "s?" for word in _MONEY if word.isalpha())
_PARTS = r"(?:a|one|two|three|four|five|nine)[ -](?:half|third|quarter|fourth|fifth|sixth|eighth|tenth)s?\b"
_NO_SCORE = "%|per|year|mile|day|week|hour|month|minute|people|million|billion"
_QUANTITY = re.compile(
    rf"""(?<![\w.,:$£€¥₹-])(?:
    (?P<weekday>{"|".join(_DAYS)})\b
    |(?P<date>(?:{_MONTH})[ ](?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,\d{{3}})
             |(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?[ ](?:of[ ])?(?:{_MONTH})\b)
    |(?<=\b(?-i:in|by)[ ])(?P<month>(?-i:{"|".join(name.title() for name in _MONTHS)}))\b
    |(?P<clock>\d{{1,2}}(?:[:.]\d\d)?[ ]?[ap]\.?m\b\.?|(?<=\b(?:at|by)[ ])\d{{1,2}}:\d\d\b|noon\b|midnight\b)
    |(?P<span>(?:last|next|past)[ ](?:{"|".join(_PERIODS)}))\b
    |(?P<vague>(?:(?:tens|hundreds)[ ]of[ ](?:thousands|millions)|dozens|scores|hundreds|thousands|millions|billions
              |trillions)(?=[ ]of\b|[ ]more\b))
    |(?P<factor>{"|".join(_FACTORS)})\b
    |(?P<part>{_PARTS}(?=[ ](?:of|the)\b|[ ]\w+s\b))
    |(?P<half>half)(?=[ ](?:of|the|a|its|his|her|their|all)\b)(?![ ]a[ ](?:million|billion|dozen|century))
    |(?P<ordinal>\d{{1,3}}(?:st|nd|rd|th)\b|(?:{"|".join(_RANKS)})\b(?![ ](?:of[ ]all|place[ ]to)\b))
    |(?P<score>\d{{1,3}}[-–](?:to-)?\d{{1,3}})(?![\w-]|[.,]\d|[ ]?(?:{_NO_SCORE}))
    |(?P<money>(?:US|A|C|NZ|HK)?[$£€¥₹])?[ ]?
     (?P<low>{_DIGITS}|{_RUN}|an?[ ](?={_LARGE}))
     (?:[ ]?(?:-|–|to)[ ]?(?:US)?[$£€]?(?P<high>{_DIGITS}))?
     (?:[ -]?(?P<scale>(?:{_LARGE})(?=s?\b)|dozen|bn|bln|mln|mn|tn|m|k|b)s?)?(?![\w]|[.,]\d)
     (?:[ -]?(?P<unit>%|per[ ]?cent\b|pct\b|(?:percentage|basis)[ -]points?\b|points?\b
                     |(?:US[ ]|Canadian[ ]|Australian[ ])?(?:{_CASH})\b|(?:{_UNIT})(?!\w)))?
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_LOOSE = re.compile(
    r"(?:about|around|roughly|approximately|nearly|almost|some|close to|just under|just over|more than|over|less than|"
    r"fewer than|under|at least|up to|as many as|as much as|an estimated|or so|upwards? of|only|as few as|"
    r"estimated)\s+\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure of a text. `low` and `high` are equal unless it is a range or a score; shares count as percent.

    `unit` is "" for a bare count; `rate` is "week" for so many a week; `loose` where the text says that it is not
    exact.
    """

    span: Span
    kind: QuantityKind
    low: float
    high: float
    unit: str
    loose: bool
    rate: str = ""

    @property
    def dimension(self) -> str:
        """What the unit measures, "" where it is not a measure."""
        return _MEASURES[self.unit][0] if self.unit in _MEASURES else ""


def quantities(text: str, span: Span) -> list[Quantity]:
    """The quantities inside a span, in order. Each is read with its unit; a lone "a" or "one of" is none."""
    found = []
    for match in _QUANTITY.finditer(text, span.start, span.end):
        quantity = _read(text, match, span)
        if quantity is not None:
            found.append(quantity)
    return found


def _read(text: str, match: re.Match[str], within: Span) -> Quantity | None:
    span = Span(match.start() + len(match.group()) - len(match.group().lstrip()), match.end())
    loose = _LOOSE.search(text[max(within.start, span.start - 24) : span.start]) is not None
    groups = {name: said for name, said in match.groupdict().items() if said is not None}
    if "weekday" in groups:
        return _exact(span, "weekday", _DAYS.index(groups["weekday"].lower())) if text[span.start].isupper() else None
    if "date" in groups:
        return _date(span, groups)
    if "clock" in groups:
        return _clock(span, groups["clock"])
    if listed := _listed(span, groups, loose):
        return listed
    if "part" in groups or "half" in groups:
        share = 100 * _share(groups.get("part", "a half"))
        return Quantity(span, "percent", share, share, "", loose=True)
    if "ordinal" in groups:
        return _rank(span, groups["ordinal"].lower())
    if "score" in groups:
        left, right = (float(part) for part in re.findall(r"\d+", groups["score"]))
        return Quantity(span, "score", left, right, "", loose)
    lone = groups["low"].lower() == "one" and text[span.end : span.end + 3] == " of"
    found = None if lone else _figure(span, groups, loose)
    rate = _RATE.match(text, span.end, within.end)
    return replace(found, rate=rate.group(1).lower()) if found and rate else found


_RATE: Final = re.compile(
    r"(?:[ ][\w-]+){0,2}[ ](?:an?|per|each|every)[ ](second|minute|hour|day|week|month|quarter|year|mile|head|"
    r"person)\b",
    re.IGNORECASE,
)
_WORDED: Final[tuple[tuple[Literal["vague", "factor"], dict[str, float]], ...]] = (
    ("vague", _VAGUE),
    ("factor", _FACTORS),
)


def _listed(span: Span, groups: dict[str, str], loose: bool) -> Quantity | None:
    """A month, a period, a magnitude or a factor: words that are read by their place in a list."""
    if "month" in groups:
        return _exact(span, "month", _MONTHS.index(groups["month"].lower()) + 1)
    if "span" in groups:
        return _exact(span, "span", _PERIODS.index(groups["span"].lower().split()[1]))
    for kind, values in _WORDED:
        if kind in groups:
            value = values[" ".join(groups[kind].lower().split())]
            return Quantity(span, kind, value, value, "", loose)
    return None


def _rank(span: Span, said: str) -> Quantity:
    return _exact(span, "ordinal", _RANKS.index(said) + 1 if said in _RANKS else int(re.sub(r"\D", "", said)))


def _exact(span: Span, kind: QuantityKind, value: int) -> Quantity:
    return Quantity(span, kind, float(value), float(value), "", loose=False)


def _date(span: Span, groups: dict[str, str]) -> Quantity | None:
    day = int(groups.get("day") or groups["day2"])
    letters = re.sub(r"[^a-z]", "", re.sub(r"(?:\d+(?:st|nd|rd|th)?|\bof)\b", "", groups["date"].lower()))
    month = next((index for index, name in enumerate(_MONTHS, 1) if name.startswith(letters[:3])), 0)
    return _exact(span, "date", month * 100 + day) if month and 1 <= day <= 31 else None


def _clock(span: Span, said: str) -> Quantity:
    if said.lower() in {"noon", "midnight"}:
        return _exact(span, "clock", 720 * (said.lower() == "noon"))
    hour, *minute = (int(part) for part in re.findall(r"\d+", said))
    return _exact(span, "clock", (hour % 12 + 12 * ("p" in said.lower())) * 60 + sum(minute))


def _share(said: str) -> float:
    count, part = re.split(r"[ -]", said.lower(), maxsplit=1)
    return _SPELLED[count] * _FRACTIONS[part.removesuffix("s") if part != "halfs" else "half"]


def _figure(span: Span, groups: dict[str, str], loose: bool) -> Quantity | None:
    scale = _SCALES[groups["scale"].lower()] if "scale" in groups else 1.0
    low = _value(groups["low"]) * scale
    high = _value(groups["high"]) * scale if "high" in groups else low
    kind, unit = _unit(groups)
    bare = groups["low"].isdigit() and not {"scale", "unit", "money", "high"} & groups.keys()
    if bare and len(groups["low"]) == 4 and 1500 <= low <= 2100:
        kind = "year"
    return Quantity(span, kind, low, high, unit, loose) if low or groups["low"] in {"0", "zero"} else None


def _unit(groups: dict[str, str]) -> tuple[QuantityKind, str]:
    said = re.sub(r"[\s-]+", " ", groups.get("unit", "").lower())
    if "money" in groups:
        return "money", _MONEY.get(groups["money"].lower(), "dollar")
    if not said:
        return "count", ""
    if said in {"%", "pct"} or said.startswith("per"):
        return ("points", "point") if "point" in said else ("percent", "")
    if "point" in said:
        return "points", "basis point" if "basis" in said else "point"
    said = said.split()[-1] if said.split()[0] in {"us", "canadian", "australian"} else said
    single = said.removesuffix("s") if said.removesuffix("s") in {*_MEASURES, *_UNITS, *_MONEY} else said
    if single in _MONEY and single != "pound":
        return "money", _MONEY[single]
    return "measure", _UNITS.get(single, single)


def _value(said: str) -> float:
    """A number in digits or words."""
    said = said.lower().strip()
    if said[0].isdigit():
        return float(said.replace(",", ""))
    total, current = 0.0, 0.0
    for word in re.split(r"[ -]+", said):
        if word in _SCALES and word != "dozen":
            current = (current or 1.0) * _SCALES[word]
            if word != "hundred":
                total, current = total + current, 0.0
        elif word == "dozen":
            current = (current or 1.0) * 12
        elif word == "half":
            current = 0.5
        elif word in {"a", "an"}:
            current = current or 1.0
        elif word in _SPELLED:
            current += _SPELLED[word]
    return total + current


def agree(left: Quantity, right: Quantity) -> bool:
    """Whether two figures may be one: equal, one the rounding of the other, or a right conversion between units."""
    if left.rate and right.rate and left.rate != right.rate:
        return False
    if "vague" in {left.kind, right.kind}:
        vague, other = (left, right) if left.kind == "vague" else (right, left)
        return other.low == vague.low or (other.kind in {"count", "measure"} and vague.low <= other.low < 10 * vague.low)
    if left.kind != right.kind and {left.kind, right.kind} != {"count", "year"}:
        return _agree_across(left, right)
    if left.unit != right.unit:
        return _converted(left, right)
    if left.kind != "score" and (left.low == left.high) != (right.low == right.high):
        return bool({left.low, left.high} & {right.low, right.high})  # "from 5 to 7" is read as a range
    return all(_near(a, b, left.loose or right.loose) for a, b in ((left.low, right.low), (left.high, right.high)))


def _agree_across(left: Quantity, right: Quantity) -> bool:
    """Whether figures of two kinds are one figure, once with and once without its unit."""
    kinds = {left.kind, right.kind}
    bare = "" in {left.unit, right.unit} or left.unit == right.unit
    return kinds <= {"count", "measure", "score", "year", "money"} and bare and _near(left.low, right.low, loose=False)


def _converted(left: Quantity, right: Quantity) -> bool:
    if not left.unit or not right.unit:
        return left.low == right.low
    if left.unit not in _MEASURES or right.unit not in _MEASURES or left.dimension != right.dimension:
        return False
    if left.dimension == "heat":
        cold, warm = (left.low, right.low) if left.unit == "celsius" else (right.low, left.low)
        return abs(cold * 1.8 + 32 - warm) <= 3
    first, second = left.low * _MEASURES[left.unit][1], right.low * _MEASURES[right.unit][1]
    return abs(first - second) <= 0.1 * max(first, second)


def _near(left: float, right: float, loose: bool) -> bool:
    """Equal, or the rounder of the two is what a writer may round the other to."""
    if left == right:
        return True
    large = max(abs(left), abs(right))
    if large == 0 or abs(left - right) > (0.06 if loose else 0.026) * large:
        return False
    fine, coarse = sorted((left, right), key=_digits, reverse=True)
    return _digits(coarse) < _digits(fine) or loose


def _digits(value: float) -> int:
    """How many significant digits a number is given with."""
    return len(f"{value:.10g}".replace(".", "").replace("-", "").strip("0")) if value else 1
