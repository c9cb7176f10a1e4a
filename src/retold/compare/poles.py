"""What a phrase says of how something stands, on either side of a question: willing or forced, allowed or forbidden,
unharmed or hit. A retelling that says the other side tells the opposite, whatever its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from retold.compare.links import is_adverb, links, nearest
from retold.compare.wording import Look, Sentence

_BAN: Final = (
    r"(?:the |its |a |an |all |their |his |her )*(?:\w+ )?(?:ban|curfew|embargo|sanctions|restrictions|limits?|"
    r"moratorium|boycott|blockade|siege|lockdown|tariffs?|controls|freeze)"
)
# A line is a question, each of its two sides a pattern.
_QUESTIONS: Final = (
    (r"glad to|happy to|willing(?:ly)?|volunteer(?:s|ed|ing)?|of (?:his|her|its|their) own (?:accord|free will|"
     r"volition|initiative|choice)|voluntar(?:y|ily)|(?:came|come|coming) forward|gladly|by choice|chose to|"
     r"turned (?:himself|herself|themselves) in|gave (?:himself|herself|themselves) up",
     r"forced|compelled|coerced|obliged to|made to|pressured|ordered to|under (?:pressure|duress|protest|orders)|"
     r"reluctant(?:ly)?|unwilling(?:ly)?|grudgingly|against (?:his|her|its|their) will|tracked down|hunted down|"
     r"dragged|compulsory|involuntar(?:y|ily)"),
    (r"continue(?:s|d)? (?:to|in|as)|will (?:continue|remain|stay)|remain(?:s|ed|ing)? (?:in|at|on|as|a|an|the)|"
     r"stay(?:s|ed|ing)? (?:in|at|on|put)|keep(?:s|ing)? (?:his|her|its|their) (?:job|post|place|seat|licen[cs]e|"
     r"position)|carr(?:y|ies|ied|ying) on|reinstated",
     r"taken off|removed (?:from|as)|pulled from|struck off|suspended|stood down|step(?:s|ped|ping)? down|sacked|fired|"
     r"dismissed|dropped from|stripped of|quit|resign(?:s|ed|ing)?|sent home|on leave|ousted|forced out|expelled"),
    (r"untouched|unharmed|unhurt|unscathed|undamaged|uninjured|intact|spared|escaped (?:injury|damage|harm|unhurt)|"
     r"(?:hardly|barely|scarcely|(?<!a )little|not) (?:\w+ )?(?:touched|affected|damaged|harmed|hit|hurt)|unaffected|"
     r"no (?:damage|injuries|losses)|(?:nobody|no one|none \w+ \w+) was (?:\w+ )?(?:hurt|injured|hit|harmed)|"
     r"safe and well",
     r"(?:badly|hard|worst|severely|directly) (?:hit|damaged|hurt|affected|injured)|hit (?:hard|badly)|damaged|"
     r"destroyed|"
     r"ruined|devastated|wrecked|wiped out|injur(?:ed|ies)|wounded|harmed|hurt|crippled"),
    (r"allow(?:s|ed)?|permit(?:s|ted)?|entitled to|authori[sz]ed|legal(?:ly)?|lawful(?:ly)?|within the (?:rules|law|"
     r"limits?)|in (?:line|accordance|keeping) with|compli(?:ed|es) with|comply with|met the (?:rules|standards?|"
     r"requirements)|kept to the (?:rules|law|limit)|by the book",
     r"in breach|breach(?:ed|es|ing)?|violat(?:ed|es|ion|ions|ing)|against the (?:rules|law)|(?:broke|broken|"
     r"breaking) the "
     r"(?:rules|law|limit)|illegal(?:ly)?|unlawful(?:ly)?|banned|forbidden|forbids?|prohibit(?:s|ed)|outlawed|"
     r"unauthori[sz]ed|flout(?:s|ed|ing)|not allowed|not permitted|without (?:permission|authori[sz]ation)"),
    (r"knew|aware|(?:were|was|been) (?:told|informed|warned|notified)|had heard",
     r"did not know|didn't know|unaware|not aware|never (?:told|informed|warned|knew)|not (?:been )?(?:told|informed|"
     r"warned|notified)|no idea|in the dark|without (?:the |his |her |their )?knowledge|no knowledge"),
    (r"confirm(?:s|ed|ing)?|acknowledg(?:es|ed|ing)|admit(?:s|ted|ting)?|conced(?:es|ed|ing)",
     r"no (?:information|comment|knowledge)|den(?:y|ies|ied|ying)|(?:could|would|did|can) not (?:confirm|comment|"
     r"verify)|"
     r"declin(?:es|ed) to (?:comment|confirm)|refus(?:ed|es) to (?:comment|confirm)|disput(?:es|ed|ing)|"
     r"unable to (?:confirm|comment)|(?:couldn't|wouldn't|didn't) (?:confirm|comment|verify)"),
    (r"paid(?: back| in full)?|repaid|compensated|reimbursed",
     r"unpaid|not (?:been )?paid|never (?:been )?paid|outstanding|in arrears|withheld|owed|owes"),
    (r"in (?:working )?order|functioning|operational|switched on|turned on|in (?:use|service|operation)|fitted|"
     r"installed",
     r"broken|out of (?:order|action|service|use)|faulty|defective|switched off|turned off|disabled|"
     r"(?:not|never)(?: been)? (?:fitted|installed|working)|missing"),
    (r"satisfied|pleased|welcom(?:es|ed|ing)|delighted|relieved|content with|prais(?:es|ed|ing)|hail(?:s|ed)|"
     r"applaud(?:s|ed)|"
     r"not angry",
     r"angry|furious|dissatisfied|disappointed|dismayed|upset|critici[sz](?:es|ed|ing)|condemn(?:s|ed|ing)|outraged|"
     r"unhappy|deplor(?:es|ed)|angered|enraged"),
    (r"calm(?:ly)?|peaceful(?:ly)?|orderly|without (?:incident|trouble|violence)|good-natured",
     r"violent(?:ly)?|chaotic|riot(?:s|ed|ing)?|unruly|disorder|rowdy|turmoil|far from (?:peaceful|calm)|mayhem"),
    (r"unanimous(?:ly)?|united|consensus|in agreement|of one mind|agreed unanimously",
     r"split|divided|at odds|disagreed|deadlock(?:ed)?|bitterly divided|could not agree"),
    (r"on time|on schedule|ahead of (?:time|schedule)|punctual(?:ly)?",
     r"(?:hours|days|weeks|months|years|minutes|too) late|delayed|behind schedule|overdue|postponed"),
    (r"free of charge|at no (?:cost|charge)|for nothing|for free",
     r"for a fee|must pay|will (?:have to )?pay|charged|at a cost"),
    (r"enough|sufficient|ample|plenty of|adequate|more than enough",
     r"not enough|too (?:few|little)|insufficient|shortages?|short of|scarce|ran out|run out|inadequate|running low"),
    (r"cleared of|exonerated|acquitted|not guilty|innocent|vindicated|no wrongdoing|nothing wrong|not (?:to blame|"
     r"at fault)",
     r"guilty|convicted|to blame|at fault|implicated in|culpable"),
    (r"safe(?:ly)?|harmless|no (?:risk|danger|threat)|not dangerous",
     r"dangerous(?:ly)?|unsafe|harmful|hazardous|pos(?:es|ed|ing)? a (?:\w+ )?(?:risk|danger|threat)|toxic"),
    (r"unchanged|no change|held steady|kept steady|as before|left (?:it |them )?alone|stood still",
     r"changed|rose|fell|increased|decreased|raised|lowered|altered|hiked|doubled|halved"),
    (r"on purpose|deliberate(?:ly)?|intentional(?:ly)?|wilful(?:ly)?|knowingly",
     r"accidental(?:ly)?|by (?:mistake|accident|chance)|unintentional(?:ly)?|inadvertent(?:ly)?|in error|unknowingly"),
    (r"alone|on (?:his|her|its|their) own|single-handed(?:ly)?|by (?:himself|herself|itself)|unaided|without help",
     r"together with|with (?:help|accomplices|others)|helped by|accompanied by|jointly|accomplices?"),
    (r"as expected|predicted|foreseen|no surprise|unsurpris\w+",
     r"unexpected(?:ly)?|surpris(?:e|ed|ing|ingly)|shock(?:ed|ing)?|unforeseen|against (?:all )?expectations"),
    (r"in public|publicly|openly|in the open",
     r"secret(?:ly)?|in private|privately|behind closed doors|confidential(?:ly)?|in secret"),
    (r"confident|unconcerned|not worried|unworried|reassured|hopeful|optimistic",
     r"worried|anxious|alarmed|afraid|fearful|pessimistic|doubtful|sceptical|skeptical|gloomy"),
    (r"agree(?:s|d)? (?:to|with|that)|accept(?:s|ed|ing)?|consent(?:s|ed)|approv(?:es|ed)|grant(?:s|ed)|gave (?:its|"
     r"his|her|"
     r"their) (?:consent|approval|blessing)",
     r"refus(?:e|es|ed|ing)|reject(?:s|ed|ing)?|turn(?:s|ed)? down|said no|disput(?:e|es|ed|ing)|rebuff(?:s|ed)|"
     r"contest(?:s|ed|ing)|veto(?:es|ed)"),
    (r"few|hardly any|a handful of|almost no|next to no|rare(?:ly)?|seldom|isolated",
     r"many|most|scores of|dozens of|hundreds of|plenty of|widespread|often|frequent(?:ly)?|common"),
    (r"because of|due to|owing to|thanks to|as a result of", r"despite|in spite of|regardless of|notwithstanding"),
    (r"all of|every one of|everyone|everybody|each of", r"none of|nobody|no one|neither of|not one of|not a single"),
    (rf"(?:lift|eas|relax|scrapp?|end|remov)(?:s|es|ed|ing) {_BAN}",
     rf"(?:impos|extend|tighten|introduc|keep|maintain|uphold|reimpos|announc)(?:s|es|ed|ing) {_BAN}|(?:kept|"
     rf"upheld) {_BAN}"),
    (r"survived|alive|pulled through|made a full recovery", r"died|dead|was killed|were killed|perished|succumbed"),
    (r"slight(?:ly)?|minor|lightly|mild(?:ly)?", r"severe(?:ly)?|seriously|gravely|critical(?:ly)?|heavily|badly"),
    (r"(?:better|stronger|higher|faster|more|earlier) than (?:\w+ )?(?:expected|forecast|predicted|feared|hoped|"
     r"planned)|"
     r"(?:above|over|beyond) (?:the )?(?:average|expectations|target|limit|forecasts?)|exceed(?:s|ed)|"
     r"beat (?:forecasts|"
     r"expectations)",
     r"(?:worse|weaker|lower|slower|less|fewer|later) than (?:\w+ )?(?:expected|forecast|predicted|feared|hoped|"
     r"planned)|"
     r"(?:below|under|short of) (?:the )?(?:average|expectations|target|limit|forecasts?)|missed (?:forecasts|"
     r"expectations)"),
    (r"help(?:s|ed|ing)?(?! (?:himself|herself))|boost(?:s|ed|ing)?|benefit(?:s|ed)?|strengthen(?:s|ed)?|"
     r"improv(?:es|ed)",
     r"hinder(?:s|ed)?|harm(?:s|ed)?|hamper(?:s|ed)?|hurts?|weaken(?:s|ed)?|undermin(?:es|ed|ing)|obstruct(?:s|ed)?|"
     r"worsen(?:s|ed)?"),
    (r"urg(?:es|ed|ing)|encourag(?:es|ed|ing)|advis(?:es|ed)(?! against)|recommend(?:s|ed)(?! against)",
     r"discourag(?:es|ed|ing)|(?:advis(?:es|ed)|recommend(?:s|ed)|warn(?:s|ed)|caution(?:s|ed)) against"),
    (r"thank(?:s|ed|ing)|credit(?:s|ed)|defend(?:s|ed|ing)|absolv(?:es|ed)|stood by|stands by",
     r"blam(?:es|ed|ing)|accus(?:es|ed|ing)|fault(?:s|ed)|distanc(?:es|ed) (?:himself|herself|itself|themselves) from|"
     r"disown(?:s|ed)"),
    (r"vot(?:e|es|ed|ing) (?:for|in favou?r of|to (?:approve|back|keep|pass))|campaign(?:s|ed) for",
     r"vot(?:e|es|ed|ing) (?:against|down|to (?:reject|block|scrap))|campaign(?:s|ed) against"),
    (r"(?:met|hit|reached|made|kept) (?:its|the|his|her|their) (?:target|deadline|goal|promise|word)",
     r"(?:missed|broke|failed to meet|fell short of) (?:its|the|his|her|their) (?:target|deadline|goal|promise|word)"),
    (r"genuine|authentic|original", r"fake|forged|forger(?:y|ies)|counterfeit|bogus|hoax"),
    (r"sober|had not been drinking", r"drunk|intoxicated|over the limit|had been drinking"),
    (r"awake", r"asleep|nodded off|dozed(?: off)?"),
    (r"lead(?:s|ing)?(?= (?:by|in the|the|with|narrowly|over))|led(?= (?:by|in the|with|narrowly))|ahead of|"
     r"in front of",
     r"trail(?:s|ed|ing)?|behind (?:in the polls|by)|lag(?:s|ged|ging)?"),
)  # fmt: skip
_SIDES: Final = tuple(
    (number, side, re.compile(rf"(?<![\w'-])(?:{pattern})(?![\w'-])"))
    for number, pair in enumerate(_QUESTIONS)
    for side, pattern in zip((True, False), pair, strict=True)
)
_NOT: Final = frozenset("not never no hardly barely scarcely without neither nor cannot nobody none nothing".split())
_NEAR: Final = 4


@dataclass(frozen=True, slots=True)
class Pole:
    """Words `start` to `end` that say one side of a question."""

    question: int
    side: bool
    start: int
    end: int


def poles(sentence: Sentence) -> dict[int, Pole]:
    """By question the side that a sentence takes; none of which it takes both."""
    return sentence.once(_poles)


def _poles(sentence: Sentence) -> dict[int, Pole]:
    found: dict[int, list[Pole]] = {}
    for question, side, pattern in _SIDES:
        for match in pattern.finditer(sentence.joined):
            start, end = sentence.word_at(match.start()), sentence.word_at(match.end() - 1) + 1
            if any(sentence.name(i) for i in range(start, end)):
                continue
            found.setdefault(question, []).append(Pole(question, side ^ _is_denied(sentence, start), start, end))
    kept: dict[int, Pole] = {}
    for question, ones in found.items():
        whole = [one for one in ones if not any(_inside(one, other) for other in ones)]
        if len({one.side for one in whole}) == 1:
            kept[question] = whole[0]
    return kept


def _inside(one: Pole, other: Pole) -> bool:
    wider = other.end - other.start > one.end - one.start
    return wider and other.start < one.end and one.start < other.end


def _is_denied(sentence: Sentence, start: int) -> bool:
    """Whether a negation stands right before, auxiliaries and adverbs passed over."""
    for i in range(start - 1, max(-1, start - 1 - _NEAR), -1):
        word = sentence.words[i]
        if word in _NOT or word.endswith("n't"):
            return True
        if i + 1 in sentence.breaks or (sentence.content(i) and not is_adverb(word)):
            return False
    return False


def swapped(look: Look) -> Iterator[tuple[Pole, Pole]]:
    """Questions that the two sentences answer otherwise, of a thing that stands beside the answer on both sides."""
    theirs = poles(look.derived)
    for question, old in poles(look.source).items():
        new = theirs.get(question)
        if new is not None and new.side != old.side and _of_one_thing(look, old, new):
            yield old, new


def _of_one_thing(look: Look, old: Pole, new: Pole) -> bool:
    """Whether one of the two content words before the answers is alike, or one of those behind them."""
    forward = links(look).forward
    for step in (-1, 1):
        ours = nearest(look.source, old.start if step < 0 else old.end - 1, step, 2)
        theirs = set(nearest(look.derived, new.start if step < 0 else new.end - 1, step, 2))
        if any(not theirs.isdisjoint(forward.get(at, ())) for at in ours):
            return True
    return False
