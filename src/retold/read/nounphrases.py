"""A noun phrase of an article in, who or what it names out, by its head, its names and what the article says else."""

from __future__ import annotations

import re
from collections.abc import Hashable
from typing import Final, NamedTuple

from retold import outlets
from retold.read.bodies import Bodies, is_outlet
from retold.read.cues import GROUPS
from retold.read.genders import gender_of
from retold.read.holders import by_role
from retold.read.namekinds import DIGITS, QUANTITIES, kind_of_name
from retold.read.names import COURTESY, OFFICES, RUN, has_body_word, is_acronym, is_body, is_class, split_run
from retold.read.nouns import FIRMS, Sort, is_listed, is_person, is_title, is_unnamed, singular, sort_of
from retold.read.people import KIN, SOURCED, People
from retold.read.roles import BREAK, DETERMINERS, Role, head_of, is_adjective, is_role, parse_role
from retold.read.sourcewords import AND, POSSESSED, clean, core_of, halves, in_name, is_list
from retold.records import Speaker, SpeakerKind

_PARTS: Final = frozenset(
    """group number handful couple lot lots slew series crowd dozen dozens hundreds thousands tens majority plurality
    percent % half most some many one two three four five six several few all none both each any another array host
    score scores trio pair band chorus bevy raft string team flood wave cross-section quarter third minority share
    percentage portion part roster members member mix third two-thirds three-quarters bunch collection batch""".split()
)
_PROMINENT: Final = frozenset(
    "profile high-profile public political prominent key senior leading religious top".split()
)
_PAPERS: Final = frozenset("white green working research position discussion policy briefing academic".split())
_ONE: Final = frozenset("one another someone somebody anyone each either neither".split())


_STAFF: Final = re.compile(
    r"((?:[\w’'.&-]+ ){0,6})([a-z]+) of ([a-z]+(?: [a-z]+)?) ((?:[A-Z][\w.’'-]* ){1,3}[A-Z][\w’'-]+)"
)
_OFFICER: Final = re.compile(
    r"(.{3,100}? of .{3,100}?) "
    r"((?:Gen|Sen|Rep|Gov|Lt|Col|Adm|Maj|Capt|Sgt|Dr|Mr|Mrs|Ms|Rev|Prof)\.(?: [A-Z][\w.’'-]*){1,5})"
)
_TWO_BODIES: Final = re.compile(
    r"(?:[Tt]he )?(?:[A-Z][\w’'.-]*|of|for|the)(?: (?:[A-Z][\w’'.-]*|of|for|the))* and the [A-Z]"
)
_NEITHER: Final = re.compile(r"[Nn]either\b.*\bnor\b")
_OF_PLACE: Final = frozenset("of for at from with in".split())


class Found(NamedTuple):
    """A speaker, a key that the same one has elsewhere in the article, and gender and number where words tell them."""

    speaker: Speaker
    key: Hashable
    gender: str = ""
    plural: bool = False
    person: int | None = None


class Scene(NamedTuple):
    """What an article says of people and of bodies."""

    people: People
    bodies: Bodies


def named(scene: Scene, words: str, start: int) -> Found:
    """Who the words of a source at `start` name."""
    plain = clean(words)
    if plain.startswith("@"):
        return Found(Speaker(plain, None, "named"), ("name", plain.lower()))
    main, rest = halves(plain)
    once = _at_once(scene, plain, (main, rest), start)
    if once is not None:
        return once
    main = _after_office(main)
    core, tail = core_of(main)
    if not core:
        return _common(scene, main.split() or [plain], "", rest, start)
    if AND.search(f" {core} ") and not has_body_word(core.split()) and not _is_one(core):
        return _joined(scene, core, plain, start)
    tokens = core.split()
    first = len(tokens)
    while first and (in_name(tokens, first) or (first < len(tokens) and _joins(tokens, first))):
        first -= 1
    while first < len(tokens) and not (tokens[first][:1].isupper() or tokens[first][:1].isdigit()):
        first += 1
    while first < len(tokens) - 1 and tokens[first].lower() in DETERMINERS | QUANTITIES:
        first += 1
    if first > 1 and tokens[first - 1] == "of" and tokens[first - 2] in OFFICES:
        first -= 2
    lead = tokens[:first]
    if first == len(tokens) or _is_plain_noun(scene, tokens, lead, start):
        return _common(scene, tokens, tail, rest, start)
    return _proper(scene, lead, " ".join(tokens[first:]), (tail, rest), start)


