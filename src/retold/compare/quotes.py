"""Quotations against the words they were taken from: what was changed inside the marks, and what was cut.

A derived quotation is laid over the stretch of the source that shares most of its runs of three words. What editors do
in good faith is no change: brackets, a first capital, the closing point, a quotation parted by "he said" or shortened
at the end of a sentence, contractions, and how a spoken filler was written down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

import numpy as np

from retold import settings
from retold.compare.align import Pair, flanks
from retold.compare.finding import change
from retold.compare.laid import ELLIPSIS, MARK, Laid, around, lay, one_breath, runs, sure
from retold.compare.telling import Telling
from retold.records import Change, Span
from retold.text import Keys

_FILLED = """
uh um er ah oh well so and but you know i mean like just the a an that to is it that's it's look listen quite frankly
honestly basically obviously really actually
"""
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
_BRACKET_MARK = re.compile(r"[\[\]()@]")
_MASKED = re.compile(r"\w[*_–—-]+\w|\w-{2,}|\w\*+|_{2,}|\*{2,}")
_CONDITION = re.compile(r"(?:if|unless|until|should|when|although|even if)\b", re.IGNORECASE)
_TURNS = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|unless|if|but|only|except|although|though|until|almost|"
    r"nearly|hardly|may|might|could|perhaps|maybe|probably|allegedly|some|few)\b|n['’]t\b",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"(?:\b(?:not|never|doubt\w*|nobody|no one|hope\w*|wish\w*|guess|suppose|suspect|fear\w*|might|may|maybe|perhaps|"
    r"think|believe|pretend\w*|deny|denied|unless|if|claim\w*|imagine)\b|n['’]t\b)[^,;:.!?—–]*$",
    re.IGNORECASE,
)
_JOINS = re.compile(r"\b(?:and|but|so|because|or|as|when|while)$", re.IGNORECASE)
_WHOLE = re.compile(r"[.!?]|,\s?[\"”]")
_STOP = re.compile(r"[.!?\"”]")
_QUALIFIER = re.compile(
    r"[\s,;:—–-]*(?:(?:and|or)\s+)?(?:but|unless|if|only if|except|although|though|even though|however|until|provided|"
    r"so long as|as long as|as far as|assuming|should|when|not|or|within|under|for now|so far|at least|subject to|"
    r"in principle|in theory|apart from|pending)\b",
    re.IGNORECASE,
)


def quote_changes(pair: Pair) -> Iterator[Change]:
    """`quote_altered` and `quote_cut` for every quotation of the derived telling."""
    held = runs(pair.source)
    for quotation in pair.derived.quotations:
        laid = lay(pair.derived, quotation, pair.source, held)
        if laid is not None:
            yield from _altered(pair, laid)
            yield from _cut_inside(pair, laid)
            yield from _cut_at_end(pair, laid)
            yield from _cut_at_start(pair, laid)


def _altered(pair: Pair, laid: Laid) -> Iterator[Change]:
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
        certain = sure(laid) * (settings.COMPARE_QUOTE_FUNCTION if light else 1.0)
        grave = settings.COMPARE_LIGHT if light else 1.0
        yield change(pair, "quote_altered", before, after, because=because, confidence=certain, weight=grave)


def _other_words(pair: Pair, laid: Laid) -> Iterator[tuple[int, int, int, int]]:
    """Source words (from, to) and the derived words in their place, between words that are the same or at the end."""
    for index, (tag, a, b, c, d) in enumerate(laid.edits):
        if tag not in {"replace", "insert"} or not pair.source.quoted[max(a - 1, 0)]:
            continue
        if _last_word(pair, laid, index):
            yield a, a + 1, c, d
            continue
        inner = min(flanks(laid.edits, index)) >= 2 and b - a <= 2 * (d - c) + 4
        if inner and one_breath(pair.source, a, b) and not _edited(pair, c, d, a, b):
            yield a, b, c, d


def _last_word(pair: Pair, laid: Laid, index: int) -> bool:
    """Whether one word replaces another at the end of two quotations that are otherwise the same."""
    tag, a, _, c, d = laid.edits[index]
    if tag != "replace" or d - c != 1 or index != len(laid.edits) - 1 or laid.matched != laid.words - 1:
        return False
    if laid.matched < settings.COMPARE_QUOTE_WORDS:
        return False
    ends = [side.text[int(side.words.ends[word]) :][:2] for side, word in ((pair.source, a), (pair.derived, c))]
    return laid.end - laid.start == laid.matched and all(MARK.search(end) for end in ends)


def _edited(pair: Pair, c: int, d: int, a: int, b: int) -> bool:
    """Whether brackets, an ellipsis or a masked word show on either side that an editor was at work."""
    left, right = around(pair.source, a, b), around(pair.derived, c, d)
    shown = any(_BRACKET_MARK.search(text) or _MASKED.search(text) for text in (left, right))
    return shown or not one_breath(pair.derived, c, d)


def _moved(pair: Pair, laid: Laid, c: int, d: int) -> bool:
    """Whether the words are not new but stand elsewhere nearby in the source."""
    near = pair.source.stems[max(0, laid.start - 6) : laid.end + 6]
    return bool(np.isin(pair.derived.stems[c:d], near).all())


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


def _cut_inside(pair: Pair, laid: Laid) -> Iterator[Change]:
    """Words of the source's quotation gone from between words that stay."""
    for index, (tag, a, b, c, d) in enumerate(laid.edits):
        if tag not in {"delete", "replace"} or min(flanks(laid.edits, index)) < 2 or not pair.source.quoted[a:b].all():
            continue
        if tag == "replace" and b - a <= 2 * (d - c) + 4:
            continue
        lost = pair.source.said(pair.source.span(a, b))
        content = int(pair.source.content[a:b].sum())
        shown = bool(ELLIPSIS.search(around(pair.derived, c, d)))
        if shown and not _TURNS.search(lost):
            continue
        if set(_written(pair.source, a, b).split()) <= _FILLERS:
            continue
        if content == 0 or _repeated(pair.source, a, b) or (_edited(pair, c, d, a, b) and not shown):
            continue
        if "%" in around(pair.derived, c, d) and _written(pair.source, a, b) == "per cent":
            continue
        if not one_breath(pair.source, a, b) or np.isin(pair.source.stems[a:b], _inserted(pair, laid)).all():
            continue
        how = "with an ellipsis in its place" if shown else "with nothing to show it"
        because = f"“{lost}” was cut from inside the quotation, {how}."
        before, after = pair.source.span(a - 1, b + 1), pair.derived.span(c - 1, d + 1)
        certain = sure(laid) * (0.9 if content > 1 else 0.7)
        grave = settings.COMPARE_ELLIPSIS if shown else 1.0
        yield change(pair, "quote_cut", before, after, because=because, confidence=certain, weight=grave)


