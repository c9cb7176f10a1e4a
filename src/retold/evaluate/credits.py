"""How well credits are found, against articles whose credits were marked by hand: by kind, with outlet and relation.

A folder holds `sample.csv` (number, article, half, stratum) and `marks.csv` (number, kind, start, end, outlet,
relation); offsets count in the article, and a byline that stands beside the text only is at 0 to 0. The articles are a
Parquet file with id, outlet, url, title, authors and text: `--articles`, or `articles.parquet` in the folder. A credit
is right where one of the same kind that shares a character with it was marked, and names the same outlet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple, get_args

import pyarrow.parquet as pq

from retold import settings
from retold.errors import InputError
from retold.evaluate.data import digest, find
from retold.evaluate.hedges import number_of, rows_of
from retold.evaluate.readers import reader
from retold.evaluate.report import Report, Request, Row, percent, scores
from retold.ingest.fields import names
from retold.outlets import identities, key
from retold.read.credits import credits
from retold.records import Article, Credit, CreditKind, Relation, Span

KINDS: Final = get_args(CreditKind)
_SAMPLE: Final = ("number", "article", "half", "stratum")
_MARKS: Final = ("number", "kind", "start", "end", "outlet", "relation")
_COLUMNS: Final = ("id", "outlet", "url", "title", "authors", "text")
Find = Callable[[Article], Sequence[Credit]]


class Named(NamedTuple):
    """A credit as it is compared: `outlet` is a key, or empty where it is the page's own outlet."""

    kind: str
    span: Span
    outlet: str
    relation: str


class Page(NamedTuple):
    """An article of the sample."""

    article: Article
    half: str
    stratum: str


Marks = Mapping[int, Sequence[Named]]
"""By the number of the article; one without credits may be left out."""


def measure(request: Request) -> Report:
    """Everything that `retold eval credits` prints. Raises `InputError` where the data cannot be used."""
    paths = find(request.data, "marks.csv"), find(request.data, "sample.csv")
    pages = sample(paths[1], request.articles or find(request.data, "articles.parquet"))
    gold = marks(paths[0], pages)
    read = reader(request.tagger)
    shown = max(request.min_confidence, settings.MIN_CONFIDENCE)
    every = {n: credits(page.article, read(page.article.text, page.article.title)) for n, page in pages.items()}
    found = {n: named(pages[n].article, [each for each in own if each.confidence >= shown]) for n, own in every.items()}
    tables: dict[str, tuple[Row, ...]] = {}
    figures: dict[str, float] = {}
    for half in sorted({page.half for page in pages.values()}):
        numbers = [n for n, page in pages.items() if page.half == half]
        rows = score(numbers, gold, found)
        tables[f"{half} half"] = rows
        tables[f"{half} half, strata"] = tuple(
            {**row(stratum, [n for n in numbers if pages[n].stratum == stratum], gold, found)}
            for stratum in sorted({page.stratum for page in pages.values()})
        )
        figures[f"{half} F1"] = float(rows[0]["F1"] or 0)
        figures[f"{half} relation"] = float(rows[0]["relation"] or 0)
    note = f"{len(pages):,} articles, {sum(map(len, gold.values())):,} credits; found with a confidence of {shown}"
    return Report("credits", request.tagger, {path.name: digest(path) for path in paths}, figures, tables, (note,))


def score(numbers: Sequence[int], gold: Marks, found: Marks) -> tuple[Row, ...]:
    """Rows of scores for these articles: all kinds, then each kind alone."""
    return (row("all", numbers, gold, found), *(row(kind, numbers, gold, found, (kind,)) for kind in KINDS))


