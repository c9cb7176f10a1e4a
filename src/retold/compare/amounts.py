"""How many, how much and how often: one degree told as another, a part as the whole, a highest figure as the figure."""

from __future__ import annotations

import re
from typing import Final

from retold import settings
from retold.compare.finding import change
from retold.compare.force import NEGATIVE, seems_told
from retold.compare.softness import softened
from retold.compare.wording import AUXILIARIES, Look, Sentence
from retold.records import Change, ChangeKind

_OF: Final = r"(?: of)?(?: (?:the|its|their|his|her|our|these|those|all))?"
_NOT_ALL: Final = "".join(
    f"(?<!{word} )"
    for word in ("nearly", "almost", "virtually", "practically", "not", "at", "after", "in", "above", "for")
)
_AMOUNTS: Final = tuple(
    (level, re.compile(rf"(?<![\w'])(?:{pattern}){_OF} (?=\w)"))
    for level, pattern in (
        (1.0, r"(?<!a )few(?!er)|hardly any|scarcely any|a handful|one(?= of)|only one|a couple|barely any"),
        (2.0, r"some(?! \d)|several|a few|a number|a minority|parts?|a fraction|a portion|a share|a proportion|a "
            r"section|"
              r"various|a quarter|a third|a fifth|a tenth|fewer than half|less than half"),
        (3.0, r"many|dozens|scores|numerous|a lot|lots|half|about half|a large number|a great many|hundreds|thousands"),
        (4.0, r"most|the majority|a majority|more than half|the bulk|the greater part|two thirds|two-thirds|"
              r"three quarters|three-quarters|the vast majority|nine in ten|nine out of ten"),
        (4.5, r"(?:nearly|almost|virtually|practically|not) (?:all|every|the whole|the entire)"),
        (5.0, rf"{_NOT_ALL}(?:all|every|each|the whole|the entire|every single|every last)(?! but)"),
    )
)  # fmt: skip
_AMOUNT_WORDS: Final = frozenset(
    "not few hardly scarcely handful one couple some several number minority part parts fraction portion "
    "share proportion section various quarter third fifth tenth half many dozens scores numerous lot lots hundreds "
    "thousands "
    "most majority more bulk greater thirds two-thirds three-quarters quarters nine all every each whole entire "
    "both".split()
)
_OFTEN: Final = tuple(
    (level, re.compile(rf"(?<![\w'])(?:{pattern})(?![\w'])"))
    for level, pattern in (
        (0.5, r"never|at no time"),
        (1.0, r"rarely|seldom|hardly ever|once"),
        (2.0, r"sometimes|occasionally|at times|now and then|on occasion|from time to time|in some cases"),
        (3.0, r"often|more often|frequently|repeatedly|regularly|many times|in many cases|tends? to|more commonly"),
        (4.0, r"usually|mostly|typically|generally|normally|mainly|largely|in most cases|most often|nearly always|"
            r"almost always"),
        (5.0, r"(?<!nearly )(?<!almost )(?<!not )always|every time|invariably|without exception|constantly|in every "
            r"case|"
              r"in all cases"),
    )
)  # fmt: skip
_OFTEN_WORDS: Final = frozenset(
    "never rarely seldom ever once sometimes occasionally times now occasion time some often frequently repeatedly "
    "regularly "
    "many tends tend commonly usually mostly typically generally normally mainly largely most always invariably "
    "exception "
    "constantly every all".split()
)
_UP_TO: Final = re.compile(
    r"(?:up to|as many as|as much as|at most|a maximum of)(?: about| some)? "
    r"(?=(?:\w+ )?(?:[\d$€£]|one|two|three|four|five|six|seven|eight|nine|ten|a |half|twenty|thirty|forty|fifty|"
    r"sixty|seventy|"
    r"eighty|ninety|hundred|twelve|fifteen))"
)
_LIMITS: Final = frozenset(
    "up many much most maximum more fewer less than limit ceiling cap long high reach under can could may might "
    "highest largest biggest only just".split()
)


def amounts(look: Look) -> Change | None:
    """The first difference of amount of one matched pair of sentences."""
    found = (kind(look) for kind in (_amounts, _shares, _limits, _frequency))
    return next((one for one in found if one is not None), None)


