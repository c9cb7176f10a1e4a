"""The source words of an article in, its speakers out: named, unnamed, a group, a document, an outlet. Entry: `speakers`.

A surname, a title or a pronoun becomes the person that the article named so; where two readings are possible and
nothing tells between them, the name is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from retold import outlets
from retold.read.cues import DOCUMENTS, GROUPS, OUTLET_NOUNS, PEOPLE, TITLES, UNNAMED, closed
from retold.records import Attribution, Speaker, SpeakerKind
from retold.settings import READ_PRONOUN_REACH, READ_ROLE_MAX

_RUN = re.compile(r"(?:(?:[A-Z]\.)+|[A-Z][\w’'-]+\.?)(?:[ \u00a0](?:(?:de|da|van|von|bin|al|el|la|dos|du|der|den)[ \u00a0])?(?:(?:[A-Z]\.)+|[A-Z][\w’'-]+))+")
_WORD = re.compile(r"[^\W_][\w.’'&/-]*")
_SMALL = re.compile(r"\b[a-z]{3,}\b")
_CLOSED = closed()
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_NOT_NAMES = frozenset(
    """the a an this that these those in on at by for from with to of and or but so if as when while after before since because he she they it we
    i you his her their our its my your what who how why where there here now then not no yes still also even one two according on per
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november
    december mr mrs ms dr""".split()
)
_NO_PERSON = frozenset("paper letter order center number power matter poster other former quarter weather water river chapter error sector factor major minor "
                       "senior junior under over offer error never answer layer tower".split())  # fmt: skip
_LINKS = frozenset("of in at for from on with by to about who that which".split())
_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())
_PRONOUNS = _HE | _SHE | frozenset("they them their it its i we us you my our your who which that this these those what neither both".split())
_QUANTITIES = frozenset("some many most several others few both all everyone others half none more those percent one two three".split())
_MALE = re.compile(r"\b(?:mr|sir|lord|king|prince|father|son|husband|brother|man|boy|\w+[a-z]man|actor|pope|bishop)\b", re.I)
_FEMALE = re.compile(r"\b(?:mrs|ms|miss|dame|lady|queen|princess|mother|daughter|wife|widow|sister|woman|girl|\w+woman|actress)\b", re.I)
_APPOSED = re.compile(r"(?:[^\W\d]|[’'&/.,\d \u00a0-]){3,90}?(?=,(?! [A-Z][\w]+,)| who\b| said\b|[.;:\n]|$)")


@dataclass(frozen=True, slots=True)
class _Person:
    """Someone whom the article names in full: first place, role as given there."""

    name: str
    role: str | None
    start: int
    gender: str


@dataclass(slots=True)
class _Article:
    """What is known of an article's people while its attributions are read in order."""

    text: str
    people: dict[str, list[_Person]]
    starts: list[int]
    mentions: list[tuple[int, str]]
    last: list[tuple[int, Speaker, str]]


def speakers(text: str, records: Sequence[Attribution], title: str | None) -> list[Speaker | None]:
    """One speaker a record, in order, or None where a record has no source."""
    if not any(record.source for record in records):
        return [None for _ in records]
    article = _roster(text, title)
    return [_speaker(article, record) if record.source else None for record in records]


def speaker(text: str, words: str) -> Speaker:
    """The speaker that a stretch of words names, within a text that may say more about them."""
    return _named(_roster(text, None), words, len(text))


def _speaker(article: _Article, record: Attribution) -> Speaker:
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


def is_person(word: str) -> bool:
    """Whether a noun, in small letters and singular, is one for a person."""
    if word in PEOPLE:
        return True
    if word in _NO_PERSON or word in DOCUMENTS or word in GROUPS or word in OUTLET_NOUNS:
        return False
    return len(word) > 4 and word.endswith(("er", "or", "ist", "ian", "man", "woman", "crat", "person"))


def _is_title(word: str) -> bool:
    """Is this capitalised word a role before a name, and not a surname that ends like one?"""
    folded = word.strip(".").lower()
    return folded in PEOPLE or folded in TITLES


