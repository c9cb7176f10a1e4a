"""Quantities as a text gives them: value or range, unit, what kind of figure it is; spelled or in digits.

Figures inside names ("COVID-19", "F-35") are none. Of vague ones those that give a magnitude ("hundreds") are read.
Shares ("half of", "one in eight") count as percent. Whether two quantities may be one, `agreement.py` says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from retold.compare.units import (
    DAYS,
    FACTORS,
    FRACTIONS,
    MEASURES,
    MONEY,
    MONTHS,
    PERIODS,
    RANKS,
    RATES,
    SCALES,
    SPEEDS,
    SPELLED,
    UNITS,
    VAGUE,
)
from retold.records import Span

QuantityKind = Literal[
    "count",
    "money",
    "percent",
    "points",
    "measure",
    "age",
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
Loose = Literal["", "about", "over", "under"]

_DIGITS: Final = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"
_LARGE: Final = "hundred|thousand|million|billion|trillion"
_WORD: Final = "|".join(sorted(set(SPELLED) - {"a", "an", "half"}, key=len, reverse=True)) + f"|{_LARGE}"
_MONTH: Final = "|".join(f"{name}|{name[:3]}\\.?" for name in MONTHS) + r"|sept\.?"
_UNIT: Final = "|".join(
    re.escape(word) + ("s?" if len(word) > 2 and word[-1].isalpha() else "")
    for word in sorted([*MEASURES, *UNITS, *SPEEDS], key=len, reverse=True)
    if word not in {"m", "c", "f"}
) + "|foot|(?-i:m|[CF])"  # fmt: skip
_AND: Final = "|".join(rf"(?<={word})" for word in _LARGE.split("|"))
_RUN: Final = (
    rf"(?:(?:a[ ](?=dozen|{_LARGE})|half[ ]a[ ])|(?!{_LARGE}))(?:{_WORD})"
    rf"(?:(?:[ -]|(?:{_AND})[ ]and[ ])(?:{_WORD})\b){{0,6}}"
)
_CASH: Final = "|".join(word + "s?" for word in MONEY if word.isalpha()) + "|pence"
_PART: Final = "half|halves|" + "|".join(f"{word}s?" for word in FRACTIONS if word not in {"half", "halve"})
_PARTS: Final = rf"(?:an?|one|two|three|four|five|six|seven|eight|nine)[ -](?:{_PART})\b"
_NO_SCORE: Final = "%|per|year|mile|day|week|hour|month|minute|people|million|billion"
_TIME: Final = "second|minute|hour|day|night|week|fortnight|month|year|decade|century"


def _after(*before: str) -> str:
    return "(?:" + "|".join(rf"(?<=\b{word}[ ])" for word in before) + ")"


def _figure_pattern(mark: str, joint: str) -> str:
    """Low and high, scale and unit, the names of whose groups end in `mark`."""
    return rf"""(?:(?P<money{mark}>(?:US|A|C|NZ|HK)?[$£€¥₹])[ ]?)?
     (?P<low{mark}>{_DIGITS}|{_RUN}|an?[ ](?={_LARGE}))(?P<over{mark}>[ ]and[ ]a[ ]half)?
     (?:(?:{joint})(?:US)?[$£€]?(?P<high{mark}>{_DIGITS}|(?!{_LARGE})(?:{_RUN})\b)){"?" if not mark else ""}
     (?:(?P<scale{mark}>[ -]?(?:(?:{_LARGE})(?=s?\b)|dozen|bn|bln|mln|mn|tn)|[mkb](?!\w))s?)?
     (?:[ -]?(?P<unit{mark}>%|per[ ]?cent\b|pct\b|(?:percentage|basis)[ -]points?\b|points?\b
                     |(?:US[ ]|Canadian[ ]|Australian[ ])?(?:{_CASH})\b|(?:{_UNIT})(?!\w))|(?!\w|[.,]\d))"""


_QUANTITY: Final = re.compile(
    rf"""(?<![\w.,:$£€¥₹-])(?:
    (?P<weekday>{"|".join(DAYS)})\b
    |(?P<date>(?:{_MONTH})[ ](?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,\d{{3}}|\.\d)
             |(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?[ ](?:of[ ])?(?:{_MONTH})\b)
    |(?<=\b(?-i:in|by)[ ])(?P<month>(?-i:{"|".join(name.title() for name in MONTHS)}))\b
    |(?P<clock>\d{{1,2}}(?:[:.]\d\d)?[ ]?[ap]\.?m\b\.?|(?<=\b(?:at|by)[ ])\d{{1,2}}:\d\d\b|noon\b|midnight\b)
    |(?P<span>(?:(?:last|next|past|this)|(?:end|start|beginning)[ ]of[ ]the)[ ](?:{"|".join(PERIODS)}))\b
    |(?P<vague>(?:few|several|couple|many|some)[ ](?:dozen|hundred|thousand|million|billion)s?\b(?![ -]\d)
              |(?:tens|hundreds)[ ]of[ ](?:thousands|millions|billions)|a[ ]handful(?=[ ]of\b)
              |scores(?=[ ]of\b)|(?:dozens|hundreds|thousands|millions|billions|trillions)\b)
    |(?P<factor>{"|".join(FACTORS)})\b
    |(?P<times>(?:{_WORD}|\d{{1,4}})[ -](?:times|fold))\b
    |(?P<age>(?:\d{{1,3}}|{_RUN})[ -]years?[ -]olds?\b|(?<=\baged[ ])(?:\d{{1,3}}|{_RUN})\b(?![ ](?:to|and)\b)
            |(?:(?<=[ ]man[ ]of[ ])|(?<=woman[ ]of[ ])|(?<=[ ]boy[ ]of[ ])|(?<=[ ]girl[ ]of[ ]))(?:\d{{1,2}}|{_RUN})\b
            |(?<=[a-z.],[ ])\d{{1,2}}(?=,[ ][a-z]|[.;)](?!\d))|(?:under|over)-\d{{1,2}}s?\b)
    |(?P<odds>(?:{_WORD}|\d{{1,3}})[ ](?:in|out[ ]of)[ ](?:every[ ])?
             (?:(?:{_RUN})\b|\d{{1,3}}(?:,\d{{3}}){{0,3}}\b(?![,.]?\d)))(?![ -](?:{_TIME}|{_LARGE})s?\b)
    |(?P<part>{_PARTS}(?=[ ](?:of|the|less|more|fewer)\b|[ ]\w+s\b)
             |{_after("by", "about", "nearly", "almost", "over", "than")}{_PARTS}
             |{_PARTS}(?=[ ](?:is|are|was|were|has|have|had|majority|share|stake|vote)\b))
             (?P<small>[ ]of[ ](?:an?|one)[ ](?:per[ ]?cent(?:age[ ]point)?|{_UNIT})\b)?
    |(?P<half>half)(?=[ ](?:of|the|its|his|her|their|all)\b)
    |(?P<ordinal>(?:\d{{1,3}}(?:st|nd|rd|th)\b|(?:{"|".join(RANKS)})\b(?![ ](?:of[ ]all|place[ ]to)\b))
                 (?:[ ](?P<part_of>half|quarter|third)\b)?)
    |(?P<score>\d{{1,3}}[-–](?:to-)?\d{{1,3}})(?![\w-]|[.,]\d|[ ]?(?:{_NO_SCORE}))
    |(?P<single>half[ ]an?[ ](?:hour|day|year|mile|century|decade)\b
               |{_after("for", "within", "over", "than", "after", "about", "nearly", "almost")}
                an?[ ](?!second\b)(?:{_TIME})\b
               |an?[ ](?:{_TIME})(?=[ ](?:later|earlier|ago|long)\b))
    |(?P<couple>a[ ](?:couple|pair)(?=[ ]of\b))
    |(?<=\bbetween[ ]){_figure_pattern("2", "[ ]and[ ]")}
    |{_figure_pattern("", "[ ]?[-–][ ]?|[ ]to[ ]")}
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_WAYS: Final[dict[Loose, str]] = {
    "over": "more than|over|above|at least|upwards? of|no (?:fewer|less) than|in excess of|just over|well over",
    "under": "nearly|almost|close to|just under|less than|fewer than|under|up to|as (?:many|much) as|at most|"
             "no more than|not quite|approaching|below",
    "about": "about|around|roughly|approximately|some|an estimated|estimated|or so|only|as few as|circa",
}  # fmt: skip
_LOOSE: Final = {way: re.compile(rf"\b(?:{words})\s+\Z", re.IGNORECASE) for way, words in _WAYS.items()}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure of a text. `low` and `high` are equal unless it is a range or a score; shares count as percent.

    `unit` is "" for a bare count; `rate` is "week" for so many a week; `loose` where the text says that it is not
    exact, and which way.
    """

    span: Span
    kind: QuantityKind
    low: float
    high: float
    unit: str = ""
    loose: Loose = ""
    rate: str = ""

    @property
    def dimension(self) -> str:
        """What the unit measures, "" where it is not a measure."""
        return MEASURES[self.unit][0] if self.unit in MEASURES else ""


def quantities(text: str, span: Span) -> list[Quantity]:
    """The quantities inside a span, in order. Each is read with its unit; a lone "a" or "one of" is none."""
    found: list[Quantity] = []
    end = span.start
    for start in _START.finditer(text, span.start, span.end):
        opener = start.group().lower()
        if (opener not in _OPENERS and opener.isalpha()) or start.start() < end:
            continue
        match = _QUANTITY.match(text, start.start(), span.end)
        if match is None:
            continue
        end = match.end()
        quantity = _read(text, match, span)
        if quantity is not None:
            found += _ends(text, match, quantity, span)
    return found


# Where a figure may begin: looking for one at every letter would be ten times as slow.
_START: Final = re.compile(r"(?<![\w.,:$£€¥₹-])(?:(?:US|A|C|NZ|HK)?[$£€¥₹]|\d|[A-Za-z]+)")
_OPENERS: Final = (
    {*SPELLED, *DAYS, *MONTHS, *FACTORS, *RANKS, *(name[:3] for name in MONTHS)}
    | {word for said in VAGUE for word in said.split()[:1]}
    | set("sept noon midnight last next past this end start beginning few several couple many some under over".split())
)


_MOVED: Final = re.compile(
    r"\b(?:r[io]s\w+|f[ae]ll\w*|grew|grow\w*|went|gone|go(?:es|ing)?|up|down|cut|drop\w*|increas\w+|decreas\w+|rais\w+|"
    r"lower\w*|climb\w*|jump\w*|slip\w*|shr[aiu]nk\w*|declin\w+|chang\w+|mov\w+|plung\w+|soar\w*|reduc\w+|tumbl\w+|"
    r"surg\w+|double[ds]?|expand\w*)\b[^.;]{0,40}\bfrom \Z",
    re.IGNORECASE,
)


def _ends(text: str, match: re.Match[str], quantity: Quantity, within: Span) -> list[Quantity]:
    """A quantity, or the two of "fell from 80 to 60"."""
    moved = match["high"] and _MOVED.search(text, max(within.start, match.start() - 64), match.start())
    if quantity.low == quantity.high or not moved:
        return [quantity]
    return [
        replace(quantity, span=Span(match.start(), match.end("low")), high=quantity.low),
        replace(quantity, span=Span(match.start("high"), match.end()), low=quantity.high),
    ]


def _read(text: str, match: re.Match[str], within: Span) -> Quantity | None:
    groups = {name.rstrip("2"): said.lower() for name, said in match.groupdict().items() if said is not None}
    span = Span(match.start(), match.end())
    before = text[max(within.start, span.start - 24) : span.start]
    ways = _LOOSE.items() if before[-1:].isspace() else ()
    loose: Loose = next((way for way, pattern in ways if pattern.search(before)), "")
    if "weekday" in groups and not text[span.start].isupper():
        return None
    if "low" not in groups:
        found = _worded(span, groups)
        if found is None or found.kind not in {"percent", "factor", "vague"}:
            return found
        return replace(found, loose=loose or found.loose, rate=_rate(text, found, within))
    if groups["low"] == "one" and not _COUNTED.match(text, span.end, within.end) and text.startswith(" of", span.end):
        return None
    if _in_name(text, span, within, groups):
        return None
    figure = _figure(span, groups)
    return replace(figure, loose=loose, rate=figure.rate or _rate(text, figure, within)) if figure else None


_COUNTED: Final = re.compile(rf"[ ]of[ ](?:(?:the|its|his|her|their|these|those)[ ])?(?:{_WORD}|\d)", re.IGNORECASE)
_RATE: Final = re.compile(
    rf"(?:[ ][\w-]+){{0,2}}?[ ](?:(?:an?|per|each|every)[ ])?({'|'.join(RATES)})\b", re.IGNORECASE
)
_ADVERB: Final = re.compile(r"(?:ly|annum|capita|annual|daily)\Z", re.IGNORECASE)
_RATE_AHEAD: Final = re.compile(
    r"\b(daily|nightly|weekly|monthly|quarterly|yearly|annual|hourly)[ ](?:[\w-]+[ ]){1,2}(?:of[ ])?(?:[\w-]+[ ]){0,2}"
    r"\Z",
    re.IGNORECASE,
)


def _in_name(text: str, span: Span, within: Span, groups: dict[str, str]) -> bool:
    """Whether a bare number belongs to the name before it ("World War Two", "Flight 370"), since it counts nothing."""
    if {"money", "scale", "unit", "high"} & groups.keys() or "," in groups["low"] or len(groups["low"]) == 4:
        return False
    start = max(within.start, span.start - 32)
    return _NAME_AHEAD.search(text, start, span.start) is not None and not _NOUN.match(text, span.end, within.end)


_NAME_AHEAD: Final = re.compile(
    rf"\b[A-Z]{{2,}}[ ]\Z|[\w’'\"”][ ](?!(?i:{_MONTH}|{'|'.join(DAYS)})\b)(?:[A-Z][\w’'-]+|No\.)[ ]\Z"
)
_NOUN: Final = re.compile(r"[ ](?!(?:and|or|in|on|at|of|to|by|for|from|with|as|is|was|were|are|has|had|have)\b)[a-z]")


def _rate(text: str, figure: Quantity, within: Span) -> str:
    """What a figure is counted by: "a week", "per head", "weekly"."""
    if figure.kind not in {"count", "money", "measure", "factor"}:
        return ""
    behind = _RATE.match(text, figure.span.end, within.end)
    if behind and (_ADVERB.search(behind.group()) or re.search(r" (?:an?|per|each|every) \w+\Z", behind.group())):
        return RATES[behind.group(1).lower()]
    ahead = _RATE_AHEAD.search(text, max(within.start, figure.span.start - 48), figure.span.start)
    return RATES[ahead.group(1).lower()] if ahead else ""


def with_rate(text: str, figure: Quantity) -> Span:
    """The span of a figure and of the words after it that say by what it is counted."""
    behind = _RATE.match(text, figure.span.end) if figure.rate else None
    return Span(figure.span.start, behind.end()) if behind else figure.span


def _worded(span: Span, groups: dict[str, str]) -> Quantity | None:
    """A figure whose kind its form says: a date, an hour, a share, a rank, a magnitude."""
    kind, said = next(iter(groups.items()))
    said = " ".join(said.split())
    if kind == "date":
        return _date(span, groups)
    if kind == "score":
        left, right = (float(part) for part in re.findall(r"\d+", said))
        return Quantity(span, "score", left, right)
    if kind == "single":
        amount, unit = (0.5, said.split()[2]) if said.startswith("half") else (1.0, said.split()[1])
        return Quantity(span, "measure", amount, amount, unit)
    if "small" in groups:
        _, unit, _ = _unit({"unit": groups["small"].split(" a ")[-1].split(" an ")[-1].split(" one ")[-1].strip()})
        share = _share(said)
        return Quantity(span, "measure", share, share, unit) if unit in MEASURES else _exact(span, "points", share)
    if kind in {"part", "half"}:
        return _exact(span, "percent", 100 * _share(said if kind == "part" else "a half"), loose="about")
    if kind == "odds":
        few, many = (_value(part) for part in re.split(r"\s(?:in|out of)\s(?:every\s)?", said))
        return _exact(span, "percent", 100 * few / many) if 0 < few <= many else None
    if kind == "couple":
        return _exact(span, "count", 2.0, loose="about")
    return _by_list(span, kind, said)


def _by_list(span: Span, kind: str, said: str) -> Quantity:
    """A figure that is read by its place in a list, or by the number in it."""
    if kind == "weekday":
        return _exact(span, "weekday", DAYS.index(said))
    if kind == "month":
        return _exact(span, "month", MONTHS.index(said) + 1)
    if kind == "span":
        return _exact(span, "span", PERIODS.index(said.rsplit(maxsplit=1)[-1]))
    if kind == "vague":
        return _exact(span, "vague", VAGUE[said] if said in VAGUE else VAGUE[said.split()[1].rstrip("s") + "s"])
    if kind == "factor":
        return _exact(span, "factor", FACTORS[said])
    if kind == "clock":
        return _clock(span, said)
    if kind == "ordinal":
        rank, _, part = said.partition(" ")
        value = RANKS[rank] if rank in RANKS else float(re.sub(r"\D", "", rank))
        return replace(_exact(span, "ordinal", value), unit=part)
    number = _value(re.sub(r"[ -](?:years?|times|fold)\b.*|^(?:under|over)-|(?<=\d)s$", "", said))
    return _exact(span, "age" if kind == "age" else "factor", number)


def _exact(span: Span, kind: QuantityKind, value: float, loose: Loose = "") -> Quantity:
    return Quantity(span, kind, value, value, loose=loose)


def _date(span: Span, groups: dict[str, str]) -> Quantity | None:
    day = int(groups.get("day") or re.sub(r"\D", "", groups["date"]))
    letters = re.sub(r"[^a-z]", "", re.sub(r"(?:\d+(?:st|nd|rd|th)?|\bof\b)", "", groups["date"]))
    month = next((index for index, name in enumerate(MONTHS, 1) if name.startswith(letters[:3])), 0)
    return _exact(span, "date", month * 100 + day) if month and 1 <= day <= 31 else None


def _clock(span: Span, said: str) -> Quantity:
    if said in {"noon", "midnight"}:
        return _exact(span, "clock", 720 * (said == "noon"))
    hour, *minute = (int(part) for part in re.findall(r"\d+", said))
    return _exact(span, "clock", (hour % 12 + 12 * ("p" in said)) * 60 + sum(minute))


def _share(said: str) -> float:
    count, part = re.split(r"[ -]", said, maxsplit=1)
    return SPELLED[count] * FRACTIONS[part if part in FRACTIONS else part.removesuffix("s")]


_RACE: Final = {50, 60, 100, 110, 200, 400, 800, 1500}


def _figure(span: Span, groups: dict[str, str]) -> Quantity | None:
    scale = SCALES[groups["scale"].strip(" -")] if "scale" in groups else 1.0
    low = _value(groups["low"])
    high = _value(groups["high"]) if "high" in groups else low
    if 1500 <= low <= 2100 and high < 100 and groups["low"].isdigit():
        high += low // 100 * 100  # 2010-12
    half = 0.5 if "over" in groups else 0.0
    kind, unit, rate = _unit(groups)
    bare = groups["low"].isdigit() and not {"scale", "unit", "money", "high"} & groups.keys()
    if bare and len(groups["low"]) == 4 and 1500 <= low <= 2100:
        kind = "year"
    if groups.get("scale") == "m" and kind == "count" and low in _RACE:
        return Quantity(span, "measure", low, high, "metre")
    if low or groups["low"] in {"0", "zero"}:
        return Quantity(span, kind, (low + half) * scale, (high + half) * scale, unit, rate=rate)
    return None


def _unit(groups: dict[str, str]) -> tuple[QuantityKind, str, str]:
    """Kind, unit and rate."""
    said = re.sub(r"[\s-]+", " ", groups.get("unit", ""))
    if "money" in groups:
        return "money", MONEY.get(groups["money"], "dollar"), ""
    if not said:
        return "count", "", ""
    if said in SPEEDS:
        return "measure", SPEEDS[said], "hour"
    if said in {"%", "pct"} or said.startswith("per"):
        return ("points", "point", "") if "point" in said else ("percent", "", "")
    if "point" in said:
        return "points", "basis point" if "basis" in said else "point", ""
    said = said.split()[-1] if said.split()[0] in {"us", "canadian", "australian"} else said
    single = said if said in UNITS or said in MEASURES else said.removesuffix("s")
    if single in MONEY and single != "pound":
        return "money", MONEY[single], ""
    if said == "pence":
        return "money", "pence", ""
    return "measure", UNITS.get(single, single), ""


def _value(said: str) -> float:
    """A number in digits or words."""
    said = said.strip()
    if said[0].isdigit():
        return float(said.replace(",", ""))
    total, current = 0.0, 0.0
    for word in re.split(r"[ -]+", said):
        if word in SCALES and word != "dozen":
            current = (current or 1.0) * SCALES[word]
            if word != "hundred":
                total, current = total + current, 0.0
        elif word == "dozen":
            current = (current or 1.0) * 12
        elif word == "half":
            current = 0.5
        elif word in {"a", "an"}:
            current = current or 1.0
        elif word in SPELLED:
            current += SPELLED[word]
    return total + current
