"""A pronoun of an article in, whom it means out: the candidate before it that fits best, or nobody where two fit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from retold.read.nounphrases import Found, Scene, named, person_found
from retold.read.nouns import sort_of
from retold.read.people import HE, SHE, Naming
from retold.records import Speaker
from retold.settings import (
    READ_PRONOUN_FIRST,
    READ_PRONOUN_LEAD,
    READ_PRONOUN_LEAST,
    READ_PRONOUN_LOOK,
    READ_PRONOUN_MARGIN,
    READ_PRONOUN_OWNER,
    READ_PRONOUN_QUOTED,
    READ_PRONOUN_REACH,
    READ_PRONOUN_SPOKE,
    READ_PRONOUN_STEP,
    READ_PRONOUN_UNSURE,
    READ_PRONOUN_UNTOLD,
)

RELATIVE: Final = frozenset("who which that whom".split())
_FIRST: Final = frozenset("i me my myself mine".split())
_WE: Final = frozenset("we us our ours ourselves".split())
_IT: Final = frozenset("it its itself".split())
_THEY: Final = frozenset("they them their theirs themselves".split())
PRONOUNS: Final = (
    HE | SHE | _FIRST | _WE | _IT | _THEY | RELATIVE | frozenset("you your yours yourself this these those what".split())
)
_CLAUSE: Final = re.compile(r"[^.;:!?\"“”()\n]{1,160}$")
_NAME_END: Final = re.compile(r"(?:[A-Z][\w’'.-]*\s+(?:(?:de|da|van|von|der|bin|al|el|of|the|and)\s+){0,2})*[A-Z][\w’'.-]*$")
_NOUN_END: Final = re.compile(
    r"\b(?:the|an?|some|many|several|most|those|his|her|their|its|two|three|four|five|six|one|other|\d+)\s[^,]{1,90}$", re.I
)


class Heard(NamedTuple):
    """One who was given words before: where, who, and whether inside a quotation."""

    start: int
    found: Found
    quoted: bool


@dataclass(slots=True)
class Listening:
    """What has been read of an article's sources so far, in order of their place."""

    scene: Scene
    spoke: set[int]  # starts of namings that are sources
    heard: list[Heard] = field(default_factory=list)


def pronoun(listening: Listening, word: str, start: int, speaking: Found | None) -> Found:
    """Whom the pronoun at `start` means; `speaking` is who says the words it stands in, where it stands in a quotation."""
    if word in RELATIVE:
        return _relative(listening.scene, word, start)
    if word in HE or word in SHE:
        return _he_or_she(listening, "m" if word in HE else "f", start, speaking)
    if word in _FIRST:
        if speaking is not None:
            return speaking
        if listening.scene.people.in_quote(start):
            return _nobody(start)
        return Found(Speaker(None, "author", "unnamed"), ("author",))
    if word in _IT or word in _THEY:
        return _it_or_they(listening, word in _THEY, start)
    if word in _WE:
        return Found(Speaker(None, None, "collective"), ("we", start), plural=True)
    return Found(Speaker(None, None, "collective" if word in {"these", "those"} else "unnamed"), ("unnamed", start))


def _nobody(start: int, gender: str = "") -> Found:
    return Found(Speaker(None, None, "unnamed"), ("unnamed", start), gender)


def _he_or_she(listening: Listening, gender: str, start: int, speaking: Found | None) -> Found:
    people = listening.scene.people
    quoted, number = people.in_quote(start), people.sentence(start)
    scores: dict[Hashable, float] = {}
    persons: dict[Hashable, Found | int] = {}
    barred = speaking.key if speaking is not None else None
    last = bisect_left(people.starts, start)
    for naming in reversed(people.namings[max(0, last - READ_PRONOUN_LOOK) : last]):
        person = people.persons[naming.person]
        key = ("person", naming.person)
        if start - naming.start > READ_PRONOUN_REACH or person.gender not in {gender, ""} or key == barred:
            continue
        score = _salience(listening, naming, quoted, number)
        if score > scores.get(key, -9.0):
            scores[key], persons[key] = score, naming.person
    for place, found, inside in reversed(listening.heard[-READ_PRONOUN_LOOK:]):
        fits = found.gender in {gender, ""} and not found.plural and found.speaker.kind in {"named", "unnamed"}
        if start - place > READ_PRONOUN_REACH or not fits or found.key == barred or found.key == ("author",):
            continue
        score = READ_PRONOUN_LEAD + READ_PRONOUN_SPOKE - READ_PRONOUN_STEP * (number - people.sentence(place))
        score -= READ_PRONOUN_QUOTED * (inside != quoted) + READ_PRONOUN_UNTOLD * (not found.gender)
        if score > scores.get(found.key, -9.0):
            scores[found.key], persons[found.key] = score, found
    ranked = sorted(scores, key=lambda key: -scores[key])
    if not ranked or scores[ranked[0]] < READ_PRONOUN_LEAST:
        return _nobody(start, gender)
    if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < READ_PRONOUN_MARGIN:
        return _nobody(start, gender)
    best = persons[ranked[0]]
    if isinstance(best, int):
        return person_found(listening.scene, best, "", None)._replace(gender=gender)
    return best._replace(gender=gender)


