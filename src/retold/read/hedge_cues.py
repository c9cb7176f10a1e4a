"""Which words soften, and where they do: one `Cue` a pattern, tried wherever one of its words stands.

Patterns read lower-case text. The kinds and the borders are those of `bench/hedges/GUIDELINE.md`.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from retold.records import HedgeKind

Softens = Literal["clause", "thing", "amount"]

NUMBER: Final = (
    r"(?:[$€£#]?\d[\d.,]*\d?|(?:a|one) (?:dozen|hundred|thousand|million|billion|third|quarter|half|fifth|week|month|"
    r"year|day|decade|hour|mile)|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|"
    r"thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens|hundreds|thousands|two-thirds|three-quarters|"
    r"three-fourths)(?!\w)"
)


class Cue(NamedTuple):
    """Words that soften in one form: where it is tried, how it reads, and what must and must not stand before it.

    `at` is matched from any of `words`. `before` must reach up to there; its group `cue` belongs to the cue. `unless`
    must not reach up to there. `weak` ones are surer to mislead; before `common` ones no name may stand.
    """

    kind: HedgeKind
    words: frozenset[str]
    at: re.Pattern[str]
    before: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    softens: Softens
    weak: bool
    common: bool


def _cue(
    kind: HedgeKind,
    words: str,
    at: str = r"\w+",
    *,
    before: str | None = None,
    unless: str | None = None,
    softens: Softens = "clause",
    weak: bool = False,
    common: bool = False,
) -> Cue:
    return Cue(
        kind,
        frozenset(words.split()),
        re.compile(rf"(?:{at})(?!\w|-\w)"),
        re.compile(f"(?:{before})$") if before else None,
        re.compile(f"(?:{unless})$") if unless else None,
        softens,
        weak,
        common,
    )


_ADVERB: Final = r"(?:also|now|still|not|long|already|even|once|ever|never|almost|all|only|\w{2,16}ly)\s+"
_IS: Final = rf"(?:\b(?:is|are|was|were|be|been|being|am|(?:is|are|was|were)n[’']t)|[’'](?:s|re|m))\s+(?:{_ADVERB}){{0,2}}"
_BE: Final = rf"(?P<cue>{_IS})"
_THE: Final = (
    r"(?:\b(?:an?|the|his|her|its|their|our|my|your|this|these|those|of|in|on|by|for|with|about|into|over|from|between|"
    r"against|and|or|as|at|after|under|amid|despite|without|any|some|several|two|three|many|more|most|other|another|"
    r"multiple|including|regarding|concerning|involving|first|former|fellow|latest|even|such|no|\w{3,14}ing)|[’']s|s[’'])\s+"
)
_NOUN: Final = (
    r"(?=\s+(?!(?:to|of|by|that|in|on|at|for|from|with|and|or|but|as|is|are|was|were|has|had|have|will|would|when|"
    r"because|if|only|after|before|than|through|under|the|an?|he|she|it|they|his|her|its|their|him|them|there|"
    r"this|these|not|during)\b)[“\"‘]?[^\W_])"
)
_VERB: Final = r"(?=\s+[a-z])"
_DUE: Final = (
    r"(?=\s+(?:\w+ly\s+)?(?:be|speak|appear|begin|start|end|expire|meet|take|arrive|leave|return|go|face|vote|testify|"
    r"release|report|announce|open|close|publish|give|make|run|come|hold|visit|travel|become|stand|receive|hear|sign|"
    r"launch|deliver|address|attend|finish|retire|step|present|decide|rule|serve|resume|land|play|air|rise|fall|get|"
    r"join|host|lose|win|have|pay|increase|drop|reach|move|debate|discuss|head|hit|kick|continue)\b)"
)
_CLAUSE: Final = r"(?=\s+(?:that|he|she|it|they|we|i|you|there|this|these|those|the|an?|his|her|its|their|some|no)\b)"
_SUFFIX: Final = r"\w{3,14}(?:ful|ous|ive|able|ible|less|ent|ant|ic|ed|ish|cal|ial|ary|ory)"
_QUALITY: Final = (
    r"(?=\s+(?:(?:very|more|less|so|too|quite|pretty|rather|somewhat|even|far|a (?:bit|little|lot)|increasingly|\w+ly)"
    r"\s+){0,2}(?:(?:un|in|dis)?(?:likely|set|poised|ready|certain|sure|clear|calm|close|safe|sound|true|false|right|"
    r"wrong|fair|open|willing|able|aware|happy|angry|healthy|easy|wary|weary|steady|shaky|guilty|strong|weak|good|bad|"
    rf"better|worse|great|bleak|grim|bright|dim|dire|odd|strange|new|old|dead|real|intact|bound|{_SUFFIX}))(?!\w))"
)
_EVIDENCE: Final = (
    r"\b(?:data|evidence|poll(?:s|ing)?|surveys?|stud(?:y|ies)|research|reports?|memos?|documents?|records?|"
    r"analys[ie]s|figures?|numbers?|results?|findings?|estimates?|indications?|indicators?|signs?|tests?|trends?|"
    r"history|experience|e-?mails?|texts?|transcripts?|footage|videos?|photos?|photographs?|images?|tracks?|letters?|"
    r"logic|statistics|stats|assessments?|models?|modeling|projections?|forecasts?|comments?|remarks?|statements?|"
    r"actions?|behaviou?r|accounts?|testimony|titles?|names?|headlines?|wording|language|reactions?|responses?|"
    r"patterns?|facts?|reporting|intelligence|information|reviews?|scores?|rates?|returns|ratings?|approach|choices?|"
    r"decisions?|moves?|timing|lack|absence|silence|turnout|math|arithmetic|everything|nothing|anything|something|"
    r"words?|notes?|papers?|filings?|charts?|maps?|graphs?|messages?|posts?|tweets?|past|pace|numbers|court record|"
    r"studies|success|failure|loss|win|victory|defeat|inability|refusal|willingness|change|changes|shift|claim|claims)"
)
_SHOWN: Final = (
    rf"{_EVIDENCE}\s+(?:(?:of|from|in|on|by|about|with|for|among|between|to|that|at|released|obtained|he|she|they|it)\s+"
    r"(?:[\w.’'&$-]+\s+){0,5})?(?:(?:also|would|may|might|could|does|do|did|not|strongly|clearly|now|all|both|"
    r"increasingly|seems?|seemed|appears?|appeared|to|further|indeed|only|that)\s+){0,3}"
    r"|(?:^|[.;:,“\"(—]\s*|\b(?:and|but|as|because|said|all)\s+)(?:this|that|which|these|those|all this|all that)\s+"
    r"(?:(?:also|would|may|might|could|does|strongly|clearly|seems to|not)\s+){0,2}"
)
_PERSON: Final = (
    r"(?:he|she|who|it|\w+(?:or|er|ers|ist|man|woman|ian|ant)|official|president|secretary|agent|expert|critic|chief|"
    r"general|justice|judge|attorney|host|guy|source|scientist|team|group|committee|administration|campaign|house|"
    r"government|agency|court|department|company|office|party|also|then|now|even|as)"
)
_SPOKEN: Final = (
    r"\b(?:sa(?:id|ys?)|told|tweet\w*|wrote|writes|add(?:ed|s)|spoke|replied|responded|ask(?:ed|s)|not(?:ed|es)|"
    r"argu(?:ed|es)|declared|answered|joked|quipped|posted|statement|interview|quoted|he|she|i)\b[^.;]*,[”\"’]?\s+"
)
_AUX: Final = (
    r"(?:also|really|still|just|do|honestly|personally|would|don[’']t|do not|actually|all|firmly|strongly|sincerely|"
    r"truly|tend to|always|certainly|definitely|frankly|might|sort of|kind of|mean,? i|even|then|now|both|rather)\s+"
)
_I: Final = rf"(?P<cue>\b(?:i|we)\s+(?:{_AUX}){{0,2}})"
_ASKED: Final = (
    rf"\b(?:what|how|do|did|if|whatever|everything|than|don[’']t|when|whether|should|can|that[’']s (?:what|how))\s+"
    rf"(?:i|we)\s+(?:{_AUX}){{0,2}}"
)

_REPORTEDLY: Final = (
    _cue("reportedly", "reportedly reputedly unconfirmed"),
    _cue("reportedly", "rumored rumoured", r"\w+(?: to)?", before=rf"{_BE}"),
    _cue("reportedly", "rumored rumoured", r"\w+(?: to)?"),
    _cue("reportedly", "reports", r"reports (?:suggest|indicate|hint)(?:ed)?",
         unless=r"\b(?:the|this|that|his|her|its|their|our|s)\s+"),
    _cue("reportedly", "reported", rf"reported(?! (?:column|essay|piece|feature|book)){_NOUN}", before=r"\ban?\s+", softens="thing"),
)  # fmt: skip
_ACCUSED: Final = r"(?=\s+(?!(?:is|was|has|had|of|by|in|to|and|or|who|will|would|said|did|must|can|are|were)\b)[a-z])"
_ALLEGEDLY: Final = (
    _cue("allegedly", "allegedly purportedly supposedly"),
    _cue("allegedly", "purported", rf"purported(?! to\b){_NOUN}", softens="thing"),
    _cue("allegedly", "purported purports", r"\w+ to"),
    _cue("allegedly", "supposed", rf"supposed{_NOUN}", before=_THE, softens="thing"),
    _cue("allegedly", "alleged suspected", rf"\w+{_NOUN}", before=rf"{_THE}|(?:^|[.!?,;:—(“\"]\s*)",
         unless=r"\b(?:as|and|after|who)\s+\w+ing\s+", softens="thing"),
    _cue("allegedly", "alleged suspected", rf"\w+{_NOUN}", before=r"\b[a-z]+(?<![sd])\s+",
         unless=r"(?:\b(?:who|he|she|it|they|i|we|you|also|had|have|to|not|people|women|men|police|\w+ly)|[’']ve)\s+",
         softens="thing"),
    _cue("allegedly", "suspected", r"suspected of", before=_BE),
    _cue("allegedly", "suspected", r"suspected of", before=r"\b\w+\s+"),
    _cue("allegedly", "accused", rf"accused{_ACCUSED}", softens="thing",
         before=r"\b(?:the|an|another|one|two|three|several|other|for|of|with|by|its|his|their)\s+"),
)  # fmt: skip
_MADE: Final = r"\b(?:mak(?:e|es|ing)|made)\s+(?:[\w’'-]+\s+){0,4}"
_APPARENTLY: Final = (
    _cue("apparently", "apparently seemingly evidently ostensibly"),
    _cue("apparently", "apparent", rf"apparent{_NOUN}", softens="thing",
         unless=r"\b(?:more|so|very|most|readily|increasingly|became|become|heir|no)\s+"),
    _cue("apparently", "seem seems seemed seeming", r"\w+(?: to\b| like\b)?",
         unless=rf"\b(?:can(?:[’']t|not)|couldn[’']t|could not)\s+(?:ever\s+|even\s+)?|{_MADE}"),
    _cue("apparently", "appear appears appeared appearing", rf"\w+ to{_VERB}",
         unless=r"\b(?:scheduled|called|asked|due|set|refused|failed|going|invited|willing|ready)\s+to\s+"),
    _cue("apparently", "appear appears appeared", rf"\w+(?:(?= (?:as (?:if|though)|that)\b)|{_QUALITY})", unless=_MADE),
    _cue("apparently", "appears appeared appear", r"\w+(?=\s*,|\s+(?:that|at (?:first|this)|he|she|they|we|the|there)\b)", unless=_MADE,
         before=r"\bit\s+(?:(?:now|also|would|does|still|then|first)\s+){0,2}"),
    _cue("apparently", "looks looked look", r"\w+ (?:more and more |increasingly |more |a lot |very much )?like",
         unless=r"\b(?:what|how|made?|makes?|making|who|i|whatever|to)(?:\s+[\w’'-]+){0,4}\s+"),
    _cue("apparently", "looks looked look sounds sounded", r"\w+(?=\s+as (?:if|though)\b)"),
    _cue("apparently", "looks looked sounds sounded", rf"\w+{_QUALITY}", unless=r"\b(?:how|what|i|we)\s+(?:\w+\s+)?"),
    _cue("apparently", "sounds sounded feels", r"\w+ like(?=\s+\w+)",
         unless=r"\b(?:what|how|he|she|who|one|everyone|everybody|someone|somebody|nobody|person)(?:\s+\w+)?\s+"),
    _cue("apparently", "feels feel", r"\w+(?=\s+(?:as (?:if|though)|like)\b)", before=r"\b(?:it|this|that|there)\s+(?:\w+\s+)?"),
    _cue("apparently", "suggest suggests suggested indicate indicates indicated imply implies implied",
         r"\w+(?!\s+(?:to|by|otherwise)\b)", before=_SHOWN),
    _cue("apparently", "suggests indicates implies", r"\w+(?!\s+to\b)", before=r"\bit\s+(?:(?:also|strongly)\s+)?"),
    _cue("apparently", "suggests indicates implies", r"\w+(?=\s+(?:that|a|an|the|there|it|they|otherwise no)\b)", weak=True, common=True,
         before=r"\b[a-z]{3,}\s+|[—–-]\s+|,\s+", unless=rf"\b{_PERSON}\s+(?:also\s+|\w+ly\s+)?|[”\"’],?\s+"),
    _cue("apparently", "hint hints hinted", r"\w+ (?:at|that)", before=_SHOWN),
    _cue("apparently", "point points pointed", r"\w+ to(?!\s+(?:the fact|an?\b)\b)",
         before=r"\b(?:evidence|data|signs?|polls?|indicators?|numbers|indications|everything)\s+(?:\w+\s+)?"),
    _cue("apparently", "suggesting indicating implying", r"\w+(?!\s+to\b)",
         before=rf"[,—]\s+(?:also |thus |thereby |strongly )?|{_EVIDENCE}\s+(?:strongly )?", unless=rf"{_SPOKEN}", weak=True),
)  # fmt: skip
_ABLE: Final = (
    r"\s+(?:not|no longer|barely|hardly|scarcely|never|only|ever|n[’']t|see|hear|feel|smell|afford|remember|recall|tell|"
    r"speak|read|understand|swim|walk|find|get|say|imagine|think|manage|muster|keep|do|not|care|use|choose|handle|count|"
    r"point|be (?:seen|heard|felt|found))\b|\s+(?:i|you|he|she|they|we|it)\b|\s*[.,;?!”\"](?!\s+(?:potentially|perhaps|in|"
    r"theoretically|possibly|at|if)\b)"
)
_MAY_BE: Final = (
    r"(?=\s+(?:(?:also|still|even|well|soon|easily|potentially|possibly|eventually|one day|very well|have|just|really|then|"
    r"actually)\s+)*(?:be|have|been|become|face|lose|happen|lead|result|cost|mean|mark|prove|come|go|end|take|affect|hurt|"
    r"harm|benefit|suffer|die|struggle|win|return|run|enter|move|decide|try|seek|serve|play|resign|fire|pardon|veto|"
    r"announce|change|push|force|cause|look|appear|need|start|begin|wind|vote|join|step|leave|emerge|remain)\b)"
)
_HE: Final = r"\b(?:he|she|they|who|people|anyone|someone|nobody|everyone)(?:\s+\w+ly)?\s+"
_GAINED: Final = (
    r"\b(?:wish(?:ed|es)?|if|so|until|before|where|everything|all|anything|nothing|whatever|how|what|little|much|best|"
    r"only|few|none|ensure|sure|whether)\s+(?:that\s+)?(?:(?:the|a|an|his|her|our|their|its)\s+)?(?:[\w’'.-]+\s+){0,2}"
)
_MODAL: Final = r"\w+(?=[.,;]|\s+[a-z“\"])"
_POSSIBLY: Final = (
    _cue("possibly", "perhaps maybe probably presumably conceivably potentially arguably arguable theoretically unclear "
         "doubtful likeliest"),
    _cue("possibly", "possibly", unless=r"\b(?:can|can[’']t|cannot|couldn[’']t|could not|you could)\s+"),
    _cue("possibly", "may", _MODAL, unless=r"\b(?:in|of|since|by|until|last|this|early|late|mid)\s+|[“\"]"),
    _cue("possibly", "may", _MODAL, before="[“\"]", weak=True),
    _cue("possibly", "might", _MODAL,
         unless=r"\b(?:the|his|her|its|their|our|military|with all|economic|political|of)\s+"),
    _cue("possibly", "could", r"could(?=\s+have\b)", unless=r"\b(?:if|wish)\s+(?:\w+\s+){1,2}", weak=True),
    _cue("possibly", "could", rf"could(?!{_ABLE}){_MAY_BE}", unless=_GAINED, weak=True),
    _cue("possibly", "could", rf"could(?!{_ABLE})(?=,|\s+[a-z“\"])", unless=rf"{_GAINED}|{_HE}|\b(?:i|we|you|one)\s+",
         weak=True),
    _cue("possibly", "likely", r"likely(?!\s+(?:to|\w*\s?voters?|electorate)\b)", before=r"(?P<cue>\bmost\s+)"),
    _cue("possibly", "likely", r"likely(?!\s+(?:\w+\s+)?(?:voters?|electorate|caucus|caucusgoers))",
         unless=r"\b(?:more|less|least|most|how|as|equally|times|twice|too|percent|much)\s+"),
    _cue("possibly", "likely", r"likely than not", before=r"(?P<cue>\bmore\s+)"),
    _cue("possibly", "unlikely", r"unlikely(?:(?=\s+(?:to|event|scenario|that)\b)|(?!\s+\w))"),
    _cue("possibly", "unlikely", unless=r"\b(?:an?|the|this|his|her|its|their|most|such|more|less|as)\s+"),
    _cue("possibly", "certainly", before=r"(?P<cue>\balmost\s+)"),
    _cue("possibly", "clear", r"clear(?!\s+(?:of|the|an?|its|his)\b)",
         before=r"(?P<cue>\b(?:not|never|hardly|far from|less than|(?:is|was|are|were)n[’']t)\s+(?:(?:yet|at all|so|exactly|"
         r"quite|entirely|totally|\w+ly)\s+){0,2})"),
    _cue("possibly", "known", r"known(?=\s+(?:whether|if|how|when|why|what|who|where)\b|\s*[.,;])",
         before=r"(?P<cue>\b(?:not|(?:is|was|are|were)n[’']t)\s+(?:(?:yet|\w+ly)\s+)?)"),
    _cue("possibly", "unknown", r"unknown(?=\s+(?:whether|if|how|when|why|what|who|where)\b|\s*[.,;])",
         before=rf"{_IS}|\bremains?\s+"),
    _cue("possibly", "uncertain", before=rf"{_IS}|\b(?:remain(?:s|ed)?|highly|it|very|still)\s+"),
    _cue("possibly", "uncertain", r"uncertain(?=\s+(?:whether|if|how|about)\b)"),
    _cue("possibly", "remains remained", r"\w+ to be seen"),
    _cue("possibly", "possible", rf"possible{_CLAUSE}", before=rf"{_IS}(?:{_ADVERB})?", unless=r"\bnot\s+(?:\w+\s+)?"),
    _cue("possibly", "possible", rf"possible{_NOUN}", softens="thing",
         unless=r"\b(?:all|every|any|only|best|worst|as|each|no|not|make|made|makes|making|be|\w+est|what|everything|if|"
         r"greatest|soon|much|is|was|it)\s+(?:\w+ly\s+)?"),
    _cue("possibly", "possible", r"possible(?=\s*[.,;])", before=r"\b(?:is|are|remains?|remained)\s+(?:(?:also|still|entirely|certainly|"
         r"quite|very)\s+)?", unless=r"\b(?:this|that|what|than|as|if|it)\s+(?:is|are)\s+(?:\w+\s+)?"),
    _cue("possibly", "potential", rf"potential{_NOUN}", softens="thing",
         unless=r"\b(?:full|true|its|great|huge|enormous|untapped|economic|political|human)\s+"),
    _cue("possibly", "potential", r"potential(?=\s+(?:to|for)\b)", unless=r"\b(?:full|true|no|little|human)\s+"),
    _cue("possibly", "chance", r"chance(?=[”\"]?\s+(?:that|of|he|she|it|they|we|this|the)\b)",
         before=r"\b(?:an?|some|any|percent|%|good|real|slim|small|fair|decent|strong|slight|outside|remote|high)\s+",
         unless=r"\b(?:second|best|last|better|no|first|little|(?:is|was)n[’']t an?|not an?)\s+"),
    _cue("possibly", "chances", r"chances are"),
    _cue("possibly", "likelihood possibility", r"\w+(?=\s+(?:of|that|he|she|they|it)\b)",
         unless=r"\b(?:no|(?:rul\w+|rejected|dismissed) (?:out )?(?:any|the))\s+"),
    _cue("possibly", "likelihood probability", before=r"(?P<cue>\bin all\s+)"),
    _cue("possibly", "theory principle", r"\w+(?! of\b)", before=r"(?P<cue>\bin\s+)"),
    _cue("possibly", "guess", r"guess", before=r"(?P<cue>\b(?:anyone|anybody|everyone)[’']s\s+)"),
    _cue("possibly", "guess sense hunch", r"\w+(?=\s+(?:is|was|would be)\b)", before=r"(?P<cue>\b(?:my|our) (?:\w+ )?)"),
    _cue("possibly", "think believe guess suppose suspect assume presume imagine reckon",
         r"\w+(?!\s+(?:about|of|in|on|through|back|twice|hard|him|her|you|them|me|again|ahead|so much)\b)", before=_I, unless=_ASKED),
    _cue("possibly", "feel", rf"feel(?! the\b)(?:{_CLAUSE}|(?= like \w+)|(?= as (?:if|though)\b))", before=_I, unless=_ASKED),
    _cue("possibly", "sure", r"sure(?! (?:to|enough)\b)", before=r"(?P<cue>\b(?:i am|i[’']m|we are|we[’']re) not (?:\w+\s+)?)"),
    _cue("possibly", "say argue guess wager bet suggest", r"\w+(?!\s+to\b)",
         before=r"(?P<cue>\b(?:i|we)(?:\s+would|[’']d)\s+(?:also\s+|just\s+|even\s+|probably no\s+)?)", unless=r"\b(?:what|if|as|do)\s+i.{0,12}"),
    _cue("possibly", "view opinion judgment judgement estimation", before=r"(?P<cue>\bin (?:my|our) (?:own |humble |personal )?)"),
    _cue("possibly", "understand", r"understand(?: it)?", before=r"(?P<cue>\b(?:the way|as|from what) (?:i|we)\s+)"),
    _cue("possibly", "far", r"far as (?:i|we|anyone|anybody) (?:am aware|(?:can )?(?:know|tell|see|understand)s?)",
         before=r"(?P<cue>\b(?:as|so)\s+)"),
    _cue("possibly", "knowledge", before=r"(?P<cue>\bto (?:the best of )?(?:my|our) (?:best )?)"),
)  # fmt: skip
_DEEMED: Final = "believed thought understood expected presumed assumed feared suspected estimated alleged considered "
_SAID_TO: Final = (
    _cue("said_to", _DEEMED + "forecast predicted projected anticipated claimed deemed perceived", r"\w+(?: by [\w ]{2,24}?)? to",
         before=_BE, unless=rf"\b(?:should|can|can[’']t|cannot|could|must|shouldn[’']t)\s+{_IS}"),
    _cue("said_to", "said reported", r"\w+ to(?= (?:be|have)\b)", before=_BE),
    _cue("said_to", "believed thought said alleged reported suspected presumed estimated understood",
         r"\w+ to(?= (?:be|have)\b)", before=r"[\w,)’]\s+"),
    _cue("said_to", "projected forecast predicted", rf"\w+ to{_VERB}", before=r"[\w,)’]\s+", unless=r"\b(?:he|she|they|it|had|has|have)\s+"),
    _cue("said_to", _DEEMED + "claimed said reported", r"\w+ that", before=rf"\bit\s*{_BE}"),
    _cue("said_to", "seen viewed regarded perceived considered reckoned interpreted", r"\w+ as(?! (?:well|soon|far)\b)", before=_BE,
         unless=rf"\b(?:to|not|should|can|must)\s+{_IS}"),
    _cue("said_to", "considered believed thought", r"considered|\w+(?=\s*,)", before=rf"(?P<cue>{_IS})(?<=widely )"),
    _cue("said_to", "feared presumed believed thought", r"\w+(?= (?:dead|drowned|killed|lost)\b)", before=_BE),
    _cue("said_to", "feared presumed believed", r"\w+(?= (?:dead|drowned)\b)"),
    _cue("said_to", "expected", r"expected(?=\s*[.,;:]|\s+(?:on|in|at|this|next|by|later|soon|within|before|after|today|"
         r"tomorrow|tonight|shortly|sometime|as early|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)", before=_BE),
    _cue("said_to", "expected", rf"expected{_NOUN}", before=r"(?:\b(?:an?|the|his|her|its|their|our|of|with|for|and|any|long|other)|[’']s)\s+",
         unless=rf"{_IS}", softens="thing"),
    _cue("pending", "expected", rf"expected to{_VERB}", before=r"\b(?:he|she|they|i|we|who)\s+"),
    _cue("said_to", "expected", rf"expected to{_VERB}", unless=r"\b(?:had|have|has|as|than|not|never|only|also)\s+"),
)  # fmt: skip
_REFUSED: Final = r"\b(?:no|any|never|not|longer|(?:do|did|does|is|was|are|were)n[’']t|without)\s+(?:[\w’'-]+\s+){0,3}"
_PENDING: Final = (
    _cue("pending", "awaiting awaits await awaited prospective tentative tentatively"),
    _cue("pending", "pending", r"pending"),
    _cue("pending", "preliminary", r"preliminary(?!\s+(?:hearing|injunction|examination|objection)s?\b)"),
    _cue("pending", "provisional provisionally", r"\w+(?!\s+(?:ballots?|ira|government|voting|voters?)\b)"),
    _cue("pending", "yet", r"yet", before=r"(?P<cue>\b(?:not|(?:have|has|had|is|are|was|were|do|does|did)n[’']t|never)\s+)",
         unless=r"\bnot\s+(?:\w+\s+){2,}"),
    _cue("pending", "yet", r"yet(?=\s*[.,;”\"]|\s+(?:and|but|because)\b)", before=r"(?:\bnot|n[’']t)\s+(?:[\w’'-]+\s+){1,4}"),
    _cue("pending", "yet", rf"yet to{_VERB}", before=r"\b(?:ha(?:s|ve|d)(?: also)?|[’']ve|[’']s|is|are|was|were)\s+"),
    _cue("pending", "review consideration investigation discussion", before=r"(?P<cue>\bunder (?:\w+\s+)?)"),
    _cue("pending", "plan", rf"plan to{_VERB}", before=r"(?:\b(?:they|we|i|you|who|and|also|people|to|not)|[a-z]{3}s)\s+",
         unless=rf"{_REFUSED}|\b(?:has|s|his|is|was|this)\s+"),
    _cue("pending", "plans", rf"plans (?:to{_VERB}|on(?=\s+\w+ing\b))", before=r"(?P<cue>\b(?:has|have|had) )?",
         unless=rf"{_REFUSED}|\b(?:his|her|its|their|our|the|of|on|about|s|my)\s+(?:\w+\s+)?|[’']\s*|\b(?:\w{{2,}}ing|\w+ed|made|"
         r"makes?|drew|drawn|laid out|lays out|unveils|announces?|outlines?|reveals|details|big|ambitious|new|current|future|"
         r"immediate|specific|similar|for|with|into)\s+"),
    _cue("pending", "plans", r"plans(?=\s+(?:an?|another|its|his|her)\b)", unless=r"\b(?:of|on|for|health|his|her|its|their)\s+"),
    _cue("pending", "planned", rf"planned (?:to|on){_VERB}", unless=_REFUSED),
    _cue("pending", "planned", rf"planned{_NOUN}", softens="thing",
         before=r"(?:\b(?:an?|the|his|her|its|their|our|of|for|and|any|against|two|several|on|previously|other|about|some)|[’']s)\s+"),
    _cue("pending", "planning", r"planning(?: to| on)?(?=\s+(?!ahead|process|stage|and|commission)[a-z])", before=rf"(?:{_IS}|\bsaid\s+)",
         unless=_REFUSED),
    _cue("pending", "planning", rf"planning to{_VERB}", unless=_REFUSED),
    _cue("pending", "intend intends intended intending", rf"\w+ to{_VERB}", unless=rf"{_IS}|{_REFUSED}|,\s+|\b(?:money|law|policy|measure)s?\s+"),
    _cue("pending", "hope hopes hoped hoping aim aims aimed aiming", rf"\w+ to{_VERB}",
         unless=rf"{_REFUSED}|\b(?:the|in|his|any|could|can|with|no|only|a|their|her|of|their|s)\s+"),
    _cue("pending", "expect expects", rf"\w+ to{_VERB}", unless=rf"{_REFUSED}|\b(?:you|should|can|could|would|to)\s+(?:\w+ly\s+)?"),
    _cue("pending", "prepares preparing", rf"\w+ to{_VERB}"),
    _cue("pending", "prepare prepared", rf"\w+ to{_VERB}",
         unless=rf"(?:{_IS}|\b(?:be|get|to|better|well|we|must|should|fully|leader|person|someone|\w+ly)\s+)"),
    _cue("pending", "considering", r"considering(?!\s+(?:that|how|what|the (?:fact|source|circumstances))\b)",
         before=rf"{_IS}|\b(?:and|or|said|also|now|still|currently|reportedly|seriously|actively)\s+"),
    _cue("pending", "consider considered considers", r"\w+(?=\s+(?!(?:being|anything|something|everything|nothing|king)\b)\w{2,}ing\b)",
         unless=rf"{_IS}|{_REFUSED}|\b(?:please|should|must|ought to|ha(?:ve|s|d) to|needs? to|let[’']s)\s+"),
    _cue("pending", "weighing weighs", r"\w+(?!\s+(?:in|on|down|less|more|heavily|about|at|as|against|[\d])\b)",
         unless=r"\b(?:require|requires|of|it|that)\s+"),
    _cue("pending", "weigh weighed", r"\w+(?=\s+(?:whether|(?:his|her|its|their) (?:next|options)|options)\b)"),
    _cue("pending", "mulling mulls mulled", r"\w+(?: over)?"),
    _cue("pending", "contemplating", before=rf"{_IS}|\b(?:now|still|and)\s+"),
    _cue("pending", "contemplated", r"\w+(?=\s+\w+ing\b)"),
    _cue("pending", "set poised slated scheduled", rf"\w+ to{_VERB}(?!\s+(?:music|work|zero|rest)\b)", before=_BE, unless=r"\bnot\s+"),
    _cue("pending", "poised slated scheduled", rf"\w+ to{_VERB}"),
    _cue("pending", "set", rf"set to{_DUE}", unless=r"\b(?:be|being|have|has|had|and|he|she|they)\s+"),
    _cue("pending", "due", rf"due to{_DUE}", before=_BE),
    _cue("pending", "line", rf"line to{_VERB}", before=r"(?P<cue>\bin\s+)", unless=r"\b(?:stand\w*|stood|wait\w*|people)\s+in\s+"),
    _cue("pending", "about", rf"about to{_VERB}", before=rf"{_BE}(?:just )?", unless=r"\b(?:not|n[’']t)\s+(?:\w+\s+)?|(?:n[’']t)\s+"),
)  # fmt: skip
_AMOUNT: Final = rf"(?=\s+(?:an? )?{NUMBER})"
_EVERY: Final = r"(?=\s+(?:all|every\w*|half|the same|as (?:many|much)|a couple|noon|midnight|double|twice)\b)"
_WORD: Final = r"(?=\s+[“\"‘]?[a-z\d$€£])"
_APPROXIMATELY: Final = (
    _cue("approximately", "about", rf"about(?:{_AMOUNT}|{_EVERY})", softens="amount"),
    _cue("approximately", "around some roughly approximately", rf"\w+{_AMOUNT}", softens="amount"),
    _cue("approximately", "roughly approximately", rf"\w+{_EVERY}", softens="amount"),
    _cue("approximately", "nearly", rf"nearly{_WORD}", unless=r"\b(?:not|n[’']t)\s+|n[’']t\s+|\bnot\s+\w+\s+", softens="amount"),
    _cue("approximately", "almost practically", softens="amount"),
    _cue("approximately", "virtually", r"virtually(?=\s+(?!(?:on|in|at|from|this|and|or|with|for|to|by|through|via|due|"
         r"because|next|instead|rather|over|during|amid|while|after|before|if|as|but|than)\b)[a-z])", softens="amount"),
    _cue("approximately", "essentially", softens="amount"),
    _cue("approximately", "all", rf"all but{_VERB}", softens="amount",
         before=rf"(?:{_IS}|\b(?:has|have|had|would|will|could|may|might|to|seems?|seemed|looks?|looked|appears?|which|that)\s+)"),
    _cue("approximately", "all", r"all but(?=\s+(?:certain|sure|impossible|dead|gone|over|unknown|\w{3,}(?:ed|ible|able|less))\b)",
         softens="amount"),
    _cue("approximately", "many much few", rf"\w+ as{_AMOUNT}", before=r"(?P<cue>\bas\s+)", softens="amount"),
    _cue("approximately", "up", rf"up to{_AMOUNT}", softens="amount",
         unless=r"\b(?:add\w*|com\w+|leading|led|lead|back|go|goes|went|gone|going|r[io]se|risen|climb\w*|bump\w*|jump\w*|stand\w*|stood|walk\w*|own\w*|it[’']s|live|lives|lived|wak\w+|woke)\s+"),
    _cue("approximately", "up", r"up to(?=\s+an? (?:maximum|total))", softens="amount"),
    _cue("approximately", "least most", rf"\w+(?:{_AMOUNT}|(?=\s+(?:another {NUMBER}|once|twice|part|several|some)\b))", before=r"(?P<cue>\bat\s+)", softens="amount"),
    _cue("approximately", "estimated", rf"estimated(?=\s+[\w$€£])", before=r"(?P<cue>\ban\s+)", softens="amount"),
    _cue("approximately", "estimated", rf"estimated(?: at)?{_AMOUNT}", softens="amount", unless=r"\b(?:have|has|he|she|they|it)\s+"),
    _cue("approximately", "close", rf"close to(?:{_AMOUNT}|(?= half\b))", softens="amount"),
    _cue("approximately", "close", r"close to(?=\s+(?:being|\w{3,}ing)\b)", before=r"\b(?:c[ao]me|comes|coming|gets?|got|getting|are|is|was)\s+(?:(?:so|very|pretty)\s+)?"),
    _cue("approximately", "upward upwards", rf"\w+ of{_AMOUNT}", softens="amount"),
    _cue("approximately", "more", r"more or less(?! likely)", softens="amount"),
    _cue("approximately", "so", r"so(?=\s*[.,;)—-]|\s+(?!(?:that|many|much|far|called|they|he|she|it|we|i)\b)[a-z])",
         before=rf"(?P<scope>{NUMBER}[\w\s-]{{0,24}})(?P<cue>\bor\s+)"),
    _cue("approximately", "sort kind", r"\w+ of(?=\s+(?!(?:thing|things)\b)[a-z])", softens="amount",
         unless=r"\b(?:an?|the|this|that|some|any|what|same|every|all|one|no|these|those|of|other|which|new|different|each|his|her|"
         r"their|its|my|our|your|right|wrong|certain|another|whatever|best|only|exact|first|particular|such|\w+est|\w+al|\w+ic|\w+ive|two|three|"
         r"good|better|bad|rare|special|old|strange|weird|odd|more|and|or|next|worst|funny)\s+"),
    _cue("approximately", "give", r"give or take", softens="amount"),
    _cue("approximately", "thereabouts", before=r"(?P<cue>\bor\s+)"),
)  # fmt: skip

CUES: Final = (*_REPORTEDLY, *_ALLEGEDLY, *_APPARENTLY, *_POSSIBLY, *_SAID_TO, *_PENDING, *_APPROXIMATELY)
