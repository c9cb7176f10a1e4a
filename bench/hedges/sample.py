"""Draws the 600 sentences of `news37k` whose hedge cues are annotated by hand, and can write out their texts.

300 are uniformly random; 300 hold a word of `BROAD`, a list wider than what `retold.read.hedges` knows, so that words
in another sense and unknown cues both occur. There a sentence weighs the inverse square root of how often its rarest
such word occurs, so that neither "would" nor "ostensibly" fills the sample. One sentence an article, none twice.

Run: `python bench/hedges/sample.py articles.parquet [texts.jsonl]`. Writes `sample.csv` beside itself (number, article,
half-open code points of the sentence, stratum) and, where asked, the texts for those who annotate; they stay out of
the repository.
"""

from __future__ import annotations

import csv
import json
import random
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Final, NamedTuple

import pyarrow.parquet as pq

from retold.text import sentences

SEED: Final = 20161
ARTICLES: Final = 12_000
EACH: Final = 300
AN_OUTLET: Final = 12
WORDS: Final = range(8, 61)
BROAD: Final = re.compile(
    r"""\b(?:
    may|might|could|would|should|must|can|ought|
    (?:seem|appear|suggest|indicate|impl(?:y|ie)|tend|believe|think|guess|suppos|assum|presum|suspect|fear|expect|
       anticipat|predict|project|forecast|estimat|doubt|wonder|speculat|rumou?r|alleg|purport|claim|report|understand|
       understood|consider|weigh|mull|contemplat|plan|intend|hope|hoping|aim|seek|propos|vow|threaten|allude|hint|infer|
       signal|surmise|reckon|imagin|argu|contend|assert|insist|maintain|accus|charg|warn|feel|felt|thought|look|sound|
       schedul|slated|poised|await|pending|preliminar|unconfirmed|tentativ|prospect|likel|unlikel|possib|probab|
       potential|perhaps|maybe|conceivabl|arguabl|evident|ostensibl|apparent|plausibl|questionabl|uncertain|unclear|
       unknown|unverified|self-described|so-called|would-be|credibl)(?:s|es|d|ed|ied|ing|y|ly|ies|e|al|ial|tion|tions|
       ation|ations|ment|ments|able|ably|ility|ilities|ate|ated|ative|ory|le|ibly|ive|edly|ers|ous|t|n|r|ity|ively)?|
    ready|subject|set|due|bound|prepar\w*|about|around|some|roughly|approximately|nearly|almost|virtually|practically|
    largely|mostly|mainly|generally|typically|usually|often|sometimes|frequently|relatively|somewhat|fairly|rather|
    quite|sort|kind|or\ so|more\ or\ less|more\ than|less\ than|fewer|over|under|at\ least|at\ most|up\ to|as\ many\ as|
    as\ much\ as|close\ to|upwards?\ of|dozens|hundreds|thousands|scores|several|ish|nominally|effectively|essentially|
    basically|yet|not\ clear|in\ theory|technically|supposed|sources?|evidence|odds|chance|chances|risk|hypothe\w+|
    theor(?:y|ies)|opinion|view|version|whether|if
    )\b""",
    re.I | re.X,
)


class Candidate(NamedTuple):
    """A sentence that may be drawn, and the words of `BROAD` in it."""

    article: str
    outlet: str
    start: int
    end: int
    text: str
    found: tuple[str, ...]


def candidates(path: Path, chance: random.Random) -> list[Candidate]:
    """Every sentence of fitting length in a random part of the articles, in random order."""
    rows = pq.read_table(path, columns=["id", "outlet", "text"]).to_pylist()
    rows.sort(key=lambda row: row["id"])
    pool = [
        Candidate(row["id"], row["outlet"], span.start, span.end, text, tuple(map(str.lower, BROAD.findall(text))))
        for row in chance.sample(rows, ARTICLES)
        for span in sentences(row["text"])
        if len((text := row["text"][span.start : span.end]).split()) in WORDS
    ]
    chance.shuffle(pool)
    return pool


def draw(pool: list[Candidate], chance: random.Random) -> list[tuple[Candidate, str]]:
    """The sample in random order, each with its stratum."""
    often = Counter(word for item in pool for word in set(item.found))
    weighted = sorted(
        (item for item in pool if item.found),
        key=lambda item: chance.random() ** (min(often[word] for word in item.found) ** 0.5),
        reverse=True,
    )
    drawn: list[tuple[Candidate, str]] = []
    articles, texts, outlets = set[str](), set[str](), Counter[str]()
    for stratum, order in (("random", pool), ("enriched", weighted)):
        room = EACH
        for item in order:
            if not room:
                break
            if item.article in articles or item.text in texts:
                continue
            if stratum == "enriched" and outlets[item.outlet] == AN_OUTLET:
                continue
            outlets[item.outlet] += stratum == "enriched"
            articles.add(item.article)
            texts.add(item.text)
            drawn.append((item, stratum))
            room -= 1
    chance.shuffle(drawn)
    return drawn


def main() -> None:
    """Writes the sample, and the texts where a second path is given."""
    chance = random.Random(SEED)
    drawn = draw(candidates(Path(sys.argv[1]), chance), chance)
    with Path(__file__).with_name("sample.csv").open("w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["number", "article", "start", "end", "stratum"])
        rows.writerows(
            [number, item.article, item.start, item.end, stratum] for number, (item, stratum) in enumerate(drawn, 1)
        )
    if len(sys.argv) > 2:
        lines = [
            json.dumps({"number": n, "text": item.text}, ensure_ascii=False) for n, (item, _) in enumerate(drawn, 1)
        ]
        Path(sys.argv[2]).write_text("\n".join(lines) + "\n")
    print(Counter(stratum for _, stratum in drawn), len({item.outlet for item, _ in drawn}), "outlets")


if __name__ == "__main__":
    main()
