"""Quotation marks in, quotations out: straight, curly, angled, low, single; nested, unclosed, stray, over paragraphs.

One pass over the marks of each paragraph; every later decision looks at a bounded stretch, so time is linear. A mark
that is wrong or missing costs its own paragraph and nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from retold.records import Span, Spans
from retold.settings import READ_QUOTE_SINGLE_MAX
from retold.text import paragraphs, visible


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation within one paragraph, marks included. `continued`: the same words go on in the next quotation."""

    span: Span
    opened: bool = True
    closed: bool = True
    single: bool = False
    continued: bool = False


_MARK = re.compile(
    r"''|``|[“”„‟«»\"]"
    r"|['‘](?<![\w'’‘].)(?=[\w$£€\[…]|[“\"]\w)"
    r"(?!(?i:\d0s|\d\ds?|em|im|til|till|tis|tisn|twas|twasn|twere|twill|n|cause|cuz|bout|round|neath)\b)"
    r"|['’](?<=[\w.,!?…\])—–-].)(?![\w'’])"
)
_WORDLIKE = re.compile(r"[\w$£€\[(@#…‘'—–-]")
_END = re.compile(r"[.!?…]['’]?(?=\s)")
_ALNUM = re.compile(r"[^\W_]")
_SAYS = r"(?:said|says|told|tells|asked|asks|added|adds|wrote|writes|tweeted|recalled|explained|replied|insisted)"
_SAID_AFTER = re.compile(rf"\s(?:[\w.’'-]{{1,20}}\s){{0,3}}{_SAYS}\b|\s{_SAYS}\s")
_SAID_INSIDE = re.compile(rf",(?=\s(?:he|she|they|(?:[A-Z][\w.’'-]{{1,20}}\s?){{1,3}})\s?{_SAYS}\b|\s{_SAYS}\s[A-Z])")
_SPACED = re.compile(r"\s(?:['‘]\w|[^\"\n]{1,300}\s\"(?![\w]))")
_DOUBLE = re.compile(r"[\"“”]")
_CLOSES_SINGLE = re.compile(r"[.,!?…\w”\"][’'](?!\w)")
_OPENS = frozenset("“„‟")
_SINGLES = frozenset("'‘’")
_DOUBLES = frozenset(("“", "”", "„", "‟", '"', "''", "``"))


_ODD = re.compile(r"[″′‹›「」『』〝〞〟❝❞❛❜＂＇‚`]")
_SAME = {
    **dict.fromkeys("″〞＂", '"'), **dict.fromkeys("′＇", "'"), **dict.fromkeys("「〝❝", "“"),
    **dict.fromkeys("」〟❞", "”"), **dict.fromkeys("『❛", "‘"), **dict.fromkeys("』❜", "’"), "‹": "«", "›": "»",
}  # fmt: skip
_BACKTICK = re.compile(r"(?<![\w`])`(?=\w[^`\n]{1,400}['’])")
_LOW = re.compile(r"(?<!\S)‚(?=\w)")
_WRONG_WAY = re.compile(r"”(?<!\S”)(?=\w)")
_WRONG_WAY_BACK = re.compile(r"“(?<=[\w.,!?…]“)(?![\w“])")
_WRONG_SINGLE = re.compile(r"‘(?<=[\w.,!?…]‘)(?!\w)")


def quotes(text: str) -> tuple[Quote, ...]:
    """Every quotation, in order and apart from one another. Marks of another kind inside one are part of it."""
    plain, offsets = visible(text)
    found = _quotes(_with_plain_marks(plain))
    if len(plain) == len(text):
        return found
    return tuple(
        replace(quote, span=Span(int(offsets[quote.span.start]), int(offsets[quote.span.end - 1]) + 1))
        for quote in found
    )


def _with_plain_marks(text: str) -> str:
    """Rare marks as their common kin, and curly marks that point the wrong way turned; the length stays."""
    if _ODD.search(text) is not None:
        nested = "«" in text
        for odd, same in _SAME.items():
            if odd in text and not (nested and odd in "‹›"):
                text = text.replace(odd, same)
        text = _LOW.sub("‘", _BACKTICK.sub("'", text))
    if "”" in text or "“" in text:
        text = _WRONG_WAY_BACK.sub("”", _WRONG_WAY.sub("“", text))
    return _WRONG_SINGLE.sub("’", text) if "‘" in text else text


def _quotes(text: str) -> tuple[Quote, ...]:
    blocks = paragraphs(text)
    found: list[Quote] = []
    starts = [block.start for block in blocks]
    for index, block in enumerate(blocks):
        following = blocks[index + 1].start if index + 1 < len(blocks) else None
        fresh = _Paragraph(text, block, following).quotes()
        if (
            fresh
            and not fresh[-1].closed
            and following is not None
            and _same_mark(text, fresh[-1].span.start, following)
            and not _said_inside(text, Span(fresh[-1].span.start, block.end))
        ):
            last = fresh[-1]
            fresh[-1] = Quote(Span(last.span.start, block.end), last.opened, False, last.single, True)
        found += fresh
    return _without_false_links(found, starts)


