"""`label_substituted`: people, a group or an act named otherwise in the same place of an aligned sentence.

A naming that says more than who somebody is (`namings.txt`: classes of WordNet, and on how many pages of the news
corpus each word stands) takes the place of one that does not, or of one of another class, where both stand in one role:
beside the same words or figure, or as the first people of their sentences. And a word set before a naming or a name
judges or places it, which the source has nowhere. A naming that the source has anywhere, names for one person and plain
synonyms are no change, and it makes no difference who names whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Final

import numpy as np

from retold import settings
from retold.compare.align import Match, Pair, flanks
from retold.compare.finding import change
from retold.compare.lexicon import alike, bases
from retold.compare.telling import Telling
from retold.records import Change, Span

_PEOPLE: Final = "people"
# Words that are set before a naming, by what they say; a word put in for another of its line says otherwise too.
_SET_BEFORE: Final = """
undocumented illegal unauthorized unlawful irregular
peaceful violent unruly rampaging
extremist extreme hard-line hardline fringe militant ultra
disgraced embattled controversial notorious scandal-plagued divisive polarizing polarising infamous
respected renowned acclaimed beloved celebrated popular prominent revered heroic brave courageous esteemed
self-styled self-proclaimed so-called would-be supposed
corrupt crooked cheating lying dishonest greedy cruel brutal ruthless evil wicked vile shameful disgusting sinister
fake phony phoney bogus sham false debunked discredited baseless conspiratorial
racist sexist xenophobic bigoted hateful homophobic transphobic antisemitic anti-semitic
crazed deranged unhinged hysterical rabid angry furious enraged disgruntled bitter
failed failing hapless bumbling incompetent clueless inept
elite elitist wealthy rich privileged
innocent defenseless defenceless helpless vulnerable
"""
# These tell where somebody stands: they say otherwise only where one is put in for another.
_PLACES: Final = frozenset(
    """conservative liberal progressive leftist rightist right-wing left-wing far-right far-left hard-right hard-left
    alt-right socialist communist fascist nationalist populist centrist moderate radical mainstream""".split()
)
_AFFIXED: Final = re.compile(
    r"(?!anti-(?:air|tank|missile|ship|submarine|personnel|vir|inflam|depress|trust|bacter|freez|theft|harass|corrupt|rac|"
    r"violen|crime|terror|drug|povert|bull|hat|abus|traffick|discriminat|dop|smok|fraud|slave|defam))"
    r"(?:now-|ever-)?(?:anti|pro|far|ultra|alt|pseudo)-\w{2,}|\w+-(?:wing|hating|loving|obsessed)"
)
# Whom these name may be anybody: in the place of another naming they only say less.
_ANYBODY: Final = frozenset(
    """people person man woman group crowd member resident citizen individual participant child family party worker
    employee official officials adult youth student teenager suspect""".split()
)
# Classes that judge by themselves; the others only where another class stands for them.
_JUDGING: Final = frozenset("wrongs deceives rules rebels protests hates serves fails shines owns scorns".split())


def label_changes(pair: Pair) -> Iterator[Change]:
    """Every place in which another naming stands, or a word set before one; then the same words in the title."""
    held, places = _Held(pair.source), set()
    found: dict[str, tuple[Span, float]] = {}
    for match in sorted(pair.matches, key=lambda match: -match.sure):
        if match.score >= 1.0 or match.sure < settings.COMPARE_LABEL_ALIGNED:
            continue
        found_here = (*_namings(pair, match, held), *_set_before(pair, match, held), *_put_in(pair, match, held))
        for before, after, sure in found_here:
            if after.start not in places:
                places.add(after.start)
                found.setdefault(pair.derived.said(after).casefold(), (before, sure))
                yield _change(pair, before, after, pair.derived.said(after), sure)
    title = pair.derived.reading.article.title or ""
    for words, (before, sure) in found.items():
        place = re.search(rf"(?<!\w){re.escape(words.split()[0])}(?!\w)", title, re.IGNORECASE)
        if place is not None and not _quoted(title, place.start()):
            yield _change(pair, before, Span(*place.span()), place.group(), sure, in_title=True)


def _change(pair: Pair, before: Span, after: Span, now: str, sure: float, *, in_title: bool = False) -> Change:
    because = f"What the source calls “{pair.source.said(before)}” is called “{now}” here."
    return change(pair, "label_substituted", before, after, because=because, confidence=sure, in_title=in_title)


def _quoted(title: str, place: int) -> bool:
    """Whether a place of a title stands after an odd number of quotation marks."""
    return len(re.findall(r"[\"“”]|(?<!\w)[‘']|[’'](?!\w)", title[:place])) % 2 == 1


class _Held:
    """The words of a telling, to be asked whether one like another is among them."""

    def __init__(self, side: Telling) -> None:
        self._side = side

    @cached_property
    def _words(self) -> frozenset[str]:
        text = f"{self._side.reading.article.title or ''} {self._side.text}".casefold().replace("’", "'")
        return frozenset(re.findall(r"[^\W_]+(?:[-'][^\W_]+)*", text))

    @cached_property
    def _bases(self) -> frozenset[str]:
        return self._words.union(*map(bases, self._words))

    @cached_property
    def _parts(self) -> frozenset[str]:
        parts = {part for word in self._words for part in (*word.split("-"), word.replace("-", ""))}
        return frozenset(parts | {_singular(part) for part in parts})

    def has(self, word: str) -> bool:
        """Whether the telling has a form of a word, whole or as part of another."""
        word = word.casefold()
        if word.replace("-", "") in self._parts or not bases(word).isdisjoint(self._bases):
            return True
        return any(form in self._parts for form in _doings(word))


def _doings(word: str) -> Iterator[str]:
    """Words for what one does who is named so: "rob" and "robbed" of a robber, "terrorism" of a terrorist."""
    root = _DOER.sub("", word)
    if word.endswith("ist"):
        yield from (root, f"{root}ism")
    elif root != word:
        yield from (f"{base}{ending}" for base in (root, root + "e", root + root[-1]) for ending in ("ed", "ing", "d"))


_DOER: Final = re.compile(r"(?:ist|[eo]r|ant)$")


def _namings(pair: Pair, match: Match, held: _Held) -> Iterator[tuple[Span, Span, float]]:
    """Namings that stand for others, with the confidence that they name the same people in two ways."""
    theirs = pair.derived.once(_people, match.derived)
    loaded = [(at, word) for at, word in theirs if _classes(word) and not held.has(word)]
    if not loaded:
        return
    ours = pair.source.once(_people, match.source)
    kept = [word for at, word in theirs if (at, word) not in loaded]
    ours = [(at, word) for at, word in ours if not any(alike(word, other) for other in kept)]
    for to, new in loaded:
        fit = [at for at, old in ours if _says_otherwise(old, new)]
        roles = [(_role(pair, match, at, to) + (at == ours[0][0] and to == theirs[0][0]), at) for at in fit]
        role, at = max(roles, default=(0, -1))
        both = role and bool(_classes(_singular(pair.source.word(at).casefold())))
        if role >= 2 or both or (role and match.score >= settings.COMPARE_LABEL_LIKE):
            sure = settings.COMPARE_LABEL_SURE if role >= 2 else settings.COMPARE_LABEL_ROLE
            yield pair.source.span(at, at + 1), pair.derived.span(to, to + 1), sure


def _put_in(pair: Pair, match: Match, held: _Held) -> Iterator[tuple[Span, Span, float]]:
    """A naming put in for another between words that are otherwise the same."""
    ours, theirs = dict(_people(pair.source, match.source)), dict(_people(pair.derived, match.derived))
    blocks = pair.blocks(match)
    for index, (tag, a, b, c, d) in enumerate(blocks):
        if tag != "replace" or (b - a, d - c) != (1, 1) or a not in ours or c not in theirs:
            continue
        says = _classes(theirs[c]) or (_classes(ours[a]) and theirs[c] not in _ANYBODY)
        same = alike(ours[a], theirs[c]) or held.has(theirs[c]) or not says
        if not same and min(flanks(blocks, index)) >= 1 and sum(flanks(blocks, index)) >= settings.COMPARE_LABEL_SAME:
            yield pair.source.span(a, b), pair.derived.span(c, d), settings.COMPARE_LABEL_PUT


def _says_otherwise(old: str, new: str) -> bool:
    """Whether a naming says of people what another does not."""
    ours, theirs = _classes(old), _classes(new)
    if "scorns" in theirs - ours:
        return True
    return not alike(old, new) and ours.isdisjoint(theirs) and (bool(ours) or not theirs.isdisjoint(_JUDGING))


def _people(side: Telling, sentence: int) -> list[tuple[int, str]]:
    """The words of a sentence that name people and are no names, outside of quotation marks, with their singulars."""
    place = side.within(sentence)
    found = []
    plain = side.content[place] & ~side.quoted[place] & ~side.name[place]
    for at in (np.flatnonzero(plain) + place.start).tolist():
        word = _singular(side.word(at).casefold())
        if word in _lists() and not _is_set_before(side, at, place.stop, word):
            found.append((at, word))
    return found


def _is_set_before(side: Telling, at: int, end: int, word: str) -> bool:
    """Whether a singular is set before another noun that names no people: "terrorist attacks"."""
    if at + 1 >= end or side.word(at).casefold() != word or not _follows(side, at) or side.name[at + 1]:
        return False
    following = side.word(at + 1).casefold()
    return following.endswith("s") and _singular(following) not in _lists()


def _role(pair: Pair, match: Match, at: int, to: int) -> int:
    """On how many sides two words have the same neighbours, figures among them."""
    left, right = pair.source.within(match.source), pair.derived.within(match.derived)
    found = 0
    for step in (-1, 1):
        mine, yours = _neighbour(pair.source, left, at, step), _neighbour(pair.derived, right, to, step)
        if mine is not None and yours is not None:
            same = pair.source_terms[mine] == pair.derived_terms[yours]
            found += bool(same or alike(pair.source.word(mine), pair.derived.word(yours)))
    after = [side.word(place + 1).casefold() for side, place in ((pair.source, at), (pair.derived, to))
             if place + 1 < len(side.words.starts)]  # fmt: skip
    return found + (len(after) == 2 and after[0] == after[1] and after[0] in _JOINING)


_JOINING: Final = frozenset("who whose which that of from".split())


def _neighbour(side: Telling, place: slice, at: int, step: int) -> int | None:
    """The nearest content word before or after one, if it is near."""
    for index in range(at + step, at + step * (settings.COMPARE_LABEL_NEAR + 1), step):
        if not place.start <= index < place.stop:
            return None
        if side.content[index]:
            return index
    return None


def _set_before(pair: Pair, match: Match, held: _Held) -> Iterator[tuple[Span, Span, float]]:
    """Words set before a naming or a name that judge or place it, where the source has the bare or another one."""
    side, place = pair.derived, pair.derived.within(match.derived)
    for at, end, word in _modifiers(side, place):
        kind = _kind(word)
        if kind is None or side.quoted[at:end].any() or not _follows(side, end - 1):
            continue
        if not side.word(at)[:1].islower():
            continue
        last = _last(side, place, end)
        full = last > end and side.name[last] and side.name[last - 1]
        named = bool(full) or _singular(side.word(last).casefold()) in _lists()
        same = _bare(pair, match, end, last)
        head = _counterpart(pair, match, last) if same is None and named else same
        if head is None:
            continue
        start = _other(pair.source, pair.source.within(match.source), head, kind, word)
        if start is not None:
            yield pair.source.span(start, head + 1), side.span(at, last + 1), settings.COMPARE_LABEL_SURE
        elif same is not None and not held.has(word) and kind != "place" and (named or kind == "affixed"):
            yield pair.source.span(head, head + 1), side.span(at, last + 1), settings.COMPARE_LABEL_SET


@lru_cache(maxsize=65536)
def _kind(word: str) -> str | None:
    """What a word says that is set before a naming: words of one kind say otherwise than each other."""
    if word in _PLACES:
        return "place"
    return _lines().get(word) or ("affixed" if _AFFIXED.fullmatch(word) else None)


def _modifiers(side: Telling, place: slice) -> Iterator[tuple[int, int, str]]:
    """Each word of a sentence that another follows, with those joined to it by hyphens, as one word."""
    at = place.start
    while at < place.stop - 1:
        end = at + 1
        while end < place.stop - 1 and side.text[side.ends[end - 1] : side.starts[end]] in "-‑":
            end += 1
        text = side.text[side.starts[at] : side.ends[end - 1]]
        yield at, end, text.casefold().replace("‑", "-").replace("’", "'")
        at = end


def _last(side: Telling, place: slice, at: int) -> int:
    """The last word of a naming that begins at a word."""
    while at + 1 < place.stop and _follows(side, at):
        at += 1
    return at


def _bare(pair: Pair, match: Match, to: int, last: int) -> int | None:
    """The word of the source sentence that is one of a derived naming's, its last one first."""
    side, place = pair.source, pair.source.within(match.source)
    for one in (last, *range(to, last)):
        for at in range(place.start, place.stop):
            if side.content[at] and not side.quoted[at] and pair.source_terms[at] == pair.derived_terms[one]:
                return at
    return None


