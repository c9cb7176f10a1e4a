"""`hedge_dropped` and `hedge_added`: a softening word gone from, or set before, words that both tellings have.

What a page tells as likely, seeming, believed or heard counts; how far an act has come (may, plans to, is charged with)
is the business of `modality.py`. Any other softening word over the same words counts as the same hedge; so does an
attribution in the place of a "reportedly". Hedges of amount ("about") belong to the numbers.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from retold import settings
from retold.compare.closeness import bar, lift
from retold.compare.finding import change
from retold.compare.force import COMING, EVIDENCE, PLANNED, cues
from retold.compare.modality import acts, same
from retold.compare.softness import is_aside, is_negated, softened
from retold.compare.wording import Look, Sentence
from retold.records import Change, Hedge

_SOFT: Final = re.compile(
    r"\b(?:could|must (?:have|be)|can(?:no|')t have|"
    r"ma(?:y|ybe)(?! \d)|might|(?:un)?likely|possib\w+|potential\w*|perhaps|probabl\w+|"
    r"alleg\w+|reportedly|reported to|apparent\w*|appear\w*|seem\w*|suspect\w*|accus\w+|belie[fv]\w*|think\w*|thought|"
    r"expect\w*|plan\w*|intend\w*|if|whether|suggest\w*|indicat\w*|claims?|claimed|rumou?r\w*|purport\w*|presum\w+|"
    r"suppos\w+|about to|set to|await\w*|pending|consider\w*|hop(?:e[ds]?|ing)|want\w*|seek\w*|propos\w+|not yet|"
    r"unclear|unconfirmed|unverified|estimat\w+|charged|threat\w*|risk\w*|chance|fear\w*|worr\w+|unless|speculat\w+|"
    r"assum\w+|tentativ\w+|provisional\w*|preliminary|going to|poised|tr(?:y|ies|ied|ying) to|"
    r"question\w*|wonder\w*|in talks|yet to|not been|look(?:s|ed)? (?:to|like|set)|ostensibl\w+|conceivabl\w+|"
    r"arguabl\w+|so-called|evidence|signs?|understood|viewed|seen as|feels?|opinion|consistent with|supposed)\b"
)
_HEARSAY: Final = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|told|according|stat(?:ed|es|ement)|report\w*|announced|wrote|testified|confirm\w*|"
    r"described|argu\w+|insist\w*|not(?:ed|es)|cit(?:ed|es|ing)|show(?:ed|s)|found|reveal\w*|called)\b"
)
# Modals, plans and what is pending: whether an act was told as done is another kind's question (`strengthened`).
_ACT: Final = re.compile(
    r"(?:may|might|could|can|would|should|will|must|has|have|had|is|are|was|were|be)\b(?!.*\b(?:about|said|reported|believed|"
    r"thought|rumou?red|understood|alleged|likely))|"
    r"(?:the )?(?:possibilit|chance|prospect|option|risk|fear|hope)\w*|"
    r"(?:plan|intend|aim|hope|hoping|expect|prepar|consider|weigh|contemplat|mull|ponder|explor|debat|discuss|set|due|slated|"
    r"scheduled|await|pending|yet|not|propos|try|tries|tried|seek|want|poised|ready)\w*\b",
    re.IGNORECASE,
)
_OWN: Final = re.compile(r"(?:I|we)\b", re.IGNORECASE)  # what a speaker says of his own mind
# They say what is not known, or not so, or little.
_TRIFLES: Final = frozenset(
    {
        "unknown",
        "unclear",
        "potential",
        "not known",
        "unlikely",
        "unlikely to",
        "estimated",
        "an estimated",
        "suspect",
        "suspects",
    }
)
_HEARD: Final = frozenset({"reportedly", "allegedly", "said_to", "hearsay"})
_WHOLE: Final = frozenset({"reportedly", "allegedly", "said_to", "apparently", "possibly", "hearsay", "evidence"})


@dataclass(frozen=True, slots=True)
class Soft:
    """Words `start` to `end` of a sentence that soften the words `scope`, and first of all the acts `anchors`."""

    start: int
    end: int
    kind: str
    scope: tuple[int, ...]
    anchors: tuple[int, ...]
    sure: float
    of_thing: bool = False

    @property
    def accuses(self) -> bool:
        """Whether it says more than that somebody else tells it."""
        return self.kind == "allegedly"


def hedges(look: Look) -> Iterator[Change]:
    """The first hedge that one of a matched pair of sentences has and the other has not, over the same words."""
    quoted = look.derived.side.quoted[look.derived.side.within(look.derived.index)]
    if float(quoted.mean()) > settings.COMPARE_QUOTED or not look.is_sure:
        return
    for find in (_dropped, _added):
        found = next(find(look), None)
        if found is not None:
            yield found


def _dropped(look: Look) -> Iterator[Change]:
    for soft in look.source.once(_softs):
        if _is_held(look.source, soft, look.derived):
            continue
        share, told = _told(look, soft, look.source, look.derived)
        if not share or _is_soft(look.derived, look.source, soft, told) or _is_surer_elsewhere(look, soft):
            continue
        because = f"“{look.source.said(soft.start, soft.end)}” softened this; here it is told without."
        sure = (
            settings.COMPARE_HEDGE_SURE * soft.sure * share * (1.0 if look.in_title else 0.8 + 0.2 * look.match.score)
        )
        before = look.source.span(min(soft.start, *soft.scope), max(soft.end - 1, *soft.scope) + 1)
        after = look.derived.span(look.derived.clause(min(told))[0], max(told) + 1)
        yield change(
            look.pair, "hedge_dropped", before, after, because=because, confidence=sure, in_title=look.in_title
        )


def _added(look: Look) -> Iterator[Change]:
    if look.in_title:
        return
    for soft in look.derived.once(_softs):
        if _is_held(look.derived, soft, look.source) or soft.of_thing or soft.kind == "early":
            continue
        if _is_said(look.derived, soft):
            continue
        share, told = _told(look, soft, look.derived, look.source)
        if not share or _is_soft(look.source, look.derived, soft, told):
            continue
        because = f"“{look.derived.said(soft.start, soft.end)}” softens this; the source tells it without."
        sure = settings.COMPARE_HEDGE_SURE * soft.sure * share * (0.8 + 0.2 * look.match.score)
        if soft.kind in _HEARD:
            sure *= settings.COMPARE_REPORTEDLY
            because += " It may only mark that the report is another's."
        before = look.source.span(min(told), max(told) + 1)
        after = look.derived.span(min(soft.start, *soft.scope), max(soft.end - 1, *soft.scope) + 1)
        yield change(look.pair, "hedge_added", before, after, because=because, confidence=sure)


def _softs(sentence: Sentence) -> tuple[Soft, ...]:
    """What only softens in a sentence: the reading's hedges, and the words of seeming and belief (`force.py`)."""
    found = [soft for hedge in sentence.side.hedges.get(sentence.index, ()) if (soft := _of_hedge(sentence, hedge))]
    for cue in cues(sentence):
        if sentence.words[cue.start] == "unlikely":
            continue
        own = not {"i", "we"}.isdisjoint(sentence.words[max(0, cue.start - 3) : cue.start])
        known = any(soft.start < cue.end and cue.start < soft.end for soft in found)
        if cue.kind in EVIDENCE and not own and not known and not sentence.quoted(cue.start):
            scope = _scope(sentence, cue.start, cue.end)
            found.append(
                Soft(cue.start, cue.end, cue.kind, scope, cue.anchors, settings.COMPARE_HEDGE_WORD, cue.of_thing)
            )
    return tuple(soft for soft in found if soft.scope and not _ASKING.intersection(_clause_before(sentence, soft)))


