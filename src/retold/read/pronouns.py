"""A pronoun of an article in, whom it means out: the candidate before it that fits best, or nobody where two fit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from retold.read.cues import GROUPS, forms
from retold.read.genders import HE, SHE
from retold.read.holders import fits_origin
from retold.read.names import CLOSED_WORDS, is_class
from retold.read.nounphrases import Found, Scene, named, person_found
from retold.read.nouns import is_unnamed, singular, sort_of
from retold.read.people import People
from retold.read.persons import Naming
from retold.read.roles import DETERMINERS, PREPOSITIONS, head_of, is_role
from retold.records import Speaker
from retold.settings import (
    READ_PRONOUN_ALONE,
    READ_PRONOUN_FIRST,
    READ_PRONOUN_LEAD,
    READ_PRONOUN_LEAST,
    READ_PRONOUN_LOOK,
    READ_PRONOUN_MARGIN,
    READ_PRONOUN_OWNER,
    READ_PRONOUN_PARAGRAPH,
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
FIRST_PERSON: Final = _FIRST | _WE
_IT: Final = frozenset("it its itself".split())
_THEY: Final = frozenset("they them their theirs themselves".split())
PRONOUNS: Final = (
    HE
    | SHE
    | _FIRST
    | _WE
    | _IT
    | _THEY
    | RELATIVE
    | frozenset("you your yours yourself this these those what".split())
)
# What a text calls someone whom it has named, and seldom someone new: not "the judge", "the host", "the boy".
_PUBLIC: Final = frozenset(
    """candidate nominee frontrunner front-runner hopeful contender incumbent businessman businesswoman
    billionaire millionaire mogul magnate tycoon entrepreneur senator governor congressman congresswoman
    president premier chancellor minister secretary ambassador neurosurgeon actress actor singer star author
    veteran politician lawmaker legislator lady heir heiress heavyweight founder activist economist
    historian novelist director philanthropist""".split()
)
_FORMS: Final = forms()
_CLAUSE: Final = re.compile(r"(?:[^.;:!?\"“”()\n]|(?<=\w)\.(?=\w)|(?<=[JS]r)\.){1,160}$")
_JUNIOR: Final = re.compile(r",\s([JS]r\.?)$")
_AND_AGAIN: Final = re.compile(r"\b(who|which)\b(?!.*\b(?:who|which)\b)[^—–]*\b(?:and|or|but)$")
_NAME_END: Final = re.compile(
    r"(?:[A-Z][\w’'.-]*\s+(?:(?:de|da|van|von|der|bin|al|el|of|the|and)\s+){0,2})*[A-Z][\w’'.-]*$"
)
_DETERMINED: Final = re.compile(
    r"\b(?:the|an?|some|many|several|most|those|these|this|that|his|her|their|its|two|three|four|five|six|one|other|any"
    r"|every|another)\s", re.I,
)  # fmt: skip
_PLURAL_HEAD: Final = re.compile(r"[\"“”‘'(—–\s-]*((?:[\w’'&-]+\s){0,4}?[\w’'-]+)(?=[\s,])")


class Heard(NamedTuple):
    """One who was given words before, or was meant by another pronoun: where, who, whether inside a quotation."""

    start: int
    found: Found
    quoted: bool
    spoke: bool = True


@dataclass(slots=True)
class Listening:
    """What has been read of an article's sources so far, in order of their place."""

    scene: Scene
    spoke: set[int]  # starts of namings that are sources
    heard: list[Heard] = field(default_factory=list)


def pronoun(listening: Listening, word: str, start: int, speaking: Found | None) -> Found:
    """Whom the pronoun at `start` means; `speaking` is who says the quotation it stands in, if it does."""
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
    if word in _WE and speaking is not None:
        return speaking
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
        score = _salience(listening, naming, start, quoted, number)
        if score > scores.get(key, -9.0):
            scores[key], persons[key] = score, naming.person
    for place, found, inside, spoke in reversed(listening.heard[-READ_PRONOUN_LOOK:]):
        fits = found.gender in {gender, ""} and not found.plural and found.speaker.kind in {"named", "unnamed"}
        if start - place > READ_PRONOUN_REACH or not fits or found.key in {barred, ("author",)}:
            continue
        score = READ_PRONOUN_LEAD + READ_PRONOUN_SPOKE * spoke - READ_PRONOUN_STEP * (number - people.sentence(place))
        score -= READ_PRONOUN_PARAGRAPH * ("\n" in people.text[place:start])
        score -= READ_PRONOUN_UNSURE * (found.speaker.kind == "named" and found.person is None)
        score -= READ_PRONOUN_QUOTED * (inside != quoted) + READ_PRONOUN_UNTOLD * (not found.gender)
        if score > scores.get(found.key, -9.0):
            scores[found.key], persons[found.key] = score, found
    best = _likeliest(people, scores, persons, gender)
    if best is None:
        return _nobody(start, gender)
    if isinstance(best, int):
        return person_found(listening.scene, best, "", None)._replace(gender=gender)
    return best._replace(gender=gender)


