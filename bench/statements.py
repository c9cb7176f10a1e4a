"""Accuracy and speed of the read room's statements: `python bench/statements.py ARTICLES [-v] [--half build|held]`.

ARTICLES is the parquet file of `news37k` (id, text). `statements_judged.csv` holds 150 of its sentences (66 outlets),
chosen by a fixed seed before the rules were written, half of them in or beside an attribution: ids, offsets and labels,
no text. One reader wrote down each finite clause before seeing any output on them: actor, action, object, negation,
modality, time and condition. Two rows of the half `build` were set right afterwards. The rules of that reading:

- Every finite clause counts, with relative, subordinate and content clauses; infinitives and participles only where a
  verb introduces them ("plans to close"). The act of saying what follows counts nothing; verbs of thought before a
  clause, and the like, are `optional`: right or wrong, found or not, they do not count.
- In a passive the agent is the actor, or nobody, and what is acted on the object. A relative's actor is the noun
  phrase that it hangs on; an actor is without its apposition.
- Modality: `will` and plans are planned; may, can, could, should, must and what seems are possible; so are clauses in
  `if`; `would` is planned in reported words and possible elsewhere; clauses of a question, and `whether`, are asked.

A statement is found where its action shares a word that is no auxiliary. Actor, object, time and condition are right
where both are absent, or share at least half of the longer one's words. What `build` got wrong was read while mending;
of `held` only the score, twice. Exits 1 where a figure of the held half is under its floor.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet as pq

from retold.read.attributions import attributions
from retold.read.statements import statements
from retold.records import Attribution, Span, Spans, Statement
from retold.text import sentences

Reader = Callable[[str, Spans, tuple[Attribution, ...]], tuple[Statement, ...]]
JUDGED = Path(__file__).with_name("statements_judged.csv")
FLOORS = {"found F1": 0.85, "actor": 0.9, "object": 0.7, "negation": 0.95, "modality": 0.9}
ARTICLE_WORDS = 900
_WORD = re.compile(r"\w+(?:[-'’\u00ad]\w+)*|['’]\w+")
_AUXILIARY = frozenset(
    """is are was were be been being am 's 're 'm 've 'll 'd ’s ’re ’m ’ve ’ll ’d has have had do does did will would
    may might can could should must to not never didn’t didn't don't don’t isn't aren’t couldn’t can’t shouldn’t
    wouldn’t doesn't also up out down""".split()
)
_PARTS = ("actor", "object", "when", "condition")


class Truth(NamedTuple):
    """One clause as the reader saw it."""

    action: Span
    parts: dict[str, Span | None]
    negated: bool
    modality: str
    optional: bool


def main() -> int:
    """Scores both halves, and holds the held one against the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = Path(__file__).parents[2] / "shared"
    parser.add_argument("articles", nargs="?", type=Path, default=shared / "data" / "news37k" / "articles.parquet")
    parser.add_argument("-v", action="store_true", help="print what differs in the half `build`")
    parser.add_argument("--half", choices=("build", "held"))
    parser.add_argument("--module", type=Path, help="a file with another `statements`, to compare with")
    options = parser.parse_args()
    if not options.articles.exists():
        print(f"skipped: {options.articles} is not there", file=sys.stderr)
        return 0
    judged = _judged()
    texts = _texts(options.articles, {article for article, *_ in judged})
    reader: Reader = _load(options.module) if options.module else statements
    failed = False
    for half in [options.half] if options.half else ["build", "held"]:
        scores, counts = _score(judged, texts, reader, half, options.v and half == "build")
        print(half, counts, " ".join(f"{name} {value:.3f}" for name, value in scores.items()))
        failed |= half == "held" and any(scores[name] < floor for name, floor in FLOORS.items())
    _speed(texts, reader)
    return int(failed)


def _load(path: Path) -> Reader:
    spec = importlib.util.spec_from_file_location("other", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Reader = module.statements
    return found


def _judged() -> dict[tuple[str, str, int, int], list[Truth]]:
    """Each sentence (article, half, start, end) and its clauses; some have none."""
    found: dict[tuple[str, str, int, int], list[Truth]] = {}
    with JUDGED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = (row["article"], row["half"], int(row["start"]), int(row["end"]))
            clauses = found.setdefault(key, [])
            if row["action_start"]:
                action = Span(int(row["action_start"]), int(row["action_end"]))
                parts = {name: _span(row, name) for name in _PARTS}
                clauses.append(Truth(action, parts, row["negated"] == "1", row["modality"], row["optional"] == "1"))
    return found


def _span(row: dict[str, str], name: str) -> Span | None:
    return Span(int(row[f"{name}_start"]), int(row[f"{name}_end"])) if row[f"{name}_start"] else None


def _texts(path: Path, wanted: set[str]) -> dict[str, str]:
    table = pq.read_table(path, columns=["id", "text"])
    ids, texts = table.column("id").to_pylist(), table.column("text").to_pylist()
    return {name: text for name, text in zip(ids, texts, strict=True) if name in wanted}


def _words(text: str, span: Span | None, heads: bool = False) -> frozenset[int]:
    """The places of a span's words; with `heads` without auxiliaries, unless it has nothing else."""
    if span is None:
        return frozenset()
    words = {match.start(): match.group().lower() for match in _WORD.finditer(text, span.start, span.end)}
    kept = frozenset(at for at, word in words.items() if word not in _AUXILIARY) if heads else frozenset()
    return kept or frozenset(words)


