"""`reversed` by roles: who did it to whom, the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from retold import settings
from retold.compare.finding import change
from retold.compare.lexicon import alike, forms
from retold.compare.links import TELLING, is_adverb, links
from retold.compare.wording import Look, Sentence
from retold.records import Change, Span

# What one does to another and not as a rule the other to the one.
_ONE_WAY: Final = frozenset(
    """sue prosecute accuse blame charge indict arrest detain jail convict acquit sentence fine punish pardon
    attack assault hit strike punch kick stab shoot kill murder injure wound rape rob burgle kidnap abduct bomb invade
    occupy besiege shell ambush chase hunt pursue threaten beat defeat thrash crush edge outplay overcome overtake pass
    eliminate knock trail lead outscore outsell
    criticise criticize condemn denounce slam blast insult mock ridicule attack rebuke reprimand scold berate praise
    laud hail applaud thank congratulate commend forgive
    support back endorse oppose nominate appoint hire fire sack dismiss employ suspend expel oust replace succeed
    promote demote train teach coach advise warn urge ask order command tell instruct direct
    buy purchase acquire own fund finance sponsor pay bribe lend owe supply sell give offer send
    help assist aid rescue save protect defend treat cure nurse feed shelter
    betray deceive mislead cheat defraud spy bug hack blackmail
    invite visit call phone email approach contact summon question interview interrogate
    follow precede influence inspire mentor adopt raise divorce dump leave abandon
    infect poison bite maul cause trigger prompt
    trust distrust fear love hate admire despise envy respect""".split()
)
_BE: Final = frozenset("be am is are was were been being get gets got".split())
_STOPS: Final = frozenset(
    "at over in on for after before when while because who which that to with from and but as during since until "
    "where whose if than against into near outside inside under about".split()
)
_MUTUAL: Final = frozenset("each other both".split())


@dataclass(frozen=True, slots=True)
class Act:
    """A verb at `place` and the words of its doer and of the one that it is done to."""

    place: int
    doer: tuple[int, ...]
    other: tuple[int, ...]


def acts(sentence: Sentence) -> tuple[Act, ...]:
    """What one does to another in a sentence, where both are named beside the verb."""
    return sentence.once(_acts)


def _acts(sentence: Sentence) -> tuple[Act, ...]:
    found = []
    for at, word in enumerate(sentence.words):
        if not sentence.content(at) or not _is_one_way(word):
            continue
        before, after = _back(sentence, at), _on(sentence, at + 1)
        if _is_passive(sentence, at):
            by = next((i for i in range(at + 1, min(at + 6, len(sentence.words))) if sentence.words[i] == "by"), None)
            before, after = (_on(sentence, by + 1) if by is not None else ()), before
        if before and after:
            found.append(Act(at, before, after))
    return tuple(found)


@lru_cache(maxsize=65536)
def _is_one_way(word: str) -> bool:
    return not _ONE_WAY.isdisjoint(forms(word))


def _is_passive(sentence: Sentence, at: int) -> bool:
    return any(word in _BE for word in sentence.words[max(0, at - 3) : at]) and not sentence.words[at].endswith("ing")


def _back(sentence: Sentence, at: int) -> tuple[int, ...]:
    """The content words that end right before a verb, its auxiliaries passed over, back to a mark or a small word."""
    found: list[int] = []
    for i in range(at - 1, max(-1, at - 9), -1):
        word = sentence.words[i]
        if found and (word in _STOPS or i + 1 in sentence.breaks):
            break
        if sentence.content(i) and word not in TELLING and not is_adverb(word):
            found.append(i)
        elif word in _STOPS and word != "to":
            break
    return tuple(found[: settings.COMPARE_ROLES_LONGEST])


def _on(sentence: Sentence, start: int) -> tuple[int, ...]:
    """The content words from a word on, up to a mark, a figure or a small word."""
    found: list[int] = []
    for i in range(start, min(start + 8, len(sentence.words))):
        word = sentence.words[i]
        if word in _STOPS or word[0].isdigit() or i in sentence.breaks:
            break
        if sentence.content(i):
            found.append(i)
    return tuple(found[: settings.COMPARE_ROLES_LONGEST])


def exchanges(look: Look) -> Iterator[Change]:
    """Acts whose doer and whose object have changed places."""
    if (
        not links(look).forward
        or look.match.sure < settings.COMPARE_ALIGNED
        or not acts(look.source)
        or not acts(look.derived)
    ):
        return
    for old in acts(look.source):
        for new in acts(look.derived):
            if alike(look.source.words[old.place], look.derived.words[new.place]) and _is_exchanged(look, old, new):
                before, after = _hull(look.source, old), _hull(look.derived, new)
                was = look.pair.source.said(before)
                now = look.derived.side.said(after)
                because = f"“{was}” stood here; “{now}” has the two the other way round."
                sure = settings.COMPARE_ROLES_SURE * look.likeness
                yield change(
                    look.pair, "reversed", before, after, because=because, confidence=sure, in_title=look.in_title
                )
                return


def _is_exchanged(look: Look, old: Act, new: Act) -> bool:
    if _MUTUAL.intersection(look.source.words) or _MUTUAL.intersection(look.derived.words):
        return False
    if look.source.quoted(old.place) and look.derived.quoted(new.place):
        return False
    same = _held(look, old.doer, new.doer) or _held(look, old.other, new.other)
    return not same and _mostly(look, old.doer, new.other) and _mostly(look, old.other, new.doer)


def _held(look: Look, ours: tuple[int, ...], theirs: tuple[int, ...]) -> int:
    """How many words of one naming stand in the other."""
    forward, wanted = links(look).forward, set(theirs)
    return sum(not wanted.isdisjoint(forward.get(at, ())) for at in ours)


def _mostly(look: Look, ours: tuple[int, ...], theirs: tuple[int, ...]) -> bool:
    held = _held(look, ours, theirs)
    return held > 0 and held >= settings.COMPARE_ROLES_HELD * max(len(ours), len(theirs))


def _hull(sentence: Sentence, act: Act) -> Span:
    places = (act.place, *act.doer, *act.other)
    return sentence.span(min(places), max(places) + 1)
