"""`strengthened` and `weakened` by degree: how many, how sure a finding is, whether one thing brought about
the other,
and conditions that are gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from retold import settings
from retold.compare.finding import change
from retold.compare.force import PLANNED, cues, softened
from retold.compare.wording import Look, Sentence
from retold.records import Change, ChangeKind

_OF: Final = r"(?: of)?(?: (?:the|its|their|his|her|our|these|those|all))?"
_AMOUNTS: Final = tuple(
    (level, re.compile(rf"(?<![\w'])(?:{pattern}){_OF} (?=\w)"))
    for level, pattern in (
        (1.0, r"(?<!a )few|hardly any|a handful"),
        (2.0, r"some(?! \d)|several|a few|a number|certain|a minority|parts?|a fraction"),
        (3.0, r"many|dozens|scores|numerous|a lot|lots"),
        (4.0, r"most|the majority|a majority|more than half|the bulk"),
        (4.5, r"(?:nearly|almost|virtually|practically|not) (?:all|every|the whole|the entire)"),
        (5.0, r"(?<!nearly )(?<!almost )(?<!virtually )(?<!practically )(?<!not )(?<!at )(?<!after )(?<!in )(?<!above )"
              r"(?:all|every|each|the whole|the entire)(?! but)"),
    )
)  # fmt: skip
_LESS_SURE: Final = re.compile(
    r"\b(?:suggest(?:s|ed|ing)?|hint(?:s|ed)?|speculat\w+|guess(?:es|ed)?|suspect(?:s|ed)?)\b"
)
_SURE: Final = re.compile(
    r"\b(?:confirm(?:s|ed)?|prov(?:es?|ed|en)|show(?:s|ed|n)?|establish(?:es|ed)|demonstrat\w+|reveal(?:s|ed)?)\b"
)
_LINKED: Final = re.compile(
    r"\b(?:(?:is|are|was|were|been|has|have)? ?(?:link(?:s|ed)?|tied|associated|connected|"
    r"correlat\w+)(?: \w+){0,8}? (?:to|with)|"
    r"link between|association between|correlation|more likely to|less likely to|higher risk|lower risk|"
    r"contribut\w+ to)\b"
)
_CAUSED: Final = re.compile(
    r"\b(?:caus(?:es?|ed|ing)|lead(?:s|ing)? to|led to|results? in|resulted in|bring(?:s)? (?:on|about)|"
    r"trigger(?:s|ed)?|"
    r"makes?|made|ruin(?:s|ed)?|because of|due to|kill(?:s|ed)?|prevents?|protects?|cures?|harms?|damages?)\b"
)
_CONDITION: Final = re.compile(
    r"(?<!as )(?<!even )\b(?:if|unless|provided(?: that)?|subject to|on condition|depend\w* on|assuming)\b"
)
_SETTLED: Final = re.compile(r"\b(?:will|is to|are to|'ll|is set to|are set to)\b")


def degrees(look: Look) -> Iterator[Change]:
    """The first difference of degree of one matched pair of sentences."""
    for kind in (_amounts, _likelihood, _conditions, _decided):
        found = kind(look)
        if found is not None:
            yield found
            return


def _amounts(look: Look) -> Change | None:
    """One thing in another amount: "some" for "most"."""
    ours, theirs = look.source.once(_counted), look.derived.once(_counted)
    for key, (old, at, end) in ours.items():
        if key not in theirs:
            continue
        new, to, stop = theirs[key]
        if (
            abs(old - new) < settings.COMPARE_AMOUNT_STEP
            or look.derived.quoted(to)
            or not look.in_one_context(end - 1, stop - 1)
        ):
            continue
        before, after = look.source.said(at, end), look.derived.said(to, stop)
        kind: ChangeKind = "strengthened" if new > old else "weakened"
        return _finding(
            look, kind, (at, end), (to, stop), because=f"“{before}” stood here; now it is “{after}”.", factor=1.0
        )
    return None


def _counted(sentence: Sentence) -> dict[str, tuple[float, int, int]]:
    """For the lemma of each noun with an amount before it: the amount, and the first and last word with it."""
    found: dict[str, tuple[float, int, int]] = {}
    for level, pattern in _AMOUNTS:
        for match in pattern.finditer(sentence.joined):
            start, at = sentence.word_at(match.start()), sentence.word_at(match.end())
            for place in range(at, min(at + 3, len(sentence.words))):
                if place in sentence.breaks:
                    break
                if not sentence.content(place):
                    break
                found.setdefault(sentence.lemmas[place], (level, start, place + 1))
    return found


def _likelihood(look: Look) -> Change | None:
    """A link told as a cause, a suggestion as a proof, or the other way."""
    if look.match.sure < settings.COMPARE_ALIGNED and not look.in_title:
        return None
    for weak, strong, sure in ((_LINKED, _CAUSED, 1.0), (_LESS_SURE, _SURE, settings.COMPARE_EVIDENCE)):
        sides = [
            [pattern.search(sentence.joined) for pattern in (weak, strong)] for sentence in (look.source, look.derived)
        ]
        (our_weak, our_strong), (their_weak, their_strong) = sides
        if our_weak and their_strong and not our_strong and not their_weak:
            kind: ChangeKind = "strengthened"
            old, new = our_weak, their_strong
        elif our_strong and their_weak and not our_weak and not their_strong and not look.in_title:
            kind, old, new = "weakened", our_strong, their_weak
        else:
            continue
        before, after = _place(look.source, old), _place(look.derived, new)
        if look.derived.quoted(after[0]) or (kind == "strengthened" and softened(look.derived, look.source, None)):
            continue
        if not look.in_one_context(before[1] - 1, after[1] - 1):
            continue
        words = look.source.said(*before), look.derived.said(*after)
        because = f"“{words[0]}” stood here; now it is “{words[1]}”."
        return _finding(look, kind, before, after, because=because, factor=sure)
    return None


def _conditions(look: Look) -> Change | None:
    """What the source ties to a condition, told as settled."""
    condition = _CONDITION.search(look.source.joined)
    settled = _SETTLED.search(look.derived.joined)
    if condition is None or settled is None or _CONDITION.search(look.derived.joined):
        return None
    if look.in_title or softened(look.derived, look.source, None) or not cues(look.source):
        return None
    start = look.source.word_at(condition.start())
    own = look.derived.side.reading.sentences[look.derived.index]
    share = look.pair.share_back(own, look.source.side.reading.sentences[look.source.index])
    after = _place(look.derived, settled)
    if share < settings.COMPARE_CONDITION_TOLD or look.source.quoted(start) or look.derived.quoted(after[0]):
        return None
    end = look.source.clause(start)[1]
    because = f"The source says so on a condition, “{look.source.said(start, end)}”; here there is none."
    return _finding(look, "strengthened", (start, end), after, because=because, factor=settings.COMPARE_EVIDENCE)


def _decided(look: Look) -> Change | None:
    """What may be or is planned, told with "will" and another verb: the thing and, mostly, the doer are the same."""
    if look.in_title:
        return None
    for ours in cues(look.source):
        if ours.kind not in {"modal", "weighing", "plan"} or ours.level > PLANNED or look.source.quoted(ours.start):
            continue
        for theirs in cues(look.derived):
            if (
                theirs.kind != "coming"
                or look.derived.words[theirs.start] != "will"
                or look.derived.quoted(theirs.start)
            ):
                continue
            verbs = look.source.lemmas[ours.anchors[0]], look.derived.lemmas[theirs.anchors[0]]
            doer = _content(look.source, look.source.clause(ours.start)[0], ours.start) & _content(
                look.derived, look.derived.clause(theirs.start)[0], theirs.start
            )
            thing = _content(look.source, ours.end, look.source.clause(ours.end - 1)[1]) & _content(
                look.derived, theirs.end, look.derived.clause(theirs.start)[1]
            )
            if (
                verbs[0] in look.derived.lemmas
                or verbs[1] in look.source.lemmas
                or not thing
                or len(thing) + len(doer) < 3
            ):
                continue
            if softened(look.derived, look.source, theirs) or "will" in look.source.words or look.of_two_voices:
                continue
            old, new = (ours.start, ours.anchors[0] + 1), (theirs.start, theirs.anchors[0] + 1)
            because = f"“{look.source.said(*old)}” stood here; now it is “{look.derived.said(*new)}”."
            return _finding(look, "strengthened", old, new, because=because, factor=settings.COMPARE_EVIDENCE)
    return None


def _content(sentence: Sentence, start: int, end: int) -> set[str]:
    return {sentence.lemmas[i] for i in range(start, end) if sentence.content(i)}


def _place(sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return sentence.word_at(start), sentence.word_at(match.end() - 1) + 1


def _finding(
    look: Look, kind: ChangeKind, old: tuple[int, int], new: tuple[int, int], *, because: str, factor: float
) -> Change:
    before, after = look.source.span(*old), look.derived.span(*new)
    sure = settings.COMPARE_DEGREE_SURE * look.likeness * factor
    return change(look.pair, kind, before, after, because=because, confidence=sure, in_title=look.in_title)
