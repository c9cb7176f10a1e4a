"""What limits a claim in a sentence: whom, where, when and on what terms it holds for, as phrases; and words that take
every limit away.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from retold import settings
from retold.compare.links import TELLING, clause, is_adverb, links
from retold.compare.phrases import Phrases
from retold.compare.wording import Look, Sentence

_NUMBER: Final = (
    r"(?:[\d.,]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|\
fifty|sixty|hundred|dozens?|hundreds|thousands)"
)
_UNIT: Final = r"(?:minutes?|hours?|days?|weeks?|weekends?|months?|years?|decades?|centur(?:y|ies)|seasons?|nights?)"
_ADVERBS: Final = (
    r"temporarily|partially|partly|in part|provisionally|conditionally|tentatively|locally|indirectly|technically|"
    r"as a last resort|in (?:rare|some|most|certain) cases|under certain (?:conditions|circumstances)|in theory|"
    r"in principle|for the most part|(?:only|solely|exclusively)(?= (?:to|for|in|on|at|by|with|if|when|those|after|"
    r"during) )|"
    r"too (?:much|many|little|few)|sometimes|occasionally|now and then|"
    r"from time to time|"
    r"(?:about |roughly |around )?(?:once|twice) (?:in|every|a|per) (?:\w+ )?(?:days?|weeks?|months?|years?|decade)|"
    r"at times"
)
# What "in", "at" or "on" may lead to that is no place.
_NO_PLACE: Final = (
    r"(?:sun|mon|tues|wednes|thurs|fri|satur)day|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|\d\S*|morning|afternoon|evening|night|week|weekend|month|year|day|end|beginning|turn|fact|part|"
    r"addition|order|response|reply|answer|case|event|favou?r|terms|light|front|charge|custody|court|trial|least|first|"
    r"last|all|time|times|statement|interview|letter|report|speech|tweet|post|news|conference|line|touch|place|power|"
    r"office|government|public|private|general|particular|person|prison|jail|hospital|same|which|whom|it|them|him|her|"
    r"this|that|these|those|what|how|why|whether|when|work|risk|stake|behalf|basis|grounds|issue|matter|subject|"
    r"question|way|ways|sense|talks|meeting|hearing|election|vote|race|war|effort|attempt|bid|move|wake|face|"
    r"doing|one|two|three|conflict|contact|doubt|danger|need|fear|debt|contrast|relation|connection|touch|love|secret"
)
# kind, pattern of the words that open the phrase, how many content words it may have
_OPENERS: Final = (
    ("whom", r"aged (?:under |over |between )?\d+(?: (?:to|and|or) \d+)?|(?:under|over|younger than|older than|"
     r"below|above)(?: the age of)? \d+(?! (?:percent|per|million|billion|dollars|points|miles|km))", 0),
    ("whom", r"(?:among|amongst|for) (?:those|people|patients|women|men|children|adults|families|workers|voters|"
     r"students|customers|users|residents)(?= (?:who|with|without|aged|over|under|in|on|born|earning|living|"
     r"between))|among(?: the)?", 5),
    ("whom", r"(?:who|whose|which|that(?= (?:is|are|was|were|has|have|had|do|does|did|can|could|would|will|"
             r"\w+ed)\b))(?: (?:had|have|has|is|are|was|were|do|does|did|will|would|can|could|not|"
     r"already|also|never|still|no longer))*(?= \w)", 6),
    ("whom", r"(?:convicted|accused|found guilty|suspected|guilty) of|sentenced to|charged with|earning|"
     r"living (?:in|on|near|with)|born (?:in|before|after)|based in|serving|holding|suffering from|diagnosed with|"
     r"registered (?:in|as|with|at)|employed (?:by|in)|enrolled in|treated (?:with|for|at)|sold (?:in|at|by)|"
     r"made (?:in|by|before)|built (?:in|before|after|by)|owned by|run by|without|with (?:a|an|no|more|less|fewer|"
     r"only|at)", 4),
    ("what", rf"of (?:more|less|fewer|at least|at most|up to|over|under)(?: than)? {_NUMBER}|"
     rf"(?:more|less|longer|shorter|bigger|smaller|larger|heavier|higher|lower) than {_NUMBER}|"
     r"except(?: for| in| on| when| those)?|excluding|other than|apart from|with the exception of|but only|only "
     r"(?:in|for|on|at|if|when|after|to|by|with|those|during)|up to", 4),
    ("what", r"for (?:first|second|third|repeat|minor|serious|certain|some|non|violent|such)(?= \w)|"
     r"out of(?: some| about)? \d[\d,.]*", 3),
    ("when", r"since(?: early| late| at least| about)? (?:19|20|21)\d\d|during|(?:at|on|in) (?:certain|some|"
             r"peak|busy|"
     r"set)(?= \w)|on (?:sundays|mondays|saturdays|weekdays|weekends|school days|public holidays)|at (?:night|"
     r"weekends)|by night|in (?:winter|summer|spring|autumn|emergencies)|for now|for the time being|outside(?= \w+ "
     r"hours)|after dark|only (?:when|during|until|on)", 3),
    ("span", rf"(?:for|in|over|within)(?: the)?(?: first| last| next| past| nearly| almost| about| at least|"
             rf" more than|"
     rf" over| up to| some)* (?:a |an )?{_NUMBER}? ?{_UNIT}|(?:until|before|after|from|between|in|by|"
     rf"since) (?:19|20|"
     r"21)\d\d|so far|until (?:the|next|further|early|late|mid)(?= \w)", 2),
    ("adverb", _ADVERBS, 0),
    ("where", rf"(?:in|at|on|near|around|along|outside|within|inside|across)(?! (?:the |a |an |early |late |"
              rf"his |her |"
     rf"its |their )*(?:{_NO_PLACE})\b)(?= \w)", 4),
)  # fmt: skip
_OPENING: Final = Phrases(r"(?<![\w'])", [pattern for _, pattern, _ in _OPENERS], r"(?![\w'])")
_STOPS: Final = frozenset(
    "said says say told will would may might must can could should has have had is are was were be been and but "
    "because "
    "while when if although though according to".split()
)


@dataclass(frozen=True, slots=True)
class Limit:
    """Words `start` to `end` that limit what stands before them, or the whole sentence where they open it."""

    kind: str
    start: int
    end: int


def limits(sentence: Sentence) -> tuple[Limit, ...]:
    """The phrases that limit what a sentence says, a longer one before those inside it."""
    return sentence.once(_limits)


def _limits(sentence: Sentence) -> tuple[Limit, ...]:
    found: list[Limit] = []
    for number, match in _OPENING.find(sentence.joined):
        kind, _, most = _OPENERS[number]
        start, opened = sentence.word_at(match.start()), sentence.word_at(match.end() - 1) + 1
        end = _end(sentence, opened, most, relative=sentence.words[start] in {"who", "whose", "that", "which"})
        if start in sentence.breaks and kind == "whom" and sentence.words[start] in {"who", "whose", "which"}:
            continue  # after a comma it tells more of somebody already known
        if kind == "adverb" or any(sentence.content(i) or sentence.words[i][0].isdigit() for i in range(start, end)):
            found.append(Limit(kind, start, end))
    found.sort(key=lambda one: (one.start, -one.end))
    apart = [one for i, one in enumerate(found) if not any(one.start < other.end for other in found[:i])]
    return tuple(apart)


def _end(sentence: Sentence, at: int, most: int, *, relative: bool) -> int:
    """Where a phrase ends whose opening words end at a word."""
    held = 0
    while at < len(sentence.words) and at not in sentence.breaks and held < most:
        word = sentence.words[at]
        if word in _STOPS and (held or not relative):
            break
        if (
            held
            and not relative
            and (word in _NEXT or word.endswith("ed") or is_adverb(word) or sentence.words[at : at + 2] in _OF)
        ):
            break
        held += sentence.content(at)
        at += 1
    return at


_OF: Final = frozenset({("of", "more"), ("of", "less"), ("of", "at"), ("of", "up"), ("of", "over"), ("of", "under")})
_NEXT: Final = frozenset(
    "now then in on at for to from with by over under about after before near that which who as than aged since "
    "until".split()
)


_BARE: Final = r"(?<![\w'-])"
# Words that take every limit away, by what the limit is of.
_UNIVERSALS: Final = tuple(
    (kinds, re.compile(rf"{_BARE}(?:{pattern})(?![\w'-])"))
    for kinds, pattern in (
        (frozenset({"whom", "what", "few"}),
         r"(?<!above )(?<!after )(?<!at )(?<!of )(?<!in )all(?! but| two| three| four| five| six| seven| eight|"
         r" nine| ten| \d| told| day| night| star| time| along| right|"
         r" ages| over)|every(?! other)|everyone|everybody|"
         r"any(?= \w+)(?! (?:more|longer|other|further|of|way|case|event|sense|idea))|"
         r"the (?:whole|entire)(?! (?:region|country|state|city|county|nation|province|district|area|town|world|"
         r"continent))|(?:among|for|to) the (?:general )?(?:public|population)|entirely|most(?= \w+s\b)|"
         r"(?:the )?majority of|without exception|unconditionally"),
        (frozenset({"where"}),
         r"(?:in|across|throughout|of|over) the (?:whole|entire) (?:region|country|state|city|county|nation|"
         r"province|district|"
         r"area|town|world|continent)|nationwide|worldwide|countrywide|statewide|citywide|everywhere|anywhere|wherever|"
         r"(?:across|throughout|all over|around) (?:the|all|much of the|the whole|the entire) (?:country|state|nation|"
         r"world|city|region|county|province|continent|district|board)|throughout \w+"),
        (frozenset({"when", "span"}),
         r"at any (?:time|hour|moment)|at all (?:times|hours)|whenever|always|forever|for good|permanently|for life|"
         r"round the clock|around the clock|indefinitely"),
        (frozenset({"when", "span", "where", "record"}),
         r"ever(?! since| more| so)|of all time|in (?:\w+ )?history|on record|in living memory"),
    )
)  # fmt: skip
_ANY_UNIVERSAL: Final = re.compile(
    rf"{_BARE}(?:{'|'.join(pattern.pattern.removeprefix(_BARE) for _, pattern in _UNIVERSALS)})"
)
# Words before a universal that take it back.
UNDONE: Final = frozenset(
    "not nearly almost virtually practically first if hardly n't don't didn't doesn't cannot isn't "
    "aren't without rarely seldom".split()
)


def universals(sentence: Sentence) -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    """The patterns of words that take every limit away, with what it is of; none for a sentence without any."""
    return _UNIVERSALS if _ANY_UNIVERSAL.search(sentence.joined) else ()


def is_told(look: Look, one: Limit) -> bool:
    """Whether a content word of a limit is told in the derived sentence."""
    return any(i in links(look).forward for i in _own(look.source, one))


def _own(sentence: Sentence, one: Limit) -> list[int]:
    """The words that make a limit: of "only for damage that arose at night" the last two."""
    places = [i for i in range(one.start, one.end) if sentence.content(i) or sentence.words[i][0].isdigit()]
    places = [i for i in places if sentence.words[i] not in TELLING] or places
    only = "only" in sentence.words[one.start : one.start + 2]
    return places[1:] if only and len(places) > 1 else places


def is_wholly_told(look: Look, one: Limit) -> bool:
    """Whether every content word of a limit is told in the derived sentence."""
    own = _own(look.source, one)
    return bool(own) and all(i in links(look).forward for i in own)


def is_lost(look: Look, one: Limit) -> bool:
    """Whether no content word of a limit is told in the derived sentence or those beside it, no name of it anywhere."""
    places = _own(look.source, one)
    if not places:
        return look.source.words[one.start] not in look.derived.words
    if is_told(look, one):
        return False
    pair = look.pair
    terms = pair.source_terms[[look.source.first + i for i in places]]
    if any(look.source.name(i) for i in places):
        return not bool(np.isin(terms, pair.derived_terms).any())
    first, last = max(0, look.derived.index - 2), min(len(look.derived.side.first) - 2, look.derived.index + 2)
    near = pair.derived_terms[int(look.derived.side.first[first]) : int(look.derived.side.first[last + 1])]
    return not bool(np.isin(terms, near).any())


def told(look: Look, lost: tuple[int, int], put: tuple[int, int], least: float | None = None) -> bool:
    """Whether nearly all of the source's stretch around a limit is told, in the derived stretch around `put`, and
    hardly anything there is not told by the source near by.
    """
    least = settings.COMPARE_SCOPE_KEPT if least is None else least
    return _is_told_between(look, lost, put, least, Sentence.clause) or _is_told_between(look, lost, put, least, clause)


def _is_told_between(
    look: Look,
    lost: tuple[int, int],
    put: tuple[int, int],
    least: float,
    bounds: Callable[[Sentence, int], tuple[int, int]],
) -> bool:
    found = links(look)
    ours = _stretch(look.source, lost, {}, bounds)
    theirs = _stretch(look.derived, put, found.backward, bounds)
    few = settings.COMPARE_SCOPE_LEAST
    if len(ours) < few or len(theirs) < (few if least > settings.COMPARE_SCOPE_UNIVERSAL else 1):
        return False
    if sum(i in found.forward for i in ours) < least * len(ours):
        return False
    side = look.source.side
    first, last = max(0, look.source.index - 1), min(len(side.first) - 2, look.source.index + 1)
    near = look.pair.source_terms[int(side.first[first]) : int(side.first[last + 1])]
    beside = np.isin(look.pair.derived_terms[[look.derived.first + i for i in theirs]], near)
    back = sum(i in found.backward or bool(held) for i, held in zip(theirs, beside, strict=True))
    return back >= min(settings.COMPARE_SCOPE_BACK, max(least, settings.COMPARE_SCOPE_UNIVERSAL)) * len(theirs)


def voice(sentence: Sentence) -> frozenset[int]:
    """The words that say who says so."""
    return sentence.once(_find_voice)


def _find_voice(sentence: Sentence) -> frozenset[int]:
    spans = [
        span for one in sentence.side.attributions.get(sentence.index, ()) for span in (*one.source, *one.cue)
    ]  # fmt: skip
    places = [sentence.side.at(span) for span in spans]
    return frozenset(i - sentence.first for place in places for i in range(place.start, place.stop))


def _stretch(
    sentence: Sentence,
    apart: tuple[int, int],
    kept: dict[int, tuple[int, ...]],
    bounds: Callable[[Sentence, int], tuple[int, int]],
) -> list[int]:
    """The content words between the marks around a phrase, of the whole sentence where these are few; of the phrase's
    own only those of `kept`.
    """
    start, end = bounds(sentence, apart[0])
    words = [i for i in range(len(sentence.words)) if not apart[0] <= i < apart[1] or i in kept]
    words = [i for i in words if _counts(sentence, i) and i not in voice(sentence)]
    close = [i for i in words if start <= i < end]
    return close if len(close) > settings.COMPARE_SCOPE_LEAST else words


def _counts(sentence: Sentence, at: int) -> bool:
    return sentence.content(at) and sentence.words[at].removesuffix("'s") not in TELLING
