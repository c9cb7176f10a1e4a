"""The command line: one thin command per verb. Data on standard output, progress and rejections on standard error.

Exit codes: 0 done, 1 a `--fail-on` kind was found, 2 usage, 3 an input could not be read, 4 partly done, 130 interrupted.
"""

from __future__ import annotations

import functools
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

import click
from rich.console import Console

from retold import __version__, demo, doctor, settings, store
from retold.engine.local import Local
from retold.errors import InputError, RetoldError, UsageError
from retold.pipeline import Pipeline, Result, apart
from retold.records import Article, ChangeKind, Rejection, Story
from retold.show import objects, page, terminal
from retold.show.progress import Bars

DONE, FOUND, USAGE, UNREADABLE, PARTLY, INTERRUPTED = 0, 1, 2, 3, 4, 130


@dataclass(frozen=True, slots=True)
class Options:
    """What every command takes."""

    format: Literal["text", "json", "jsonl"]
    min_confidence: float
    jobs: int | None
    quiet: bool
    verbose: bool
    online: bool

    def pipeline(self, bars: Bars) -> Pipeline:
        """The verbs, run as these options ask."""
        return Pipeline(Local(self.jobs), bars.report, sys.stdin.buffer, self.online)


def common(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options that every command takes, packed into one `Options`."""

    @click.option("--format", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True,
                  help="A report to read, one JSON object, or one JSON object a line.")  # fmt: skip
    @click.option("--min-confidence", type=click.FloatRange(0, 1), default=settings.MIN_CONFIDENCE, show_default=True,
                  help="Findings under this are not shown.")  # fmt: skip
    @click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes to use.  [default: all cores]")
    @click.option("--online", is_flag=True, help="Allow fetching where an input is a URL. Nothing is fetched without it.")
    @click.option("-q", "--quiet", is_flag=True, help="No progress, no list of rejected inputs.")
    @click.option("-v", "--verbose", is_flag=True, help="All evidence, and every rejected input.")
    @functools.wraps(command)
    def packed(*, format: Any, min_confidence: float, jobs: int | None, online: bool, quiet: bool, verbose: bool,
               **rest: Any) -> int:  # fmt: skip
        return command(Options(format, min_confidence, jobs, quiet, verbose, online), **rest)

    return packed


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="retold")
def app() -> None:
    """Where a news story came from, who said what in it, and what changed on the way.

    An ARTICLE is a text, HTML or JSON file, - for standard input, or a URL with --online. A CORPUS is a file or a folder
    of those, JSONL, CSV, Parquet, a web archive or a feed. Findings are evidence with exact words, never a verdict.
    """


corpus_argument = click.argument("corpus", nargs=-1, required=True)
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
            reading = objects.confident_reading(record, options.min_confidence)
            if options.format == "text":
                terminal.render_reading(_console(), reading)
            elif options.format == "json":
                printed.append(objects.reading_object(reading))
            else:
                _print_json(objects.reading_object(reading))
    if options.format == "json":
        _print_json({"readings": printed, "rejections": [objects.rejection_object(r) for r in rejections]})
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
        if pairs_path is None:
            found = list(pipeline.copies(articles))
        else:
            pairs, unknown = apart(pipeline.pairs(pairs_path, articles))
            found = list(pipeline.copies_of(pairs))
            rejections += unknown
    found = [copied for copied in found if copied.reuse.similarity >= options.min_confidence]
    if options.format == "text":
        terminal.render_copies(_console(), found)
    elif options.format == "json":
        _print_json({"copies": [objects.copied_object(c) for c in found],
                     "rejections": [objects.rejection_object(r) for r in rejections]})  # fmt: skip
    else:
        for copied in found:
            _print_json(objects.copied_object(copied))
    return _finish(options, rejections, len(articles))


@app.command()
@corpus_argument
@click.option("--article", metavar="X", help="Only the story that holds this article: its id, given id, URL or file.")
@click.option("--store", "store_path", metavar="FILE", help="Keep everything in this store; what it holds is traced too.")
@common
def trace(options: Options, corpus: Sequence[str], article: str | None, store_path: str | None) -> int:
    """Stories, lineage, unseen pages, and what changed along the way."""
    with Bars(options.quiet) as bars:
        pipeline = options.pipeline(bars)
        if store_path is None:
            readings, rejections = apart(pipeline.read(pipeline.ingest(corpus)))
            result = pipeline.trace(readings)
            result = replace(result, rejections=(*rejections, *result.rejections))
        else:
            with store.open(store_path, create=True) as held:
                pipeline.add(corpus, held)
                result = pipeline.held(held)
    _show_result(options, result if article is None else result.only(article))
    return _finish(options, result.rejections, len(result.readings))


@app.command()
@click.argument("source", metavar="A")
@click.argument("derived", metavar="B")
@click.option("--fail-on", metavar="KIND,...", default="", help="End with exit code 1 where a change of these kinds is found.")
@common
def diff(options: Options, source: str, derived: str, fail_on: str) -> int:
    """The typed changes from A to B: wire copy against rewrite."""
    kinds = {kind.strip() for kind in fail_on.split(",") if kind.strip()}
    if unknown := kinds - set(get_args(ChangeKind)):
        raise UsageError(f"--fail-on does not know {', '.join(sorted(unknown))}; the kinds are {', '.join(get_args(ChangeKind))}")
    with Bars(options.quiet) as bars:
        left, right = (_one_reading(options.pipeline(bars), origin) for origin in (source, derived))
        changes, rejections = apart(options.pipeline(bars).diff(left, right))
    changes = [change for change in changes if change.confidence >= options.min_confidence]
    if options.format == "text":
        terminal.render_changes(_console(), left.article, right.article, changes)
    elif options.format == "json":
        _print_json({"source": objects.article_object(left.article), "derived": objects.article_object(right.article),
                     "changes": [objects.change_object(change) for change in changes]})  # fmt: skip
    else:
        for change in changes:
            _print_json(objects.change_object(change))
    if kinds & {change.kind for change in changes}:
        return FOUND
    return _finish(options, rejections, 1)


@app.command()
@corpus_argument
@store_option
@common
def add(options: Options, corpus: Sequence[str], store_path: str) -> int:
    """Add articles to a store; the same article twice is once."""
    with Bars(options.quiet) as bars, store.open(store_path, create=True) as held:
        added = options.pipeline(bars).add(corpus, held)
        summary = {"added": added.new, "held": held.count(), "stories": len(held.stories())}
    if options.format == "text":
        _console().print(f"{added.new} added; {summary['held']} articles and {summary['stories']} stories held in {store_path}")
    else:
        _print_json(summary | {"rejections": [objects.rejection_object(r) for r in added.rejections]})
    return _finish(options, added.rejections, added.seen)


@app.command()
@click.argument("article")
@store_option
@common
def find(options: Options, article: str, store_path: str) -> int:
    """Where an article came from, looked up in a store without adding it."""
    with Bars(options.quiet) as bars, store.open(store_path) as held:
        pipeline = options.pipeline(bars)
        reading = _one_reading(pipeline, article)
        result = pipeline.find(reading, held)
    _show_result(options, result.only(reading.article.id))
    return _finish(options, result.rejections, 1)


@app.command()
@click.argument("story_id", metavar="ID")
@store_option
@common
def story(options: Options, story_id: str, store_path: str) -> int:
    """One story of a store, by its id or by that of an article in it."""
    with store.open(store_path) as held:
        result = options.pipeline(Bars(quiet=True)).held(held, story_id)
    _show_result(options, result)
    return DONE


@app.command()
@store_option
@click.option("--as", "kind", type=click.Choice(["html", "jsonl"]), required=True, help="The form to export to.")
@click.option("-o", "--output", metavar="PATH", help="Where to write.  [default: standard output]")
@common
def export(options: Options, store_path: str, kind: str, output: str | None) -> int:
    """What a store holds, as one self-contained HTML report or as JSON lines."""
    with store.open(store_path) as held:
        result = options.pipeline(Bars(quiet=True)).held(held)
    if kind == "html":
        text = page.report(result.readings, result.traced.stories, result.changes, result.rejections, options.min_confidence)
    else:
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in objects.story_lines(*_parts(result)))
    if output is None:
        sys.stdout.write(text)
    else:
        _write(Path(output), text)
    return DONE


@app.command("demo")
@click.option("-o", "--output", default="retold-demo.html", show_default=True, metavar="PATH", help="Where the page goes.")
@common
def demo_command(options: Options, output: str) -> int:
    """Trace the shipped invented story, print its path and changes, and score them against the story's own truth."""
    with Bars(options.quiet) as bars:
        shown = demo.run(options.pipeline(bars), options.min_confidence)
    _show_result(options, shown.result)
    _write(Path(output), page.report(shown.result.readings, shown.result.traced.stories, shown.result.changes, (), options.min_confidence))
    if options.format == "text":
        _console().print(shown.score)
        _console().print(f"\nThe same as a page: {output}", soft_wrap=True)
    return _finish(options, shown.result.rejections, len(shown.result.readings))


@app.command("doctor")
def doctor_command() -> int:
    """What is installed, what is missing, and what that costs."""
    checks = doctor.checks()
    for check in checks:
        _console().print(f"{'ok' if check.well else '--'}  {check.name:<12} {check.found:<14} {'' if check.well else check.cost}".rstrip(), highlight=False, soft_wrap=True)
    return DONE if all(check.well or not check.required for check in checks) else UNREADABLE


def _one_reading(pipeline: Pipeline, origin: str) -> Reading:
    readings, rejections = apart(pipeline.read(pipeline.ingest([origin])))
    if len(readings) != 1:
        reason = rejections[0].reason if rejections else f"it holds {len(readings)} articles, and one is wanted"
        raise InputError(f"{origin}: {reason}")
    return readings[0]


def _show_result(options: Options, result: Result) -> None:
    ...


def main() -> None:
    """Run the command line, and end with its exit code."""
    try:
        code = app.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = USAGE
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted; what was committed to a store is kept", err=True)
        code = INTERRUPTED
    except InputError as error:
        click.echo(f"retold: {error}", err=True)
        code = UNREADABLE
    except RetoldError as error:
        click.echo(f"retold: {error}", err=True)
        code = USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = DONE
    sys.exit(code)
