"""How one telling has a statement: to whom it puts it, how sure it says it is, and with which figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from retold import settings
from retold.compare.agreement import agree
from retold.compare.cover import is_spoken
from retold.compare.quantities import Quantity, quantities
from retold.compare.telling import Indices, Telling
from retold.compare.voices import is_inner, meets
from retold.records import (
    Attribution,
    Certainty,
    Change,
    ChangeKind,
    Hedge,
    HedgeKind,
    Modality,
    Span,
    Spans,
    Speaker,
    Statement,
    Voice,
)
from retold.text import Keys

# the changes that are about how sure something is said to be
SURENESS: Final[frozenset[ChangeKind]] = frozenset(
    {"reversed", "strengthened", "weakened", "hedge_dropped", "hedge_added"}
)
_HEDGED: Final[dict[HedgeKind, Certainty]] = {
    "reportedly": "hedged", "apparently": "hedged", "allegedly": "hedged", "said_to": "hedged", "possibly": "possible",
    "pending": "planned",
}  # fmt: skip
_MODAL: Final[dict[Modality, Certainty]] = {
    "possible": "possible", "planned": "planned", "denied": "denied", "asked": "asked",
}  # fmt: skip
_CALENDAR: Final = {"weekday", "date", "month", "year", "clock", "ordinal", "span"}  # pages date one day in many ways

# What makes an act less than done: what one can, must or should do is none of it, nor what one had to or was able to.
_UNSURE: Final = re.compile(
    r"\b(?:may|might|could|would|will|shall)\b|[’'](?:d|ll)\b|\bwon[’']t\b|\b(?:could|would|might)n[’']t\b|"
    r"\b(?:is|are|was|were) (?!able)(?:\w+ )?to\b|"
    r"\b(?!(?:ha[sd]|have|having|needs?|needed|able|used|managed|failed|refused) )\w{3,} to\b",
    re.IGNORECASE,
)
_DUTY: Final = re.compile(r"(?:can|can[’']t|cannot|must|should|ought|needs?|ha(?:s|ve|d) to)\b", re.IGNORECASE)
_SAID: Final = re.compile(
    r"\b(?:said|says?|saying|(?<!was )(?<!were )(?<!been )(?<!is )(?<!are )(?<!be )told|tells|according to|stated|"
    r"wrote|writes|tweeted|testified|(?:argue[sd]?|insist(?:s|ed)?|add(?:s|ed)|warn(?:s|ed)|allege[sd]|report(?:s|ed)|announced|"
    r"claim(?:s|ed)) that)\b",
    re.IGNORECASE,
)
_NEGATIVE: Final = re.compile(r"\b(?:not|never|no|none|nobody|nothing|neither|nor|cannot)\b|n[’']t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as one telling has it: its sentences, and the stems of its words that the row is about."""

    side: Telling
    first: int
    last: int
    about: Keys

    @property
    def span(self) -> Span:
        """From the first sentence's first character to the last one's last."""
        sentences = self.side.reading.sentences
        return Span(sentences[self.first].start, sentences[self.last].end)

    @property
    def length(self) -> int:
        """How many words they have."""
        return int(self.side.first[self.last + 1] - self.side.first[self.first])

    @property
    def focus(self) -> Indices:
        """The content words that the row is about; all of them where none is, and never those of a source."""
        words = own_words(self.side, self.first, self.last)
        kept: Indices = words[np.isin(self.side.stems[words], self.about)]
        return kept if len(kept) else words

    def attributions(self) -> list[Attribution]:
        """The attributions that touch it and are sure enough."""
        return _attributions(self.side, self.first, self.last)

    def share(self, spans: Iterable[Span], words: Indices) -> float:
        """How many of some words lie in spans."""
        starts, inside = self.side.words.starts[words], np.zeros(len(words), bool)
        for span in spans:
            inside |= (starts >= span.start) & (starts < span.end)
        return float(inside.mean()) if len(words) else 0.0