def _counterpart(pair: Pair, match: Match, to: int) -> int | None:
    """The word of the source sentence that names people in the role of a derived one, or the only one that does."""
    found = [at for at, _ in pair.source.once(_people, match.source)]
    alone = len(found) == 1 == len(pair.derived.once(_people, match.derived))
    return found[0] if alone else next((at for at in found if _role(pair, match, at, to)), None)


def _follows(side: Telling, at: int) -> bool:
    """Whether the next word belongs to the same naming: a content word beside it, and no small one after a name."""
    between = side.text[int(side.words.ends[at]) : int(side.words.starts[at + 1])]
    small = side.name[at] and not side.name[at + 1]
    return between in {" ", "-"} and bool(side.content[at + 1]) and not small


def _other(side: Telling, place: slice, head: int, kind: str, word: str) -> int | None:
    """The word set before the source's naming that says otherwise than one of the same kind."""
    start = max(place.start, head - settings.COMPARE_LABEL_NEAR)
    for at, end, other in _modifiers(side, slice(start, head + 1)):
        beside = all(_follows(side, one) for one in range(at, head))
        if beside and end <= head and _kind(other) == kind and other.replace("-", "") != word.replace("-", ""):
            return None if alike(other, word) else at
    return None


@cache
def _lines() -> dict[str, str]:
    """The kind of each word that is set before a naming and judges it: the first word of its line."""
    return {word: line.split()[0] for line in _SET_BEFORE.strip().splitlines() for word in line.split()}


@cache
def _lists() -> dict[str, frozenset[str]]:
    """The classes of each naming; none of one that says no more than who somebody is."""
    found: dict[str, set[str]] = {}
    for line in (files("retold.compare") / "namings.txt").read_text(encoding="ascii").splitlines():
        name, *words = line.split()
        for word in words if name != "#" else ():
            found.setdefault(word.partition(":")[0], set()).update({name} - {_PEOPLE})
    return {word: frozenset(names) for word, names in found.items()}


def _classes(word: str) -> frozenset[str]:
    return _lists().get(word, frozenset())


@lru_cache(maxsize=65536)
def _singular(word: str) -> str:
    """A plural's singular, as far as the list has it."""
    if word in _lists():
        return word
    for ending, put in (("men", "man"), ("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(ending) and word.removesuffix(ending) + put in _lists():
            return word.removesuffix(ending) + put
    return word
