"""How well hedges are found, against sentences whose softening words were marked: cues, by kind, and two annotators.

A folder holds `sample.csv` (number, article, start, end, stratum: the sentences) and marks (number, kind, start, end)
in any of `adjudicated.csv`, `first.csv` and `second.csv`; the first of these that is there is the reference. Offsets
count in the article. The texts are a Parquet file with id and text: `--articles`, or `articles.parquet` in the folder.

 exact    the same span
 overlap  a shared character, one to one, those that share most first
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple, get_args

import pyarrow.parquet as pq

from retold.errors import InputError
from retold.evaluate.data import digest, find
from retold.evaluate.report import Report, Request, Row, scores
from retold.read.hedges import hedges
from retold.records import Hedge, HedgeKind, Span
from retold.text import sentences

KINDS: Final = get_args(HedgeKind)
_SAMPLE: Final = ("number", "article", "start", "end", "stratum")
_MARKS: Final = ("number", "kind", "start", "end")
_SETS: Final = ("adjudicated.csv", "first.csv", "second.csv")
Find = Callable[[str], Sequence[Hedge]]


class Cue(NamedTuple):
    """Softening words, and how they soften."""

    kind: str
    span: Span


class Sentence(NamedTuple):
    """One sentence of the sample; offsets count in its article."""

    article: str
    span: Span
    stratum: str


Cues = Mapping[int, Sequence[Cue]]
"""By the number of the sentence; one without cues may be left out."""


def measure(request: Request) -> Report:
    """Everything that `retold eval hedges` prints. Raises `InputError` where the data cannot be used."""
    folder = request.data
    sample = _sample(find(folder, "sample.csv"))
    path = find(folder, *_SETS)
    gold = marks(path, sample)
    texts = _texts(request.articles or find(folder, "articles.parquet"), sample)

    def confident(text: str) -> list[Hedge]:
        return [each for each in hedges(text, sentences(text)) if each.confidence >= request.min_confidence]

    found = cues_found(sample, texts, confident)
    pair = [folder / name for name in _SETS[1:]]
    agreed = score(*(marks(each, sample) for each in pair)) if all(each.is_file() for each in pair) else ()
    rows = score(gold, found)
    tables = {"scores": rows, "strata": _strata(sample, gold, found), "two_humans": agreed}
    figures = {f"cue {name} F1": float(rows[0][f"{name}_F1"] or 0) for name in ("exact", "overlap")}
    figures["kind and cue overlap F1"] = float(rows[1]["overlap_F1"] or 0)
    note = f"{len(sample):,} sentences, {sum(map(bool, gold.values())):,} with a cue; the reference is {path.name}"
    data = {each.name: digest(each) for each in (path, folder / "sample.csv")}
    return Report("hedges", request.tagger, data, figures, tables, (note,))


def score(gold: Cues, found: Cues) -> tuple[Row, ...]:
    """Rows of scores: any kind, all where the kind must be right, then each kind alone. A cue found in a sentence that
    has none in `gold` is wrong.
    """
    rows = [_row("any kind", gold, found, KINDS, alike=False), _row("kind right too", gold, found, KINDS)]
    return (*rows, *(_row(kind, gold, found, (kind,)) for kind in KINDS))


def cues_found(sample: Mapping[int, Sentence], texts: Mapping[str, str], search: Find) -> dict[int, list[Cue]]:
    """The cues that are found inside each sentence, reading its whole article."""
    read = {article: search(text) for article, text in texts.items()}
    return {
        number: [
            Cue(each.kind, each.cue)
            for each in read[sentence.article]
            if each.cue.start < sentence.span.end and sentence.span.start < each.cue.end
        ]
        for number, sentence in sample.items()
    }


def marks(path: Path, sample: Mapping[int, Sentence]) -> dict[int, list[Cue]]:
    """An annotator's cues by sentence. Raises `InputError` for one outside its sentence, or of no known kind."""
    found: dict[int, list[Cue]] = {number: [] for number in sample}
    for line, row in rows_of(path, _MARKS):
        number, start, end = (number_of(row[name], name, f"{path} line {line}") for name in ("number", "start", "end"))
        if number not in sample:
            raise InputError(f"{path} line {line}: sample.csv has no sentence {number}; mend the number")
        inside = sample[number].span
        if not inside.start <= start < end <= inside.end:
            raise InputError(
                f"{path} line {line}: {start} to {end} is not inside sentence {number}, which is {inside.start} to "
                f"{inside.end}; count code points of the article"
            )
        if row["kind"] not in KINDS:
            raise InputError(f"{path} line {line}: no kind {row['kind']!r}; the kinds are {', '.join(KINDS)}")
        found[number].append(Cue(row["kind"], Span(start, end)))
    return found


