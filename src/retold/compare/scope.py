"""`scope_changed`: whom, what, where or when something holds for is wider, narrower or other than in the source.

A detail that is left out is no change. It is one where what is left claims more: a rule, a figure, a superlative or a
plural without the limit that the source sets it, or a word like "all" in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from retold import settings
from retold.compare.areas import PLACES, moved
from retold.compare.finding import change
from retold.compare.links import links, nearest
from retold.compare.restrictions import UNDONE, Limit, is_lost, is_told, is_wholly_told, limits, told, universals, voice
from retold.compare.wording import Look, Sentence
from retold.records import Change

_RULES: Final = frozenset(
    """may must shall apply applies applied ban bans banned bar bars barred require requires required allow allows
    allowed
    permit permits permitted entitled eligible exempt forbid forbids forbidden prohibit prohibited
    cap capped caps levy tax taxed fine fined limit limits restrict restricted lawful unlawful
    legal
    illegal compulsory mandatory free suspended suspend closed available cover covers covered evicted deported
    lose loses licence license permit halted halt stopped stop recall recalled eligible receive apply sue""".split()
)
_FIGURES: Final = frozenset(
    """percent per cent risk risks rate rates average chance odds likelier likely halved doubled tripled trebled reduced
    reduces cut lowered raised effect effects link linked associated strongest clearest unemployment""".split()
)
_SUPERLATIVE: Final = re.compile(
    r"(?<![\w'])(?:(?:most|least) [a-z]{3,}|(?!(?:west|east|latest|best|test|rest|guest|request|interest|protest|"
    r"suggest|arrest|invest|contest|harvest|forest|honest|modest|conquest|digest|quest|priest|manifest|chest|nest|"
    r"crest|midwest|northwest|southwest|unrest|vest|attest|detest|ernest|bequest|breast|infest|ingest|divest|wrest|"
    r"zest|pest)\b)[a-z]{3,}est|(?<=the )(?:first|only|last|best|worst))(?![\w'])"
)
_FEW: Final = re.compile(
    r"(?<![\w'])(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*|half|a third|a quarter|some|part|"
    r"parts|"
    r"several|a few|a number|an? \w+ number|one in \w+)(?: (?:percent|per cent))? (?:out )?of "
    r"(?:the |its |their |his |her |some |about |these |those )?(?=\w)|(?:some|certain|several|a few|selected)(?= \w))"
)
_QUANTIFYING: Final = frozenset(
    """some several many most few half third quarter fifth sixth tenth majority minority one two three four five six
    seven eight nine ten part parts
    certain selected number dozens hundreds thousands other another more both no any much""".split()
)
_SPEECH: Final = frozenset(
    "said say says saying argue argued argues believe believed believes think thought fear feared worry worried claim "
    "purported purport purports show shows showed suggest suggests suggested claimed claims warn warned note noted "
    "wonder question questioned call called urge urged told critics experts "
    "sources analysts observers officials people".split()
)


def scopes(look: Look) -> Iterator[Change]:
    """The first limit of one matched pair of sentences that is gone or another."""
    if not links(look).forward or (not look.in_title and look.match.sure < settings.COMPARE_SCOPE_ALIGNED):
        return
    sure = look.match.sure >= settings.COMPARE_ALIGNED and not look.in_title
    for kind in (_universal, _area, _superlative, _subset, _limit, _modifier)[: None if sure else 3]:
        found = kind(look)
        if found is not None:
            yield found
            return


def _universal(look: Look) -> Change | None:
    """A word like "all" or "always" in the place of a limit that the source sets."""
    for kinds, pattern in universals(look.derived):
        for match in pattern.finditer(look.derived.joined):
            start, end = look.derived.word_at(match.start()), look.derived.word_at(match.end() - 1) + 1
            if look.derived.quoted(start) or UNDONE.intersection(look.derived.words[max(0, start - 2) : start]):
                continue
            if any(one.group() != "most" or match.group() == "most" for one in pattern.finditer(look.source.joined)):
                continue
            for one in (*(one for one in limits(look.source) if one.kind in kinds), *_few(look, kinds)):
                if _is_put_for(look, one, kinds, (start, end)):
                    old, new = look.source.said(one.start, one.end), look.derived.said(start, end)
                    because = f"The source limits this with “{old}”; here it is “{new}”."
                    return _finding(look, (one.start, one.end), (start, end), because, 1.0)
    return None


def _is_put_for(look: Look, one: Limit, kinds: frozenset[str], put: tuple[int, int]) -> bool:
    """Whether the words `put`, which take a limit of these kinds away, stand in the place of a limit."""
    told_already = is_told(look, one) if one.kind == "where" else is_wholly_told(look, one)
    if told_already or look.source.quoted(one.start) or not _in_one_place(look, one, *put):
        return False
    if look.derived.words[put[0]] == "most" and _is_most(look.source.words[one.start : one.end + 2]):
        return False
    if "record" in kinds and not _SUPERLATIVE.search(look.source.joined):
        return False
    if "where" in kinds and "record" not in kinds and not _is_place(look.source, one):
        return False
    return told(look, (one.start, one.end), put, settings.COMPARE_SCOPE_UNIVERSAL)


def _is_place(sentence: Sentence, one: Limit) -> bool:
    places = range(one.start, one.end)
    return any(sentence.name(i) or sentence.words[i].removesuffix("'s") in PLACES for i in places)


def _in_one_place(look: Look, one: Limit, start: int, end: int) -> bool:
    """Whether a word close by is alike on both sides."""
    reach = settings.COMPARE_SCOPE_NEAR
    ours = {*nearest(look.source, one.start, -1, reach), *nearest(look.source, one.end - 1, 1, reach)}
    ours |= {i for i in range(one.start, one.end) if i in links(look).forward}
    theirs = {*nearest(look.derived, start, -1, reach), *nearest(look.derived, end - 1, 1, reach)}
    return any(not theirs.isdisjoint(links(look).forward.get(i, ())) for i in ours)


_COUNTED: Final = frozenset("one two three four five six seven eight nine ten half part parts dozens".split())


def _is_most(words: tuple[str, ...]) -> bool:
    """Whether the words say half or more, or give two figures of which the first is over half of the second."""
    if {"half", "majority"} & set(words):
        return True
    figures = [float(word.replace(",", "")) for word in words if re.fullmatch(r"\d[\d,]*", word)]
    return len(figures) == 2 and figures[0] > figures[1] / 2


def _few(look: Look, kinds: frozenset[str]) -> list[Limit]:
    """Each "two of" of the source that the derived sentence does not have; "some" for "all" is another kind's."""
    found = []
    for match in _FEW.finditer(look.source.joined) if "few" in kinds else ():
        start, end = look.source.word_at(match.start()), look.source.word_at(match.end() - 1) + 1
        figures = look.source.words[start][0].isdigit() or look.source.words[start] in _COUNTED
        if figures and look.source.words[start] not in look.derived.words:
            found.append(Limit("few", start, end))
    return found


