"""Quotations against the words they were taken from: what was changed inside the marks, and what was cut.

A derived quotation is laid over the stretch of the source that shares most of its runs of three words. What editors do
in good faith is no change: brackets, a first capital, the closing point, a quotation parted by "he said" or shortened
at the end of a sentence, contractions, and how a spoken filler was written down.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np

from retold import settings
from retold.compare.align import Block, Pair, flanks
from retold.compare.finding import change
from retold.compare.telling import Flags, Indices, Telling
from retold.records import Change, Span
from retold.text import Keys

_FILLED = "uh um er ah oh well so and but you know i mean like just the a an that to is it that's it's"
_COMMON = frozenset({"news", "online", "web", "the", "and", "for", "com", "opinion"})
_FILLERS = frozenset(_FILLED.split())
_WRITTEN = {
    "gonna": "going to", "wanna": "want to", "gotta": "got to", "cause": "because", "'cause": "because", "ok": "okay",
    "percent": "per cent", "dr": "doctor", "mr": "mister", "mrs": "ms", "miss": "ms", "st": "saint", "'em": "them",
    "em": "them", "ya": "you", "yeah": "yes", "us": "united states", "usa": "united states", "uk": "united kingdom",
    "un": "united nations", "qaida": "qaeda", "till": "until", "alright": "all right",
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "tenth": "10th", "eleventh": "11th", "twelfth": "12th",
    "gov": "governor", "rep": "representative", "sen": "senator", "gen": "general", "lt": "lieutenant", "w": "with",
    "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50",
    "jr": "junior", "sr": "senior", "jan": "january", "feb": "february", "aug": "august", "sept": "september",
    "oct": "october", "nov": "november", "dec": "december",
}  # fmt: skip
_SHORT = {"n't": " not", "'re": " are", "'ve": " have", "'ll": " will", "'m": " am", "'d": " would", "'s": " is"}
_INITIALS = re.compile(r"(?<=\b\w)\.(?=\w\b)|(?<=\.\w)\.")
_SPOKEN = re.compile(r"[\w'.%]*[\w%]")
_FORCE = frozenset("can could will would may might must should shall never not no none all every always only".split())
_ELLIPSIS = re.compile(r"\.\s?\.|…|\[\s*\]|\*\s?\*\s?\*")
_BRACKET_MARK = re.compile(r"[\[\]()@]")
_MASKED = re.compile(r"\w[*_–—-]+\w|\w-{2,}|\w\*+|_{2,}|\*{2,}")
_MARK = re.compile(r"[\"“”„«»]")
_SPEECH = re.compile(r"[\"“”@#]|(?<!\w)['‘]\w|\b(?:I|[Mm]y|[Ww]e|[Oo]ur|[Yy]ou|[Yy]our|me|us)\b|\.\.\.|…")
_CONDITION = re.compile(r"(?:if|unless|until|should|when|although|even if)\b", re.IGNORECASE)
_WHOLE = re.compile(r"[.!?]|,\s?[\"”]")
_STOP = re.compile(r"[.!?\"”]")
_QUALIFIER = re.compile(
    r"[\s,;:—–-]*(?:(?:and|or)\s+)?(?:but|unless|if|only if|except|although|though|even though|however|until|provided|"
    r"so long as|as long as|as far as|assuming|should|when|not|or|within|under|for now|so far|at least|subject to|"
    r"in principle|in theory|apart from|pending)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Laid:
    """A derived quotation's words laid over the source's: word indices, and the edits between them."""

    quotation: Span
    edits: list[Block]
    matched: int
    words: int

    @property
    def start(self) -> int:
        """The first source word that the quotation has too."""
        return next(edit[1] for edit in self.edits if edit[0] == "equal")

    @property
    def end(self) -> int:
        """One past the last source word that the quotation has too."""
        return next(edit[2] for edit in reversed(self.edits) if edit[0] == "equal")


def quote_changes(pair: Pair) -> Iterator[Change]:
    """`quote_altered` and `quote_cut` for every quotation of the derived telling."""
    runs = _runs(pair.source.words.keys)
    order = np.argsort(runs, kind="stable")
    for quotation in pair.derived.quotations:
        laid = _lay(pair, quotation, runs, order)
        if laid is not None:
            yield from _put_in_marks(pair, laid)
            yield from _altered(pair, laid)
            yield from _cut_inside(pair, laid)
            yield from _cut_at_end(pair, laid)
            yield from _cut_at_start(pair, laid)


def _runs(keys: Keys) -> Keys:
    if len(keys) < 3:
        return keys[:0]
    prime = np.uint64(0x100000001B3)
    runs: Keys = (keys[:-2] * prime + keys[1:-1]) * prime + keys[2:]
    return runs


def _lay(pair: Pair, quotation: Span, runs: Keys, order: Indices) -> _Laid | None:
    place = pair.derived.at(quotation)
    count = place.stop - place.start
    if not settings.COMPARE_QUOTE_WORDS <= count <= settings.COMPARE_QUOTE_LONGEST or not len(runs):
        return None
    wanted = _runs(pair.derived.words.keys[place])
    sorted_runs = runs[order]
    low, high = np.searchsorted(sorted_runs, wanted), np.searchsorted(sorted_runs, wanted, "right")
    seeds = [order[a : min(b, a + 8)] - i for i, (a, b) in enumerate(zip(low, high, strict=True)) if b > a]
    if not seeds:
        return None
    slack = settings.COMPARE_QUOTE_SLACK + count // 2
    centre = _centre(np.concatenate(seeds), slack)
    start, end = max(0, centre - slack), min(len(pair.source.words.keys), centre + count + slack)
    left, right = pair.source.words.keys[start:end].tolist(), pair.derived.words.keys[place].tolist()
    edits: list[Block] = [
        (tag, a + start, b + start, c + place.start, d + place.start)
        for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    ]
    matched = sum(edit[2] - edit[1] for edit in edits if edit[0] == "equal")
    if matched < max(settings.COMPARE_QUOTE_WORDS - 1, settings.COMPARE_QUOTE_MATCHED * count):
        return None
    return _Laid(quotation, edits, matched, count)


def _centre(seeds: Indices, slack: int) -> int:
    """The place that most of the shared runs point to, give or take `slack` words."""
    places = np.sort(seeds)
    near = np.searchsorted(places, places + slack, "right") - np.searchsorted(places, places - slack)
    return int(places[int(near.argmax())])


def _altered(pair: Pair, laid: _Laid) -> Iterator[Change]:
    """Words inside the marks that the source's quotation has not, in the midst of words that it has."""
    for a, b, c, d in _other_words(pair, laid):
        old, new = _written(pair.source, a, b), _written(pair.derived, c, d)
        if _same_speech(old, new):
            continue
        before = pair.source.span(max(laid.start, a - 1), max(b, min(laid.end, b + 1)))
        after = pair.derived.span(max(c - 1, 0), min(d + 1, len(pair.derived.words.keys)))
        was = f"“{pair.source.said(pair.source.span(a, b))}”" if a < b else "nothing"
        is_now = pair.derived.said(pair.derived.span(c, d))
        because = f"Inside the quotation marks “{is_now}” stands where the source's quotation has {was}."
        content = pair.source.content[a:b].any() or pair.derived.content[c:d].any()
        content |= bool(_FORCE & {*old.split(), *new.split()})
        inflected = pair.source.stems[a:b].tolist() == pair.derived.stems[c:d].tolist()
        light = not content or inflected or _moved(pair, laid, c, d)
        sure = _sure(laid) * (settings.COMPARE_QUOTE_FUNCTION if light else 1.0)
        grave = settings.COMPARE_LIGHT if light else 1.0
        yield change(pair, "quote_altered", before, after, because=because, confidence=sure, weight=grave)


