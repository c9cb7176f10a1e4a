"""A title and its text in; the words of the title that nothing in the text supports out. Entry: `headline`.

Four kinds of claim are looked at: strong verbs (each with a family of near words), numbers by value, names, and quoted
words. A claim counts as unsupported only where nothing at all in the text comes near: a paraphrase is no finding.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from retold import settings
from retold.outlets import is_known, looks_like_outlet
from retold.read.headline_words import EXPANSIONS, FUNCTION_WORDS, LABEL, LISTS, Family, families
from retold.read.numbers import close, numbers
from retold.records import Headline, Span, Spans, Statement

_WORD: Final = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*")
_QUOTE: Final = re.compile(r"(?<!\w)[“\"‘']([^“”\"‘’']{3,120}(?:[’'](?=\w)[^“”\"‘’']{1,80})?)[”\"’'](?!\w)")
_TAIL: Final = re.compile(r"\s+(?:[|•·»]|[-–—:])\s+([^|•·»]{2,40})$")
_FEATURE: Final = re.compile(
    r"^(?:how|why|what|who|when|where|the|this|these|here|can|should|is|are|do|does|will|would|could|opinion|"
    r"analysis|editorial|"
    r"review|my|our|your|i|we|you|let|meet|a|an|on|in)\b",
    re.I,
)


_VIEW: Final = re.compile(r"opinion|analysis|editorial|commentary|perspective|column|op-ed")
_MONTHS: Final = "january february march april may june july august september october november december"
_DAYS: Final = "monday tuesday wednesday thursday friday saturday sunday"
_CALENDAR: Final = frozenset(f"{_MONTHS} {_DAYS}".split())
_IDIOM: Final = re.compile(r"\s(?:back|down on|of night|of winter|wrong|heat|end|last|center)\b", re.I)  # "fires back"
_YEARS: Final = re.compile(r"[\s-](?:years?|decades?)\b", re.I)
_TIME: Final = re.compile(r"[\s-](?:months?|hours?|weeks?|days?|minutes?)\b", re.I)


class _Text(NamedTuple):
    """A text ready to be asked: its letters folded, and as given."""

    low: str
    given: str


def headline(title: str | None, text: str, sentences: Spans, statements: tuple[Statement, ...]) -> Headline | None:
    """What a title says and its text does not; `None` where there is nothing to say, or too little text to tell."""
    if not title or len(title) > settings.READ_HEADLINE_LONGEST or len(text) < settings.READ_HEADLINE_LEAST:
        return None
    text, rest = _apart(title, text)
    sentences = tuple(sentence for sentence in sentences if sentence.start >= rest)
    statements = tuple(statement for statement in statements if statement.span.start >= rest)
    start, end = _body(title)
    body = _Text(_folded(text), text)
    words = [match for match in _WORD.finditer(title, start, end) if match.group().lower() not in FUNCTION_WORDS]
    claims = sorted(_claims(title, Span(start, end), body, words, statements), key=lambda claim: claim[0])
    if not claims:
        return None
    supported = [match for match in words if not _inside(match, claims)]
    confidence = max(sure for _, sure in claims) * _trust(title, Span(start, end), supported, body)
    if len(claims) > 1:
        confidence += (1 - confidence) * settings.READ_HEADLINE_SECOND * min(len(claims) - 1, 2)
    return Headline(_joined(span for span, _ in claims), _best(words, body, sentences), min(confidence, 0.95))


def _apart(title: str, text: str) -> tuple[str, int]:
    """The text with its own title line blanked (it supports nothing), and where the rest begins."""
    first = text[: text.find("\n", len(text) - len(text.lstrip()))] if "\n" in text.lstrip() else ""
    if " ".join(first.strip("#*_= \t\ufeff").split()) != " ".join(title.split()):
        return text, 0
    return " " * len(first) + text[len(first) :], len(first)


def _body(title: str) -> tuple[int, int]:
    """Where the title itself begins and ends, without "BREAKING:" and without the outlet's name at its end."""
    label = LABEL.match(title)
    start = label.end() if label else 0
    tail = _TAIL.search(title, start)
    if tail and (title[tail.start() :].strip()[:1] in "|•·»" or looks_like_outlet(tail.group(1).strip())):
        return start, tail.start()
    return start, len(title)


