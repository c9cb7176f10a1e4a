"""How well changes are found, against a corpus of edits: what `retold eval changes` prints (`edits.py` reads it).

A finding is right where an edit of its kind has some of the same words, one finding an edit; one that only repeats an
edit found already, or is of the kind and place that `also` leaves open, counts neither way; any other is false.
`--split dev` is the half that nothing was tuned on, `train` the half that rules were written on.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from retold import settings
from retold.compare import compare
from retold.errors import InputError
from retold.evaluate.edits import KINDS, Edit, Edited, edited
from retold.evaluate.report import Report, Request, Row, percent, scores
from retold.read import read
from retold.records import Change, Reading, Tagger


@dataclass(slots=True)
class Score:
    """Counts by kind: found and right, and missed; each false finding and each edit not found with its pair."""

    right: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    false: list[tuple[Edited, Change]] = field(default_factory=list)
    unfound: list[tuple[Edited, Edit]] = field(default_factory=list)

    def add(self, pair: Edited, found: Iterable[Change]) -> None:
        """Score the findings of one pair."""
        used: set[int] = set()
        for one in found:
            fitting = [n for n, edit in enumerate(pair.changes) if edit.fits(one)]
            fresh = [n for n in fitting if n not in used]
            if fresh:
                used.add(fresh[0])
                self.right[one.kind] += 1
            elif not fitting and not any(edit.fits(one) for edit in pair.also):
                self.false.append((pair, one))
        for n, edit in enumerate(pair.changes):
            if n not in used:
                self.missed[edit.kind] += 1
                self.unfound.append((pair, edit))

    def row(self, kind: str) -> Row:
        """Counts, precision, recall and F1 of one kind, or of "all"."""
        own = KINDS if kind == "all" else (kind,)
        right, missed = (sum(counts[k] for k in own) for counts in (self.right, self.missed))
        false = sum(one.kind in own for _, one in self.false)
        measured = scores(right, right + false, right + missed)
        return {"kind": kind, "edits": right + missed, "right": right, "false": false, **measured}


def measure(request: Request) -> Report:
    """Everything that `retold eval changes` prints. Raises `InputError` where the data cannot be used."""
    pairs, files = edited(request.data)
    own = [pair for pair in pairs if pair.held_out == (request.split == "dev")]
    if not own:
        raise InputError(f"{request.data} has no pair in the half {request.split!r}; give more pairs")
    tagger: Tagger = "fast" if request.tagger == "fast" else "accurate"
    readings = [(read(pair.source, tagger), read(pair.derived, tagger)) for pair in own]
    least = request.min_confidence or settings.MIN_CONFIDENCE
    begun = time.process_time()
    found = findings(readings, least)
    seconds = time.process_time() - begun
    return report(own, found, files, request.tagger, seconds)


def findings(readings: Sequence[tuple[Reading, Reading]], least: float) -> list[list[Change]]:
    """The changes of each pair that are sure enough."""
    return [[one for one in compare(*sides) if one.confidence >= least] for sides in readings]


def score(pairs: Sequence[Edited], found: Sequence[Sequence[Change]]) -> Score:
    """All findings against all edits."""
    total = Score()
    for pair, changes in zip(pairs, found, strict=True):
        total.add(pair, changes)
    return total


def report(
    pairs: Sequence[Edited], found: Sequence[Sequence[Change]], files: dict[str, str], tagger: str, seconds: float
) -> Report:
    """Scores by kind, gravest first; `seconds` is the processor time of comparing, reading apart."""
    total = score(pairs, found)
    rows = tuple(total.row(kind) for kind in KINDS if total.right[kind] + total.missed[kind] or _false(total, kind))
    overall = total.row("all")
    paraphrased = sum(pair.paraphrased for pair in pairs)
    unchanged = [pair for pair in pairs if not pair.changes]
    quiet = sum(not changes for pair, changes in zip(pairs, found, strict=True) if not pair.changes)
    figures = {
        "F1": float(overall["F1"] or 0),
        "precision": float(overall["P"] or 0),
        "recall": float(overall["R"] or 0),
        # a floor holds what is greater when better
        "paraphrased sentences without a false change, percent": percent(paraphrased - len(total.false), paraphrased),
    }
    notes = [
        f"{len(pairs):,} pairs, {len(unchanged):,} of them without a change, of which {quiet:,} were left alone",
        f"{len(total.false):,} false changes over {paraphrased:,} paraphrased sentences: "
        f"{10 * len(total.false) / max(1, paraphrased):.2f} for ten",
    ]
    if seconds:
        notes.append(f"{len(pairs) / seconds:,.0f} pairs a second of one core, reading apart")
    return Report("changes", tagger, files, figures, {"kinds": (*rows, overall)}, tuple(notes))


def _false(total: Score, kind: str) -> int:
    return sum(one.kind == kind for _, one in total.false)
