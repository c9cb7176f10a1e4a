"""The command line: one thin command per verb. Data on standard output, progress and rejections on standard error.

Exit codes: 0 done, 1 a `--fail-on` kind was found, 2 usage, 3 an input could not be read, 4 partly done, 130
interrupted.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import get_args

import click
from rich.console import Console

from retold import __version__, demo, doctor, settings, store
from retold.errors import InputError, UsageError
from retold.evaluate import TAGGERS, TASKS, Request, evaluate
from retold.options import Options, common
from retold.pipeline import Pipeline, Result, Tables, apart, everything, one_story, tables
from retold.records import Change, ChangeKind, Reading, Rejection, Story, Table
from retold.show import objects, page, terminal
from retold.show import tables as table_files
from retold.show.progress import Bars

DONE, FOUND, USAGE, UNREADABLE, PARTLY, INTERRUPTED = 0, 1, 2, 3, 4, 130


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="retold")
def app() -> None:
    """Where a news story came from, who said what in it, and what changed on the way.

    An ARTICLE is a text, HTML or JSON file, - for standard input, or a URL with --online. A CORPUS is a file or a
    folder of those, JSONL, CSV, Parquet, a web archive or a feed. Findings are evidence with exact words, never a
    verdict.
    """


corpus_argument = click.argument("corpus", nargs=-1, required=True)
tables_option = click.option(
    "--tables", "tables_path", metavar="FILE",
    help="Also write the statements of each story side by side: Parquet, a row for each statement and telling.",
)  # fmt: skip
store_option = click.option("--store", "store_path", required=True, metavar="FILE", help="The store, one SQLite file.")


@app.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@common
def read(options: Options, articles: Sequence[str]) -> int:
    """Who said what: attributions, hedges, credits and the headline's support, for each article."""
    printed: list[dict[str, object]] = []
    rejections: list[Rejection] = []
    done = 0
    with Bars(options.quiet) as bars:
        pipeline = options.pipeline(bars)
        for record in pipeline.read(pipeline.ingest(articles)):
            if isinstance(record, Rejection):
                rejections.append(record)
                continue
            done += 1
            reading = objects.confident(record, options.min_confidence)
            if options.format == "text":
                terminal.render_reading(_console(), reading)
            elif options.format == "json":
                printed.append(objects.reading_object(reading))
            else:
                _print_json(objects.reading_object(reading))
    if options.format == "json":
        _print_records(options, "readings", printed, rejections)
    return _finish(options, rejections, done)


@app.command()
@corpus_argument
@click.option("--pairs", "pairs_path", metavar="FILE",
              help="CSV with columns left,right (ids as given): compare only these pairs, at full depth.")  # fmt: skip
@common
def copies(options: Options, corpus: Sequence[str], pairs_path: str | None) -> int:
    """The passages that articles share, with offsets into each."""
    with Bars(options.quiet) as bars:
        pipeline = options.pipeline(bars)
        articles, rejections = apart(pipeline.ingest(corpus))
        pairs = None
        if pairs_path is not None:
            pairs, unknown = apart(pipeline.pairs(pairs_path, articles))
            rejections += unknown
        found = [c for c in pipeline.copies(articles, pairs) if c.reuse.similarity >= options.min_confidence]
    if options.format == "text":
        terminal.render_copies(_console(), found)
    else:
        _print_records(options, "copies", [objects.reuse_object(*copied) for copied in found], rejections)
    return _finish(options, rejections, len(articles))


