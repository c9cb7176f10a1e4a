"""Changes planted in a sentence by pattern: what the source says and what the retelling says, the words marked on both.

A planter takes a sentence and gives both sides, or none where its pattern does not fit. Marks are those of the
simulator's drafts (`⟦n⟧words⟦/⟧`), so that rewording leaves them in their place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Final, NamedTuple

from retold.records import ChangeKind

OPEN, CLOSE = "⟦0⟧", "⟦/⟧"
_QUOTED = re.compile(r"[“\"]([^”\"]{30,})[”\"]")
_ENDING = re.compile(r"[.!?][”\"]?$")


class Scene(NamedTuple):
    """What a planter may draw on: people of the report, outlets of the world, chance."""

    people: tuple[str, ...]
    outlets: tuple[str, ...]
    chance: Random


class Planted(NamedTuple):
    """One change: both sides of the sentence, the marked words being what changed; a side may be "" (left out)."""

    kind: ChangeKind
    source: str
    derived: str


Planter = Callable[[str, Scene], Planted | None]


def marked(words: str) -> str:
    """Words between marks."""
    return f"{OPEN}{words}{CLOSE}"


def _swap(kind: ChangeKind, sentence: str, match: re.Match[str], old: str, new: str) -> Planted:
    """A stretch of a sentence for another."""
    before, after = sentence[: match.start()], sentence[match.end() :]
    return Planted(kind, f"{before}{marked(old)}{after}", f"{before}{marked(new)}{after}")


def _outside_marks(sentence: str, match: re.Match[str]) -> bool:
    return len(re.findall(r"[“”\"]", sentence[: match.start()])) % 2 == 0


def _first(pattern: str, sentence: str) -> re.Match[str] | None:
    return next((m for m in re.finditer(pattern, sentence) if _outside_marks(sentence, m)), None)


def number(sentence: str, scene: Scene) -> Planted | None:
    """A figure ten times as great, with its digits exchanged, or half as great again."""
    match = _first(r"(?<![\d.,£$€])(?!(?:1[89]|20)\d\d\b)\d{1,3}(?:,\d{3})*(?![\d,.]*\d)", sentence)
    if match is None:
        return None
    value = int(match[0].replace(",", ""))
    turned = int(match[0].replace(",", "")[::-1])
    options = [value * 10, value * 3 // 2 + 1, *([turned] if turned not in {value, 0} and value > 12 else [])]
    return _swap("number_changed", sentence, match, match[0], f"{scene.chance.choice(options):,}")


def number_spelled(sentence: str, scene: Scene) -> Planted | None:
    """A spelled number for another."""
    words = "two three four five six seven eight nine eleven twelve".split()
    match = _first(rf"\b(?:{'|'.join(words)})\b(?= [a-z]+s\b)", sentence)
    return match and _swap(
        "number_changed", sentence, match, match[0], scene.chance.choice([w for w in words if w != match[0]])
    )


def certain(sentence: str, scene: Scene) -> Planted | None:
    """From "may" or "plans to" to "will"."""
    match = _first(
        r"\b(?:may|might|could|is expected to|are expected to|hopes? to|plans? to|wants? to) (?=[a-z]+\b)", sentence
    )
    if match is None or "not" in sentence[match.end() : match.end() + 4]:
        return None
    return _swap("strengthened", sentence, match, match[0], "will ")


def wholly(sentence: str, scene: Scene) -> Planted | None:
    """From "most" or "some of" to "all"."""
    match = _first(r"\b(?:[Ss]ome of|[Mm]ost of|[Ss]everal of|[Mm]any of)(?= (?:the|its|their|her|his)\b)", sentence)
    return match and _swap("strengthened", sentence, match, match[0], "All of" if match[0][0].isupper() else "all of")


def soft(sentence: str, scene: Scene) -> Planted | None:
    """From "will" to "may" or "hopes to"."""
    match = _first(r"\bwill (?=(?:be |have |not )?[a-z]+)", sentence)
    return match and _swap("weakened", sentence, match, match[0], scene.chance.choice(("may ", "could ", "might ")))


_SIDES: Final = [
    line.split("/")
    for line in """approved/rejected rose/fell increased/decreased accepted/refused agreed/refused opened/closed
    won/lost confirmed/denied backed/opposed supported/opposed began/ended higher/lower more/fewer early/late
    gained/lost guilty/innocent safe/dangerous passed/failed joined/left welcomed/condemned possible/impossible
    successful/unsuccessful able/unable allowed/forbidden before/after""".split()
]


def opposite(sentence: str, scene: Scene) -> Planted | None:
    """A word for its opposite."""
    sides = {one: other for pair in _SIDES for one, other in (pair, pair[::-1])}
    match = _first(rf"\b(?:{'|'.join(sides)})\b", sentence)
    return match and _swap("reversed", sentence, match, match[0], sides[match[0]])


def negated(sentence: str, scene: Scene) -> Planted | None:
    """A "not" put in or taken out."""
    match = _first(r"\b((?:will|would|could|can|is|are|was|were|has|have|had|should)) not (\w+)", sentence)
    if match:
        return _swap("reversed", sentence, match, match[0], f"{match[1]} {match[2]}")
    match = _first(
        r"\b(will|would|could|can|is|are|was|were|has|have|had|should) (?!not\b|no\b|never\b)(\w+)", sentence
    )
    return match and _swap("reversed", sentence, match, match[0], f"{match[1]} not {match[2]}")


_SOFTENERS = "reportedly apparently allegedly probably possibly supposedly".split()


def _softened(sentence: str, scene: Scene) -> tuple[re.Match[str], str] | None:
    match = _first(r"\b(was|were|has|had|have|is|are) (?!not\b|no\b)(\w+(?:ed|en|ing))\b", sentence)
    return match and (match, f"{match[1]} {scene.chance.choice(_SOFTENERS)} {match[2]}")


def hedge_gone(sentence: str, scene: Scene) -> Planted | None:
    """A softening word that only the source has."""
    found = _softened(sentence, scene)
    return found and _swap("hedge_dropped", sentence, found[0], found[1], found[0][0])


def hedge_new(sentence: str, scene: Scene) -> Planted | None:
    """A softening word that only the retelling has."""
    found = _softened(sentence, scene)
    return found and _swap("hedge_added", sentence, found[0], found[0][0], found[1])


_BODIES = (
    "police said", "a spokeswoman said", "officials said", "according to a leaked report", "two witnesses said",
    "according to its lawyers", "campaigners said", "a former employee said", "neighbours said",
    "according to a survey",
)  # fmt: skip


def _voiced(sentence: str, scene: Scene) -> str | None:
    """A sentence of the outlet's own, put to somebody at its end."""
    plain = re.search(r"[“”\"]|\b(?:said|says|told|according|asked|warned|argued|called)\b", sentence) is None
    if not plain or len(sentence.split()) < 8 or not sentence.endswith("."):
        return None
    return f"{sentence[:-1]}, {marked(scene.chance.choice(_BODIES))}."


