"""Words and their opposites: lines of news, and the lexicon's pairs; where a sentence has one for the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from retold.compare.align import flanks
from retold.compare.lemmas import lemma
from retold.compare.lexicon import forms, opposites, ways
from retold.compare.links import links, nearest
from retold.compare.wording import Look, Sentence

# A line is an axis: words that go one way | words that go the other way. "go_up": both words, two others between.
_OPEN: Final = (
    """
rise climb increase jump soar surge gain grow swell rocket rebound recover rally go_up | fall drop decrease decline
 plunge sink tumble shrink slump slide slip dip plummet dwindle ebb go_down
raise increase boost hike lift | cut lower reduce slash trim
support back endorse favor favour champion advocate welcome in_favour in_favor | oppose reject resist
accept approve adopt grant pass embrace ratify | reject refuse deny veto turn_down rebuff spurn
accept agree acknowledge admit concede | dispute contest deny challenge refute
uphold affirm confirm | overturn quash reverse strike_down throw_out
agree consent | refuse decline balk
allow permit legalise legalize authorise authorize let licence license | ban forbid prohibit outlaw bar block prevent
lawful legal legitimate allowed permitted | unlawful illegal illegitimate breach violate violation forbidden
obey comply compliance follow | breach violate violation flout defy break
open reopen | close shut closure
begin start resume launch | end stop halt cease suspend finish conclude
pass | fail
join | leave quit
continue proceed go_ahead | stop halt cease suspend abandon cancel call_off scrap
remain stay | leave quit resign depart
continue remain stay keep | remove take_off suspend sack dismiss oust
guilty convict conviction | innocent acquit acquittal exonerate clear
strengthen tighten toughen | weaken loosen relax ease water_down
improve improvement | worsen deteriorate deterioration
better | worse
best | worst
higher | lower
highest | lowest
high | low
larger bigger greater | smaller
majority most | minority few
hire appoint recruit | fire sack dismiss
appoint install reinstate | remove oust sack dismiss suspend
succeed success successful | fail failure unsuccessful
survive survivor survival alive | die kill death dead
safe safety | dangerous unsafe danger hazardous
true correct accurate right | false untrue incorrect inaccurate wrong
present attend | absent absence miss skip boycott
peaceful peacefully calm orderly quiet quietly | violent violently riotous chaotic unruly rowdy
expand widen extend | narrow shorten
intentional intentionally deliberate deliberately purpose | accidental accidentally accident inadvertent inadvertently
voluntary voluntarily willing willingly gladly glad optional own_accord free_will | mandatory compulsory force
 compel coerce oblige forcibly involuntary involuntarily unwilling reluctantly
