"""Text in, positions out: paragraphs, sentences, words and normalised forms, all as offsets into the text given.

Nothing here changes a text. `words` and `normalise` work on arrays, without a Python loop per word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from retold.records import Span, Spans

Offsets = npt.NDArray[np.int64]
Keys = npt.NDArray[np.uint64]

OPENING = '"“„«‟'
CLOSING = '"”»'
NONE, LETTER, APOSTROPHE, POINT, DIGIT, SKIPPED, SEVERAL = range(7)
"""What a code point is to a word; `SEVERAL` is one that is written for more than one letter."""
_TABLE = 0x20000
_BASE = np.uint64(0x9E3779B97F4A7C15)
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof rev hon sen sens rep reps gov govs lt col gen maj capt sgt cpl pvt adm cmdr det insp supt pres
    st ste mt ft sr jr esq inc ltd co corp bros no nos vs v etc al est dept univ assn ave blvd rd hwy fig vol op cf
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun approx ca
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn
    tex va vt wash wis wyo messrs mme mlle ph d e.g i.e a.m p.m u.s u.k u.n e.u""".split()
)
_STOP = re.compile(
    r"(?<![.!?])[.!?…](?:[.!?]{0,8}[\"”’'»)\]]{0,4}(?=\s)|(?<=[a-z\d%)][.!?])[”’»)\]]{0,2}(?=[\"“‘«(]{0,2}[A-Z]))"
)
_GLUED = re.compile(r"[\"“‘«(]{0,2}(?!(?:Com|Org|Net|Gov|Edu|Co|Tv|Io|Js)\b)(?:[A-Z][a-z’']+|[AI])(?=[\s,-])")
_NEXT = re.compile(r"\s{1,99}[\"“‘'«(\[—–-]{0,4}\s?([^\W_]|\$|€|£|@|#)")
_LAST_TOKEN = re.compile(r"[\w.&’'-]{0,24}$")
_BREAK = re.compile(r"\n\s*")
_ANY_BREAK = re.compile(r"[\n\r\u2028\u2029]\s*")
_LINE_END = re.compile(r"[\n\r\u2028]")
_LIST_HEAD = re.compile(
    r"[-•·▪*\"–—]|\(?(?:\d{1,3}|[a-z])[.)][ \t]|\d{1,2}[:.]\d\d\b|[QA]\.\s"
    r"|(?:[A-Z][\w.’'-]{0,20} ){0,3}[A-Z][\w.’'-]{0,20}:\s"
)
_STAMP = re.compile(r"\W{0,3}\d{1,2}[:.]\d\d\s?[AaPp]\.?[Mm]\.")
_ZONE = re.compile(r"\s[A-Z]{2,4}\b")
_SOME = re.compile(r"\S")
_NEW_SENTENCE = re.compile(r"\s{1,3}(?:The|A|An|He|She|It|They|We|But|And|In|On|At|That|This|His|Her)\b")


class Words(NamedTuple):
    """The words of a text, in order: where each starts and ends (code points) and a 64-bit key of its folded form."""

    starts: Offsets
    ends: Offsets
    keys: Keys


class Normalised(NamedTuple):
    """A folded text and, for each of its characters and one past its end, the offset in the original."""

    text: str
    offsets: Offsets


def paragraphs(text: str) -> Spans:
    """Blocks of running text. A blank line always parts two; a single line break does unless the line is wrapped."""
    spans, start = [], 0
    plain = "\r" not in text and (text.isascii() or not ("\u2028" in text or "\u2029" in text))
    for match in (_BREAK if plain else _ANY_BREAK).finditer(text):
        if _is_wrapped(text, start, match):
            continue
        spans.append(stripped(text, start, match.start()))
        start = match.end()
    spans.append(stripped(text, start, len(text)))
    return tuple(span for span in spans if span.end > span.start)


def _is_wrapped(text: str, start: int, match: re.Match[str]) -> bool:
    """Does this single line break stand within running text that somebody wrapped at 50 to 100 characters?"""
    breaks = match.group().replace("\r\n", "\n")
    if "\u2029" in breaks or sum(map(breaks.count, "\n\r\u2028")) != 1:
        return False
    line = _LINE_END.split(text[max(start, match.start() - 101) : match.start()])[-1]
    length = len(line)
    if not 50 <= length <= 100:
        return False
    following = text[match.end() : match.end() + 1]
    ended = text[match.start() - 1 : match.start()] in set('.!?:…"”’)')
    if not (following.islower() or not ended) or _LIST_HEAD.match(text, match.end()):
        return False
    return not line.isupper() or text[match.end() : match.end() + 40].partition("\n")[0].isupper()  # a heading