def _other_words(pair: Pair, laid: _Laid) -> Iterator[tuple[int, int, int, int]]:
    """Source words (from, to) and the derived words in their place, between words that are the same or at the end."""
    for index, (tag, a, b, c, d) in enumerate(laid.edits):
        if tag not in {"replace", "insert"} or not pair.source.quoted[max(a - 1, 0)]:
            continue
        if _last_word(pair, laid, index):
            yield a, a + 1, c, d
            continue
        inner = min(flanks(laid.edits, index)) >= 2 and b - a <= 2 * (d - c) + 4
        if inner and _one_breath(pair.source, a, b) and not _edited(pair, c, d, a, b):
            yield a, b, c, d


def _last_word(pair: Pair, laid: _Laid, index: int) -> bool:
    """Whether one word replaces another at the end of two quotations that are otherwise the same."""
    tag, a, _, c, d = laid.edits[index]
    if tag != "replace" or d - c != 1 or index != len(laid.edits) - 1 or laid.matched != laid.words - 1:
        return False
    if laid.matched < settings.COMPARE_QUOTE_WORDS:
        return False
    ends = [side.text[int(side.words.ends[word]) :][:2] for side, word in ((pair.source, a), (pair.derived, c))]
    return laid.end - laid.start == laid.matched and all(_MARK.search(end) for end in ends)