def _at_once(scene: Scene, plain: str, parts: tuple[str, str], start: int) -> Found | None:
    """Several who speak as one; someone after an office with "of" in small letters ("port chief of staff Ada Dell")."""
    main, rest = parts
    if (rest and is_list(main, rest)) or _NEITHER.match(main) or _TWO_BODIES.match(main):
        return _group(plain)
    staff = _STAFF.fullmatch(main)
    if staff is None or not is_person(staff.group(2)) or has_body_word(staff.group(4).split()):
        return None
    within = staff.group(3).split()
    if within[0] in DETERMINERS or is_person(within[-1]):
        return None
    role = parse_role(f"{staff.group(1)}{staff.group(2)} of {staff.group(3)}")
    return person_found(scene, scene.people.find(staff.group(4).split(), start), staff.group(4), role)


def _after_office(main: str) -> str:
    """`chairman of the port Gen. Ian Roe`: the name with its title, where an office with "of" stands before it."""
    officer = _OFFICER.fullmatch(main)
    return officer.group(2) if officer is not None and is_person(head_of(officer.group(1)).lower()) else main


def _joins(tokens: list[str], first: int) -> bool:
    """Does "of" or "of the" stand before a name ("Court of the Tides")?"""
    word = tokens[first - 1]
    return word in {"of", "for"} or (word == "the" and first > 2 and tokens[first - 2] in {"of", "for"})


def _group(plain: str) -> Found:
    return Found(Speaker(plain, None, "collective"), ("group", plain.lower()), plural=True)


def _is_one(core: str) -> bool:
    """`a loose and expansive Dell`: two adjectives before one name?"""
    one, other = AND.split(f" {core} ", maxsplit=1)[:2]
    left = head_of(one)
    if left[:1].islower() and is_person(left) and singular(left) == left and one.split()[0].lower() not in DETERMINERS:
        return RUN.search(other) is not None and not is_class(other.split()[-1])  # "economist and donor Ian Roe"
    alone = one.split()[:1] and one.split()[0].lower() in {"a", "an", "the"} and other.strip()[-1:].isalpha()
    return bool(alone) and left[:1].islower() and sort_of(left) == "unknown" and other.split()[-1][:1].isupper()


def _joined(scene: Scene, core: str, plain: str, start: int) -> Found:
    """Two heads with "and": one group; of one sort where both are people without a name."""
    one, other = AND.split(f" {core} ", maxsplit=1)[:2]
    left, right = head_of(one), head_of(other)
    if right and right[:1].islower():
        if left[:1].islower() and sort_of(left) == "unknown":
            return _common(scene, core.split(), "", "", start)  # "three current and former officials"
        sorts = {sort_of(singular(word.lower())) for word in (left, right) if word}
        if "document" in sorts and not sorts & {"person", "people", "body"}:
            return Found(Speaker(plain, None, "document"), ("document", plain.lower()), plural=True)
        if is_adjective(left) and is_unnamed(right) and not is_title(left):
            return _common(scene, core.split(), "", "", start)  # "Halvernian and Brackish officials"
        if left[:1].islower() and is_unnamed(left) and is_unnamed(right):
            return Found(Speaker(None, plain, "unnamed"), ("unnamed", start), plural=True)
        if one.strip().split()[-1:] and sort_of(right) == "person" and one.split()[0].lower() in DETERMINERS:
            return _common(scene, core.split(), "", "", start)  # "the founder and director"
    return _group(plain)