def _superlative(look: Look) -> Change | None:
    """The coldest on earth for "the coldest in the region"."""
    for match in _SUPERLATIVE.finditer(look.source.joined):
        at = look.source.word_at(match.end() - 1)
        to = next((i for i, word in enumerate(look.derived.words) if word == look.source.words[at]), None)
        if to is None or look.derived.quoted(to) or look.source.quoted(at):
            continue
        ours = [one for one in limits(look.source) if at < one.start <= at + settings.COMPARE_SCOPE_RANGE]
        theirs = [one for one in limits(look.derived) if to < one.start <= to + settings.COMPARE_SCOPE_RANGE]
        lost = next((one for one in ours if is_lost(look, one)), None)
        if (
            lost is None
            or theirs
            or not told(look, (lost.start, lost.end), (to, to + 1))
            or not _same_noun(look, at, to)
        ):
            continue
        old, new = look.source.said(at, lost.end), look.derived.said(to, to + 1)
        because = f"The source says “{old}”; here it is “{new}” with no such limit."
        return _finding(look, (at, lost.end), (to, to + 1), because, 1.0)
    return None


def _same_noun(look: Look, at: int, to: int) -> bool:
    """Whether one of the two content words after two places is alike."""
    ours = [i for i in range(at + 1, min(at + 5, len(look.source.words))) if look.source.content(i)][:2]
    theirs = {i for i in range(to + 1, min(to + 5, len(look.derived.words))) if look.derived.content(i)}
    return any(not theirs.isdisjoint(links(look).forward.get(i, ())) for i in ours)


