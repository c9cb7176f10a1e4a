"""Accuracy of the read room's speakers on gold sources: `python bench/speakers.py DATA [--wrong]`.

DATA is a folder with PolNeAR as `train.jsonl.gz` (lines of doc, text, annotations). `speakers_judged.csv` beside this
script holds sources of it, judged by reading their articles: where the source stands, the form of its words (`pronoun`,
`definite` description, bare `surname`, `other`), the kind of speaker, and where the article names that speaker most
fully (empty where it does not, or where the source itself does and is no person). The first annotator's attributions
are read as they are, so that only the speakers are measured. Exits 1 where a figure is under its floor.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from retold.read.speakers import speakers
from retold.records import Attribution, Span, Speaker

FLOORS = {"kind": 0.89, "name": 0.86, "resolved precision": 0.90, "resolved recall": 0.85}
FORMS = ("pronoun", "definite", "surname", "other")


class Judged(NamedTuple):
    """One judged source: its form, the true kind, the true name in full ("" for none), and what was found."""

    place: str
    form: str
    kind: str
    name: str
    found: Speaker


def main() -> int:
    """Reads every judged article, prints the shares, and holds them against the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path(__file__).parents[2] / "shared"
    parser.add_argument("data", nargs="?", type=Path, default=shared / "data" / "polnear")
    parser.add_argument("--wrong", action="store_true", help="list the places that are wrong")
    options = parser.parse_args()
    gold = options.data / "train.jsonl.gz"
    if not gold.exists():
        print(f"skipped: {gold} is not there", file=sys.stderr)
        return 0
    judged = list(_judged(gold))
    print(f"{len(judged)} sources: {dict(Counter(each.form for each in judged))}")
    figures = _figures(judged)
    if options.wrong:
        for each in judged:
            right = _same(each) if each.kind == "named" else not each.name or _shares_words(each)
            if each.found.kind != each.kind or not right:
                print(f"{each.place} {each.form}: {each.kind}, found {each.found.kind}, name right: {right}")
    low = [f"{name} {figures[name]:.3f} < {floor}" for name, floor in FLOORS.items() if figures[name] < floor]
    print("\n".join(low) or "all floors held")
    return 1 if low else 0


def _judged(gold: Path) -> Iterator[Judged]:
    with (Path(__file__).parent / "speakers_judged.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wanted = {row["doc"] for row in rows}
    with gzip.open(gold, "rt", encoding="utf-8", newline="\n") as lines:
        articles = {article["doc"]: article for article in map(json.loads, lines) if article["doc"] in wanted}
    found = {doc: _read(article) for doc, article in articles.items()}
    for row in rows:
        text, place = articles[row["doc"]]["text"], (int(row["source_start"]), int(row["source_end"]))
        name = text[int(row["name_start"]) : int(row["name_end"])] if row["name_start"] else ""
        yield Judged(f"{row['doc']} {place}", row["form"], row["kind"], name, found[row["doc"]][place])


def _read(article: dict[str, Any]) -> dict[tuple[int, int], Speaker]:
    records = [
        Attribution("indirect", _spans(each["source"]), _spans(each["cue"]), _spans(each["content"]), None, 1.0)
        for each in article["annotations"][0]["attributions"]
    ]
    return {
        (record.source[0].start, record.source[-1].end): speaker
        for record, speaker in zip(records, speakers(article["text"], records, None), strict=True)
        if speaker is not None
    }


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in sorted(pairs))


def _figures(judged: list[Judged]) -> dict[str, float]:
    figures = {"kind": _share("kind", [each.found.kind == each.kind for each in judged])}
    for form in FORMS:
        _share(f"  {form}", [each.found.kind == each.kind for each in judged if each.form == form])
    persons = [each for each in judged if each.kind == "named"]
    figures["name"] = _share("name of those who have one", [_same(each) for each in persons])
    for form in FORMS:
        _share(f"  {form}", [_same(each) for each in persons if each.form == form])
    hard = [each for each in judged if each.form != "other"]
    for title, forms in (("resolved", FORMS[:3]), ("pronouns and descriptions", FORMS[:2])):
        given = [_same(each) for each in hard if each.form in forms and each.found.kind == "named"]
        figures[f"{title} precision"] = _share(f"{title}, precision", given)
        wanted = [_same(each) for each in hard if each.form in forms and each.kind == "named"]
        figures[f"{title} recall"] = _share(f"{title}, recall", wanted)
    others = [each for each in judged if each.kind != "named" and each.name]
    _share("groups and documents that another place names", [_shares_words(each) for each in others])
    return figures


def _share(title: str, right: list[bool]) -> float:
    share = sum(right) / len(right) if right else 0.0
    print(f"{title:48} {share:.3f}  {sum(right)}/{len(right)}")
    return share


def _same(each: Judged) -> bool:
    """Is the name found that of the person meant: the same last word, and the same first where the article has one?"""
    if each.kind != "named" or each.found.kind != "named" or not each.found.name:
        return False
    true, found = _words(each.name), _words(each.found.name)
    return bool(found) and true[-1] == found[-1] and true[0] in (found[0], true[-1])


def _shares_words(each: Judged) -> bool:
    return bool(set(_words(each.name)) & set(_words(each.found.name or "")))


def _words(name: str) -> list[str]:
    words = re.findall(r"[^\W_]{2,}(?:[’'-][^\W_]+)*", name.lower())
    return [word for word in words if word not in {"jr", "sr", "ii", "iii", "the"}] or [""]


if __name__ == "__main__":
    sys.exit(main())