def _amounts(look: Look) -> Change | None:
    """One thing in another amount: "some" for "most"."""
    ours, theirs = look.source.once(_counted), look.derived.once(_counted)
    for key, (old, at, end) in ours.items():
        if key in theirs:
            new, to, stop = theirs[key]
            if _is_fraction(look.source, at, end) or _is_fraction(look.derived, to, stop):
                continue  # that is a figure
            if _differ(look, (old, at), (new, to)) and look.in_one_context(end - 1, stop - 1):
                return _of_degree(look, (old, at, end), (new, to, stop))
    alone = all(len({at for _, at, _ in side.values()}) == 1 for side in (ours, theirs))
    if alone and (_BARE in ours or _BARE in theirs):
        (old, at, end), (new, to, stop) = next(iter(ours.values())), next(iter(theirs.values()))
        if _differ(look, (old, at), (new, to)) and min(old, new) > 1 and look.in_one_context(end - 1, stop - 1):
            return _of_degree(look, (old, at, end), (new, to, stop))
    return None


def _is_fraction(sentence: Sentence, at: int, end: int) -> bool:
    return not _FRACTIONS.isdisjoint(sentence.words[at:end])


_FRACTIONS: Final = frozenset(
    "half third thirds quarter quarters fifth tenth two-thirds three-quarters dozens hundreds thousands scores nine "
    "ten".split()
)


def _differ(look: Look, ours: tuple[float, int], theirs: tuple[float, int]) -> bool:
    """Whether two amounts differ, and both clauses are negative or neither: not "few trusted" and "most did not"."""
    (old, at), (new, to) = ours, theirs
    if abs(old - new) < settings.COMPARE_AMOUNT_STEP or look.derived.quoted(to):
        return False
    return _negatives(look.source, at) == _negatives(look.derived, to)


def _negatives(sentence: Sentence, at: int) -> frozenset[str]:
    low, high = sentence.clause(at)
    return _NEGATIVE.intersection(sentence.words[low:high])


_NEGATIVE: Final = NEGATIVE | {"no", "none", "neither", "nobody", "without", "nor", "cannot"}
Degree = tuple[float, int, int]


def _of_degree(look: Look, ours: Degree, theirs: Degree, factor: float = 1.0) -> Change:
    """The finding that one degree became another."""
    (old, at, end), (new, to, stop) = ours, theirs
    kind: ChangeKind = (
        "strengthened"
        if (abs(new - 2.5) > abs(old - 2.5) and (new - 2.5) * (old - 2.5) >= 0) or new > old
        else "weakened"
    )
    because = f"“{look.source.said(at, end)}” stood here; now it is “{look.derived.said(to, stop)}”."
    if {old, new} <= {2.0, 3.0}:
        factor *= settings.COMPARE_AMOUNT_VAGUE
    return degree_change(look, kind, (at, end), (to, stop), because=because, factor=factor)


def _shares(look: Look) -> Change | None:
    """A part told as the whole: "some of the guards" as "the guards"."""
    ours, theirs = look.source.once(_counted), look.derived.once(_counted)
    for key, (old, at, end) in ours.items():
        if (
            "of" not in look.source.words[at:end]
            or old >= settings.COMPARE_AMOUNT_WHOLE
            or key in theirs
            or key == _BARE
        ):
            continue
        if look.source.content(end - 2):
            continue  # "some of the younger players" are no part of "the players"
        for to, lemma in enumerate(look.derived.lemmas):
            whole = lemma == key and _is_whole(look, to) and not look.derived.quoted(to)
            if whole and look.in_one_context(end - 1, to) and not _has_part(look.derived):
                total = (i for i in range(max(0, to - 6), to) if look.derived.words[i] in _TOTAL)
                first = next(total, max(0, to - 1))
                return _of_degree(look, (old, at, end), (5.0, first, to + 1), settings.COMPARE_EVIDENCE)
    return None


