"""`strengthened` and `weakened` by degree: how many, how sure a finding is, whether one thing brought about
the other,
and conditions that are gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from retold import settings
from retold.compare.finding import change
from retold.compare.force import COMING, PLANNED, cues, is_told, softened
from retold.compare.modality import acts, same
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
        (5.0, rf"{_NOT_ALL}(?:all|every|each|the whole|the entire|every single|every last|both)(?! but)"),
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
    r"(?:up to|as many as|as much as|no more than|at most|a maximum of|as long as|as high as)(?: about| some)? "
    r"(?=(?:\w+ )?(?:[\d$€£]|one|two|three|four|five|six|seven|eight|nine|ten|a |half|twenty|thirty|forty|fifty|"
    r"sixty|seventy|"
    r"eighty|ninety|hundred|twelve|fifteen))"
)
_LIMITS: Final = frozenset(
    "up many much most maximum more fewer less than limit ceiling cap long high reach under".split()
)
_LINKED: Final = re.compile(
    r"\b(?:(?:is|are|was|were|been|has|have)? ?(?:link(?:s|ed)?|tied|associated|connected|"
    r"correlat\w+)(?: \w+){0,8}? (?:to|with)|"
    r"link between|association between|correlation|more likely to|less likely to|higher risk|lower risk|"
    r"contribut\w+ to|risk factors?|"
    r"(?:people|those|children|adults|women|men|patients|pupils|students|participants|users|drivers|families|mothers|"
    r"workers|teenagers|households|smokers|drinkers|volunteers|nurses|mice|rats|animals) who \w+(?: \w+){1,10}? "
    r"(?:were|had|have|are|showed|suffered|reported|got|scored|did|lived|died) (?:\w+ ){0,3}?"
    r"(?:fewer|more|less|lower|higher|better|worse|longer|shorter|slower|faster|twice|half))\b"
)
_CAUSED: Final = re.compile(
    r"\b(?:caus(?:es?|ed|ing)|lead(?:s|ing)? to|led to|results? in|resulted in|bring(?:s)? (?:on|about)|"
    r"trigger(?:s|ed)?|"
    r"makes?|made|making|ruin(?:s|ed)?|cuts?|boosts?|boosted|lowers?|lowered|raises?|raised|reduces?|reduced|"
    r"increases?|increased|wards? off|helps?|improves?|improved|worsens?|fuels?|fuelled|spurs?|slows?|drives?|gives?|"
    r"is the reason|responsible for|thanks to|because of|due to|kill(?:s|ed)?|prevent(?:s|ed|ing)?|protect(?:s|ed|"
    r"ing)?|cures?|harms?|damages?)\b"
)
_LITTLE: Final = re.compile(
    r"\b(?:too little|very little|so little|not enough|not done enough|insufficient(?:ly)?|too late|too few)\b"
)
_NOTHING: Final = re.compile(r"\b(?:nothing|never|no (?:action|steps|measures)|at all)\b")
_SCALES: Final[tuple[tuple[re.Pattern[str], re.Pattern[str], float, tuple[ChangeKind, ChangeKind]], ...]] = (
    (_LINKED, _CAUSED, 1.0, ("strengthened", "weakened")),
    (_LITTLE, _NOTHING, 1.0, ("strengthened", "weakened")),
)
_CONDITION: Final = re.compile(
    r"(?<!as )(?<!even )\b(?:if|unless|provided(?: that)?|subject to|on condition|depend\w* on|assuming)\b"
)


def degrees(look: Look) -> Iterator[Change]:
    """The first difference of degree of one matched pair of sentences."""
    for kind in (_amounts, _shares, _limits, _frequency, _likelihood, _conditions, _decided):
        found = kind(look)
        if found is not None:
            yield found
            return


def _amounts(look: Look) -> Change | None:
    """One thing in another amount: "some" for "most"."""
    ours, theirs = look.source.once(_counted), look.derived.once(_counted)
    for key, (old, at, end) in ours.items():
        if key in theirs:
            new, to, stop = theirs[key]
            if _differ(look, old, new, to) and look.in_one_context(end - 1, stop - 1):
                return _of_degree(look, (old, at, end), (new, to, stop))
    alone = all(len({at for _, at, _ in side.values()}) == 1 for side in (ours, theirs))
    if alone and (_BARE in ours or _BARE in theirs):
        (old, at, end), (new, to, stop) = next(iter(ours.values())), next(iter(theirs.values()))
        if _differ(look, old, new, to) and min(old, new) > 1 and look.in_one_context(end - 1, stop - 1):
            return _of_degree(look, (old, at, end), (new, to, stop))
    return None


def _differ(look: Look, old: float, new: float, to: int) -> bool:
    return abs(old - new) >= settings.COMPARE_AMOUNT_STEP and not look.derived.quoted(to)


Degree = tuple[float, int, int]


def _of_degree(look: Look, ours: Degree, theirs: Degree, factor: float = 1.0) -> Change:
    """The finding that one degree became another."""
    (old, at, end), (new, to, stop) = ours, theirs
    kind: ChangeKind = (
        "strengthened"
        if abs(new - 2.5) > abs(old - 2.5) and (new - 2.5) * (old - 2.5) >= 0 or new > old
        else "weakened"
    )
    because = f"“{look.source.said(at, end)}” stood here; now it is “{look.derived.said(to, stop)}”."
    if {old, new} <= {2.0, 3.0}:
        factor *= settings.COMPARE_AMOUNT_VAGUE
    return _finding(look, kind, (at, end), (to, stop), because=because, factor=factor)


def _shares(look: Look) -> Change | None:
    """ "Some of the guards" told as "the guards": a part for the whole."""
    ours, theirs = look.source.once(_counted), look.derived.once(_counted)
    for key, (old, at, end) in ours.items():
        if (
            "of" not in look.source.words[at:end]
            or old >= settings.COMPARE_AMOUNT_WHOLE
            or key in theirs
            or key == _BARE
        ):
            continue
        for to, lemma in enumerate(look.derived.lemmas):
            if lemma == key and _is_whole(look, to) and not look.derived.quoted(to):
                if look.in_one_context(end - 1, to) and not _has_part(look.derived):
                    first = next(
                        (i for i in range(max(0, to - 6), to) if look.derived.words[i] in _TOTAL), max(0, to - 1)
                    )
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
            return _finding(look, "strengthened", old, new, because=because, factor=settings.COMPARE_EVIDENCE)
    return None


def _frequency(look: Look) -> Change | None:
    """One thing more or less often: "often" for "always"."""
    ours, theirs = look.source.once(_times), look.derived.once(_times)
    if ours is None or theirs is None or look.match.sure < settings.COMPARE_ALIGNED:
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
            told = is_told(sentence, at) or sentence.words[at] in AUXILIARIES
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
_PRONOUNS: Final = frozenset("most all some many several few both".split())


def _likelihood(look: Look) -> Change | None:
    """A link told as a cause, too little as nothing, or the other way."""
    if look.match.sure < settings.COMPARE_ALIGNED and not look.in_title:
        return None
    for weak, strong, sure, kinds in _SCALES:
        sides = [
            [pattern.search(sentence.joined) for pattern in (weak, strong)] for sentence in (look.source, look.derived)
        ]
        (our_weak, our_strong), (their_weak, their_strong) = sides
        if our_weak and their_strong and not our_strong and not their_weak:
            kind = kinds[0]
            old, new = our_weak, their_strong
        elif our_strong and their_weak and not our_weak and not their_strong and not look.in_title:
            kind, old, new = kinds[1], our_strong, their_weak
        else:
            continue
        before, after = _place(look.source, old), _place(look.derived, new)
        if look.derived.quoted(after[0]) or (kind == kinds[0] and softened(look.derived, look.source, None)):
            continue
        if not look.in_one_context(before[1] - 1, after[1] - 1) or not _of_one_thing(look, before[1], after[1]):
            continue
        words = look.source.said(*before), look.derived.said(*after)
        because = f"“{words[0]}” stood here; now it is “{words[1]}”."
        return _finding(look, kind, before, after, because=because, factor=sure)
    return None


def _of_one_thing(look: Look, at: int, to: int) -> bool:
    """Whether the content words that follow two places stand in the other sentence too."""
    ours = next((one for one in range(at, len(look.source.words)) if look.source.content(one)), None)
    theirs = next((one for one in range(to, len(look.derived.words)) if look.derived.content(one)), None)
    if ours is None or theirs is None:
        return True
    held = any(same(look.source, one, look.derived, theirs) for one in range(len(look.source.words)))
    return held or any(
        same(look.source, ours, look.derived, one) for one in range(max(0, to - 6), len(look.derived.words))
    )


def _conditions(look: Look) -> Change | None:
    """What the source ties to a condition, told as settled."""
    condition = _CONDITION.search(look.source.joined)
    if condition is None or look.in_title or not _CONDITIONAL.isdisjoint(look.derived.words):
        return None
    start = look.source.word_at(condition.start())
    end = look.source.clause(start)[1]
    if look.source.quoted(start) or look.match.sure < settings.COMPARE_ALIGNED:
        return None
    settled = _SETTLED.search(look.derived.joined)
    own = look.derived.side.reading.sentences[look.derived.index]
    share = look.pair.share_back(own, look.source.side.reading.sentences[look.source.index])
    surer = _SETTLED.search(look.source.joined) is None
    if settled and surer and share >= settings.COMPARE_CONDITION_TOLD and cues(look.source):
        place = _place(look.derived, settled)
        if not look.derived.quoted(place[0]) and not softened(look.derived, look.source, None):
            return _unconditional(look, (start, end), place)
    for old in acts(look.source):
        if old.cue is None or old.cue.kind not in {"coming", "modal"} or not surer or start <= old.at < end:
            continue
        for new in acts(look.derived):
            would = new.cue is not None and look.derived.words[new.cue.start] == "would"
            if (
                new.level < COMING
                or would
                or look.derived.quoted(new.at)
                or not same(look.source, old.at, look.derived, new.at)
            ):
                continue
            if softened(look.derived, look.source, new.cue, (new.at,)) or not look.in_one_context(old.at, new.at):
                continue
            place = (min(new.cue.start, new.at), new.at + 1) if new.cue else (new.at, new.at + 1)
            return _unconditional(look, (start, end), place)
    return None


def _unconditional(look: Look, condition: tuple[int, int], place: tuple[int, int]) -> Change:
    because = f"The source says so on a condition, “{look.source.said(*condition)}”; here there is none."
    return _finding(look, "strengthened", condition, place, because=because, factor=settings.COMPARE_EVIDENCE)


_SETTLED: Final = re.compile(r"\b(?:will|is to|are to|'ll|is set to|are set to)\b")


_CONDITIONAL: Final = frozenset(
    "if unless whether provided providing assuming should once when case condition conditions conditional depending "
    "depends "
    "subject pending without until otherwise only".split()
)


def _decided(look: Look) -> Change | None:
    """What may be or is planned, told with "will" and another verb: the thing and, mostly, the doer are the same."""
    if look.in_title:
        return None
    for ours in cues(look.source):
        if ours.kind not in {"modal", "weighing", "plan"} or ours.level > PLANNED or look.source.quoted(ours.start):
            continue
        for theirs in cues(look.derived):
            if (
                theirs.kind != "coming"
                or look.derived.words[theirs.start] != "will"
                or look.derived.quoted(theirs.start)
            ):
                continue
            verbs = look.source.lemmas[ours.anchors[0]], look.derived.lemmas[theirs.anchors[0]]
            doer = _content(look.source, look.source.clause(ours.start)[0], ours.start) & _content(
                look.derived, look.derived.clause(theirs.start)[0], theirs.start
            )
            thing = _content(look.source, ours.end, look.source.clause(ours.end - 1)[1]) & _content(
                look.derived, theirs.end, look.derived.clause(theirs.start)[1]
            )
            if (
                verbs[0] in look.derived.lemmas
                or verbs[1] in look.source.lemmas
                or not thing
                or len(thing) + len(doer) < 3
            ):
                continue
            if softened(look.derived, look.source, theirs) or "will" in look.source.words or look.of_two_voices:
                continue
            old, new = (ours.start, ours.anchors[0] + 1), (theirs.start, theirs.anchors[0] + 1)
            because = f"“{look.source.said(*old)}” stood here; now it is “{look.derived.said(*new)}”."
            return _finding(look, "strengthened", old, new, because=because, factor=settings.COMPARE_EVIDENCE)
    return None


def _content(sentence: Sentence, start: int, end: int) -> set[str]:
    return {sentence.lemmas[i] for i in range(start, end) if sentence.content(i)}


def _place(sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return sentence.word_at(start), sentence.word_at(match.end() - 1) + 1


def _finding(
    look: Look, kind: ChangeKind, old: tuple[int, int], new: tuple[int, int], *, because: str, factor: float
) -> Change:
    before, after = look.source.span(*old), look.derived.span(*new)
    sure = settings.COMPARE_DEGREE_SURE * look.likeness * factor
    return change(look.pair, kind, before, after, because=because, confidence=sure, in_title=look.in_title)
