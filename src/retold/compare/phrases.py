"""Many patterns looked for in a sentence at once: one pass finds where any of them begins, and each is tried there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence


class Phrases:
    """Patterns that stand behind what matches `before` and ahead of what matches `after`, both of no width."""

    def __init__(self, before: str, patterns: Sequence[str], after: str) -> None:
        self._begun = re.compile(f"{before}(?=(?:{'|'.join(patterns)}){after})")
        self._each = tuple(re.compile(f"{before}(?:{pattern}){after}") for pattern in patterns)

    def find(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """What `finditer` of each pattern finds, one pattern after another, with the pattern's number."""
        places = [match.start() for match in self._begun.finditer(text)]
        for number, pattern in enumerate(self._each) if places else ():
            end = 0
            for place in places:
                match = pattern.match(text, place) if place >= end else None
                if match is not None:
                    end = match.end()
                    yield number, match