def _one_breath(side: Telling, start: int, end: int) -> bool:
    """Whether no quotation mark and no ellipsis stands between a word's left neighbour and its right one."""
    text = _around(side, start, end)
    return not _MARK.search(text) and not _ELLIPSIS.search(text)


def _edited(pair: Pair, c: int, d: int, a: int, b: int) -> bool:
    """Whether brackets, an ellipsis or a masked word show on either side that an editor was at work."""
    left, right = _around(pair.source, a, b), _around(pair.derived, c, d)
    shown = any(_BRACKET_MARK.search(text) or _MASKED.search(text) for text in (left, right))
    return shown or not _one_breath(pair.derived, c, d)


def _around(side: Telling, start: int, end: int) -> str:
    last = len(side.words.starts) - 1
    return side.text[int(side.words.ends[max(start - 1, 0)]) : int(side.words.starts[min(end, last)])]


def _moved(pair: Pair, laid: _Laid, c: int, d: int) -> bool:
    """Whether the words are not new but stand elsewhere nearby in the source."""
    near = pair.source.stems[max(0, laid.start - 6) : laid.end + 6]
    return bool(np.isin(pair.derived.stems[c:d], near).all())


def _sure(laid: _Laid) -> float:
    return settings.COMPARE_QUOTE_SURE * min(1.0, laid.matched / laid.words + 0.05) * min(1.0, 0.4 + laid.matched / 10)


def _written(side: Telling, start: int, end: int) -> str:
    """Words as they sound: contractions, initials and spoken forms written out."""
    if start == end:
        return ""
    span = side.span(start, end)
    said = _INITIALS.sub("", side.text[span.start : span.end].casefold().replace("’", "'").replace(",", ""))
    said = said.replace("%", " percent")
    return " ".join(_spelled_out(word) for word in _SPOKEN.findall(said))


def _spelled_out(word: str) -> str:
    word = word.removesuffix("'s") if word.removesuffix("'s") in _WRITTEN else word
    word = _WRITTEN.get(word, word)
    for short, long in _SHORT.items():
        if word.endswith(short):
            return word.removesuffix(short) + long
    return word


def _same_speech(old: str, new: str) -> bool:
    left = [word for word in old.split() if word not in _FILLERS]
    right = [word for word in new.split() if word not in _FILLERS]
    if left == right:
        return True
    joined, other = "".join(left), "".join(right)
    if joined == other or {joined, other} & {_initials(left), _initials(right)} - {""}:
        return True
    alike = SequenceMatcher(None, joined, other, autojunk=False).ratio()
    return min(len(joined), len(other)) >= 4 and alike >= settings.COMPARE_SPELLING and joined[0] == other[0]


