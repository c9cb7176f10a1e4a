"""The source words of an article in, its speakers out: persons, groups, documents, outlets. Entry: `speakers`.

A surname, a title or a pronoun becomes the person that the article named so; where two readings are possible and
nothing tells between them, the name is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from retold import outlets
from retold.read.cues import DOCUMENTS, GROUPS, OUTLET_NOUNS, PEOPLE, TITLES, UNNAMED
from retold.read.people import (
    CLOSED_WORDS,
    NOT_NAMES,
    People,
    gender_of,
    is_name,
    is_person,
    is_title,
    roster,
    singular,
)
from retold.records import Attribution, Speaker, SpeakerKind
from retold.settings import READ_PRONOUN_REACH

_WORD = re.compile(r"[^\W_][\w.’'&/-]*")

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")

_LINKS = frozenset("of in at for from on with by to about who that which".split())

_OFFICES = frozenset("sen rep gov lt col gen maj capt sgt dr prof rev judge sir lord dame".split())

_HE = frozenset("he him his himself".split())

_SHE = frozenset("she her hers herself".split())

_PRONOUNS = (
    _HE
    | _SHE
    | frozenset(
        "they them their it its i we us you my our your who which that this these those what neither both".split()
    )
)

_QUANTITIES = frozenset(
    """some many most several others few both all everyone others half none more those percent quarter third dozen
    dozens hundreds thousands majority one two three""".split()
)


def speakers(text: str, records: Sequence[Attribution], title: str | None) -> list[Speaker | None]:
    """One speaker a record, in order, or None where a record has no source."""
    if not any(record.source for record in records):
        return [None for _ in records]
    article = roster(text, title)
    return [_speaker(article, record) if record.source else None for record in records]


def speaker(text: str, words: str) -> Speaker:
    """The speaker that a stretch of words names, within a text that may say more about them."""
    return _named(roster(text, None), words, len(text))


def _speaker(article: People, record: Attribution) -> Speaker:
    start = record.source[0].start
    words = " ".join(article.text[span.start : span.end] for span in record.source)
    folded = words.strip().lower()
    if folded in _PRONOUNS:
        found = _pronoun(article, folded, start)
    else:
        found = _named(article, words, start)
        if found.name is not None or found.role is not None:
            article.last.append((start, found, _gender(article, found, words)))
    return found


def _named(article: People, words: str, start: int) -> Speaker:
    """What a noun phrase names."""
    plain = " ".join(_INVISIBLE.sub("", words).split()).strip(' ,;:-—–"“”')
    plain = re.sub(r"(?:’s|'s|(?<=s)[’'])$", "", plain)
    plain = re.sub(r"\s*\([^()]{0,40}\)", "", plain)
    head, _, rest = plain.partition(", ")
    lead, name, tail = _name_at_end(head)
    if not name or any(word in _LINKS for word in lead.split()) or (len(name) == 1 and _is_noun(name[0], lead)):
        found = _common(article, head, start)
        named = _PROPER.match(rest)
        if found.kind == "unnamed" and named and found.name is None:
            full, _ = _full(article, named.group().split(), start, head)
            return Speaker(full, head, "named")
        return found
    if lead.endswith((" and the", " and")) or (len(name) == 1 and _is_group(article, name[0], lead)):
        return Speaker(head, None, "collective")
    body = _body_kind(lead, name)
    if body is not None:
        return Speaker(" ".join([*(["the"] if lead.lower() == "the" else []), *name]), None, body)
    full, known = _full(article, name, start, lead)
    last = lead.split()[-1:]
    telling = bool(last) and last[0].islower() and len(last[0]) > 4 and last[0] not in CLOSED_WORDS
    telling = telling or any(
        is_person(singular(word.strip(".").lower())) or word.strip(".").lower() in _OFFICES for word in lead.split()
    )
    return Speaker(full, _apposition(rest) or (lead if telling else None) or known or tail or None, "named")


def _is_noun(word: str, lead: str) -> bool:
    """A common noun with a capital, as at the start of a sentence: "Officials", "The report"."""
    if outlets.looks_like_outlet(f"the {word}") and lead.lower() == "the":
        return False
    single = singular(word.lower())
    known = single in PEOPLE or single in UNNAMED or single in GROUPS or single in DOCUMENTS or single in OUTLET_NOUNS
    return known and lead.lower() in {"", "the", "a", "an", "some", "many", "two", "several"}


_PROPER = re.compile(r"(?:(?:[A-Z]\.|[A-Z][\w’'-]+)(?:\s|$|(?=,))){1,4}(?=$|,)")


def _is_group(article: People, word: str, lead: str) -> bool:
    """Is a capitalised word alone a party, a people or a place, and no surname?"""
    folded = word.lower()
    if folded in article.people or article.text.find(f"Mr. {word}") >= 0 or article.text.find(f"Ms. {word}") >= 0:
        return False
    if folded in _QUANTITIES or (lead.split()[-1:] and lead.rsplit(maxsplit=1)[-1].lower() in _QUANTITIES):
        return True
    if (folded.endswith("s") and singular(folded) in PEOPLE) or folded.endswith(("ans", "crats", "ists", "ators")):
        return True
    if folded.endswith("s") and re.search(rf"\b{re.escape(word[:-1])}\b|\b{re.escape(folded)}\b", article.text):
        return True
    return (
        re.search(rf"\b(?:in|from|across|outside|near|throughout) {re.escape(word)}\b(?![’'-])", article.text)
        is not None
    )


def _name_at_end(head: str) -> tuple[str, list[str], str]:
    """The words before a name, the name, and a phrase after it ("of the union")."""
    tail = ""
    words = head.split()
    for index in range(1, len(words)):
        if (
            words[index] in {"of", "from", "at", "with", "for", "in", "on"}
            and words[index - 1][:1].isupper()
            and words[0][:1].isupper()
        ):
            before = words[:index]
            if len(before) > 1 and not any(is_person(word.lower()) for word in before[-1:]) and is_name(before):
                tail, words = " ".join(words[index:]), before
                break
    first = len(words)
    while first > 0 and _in_name(words, first):
        first -= 1
    run = words[first:]
    split = 0
    for index, word in enumerate(run):
        folded = word.strip(".").lower()
        if folded in NOT_NAMES or is_title(word) or word.endswith(("’s", "'s")):
            split = index + 1
    lead = words[:first] + run[:split]
    while lead and lead[0].lower() in {"but", "and", "as", "while", "when", "if", "since"}:
        lead = lead[1:]
    return " ".join(lead), run[split:], tail


_PARTICLES = frozenset("de da van von bin al el la der den du dos di of and".split())


def _in_name(words: list[str], first: int) -> bool:
    """Does the word before `first` belong to the name that starts there: a capital, or a particle after one?"""
    word = words[first - 1]
    if word[:1].isupper():
        return True
    before = [earlier for earlier in words[max(0, first - 3) : first - 1] if earlier not in _PARTICLES]
    return word in _PARTICLES and first < len(words) and bool(before) and before[-1][:1].isupper()


def _body_kind(lead: str, name: list[str]) -> SpeakerKind | None:
    """Is this name one of a body or an outlet? A role right before it makes it a person's."""
    before = lead.rsplit(maxsplit=1)[-1].lower() if lead else ""
    if before and (is_person(before) or before.strip(".") in TITLES):
        return None
    joined = " ".join(name)
    if outlets.looks_like_outlet(f"the {joined}" if before == "the" else joined):
        return "outlet"
    folded = [word.lower().strip(".") for word in name]
    if any(word in DOCUMENTS for word in folded[-1:]):
        return "document"
    if before in {"the", "a", "an"} or any(word in GROUPS or singular(word) in GROUPS for word in folded):
        return "collective"
    return "collective" if len(name) == 1 and 1 < len(name[0]) < 6 and name[0].isupper() else None


