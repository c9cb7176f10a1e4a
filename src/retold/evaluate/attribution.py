"""How well attributions are found, against annotated articles: scores, each publisher, two humans, speed.

The spread is the difference of triple F1 between the best and the worst publisher. Its interval comes from resampling
each publisher's articles with replacement. A largest difference is above nothing even where no publisher differs: what
chance alone gives, with the same articles dealt to publishers at random, stands beside it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from retold import settings
from retold.evaluate.data import ROLES, Document, digest, documents
from retold.evaluate.readers import Read, reader
from retold.evaluate.report import Report, Request, Row, percent, scores
from retold.evaluate.units import KEYS, KINDS, MEASURES, Counts, tally
from retold.records import Attribution

_TRIPLE: Final = KEYS.index("triple")
_FLOORED: Final = tuple(key for key in MEASURES if not key.startswith("tok"))
Floats = npt.NDArray[np.float64]


class Speed(NamedTuple):
    """Words read, and the processor seconds that it took."""

    words: int
    seconds: float


class Side(NamedTuple):
    """What was compared: a tally for each article, (articles, keys, 3), and the publisher of each."""

    counts: Counts
    publishers: tuple[str, ...]


def measure(request: Request) -> Report:
    """Everything that `retold eval attribution` prints. Raises `InputError` where the data cannot be used."""
    path, held = documents(request.data, request.split)
    read = reader(request.tagger, request.min_confidence)
    found, speed = readings(held, read)
    return evaluate(held, found, request.tagger, {path.name: digest(path)}, speed)


def readings(held: Sequence[Document], read: Read) -> tuple[list[tuple[Attribution, ...]], Speed]:
    """What is found in each article. The first is read twice, so that what is loaded once is not timed."""
    read(held[0].text, held[0].title)
    begun = time.process_time()
    found = [read(document.text, document.title) for document in held]
    return found, Speed(sum(len(document.text.split()) for document in held), time.process_time() - begun)


def evaluate(
    held: Sequence[Document],
    found: Sequence[Sequence[Attribution]],
    tagger: str,
    data: dict[str, str],
    speed: Speed | None = None,
) -> Report:
    """Score readings against each article's first annotator, and the annotators against each other."""
    pairs = zip(held, found, strict=True)
    machine = _side(held, [tally(document.text, document.annotations[0], read) for document, read in pairs])
    total = machine.counts.sum(axis=0)
    publishers = _by_publisher(machine)
    tables: dict[str, tuple[Row, ...]] = {
        "scores": _scores(total),
        "recall": _recall(total),
        "publishers": publishers,
        "spread": _spread_rows(machine),
        **humans(held),
    }
    if speed is not None:
        tables["speed"] = (_speed(speed),)
    figures = {f"{key} F1": _score(total, key)["F1"] for key in _FLOORED}
    figures |= {f"recall {kind}": _score(total, f"recall {kind}")["R"] for kind in KINDS}
    if len(publishers) > 1:
        figures["lowest publisher triple F1"] = min(float(row["triple_F1"] or 0) for row in publishers)
    several = sum(len(document.annotations) > 1 for document in held)
    note = f"{len(held):,} articles, of which {several:,} have several annotators"
    return Report("attribution", tagger, data, figures, tables, (note,))


def humans(held: Sequence[Document]) -> dict[str, tuple[Row, ...]]:
    """Every two annotators of an article against each other: tables of the same measures."""
    several = [document for document in held if len(document.annotations) > 1]
    side = _side(several, [_agreement(document) for document in several])
    return {
        "two_humans": _scores(side.counts.sum(axis=0)) if several else (),
        "two_humans_publishers": _by_publisher(side),
        "two_humans_spread": _spread_rows(side),
    }


def _agreement(document: Document) -> Counts:
    """Every two annotators of an article, the earlier one taken for gold."""
    pairs = combinations(document.annotations, 2)
    summed: Counts = np.array([tally(document.text, one, other) for one, other in pairs], np.int64).sum(axis=0)
    return summed


def _side(held: Sequence[Document], tallies: list[Counts]) -> Side:
    counts = np.array(tallies, np.int64).reshape(-1, len(KEYS), 3)
    return Side(counts, tuple(document.publisher or "(none)" for document in held))