@app.command()
@corpus_argument
@click.option("--article", metavar="X", help="Only the story that holds this article: its id, given id, URL or file.")
@click.option(
    "--store", "store_path", metavar="FILE", help="Keep everything in this store; what it holds is traced too."
)
@tables_option
@common
def trace(
    options: Options, corpus: Sequence[str], article: str | None, store_path: str | None, tables_path: str | None
) -> int:
    """Stories, lineage, unseen pages, and what changed along the way."""
    with ExitStack() as open_until_shown:
        with Bars(options.quiet) as bars:
            pipeline = options.pipeline(bars)
            if store_path is None:
                result = pipeline.trace(pipeline.read(pipeline.ingest(corpus)))
                made = tables(result, options.min_confidence)
            else:
                kept = open_until_shown.enter_context(store.open(store_path, create=True))
                added = pipeline.add(corpus, kept)
                result = everything(kept, readings=False)._replace(rejections=added.rejections)
                made = Tables(result, options.min_confidence, kept.readings)
        shown = result if article is None else _about(result, article)
        _show(options, shown, made)
        _write_tables(tables_path, shown, made)
    return _finish(options, (*result.rejections, *made.rejections), len(result.articles))


@app.command()
@click.argument("source", metavar="A")
@click.argument("derived", metavar="B")
@click.option("--fail-on", metavar="KIND,...", default="", help="End with exit code 1 where such a change is found.")
@common
def diff(options: Options, source: str, derived: str, fail_on: str) -> int:
    """The typed changes from A to B: wire copy against rewrite."""
    kinds = {kind.strip() for kind in fail_on.split(",") if kind.strip()}
    if unknown := kinds - set(get_args(ChangeKind)):
        known = ", ".join(get_args(ChangeKind))
        raise UsageError(f"--fail-on does not know {', '.join(sorted(unknown))}; the kinds are {known}")
    with Bars(options.quiet) as bars:
        pipeline = options.pipeline(bars)
        left, right = _one_reading(pipeline, source), _one_reading(pipeline, derived)
        changes, rejections = apart(pipeline.diff(left, right))
    sure = [change for change in changes if change.confidence >= options.min_confidence]
    if len(sure) < len(changes) and not options.quiet:
        click.echo(f"{len(changes) - len(sure)} less sure not shown: lower --min-confidence to see them", err=True)
    changes = sure
    if options.format == "text":
        terminal.render_changes(_console(), left.article, right.article, changes, verbose=options.verbose)
    else:
        _print_records(options, "changes", [objects.change_object(change) for change in changes], rejections)
    return FOUND if kinds & {change.kind for change in changes} else _finish(options, rejections, 2)


@app.command()
@corpus_argument
@store_option
@common
def add(options: Options, corpus: Sequence[str], store_path: str) -> int:
    """Add articles to a store; the same article twice is once."""
    with Bars(options.quiet) as bars, store.open(store_path, create=True) as kept:
        added = options.pipeline(bars).add(corpus, kept)
        summary = {"added": added.new, "articles": kept.count(), "stories": len(kept.stories())}
    if options.format == "text":
        counts = [f"{n:,} {one if n == 1 else many}" for n, one, many in (
            (summary["articles"], "article", "articles"), (summary["stories"], "story", "stories"))]  # fmt: skip
        click.echo(f"{added.new:,} added; {' and '.join(counts)} in {store_path}")
    else:
        _print_json(summary | {"rejections": [objects.rejection_object(r) for r in added.rejections]})
    return _finish(options, added.rejections, added.seen)


@app.command()
@click.argument("article")
@store_option
@common
def find(options: Options, article: str, store_path: str) -> int:
    """Where an article came from, looked up in a store without adding it."""
    with Bars(options.quiet) as bars, store.open(store_path, readonly=True) as kept:
        pipeline = options.pipeline(bars)
        reading = _one_reading(pipeline, article)
        result = pipeline.find(reading, kept)
    made = tables(result, options.min_confidence)
    _show(options, _about(result, reading.article.id), made)
    return _finish(options, (*result.rejections, *made.rejections), 1)


@app.command()
@click.argument("story_id", metavar="ID")
@store_option
@tables_option
@common
def story(options: Options, story_id: str, store_path: str, tables_path: str | None) -> int:
    """One story of a store, by its id or that of an article in it."""
    with store.open(store_path, readonly=True) as kept:
        result = one_story(kept, story_id)
    made = tables(result, options.min_confidence)
    _show(options, result, made, in_json=True)
    _write_tables(tables_path, result, made)
    return _finish(options, made.rejections, len(result.articles))


