"""A text in, its people out: every naming of a person, by full name, surname, first name or nickname, as one person.

Linear in the text: one pass over the capitalised words, one over the pronouns; what is looked back at is bounded.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import Final

from retold.quotes import quotes
from retold.read.cues import GROUPS
from retold.read.genders import GENDERED, elected, gender_of, of_pronoun
from retold.read.names import (
    CLOSED_WORDS,
    COURTESY,
    PARTICLES,
    Run,
    could_be_person,
    has_body_word,
    has_people,
    is_acronym,
    is_class,
    runs,
    split_run,
    surname,
)
from retold.read.namings import SPEAKS, acts, after_office, is_lead, without_openings
from retold.read.nouns import FIRMS, is_person, role_key, role_keys, singular
from retold.read.persons import IN_PLACE, Naming, Person, in_capitals, is_within, key_of
from retold.read.roles import Role, head_of, role_after, role_before
from retold.settings import (
    READ_FAMILY_SHARE,
    READ_NAMESAKES,
    READ_PLACE_SHARE,
    READ_ROLE_HOLDERS,
)

_SMALL: Final = re.compile(r"(?<![\w@#./])[a-z]{3,}\b(?!\.[a-z])")
_SENTENCE: Final = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt|Jr|Sr))(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Rev|Col|Sgt))[.!?…][”\"’')\]]*\s+(?=[\"“‘'(]?[A-Z])|\n\s*"
)
_INSIDE: Final = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]*")
SOURCED: Final = re.compile(
    r"(?:familiar|close to|briefed|with (?:direct |firsthand )?knowledge|involved in|aware of|present at"
    r"|in the (?:room|meeting))\b"
)
_PEOPLE: Final = re.compile(r"\b[Pp]eople (?=\w)")
_OPENING_WORD: Final = re.compile(r"\W{0,3}(\w+)")
_BESIDE: Final = re.compile(r" (?:[a-z-]+ ){0,2}([a-z-]+) [A-Z][a-z]")  # "Dell" of "Dell spokesman Ian Roe"
_MISTERS: Final = frozenset("Mr. Mrs. Ms. Mr Mrs Ms Miss Mx".split())
_STATED: Final = re.compile(r"[A-Z][\w’'-]*, $")  # "Brackwater, " before "Halverne"
KIN: Final = frozenset(
    """wife husband son daughter brother sister mother father widow widower nephew niece cousin grandson
    granddaughter""".split()
)
_PLACES: Final = frozenset(
    "North South East West New Los Las San Santa Saint St. Mount Mt. Fort Ft. Lake Port Great".split()
)


class People:
    """What an article says of its people. `namings` are in order of their place."""

    def __init__(self, text: str, title: str | None) -> None:
        self.text = text
        self.persons: list[Person] = []
        self.namings: list[Naming] = []
        self.common = set(_SMALL.findall(text))
        self.sourced = any(SOURCED.match(text, match.end()) for match in _PEOPLE.finditer(text))
        self.inside = set(_INSIDE.findall(text))
        self.quoted = [(quote.span.start, quote.span.end) for quote in quotes(text)]
        ends = (match.end() for match in _SENTENCE.finditer(text))
        self.sentences = [0, *(end for end in ends if not self.in_quote(end - 1))]
        self._by_last: dict[str, list[int]] = {}
        self._by_part: dict[str, list[int]] = {}
        self._full_counts: Counter[int] = Counter()
        self._aliases: dict[str, int] = {}
        self._fulls: dict[str, list[tuple[int, int]]] = {}  # by surname: place and person of each naming in full
        self.runs: dict[str, list[tuple[int, int]]] = {}
        self._by_head: dict[str, list[int]] = {}
        found = without_openings(text, [after_office(text, run) for run in runs(text, self.common)])
        self._register(found)
        if title and not in_capitals(title):
            self._from_title(title)
        self._count_fulls(found)
        for run in found:
            self.runs.setdefault(run.full, []).append((run.name_start, run.end))
        namesakes = any(len(held) > 1 for held in self._by_last.values())
        for whole in (True, False)[not namesakes :]:  # genders learned beside full names tell namesakes apart
            self.namings = []
            for run in found:
                self._name(run, whole)
            self.starts = [naming.start for naming in self.namings]
            self._learn_genders()
        for index, person in enumerate(self.persons):
            for key in {role_key(head_of(role.text)) for role in person.roles}:
                self._by_head.setdefault(key, []).append(index)
        self._leave_places()
        self.starts = [naming.start for naming in self.namings]

    def in_quote(self, place: int) -> bool:
        """Whether a place stands inside quotation marks."""
        at = bisect_right(self.quoted, (place, len(self.text))) - 1
        return at >= 0 and self.quoted[at][0] <= place < self.quoted[at][1]

    def quote_of(self, place: int) -> tuple[int, int]:
        """The quotation that a place stands in."""
        return self.quoted[bisect_right(self.quoted, (place, len(self.text))) - 1]

    def sentence(self, place: int) -> int:
        """The number of the sentence that holds a place."""
        return bisect_right(self.sentences, place) - 1

    def first_in(self, sentence: int) -> int:
        """Where the first person outside quotations is named in a sentence; -1 for one that opens with "while"."""
        start = self.sentences[sentence]
        opening = _OPENING_WORD.match(self.text, start)
        if opening is not None and opening.group(1).lower() in {"while", "although", "though", "unlike", "like"}:
            return -1
        at = bisect_left(self.starts, start)
        return next((naming.start for naming in self.namings[at : at + 4] if not naming.quoted), -1)

    def near(self, place: int, sentences: int) -> set[int]:
        """Who is named in the sentence of a place before it, and in so many before that."""
        floor = self.sentences[max(0, self.sentence(place) - sentences)]
        first, last = bisect_left(self.starts, floor), bisect_left(self.starts, place)
        return {naming.person for naming in self.namings[max(first, last - 24) : last]}

    def holding(self, head: str) -> list[int]:
        """Who has a role that a description by this noun may mean; nobody where too many have."""
        held = [index for key in role_keys(head) for index in self._by_head.get(key, ())[:READ_ROLE_HOLDERS]]
        return held if len(held) < READ_ROLE_HOLDERS else []

    def is_surname(self, word: str) -> bool:
        """Whether someone has this last name."""
        return word.lower() in self._by_last

    def _register(self, found: Iterable[Run]) -> None:
        """Everyone named by two words or more, or by one with a role: longer names first, so that shorter are found."""
        full = [run for run in found if len(run.name) > 1 and self._is_person(run)]
        for run in sorted(full, key=lambda run: (-len(run.name), run.start)):
            self._add(run.name, run, self._around(run))
        for run in found:
            if len(run.name) != 1 or has_body_word(run.name) or is_acronym(run.name[0]):
                continue
            role = self._around(run) if run.titles or run.name[0].lower() not in self._by_last else None
            if role is not None and not run.titles and singular(head_of(role.text).lower()) in FIRMS:
                continue  # "Quillcorp, a provider of maps"
            if not run.titles and has_people(run.name[0], self.inside):
                continue  # "the old ally Halverne"
            if run.name[0].lower() in self._by_last and not self._is_another(run, role):
                continue
            courteous = any(title.strip(".").lower() in COURTESY for title in run.titles)
            if (role or courteous) and run.name[0].lower() not in self._by_part and not is_class(run.name[0]):
                self._add(run.name, run, role)
        for person in self.persons:
            person.roles.sort(key=lambda role: role.affiliation is None)

    def _is_another(self, run: Run, role: Role | None) -> bool:
        """`President Dell` before anyone of that surname is named in full, none of whom has that role: another."""
        held = [self.persons[index] for index in self._by_last[run.name[0].lower()]]
        if role is None or not set(run.titles) - _MISTERS or any(person.start <= run.start for person in held):
            return False
        key = role_key(head_of(role.text))
        if len(held) == 1 and not held[0].roles:  # "President Dell" and, once, "Ian Dell", who is nobody's son
            return (
                re.search(rf"\b(?:{'|'.join(sorted(KIN))}),? {re.escape(held[0].name.split()[0])}\b", self.text)
                is not None
            )
        return not any(role_key(head_of(one.text)) == key for person in held for one in person.roles)

    def _around(self, run: Run) -> Role | None:
        if not run.titles and self.in_quote(run.start):
            return None
        if len(run.name) == 1 and not run.titles and _STATED.search(self.text[max(0, run.start - 24) : run.start]):
            return None
        return role_before(self.text, run.start, run.titles) or role_after(self.text, run.end)

    def _is_person(self, run: Run) -> bool:
        """Are the words of a run the name of a person?"""
        text, name = self.text, run.name
        if any(word.isupper() and len(word) > 2 and word.isalpha() and word not in {"III"} for word in name):
            return text[run.end : run.end + 1] == ":" and text[run.start - 1 : run.start] in {"", "\n"}  # a transcript
        if run.titles or self._around(run) is not None:
            if run.titles or name[0] in _PLACES:
                return bool(run.titles)
            return not has_body_word(name) or (could_be_person(name) and role_before(text, run.start, ()) is not None)
        if text[max(0, run.start - 4) : run.start] == " of ":
            head = text[max(0, run.start - 24) : run.start - 4].rpartition(" ")[2]
            if head[:1].isupper() and head.lower() in GROUPS:  # "University of Costa Mara"
                return False
        definite = text[max(0, run.start - 4) : run.start].lower() == "the "
        if has_body_word(name) or name[0] in _PLACES or definite:
            return False
        if is_class(name[-1]) and name[-1].endswith("s"):
            return False
        if name[-1].lower() in self.common or name[0].lower() in self.common:
            return SPEAKS.match(text, run.end) is not None or name[0].lower() not in self.common
        return True

    def _add(self, name: tuple[str, ...], run: Run, role: Role | None) -> None:
        last = surname(name)
        full = " ".join(name)
        index = self._same(name)
        if index is None and role is not None:
            index = self._of_one_role(name, role)
        if index is None:
            if len(self._by_last.get(last, ())) >= READ_NAMESAKES:
                return
            index = len(self.persons)
            self.persons.append(Person(full, last, run.name_start, key_of(tuple(name))))
            self._by_last.setdefault(last, []).append(index)
            for part in {
                word.lower() for word in (*name[:-1], *((run.nick or "").split())) if len(word.strip(".")) > 1
            }:
                if part not in PARTICLES and part != last:
                    self._by_part.setdefault(part, []).append(index)
        person = self.persons[index]
        person.start = min(person.start, run.name_start)
        if role is not None and role not in person.roles and len(person.roles) < 6:
            person.roles.append(role)
        person.sure = person.sure or role is not None or bool(run.titles)
        told = gender_of(f"{' '.join(run.titles)} {role.text if role else ''}")
        person.gender = person.gender or told

    def _same(self, name: tuple[str, ...] | list[str]) -> int | None:
        """The person of this full name: the same but for initials, or the end of a longer name."""
        folded = key_of(tuple(name))
        alias = self._aliases.get(" ".join(folded))
        if alias is not None:
            return alias
        for index in self._by_last.get(surname(name), ()):
            held = self.persons[index].key
            if held == folded or (len(folded) > 1 and held[-len(folded) :] == folded):
                return index
            if len(held) > 1 and folded[1:] == held and not has_body_word(name):
                return index
            if len(folded) > 1 and held[0] == folded[0] and held[-1] == folded[-1] and len(held) != len(folded):
                return index
        return None

    def _of_one_role(self, name: tuple[str, ...], role: Role) -> int | None:
        """`Sen. Chuck Dell` and `Sen. Charles Dell` are one, by initial and role; `Sen. Bob Dell` is another."""
        for index in self._by_last.get(surname(name), ()):
            held = self.persons[index]
            alike = len(name) > 1 and " " in held.name and held.name[0] == name[0][0]
            if alike and any(role_key(head_of(one.text)) == role_key(head_of(role.text)) for one in held.roles):
                self._aliases[" ".join(key_of(name))] = index
                return index
        return None

    def _from_title(self, title: str) -> None:
        """Names that only the title has in full."""
        for run in runs(title, self.common):
            named = len(run.name) == 2 and not has_body_word(run.name) and not run.dropped
            if named and (run.name[0] in _PLACES or run.full in self.text):
                continue  # where the text has the name in full it has told whether a person has it
            if named and surname(run.name) not in self._by_last and f" {run.name[-1]}" in f" {self.text}":
                self._add(run.name, split_run(run.full, len(self.text), self.common), None)

    def _count_fulls(self, found: Iterable[Run]) -> None:
        for run in found:
            index = self._same(run.name) if len(run.name) > 1 else self._titled(run)
            if index is not None:
                self._fulls.setdefault(self.persons[index].last, []).append((run.name_start, index))
                self._full_counts[index] += 1

    def _titled(self, run: Run) -> int | None:
        """Whom a title with a surname names, where nobody of that name has more than a surname."""
        if not run.titles or not run.name:
            return None
        return next((i for i in self._by_last.get(run.name[0].lower(), ()) if " " not in self.persons[i].name), None)

    def _name(self, run: Run, whole: bool) -> None:
        """Takes a run as a naming of a person, where it is one; with `whole` only where nobody else may be meant."""
        name = run.name
        if not name and len(run.titles) == 1 and run.titles[0].isalpha() and run.titles[0].lower() in self._by_last:
            name = run.titles  # "Judge" after "Patty Judge"
        if not name or (whole and len(name) == 1 and len(self._by_last.get(name[0].lower(), ())) > 1):
            return
        index = self.find(name, run.start, run.titles)
        if index is None:
            return
        text, person = self.text, self.persons[index]
        opening = text[run.start : run.name_start].strip().lower()
        first = run.name_start if CLOSED_WORDS.get(opening) == "i" else run.start  # "In Costa Mara"
        before = text[max(0, first - 20) : first]
        owner = text[run.end : run.end + 2] in {"’s", "'s"} or (
            text[run.end - 1] == "s" and text[run.end : run.end + 1] in {"’", "'"}
        )
        beside = _BESIDE.match(text, run.end)
        owner = owner or (beside is not None and is_person(beside.group(1)))
        lead = is_lead(before) and (beside is None or not owner)
        if not whole and len(run.name) == 1 and run.titles:
            self._also(person, role_before(text, run.start, run.titles))
        person.count += not whole
        person.placed += not whole and IN_PLACE.search(before) is not None and not run.titles
        person.within += not run.titles and is_within(before, text, run.end)
        alone = len(run.name) == 1 or bool(run.titles)
        person.human = person.human or alone or SPEAKS.match(text, run.end) is not None
        person.sure = person.sure or len(run.name) == 1 or acts(text, run.end)
        self.namings.append(Naming(run.name_start, run.end, index, lead, self.in_quote(run.start), owner))

    def _also(self, person: Person, role: Role | None) -> None:
        """A role that is given with the surname alone ("President Dell")."""
        if role is not None and len(person.roles) < 6 and all(role.text != held.text for held in person.roles):
            person.roles.append(role)

    def find(self, name: tuple[str, ...] | list[str], start: int, titles: Iterable[str] = ()) -> int | None:
        """Who is meant by a name: none where nobody, or where two may be and nothing tells."""
        if len(name) > 1:
            return self._same(name)
        folded = name[0].lower()
        held = self._by_last.get(folded) or self._by_part.get(folded, [])
        if len(held) > READ_NAMESAKES:
            return None
        if len(held) > 1:
            held = self._fitting(held, tuple(titles))
        if len(held) > 1:
            return self._nearest(held, folded, start)
        return held[0] if held else None

    def _fitting(self, held: list[int], titles: tuple[str, ...]) -> list[int]:
        """Of namesakes those whom a title before the surname suits."""
        gender = gender_of(" ".join(titles))
        known = [i for i in held if self.persons[i].gender == gender]
        if gender:
            held = known or [i for i in held if not self.persons[i].gender] or held
        keys = {role_key(title) for title in titles if title.strip(".").lower() not in COURTESY}
        roled = [i for i in held if keys & {role_key(w) for role in self.persons[i].roles for w in role.text.split()}]
        return roled or held

    def _nearest(self, held: list[int], folded: str, start: int) -> int | None:
        """Of namesakes the one named in full last, unless another is named so far more often."""
        held = [i for i in held if not self._is_kin(i)] or held
        if len(held) == 1:
            return held[0]
        counts = sorted(((self._full_counts[i], -i) for i in held), reverse=True)
        most, often = counts[0][0], -counts[0][1]
        if not most:
            return None
        if most >= READ_FAMILY_SHARE * sum(count for count, _ in counts[1:]):
            return often
        fulls = self._fulls.get(folded, [])
        at = bisect_left(fulls, (start, -1))
        return next((index for _, index in reversed(fulls[max(0, at - 24) : at]) if index in held), None)

    def _is_kin(self, index: int) -> bool:
        """Is someone only called another's wife, son or the like? Then a bare surname is the other's."""
        roles = self.persons[index].roles
        return bool(roles) and all(head_of(role.text).lower() in KIN for role in roles)

    def _leave_places(self) -> None:
        """Takes back namings of what stands after "in" or "at", or before "host", and is never called anything: a
        place, a show.
        """
        for index, person in enumerate(self.persons):
            if person.roles or not person.count:
                continue
            if person.within and not person.human:
                for held in (self._by_last, self._by_part):
                    for word in {part.lower() for part in person.name.split()} & held.keys():
                        held[word] = [other for other in held[word] if other != index]
            elif person.placed <= READ_PLACE_SHARE * person.count:
                continue
            person.sure = False
            person.count = 0
        self.namings = [naming for naming in self.namings if self.persons[naming.person].count]

    def _learn_genders(self) -> None:
        """Lets pronouns vote: those with just one person named in their sentence before them and in the one before."""
        votes: Counter[tuple[int, str]] = Counter()
        other = (-1, "")  # sentence and gender of one who is not its subject: "Dell asked him"
        for match in GENDERED.finditer(self.text):
            place = match.start()
            quoted = self.in_quote(place)
            number = self.sentence(place)
            floor = self.sentences[max(0, number - 1)]
            first, last = bisect_left(self.starts, floor), bisect_left(self.starts, place)
            near = {naming.person for naming in self.namings[max(first, last - 6) : last] if naming.quoted == quoted}
            told = (number, of_pronoun(match.group()))
            if len(near) != 1 or told == other:
                continue
            nearest = self.namings[last - 1]
            if match.group() == "him" and nearest.lead and nearest.start >= self.sentences[number]:
                other = told
                continue
            votes[near.pop(), told[1]] += 1
        for index, person in enumerate(self.persons):
            if not person.gender:
                person.gender = elected(votes[index, "m"], votes[index, "f"])
