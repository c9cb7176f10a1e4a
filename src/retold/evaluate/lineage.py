"""How well lineage is told, against families of retellings whose truth is known; `families` tells their format.

edge       a page's direct source, seen or unseen; an unseen one is right where it stands for that of the truth
ancestor   all that a page descends from, and the reports it says that it goes back to
root       pages whose (main) topmost ancestor is one of the truth's; all roots: exactly those of the truth
unseen     pages nobody holds, right where half of all children, its own and the truth's, are common to both
reports    stories whose count of independent reports is right
pair       two articles in one story; two lines of one event may be in one story or in two
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import cast, get_args

from retold.errors import UsageError
from retold.evaluate import lineage_causes
from retold.evaluate.families import Corpus, corpora
from retold.evaluate.lineage_scores import Compared, Counts, compare
from retold.evaluate.report import Report, Request, Row, percent, scores
from retold.evaluate.tellings import Told, told
from retold.records import Tagger

_BINS = 10
_OURS = "retold"


def measure(request: Request) -> Report:
    """Everything that `retold eval lineage` prints. Raises `InputError` where the data cannot be used."""
    if request.tagger not in get_args(Tagger):
        raise UsageError(f"--tagger does not know {request.tagger!r}; the taggers are {', '.join(get_args(Tagger))}")
    found, data = corpora(request.data, request.articles)
    tagger = cast(Tagger, request.tagger)
    return evaluate(found, [told(corpus, tagger, request.min_confidence) for corpus in found], request.tagger, data)


def evaluate(found: Sequence[Corpus], said: Sequence[Told], tagger: str, data: Mapping[str, str]) -> Report:
    """The report on corpora, given what is said of each."""
    ours = [compare(corpus, each.tellings) for corpus, each in zip(found, said, strict=True)]
    total = _sum(ours)
    rows = [_row(_OURS, total)]
    rows += [
        _row(name, _sum(compare(corpus, each.baselines[name]) for corpus, each in zip(found, said, strict=True)))
        for name in said[0].baselines
    ]
    bins = calibration(ours)
    tables = {
        "scores": tuple(rows),
        "counts": _counted(total),
        "calibration": bins,
        "operations": _operations(ours),
        "lost_edges_by_cause": lineage_causes.table(ours, "lost"),
        "wrong_edges_by_cause": lineage_causes.table(ours, "extra"),
    }
    families = [family for corpus in found for family in corpus.families]
    note = (
        f"{len(families):,} stories of {sum(len(family.articles) for family in families):,} articles in {len(found):,} "
        f"corpora of {sum(len(corpus.articles) for corpus in found):,}; expected calibration error of edges "
        f"{calibration_error(bins)}"
    )
    sources = [1 + len(family.equal.get(pair, ())) for family in families for pair in family.edges]
    several = sum(count > 1 for count in sources)
    guess = (
        f"{several:,} of {len(sources):,} true edges have a source that others are as good as; who knows all else and "
        f"guesses there has {percent(sum(1 / count for count in sources), len(sources))} of the edges right"
    )
    figures = {str(name): float(value) for name, value in rows[0].items() if name != "by" and value is not None}
    return Report("lineage", tagger, data, figures, tables, (note, guess))


def _sum(compared: Iterable[Compared]) -> Counts:
    total: Counts = Counter()
    for one in compared:
        total.update(one.counts)
    return total


def _row(name: str, counts: Counts) -> Row:
    f1 = {what: _scores(counts, what)["F1"] for what in ("edge", "equal", "ancestor", "unseen", "pair")}
    return {
        "by": name,
        "edge F1": f1["edge"],
        "equal F1": f1["equal"],
        "ancestor F1": f1["ancestor"],
        "root right": percent(counts["root right"], counts["root true"]),
        "story root right": percent(counts["story root right"], counts["story root true"]),
        "all roots right": percent(counts["roots right"], counts["root true"]),
        "unseen F1": f1["unseen"],
        "reports right": percent(counts["reports right"], counts["reports true"]),
        "pair F1": f1["pair"],
    }


def _scores(counts: Counts, what: str) -> dict[str, float]:
    return scores(counts[f"{what} right"], counts[f"{what} found"], counts[f"{what} true"])


def _counted(counts: Counts) -> tuple[Row, ...]:
    rows: list[Row] = []
    for what in ("edge", "equal", "ancestor", "unseen", "pair"):
        numbers = {name: counts[f"{what} {name}"] for name in ("right", "found", "true")}
        rows.append({"what": what, **_scores(counts, what), **numbers})
    for what, name in (("event", "two lines of one event in one story"), ("wording", "characters of unseen pages")):
        whole = counts[f"{what} true"] if what == "event" else counts[f"{what} found"]
        numbers = {"right": counts[f"{what} right"], "found": counts[f"{what} found"], "true": counts[f"{what} true"]}
        share = percent(counts[f"{what} right"], whole)
        measured: Row = {"P": None, "R": share} if what == "event" else {"P": share, "R": None}
        rows.append({"what": name, **measured, "F1": None, **numbers})
    return tuple(rows)


def calibration(compared: Sequence[Compared]) -> tuple[Row, ...]:
    """Edges in ten bins of their confidence: how many, the mean confidence, the share that is right."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for one in compared:
        for pair, sure in one.found.edges.items():
            bins[min(_BINS - 1, int(sure * _BINS))].append((sure, pair in one.true.edges))
    return tuple(
        {
            "confidence": f"{at / _BINS:.1f} to {(at + 1) / _BINS:.1f}",
            "edges": len(own),
            "mean": round(sum(sure for sure, _ in own) / len(own), 3),
            "right": round(sum(right for _, right in own) / len(own), 3),
        }
        for at, own in enumerate(bins)
        if own
    )


def calibration_error(bins: Sequence[Row]) -> float:
    """The mean distance of confidence and share that is right, by the edges of each bin."""
    edges = sum(int(row["edges"] or 0) for row in bins)
    apart = sum(abs(float(row["mean"] or 0) - float(row["right"] or 0)) * int(row["edges"] or 0) for row in bins)
    return round(apart / edges, 3) if edges else 0.0


def _operations(compared: Sequence[Compared]) -> tuple[Row, ...]:
    """For each thing that was done along true edges, how many of these were found."""
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for one in compared:
        for pair, done in one.done.items():
            if pair[1] not in one.true_unseen:
                kinds = [*done, "from an unseen page" if pair[0] in one.true_unseen else "from a held page"]
                every.update(kinds)
                right.update(kinds if pair in one.found.edges else ())
    return tuple(
        {"operation": kind, "edges": count, "found": right[kind], "R": percent(right[kind], count)}
        for kind, count in sorted(every.items(), key=lambda item: (-item[1], item[0]))
    )