def _subset(look: Look) -> Change | None:
    """The parks for "two of the nine parks"."""
    for match in _FEW.finditer(look.source.joined):
        start, at = look.source.word_at(match.start()), look.source.word_at(match.end())
        noun = _plural(look.source, at)
        if noun is None or look.source.quoted(start) or _speaks(look.source, noun) or _ranks(look.source, at, noun):
            continue
        for to in links(look).forward.get(noun, ()):
            if look.derived.quoted(to) or _stem(look.source, noun) != _stem(look.derived, to):
                continue
            amount = frozenset(look.source.words[start:at]) - _SMALL
            if _is_quantified(look.derived, to) or not amount.isdisjoint(look.derived.words):
                continue
            of = look.source.words[at - 1] in {"of", "the", "its", "their", "these", "those"}
            if not of and not _is_bare_plural(look.derived, to):
                continue
            if not told(look, (start, noun), (to, to + 1)) or _speaks(look.derived, to):
                continue
            old, new = look.source.said(start, noun + 1), look.derived.said(max(0, to - 1), to + 1)
            because = f"The source speaks of “{old}”; here it is “{new}”."
            return _finding(look, (start, noun + 1), (max(0, to - 1), to + 1), because, 1.0)
    return None


_SMALL: Final = frozenset("a an the of out its their his her about these those in".split())


def _ranks(sentence: Sentence, at: int, noun: int) -> bool:
    """Whether a superlative stands before the noun: "one of the largest firms" is one firm, told of by its size."""
    return any(_SUPERLATIVE.fullmatch(word) or word == "most" for word in sentence.words[at:noun])


def _stem(sentence: Sentence, at: int) -> str:
    return sentence.words[at].rstrip("s")


def _plural(sentence: Sentence, at: int) -> int | None:
    """The first plural noun from a word on, within a few words."""
    for place in range(at, min(at + 4, len(sentence.words))):
        if (place > at and place in sentence.breaks) or sentence.words[place].endswith("'s"):
            return None
        word = sentence.words[place]
        if sentence.content(place) and word.endswith("s") and not word.endswith("ss") and word[0].isalpha():
            return place
    return None


def _is_quantified(sentence: Sentence, at: int) -> bool:
    """Whether a noun has a number or a word like "some" before it."""
    before = sentence.words[max(0, at - 5) : at]
    return any(word in _QUANTIFYING or word[0].isdigit() for word in before)


def _speaks(sentence: Sentence, at: int) -> bool:
    """Whether a noun is who says or thinks something: "some critics say" is what "critics say" says."""
    return not _SPEECH.isdisjoint(sentence.words[at : min(at + 4, sentence.clause(at)[1])])


def _area(look: Look) -> Change | None:
    """The county for the state, in the same place."""
    places = moved(look)
    if places is None:
        return None
    at, to = places
    because = f"“{look.source.said(at, at + 1)}” stood here; now it is “{look.derived.said(to, to + 1)}”."
    return _finding(look, (at, at + 1), (to, to + 1), because, 1.0)


def _limit(look: Look) -> Change | None:
    """A phrase gone that said whom, where or when a rule, a figure or a plural holds for."""
    for one in limits(look.source):
        if one.kind == "span" or look.source.quoted(one.start) or not is_lost(look, one):
            continue
        if _BACK.intersection(look.source.words[one.start : one.end]) or one.start in voice(look.source):
            continue
        if look.source.words[one.start - 1] in {"those", "one", "ones"}:
            continue
        at = next((i for i in range(one.start - 1, max(-1, one.start - 4), -1) if look.source.content(i)), None)
        if at is None:
            at = next((i for i in range(one.end, len(look.source.words)) if look.source.content(i)), None)
        place = next(iter(links(look).forward.get(at, ())), None) if at is not None else None
        if (
            at is None
            or place is None
            or (look.source.name(at) and one.kind != "adverb")
            or look.derived.quoted(place)
            or look.derived.words[place].endswith("'s")
        ):
            continue
        same = (
            look.source.lemmas[at] == look.derived.lemmas[place]
            if one.kind == "adverb"
            else (_stem(look.source, at) == _stem(look.derived, place))
        )
        if not same or any(other.start == place + 1 for other in limits(look.derived)):
            continue
        aged = one.kind == "whom" and look.source.words[one.start] in {"aged", "under", "over"}
        least = settings.COMPARE_SCOPE_AGED if aged else None
        if not told(look, (one.start, _lost_up_to(look, one)), (place, place + 1), least) or not _claims_more(
            look, one, at, place
        ):
            continue
        because = f"The source limits this with “{look.source.said(one.start, one.end)}”; here it is told without."
        old = (min(at, one.start), max(at + 1, one.end))
        return _finding(look, old, (place, place + 1), because, settings.COMPARE_SCOPE_PHRASE)
    return None


def _lost_up_to(look: Look, one: Limit) -> int:
    """Where a limit ends with those that follow it and are lost too."""
    end = one.end
    for other in limits(look.source):
        if end <= other.start <= end + 2 and is_lost(look, other):
            end = other.end
    return end


