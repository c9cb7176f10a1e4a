"""`strengthened` and `weakened`: one act, told as surer or as less sure than the source tells it.

An act is found on both sides by a word for it, by a word that means nearly the same, or by what it is done to; what
softens it on either side is put on one scale (`force.py`). An act that the source tells more surely elsewhere, or that
other words soften here, is no change. That time has passed between the two pages may have made a plan an act: it lowers
the confidence. What only seems so, or is believed, is the business of `hedges.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from retold import settings
from retold.compare.align import flanks
from retold.compare.finding import change
from retold.compare.force import COMING, EVIDENCE, PASSED, PLANNED, SO, Cue, cues, level_at
from retold.compare.force_words import REALISING
from retold.compare.lexicon import alike
from retold.compare.softness import is_negated, is_soft_title, softened
from retold.compare.wording import AUXILIARIES, Look, Sentence
from retold.records import Change, ChangeKind

_LASTING: Final = {"accusation", "attempt", "risk"}  # what stays as unsure as it was, however much time passes
_OFTEN_CAUTION: Final = {"request", "attempt", "pending", "risk", "duty", "offer", "plan", "accusation"}
_OF_OTHERS: Final = EVIDENCE | {"claim", "whether", "bidden"}
_OF_OBJECTS: Final = {"weighing", "request", "plan", "pending", "modal", "offer", "accusation"}
_OF_THINGS: Final = {"weighing", "request", "plan", "attempt", "pending", "modal", "offer"}
# Verbs whose preposition comes before what they bring about.
_ENTERING: Final = frozenset(
    "agree agrees agreed agreeing sign signs signed signing enter enters entered entering commit commits committed "
    "go goes "
    "going went gone come comes came put puts".split()
)
_BEFORE_THINGS: Final = frozenset("to of on for over from in by about against with".split())


# Verbs that say little of an act by themselves.
_LIGHT: Final = frozenset(
    "get gets got getting gotten make makes made making take takes took taken taking have having go goes going went "
    "gone "
    "do doing come comes came coming give gives gave given giving put puts putting see sees saw seen keep keeps "
    "kept let "
    "lets use uses used need needs needed want wants wanted know knows knew think thinks thought likely".split()
)


class Act(NamedTuple):
    """A word that names an act, its level, and the cue that sets it, if any."""

    at: int
    level: float
    cue: Cue | None


def shifts(look: Look) -> Iterator[Change]:
    """The first act of one matched pair of sentences whose certainty differs."""
    if (not cues(look.source) and not cues(look.derived)) or (look.in_title and is_soft_title(look.derived)):
        return
    for find in (_of_one_name, _of_one_object, _in_one_place):
        found = sorted(find(look), key=lambda one: -one.confidence)
        if found:
            yield found[0]
            return


def acts(sentence: Sentence) -> tuple[Act, ...]:
    """The acts of a sentence that are told, at whatever level."""
    return sentence.once(_acts)


def _acts(sentence: Sentence) -> tuple[Act, ...]:
    softening = cues(sentence)
    found = []
    for at, word in enumerate(sentence.words):
        told = word == "told" and at and sentence.words[at - 1] in AUXILIARIES
        plain = sentence.content(at) and word not in PASSED and word not in _LIGHT and not sentence.name(at)
        if plain or told:
            level, cue = level_at(sentence, softening, at)
            if level and not (cue and cue.of_thing and cue.kind == "accusation"):
                found.append(Act(at, level, cue))
    return tuple(found)


def same(sentence: Sentence, at: int, other: Sentence, to: int) -> bool:
    """Whether two words name one act."""
    ours, theirs = sentence.words[at], other.words[to]
    return sentence.lemmas[at] == other.lemmas[to] or (len(ours) > 2 and len(theirs) > 2 and alike(ours, theirs))


def _of_one_name(look: Look) -> Iterator[Change]:
    """Acts that both sentences name with the same word, or nearly so."""
    ours, theirs = acts(look.source), [*acts(look.derived), *_named(look)]
    seen: set[int] = set()
    for new in theirs:
        old = [one for one in ours if same(look.source, one.at, look.derived, new.at)]
        if not old or new.at in seen:
            continue
        group = [one for one in theirs if any(same(look.source, each.at, look.derived, one.at) for each in old)]
        seen.update(one.at for one in group)
        if not look.in_one_context(old[0].at, new.at):
            continue
        found = _shift(look, old, group)
        if found is not None:
            yield found


def _named(look: Look) -> Iterator[Act]:
    """The things that the derived sentence tells as having come about by a noun: "faces a toll", a title's "Toll"."""
    softening = cues(look.derived)
    for cue in cues(look.source):
        if cue.level > PLANNED or cue.kind not in _OF_THINGS or _held(cue, look.source, look.derived):
            continue
        for to, word in enumerate(look.derived.words):
            if look.source.lemmas[cue.anchors[-1]] != look.derived.lemmas[to] or word in REALISING:
                continue
            if level_at(look.derived, softening, to)[0]:
                continue
            verb = _realising(look.derived, to)
            if verb is not None:
                level, over = level_at(look.derived, softening, verb)
                yield Act(to, level or SO, over)
            elif look.in_title and not _soft_before(look.derived, to) and _is_bare(look.derived, to):
                yield Act(to, SO, None)