def source_gone(sentence: str, scene: Scene) -> Planted | None:
    """Who says so, left out."""
    voiced = _voiced(sentence, scene)
    return Planted("attribution_dropped", voiced, f"{marked(sentence[:-1])}.") if voiced else None


def source_new(sentence: str, scene: Scene) -> Planted | None:
    """What the source says itself, put to somebody."""
    voiced = _voiced(sentence, scene)
    return Planted("attribution_added", f"{marked(sentence[:-1])}.", voiced) if voiced else None


def speaker(sentence: str, scene: Scene) -> Planted | None:
    """The words of one put to another."""
    match = re.search(r"(?<=[,”\"] said )[A-Z]\w+ [A-Z]\w+|[A-Z]\w+ [A-Z]\w+(?= said\b)", sentence)
    others = [name for name in scene.people if match and name != match[0]]
    return (
        _swap("speaker_changed", sentence, match, match[0], scene.chance.choice(others)) if match and others else None
    )


def _inside(sentence: str) -> re.Match[str] | None:
    return _QUOTED.search(sentence)


_OTHER = """people money water council winter future system children homes work night danger hope trouble help
market road morning answer""".split()


def quoted_otherwise(sentence: str, scene: Scene) -> Planted | None:
    """A word inside the marks for another."""
    match = _inside(sentence)
    words = list(re.finditer(r"\b[a-z]{5,}\b", match[1])) if match else []
    if match is None or len(words) < 4:
        return None
    word = scene.chance.choice(words[1:-1])
    at = match.start(1)
    left, right = sentence[: at + word.start()], sentence[at + word.end() :]
    new = scene.chance.choice([each for each in _OTHER if each != word[0]])
    return Planted("quote_altered", f"{left}{marked(word[0])}{right}", f"{left}{marked(new)}{right}")


def quoted_shorter(sentence: str, scene: Scene) -> Planted | None:
    """Words cut from the midst of a quotation without a sign."""
    match = _inside(sentence)
    words = list(re.finditer(r"\S+", match[1])) if match else []
    if match is None or len(words) < 12:
        return None
    start = scene.chance.randrange(3, len(words) - 7)
    end = start + scene.chance.randrange(3, 5)
    at = match.start(1)
    lost = sentence[at + words[start].start() : at + words[end].end()]
    if re.search(r"[.!?]", lost):
        return None
    left, right = sentence[: at + words[start].start()], sentence[at + words[end].end() + 1 :]
    return Planted("quote_cut", f"{left}{marked(lost)} {right}", left + right)


