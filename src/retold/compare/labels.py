"""`label_substituted`: people, a group or a happening named otherwise in the same place of an aligned sentence.

Two namings are compared where the words around them are the same. A line of `_NAMINGS` holds words that assert the
same; words of two lines differ in what they assert or connote, in whichever direction and whoever uses them. Names,
titles and pronouns for one person are no change, nor is a word that is on no line.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from retold import settings
from retold.compare.align import Match, Pair, flanks
from retold.compare.finding import change
from retold.compare.telling import Telling, plain
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
_MARKED = """undocumented illegal unauthorized unlawful irregular legal peaceful violent armed unarmed radical extremist
extreme far-right far-left right-wing left-wing hard-line hardline moderate conservative liberal progressive leftist
pro-life pro-choice anti-abortion pro-abortion militant alleged accused suspected convicted disgraced embattled
controversial notorious respected vulnerable poor needy wealthy rich innocent dangerous deadly racist"""


def label_changes(pair: Pair) -> Iterator[Change]:
    """Each pair of namings once, at its first place, with how often it occurs."""
    places: dict[tuple[str, str], list[tuple[Span, Span, float]]] = {}
    for match in pair.matches:
        if settings.COMPARE_LABEL_ALIGNED <= match.score < 1.0:
            for before, after, sure in _slots(pair, match):
                key = plain(pair.source.said(before)), plain(pair.derived.said(after))
                places.setdefault(key, []).append((before, after, sure))
    for found in places.values():
        before, after, sure = found[0]
        times = "" if len(found) == 1 else f" ({len(found)} times)"
        was, now = pair.source.said(before), pair.derived.said(after)
        because = f"What the source calls “{was}” is called “{now}” here{times}."
        yield change(pair, "label_substituted", before, after, because=because, confidence=sure)


def _slots(pair: Pair, match: Match) -> Iterator[tuple[Span, Span, float]]:
    blocks = pair.blocks(match)
    for index, (tag, a, b, c, d) in enumerate(blocks):
        if tag != "replace" or max(b - a, d - c) > settings.COMPARE_LABEL_WORDS:
            continue
        left, right = flanks(blocks, index)
        edge = index in {0, len(blocks) - 1}
        if left + right < 3 or (min(left, right) == 0 and not edge):
            continue
        if pair.source.quoted[a:b].any() or pair.derived.quoted[c:d].any():
            continue
        if _other_naming(_namings(pair.source, a, b), _namings(pair.derived, c, d)):
            sure = settings.COMPARE_LABEL_SURE * (0.6 + 0.4 * match.score) * (1.0 if min(left, right) >= 2 else 0.85)
            yield pair.source.span(a, b), pair.derived.span(c, d), sure


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
    return word[:-3] + "y" if word.endswith("ies") else word[:-2] if word.endswith("ches") else word[:-1]


_MARKED_WORDS = frozenset(_MARKED.split())