def _is_plain_noun(scene: Scene, tokens: list[str], lead: list[str], start: int) -> bool:
    """A common noun with a capital, as at the head of a sentence: "Officials", "The Report"."""
    if len(tokens) - len(lead) != 1 or len(lead) > 2:
        of_body = "of" in tokens and any(token.lower() in GROUPS for token in tokens)  # "University of Notre Dame"
        titled = len(tokens) > 1 and is_title(tokens[-1]) and not of_body
        return titled and not scene.people.is_surname(tokens[-1])
    word = tokens[-1]
    if scene.people.find([word], start) is not None or is_acronym(word) or (is_outlet(word) and not is_listed(word)):
        return False
    if outlets.looks_like_outlet(f"the {word}") and lead and lead[-1].lower() == "the":
        return False
    folded = word.lower()
    known = sort_of(folded) not in {"unknown", "unknowns"} or folded in QUANTITIES or folded in _ONE
    listed = singular(folded) in GROUPS or is_title(singular(folded)) or folded in scene.people.common
    return known and (listed or folded in QUANTITIES or folded in _ONE or not lead)


def _proper(scene: Scene, lead: list[str], proper: str, after: tuple[str, str], start: int) -> Found:
    """A phrase that ends in capitalised words."""
    tail, rest = after
    people = scene.people
    known = people.find(proper.split(), start) if " " in proper else 0
    if known is None and is_outlet(proper) and (not lead or lead[-1].lower() == "the"):
        return _body(scene, lead, proper.split(), "outlet", start)
    if re.search(r" (?:of|for) ", proper):
        name, titles = _after_of(people, proper)
    else:
        run = split_run(proper, 0, frozenset())
        name, titles = list(run.name), list(run.titles)
        if not name and len(titles) == 1 and people.is_surname(titles[0]):
            name, titles = titles, []
    if not name:
        return _common(scene, [*lead, *titles] or proper.split(), tail, rest, start)
    before = lead[-1].lower().strip(".") if lead else ""
    if titles and is_body(name) and titles[-1][-1:] != "." and not people.is_surname(name[-1]):
        name, titles = [*titles, *name], []  # "Justice Department"
    titled = bool(titles) or (is_person(before) and before not in {"police"})
    person = people.find(name, start, [*lead, *titles])
    titled = titled and not (person is None and len(name) == 1 and singular(before) in FIRMS)  # "payroll processor NQB"
    kind: SpeakerKind = "named"
    if not titled and not (person is not None and (len(name) > 1 or before not in {"the", "a", "an"})):
        kind = kind_of_name(scene.people, lead, name, rest)
        whole = scene.bodies.opened_by(name[0]) if len(name) == 1 and person is None else None
        if whole is not None:  # "Quill" of "Quill News"
            name, kind = whole.removeprefix("the ").split(), "outlet" if is_outlet(whole) else "collective"
    if kind != "named":
        return _body(scene, lead, name, kind, start)
    role = (
        parse_role(" ".join([*lead, *[t for t in titles if t.strip(".").lower() not in COURTESY]])) if titled else None
    )
    apposed = parse_role(rest) if rest and is_role(rest) else None
    if role and apposed and (apposed.text[:1].isupper() or apposed.text.rpartition(" ")[2][:1].isupper()):
        apposed = None  # "Sen. Ada Dell, a Port Ames Republican"
    return person_found(scene, person, " ".join(name), apposed or role, tail)


def _after_of(people: People, proper: str) -> tuple[list[str], list[str]]:
    """`Secretary of State Ada Dell`: the name after a title that holds "of"; no name where only the title stands."""
    words = proper.split()
    at = max(n for n, word in enumerate(words) if word in {"of", "for"})
    after = words[at + 1 :]
    if not is_title(words[at - 1]) or words[at - 1].lower() in GROUPS:
        return words, []
    if after[-1:] and people.is_surname(after[-1]) and len(after) > 1:
        size = 2 if len(after) > 2 and people.find(after[-2:], 0) is not None else 1
        return after[-size:], words[:-size]
    return (after[-2:], words[:-2]) if len(after) > 2 else ([], words)


def person_found(scene: Scene, person: int | None, name: str, role: Role | None, tail: str = "") -> Found:
    """Someone with a name: the fullest that the article gives, with the role that it gives."""
    gender = ""
    if person is not None:
        held = scene.people.persons[person]
        name, gender = held.name, held.gender
        role = role or held.role
        if role and role.affiliation is None and held.role and held.role.text.endswith(role.text):
            role = held.role
    gender = gender or gender_of(role.text if role else "")
    affiliation = role.affiliation if role else None
    if affiliation is None and tail.partition(" ")[0] in _OF_PLACE:
        parsed = parse_role(f"one x {tail}")
        given = parsed.affiliation if parsed else None
        affiliation = given if given and has_body_word(given.split()) else None
    key = ("person", person) if person is not None else ("name", name.lower())
    return Found(Speaker(name, role.text if role else None, "named", affiliation), key, gender, person=person)