def _score(counts: Counts, key: str) -> dict[str, float]:
    return scores(*counts[KEYS.index(key)].tolist())


def _scores(counts: Counts) -> tuple[Row, ...]:
    rows: list[Row] = []
    for key in MEASURES:
        _, found, gold = counts[KEYS.index(key)].tolist()
        rows.append({"measure": key, **_score(counts, key), "found": found, "gold": gold})
    return tuple(rows)


def _recall(counts: Counts) -> tuple[Row, ...]:
    rows: list[Row] = []
    for kind in KINDS:
        hits, _, gold = counts[KEYS.index(f"recall {kind}")].tolist()
        rows.append({"kind": kind, "R": percent(hits, gold), "gold": gold})
    return tuple(rows)


def _by_publisher(side: Side) -> tuple[Row, ...]:
    names = np.array(side.publishers)
    rows: list[Row] = []
    for name in sorted(set(side.publishers)):
        own = side.counts[names == name]
        counts = own.sum(axis=0)
        halves = {f"{role}_F1": _score(counts, f"half {role}")["F1"] for role in ROLES}
        rows.append({"publisher": name, "articles": len(own), "attributions": int(counts[KEYS.index("link"), 2]),
                     "triple_F1": _score(counts, "triple")["F1"], **halves})  # fmt: skip
    return tuple(rows)


def _spread_rows(side: Side) -> tuple[Row, ...]:
    return (spread(side),) if len(set(side.publishers)) > 1 else ()


def spread(side: Side) -> Row:
    """Best less worst publisher in triple F1, its interval, and what chance alone gives: its median and upper end.

    There is no interval, and no chance, where a publisher has one article only.
    """
    counts = side.counts[:, _TRIPLE]
    names, owners = np.unique(np.array(side.publishers), return_inverse=True)
    groups = [np.flatnonzero(owners == owner) for owner in range(len(names))]
    each = _f1(np.array([counts[group].sum(axis=0) for group in groups]))
    row: Row = {"best": str(names[each.argmax()]), "worst": str(names[each.argmin()]), "spread": _tenth(np.ptp(each))}
    if min(map(len, groups)) < 2:
        return {**row, "low": None, "high": None, "chance_median": None, "chance_high": None}
    seeds = np.random.default_rng(settings.EVALUATE_SEED).spawn(2)

    def resampled() -> list[Counts]:
        return [counts[group[seeds[0].integers(len(group), size=len(group))]].sum(axis=0) for group in groups]

    def dealt() -> list[Counts]:
        shuffled = counts[seeds[1].permutation(len(counts))]
        return [shuffled[group].sum(axis=0) for group in groups]

    drawn, chance = (_rounds(sample) for sample in (resampled, dealt))
    outside = (1 - settings.EVALUATE_INTERVAL) / 2
    low, high = np.quantile(drawn, [outside, 1 - outside])
    middle, upper = np.quantile(chance, [0.5, settings.EVALUATE_INTERVAL])
    return {
        **row,
        "low": _tenth(low),
        "high": _tenth(high),
        "chance_median": _tenth(middle),
        "chance_high": _tenth(upper),
    }


def _rounds(sample: Callable[[], list[Counts]]) -> Floats:
    gaps: Floats = np.ptp(_f1(np.array([sample() for _ in range(settings.EVALUATE_ROUNDS)])), axis=1)
    return gaps


def _f1(counts: Counts) -> Floats:
    """F1 in percent; hits, found and gold stand in the last axis of `counts`."""
    hits, found, gold = np.moveaxis(counts, -1, 0)
    each: Floats = 200 * hits / np.maximum(1, found + gold)
    return each


def _tenth(value: float) -> float:
    return round(float(value), 1)


def _speed(speed: Speed) -> Row:
    rate = speed.words / max(speed.seconds, 1e-9)
    return {
        "words": speed.words, "processor_seconds": round(speed.seconds, 2), "words_per_second": round(rate),
        "articles_per_second": round(rate / settings.EVALUATE_ARTICLE_WORDS, 1),
        "words_of_an_article": settings.EVALUATE_ARTICLE_WORDS,
    }  # fmt: skip