def _likeliest(
    people: People, scores: dict[Hashable, float], persons: dict[Hashable, Found | int], gender: str
) -> Found | int | None:
    """The candidate with the highest score, or nobody where that is low or another's as high."""
    ranked = sorted(scores, key=lambda key: -scores[key])
    if not ranked:
        return None
    alone = len(ranked) == 1 and _told(people, persons[ranked[0]]) == gender
    if scores[ranked[0]] < (READ_PRONOUN_ALONE if alone else READ_PRONOUN_LEAST):
        return None
    if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < READ_PRONOUN_MARGIN:
        return None
    return persons[ranked[0]]


def _told(people: People, candidate: Found | int) -> str:
    """The gender that is known of a candidate."""
    return people.persons[candidate].gender if isinstance(candidate, int) else candidate.gender


def _salience(listening: Listening, naming: Naming, start: int, quoted: bool, number: int) -> float:
    """How likely a naming is what a pronoun at `start`, in sentence `number`, goes back to."""
    people = listening.scene.people
    person = people.persons[naming.person]
    sentence = people.sentence(naming.start)
    score = -READ_PRONOUN_STEP * (number - sentence)
    score -= READ_PRONOUN_PARAGRAPH * (people.text.find("\n", naming.start, start) >= 0)
    score += READ_PRONOUN_LEAD * naming.lead - READ_PRONOUN_OWNER * naming.owner
    score += READ_PRONOUN_SPOKE * (naming.start in listening.spoke)
    score += READ_PRONOUN_FIRST * (naming.lead and people.first_in(sentence) == naming.start)
    score -= READ_PRONOUN_QUOTED * (naming.quoted != quoted)
    score -= READ_PRONOUN_UNSURE * (not person.sure and naming.start not in listening.spoke)
    return score - READ_PRONOUN_UNTOLD * (not person.gender)


def described(listening: Listening, found: Found, start: int) -> Found:
    """`The businessman`, whose role nobody is given: the only person whom this sentence and the two before it name."""
    people = listening.scene.people
    if (found.speaker.role or "").rpartition(" ")[2] not in _PUBLIC:
        return found
    floor = people.sentences[max(0, people.sentence(start) - 2)]
    last = bisect_left(people.starts, start)
    near = {
        n.person for n in people.namings[max(0, last - READ_PRONOUN_LOOK) : last] if n.start >= floor and not n.quoted
    }
    for heard in listening.heard[-READ_PRONOUN_LOOK:]:
        if heard.start >= floor and not heard.found.plural and heard.found.speaker.kind in {"named", "unnamed"}:
            near.add(-1 if heard.found.person is None else heard.found.person)
    if len(near) != 1 or -1 in near:
        return found
    (person,) = near
    held = people.persons[person]
    if not fits_origin(held, (found.speaker.role or "").split()):
        return found
    if any(is_unnamed(head_of(role.text)) for role in held.roles):
        return found
    if not held.sure or (found.gender and held.gender and found.gender != held.gender):
        return found
    return person_found(listening.scene, person, "", None)


def _it_or_they(listening: Listening, plural: bool, start: int) -> Found:
    """The body or the people last heard, or those that last headed a sentence, within two sentences."""
    people = listening.scene.people
    floor = people.sentences[max(0, people.sentence(start) - 2)]
    best: tuple[int, Found] | None = None
    for place, found, _, spoke in reversed(listening.heard[-READ_PRONOUN_LOOK:]):
        if place < floor or place >= start or not spoke:
            continue
        kind = found.speaker.kind
        fits = found.plural and kind != "document" if plural else not found.plural and kind not in {"named", "unnamed"}
        if fits or (plural and kind == "collective"):
            best = (place, found)
            break
    headed = _plural_head(listening.scene, start) if plural else _body_head(listening.scene, start, floor)
    if headed is not None and (best is None or headed[0] > best[0]):
        best = headed
    return best[1] if best is not None else Found(Speaker(None, None, "collective"), ("they", start), plural=plural)


def _body_head(scene: Scene, start: int, floor: int) -> tuple[int, Found] | None:
    """The body named last at the head of a clause, outside quotations."""
    at = bisect_left(scene.bodies.starts, start)
    for body in reversed(scene.bodies.namings[max(0, at - 6) : at]):
        if body.start < floor:
            break
        if body.lead and not scene.people.in_quote(body.start):
            found = named(scene, body.name, body.start)
            return (body.start, found) if found.speaker.kind not in {"named", "unnamed"} else None
    return None


