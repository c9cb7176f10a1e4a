"""A name that is no known person's in, what it names out: a person still, a body, an outlet or a document."""

from __future__ import annotations

import re
from typing import Final

from retold import outlets
from retold.read.cues import DOCUMENTS, OUTLET_NOUNS
from retold.read.names import NOT_NAMES, has_body_word, has_people, is_acronym, is_class
from retold.read.nouns import FIRMS, singular, sort_of
from retold.read.people import People
from retold.read.roles import DETERMINERS, head_of, is_role
from retold.records import SpeakerKind
from retold.settings import READ_WORD_PLACES

QUANTITIES: Final = frozenset(
    """some many most several others few both all everyone half none more those these percent % quarter third
    two-thirds three-quarters three-fourths dozen dozens hundreds thousands tens millions majority plurality
    minority two three four five six seven eight nine ten eleven twelve nobody everybody they plenty scores
    two thirds""".split()
)
"""Folded; words for an amount, which may stand for those counted."""
DIGITS: Final = re.compile(r"[\d,.]+%?")
_PLATFORMS: Final = frozenset("twitter facebook google youtube instagram reddit tiktok snapchat whatsapp".split())
_CAMEL: Final = re.compile(r"[a-z]{3}[A-Z]|[a-z]\d")
_PLACED: Final = re.compile(r"\b(?:in|across|outside|near|throughout|on|via) $")
_OWNED: Final = re.compile(r"[’']s (?:campaign|wife|husband|son|daughter|father|mother|lawyer|aides?)\b")
_TRADED: Final = re.compile(
    r" \((?:[A-Z]{2,5}|(?:NYSE|[Nn]asdaq)[^()\n]{0,12})\)"
    r"|(?:[’']s)? (?:shares?|stock|customers|employees|stores|users|executives?|CEO|chief executive|shareholders|pages?"
    r"|accounts?|app)\b"
    r"|[’']s (?:[a-z]+ )?(?:government|president|prime minister|minister|parliament|ministry|army|economy|capital)\b"
    r"|[ \w]{0,20} (?:said|says|announced|confirmed) (?:that )?it (?:ha[sd]|wo|would|will|did|does|plan|expect|could"
    r"|intend|is [a-z]+ing|was [a-z]+ing)"
)
_AFTER: Final = re.compile(r"(?:[^.!?\nA-Z]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day){0,60}?\b(its|his|her|he|she)\b")


def kind_of_name(people: People, lead: list[str], name: list[str], rest: str) -> SpeakerKind:
    """A person, a body, an outlet or a document, by the form of a name and by what stands before it."""
    before = lead[-1].lower() if lead else ""
    joined = " ".join(name)
    if outlets.looks_like_outlet(f"{lead[-1]} {joined}" if before == "the" else joined):
        return "outlet"
    told = singular(head_of(rest.removeprefix("one of ")).lower()) if rest and len(name) == 1 else ""
    if told in FIRMS or (sort_of(told) == "body" and rest.split(maxsplit=1)[0].lower() in DETERMINERS):
        return "collective"  # "Quillcorp, a provider of maps", "Ferry Friends, the group"
    if rest and is_role(rest) and before not in {"the", "a", "an"}:
        return "named"
    last = name[-1].lower()
    if (last in DOCUMENTS or last == "act") and (len(name) > 1 or before == "the") and not _is_body_for(name):
        return "document"
    if last in OUTLET_NOUNS:
        return "outlet"
    if has_body_word(name) or " of " in joined or before in {"the", "a", "an"} or before in QUANTITIES:
        return "collective"
    if DIGITS.fullmatch(before) or (len(name) == 1 and (is_acronym(name[0].replace(".", "")) or is_class(name[0]))):
        return "collective"
    if len(name) > 1:  # in the text, and not taken there for a person
        return "collective" if joined in people.runs and people.find(name, 0) is None else "named"
    return _kind_of_word(people, name[0])


def _is_body_for(name: list[str]) -> bool:
    """`Office for National Statistics`: a body by the noun before "for"."""
    at = next((number for number, word in enumerate(name) if word in {"for", "of", "on"}), 0)
    return at > 0 and has_body_word(name[:at])


def _kind_of_word(people: People, word: str) -> SpeakerKind:
    """A surname, or else a party, a people, a place or a firm: by the company it keeps in the article."""
    folded = word.lower()
    text = people.text
    if people.is_surname(word):
        return "named"
    if folded.endswith("s") and (word[:-1] in people.runs or word[:-1] in people.inside or folded in people.common):
        return "collective"
    if folded in people.common or folded in NOT_NAMES or folded in _PLATFORMS or _CAMEL.search(word):
        return "collective"
    for_body, for_person = 2 * has_people(word, people.inside), 0
    for start, end in people.runs.get(word, [])[:READ_WORD_PLACES]:
        for_body += _PLACED.search(text[max(0, start - 12) : start]) is not None and text[end : end + 1] not in "’'-"
        for_person += 2 * (_OWNED.match(text, end) is not None)
        for_body += _TRADED.match(text, end) is not None
        near = _AFTER.match(text, end)
        for_body += near is not None and near.group(1) == "its"
        for_person += near is not None and near.group(1) != "its"
    return "collective" if for_body > for_person else "named"
