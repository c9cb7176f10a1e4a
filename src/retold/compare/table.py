"""The table of a story: its statements as rows, its tellings as columns, and how each telling has each statement.

A telling that the alignment finds no sentence of is searched for the statement's words: it is said to lack it only
where hardly any of them stand together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from retold import settings
from retold.compare.cells import SURENESS, Told, certainty, differing, figures, main_stems, own_words, voice
from retold.compare.clusters import Cluster, clusters
from retold.compare.columns import columns
from retold.compare.telling import Indices, Telling, content_stems, plain, prepare
from retold.records import Cell, Change, Place, Reading, Row, Span, Spans, Story, Table
from retold.text import Keys

_KINDS: Final = list(settings.COMPARE_WEIGHTS)
_ASKED: Final = re.compile(
    r"\b(?:declin|refus|respon|repl|return|reach|request|immediately)\w*\b[^.]{0,80}\b(?:comment|messages?|calls?|emails?)\b",
    re.IGNORECASE,
)


def table(story: Story, readings: Iterable[Reading], changes: Iterable[Change]) -> Table:
    """The statements that two tellings have, or that a change is about, in the order of the first telling of each.

    Readings and changes of other stories are passed over. Linear in the length of the texts and the number of edges.
    """
    own = [one for one in readings if one.article.id in story.articles]
    order = columns(story, own)
    held = {one.article.id: prepare(one) for one in own}
    kept = sorted((one for one in changes if one.source in held and one.derived in held), key=_gravity)
    words = _Words.of([held[id] for id in order if id in held])
    known: dict[tuple[str, int, int, bool], Keys] = {}
    rows = [_Maker(story, held, order, one, known).row(words) for one in clusters(story, held, order, kept)]
    found = _once([row for row in rows if row is not None], held)
    telling = {cell.telling for row in found for cell in row.cells if cell.has == "told"}
    order = tuple(id for id in order if id in held or id in telling)
    place = {id: n for n, id in enumerate(order)}
    found.sort(key=lambda row: (place[row.label.article], row.label.span))
    cut = (replace(row, cells=tuple(cell for cell in row.cells if cell.telling in place)) for row in found)
    return Table(story.id, order, tuple(cut))


def _once(rows: Sequence[Row], held: Mapping[str, Telling]) -> list[Row]:
    """The rows without those that repeat another's words: a page may say a thing twice. Each with a change stays."""
    texts = [plain(held[row.label.article].text[row.label.span.start : row.label.span.end]) for row in rows]
    met = {text for row, text in zip(rows, texts, strict=True) if row.weight > 0}
    found = []
    for row, text in zip(rows, texts, strict=True):
        if row.weight > 0 or text not in met:
            found.append(row)
        met.add(text)
    return found


def _gravity(one: Change) -> tuple[float, int, str, str, Span, Span, float]:
    nowhere = Span(-1, -1)
    return (
        -one.weight, _KINDS.index(one.kind), one.source, one.derived, one.before or nowhere, one.after or nowhere,
        -one.confidence,
    )  # fmt: skip


@dataclass(frozen=True)
class _Words:
    """The content stems of a story's sentences: one entry a stem and sentence, sorted by stem.

    A telling's title counts as a sentence after its own ones. `starts` says where each telling's sentences start.
    """

    stems: Keys
    sentences: Indices
    starts: Mapping[str, int]
    total: int

    @classmethod
    def of(cls, sides: Sequence[Telling]) -> _Words:
        """All sentences of some tellings, numbered through."""
        stems: list[Keys] = [np.zeros(0, np.uint64)]
        numbers: list[Indices] = [np.zeros(0, np.int64)]
        starts, total = {}, 0
        for side in sides:
            kept = side.content & (side.sentence >= 0)
            count, title = len(side.reading.sentences), content_stems(side.reading.article.title or "")
            stems += [side.stems[kept], title]
            numbers += [side.sentence[kept] + total, np.full(len(title), total + count)]
            starts[side.reading.article.id] = total
            total += count + 1
        every, numbered = np.concatenate(stems), np.concatenate(numbers)
        order = np.lexsort((numbered, every))
        every, numbered = every[order], numbered[order]
        fresh = np.append(True, (every[1:] != every[:-1]) | (numbered[1:] != numbered[:-1]))[: len(every)]
        return cls(every[fresh], numbered[fresh], starts, total)

    def weights(self, stems: Keys) -> npt.NDArray[np.float64]:
        """What stems weigh: by their rarity among the sentences of the story."""
        held = np.searchsorted(self.stems, stems, "right") - np.searchsorted(self.stems, stems, "left")
        found: npt.NDArray[np.float64] = np.log1p(self.total / np.maximum(held, 1))
        return found

    def share(self, stems: Keys, others: Keys) -> float:
        """How much of the weight of some stems is among others."""
        weights = self.weights(stems)
        return float(weights[np.isin(stems, others)].sum()) / max(float(weights.sum()), 1e-9)

    def shares(self, stems: Keys) -> npt.NDArray[np.float64]:
        """For each sentence, how much of the weight of some stems it has."""
        low, high = np.searchsorted(self.stems, stems, "left"), np.searchsorted(self.stems, stems, "right")
        weights, found = self.weights(stems), np.zeros(self.total)
        for start, end, weight in zip(low, high, weights, strict=True):
            found[self.sentences[start:end]] += weight
        return found / max(float(weights.sum()), 1e-9)


