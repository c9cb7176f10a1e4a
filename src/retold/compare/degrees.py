"""`strengthened` and `weakened` by degree: how many, whether one thing brought about the other, on what condition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from retold import settings
from retold.compare.amounts import amounts, degree_change
from retold.compare.force import COMING, PLANNED, Cue, cues
from retold.compare.modality import acts, same
from retold.compare.softness import softened
from retold.compare.wording import Look, Sentence
from retold.records import Change, ChangeKind

_LINKED: Final = re.compile(
    r"\b(?:(?:is|are|was|were|been|has|have)? ?(?:link(?:s|ed)?|tied|associated|connected|"
    r"correlat\w+)(?: \w+){0,8}? (?:to|with)|"
    r"link between|association between|correlation|more likely to|less likely to|higher risk|lower risk|"
    r"contribut\w+ to|risk factors?|"
    r"(?:people|those|children|adults|women|men|patients|pupils|students|participants|users|drivers|families|mothers|"
    r"workers|teenagers|households|smokers|drinkers|volunteers|nurses|mice|rats|animals) who \w+(?: \w+){1,10}? "
    r"(?:were|had|have|are|showed|suffered|reported|got|scored|did|lived|died) (?:\w+ ){0,3}?"
    r"(?:fewer|more|less|lower|higher|better|worse|longer|shorter|slower|faster|twice|half))\b"
)
_CAUSED: Final = re.compile(
    r"\b(?:caus(?:es?|ed|ing)|lead(?:s|ing)? to|led to|results? in|resulted in|bring(?:s)? (?:on|about)|"
    r"trigger(?:s|ed)?|"
    r"makes?|made|making|ruin(?:s|ed)?|cuts?|boosts?|boosted|lowers?|lowered|raises?|raised|reduces?|reduced|"
    r"increases?|increased|wards? off|helps?|improves?|improved|worsens?|fuels?|fuelled|spurs?|slows?|drives?|gives?|"
    r"is the reason|responsible for|thanks to|because of|due to|kill(?:s|ed)?|prevent(?:s|ed|ing)?|protect(?:s|ed|"
    r"ing)?|cures?|harms?|damages?)\b"
)
_LITTLE: Final = re.compile(
    r"\b(?:too little|very little|so little|not enough|not done enough|insufficient(?:ly)?|too late|too few)\b"
)
_NOTHING: Final = re.compile(r"\b(?:nothing|never|no (?:action|steps|measures)|at all)\b")
_ALLOWED: Final = re.compile(
    r"\b(?:allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|let(?:s|ting)?|enabl(?:es?|ed|ing)|encourag(?:es?|ed|ing)|"
    r"recommend(?:s|ed|ing)?|invit(?:es?|ed|ing)|advis(?:es?|ed|ing)|voluntary|optional|entitl(?:es?|ed|ing)|right "
    r"to)\b"
)
_REQUIRED: Final = re.compile(
    r"\b(?:requir(?:es?|ed|ing)|forc(?:es?|ed|ing)|oblig(?:es?|ed|ing)|compel(?:s|led|ling)?|mandat(?:es?|ed|ing)|"
    r"mandatory|"
    r"compulsory|obligatory|order(?:s|ed|ing) (?:\w+ ){1,4}to)\b"
)
_SCALES: Final[tuple[tuple[re.Pattern[str], re.Pattern[str], float, tuple[ChangeKind, ChangeKind]], ...]] = (
    (_LINKED, _CAUSED, 1.0, ("strengthened", "weakened")),
    (_LITTLE, _NOTHING, 1.0, ("strengthened", "weakened")),
    (_ALLOWED, _REQUIRED, 1.0, ("strengthened", "weakened")),
)
_CONDITION: Final = re.compile(
    r"(?<!as )(?<!even )\b(?:if|unless|provided(?: that)?|subject to|on condition|depend\w* on|assuming)\b"
)


def degrees(look: Look) -> Iterator[Change]:
    """The first difference of degree of one matched pair of sentences."""
    for kind in (amounts, _likelihood, _conditions, _decided):
        found = kind(look)
        if found is not None:
            yield found
            return


def _likelihood(look: Look) -> Change | None:
    """A link told as a cause, too little as nothing, or the other way."""
    for weak, strong, sure, kinds in _SCALES:
        sides = [
            [pattern.search(sentence.joined) for pattern in (weak, strong)] for sentence in (look.source, look.derived)
        ]
        (our_weak, our_strong), (their_weak, their_strong) = sides
        if our_weak and their_strong and not our_strong and not their_weak:
            kind = kinds[0]
            old, new = our_weak, their_strong
        elif our_strong and their_weak and not our_weak and not their_strong and not look.in_title:
            kind, old, new = kinds[1], our_strong, their_weak
        else:
            continue
        before, after = _place(look.source, old), _place(look.derived, new)
        if look.derived.quoted(after[0]) or (kind == kinds[0] and softened(look.derived, look.source, None)):
            continue
        if not look.in_one_context(before[1] - 1, after[1] - 1) or not _of_one_thing(look, before[1], after[1]):
            continue
        words = look.source.said(*before), look.derived.said(*after)
        because = f"“{words[0]}” stood here; now it is “{words[1]}”."
        return degree_change(look, kind, before, after, because=because, factor=sure)
    return None


def _of_one_thing(look: Look, at: int, to: int) -> bool:
    """Whether the content words that follow two places stand in the other sentence too."""
    ours = next((one for one in range(at, len(look.source.words)) if look.source.content(one)), None)
    theirs = next((one for one in range(to, len(look.derived.words)) if look.derived.content(one)), None)
    if ours is None or theirs is None:
        return True
    held = any(same(look.source, one, look.derived, theirs) for one in range(len(look.source.words)))
    return held or any(
        same(look.source, ours, look.derived, one) for one in range(max(0, to - 6), len(look.derived.words))
    )


def _conditions(look: Look) -> Change | None:
    """What the source ties to a condition, told as settled."""
    condition = _CONDITION.search(look.source.joined)
    if condition is None or look.in_title or not _CONDITIONAL.isdisjoint(look.derived.words):
        return None
    start = look.source.word_at(condition.start())
    end = look.source.clause(start)[1]
    if look.source.quoted(start):
        return None
    settled = _SETTLED.search(look.derived.joined)
    own = look.derived.side.reading.sentences[look.derived.index]
    share = look.pair.share_back(own, look.source.side.reading.sentences[look.source.index])
    surer = _SETTLED.search(look.source.joined) is None
    if settled and surer and share >= settings.COMPARE_CONDITION_TOLD and cues(look.source):
        place = _place(look.derived, settled)
        if not look.derived.quoted(place[0]) and not softened(look.derived, look.source, None):
            return _unconditional(look, (start, end), place)
    for old in acts(look.source):
        if old.cue is None or old.cue.kind not in {"coming", "modal"} or not surer or start <= old.at < end:
            continue
        for new in acts(look.derived):
            would = new.cue is not None and look.derived.words[new.cue.start] == "would"
            if (
                new.level < COMING
                or would
                or look.derived.quoted(new.at)
                or not same(look.source, old.at, look.derived, new.at)
            ):
                continue
            if softened(look.derived, look.source, new.cue, (new.at,)) or not look.in_one_context(old.at, new.at):
                continue
            place = (min(new.cue.start, new.at), new.at + 1) if new.cue else (new.at, new.at + 1)
            return _unconditional(look, (start, end), place)
    return None


def _unconditional(look: Look, condition: tuple[int, int], place: tuple[int, int]) -> Change:
    because = f"The source says so on a condition, “{look.source.said(*condition)}”; here there is none."
    return degree_change(look, "strengthened", condition, place, because=because, factor=settings.COMPARE_EVIDENCE)


_SETTLED: Final = re.compile(r"\b(?:will|is to|are to|'ll|is set to|are set to)\b")


_CONDITIONAL: Final = frozenset(
    "if unless whether provided providing assuming should once when case condition conditions conditional depending "
    "depends "
    "subject pending without until otherwise only".split()
)


def _decided(look: Look) -> Change | None:
    """What may be or is planned, told with "will" and another verb: the thing and, mostly, the doer are the same."""
    if look.in_title or "will" in look.source.words or look.of_two_voices:
        return None
    for ours in cues(look.source):
        if ours.kind not in {"modal", "weighing", "plan"} or ours.level > PLANNED or look.source.quoted(ours.start):
            continue
        for theirs in cues(look.derived):
            settled = theirs.kind == "coming" and look.derived.words[theirs.start] == "will"
            if not settled or look.derived.quoted(theirs.start) or not _is_one_matter(look, ours, theirs):
                continue
            if softened(look.derived, look.source, theirs):
                continue
            old, new = (ours.start, ours.anchors[0] + 1), (theirs.start, theirs.anchors[0] + 1)
            because = f"“{look.source.said(*old)}” stood here; now it is “{look.derived.said(*new)}”."
            return degree_change(look, "strengthened", old, new, because=because, factor=settings.COMPARE_EVIDENCE)
    return None


def _is_one_matter(look: Look, ours: Cue, theirs: Cue) -> bool:
    """Whether two acts with other verbs are done to one thing, and share three words with their doers."""
    verbs = look.source.lemmas[ours.anchors[0]], look.derived.lemmas[theirs.anchors[0]]
    if (
        verbs[0] in look.derived.lemmas
        or verbs[1] in look.source.lemmas
        or look.derived.words[theirs.anchors[0]] == "able"
    ):
        return False
    low, high = look.source.clause(ours.end - 1)
    start, end = look.derived.clause(theirs.start)
    thing = _content(look.source, ours.end, high) & _content(look.derived, theirs.end, end)
    doer = _content(look.source, low, ours.start) & _content(look.derived, start, theirs.start)
    return bool(thing) and len(thing) + len(doer) >= settings.COMPARE_MEANING_MANY


def _content(sentence: Sentence, start: int, end: int) -> set[str]:
    return {sentence.lemmas[i] for i in range(start, end) if sentence.content(i)}


def _place(sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return sentence.word_at(start), sentence.word_at(match.end() - 1) + 1