def _same_mark(text: str, start: int, following: int) -> bool:
    """Does the next paragraph open with the mark that opened here (the sign that a quotation goes on)?"""
    return text[start] == text[following] or {text[start], text[following]} <= {'"', "“"}


def _said_inside(text: str, span: Span) -> re.Match[str] | None:
    """`..., she said` in the first sentence of a quotation that nothing closes: the mark before it is missing."""
    end = _END.search(text, span.start, span.end)
    return _SAID_INSIDE.search(text, span.start, end.end() if end else span.end)


def _without_false_links(found: list[Quote], starts: list[int]) -> tuple[Quote, ...]:
    """A quotation goes on only in one that opens the very next paragraph."""
    for index, quote in enumerate(found):
        if not quote.continued:
            continue
        following = bisect_right(starts, quote.span.start)
        nearby = found[index + 1].span.start if index + 1 < len(found) else -1
        if following >= len(starts) or nearby != starts[following]:
            found[index] = Quote(quote.span, quote.opened, False, quote.single)
    return tuple(found)


class _Paragraph:
    """The marks of one paragraph, read once from left to right: at most one quotation is open at a time."""

    def __init__(self, text: str, block: Span, following: int | None) -> None:
        self.text, self.block = text, block
        self.goes_on = following is not None and text[block.start] in "‘'" and text[following] == text[block.start]
        self.ended = self.scanned = self.letter = block.start
        self.closer = -1
        self.found: list[Quote] = []
        self.start = -1
        self.opener = ""
        self.weak = -1
        self.singles = 0

    def quotes(self) -> list[Quote]:
        for match in _MARK.finditer(self.text, self.block.start, self.block.end):
            mark = match.group()
            if self.opener in _SINGLES and self.opener and match.start() - self.start > READ_QUOTE_SINGLE_MAX:
                self._drop_single()
            if mark in _SINGLES:
                self._single(match)
            elif self.opener and self.opener in _SINGLES:
                self._double_in_single(match)
            elif not self.opener:
                self._outside(match)
            else:
                self._inside(match)
        if self.opener and self.opener in _SINGLES:
            self._drop_single()
        if self.opener:
            self._unclosed(self.block.end)
        return self.found

    def _floor(self) -> int:
        return self.found[-1].span.end if self.found else self.block.start

    def _add(self, start: int, end: int, *, opened: bool = True, closed: bool = True, single: bool = False) -> None:
        if end - start > 2 and any(map(str.isalnum, self.text[start:end])):
            self.found.append(Quote(Span(start, end), opened, closed, single))
        self.start, self.opener, self.weak, self.singles = -1, "", -1, 0

    def _open(self, match: re.Match[str]) -> None:
        self.start, self.opener = match.start(), match.group()

    def _before(self, match: re.Match[str]) -> str:
        return self.text[match.start() - 1] if match.start() > self.block.start else " "

    def _after(self, match: re.Match[str]) -> str:
        return self.text[match.end()] if match.end() < self.block.end else " "

    def _outside(self, match: re.Match[str]) -> None:
        mark, before, after = match.group(), self._before(match), self._after(match)
        wordlike = bool(_WORDLIKE.match(after))
        if mark in {'"', "''"} and before.isdigit() and not wordlike:
            return  # inches, minutes of arc
        if (
            mark in _OPENS | {"``", "«"}
            or (wordlike and not (before.isalnum() or before in ",.!?"))
            or (mark == "»" and wordlike and before == " ")
            or (mark == '"' and before.isspace() and _SPACED.match(self.text, match.end(), self.block.end))
            or (mark == '"' and before in ",.!?" and after.isalnum() and self._closed_ahead(match))
        ):
            self._open(match)
        elif mark in {"”", "»"} or before in ",.!?":
            self._lost_opening(match)

    def _lost_opening(self, match: re.Match[str]) -> None:
        """A closing mark alone: the words are quoted from the start of their sentence, if that is in reach."""
        floor, stop = self._floor(), match.start() - 1
        if stop > self.scanned:  # each sentence end is looked for once
            for end in _END.finditer(self.text, self.scanned, stop):
                self.ended = end.end()
            self.scanned = max(self.ended, stop - 3)
        start = max(floor, self.ended)
        known = start == self.block.start or self.ended >= floor
        if not known or match.start() - start > 2 * READ_QUOTE_SINGLE_MAX or self._before(match) not in ",.!?…":
            return
        letter = _ALNUM.search(self.text, max(start, self.letter), match.start())
        self.letter = letter.start() if letter else match.start()
        long = match.end() - self.letter > 20
        if letter and (long or (match.end() - self.letter > 9 and _SAID_AFTER.match(self.text, match.end()))):
            self._add(self.letter, match.end(), opened=False)

    def _closed_ahead(self, match: re.Match[str]) -> bool:
        """No space before this mark, but the next one closes: it opens."""
        following = self.text.find('"', match.end(), min(self.block.end, match.end() + READ_QUOTE_SINGLE_MAX))
        return following > 0 and self.text[following - 1] in ",.!?…"

    def _inside(self, match: re.Match[str]) -> None:
        mark, before, after = match.group(), self._before(match), self._after(match)
        wordlike = bool(_WORDLIKE.match(after))
        closes = mark in {"”", "''", '"'} or (self.opener == "„" and mark == "“")
        if self.opener in {"«", "»"}:
            if mark in {"«", "»"} and mark != self.opener:
                self._add(self.start, match.end())
            return
        if mark in {"«", "»"}:
            return
        opens = (wordlike or mark in _OPENS) and (before.isspace() or before in "([—–-")
        if opens and not (self.opener == "„" and mark == "“") and mark != "”":
            nested = mark in {"“", '"'} and self.opener == mark and self._closers_ahead(match)
            if nested:
                self.singles += 1
                return
            self._unclosed(match.start())
            self._open(match)
        elif closes or mark in _DOUBLES - _OPENS:
            if self.singles:
                self.singles -= 1
                return
            self._add(self.start, match.end())

    def _closers_ahead(self, match: re.Match[str]) -> bool:
        """Two closings before the next opening: the second opening mark stands inside the first quotation."""
        limit = min(self.block.end, match.end() + READ_QUOTE_SINGLE_MAX)
        for closings, other in enumerate(_DOUBLE.finditer(self.text, match.end(), limit)):
            straight = other.group() == '"' and not self._before(other).isspace() and not self._after(other).isalnum()
            if other.group() != "”" and not straight:
                return False
            if closings:
                return True
        return False

    def _unclosed(self, limit: int) -> None:
        """The closing mark is missing: all of a paragraph that it opens, else to the end of the sentence."""
        if said := _said_inside(self.text, Span(self.start, limit)):
            self._add(self.start, said.end(), closed=False)
            return
        if limit < self.block.end or self.start > self.block.start:
            end = _END.search(self.text, self.start, limit)
            stop = end.end() if end else limit
            if (limit == self.block.end and not _colon_before(self.text, self.start)) or limit < self.block.end:
                limit = stop
        while limit > self.start and self.text[limit - 1].isspace():
            limit -= 1
        self._add(self.start, limit, closed=False)

    def _single(self, match: re.Match[str]) -> None:
        mark, before, after = match.group(), self._before(match), self._after(match)
        if not self.opener:
            if mark == "’" or before.isalnum() or before in ".,!?…)]":
                return
            self._open(match)
        elif self.opener in _SINGLES and (mark != "‘") and not after.isalnum() and not before.isspace():
            if self.opener == "‘" and mark == "'":
                return
            if before in ".,!?…—" or before not in "sz":
                self._add(self.start, match.end(), single=True)
            elif not self.goes_on or self.start > self.block.start:
                self.weak = match.end()
                if not self._stronger_ahead(match):
                    self._add(self.start, match.end(), single=True)

    def _stronger_ahead(self, match: re.Match[str]) -> bool:
        """After a plural's apostrophe a real closing mark follows soon, with no opening between."""
        for other in _MARK.finditer(self.text, match.end(), min(self.block.end, match.end() + 300)):
            if other.group() == "‘" or (other.group() == "'" and self.text[other.start() - 1].isspace()):
                return False
            if other.group() in _SINGLES:
                return self.text[other.start() - 1] in ".,!?…" or self.text[other.start() - 1] not in "sz"
        return False

    def _double_in_single(self, match: re.Match[str]) -> None:
        """Double marks inside single ones are nested when the single one closes later; else the single was a slip."""
        if self.closer > match.end():
            return
        limit = min(self.block.end, match.end() + READ_QUOTE_SINGLE_MAX)
        if closer := _CLOSES_SINGLE.search(self.text, match.end(), limit):
            self.closer = closer.start()
        else:
            self._drop_single()
            self._outside(match)

    def _drop_single(self) -> None:
        """A single mark that nothing closes is an apostrophe, unless a plural's apostrophe was in fact its closing."""
        if self.goes_on and self.start == self.block.start:
            self._add(self.start, self.block.end, closed=False, single=True)
        elif self.weak > self.start:
            self._add(self.start, self.weak, single=True)
        else:
            self.start, self.opener, self.weak = -1, "", -1


def _colon_before(text: str, start: int) -> bool:
    return text[max(0, start - 2) : start].rstrip().endswith(":")


def sentences_over(quoted: tuple[Quote, ...], sentences: Spans) -> Spans:
    """Sentences, joined where a quotation stands across their border, so that it stays with the words that frame it."""
    joined: list[Span] = []
    position = 0
    for sentence in sentences:
        while position < len(quoted) and quoted[position].span.end <= sentence.start:
            position += 1
        inside = position < len(quoted) and quoted[position].span.start < sentence.start
        if inside and joined and joined[-1].end > quoted[position].span.start:
            joined[-1] = Span(joined[-1].start, sentence.end)
        else:
            joined.append(sentence)
    return tuple(joined)