praise laud applaud hail commend welcome | criticize criticise condemn denounce slam blast attack deplore
keep retain preserve | scrap abolish drop ditch axe
optimistic hopeful | pessimistic gloomy
possible | impossible
liable | immune
include | exclude omit
strong strongest | weak weakest
widespread common | rare
public publicly | private privately secret secretly
positive | negative
profit | loss
surplus | deficit
ally friend | enemy rival foe
reward | punish
victory win triumph | defeat loss
satisfied happy pleased glad content | unhappy dissatisfied angry furious disappointed upset
calm unworried confident | worried anxious alarmed afraid
unharmed unhurt uninjured unscathed undamaged intact spared | hurt injure wound damage hit harm kill destroy ruin
aware know | unaware unknowing ignorant
joint jointly together | separate separately alone
temporary temporarily | permanent permanently
release free | detain jail arrest imprison hold
enter | exit
advance | retreat withdraw
unite unify united | divide split divided
agreement deal consensus | disagreement deadlock stalemate impasse
win | lose
trust | distrust mistrust
love | hate
remember | forget
arm | disarm
ease | aggravate
cheap cheaper | expensive dearer costlier
easy easier | hard harder difficult
simple | complex complicated
sunny dry | wet rainy
hot warm warmer | cold cool colder
deny | admit acknowledge concede confirm
dispute | confirm
comply | refuse
""".replace("\n ", " ")
    .strip()
    .splitlines()
)
# The subject of these must be the same: to win is what somebody else calls to lose.
_CONVERSE: Final = """
buy purchase acquire | sell
hire employ | resign
lend | borrow
arrive | depart leave
attack | defend
send | receive
lead | trail
above | below
parent | child
teacher | pupil
import | export
""".strip().splitlines()
# Words that count only where nothing about them differs.
_TIGHT: Final = """
for | against
before | after
more | less fewer
many most | few
over | under
above | below
up | down
inside | outside
with | without
most | least fewest few
all every each both | none neither
many | few
always often | never rarely seldom
into | from
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
        suspend prevent bar ban forbid prohibit avoid skip miss lack absent absence against without dismiss withdraw
        cancel revoke lose drop remove escape fail failure acquit clear exclude exempt reverse abandon void invalid
        quash dispute debunk false impossible rule unfounded baseless wrong mistaken missing contrary opposite
        hardly barely scarcely resist stay unaware doubt cancellation refusal rejection denial removal withdrawal
        dismissal suspension prevention prohibition abolition unsuccessful unable opposition reversal repeal defy
        boycott neglect forget refute contest reluctant
        unlikely little few""".split(),
    )
)
_PREFIX: Final = re.compile(r"(?:un|dis|non|il|ir|im|in|anti|mis)(?=.{4})")
_NO_OPPOSITE: Final = frozenset(
    """form formed forms formation port ported press pressed part parts come side sight vest vested put stall land
    crease
    creased creases clined tense jury print pound habit tended dependent different stance stead ward deed crimination
    play played plays cover covered covering covers close closed charge charged charges count counted solve
    solved pose posed posing course pute tract tress mantle mantled patch patched may take taken took
    vestigate""".split()
)
Axes = dict[str, list[tuple[int, bool]]]


def _axes(lines: list[str]) -> Axes:
    found: Axes = {}
    for axis, line in enumerate(lines):
        for sign, words in enumerate(line.split("|")):
            for word in words.split():
                found.setdefault(word, []).append((axis, bool(sign)))
    return found


_OPEN_AXES: Final = _axes(_OPEN)
_CONVERSE_AXES: Final = _axes(_CONVERSE)
_TIGHT_AXES: Final = _axes(_TIGHT)
_SECOND: Final[dict[str, list[tuple[str, str]]]] = {}
for _phrase in (key for key in _OPEN_AXES if "_" in key):
    _SECOND.setdefault(_phrase.split("_")[0], []).append((_phrase.split("_")[1], _phrase))


def opposed(look: Look) -> Iterator[tuple[int, int]]:
    """Places of the source sentence and the derived one where a word stands for its opposite."""
    yield from _tight(look)
    found, held, wanted = links(look), look.derived.once(_held), look.source.once(_wanted)
    pairs = {
        (at, to)
        for key in wanted.keys() & held.keys()
        for at in wanted[key]
        for to in held[key]
        if at not in found.forward and to not in found.backward
    }
    for at, to in sorted(pairs):
        names = look.source.name(at) and look.derived.name(to) and not look.in_title
        if not names and _stand_apart(look, at, to):
            yield at, to


def _held(sentence: Sentence) -> dict[object, list[int]]:
    """The places of content words by what they are, as others may want it for their opposite."""
    return _placed(sentence, _own, turned=False)


def _wanted(sentence: Sentence) -> dict[object, list[int]]:
    """The places of content words by what their opposites are."""
    return _placed(sentence, _turned, turned=True)


def _placed(
    sentence: Sentence, keys_of: Callable[[str], frozenset[object]], *, turned: bool
) -> dict[object, list[int]]:
    found: dict[object, list[int]] = {}
    for at, word in enumerate(sentence.words):
        if sentence.content(at):
            keys = keys_of(word)
            if _phrases(word):
                keys = keys.union((kind, axis, sign ^ turned) for kind, axis, sign in _marked(sentence, at))
            for key in keys:
                found.setdefault(key, []).append(at)
    return found


@lru_cache(maxsize=65536)
def _own(word: str) -> frozenset[object]:
    bare = _bare(word)
    return frozenset({*_axes_of(word), *ways(word), word, *((f"={bare}",) if bare else ())})


@lru_cache(maxsize=65536)
def _turned(word: str) -> frozenset[object]:
    turned = ((kind, axis, not sign) for kind, axis, sign in _axes_of(word))
    bare = _bare(word)
    return frozenset({*turned, *opposites(word), f"={word}", *((bare,) if bare else ())})


@lru_cache(maxsize=65536)
def _axes_of(word: str) -> tuple[tuple[str, int, bool], ...]:
    """The axes of a word by itself, with their kind."""
    kinds = (("open", _OPEN_AXES), ("converse", _CONVERSE_AXES))
    return tuple((kind, *one) for kind, axes in kinds for form in forms(word) for one in axes.get(form, ()))


@lru_cache(maxsize=65536)
def _phrases(word: str) -> tuple[tuple[str, str], ...]:
    """The second words of phrases that a word may begin, and the phrases."""
    return tuple(one for form in forms(word) for one in _SECOND.get(form, ()))


def _bare(word: str) -> str:
    """A word without the prefix that turns it round; none where it has none."""
    match = _PREFIX.match(word)
    return word[match.end() :] if match else ""


def _marked(sentence: Sentence, at: int) -> list[tuple[str, int, bool]]:
    """The axes of a word, and of a phrase that begins with it, with their kind."""
    found = list(_axes_of(sentence.words[at]))
    for second, phrase in _phrases(sentence.words[at]):
        if second in sentence.words[at + 1 : at + 4]:
            found += (("open", *one) for one in _OPEN_AXES[phrase])
    return found


def _stand_apart(look: Look, at: int, to: int) -> bool:
    if _prefixed(look.source.words[at], look.derived.words[to]):
        return not _is_parted(look.source, at) and not _is_parted(look.derived, to)
    if _apart("open", look, at, to) or _far(look, at, to):
        return neighbours(look, at, to)
    if not _apart("converse", look, at, to):
        return False
    return _linked(look, nearest(look.source, at, -1, 3), nearest(look.derived, to, -1, 3))


def _is_parted(sentence: Sentence, at: int) -> bool:
    """Whether the prefix stands before the word, parted by a hyphen: "non-violent" for "nonviolent"."""
    return at > 0 and sentence.words[at - 1] in _PREFIXES


_PREFIXES: Final = frozenset("un dis non il ir im in anti mis".split())


def _apart(wanted: str, look: Look, at: int, to: int) -> bool:
    """Whether two words stand on either side of an axis, and neither sentence has words of both sides."""
    theirs = _marked(look.derived, to)
    for kind, axis, sign in _marked(look.source, at):
        if kind != wanted or (kind, axis, not sign) not in theirs:
            continue
        held = [
            {way for i in range(len(one.words)) for each, line, way in _marked(one, i) if (each, line) == (kind, axis)}
            for one in (look.source, look.derived)
        ]
        if all(len(ways) == 1 for ways in held):
            return True
    return False


def _far(look: Look, at: int, to: int) -> bool:
    """Whether the lexicon has the words as opposites, and neither sentence has another opposite of either."""
    old, new = look.source.words[at], look.derived.words[to]
    if old in _LOOSE or new in _LOOSE:
        return False
    mine, yours = opposites(old), opposites(new)
    if mine.isdisjoint(ways(new)):
        return False
    return all(mine.isdisjoint(ways(word)) for i, word in enumerate(look.source.words) if i != at) and all(
        yours.isdisjoint(ways(word)) for i, word in enumerate(look.derived.words) if i != to
    )


# Words that say in one sentence something of one thing and in the other of another, though they stand close.
_LOOSE: Final = frozenset(
    """early late later earlier past present day night back forward come came go went home away in out on off black
    white
    single double old new young older newer younger short long light dark heavy hard soft local national foreign
    domestic civil military big small large little great good bad first last next previous former latter same different
    other another own real full empty clean dirty rich poor left right front side top bottom up down outside inside add
    give take bring send push pull run stand sit live dead move stay begin end start finish man men woman
    women""".split()
)


def _prefixed(old: str, new: str) -> bool:
    short, long = sorted((old, new), key=len)
    match = _PREFIX.match(long)
    return match is not None and long[match.end() :] == short and short not in _NO_OPPOSITE


def _linked(look: Look, ours: Iterator[int], theirs: Iterator[int]) -> bool:
    forward, wanted = links(look).forward, set(theirs)
    return any(not wanted.isdisjoint(forward.get(at, ())) for at in ours)


def neighbours(look: Look, at: int, to: int) -> bool:
    """Whether one of the two content words right before, or right after, is alike on both sides."""
    return any(
        _linked(look, nearest(look.source, at, step, 2), nearest(look.derived, to, other, 2))
        for step in (-1, 1)
        for other in (-1, 1)
    )


def _tight(look: Look) -> Iterator[tuple[int, int]]:
    ours, theirs = look.source.once(_tight_axes), look.derived.once(_tight_axes)
    if not any((axis, not sign) in theirs for axis, sign in ours):
        return
    blocks = look.pair.blocks(look.match)
    for index, (tag, a, b, c, d) in enumerate(blocks):
        if tag != "replace" or b - a != 1 or d - c != 1:
            continue
        at, to = a - look.source.first, c - look.derived.first
        left, right = flanks(blocks, index)
        if sum((left, right)) < 3 or not right or not (left or at == to == 0):
            continue
        if look.derived.words[to] in look.source.words or look.source.words[at] in look.derived.words:
            continue
        old, new = (_TIGHT_AXES.get(s.words[i], ()) for s, i in ((look.source, at), (look.derived, to)))
        if any((axis, not sign) in new for axis, sign in old):
            yield at, to


def _tight_axes(sentence: Sentence) -> frozenset[tuple[int, bool]]:
    return frozenset(axis for word in sentence.words for axis in _TIGHT_AXES.get(word, ()))