def _is_bare(sentence: Sentence, at: int) -> bool:
    """Whether no preposition stands before a word."""
    return not at or sentence.words[at - 1] not in _BEFORE_THINGS


def _realising(sentence: Sentence, at: int) -> int | None:
    """The verb that makes a thing come about, if it stands before it with no more between than words about it."""
    for back in range(at - 1, max(-1, at - 5), -1):
        word = sentence.words[back]
        if word in REALISING or word in _ENTERING:
            return back
        agreed = back and sentence.words[back - 1] in _ENTERING
        if back in sentence.breaks or (word in _BEFORE_THINGS and not agreed):
            return None
    return None


def _soft_before(sentence: Sentence, at: int) -> bool:
    return any(cue.level < SO and cue.start < at for cue in cues(sentence))


def _shift(look: Look, old: list[Act], new: list[Act]) -> Change | None:
    sides = (look.source, old), (look.derived, new)
    if len({is_negated(side, one.at, one.cue) for side, group in sides for one in group}) > 1:
        return None
    high, low = max(old, key=_level), min(new, key=_level)
    if high.level < low.level and high.cue is not None and not _held(high.cue, look.source, look.derived):
        return _stronger(look, high, low)
    low, high = min(old, key=_level), max(new, key=_level)
    if high.level < low.level and high.cue is not None and not _held(high.cue, look.derived, look.source):
        return _weaker(look, low, high)
    return None


def _of_one_object(look: Look) -> Iterator[Change]:
    """Acts that the sentences name otherwise, done to one thing: "could reach the ground", "will hit the ground"."""
    theirs = [one for one in acts(look.derived) if one.level >= COMING and not _is_other(look.derived, one.at)]
    for cue in cues(look.source):
        if cue.level > PLANNED or cue.kind not in _OF_OBJECTS or cue.of_thing or _held(cue, look.source, look.derived):
            continue
        old = Act(cue.anchors[0], cue.level, cue)
        for new in theirs:
            if look.derived.lemmas[new.at] in look.source.lemmas or (
                new.cue and look.derived.words[new.cue.start] == "would"
            ):
                continue
            if _is_one_object(look, old.at, new.at):
                found = _stronger(look, old, new, factor=settings.COMPARE_MODALITY_OBJECT)
                if found is not None:
                    yield found


def _in_one_place(look: Look) -> Iterator[Change]:
    """Another act in the very place of a softened one, between words that stayed: "awaiting a call", "notified"."""
    if look.in_title or look.match.sure < settings.COMPARE_REWRITE:
        return
    blocks = look.pair.blocks(look.match)
    first, start = look.source.first, look.derived.first
    for number, (tag, a, b, c, d) in enumerate(blocks):
        if tag != "replace" or sum(flanks(blocks, number)) < settings.COMPARE_MODALITY_FLANK:
            continue
        soft = [cue for cue in cues(look.source) if a <= first + cue.start < b and cue.level <= PLANNED]
        told = [one for one in acts(look.derived) if c <= start + one.at < d and one.level >= COMING]
        for cue in soft:
            if cue.kind == "pending" and told:
                old = Act(cue.anchors[0], cue.level, cue)
                found = _stronger(look, old, told[0], factor=settings.COMPARE_MODALITY_OBJECT)
                if found is not None:
                    yield found


