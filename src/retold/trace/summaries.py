"""A few sentences of one text that tell the whole of another, longer one: what no alignment of sentences shows.

The words of a summary come from all over the text it sums up, and from little else; the text around it has other
words. Where that text has them too, as in two reports of one event, nothing is found: a summary cannot be told from an
independent report there.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from retold import settings
from retold.text import Offsets
from retold.trace.words import Mask, Pair, Range, Side


class Summary(NamedTuple):
    """The words that sum up the other text, and the evidence for it (nats)."""

    words: Range
    evidence: float


def summary(pair: Pair, short: Side, long: Side) -> Summary | None:
    """The words of `short` that sum up all of `long`, if some do."""
    if len(long.numbers) * settings.TRACE_SUMMARY_SHARE < settings.TRACE_SUMMARY_WORDS:
        return None
    held = long.counts > 0
    found = _densest(pair, short, long, held)
    own = short.numbers[slice(*found.words)]
    size = len(own)
    if size < settings.TRACE_SUMMARY_WORDS or size > settings.TRACE_SUMMARY_SHARE * len(long.numbers):
        return None
    if found.evidence < settings.TRACE_SUMMARY_EVIDENCE:
        return None
    inside = distinct(own, pair.telling)
    around = distinct(np.delete(short.numbers, slice(*found.words)), pair.telling)
    if len(inside) == 0 or len(around) < settings.TRACE_SUMMARY_AROUND:
        return None
    within, without = float(held[inside].mean()), float(held[around].mean())
    if within < settings.TRACE_SUMMARY_FOUND or within - without < settings.TRACE_SUMMARY_CONTRAST:
        return None
    if without > settings.TRACE_SUMMARY_ELSEWHERE or _spread(inside, long) < settings.TRACE_SUMMARY_SPREAD:
        return None
    return found


def _densest(pair: Pair, short: Side, long: Side, held: Mask) -> Summary:
    """The run of sentences with the greatest evidence for telling `long`, found again until it stays."""
    words = (0, 0)
    evidence = 0.0
    kept = settings.TRACE_SUMMARY_KEPT
    for _ in range(settings.TRACE_RETOLD_ROUNDS):
        own = short.numbers[slice(*words)]
        rate = (short.counts - np.bincount(own, minlength=pair.size) + pair.prior) / (
            len(short.numbers) - len(own) + settings.TRACE_RETOLD_PRIOR
        )
        chance = np.clip(-np.expm1(-rate * len(long.numbers)), settings.TRACE_SUMMARY_TOPIC, 0.98)
        weights = np.where(held, np.log(kept / chance + 1 - kept), np.log(1 - kept))[short.numbers]
        sums = np.concatenate(([0.0], np.cumsum(weights)))[short.cuts]
        lowest = np.minimum.accumulate(sums)
        end = int(np.argmax(sums[1:] - lowest[:-1])) + 1
        begin = int(np.argmin(sums[:end]))
        before, words = words, (int(short.cuts[begin]), int(short.cuts[end]))
        evidence = float(sums[end] - sums[begin])
        if words == before:
            break
    return Summary(words, evidence)


def distinct(words: Offsets, telling: Mask) -> Offsets:
    """The telling ones among some words, each once."""
    found: Offsets = np.unique(words)
    return found[telling[found]]


def _spread(words: Offsets, long: Side) -> float:
    """Which share of the long text lies between the first and the last tenth of the places where these words stand."""
    mask = np.zeros(len(long.counts), np.bool_)
    mask[words] = True
    places = np.flatnonzero(mask[long.numbers])
    first, last = np.quantile(places, (0.1, 0.9))
    return float(last - first) / len(long.numbers)
