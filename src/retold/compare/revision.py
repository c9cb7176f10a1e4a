"""`fact_added` and `fact_dropped`: sentences that one capture of a page has and the capture before it has not.

In a retelling a sentence that is missing says little, since retellings are shorter; in a revision of one page somebody
took it out. Neighbouring ones are one change.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from retold import settings
from retold.compare.align import Pair
from retold.compare.finding import change
from retold.compare.telling import Telling, plain
from retold.records import Change, ChangeKind, Span


def sentence_changes(pair: Pair) -> Iterator[Change]:
    """Runs of sentences without a counterpart on the other side, those taken out first."""
    sure = [match for match in pair.matches if match.sure >= settings.COMPARE_REWRITE]
    dropped = _runs(pair.source, pair.derived, {match.source for match in sure})
    added = _runs(pair.derived, pair.source, {match.derived for match in sure})
    for run in dropped:
        yield _change(pair, "fact_dropped", pair.source, run)
    for run in added:
        yield _change(pair, "fact_added", pair.derived, run)


def _runs(side: Telling, other: Telling, matched: set[int]) -> list[list[int]]:
    """Neighbouring sentences that the other side has not, each run by its sentences."""
    text = plain(other.text)
    runs: list[list[int]] = []
    for index, span in enumerate(side.reading.sentences):
        if index in matched or not _says_something(side, index) or plain(side.text[span.start : span.end]) in text:
            continue
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _says_something(side: Telling, sentence: int) -> bool:
    """Whether a sentence has enough words to be looked for on the other side."""
    words = side.stems[side.within(sentence)][side.content[side.within(sentence)]]
    return len(np.unique(words)) >= settings.COMPARE_REVISED_WORDS


def _change(pair: Pair, kind: ChangeKind, side: Telling, run: list[int]) -> Change:
    first, last = side.reading.sentences[run[0]], side.reading.sentences[run[-1]]
    span = Span(first.start, last.end)
    what = "A sentence" if len(run) == 1 else f"{len(run)} sentences"
    verb = "was" if len(run) == 1 else "were"
    before, after = (span, None) if kind == "fact_dropped" else (None, span)
    done = "taken out" if kind == "fact_dropped" else "added"
    return change(pair, kind, before, after, because=f"{what} {verb} {done}.", confidence=settings.COMPARE_REVISED_SURE)
