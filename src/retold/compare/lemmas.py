"""A key by which the forms of one word meet ("stole" and "stealing", "approval" and "approved"); it is never shown."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_IRREGULAR: Final = {
    form: line.split()[0]
    for line in """
be am is are was were been being
have has had having
do does did done doing
go goes went gone
take took taken
make made making
give gave given giving
get got gotten
say said says
see saw seen
come came coming
leave left
lose lost losing
win won winning
beat beaten
steal stole stolen
break broke broken
choose chose chosen
rise rose risen rising
fall fell fallen
grow grew grown
know knew known
throw threw thrown
fly flew flown
draw drew drawn
drive drove driven
write wrote written writing
speak spoke spoken
begin began begun beginning
run ran running
sing sang sung
sink sank sunk
swim swam swum
drink drank drunk
buy bought
bring brought
fight fought
seek sought
teach taught
think thought
catch caught
sell sold
tell told
hold held
build built
send sent
spend spent
lend lent
keep kept
sleep slept
meet met
lead led
feed fed
flee fled
shoot shot
sit sat
stand stood
understand understood
find found
hear heard
pay paid
lay laid
strike struck
stick stuck
hang hung
swear swore sworn
wear wore worn
tear tore torn
bear bore borne
shake shook shaken
forget forgot forgotten
hide hid hidden
bite bit bitten
eat ate eaten
forbid forbade forbidden
withdraw withdrew withdrawn
overthrow overthrew overthrown
arise arose arisen
freeze froze frozen
wake woke woken
ride rode ridden
deny denied denies denying denial
die died dies dying dead death kill kills killed killing
lie lied lying
plead pled pleaded
prove proven proved proof
show shown showed
quit quitting
cut cutting
hit hitting
set setting
shut shutting
ban banned banning
admit admitted admitting
plan planned planning
stop stopped stopping
refer referred
submit submitted
decide decision decided
vote votes voted voting voter
agree agreed agrees agreement
destroy destruction
argue argument
sue sues sued suing
use uses used using
close closure
arrive arrival
""".strip().splitlines()
    for form in line.split()
}
_SUFFIX: Final = re.compile(
    r"(?:(?<=.{4})(?:ations?|itions?|ments?|ances?|ences?|als?)|(?<=.{3})(?:ions?|ings?|ies|ied|ers?|ors?|ed|es|"
    r"ly|e|s|y))$"
)
_ENDING: Final = re.compile(r"(?<=.{3})[eiy]$")


@lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """A key for the forms of a word in lower case."""
    word = word.removesuffix("'s").removesuffix("'")
    if word not in _IRREGULAR and word[2:] in _IRREGULAR and word.startswith("re"):
        return "re" + lemma(word[2:])
    word = _IRREGULAR.get(word, word)
    if len(word) < 4 or not word.isalpha():
        return word
    stem = _ENDING.sub("", _SUFFIX.sub("", word))
    if len(stem) < 3:
        return word
    return stem if stem[-1] != stem[-2] or stem[-1] in "sl" else stem[:-1]