def _apposition(rest: str) -> str | None:
    rest = re.sub(r"^\d{1,3}(?:, |$)", "", rest)
    rest = re.split(r"(?:^|,? )(?:who|which|whose)\b", rest)[0].strip(" ,")
    return rest if rest and not re.fullmatch(r"(?:of |from )?[A-Z][\w. ]+(?:, [A-Z][\w.]+)?", rest) else None


def _full(article: People, name: list[str], start: int, lead: str) -> tuple[str, str | None]:
    """The full name first given for a surname, and the role given with it."""
    known = article.people.get(name[-1].lower(), [])
    if len(name) > 1:
        exact = [person for person in known if person.name == " ".join(name)]
        longer = [person for person in known if person.name.endswith(f" {' '.join(name)}")]
        for found in [*exact, *longer]:
            return found.name, found.role
        return " ".join(name), None
    gender = gender_of(lead)
    fitting = [person for person in known if not (gender and person.gender and person.gender != gender)]
    before = [person for person in fitting if person.start < start] or fitting
    if len(before) > 1:
        at = {full: place for place, full in article.mentions[: bisect_left(article.starts, start)]}
        before.sort(key=lambda person: at.get(person.name, -1))
    return (before[-1].name, before[-1].role) if before else (" ".join(name), None)


def _common(article: People, head: str, start: int) -> Speaker:
    """A noun phrase without a name."""
    phrase = re.split(r"\s(?:who|that|which|with|of|for|in|from|at|on|to|by|close|familiar|near|about)\b", head)[0]
    words = _WORD.findall(phrase)
    noun = words[-1].lower() if words else ""
    single = singular(noun)
    for form in (noun, single):
        for kind, nouns in _KINDS:
            if form in nouns:
                return Speaker(head, None, kind)
    if is_person(single) or single in UNNAMED:
        if single in UNNAMED or single == noun:
            known = _by_role(article, words, start) if single == noun else None
            return known or Speaker(None, head, "unnamed")
        return Speaker(head, None, "collective")
    first = words[0].lower() if words else ""
    if first in _QUANTITIES or first[:1].isdigit() or noun in _QUANTITIES or noun != single or noun.endswith("ese"):
        return Speaker(head, None, "collective")
    return Speaker(head or None, None, "document")


