"""How sure a sentence is of each act: the words that soften it, and what they soften, on one scale.

1 is possible, wished for, suspected or pending; 2 planned, expected or tried; 3 decided or to come; 4 told as so.
"would" counts with "will": in reported speech the one is the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from retold.compare.wording import AUXILIARIES, Sentence

POSSIBLE, PLANNED, COMING, SO = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Cue:
    """Words `start` to `end` of a sentence that put the acts named by the words `anchors` at a level."""

    level: int
    start: int
    end: int
    anchors: tuple[int, ...]
    kind: str


# kind, level, how many content words it may reach, pattern
_CUES: Final = tuple(
    (kind, level, reach, re.compile(rf"(?<![\w'])(?:{pattern})(?![\w'])"))
    for kind, level, reach, pattern in (
        ("modal", POSSIBLE, 1, r"may(?! \d)|might|could(?! not)|may not|might not"),
        ("weighing", POSSIBLE, 2, r"(?:consider(?:s|ed(?! to| a| an| the| one| by)|ing)?|weigh(?:s|ed|ing)?|"
         r"mull(?:s|ed|ing)?|explor(?:es?|ed|ing)|"
         r"discuss(?:es|ed|ing)?|debat(?:es?|ed|ing)|decid(?:e|es|ing) (?:on|whether)|vote on|votes on|"
         r"voting on|study|studying|"
         r"think(?:s|ing)? about|thought about|review(?:s|ing)?)(?: whether)?(?: to)?"
         r"|whether to|whether or not to|in talks (?:to|on|over|about)|open to|the idea of|calls? for|"
         r"called for|calling for"
         r"|the possibility of|a possible|the option of"),
        ("request", POSSIBLE, 3, r"urg(?:es?|ed|ing)|call(?:s|ed|ing)? on|ask(?:s|ed|ing)? (?=\w+(?: \w+){0,4} to )|"
         r"recommend(?:s|ed|ing|ation)?|advis(?:es|ed|ing)|suggest(?:s|ed|ing)?(?= \w+ing )|suggestion|"
         r"propos(?:es?|ed|ing|als?)(?: to| that)?|"
         r"demand(?:s|ed|ing)?|press(?:es|ed)? for|lobb(?:ied|ying) for|petition(?:s|ed|ing)?"),
        ("duty", PLANNED, 1, r"should(?! have)|ought to(?! have)"),
        ("accusation", POSSIBLE, 3, r"(?:accus(?:es?|ed|ing)|suspect(?:s|ed|ing)?)(?: \w+){0,3}? of|charged with|"
         r"charges? of|indicted (?:for|on)|on suspicion of|"
         r"arrested (?:for|over|on)|accusations? (?:of|that)|allegations? (?:of|that)|suspicions? (?:of|that)"),
        ("pending", POSSIBLE, 2, r"still (?:has|have|had|needs?) to(?: be)?|(?:has|have|needs?|"
         r"must)(?: still)?(?: to)? be(?= \w+ed )|await(?:s|ed|ing)?|pending|yet to|not yet|still to|"
         r"waiting (?:for|on|to)|subject to|until"),
        ("risk", POSSIBLE, 2, r"threaten(?:s|ed|ing)? to|risks?|risk(?:ed|ing)|at risk of|fears? (?:of|that)|"
         r"warn(?:s|ed|ing)? of|possibility|chance of|potential|possible"),
        ("plan", PLANNED, 1, r"plan(?:s|ned|ning)? (?:to|on|for)|intend(?:s|ed|ing)?(?: to)?|aim(?:s|ed|"
         r"ing)? (?:to|at)|"
         r"hop(?:es?|ed|ing) (?:to|for)|want(?:s|ed|ing)?(?: \w+){0,2}? to|seek(?:s|ing)?(?: to)?|"
         r"sought(?: to)?|wish(?:es|ed)? to|"
         r"prepar(?:es?|ed|ing) (?:to|for)|expect(?:s|ed|ing)?(?: \w+){0,2}? to|(?:un)?likely(?: to)?|poised to|"
         r"scheduled (?:to|for)|slated (?:to|for)|set to|due to be|due to(?= \w+ (?:on|in|at|next))|on (?:track|"
         r"course) to|"
         r"supposed to|offer(?:s|ed|ing)? to|keen to|ready to|about to|proposed|planned|draft|looking to"),
        ("attempt", PLANNED, 1, r"tr(?:y|ies|ied|ying) to|attempt(?:s|ed|ing)?(?: to| at)?|effort(?:s)? to|"
         r"bid to|struggl\w+ to"),
        ("coming", COMING, 1, r"will|would|shall|going to|(?:is|are|was|were) to|[a-z]+'ll|won't|wouldn't|to be"),
        ("resolve", COMING, 1, r"vow(?:s|ed|ing)? to|pledg(?:es?|ed|ing) to|promis(?:es?|ed|ing) to|agree(?:s|d)? to|"
         r"decid(?:es|ed) to|vot(?:es|ed) to"),
        ("guilt", SO, 2, r"convicted (?:of|for)|(?:found |pleaded |pleads |plead )?guilty (?:of|to)|"
         r"sentenced for|admitted|jailed for"),
    )
)  # fmt: skip
_NOT: Final = frozenset(
    "not never no n't cannot don't doesn't didn't isn't aren't wasn't weren't hadn't hasn't haven't".split()
)
_ANY: Final = re.compile("|".join(pattern.pattern for _, _, _, pattern in _CUES))
_SOFT: Final = re.compile("|".join(pattern.pattern for _, level, _, pattern in _CUES if level <= PLANNED))
_TITLE_TO: Final = re.compile(r"(?<=[\w'] )to(?= [a-z])")
_NOUNS_BEFORE_TO: Final = frozenset(
    "right bid plan move effort vote way deal order power chance attempt push call need pledge offer threat "
    "refusal failure "
    "decision freedom duty ability law bill rule how what where when able ready free thanks due".split()
)
PASSED: Final = frozenset(
    "not to have has had be been being is are was were also now still soon then only just both either whether "
    "the a an "
    "its his her their this that it he she they we it's him them by for of on as so even more less very much "
    "far again".split()
)
_ENDS: Final = frozenset("and or but because after before when while if who which than".split())
_MOST_PASSED: Final = 8
# Words after which a verb's form is a noun or a bare verb: nothing is told as done there.
_NOMINAL: Final = frozenset(
    "a an the this that these those its his her their our my your of in on at for with by from into over about after "
    "before against under without during to no any some such as and or new proposed planned possible "
    "potential".split()
)
_BE: Final = frozenset(
    "is are was were be been being he's she's it's they're we're isn't aren't wasn't weren't".split()
)
_MODALS: Final = frozenset("should could would might may must will can shall to cannot".split())
_PARTICIPLE: Final = re.compile(r".*(?:ed|ing|n|t|d|k|g|e)")
_FINITE: Final = re.compile(r".{2,}(?:ed|s)$")
_PRONOUNS: Final = frozenset("he she it they we i you who which that this there".split())


def cues(sentence: Sentence) -> tuple[Cue, ...]:
    """The softening words of a sentence, each with what it softens."""
    return sentence.once(_cues)


def _cues(sentence: Sentence) -> tuple[Cue, ...]:
    patterns = _CUES
    if sentence.title:
        patterns = (*_CUES, ("coming", COMING, 1, _TITLE_TO))
    elif not _ANY.search(sentence.joined):
        return ()
    found = []
    for kind, level, reach, pattern in patterns:
        for match in pattern.finditer(sentence.joined):
            start, end = sentence.word_at(match.start()), sentence.word_at(match.end() - 1) + 1
            anchors = _anchors(sentence, end, reach)
            if pattern is _TITLE_TO and _is_purpose(sentence.words[:start]):
                continue
            if anchors and not _NOT.intersection(sentence.words[max(0, start - 2) : end + 1]):
                found.append(Cue(level, start, end, anchors, kind))
    return tuple(found)


def _is_purpose(before: tuple[str, ...]) -> bool:
    """Whether "to" in a title belongs to what stands before it: "offered $50 to rig", "right to sue"."""
    return before[-1] in _NOUNS_BEFORE_TO or any(word.endswith("ed") for word in before)


def _anchors(sentence: Sentence, end: int, reach: int) -> tuple[int, ...]:
    """The first content words after a cue, in its clause."""
    found: list[int] = []
    for at in range(end, min(end + _MOST_PASSED, len(sentence.words))):
        if at in sentence.breaks or sentence.words[at] in _ENDS:
            break
        word = sentence.words[at]
        if word in PASSED or not sentence.content(at) or (word.endswith("ly") and len(word) > 5):
            continue
        found.append(at)
        if len(found) == reach:
            break
    return tuple(found)


def level_at(sentence: Sentence, softening: tuple[Cue, ...], at: int) -> tuple[int, Cue | None]:
    """The level of the act that a word names, and the cue that sets it; 0 where the word tells no act as so."""
    over = [cue for cue in softening if at in cue.anchors]
    if over:
        least = min(over, key=lambda cue: (cue.level, cue.start))
        return least.level, least
    return (SO if is_told(sentence, at) else 0), None


def is_told(sentence: Sentence, at: int) -> bool:
    """Whether a word is a finite verb or a participle behind "was" or "has": an act told as done or going on."""
    word, back = sentence.words[at], at - 1
    if sentence.acts is not None and at in sentence.acts:
        return True
    while back >= 0 and sentence.words[back].endswith("ly") and back not in sentence.breaks:
        back -= 1
    if back < 0 or at in sentence.breaks:
        return False
    before = sentence.words[back]
    if before in AUXILIARIES or before in _BE:
        return _behind_auxiliary(sentence, back, word)
    if sentence.acts is not None:
        return False
    return _is_finite(sentence, at, before)


def _behind_auxiliary(sentence: Sentence, back: int, word: str) -> bool:
    """Whether a word behind "was" or "has" is told, no modal before these."""
    before = sentence.words[back]
    while back >= 0 and sentence.words[back] in AUXILIARIES:
        back -= 1
    if back >= 0 and sentence.words[back] in _MODALS:
        return False
    return before != "be" if before in _BE else _PARTICIPLE.fullmatch(word) is not None


def _is_finite(sentence: Sentence, at: int, before: str) -> bool:
    """Whether a word's form and the word before it make it a finite verb."""
    word = sentence.words[at]
    if before in _NOMINAL - _PRONOUNS and before != "and":
        return False
    if word.endswith("ing") or (sentence.name(at) and not word.endswith(("ed", "s"))):
        return False
    if sentence.title and before.endswith("s") and not before.endswith(("ss", "'s")):
        return True  # a plural before a bare verb: "Letters reveal"
    return bool(_FINITE.fullmatch(word)) or before in _PRONOUNS or _is_past(word, sentence.lemmas[at])


def _is_past(word: str, key: str) -> bool:
    """Whether a form differs from the word's key as an irregular past does: "stole", "cut" apart."""
    return not word.startswith(key) and not word.endswith(("ing", "s"))


def softened(sentence: Sentence, other: Sentence, own: Cue | None) -> bool:
    """Whether a sentence has softening words, `own` apart, that the other does not have."""
    held = f" {other.joined} "
    for match in _SOFT.finditer(sentence.joined):
        start = sentence.word_at(match.start())
        if own is not None and own.start <= start < own.end:
            continue
        if f" {match.group()} " not in held:
            return True
    soft = sentence.side.hedges.get(sentence.index, ())
    for hedge in soft:
        place = sentence.side.at(hedge.cue)
        start, end = place.start - sentence.first, place.stop - sentence.first
        if hedge.kind == "approximately" or start < 0 or end > len(sentence.words) or start >= end:
            continue
        if own is not None and start < own.end and own.start < end:
            continue
        if f" {' '.join(sentence.words[start:end])} " not in held:
            return True
    return any(word in _SOFT_WORDS and word not in other.words for word in sentence.words)


_SOFT_WORDS: Final = frozenset(
    "if unless whether provided seemingly allegedly reportedly apparently purportedly".split()
)