def _repeated(side: Telling, start: int, end: int) -> bool:
    """Whether the content words only repeat what stands right beside them: a speaker's stumbling."""
    near = np.concatenate((side.stems[max(0, start - 4) : start], side.stems[end : end + 4]))
    own = side.stems[start:end][side.content[start:end]]
    return bool(np.isin(own, near).all())


def _inserted(pair: Pair, laid: Laid) -> Keys:
    pieces = [pair.derived.stems[c:d] for tag, _, _, c, d in laid.edits if tag in {"insert", "replace"}]
    return np.concatenate(pieces) if pieces else pair.derived.stems[:0]


def _cut_at_end(pair: Pair, laid: Laid) -> Iterator[Change]:
    """A condition or a "but" of the same sentence, gone from the end of a quotation that looks whole."""
    quoted, last = pair.source.quoted, laid.end
    tail = pair.derived.text[max(laid.quotation.start, laid.quotation.end - 2) : laid.quotation.end + 6]
    opens = pair.derived.text[laid.quotation.start : laid.quotation.start + 1].isupper()
    whole = opens and _WHOLE.search(tail) and not ELLIPSIS.search(tail) and laid.edits[-1][0] != "insert"
    if not whole or last >= len(quoted) or not quoted[last - 1 : last + 1].all():
        return
    end = int(pair.source.words.ends[last - 1])
    stop = _STOP.search(pair.source.text, end, end + 300)
    rest = pair.source.text[end : stop.start() if stop else end].rstrip(" ,")
    lost = Span(int(pair.source.words.starts[last]), end + len(rest))
    if _QUALIFIER.match(rest) and len(rest.split()) >= 3 and not _still_told(pair, laid, lost):
        yield _edge(pair, laid, lost, "end")


def _cut_at_start(pair: Pair, laid: Laid) -> Iterator[Change]:
    """An "if" of the same sentence, gone from the start of a quotation that looks whole."""
    quoted, first = pair.source.quoted, laid.start
    sentence = int(pair.source.sentence[first])
    opens_whole = pair.derived.text[laid.quotation.start : laid.quotation.start + 1].isupper()
    if opens_whole and sentence >= 0 and first > 0 and quoted[first] and quoted[first - 1]:
        start = int(pair.source.words.starts[first])
        clause = pair.source.text[pair.source.reading.sentences[sentence].start : start].lstrip('"“ ')
        gone = Span(start - len(clause), start - len(clause) + len(clause.rstrip(" ,")))
        inside = quoted[pair.source.at(gone)].all()
        governs = _CONDITION.match(clause) and len(clause.split()) >= 3
        governs = governs or (_FRAME.search(clause) and not _JOINS.search(clause.rstrip()))
        if inside and governs and not _still_told(pair, laid, gone):
            yield _edge(pair, laid, gone, "start")


def _still_told(pair: Pair, laid: Laid, lost: Span) -> bool:
    """Whether the retelling has the words after all in another place, or a condition outside of the marks."""
    place = pair.source.at(lost)
    keys = pair.source.stems[place][pair.source.content[place]]
    if len(keys) and np.isin(keys, pair.derived.stems).mean() >= settings.COMPARE_TOLD:
        return True
    index = int(pair.derived.sentence[pair.derived.at(laid.quotation).start])
    if index < 0:
        return False
    sentence = pair.derived.reading.sentences[index]
    outside = pair.derived.text[sentence.start : laid.quotation.start], pair.derived.text[laid.quotation.end :][:80]
    return any(_TURNS.search(text.partition("\n")[0]) for text in outside)


def _edge(pair: Pair, laid: Laid, lost: Span, where: str) -> Change:
    because = f"“{pair.source.said(lost)}” is gone from the {where} of a quotation that reads as whole."
    return change(pair, "quote_cut", lost, laid.quotation, because=because, confidence=sure(laid) * 0.85)
