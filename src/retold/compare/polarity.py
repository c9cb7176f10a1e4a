"""`reversed`: what the source says is not so, told as so, the other way round, or with the opposite word.

Each "not", "never", "failed to", "denied" is put to the words that it stands over. Two words that are alike, or
opposites, are laid side by side: an odd number of negations and opposites between them is a reversal, an even one is
none ("did not pass", "failed"). The words about them must tell one claim, and no other negative word may undo it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from retold import settings
from retold.compare.finding import change
from retold.compare.force import COMING, cues
from retold.compare.lemmas import lemma
from retold.compare.links import TELLING, about, clause, is_adverb, kept, links
from retold.compare.opposites import DENYING, neighbours, opposed
from retold.compare.poles import Pole, poles, swapped
from retold.compare.wording import Look, Sentence
from retold.records import Change

_GAP: Final = r"(?: on \w+| at \w+| again| yesterday| today| repeatedly| even| so far| also| flatly)?"
_NEGATIONS: Final = tuple(
    (kind, reach, re.compile(rf"(?<![\w'])(?:{pattern})(?![\w'])"))
    for kind, reach, pattern in (
        ("not", 1, r"not(?! only| just| merely| simply| necessarily| yet| to mention| so much| even| able to)|never|"
         r"no longer|cannot|[a-z]+n't(?! yet| only| just| necessarily| able to)|hardly|scarcely|barely|neither|nor|"
         r"none of|nobody|no one|nothing|not a single|by no means|in no way|anything but|under no circumstances|"
         r"no(?! longer| doubt| matter| less| more| fewer| later| secret| stranger| one| evidence| proof| sign| means|"
         r" way| wonder| surprise| \d)|far from|rather than|instead of|nowhere near"),
        ("no", 4, r"(?:no|little|not any|without(?: any)?|n't any|not \w+ any) (?:evidence|proof|signs?|indications?|"
         r"suggestions?|hint|reason to believe)(?: that| of| to suggest(?: that)?)?"),
        ("without", 1, r"without(?= \w+ing )"),
        ("fail", 1, rf"fail(?:s|ed|ing)?{_GAP} to|failure to|refus(?:es?|ed|ing|al){_GAP} to|"
         rf"declin(?:es?|ed|ing){_GAP} to|unable to|(?:not|[a-z]+n't) able to|inability to|powerless to|incapable of|"
         r"unwilling to|reluctant to|impossible to|forg(?:ot|et|ets|otten) to|omit(?:s|ted)? to|stop(?:s|"
         r"ped)? short of|"
         r"ceas(?:es|ed) to|neglect(?:s|ed) to|rul(?:es?|ed|ing) out|refrain(?:s|ed|ing)? from|shy(?:ing)? away from|"
         r"shied away from|back(?:s|ed) out of|lack of|absence of|innocent of|cleared of|acquitted of|immune to|"
         r"exempt from|(?:unsuccessful|failed|failing) in|(?:bar|ban|prevent|stop|keep|kept|block|prohibit|exclude?|"
         r"dissuade?|discourage?|deter)(?:s|r?red|n?ned|p?ped|ed|d|r?ring|n?ning|p?ping|"
         r"ing)?(?: \w+){0,3} from(?= \w+ing )"),
        ("deny", 1, r"(?:den(?:y|ies|ied|ying)|disput(?:es|ed|ing))(?: having|(?= \w+ing ))"),
        ("deny", 3, rf"(?:den(?:y|ies|ied|ying)|disput(?:es|ed|ing)){_GAP}(?: that|(?= (?:he|she|it|they) ))"),
    )
)  # fmt: skip
_ANY: Final = re.compile("|".join(pattern.pattern for _, _, pattern in _NEGATIONS))
_PASSED: Final = frozenset(
    "to have has had be been being is are was were do does did a an the any its his her their my our your this that it "
    "he she they we him them of even ever yet still also all both either each every such one would could will can been "
    "about enough much more very too so".split()
)
_ENDS: Final = frozenset("and or but because in on at for with by from than who which when where as so doing".split())
_SPEECH: Final = frozenset("say says said saying tell tells told telling add added comment".split())
_MOST_PASSED: Final = 6
# Words with which a negated sentence and a positive one may say the same: "not until Friday", "first on Friday".
_TURNING: Final = frozenset(
    "until unless only except but besides other otherwise because last since rarely seldom barely little few too "
    "yet however although though anything anyone whether".split()
)
_LIMITS: Final = frozenset("until unless only except".split())
_SUPPOSED: Final = frozenset("would could should may might can if whether wants want such event case any".split())


@dataclass(frozen=True, slots=True)
class Negation:
    """Words `start` to `end` that negate the words `anchors`; `key` is the same for their other forms."""

    kind: str
    start: int
    end: int
    anchors: tuple[int, ...]
    key: tuple[str, ...]


def negations(sentence: Sentence) -> tuple[Negation, ...]:
    """The negating words of a sentence, each with what it negates."""
    return sentence.once(_negations)


def _negations(sentence: Sentence) -> tuple[Negation, ...]:
    if not _ANY.search(sentence.joined):
        return ()
    found: list[Negation] = []
    for kind, reach, pattern in _NEGATIONS:
        for match in pattern.finditer(sentence.joined):
            start, end = sentence.word_at(match.start()), sentence.word_at(match.end() - 1) + 1
            if "yet" in sentence.words[end : end + 3]:
                continue
            if "than" in sentence.words[end : end + 9] and match.group() in {"no", "never", "not"}:
                continue
            if any(one.start < end and start < one.end for one in found) or _asks(sentence, start, end):
                continue
            key = ("not",) if kind == "not" else sentence.lemmas[start:end]
            found.append(Negation(kind, start, end, _anchors(sentence, end, reach), key))
    return tuple(found)


def _asks(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a negation only asks ("why don't they"), or is half of a word ("no-tax")."""
    after = sentence.first + end - 1
    text, place = sentence.side.text, int(sentence.side.words.ends[after])
    opens = start == 0 and "n't" in sentence.words[0] and not _PASSED.isdisjoint(sentence.words[1:2])
    return opens or sentence.words[start - 1 : start] == ("why",) or text[place : place + 1] in "-\u2010\u2011"


