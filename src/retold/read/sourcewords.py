"""The words of a source in, their parts out: the phrase before the first comma, its core, and what follows."""

from __future__ import annotations

import re
from typing import Final

from retold.read.cues import DOCUMENTS, GROUPS
from retold.read.names import OFFICES, PARTICLES, has_body_word
from retold.read.nouns import is_person, is_title, sort_of
from retold.read.roles import BREAK, is_role

_INVISIBLE: Final = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_EDGES: Final = ' ,;:-—–"“”.…'
_OPENING: Final = frozenset(
    """but and as while when if since like even only so because though although than per within among by from nearly
    almost virtually roughly""".split()
)
_SPLIT: Final = re.compile(r"(?<!\bInc),\s|\s(?:—|–|--?)\s|—|\s\(|,(?=[”\"’'])")
_RELATIVE: Final = re.compile(r",?\s(?:who|whom|which|whose|where)\b")
POSSESSED: Final = re.compile(r"(?:[’']s|(?<=s)[’'])$")
_WHEN: Final = re.compile(
    r"(?:,? (?:for the (?:first|second) time|in recent (?:days|weeks|months|years)|at the time"
    r"|(?:this|last|next|earlier this|late last|later that|that|every) "
    r"(?:week|month|year|day|night|morning|spring|summer|fall|autumn|winter|weekend)"
    r"|today|yesterday|tonight|recently|earlier|also|himself|herself|themselves|itself"
    r"|(?:on |last |this )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?))+$"
)
_INNER: Final = re.compile(
    r"(?<=[a-z])(?<! of)(?<! for) (?:he|she|they|it|we|I|you|her|his|their|its|our|the|this|these|those)\b"
)
_NAME_AT_END: Final = re.compile(r"(?:[A-Z][\w’'.-]+\s){1,3}[A-Z][\w’'-]+$")
_TITLED_AFTER: Final = re.compile(
    r"\s(?:the\s)?(?:[A-Z][\w’'&-]*\s){1,4}(?:[a-z][\w-]*\s){0,2}?([a-z][\w-]+)(?:\s[A-Z]|$)"
)  # after "Knights of": "Columbus chief Ian Roe"
_DOING: Final = re.compile(
    r"(?:[\w’'-]+\s){0,4}?((some(?:one|body)|any(?:one|body))|[\w’'-]+s|people)(?=\s[a-z]+ing\s)"
)
ORDINAL: Final = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_THEN: Final = re.compile(r"\b(?:then|now)-(?=[A-Z])")
AND: Final = re.compile(r"\s(?:and|&|or)\s")


def clean(words: str) -> str:
    """The words on one line, without marks at their edges, an opening conjunction and a closing possessive."""
    plain = " ".join(_INVISIBLE.sub("", words).split()).strip(_EDGES.replace(".", ""))
    plain = _THEN.sub("", plain)
    plain = re.sub(r"\.$", "", plain) if not re.search(r"\b(?:Jr|Sr|Inc|Corp|Co|[A-Z])\.$", plain) else plain
    plain = POSSESSED.sub("", plain) if not plain.endswith(("s’", "s'")) or plain.count(" ") == 0 else plain[:-1]
    plain = re.sub(r"(?<=[^\Ws])[’']$", "", plain)
    plain = re.sub(r",\s(Jr|Sr)\b", r" \1", plain)
    timeless = _WHEN.sub("", plain)
    plain = timeless if timeless.lower() not in {"", "the", "a", "this", "every"} else plain  # "the last week"
    tokens = plain.split(" ")
    while len(tokens) > 1 and tokens[0].lower() in _OPENING:
        tokens = tokens[1:]
    return " ".join(tokens)


def halves(plain: str) -> tuple[str, str]:
    """What stands before the first comma, dash or bracket, and after it; relative clauses go."""
    plain = re.sub(r"\s*\([^()]{0,60}\)(?= (?:an?|the) [a-z])", ",", plain)
    plain = re.sub(r"\s*\([^()]{0,60}\)", "", plain) if plain[:1] != "(" else plain.strip("()")
    match = _SPLIT.search(plain)
    main, rest = (plain[: match.start()], plain[match.end() :]) if match else (plain, "")
    main = _RELATIVE.split(main)[0]
    rest = re.sub(r"^(?:(?:aged )?\d{1,3}|[A-Z]-[A-Z][\w.-]*)(?:,\s|$)", "", rest)
    return main.strip(_EDGES.replace(".", "")), _RELATIVE.split(f" {rest}")[0].strip(" ,—–-")