@app.command()
@store_option
@click.option("--as", "kind", type=click.Choice(["html", "jsonl"]), required=True, help="The form to export to.")
@click.option("-o", "--output", metavar="PATH", help="Where to write.  [default: standard output]")
@common
def export(options: Options, store_path: str, kind: str, output: str | None) -> int:
    """What a store holds: one self-contained HTML report, or JSON lines, one a story."""
    with store.open(store_path, readonly=True) as kept:
        result = everything(kept)
    made = tables(result, options.min_confidence)
    if kind == "html":
        _write(output, [_page(options, result, made)])
    else:
        _write(output, (f"{json.dumps(line, ensure_ascii=False)}\n" for line in _story_objects(options, result)))
    return _finish(options, made.rejections, len(result.articles))


@app.command("demo")
@click.option(
    "-o", "--output", default="retold-demo.html", show_default=True, metavar="PATH", help="Where the page goes."
)
@common
def demo_command(options: Options, output: str) -> int:
    """Trace the shipped invented story, and score what is found against the story's own truth."""
    with Bars(options.quiet) as bars:
        result = demo.run(options.pipeline(bars))
    made = tables(result, options.min_confidence)
    _show(options, result, made)
    _write(output, [_page(options, result, made)])
    if options.format == "text":
        click.echo(demo.report(result, options.min_confidence))
        click.echo(f"\nThe same story as a page: {output}")
    return _finish(options, (*result.rejections, *made.rejections), len(result.articles))


@app.command("eval", epilog="Tasks: " + "; ".join(f"{name}: {task.about}" for name, task in TASKS.items()) + ".")
@click.argument("task", type=click.Choice(list(TASKS)), metavar="TASK")
@click.option("--data", required=True, metavar="DIR", help="The folder with the annotated data.")
@click.option("--split", type=click.Choice(["dev", "train"]), default="dev", show_default=True,
              help="Which half: DIR/SPLIT.jsonl.gz or .jsonl.")  # fmt: skip
@click.option("--articles", metavar="FILE", help="Parquet with the texts, where DIR holds only offsets.")
@click.option("--tagger", type=click.Choice(list(TAGGERS)), default="accurate", show_default=True, help="What reads.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, show_default=True,
              help="Findings under this are not scored.")  # fmt: skip
@click.option("--format", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="Tables to read, or one JSON object.")  # fmt: skip
def eval_command(*, task: str, data: str, split: str, articles: str | None, tagger: str, min_confidence: float,
                 format: str) -> int:  # fmt: skip
    """Measure how well TASK is done on annotated data, by the definitions behind docs/accuracy.md."""
    folder = Path(articles) if articles is not None else None
    report = evaluate(task, Request(Path(data), split, tagger, min_confidence, folder))
    if format == "json":
        _print_json(report.as_object())
    else:
        click.echo("\n".join(report.lines()))
    return DONE


@app.command("doctor")
def doctor_command() -> int:
    """What is installed, what is missing, and what that costs."""
    checks = doctor.checks()
    for check in checks:
        click.echo(
            f"{'ok     ' if check.well else 'missing'}  {check.name:<12} {check.found if check.well else check.cost}"
        )
    return DONE if all(check.well or not check.needed for check in checks) else UNREADABLE


def _one_reading(pipeline: Pipeline, origin: str) -> Reading:
    readings, rejections = apart(pipeline.read(pipeline.ingest([origin])))
    if len(readings) == 1:
        return readings[0]
    if readings or len(rejections) > 1:
        raise InputError(f"{origin} holds {len(readings)} articles that can be read, and one is wanted here")
    raise InputError(f"{rejections[0].origin}: {rejections[0].reason}")