def _half(text: str, left: Span | None, right: Span | None) -> bool:
    a, b = _words(text, left), _words(text, right)
    return len(a & b) * 2 >= max(len(a), len(b))


def _score(
    judged: dict[tuple[str, str, int, int], list[Truth]], texts: dict[str, str], reader: Reader, half: str, show: bool
) -> tuple[dict[str, float], str]:
    tally: Counter[str] = Counter()
    for (article, of, start, end), truths in judged.items():
        if of != half:
            continue
        text = texts[article]
        spans = sentences(text)
        read = reader(text, spans, attributions(text, spans, tagger="fast"))
        found = [each for each in read if start <= each.action.start < end]
        pairs, extra, missed = _match(text, truths, found)
        tally["matched"] += sum(not truth.optional for truth, _ in pairs)
        tally["extra"] += len(extra)
        tally["missed"] += sum(not truth.optional for truth in missed)
        if show:
            print(f"\n{text[start:end]}")
            for each in extra:
                print(f"   EXTRA {_shown(text, each.actor, each.action, each.object)} [{each.modality}]")
            for truth in missed:
                shown = _shown(text, truth.parts["actor"], truth.action, truth.parts["object"])
                print(f"   MISSED{'?' * truth.optional} {shown}")
        for truth, each in pairs:
            if not truth.optional:
                tally.update(_right(text, truth, each, show))
    matched = tally["matched"]
    precision, recall = matched / (matched + tally["extra"]), matched / (matched + tally["missed"])
    scores = {"found P": precision, "found R": recall, "found F1": 2 * precision * recall / (precision + recall)}
    scores |= {name: tally[name] / matched for name in ("actor", "object", "negation", "modality", "when", "condition")}
    return scores, f"({matched} matched, {tally['extra']} extra, {tally['missed']} missed)"


def _match(
    text: str, truths: list[Truth], found: list[Statement]
) -> tuple[list[tuple[Truth, Statement]], list[Statement], list[Truth]]:
    pairs: list[tuple[Truth, Statement]] = []
    left = list(found)
    missed = []
    for truth in truths:
        wanted = _words(text, truth.action, heads=True)
        plain = wanted == _words(text, truth.action)  # all auxiliaries, or none
        match = next((e for e in left if wanted & _words(text, e.action, heads=not plain)), None)
        if match is None:
            missed.append(truth)
        else:
            left.remove(match)
            pairs.append((truth, match))
    return pairs, left, missed


def _right(text: str, truth: Truth, each: Statement, show: bool) -> list[str]:
    right = [name for name in _PARTS if _half(text, truth.parts[name], getattr(each, name))]
    right += ["negation"] * (truth.negated == each.negated) + ["modality"] * (truth.modality == each.modality)
    wrong = {"negation", "modality", *_PARTS} - set(right)
    if wrong and show:
        print(f"   WRONG {sorted(wrong)} {_shown(text, each.actor, each.action, each.object)} [{each.modality}]")
        print(
            f"      want {_shown(text, truth.parts['actor'], truth.action, truth.parts['object'])} [{truth.modality}]"
        )
    return right


def _shown(text: str, *spans: Span | None) -> str:
    return " | ".join(text[span.start : span.end] if span else "-" for span in spans)


def _speed(texts: dict[str, str], reader: Reader) -> None:
    read = [
        (text, spans, attributions(text, spans, tagger="fast"))
        for text in texts.values()
        for spans in [sentences(text)]
    ]
    best = float("inf")
    for _ in range(5):
        started = time.process_time()
        for each in read:
            reader(*each)
        best = min(best, time.process_time() - started)
    words = sum(len(text.split()) for text in texts.values())
    print(f"{best / words * ARTICLE_WORDS * 1000:.2f} ms for {ARTICLE_WORDS} words on one core")


if __name__ == "__main__":
    sys.exit(main())