def own_words(side: Telling, first: int, last: int) -> Indices:
    """The content words of some sentences, without those that say who says it."""
    place = slice(side.within(first).start, side.within(last).stop)
    words = np.arange(place.start, place.stop)[side.content[place]]
    for span in (span for a in _attributions(side, first, last) for span in (*a.source, *a.cue)):
        words = words[(side.words.starts[words] < span.start) | (side.words.starts[words] >= span.end)]
    return words


def _attributions(side: Telling, first: int, last: int) -> list[Attribution]:
    found = {id(a): a for n in range(first, last + 1) for a in side.attributions.get(n, ())}
    return [a for a in found.values() if a.confidence >= settings.COMPARE_VOICE_SURE]


def voice(told: Told) -> tuple[Voice, Speaker | None, Spans]:
    """In whose voice a telling has it, and the words that say so; a verb of saying that was not read counts."""
    said = spoken(told)
    if said is not None:
        return "attributed", said.speaker, said.source or said.cue
    span, side = told.span, told.side
    for match in _SAID.finditer(side.text, span.start, span.end):
        if not side.inside_marks(match.start()):
            return "attributed", None, (Span(*match.span()),)
    words = told.focus
    quoted = len(words) > 0 and float(side.quoted[words].mean()) > 0.5
    return ("quoted" if quoted or is_spoken(side, told.first) else "own"), None, ()


def spoken(told: Told) -> Attribution | None:
    """The attribution that most of a statement stands in; a person, group or document goes before an outlet."""
    words = told.focus
    found = [(told.share(a.content, words), a) for a in told.attributions() if a.source or a.speaker]
    most = [(is_inner(told.side, a), share, a.confidence, a.content, a) for share, a in found if share >= 0.5]
    return max(most, key=lambda one: one[:4])[4] if most else None


def certainty(told: Told, marks: Spans, pivot: Keys) -> tuple[Certainty | None, bool, Span | None]:
    """How sure a telling says it is, whether it negates it, and the words that make it less than asserted.

    Of several clauses that counts in which `marks` lie, or whose act and object have most of the stems of `pivot`;
    nothing is known where the best has none of them and is not simply asserted.
    """
    clause, near = _clause(told, marks, pivot)
    hedge = _hedge(told, clause if near else None, marks)
    negated = near and clause is not None and clause.negated and _says_no(told, clause)
    if hedge is not None:
        return _HEDGED[hedge.kind], negated, hedge.cue
    if clause is None or clause.modality not in _MODAL:
        return "asserted", negated, None
    if not near:
        return None, False, None
    if clause.modality in {"denied", "asked"}:
        return _MODAL[clause.modality], negated, None
    cue = _UNSURE.search(told.side.text, clause.action.start, clause.action.end)
    return (_MODAL[clause.modality], negated, Span(*cue.span())) if cue else ("asserted", negated, None)


def _says_no(told: Told, clause: Statement) -> bool:
    """Whether a clause has a plain word of negation: "were to fail" and "refused" negate other acts than the row's."""
    return _NEGATIVE.search(told.side.text, clause.span.start, clause.span.end) is not None


def main_stems(told: Told, marks: Spans) -> Keys:
    """The content stems of the clause that a statement's certainty is taken from."""
    clause, _ = _clause(told, marks, told.about)
    place = told.side.at(clause.span if clause is not None else told.span)
    stems: Keys = np.unique(told.side.stems[place][told.side.content[place]])
    return stems


def _clause(told: Told, marks: Spans, pivot: Keys) -> tuple[Statement | None, bool]:
    """The clause that tells it, and whether its act or object has any of the words, or a mark lies in it."""
    span, side = told.span, told.side
    inside = [s for s in side.reading.statements if span.start <= s.span.start and s.span.end <= span.end]

    def stems(parts: Iterable[Span | None]) -> Keys:
        places = [side.at(part) for part in parts if part is not None]
        found: Keys = np.unique(np.concatenate([side.stems[place][side.content[place]] for place in places]))
        return found

    def fit(one: Statement) -> tuple[int, int, int, int, int, int]:
        met = sum(max(0, min(one.span.end, mark.end) - max(one.span.start, mark.start)) for mark in marks)
        whole, act = stems([one.span]), stems([one.action, one.object])
        shared = int(np.isin(whole, pivot).sum())
        acted = int(np.isin(act, pivot).sum()) if pivot is not told.about else 0  # of the first telling the main clause
        return met, acted, shared, -len(whole), -one.span.start, -one.span.end

    best = max(inside, key=fit, default=None)
    return best, best is not None and (max(fit(best)[:2]) > 0 or pivot is told.about)


