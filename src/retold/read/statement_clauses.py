"""A tagged sentence in, its clauses out: verb groups, each with what stands before and behind it. Entry: `clauses`."""

from __future__ import annotations

from retold import settings
from retold.read.statement_groups import Group, Reader, groups, heading
from retold.read.statement_objects import find_things
from retold.read.statement_subjects import find_subject


def clauses(reader: Reader, first: int, last: int) -> list[Group]:
    """The clauses of the sentence between two borders."""
    reader.asked = "?" in reader.letters[max(first, last - 2) : last]
    found = groups(reader, first + 1, last)
    kept: list[Group] = []
    if not found and last - first <= settings.READ_STATEMENT_HEADING:
        found = heading(reader, first + 1, last)
    for group in found:
        find_subject(reader, group, kept, first + 1)
        if group.kept:
            kept.append(group)
        kept = [each for each in kept if each.kept]
    for place in range(len(kept) - 1, -1, -1):
        group, after = kept[place], kept[place + 1] if place + 1 < len(kept) else None
        find_things(reader, group, after, last)
        if after and group.passive and after.passive and after.shares and after.start == group.end + 1:
            group.agent = after.agent  # "is owned and run by X"
    return kept
