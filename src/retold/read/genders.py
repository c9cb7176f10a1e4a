"""Words in, the gender that they tell out: f, m or nothing. No first name tells any."""

from __future__ import annotations

import re
from typing import Final

from retold.settings import READ_GENDER_SHARE, READ_GENDER_VOTES

HE: Final = frozenset("he him his himself".split())
SHE: Final = frozenset("she her hers herself".split())
GENDERED: Final = re.compile(r"\b(?:[Hh]e|[Hh]im|[Hh]is|[Hh]imself|[Ss]he|[Hh]ers?|[Hh]erself)\b(?:[’']s)?")
_MALE: Final = re.compile(
    r"\b(?:mr|sir|lord|king|prince|father|son|grandson|grandfather|husband|brother|uncle|nephew|man|boy|gentleman|duke"
    r"|(?:spokes|chair|congress|police|business|states|sales|fire|council|alder|assembly|noble|clergy|fisher|news|anchor"
    r"|door|guards|lines|work|country|ombuds|service|sports|camera|middle|front|grounds|horse|hunts|trades|crafts)man"
    r"|actor|pope|monk|emperor|sultan)\b", re.I,
)  # fmt: skip
_FEMALE: Final = re.compile(
    r"\b(?:mrs|ms|miss|dame|lady|queen|princess|duchess|mother|daughter|granddaughter|grandmother|wife|widow|sister"
    r"|aunt|niece|woman|girl|\w+woman|actress|nun|heroine)\b", re.I,
)  # fmt: skip


def gender_of(words: str) -> str:
    """f, m or nothing, by titles and nouns such as "spokeswoman"."""
    return "f" if _FEMALE.search(words) else "m" if _MALE.search(words) else ""


def of_pronoun(word: str) -> str:
    """The gender of "he", "his", "she" and so on."""
    return "m" if word.lower().partition("'")[0].partition("’")[0] in HE else "f"


def elected(male: int, female: int) -> str:
    """The gender for which enough pronouns vote, and few against."""
    most, gender = max((male, "m"), (female, "f"))
    sure = most >= READ_GENDER_VOTES and most >= READ_GENDER_SHARE * (male + female)
    return gender if sure else ""
