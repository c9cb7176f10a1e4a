"""A noun phrase in, the role and the affiliation that it gives out; the same for the words around a name in a text."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from retold.read.cues import GROUPS, forms
from retold.read.names import CLOSED_WORDS, COURTESY, NOT_NAMES, is_body
from retold.read.nouns import is_listed, is_person, is_title, singular, sort_of
from retold.settings import READ_ROLE_MAX, READ_ROLE_WORDS

DETERMINERS: Final = frozenset(
    "the a an this that these those his her their its my our your whose one another any some every each no".split()
)
PREPOSITIONS: Final = frozenset(
    "of for at in with from to on by near under about against behind over inside within among between on".split()
)
BREAK: Final = re.compile(
    r"\s(?:of|for|at|in|with|from|to|on|by|near|under|about|against|behind|over|inside|within|among|who|whom|whose|that"
    r"|which|such(?= as)"
    r"|close(?= to)|familiar|briefed|involved|aligned|based|loyal|opposed|known|named|called|speaking|working"
    r"|running|representing|leading|following|when|while|where|after|before|during|as|like|across|throughout|alike|around|outside|including|conducted|released"
    r"|taken|made|written|given|seen|held|sent|shown|led|run|set|compiled|provided|being|backing|supporting|opposing|attending"
    r"|below|above|here|there|published|commissioned|obtained|filed|issued|posted|told)(?![\w-])"
)
_TOLD: Final = frozenset(
    """close familiar briefed involved aligned based loyal opposed known named called speaking working running knowing
    present aware supporting backing who that""".split()
)
_POSSESSED: Final = re.compile(r"(?:[’']s|(?<=s)[’'])$")
_ADJECTIVE: Final = ("ish", "ese", "ican", "ian", "ean", "ratic", "crat", "ive", "ous", "ic", "ern", "ench", "utch")
_DOUBLE_MARKS: Final = re.compile('[“”"]')
_OF_BODY: Final = re.compile(
    r"((?:[A-Z]\S*\s){1,4}(?:of|for)\s(?:the\s)?(?:[A-Z]\S*\s|and\s(?=[A-Z])){1,6}(?:at\s(?:[A-Z]\S*\s)+)?)"
    r"((?:[a-z][\w-]*\s){0,3}[a-z][\w-]+)"
)  # "University of Halverne law professor"
_PREFIXED: Final = re.compile(r"(?:Anti|Pro|Non|Ex|Co|Vice|Then|Self|Long|Well|Part|Full|Half|High|Low)-[a-z]")
_MODIFIERS: Final = frozenset(
    """special national longtime likely senior top veteran retired retiring fellow local federal state political legal
    military outside deputy assistant chief acting lead renowned noted prominent popular famed fired ousted disgraced
    embattled
    late current incoming outgoing then-current""".split()
)
_ASIDE: Final = _MODIFIERS - frozenset(
    "special national federal local state political legal military chief lead".split()
)
"""Words that a role may open with at the head of a sentence, where their capital tells no name."""
_KEPT_NOUNS: Final = frozenset("press media house staff state world class public".split())
_APPOSED: Final = re.compile(r"(?:,? (?:aged )?\d{1,3})?, (?=(?:who (?:is|was) )?(?:[A-Z]\S{0,30}[’']s|[\w-]+)\b)")
_BODY: Final = re.compile(
    r"(?:[^\W\d]|[’'&/.\d\u00a0 -]|,(?= (?:Inc|LLC|Ltd|Corp)\b)){3,110}?(?=,| who\b| — |[;:()\n]|\.(?=\s|$)|$)"
)
_MARKS: Final = re.compile(r"[,.;:!?\"“”()\n—]")
_TOKENS: Final = re.compile(r"(?:[A-Z]\.)+|[A-Z]\w{0,3}\.(?=\s\w)|[^\s,.;:!?\"“”()\n—]+|[,.;:!?\"“”()\n—]")
_FORMS: Final = forms()


class Role(NamedTuple):
    """What someone is, and where: "spokesman", "Halverne Port Authority"."""

    text: str
    affiliation: str | None


def parse_role(words: str) -> Role | None:
    """The role and affiliation in a noun phrase, without its determiner; nothing where no word is left."""
    tokens = _DOUBLE_MARKS.sub("", words).replace(", ", " , ").split()
    while tokens and (tokens[0].lower() in DETERMINERS or tokens[0] == ","):
        tokens = tokens[1:]
    within = _OF_BODY.fullmatch(" ".join(tokens))
    if within is not None and is_person(within.group(2).rpartition(" ")[2]):
        return Role(within.group(2), within.group(1).strip())
    cut = next((n for n, token in enumerate(tokens) if n and (token in PREPOSITIONS or _tells(tokens, n))), len(tokens))
    core, rest = tokens[:cut], tokens[cut:]
    owner: list[str] = []
    for index in range(len(core) - 2, -1, -1):
        if _POSSESSED.search(core[index]):
            owner, core = core[: index + 1], core[index + 1 :]
            break
    lead, core = _split_core(core) if not owner else ([], core)
    inner, outer = (rest, []) if rest and _tells(rest, 0) else _split_rest(rest)
    affiliation = " ".join([*owner[:-1], _POSSESSED.sub("", owner[-1])]) if owner else None
    if lead and affiliation is None:
        affiliation = " ".join(lead)
    elif lead:
        core = [*lead, *core]
    if affiliation is None and outer:
        affiliation = " ".join(outer)
    text = " ".join([*core, *inner]).replace(" ,", ",").strip(" ,")
    return Role(text, _plain(affiliation)) if text else None


def _tells(tokens: list[str], index: int) -> bool:
    """Does a word here begin what is told of someone ("close to", "briefed on"), which belongs to the role?"""
    return tokens[index] in _TOLD and (tokens[index] != "close" or tokens[index + 1 : index + 2] == ["to"])


def _plain(affiliation: str | None) -> str | None:
    """Without article; nothing for a pronoun."""
    words = (affiliation or "").split()
    while words and words[0].lower() in DETERMINERS:
        words = words[1:]
    plain = " ".join(words).strip(" ,;")
    return plain or None


def _split_core(core: list[str]) -> tuple[list[str], list[str]]:
    """The capitalised words before a role in small letters, with a body's noun after them, and the rest."""
    if not core or core[-1][:1].isupper():
        return [], core
    first = next((n for n, word in enumerate(core) if _is_name_word(word) and not is_adjective(word)), None)
    if first == 0 and (is_listed(core[0]) or core[0].lower() in _MODIFIERS) and core[1:2] and core[1][:1].islower():
        return [], core
    if first == 0 and core[0].lower() in _ASIDE:  # "Fired NQB agent"
        first = next((n for n, word in enumerate(core) if n and word[:1].isupper() and not is_adjective(word)), None)
    if first is None:
        return [], core
    last = first
    while last < len(core) - 1 and (core[last][:1].isupper() or core[last] in {"of", "and", "&"}):
        last += 1
    if last < len(core) - 1 and core[last] in GROUPS and core[last] not in _KEPT_NOUNS:
        last += 1
    if first and last - first == 1 and is_body(core[first:last]) and core[first - 1][:1].isupper():
        first -= 1  # "Justice Department"
    if last - first > 1 and core[first].lower() not in {"senate", "house"}:  # "Democratic National Committee"
        while first and core[first - 1][:1].isupper() and singular(core[last - 1].lower()) in GROUPS:
            first -= 1
    return core[first:last], [*core[:first], *core[last:]]


