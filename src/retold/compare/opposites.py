"""Words and their opposites, and where one sentence has a word in the place of another's opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from retold.compare.align import flanks
from retold.compare.lemmas import lemma
from retold.compare.wording import Look, Sentence

# A line is an axis: words that go one way | words that go the other way.
_OPEN: Final = """
rise climb increase jump soar surge gain grow | fall drop decrease decline plunge sink tumble shrink slump
raise increase boost | cut lower reduce slash
support back endorse favor favour champion | oppose reject resist
accept approve adopt grant pass | reject refuse deny veto
uphold affirm | overturn quash
agree consent | refuse decline
allow permit legalise legalize | ban forbid prohibit outlaw bar
open reopen | close shut
begin start resume launch | end stop halt cease suspend
guilty convict | innocent acquit
strengthen tighten | weaken loosen relax ease
improve | worsen deteriorate
better | worse
best | worst
higher | lower
highest | lowest
high | low
larger bigger greater | smaller
majority | minority
hire | fire sack dismiss
succeed success | fail failure
survive | die kill
alive | dead
safe | dangerous unsafe
true | false
present | absent
peaceful | violent
full | empty
expand widen extend | narrow shorten
faster quicker | slower
earlier | later
intentional deliberate | accidental
voluntary optional | mandatory compulsory
praise | criticize criticise condemn
remain stay | leave quit
keep retain | scrap abolish
optimistic | pessimistic
possible | impossible
liable | immune
include | exclude
ahead | behind
strong strongest | weak weakest
widespread | rare
common | rare
public | private
positive | negative
profit | loss
surplus | deficit
ally | rival
friend | enemy
reward | punish
""".strip().splitlines()
# The subject of these must be the same: to win is what somebody else calls to lose.
_CONVERSE: Final = """
win | lose
admit acknowledge concede confirm | deny
buy purchase | sell
victory win | defeat loss
hire employ | resign
lend | borrow
arrive | depart leave
attack | defend
""".strip().splitlines()
# Words that count only where nothing about them differs.
_TIGHT: Final = """
for | against
before | after
more | less fewer
over | under
above | below
up | down
inside | outside
with | without
most | least fewest
all every each both | none neither
many | few
always | never
into | from
easier | harder
north | south
east | west
northern | southern
eastern | western
left | right
first | last
""".strip().splitlines()
DENYING: Final = frozenset(
    map(
        lemma,
        """reject refuse deny decline oppose block veto overturn repeal scrap lift abolish end stop halt
        suspend prevent
        bar ban forbid prohibit avoid skip miss lack absent absence against without dismiss withdraw cancel
        revoke lose drop
        remove escape fail failure acquit clear exclude exempt reverse abandon void invalid quash dispute debunk false
        impossible rule unfounded baseless wrong mistaken missing escape contrary opposite hardly barely resist
        stay""".split(),
    )
)
_PREFIX: Final = re.compile(r"(?:un|dis|non|il|ir|im|in|anti)(?=.{4})")
_NO_OPPOSITE: Final = frozenset(
    "form formed forms port ported press pressed part parts come side sight vest vested put stall land crease "
    "creased "
    "clined tense jury print pound habit tended dependent different stance stead ward deed crimination".split()
)


def _axes(lines: list[str], *, lemmas: bool) -> dict[str, list[tuple[int, bool]]]:
    found: dict[str, list[tuple[int, bool]]] = {}
    for axis, line in enumerate(lines):
        for sign, words in enumerate(line.split("|")):
            for word in words.split():
                found.setdefault(lemma(word) if lemmas else word, []).append((axis, bool(sign)))
    return found


_OPEN_AXES: Final = _axes(_OPEN, lemmas=True)
_CONVERSE_AXES: Final = _axes(_CONVERSE, lemmas=True)
_TIGHT_AXES: Final = _axes(_TIGHT, lemmas=False)


def opposed(look: Look) -> Iterator[tuple[int, int]]:
    """Places of the source sentence and the derived one where a word stands for its opposite."""
    yield from _tight(look)
    ours, theirs = set(look.source.lemmas), set(look.derived.lemmas)
    mine = [at for at, key in enumerate(look.source.lemmas) if key not in theirs and look.source.content(at)]
    other = [at for at, key in enumerate(look.derived.lemmas) if key not in ours and look.derived.content(at)]
    for at in mine:
        for to in other:
            if look.source.name(at) and look.derived.name(to) and not look.in_title:
                continue
            if _stand_apart(look, at, to):
                yield at, to


def _stand_apart(look: Look, at: int, to: int) -> bool:
    if _prefixed(look.source.words[at], look.derived.words[to]):
        return not _is_parted(look.source, at) and not _is_parted(look.derived, to)
    if _apart(_OPEN_AXES, look, at, to):
        return _neighbours(look, at, to)
    one_doer = _before(look.source, at) & _before(look.derived, to)
    return bool(one_doer) and _apart(_CONVERSE_AXES, look, at, to)


def _is_parted(sentence: Sentence, at: int) -> bool:
    """Whether the prefix stands before the word, parted by a hyphen: "non-violent" for "nonviolent"."""
    return at > 0 and sentence.words[at - 1] in _PREFIXES


_PREFIXES: Final = frozenset("un dis non il ir im in anti".split())


def _apart(axes: dict[str, list[tuple[int, bool]]], look: Look, at: int, to: int) -> bool:
    """Whether two words stand on either side of an axis, and neither sentence has words of both sides."""
    ours, theirs = axes.get(look.source.lemmas[at], ()), axes.get(look.derived.lemmas[to], ())
    for axis, sign in ours:
        if (axis, not sign) not in theirs:
            continue
        held = [
            {way for key in sentence.lemmas for line, way in axes.get(key, ()) if line == axis}
            for sentence in (look.source, look.derived)
        ]
        if all(len(ways) == 1 for ways in held):
            return True
    return False


def _prefixed(old: str, new: str) -> bool:
    short, long = sorted((old, new), key=len)
    match = _PREFIX.match(long)
    return match is not None and long[match.end() :] == short and short not in _NO_OPPOSITE


def _before(sentence: Sentence, at: int) -> set[str]:
    """The lemmas of the content words before a word, those nearest."""
    words = [i for i in range(at) if sentence.content(i)]
    return {sentence.lemmas[i] for i in words[-3:]}


def _neighbours(look: Look, at: int, to: int) -> bool:
    """Whether the content word right before, or the one right after, is the same on both sides."""
    for step in (-1, 1):
        near = [_next(look.source, at, step), _next(look.derived, to, step)]
        if near[0] is not None and near[0] == near[1]:
            return True
    return False


def _next(sentence: Sentence, at: int, step: int) -> str | None:
    at += step
    while 0 <= at < len(sentence.words):
        if sentence.content(at):
            return sentence.lemmas[at]
        at += step
    return None


def _tight(look: Look) -> Iterator[tuple[int, int]]:
    blocks = look.pair.blocks(look.match)
    for index, (tag, a, b, c, d) in enumerate(blocks):
        if tag != "replace" or b - a != 1 or d - c != 1 or min(flanks(blocks, index)) < 1:
            continue
        at, to = a - look.source.first, c - look.derived.first
        ours, theirs = (_TIGHT_AXES.get(s.words[i], ()) for s, i in ((look.source, at), (look.derived, to)))
        if any((axis, not sign) in theirs for axis, sign in ours) and sum(flanks(blocks, index)) >= 3:
            yield at, to