def _body(scene: Scene, lead: list[str], name: list[str], kind: SpeakerKind, start: int) -> Found:
    """A body, an outlet or a document with a name, at the fullest length that the article has given."""
    before = lead[-1].lower() if lead else ""
    joined = " ".join([*(["the"] if before == "the" else lead if before in QUANTITIES or lead else []), *name])
    full = scene.bodies.full(name, start, before == "the" or kind == "outlet") if len(name) < 3 else None
    shown = full or joined
    if before == "the" and not shown.startswith("the "):
        shown = f"the {shown}"
    plural = is_class(name[-1]) or (len(name) == 1 and name[0].lower().endswith("s") and before != "the")
    return Found(Speaker(shown, None, kind), (kind, _bare(shown)), plural=plural)


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|an?)\s", "", name.lower())


def _common(scene: Scene, tokens: list[str], tail: str, rest: str, start: int) -> Found:
    """A phrase whose head is a common noun."""
    tokens = _small_first(scene.people, tokens) if not POSSESSED.search(tokens[0]) else tokens
    head = re.sub(r"[^\w’'%-]", "", tokens[-1])
    folded = head.lower()
    phrase = " ".join([*tokens, tail]).strip()
    if folded in _PARTS - {"one", "another"} and (tail.startswith("of ") or folded in {"%", "percent"}):
        return _part(folded, phrase, tail, start)
    if folded in {"one", "another"} and (beside := _NAME_FIRST.match(rest)) and len(beside.group().split()) > 1:
        return named(scene, beside.group(), start)  # "one of its authors, Sen. Ada Dell"
    if folded in _ONE:
        return Found(Speaker(None, phrase, "unnamed"), ("unnamed", start))
    if folded in QUANTITIES or DIGITS.fullmatch(folded):
        return Found(Speaker(phrase, None, "collective"), ("group", start), plural=True)
    sort = _sort(tokens, folded, phrase)
    if sort in {"person", "unknown"}:
        return _someone(scene, tokens, tail, rest, start)
    if sort == "people" and is_unnamed(folded) and (folded != "people" or _are_sources(scene.people, tokens, tail)):
        role = parse_role(phrase)
        return Found(Speaker(None, role.text if role else phrase, "unnamed", role.affiliation if role else None),
                     ("unnamed", start), plural=True)  # fmt: skip
    definite = tokens[0].lower() == "the" and len(tokens) < 4
    if sort == "outlet" or (sort == "body" and definite and not tail):
        full = scene.bodies.full([word.lower() for word in tokens[1:]], start, definite) if sort == "body" else None
        if sort == "outlet" and definite and not tail:
            full = scene.bodies.outlet(start)
        kind: SpeakerKind = "outlet" if sort == "outlet" else "collective"
        return Found(Speaker(full or phrase, None, kind), (kind, _bare(full or phrase)), plural=folded.endswith("s"))
    if sort == "document":
        by = parse_role(phrase)
        return Found(Speaker(phrase, None, "document", by.affiliation if by else None), ("document", _bare(phrase)),
                     plural=singular(folded) != folded)  # fmt: skip
    plural = sort in {"people", "unknowns"} or singular(folded) != folded
    return Found(Speaker(phrase, None, "collective"), ("group", _bare(phrase) if not plural else start), plural=plural)


def _sort(tokens: list[str], head: str, phrase: str) -> Sort:
    """What a phrase with this head names, where the words before the head tell more than it does."""
    before = {word.lower() for word in tokens[:-1]}
    if head in {"figure", "figures"} and _PROMINENT & before:
        return "people" if head == "figures" else "person"
    if head == "paper" and _PAPERS & before:
        return "document"
    sort = sort_of(head)
    if sort == "unknowns" and head.endswith(("s", "s’")) and sort_of(singular(head)) == "unknown":
        return "unknowns"
    return "outlet" if sort == "body" and outlets.looks_like_outlet(phrase) else sort  # "the Quill news agency"


