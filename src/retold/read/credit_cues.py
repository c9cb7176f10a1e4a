"""The words by which pages credit outlets: what stands before a name (patterns that end in `$`), what after it."""

from __future__ import annotations

import re
from typing import Final

from retold.read.mentions import TOKEN

_DAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ADVERBS: Final = (
    rf"(?:[,\s]+(?:first|also|has|had|have|now|currently|previously|later|earlier|recently|separately|subsequently|"
    rf"originally|exclusively|is|each|both|"
    rf"since|that|which|(?:on|late|early|late on) {_DAY}|{_DAY}|last (?:week|month|year|night)|this (?:week|month)|"
    r"yesterday|today|in \d{4}|in [A-Z][a-z]+)){0,4},?"
)
_ASIDE: Final = (
    r"(?:(?:,| [–—-]{1,2}) (?:[^.;:,–—\n]|,(?! (?:while|whereas|but|though|although|and (?:the|an?|he|she|it)) )|"
    r"\.(?=\w|(?<=[A-Z]\.) [a-z])){2,90}?(?:,[\"”]?| [–—-]{1,2})(?= ))??"
)
_TIME: Final = (
    rf"(?: (?:earlier|later|late|early|first|online|exclusively|as saying|recently|on|this|last|{_DAY}|week|"
    rf"month|year|"
    r"morning|afternoon|evening|night|today|yesterday)){0,4}"
)
_WORK: Final = (
    r"(?:report|story|investigation|article|account|analysis|piece|exposé|expose|profile|scoop|dispatch|feature|"
    r"series|"
    r"headline)"
)
_MEDIUM: Final = (
    r"(?:newspaper|daily|tabloid|magazine|weekly|paper|(?:news |online |state )?(?:site|website|outlet|agency|"
    r"channel|"
    r"network|service)|broadcaster|(?:TV |television |radio )?(?:station|network|show|program(?:me)?)|blog|"
    r"podcast|affiliate|"
    r"host of|anchor of|editorial board of|audience of|editor of|editor at|writer at|writer for|"
    r"correspondent (?:for|at|of)|reporter (?:for|at|of)|reporters? (?:at|from|for|with)|journalists? (?:at|"
    r"from|for|with))"
)
_KIND: Final = (
    r"(?:[\w-]{2,20}-(?:owned|run|leaning|based|wing|right|left|backed|controlled|language)|conservative|liberal|"
    r"progressive|libertarian|local|rival|popular|influential|(?:semi-?)?official|independent|private|state|recent|new|"
    r"[A-Z][a-z]{2,14}(?:an|ish|ese|i))"
)
GAP: Final = (
    r"(?:(?:[A-Z][\w.’'-]{0,20},? ){1,4}(?:[A-Z][a-z]{2,7}day (?:night |morning )?|last \w+ )?(?:of|at|from|on|"
    r"with|for|over at) |"
    r"(?:[A-Z][\w.-]{0,20} ){0,3}[A-Z][\w.-]{0,20}[’']s? (?:[a-z-]{2,14} ){0,2})?"
    rf"(?:(?:the|The|an?|his|her|its|their|this|that|both|even|"
    rf"today’s) )?(?:(?:[\w’'.-]{{1,20}} ){{0,3}}{_MEDIUM},? |"
    rf"{_KIND} )?(?:the |The )?[\"“‘]?$"
)
"""What may stand between crediting words and a name: an article, a journalist, what sort of outlet it is."""
REPORTED: Final = re.compile(
    r"(?P<staff>[’']s?(?:\s(?:[A-Z][\w.’'-]+|own|and|chief|correspondents?|reporters?|blog)){1,6}"
    r"|\s(?:[\w-]+ ){0,2}(?:[Rr]eporters?|[Cc]orrespondents?|[Jj]ournalists?)(?: [A-Z][\w.’'-]+){1,3}| (?:news|"
    r"newspaper|magazine(?:[’']s(?: [A-Z][\w’'-]+){1,3}(?: blog)?)?|"
    r"blog|news agency|network|website)|"
    r" and (?:other|several|many) (?:(?:news|local|national|foreign|U\.S\.|media) )?"
    r"(?:media|outlets|organi[sz]ations|newspapers)| and others)?"
    rf"{_ASIDE}{_ADVERBS}\s+(?:(?P<report>reported|reports|report|reporting|revealed|reveals|disclosed|uncovered|"
    r"broke (?:the|that)|published|documented|wrote|writes|(?:ran|aired|retracted|carried|released|"
    r"posted) (?:an?|the|its) "
    r"(?:[\w,-]+ ){0,3}(?:report|story|article|piece|segment|interview|investigation|series|transcript|video|"
    r"audio|recording|"
    r"documents?|footage)|"
    r"called (?:the|a) (?:[\w’'-]+ ){0,4}(?:race|election|contest|state|primary)|credited (?!with)|headlines?|"
    r"investigated|fact-checked|was (?:the )?first to report)|"
    r"(?P<learned>obtained|confirmed|learned)|(?P<said>noted|notes|said|says|found|finds|described|describes|"
    r"detailed|details|puts? it|explained|explains|quoted|quotes|cited|cites|estimated|estimates|counted|tallied|"
    r"claimed|claims(?! to)|added|adds|concluded|concludes|sums? up|summed up|suggests|suggested|lists?|listed|"
    r"hastens|points? out|"
    r"pointed out|observed|observes|rates|rated|recounts|recounted|recalls|recalled|argues|argued|ranks|ranked|"
    r"classifies|considers|expects(?! to)|assesses|predicts|forecasts|"
    r"projects|projected|declaring|declared|dubbed))(?!\w|[’'])"
)
_ISSUED: Final = (
    r"(?:statements?|e-?mails?|memo|letter|tweets?|(?:press |news )?release|"
    r"(?:(?:court|legal|federal|regulatory|securities) )?filings?|"
    r"complaint|lawsuit|suit|petition|brief|motion|announcement)"
)
ABOUT_ITSELF: Final = re.compile(
    rf" in (?:an?|its|their|the) (?:[\w-]+ )?{_ISSUED}\b|"
    r" (?:that )?(?:it|they) (?:would|will|plans?|stands?|stood|does|did|could|has|is|(?:was|were) (?:\w+ )?\w+ing)\b|"
    r" (?:that )?(?:its|their) "
)
ISSUED: Final = re.compile(
    rf"\b[Ii]n (?:an?|its|their|the) (?:[\w’'-]+ ){{0,3}}{_ISSUED}(?: (?!to\b)[\w-]+){{0,5}},? (?:the |The )?$"
)
"""What stands before an outlet that speaks of its own affairs: "In a statement, the"."""
OWN_VOICE: Final = re.compile(
    r",?(?: (?:has|have|had))?(?: (?:exclusively|also|since))? (?:learned|learnt)\b|"
    r" can (?:exclusively )?(?:reveal|disclose|report|confirm)\b| understands\b"
    r"(?! the\b(?! (?:\w+ ){1,4}?(?:is|has|will|was|were|are|had|would|also|intends?|plans?)\b))"
)
OPINED: Final = re.compile(
    r" (?:an? )?(?:[\w-]+ )?(?:editorials?|op-eds?)\b|"
    r"(?: [\w’'-]+){0,3}? in an? (?:[\w-]+ ){0,2}(?:editorial|op-ed|opinion piece|commentary|column|essay)\b"
)
HAS_SEEN: Final = re.compile(
    r" (?:has|have) (?:also |since |exclusively )?(?:obtained|seen|reviewed|confirmed|viewed)\b"
)
IS_TOLD: Final = re.compile(r" (?:is|was|were|has been) told\b")
NOUN: Final = re.compile(
    rf"(?P<of>[’']s?)?(?: (?:news|investigative|exclusive|front-page|recent|original|{_DAY}))? "
    r"(?:reports?|investigations?|story|stories|articles?|piece|"
    r"(?(of)account|account(?= of| that|,? which))|scoop|exposé|reporting|dispatch|analysis|tally|tracker|feature|"
    r"headlines?|database)\b(?! card)"
)
EVENT: Final = re.compile(
    rf"(?:[’']s?|[\"”])?(?: (?:exclusive|recent|{_DAY}|[A-Z][a-z]+)){{0,2}} "
    r"(?:interview|town hall|forum|sit-down|event)\b"
)
BEFORE_NOUN: Final = re.compile(
    r"(?:\b(?:[\w-]{1,30}[’']s?|his|her|their|its|one|another|latest|"
    rf"an?|the|that|this|recent|explosive|{_DAY}|to|by|in|of|with|during)\s+(?:[\w-]+\s+)?[\"“]?|^[\"“]?|"
    r"[.!?:][\"”’)]*\s+)$",
    re.I,
)
BY: Final = re.compile(
    r"(?i:\b(?:(?:first |originally |previously |initially |earlier )?(?:reported|revealed|disclosed|uncovered|"
    r"published|broken|released|aired|detailed|outlined|described|quoted|cited|compiled|kept|collected|obtained|seen|"
    r"reviewed|viewed|verified|unearthed|spotlighted|highlighted|explored|documented|written about|reported on)"
    rf"{_TIME} (?:by|in|on)|"
    r"(?:wrote|writes|writing|written|argued|argues|explained|explains|observed|exhorted|reports|details|"
    r"surfaced|appeared|appearing)"
    rf"{_TIME} (?:in|at|on)|"
    r"(?:reported|reports|explains|explained|notes|(?<!who )wrote|(?<!who )writes|breaks down) for|"
    rf"(?:a|an|the|one|another|recent|new|{_DAY})(?: [\w-]+){{0,3}} {_WORK}(?: {_DAY}| this week|"
    rf" last week)?(?: that (?:ran|appeared|was published|aired))? (?:by|from|in|published (?:by|in|on)|for|on|"
    r"at)|"
    r"reporting (?:by|from|in|on)|(?:reports|investigations|stories|articles|headlines?)(?: [\w-]+){0,3}? (?:by|"
    r"from|in|on|at)|the pages of|"
    r"the words of|citing|per|"
    r"as noted (?:by|in)|blog(?: post| site)?,?(?: again)? (?:at|on|for|in))|"
    r"[\"”’,] (?:reports|writes|wrote|argues|notes|explains|observes)(?: [A-Z][\w.’'-]{1,20}){2,3} (?:in|at|for)|"
    r"[\"”’,] (?:reports|reported|writes|wrote)|(?:^|[.!?:][\"”’)]*\s+)(?:Reports|Writes|Wrote))"
    rf"(?: (?:[A-Z][\w.’'-]{{1,20}} ){{1,3}}?[A-Z][\w.’'-]{{1,20}},(?= the| an? ))?[ ,]{GAP}"
)
ACCORDING: Final = re.compile(
    r"\b[Aa]ccording to(?: (?:an?|the|one|multiple|several|recent|initial|exclusive|new|most|data|images|figures|"
    r"[a-z]{4,12})){0,4}"
    rf"(?: (?:(?:[\w-]+ )?(?:{_WORK}s?|reporting|tally|tallies|count|review|data|database|translation|images|"
    rf"figures) )?"
    r"(?:kept |compiled |collected |published |gathered )?(?:online )?(?:by|from|in|of|on))?"
    rf" {GAP}"
)
POLL: Final = re.compile(
    r"(?:[’']s?)?[/\s-](?:[\w.-]{1,30}[/\s-]){0,4}(?:exit )?(?:[Pp]olls?|polling|"
    r"[Ss]urveys?|averages?)\b"
)
POLLED: Final = re.compile(r"\b(?:polls?|polling|surveys?)\b[^.,\n]{0,30}$")
WRITES: Final = re.compile(r" (?:argues|notes|explains|points out|observes|details|recounts|interprets)\b")
TITLED: Final = re.compile(r"(?:[’']s?)? [A-Z]")
AFFILIATE: Final = re.compile(r"(?:[’']s?)? (?:member station|sister station|affiliate)\b")
COMMENT: Final = re.compile(r"(?:[’']s?)? (?:op-eds?|columns?|editorials?(?! board))\b")
REPLIED: Final = re.compile(
    r"[’']s? (?:[\w-]+ ){0,3}(?:reporting|reports?|story|stories|coverage|articles?|account|claims?|lawsuit|"
    r"allegations?|decision|editorial(?! board))\b"
)
"""What stands behind an outlet's name where words answer its report: "in response to the Ledger's story"."""
NEGATED: Final = re.compile(r"(?:\bnot(?: yet)?|\bnever|n[’']t(?: yet)?|\brefus\w+ to|\bfail\w+ to|\bwithout) $")
CUT_OFF: Final = re.compile(r"[\"”]?, (?:said|says|told|added|adds|noted|notes)\b")
"""A name that closes a phrase before the verb of somebody else: "the union, which backs the Ledger, said"."""
EXECUTIVE: Final = re.compile(
    r"(?:[’']s?)? (?:(?:then|former|chief|senior|top|executive|vice|managing|general|news|board) |then-)*"
    r"(?:chief(?! (?:[\w-]+ ){0,3}(?:correspondent|reporter|anchor|editor|analyst|writer)\b)|president|"
    r"chair(?:man|woman)?|CEO(?! (?:Council|Summit|Forum|Conference))|boss|owners?|founder|co-founder|"
    r"executives?|management|lawyers?|attorneys?|"
    r"employees|staff|staffers|leadership|headquarters|shareholders|readers|viewers|subscribers|advertisers)\b"
)
"""What stands behind an outlet's name where its owners, staff or public are meant: what they are told is no report."""
SAYS: Final = re.compile(
    r"[\"”’,] (?:said|says|reported|claims|claimed|added|adds|noted|notes|wrote|writes|explained|reports) (?:the )?$"
)
PERSON: Final = re.compile(
    r"(?:[’']s?)? (?:[\w-]+ ){0,3}(?:columnist|commentator|contributor|analyst|host|anchor|editorial|op-ed|opinion|"
    r"board|spokes\w+)\b"
)
_WHEN: Final = r"(?:[ ,][\"“”]?[\w’'.&-]{1,20}[\"”]?){0,6}?"
_SPEECH: Final = (
    r"(?:said|says|saying|say|told|tells|argued|claimed|insisted|warned|noted|added|stated|predicted|asked|pressed|"
    r"complained|appear(?:ing|ed|s)?|appearances?|went|speaking|spoke|speaks|talking|talked|interview(?:ed|s)?|"
    r"invited|questions?|comments?|remarks|discuss(?:ed|ing)|joined|seen|asserted|declared|defended|raised|"
    r"promised|vowed|admitted|announced|acknowledged|conceded|suggested|repeated)"
)
TOLD: Final = re.compile(
    r"(?i:\b(?:(?:told|tells|telling|tell)(?: (?:reporters?|viewers) (?:at|from|for|of))?|"
    r"(?:speaking|spoke|speaks|talking|talked|said|noted|confirmed|"
    r"confided|confirming|commented|responded|expressed \w+|"
    r"described [\w ]{3,30}?|complained|argued|put it|admitted|suggested|acknowledged|explained|insisted|denied) (?:to|"
    r"with)|"
    r"(?:statement|email|e-mail|text message|letter|message|comments?|remarks|response|account|accounts) "
    r"(?:(?:[A-Z]\w+ |he |she |they |had |has )?(?:provided |sent |given |released |made ))?to|"
    r"(?:gave|given|granted|giving)(?: [\w’'-]+){1,5} to|"
    r"(?:interviews?|conversation|discussion|sit-down|exchange|town hall|Q&A)"
    rf"(?: {_DAY}| last \w+| published {_DAY})?"
    rf"(?: with| on| in| to| for| by| aired on| published by)|interviewed(?: {_DAY})? (?:by|on)|"
    rf"(?:asked|pressed|questioned)(?: {_DAY}| recently)? by|(?:contacted|reached)(?: {_DAY})?"
    rf"(?: (?:by|via) (?:e-?mail|phone|telephone))? by|(?:forum|town hall|"
    rf"event)(?: [\w’'-]+){{0,4}} hosted by|"
    r"shared (?:[\w ]{0,30} )?(?:with|to)))"
    rf" {GAP}"
)
AIRED: Final = re.compile(rf"\b(?i:{_SPEECH}){_WHEN} on(?: an?| the)? {GAP}")
THING: Final = re.compile(r"[\"”’]? (?:tape|video|film|movie|recording|scandal|gig)s?\b")
OWNED: Final = re.compile(
    r"[’']s? (?!(?:[\w-]+ ){0,2}[\"“]|(?:[\w-]+ ){0,3}(?:show|program(?:me)?|podcast|broadcast|newscast|air|"
    r"airwaves|panel|segment|"
    r"edition|site|website|blog|town hall|debate|forum|series|channel|network|coverage)\b)[a-z]"
)
"""A thing of the outlet's behind its name, where nobody speaks: "a ruling on the Ledger's lawsuit"."""
_ONCE: Final = rf"(?:(?:{_DAY}|Yesterday|Earlier|Later|Last \w+|This week)(?: (?:morning|afternoon|evening|night))?,? )"
ON_AIR: Final = re.compile(rf"(?:^|[.!?:][\"”]?\s+)(?:On|{_ONCE}on) (?!{_DAY})(?:the )?{GAP}")
AT: Final = re.compile(rf"(?:^|[.!?:][\"”]?\s+)(?:Over at|At|Over in|In) {GAP}")
AT_WRITES: Final = re.compile(
    r",(?: [\w.’'-]+){1,6}? (?:reports|writes|wrote|argues|notes|observes|observed|explains|suggests|headlines|"
    r"reproduces|documents|details)\b"
)
SPEAKS: Final = re.compile(
    r"[^.\n]{0,100}?\b(?:said|says|argued|claimed|told|discussed|insisted|suggested|interviewed|added|described|"
    r"defended|noted|called|accused|explained|"
    r"urged|criticized|blasted|vowed|warned|acknowledged|praised|asked|dismissed|denied|repeated)\b"
)
GAVE: Final = re.compile(
    r" (?:an?|his|her|its|the) (?:[\w-]+ ){0,2}(?:interview|account|statement|version|comment|quote|details|copy)\b"
)
GIVES: Final = re.compile(rf"\b(?:gave|gives|giving|granted) {GAP}")
DECLINED: Final = re.compile(r"\bdeclin\w+ to (?:comment|answer|speak|talk|say|tell)[^.,]{0,30}$")
ASKED: Final = re.compile(r"(?:[’']s?(?: [A-Z][\w.’'-]+){1,4}|(?: [\w-]+)? reporter)?,? asked\b")
WHEN: Final = re.compile(r"\b[Ww]hen $")
_TITLE: Final = r"[A-Z][\w’'.]{0,20}(?: (?:[A-Z][\w’'.]{0,20}|of|the|and|in|to|with|this|a|for|&)){0,6}"
PROGRAMME: Final = re.compile(
    rf"\b(?:(?:told|tells|tell)(?: hosts? of| viewers of)?|{_SPEECH}{_WHEN} on)"
    r"(?: (?:(?:the|his|her|an?|(?:[A-Z][\w.]{0,20} ){1,3}?[A-Z]\w{0,20}[’']s?) )?(?:[\w-]{2,20} ){0,3}(?:show|"
    r"program|podcast),?)?"
    rf" [\"“‘](?P<name>{_TITLE})[,.!?]{{0,2}}[\"”’]"
    r"(?!\w| on (?:the )?[A-Z]| (?:tape|video|film|movie|recording|scandal))"
)
POSSESSED: Final = re.compile(r"[’']s? [\"“‘]")
QUOTES: Final = re.compile(
    r"(?:^|[.!?]\s+)(?:[A-Z]\w+ ){0,2}(?:[Ff]rom|[Mm]ore from|Here[’']s) (?:the )?$|\bthis from (?:the )?$"
)
QUOTED_BELOW: Final = re.compile(r"(?: [\w’'-]+){0,5}:\s*$")
QUOTED_BESIDE: Final = re.compile(r": ?[\"“]")
ON_TOPIC: Final = re.compile(r" on [^.\n]{3,60}:\s*$")
OPINION: Final = re.compile(
    r"\b(?:op-ed|OpEd|column|columnist|essay|editorial|commentary|opinion piece|letter to the editor)s?\b[^.]{0,40}$|"
    r"\b(?:has|have) (?:been published|appeared) (?:in|on) (?:the )?$",
    re.I,
)
GIVEN: Final = re.compile(
    r"\b(?:obtained|seen|reviewed|viewed|verified|shared exclusively) (?:exclusively )?(?:by|with) (?:the )?$|"
    r"\b(?:provided|leaked|given|shown|made available) (?:exclusively )?to (?:the )?$|"
    r"\bexclusive(?:ly)? (?:to|for|with) (?:the )?$",
    re.I,
)
_PIECE: Final = (
    r"(?:[Tt]his|[Tt]he following)(?: is an?)? (?:\w+ )?(?:article|story|column|piece|post|report|essay|"
    r"commentary|interview|"
    r"review|op-ed|excerpt|editorial)"
)
SOURCED: Final = re.compile(
    rf"(?:\b{_PIECE}\b[^.\n]{{0,60}}?\b(?:appeared|published|posted|produced|ran|reprinted|republished|adapted|"
    rf"excerpted|"
    rf"appears|comes)\b[^.\n]{{0,40}}? (?:by|at|in|on|from|with)|"
    rf"\b(?:[Rr]eprinted|[Rr]epublished)\b[^.\n]{{0,60}}? (?:from|of|by)|\boriginally appeared (?:at|in|on)) {GAP}"
)
WHERE: Final = re.compile(rf",? where {_PIECE} (?:was )?(?:first |originally )?(?:appeared|ran|published)\b")
VIA: Final = re.compile(r"(?<!\w)(?:via|courtesy of)[:\s]\s?$", re.I)
CREDITED: Final = re.compile(r"[A-Z][\w.’'-]+ via $")
SURNAME: Final = re.compile(r"^\w+ (?:Post|Star|Sun|Bee|Mail|Day|Press|Herald|Record)$")
PHOTO: Final = re.compile(
    r"^(?: (?:photo|image|file|images|via)|\)? ?/)|\b(?:photo|image|video|screenshot|picture)\b|/[^/]{0,30}$", re.I
)
STAFFER: Final = re.compile(
    r"\b(?:of|at|for|from|with|in|on|to|by|against)\s+$|"
    r"\b(?:founder|editor|publisher|owner|president|host|anchor|columnist|contributor|analyst|"
    r"executive)\b[^.;\"”]{0,60}$"
)
MONTH: Final = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|\w{3,6}day)\b"
)
HAT_TIP: Final = re.compile(r"(?<!\w)(?:h/t|hat[- ]tip(?: goes)?(?: to)?)[:\s]\s*(?:to )?", re.I)
HAT_NAME: Final = re.compile(r"@?[\w.]{1,40}(?:[’'-]\w{1,30}){0,3}(?: [A-Z][\w.’'-]{0,30}){0,5}")
DATELINE: Final = re.compile(
    r"(?:^|\n)[^\S\n]{0,8}(?P<place>[A-Z][A-Z.’' -]{2,30}(?:,[^\n(]{2,30})?|[A-Z][\w.’ ]{2,24}(?:,[^\n(]{2,30})?)?"
    r"\((?P<name>[A-Z][\w .’-]{1,40})\)(?=\s*(?:[-–—:]|[A-Z“\"]))"
)
CONTRIBUTED: Final = re.compile(
    r"(?:[’']s [A-Z][^.\n]{0,60}?|(?: [A-Z]?[a-z]+)? (?:writers?|reporters?|correspondents?|journalists?|"
    r"staff)\b[^\n]{0,280}?|"
    r"[^.\n]{0,60}?) "
    r"(?:(?:contributed|assisted) (?:to|with|in)(?= (?:(?:this|the|our|that) )?(?:[\w-]+ )?(?:reports?|reporting|story|"
    r"stories|articles?|piece|coverage|dispatch|account|analysis|interviews?|research)\b|(?: this)?\W*$)|"
    r"(?:contributed|assisted) reporting\b)"
)
JOINS: Final = re.compile(
    r"(?:[’']s?(?: [\"“][^\"”\n]{2,40}[\"”]|(?: [A-Z][\w.’'-]+){1,3})?)?"
    r"(?:,? (?P<and>and|or|as well as|followed by)|,) (?:the |The )?"
    r"(?:(?:[A-Z][a-z]{2,14} |local |state )?(?:newspaper|magazine|tabloid|daily|broadcaster|"
    r"(?:news )?agency|website) )?"
    r"[\"“]?"
)
MATERIAL: Final = re.compile(
    r"\b(?:report|story|article|piece|account|post|dispatch|column)\b[^.\n]{0,30}? (?:contain|include|incorporate|use)"
    r"(?:s|d|ed)? (?:some |additional )?(?:material|information|reporting|files|content) (?:from|by) (?:the |The )?$"
)
PREPARED: Final = re.compile(
    r"(?:^|[.(*_—–-] ?)(?:[Tt]his|[Tt]he following) "
    r"(?:report|story|article|piece|account|dispatch|text|content|interview) (?:was|is|has been)(?: originally)? "
    r"(?:prepared|provided|supplied|distributed|compiled|written) by (?:the |The )?$"
)
IN_REPORT: Final = re.compile(r" in (?:an?|its) (?:[\w-]+ ){0,2}(?:report|story|article|dispatch|investigation)\b")
USED: Final = re.compile(
    r"(?:^|[.:(*_—–-] ?)(?:(?:Additional|Some) )?(?i:material|information|files) (?:from|by) (?:the |The )?$"
)
OF_COPY: Final = tuple(f"{lead} {the}" for lead in ("from", "by") for the in ("", "the ", "The "))
"""How the words before a name end where it is an agency's, whose copy was used."""
WAS_USED: Final = re.compile(r"[^.\n]{0,80}?\b(?:was|were|is|has been) (?:also )?(?:used|included|incorporated)\b")
NOTICE: Final = re.compile(
    r"(?:©|\([Cc]\)|\b(?:Copyright|COPYRIGHT)\b)"
    r"(?:[ ,]|©|\([Cc]\)|(?:Copyright|by|The|the|\d{4}(?:[-–]\d{4})?)\b)*(?:Thomson ?)?$"
)
LINE_HEAD: Final = re.compile(r"(?:^|\n|[.:!?”\"\])*_—-] ?)[^\S\n]{0,8}[\[(*_]{0,2}$")
_RAN: Final = (
    r"(?: was| is)?(?: (?:first|originally|also))? "
    r"(?:appeared|appears|ran|published|posted|produced|comes|republished|reprinted|adapted|excerpted)"
    rf"(?: {_DAY})?(?: with permission)?(?: in (?:partnership|collaboration))? (?:at|by|on|in|from|with)"
    r"(?: the web ?site(?: of)?)?"
)
_WHOLE: Final = (
    r" (?:more|the (?:rest|full|whole|entire|original|complete)(?: (?:story|article|report|post|piece|interview))?)"
    r" (?:at|on|in|from|via):?"
)
_KINDS: Final = r"(?: (?:article|story|piece|post|report|column|essay|interview|content|commentary|excerpt))?"
SOURCE_LINE: Final = re.compile(  # each way begins with a letter, not a group: read so, it is four times as fast
    r"(?:Sources?:|Via:|Originally (?:published|posted|appeared) (?:at|by|on|in):?|"
    rf"This{_KINDS}{_RAN}|The following{_KINDS}{_RAN}|The (?:article|column|commentary){_RAN}|"
    rf"Read{_WHOLE}|See{_WHOLE}|View{_WHOLE}|"
    r"Read (?:more|the full story):|Click (?:here )?(?:for|to read) more(?: on this story)? (?:from|at|on|in)|"
    r"Go to|Excerpted from|Reprinted with permission (?:from|of)|"
    r"Republished (?:with permission )?from|Cross-?posted (?:from|at|on)|Adapted from)\s+(?=\S)"
)
LINE_NAME: Final = re.compile(
    r"(?:[Tt]he )?(?:(?:https?://)?(?:[\w-]{1,40}\.){1,4}[a-z]{2,10}(?:/\S{0,200})?|"
    rf"{TOKEN}(?: (?:of |the |and |& )?(?:{TOKEN}|\d{{1,3}})){{0,6}})"
)
BYLINE: Final = re.compile(
    r"(?!(?i:copyright|sources?:|via|photo|image|credit)\b)"
    r"(?:By |BY |by )?(?:(?P<person>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3})(?:, | [|•-] |"
    r" for ))?(?P<who>[^\n]{2,60})"
)
TITLE_OF: Final = re.compile(
    r"\b(?:books?|novel|memoir|film|movie|song|album|play|app|software|game|computer program|program|poem|painting) "
    r"(?:called|titled|entitled|named|known as),? [\"“]?(?:the |The )?$"
)
AS: Final = re.compile(r"\b[Aa]s (?:(?:[A-Z][\w.’'-]{0,20} ){1,3}(?:of|at|for) )?(?:the |The )?$")
CONTRIBUTING: Final = re.compile(r"(?:^|\n)[^\S\n]{0,8}Contribut(?:ing|ors)(?: \w+)?: [^\n]{0,400}")
STAFF_AND_WIRE: Final = re.compile(r"(?:(?:staff|news service|local) and |from )?wire (?:reports?|services?)", re.I)
CITING: Final = re.compile(r"^[^.\n]{0,160}?\b(?:citing|cited|credited)\b")
CUE_NEAR: Final = re.compile(
    r"\b(?:report(?:ed|s|ing)?|according to|told|interview|wrote|writes|revealed|found|via|citing|published|says|"
    r"said)\b",
    re.I,
)
TITLE_REPORT: Final = re.compile(
    r"^(?:exclusive )?reports?\s*:|[,:–—-]\s*(?:new )?reports?(?: says?| finds?| claims?)?\W*$", re.I
)
TITLE_TO: Final = re.compile(r"\b(?:to|by|from|in|via|per) (?:the )?$", re.I)
TITLE_OUTLET: Final = re.compile(
    rf"^(?P<head>(?:The )?{TOKEN}(?: {TOKEN}){{0,4}})(?:: | [Rr]eports?\b)|(?:, |"
    rf": )(?P<tail>(?:The )?{TOKEN}(?: {TOKEN}){{0,4}}) (?:[Ss]ays|[Rr]eports?)\W*$"
)