def _anchors(sentence: Sentence, end: int, reach: int) -> tuple[int, ...]:
    found: list[int] = []
    for at in range(end, min(end + _MOST_PASSED + reach, len(sentence.words))):
        if at in sentence.breaks or (sentence.words[at] in _ENDS and (found or reach == 1)):
            break
        word = sentence.words[at]
        if word in _SPEECH:
            break
        if word in _PASSED or not sentence.content(at) or is_adverb(word):
            continue
        found.append(at)
        if len(found) == reach:
            break
    return tuple(found)


def reversals(look: Look) -> Iterator[Change]:
    """Words of one matched pair of sentences that only one side negates, and words put for their opposites."""
    if look.pair.derived.text[look.derived.side.reading.sentences[look.derived.index].end - 1] == "?":
        return
    if not links(look).forward or of_two_voices(look):
        return
    found = None
    if negations(look.source) or negations(look.derived):
        found = _negated(look)
    if found is None and (look.in_title or look.match.sure >= settings.COMPARE_ALIGNED):
        found = _opposite(look) or _swapped(look)
    if found is not None:
        yield found


def of_two_voices(look: Look) -> bool:
    """Whether the sentences are put to two speakers who have not a word of their names in common."""
    ours, theirs = _voices(look.source), _voices(look.derived)
    return bool(ours and theirs) and not ours & theirs


def _voices(sentence: Sentence) -> set[str]:
    side = sentence.side
    found: set[str] = set()
    for attribution in side.attributions.get(sentence.index, ()):
        names = [side.text[span.start : span.end] for span in attribution.source]
        names.append((attribution.speaker.name if attribution.speaker else None) or "")
        found.update(lemma(word.lower()) for name in names for word in name.split() if word.lower() not in _UNNAMED)
    return found


_UNNAMED: Final = frozenset("he she it they we i who the a an his her their of in for".split())


def _negated(look: Look) -> Change | None:
    over, other_over = _over(look.source), _over(look.derived)
    for at, places in links(look).forward.items():
        figure = look.source.words[at][0].isdigit()
        if look.source.words[at] in TELLING or (look.source.name(at) and not figure):
            continue
        odd = len(over.get(at, ())) % 2
        if any(len(other_over.get(to, ())) % 2 == odd for to in places):
            continue
        to = min(places, key=lambda place: abs(place - at))
        if any(len(over.get(i, ())) % 2 != odd for i in links(look).backward[to]):
            continue
        negation, side = (over[at][-1], look.source) if odd else (other_over[to][-1], look.derived)
        if _holds(look, negation, side, at, to):
            return _told(look, negation, bool(odd), at, to)
    return None


def _over(sentence: Sentence) -> dict[int, list[Negation]]:
    """By word the negations that stand over it."""
    found: dict[int, list[Negation]] = {}
    for negation in negations(sentence):
        for at in negation.anchors:
            found.setdefault(at, []).append(negation)
    return found


