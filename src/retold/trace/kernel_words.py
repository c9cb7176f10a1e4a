"""Code points in, words, quotations and fingerprints out: what `text.words`, `quoted` and `winnow` say."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from retold.text import APOSTROPHE, DIGIT, LETTER, NONE, POINT, SEVERAL, SKIPPED
from retold.trace.compiled import compiled

Bytes = npt.NDArray[np.uint8]
Codes = npt.NDArray[np.uint32]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Int32s = npt.NDArray[np.int32]
Indices = npt.NDArray[np.int64]
Keys = npt.NDArray[np.uint64]
Number = int | np.int64

SPACE, BREAK, LOWER, ENDED, OPENING, CLOSING, AT = 1, 2, 4, 8, 16, 32, 64
TOLD = BREAK | OPENING | CLOSING | AT
"""What a code point may be to a paragraph or a quotation, as bits."""

_BASE = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_FACTOR = np.uint64(0xD6E8FEB86659FD93)
_LAST_MIX = np.uint64(0xFF51AFD7ED558CCD)
_ONE, _U29, _U31, _U32, _U33 = np.uint64(1), np.uint64(29), np.uint64(31), np.uint64(32), np.uint64(33)
_SHORTEST, _LONGEST = 50, 100
_NEWLINE, _RETURN, _PARAGRAPH, _BRACKET = 10, 13, 0x2029, 40


@compiled("i8(u1[::1], i8)")
def _kind(kinds: Bytes, code: Number) -> Number:
    return np.int64(kinds[code]) if code < len(kinds) else LETTER


@compiled("u8(u4[::1], i8)")
def _fold(folds: Codes, code: Number) -> np.uint64:
    return np.uint64(folds[code]) if code < len(folds) else np.uint64(code)


@compiled("Tuple((u8, u8))(u4[::1], i8, u8, u8)")
def _several(pieces: Codes, first: Number, key: np.uint64, power: np.uint64) -> tuple[np.uint64, np.uint64]:
    """A key and the next power of its base, with all that one code point stands for."""
    for piece in range(np.int64(first) + 1, np.int64(first) + 1 + np.int64(pieces[first])):
        key, power = key + (np.uint64(pieces[piece]) + _ONE) * power, power * _BASE
    return key, power


@compiled()
def split(
    codes: Codes, bounds: Indices, kinds: Bytes, folds: Codes, pieces: Codes,
    counts: Indices, starts: Int32s, ends: Int32s, keys: Keys,
) -> int:  # fmt: skip
    """Words of texts that stand one after another; gives how many. `bounds` has one entry a text and one more.

    Writes how many words each text has, and the code points and the key of each word.
    """
    done = 0
    for text in range(len(bounds) - 1):
        low, high = bounds[text], bounds[text + 1]
        before = done
        inside, digit = False, False
        joiner: Number = NONE
        mark = np.uint64(0)
        begin, end = low, low
        key, power = np.uint64(0), _BASE
        for at in range(low, high + 1):
            code = np.int64(codes[at]) if at < high else 0
            kind = _kind(kinds, code)
            if kind == SKIPPED:
                continue
            letter = kind in (LETTER, DIGIT, SEVERAL)
            if inside and joiner == NONE and (kind == APOSTROPHE or (kind == POINT and digit)):
                joiner, mark = kind, np.uint64(folds[code])
                continue
            if inside and joiner != NONE and letter and (joiner == APOSTROPHE or (digit and kind == DIGIT)):
                key, power, joiner = key + (mark + _ONE) * power, power * _BASE, NONE
            elif inside and (joiner != NONE or not letter):
                key = (key ^ (key >> _U29)) * _MIX
                keys[done], starts[done], ends[done] = key ^ (key >> _U32), begin - low, end - low
                done += 1
                inside, joiner = False, NONE
            if not letter:
                continue
            if not inside:
                inside, begin, key, power = True, at, np.uint64(0), _BASE
            end, digit = at + 1, kind == DIGIT
            if kind == SEVERAL:
                key, power = _several(pieces, np.int64(folds[code]), key, power)
            else:
                key, power = key + (_fold(folds, code) + _ONE) * power, power * _BASE
        counts[text] = done - before
    return done


@compiled()
def _gap(codes: Codes, signs: Bytes, table: int, at: int, high: int, paragraph: int) -> tuple[int, bool]:
    """Where the white space that begins with a line break ends, and whether it may be a wrapped line."""
    breaks = 0
    end = at
    while end < high and codes[end] < table and signs[codes[end]] & SPACE:
        code = codes[end]
        if signs[code] & BREAK:
            if code == _RETURN and end + 1 < high and codes[end + 1] == _NEWLINE:
                end += 1
            breaks += 2 if code == _PARAGRAPH else 1
        end += 1
    if breaks != 1:
        return end, False
    line = at
    lowest = max(paragraph, at - _LONGEST - 1)
    while line > lowest and not (codes[line - 1] < table and signs[codes[line - 1]] & BREAK):
        line -= 1
    if not _SHORTEST <= at - line <= _LONGEST:
        return end, False
    follows = end < high and codes[end] < table and signs[codes[end]] & LOWER != 0
    ended = codes[at - 1] < table and signs[codes[at - 1]] & ENDED != 0
    return end, follows or not ended


@compiled()
def quotations(
    codes: Codes, bounds: Indices, signs: Bytes, counts: Indices, starts: Int32s, quoted: Flags, unsure: Flags
) -> None:
    """Whether each word of such texts stands inside quotation marks; a text is `unsure` where `quoted` may say
    something else of it than this does. `counts` and `starts` are of its words.
    """
    word = 0
    for text in range(len(bounds) - 1):
        low, high = bounds[text], bounds[text + 1]
        said = False
        paragraph = low
        last = word + counts[text]
        for at in range(low, high):
            sign = np.int64(signs[codes[at]]) if codes[at] < len(signs) else 0
            if not sign & TOLD:
                continue
            while word < last and starts[word] < at - low:
                quoted[word] = said
                word += 1
            if sign & BREAK and at >= paragraph:
                paragraph, wrapped = _gap(codes, signs, len(signs), at, high, paragraph)
                unsure[text] = unsure[text] or wrapped
                said = False
            elif said and sign & CLOSING:
                said = False
            elif not said and sign & OPENING:
                said = True
            elif sign & AT and at > low and codes[at - 1] == _BRACKET:
                unsure[text] = True
        while word < last:
            quoted[word] = said
            word += 1


@compiled("void(u8[::1], i8, i8, i8, u8[::1])")
def _shingled(keys: Keys, base: int, count: int, size: int, out: Keys) -> None:
    """As `fingerprints.shingles`."""
    for at in range(count):
        value = np.uint64(0)
        for offset in range(size):
            value *= _FACTOR
            value += keys[base + at + offset]
            value ^= value >> _U31
        value *= _LAST_MIX
        out[at] = value ^ (value >> _U33)


@compiled()
def winnowed(
    keys: Keys, first: Indices, low: int, high: int, size: int, window: int, steps: Bytes, counts: Indices
) -> int:
    """The shingles of the articles `low` to `high` that are the smallest of some `window` in a row; gives how many.

    Writes the words since the one before of each (for an article's first, since its first word, and one more), which
    are no more than `window`, and how many each article has.
    """
    longest = 1
    for article in range(low, high):
        longest = max(longest, first[article + 1] - first[article])
    own = np.empty(longest, np.uint64)
    done = 0
    for article in range(low, high):
        base = first[article]
        count = first[article + 1] - base - size + 1
        before = done
        _shingled(keys, base, count, size, own)
        width = min(window, count)
        lowest, last = np.uint64(0), -1
        for end in range(width - 1, count):
            if end >= width and last > end - width and own[end] > lowest:
                continue
            begin = end
            if end < width or last <= end - width:  # the smallest has gone: look at the whole window
                begin = end - width + 1
                lowest = own[begin]
                for at in range(begin + 1, end + 1):
                    lowest = min(lowest, own[at])
            else:
                lowest = own[end]
            for at in range(begin, end + 1):
                if own[at] == lowest:
                    steps[done] = at - last
                    done += 1
                    last = at
        counts[article] = done - before
    return done


@compiled()
def picked(
    keys: Keys, first: Indices, steps: Bytes, bounds: Indices, low: int, high: int, size: int, part: int, parts: int,
    hashes: Keys, places: Indices, owners: Int32s, gaps: Bytes, counts: Indices,
) -> int:  # fmt: skip
    """Such shingles of the articles `low` to `high` whose hash falls into one of `parts` parts; gives how many.

    `bounds` says where each article's `steps` begin. Writes hash, place among all words, article, and words since the
    one before of whatever part, 0 for an article's first, of each; and how many each article has.
    """
    done = 0
    for article in range(low, high):
        at = first[article] - 1
        before = done
        for step in range(bounds[article], bounds[article + 1]):
            at += np.int64(steps[step])
            _shingled(keys, at, 1, size, hashes[done : done + 1])
            if parts == 1 or (hashes[done] >> _U32) % np.uint64(parts) == np.uint64(part):
                places[done], owners[done] = at, article
                gaps[done] = steps[step] if step > bounds[article] else 0
                done += 1
        counts[article] = done - before
    return done


@compiled()
def share(flags: Flags, first: Indices, articles: Int32s, begins: Indices, ends: Indices, out: Floats) -> None:
    """The share of flagged words in each range of an article's words."""
    for at in range(len(articles)):
        base = first[articles[at]]
        count = 0
        for word in range(base + begins[at], base + ends[at]):
            count += flags[word]
        out[at] = count / (ends[at] - begins[at])