def _folded(text: str) -> str:
    text = text.replace("’", "'")
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _claims(
    title: str, span: Span, body: _Text, words: list[re.Match[str]], statements: tuple[Statement, ...]
) -> Iterator[tuple[Span, float]]:
    quoted = list(_QUOTE.finditer(title, span.start, span.end))
    for match in quoted:
        missing, total = _quote_missing(match.group(1), body)
        if missing >= 2 and missing / total >= 0.5:
            yield Span(match.start(), match.end()), settings.READ_HEADLINE_SURE["quote"]
    yield from _number_claims(title, span, body)
    for match in words:
        if any(q.start() < match.start() < q.end() for q in quoted):
            continue
        word = match.group().lower().replace("’", "'")
        family = None if _IDIOM.match(title, match.end()) else families().get(word)
        place = Span(match.start(), match.end())
        if family is not None:
            if not any(_holds(body.low, root) for root in family.roots):
                yield place, settings.READ_HEADLINE_SURE["verb"]
            elif _only_negated(family, body, statements) and not re.search(
                r"\b(?:not|n[’']t|no|never|denies)\b", title, re.I
            ):
                yield place, settings.READ_HEADLINE_SURE["negated"]
        elif _is_name(title, span, match) and not _named(match.group(), body):
            yield place, settings.READ_HEADLINE_SURE["name"]


def _quote_missing(quote: str, body: _Text) -> tuple[int, int]:
    """How many content words of a quotation the text lacks, and how many it has in all."""
    found = [word for word in _WORD.findall(quote.lower()) if word not in FUNCTION_WORDS and len(word) > 2]
    return sum(not _supports(body.low, word) for word in found), len(found)


def _number_claims(title: str, span: Span, body: _Text) -> Iterator[tuple[Span, float]]:
    claimed = numbers(title[span.start : span.end])
    if not claimed or LISTS.search(title):
        return
    held = numbers(body.given)
    for number in claimed:
        span_of_time = _TIME.match(title, span.start + number.span.end) is not None  # "12-month": a year
        said = title[span.start + number.span.start : span.start + number.span.end].lower()
        vague = said.isalpha() and said.endswith("s") and said != "six"  # "millions"
        if vague:
            matched = any(other.value >= number.value for other in held)
        else:
            matched = any(close(number, other) for other in held)
        if number.value <= 1 or span_of_time or matched:
            continue
        sure = settings.READ_HEADLINE_SURE["number"]
        age = _YEARS.match(title, span.start + number.span.end) is not None  # a text may give the two dates
        if age or number.is_year or (number.value <= settings.READ_HEADLINE_COUNTED and not number.unit):
            sure *= settings.READ_HEADLINE_WEAK_NUMBER  # a text can tell of two people without saying "two"
        yield Span(span.start + number.span.start, span.start + number.span.end), sure


def _is_name(title: str, span: Span, match: re.Match[str]) -> bool:
    """Whether a word of the title is surely a name: letters all capital, or one capital in a title that has few."""
    word = match.group()
    if word.lower() in _CALENDAR or is_known(word):
        return False
    if not word[0].isupper() or not word.replace("’", "").isascii() or any(char.isdigit() for char in word):
        return False
    letters = [w for w in _WORD.findall(title[span.start : span.end]) if len(w) > 3]
    capital = sum(w[0].isupper() for w in letters)
    if word.isupper() and len(word) >= 2:
        return 2 < len(word) < 6 and sum(w.isupper() for w in letters) * 3 < len(letters)
    before = title[: match.start()].rstrip()
    opens = match.start() == span.start or before.endswith((":", ".", "?", "!", "“", '"', "‘", "'", "—", "-", "|"))
    return not opens and len(letters) >= 4 and capital * 2 < len(letters) and len(word) > 3