def _about(result: Result, wanted: str) -> Result:
    """Only the story that holds an article, given by id, the beginning of one, given id, URL or file."""
    articles = result.articles
    exact = [a.id for a in articles if wanted in {a.id, a.given_id, a.url, a.origin, Path(a.origin).name}]
    ids = set(exact or [a.id for a in articles if wanted and a.id.startswith(wanted)])
    if not ids:
        raise UsageError(f"--article: no article is {wanted!r}; give an id, given id, URL or file")
    stories = tuple(story for story in result.traced.stories if ids & set(story.articles))
    ids |= {id for story in stories for id in story.articles}
    return result._replace(
        articles=tuple(article for article in articles if article.id in ids),
        readings=tuple(reading for reading in result.readings if reading.article.id in ids),
        traced=replace(result.traced, stories=stories),
        changes=tuple(change for change in result.changes if change.derived in ids),
    )


def _show(options: Options, result: Result, made: Tables, *, in_json: bool = False) -> None:
    """Print a result: in text with the tables of the stories printed, in JSON with tables where that is asked for."""
    parts = (result.articles, result.traced.stories, result.changes, result.rejections)
    tabled = made.of if in_json else _no_table
    if options.format == "text":
        terminal.render_trace(_console(), *parts, options.min_confidence, options.verbose, made.of)
    elif options.format == "json":
        _print_json(objects.trace_object(*parts, options.min_confidence, tabled))
    else:
        for line in _story_objects(options, result, tabled):
            _print_json(line)


def _no_table(story: Story) -> Table | None:
    return None


def _story_objects(
    options: Options, result: Result, tabled: Callable[[Story], Table | None] = _no_table
) -> Iterator[dict[str, object]]:
    """One object a story, each of the shape that the whole has."""
    changes: dict[str, list[Change]] = defaultdict(list)
    for change in result.changes:
        changes[change.derived].append(change)
    articles = {article.id: article for article in result.articles}
    for story in result.traced.stories:
        told = [articles[id] for id in story.articles]
        own = [change for id in story.articles for change in changes[id]]
        yield objects.trace_object(told, [story], own, (), options.min_confidence, tabled)


def _page(options: Options, result: Result, made: Tables) -> str:
    return page.report(
        result.readings, result.traced.stories, result.changes, result.rejections, options.min_confidence, made.of
    )


def _write_tables(path: str | None, result: Result, made: Tables) -> None:
    if path is None:
        return
    found = (made.of(story) for story in result.traced.stories if len(story.articles) > 1)
    try:
        table_files.write(path, filter(None, found), {article.id: article for article in result.articles})
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}; name another file with --tables") from error


def _print_records(
    options: Options, name: str, found: list[dict[str, object]], rejections: Iterable[Rejection]
) -> None:
    if options.format == "json":
        _print_json({name: found, "rejections": [objects.rejection_object(r) for r in rejections]})
    else:
        for line in found:
            _print_json(line)


def _print_json(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


class _Paper(Console):
    def on_broken_pipe(self) -> None:
        """The reader has seen enough: `main` ends quietly, where rich would end with the exit code 1."""
        raise BrokenPipeError


def _console() -> Console:
    return _Paper(highlight=False)


def _write(output: str | None, pieces: Iterable[str]) -> None:
    if output is None or output == "-":
        sys.stdout.writelines(pieces)
        return
    try:
        with Path(output).open("w", encoding="utf-8") as file:
            file.writelines(pieces)
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror}; name another file with -o") from error


def _visible(line: str) -> str:
    """One line, whatever a file is called: what a terminal would act on is replaced."""
    return "".join(char if char.isprintable() else "\ufffd" for char in line)


def _finish(options: Options, rejections: Sequence[Rejection], done: int) -> int:
    """List what could not be used, and say so in the exit code."""
    if rejections and not options.quiet:
        shown = rejections if options.verbose else rejections[: settings.SHOW_REJECTIONS]
        for rejection in shown:
            click.echo(_visible(f"not used: {rejection.origin}: {rejection.reason}"), err=True)
        if len(shown) < len(rejections):
            click.echo(f"and {len(rejections) - len(shown)} more; -v lists them all", err=True)
    if not rejections:
        return DONE
    return PARTLY if done else UNREADABLE
