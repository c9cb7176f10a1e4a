"""Ranges of tokens in, a draft of an attribution out; and what stands around a parenthetical `X said`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retold.read.clauses import clause_end
from retold.read.cues import Form
from retold.read.tokens import Clause
from retold.records import Span
from retold.settings import READ_CLAUSE_MAX

Range = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """An attribution in the making. `open_colon`: its words are still to come, in the next paragraphs. `sure` is the
    model's own confidence; what a rule finds has that of the rule.
    """

    rule: str
    source: list[Span]
    cue: list[Span]
    content: list[Span]
    quoted: bool = False
    open_colon: bool = False
    unit: int = 0
    lemma: str = ""
    weak: bool = False
    sure: float = 0.0


_PAST = re.compile(r"(?:r|D|#|i[dg]?[wNy#D]{1,4}|[dg]?[wN]{1,3}(?=[,:])){0,3}[,:-]?")
_WEAKENING = frozenset("to would could can should may might must".split())


def make(unit: Clause, rule: str, source: Range | None, cue: list[Range], content: list[Range]) -> Draft | None:
    """A draft from ranges of tokens; None where no content is left."""
    pieces = [unit.span_of(*piece) for piece in content if piece[1] > piece[0]]
    if not pieces:
        return None
    quoted = any(first in unit.quotes or last - 1 in unit.quotes for first, last in content)
    words = unit.words[cue[0][0] : cue[0][1]]
    weak = not _WEAKENING.isdisjoint(words) and rule not in {"according", "noun", "seeming", "passive"}
    weak = weak or (not quoted and sum(last - first for first, last in content) < 3)
    weak = weak or (
        source is not None and source[1] - source[0] == 1 and unit.words[source[0]] in {"i", "you", "which", "that"}
    )
    draft = Draft(
        rule, [unit.span_of(*source)] if source else [], [unit.span_of(*part) for part in cue], pieces, quoted
    )
    draft.weak = weak
    return draft


def words_before(unit: Clause, end: int) -> list[Range]:
    """What stands before a parenthetical cue: the quotations right before it, or the clause."""
    kinds = unit.kinds
    first = end
    while first > 0 and kinds[first - 1] in "Qq":
        first -= 1
    if first < end and (first == 0 or kinds[first - 1] in ".;:"):
        return [(first, end)]
    floor = max(0, end - READ_CLAUSE_MAX)
    first = max(kinds.rfind(";", floor, end), kinds.rfind(":", floor, end), floor - 1) + 1
    while first < end and (kinds[first] in "c," or unit.words[first] in {"still", "so", "however", "meanwhile"}):
        first += 1
    return [(first, end)] if first < end else []


def around(  # noqa: PLR0917
    unit: Clause, rule: str, source: Range | None, cue: Range, before: list[Range], after: int
) -> Draft | None:
    """Words before and after a parenthetical `X said`."""
    kinds = unit.kinds
    right: list[Range] = []
    quoted = bool(before) and all(kind in "Qq" for kind in kinds[slice(*before[0])])
    skipped = _PAST.match(kinds, after, after + 24)
    first = skipped.end() if skipped else after
    if first < len(kinds) and kinds[first] in "Qq":
        right = [(first, quotes_end(unit, first))]
    elif after < first < len(kinds) and _goes_on(kinds, first, quoted):
        right = [(first, clause_end(unit, first, Form("say", "ed"), True))]
    return make(unit, rule, source, [cue], before + right)


def _goes_on(kinds: str, first: int, quoted: bool) -> bool:
    """After a parenthetical: do the words reported go on?"""
    if quoted:
        return kinds[first - 1] == "," and kinds[first] in "Tam"
    return kinds[first - 1] in ",-" and kinds[first] != "v"


def quotes_end(unit: Clause, first: int) -> int:
    """Where a row of quotations that starts at `first` ends."""
    while first < len(unit.kinds) and unit.kinds[first] in "Qq":
        first += 1
    return first