def _singular(word: str) -> str:
    if word in {"people", "persons"}:
        return "people"
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _roster(text: str, title: str | None) -> _Article:
    people: dict[str, list[_Person]] = {}
    mentions: list[tuple[int, str]] = []
    common = set(_SMALL.findall(text))
    for match in _RUN.finditer(text):
        prefix, name, offset = _split_run(match.group(), common)
        if len(name) < 2 or not _is_name(name) or name[-1].lower() in common:
            continue
        full = " ".join(name)
        start = match.start() + offset
        mentions.append((start, full))
        known = people.setdefault(name[-1].lower(), [])
        if full not in {person.name for person in known} and len(known) < 8:
            role = _role_before(text, match.start(), prefix) or _role_after(text, match.end())
            known.append(_Person(full, role, start, _gender_of(f"{prefix} {role or ''}")))
    if title:
        for match in _RUN.finditer(title):
            _, name, _ = _split_run(match.group(), common)
            if len(name) == 2 and _is_name(name) and not title.istitle():
                people.setdefault(name[-1].lower(), []).append(_Person(" ".join(name), None, -1, ""))
    return _Article(text, people, [start for start, _ in mentions], mentions, [])


def _split_run(run: str, common: set[str]) -> tuple[str, list[str], int]:
    """Titles and roles before a name, the name's words, and where in the run they start."""
    pieces = [(match.group(), match.start()) for match in re.finditer(r"[^\s\u00a0]+", run)]
    first = 0
    for index, (piece, _) in enumerate(pieces):
        word = piece.strip(".").lower()
        opening = index == first and (word in _CLOSED or word in common)
        if opening or word in _NOT_NAMES or _is_title(word) or piece.endswith(("’s", "'s")):
            first = index + 1
    name = [piece for piece, _ in pieces[first:]]
    return run[: pieces[first][1]].strip() if name else run, name, pieces[first][1] if name else 0


def _is_name(name: list[str]) -> bool:
    lowered = [word.lower().strip(".") for word in name]
    body = any(word in GROUPS or word in DOCUMENTS or word in OUTLET_NOUNS for word in lowered)
    return not body and not any(word.isupper() and len(word) > 2 for word in name) and not outlets.looks_like_outlet(" ".join(name))


def _role_before(text: str, start: int, prefix: str) -> str | None:
    """`Mayor Jane Doe`, `Union spokesman John Roe`: the words right before a name that end in a role."""
    lead = text[max(0, start - READ_ROLE_MAX) : start]
    words = re.findall(r"[^\s,.;:!?\"“”()\n]+|[,.;:!?\"“”()\n]", lead)
    if prefix:
        kept = [word for word in prefix.split() if word.lower().strip(".") not in {"mr", "mrs", "ms", "miss", *_NOT_NAMES}]
        return " ".join(kept) or None
    if not words or not is_person(words[-1].lower()):
        return None
    first = len(words) - 1
    while first > 0 and len(words) - first < 6 and (words[first - 1][:1].isupper() or words[first - 1].endswith(("’s", "'s")) or is_person(words[first - 1].lower())):
        first -= 1
    kept = words[first:]
    while kept and kept[0].lower() in _NOT_NAMES:
        kept = kept[1:]
    return " ".join(kept) or None


def _role_after(text: str, end: int) -> str | None:
    """`Jane Doe, the mayor of X, ...`: the apposition, where it holds a role."""
    match = re.compile(r"(?:, \d{1,3})?, (?=(?:the|a|an|one of|[A-Z][\w’']+(?:’s|'s)|[a-z])\b)").match(text, end)
    if match is None:
        return None
    body = _APPOSED.match(text, match.end())
    if body is None:
        return None
    role = body.group().strip()
    head = re.split(r"\b(?:of|for|at|in|with|from|to|on|and)\b", role)[0].split()
    return role if head and (is_person(_singular(head[-1].lower())) or any(is_person(word.lower()) for word in head)) else None


