"""The words of a verb group in, how sure it is said to be out. Entries: `negated`, `modality`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from retold.records import Modality

_NOT: Final = re.compile(
    r"n[’']t\b|\b(?:not|never|no longer|cannot|unable|unlikely|fail(?:s|ed|ing)?|refus(?:e|es|ed|ing)|"
    r"declin(?:e|es|ed|ing) to|neglect(?:s|ed)?|hardly|scarcely|stopp?(?:s|ed)? short|ceas(?:e|es|ed) to|"
    r"reluctant|unwilling|hesitant|yet to)\b"
)
_NO_OBJECT: Final = re.compile(
    r"(?:(?:now|still|currently) )?(?:no|nothing|nobody|none|neither|no-one|hardly|not)\b"
    r"(?! longer| only| doubt| matter)",
    re.I,
)
_NO_SUBJECT: Final = re.compile(r"(?:no|none|nobody|neither|nothing|no-one|not)\b", re.I)
_WILL: Final = re.compile(r"^(?:will|[’']ll|won[’']t|shall)\b")
_WOULD: Final = re.compile(r"^(?:would|[’']d|wouldn[’']t)\b(?! (?:not )?(?:\w+ly )?have)")
_MODAL: Final = re.compile(
    r"^(?:may|might|could|couldn[’']t|can|can[’']t|cannot|would|[’']d|wouldn[’']t|should|shouldn[’']t|ought|must|mustn[’']t)\b"
)
_PLAN: Final = re.compile(
    r"\b(?:plan|plans|planned|planning|want|wants|wanted|hope|hopes|hoped|hoping|vow|vows|vowed|pledge|pledges|pledged|"
    r"promise|promises|promised|promising|threaten|threatens|threatened|threatening|seek|seeks|sought|seeking|intend|"
    r"intends|intended|intending|aim|aims|aimed|aiming|prepare|prepares|prepared|preparing|agree|agrees|agreed|decide|"
    r"decides|decided|expect|expects|expected|scheduled|slated|set|due|supposed|poised|ready|about|propose|proposes|"
    r"proposed|offer|offers|offered|opt|opts|opted|vote|votes|voted|swear|swears|swore|going|eager|willing|wish|wishes|"
    r"keen|determined|arranged|consider|considers|considering|considered) "
    r"(?:\w+ly )?(?:not )?(?:to |closing\b|(?:\w+)ing\b)"
)
_TO_BE: Final = re.compile(r"^(?:is|are|was|were) (?:not |also |now |still )?to \w")
_SEEMING: Final = re.compile(
    r"\b(?:appear|appears|appeared|seem|seems|seemed|believed|thought|said|alleged|suspected|rumored|reported|known|"
    r"claims|claim|claimed|likely|unlikely|expected) (?:not )?to\b|\b(?:ha(?:s|ve)|needs?) to\b"
    r"|\b(?:is|are|be|am|[’']re|[’']s) able to\b"
    r"|^(?:seem|appear)(?:s|ed)?\b"
)
_HEDGES: Final = re.compile(
    r"\b(?:possibly|probably|perhaps|maybe|allegedly|reportedly|apparently|supposedly|presumably|purportedly|seemingly|"
    r"potentially|conceivably|likely)\b",
    re.I,
)
_DENIAL: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|rejects?|rejected)\b"
)


@lru_cache(maxsize=8192)
def is_denial(words: str) -> bool:
    """Whether the words say that something is not so, as "denied" does, and are not themselves negated."""
    low = words.lower()
    return _DENIAL.search(low) is not None and _NOT.search(low) is None


def negated(action: str, subject: str, things: str) -> bool:
    """Whether a clause says that its act does not or did not take place; of subject and object the first words do."""
    return _is_negative(action) or bool(_NO_SUBJECT.match(subject) or _NO_OBJECT.match(things))


@lru_cache(maxsize=8192)
def _is_negative(action: str) -> bool:
    return _NOT.search(action.lower()) is not None


@lru_cache(maxsize=8192)
def modality(action: str, attributed: bool) -> Modality:
    """What a verb group says of its act."""
    low = action.lower()
    if _WILL.match(low) or (attributed and _WOULD.match(low)):
        return "planned"
    if _MODAL.match(low):
        return "possible"
    if _PLAN.search(low) or _TO_BE.match(low):
        return "planned"
    if _SEEMING.search(low):
        return "possible"
    return "attributed" if attributed else "asserted"


def is_hedged(words: str) -> bool:
    """Whether an adverb says that something may not be so."""
    return _HEDGES.search(words) is not None
