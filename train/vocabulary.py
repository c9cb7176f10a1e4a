"""Writes the tagger's vocabulary: a checkpoint's word pieces, each marked where news writes it as a person's name.

A word is a name where nine in ten of its uses within sentences of a news collection have a capital, and a person's
where it often follows a title or leads to a verb of saying, or comes before a surname found so. Places, peoples,
bodies, days, months and titles are no persons' names: what they say about a source is no matter of who it is. Words
that the news hardly ever has are marked rare: with a capital they are names too. Other words that nearly always have a
capital are marked proper: an outlet of that name is one without more. Words that are now and then somebody's surname,
but mostly not, are marked surname: a text has to introduce the person.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq

CAPITAL, LEAST, SURNAME, PERSON, AT_TIMES = 0.9, 5, 0.04, 0.06, 0.008
_WORD = re.compile(r"(?<=[a-z,] )[A-Za-z]+\b")
_CAPITAL = re.compile(r"\b[A-Z][a-z]+\b")
_TITLED = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Sgt|Lt|Capt)\.?|President|Senator|Secretary|Congress(?:wo)?man|"
    r"Representative|Governor|Mayor|Judge|Justice)\s([A-Z][a-z]+)(?:\s([A-Z][a-z]+))?"
    r"|\b([A-Z][a-z]+)(?:,? who)? (?:said|told|says|tweeted|added|wrote|asked|replied|testified)\b"
)
_SURNAME = re.compile(
    r"\b(?:Mr|Mrs|Ms|Sens?|Reps?|Gov|Gen|Sgt|Lt|Capt)\. (?:[A-Z][a-z]+ )?(?:[A-Z]\. )?([A-Z][a-z]+)\b(?! [A-Z])"
    r"|\b([A-Z][a-z]+) (?:[A-Z]\. )?([A-Z][a-z]+)(?:, who|,? (?:said|told|says|added|wrote|asked|replied|testified))\b"
)
_PAIR = re.compile(r"\b([A-Z][a-z]+) (?:[A-Z]\. )?([A-Z][a-z]+)\b")
KEPT = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec mr mrs ms dr sen sens rep reps
    gov govs lt gen col sgt maj capt rev jr sr st prof hon justice senate congress house parliament pentagon treasury
    capitol supreme federal american americans u us ceo cfo phd dna tv id ok god bible pm am et est facebook twitter
    instagram youtube internet republican republicans democrat democrats democratic gop liberal conservative libertarian
    libertarians i san los las new saint santa fort president secretary governor mayor judge speaker chairman senator
    airlines corps county said will he""".split()
)


def texts(path: Path) -> Iterator[str]:
    """The texts of a Parquet file."""
    for batch in pq.ParquetFile(path).iter_batches(batch_size=500, columns=["text"]):
        yield from batch["text"].to_pylist()


def families(news: Path, first_names: set[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each word is somebody's surname, after a title or a first name; and after a title alone."""
    family, with_title = Counter(), Counter()
    for text in texts(news):
        for after_title, first, name in _SURNAME.findall(text):
            family.update([after_title or (name if first in first_names else "")])
            with_title.update([after_title])
    return family, with_title


def main() -> None:
    """Counts, marks, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path, required=True, help="Parquet with a column text")
    parser.add_argument("--checkpoint", type=Path, required=True, help="a folder with vocab.txt")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    upper, lower, capital, titled, leading = (Counter() for _ in range(5))
    for text in texts(options.news):
        for word in _WORD.findall(text):
            (upper if word[0].isupper() else lower)[word.lower()] += 1
        capital.update(_CAPITAL.findall(text))
        titled.update(name for found in _TITLED.findall(text) for name in found if name)
    surnames = {word for word, times in titled.items() if times > 2 and times > SURNAME * capital[word] > 0}
    for text in texts(options.news):
        leading.update(first for first, second in _PAIR.findall(text) if second in surnames)

    first_names = {word for word, times in leading.items() if times > LEAST and times > SURNAME * capital[word]}
    family, with_title = families(options.news, first_names)

    def is_person(piece: str) -> bool:
        seen, word = upper[piece] + lower[piece], piece.capitalize()
        named = len(piece) > 1 and piece not in KEPT and seen >= LEAST and upper[piece] >= CAPITAL * seen
        return named and capital[word] >= LEAST and titled[word] + leading[word] >= PERSON * capital[word]

    def mark(piece: str) -> str:
        if is_person(piece):
            return "name"
        name = piece.capitalize()
        if piece not in KEPT and with_title[name] and family[name] >= max(LEAST - 2, AT_TIMES * capital[name]):
            return "surname"
        if piece not in KEPT and len(piece) > 1 and upper[piece] >= max(LEAST, CAPITAL * (upper[piece] + lower[piece])):
            return "proper"
        rare = piece.isalpha() and len(piece) > 1 and piece not in KEPT and upper[piece] + lower[piece] < LEAST
        return "rare" if rare else ""

    pieces = (options.checkpoint / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n")
    lines = [f"{piece}\t{mark(piece)}".rstrip("\t") for piece in pieces]
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