def _named(name: str, body: _Text) -> bool:
    """Whether a text has a name, its expansion, or words with these initials."""
    bare = re.sub(r"[’']s?$", "", name).replace("’", "'")
    low = bare.lower().replace(".", "")
    if (
        _supports(body.low, bare.lower())
        or _supports(body.low, low)
        or any(e in body.low for e in EXPANSIONS.get(low, ()))
    ):
        return True
    if not bare.isupper() or not 2 <= len(low) <= 6 or not low.isalpha():
        parts = re.split(r"[-–.&]", bare.lower())
        return len(parts) > 1 and any(
            _supports(body.low, part) or part in EXPANSIONS for part in parts if len(part) > 1
        )
    dotted = r"\.?".join(low)
    if re.search(rf"(?<![a-z]){dotted}(?![a-z])", body.low):
        return True
    spelt = r"[\w’'.]{0,20}[\s-](?:(?:of|the|and|for|on|in|to|&)\s){0,2}".join(low.upper())
    return re.search(rf"\b{spelt}", body.given) is not None


def _supports(low: str, word: str) -> bool:
    """Whether a folded text has a word of the same root: all but a likely ending, and at least four letters."""
    word = re.sub(r"[’']s?$", "", word)
    root = re.sub(r"(?:ies|ied|ing|ed|es|s|ly|e|y)$", "", word) if len(word) > 4 else word
    if len(root) > 6:
        root = root[: max(5, len(root) - 2)]
    return _holds(low, root)


def _holds(low: str, root: str) -> bool:
    """Whether any word of a folded text begins with these letters."""
    at = low.find(root)
    while at >= 0:
        if at == 0 or not low[at - 1].isalnum():
            return True
        at = low.find(root, at + 1)
    return False


def _only_negated(family: Family, body: _Text, statements: tuple[Statement, ...]) -> bool:
    """Whether all that the text states with these verbs is that it did not happen."""
    if "refus" in family.verbs:
        return False  # "refused to go" is a negation by itself
    stated = [
        s for s in statements if any(_holds(body.low[s.action.start : s.action.end], root) for root in family.verbs)
    ]
    held = sum(1 for root in family.verbs for _ in re.finditer(rf"(?<!\w){re.escape(root)}", body.low))
    return bool(stated) and held <= len(stated) and all(s.negated for s in stated)


def _trust(title: str, span: Span, supported: list[re.Match[str]], body: _Text) -> float:
    """How far the words around can be relied on: questions and features are loose, and a text may be another's."""
    trust, label, title = 1.0, title[: span.start].lower(), title[span.start : span.end]
    if title.rstrip(" ”\"'’").endswith("?"):
        trust *= settings.READ_HEADLINE_QUESTION
    elif _FEATURE.match(title) or _VIEW.search(label):
        trust *= settings.READ_HEADLINE_FEATURE
    if len(body.low) < settings.READ_HEADLINE_SHORT:
        trust *= settings.READ_HEADLINE_SHORT_FACTOR
    found = sum(_supports(body.low, match.group().lower()) for match in supported)
    if found < max(2, settings.READ_HEADLINE_GROUNDED * len(supported)):
        trust *= settings.READ_HEADLINE_LOOSE
    return trust


def _inside(match: re.Match[str], claims: list[tuple[Span, float]]) -> bool:
    return any(span.start <= match.start() < span.end for span, _ in claims)


def _joined(spans: Iterator[Span]) -> Spans:
    joined: list[Span] = []
    for span in spans:
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _best(words: list[re.Match[str]], body: _Text, sentences: Spans) -> Spans:
    """The sentences that share most words with the title, best first; names and rare words count more."""
    starts = [sentence.start for sentence in sentences]
    scores: Counter[int] = Counter()
    for root in {match.group().lower()[: settings.READ_HEADLINE_ROOT] for match in words if len(match.group()) > 2}:
        held: set[int] = set()
        at = body.low.find(root)
        while at >= 0:
            if at == 0 or not body.low[at - 1].isalnum():
                held.add(bisect_right(starts, at) - 1)
            at = body.low.find(root, at + len(root))
        for place in held:
            scores[place] += 60 // min(len(held) + 1, 30)
    best = sorted((-score, place) for place, score in scores.items() if place >= 0)
    return tuple(sentences[place] for _, place in best[: settings.READ_HEADLINE_BEST])