def _holds(look: Look, negation: Negation, side: Sentence, at: int, to: int) -> bool:
    """Whether the word is negated on one side only within one claim, and nothing else undoes it."""
    if look.source.quoted(at) and look.derived.quoted(to):
        return False
    if (
        not (one_claim(look, at, to) and neighbours(look, at, to))
        or _turned(look, negation, side, at, to)
        or _otherwise_sure(look, at, to)
    ):
        return False
    if _said_both_ways(look, at, to, odd=side is look.source):
        return False
    return negation.kind != "deny" or _same_subject(look, negation, side)


def _told(look: Look, negation: Negation, odd: bool, at: int, to: int) -> Change:
    side = look.source if odd else look.derived
    word = look.source.said(at, at + 1)
    no = side.said(negation.start, negation.end)
    place = ("The source has", "here it stands without") if odd else ("Here stands", "the source has it without")
    because = f"{place[0]} “{no}” over “{word}”; {place[1]}."
    before = look.source.span(*_hull(at, negation if odd else None))
    after = look.derived.span(*_hull(to, None if odd else negation))
    sure = settings.COMPARE_REVERSED_SURE * _sure(look, at, to)
    return change(look.pair, "reversed", before, after, because=because, confidence=sure, in_title=look.in_title)


def one_claim(look: Look, at: int, to: int) -> bool:
    """Whether most of the words about two places are alike, and one of them stands close by on both sides."""
    shared, share = kept(look, at, to)
    if share < settings.COMPARE_REVERSED_LIKE:
        return False
    if shared <= settings.COMPARE_REVERSED_WORDS and look.match.sure < settings.COMPARE_ALIGNED:
        return False
    if shared < settings.COMPARE_REVERSED_WORDS:
        return shared > 0 and share == 1.0
    theirs = set(about(look.derived, to))
    return sum(not theirs.isdisjoint(links(look).forward.get(i, ())) for i in about(look.source, at)) > 0


def _sure(look: Look, at: int, to: int) -> float:
    """How surely two places tell one claim."""
    shared, share = kept(look, at, to)
    few = 1.0 if shared > settings.COMPARE_REVERSED_WORDS else settings.COMPARE_REVERSED_FEW
    return look.likeness * few * (0.5 + 0.5 * share)


def _otherwise_sure(look: Look, at: int, to: int) -> bool:
    """Whether only one side tells of what may, should or would be: then two things are told."""
    ours, theirs = (
        {cue.kind for cue in cues(sentence) if place in cue.anchors and cue.level < COMING}
        or {word for word in sentence.words[max(0, place - 5) : place] if word in _SUPPOSED}
        for sentence, place in ((look.source, at), (look.derived, to))
    )
    return bool(ours) != bool(theirs)


def _said_both_ways(look: Look, at: int, to: int, *, odd: bool) -> bool:
    """Whether the source says elsewhere what the derived sentence says, or the derived text what the source does."""
    keys = look.source.lemmas[at], look.derived.lemmas[to]
    for others, wanted in ((look.other_sources(at, to), not odd), (look.other_derived(at, to), odd)):
        for other in others:
            over = _over(other)
            if any(bool(len(over.get(i, ())) % 2) == wanted for i, key in enumerate(other.lemmas) if key in keys):
                return True
    return False


def _hull(at: int, negation: Negation | None) -> tuple[int, int]:
    return (min(at, negation.start), max(at + 1, negation.end)) if negation else (at, at + 1)


def _turned(look: Look, negation: Negation, side: Sentence, at: int, to: int) -> bool:
    """Whether other words may make both sentences say the same."""
    near = settings.COMPARE_REVERSED_NEAR
    for sentence, other, place in ((look.source, look.derived, at), (look.derived, look.source, to)):
        start, end = clause(sentence, place)
        for i in range(max(0, place - 2 * near), min(len(sentence.words), place + near)):
            word = sentence.words[i]
            wide = word in _LIMITS
            if (
                (wide or start <= i < end)
                and word in _TURNING
                and (word not in other.words or (wide and sentence is side))
            ):
                return True
    rest, place, mine = (look.derived, to, at) if side is look.source else (look.source, at, to)
    kept_ones = {one.key for one in negations(side) if one is not negation}
    negated = {side.lemmas[i] for one in negations(side) for i in one.anchors}
    for one in negations(rest):
        if one.key in kept_ones and one.kind != "not":
            continue
        if abs(one.start - place) < near or not any(rest.lemmas[i] in negated for i in one.anchors):
            return True
    if negation.kind != "not" and negation.key[0] in rest.lemmas:
        return True
    return len(denials(rest, side, place, near)) > len(denials(side, rest, mine, 2 * near))