def _named(article: _Article, words: str, start: int) -> Speaker:
    """What a noun phrase names."""
    plain = " ".join(_INVISIBLE.sub("", words).split()).strip(" ,;:-—–\"“”")
    plain = re.sub(r"(?:’s|'s|(?<=s)[’'])$", "", plain)
    plain = re.sub(r"\s*\([^()]{0,40}\)", "", plain)
    head, _, rest = plain.partition(", ")
    lead, name, tail = _name_at_end(head)
    if not name or any(word in _LINKS for word in lead.split()):
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
    role = _apposition(rest) or lead or tail or None
    full, known = _full(article, name, start, lead)
    return Speaker(full, role if role and role.lower() not in {"mr.", "mrs.", "ms.", "mr", "ms", "mrs"} else known, "named")


_PROPER = re.compile(r"(?:(?:[A-Z]\.|[A-Z][\w’'-]+)(?:\s|$|(?=,))){1,4}(?=$|,)")


def _is_group(article: _Article, word: str, lead: str) -> bool:
    """Is a capitalised word alone a party, a people or a place, and no surname?"""
    folded = word.lower()
    if folded in article.people or article.text.find(f"Mr. {word}") >= 0 or article.text.find(f"Ms. {word}") >= 0:
        return False
    if folded in _QUANTITIES or lead.split()[-1:] and lead.split()[-1].lower() in _QUANTITIES:
        return True
    if folded.endswith("s") and re.search(rf"\b{re.escape(word[:-1])}\b|\b{re.escape(folded)}\b", article.text):
        return True
    return re.search(rf"\b(?:in|from|across|outside|near|throughout) {re.escape(word)}\b(?![’'-])", article.text) is not None


def _name_at_end(head: str) -> tuple[str, list[str], str]:
    """The words before a name, the name, and a phrase after it ("of the union")."""
    tail = ""
    words = head.split()
    for index in range(1, len(words)):
        if words[index] in {"of", "from", "at", "with", "for", "in"} and words[index - 1][:1].isupper() and words[0][:1].isupper():
            before = words[:index]
            if len(before) > 1 and not any(is_person(word.lower()) for word in before[-1:]) and _is_name(before):
                tail, words = " ".join(words[index:]), before
                break
    first = len(words)
    while first > 0 and (words[first - 1][:1].isupper() or (words[first - 1] in {"de", "da", "van", "von", "bin", "al", "el", "la", "of", "and"} and 1 < first < len(words) and words[first - 2][:1].isupper())):
        first -= 1
    run = words[first:]
    split = 0
    for index, word in enumerate(run):
        folded = word.strip(".").lower()
        if folded in _NOT_NAMES or _is_title(word) or word.endswith(("’s", "'s")):
            split = index + 1
    lead = words[:first] + run[:split]
    while lead and lead[0].lower() in {"but", "and", "as", "while", "when", "if", "since"}:
        lead = lead[1:]
    return " ".join(lead), run[split:], tail


def _body_kind(lead: str, name: list[str]) -> SpeakerKind | None:
    """Is this name one of a body or an outlet? A role right before it makes it a person's."""
    before = lead.split()[-1].lower() if lead else ""
    if before and (is_person(before) or before.strip(".") in TITLES):
        return None
    joined = " ".join(name)
    if outlets.looks_like_outlet(f"the {joined}" if before == "the" else joined):
        return "outlet"
    folded = [word.lower().strip(".") for word in name]
    if any(word in DOCUMENTS for word in folded[-1:]):
        return "document"
    if before in {"the", "a", "an"} or any(word in GROUPS or _singular(word) in GROUPS for word in folded):
        return "collective"
    return "collective" if len(name) == 1 and 1 < len(name[0]) < 6 and name[0].isupper() else None


def _apposition(rest: str) -> str | None:
    rest = re.sub(r"^\d{1,3}(?:, |$)", "", rest)
    rest = re.split(r"(?:^|,? )(?:who|which|whose)\b", rest)[0].strip(" ,")
    return rest if rest and not re.fullmatch(r"(?:of |from )?[A-Z][\w. ]+(?:, [A-Z][\w.]+)?", rest) else None


