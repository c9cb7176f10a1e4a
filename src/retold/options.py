"""The options that every command takes, and the pipeline that they ask for."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, get_args

import click

from retold import settings
from retold.engine.local import Local
from retold.pipeline import Pipeline
from retold.records import TaggerChoice
from retold.show.progress import Bars


@dataclass(frozen=True, slots=True)
class Options:
    """What every command takes."""

    format: Literal["text", "json", "jsonl"]
    min_confidence: float
    jobs: int | None
    quiet: bool
    verbose: bool
    online: bool
    tagger: TaggerChoice

    def pipeline(self, bars: Bars) -> Pipeline:
        """The verbs, run as these options ask."""
        stdin = sys.stdin.buffer if sys.stdin is not None else None
        return Pipeline(Local(self.jobs), bars.report, stdin, self.online, self.tagger, self.tell)

    def tell(self, line: str) -> None:
        """One line on standard error, unless `-q`."""
        if not self.quiet:
            click.echo(line, err=True)


def common(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options that every command takes, packed into one `Options`."""

    @click.option("--format", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True,
                  help="A report to read, one JSON object, or one JSON object a line.")  # fmt: skip
    @click.option("--min-confidence", type=click.FloatRange(0, 1), default=settings.MIN_CONFIDENCE, show_default=True,
                  help="Findings under this are not shown; at the default, edges from 0.2 on.")  # fmt: skip
    @click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes to use.  [default: all cores]")
    @click.option(
        "--online", is_flag=True, help="Allow fetching where an input is a URL. Nothing is fetched without it."
    )
    @click.option(
        "--tagger",
        type=click.Choice(get_args(TaggerChoice)),
        default="auto",
        show_default=True,
        help="What finds attributions: the model, the rules, or the model where the corpus is small.",
    )
    @click.option("-q", "--quiet", is_flag=True, help="No progress, no list of rejected inputs.")
    @click.option("-v", "--verbose", is_flag=True, help="All evidence, and every rejected input.")
    @functools.wraps(command)
    def packed(*, format: Any, min_confidence: float, jobs: int | None, online: bool, tagger: Any, quiet: bool,
               verbose: bool, **rest: Any) -> int:  # fmt: skip
        return command(Options(format, min_confidence, jobs, quiet, verbose, online, tagger), **rest)

    return packed
