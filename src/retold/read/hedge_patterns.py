"""The record of a softening word's form, and what its patterns share. They read lower-case text."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from retold.records import HedgeKind

Softens = Literal["clause", "thing", "amount"]

NUMBER: Final = (
    r"(?:[$€£#]?\d[\d.,]*\d?|(?:a|one) (?:dozen|hundred|thousand|million|billion|third|quarter|half|fifth|week|month|"
    r"year|day|decade|hour|mile)|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|"
    r"thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens|hundreds|thousands|two-thirds|three-quarters|"
    r"three-fourths)(?!\w)"
)


class Cue(NamedTuple):
    """Words that soften in one form: where it is tried, how it reads, and what must and must not stand before it.

    `at` is matched from any of `words`. `before` must reach up to there; its group `cue` belongs to the cue. `unless`
    must not reach up to there. `weak` ones are surer to mislead; before `common` ones no name may stand.
    """

    kind: HedgeKind
    words: frozenset[str]
    at: re.Pattern[str]
    before: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    softens: Softens
    weak: bool
    common: bool


def cue(
    kind: HedgeKind,
    words: str,
    at: str = r"\w+",
    *,
    before: str | None = None,
    unless: str | None = None,
    softens: Softens = "clause",
    weak: bool = False,
    common: bool = False,
) -> Cue:
    """A `Cue` of pattern texts; `words` are parted by spaces, and `at` ends where a word does."""
    return Cue(
        kind,
        frozenset(words.split()),
        re.compile(rf"(?:{at})(?!\w|-\w)"),
        re.compile(f"(?:{before})$") if before else None,
        re.compile(f"(?:{unless})$") if unless else None,
        softens,
        weak,
        common,
    )


ADVERB: Final = r"(?:also|now|still|not|long|already|even|once|ever|never|almost|all|only|\w{2,16}ly)\s+"
IS: Final = (
    rf"(?:\b(?:is|are|was|were|be|been|being|am|(?:is|are|was|were)n[’']t)|[’'](?:s|re|m))\s+(?:{ADVERB}){{0,2}}"
)
BE: Final = rf"(?P<cue>{IS})"
THE: Final = (
    r"(?:\b(?:an?|the|his|her|its|their|our|my|your|this|these|those|of|in|on|by|for|with|about|into|over|from|between|"
    r"against|and|or|as|at|after|under|amid|despite|without|any|some|several|two|three|many|more|most|other|another|"
    r"multiple|including|regarding|concerning|involving|first|former|fellow|latest|even|such|no|\w{3,14}ing)|[’']s|"
    r"s[’'])\s+"
)
NOUN: Final = (
    r"(?=\s+(?!(?:to|of|by|that|in|on|at|for|from|with|and|or|but|as|is|are|was|were|has|had|have|will|would|when|"
    r"because|if|only|after|before|than|through|under|the|an?|he|she|it|they|his|her|its|their|him|them|there|"
    r"this|these|not|during)\b)[“\"‘]?[^\W_])"
)
VERB: Final = r"(?=\s+[a-z])"
CLAUSE: Final = r"(?=\s+(?:that|he|she|it|they|we|i|you|there|this|these|those|the|an?|his|her|its|their|some|no)\b)"
