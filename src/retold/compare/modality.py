"""`strengthened` and `weakened`: one act, told as surer or as less sure than the source tells it.

An act is found on both sides by a word for it; what softens it on either side is put on one scale (`force.py`). An act
that the source tells more surely elsewhere, or that other words soften here, is no change. That time has passed between
the two pages may have made a plan an act: it lowers the confidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from retold import settings
from retold.compare.finding import change
from retold.compare.force import COMING, PASSED, SO, Cue, cues, level_at, softened
from retold.compare.wording import Look, Sentence
from retold.records import Change, ChangeKind

_LASTING: Final = {"accusation", "attempt", "risk"}  # what stays as unsure as it was, however much time passes


def shifts(look: Look) -> Iterator[Change]:
    """The first act of one matched pair of sentences whose certainty differs."""
    ours, theirs = cues(look.source), cues(look.derived)
    if not ours and not theirs:
        return
    places = _places(look.derived)
    for key, here in _places(look.source).items():
        if key in places and look.in_one_context(here[0], places[key][0]):
            found = _shift(look, here, places[key], ours, theirs)
            if found is not None:
                yield found
                return


def _places(sentence: Sentence) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, key in enumerate(sentence.lemmas):
        if sentence.content(at) and sentence.words[at] not in PASSED and not sentence.name(at):
            found.setdefault(key, []).append(at)
    return found


def _shift(
    look: Look, here: list[int], there: list[int], ours: tuple[Cue, ...], theirs: tuple[Cue, ...]
) -> Change | None:
    before = [(*level_at(look.source, ours, at), at) for at in here]
    after = [(*level_at(look.derived, theirs, at), at) for at in there]
    old, new = [one for one in before if one[0]], [one for one in after if one[0]]
    if look.in_title and not new and not cues(look.derived) and _is_named(look, old, there[0]):
        new = [(SO, None, there[0])]  # a title's bare noun tells the act as a fact: "Passengers face charge"
    if not old or not new:
        return None
    (high, our_cue, at), (low, their_cue, to) = max(old, key=_level), min(new, key=_level)
    if high < low and our_cue is not None and not _held(our_cue, look.source, look.derived):
        return _stronger(look, our_cue, their_cue, (at, to), low)
    (low, our_cue, at), (high, their_cue, to) = min(old, key=_level), max(new, key=_level)
    if high < low and their_cue is not None and not _held(their_cue, look.derived, look.source):
        return _weaker(look, our_cue, their_cue, (at, to), low)
    return None


def _is_named(look: Look, old: list[tuple[int, Cue | None, int]], to: int) -> bool:
    """Whether a title's noun is the first word under a plan of the source, and "to" or "of" stands not before it."""
    before = look.derived.words[to - 1] if to else ""
    return before not in {"to", "of", "on", "for", "over", "from", "in", "by"} and all(
        cue is not None and cue.kind in {"modal", "plan", "attempt", "request", "pending"} and cue.anchors[0] == at
        for _, cue, at in old
    )


def _held(cue: Cue, own: Sentence, other: Sentence) -> bool:
    """Whether the other sentence has the cue's words too."""
    return f" {' '.join(own.words[cue.start : cue.end])} " in f" {other.joined} "


def _level(one: tuple[int, Cue | None, int]) -> int:
    return one[0]


def _stronger(look: Look, ours: Cue, theirs: Cue | None, acts: tuple[int, int], level: int) -> Change | None:
    at, to = acts
    if look.derived.quoted(to) or _equally_meant(ours, theirs):
        return None
    if look.in_title and level - ours.level == 1 and not (theirs and look.derived.words[theirs.start] == "will"):
        return None
    if softened(look.derived, look.source, theirs) or _also_attributed(look, ours, level):
        return None
    if level == SO and ours.level == COMING and not _is_done(look.derived, to):
        return None
    if _elsewhere(look, (look.source.lemmas[at], at, to), level, stronger=True):
        return None
    soft = look.source.said(ours.start, ours.end)
    now = f"“{look.derived.said(theirs.start, theirs.end)}”" if theirs else "without it"
    because = f"“{soft}” stood over “{look.source.said(at, at + 1)}”; here it is told {'with ' if theirs else ''}{now}."
    return _finding(look, "strengthened", (ours, theirs), acts, because)


