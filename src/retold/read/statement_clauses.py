"""A tagged sentence in, its clauses out: verb groups, each with what stands before and behind it. Entry: `clauses`."""

from __future__ import annotations

from retold import settings
from retold.read.statement_groups import Group, Reader, groups, heading
from retold.read.statement_objects import find_things
from retold.read.statement_subjects import find_subject


def clauses(reader: Reader, first: int, last: int) -> list[Group]:
    """The clauses of the sentence between two borders."""
    reader.asked = "?" in reader.letters[max(first, last - 2) : last]
    kept = _with_subjects(reader, groups(reader, first + 1, last), first + 1)
    if not kept and last - first <= settings.READ_STATEMENT_HEADING:
        kept = _with_subjects(reader, heading(reader, first + 1, last), first + 1)
    for place in range(len(kept) - 1, -1, -1):
        group, after = kept[place], kept[place + 1] if place + 1 < len(kept) else None
        find_things(reader, group, after, last)
        if after and group.passive and after.passive and after.shares and after.start == group.end + 1:
            group.agent = after.agent  # "is owned and run by X"
    return kept


def _with_subjects(reader: Reader, found: list[Group], first: int) -> list[Group]:
    kept: list[Group] = []
    for group in found:
        if kept and group.start < kept[-1].end:
            continue  # the verb of a question, which its auxiliary has taken in
        find_subject(reader, group, kept, first)
        kept = [each for each in [*kept, group] if each.kept]
    return kept