def _initials(said: list[str]) -> str:
    return "".join(word[0] for word in said) if len(said) > 1 else ""


def _put_in_marks(pair: Pair, laid: _Laid) -> Iterator[Change]:
    """Words that the source tells outside of any marks, in a sentence of its own, now inside quotation marks."""
    first, last = laid.start, laid.end
    inside: Flags = pair.source.quoted[first:last]
    content = int(pair.source.content[first:last].sum())
    solid = laid.matched == laid.words and last - first == laid.words
    if inside.any() or not solid or content < settings.COMPARE_MARKS_CONTENT or not _narrated(pair, laid):
        return
    said = pair.derived.said(laid.quotation)
    because = f"“{said}” is in quotation marks here; in the source these words stand outside of any."
    before = pair.source.span(first, last)
    yield change(pair, "quote_altered", before, laid.quotation, because=because, confidence=settings.COMPARE_MARKS_SURE)


def _narrated(pair: Pair, laid: _Laid) -> bool:
    """Whether the source reports these words of someone, and in its own words.

    They stand in a longer sentence that is put to someone, without a mark, a screen name or an "I"; they are no title
    of a work; and the derived text does not quote the source page as such.
    """
    source, first, last = pair.source, laid.start, laid.end
    index = int(source.sentence[first])
    if index < 0 or index != int(source.sentence[last - 1]):
        return False
    sentence, own = source.reading.sentences[index], source.within(index)
    longer = own.stop - own.start - (last - first) >= settings.COMPARE_MARKS_NARRATED
    titled = source.name[first + 1 : last][source.content[first + 1 : last]].all()
    if not longer or titled or _SPEECH.search(source.text, sentence.start, sentence.end):
        return False
    content = source.span(first, last)
    told = any(
        piece.start < content.end and content.start < piece.end
        for attribution in source.attributions.get(index, ())
        if attribution.source and any(sentence.start <= cue.start < sentence.end for cue in attribution.cue)
        for piece in attribution.content
    )
    return told and not _quotes_page(pair, laid.quotation)


def _quotes_page(pair: Pair, quotation: Span) -> bool:
    """Whether the derived text names the source page, or credits any other, near the quotation."""
    near = Span(quotation.start - 300, quotation.end + 200)
    sentence = bisect_right(pair.derived.reading.sentences, quotation.start, key=lambda span: span.start) - 1
    if any(pair.derived.credits.get(index) for index in (sentence - 1, sentence, sentence + 1)):
        return True
    article = pair.source.reading.article
    names = set(re.findall(r"\w{3,}", " ".join((article.outlet or "", *article.authors)).casefold())) - _COMMON
    around = pair.derived.text[max(0, near.start) : near.end].casefold()
    return any(re.search(rf"\b{re.escape(name)}\b", around) for name in names)


def _cut_inside(pair: Pair, laid: _Laid) -> Iterator[Change]:
    """Words of the source's quotation gone from between words that stay."""
    for index, (tag, a, b, c, d) in enumerate(laid.edits):
        if tag not in {"delete", "replace"} or min(flanks(laid.edits, index)) < 2 or not pair.source.quoted[a:b].all():
            continue
        if tag == "replace" and b - a <= 2 * (d - c) + 4:
            continue
        lost = pair.source.said(pair.source.span(a, b))
        content = int(pair.source.content[a:b].sum())
        shown = bool(_ELLIPSIS.search(_around(pair.derived, c, d)))
        if content == 0 or _repeated(pair.source, a, b) or (_edited(pair, c, d, a, b) and not shown):
            continue
        if "%" in _around(pair.derived, c, d) and _written(pair.source, a, b) == "per cent":
            continue
        if not _one_breath(pair.source, a, b) or np.isin(pair.source.stems[a:b], _inserted(pair, laid)).all():
            continue
        how = "with an ellipsis in its place" if shown else "with nothing to show it"
        because = f"“{lost}” was cut from inside the quotation, {how}."
        before, after = pair.source.span(a - 1, b + 1), pair.derived.span(c - 1, d + 1)
        sure = _sure(laid) * (0.9 if content > 1 else 0.7)
        grave = settings.COMPARE_ELLIPSIS if shown else 1.0
        yield change(pair, "quote_cut", before, after, because=because, confidence=sure, weight=grave)