_ASKING: Final = frozenset(
    "if whether unless not why how cannot never doesn't don't didn't isn't wasn't aren't".split()
)


def _clause_before(sentence: Sentence, soft: Soft) -> tuple[str, ...]:
    return sentence.words[sentence.clause(soft.start)[0] : soft.start]


def _is_said(sentence: Sentence, soft: Soft) -> bool:
    """Whether a softening verb is how somebody's words are put to him: "she suggested that"."""
    if sentence.words[soft.start].endswith("ly"):
        return False
    span = sentence.span(soft.start, soft.end)
    for one in sentence.side.attributions.get(sentence.index, ()):
        if one.source and any(cue.start < span.end and span.start < cue.end for cue in one.cue):
            return True
    return False


def _of_hedge(sentence: Sentence, hedge: Hedge) -> Soft | None:
    """A hedge of the reading, if it is of words that only soften, and inside the sentence."""
    side, whole = sentence.side, sentence.side.reading.sentences[sentence.index]
    inside = whole.start <= hedge.cue.start and hedge.cue.end <= whole.end
    if hedge.kind == "approximately" or not inside or side.inside_marks(hedge.cue.start):
        return None
    if _ACT.match(side.text, hedge.cue.start, hedge.cue.end) or _OWN.match(side.text, hedge.cue.start):
        return None
    if side.text[hedge.cue.start : hedge.cue.end].lower() in _TRIFLES:
        return None
    cue, scope = side.at(hedge.cue), side.at(hedge.scope)
    start, end = cue.start - sentence.first, cue.stop - sentence.first
    words = range(max(0, scope.start - sentence.first), min(len(sentence.words), scope.stop - sentence.first))
    said = _attributing(sentence)
    held = tuple(at for at in words if sentence.content(at) and not start <= at < end and at not in said)
    if len(held) < settings.COMPARE_SCOPE_WORDS and hedge.kind in _WHOLE:
        every = (at for at in range(len(sentence.words)) if sentence.content(at) and not start <= at < end)
        held = tuple(at for at in every if at not in said)
    if not held or start >= end:
        return None
    over = [one.anchors for one in cues(sentence) if one.kind in EVIDENCE and one.start < end and start < one.end]
    anchors = over[0] if over else tuple(at for at in held if at >= end)[:1] or held[-1:]
    return Soft(start, end, hedge.kind, held, anchors, hedge.confidence)