def _salience(listening: Listening, naming: Naming, quoted: bool, number: int) -> float:
    """How likely a naming is what a pronoun of sentence `number` goes back to."""
    people = listening.scene.people
    person = people.persons[naming.person]
    sentence = people.sentence(naming.start)
    score = -READ_PRONOUN_STEP * (number - sentence)
    score += READ_PRONOUN_LEAD * naming.lead - READ_PRONOUN_OWNER * naming.owner
    score += READ_PRONOUN_SPOKE * (naming.start in listening.spoke)
    first = bisect_left(people.starts, people.sentences[sentence])
    score += READ_PRONOUN_FIRST * (people.namings[first].start == naming.start)
    score -= READ_PRONOUN_QUOTED * (naming.quoted != quoted)
    score -= READ_PRONOUN_UNSURE * (not person.sure)
    return score - READ_PRONOUN_UNTOLD * (not person.gender)


def _it_or_they(listening: Listening, plural: bool, start: int) -> Found:
    """The body or the people last heard, or the body that last headed a sentence, within two sentences."""
    people, bodies = listening.scene.people, listening.scene.bodies
    floor = people.sentences[max(0, people.sentence(start) - 2)]
    best: tuple[int, Found] | None = None
    for place, found, _ in reversed(listening.heard[-READ_PRONOUN_LOOK:]):
        if place < floor or place >= start:
            continue
        fits = found.plural if plural else not found.plural and found.speaker.kind in {"collective", "document", "outlet"}
        if fits or (plural and found.speaker.kind == "collective"):
            best = (place, found)
            break
    at = bisect_left(bodies.starts, start)
    for body in reversed(bodies.namings[max(0, at - 6) : at]):
        if body.start < floor or (best is not None and body.start <= best[0]):
            break
        if body.lead and not plural and not people.in_quote(body.start):
            found = named(listening.scene, body.name, body.start)
            if found.speaker.kind in {"collective", "outlet", "document"}:
                best = (body.start, found)
                break
    if best is not None:
        return best[1]
    return Found(Speaker(None, None, "collective"), ("they", start), plural=plural)


def _relative(scene: Scene, word: str, start: int) -> Found:
    """The phrase that "who" and "which" hang on: the name right before, or the noun with what follows it."""
    clause = _CLAUSE.search(scene.people.text[max(0, start - 160) : start])
    lead = clause.group().rstrip() if clause else ""
    parted = lead.endswith((",", "—", "–"))
    lead = lead.rstrip(" ,—–")
    if not lead:
        return _nobody(start)
    phrase = _hanging(lead, parted)
    place = start - 1
    found = named(scene, phrase, place)
    if word in {"who", "whom"} and found.speaker.kind in {"document", "outlet"}:
        return _nobody(start)
    if found.speaker.kind == "unnamed" and found.speaker.name is None and parted and ", " in lead:
        before = lead[: lead.rfind(", ")]
        name = _NAME_END.search(before)
        if name is not None:
            owner = named(scene, name.group(), place)
            if owner.speaker.kind == "named":
                return owner
    return found


def _hanging(lead: str, parted: bool) -> str:
    """The words of the noun phrase that ends a stretch of text."""
    last = re.split(r",\s|\s(?:and|but|or)\s(?=(?:the|a|an|by|with|to|of|for)\s)", lead)[-1]
    name = _NAME_END.search(last)
    noun = _NOUN_END.search(last)
    if name is not None and (parted or noun is None or noun.start() >= name.start()):
        before = last[: name.start()].split()[-1:]
        if not parted and before and before[0] in {"of", "in", "from", "for", "at"}:
            head = re.search(r"\b[a-z][\w’'-]*\s(?:of|in|from|for|at)\s(?:the\s)?$", last[: name.start()])
            if head is not None and sort_of(head.group().split()[0]) in {"people", "person"}:
                return last[head.start() :]
        return name.group()
    if noun is not None:
        return noun.group()
    return last.strip().rpartition(" ")[2]