def is_list(main: str, rest: str) -> bool:
    """`Ada Dell, Ian Roe and Bo Ames`, `former warden Ada Dell, Ian Roe and the historian Bo Ames`: several as one?"""
    if rest.startswith("and ") and (end := _NAME_AT_END.search(rest)) and _NAME_AT_END.search(main):
        return not has_body_word(end.group().split())
    last = AND.split(rest)
    if len(last) != 2 or is_role(rest) or not last[0][:1].isupper():
        return False
    if main[:1].isupper() and last[1][:1].isupper():
        return True
    ends = [_NAME_AT_END.search(words) for words in (main, last[1])]
    return all(end is not None and not has_body_word(end.group().split()[-2:]) for end in ends)


def cut(main: str) -> tuple[str, str]:
    """A phrase up to the preposition or participle after its head, and the rest; not within a name."""
    at = 0
    while True:
        match = BREAK.search(main, at)
        if match is None:
            return main, ""
        before, after = main[: match.start()].split(), main[match.end() :].split()
        held = before[-1] if before else ""
        joins = match.group().strip() in {"of", "for", "on", "at"} and (held[:1].isupper() or held in OFFICES)
        if joins and after and (after[0][:1].isupper() or (after[0] == "the" and after[1:] and after[1][:1].isupper())):
            word = before[-1].lower().strip(".")
            titled = _TITLED_AFTER.match(main, match.end())
            plain = match.group().strip() != "at"
            if (
                (plain and (word in GROUPS or word in DOCUMENTS))
                or (plain and is_title(word) and (len(before) < 4 or {"and", "former"} & set(before[-4:])))
                or (titled is not None and is_person(titled.group(1)))
            ):
                at = match.end()
                continue
        return main[: match.start()], main[match.start() :].strip()


def core_of(main: str) -> tuple[str, str]:
    """A phrase up to what hangs on its head: a preposition, a participle or a clause; and the rest."""
    core, tail = cut(main)
    if core.endswith((" first", " recently", " newly")):
        core, tail = core.rpartition(" ")[0], f"{core.rpartition(' ')[2]} {tail}"
    doing = _DOING.match(core)
    if doing and (doing.group(2) or sort_of(doing.group(1)) == "people"):  # "someone using a port account"
        core, tail = core[: doing.end(1)], f"{core[doing.end(1) :].strip()} {tail}".strip()
    words = core.split()
    if (
        len(words) > 1 and words[-1][:1].islower() and words[-1].endswith("ed") and sort_of(words[-1]) == "unknown"
    ):  # "a poll released"
        core, tail = " ".join(words[:-1]), f"{words[-1]} {tail}".strip()
    if len(words) > 2 and words[-1].islower() and words[-1].endswith("ing") and is_person(words[-2]):
        core, tail = " ".join(words[:-1]), f"{words[-1]} {tail}".strip()  # "the judge presiding"
    inner = _INNER.search(core)
    if inner and inner.start():  # "figures her campaign released"
        core, tail = core[: inner.start()], f"{core[inner.start() :]} {tail}".strip()
    return core, tail


def in_name(words: list[str], first: int) -> bool:
    """Does the word before `first` belong to the name that starts there: a capital, or a particle after one?"""
    word = words[first - 1].lstrip("“\"‘'(")
    if word[:1].isupper() or ORDINAL.fullmatch(word):
        return not (first < len(words) and POSSESSED.search(words[first - 1]))
    follows = first < len(words) and (words[first][:1].isupper() or words[first] in PARTICLES)
    if word == "&":
        return first > 1 and words[first - 2][:1].isupper()
    return (word in PARTICLES and follows) or re.match(r"(?:[dl][’']|(?:al|el|bin|ibn)-)[A-Z]", word) is not None