def _are_sources(people: People, tokens: list[str], tail: str) -> bool:
    """Are "people" here some who tell ("two people", "people close to"), and not people in general?"""
    if tokens[0].lower() == "the" and len(tokens) == 2 and not tail:
        return people.sourced
    return tokens[0].lower() in _FEW or SOURCED.match(tail) is not None


_FEW: Final = frozenset("two three four five six seven eight nine ten several".split())


def _small_first(people: People, tokens: list[str]) -> list[str]:
    """A first word that has its capital from the head of a sentence, in small letters: "Opinion polls"."""
    first = tokens[0]
    if first.lower() in DETERMINERS:
        return [first.lower(), *tokens[1:]]
    if len(first) < 2 or not first[0].isupper() or not first[1:].islower() or people.is_surname(first):
        return tokens
    named = first in people.inside or (len(tokens) > 1 and tokens[1][:1].isupper()) or not people.text
    if first.lower() not in people.common and named and not (is_listed(first) and first not in people.inside):
        return tokens
    if (len(tokens) == 1 and is_class(first)) or is_adjective(first):
        return tokens
    return [first.lower(), *tokens[1:]]


def _part(head: str, phrase: str, tail: str, start: int) -> Found:
    """`a handful of aides`, `62 percent of voters`: some people without a name, or a group."""
    inner = BREAK.split(f" {tail.partition('of ')[2]}")[0].split() if tail.startswith("of ") else []
    noun = POSSESSED.sub("", inner[-1]) if inner else ""
    if head in {"member", "one", "another", "each"}:
        return Found(Speaker(None, phrase, "unnamed"), ("unnamed", start))
    if noun and is_unnamed(noun) and head not in {"percent", "%", "majority", "half", "most", "percentage", "share"}:
        return Found(Speaker(None, phrase, "unnamed"), ("unnamed", start), plural=True)
    kind: SpeakerKind = "document" if noun and sort_of(noun) == "document" else "collective"
    return Found(Speaker(phrase, None, kind), (kind, start), plural=True)


_NAME_FIRST: Final = re.compile(rf"{RUN.pattern}(?=$|,| and )")


_NAME_LAST: Final = re.compile(r"^(?:[\w’'.-]+\s){0,5}?([\w-]+\.?)\s(?:[A-Z][\w’'.-]+\s){1,2}[A-Z][\w’'-]+$")


def _someone(scene: Scene, tokens: list[str], tail: str, rest: str, start: int) -> Found:
    """One person by a common noun: whoever is named beside it or holds that role, else nobody with a name."""
    phrase = " ".join([*tokens, tail]).strip()
    beside = _NAME_FIRST.match(rest) if rest else None
    if beside:
        run = split_run(beside.group(), 0, frozenset())
        name = run.name
        known = bool(name) and (len(name) > 1 or bool(run.titles) or scene.people.find(name, start) is not None)
        if known and not has_body_word(name):
            return person_found(scene, scene.people.find(name, start, run.titles), run.full, parse_role(phrase))
    elif rest and (inner := _NAME_LAST.search(rest)) and is_person(inner.group(1).lower().strip(".")):
        found = named(scene, rest, start)  # "her brother, former mayor Ian Roe"
        if found.speaker.kind == "named" and " " in (found.speaker.name or ""):
            return found
    first = tokens[0].lower()
    kin = first in {"his", "her"} and tokens[-1].lower() in KIN
    if first == "the" or kin or (first not in DETERMINERS and tokens[-1][:1].isupper()):
        person = by_role(scene.people, tokens, tail, start)
        if person is not None:
            return person_found(scene, person, "", None)
    role = parse_role(phrase)
    key = ("described", tokens[-1].lower()) if first in {"the", "that", "this"} and not tail else ("unnamed", start)
    text, affiliation = (role.text, role.affiliation) if role else (phrase, None)
    return Found(Speaker(None, text, "unnamed", affiliation), key, gender_of(phrase))
