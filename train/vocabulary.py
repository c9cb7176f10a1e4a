"""Writes the tagger's vocabulary: a checkpoint's word pieces, each marked where news writes it as a name.

A word is a name where nine in ten of its uses within sentences of a news collection have a capital. Days, months,
titles, institutions and forums are kept apart: what they say about a source is no matter of who it is.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq

SHARE, LEAST = 0.9, 5
_WORD = re.compile(r"(?<=[a-z,] )[A-Za-z]+\b")
KEPT = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec mr mrs ms dr sen sens rep reps
    gov govs lt gen col sgt maj capt rev jr sr st prof hon justice senate congress house parliament pentagon treasury
    capitol supreme federal american americans u us ceo cfo phd dna tv id ok god bible pm am et est facebook twitter
    instagram youtube internet republican republicans democrat democrats democratic gop liberal conservative libertarian
    libertarians i""".split()
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path, required=True, help="Parquet with a column text")
    parser.add_argument("--checkpoint", type=Path, required=True, help="a folder with vocab.txt")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    upper, lower = Counter(), Counter()
    for batch in pq.ParquetFile(options.news).iter_batches(batch_size=500, columns=["text"]):
        for text in batch["text"].to_pylist():
            for word in _WORD.findall(text):
                (upper if word[0].isupper() else lower)[word.lower()] += 1
    pieces = (options.checkpoint / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n")
    lines = []
    for piece in pieces:
        seen = upper[piece] + lower[piece]
        named = len(piece) > 1 and piece not in KEPT and seen >= LEAST and upper[piece] >= SHARE * seen
        lines.append(f"{piece}\tname" if named else piece)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
