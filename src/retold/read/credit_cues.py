"""The words by which pages credit outlets: what stands before a name (patterns that end in `$`), what after it."""

from __future__ import annotations

import re
from typing import Final

from retold.read.mentions import TOKEN

_DAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ADVERBS: Final = (
    rf"(?:[,\s]+(?:first|also|has|had|have|previously|later|earlier|recently|separately|subsequently|originally|"
    rf"exclusively|"
    rf"since|that|which|(?:on|late|early|late on) {_DAY}|{_DAY}|last (?:week|month|year|night)|this (?:week|month)|"
    r"yesterday|today|in \d{4}|in [A-Z][a-z]+)){0,4},?"
)
_WORK: Final = r"(?:report|story|investigation|article|account|analysis|piece|exposé|expose|profile|scoop|dispatch)"
REPORTED: Final = re.compile(
    r"(?P<staff>[’']s?(?:\s(?:[A-Z][\w.’'-]+|own|and|chief|correspondents?|reporters?)){1,6}"
    r"|\s(?:[\w-]+ ){0,2}(?:reporters?|correspondents?|journalists?)(?: [A-Z][\w.’'-]+){1,3}| (?:newspaper|"
    r"magazine|news agency))?"
    rf"{_ADVERBS}\s+(?:(?P<report>reported|reports|report|revealed|reveals|disclosed|uncovered|broke (?:the|that)|"
    rf"published|"
    r"documented)|(?P<learned>obtained|confirmed|learned)|(?P<said>noted|notes|wrote|writes|said|says|found|described|"
    r"detailed|puts? it|explained|quoted|cited|estimated|estimates|counted|tallied))\b(?![’'])"
)
OWN_VOICE: Final = re.compile(
    r",?(?: (?:has|have|had))?(?: (?:exclusively|also|since))? (?:learned|learnt)\b|"
    r" (?:has|have) (?:also |since |exclusively )?(?:obtained|seen|reviewed|confirmed)\b|"
    r" can (?:exclusively )?(?:reveal|disclose|report|confirm)\b| understands\b(?! the\b)"
)
NOUN: Final = re.compile(
    rf"(?:[’']s?)?(?: (?:news|investigative|exclusive|front-page|recent|{_DAY}))? "
    r"(?:reports?|investigations?|story|stories|articles?|account|scoop|exposé|interview|reporting|dispatch|"
    r"analysis)\b(?! card)"
)
BEFORE_NOUN: Final = re.compile(
    rf"(?:\b(?:an?|the|that|this|recent|explosive|{_DAY}|to|by|in|of|with)\s+|^[\"“]?)$", re.I
)
BY: Final = re.compile(
    r"(?:\b(?:first |originally |previously |initially |earlier )?(?:reported|revealed|disclosed|uncovered|"
    r"published|broken)"
    rf"(?: {_DAY}| earlier| exclusively| last (?:week|month|year))? (?:by|in)|"
    rf"\b(?:a|an|the|one|another|recent|{_DAY})(?: [\w-]+){{0,3}} {_WORK} (?:by|from|in|published (?:by|in|on)|for|on)|"
    rf"\b(?:reporting|reports|stories|articles) (?:by|from|in|on)|\bciting|\bas noted (?:by|in))"
    r"(?: (?:a |an |the )?(?:reporters?|journalists?|news agency|newspaper|site)(?: at| for| with)?)? ?$",
    re.I,
)
ACCORDING: Final = re.compile(
    r"\baccording to(?: (?:an?|the|one|multiple|several|recent|initial|exclusive|new)){0,3}"
    rf"(?: (?:[\w-]+ )?(?:{_WORK}s?|reporting|tally|count|review) (?:by|from|in|of|published (?:by|in)|on))?"
    r"(?: reporters? (?:at|for|with))? ?$",
    re.I,
)
POLL: Final = re.compile(r"(?:[’']s?)?[/\s-](?:[\w.-]{1,30}[/\s-]){0,4}(?:exit )?(?:polls?|polling|surveys?)\b")
TOLD: Final = re.compile(
    r"(?:\b(?:told|tells|telling)(?: reporters? (?:at|from|for))?|"
    r"\b(?:speaking|spoke|speaks|talking|talked|said|confirmed|confided|confirming|commented|responded) (?:to|with)|"
    r"\b(?:statement|email|e-mail|text message|letter|message|comments?|remarks) (?:provided |sent |given |"
    r"released )?to|"
    rf"\b(?:interviews?|conversation|sit-down)(?: {_DAY}| last \w+| published {_DAY})?(?: with| on| in| to| for|"
    rf" by| aired on)|"
    rf"\binterviewed(?: {_DAY})? (?:by|on)|"
    rf"\b(?:said|told \w+|appear(?:ing|ed)|appearance|argued|claimed|insisted|warned)(?: {_DAY}(?: \w+)?| last \w+|"
    rf" earlier)? on)"
    r"(?: (?:a|an|the))? ?$"
)
AIRED: Final = re.compile(r"\b(?:on|appearance on|aired on)(?: (?:a|an|the))? ?$")
OPINION: Final = re.compile(
    r"\b(?:op-ed|column|essay|editorial|commentary|blog|letter to the editor)s?\b[^.]{0,40}$", re.I
)
SELF_BY: Final = re.compile(
    r"\b(?:obtained|seen|reviewed|viewed|verified|shared exclusively) (?:exclusively )?(?:by|with) ?$|"
    r"\b(?:provided|leaked|given|shown|made available) (?:exclusively )?to ?$|\bexclusive(?:ly)? (?:to|for|with) ?$",
    re.I,
)
VIA: Final = re.compile(r"(?<!\w)(?:via|courtesy of)[:\s]\s?$", re.I)
CREDITED: Final = re.compile(r"[A-Z][\w.’'-]+ via $")
SURNAME: Final = re.compile(r"^\w+ (?:Post|Star|Sun|Bee|Mail|Day|Press|Herald|Record)$")
PHOTO: Final = re.compile(
    r"^(?: (?:photo|image|file|images|via)|\)? ?/)|\b(?:photo|image|video|screenshot|picture)\b|/[^/]{0,30}$", re.I
)
LEADS_UP: Final = re.compile(
    r"\b(?:told|tells|telling|to|with|on|in|for|by|from|at|via|of|citing|reporters?|journalists?|agency|newspaper|"
    r"site)[:\s]"
    r"(?:(?:an?|the) )?$",
    re.I,
)
STAFFER: Final = re.compile(r"\b(?:of|at|for|from|with|in|on|to|by|against)\s+$")
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
    r"(?:[’']s [A-Z][^.\n]{0,60}?|[^.\n]{0,60}?) (?:contributed|assisted) (?:to|with|in|reporting)\b"
)
MATERIAL: Final = re.compile(r"\b(?:material|information|reporting|files|reports?) (?:from|by)(?: the)? ?$", re.I)
LINE_HEAD: Final = re.compile(r"(?:^|\n|[.!?”\"\])*_—-] ?)[^\S\n]{0,8}[\[(*_]{0,2}$")
SOURCE_LINE: Final = re.compile(
    r"(?:Sources?:|Via:|Originally (?:published|posted|appeared) (?:at|by|on|in):?|"
    r"This (?:article|story|piece|post|report|column|essay|interview|content)(?: was)?(?: (?:first|originally))? "
    r"(?:appeared|ran|published|posted|was (?:first |originally )?(?:published|posted|produced)|comes from|"
    r"is (?:republished|reprinted))"
    rf"(?: {_DAY})?(?: with permission)? (?:at|by|on|in|from|with)|"
    r"(?:Read|See|View) (?:more|the (?:rest|full|whole|entire|original|complete)(?: (?:story|article|report|post|"
    r"piece|interview))?)"
    r" (?:at|on|in|from|via):?|Read (?:more|the full story):|Reprinted with permission (?:from|of)|"
    r"Republished (?:with permission )?from|Cross-?posted (?:from|at|on)|Adapted from)\s+(?=\S)"
)
LINE_NAME: Final = re.compile(
    r"(?:[Tt]he )?(?:(?:https?://)?(?:[\w-]{1,40}\.){1,4}[a-z]{2,10}(?:/\S{0,200})?|"
    rf"{TOKEN}(?: (?:of |the |and |& )?(?:{TOKEN}|\d{{1,3}})){{0,6}})"
)
BYLINE: Final = re.compile(
    r"(?:By |BY |by )?(?:(?P<person>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3})(?:, | [|/•-] | for ))?(?P<who>[^\n]{2,60})"
)
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
TITLE_OUTLET: Final = re.compile(
    rf"^(?P<head>(?:The )?{TOKEN}(?: {TOKEN}){{0,4}})(?:: | [Rr]eports?\b)|(?:, |"
    rf": )(?P<tail>(?:The )?{TOKEN}(?: {TOKEN}){{0,4}}) (?:[Ss]ays|[Rr]eports?)\W*$"
)