def _attributing(sentence: Sentence) -> set[int]:
    """The words that say who tells a sentence's words."""
    return sentence.once(_sources)


def _sources(sentence: Sentence) -> set[int]:
    found: set[int] = set()
    for one in sentence.side.attributions.get(sentence.index, ()):
        for span in (*one.source, *one.cue) if one.source else ():
            place = sentence.side.at(span)
            found.update(range(place.start - sentence.first, place.stop - sentence.first))
    return found


def _scope(sentence: Sentence, start: int, end: int) -> tuple[int, ...]:
    said = _attributing(sentence)
    for low, high in (sentence.clause(start), (0, len(sentence.words))):
        places = (at for at in range(low, high) if sentence.content(at) and not start <= at < end)
        found = tuple(at for at in places if at not in said)
        if found:
            break
    return found


def _is_held(own: Sentence, soft: Soft, other: Sentence) -> bool:
    """Whether the other sentence has the softening words too."""
    words = [
        own.words[at] for at in range(soft.start, soft.end) if own.content(at) and own.words[at] != "not"
    ] or own.words[soft.start : soft.end]
    return any(word in other.words for word in words)


def _is_soft(sentence: Sentence, other: Sentence, soft: Soft, told: list[int]) -> bool:
    """Whether a sentence has a softening word that the other has not, or, for hearsay, someone it is put to."""
    under = any(cue.level <= PLANNED and not set(told).isdisjoint(cue.anchors) for cue in cues(sentence))
    if under or softened(sentence, other, None, told) or _has_fresh(_SOFT, sentence, other, told):
        return True
    if soft.kind not in _HEARD or soft.accuses:
        return False
    return _is_put(sentence, other) or _has_fresh(_HEARSAY, sentence, other, ())


def _is_put(sentence: Sentence, other: Sentence) -> bool:
    """Whether a sentence is put to somebody whom the other does not name."""
    for one in sentence.side.attributions.get(sentence.index, ()):
        for span in one.source:
            place = sentence.side.at(span)
            named = range(place.start - sentence.first, place.stop - sentence.first)
            if any(sentence.words[at] not in other.words for at in named if 0 <= at < len(sentence.words)):
                return True
    return False


def _has_fresh(pattern: re.Pattern[str], sentence: Sentence, other: Sentence, told: Collection[int]) -> bool:
    held = f" {other.joined} "
    for match in pattern.finditer(sentence.joined):
        if f" {match.group()} " not in held and not is_aside(sentence, sentence.word_at(match.start()), told):
            return True
    return False