# Words that take up what the sentence has told: a phrase with one of them limits nothing new.
_BACK: Final = frozenset("them it him her this he she they its their his such whose".split())


def _claims_more(look: Look, one: Limit, at: int, to: int) -> bool:
    """Whether what is left without a limit claims more than with it, and is no shorter report of the same event."""
    words = frozenset(look.derived.words)
    if one.kind == "adverb":
        return _LIMITERS.isdisjoint(words)
    if one.kind in {"whom", "what"} and _is_bare_plural(look.derived, to) and not _speaks(look.derived, to):
        return True
    ruling = look.source.words[: one.start] if one.kind == "where" else look.source.words
    ruled = not _RULES.isdisjoint(ruling) and bool(_RULES & words)
    general = ruled or bool(_FIGURES & words)
    return general and (one.kind != "where" or one.start == 0 or ruled)


_LIMITERS: Final = frozenset(
    """until temporary temporarily partly partially part interim pause paused pauses halt halts suspend suspends
    suspended delay delays delayed while pending briefly brief limited some hold stay stays stayed first""".split()
)


_PLURALS: Final = frozenset("children people men women youth staff cattle fish sheep mice".split())


def _is_bare_plural(sentence: Sentence, at: int) -> bool:
    """Whether a plural noun stands with no article, number or owner before it."""
    word = sentence.words[at]
    plural = (word.endswith("s") and not word.endswith("ss")) or word in _PLURALS
    if not plural or sentence.name(at) or _is_quantified(sentence, at):
        return False
    before = sentence.words[at - 1] if at else ""
    return not before.endswith(("'s", "s'")) and before not in {"the", "its", "his", "her", "their", "our", "these"}


# Words before a noun that say which ones.
_RESTRICTING: Final = frozenset(
    """violent serious certain partial temporary interim preliminary provisional voluntary optional conditional binding
    registered licensed eligible unvaccinated vaccinated foreign domestic imported exported commercial residential
    primary secondary elementary existing new retired adult juvenile male female elderly degree attempted aggravated net
    gross median medical recreational religious northern southern eastern western permanent undocumented non overnight
    weekend seasonal outdoor indoor unpaid unmarried uninsured insured postal online rural urban
    essential diesel electric first-time repeat younger older low-income high-risk pregnant""".split()
)


def _modifier(look: Look) -> Change | None:
    """A restricting word gone from before a noun that is told: "non-binding", "new homes", "violent or serious"."""
    for at, word in enumerate(look.source.words):
        if word not in _RESTRICTING or at in links(look).forward or look.source.quoted(at) or look.source.name(at):
            continue
        noun = _noun(look.source, at)
        if noun is None or look.source.lemmas[noun] not in look.derived.lemmas:
            continue
        to = look.derived.lemmas.index(look.source.lemmas[noun])
        if (
            look.derived.quoted(to)
            or look.derived.name(to)
            or look.source.name(noun)
            or f"non{_stem(look.derived, to)}" in (look.derived.joined)
        ):
            continue
        if look.source.words[noun].rstrip("s") != look.derived.words[to].rstrip("s"):
            continue
        if not is_lost(look, Limit("what", at, at + 1)) or _premodified(look.derived, to) - _premodified(
            look.source, noun
        ):
            continue
        if not told(look, (at, at + 1), (to, to + 1)):
            continue
        if word not in _WEAKENING and not _claims_more(look, Limit("what", at, at + 1), noun, to):
            continue
        old, new = look.source.said(at, noun + 1), look.derived.said(max(0, to - 1), to + 1)
        because = f"The source says “{old}”; here it is “{new}”."
        return _finding(look, (at, noun + 1), (to, to + 1), because, settings.COMPARE_SCOPE_WORD)
    return None


# Of these, those without which a thing is always more.
_WEAKENING: Final = frozenset(
    "partial temporary interim preliminary provisional voluntary optional conditional binding non attempted degree "
    "certain".split()
)


def _noun(sentence: Sentence, at: int) -> int | None:
    """The noun that a word stands before, other such words and "or" between."""
    for place in range(at + 1, min(at + 5, len(sentence.words))):
        if place in sentence.breaks:
            return None
        if sentence.words[place] in _RESTRICTING or sentence.words[place] in {"or", "and"}:
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


def _finding(look: Look, old: tuple[int, int], new: tuple[int, int], because: str, factor: float) -> Change:
    before, after = look.source.span(*old), look.derived.span(*new)
    sure = settings.COMPARE_SCOPE_SURE * look.likeness * factor
    return change(look.pair, "scope_changed", before, after, because=because, confidence=sure, in_title=look.in_title)
