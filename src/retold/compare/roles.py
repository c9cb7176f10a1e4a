"""`reversed` by roles: who did it to whom, the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from retold import settings
from retold.compare.finding import change
from retold.compare.lemmas import lemma
from retold.compare.wording import Look, Sentence
from retold.records import Change, Span, Statement

# What each does to the other alike.
_MUTUAL: Final = frozenset(
    map(
        lemma,
        """meet met talk marry join agree argue resemble equal match be is was have fight play face split differ clash
        negotiate trade compare connect link tie border neighbour merge cooperate collide include mean become
        remain""".split(),
    )
)


def exchanges(look: Look) -> Iterator[Change]:
    """Acts whose doer and whose object have changed places."""
    ours, theirs = look.sentences.acts(look.source), look.sentences.acts(look.derived)
    if not ours or not theirs or look.match.sure < settings.COMPARE_ALIGNED:
        return
    for old in ours:
        for new in theirs:
            if _is_exchanged(look, old, new):
                before, after = _hull(old), _hull(new)
                was, now = look.pair.source.said(before), look.pair.derived.said(after)
                because = f"“{was}” stood here; “{now}” has the two the other way round."
                sure = settings.COMPARE_ROLES_SURE * look.likeness
                yield change(look.pair, "reversed", before, after, because=because, confidence=sure)
                return


def _is_exchanged(look: Look, old: Statement, new: Statement) -> bool:
    if old.negated != new.negated or not (old.actor and old.object and new.actor and new.object):
        return False
    verbs = [_words(s, one.action) for s, one in ((look.source, old), (look.derived, new))]
    if not verbs[0] & verbs[1] or verbs[0] & _MUTUAL:
        return False
    actor, other_actor = _words(look.source, old.actor), _words(look.derived, new.actor)
    thing, other_thing = _words(look.source, old.object), _words(look.derived, new.object)
    if len(thing) > settings.COMPARE_ROLES_LONGEST or len(other_thing) > settings.COMPARE_ROLES_LONGEST:
        return False
    if actor & other_actor or actor & thing or other_actor & other_thing:
        return False
    return _mostly(actor, other_thing) and _mostly(other_actor, thing)


def _mostly(name: set[str], held: set[str]) -> bool:
    return bool(name) and len(name & held) >= settings.COMPARE_ROLES_HELD * len(name)


def _words(sentence: Sentence, span: Span) -> set[str]:
    place = sentence.side.at(span)
    start, end = max(place.start - sentence.first, 0), min(place.stop - sentence.first, len(sentence.words))
    return {sentence.lemmas[i] for i in range(start, end) if sentence.content(i)}


def _hull(one: Statement) -> Span:
    spans = [span for span in (one.actor, one.action, one.object) if span is not None]
    return Span(min(span.start for span in spans), max(span.end for span in spans))