def _told(look: Look, soft: Soft, own: Sentence, other: Sentence) -> tuple[float, list[int]]:
    """How surely the other sentence tells what a hedge softens, 0 where it does not; and which words of it do."""
    told = [to for to in range(len(other.words)) if any(_is_like(own, at, other, to) for at in soft.scope)]
    near = sorted(soft.scope, key=lambda at: abs(at - soft.start))[: settings.COMPARE_HEDGE_NEAR]
    held = [at for at in near if any(_is_like(own, at, other, to) for to in told)]
    if len(held) >= settings.COMPARE_REWRITE_TOLD * len(near) and _tells_act(look, soft, (own, other), told):
        return 1.0, told
    weighty = sum(not own.name(at) or own.words[at][0].isdigit() for at in held)
    if len(soft.scope) < settings.COMPARE_SCOPE_WORDS or weighty < settings.COMPARE_REWRITE_WORDS:
        return 0.0, told
    if look.in_title:
        return _told_by_title(other, soft, held, told), told
    share = len(held) / len(near)
    least = max(bar(look.match, settings.COMPARE_TOLD), settings.COMPARE_HEDGE_TOLD)
    lenient = least < settings.COMPARE_TOLD
    if share < least or (lenient and len(held) < settings.COMPARE_SCOPE_WORDS):
        return 0.0, told
    close = lenient and share >= settings.COMPARE_HEDGE_CLOSE
    if not _tells_it(soft, (own, near, held), (other, told), close=close):
        return 0.0, told
    return lift(share, settings.COMPARE_TOLD, least), told


def _tells_act(look: Look, soft: Soft, sides: tuple[Sentence, Sentence], told: list[int]) -> bool:
    """Whether the other sentence tells the very act that a hedge stands over, and negates it where this one does."""
    own, other = sides
    for at in soft.anchors:
        for to in told:
            places = (at, to) if own is look.source else (to, at)
            firm = _is_firm(other, to, thing=own is look.source) and is_negated(other, to) == is_negated(own, at)
            if firm and same(own, at, other, to) and look.in_one_context(*places):
                return True
    return False


def _tells_it(
    soft: Soft, here: tuple[Sentence, list[int], list[int]], there: tuple[Sentence, list[int]], *, close: bool
) -> bool:
    """Whether what is told of a hedge's words is an act, a figure or, in a close retelling, the most of them."""
    (own, near, held), (other, told) = here, there
    first = next((at for at in near if at >= soft.end), near[0])
    if other.acts is None and first not in held:
        return False
    ahead = [at for at in near if at >= soft.end][: settings.COMPARE_SCOPE_WORDS]
    if ahead and not any(at in held for at in ahead if not own.name(at)):
        return False
    figure = any(other.words[to][0].isdigit() for to in told)
    return figure or close or any(act.at in told and act.level >= COMING for act in acts(other))


def _is_firm(sentence: Sentence, at: int, *, thing: bool) -> bool:
    """Whether a word names an act that nothing softens; or, with `thing`, a thing of which no act is said."""
    level = next((act.level for act in acts(sentence) if act.at == at), 0)
    return level >= COMING or (not level and (thing or sentence.words[at].endswith(("ing", "ed"))))


def _told_by_title(title: Sentence, soft: Soft, held: list[int], told: list[int]) -> float:
    """How much of a title stands in what a hedge softens, where most of it does."""
    words = [at for at in range(len(title.words)) if title.content(at)]
    after = [at for at in held if at >= soft.end]
    share = len(told) / max(1, len(words))
    enough = len(told) >= 3 and len(after) >= 2 and share >= settings.COMPARE_HEDGE_TITLE
    return lift(share, 1.0, 0.0) if enough else 0.0


def _is_like(own: Sentence, at: int, other: Sentence, to: int) -> bool:
    return other.content(to) and same(own, at, other, to)


def _is_surer_elsewhere(look: Look, soft: Soft) -> bool:
    """Whether another sentence of the source tells the act without softening it."""
    for other in look.others():
        told = [one for one in acts(other) if any(same(look.source, at, other, one.at) for at in soft.anchors)]
        if told and max(one.level for one in told) >= COMING and not other.once(_softs):
            return True
    return False
