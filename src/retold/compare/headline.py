"""`headline_unsupported`: what a derived title says that neither its own text nor the source says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import numpy as np

from retold import settings
from retold.compare.align import Pair
from retold.compare.finding import change
from retold.compare.telling import Telling, content_stems, plain
from retold.records import Change, Span, Statement

_WORD: Final = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*")
_LOOSE: Final = re.compile(  # a title with any of these claims no act as done
    r"\?|[“”\"‘:]|(?<!\w)'|\b(?:may|might|could|would|should|can|will|to|if|plans?|planned|planning|mulls?|weighs?|considers?|"
    r"considering|seeks?|wants?|hopes?|eyes?|vows?|pledges?|promises?|threatens?|urges?|asks?|calls?|demands?|proposes?|"
    r"proposed|proposal|bid|push(?:es)?|bill|set|likely|possible|possibly|potential|potentially|alleged|allegedly|"
    r"accused|suspected|reportedly|claims?|says?|said|report|expected|no|not|never|without|denies|denied|rejects?|"
    r"refuses?|fails?|how|why|what|when|talks?|ready|near|close|about|faces?|fears?|risks?|warns?|charged)\b|n[’']t\b",
    re.IGNORECASE,
)


def headline_changes(pair: Pair) -> Iterator[Change]:
    """Claims of the derived title that neither text has, in one finding; then one that both have only weaker."""
    title = pair.derived.reading.article.title or ""
    if not title or plain(pair.source.reading.article.title or "") == plain(title):
        return
    headline = pair.derived.reading.headline
    spans = [span for span in headline.unsupported if not _supported(pair, title, span)] if headline else []
    if headline and spans:
        words = " … ".join(f"“{' '.join(title[span.start : span.end].split())}”" for span in spans)
        because = f"The title says {words}; neither this text nor the source does."
        word = title[spans[0].start : spans[0].end]
        may_be_name = len(spans) == 1 and len(word.split()) == 1 and not word[:1].islower()
        sure = headline.confidence * (settings.COMPARE_HEADLINE_WORD if may_be_name else 1.0)
        after = Span(spans[0].start, spans[-1].end)
        before = _best(pair, content_stems(title))
        yield change(pair, "headline_unsupported", before, after, because=because, confidence=sure, in_title=True)
        return
    yield from _weaker(pair, title)


def _weaker(pair: Pair, title: str) -> Iterator[Change]:
    """An act that the title tells as done and that both texts, where they state it at all, state as less."""
    if _LOOSE.search(title):
        return
    stems = {int(content_stems(word.group())[0]): Span(*word.span())
             for word in _WORD.finditer(title) if len(content_stems(word.group()))}  # fmt: skip
    own, other = _stated(pair.derived, stems), _stated(pair.source, stems)
    for stem, span in stems.items():
        statements = own.get(stem, [])
        if not statements or any(_firm(each) for each in (*statements, *other.get(stem, []))):
            continue
        best = statements[0]
        following = next((word for word, place in stems.items() if place.start > span.start), None)
        if following is not None and following not in pair.derived.stems[pair.derived.at(best.span)]:
            continue  # another thing is done in the title
        said = pair.derived.said(best.span)
        because = f"The title says “{title[span.start : span.end]}”; the text has no more than “{said}”."
        before = next((each.span for each in other.get(stem, [])), None) or _best(pair, content_stems(title))
        sure = settings.COMPARE_HEADLINE_WEAKER
        yield change(pair, "headline_unsupported", before, span, because=because, confidence=sure, in_title=True)
        return


def _stated(side: Telling, stems: dict[int, Span]) -> dict[int, list[Statement]]:
    """The statements in which a word of the title is the act, with two or more of its other words."""
    wanted = np.fromiter(stems, np.uint64, len(stems))
    hit = np.isin(side.stems, wanted)
    found: dict[int, list[Statement]] = {}
    for statement in side.reading.statements:
        place = side.at(statement.span)
        if int(hit[place].sum()) < settings.COMPARE_HEADLINE_SHARED:
            continue
        act = side.at(statement.action)
        acts = side.stems[act][hit[act]]
        if len(acts) and len(np.unique(side.stems[place][hit[place]])) >= settings.COMPARE_HEADLINE_SHARED:
            found.setdefault(int(acts[-1]), []).append(statement)
    return found


def _firm(statement: Statement) -> bool:
    return not statement.negated and statement.modality in {"asserted", "attributed"}


def _supported(pair: Pair, title: str, span: Span) -> bool:
    """Whether the source has the words, or they are no claim: a label before a colon, initials, the writer's name."""
    words = title[span.start : span.end]
    if title[span.end : span.end + 1] == ":" or (words.isupper() and len(words) <= settings.COMPARE_INITIALS):
        return True
    article = pair.derived.reading.article
    if words.casefold() in " ".join((*article.authors, article.outlet or "")).casefold():
        return True
    wanted = content_stems(words)
    held = np.isin(wanted, content_stems(pair.source.reading.article.title or "")).all()
    return bool(held) or _in_a_sentence(pair, wanted)


def _in_a_sentence(pair: Pair, wanted: np.ndarray[tuple[int], np.dtype[np.uint64]]) -> bool:
    """Whether one sentence of the source has all the words."""
    side = pair.source
    places = np.flatnonzero(np.isin(side.stems, wanted) & (side.sentence >= 0))
    codes = np.unique(np.stack((side.sentence[places].astype(np.uint64), side.stems[places])), axis=1)
    return bool(len(places)) and int(np.bincount(codes[0].astype(np.int64)).max()) >= len(wanted)


def _best(pair: Pair, wanted: np.ndarray[tuple[int], np.dtype[np.uint64]]) -> Span | None:
    """The source's sentence that has most of the title's words, if it has two or more."""
    side = pair.source
    places = np.flatnonzero(np.isin(side.stems, wanted) & side.content & (side.sentence >= 0))
    if not len(places):
        return None
    codes = np.unique(np.stack((side.sentence[places].astype(np.uint64), side.stems[places])), axis=1)
    counts = np.bincount(codes[0].astype(np.int64))
    return side.reading.sentences[int(counts.argmax())] if counts.max() >= 2 else None