_NO_ACTS: Final = frozenset("said says told tells wrote writes added adds is are was were used down".split())


def _is_other(sentence: Sentence, at: int) -> bool:
    """Whether a word is no act by itself, or softens another."""
    return sentence.words[at] in _NO_ACTS or any(cue.start <= at < cue.end for cue in cues(sentence))


def _is_one_object(look: Look, at: int, to: int) -> bool:
    """Whether what two acts are done to is mostly the same words, and is a figure or has the same doer."""
    ours, theirs = _object(look.source, at), _object(look.derived, to)
    shared = [one for one in theirs if any(same(look.source, each, look.derived, one) for each in ours)]
    if len(shared) < 0.6 * max(1, min(len(ours), len(theirs))):
        return False
    doer = look.shares_subject(at, to)
    amounts = {look.source.words[one] for one in ours if _is_figure(look.source, one)}
    figures = any(_is_figure(look.derived, one) and look.derived.words[one] in amounts for one in shared)
    if figures:
        return len(shared) >= 2 or doer
    return len(shared) >= 2 and doer and look.is_sure and not look.in_title


def _is_figure(sentence: Sentence, at: int) -> bool:
    """Whether a word is a figure, and no year or part of a name ("Boeing 737")."""
    word = sentence.words[at]
    year = len(word) == 4 and word.startswith(("19", "20")) and word.isdigit()
    beside = [one for one in (at - 1, at + 1) if 0 <= one < len(sentence.words)]
    named = any(sentence.name(one) and not sentence.words[one][0].isdigit() for one in beside)
    return word[0].isdigit() and not year and not named


def _object(sentence: Sentence, at: int) -> list[int]:
    """The content words after an act in its clause."""
    end = min(sentence.clause(at)[1], at + 9)
    return [i for i in range(at + 1, end) if sentence.content(i)]


def _held(cue: Cue, own: Sentence, other: Sentence) -> bool:
    """Whether the other sentence has the cue's words too, in whatever form."""
    if f" {' '.join(own.words[cue.start : cue.end])} " in f" {other.joined} ":
        return True
    first = cue.start
    return own.content(first) and own.words[first] not in PASSED and own.lemmas[first] in other.lemmas


def _level(one: Act) -> float:
    return one.level


def _stronger(look: Look, old: Act, new: Act, factor: float = 1.0) -> Change | None:
    ours, theirs = old.cue, new.cue
    if ours is None or ours.kind in EVIDENCE or new.level - old.level < 1 or (look.in_title and new.level < COMING):
        return None
    if look.derived.quoted(new.at) or _equally_meant(ours, theirs) or (theirs and theirs.kind in EVIDENCE):
        return None
    if look.in_title and new.level - old.level == 1 and not (theirs and look.derived.words[theirs.start] == "will"):
        return None
    if softened(look.derived, look.source, theirs, (new.at,)) or _also_attributed(look, ours, new.level):
        return None
    if new.level == SO and (ours.level == COMING or ours.kind == "attempt") and not _is_done(look.derived, new.at):
        return None
    if _elsewhere(look, new, stronger=True):
        return None
    soft = look.source.said(ours.start, ours.end)
    now = f"“{look.derived.said(theirs.start, theirs.end)}”" if theirs else "without it"
    act = look.source.said(old.at, old.at + 1)
    because = f"“{soft}” stood over “{act}”; here it is told {'with ' if theirs else ''}{now}."
    return _finding(look, "strengthened", (old, new), because, factor)


