"""Changes against each of several parents in; those that no other parent explains out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from retold.compare.telling import plain
from retold.records import Change, Reading

Found = Sequence[tuple[Reading, tuple[Change, ...]]]


def settled(derived: Reading, found: Found, known: Sequence[Reading] = ()) -> tuple[Change, ...]:
    """A sentence that another parent, or another page `known`, has word for word was taken from there: no change.

    A title is unsupported only where no parent supports it, and is said once, against the parent where it is surest.
    """
    if len(found) == 1 and not known:
        return found[0][1]
    texts = [plain(reading.article.text) for reading in (*(source for source, _ in found), *known)]
    titles = [change for _, changes in found for change in changes if change.in_title]
    kept = [max(titles, key=lambda change: change.confidence)] if len(titles) == len(found) else []
    for number, (_, changes) in enumerate(found):
        others = texts[:number] + texts[number + 1 :]
        for change in changes:
            sentence = _sentence(derived, change)
            if not change.in_title and not (sentence and any(sentence in text for text in others)):
                kept.append(change)
    return tuple(sorted(kept, key=lambda change: -change.weight))


def _sentence(derived: Reading, change: Change) -> str:
    """The derived sentence in which a change begins, folded; nothing where it has no words here."""
    if change.after is None:
        return ""
    index = bisect_right(derived.sentences, change.after.start, key=lambda span: span.start) - 1
    span = derived.sentences[max(0, index)]
    return plain(derived.article.text[span.start : span.end])
