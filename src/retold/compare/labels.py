"""`label_substituted`: people, a group or a happening named otherwise in the same place of an aligned sentence.

Two namings are compared where the words around them are the same. A line of `_NAMINGS` holds words that assert the
same; words of two lines differ in what they assert or connote, in whichever direction and whoever uses them. Names,
titles and pronouns for one person are no change, nor is a word that is on no line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import numpy as np

from retold import settings
from retold.compare.align import Match, Pair, flanks
from retold.compare.finding import change
from retold.compare.telling import Telling
from retold.records import Change, Span

_NAMINGS = """
advocate campaigner
activist
agitator
lobbyist
supporter backer follower adherent
loyalist
crony
critic detractor
opponent adversary
enemy foe
protester protestor demonstrator marcher
rioter
looter
vandal
anarchist
mob
crowd throng
official functionary
bureaucrat
expert specialist
pundit
immigrant
migrant
refugee
alien
asylum-seeker
invader
foreigner
militant fighter
rebel insurgent
terrorist
extremist radical
guerrilla
gunman shooter
attacker assailant
suspect
killer
murderer
criminal felon
offender
thug
hooligan
victim
survivor
casualty
accuser
complainant
whistleblower
leaker
informant informer
traitor
spy
leader
ruler
dictator despot tyrant
strongman autocrat
government administration
regime
junta
party
movement
faction
gang
cult
militia
terrorists
mercenary
contractor
hacker
squatter
tenant
occupant
homeless
vagrant
addict
prisoner inmate
detainee
hostage
captive
convict
fetus foetus
baby infant
unborn
prostitute
escort
mistress
girlfriend partner
worker employee staffer
elite
donor contributor
oligarch
billionaire
tycoon magnate
boss
mogul
settler
occupier
separatist secessionist
nationalist
patriot
liberator
dissident
conservative
liberal
leftist
rightist
progressive
socialist
communist
fascist
moderate
centrist
denier
skeptic sceptic
protest demonstration rally march
riot
unrest disturbance
uprising revolt rebellion
coup
insurrection
melee brawl
gathering assembly
raid
operation
invasion
incursion
occupation
attack assault
massacre slaughter
killing slaying
murder homicide
execution
death
suicide
accident
incident
crash collision
genocide
bombing blast explosion
shooting
crackdown
purge
claim
allegation accusation
lie falsehood
error mistake
scandal
controversy
crisis
scheme
plot
plan proposal
bribe
payment
gift
"""
_PERSON = re.compile(r"(?:.{3}(?:[eo]u?r|ist|ant|ent|ee|ian|ive|ate)|man|woman)s?$|(?:men|women|people|folk)$")
_MARKED = """undocumented illegal unauthorized unlawful irregular legal peaceful violent armed unarmed radical extremist
extreme far-right far-left right-wing left-wing hard-line hardline moderate conservative liberal progressive leftist
pro-life pro-choice anti-abortion pro-abortion militant alleged accused suspected convicted disgraced embattled
controversial notorious respected vulnerable poor needy wealthy rich innocent dangerous deadly racist"""


def label_changes(pair: Pair) -> Iterator[Change]:
    """Every place in which another naming stands."""
    for match in pair.matches:
        if settings.COMPARE_LABEL_ALIGNED <= match.score < 1.0:
            for before, after, sure in _slots(pair, match):
                was, now = pair.source.said(before), pair.derived.said(after)
                because = f"What the source calls “{was}” is called “{now}” here."
                yield change(pair, "label_substituted", before, after, because=because, confidence=sure)


def _slots(pair: Pair, match: Match) -> Iterator[tuple[Span, Span, float]]:
    """Namings before and after, each with the confidence that they name one thing in two ways."""
    for index in range(len(pair.blocks(match))):
        for a, b, c, d, sure in (*_in_place(pair, match, index), *_at_the_end(pair, match, index)):
            if not pair.source.quoted[a:b].any() and not pair.derived.quoted[c:d].any():
                sure_here = sure * settings.COMPARE_LABEL_SURE * (0.6 + 0.4 * match.score)
                yield pair.source.span(a, b), pair.derived.span(c, d), sure_here


def _in_place(pair: Pair, match: Match, index: int) -> Iterator[tuple[int, int, int, int, float]]:
    """A naming that stands between the same words as another."""
    blocks = pair.blocks(match)
    tag, a, b, c, d = blocks[index]
    left, right = flanks(blocks, index)
    flanked = left + right >= 3 and (min(left, right) or index in {0, len(blocks) - 1})
    if tag != "replace" or max(b - a, d - c) > settings.COMPARE_LABEL_WORDS or not flanked:
        return
    if _other_naming(_namings(pair.source, a, b), _namings(pair.derived, c, d)):
        yield a, b, c, d, 1.0 if min(left, right) >= 2 else 0.85
    elif match.score >= settings.COMPARE_LABEL_SAME and b - a == d - c == 1 and _other_people(pair, a, c):
        yield a, b, c, d, settings.COMPARE_LABEL_OPEN


def _at_the_end(pair: Pair, match: Match, index: int) -> Iterator[tuple[int, int, int, int, float]]:
    """A naming that is the last content word before many words that are the same, whatever else stands before it."""
    blocks = pair.blocks(match)
    tag, a, b, c, d = blocks[index]
    longer = d - c > settings.COMPARE_LABEL_WORDS >= b - a
    if tag != "replace" or not longer or flanks(blocks, index)[1] < settings.COMPARE_LABEL_FLANK:
        return
    a, c = _last_content(pair.source, a, b), _last_content(pair.derived, c, d)
    if _other_naming(_namings(pair.source, a, a + 1), _namings(pair.derived, c, c + 1)):
        yield a, a + 1, c, c + 1, settings.COMPARE_LABEL_OPEN


def _last_content(side: Telling, start: int, end: int) -> int:
    """The last content word of a stretch; its last word where it has none."""
    found = np.flatnonzero(side.content[start:end])
    return start + int(found[-1]) if len(found) else end - 1


def _other_people(pair: Pair, source: int, derived: int) -> bool:
    """Whether two single words both name people, one of them on a line and the other by its ending."""
    old, new = pair.source.word(source).casefold(), pair.derived.word(derived).casefold()
    if pair.source.name[source] or pair.derived.name[derived] or old[-1:] != new[-1:]:
        return False
    lines = [_lines().get(_single(word), -1) for word in (old, new)]
    return (max(lines) >= 0 and min(lines) == -1) and all(
        line >= 0 or _PERSON.search(word) for line, word in zip(lines, (old, new), strict=True)
    )


def _namings(side: Telling, start: int, end: int) -> tuple[int, ...] | None:
    """The lines of the words' namings, None where a word is a name or on no line."""
    lines = []
    for index in range(start, end):
        word = side.word(index)
        if side.name[index] or not side.content[index]:
            return None
        line = _lines().get(_single(word.casefold()))
        if line is None:
            return None
        lines.append(line)
    return tuple(lines)


def _other_naming(old: tuple[int, ...] | None, new: tuple[int, ...] | None) -> bool:
    return old is not None and new is not None and old[-1] != new[-1] and (old[-1] < 0) == (new[-1] < 0)


@cache
def _lines() -> dict[str, int]:
    """Each naming's line: from 0 for nouns, each its own below 0 for words that are set before one."""
    nouns = {word: line for line, words in enumerate(_NAMINGS.strip().splitlines()) for word in words.split()}
    return {word: -1 - line for line, word in enumerate(_MARKED.split())} | nouns


def _single(word: str) -> str:
    """A plural's singular, as far as the lists need it."""
    if word in _MARKED_WORDS or not word.endswith("s") or word.endswith("ss"):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-2] if word.endswith(_SIBILANT) else word[:-1]


_SIBILANT = ("ches", "shes", "sses", "xes", "zes")
_MARKED_WORDS = frozenset(_MARKED.split())