def _weaker(look: Look, old: Act, new: Act) -> Change | None:
    ours, theirs = old.cue, new.cue
    if ours is not None and look.source.words[ours.start] == "would":
        return None
    guilty = ours is not None and ours.kind == "guilt"
    if look.in_title or theirs is None or (theirs.of_thing and not guilty) or look.derived.quoted(new.at):
        return None
    if theirs.kind in _OF_OTHERS or (ours is not None and ours.kind in _OF_OTHERS):
        return None
    if ours is not None and _equally_meant(theirs, ours):
        return None
    if softened(look.source, look.derived, ours, (old.at,)) or (old.level >= COMING and old.level - new.level <= 1):
        return None
    if _elsewhere(look, new, stronger=False):
        return None
    soft = look.derived.said(theirs.start, theirs.end)
    was = f"“{look.source.said(ours.start, ours.end)}”" if ours else "as so"
    act = look.source.said(old.at, old.at + 1)
    because = f"The source tells “{act}” {'with ' if ours else ''}{was}; here “{soft}” stands over it."
    return _finding(look, "weakened", (old, new), because)


def _equally_meant(less: Cue, more: Cue | None) -> bool:
    """Whether two cues are two ways to speak of an intention, or of a demand."""
    if more is None:
        return False
    near = more.level - less.level <= 1 and not {"request", "resolve"}.isdisjoint({less.kind, more.kind})
    return near or (less.kind == "request" and more.kind in {"duty", "bidden"})


def _finding(look: Look, kind: ChangeKind, pair: tuple[Act, Act], because: str, factor: float = 1.0) -> Change:
    old, new = pair
    ours, theirs = old.cue, new.cue
    before = look.source.span(min(old.at, ours.start if ours else old.at), max(old.at + 1, ours.end if ours else 0))
    after = look.derived.span(
        min(new.at, theirs.start if theirs else new.at), max(new.at + 1, theirs.end if theirs else 0)
    )
    sure = settings.COMPARE_MODALITY_SURE * (look.likeness if factor == 1.0 else max(look.likeness, factor)) * factor
    if abs(new.level - old.level) <= 1:
        sure *= settings.COMPARE_MODALITY_STEP
    if kind == "strengthened" and new.level < COMING:
        sure *= settings.COMPARE_MODALITY_UNDECIDED
    if theirs and kind == "weakened" and theirs.kind in _OFTEN_CAUTION and not (ours and ours.kind == "guilt"):
        sure *= settings.COMPARE_MODALITY_UNDECIDED
    soft = ours if kind == "strengthened" else theirs
    if kind == "strengthened" and soft is not None and soft.kind not in _LASTING and not _is_past(look.source, soft):
        sure *= time_passed(look)
    return change(look.pair, kind, before, after, because=because, confidence=sure, in_title=look.in_title)


def _is_past(sentence: Sentence, cue: Cue) -> bool:
    """Whether a softened act lies behind: "may have been"."""
    return "have" in sentence.words[cue.start : cue.end + 1]


def time_passed(look: Look) -> float:
    """A factor for the chance that what was planned has happened since."""
    old, new = look.pair.source.reading.article.published, look.pair.derived.reading.article.published
    if old is None or new is None:
        return settings.COMPARE_UNDATED
    hours = (new - old).total_seconds() / 3600
    return 1.0 if hours <= settings.COMPARE_SAME_NEWS_HOURS else settings.COMPARE_LATER


def _also_attributed(look: Look, cue: Cue, level: float) -> bool:
    """Whether what was an accusation is put to someone in the derived sentence: that says who accuses."""
    if cue.kind != "accusation" or level < SO:
        return False
    return any(a.source for a in look.pair.derived.attributions.get(look.derived.index, ()))


def _is_done(sentence: Sentence, at: int) -> bool:
    """Whether a verb is a past form or a participle, and no present that may speak of what is to come."""
    if sentence.words[at].endswith(("s", "ing")) or sentence.words[at] == sentence.lemmas[at]:
        return False
    low = max(sentence.clause(at)[0], at - 3)
    return _PRESENT.isdisjoint(sentence.words[low:at])


_PRESENT: Final = frozenset({"is", "are", "am", "being"})


def _elsewhere(look: Look, new: Act, *, stronger: bool) -> bool:
    """Whether another sentence of the source tells the act as the derived one does."""
    for other in look.others():
        levels = [one.level for one in acts(other) if same(other, one.at, look.derived, new.at)]
        if levels and (max(levels) >= new.level if stronger else min(levels) <= new.level):
            return True
    return False