_KINDS: tuple[tuple[SpeakerKind, frozenset[str]], ...] = (
    ("outlet", OUTLET_NOUNS),
    ("document", DOCUMENTS),
    ("collective", GROUPS),
)


def _by_role(article: People, words: list[str], start: int) -> Speaker | None:
    """`the mayor`: the one person named before with that role, if there is just one."""
    if len(words) > 3 or words[0].lower() not in {"the", "mayor", "president"}:
        return None
    noun = words[-1].lower()
    fitting = [
        person
        for people in article.people.values()
        for person in people
        if person.start < start and person.role and re.search(rf"\b{re.escape(noun)}\b", person.role, re.I)
    ]
    return Speaker(fitting[0].name, fitting[0].role, "named") if len({person.name for person in fitting}) == 1 else None


def _pronoun(article: People, word: str, start: int) -> Speaker:
    """Whom a pronoun means: the nearest speaker before it that fits, unless another person was named since."""
    if word in {"who", "which", "that"}:
        lead = re.search(r"([^,.;:!?\"“”()\n]{1,90}),?\s*$", article.text[max(0, start - 100) : start])
        found = _named(article, _last_phrase(lead.group(1)), start) if lead else Speaker(None, None, "unnamed")
        return Speaker(None, found.name, "unnamed") if word == "who" and found.kind == "document" else found
    if word in _HE or word in _SHE:
        return _he_or_she(article, "m" if word in _HE else "f", start)
    wanted: tuple[SpeakerKind, ...] = (
        ("document", "collective", "outlet") if word in {"it", "its"} else ("collective", "unnamed")
    )
    if word in {"it", "its", "they", "them", "their"}:
        for place, found, _ in reversed(article.last[-4:]):
            if start - place > READ_PRONOUN_REACH:
                break
            if found.kind in wanted:
                return found
    return Speaker(None, None, "collective" if word in {"we", "they", "us", "our", "their"} else "unnamed")


def _he_or_she(article: People, gender: str, start: int) -> Speaker:
    before = bisect_left(article.starts, start)
    floor = start - READ_PRONOUN_REACH
    spoken = [
        (place, found, sex)
        for place, found, sex in article.last[-6:]
        if place < start and found.kind in {"named", "unnamed"} and sex in {gender, ""} and place >= floor
    ]
    named = None
    if before and article.starts[before - 1] >= floor and _leads(article.text, article.starts[before - 1]):
        place, full = article.mentions[before - 1]
        person = (
            next(person for person in article.people[full.split()[-1].lower()] if person.name == full)
            if _known(article, full)
            else None
        )
        if person is not None and person.gender in {gender, ""}:
            named = (place, Speaker(full, person.role, "named"), person.gender)
    if named and (not spoken or (named[0] > spoken[-1][0] and named[1].name != spoken[-1][1].name)):
        found = named
    elif spoken:
        found = spoken[-1]
    else:
        return Speaker(None, None, "unnamed")
    if not found[2]:
        article.last.append((start, found[1], gender))
        _learn(article, found[1], gender)
    return found[1]


def _known(article: People, full: str) -> bool:
    return any(person.name == full for person in article.people.get(full.rsplit(maxsplit=1)[-1].lower(), []))


def _learn(article: People, found: Speaker, gender: str) -> None:
    """What a pronoun told of a person holds for the rest of the article."""
    article.last = [
        (place, who, gender if who.name == found.name and who.role == found.role else sex)
        for place, who, sex in article.last[-12:]
    ]
    if found.name:
        key = found.name.split()[-1].lower()
        article.people[key] = [
            replace(person, gender=gender) if person.name == found.name and not person.gender else person
            for person in article.people.get(key, [])
        ]


def _leads(text: str, place: int) -> bool:
    """Does this name open its sentence, perhaps after a role?"""
    lead = re.search(r"(?:^|[.!?”\"]\s+|\n)([^.!?\n\"“”,]{0,40})$", text[max(0, place - 60) : place])
    return lead is not None and all(word[:1].isupper() or is_person(word.lower()) for word in lead.group(1).split())


def _last_phrase(lead: str) -> str:
    """The noun phrase that ends a stretch of words."""
    name = re.search(r"(?:[A-Z][\w’'.-]*\s+)*[A-Z][\w’'.-]*$", lead.strip())
    if name:
        return name.group()
    phrase = re.search(r"\b(?:the|a|an|some|many|several|those|his|her|their)\s[^,]{1,60}$", lead.strip())
    return phrase.group() if phrase else lead.strip().rpartition(" ")[2]


def _gender(article: People, found: Speaker, words: str) -> str:
    told = gender_of(f"{words} {found.role or ''}")
    if told or not found.name:
        return told
    known = article.people.get(found.name.split()[-1].lower(), [])
    return next((person.gender for person in known if person.name == found.name), "")