def _is_name_word(word: str) -> bool:
    """A capital that is not only that of a sentence's head ("Anti-graft campaigner")."""
    return word[:1].isupper() and _PREFIXED.match(word) is None


def is_adjective(word: str) -> bool:
    """A capitalised adjective by its ending ("Republican", "Democratic"), which is part of a role."""
    return ("." not in word and word.lower().endswith(_ADJECTIVE)) or is_title(word)


def _split_rest(rest: list[str]) -> tuple[list[str], list[str]]:
    """What follows a role: words that belong to it, and the affiliation after the preposition that gives it."""
    for index, token in enumerate(rest):
        if token not in PREPOSITIONS or index + 1 >= len(rest):
            continue
        after = index + 1
        article = rest[after] in DETERMINERS
        while after < len(rest) - 1 and (rest[after] in DETERMINERS or rest[after] in {"former", "late"}):
            after += 1
        if article:
            after = next((n for n in range(after, min(after + 3, len(rest))) if rest[n][:1].isupper()), after)
        if rest[after][:1].isupper():
            return rest[:index], _name_from(rest, after)
        end = after
        while end < len(rest) and rest[end] not in PREPOSITIONS and rest[end] != ",":
            end += 1
        if article and sort_of(rest[end - 1]) == "body":
            return rest[:index], rest[after:end]
    return rest, []