def denials(sentence: Sentence, other: Sentence, place: int, near: int) -> list[int]:
    """Words about a word, in its clause, that deny by their meaning or prefix and are not in the other sentence."""
    start, end = clause(sentence, place)
    found = []
    for at in range(max(0, min(max(start, place - near), _marked_off(sentence, place))), min(end, place + near)):
        word, key = sentence.words[at], sentence.lemmas[at]
        if at == place or key in other.lemmas:
            continue
        if key in DENYING or (_PREFIXED.match(word) and word not in other.words):
            found.append(at)
    return found


def _marked_off(sentence: Sentence, place: int) -> int:
    """The first of up to four words before a word from which only quotation marks part it."""
    starts, ends = sentence.side.words.starts, sentence.side.words.ends
    first = place
    while first > max(0, place - 4):
        at = sentence.first + first
        if first in sentence.breaks and _PARTING.search(sentence.side.text, int(ends[at - 1]), int(starts[at])):
            break
        first -= 1
    return first


_PARTING: Final = re.compile(r"[,;:()\u2014\u2013-]")
_PREFIXED: Final = re.compile(
    r"(?:un(?!i|der|til|cle)|dis(?!c|t|p)|non|ille|illi[ct]|irre|impossib|improb|imperf|inac|inad|incap|incom|incor|"
    r"ineff|inelig|inexp|infre|insec|insuf|inval|invis|invol)[a-z]{3,}|[a-z]{3,}less$"
)


def _same_subject(look: Look, negation: Negation, side: Sentence) -> bool:
    """Whether the one who denies, the last content word before, stands in the other sentence too."""
    other = look.derived if side is look.source else look.source
    words = [i for i in range(negation.start) if side.content(i)][-3:]
    return bool(words) and any(side.lemmas[i] in other.lemmas for i in words)


def _opposite(look: Look) -> Change | None:
    """A word put for its opposite, with as many negations about it on either side."""
    ours, theirs = negations(look.source), negations(look.derived)
    near = settings.COMPARE_REVERSED_NEAR
    for at, to in opposed(look):
        if look.source.quoted(at) and look.derived.quoted(to):
            continue
        if any(one.start <= at < one.end for one in ours) or any(one.start <= to < one.end for one in theirs):
            continue
        counts = [sum(abs(one.start - place) <= near for one in found) for found, place in ((ours, at), (theirs, to))]
        if "whether" in look.source.words or "whether" in look.derived.words or counts[0] != counts[1]:
            continue
        if not one_claim(look, at, to) or _otherwise_sure(look, at, to):
            continue
        if denials(look.source, look.derived, at, near) or denials(look.derived, look.source, to, near):
            continue
        old, new = look.source.said(at, at + 1), look.derived.said(to, to + 1)
        because = f"“{old}” stood here; the page says the opposite, “{new}”."
        before, after = look.source.span(at, at + 1), look.derived.span(to, to + 1)
        sure = settings.COMPARE_REVERSED_SURE * _sure(look, at, to)
        return change(look.pair, "reversed", before, after, because=because, confidence=sure, in_title=look.in_title)
    return None


def _swapped(look: Look) -> Change | None:
    """A question that the page answers otherwise than the source, in whatever words."""
    if look.match.sure < settings.COMPARE_POLES_ALIGNED:
        return None
    for old, new in swapped(look):
        at, to = old.start, new.start
        shared, share = kept(look, at, to)
        if not shared or share < settings.COMPARE_REVERSED_LIKE or _otherwise_sure(look, at, to):
            continue
        if (look.source.quoted(at) and look.derived.quoted(to)) or _other_negation(look, old, new):
            continue
        if any(
            (there := poles(other).get(old.question)) is not None and there.side == new.side
            for other in look.other_sources(at, to)
        ):
            continue
        said, told = look.source.said(old.start, old.end), look.derived.said(new.start, new.end)
        because = f"“{said}” stood here; the page says the opposite, “{told}”."
        before, after = look.source.span(old.start, old.end), look.derived.span(new.start, new.end)
        sure = settings.COMPARE_REVERSED_SURE * look.likeness
        return change(look.pair, "reversed", before, after, because=because, confidence=sure, in_title=look.in_title)
    return None


def _other_negation(look: Look, old: Pole, new: Pole) -> bool:
    """Whether a negation that is no part of the answer stands close before it, or in one sentence only."""
    near = settings.COMPARE_REVERSED_NEAR
    ours, theirs = (
        [one for one in negations(side) if one.end <= pole.start or one.start >= pole.end]
        for side, pole in ((look.source, old), (look.derived, new))
    )
    ahead = [*(old.start - one.end for one in ours), *(new.start - one.end for one in theirs)]
    return (
        len(ours) != len(theirs)
        or any(0 <= distance <= near for distance in ahead)
        or any(
            "or" in side.words[pole.start : pole.end + 2] for side, pole in ((look.source, old), (look.derived, new))
        )
    )
