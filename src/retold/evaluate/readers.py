"""What is measured: a text and its title in, attributions out. Every tagger stands here under its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, get_args

from retold.errors import UsageError
from retold.read.attributions import attributions
from retold.records import Attribution, Tagger
from retold.text import sentences

Read = Callable[[str, str | None], tuple[Attribution, ...]]


def _by(tagger: Tagger) -> Read:
    return lambda text, title: attributions(text, sentences(text), title, tagger)


TAGGERS: Final[Mapping[str, Read]] = {tagger: _by(tagger) for tagger in get_args(Tagger)}


def reader(tagger: str, min_confidence: float = 0.0) -> Read:
    """The reading of a tagger, without what it is less sure of than `min_confidence`."""
    read = TAGGERS.get(tagger)
    if read is None:
        raise UsageError(f"--tagger does not know {tagger!r}; the taggers are {', '.join(TAGGERS)}")
    if min_confidence <= 0:
        return read
    return lambda text, title: tuple(each for each in read(text, title) if each.confidence >= min_confidence)
