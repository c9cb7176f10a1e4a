"""`scope_changed`: what, where or when something holds for is wider, narrower or other than in the source.

Only words that restrict count, by closed lists and by form ("two of the five", "aged 14", "violent or serious",
"since 2019"); a colourful adjective that is gone is no change. What the derived text says in another place is "
"not gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import numpy as np

from retold import settings
from retold.compare.finding import change
from retold.compare.wording import Look, Sentence
from retold.records import Change

# Words before a noun that say which ones, or how far.
_RESTRICTING: Final = frozenset(
    """violent serious certain partial temporary interim preliminary provisional voluntary optional conditional
    binding
    registered licensed eligible unvaccinated vaccinated foreign domestic imported exported commercial residential
    primary secondary elementary existing retired adult juvenile male female elderly degree attempted aggravated net
    gross median medical recreational religious northern southern eastern western permanent undocumented non overnight
    weekend seasonal outdoor indoor unpaid unmarried uninsured insured postal online""".split()
)
_ADVERBS: Final = re.compile(
    r"(?<![\w'])(?:temporarily|partially|partly|in part|provisionally|conditionally|for now|for the time being|"
    r"tentatively|"
    r"locally|indirectly|technically|on weekdays|at weekends|on weekends|at night|by night|"
    r"during (?:school|office|working|business) hours|as a last resort|in rare cases|in some cases|"
    r"in most cases|in certain cases|"
    r"under certain (?:conditions|circumstances)|in theory)(?![\w'])"
)
_AFTER: Final = re.compile(
    r"(?<![\w'])(?:aged (?:under |over )?\d+|(?:aged )?(?:under|over|below|above|younger than|"
    r"older than) (?:the age of )?\d+|"
    r"of (?:more|less|fewer) than [\d.,]+|(?:more|less|longer|shorter|bigger|smaller|larger) than [\d.,]+|"
    r"with (?:more|fewer) than|"
    r"since (?:19|20|21)\d\d|(?:until|before|after|from|between) (?:19|20|21)\d\d|in (?:19|20|21)\d\d|"
    r"for (?:\w+) years|in (?:\w+|\d+) years|this (?:year|month|week|season)|so far|convicted of|sentenced to|"
    r"earning|"
    r"(?:except|excluding|other than|apart from|with the exception of)|for up to|up to|within|only in|only for|"
    r"only on|"
    r"who (?:had |have |has )?(?:already |not |never |yet )?(?=\w+(?:ed|n|t|e) )|serving|without|living in|"
    r"born in|based in)(?![\w'])"
)
_LEVELS: Final = {
    word: rank
    for rank, words in enumerate(
        (
            "street block ward neighbourhood neighborhood school classroom", "city town village citywide "
                "municipality", "district county countywide borough",
            "state province region statewide regional provincial", "country nation nationwide national "
                "countrywide", "continent continental",
            "world worldwide global globe",
        )
    )
    for word in words.split()
}  # fmt: skip
_ALIKE: Final = {
    "state",
    "nation",
    "country",
    "national",
    "city",
    "town",
    "village",
    "district",
}  # two words for one place
_UNIVERSAL: Final = frozenset({"all", "every", "any", "each", "entire", "whole"})
_SUBSET: Final = re.compile(
    r"(?<![\w'])(?:one|two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*|half|a third|a quarter|most|some|"
    r"part|parts|many|"
    r"several|none)(?: (?:percent|per cent))? (?:out )?of (?:the |its |their |his |her |some |about )?(?=[\w])"
)


def scopes(look: Look) -> Iterator[Change]:
    """The first restriction of one matched pair of sentences that is gone, new or another."""
    if not look.in_title and look.match.sure < settings.COMPARE_ALIGNED:
        return
    for kind in (_subset, _area, _adverb, _modifier, _after_noun, _universal):
        found = kind(look)
        if found is not None:
            yield found
            return


def _subset(look: Look) -> Change | None:
    """The parks, or all parks, for "two of the nine parks"."""
    for match in _SUBSET.finditer(look.source.joined):
        start, at = look.source.word_at(match.start()), look.source.word_at(match.end())
        noun = _head(look.source, at)
        if noun is None or look.source.quoted(start) or look.source.lemmas[noun] not in look.derived.lemmas:
            continue
        to = look.derived.lemmas.index(look.source.lemmas[noun])
        before = look.derived.words[max(0, to - 5) : to]
        limited = any(word in _LIMITING or word[0].isdigit() or word == look.source.words[start] for word in before)
        spoken = look.derived.words[max(0, to - 3) : to]
        if limited or not (_UNIVERSAL.intersection(spoken) or look.derived.words[to].endswith("s")):
            continue
        if not _UNIVERSAL.intersection(spoken) and not _nearly_same(look, start, noun + 1):
            continue
        if look.source.words[at].endswith("est") or look.source.words[noun].rstrip("s") != look.derived.words[
            to
        ].rstrip("s"):
            continue
        if not look.in_one_context(noun, to) or (look.in_title and not _UNIVERSAL.intersection(spoken)):
            continue
        because = (
            f"The source speaks of “{look.source.said(start, noun + 1)}”; here it is “{_phrase(look.derived, to)}”."
        )
        return _finding(look, (start, noun + 1), (max(0, to - 1), to + 1), because, 1.0)
    return None


_LIMITING: Final = frozenset(
    "some several many most few half third quarter one two three four five six seven eight nine ten part parts "
    "of".split()
)


def _head(sentence: Sentence, at: int) -> int | None:
    """The first plural noun from a word on, within a few words."""
    for place in range(at, min(at + 4, len(sentence.words))):
        if place > at and place in sentence.breaks:
            return None
        if sentence.words[place].endswith("'s"):
            return None
        if sentence.content(place) and sentence.words[place].endswith("s") and not sentence.words[place][0].isdigit():
            return place
    return None


def _phrase(sentence: Sentence, at: int) -> str:
    return sentence.said(max(0, at - 1), at + 1)


def _area(look: Look) -> Change | None:
    """The county for the state, in the same place."""
    for tag, a, b, c, d in look.pair.blocks(look.match):
        if tag != "replace" or b - a > 3 or d - c > 3:
            continue
        first, second = look.source.first, look.derived.first
        ours = [i - first for i in range(a, b) if look.source.words[i - first].removesuffix("'s") in _LEVELS]
        theirs = [i - second for i in range(c, d) if look.derived.words[i - second].removesuffix("'s") in _LEVELS]
        if len(ours) != 1 or len(theirs) != 1 or look.derived.quoted(theirs[0]):
            continue
        old, new = look.source.words[ours[0]].removesuffix("'s"), look.derived.words[theirs[0]].removesuffix("'s")
        if _LEVELS[old] == _LEVELS[new] or {old, new} <= _ALIKE or not look.in_one_context(ours[0], theirs[0]):
            continue
        if new in look.source.words or old in look.derived.words:
            continue
        because = f"“{old}” stood here; now it is “{new}”."
        return _finding(look, (ours[0], ours[0] + 1), (theirs[0], theirs[0] + 1), because, 1.0)
    return None


def _adverb(look: Look) -> Change | None:
    """A word like "temporarily" or "in part" gone from words that are told."""
    for match in _ADVERBS.finditer(look.source.joined):
        start, end = look.source.word_at(match.start()), look.source.word_at(match.end() - 1) + 1
        if look.source.quoted(start) or _stands(look, start, end):
            continue
        near = [i for i in (*range(end, end + 3), *range(start - 3, start)) if 0 <= i < len(look.source.words)]
        told = [i for i in near if look.source.content(i) and look.source.lemmas[i] in look.derived.lemmas]
        if not told or _any_of(look.derived, _LIMITERS):
            continue
        at = told[0]
        to = look.derived.lemmas.index(look.source.lemmas[at])
        if look.in_one_context(at, to) and not look.derived.quoted(to):
            because = f"The source limits this with “{look.source.said(start, end)}”; here it is told without."
            return _finding(look, (min(at, start), max(at + 1, end)), (to, to + 1), because, 1.0)
    return None


_LIMITERS: Final = frozenset(
    "until temporary temporarily partly partially part interim pause paused pauses halt halts suspend suspends "
    "suspended delay "
    "delays delayed while pending briefly brief limited some hold stay stays stayed first".split()
)


def _any_of(sentence: Sentence, words: frozenset[str]) -> bool:
    return not words.isdisjoint(sentence.words)


def _stands(look: Look, start: int, end: int) -> bool:
    """Whether the derived page has any content word of a stretch of the source, or as many function words."""
    places = [i for i in range(start, end) if look.source.content(i)]
    if not places:
        return f" {' '.join(look.source.words[start:end])} " in f" {look.derived.joined} "
    pair = look.pair
    if any(look.source.lemmas[i] in look.derived.lemmas for i in places):
        return True
    terms = pair.source_terms[[look.source.first + i for i in places]]
    return bool(np.isin(terms, pair.derived_terms).any())


def _modifier(look: Look) -> Change | None:
    """A restricting word gone from before a noun that is told: "non-binding", "second-degree", "violent or serious"."""
    lost = [
        i for i, word in enumerate(look.source.words)
        if word in _RESTRICTING and look.source.lemmas[i] not in look.derived.lemmas and not look.source.name(i)
    ]  # fmt: skip
    for at in lost:
        noun = _noun(look.source, at)
        if noun is None or look.source.lemmas[noun] not in look.derived.lemmas or look.source.quoted(at):
            continue
        to = look.derived.lemmas.index(look.source.lemmas[noun])
        if look.derived.quoted(to) or _stands(look, at, at + 1) or look.derived.name(to) != look.source.name(noun):
            continue
        ours, theirs = _premodified(look.source, noun), _premodified(look.derived, to)
        if look.source.words[noun].rstrip("s") != look.derived.words[to].rstrip("s"):
            continue
        if theirs - ours or not _nearly_same(look, at, at + 1):
            continue
        because = f"The source says “{look.source.said(at, noun + 1)}”; here it is “{_phrase(look.derived, to)}”."
        return _finding(look, (at, noun + 1), (to, to + 1), because, settings.COMPARE_SCOPE_WORD)
    return None


def _noun(sentence: Sentence, at: int) -> int | None:
    """The noun that a word stands before, other such words and "or" between."""
    for place in range(at + 1, min(at + 5, len(sentence.words))):
        if place in sentence.breaks:
            return None
        word = sentence.words[place]
        if word in _RESTRICTING or word in {"or", "and"}:
            continue
        return place if sentence.content(place) else None
    return None


def _premodified(sentence: Sentence, noun: int) -> set[str]:
    """The lemmas of the content words right before a noun."""
    found: set[str] = set()
    for place in range(noun - 1, max(-1, noun - 4), -1):
        if place + 1 in sentence.breaks or not (sentence.content(place) or sentence.words[place] in {"or", "and"}):
            break
        found.add(sentence.lemmas[place])
    return found - {"or", "and"}


def _nearly_same(look: Look, start: int, end: int) -> bool:
    """Whether little else of the source sentence than these words is gone, so that their loss was no shortening."""
    if look.in_title:
        return False
    content = [i for i in range(len(look.source.words)) if look.source.content(i) and not start <= i < end]
    kept = sum(look.source.lemmas[i] in look.derived.lemmas for i in content)
    return bool(content) and kept >= settings.COMPARE_SCOPE_KEPT * len(content)


def _after_noun(look: Look) -> Change | None:
    """A restricting phrase gone from behind a noun that is told: "aged 14 and 15", "since 2029"."""
    for match in _AFTER.finditer(look.source.joined):
        start = look.source.word_at(match.start())
        end = _phrase_end(look.source, look.source.word_at(match.end() - 1) + 1)
        if start in {0, end} or look.source.quoted(start) or _stands(look, start, end):
            continue
        at = next((i for i in range(start - 1, max(-1, start - 4), -1) if look.source.content(i)), start - 1)
        if (
            not look.source.content(at)
            or look.source.lemmas[at] not in look.derived.lemmas
            or start in look.source.breaks
        ):
            continue
        to = look.derived.lemmas.index(look.source.lemmas[at])
        if look.derived.quoted(to) or not look.in_one_context(at, to) or not _nearly_same(look, start, end):
            continue
        if _any_of(look.derived, _LIMITERS) or re.search(r"\d", " ".join(look.derived.words[to : to + 4])):
            continue
        because = f"The source limits this with “{look.source.said(start, end)}”; here it is told without."
        return _finding(look, (at, end), (to, to + 1), because, settings.COMPARE_SCOPE_PHRASE)
    return None


def _phrase_end(sentence: Sentence, at: int) -> int:
    """Where a phrase ends that is read up to a word: behind a figure at its "and 15", else after two content words."""
    if sentence.words[at - 1][-1].isdigit() or sentence.content(at - 1):
        while at + 1 < len(sentence.words) and sentence.words[at] in {"and", "or", "to"}:
            if not sentence.words[at + 1][0].isdigit():
                break
            at += 2
        return at
    held = 0
    while at < len(sentence.words) and at not in sentence.breaks:
        held += sentence.content(at)
        at += 1
        if held == 2:
            break
    return at


def _universal(look: Look) -> Change | None:
    """The word "all" put before what the source tells of with a restriction."""
    for to, word in enumerate(look.derived.words[:-1]):
        if word not in {"all", "every"} or word in look.source.words or look.derived.quoted(to):
            continue
        if to and look.derived.words[to - 1] in {"nearly", "almost", "not", "after", "at", "above"}:
            continue
        near = range(to + 1, min(to + 4, len(look.derived.words)))
        noun = next((i for i in near if look.derived.words[i].endswith("s") and look.derived.content(i)), None)
        if noun is None or look.derived.lemmas[noun] not in look.source.lemmas:
            continue
        if any(place in look.derived.breaks for place in range(to + 1, noun + 1)):
            continue
        at = look.source.lemmas.index(look.derived.lemmas[noun])
        if _WHOLE.intersection(look.source.words) or not look.in_one_context(at, noun):
            continue
        before, after = look.source.words[max(0, at - 3) : at], " ".join(look.source.words[at + 1 : at + 6])
        limited = any(one in _RESTRICTING or one in _LIMITING or one[0].isdigit() for one in before)
        if not limited and not _AFTER.match(after) and "themselves" not in after:
            continue
        because = f"The page speaks of “{look.derived.said(to, noun + 1)}”; the source does not say so of all."
        return _finding(look, (at, at + 1), (to, noun + 1), because, settings.COMPARE_SCOPE_PHRASE)
    return None


_WHOLE: Final = frozenset(
    "all every each both entire whole any no none never only wherever everyone everything".split()
)


def _finding(look: Look, old: tuple[int, int], new: tuple[int, int], because: str, factor: float) -> Change:
    before, after = look.source.span(*old), look.derived.span(*new)
    sure = settings.COMPARE_SCOPE_SURE * look.likeness * factor
    return change(look.pair, "scope_changed", before, after, because=because, confidence=sure, in_title=look.in_title)
