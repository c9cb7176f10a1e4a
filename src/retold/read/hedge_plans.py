"""Words of what is meant and not done, and of what is not exact."""

from __future__ import annotations

from typing import Final

from retold.read.hedge_patterns import BE, IS, NOUN, NUMBER, VERB, cue

_DUE: Final = (
    r"(?=\s+(?:\w+ly\s+)?(?:be|speak|appear|begin|start|end|expire|meet|take|arrive|leave|return|go|face|vote|testify|"
    r"release|report|announce|open|close|publish|give|make|run|come|hold|visit|travel|become|stand|receive|hear|sign|"
    r"launch|deliver|address|attend|finish|retire|step|present|decide|rule|serve|resume|land|play|air|rise|fall|get|"
    r"join|host|lose|win|have|pay|increase|drop|reach|move|debate|discuss|head|hit|kick|continue)\b)"
)
_REFUSED: Final = r"\b(?:no|any|never|not|longer|(?:do|did|does|is|was|are|were)n[’']t|without)\s+(?:[\w’'-]+\s+){0,3}"
_PENDING: Final = (
    cue("pending", "awaiting awaits await awaited prospective tentative tentatively"),
    cue("pending", "pending", r"pending"),
    cue("pending", "preliminary", r"preliminary(?!\s+(?:hearing|injunction|examination|objection)s?\b)"),
    cue("pending", "provisional provisionally", r"\w+(?!\s+(?:ballots?|ira|government|voting|voters?)\b)"),
    cue("pending", "yet", r"yet", before=r"(?P<cue>\b(?:not|(?:have|has|had|is|are|was|were|do|does|did)n[’']t|"
         r"never)\s+)",
         unless=r"\bnot\s+(?:\w+\s+){2,}"),
    cue("pending", "yet", r"yet(?=\s*[.,;”\"]|\s+(?:and|but|because)\b)",
         before=r"(?:\bnot|n[’']t)\s+(?:[\w’'-]+\s+){1,4}"),
    cue("pending", "yet", rf"yet to{VERB}", before=r"\b(?:ha(?:s|ve|d)(?: also)?|[’']ve|[’']s|is|are|was|were)\s+"),
    cue("pending", "review consideration investigation discussion", before=r"(?P<cue>\bunder (?:\w+\s+)?)"),
    cue("pending", "plan", rf"plan to{VERB}",
         before=r"(?:\b(?:they|we|i|you|who|and|also|people|to|not)|[a-z]{3}s)\s+",
         unless=rf"{_REFUSED}|\b(?:has|s|his|is|was|this)\s+"),
    cue("pending", "plans", rf"plans (?:to{VERB}|on(?=\s+\w+ing\b))", before=r"(?P<cue>\b(?:has|have|had) )?",
         unless=rf"{_REFUSED}|\b(?:his|her|its|their|our|the|of|on|about|s|my)\s+(?:\w+\s+)?|[’']\s*|"
         rf"\b(?:\w{{2,}}ing|\w+ed|made|"
         r"makes?|drew|drawn|laid out|lays out|unveils|announces?|outlines?|reveals|details|big|ambitious|new|"
         r"current|future|"
         r"immediate|specific|similar|for|with|into)\s+"),
    cue("pending", "plans", r"plans(?=\s+(?:an?|another|its|his|her)\b)",
         unless=r"\b(?:of|on|for|health|his|her|its|their)\s+"),
    cue("pending", "planned", rf"planned (?:to|on){VERB}", unless=_REFUSED),
    cue("pending", "planned", rf"planned{NOUN}", softens="thing",
         before=r"(?:\b(?:an?|the|his|her|its|their|our|of|for|and|any|against|two|several|on|previously|other|about|"
         r"some)|[’']s)\s+"),
    cue("pending", "planning", r"planning(?: to| on)?(?=\s+(?!ahead|process|stage|and|commission)[a-z])",
         before=rf"(?:{IS}|\bsaid\s+)",
         unless=_REFUSED),
    cue("pending", "planning", rf"planning to{VERB}", unless=_REFUSED),
    cue("pending", "intend intends intended intending", rf"\w+ to{VERB}",
         unless=rf"{IS}|{_REFUSED}|,\s+|\b(?:money|law|policy|measure)s?\s+"),
    cue("pending", "hope hopes hoped hoping aim aims aimed aiming", rf"\w+ to{VERB}",
         unless=rf"{_REFUSED}|\b(?:the|in|his|any|could|can|with|no|only|a|their|her|of|their|s)\s+"),
    cue("pending", "expect expects", rf"\w+ to{VERB}",
         unless=rf"{_REFUSED}|\b(?:you|should|can|could|would|to)\s+(?:\w+ly\s+)?"),
    cue("pending", "prepares preparing", rf"\w+ to{VERB}"),
    cue("pending", "prepare prepared", rf"\w+ to{VERB}",
         unless=rf"(?:{IS}|\b(?:be|get|to|better|well|we|must|should|fully|leader|person|someone|\w+ly)\s+)"),
    cue("pending", "considering", r"considering(?!\s+(?:that|how|what|the (?:fact|source|circumstances))\b)",
         before=rf"{IS}|\b(?:and|or|said|also|now|still|currently|reportedly|seriously|actively)\s+"),
    cue("pending", "consider considered considers", r"\w+(?=\s+(?!(?:being|anything|something|everything|nothing|"
         r"king)\b)\w{2,}ing\b)",
         unless=rf"{IS}|{_REFUSED}|\b(?:please|should|must|ought to|ha(?:ve|s|d) to|needs? to|let[’']s)\s+"),
    cue("pending", "weighing weighs", r"\w+(?!\s+(?:in|on|down|less|more|heavily|about|at|as|against|[\d])\b)",
         unless=r"\b(?:require|requires|of|it|that)\s+"),
    cue("pending", "weigh weighed", r"\w+(?=\s+(?:whether|(?:his|her|its|their) (?:next|options)|options)\b)"),
    cue("pending", "mulling mulls mulled", r"\w+(?: over)?"),
    cue("pending", "contemplating", before=rf"{IS}|\b(?:now|still|and)\s+"),
    cue("pending", "contemplated", r"\w+(?=\s+\w+ing\b)"),
    cue("pending", "set poised slated scheduled", rf"\w+ to{VERB}(?!\s+(?:music|work|zero|rest)\b)", before=BE,
         unless=r"\bnot\s+"),
    cue("pending", "poised slated scheduled", rf"\w+ to{VERB}"),
    cue("pending", "set", rf"set to{_DUE}", unless=r"\b(?:be|being|have|has|had|and|he|she|they)\s+"),
    cue("pending", "due", rf"due to{_DUE}", before=BE),
    cue("pending", "line", rf"line to{VERB}", before=r"(?P<cue>\bin\s+)",
         unless=r"\b(?:stand\w*|stood|wait\w*|people)\s+in\s+"),
    cue("pending", "about", rf"about to{VERB}", before=rf"{BE}(?:just )?",
         unless=r"\b(?:not|n[’']t)\s+(?:\w+\s+)?|(?:n[’']t)\s+"),
)  # fmt: skip