def _is_whole(look: Look, to: int) -> bool:
    """Whether a thing is spoken of as a whole: "the guards", a title's "Guards", "wipes out the crop"."""
    words = look.derived.words
    plural = words[to].endswith("s") and (words[to - 1] in _WHOLE if to else look.in_title)
    return plural or not _TOTAL.isdisjoint(words[max(0, to - settings.COMPARE_MEANING_REACH // 2) : to])


_TOTAL: Final = frozenset(
    "destroys destroyed destroying wipes wiped wiping devastates devastated flattens flattened ruins ruined empties "
    "emptied "
    "obliterates obliterated razes razed scraps scrapped abolishes abolished eliminates eliminated closes closed "
    "shuts axes axed "
    "sacks sacked bans banned cancels cancelled canceled loses lost".split()
)
_WHOLE: Final = frozenset("the its their his her our these those".split())


def _has_part(sentence: Sentence) -> bool:
    """Whether a sentence speaks of a part of anything."""
    return any(level < settings.COMPARE_AMOUNT_WHOLE for level, _, _ in sentence.once(_counted).values()) or any(
        word[0].isdigit() or word in _FIGURES for word in sentence.words
    )


_FIGURES: Final = frozenset(
    "one two three four five six seven eight nine ten other others another least certain individual".split()
)


def _limits(look: Look) -> Change | None:
    """A highest figure told as the figure: "up to 5,000" and "5,000"."""
    for match in _UP_TO.finditer(look.source.joined):
        start, at = look.source.word_at(match.start()), look.source.word_at(match.end())
        while at < len(look.source.words) and not look.source.content(at):
            at += 1
        if at >= len(look.source.words) or not _LIMITS.isdisjoint(look.derived.words):
            continue
        places = [to for to, word in enumerate(look.derived.words) if word == look.source.words[at]]
        if len(places) == 1 and not look.derived.quoted(places[0]) and look.in_one_context(at, places[0]):
            if softened(look.derived, look.source, None, (places[0],)):
                continue
            old, new = (start, at + 1), (places[0], places[0] + 1)
            because = f"“{look.source.said(*old)}” is the most; here “{look.derived.said(*new)}” stands alone."
            return degree_change(look, "strengthened", old, new, because=because, factor=settings.COMPARE_EVIDENCE)
    return None


def _frequency(look: Look) -> Change | None:
    """One thing more or less often: "often" for "always"."""
    ours, theirs = look.source.once(_times), look.derived.once(_times)
    if ours is None or theirs is None:
        return None
    if abs(ours[0] - theirs[0]) < 1 or look.derived.quoted(theirs[1]) or look.source.quoted(ours[1]):
        return None
    if not look.in_one_context(ours[1], theirs[1]) or 0.5 in {ours[0], theirs[0]}:
        return None
    return _of_degree(look, ours, theirs, settings.COMPARE_EVIDENCE)


def _times(sentence: Sentence) -> Degree | None:
    """How often a sentence says that something is so, if it says it once."""
    if _OFTEN_WORDS.isdisjoint(sentence.words):
        return None
    found = [
        (level, sentence.word_at(match.start()), sentence.word_at(match.end() - 1) + 1)
        for level, pattern in _OFTEN
        for match in pattern.finditer(sentence.joined)
    ]
    return found[0] if len(found) == 1 else None


_BARE: Final = ""  # the key of an amount without a noun: "most went home"


def _counted(sentence: Sentence) -> dict[str, Degree]:
    """For the lemma of each noun with an amount before it: the amount, and the first and last word with it."""
    found: dict[str, Degree] = {}
    if _AMOUNT_WORDS.isdisjoint(sentence.words):
        return found
    for level, pattern in _AMOUNTS:
        for match in pattern.finditer(sentence.joined):
            start, at = sentence.word_at(match.start()), sentence.word_at(match.end())
            if start and sentence.words[start - 1] in _COMPARING:
                continue
            first, following = sentence.words[start], sentence.words[at]
            superlative = first == "most" and following.endswith(("ed", "ing"))
            verb = seems_told(sentence, at) and not following.endswith("s")
            told = (verb and not superlative) or following in AUXILIARIES
            if sentence.words[at] in _ANAPHORS or (sentence.words[start] in _PRONOUNS and told):
                found[_BARE] = level, start, at
                continue
            for place in range(at, min(at + 3, len(sentence.words))):
                if place in sentence.breaks or not sentence.content(place):
                    break
                found.setdefault(sentence.lemmas[place], (level, start, place + 1))
    return found


_COMPARING: Final = frozenset("the at than by a an".split())
_ANAPHORS: Final = frozenset({"them", "us", "these", "those"})
_PRONOUNS: Final = frozenset("most all some many several few".split())


def degree_change(
    look: Look, kind: ChangeKind, old: tuple[int, int], new: tuple[int, int], *, because: str, factor: float
) -> Change:
    """A change of degree between two stretches of words."""
    before, after = look.source.span(*old), look.derived.span(*new)
    sure = settings.COMPARE_DEGREE_SURE * look.likeness * factor
    return change(look.pair, kind, before, after, because=because, confidence=sure, in_title=look.in_title)