@dataclass(frozen=True)
class _Maker:
    """What is needed to make one row; `row` makes it. `known` keeps the stems of sentences for the next."""

    story: Story
    held: Mapping[str, Telling]
    order: Sequence[str]
    cluster: Cluster
    known: dict[tuple[str, int, int, bool], Keys]

    def row(self, words: _Words) -> Row | None:
        """The row of a cluster; nothing where it says too little to be a statement and no change is about it."""
        places = {id: sorted({at, self.cluster.wider.get(id, at)}) for id, at in self.cluster.members.items()}
        places |= {id: [at] for id, at in self.cluster.also.items() if id not in places}
        stems = {id: self._stems(id, at) for id, at in places.items()}
        first = next(id for id in self.order if id in places)
        if not self.cluster.changes and self._says_little(first, places[first], stems[first]):
            return None
        places = self._near(words, places, first)
        shares = self._shares(words, [stems[first], *(stems[id] for id in self.order if id in places)])
        few = len(stems[first]) <= settings.COMPARE_TABLE_WORDS
        own = first, places[first]
        missing = {id: self._missing(own, id, shares[id], few) for id in self.held if id not in places}
        places |= {id: [cell] for id, cell in missing.items() if isinstance(cell, int)}
        if len(places) == 1 and not self.cluster.changes:
            return None
        first = next(id for id in self.order if id in places)
        often = Counter(stem for id, at in places.items() for stem in self._stems(id, at).tolist())
        about = np.array(sorted(stem for stem, n in often.items() if n > 1 or len(places) == 1), np.uint64)
        told = {id: Told(self.held[id], at[0], at[-1], about) for id, at in places.items()}
        cells = self._cells(told, first) | {id: cell for id, cell in missing.items() if isinstance(cell, Cell)}
        cells = {id: self._changed(cell) for id, cell in cells.items()}
        every = [cells[id] if id in cells else self._unseen(id, cells) for id in self.order]
        weight = max((one.weight for one in self.cluster.changes), default=0.0)
        label = cells[first].place
        return Row(label, tuple(every), weight) if label is not None else None

    def _stems(self, id: str, sentences: Sequence[int], *, names: bool = True) -> Keys:
        """The content stems of some sentences of a page, those apart that say who says it."""
        key = id, sentences[0], sentences[-1], names
        if key not in self.known:
            side = self.held[id]
            words = own_words(side, sentences[0], sentences[-1])
            self.known[key] = np.unique(side.stems[words if names else words[~side.name[words]]])
        return self.known[key]

    def _says_little(self, id: str, sentences: Sequence[int], stems: Keys) -> bool:
        """Whether sentences are no statement of a story: hardly any words, a caption, or an answer to a page's own
        question.
        """
        side = self.held[id]
        spans = [side.reading.sentences[at] for at in sentences]
        if len(stems) < settings.COMPARE_TABLE_WORDS:
            return True
        acts = any(span.start <= one.span.start < span.end for one in side.reading.statements for span in spans)
        if not acts and len(stems) < settings.COMPARE_TABLE_LABEL:
            return True
        return any(_ASKED.search(side.text, span.start, span.end) for span in spans)

    def _near(self, words: _Words, places: Mapping[str, list[int]], first: str) -> dict[str, list[int]]:
        """The places without those that tell something else than the first: what came in over other pages, or by a few
        words, and a sentence that tells another statement too and has not much of this one.
        """
        ours = self._stems(first, places[first])
        changed = {id for one in self.cluster.changes for id in (one.source, one.derived)}
        kept = {}
        for id, at in places.items():
            theirs = self._stems(id, at)
            share = words.share(ours, theirs)
            if id in self.cluster.members:
                near = share + words.share(theirs, ours) >= settings.COMPARE_TABLE_NEAR
            else:
                near = share >= settings.COMPARE_ELSEWHERE
            if id == first or id in changed or (near and self._more_than_names((first, places[first]), (id, at))):
                kept[id] = at
            else:
                self.cluster.maybe.setdefault(id, at[0])
        return kept

    def _more_than_names(self, one: tuple[str, Sequence[int]], other: tuple[str, Sequence[int]]) -> bool:
        """Whether sentences of two pages share words besides names, which alone tell nothing."""
        ours, theirs = self._stems(*one, names=False), self._stems(*other, names=False)
        return int(np.isin(ours, theirs).sum()) >= min(settings.COMPARE_TABLE_PLAIN, len(ours))

    @staticmethod
    def _shares(words: _Words, found: Iterable[Keys]) -> dict[str, npt.NDArray[np.float64]]:
        """For each telling how much of any one wording each sentence has; the last is its title."""
        first, *others = found
        distinct = {one.tobytes(): one for one in others if len(one) >= settings.COMPARE_TABLE_WORDS}
        wordings = [first, *distinct.values()][: settings.COMPARE_TABLE_WORDINGS]
        best = np.max([words.shares(one) for one in wordings], axis=0)
        ends = [*list(words.starts.values())[1:], words.total]
        return {id: best[start:end] for (id, start), end in zip(words.starts.items(), ends, strict=True)}

    def _missing(
        self, first: tuple[str, Sequence[int]], id: str, shares: npt.NDArray[np.float64], few: bool
    ) -> Cell | int:
        """A telling without an aligned sentence: the sentence that has the words all the same, or a cell that says
        whether some stand together. Of a statement of `few` words none is said to be absent.
        """
        side, best = self.held[id], int(np.argmax(shares))
        if shares[best] >= settings.COMPARE_TOLD:
            if best == len(side.reading.sentences):
                title = side.reading.article.title or ""
                return Cell(id, "told", Place(id, Span(0, len(title))), in_title=True)
            if self._more_than_names(first, (id, [best])):
                return best
        together = shares[:-1] + np.append(shares[1:-1], 0.0)[: len(shares) - 1]
        most = max(float(together.max(initial=0.0)), float(shares[-1]))
        at = self.cluster.maybe.get(id)
        if at is None and most >= settings.COMPARE_TABLE_ABSENT:
            at = best if best < len(side.reading.sentences) else None
        elif at is None and self._is_read(side) and not few:
            return Cell(id, "absent")
        return Cell(id, "unclear", Place(id, side.reading.sentences[at]) if at is not None else None)

    @staticmethod
    def _is_read(side: Telling) -> bool:
        return side.reading.article.language in {None, "en"} and len(side.reading.sentences) > 0

    def _cells(self, told: Mapping[str, Told], first: str) -> dict[str, Cell]:
        pivot = main_stems(told[first], self._marks(first))
        numbers = {id: figures(one) for id, one in told.items()}
        cells = {}
        for id, one in told.items():
            if (
                one.length > settings.COMPARE_TABLE_LONG
            ):  # sentences that were not parted: anything may be said of anything
                cells[id] = Cell(id, "told", Place(id, one.span))
                continue
            whose, speaker, source = voice(one)
            sure, negated, cue = certainty(one, self._marks(id), one.about if id == first else pivot)
            changes = [change for change in self.cluster.changes if change.derived == id]
            cells[id] = Cell(
                id, "told", Place(id, one.span), False, whose, speaker, source, sure, negated, cue,
                tuple(quantity.span for quantity in numbers[id]),
                differing((told[first], numbers[first]), (one, numbers[id]), changes) if id != first else (),
            )  # fmt: skip
        return cells

    def _marks(self, id: str) -> Spans:
        """Words of a telling of which a change says that they are surer or less sure than another's."""
        found = [one for one in self.cluster.changes if one.kind in SURENESS]
        before = [one.before for one in found if one.source == id and one.before]
        return (*before, *(one.after for one in found if one.derived == id and one.after and not one.in_title))

    def _changed(self, cell: Cell) -> Cell:
        """A cell with what changed there; what only a headline tells is told there."""
        own = [one for one in self.cluster.changes if one.derived == cell.telling]
        titled = next((one.after for one in own if one.in_title and one.after), None)
        if titled is not None and cell.has != "told":
            cell = Cell(cell.telling, "told", Place(cell.telling, titled), in_title=True)
        return replace(cell, changes=tuple(dict.fromkeys(one.kind for one in own)))

    def _unseen(self, id: str, cells: Mapping[str, Cell]) -> Cell:
        """How a page that is not held had a statement: as it stands in wording recovered from those taken from it."""
        page = next(page for page in self.story.unseen if page.id == id)
        for place in sorted(page.recovered):
            cell = cells.get(place.article)
            if cell is None or cell.place is None or cell.has != "told" or cell.in_title:
                continue
            whole = cell.place.span
            span = Span(max(whole.start, place.span.start), min(whole.end, place.span.end))
            if 2 * (span.end - span.start) < whole.end - whole.start:
                continue
            named = bool(cell.source) and all(_inside(one, span) for one in cell.source)
            whose = cell.voice if named or cell.voice != "attributed" else None
            hedged = cell.cue is not None and _inside(cell.cue, span)
            return replace(
                cell, telling=id, place=Place(place.article, span), changes=(), voice=whose,
                speaker=cell.speaker if named else None, source=cell.source if named else (),
                certainty="asserted" if cell.cue and not hedged else cell.certainty, cue=cell.cue if hedged else None,
                figures=tuple(one for one in cell.figures if _inside(one, span)),
                differing=tuple(one for one in cell.differing if _inside(one, span)),
            )  # fmt: skip
        return Cell(id, "unclear")


def _inside(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end