def stripped(text: str, start: int, end: int) -> Span:
    """A stretch without the space at its ends; an empty one at its start where nothing else is in it."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Span(start + left, start + left + len(piece.strip())) if piece.strip() else Span(start, start)


def sentences(text: str) -> Spans:
    """Sentences, never across paragraphs. Abbreviations, initials and decimals do not end one; a closing mark stays
    with its sentence. On pages that lost the space between two sentences ("word.Next") they are parted all the same.
    """
    found: list[Span] = []
    for paragraph in paragraphs(text):
        start = paragraph.start
        for match in _STOP.finditer(text, paragraph.start, paragraph.end):
            if match.end() < paragraph.end and not text[match.end()].isspace():
                end = _glued_end(text, match, start, paragraph)
            else:
                end = match.end() if _ends_sentence(text, match, paragraph) else start
            if end > start:
                found.append(stripped(text, start, end))
                start = end
        found.append(stripped(text, start, paragraph.end))
    return tuple(span for span in found if span.end > span.start)


def _glued_end(text: str, match: re.Match[str], start: int, paragraph: Span) -> int:
    """Where a sentence ends to which the next is glued ("word.Next"); `start` where that is a name or an address."""
    end = match.end()
    before = _LAST_TOKEN.search(text, max(paragraph.start, match.start() - 24), match.start())
    token = before.group() if before else ""
    whole = len(token) > 1 and not re.search(r"[.@&]", token) and token.lower() not in _ABBREVIATIONS
    if not (whole or text[match.start() - 1] in "%)") or _GLUED.match(text, end, paragraph.end) is None:
        return start
    closes = text[end] == '"' and (text[end + 1] == '"' or text.count('"', start, end) % 2 == 1)
    return end + closes


def _ends_sentence(text: str, match: re.Match[str], paragraph: Span) -> bool:
    following = _NEXT.match(text, match.end(), paragraph.end)
    if following is None:
        next_word = _SOME.search(text, match.end(), paragraph.end)
        return match.end() < paragraph.end and not (next_word and next_word.group().islower())
    first = following.group(1)
    mark = match.group()
    if first.islower():
        return False
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    before = _LAST_TOKEN.search(text, max(paragraph.start, match.start() - 24), match.start())
    token = before.group().strip("'’") if before else ""
    if match.start() - len(token) <= paragraph.start + 2 and re.fullmatch(r"\d{1,3}|[a-z]", token):
        return False  # the number of a list's item
    if _STAMP.fullmatch(text, paragraph.start, match.end()):
        return not _ZONE.match(text, match.end())
    if len(mark) > 1 and mark[1] in '"”»)':
        return True
    if re.fullmatch(r"[A-Z]", token):
        return False
    if re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", token):  # U.S., a.m.: ends only before a likely opener
        return _NEW_SENTENCE.match(text, match.end(), match.end() + 8) is not None
    return token.lower() not in _ABBREVIATIONS


@cache
def _tables() -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint32]]:
    """Class (0 none, 1 word, 2 apostrophe, 3 point or comma, 4 digit) and fold of each code point below `_TABLE`."""
    kinds = np.zeros(_TABLE, np.uint8)
    folds = np.arange(_TABLE, dtype=np.uint32)
    for code in range(_TABLE):
        char = chr(code)
        category = unicodedata.category(char)
        if category[0] in "LNM":
            kinds[code] = 4 if category == "Nd" else 1
            base = unicodedata.normalize("NFKD", char)[:1].casefold()[:1]
            folds[code] = ord(base) if base else code
    for char in "'’‘ʼ":
        kinds[ord(char)], folds[ord(char)] = 2, ord("'")
    kinds[ord(".")] = kinds[ord(",")] = 3
    return kinds, folds


class Tables(NamedTuple):
    """For each code point below their length, what it is to a word and what it is folded to, once a text is normalised.

    One that stands for several is folded to a place in `pieces`: how many they are, then each of them.
    """

    kinds: npt.NDArray[np.uint8]
    folds: npt.NDArray[np.uint32]
    pieces: npt.NDArray[np.uint32]


@cache
def tables() -> Tables:
    """What `words` does to each code point by itself."""
    kinds, folds = _tables()[0].copy(), _tables()[1].copy()
    pieces: list[int] = []
    unusual = [code for code in range(0x10000) if _UNUSUAL.match(chr(code))]
    for code in [*unusual, *map(ord, _FOLDED)]:
        plain = [ord(char) for char in normalise(chr(code)).text]
        if len(plain) == 1:
            kinds[code], folds[code] = _tables()[0][plain[0]], _tables()[1][plain[0]]
        else:
            kinds[code], folds[code] = (SEVERAL, len(pieces)) if plain else (SKIPPED, 0)
            pieces += [len(plain), *(int(_tables()[1][char]) for char in plain)] if plain else []
    return Tables(kinds, folds, np.array(pieces, np.uint32))


def words(text: str) -> Words:
    """Words: runs of letters and digits, with apostrophes between letters and points or commas between digits.

    Case, accents and the shape of apostrophes do not change a key. Hyphens and dashes part words. Soft hyphens and
    zero-width characters are passed over. The key is a polynomial hash of the folded characters, modulo 2**64.
    """
    normalised = normalise(text)
    kinds, folds = _tables()
    codes = np.frombuffer(normalised.text.encode("utf-32-le", "surrogatepass"), np.uint32)
    inside = codes < _TABLE
    safe = np.where(inside, codes, 0)
    kind = np.where(inside, kinds[safe], 1)
    alnum = (kind == 1) | (kind == 4)
    if not alnum.any():
        empty = np.zeros(0, np.int64)
        return Words(empty, empty, np.zeros(0, np.uint64))
    before, after = np.zeros_like(alnum), np.zeros_like(alnum)
    before[1:], after[:-1] = alnum[:-1], alnum[1:]
    digit = kind == 4
    digit_before, digit_after = np.zeros_like(digit), np.zeros_like(digit)
    digit_before[1:], digit_after[:-1] = digit[:-1], digit[1:]
    member = alnum | ((kind == 2) & before & after) | ((kind == 3) & digit_before & digit_after)
    edges = np.diff(np.concatenate(([0], member.view(np.int8), [0])))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    return Words(
        normalised.offsets[starts], normalised.offsets[ends - 1] + 1, _keys(folds[safe], codes, inside, starts, ends)
    )


def _keys(
    folded: npt.NDArray[np.uint32],
    codes: npt.NDArray[np.uint32],
    inside: npt.NDArray[np.bool_],
    starts: Offsets,
    ends: Offsets,
) -> Keys:
    """One polynomial hash a word, by prefix differences: sum of fold * base**position, then divided by base**start."""
    values = np.where(inside, folded, codes).astype(np.uint64) + np.uint64(1)
    lengths = ends - starts
    position = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    powers = np.cumprod(np.full(int(lengths.max()) + 1, _BASE, np.uint64))
    chars = np.repeat(starts, lengths) + position
    terms = values[chars] * powers[position]
    keys: Keys = np.add.reduceat(terms, np.cumsum(lengths) - lengths)
    keys ^= keys >> np.uint64(29)
    keys *= np.uint64(0xBF58476D1CE4E5B9)
    keys ^= keys >> np.uint64(32)
    return keys


_SKIPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_UNUSUAL = re.compile(
    rf"[{_SKIPPED}\u0132-\u0133\u01c4-\u01cc\u01f1-\u01f3\ufb00-\ufb4f\u00df\u1e9e\u0300-\u036f\uff01-\uff5e]"
)
_FOLDED = {"‘": "'", "’": "'", "ʼ": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
                         "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "\u00a0": " ", "\u202f": " ",
                         "\u2009": " ", "\u2007": " "}  # fmt: skip


def normalise(text: str) -> Normalised:
    """Typography folded, case kept: straight quotes, plain hyphens and spaces, ligatures apart, nothing invisible.

    `offsets` has one entry a character of the folded text and one for its end, each an offset into `text`.
    """
    if _UNUSUAL.search(text) is None:
        return Normalised(_folded(text), np.arange(len(text) + 1))
    pieces, offsets, last = [], [], 0
    for match in _UNUSUAL.finditer(text):
        start = match.start()
        char = "" if match.group() in _SKIPPED else _expanded(match.group())
        pieces += [text[last:start], char]
        offsets += [np.arange(last, start), np.full(len(char), start)]
        last = match.end()
    pieces.append(text[last:])
    offsets.append(np.arange(last, len(text) + 1))
    return Normalised(_folded("".join(pieces)), np.concatenate(offsets))


_INVISIBLE = re.compile(f"[{_SKIPPED}]+")
_SPACES = "\u00a0\u202f\u2009\u2007\u2002\u2003\u200a\u3000"


def visible(text: str) -> Normalised:
    """The text as it is seen: nothing invisible, every space a plain one. All else stays, marks and case too."""
    plain = text
    if not text.isascii():
        for char in _SPACES:
            if char in plain:
                plain = plain.replace(char, " ")
    if _INVISIBLE.search(plain) is None:
        return Normalised(plain, np.arange(len(text) + 1))
    pieces, offsets, last = [], [], 0
    for match in _INVISIBLE.finditer(plain):
        pieces.append(plain[last : match.start()])
        offsets.append(np.arange(last, match.start()))
        last = match.end()
    offsets.append(np.arange(last, len(text) + 1))
    return Normalised("".join([*pieces, plain[last:]]), np.concatenate(offsets))


def _folded(text: str) -> str:
    if not text.isascii():
        for char, plain in _FOLDED.items():  # ten times as fast as str.translate with a table
            if char in text:
                text = text.replace(char, plain)
    return text


def _expanded(char: str) -> str:
    if unicodedata.combining(char):
        return ""
    return "ss" if char in "ßẞ" else unicodedata.normalize("NFKC", char)
