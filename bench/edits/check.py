"""Holds every line of the corpus of edits to its format, and counts what is in it.

    python bench/edits/check.py

What a line has, and what its kinds mean, is told in README.md.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Any, Final, NamedTuple

KINDS: Final = (
    "reversed strengthened number_changed quote_altered speaker_changed attribution_dropped headline_unsupported "
    "scope_changed quote_cut hedge_dropped weakened credit_changed credit_dropped fact_dropped fact_added "
    "label_substituted attribution_added hedge_added"
).split()
"""Gravest first."""
HERE: Final = Path(__file__).parent
LEAST_CHANGES: Final = 400
LEAST_A_KIND: Final = 15
LEAST_SHARE_WITHOUT: Final = 1 / 3
MOST_IN_A_PAIR: Final = 5
SOURCE_WORDS: Final = range(120, 351)
DERIVED_WORDS: Final = range(80, 301)
SHINGLE: Final = 5
MOST_SHARED: Final = 0.05
"""Share of the shorter page's 5-word shingles that two pairs may have in common before they count as near copies."""
FIELDS: Final = {"id", "beat", "source", "derived", "changes", "also", "paraphrased", "note"}
PAGE: Final = {"outlet", "title", "published", "text"}
CHANGE: Final = {"kind", "before", "after", "in_title"}

Pair = Mapping[str, Any]


class Counts(NamedTuple):
    """What the corpus holds: pairs, pairs without a change, and changes by kind and by half."""

    pairs: Counter[str]
    without: Counter[str]
    kinds: Mapping[str, Counter[str]]


def half(identity: str) -> str:
    """Which half a pair belongs to: `held-out` where the first byte of the sha256 of its id is odd, else `build`."""
    return "held-out" if hashlib.sha256(identity.encode()).digest()[0] % 2 else "build"


def load() -> list[Pair]:
    """All pairs of the corpus, in the order of the file."""
    return [json.loads(line) for line in (HERE / "made.jsonl").read_text(encoding="utf-8").splitlines()]


def _wrong_change(change: Mapping[str, Any], source: Mapping[str, str], derived: Mapping[str, str]) -> Iterator[str]:
    if set(change) != CHANGE:
        yield f"fields {sorted(change)}"
        return
    if change["kind"] not in KINDS:
        yield f"unknown kind {change['kind']!r}"
    if change["before"] is None and change["after"] is None:
        yield "neither before nor after"
    if change["in_title"] and change["after"] is None:
        yield "in the title, yet without words of the title"
    places = (("before", source["text"]), ("after", derived["title" if change["in_title"] else "text"]))
    for side, text in places:
        words = change[side]
        if words is not None and (not words.strip() or text.count(words) != 1):
            yield f"{side} stands {text.count(words)} times: {words!r}"


def wrong(pair: Pair) -> Iterator[str]:
    """What is wrong with the form of one pair, one sentence for each fault."""
    if set(pair) != FIELDS:
        yield f"fields {sorted(pair)}"
        return
    source, derived = pair["source"], pair["derived"]
    for side, page, words in (("source", source, SOURCE_WORDS), ("derived", derived, DERIVED_WORDS)):
        if set(page) != PAGE or not all(page.values()):
            yield f"{side} lacks a field"
        elif len(page["text"].split()) not in words:
            yield f"{side} has {len(page['text'].split())} words"
    if datetime.fromisoformat(source["published"]) >= datetime.fromisoformat(derived["published"]):
        yield "the retelling is not later than its source"
    if len(pair["changes"]) > MOST_IN_A_PAIR:
        yield f"{len(pair['changes'])} changes"
    if not pair["note"]:
        yield "no note"
    if not isinstance(pair["paraphrased"], int) or pair["paraphrased"] < 1:
        yield "no paraphrased sentence"
    for change in (*pair["changes"], *pair["also"]):
        yield from _wrong_change(change, source, derived)


def near_copies(pairs: list[Pair]) -> Iterator[tuple[str, str, float]]:
    """Pairs of pairs whose pages share too many shingles, with the share of the smaller set."""
    shingles = []
    for pair in pairs:
        words = (pair["source"]["text"] + " " + pair["derived"]["text"]).lower().split()
        shingles.append({tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)})
    for (one, left), (other, right) in combinations(zip(pairs, shingles, strict=True), 2):
        share = len(left & right) / min(len(left), len(right))
        if share > MOST_SHARED:
            yield one["id"], other["id"], share


def count(pairs: list[Pair]) -> Counts:
    """What is in the corpus."""
    kinds: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for pair in pairs:
        for change in pair["changes"]:
            kinds[change["kind"]][half(pair["id"])] += 1
    return Counts(
        Counter(half(pair["id"]) for pair in pairs),
        Counter(half(pair["id"]) for pair in pairs if not pair["changes"]),
        kinds,
    )


def check(pairs: list[Pair] | None = None) -> list[str]:
    """Every fault of the corpus, one line each; an empty list where all is well."""
    pairs = load() if pairs is None else pairs
    faults = [f"{pair.get('id')}: {fault}" for pair in pairs for fault in wrong(pair)]
    if faults:
        return faults
    if len({pair["id"] for pair in pairs}) != len(pairs):
        faults.append("an id stands twice")
    faults += [f"{one} and {other} share {share:.0%}" for one, other, share in near_copies(pairs)]
    counts = count(pairs)
    total = sum(counter.total() for counter in counts.kinds.values())
    if total < LEAST_CHANGES:
        faults.append(f"{total} changes")
    faults += [f"{c.total()} changes of {kind}" for kind, c in counts.kinds.items() if c.total() < LEAST_A_KIND]
    if counts.without.total() < LEAST_SHARE_WITHOUT * counts.pairs.total():
        faults.append(f"{counts.without.total()} pairs without a change")
    return faults


def main() -> int:
    """Prints the counts and the faults; 1 where there is a fault."""
    pairs = load()
    faults = check(pairs)
    if not faults:
        counts = count(pairs)
        total: Counter[str] = sum(counts.kinds.values(), Counter())
        print(f"{'':22}{'build':>8}{'held-out':>10}{'all':>6}")
        heads = [("pairs", counts.pairs), ("without a change", counts.without), ("changes", total)]
        for name, row in [*heads, *counts.kinds.items()]:
            print(f"{name:22}{row['build']:>8}{row['held-out']:>10}{row.total():>6}")
        print(f"paraphrased sentences: {sum(pair['paraphrased'] for pair in pairs)}")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
