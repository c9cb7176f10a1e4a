"""Words that turn how the rest of a report reads: an answer, a caveat, a condition, an outcome; and page furniture.

Each class is closed by meaning: words that turn what stands around them always, words that often do, and words with
which a page may tell the same.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

Turn = Literal["an answer to what is told", "a caveat", "a condition", "how it ended"]

_NOT: Final = r"(?:not|n['’]t|never|nor|no longer|cannot)"
_CLAIMS: Final = (
    r"(?:claims?|allegations?|accusations?|charges?|assertions?|suggestions?|criticisms?|notion|idea|reports?|"
    r"characteri[sz]ations?|complaints?|concerns?|version|account|figures?|findings?|story|stories|any|it|them|that|"
    r"those|this)\b"
)
_SAYS: Final = (
    r"(?:said|says|told|wrote|writes|argue[sd]|insist(?:s|ed)|maintain(?:s|ed)|respond(?:s|ed)|repli(?:es|ed)|"
    r"answer(?:s|ed)|state[sd]|added|explain(?:s|ed)|contend(?:s|ed)|counter(?:s|ed)|noted)"
)
_WHO: Final = r"(?:lawyers?|attorneys?|solicitors?|barristers?|counsel|defen[cs]e|spokes(?:man|woman|person|people))"
_GUILT: Final = r"(?:wrongdoing|wrong|fault|liability|guilt|involvement|responsibility|misconduct)"
_SHOWN: Final = (
    r"(?:verif\w+|confirm\w*|corroborat\w+|authenticat\w+|substantiat\w+|prove[nd]?|proved|establish\w*|determin\w+|"
    r"demonstrat\w+|review\w*|check(?:ed)?|tested)"
)
_ACCUSED: Final = (
    r"(?:charged|accused|convicted|indicted|arrested|suspected|implicated|sued|prosecuted|a suspect|the (?:target|"
    r"subject)|under (?:arrest|investigation|suspicion)|facing charges|at fault|to blame|guilty|responsible|involved|"
    r"aware|linked|connected|related)"
)
_RULE: Final = (
    r"(?:illegal|unlawful|unusual|uncommon|improper|criminal|a crime|against the (?:law|rules)|unprecedented|binding|"
    r"final|mandatory|compulsory|required|obliged|permanent|intentional\w*|deliberate\w*|on purpose|in danger|"
    r"dangerous|serious|sinister|new|unique|alone)"
)
_REACHES: Final = (
    r"(?:prohibit|ban|bar|prevent|forbid|stop|block|apply|affect|change|alter|mean|include|cover|require|touch|imply|"
    r"suggest|prove|impact|extend|amount|constitute|reveal|guarantee|exclude|preclude|endorse)"
)
_ALWAYS: Final[dict[Turn, str]] = {
    "an answer to what is told": (
        r"(?:den(?:y|ies|ied|ying|ials?)|refut(?:es?|ed|ing)|rebut(?:s|ted|ting|tal)?|contradict(?:s|ed|ing)?)\b|"
        r"(?:reject|dismiss)(?:s|es|ed|ing)? (?:[\w’']+ ){0,3}" + _CLAIMS + r"|"
        r"(?:disput|challeng|contest)(?:es|ed|ing|s)? (?:by|that|the|this|those|it|any|whether|his|her|their)\b|"
        r"(?:disput|contest)(?:es|ed)(?=\W*$|[.,;])|(?:says|said|insists|insisted|maintain\w*|"
        r"argue[sd]) (?:that )?(?:he|she|it|they|no|none|nobody) (?:(?:had|has|have|did|does|do|was|were|is|"
        r"are) )?(?:never|no(?! longer)|not|nothing|none)\b|(?:says|said|insists|insisted|"
        r"maintain\w*) (?:that )?(?:no|none|nobody|nothing)\b|(?:said|says|found|"
        r"reported) (?:that )?(?:\w+ )?(?:none|no one|nobody|two|one|it|they|he|she|the opposite|otherwise|"
        r"differently)(?: (?:had|did|was|were|has|have))?(?=\W*$|[.,;])|(?:insist(?:s|ed)|maintain(?:s|ed)|"
        r"counter(?:s|ed)) (?:that|it|he|she|they|the|his|her|its|there|this)\b|(?:acknowledg|conced|admit|"
        r"accept)(?:es|ed|s|ted)? that\b(?! and\b|[.,;])|(?:put|puts|putting) (?:it|the \w+|this|that|"
        r"them) (?:\w+ )?at\b|(?:closer|nearer) to (?=\D{0,2}\d)|more like (?=\D{0,2}\d)|(?:lower|higher|different|"
        r"other|another) (?:figure|number|estimate|total|account|version|explanation)\b|(?:by|in) contrast|"
        r"on the contrary|contrary to|(?:disagree[sd]?|disagreeing|took issue|takes issue|(?:fought|pushed|"
        r"pushes) back)\b|not guilty|(?:is|are|was|were|his|her|their) innocen(?:t|ce)\b|"
        r"(?:any|no) " + _GUILT + r"|nothing (?:wrong|illegal|improper|inappropriate)|"
        r"nothing to do with|not so\b|(?:knew|knows|know) nothing|no knowledge|unaware\b|(?:is|was|(?<!that )(?:are|"
        r"were)|as|be|been|it|them) (?:\w+ly )?(?:false|inaccurate|misleading)\b|(?:untrue|baseless|unfounded|"
        r"groundless|without merit|meritless|fabricated)\b|in (?:his|her|its|their) (?:own )?defen[cs]e|"
        r"apologi[sz](?:e[sd]|ing)\b|(?:an|his|her|its|their|issued|offered|made) apolog(?:y|ies)\b|(?:expressed|"
        r"voiced) (?:[\w’']+ )?(?:regret|remorse)(?! that)"
    ),
    "a caveat": (
        r"(?:no|little|any|without|lack of|scant|insufficient) (?:\w+ )?(?:evidence|proof|sign|suggestion|link|"
        r"connection|confirmation|corroboration|indication (?:that|of))\b|"
        + _NOT + r" (?:yet |been |be |been yet |yet been |immediately |independently |officially |"
        r"publicly )*" + _SHOWN + r"\b|"
        r"unable to (?:\w+ )?" + _SHOWN + r"\b|declined to confirm|"
        r"(?:un(?:verified|confirmed|corroborated|proven|substantiated))\b|\bno (?:\w+ )?\w+ (?:is|are|was|"
        r"were) (?:known|believed|thought|said) to|"
        + _NOT + r" (?:been |being |yet |be |currently |formally |yet been |\w+ly )*" + _ACCUSED + r"\b|"
        r"without charges?\b|no (?:criminal |formal )?(?:charges?|crime|decision|judg(?:e)?ment|conclusion|"
        r"determination|final)\b|"
        + _NOT + r" (?:\w+ly |in itself |itself )?" + _RULE + r"\b|"
        r"(?:do|does|did|would|will|could|can|should|wo|ca)(?: not|n['’]t|not) (?:\w+ly )?" + _REACHES + r"\b|"
        r"(?:has|have|had)(?: not|n['’]t) (?:yet |\w+ly )?(?:reached|decided|ruled(?! out)|determined|concluded|"
        r"settled|agreed|approved|commented on)\b|not (?:believed|thought|intended|meant|considered|treated|linked|"
        r"connected|related)\b|(?:do|does|did|could)(?: not|n['’]t) show\b|cannot show\b|caution(?:s|ed|"
        r"ing)? (?:that|against)|caveat\w*|too (?:early|soon|small|few|little) to|(?:small|limited|tiny) (?:sample|"
        r"study|trial|number)|margin of error|peer[- ]review\w*|correlation|self[- ]report\w*|stop(?:s|ped|"
        r"ping) short of|f(?:all|alls|ell|alling) short of|on narrow grounds|(?:effect|link|difference|association|"
        r"gap|benefit)s? (?:vanish|disappear)\w*"
    ),
    "a condition": (
        r"unless\b|only if\b|provided that\b|provided (?=it|he|she|they|the)|on (?:the )?condition that|subject to\b|"
        r"contingent (?:on|upon)|condition(?:al|ed) (?:on|upon)|hinges? on|(?:still|first|must|yet|also) (?:needs?|"
        r"requires?|must|has to|have to|to be|be) (?:\w+ ){0,3}(?:approv\w+|agree\w*|consent\w*|sign\w*|pass\w*|"
        r"ratif\w+|confirm\w*|vote\w*|clear\w*)|(?:needs?|requires?|awaits?|awaiting|pending|without) (?:the |an? |"
        r"final |\w+['’]s? )*(?:approval|consent|backing|ratification|permission|go-ahead|assent)|(?:only after|"
        r"can only go ahead|not until|not before)\b"
    ),
    "how it ended": (
        r"acquitt\w+|exonerat\w+|(?:been|was|were|later) cleared\b|(?<!never )overturn\w*|revers(?:ed|ing) (?:course|"
        r"itself|the|its|his|her)|(?:charges?|case|suit|lawsuit|complaint|indictment|"
        r"allegations?)\b[^.;]{0,40}\b(?:dropped|dismissed|thrown out|withdrawn|settled|quashed)|(?:drop|dropp|"
        r"dismiss|withdr[ae]w|quash)(?:s|es|ed|ing)? (?:all |the |its |those )*(?:charges?|case|suit|lawsuit|"
        r"complaint)|retract\w*|released without|pardoned\b|(?:later|since|subsequently|then|already|"
        r"eventually) (?:been )?(?:corrected|reversed|reinstated|restored|released(?= (?:on|after|from|hours|days|"
        r"by)\b|\W*$|[.,;])|freed|withdrew|withdrawn|deleted|removed|apologi[sz]ed|rescinded|dropped|repaid|resigned|"
        r"recanted|clarified|denied)|reinstated\b|under appeal|(?:has|have|had|will|would|"
        r"plans to) (?:already )?appeal(?:ed)?\b(?! (?:to|for)\b)"
    ),
}  # fmt: skip
_OFTEN: Final[dict[Turn, str]] = {
    "an answer to what is told": (
        r"(?:respond(?:s|ed)|repli(?:es|ed)|answer(?:s|ed)|counter(?:s|ed)|retort(?:s|ed)|insist(?:s|ed)|"
        r"maintain(?:s|ed)|object(?:s|ed)|protest(?:s|ed) that|defend(?:s|ed)|justif(?:y|ies|ied)|blam(?:es|ed)|"
        r"acknowledg(?:es|ed)|admit(?:s|ted)|conced(?:es|ed)|accept(?:s|ed) that|explain(?:s|ed)|argu(?:es|ed) that|"
        r"point(?:s|ed) out|oppos(?:es|ed)|reject(?:s|ed)|question(?:s|ed) (?:whether|if|how|why|the)|(?:hit|"
        r"fired) back|criticis\w+|criticiz\w+)\b|but (?:said|says|added|insist\w*|argue[sd])\b|critics?\b|"
        r"opponents?\b|sk?eptics?\b|"
        r"" + _WHO + r"\b[^.]{0,60}\b" + _SAYS + r"\b|"
        + _SAYS + r" (?:[^.]{0,30}\b)?" + _WHO + r"\b"
    ),
    "a caveat": (
        r"preliminary|provisional|limitations?\b|limited to|caution\w*|however\b|nevertheless\b|nonetheless\b|"
        r"(?:none|few|neither|not (?:all|every\w*|each|one)) of (?:the|them|those|its|his|her)\b|"
        r"(?:nobody|no one|none)\b|(?:fewer|less) than\b|at most\b|" + _NOT + r" (?:say|know|confirm|clear|known)\b|"
        r"un(?:clear|known)\b|in fact\b|still (?:held|holds|has|contain\w*|remain\w*)|only (?:a|one|two|three|some)\b"
    ),
    "a condition": (
        r"if\b|as long as\b|so long as\b|depend(?:s|ed|ing|ent)? on|assuming\b|(?:need|needs|require|"
        r"requires)\b[^.]{0,40}\b(?:approval|votes?|majority|permission|signature)"
    ),
    "how it ended": (
        r"withdrew\b|repaid\b|restored\b|cleared\b"
    ),
}  # fmt: skip

# Further words in which a page may tell the same: they turn nothing by themselves.
_TELLS: Final[dict[Turn, str]] = {
    "an answer to what is told": (
        _NOT + r"\b|no\b|according to|called\b|describ\w+|say(?:s|ing)?\b|said\b|claim(?:s|ed|ing)?\b|wrong\b|"
        r"regret\w*|sorry\b|contrary|ignoran\w+|against\b|but\b"
    ),
    "a caveat": (
        _NOT + r"\b|no\b|without\b|but\b|(?:al)?though\b|yet\b|while\b|whereas\b|despite\b|except\b|doubt\w*|whether\b|"
        r"minor\b|slight\w*|lack\w*|miss\w+|fail\w*|rare\w*|seldom|hardly|barely|few(?:er)?\b|little\b|ignoran\w+|"
        r"remain\w*|only\b|legal\w*|open\b|free\b|else\b|refus\w+|declin\w+|keep\w* (?:silent|quiet)"
    ),
    "a condition": (
        r"should (?:the|it|he|she|they|this|that)\b|in (?:case|the event)|otherwise|once\b|when\b|until\b|pending|"
        r"approv\w+|agree\w*|consent\w*|want\w*|needs?\b|has to\b|have to\b|must\b|await\w*|before\b|but\b"
    ),
    "how it ended": (
        r"free\w*|let go|out\b|back\b|again\b|since\b|later\b|no longer|drop\w*|dismiss\w*|withdr\w+|settle\w*|"
        r"clear\w*|restor\w+|revers\w+|appeal\w*|end(?:s|ed)?\b"
    ),
}  # fmt: skip


def _compiled(classes: dict[Turn, str]) -> dict[Turn, re.Pattern[str]]:
    return {name: re.compile(rf"(?<![\w’'])(?:{words})", re.IGNORECASE) for name, words in classes.items()}


_TURNS_ALWAYS: Final = _compiled(_ALWAYS)
# Whether any is there, without a look at both cases of each letter: four times as fast.
_ANY_TURN: Final = re.compile(rf"(?<![\w’'])(?:{'|'.join(_ALWAYS.values())})")
_TURNS_OFTEN: Final = _compiled(_OFTEN)
_TELLS_SO: Final = _compiled(_TELLS)
_NEGATIVE: Final = re.compile(rf"\b(?:{_NOT}|no|none|nobody|without|nothing)\b|n[’']t\b", re.IGNORECASE)
_SPEECH: Final = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us|[Yy]ou|[Yy]our|[Ll]et['’]s)\b|[?!]")
_PICTURE: Final = re.compile(
    r"\b[A-Z]{2,}/[A-Z]|\((?:AP|Reuters|Getty|Photo)|Getty Images|\b(?:AP|AFP) Photo|[Pp]hoto(?:graph)? by"
)
_FURNITURE: Final = re.compile(
    r"©|\(@|https?:|\b[A-Z]{2,}/[A-Z]|\b(?:MUST|JUST) WATCH|\|\s|\b(?:subscribe|sign up|newsletter|follow (?:him|"
    r"her|us|me)|click|read more|related|caption|photos?|getty|image[sd]?|video|advertis\w+|copyright|contributed|"
    r"updated?|editor['’]s note|reporter (?:for|at)|story)\b",
    re.IGNORECASE,
)


class Turning(NamedTuple):
    """What words are to the rest of a report, and at which of their characters those begin that say so."""

    what: Turn
    at: int


def turn(words: str) -> Turning | None:
    """What a sentence or clause is to the rest of the report, by words that always turn it; `None` where it goes on."""
    for what, pattern in _TURNS_ALWAYS.items() if _ANY_TURN.search(words.lower()) else ():
        found = pattern.search(words)
        if found is not None:
            return Turning(what, found.start())
    return None


def turns(words: str) -> frozenset[Turn]:
    """All the ways in which a sentence may turn what stands about it."""
    patterns = (_TURNS_ALWAYS, _TURNS_OFTEN)
    return frozenset(what for one in patterns for what, pattern in one.items() if pattern.search(words))


def negates(words: str) -> bool:
    """Whether a sentence has a negative word."""
    return _NEGATIVE.search(words) is not None


def may_tell(what: Turn, words: str) -> bool:
    """Whether a sentence has a word with which a page may tell the same, though it turns nothing by itself."""
    return _TELLS_SO[what].search(words) is not None


def is_furniture(words: str) -> bool:
    """Whether a sentence is a caption, a credit of a picture, an invitation to read on, or somebody speaking."""
    return _FURNITURE.search(words) is not None or _SPEECH.search(words) is not None


def is_picture(words: str) -> bool:
    """Whether a line credits a picture."""
    return _PICTURE.search(words) is not None
