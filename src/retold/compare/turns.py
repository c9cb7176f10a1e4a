"""Words that turn how the rest of a report reads: an answer, a condition, a caveat, how it ended; and page furniture."""

from __future__ import annotations

import re
from typing import Final

_WHO = r"(?:lawyers?|attorneys?|solicitors?|barristers?|counsel|defen[cs]e|spokes(?:man|woman|person|people))"
_SAYS = r"(?:said|says|told|wrote|argued|insisted|maintained|responded|replied|answered|stated|called|added)"
_TURNS: Final = {
    "an answer to what is told": (
        r"den(?:y|ies|ied|ying|ials?)\b|reject(?:s|ed|ing)?\b|disput(?:es|ed|ing)\b|refut(?:es?|ed|ing)\b|"
        r"contest(?:s|ed|ing) (?:the|that|this|those|it)\b|contradict\w*|rebut\w*|not guilty|innocen(?:t|ce)\b|wrongdoing|nothing wrong|"
        r"(?:is|was|are|were|as) (?:simply |totally |completely )?(?:false|untrue|baseless|unfounded|groundless)\b|"
        r"without merit|meritless|in (?:his|her|its|their) (?:own )?defen[cs]e|(?:hit|fought|pushed) back|"
        rf"{_WHO}\b[^.]{{0,60}}\b{_SAYS} [^”\"]|{_SAYS} (?:[^.]{{0,30}}\b)?{_WHO}\b"
    ),
    "a condition": (
        r"unless\b|(?:only|even) if\b|(?:, |and |only )provided\b|provided that\b|as long as\b|on (?:the )?condition that|subject to\b|"
        r"depend(?:s|ed|ing|ent)? on|contingent\b|(?:still|first|must|yet) (?:needs?|requires?|must|has to|have to|needed|"
        r"required|win|get|approve|agree|sign|pass|be approved|to be)\b|needs? (?:the )?(?:approval|consent|backing)|"
        r"requires? (?:the )?(?:approval|consent|backing)|(?:only after|not until|not before)\b|"
        r"(?:will|would|can|could|may|is|are)\b[^.]{0,60}\bif\b|if\b[^.]{0,80}\b(?:will|would|can|could|may)\b"
    ),
    "a caveat": (
        r"caution(?:s|ed|ing)? (?:that|against)|caveat\w*|preliminary|provisional|unverified|"
        r"not (?:yet |been |yet been )?(?:independently )?(?:verified|confirmed|reviewed|proven|tested|charged|accused|"
        r"convicted|decided|ruled|established|shown|suspected)|(?:not|n['’]t) (?:be )?(?:independently |yet )?(?:verif\w+|"
        r"confirm\w*|prove\w*|show\b|mean\b|rule out|establish\w*|say (?:whether|if|how|what|who))|"
        r"too (?:early|soon|small) to|(?:un|not )clear\b|no (?:evidence|proof|sign|link|connection|indication|charges)\b|"
        r"(?:small|limited) (?:sample|study|trial|number)|margin of error|peer[- ]review\w*|correlation|"
        r"(?:does|do|did)(?: not|n['’]t) (?:apply|include|cover|prove|mean|affect|change|imply|suggest)\b"
    ),
    "how it ended": (
        r"acquit\w*|cleared\b|overturn\w*|(?:charges?|case|suit|lawsuit|complaint)\b[^.]{0,40}\b(?:dropped|dismissed|"
        r"thrown out|withdrawn|settled)|withdrew\b|retract\w*|apologi[sz]ed|later (?:corrected|found|ruled|reversed)|"
        r"(?:has|have|had|will|would|is|was|plans to) (?:already )?appeal\w*|under appeal|repaid|reinstated"
    ),
}
_TURN: Final = {name: re.compile(rf"\b(?:{words})", re.IGNORECASE) for name, words in _TURNS.items()}
_SPEECH: Final = re.compile(r"\b(?:I|we|our|my|us|you|your|let['’]s)\b|[?!]")
_PICTURE: Final = re.compile(
    r"\b[A-Z]{2,}/[A-Z]|\((?:AP|Reuters|Getty|Photo)|Getty Images|\b(?:AP|AFP) Photo|[Pp]hoto(?:graph)? by"
)
_FURNITURE: Final = re.compile(
    r"©|\(@|https?:|\b[A-Z]{2,}/[A-Z]|\b(?:MUST|JUST) WATCH|\b(?:subscribe|sign up|newsletter|follow (?:him|her|us|me)|click|read more|related|caption|photos?|"
    r"getty|image[sd]?|video|advertis\w+|copyright|contributed|updated?|editor['’]s note|reporter (?:for|at)|story)\b",
    re.IGNORECASE,
)
_OPENS: Final = re.compile(
    r"\W*(?:but |and |though |even )?(unless|only if|if|provided that|provided (?=the|it|he|she|they|its)|as long as|so long as|on condition that|"
    r"subject to|pending|except|despite|in spite of|although|though|whereas|but|without (?=\w+ing\b)|not counting|"
    r"excluding|depending on|assuming|barring)\b",
    re.IGNORECASE,
)
_CONCEDES: Final = frozenset("despite although though whereas but without except excluding".split())


def turn(words: str) -> str | None:
    """What a sentence or clause is to the rest of the report, by the words in it; `None` where it only goes on."""
    return next((name for name, pattern in _TURN.items() if pattern.search(words)), None)


def opening(words: str) -> tuple[str, str] | None:
    """The word with which a clause sets a condition or an exception, in lower case, and what the clause is."""
    found = _OPENS.match(words)
    if found is None:
        return None
    word = found.group(1).lower().strip()
    return word, "a caveat" if word.split()[0] in _CONCEDES else "a condition"


def is_furniture(words: str) -> bool:
    """Whether a sentence is a caption, a credit of a picture, an invitation to read on, or somebody speaking."""
    return _FURNITURE.search(words) is not None or _SPEECH.search(words) is not None


def is_picture(words: str) -> bool:
    """Whether a line credits a picture."""
    return _PICTURE.search(words) is not None