_AMOUNT: Final = rf"(?=\s+(?:an? )?{NUMBER})"
_EVERY: Final = r"(?=\s+(?:all|every\w*|half|the same|as (?:many|much)|a couple|noon|midnight|double|twice)\b)"
_WORD: Final = r"(?=\s+[“\"‘]?[a-z\d$€£])"
_APPROXIMATELY: Final = (
    cue("approximately", "about", rf"about(?:{_AMOUNT}|{_EVERY})", softens="amount"),
    cue("approximately", "around some roughly approximately", rf"\w+{_AMOUNT}", softens="amount"),
    cue("approximately", "roughly approximately", rf"\w+{_EVERY}", softens="amount"),
    cue("approximately", "nearly", rf"nearly{_WORD}", unless=r"\b(?:not|n[’']t)\s+|n[’']t\s+|\bnot\s+\w+\s+",
         softens="amount"),
    cue("approximately", "almost practically", softens="amount"),
    cue("approximately", "virtually", r"virtually(?=\s+(?!(?:on|in|at|from|this|and|or|with|for|to|by|through|via|due|"
         r"because|next|instead|rather|over|during|amid|while|after|before|if|as|but|than)\b)[a-z])", softens="amount"),
    cue("approximately", "essentially", softens="amount"),
    cue("approximately", "all", rf"all but{VERB}", softens="amount",
         before=rf"(?:{IS}|\b(?:has|have|had|would|will|could|may|might|to|seems?|seemed|looks?|looked|appears?|"
         rf"which|that)\s+)"),
    cue("approximately", "all", r"all but(?=\s+(?:certain|sure|impossible|dead|gone|over|unknown|\w{3,}(?:ed|ible|"
         r"able|less))\b)",
         softens="amount"),
    cue("approximately", "many much few", rf"\w+ as{_AMOUNT}", before=r"(?P<cue>\bas\s+)", softens="amount"),
    cue("approximately", "up", rf"up to{_AMOUNT}", softens="amount",
         unless=r"\b(?:add\w*|com\w+|leading|led|lead|back|go|goes|went|gone|going|r[io]se|risen|climb\w*|bump\w*|"
         r"jump\w*|stand\w*|stood|walk\w*|own\w*|it[’']s|live|lives|lived|wak\w+|woke)\s+"),
    cue("approximately", "up", r"up to(?=\s+an? (?:maximum|total))", softens="amount"),
    cue("approximately", "least most", rf"\w+(?:{_AMOUNT}|(?=\s+(?:another {NUMBER}|once|twice|part|several|"
         rf"some)\b))", before=r"(?P<cue>\bat\s+)", softens="amount"),
    cue("approximately", "estimated", r"estimated(?=\s+[\w$€£])", before=r"(?P<cue>\ban\s+)", softens="amount"),
    cue("approximately", "estimated", rf"estimated(?: at)?{_AMOUNT}", softens="amount",
         unless=r"\b(?:have|has|he|she|they|it)\s+"),
    cue("approximately", "close", rf"close to(?:{_AMOUNT}|(?= half\b))", softens="amount"),
    cue("approximately", "close", r"close to(?=\s+(?:being|\w{3,}ing)\b)",
         before=r"\b(?:c[ao]me|comes|coming|gets?|got|getting|are|is|was)\s+(?:(?:so|very|pretty)\s+)?"),
    cue("approximately", "upward upwards", rf"\w+ of{_AMOUNT}", softens="amount"),
    cue("approximately", "more", r"more or less(?! likely)", softens="amount"),
    cue("approximately", "so", r"so(?=\s*[.,;)—-]|\s+(?!(?:that|many|much|far|called|they|he|she|it|we|i)\b)[a-z])",
         before=rf"(?P<scope>{NUMBER}[\w\s-]{{0,24}})(?P<cue>\bor\s+)"),
    cue("approximately", "sort kind", r"\w+ of(?=\s+(?!(?:thing|things)\b)[a-z])", softens="amount",
         unless=r"\b(?:an?|the|this|that|some|any|what|same|every|all|one|no|these|those|of|other|which|new|"
         r"different|each|his|her|"
         r"their|its|my|our|your|right|wrong|certain|another|whatever|best|only|exact|first|particular|such|\w+est|"
         r"\w+al|\w+ic|\w+ive|two|three|"
         r"good|better|bad|rare|special|old|strange|weird|odd|more|and|or|next|worst|funny)\s+"),
    cue("approximately", "give", r"give or take", softens="amount"),
    cue("approximately", "thereabouts", before=r"(?P<cue>\bor\s+)"),
)  # fmt: skip

CUES: Final = (*_PENDING, *_APPROXIMATELY)