def _weaker(look: Look, ours: Cue | None, theirs: Cue, acts: tuple[int, int], level: int) -> Change | None:
    at, to = acts
    if look.in_title or look.derived.quoted(to) or (ours is not None and _equally_meant(theirs, ours)):
        return None
    if softened(look.source, look.derived, ours):
        return None
    if level >= COMING and level - theirs.level == 1:
        return None
    if _elsewhere(look, (look.derived.lemmas[to], at, to), theirs.level, stronger=False):
        return None
    soft = look.derived.said(theirs.start, theirs.end)
    was = f"“{look.source.said(ours.start, ours.end)}”" if ours else "as so"
    act = look.source.said(at, at + 1)
    because = f"The source tells “{act}” {'with ' if ours else ''}{was}; here “{soft}” stands over it."
    return _finding(look, "weakened", (ours, theirs), acts, because)


def _equally_meant(less: Cue, more: Cue | None) -> bool:
    """Whether two cues of neighbouring levels are two ways to speak of an intention."""
    if more is None:
        return False
    return {"request", "resolve"} & {less.kind, more.kind} != set() and more.level - less.level <= 1


def _finding(
    look: Look, kind: ChangeKind, found: tuple[Cue | None, Cue | None], acts: tuple[int, int], because: str
) -> Change:
    (ours, theirs), (at, to) = found, acts
    before = look.source.span(min(at, ours.start if ours else at), max(at, ours.end - 1 if ours else at) + 1)
    after = look.derived.span(min(to, theirs.start if theirs else to), max(to, theirs.end - 1 if theirs else to) + 1)
    gap = (theirs.level if theirs else SO) - (ours.level if ours else SO)
    sure = settings.COMPARE_MODALITY_SURE * look.likeness
    if abs(gap) == 1:
        sure *= settings.COMPARE_MODALITY_STEP
    soft = ours if kind == "strengthened" else theirs
    if kind == "strengthened" and soft is not None and soft.kind not in _LASTING:
        sure *= time_passed(look)
    return change(look.pair, kind, before, after, because=because, confidence=sure, in_title=look.in_title)


def time_passed(look: Look) -> float:
    """A factor for the chance that what was planned has happened since."""
    old, new = look.pair.source.reading.article.published, look.pair.derived.reading.article.published
    if old is None or new is None:
        return settings.COMPARE_UNDATED
    hours = (new - old).total_seconds() / 3600
    return 1.0 if hours <= settings.COMPARE_SAME_NEWS_HOURS else settings.COMPARE_LATER


def _also_attributed(look: Look, cue: Cue, level: int) -> bool:
    """Whether what was an accusation is put to someone in the derived sentence: that says who accuses."""
    if cue.kind != "accusation" or level < SO:
        return False
    return any(a.source for a in look.pair.derived.attributions.get(look.derived.index, ()))


def _is_done(sentence: Sentence, at: int) -> bool:
    """Whether a verb is a past form or a participle, and no present that may speak of what is to come."""
    return not sentence.words[at].endswith(("s", "ing")) and sentence.words[at] != sentence.lemmas[at]


def _elsewhere(look: Look, act: tuple[str, int, int], level: int, *, stronger: bool) -> bool:
    """Whether another sentence of the source tells the act as the derived one does."""
    key, at, to = act
    for other in look.other_sources(at, to):
        softening = cues(other)
        levels = [level_at(other, softening, i)[0] for i, word in enumerate(other.lemmas) if word == key]
        known = [one for one in levels if one]
        if known and (max(known) >= level if stronger else min(known) <= level):
            return True
    return False
