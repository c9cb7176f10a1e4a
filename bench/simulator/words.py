"""Paraphrase by word: everyday words exchanged for others of their group in `thesaurus.txt`, inflection kept."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random
from typing import Literal, NamedTuple

Guard = Literal["base", "s", "past", "ing", "noun", "nouns", "any"]
Half = Literal[0, 1]
_TOKEN = re.compile(r"⟦[^⟧]*⟧|\w+(?:[’'-]\w+)*|[^\w⟦]+|⟦")
_QUOTED = re.compile(r"(“[^”]*”?|\"[^\"]*\"?)")
_DETERMINERS = frozenset("the a an this that its his her their our my one another each every no any some".split())
_MODALS = frozenset(
    "to will would can could may might must should not cannot never they we you who did do does didn’t didn't".split()
)
_HELPERS = frozenset("is are was were be been being by of from before after without while when for".split())
_NO_PARTICIPLE = _DETERMINERS | frozenset("of in on at with for to and or as newly most more very".split())
_CONSONANT_THEN_VOWEL = re.compile(r"^[^aeiou]*[aeiou][bdgmnprt]$")
_VOWEL = re.compile(r"^(?:[aeio]|u(?!ni|se|til|sual))|^(?:hour|honest|heir)", re.I)
_LONGEST = 4


class Choice(NamedTuple):
    """What a form may become, and what must stand before it."""

    guard: Guard
    options: tuple[str, ...]


def reword(sentence: str, chance: Random, rate: float, half: Half) -> str:
    """Exchange about `rate` of the words that have others; quoted words and names stay."""
    parts = _QUOTED.split(sentence)
    parts[::2] = [_reworded(part, chance, rate, half) for part in parts[::2]]
    return "".join(parts)


def _reworded(text: str, chance: Random, rate: float, half: Half) -> str:
    forms = thesaurus(half)
    tokens = _TOKEN.findall(text)
    words = [at for at, token in enumerate(tokens) if token[0].isalnum()]
    before, number = "", 0
    while number < len(words):
        at = words[number]
        found = _found(forms, tokens, words, number, before)
        if found is None or chance.random() >= rate:
            before = tokens[at].lower()
            number += 1
            continue
        size, options = found
        new = chance.choice(options)
        if tokens[at][0].isupper():
            new = new[0].upper() + new[1:]
        if number and before in {"a", "an"}:
            tokens[words[number - 1]] = _article(tokens[words[number - 1]], new)
        last = words[number + size - 1]
        tokens[at : last + 1] = [new] + [""] * (last - at)
        before = new.rpartition(" ")[2].lower()
        number += size
    return "".join(tokens)


def _found(
    forms: dict[str, list[Choice]], tokens: list[str], words: list[int], number: int, before: str
) -> tuple[int, tuple[str, ...]] | None:
    """The longest form that begins with a word and may be exchanged, in words, and what for."""
    for size in range(min(_LONGEST, len(words) - number), 0, -1):
        form = "".join(tokens[words[number] : words[number + size - 1] + 1])
        if form not in forms and (number or not form[0].isupper()):
            continue
        for choice in forms.get(form, ()) or forms.get(form[0].lower() + form[1:], ()):
            if _allowed(choice.guard, before):
                return size, choice.options
    return None


def _allowed(guard: Guard, before: str) -> bool:
    if guard == "any":
        return True
    if guard == "base":
        return before in _MODALS
    if guard == "s":
        return before in {"he", "she", "it", "who", "which"}
    if guard == "past":
        return before not in _NO_PARTICIPLE and before != ""
    if guard == "ing":
        return before in _HELPERS
    return before in _DETERMINERS if guard == "noun" else before not in _MODALS | {"he", "she", "it"}


def _article(old: str, following: str) -> str:
    new = "an" if _VOWEL.match(following) else "a"
    return new.capitalize() if old[0].isupper() else new


@cache
def thesaurus(half: Half) -> dict[str, list[Choice]]:
    """Every form of one half of the groups, and what it may become."""
    lines = [line for line in _lines() if line[:2] in {"v ", "n ", "a ", "c "}]
    found: dict[str, list[Choice]] = {}
    for line in lines[half::2]:
        members = [member.split("/") for member in line[2:].split("|")]
        if line[0] == "v":
            _add_verbs(found, members)
        elif line[0] == "n":
            _add(found, "noun", [member[0] for member in members])
            _add(found, "nouns", [member[1] if len(member) > 1 else plural(member[0]) for member in members])
        else:
            _add(found, "any", [member[0] for member in members])
    return found


def groups() -> int:
    """How many groups both halves have."""
    return sum(line[:2] in {"v ", "n ", "a ", "c "} for line in _lines())


def _lines() -> list[str]:
    return Path(__file__).with_name("thesaurus.txt").read_text("utf-8").splitlines()


def _add(found: dict[str, list[Choice]], guard: Guard, forms: list[str]) -> None:
    for form in forms:
        options = tuple(other for other in forms if other != form)
        if options:
            found.setdefault(form, []).append(Choice(guard, options))


def _add_verbs(found: dict[str, list[Choice]], members: list[list[str]]) -> None:
    """Past tense and participle of a regular verb look alike: it is exchanged for those where they do too."""
    verbs = [_Verb.of(member) for member in members]
    _add(found, "base", [verb.base for verb in verbs])
    _add(found, "s", [verb.third for verb in verbs])
    _add(found, "ing", [verb.ing for verb in verbs])
    for verb in verbs:
        others = [other for other in verbs if other != verb]
        if verb.past == verb.participle:
            options = tuple(other.past for other in others if other.past == other.participle)
            pairs = [(verb.past, options)]
        else:
            pasts, participles = tuple(o.past for o in others), tuple(o.participle for o in others)
            pairs = [(verb.past, pasts), (verb.participle, participles)]
        for form, choice in pairs:
            if choice and form != verb.base:
                found.setdefault(form, []).append(Choice("past", choice))


class _Verb(NamedTuple):
    base: str
    third: str
    past: str
    participle: str
    ing: str

    @classmethod
    def of(cls, parts: list[str]) -> _Verb:
        head, _, rest = parts[0].partition(" ")
        rest = f" {rest}" if rest else ""
        third = "is" if head == "be" else plural(head)
        past = parts[1] if len(parts) > 1 else _past(head) + rest
        participle = parts[2] if len(parts) > 2 else past
        return cls(parts[0], third + rest, past, participle, _ing(head) + rest)


def plural(word: str) -> str:
    """The regular plural of a noun, which is also a verb's third person; of several words the last, or that before
    "of".
    """
    head, of, tail = word.partition(" of ")
    if of:
        return plural(head) + of + tail
    if word == "do" or word.endswith(("s", "x", "z", "ch", "sh")) or word in {"go", "undergo"}:
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ied"
    return _doubled(word) + "ed"


def _ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith("ee") and word != "be":
        return word[:-1] + "ing"
    return _doubled(word) + "ing"


def _doubled(word: str) -> str:
    doubles = _CONSONANT_THEN_VOWEL.match(word) or word in {"permit", "admit", "commit", "prefer", "defer", "refer"}
    return word + word[-1] if doubles else word