def _name_from(rest: list[str], first: int) -> list[str]:
    end = first
    while end < len(rest):
        word = rest[end]
        if word == "," and end + 1 < len(rest) and rest[end + 1].strip(".") in {"Inc", "LLC", "Ltd", "Corp"}:
            end += 1
            continue
        joined = word in {"of", "and", "for", "the", "&", "on", "de"} and end + 1 < len(rest)
        if joined and (
            rest[end + 1][:1].isupper() or (rest[end + 1] == "the" and "".join(rest[end + 2 : end + 3])[:1].isupper())
        ):
            end += 1
            continue
        if not word[:1].isupper() and word not in {"the", "&"} and not (word in GROUPS and end > first):
            break
        end += 1
    return rest[first:end]


def head_of(words: str) -> str:
    """The noun that a phrase is about: "director" of "the director of polling at the Marsh Institute"."""
    found = re.findall(r"[\w’'.-]+", BREAK.split(f" {words.strip()}")[0])
    return _POSSESSED.sub("", found[-1]).strip(".") if found else ""


def role_before(text: str, start: int, titles: tuple[str, ...]) -> Role | None:
    """`Mayor Ada Dell`, `Harbour Union spokesman Ian Roe`, `the mayor, Ada Dell`: the role given before a name."""
    lead = text[max(0, start - READ_ROLE_MAX) : start]
    held = [title for title in titles if title.strip(".").lower() not in COURTESY]
    if held:
        before = re.search(r"\b(former|ex|acting|retired|late|deputy|assistant|outgoing|then)[ -]$", lead)
        return parse_role(" ".join([*([before.group(1)] if before else []), *held]))
    if lead.endswith(", "):
        return _role_beside(_MARKS.split(lead[:-2])[-1])
    words = _TOKENS.findall(lead)
    if not words or not lead[-1:].isspace() or not _ends_in_role(words[-1]):
        return None
    first = len(words) - 1
    while (
        first > 0 and len(words) - first < READ_ROLE_WORDS and (_in_role(words[first - 1]) or _joins(words, first - 1))
    ):
        first -= 1
    while words[first] in {"and", "&"}:
        first += 1
    return parse_role(" ".join(words[first:]))


def _role_beside(clause: str) -> Role | None:
    """`the mayor` of "... said the mayor, Ada Dell": the noun phrase that ends a stretch of words."""
    words = clause.split()
    for first in range(len(words) - 2, max(-1, len(words) - 10), -1):
        if words[first].lower() in DETERMINERS or (_POSSESSED.search(words[first]) and words[first][:1].isupper()):
            phrase = " ".join(words[first:])
            if is_person(singular(head_of(" ".join(words[first + 1 :])).lower())):
                return parse_role(phrase)
            if words[first].lower() in DETERMINERS and words[first - 1 : first] not in (
                ["of"],
                ["for"],
                ["at"],
                ["in"],
            ):
                return None
    return None


def _ends_in_role(word: str) -> bool:
    folded = word.lower().strip(".")
    return folded not in CLOSED_WORDS and folded not in _FORMS and is_person(folded) and word[-1:].isalpha()


def _joins(words: list[str], at: int) -> bool:
    """`Health and Human Services spokesman`: an "and" between words of one name."""
    return (
        words[at] in {"and", "&"}
        and at > 0
        and words[at - 1][:1].isupper()
        and words[at + 1][:1].isupper()
        and words[-1][:1].islower()
        and not any(is_title(word) for word in words[max(0, at - 3) : at])
    )


def _in_role(word: str) -> bool:
    folded = word.lower()
    if not word[:1].isalnum() or folded in CLOSED_WORDS or folded in NOT_NAMES:
        return False
    if folded in _FORMS and folded not in GROUPS and not word[:1].isupper():
        return False
    return word[:1].isupper() or not (len(folded) > 4 and folded.endswith(("ed", "ing", "ly")))


def role_after(text: str, end: int) -> Role | None:
    """`Ada Dell, the mayor of Brackwater, ...`: the role in the apposition after a name, where it holds one."""
    match = _APPOSED.match(text, end)
    if match is None:
        return None
    body = _BODY.match(text, match.end())
    if body is None:
        return None
    words = re.sub(r"^who (?:is|was) ", "", body.group().strip())
    first = words.split()[0] if words else ""
    if first.lower() not in DETERMINERS and not _POSSESSED.search(first) and not words[:1].islower():
        return None
    if words.startswith("one of "):
        words = words.partition("of ")[2]
    return parse_role(words) if is_role(words) else None


def is_role(words: str) -> bool:
    """Is this noun phrase about a person, by its head?"""
    head = head_of(words)
    if not head:
        return False
    core = BREAK.split(f" {words.strip()}")[0].split()
    if core and core[0].lower() in CLOSED_WORDS and core[0].lower() not in DETERMINERS:
        return False
    if head[:1].isupper():
        return is_title(head) or (len(head) > 8 and head.endswith(("man", "woman", "person")))
    return is_person(singular(head))
