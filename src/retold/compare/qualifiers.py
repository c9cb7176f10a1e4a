"""A word that qualifies the next one, gone or new beside a word that both sentences have.

"Former", "alleged", "draft", "minor": closed classes by meaning, each with the kinds of change that its loss and its
coming are. A member of the same class beside the same word, in any sentence of the other page, says it in other words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from retold import settings
from retold.compare.finding import change
from retold.compare.links import links
from retold.compare.wording import Look, Sentence
from retold.records import Change, ChangeKind


class _Class(NamedTuple):
    """Words of one meaning; the kind of change where the derived page lacks one, and where it alone has one."""

    name: str
    words: frozenset[str]
    gone: ChangeKind
    new: ChangeKind | None


_CLASSES: Final = (
    _Class(
        "status",
        frozenset(
            """former ex onetime past previous acting interim outgoing incoming retired deputy assistant vice
            designate elect late ousted fired departing departed resigned used until stepping stepped""".split()
        ),
        "scope_changed", None,
    ),
    _Class(
        "alleged",
        frozenset(
            """alleged suspected purported supposed apparent presumed ostensible putative reputed rumoured rumored
            claimed reported so-called possible potential unproven unconfirmed accused suspicious""".split()
        ),
        "hedge_dropped", "hedge_added",
    ),
    _Class(
        "proposed",
        frozenset(
            """proposed planned draft prospective intended aspiring would-be hopeful presumptive pending attempted
            tentative preliminary provisional initial conditional provisionally initially conditionally""".split()
        ),
        "strengthened", None,
    ),
    _Class(
        "small",
        frozenset("minor slight slightly small smaller modest modestly limited mild mildly partial partially somewhat "
                  "low little".split()),
        "strengthened", None,
    ),
)  # fmt: skip
_LOST: Final = {
    "status": frozenset("former ex onetime acting interim outgoing retired deputy assistant vice late".split()),
    "small": frozenset("minor slight modest limited mild partial partially slightly".split()),
}  # fmt: skip
"""Of some classes the words whose loss counts; all members say it in other words."""
_COME: Final = frozenset(
    "alleged suspected purported supposed ostensible putative reputed rumoured rumored claimed so-called".split()
)
"""The words whose coming counts."""
_HEDGING: Final = frozenset(
    """allegedly apparently reportedly supposedly purportedly seemingly claim claims claimed claiming accuse accuses
    accused accusing suspect suspects suspected suspicion charge charged charges allegation allegations believe believed
    say says said may might could if whether potentially possibly attempt attempts try tries tried trying""".split()
)


def qualifiers(look: Look) -> Iterator[Change]:
    """The words of these classes that one of two matched sentences has beside a word of both."""
    if look.in_title or look.match.sure < settings.COMPARE_QUALIFIED:
        return
    for which in _CLASSES:
        yield from _lost(look, which)
        if which.new is not None:
            yield from _come(look, which)


def _lost(look: Look, which: _Class) -> Iterator[Change]:
    forward = links(look).forward
    for at in _places(look.source, _LOST.get(which.name, which.words)):
        anchor = _anchor(look.source, at, which)
        places = forward.get(anchor, ()) if anchor is not None and at not in forward else ()
        for to in places:
            if _told_so(look.derived, which) or not _in_place(look, anchor or 0, to) or look.derived.quoted(to):
                continue
            if any(_said_elsewhere(one, look.derived.lemmas[to], which) for one in _others(look, derived=True)):
                continue
            old, new = look.source.said(at, at + 1), look.derived.said(to, to + 1)
            because = f"“{old}” stands with “{new}” in the source; here it is gone."
            yield _finding(look, which.gone, (min(at, anchor or at), max(at, anchor or at) + 1), (to, to + 1), because)
            break


def _come(look: Look, which: _Class) -> Iterator[Change]:
    backward = links(look).backward
    for to in _places(look.derived, which.words & _COME):
        anchor = _anchor(look.derived, to, which)
        places = backward.get(anchor, ()) if anchor is not None and to not in backward else ()
        for at in places:
            if _told_so(look.source, which) or not _in_place(look, at, anchor or 0):
                continue
            if any(_said_elsewhere(one, look.source.lemmas[at], which) for one in _others(look, derived=False)):
                continue
            new, old = look.derived.said(to, to + 1), look.source.said(at, at + 1)
            because = f"“{new}” stands with “{old}” here; the source has it without."
            yield _finding(look, which.new or which.gone, (at, at + 1), (to, (anchor or to) + 1), because)
            break


def _places(sentence: Sentence, words: frozenset[str]) -> list[int]:
    return [i for i, word in enumerate(sentence.words) if word in words and not sentence.quoted(i)]


def _anchor(sentence: Sentence, at: int, which: _Class) -> int | None:
    """What a word qualifies: the next word, where it is one of content."""
    after = at + 1
    if after < sentence.clause(at)[1] and sentence.content(after) and sentence.words[after] not in which.words:
        return after
    return None


def _told_so(sentence: Sentence, which: _Class) -> bool:
    """Whether a sentence has a word of the class, or another way to say it."""
    if not which.words.isdisjoint(sentence.words):
        return True
    return which.name == "alleged" and not _HEDGING.isdisjoint(sentence.words)


def _in_place(look: Look, at: int, to: int) -> bool:
    """Whether enough other words about the two places say the same."""
    forward = links(look).forward
    reach = settings.COMPARE_QUALIFIED_NEAR
    near = [i for i in range(max(0, at - reach), min(len(look.source.words), at + reach + 1)) if i != at]
    told = [i for i in near if any(t != to and abs(t - to) <= reach + 2 for t in forward.get(i, ()))]
    content = [i for i in near if look.source.content(i)]
    return len(told) >= settings.COMPARE_QUALIFIED_SHARED and len(told) >= 0.5 * len(content)


def _others(look: Look, *, derived: bool) -> Iterator[Sentence]:
    side = look.pair.derived if derived else look.pair.source
    own = look.derived.index if derived else look.source.index
    get = look.sentences.derived if derived else look.sentences.source
    return (get(index) for index in range(len(side.reading.sentences)) if index != own)


def _said_elsewhere(sentence: Sentence, lemma: str, which: _Class) -> bool:
    """Whether another sentence has a word of the class beside the same word."""
    for i, held in enumerate(sentence.lemmas):
        if held == lemma and not which.words.isdisjoint(sentence.words[max(0, i - 4) : i + 3]):
            return True
    return False


def _finding(look: Look, kind: ChangeKind, old: tuple[int, int], new: tuple[int, int], because: str) -> Change:
    before, after = look.source.span(*old), look.derived.span(*new)
    sure = settings.COMPARE_QUALIFIED_SURE * look.likeness
    return change(look.pair, kind, before, after, because=because, confidence=sure)