def _plural_head(scene: Scene, start: int) -> tuple[int, Found] | None:
    """`Workers objected ...`, `Ada Dell and Ian Roe met`: people at the head of this sentence or the one before."""
    people = scene.people
    number = people.sentence(start)
    for place in people.sentences[max(0, number - 1) : number + 1][::-1]:
        first = bisect_left(people.starts, place)
        pair = people.namings[first : first + 2]
        if (
            len(pair) == 2
            and pair[1].end <= start
            and re.fullmatch(r" and (?:\w+\.? )?", people.text[pair[0].end : pair[1].start])
        ):
            return place, named(scene, people.text[pair[0].start : pair[1].end], place)
        opening = _CONJUNCTION.match(people.text, place)
        match = _PLURAL_HEAD.match(people.text, opening.end() if opening else place, min(start, place + 120))
        words = match.group(1).split() if match else []
        while match is not None and len(words) < 6:
            if any(_is_verb(word) for word in words[:-1]):
                break
            if _is_plural(words[-1]) and words[0].lower() not in _NOT_OPENING:
                return match.start(1), named(scene, " ".join(words), match.start(1))
            following = _NEXT_WORD.match(people.text, match.start(1) + len(" ".join(words)), start)
            if following is None:
                break
            words.append(following.group(1))
    return None


_CONJUNCTION: Final = re.compile(r"(?:But|And|Yet|So|Still,|Now|Meanwhile,|However,) ")
_NEXT_WORD: Final = re.compile(r"\s([\w’'-]+)(?=[\s,])")
_NOT_OPENING: Final = frozenset(
    "in on at by for from with to of as if when while after before since because and but".split()
)


def _is_verb(word: str) -> bool:
    """Is this word, before a plural noun, rather a verb with that noun as its object ("Dell told workers")?"""
    if not word.islower():
        return False
    third = word.endswith("s") and not word.endswith(("ss", "us")) and sort_of(word) == "unknowns"
    return third or word in _FORMS or CLOSED_WORDS.get(word, "-") in "Vam"


def _is_plural(word: str) -> bool:
    folded = word.lower()
    single = singular(folded)
    if is_class(word) and word.endswith("s") and word[:1].isupper():
        return True
    return (single != folded and (sort_of(folded) == "people" or single in GROUPS)) or folded in {"people", "police"}


def _relative(scene: Scene, word: str, start: int) -> Found:
    """The phrase that "who" and "which" hang on: the name right before, or the noun with what follows it."""
    clause = _CLAUSE.search(scene.people.text[max(0, start - 160) : start])
    lead = clause.group().rstrip() if clause else ""
    parted = lead.endswith((",", "—", "–"))
    lead = _JUNIOR.sub(r" \1", lead.rstrip(" ,—–"))
    if not lead:
        return _nobody(start)
    place = start - 1
    again = _AND_AGAIN.search(lead)
    if again is not None:  # "who came and who said"
        return _relative(scene, again.group(1), start - (len(clause.group()) if clause else 0) + again.start(1))
    before, _, last = lead.rpartition(", ")
    if word in {"who", "whom"}:
        apposed = parted or last.startswith(("a ", "an "))
        name = _NAME_END.search(before) if apposed and before and is_role(last) else None
        found = named(scene, name.group() if name else _hanging_person(scene, last, parted, place), place)
        return _nobody(start) if found.speaker.kind in {"document", "outlet"} else found
    found = named(scene, _hanging(last), place)
    person = found.speaker.kind in {"named", "unnamed"}
    return Found(Speaker(None, None, "document"), ("which", start)) if person else found


def _hanging_person(scene: Scene, last: str, parted: bool, place: int) -> str:
    """The words of the phrase for people that ends a stretch of text: a name, or a noun with what hangs on it."""
    name = _NAME_END.search(last)
    if name is not None and (parted or name.start() == 0):
        found = named(scene, name.group(), place)
        if found.speaker.kind == "named":
            return name.group()
    words = last.split()
    for index in range(len(words) - 1, -1, -1):
        followed = index + 1 == len(words) or words[index + 1] in PREPOSITIONS
        if followed and words[index][:1].islower() and sort_of(words[index]) in {"people", "person"}:
            first = index
            while first and index - first < 4 and words[first - 1].lower() not in CLOSED_WORDS:
                first -= 1
            if first and words[first - 1].lower() in DETERMINERS:
                first -= 1
            return " ".join(words[first:])
    return name.group() if name is not None else _hanging(last)


def _hanging(last: str) -> str:
    """The words of the noun phrase that ends a stretch of text."""
    name = _NAME_END.search(last)
    places = [match.start() for match in _DETERMINED.finditer(last)]
    if name is not None and (not places or places[-1] < name.start() - 5):
        return name.group()
    while len(places) > 1 and last[: places[-1]].rstrip().endswith((" of", " in", " for", " from", " at")):
        places.pop()
    return last[places[-1] :] if places else last.strip().rpartition(" ")[2]
