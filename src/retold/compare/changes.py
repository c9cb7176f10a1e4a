"""All kinds of change between two tellings, in one list: the same change in many places is one, gravest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from retold import settings
from retold.compare.align import Pair, align
from retold.compare.attribution import attribution_changes
from retold.compare.closeness import is_rewrite, names_source, taken_over
from retold.compare.credits import credit_changes
from retold.compare.facts import fact_changes
from retold.compare.headline import headline_changes
from retold.compare.labels import label_changes
from retold.compare.meaning import meaning_changes
from retold.compare.numbers import number_changes
from retold.compare.quotes import quote_changes
from retold.compare.revision import sentence_changes
from retold.compare.speakers import speaker_changes
from retold.compare.telling import plain, prepare
from retold.records import Change, ChangeKind, Reading, Span

Finder = Callable[[Pair], Iterator[Change]]
_KINDS: tuple[Finder, ...] = (
    number_changes,
    quote_changes,
    attribution_changes,
    headline_changes,
    fact_changes,
    label_changes,
    meaning_changes,
    speaker_changes,
    credit_changes,
)

# kinds that say one thing of the same words: how certain they are, a figure inside marks, for what they hold, who told
# whom
_ALIKE: Final[tuple[frozenset[ChangeKind], ...]] = (
    frozenset({"reversed", "strengthened", "weakened", "hedge_dropped", "hedge_added"}),
    frozenset({"number_changed", "quote_altered"}),
    frozenset({"scope_changed", "fact_dropped", "fact_added"}),
    frozenset({"attribution_dropped", "credit_dropped"}),
)
# kinds that two reports may show of what both heard, and those that a page may show that takes a little from a source
# which it names: what else it tells otherwise is mostly another's report, or told in other words elsewhere
_SPOKEN: Final[frozenset[ChangeKind]] = frozenset({"quote_altered", "quote_cut", "headline_unsupported"})
_RETOLD: Final[frozenset[ChangeKind]] = _SPOKEN | {
    "number_changed", "speaker_changed", "attribution_dropped", "hedge_dropped", "credit_changed", "credit_dropped",
}  # fmt: skip


def changes(source: Reading, derived: Reading) -> tuple[Change, ...]:
    """Every change over the least confidence, by falling weight, then by place."""
    return _changes(source, derived, _KINDS)


def revised(source: Reading, derived: Reading) -> tuple[Change, ...]:
    """Every change from one capture of a page to the next, sentences that came and went among them."""
    kinds = (*(kind for kind in _KINDS if kind is not fact_changes), sentence_changes)
    return tuple(replace(one, revision=True) for one in _changes(source, derived, kinds))


def _changes(source: Reading, derived: Reading, kinds: Iterable[Finder]) -> tuple[Change, ...]:
    if source.article.text == derived.article.text and source.article.title == derived.article.title:
        return ()
    pair = align(prepare(source), prepare(derived))
    found = [one for kind in kinds for one in kind(pair) if one.confidence >= settings.COMPARE_MIN_CONFIDENCE]
    if not is_rewrite(pair):
        firm, close = _RETOLD if names_source(pair) else _SPOKEN, taken_over(pair)
        found = [one if one.kind in firm or close(one) else _loose(one) for one in found]
    return tuple(sorted(_gravest(folded(pair, found)), key=_order))


def _loose(one: Change) -> Change:
    """A finding of a page that tells little from the other, in a sentence of its own words."""
    return replace(one, confidence=round(one.confidence * settings.COMPARE_LOOSE, 3))


def _order(one: Change) -> tuple[float, bool, int, int, int, str]:
    after, before = one.after or Span(0, 0), one.before or Span(0, 0)
    return -one.weight, not one.in_title, after.start, after.end, before.start, one.kind


def folded(pair: Pair, found: list[Change]) -> list[Change]:
    """One finding for the same words before and after: the surest, with the places of all others."""
    groups: dict[tuple[str, str, str, bool], list[Change]] = {}
    for one in sorted(found, key=lambda one: (-one.confidence, _order(one))):
        before = pair.source.text[one.before.start : one.before.end] if one.before else ""
        text = (pair.derived.reading.article.title or "") if one.in_title else pair.derived.text
        after = text[one.after.start : one.after.end] if one.after else ""
        groups.setdefault((one.kind, plain(before), plain(after), one.in_title), []).append(one)
    return [_with_places(first, others) for first, *others in groups.values()]


def _with_places(first: Change, others: list[Change]) -> Change:
    own = first.after or first.before
    places = {(one.after if first.after else one.before) for one in others} - {own, None}
    if not places:
        return first
    because = f"{first.because.removesuffix('.')} (in {len(places) + 1} places)."
    return replace(first, again=tuple(sorted(place for place in places if place)), because=because)


def _gravest(found: list[Change]) -> list[Change]:
    """Without those that name a lighter kind over the words of a graver one."""
    kept: list[Change] = []
    for one in sorted(found, key=lambda one: (-settings.COMPARE_WEIGHTS[one.kind], -one.confidence, _order(one))):
        if not any(_same_words(one, other) for other in kept):
            kept.append(one)
    return kept


def _same_words(one: Change, other: Change) -> bool:
    if one.kind == other.kind or one.in_title != other.in_title:
        return False
    if one.in_title:
        return _shared(one.after, other.after) > 0
    alike = any({one.kind, other.kind} <= group for group in _ALIKE)
    least = 0.0 if alike else settings.COMPARE_SAME_WORDS
    sides = ((one.after, other.after), (one.before, other.before))
    both = [_shared(mine, theirs) for mine, theirs in sides if mine and theirs]
    return bool(both) and all(share > least for share in both)


def _shared(one: Span | None, other: Span | None) -> float:
    """The characters that two spans share, of all that either has."""
    if one is None or other is None:
        return 0.0
    inside = min(one.end, other.end) - max(one.start, other.start)
    return max(0, inside) / max(1, max(one.end, other.end) - min(one.start, other.start))