def _row(called: str, gold: Cues, found: Cues, kinds: Sequence[str], alike: bool = True) -> Row:
    exact = overlap = wanted = given = 0
    for number in gold.keys() | found.keys():
        left, right = ([cue for cue in side.get(number, ()) if cue.kind in kinds] for side in (found, gold))
        wanted += len(right)
        given += len(left)
        pairs = _matched(left, right, alike)
        overlap += len(pairs)
        exact += sum(one.span == other.span for one, other in pairs)
    row: dict[str, str | int | float | None] = {"cue": called}
    for name, hits in (("exact", exact), ("overlap", overlap)):
        for figure, value in scores(hits, given, wanted).items():
            row[f"{name}_{figure}"] = value if given or wanted else None
    return {**row, "found": given, "gold": wanted}


def _matched(left: Sequence[Cue], right: Sequence[Cue], alike: bool) -> list[tuple[Cue, Cue]]:
    """One-to-one pairs that share a character, equal spans first, then those that share most."""
    meeting = []
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            shared = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
            if shared > 0 and (one.kind == other.kind or not alike):
                meeting.append((one.span != other.span, -shared, i, j))
    pairs, used = [], (set[int](), set[int]())
    for _, _, i, j in sorted(meeting):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((left[i], right[j]))
    return pairs


def _strata(sample: Mapping[int, Sentence], gold: Cues, found: Cues) -> tuple[Row, ...]:
    rows: list[Row] = []
    for stratum in sorted({sentence.stratum for sentence in sample.values()}):
        own = {number for number, sentence in sample.items() if sentence.stratum == stratum}
        marked, seen = ({n: cues for n, cues in side.items() if n in own} for side in (gold, found))
        row = _row(stratum, marked, seen, KINDS, alike=False)
        rows.append({"stratum": row["cue"], "sentences": len(own), **{k: v for k, v in row.items() if k != "cue"}})
    return tuple(rows)


def _sample(path: Path) -> dict[int, Sentence]:
    found: dict[int, Sentence] = {}
    for line, row in rows_of(path, _SAMPLE):
        number, start, end = (number_of(row[name], name, f"{path} line {line}") for name in ("number", "start", "end"))
        if number in found:
            raise InputError(f"{path} line {line}: sentence {number} stands in an earlier line too; keep one of them")
        found[number] = Sentence(row["article"], Span(start, end), row["stratum"])
    return found


def rows_of(path: Path, columns: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """The rows of a CSV file with their lines. Raises `InputError` where it cannot be read or lacks a column."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            table = csv.DictReader(file)
            found = [(table.line_num, row) for row in table]
            header = table.fieldnames or ()
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} cannot be read: {error}; save it as CSV in UTF-8") from error
    if missing := [name for name in columns if name not in header]:
        raise InputError(f"{path} has no column {', '.join(missing)}; its first line must be {','.join(columns)}")
    for line, row in found:
        if any(row[name] is None for name in columns):
            raise InputError(f"{path} line {line} is too short; it must have {','.join(columns)}")
    return found


def number_of(value: str, name: str, where: str) -> int:
    """A whole number, or an `InputError` that says where it is none."""
    if not value.strip().isdecimal():
        raise InputError(f"{where}: {name} is {value!r}; it must be a whole number")
    return int(value)


def _texts(path: Path, sample: Mapping[int, Sentence]) -> dict[str, str]:
    """The texts of the sampled articles by id. Raises `InputError` where one is missing or too short."""
    ids = sorted({sentence.article for sentence in sample.values()})
    try:
        table = pq.read_table(path, columns=["id", "text"], filters=[("id", "in", ids)]).to_pydict()
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{path} cannot be read: {error}; --articles wants Parquet with id and text") from error
    texts: dict[str, str] = dict(zip(table["id"], table["text"], strict=True))
    for number, sentence in sample.items():
        if sentence.span.end > len(texts.get(sentence.article) or ""):
            raise InputError(
                f"{path}: article {sentence.article!r} of sentence {number} is not there, or ends before "
                f"{sentence.span.end}; give the articles that the sample was drawn from with --articles"
            )
    return texts