def _repeated(side: Telling, start: int, end: int) -> bool:
    """Whether the content words only repeat what stands right beside them: a speaker's stumbling."""
    near = np.concatenate((side.stems[max(0, start - 4) : start], side.stems[end : end + 4]))
    own = side.stems[start:end][side.content[start:end]]
    return bool(np.isin(own, near).all())


def _inserted(pair: Pair, laid: _Laid) -> Keys:
    pieces = [pair.derived.stems[c:d] for tag, _, _, c, d in laid.edits if tag in {"insert", "replace"}]
    return np.concatenate(pieces) if pieces else pair.derived.stems[:0]


def _cut_at_end(pair: Pair, laid: _Laid) -> Iterator[Change]:
    """A condition or a "but" of the same sentence, gone from the end of a quotation that looks whole."""
    quoted, last = pair.source.quoted, laid.end
    tail = pair.derived.text[max(laid.quotation.start, laid.quotation.end - 2) : laid.quotation.end + 2]
    opens = pair.derived.text[laid.quotation.start : laid.quotation.start + 1].isupper()
    whole = opens and _WHOLE.search(tail) and not _ELLIPSIS.search(tail) and laid.edits[-1][0] != "insert"
    if not whole or last >= len(quoted) or not quoted[last - 1 : last + 1].all():
        return
    end = int(pair.source.words.ends[last - 1])
    stop = _STOP.search(pair.source.text, end, end + 300)
    rest = pair.source.text[end : stop.start() if stop else end].rstrip(" ,")
    lost = Span(int(pair.source.words.starts[last]), end + len(rest))
    if _QUALIFIER.match(rest) and len(rest.split()) >= 3 and not _still_told(pair, lost):
        yield _edge(pair, laid, lost, "end")


def _cut_at_start(pair: Pair, laid: _Laid) -> Iterator[Change]:
    """An "if" of the same sentence, gone from the start of a quotation that looks whole."""
    quoted, first = pair.source.quoted, laid.start
    sentence = int(pair.source.sentence[first])
    opens_whole = pair.derived.text[laid.quotation.start : laid.quotation.start + 1].isupper()
    if opens_whole and sentence >= 0 and first > 0 and quoted[first] and quoted[first - 1]:
        start = int(pair.source.words.starts[first])
        clause = pair.source.text[pair.source.reading.sentences[sentence].start : start].lstrip('"“ ')
        gone = Span(start - len(clause), start - len(clause) + len(clause.rstrip(" ,")))
        inside = quoted[pair.source.at(gone)].all()
        if inside and _CONDITION.match(clause) and len(clause.split()) >= 3 and not _still_told(pair, gone):
            yield _edge(pair, laid, gone, "start")


def _still_told(pair: Pair, lost: Span) -> bool:
    """Whether the retelling has the words after all, in another place."""
    place = pair.source.at(lost)
    keys = pair.source.stems[place][pair.source.content[place]]
    return not len(keys) or bool(np.isin(keys, pair.derived.stems).mean() >= settings.COMPARE_TOLD)


def _edge(pair: Pair, laid: _Laid, lost: Span, where: str) -> Change:
    because = f"“{pair.source.said(lost)}” is gone from the {where} of a quotation that reads as whole."
    return change(pair, "quote_cut", lost, laid.quotation, because=because, confidence=_sure(laid) * 0.85)