def _full(article: _Article, name: list[str], start: int, lead: str) -> tuple[str, str | None]:
    """The full name first given for a surname, and the role given with it."""
    known = article.people.get(name[-1].lower(), [])
    if len(name) > 1:
        exact = [person for person in known if person.name == " ".join(name)]
        return " ".join(name), exact[0].role if exact else None
    gender = _gender_of(lead)
    fitting = [person for person in known if not (gender and person.gender and person.gender != gender)]
    before = [person for person in fitting if person.start < start] or fitting
    if len(before) > 1:
        at = {full: place for place, full in article.mentions[: bisect_left(article.starts, start)]}
        before.sort(key=lambda person: at.get(person.name, -1))
    return (before[-1].name, before[-1].role) if before else (" ".join(name), None)


def _common(article: _Article, head: str, start: int) -> Speaker:
    """A noun phrase without a name."""
    phrase = re.split(r"\s(?:who|that|which|with|of|for|in|from|at|on|to|by|close|familiar|near|about)\b", head)[0]
    words = _WORD.findall(phrase)
    noun = words[-1].lower() if words else ""
    single = _singular(noun)
    for kind, nouns in _KINDS:
        if noun in nouns or single in nouns:
            return Speaker(head, None, kind)
    if is_person(single):
        if single in UNNAMED or single == noun:
            known = _by_role(article, words, start) if single == noun else None
            return known or Speaker(None, head, "unnamed")
        return Speaker(head, None, "collective")
    first = words[0].lower() if words else ""
    if first in _QUANTITIES or noun in _QUANTITIES or noun != single or noun.endswith("ese"):
        return Speaker(head, None, "collective")
    return Speaker(head or None, None, "document")


_KINDS: tuple[tuple[SpeakerKind, frozenset[str]], ...] = (
    ("outlet", OUTLET_NOUNS),
    ("document", DOCUMENTS),
    ("collective", GROUPS),
)


def _by_role(article: _Article, words: list[str], start: int) -> Speaker | None:
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


def _pronoun(article: _Article, word: str, start: int) -> Speaker:
    """Whom a pronoun means: the nearest speaker before it that fits, unless another person was named since."""
    if word in {"who", "which", "that"}:
        lead = re.search(r"([^,.;:!?\"“”()\n]{1,90}),?\s*$", article.text[max(0, start - 100) : start])
        found = _named(article, _last_phrase(lead.group(1)), start) if lead else Speaker(None, None, "unnamed")
        return Speaker(None, found.name, "unnamed") if word == "who" and found.kind == "document" else found
    if word in _HE or word in _SHE:
        return _he_or_she(article, "m" if word in _HE else "f", start)
    wanted: tuple[SpeakerKind, ...] = ("document", "collective", "outlet") if word in {"it", "its"} else ("collective", "unnamed")
    if word in {"it", "its", "they", "them", "their"}:
        for place, found, _ in reversed(article.last[-4:]):
            if start - place > READ_PRONOUN_REACH:
                break
            if found.kind in wanted:
                return found
    return Speaker(None, None, "collective" if word in {"we", "they", "us", "our", "their"} else "unnamed")


def _he_or_she(article: _Article, gender: str, start: int) -> Speaker:
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
        person = next(person for person in article.people[full.split()[-1].lower()] if person.name == full) if _known(article, full) else None
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


def _known(article: _Article, full: str) -> bool:
    return any(person.name == full for person in article.people.get(full.split()[-1].lower(), []))


def _learn(article: _Article, found: Speaker, gender: str) -> None:
    """What a pronoun told of a person holds for the rest of the article."""
    article.last = [(place, who, gender if who.name == found.name and who.role == found.role else sex) for place, who, sex in article.last[-12:]]
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


def _gender_of(words: str) -> str:
    return "f" if _FEMALE.search(words) else "m" if _MALE.search(words) else ""


def _gender(article: _Article, found: Speaker, words: str) -> str:
    told = _gender_of(f"{words} {found.role or ''}")
    if told or not found.name:
        return told
    known = article.people.get(found.name.split()[-1].lower(), [])
    return next((person.gender for person in known if person.name == found.name), "")
