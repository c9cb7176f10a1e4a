"""`strengthened` and `weakened` by the step of a known course that a thing is said to have reached.

Arrested is not charged, charged is not convicted; a law proposed is not passed, a plan put off is not given up. Where a
sentence tells one step and its retelling another, and the source nowhere tells that one, it is a change.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from retold import settings
from retold.compare.finding import change
from retold.compare.force import COMING, cues
from retold.compare.wording import Look, Sentence
from retold.records import Change, ChangeKind

# The steps of each course from the first to the last; the later one is the stronger claim.
_COURSES: Final = (
    (
        "questioned|interviewed under caution|witness|person of interest|wanted for questioning|being questioned",
        "suspected|under suspicion|under investigation|investigated|investigating|wanted for|being sought",
        "arrested|arrest|arrests|detained|detains|taken into custody|in custody|apprehended",
        "charged|charges|charge|indicted|indictment|arraigned",
        "on trial|tried for|stands trial|stood trial",
        "convicted|convicts|conviction|guilty|jailed|jails|imprisoned|sentenced",
    ),
    (
        "proposed|proposes|proposal|proposals|proposing|draft|drafted|tabled|bill|bills|motion|mooted|floated",
        "passed|passes|approved|approves|adopted|adopts|voted for|backed|backs",
        "signed into law|signs into law|becomes law|became law|enacted|enacts|took effect|takes effect|in force|"
        "came into force|outlawed|outlaws|legalised|legalized|legalises|legalizes",
    ),
    (
        "put off|puts off|putting off|postponed|postpones|postpone|postponing|delayed|delays|delay|delaying|adjourned|"
        "adjourns|paused|pauses|pause|suspended|suspends|on hold|shelved|shelves|deferred|defers|held off|holds off",
        "dropped|drops|drop|dropping|scrapped|scraps|scrap|cancelled|canceled|cancels|abandoned|abandons|ditched|"
        "ditches|axed|"
        "axes|called off|calls off|ruled out|rules out|rejected|rejects|given up|gave up|gives up",
    ),
    (
        "reassigned|other tasks|other duties|other work|on leave|paid leave|administrative leave|desk duty|desk duties",
        "suspended|suspends",
        "fired|fires|sacked|sacks|dismissed|dismisses|ousted|removed from office|stripped of",
    ),
    (
        "shortlisted|nominated|nomination|nominations|nominee|nominees|finalist|finalists|in the running|longlisted",
        "won|wins|win|winner|winners|winning",
    ),
    (
        "in talks|talks|in negotiations|negotiating|negotiates|approached|interested in",
        "offered|offer|offers|bid|bids|bidding",
        "agreed a deal|agrees a deal|agreed to buy|agrees to buy|agreed to sell|clinched|clinches",
        "completed|completes|bought|buys|acquired|acquires|sold|took over|takes over|merged",
    ),
    (
        "dropping the case|drop the case|dropping the charges|drop the charges|drop charges|dismiss the case|"
        "dismissing the case|dismiss the charges|throw out the case|withdraw the charges|withdrawing the charges",
        "cleared|clears|acquitted|acquits|exonerated|exonerates|case dropped|charges dropped|charges dismissed|"
        "case dismissed|dropped the case|dropped the charges|drops the case|drops charges|walks free|walked free",
    ),
    ("missing|unaccounted for|feared dead", "dead|killed|died|dies|death|deaths|bodies"),
    (
        "trial|trialled|trialed|pilot|pilots|experiment|tested|testing",
        "rolled out|rolls out|rollout|nationwide|introduced|introduces",
    ),
    (
        "ask a court|asks a court|asked a court|ask the court|asking a court|ask a judge|asks a judge|asked a judge|"
        "ask the judge|asking a judge|would sue|will sue|to sue|may sue|might sue|could sue|"
        "legal action|considering a lawsuit|considering legal",
        "sue|sues|sued|suing|filed suit|files suit|filed a lawsuit|files a lawsuit|lawsuit|goes to court|went to court|"
        "gone to court|takes to court|took to court",
        "found liable|liable for|ordered to pay",
    ),
    (
        "study the ruling|review the ruling|examine the ruling|consider the ruling|study the verdict|review the "
        "verdict|"
        "study the judgment|study the judgement|review the judgment|review the decision|study the decision|"
        "considering an appeal|consider an appeal|considering whether to appeal|may appeal|could appeal|might appeal",
        "appeal|appeals|appealed|appealing",
    ),
)


def _by_word() -> dict[str, list[tuple[int, int, tuple[str, ...]]]]:
    found: dict[str, list[tuple[int, int, tuple[str, ...]]]] = {}
    for course, levels in enumerate(_COURSES):
        for level, phrases in enumerate(levels):
            for phrase in phrases.split("|"):
                first, *rest = phrase.split()
                found.setdefault(first, []).append((course, level, tuple(rest)))
    return found


_WORDS: Final = _by_word()


def steps(look: Look) -> Iterator[Change]:
    """The first step of a course that the derived sentence tells in the place of another one."""
    ours, theirs = look.source.once(_reached), look.derived.once(_reached)
    for course, (level, at, end) in ours.items():
        if course not in theirs:
            continue
        new, to, stop = theirs[course]
        if new == level or look.derived.quoted(to) or not look.in_one_context(at, to):
            continue
        if any((course, new) in other.once(_told) for other in look.everywhere()):
            continue
        if len([one for one in (*look.source.once(_told), *look.derived.once(_told)) if one[0] == course]) > 2:
            continue  # several steps, and who knows whose
        kind: ChangeKind = "strengthened" if new > level else "weakened"
        sentence, place = (look.derived, to) if new > level else (look.source, at)
        if any(place in cue.anchors and cue.level < COMING for cue in cues(sentence)) or (
            look.in_title and new < level
        ):
            continue
        if (course, level) in look.derived.once(_told):
            continue
        before, after = look.source.said(at, end), look.derived.said(to, stop)
        because = f"The source has “{before}” here, the page “{after}”: another step of the same course."
        sure = settings.COMPARE_LADDER_SURE * look.likeness
        spans = look.source.span(at, end), look.derived.span(to, stop)
        yield change(look.pair, kind, *spans, because=because, confidence=sure, in_title=look.in_title)
        return


def _reached(sentence: Sentence) -> dict[int, tuple[int, int, int]]:
    """By course: the last step that a sentence tells, and the words that tell it."""
    found: dict[int, tuple[int, int, int]] = {}
    for at, word in enumerate(sentence.words):
        for course, level, tail in _WORDS.get(word, ()):
            end = at + 1 + len(tail)
            if sentence.words[at + 1 : end] == tail and (course not in found or found[course][0] < level):
                found[course] = level, at, end
    return found


def _told(sentence: Sentence) -> set[tuple[int, int]]:
    """Every step that a sentence tells."""
    return {
        (course, level)
        for at, word in enumerate(sentence.words)
        for course, level, tail in _WORDS.get(word, ())
        if sentence.words[at + 1 : at + 1 + len(tail)] == tail
    }