def row(called: str, numbers: Sequence[int], gold: Marks, found: Marks, kinds: Sequence[str] = KINDS) -> Row:
    """Scores over some articles and kinds. `place` is the F1 of kind and span alone; `outlet` and `relation` are the
    shares, in percent, of right outlets among pairs of one kind and place, and of right relations among what is right.
    """
    placed = right = related = given = wanted = 0
    for number in numbers:
        left, right_ = ([each for each in side.get(number, ()) if each.kind in kinds] for side in (found, gold))
        given, wanted = given + len(left), wanted + len(right_)
        placed += len(pairs(left, right_, outlets=False))
        same = pairs(left, right_)
        right += len(same)
        related += sum(one.relation == other.relation for one, other in same)
    empty = not given and not wanted
    figures = {name: None if empty else value for name, value in scores(right, given, wanted).items()}
    return {
        "credits": called, "found": given, "gold": wanted, **figures,
        "place": None if empty else scores(placed, given, wanted)["F1"],
        "outlet": percent(right, placed) if placed else None,
        "relation": percent(related, right) if right else None,
    }  # fmt: skip


def pairs(left: Sequence[Named], right: Sequence[Named], outlets: bool = True) -> list[tuple[Named, Named]]:
    """One-to-one pairs of one kind (and outlet) that share a character, those that share most first."""
    meeting = []
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            shared = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
            beside = "byline" == one.kind == other.kind and Span(0, 0) in {one.span, other.span}
            if one.kind == other.kind and (shared > 0 or beside) and (one.outlet == other.outlet or not outlets):
                meeting.append((one.outlet != other.outlet, -shared, i, j))
    matched, used = [], (set[int](), set[int]())
    for _, _, i, j in sorted(meeting):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            matched.append((left[i], right[j]))
    return matched


def named(article: Article, found: Sequence[Credit]) -> list[Named]:
    """Credits as they are compared."""
    return [Named(each.kind, each.span, _key(article, each.outlet, each.own), each.relation) for each in found]


def marks(path: Path, pages: Mapping[int, Page]) -> dict[int, list[Named]]:
    """The credits marked in each article. Raises `InputError` for one outside its article, or of no known kind."""
    found: dict[int, list[Named]] = {number: [] for number in pages}
    for line, cells in rows_of(path, _MARKS):
        where = f"{path} line {line}"
        number, start, end = (number_of(cells[name], name, where) for name in ("number", "start", "end"))
        if number not in pages:
            raise InputError(f"{where}: sample.csv has no article {number}; mend the number")
        article = pages[number].article
        if not 0 <= start <= end <= len(article.text) or (start == end and (start, cells["kind"]) != (0, "byline")):
            raise InputError(f"{where}: {start} to {end} is not inside article {article.id!r}; count code points")
        for name, allowed in (("kind", KINDS), ("relation", get_args(Relation))):
            if cells[name] not in allowed:
                raise InputError(f"{where}: no {name} {cells[name]!r}; there are {', '.join(allowed)}")
        own = cells["kind"] == "self_reference"
        outlet = _key(article, cells["outlet"], own)
        found[number].append(Named(cells["kind"], Span(start, end), outlet, cells["relation"]))
    return found


def sample(path: Path, articles: Path) -> dict[int, Page]:
    """The articles of the sample, by number. Raises `InputError` where one is missing."""
    rows = rows_of(path, _SAMPLE)
    ids = sorted({cells["article"] for _, cells in rows})
    try:
        held = {
            each["id"]: each
            for each in pq.read_table(articles, columns=list(_COLUMNS), filters=[("id", "in", ids)]).to_pylist()
        }
    except (OSError, ValueError, KeyError) as error:
        raise InputError(
            f"{articles} cannot be read: {error}; --articles wants Parquet with {', '.join(_COLUMNS)}"
        ) from error
    pages: dict[int, Page] = {}
    for line, cells in rows:
        number = number_of(cells["number"], "number", f"{path} line {line}")
        one = held.get(cells["article"])
        if one is None:
            raise InputError(
                f"{articles}: article {cells['article']!r} of {path} line {line} is not there; give the articles that "
                "the sample was drawn from with --articles"
            )
        authors = names(one["authors"] or "")
        article = Article(one["id"], one["text"] or "", one["title"], one["outlet"], one["url"] or None, authors)
        pages[number] = Page(article, cells["half"], cells["stratum"])
    return pages


def _key(article: Article, outlet: str, own: bool) -> str:
    """The key of an outlet, empty for a page's own: however it is called there, it is one."""
    name = key(outlet)
    return "" if own and (name in identities(article) or not identities(article)) else name