def _hedge(told: Told, clause: Statement | None, marks: Spans) -> Hedge | None:
    """The softening words over a clause, or over a good part of what the row is about."""
    span, words = told.span, told.focus
    found = {id(h): h for n in range(told.first, told.last + 1) for h in told.side.hedges.get(n, ())}

    def over(one: Hedge) -> tuple[bool, bool, float, int]:
        marked = any(meets(one.cue, mark) for mark in marks)
        acted = clause is not None and (meets(one.scope, clause.action) or meets(one.cue, clause.action))
        return marked, acted, told.share((one.scope,), words), -one.cue.start

    inside = [h for h in found.values() if h.kind in _HEDGED and span.start <= h.cue.start and h.cue.end <= span.end]
    fit = [
        (over(h), h)
        for h in inside
        if h.confidence >= settings.COMPARE_VOICE_SURE and not _DUTY.match(told.side.text, h.cue.start)
    ]
    fit = [one for one in fit if one[0][0] or (not _after(one[1], clause) and (one[0][1] or one[0][2] >= 0.5))]
    return max(fit, key=lambda one: one[0])[1] if fit else None


def _after(hedge: Hedge, clause: Statement | None) -> bool:
    """Whether a plan stands behind the act: "he won it and was to begin", "a matter under investigation"."""
    return hedge.kind == "pending" and clause is not None and hedge.cue.start >= clause.action.end


def figures(told: Told) -> list[Quantity]:
    """Every figure of a statement."""
    sentences = told.side.reading.sentences[told.first : told.last + 1]
    return [quantity for sentence in sentences for quantity in quantities(told.side.text, sentence)]


def differing(
    first: tuple[Told, Sequence[Quantity]], cell: tuple[Told, Sequence[Quantity]], changes: Sequence[Change]
) -> Spans:
    """The figures in the place of others of the row's first telling: changed ones, and lone ones of a sort.

    Each side comes with its figures.
    """
    (first_told, ours), (told, theirs) = first, cell
    changed = [c.after for c in changes if c.kind == "number_changed" and c.after is not None]
    left = [q for q in ours if not any(agree(q, other) for other in theirs)]
    right = [q for q in theirs if not any(agree(other, q) for other in ours)]
    found = []
    for quantity in theirs:
        lone = quantity in right and [q for q in right if _sort(q) == _sort(quantity)] == [quantity]
        others = [q for q in left if _sort(q) == _sort(quantity)]
        swapped = lone and len(others) == 1 and quantity.kind not in _CALENDAR
        if (swapped and _one_thing(first_told, others[0], told, quantity)) or any(
            meets(quantity.span, span) for span in changed
        ):
            found.append(quantity.span)
    return tuple(found)


def _sort(quantity: Quantity) -> tuple[str, str]:
    return quantity.kind, quantity.dimension or quantity.unit


def _one_thing(first: Told, one: Quantity, told: Told, other: Quantity) -> bool:
    """Whether a content word right before, or right after, one figure stands there by the other."""
    before: list[Keys] = []
    after: list[Keys] = []
    for side, quantity in ((first.side, one), (told.side, other)):
        start, end = (int(np.searchsorted(side.words.starts, at)) for at in (quantity.span.start, quantity.span.end))
        for found, place in ((before, slice(max(0, start - 3), start)), (after, slice(end, end + 3))):
            found.append(side.stems[place][side.content[place]])
    return any(bool(np.isin(ours, theirs).any()) for ours, theirs in (before, after))
