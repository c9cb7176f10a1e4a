"""Words of hearsay, of accusation, of seeming and of chance: others say so, it looks so, it may be so.

The kinds and their borders are those of `bench/hedges/GUIDELINE.md`, here and in `hedge_plans.py`.
"""

from __future__ import annotations

from typing import Final

from retold.read.hedge_patterns import ADVERB, BE, CLAUSE, IS, NOUN, THE, VERB, cue

_SUFFIX: Final = r"\w{3,14}(?:ful|ous|ive|able|ible|less|ent|ant|ic|ed|ish|cal|ial|ary|ory)"
_QUALITY: Final = (
    r"(?=\s+(?:(?:very|more|less|so|too|quite|pretty|rather|somewhat|even|far|a (?:bit|little|lot)|increasingly|\w+ly)"
    r"\s+){0,2}(?:(?:un|in|dis)?(?:likely|set|poised|ready|certain|sure|clear|calm|close|safe|sound|true|false|right|"
    r"wrong|fair|open|willing|able|aware|happy|angry|healthy|easy|wary|weary|steady|shaky|guilty|strong|weak|good|bad|"
    rf"better|worse|great|bleak|grim|glum|tired|tense|bright|dim|dire|odd|strange|new|old|dead|real|intact|bound|{_SUFFIX}))(?!\w))"
)
_EVIDENCE: Final = (
    r"\b(?:data|evidence|poll(?:s|ing)?|surveys?|stud(?:y|ies)|research|reports?|memos?|documents?|records?|"
    r"analys[ie]s|figures?|numbers?|results?|findings?|estimates?|indications?|indicators?|signs?|tests?|trends?|"
    r"history|experience|e-?mails?|texts?|transcripts?|footage|videos?|photos?|photographs?|images?|tracks?|letters?|"
    r"logic|statistics|stats|assessments?|models?|modeling|projections?|forecasts?|comments?|remarks?|statements?|"
    r"actions?|behaviou?r|accounts?|testimony|titles?|names?|headlines?|wording|language|reactions?|responses?|"
    r"patterns?|facts?|reporting|intelligence|information|reviews?|scores?|rates?|returns|ratings?|approach|choices?|"
    r"decisions?|moves?|timing|lack|absence|silence|turnout|math|arithmetic|everything|nothing|anything|something|"
    r"words?|notes?|papers?|filings?|charts?|maps?|graphs?|messages?|posts?|tweets?|past|pace|"
    r"success|failure|loss|win|victory|defeat|inability|refusal|willingness|change|changes|shift|claim|claims)"
)
_SHOWN: Final = (
    rf"{_EVIDENCE}\s+(?:(?:of|from|in|on|by|about|with|for|among|between|to|that|at|released|obtained|he|she|they|"
    rf"it)\s+"
    r"(?:[\w.’'&$-]+\s+){0,5})?(?:(?:also|would|may|might|could|does|do|did|not|strongly|clearly|now|all|both|"
    r"increasingly|seems?|seemed|appears?|appeared|to|further|indeed|only|that)\s+){0,3}"
    r"|(?:^|[.;:,“\"(—]\s*|\b(?:and|but|as|because|said|all)\s+)(?:this|that|which|these|those|all this|all that)\s+"
    r"(?:(?:also|would|may|might|could|does|strongly|clearly|seems to|not)\s+){0,2}"
)
_PERSON: Final = (
    r"(?:(?:\w+(?:or|er|ist|man|ian|ant)|official|president|secretary|agent|expert|critic|chief|general|justice|judge|"
    r"attorney|host|guy|source|scientist|team|group|committee|administration|campaign|house|government|agency|court|"
    r"department|company|office|party|scholar|friend|colleague|aide|parent)s?|he|she|who|it|they|we|you|i|people|men|"
    r"women|woman|\w+men|allies|parties|agencies|companies|some|many|others|both|several|most|all|to|not|would|may|might|"
    r"could|can|should|will|did|do|does|also|then|now|even|as)"
)
_SPOKEN: Final = (
    r"\b(?:sa(?:id|ys?)|told|tweet\w*|wrote|writes|add(?:ed|s)|spoke|replied|responded|ask(?:ed|s)|not(?:ed|es)|"
    r"argu(?:ed|es)|declared|answered|joked|quipped|posted|statement|interview|quoted|blamed|described|pointed|vowed|he|she|i)\b[^.;]*,[”\"’]?\s+"
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
    cue("reportedly", "reportedly reputedly unconfirmed"),
    cue("reportedly", "rumored rumoured", r"\w+(?: to)?", before=rf"{BE}"),
    cue("reportedly", "rumored rumoured", r"\w+(?: to)?"),
    cue("reportedly", "reports", r"reports (?:suggest|indicate|hint)(?:ed)?",
         unless=r"\b(?:the|this|that|his|her|its|their|our|s)\s+"),
    cue("reportedly", "reported", rf"reported(?! (?:column|essay|piece|feature|book)){NOUN}", before=r"\ban?\s+",
         softens="thing"),
)  # fmt: skip
_ACCUSED: Final = r"(?=\s+(?!(?:is|was|has|had|of|by|in|to|and|or|who|will|would|said|did|must|can|are|were)\b)[a-z])"
_ALLEGEDLY: Final = (
    cue("allegedly", "allegedly purportedly supposedly"),
    cue("allegedly", "purported", rf"purported(?! to\b){NOUN}", softens="thing"),
    cue("allegedly", "purported purports purporting", r"\w+ to"),
    cue("allegedly", "supposed", rf"supposed{NOUN}|supposed(?=\))", before=rf"{THE}|\(", softens="thing"),
    cue("allegedly", "alleged suspected", rf"\w+{NOUN}", before=rf"{THE}|(?:^|[.!?;:—(“\"]\s*)",
         unless=r"\b(?:as|and|after|who)\s+\w+ing\s+", softens="thing"),
    cue("allegedly", "alleged suspected", rf"\w+{NOUN}", before=r"\b[a-z]+(?<![sd])\s+",
         unless=r"(?:\b(?:who|he|she|it|they|i|we|you|also|had|have|to|not|people|women|men|police|\w+ly)|[’']ve)\s+",
         softens="thing"),
    cue("allegedly", "suspected", r"suspected of", before=BE),
    cue("allegedly", "suspected", r"suspected of", before=r"\b\w+\s+"),
    cue("allegedly", "accused", rf"accused{_ACCUSED}", softens="thing",
         before=r"\b(?:the|an|another|one|two|three|several|other|for|of|with|by|its|his|their)\s+"),
)  # fmt: skip
_MADE: Final = r"\b(?:mak(?:e|es|ing)|made)\s+(?:[\w’'-]+\s+){0,4}"
_APPARENTLY: Final = (
    cue("apparently", "apparently seemingly evidently ostensibly"),
    cue("apparently", "ostensible", rf"ostensible{NOUN}", softens="thing"),
    cue("apparently", "apparent", rf"apparent{NOUN}", softens="thing",
         unless=r"\b(?:more|so|very|most|readily|increasingly|became|become|heir|no)\s+"),
    cue("apparently", "seem seems seemed seeming", r"\w+(?: to\b| like\b)?",
         unless=rf"\b(?:can(?:[’']t|not)|couldn[’']t|could not)\s+(?:ever\s+|even\s+)?|{_MADE}"),
    cue("apparently", "appear appears appeared appearing", rf"\w+ to{VERB}",
         unless=r"\b(?:scheduled|called|asked|due|set|refused|failed|going|invited|willing|ready)\s+to\s+"),
    cue("apparently", "appear appears appeared", rf"\w+(?:(?= (?:as (?:if|though)|that)\b)|{_QUALITY})", unless=_MADE),
    cue("apparently", "appears appeared appear", r"\w+(?=\s*,|\s+(?:that|at (?:first|this)|he|she|they|we|the|"
         r"there)\b)", unless=_MADE,
         before=r"\bit\s+(?:(?:now|also|would|does|still|then|first)\s+){0,2}"),
    cue("apparently", "looks looked look", r"\w+ (?:more and more |increasingly |more |a lot |very much )?like",
         unless=r"\b(?:what|how|made?|makes?|making|who|i|whatever|to)(?:\s+[\w’'-]+){0,4}\s+"),
    cue("apparently", "looks looked look sounds sounded", r"\w+(?=\s+as (?:if|though)\b)"),
    cue("apparently", "looks looked sounds sounded", rf"\w+{_QUALITY}", unless=r"\b(?:how|what|i|we)\s+(?:\w+\s+)?"),
    cue("apparently", "sounds sounded feels", r"\w+ like(?=\s+\w+)",
         unless=r"\b(?:what|how|he|she|who|one|everyone|everybody|someone|somebody|nobody|person)(?:\s+\w+)?\s+"),
    cue("apparently", "feels feel", r"\w+(?=\s+(?:as (?:if|though)|like)\b)",
         before=r"\b(?:it|this|that|there)\s+(?:\w+\s+)?"),
    cue("apparently", "suggest suggests suggested indicate indicates indicated imply implies implied",
         r"\w+(?!\s+(?:to|by|otherwise)\b)", before=_SHOWN),
    cue("apparently", "suggests indicates implies", r"\w+(?!\s+to\b)", before=r"\bit\s+(?:(?:also|strongly)\s+)?"),
    cue("apparently", "suggests indicates implies suggest indicate imply",
         r"\w+(?=\s+(?:that|a|an|the|there|it|they|another|some|otherwise)\b)", weak=True, common=True,
         before=r"\b[a-z]{3,}\s+|[—–-]\s+|,\s+", unless=rf"\b{_PERSON}\s+(?:also\s+|\w+ly\s+)?|[”\"’],?\s+"),
    cue("apparently", "hint hints hinted", r"\w+ (?:at|that)", before=_SHOWN),
    cue("apparently", "point points pointed", r"\w+ to(?!\s+the fact\b)",
         before=r"\b(?:evidence|data|signs?|polls?|indicators?|numbers|indications|everything)\s+(?:\w+\s+)?"),
    cue("apparently", "suggesting indicating implying", r"\w+(?!\s+to\b)",
         before=rf"[,—]\s+(?:also |thus |thereby |strongly )?|{_EVIDENCE}\s+(?:strongly )?", weak=True,
         unless=rf"{_SPOKEN}|\b(?:remarks?|tweets?|comments?|statements?|posts?|claims?|letters?)\s+"),
)  # fmt: skip
_ABLE: Final = (
    r"\s+(?:not|no longer|barely|hardly|scarcely|never|only|ever|n[’']t|see|hear|feel|smell|afford|remember|recall|"
    r"tell|"
    r"speak|read|understand|swim|walk|find|get|say|imagine|think|manage|muster|keep|do|not|care|use|choose|handle|"
    r"count|"
    r"point|be (?:seen|heard|felt|found))\b|\s+(?:i|you|he|she|they|we|it)\b|\s*[.,;?!”\"](?!\s+(?:potentially|"
    r"perhaps|in|"
    r"theoretically|possibly|at|if)\b)"
)
_MAY_BE: Final = (
    r"(?=\s+(?:(?:also|still|even|well|soon|easily|potentially|possibly|eventually|one day|very well|have|just|"
    r"really|then|"
    r"actually)\s+)*(?:be|have|been|become|face|lose|happen|lead|result|cost|mean|mark|prove|come|go|end|take|affect|"
    r"hurt|"
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
    cue("possibly", "perhaps maybe probably presumably conceivably potentially arguably arguable theoretically "
         "unclear "
         "doubtful likeliest"),
    cue("possibly", "possibly", unless=r"\b(?:can|can[’']t|cannot|couldn[’']t|could not|you could)\s+"),
    cue("possibly", "may", _MODAL, unless=r"\b(?:in|of|since|by|until|last|this|early|late|mid|you|i|we|one)\s+|"
         r"[“\"]"),
    cue("possibly", "may", _MODAL, before=r"[“\"]|\b(?:you|i|we|one)\s+", weak=True),
    cue("possibly", "might", _MODAL,
         unless=r"\b(?:the|his|her|its|their|our|military|with all|economic|political|of)\s+"),
    cue("possibly", "could", r"could(?=\s+have\b)", unless=r"\b(?:if|wish|so|so that)\s+(?:\w+\s+){1,2}", weak=True),
    cue("possibly", "could", rf"could(?!{_ABLE}){_MAY_BE}", unless=_GAINED, weak=True),
    cue("possibly", "could", rf"could(?!{_ABLE})(?=,|\s+[a-z“\"])", unless=rf"{_GAINED}|{_HE}|\b(?:i|we|you|one)\s+",
         weak=True),
    cue("possibly", "likely", r"likely(?!\s+(?:to|\w*\s?voters?|electorate)\b)", before=r"(?P<cue>\bmost\s+)"),
    cue("possibly", "likely", r"likely(?!\s+(?:\w+\s+)?(?:voters?|electorate|caucus|caucusgoers))",
         unless=r"\b(?:more|less|least|most|how|as|equally|times|twice|too|percent|much)\s+"),
    cue("possibly", "likely", r"likely than not", before=r"(?P<cue>\bmore\s+)"),
    cue("possibly", "unlikely", r"unlikely(?:(?=\s+(?:to|event|scenario|that)\b)|(?!\s+\w))"),
    cue("possibly", "unlikely", unless=r"\b(?:an?|the|this|his|her|its|their|most|such|more|less|as)\s+"),
    cue("possibly", "certainly", before=r"(?P<cue>\balmost\s+)"),
    cue("possibly", "clear", r"clear(?!\s+(?:of|the|an?|its|his)\b)",
         before=r"(?P<cue>\b(?:not|never|hardly|far from|less than|(?:is|was|are|were)n[’']t)\s+(?:(?:yet|at all|so|"
         r"exactly|"
         r"quite|entirely|totally|\w+ly)\s+){0,2})"),
    cue("possibly", "known", r"known(?=\s+(?:whether|if|how|when|why|what|who|where)\b|\s*[.,;])",
         before=r"(?P<cue>\b(?:not|(?:is|was|are|were)n[’']t)\s+(?:(?:yet|\w+ly)\s+)?)"),
    cue("possibly", "unknown", r"unknown(?=\s+(?:whether|if|how|when|why|what|who|where)\b|\s*[.,;])",
         before=rf"{IS}|\bremains?\s+"),
    cue("possibly", "uncertain", before=rf"{IS}|\b(?:remain(?:s|ed)?|highly|it|very|still)\s+"),
    cue("possibly", "uncertain", r"uncertain(?=\s+(?:whether|if|how|about)\b)"),
    cue("possibly", "remains remained", r"\w+ to be seen"),
    cue("possibly", "possible", rf"possible{CLAUSE}", before=rf"{IS}(?:{ADVERB})?", unless=r"\bnot\s+(?:\w+\s+)?"),
    cue("possibly", "possible", rf"possible{NOUN}", softens="thing",
         unless=r"\b(?:all|every|any|only|best|worst|as|each|no|not|make|made|makes|making|be|\w+est|what|everything|"
         r"if|"
         r"greatest|soon|much|is|was|it)\s+(?:\w+ly\s+)?"),
    cue("possibly", "possible", r"possible(?=\s*[.,;])",
         before=r"\b(?:is|are|remains?|remained)\s+(?:(?:also|still|entirely|certainly|"
         r"quite|very)\s+)?", unless=r"\b(?:this|that|what|than|as|if|it)\s+(?:is|are)\s+(?:\w+\s+)?"),
    cue("possibly", "potential", rf"potential{NOUN}", softens="thing",
         unless=r"\b(?:full|true|its|great|huge|enormous|untapped|economic|political|human)\s+"),
    cue("possibly", "potential", r"potential(?=\s+(?:to|for)\b)", unless=r"\b(?:full|true|no|little|human)\s+"),
    cue("possibly", "chance", r"chance(?=[”\"]?\s+(?:that|of|he|she|it|they|we|this|the)\b)",
         before=r"\b(?:an?|some|any|percent|%|good|real|slim|small|fair|decent|strong|slight|outside|remote|high)\s+",
         unless=r"\b(?:second|best|last|better|no|first|little|(?:is|was)n[’']t an?|not an?)\s+"),
    cue("possibly", "chances", r"chances are"),
    cue("possibly", "likelihood possibility", r"\w+(?=\s+(?:of|that|he|she|they|it)\b)",
         unless=r"\b(?:no|(?:rul\w+|rejected|dismissed) (?:out )?(?:any|the))\s+"),
    cue("possibly", "likelihood probability", before=r"(?P<cue>\bin all\s+)"),
    cue("possibly", "theory principle", r"\w+(?! of\b)", before=r"(?P<cue>\bin\s+)"),
    cue("possibly", "guess", r"guess", before=r"(?P<cue>\b(?:anyone|anybody|everyone)[’']s\s+)"),
    cue("possibly", "guess sense hunch", r"\w+(?=\s+(?:is|was|would be)\b)",
         before=r"(?P<cue>\b(?:my|our) (?:\w+ )?)"),
    cue("possibly", "think believe guess suppose suspect assume presume imagine reckon",
         r"\w+(?!\s+(?:about|of|in|on|through|back|twice|hard|him|her|you|them|me|again|ahead|so much)\b)", before=_I,
         unless=_ASKED),
    cue("possibly", "feel", rf"feel(?! the\b)(?:{CLAUSE}|(?= like \w+)|(?= as (?:if|though)\b))", before=_I,
         unless=_ASKED),
    cue("possibly", "sure", r"sure(?! (?:to|enough)\b)",
         before=r"(?P<cue>\b(?:i am|i[’']m|we are|we[’']re) not (?:\w+\s+)?)"),
    cue("possibly", "say argue guess wager bet suggest", r"\w+(?!\s+to\b)",
         before=r"(?P<cue>\b(?:i|we)(?:\s+would|[’']d)\s+(?:also\s+|just\s+|even\s+)?)",
         unless=r"\b(?:what|if|as|do)\s+i.{0,12}"),
    cue("possibly", "view opinion judgment judgement estimation",
         before=r"(?P<cue>\bin (?:my|our) (?:own |humble |personal )?)"),
    cue("possibly", "understand", r"understand(?: it)?", before=r"(?P<cue>\b(?:the way|as|from what) (?:i|we)\s+)"),
    cue("possibly", "far", r"far as (?:i|we|anyone|anybody) (?:am aware|(?:can )?(?:know|tell|see|understand)s?)",
         before=r"(?P<cue>\b(?:as|so)\s+)"),
    cue("possibly", "knowledge", before=r"(?P<cue>\bto (?:the best of )?(?:my|our) (?:best )?)"),
)  # fmt: skip
_DEEMED: Final = "believed thought understood expected presumed assumed feared suspected estimated alleged considered "
_SAID_TO: Final = (
    cue("said_to", _DEEMED + "forecast predicted projected anticipated claimed deemed perceived", r"\w+(?: by [\w "
         r"]{2,24}?)? to",
         before=BE, unless=rf"\b(?:should|can|can[’']t|cannot|could|must|shouldn[’']t)\s+{IS}"),
    cue("said_to", "said reported", r"\w+ to(?= (?:be|have)\b)", before=BE),
    cue("said_to", "believed thought said alleged reported suspected presumed estimated understood",
         r"\w+ to(?= (?:be|have)\b)", before=r"[\w,)’]\s+"),
    cue("said_to", "projected forecast predicted", rf"\w+ to{VERB}", before=r"[\w,)’]\s+",
         unless=r"\b(?:he|she|they|it|had|has|have)\s+"),
    cue("said_to", _DEEMED + "claimed said reported", r"\w+ that", before=rf"\bit\s*{BE}"),
    cue("said_to", "seen viewed regarded perceived considered reckoned interpreted", r"\w+ as(?! (?:well|soon|"
         r"far)\b)", before=BE,
         unless=rf"\b(?:to|not|should|can|must)\s+{IS}|\bbeing\s+(?:\w+ly\s+)?"),
    cue("said_to", "considered believed thought", r"considered|\w+(?=\s*,)", before=rf"(?P<cue>{IS})(?<=widely )"),
    cue("said_to", "feared presumed believed thought", r"\w+(?= (?:dead|drowned|killed|lost)\b)", before=BE),
    cue("said_to", "feared presumed believed", r"\w+(?= (?:dead|drowned)\b)"),
    cue("said_to", "expected", r"expected(?=\s*[.,;:]|\s+(?:on|in|at|this|next|by|later|soon|within|before|after|"
         r"today|"
         r"tomorrow|tonight|shortly|sometime|as early|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)", before=BE),
    cue("said_to", "expected", rf"expected{NOUN}",
         before=r"(?:\b(?:an?|the|his|her|its|their|our|of|with|for|and|any|long|other)|[’']s)\s+",
         unless=rf"{IS}", softens="thing"),
    cue("pending", "expected", rf"expected to{VERB}", before=r"\b(?:he|she|they|i|we|who)\s+"),
    cue("said_to", "expected", rf"expected to{VERB}", unless=r"\b(?:had|have|has|as|than|not|never|only|also)\s+"),
)  # fmt: skip

CUES: Final = (*_REPORTEDLY, *_ALLEGEDLY, *_APPARENTLY, *_POSSIBLY, *_SAID_TO)