_WHERE = (
    ("in the northern districts", "across the country"), ("on weekdays", "at all times"),
    ("for people over 65", "for everyone"), ("in two of its branches", "in all of its branches"),
    ("for first offenders", "for all offenders"), ("in the old town", "in the whole region"),
    ("until the end of the month", "for good"), ("in some schools", "in every school"),
    ("for the first time in nine years", "for the first time ever"), ("among members of the club", "among the public"),
)  # fmt: skip


def wider(sentence: str, scene: Scene) -> Planted | None:
    """A limit that the source states, told wider."""
    if re.search(r"[“”\"]|\bsaid\b", sentence) or not 7 < len(sentence.split()) < 26 or not sentence.endswith("."):
        return None
    old, new = scene.chance.choice(_WHERE)
    return Planted("scope_changed", f"{sentence[:-1]} {marked(old)}.", f"{sentence[:-1]} {marked(new)}.")


def credit_other(sentence: str, scene: Scene) -> Planted | None:
    """The credit given to another outlet."""
    if _voiced(sentence, scene) is None:
        return None
    one, other = scene.chance.sample(scene.outlets, 2)
    said = scene.chance.choice((", {} reported", ", {} has reported", ", according to {}"))
    sides = [f"{sentence[:-1]}{said.format(marked(name))}." for name in (one, other)]
    return Planted("credit_changed", *sides)


def credit_gone(sentence: str, scene: Scene) -> Planted | None:
    """The credit left out."""
    if _voiced(sentence, scene) is None:
        return None
    said = scene.chance.choice((", {} reported", ", {} has reported", ", according to {}"))
    source = f"{sentence[:-1]}{said.format(marked(scene.chance.choice(scene.outlets)))}."
    return Planted("credit_dropped", source, f"{marked(sentence[:-1])}.")


_CAVEATS = (
    "The company denied this.", "The figure could not be confirmed.", "Nobody has been charged.",
    "{p} disputed the account.", "The findings have not been checked by others.", "A judge has yet to approve it.",
    "Lawyers for both said that the claim was untrue.", "There is no evidence that anybody was harmed.",
    "The ministry rejected the criticism.", "That would not apply to existing contracts.",
    "It is not known whether the two are linked.", "{p} has since apologised.",
)  # fmt: skip


def caveat(sentence: str, scene: Scene) -> Planted | None:
    """A caveat after a sentence, that the retelling leaves out."""
    if not _ENDING.search(sentence) or len(sentence.split()) < 8 or not scene.people:
        return None
    said = scene.chance.choice(_CAVEATS).format(p=scene.chance.choice(scene.people))
    return Planted("fact_dropped", f"{sentence} {marked(said)}", sentence)


_FURTHER = (
    "who had been warned twice", "although two members walked out", "despite a promise made in the spring",
    "after a week of quarrels", "though nobody had asked for it", "and a fine is likely to follow",
    "while the mayor was abroad on holiday", "which had never been tested before",
)  # fmt: skip


def further(sentence: str, scene: Scene) -> Planted | None:
    """A clause that the source lacks."""
    if re.search(r"[“”\"]", sentence) or not sentence.endswith(".") or len(sentence.split()) < 9:
        return None
    added = scene.chance.choice(_FURTHER)
    return Planted("fact_added", f"{marked(sentence[:-1])}.", f"{sentence[:-1]}, {marked(added)}.")


_NAMINGS = [
    line.split("/")
    for line in """officials/bureaucrats campaigners/agitators protesters/rioters crowd/mob residents/squatters
    managers/bosses company/profiteer workers/labourers leader/strongman critics/opponents
    supporters/cronies members/loyalists lawyers/hired guns""".replace("hired guns", "hired-guns").split()
]


def naming(sentence: str, scene: Scene) -> Planted | None:
    """People named otherwise."""
    names = {old: new.replace("-", " ") for old, new in _NAMINGS}
    match = _first(rf"\b(?:{'|'.join(names)})\b", sentence)
    return match and _swap("label_substituted", sentence, match, match[0], names[match[0]])


PLANTERS: Final[tuple[Planter, ...]] = (
    number, number_spelled, certain, wholly, soft, opposite, negated, hedge_gone, hedge_new, source_gone, source_new,
    speaker, quoted_otherwise, quoted_shorter, wider, credit_other, credit_gone, caveat, further, naming,
)  # fmt: skip
HEADLINES = (
    "{h} as {p} resigns", "{h}, and the army is called in", "{p} arrested: {h}", "{h}: hundreds feared dead",
    "{h} after bribes to ministers", "{h} for the third time this year",
)  # fmt: skip
"""What a headline is made into that neither text supports; what is marked is what stands beside `{h}`."""
