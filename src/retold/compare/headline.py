"""`headline_unsupported`: what a derived title says that neither its own text nor the source says.

The reading names a title's strong verbs, figures, names and quoted words that its own text lacks; here the source is
asked too. Then come claims that go beyond any text: an end for good, a first, a proof, a lie, a theft, a crime, a
desertion, a cure or ruin; each is supported by a word of its class in either text. How a title is set (capitals,
dropped articles, short words) is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import numpy as np

from retold import settings
from retold.compare.align import Pair
from retold.compare.finding import change
from retold.compare.lexicon import alike
from retold.compare.telling import content_stems, plain
from retold.records import Change, Span
from retold.text import Keys

_WORD: Final = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*")
# A claim of a title, and the words in a text that support it in full or in part.
_CLAIMS: Final = tuple(
    (re.compile(rf"(?<!\w)(?:{claim})(?!\w)", re.IGNORECASE), re.compile(rf"(?<!\w)(?:{support})", re.IGNORECASE))
    for claim, support in (
        (
            r"for good(?! reason| measure| cause)|forever|permanently|once and for all|never again|(?:years|decades|"
            r"generations) to come",
            r"for good|forever|permanen|once and for all|never again|(?:years|decades|generations) to come|"
            r"indefinite|lasting|no plans? to (?:return|reopen)",
        ),
        (
            r"(?:more|worse) to come",
            r"(?:more|further|worse) (?:is|are|was|were|will|to)|expected|forecast|continu|likely|ahead|plans?\b",
        ),
        (
            r"first[- ]ever|(?:\w+est|best|worst|most \w+|least \w+|first) (?:\w+ )?ever|unprecedented|of all time",
            r"ever|unprecedented|never before|record|histor|first|\w+est\b|most|of all time|all[- ]time|since",
        ),
        (
            r"prove[sdn]?|proof|certainly|definitely|undoubtedly|without (?:a )?doubt|conclusively|beyond doubt",
            r"pro(?:ve|of|ving)|certain|definite|doubt|conclusi|sure\b|guarantee|inevitab|no question|clear",
        ),
        (
            r"lied|lying|liars?|caught lying|cheats?|cheated|cheating|hoax|fraud|fraudsters?",
            r"lie[sd]?\b|lying|liar|false|mislead|misled|untru|dece[ip]|dishonest|mischaracter|misrepresent|cheat|"
            r"trick|hoax|fraud|fak|scam|sham|perjur|swindl|forg|made[- ]up|not true|contradict",
        ),
        (
            r"stole|steals|stolen|robs|robbed|looted|loots|theft|thief|thieves|embezzl\w+|bribes?|bribed|kickbacks?",
            r"steal|stole|theft|thie[fv]|rob|loot|burgl|embezzl|misappropriat|tak(?:e|ing)|took|brib|kickback|"
            r"corrupt|paid|pay",
        ),
        (
            r"criminals?|illegal(?:ly)?|broke (?:\w+ )?laws?|breaks (?:\w+ )?laws?|guilty|treason|crimes?",
            r"crim|illegal|unlawful|outlaw|law\b|laws\b|guilt|convict|treason|felon|offen[cs]e|violat|breach|charge|"
            r"indict|prosecut|police|court|arrest|traitor",
        ),
        (
            r"abandon(?:s|ed|ing)?|ditch(?:es|ed|ing)?|desert(?:s|ed|ing)|betray(?:s|ed|al)?|flees|fled|"
            r"surrender(?:s|ed)?|turn(?:s|ed) (?:his|her|its|their) backs? on|walk(?:s|ed) away from",
            r"abandon|ditch|desert(?:s|ed|ing)|betray|flee|fled|surrender|drop|scrap|leav|left|quit|withdr|pull|"
            r"walk|giv\w+ up|gave up|cancel|exit|switch|revers|chang|back(?:s|ed|ing)? (?:down|out|away|off)|break|"
            r"broke|split|reject|end(?:s|ed|ing)?\b",
        ),
        (
            r"cures?|cured|prevents|ruins|ruined|destroys|destroyed|wrecks|wrecked|dooms|doomed|devastate[sd]",
            r"cur(?:e|ing)|prevent|avert|avoid|stop|protect|ruin|destr|damag|wreck|loss|lose|lost|doom|devast|hurt|"
            r"harm|kill|dead|death|los(?:e|ing)|demolish|burn|collaps",
        ),
        (
            r"storm(?:s|ed|ing)?",
            r"storm|forc|broke (?:in|through|down)|breach|invad|rush|overr[au]n|attack|wind|rain|gale|snow|weather",
        ),
        (
            r"summon(?:s|ed)",
            r"summon|call(?:s|ed)? (?:in|before|to)\b|order|subpoena|demand|requir|recall|asked to",
        ),
        (
            r"panic(?:s|ked)?|chaos|mayhem|carnage|bloodbath|humiliat\w+",
            r"panic|chao|mayhem|carnage|blood|terr|fear|scrambl|confus|disorder|disarray|turmoil|crowd|flee|fled|"
            r"mess|shambl|frantic|stamped|dead|kill|humiliat|embarrass|sham(?:e|ing)|mock|ridicul|defeat",
        ),
        (
            r"plott(?:ed|ing)|conspir(?:es|ed|acy)|cover[- ]?up|cover(?:s|ed) up",
            r"plot|conspir|cover|conceal|hid|hush|suppress|secre|collu|plan|withh",
        ),
        (
            r"furious|fury|outrage[ds]?|enraged|livid|fuming|anger(?:s|ed)?|angry|rage",
            r"fur(?:y|ious)|outrag|rage|livid|fum|anger|angr|bitter|critici|condemn|protest|oppos|complain|"
            r"disappoint|upset|shock|resent|object|slam|blast|denounc|backlash|scorn|shout|attack|insult|unhappy|"
            r"dismay|offend|disgust",
        ),
        (
            r"terrified|terrifying|scared|panicked|horrified|horrifying|nightmare|terror",
            r"terr|scare|panic|horr|nightmare|fear|afraid|fright|worr|alarm|anxi|shock|threat|danger|trauma",
        ),
        (
            r"deliberately|on purpose|intentionally|knowingly|wilfully|willfully",
            r"deliberate|purpose|intention|intend|know|knew|aware|wilful|willful|plan|meant|conscious|want",
        ),
        (
            r"secret(?:ly|s)?|hushed up|behind closed doors|stealth",
            r"secre|hush|quiet|hid|conceal|confiden|private|undisclosed|closed|stealth|covert|unannounced|"
            r"classified|without (?:telling|informing|notice)|behind|leak|not (?:public|told|known)|anonymous|"
            r"unnamed",
        ),
        (
            r"crisis|disaster|catastroph\w+|meltdown|collapse[sd]?|collapsing",
            r"cris[ie]s|disaster|catastroph|meltdown|collaps|emergenc|fail|shortage|urgen|danger|devast|damag|destr|"
            r"tragedy|chaos|threat|problem|fell|bankrupt|ruin|dire|severe|worst|kill|dead|died",
        ),
        (
            r"scandal(?:s|ous)?|corruption|corrupt|disgrace(?:d|ful)?|shameful",
            r"scandal|corrupt|disgrac|sham(?:e|ing)|brib|fraud|alleg|accus|inquir|investigat|affair|misconduct|"
            r"controvers|wrongdo|charge|resign|embezzl|kickback|cheat|fake|lie[sd]?\b|abuse",
        ),
        (
            r"ignore[sd]?|ignoring|defies|defied|flouts?|flouted|snubs?|snubbed",
            r"ignor|disregard|overlook|def(?:y|i)|flout|snub|refus|reject|despite|against|violat|contrary|without|"
            r"(?:not|n[’']t|never|no) |declin|fail|warn|neglect|dismiss|breach|skip|absent|spurn",
        ),
        (
            r"forces|forced|forcing",
            r"forc|made|make|had to|has to|have to|must|order|compel|requir|oblig|press|coerc|unable|stop|leav|"
            r"because|after",
        ),
        (
            r"miracle|miraculous(?:ly)?|breakthrough|wonder drug",
            r"mira[ck]|breakthrough|wonder|astonish|remarkabl|unexpected|extraordinar|advance|discover|incredibl|"
            r"lucky",
        ),
        (
            r"toxic|poison(?:ous|ed|s)?|deadly|lethal|killer",
            r"toxi|poison|dead|die[sd]?\b|death|lethal|fatal|kill|contamin|pollut|harm|hazard|danger|unsafe|unfit|"
            r"sick|ill\b|risk",
        ),
    )
)  # fmt: skip
_LOOSE: Final = re.compile(  # before a claim that is none
    r"\?|\b(?:not|no|never|without|den(?:y|ies|ied)|if|whether|may|might|could|would|should|must|how|why|what|who|"
    r"trial|opinion|review)\b|n[’']t\b",
    re.IGNORECASE,
)


_LABEL: Final = re.compile(r"(?: \w+)?:")  # what stands before a colon announces what follows


def headline_changes(pair: Pair) -> Iterator[Change]:
    """Claims of the derived title that neither text has, in one finding."""
    title = pair.derived.reading.article.title or ""
    if not title or plain(pair.source.reading.article.title or "") == plain(title):
        return
    headline = pair.derived.reading.headline
    found = [(span, headline.confidence) for span in headline.unsupported] if headline else []
    found = [(span, sure) for span, sure in found if not _supported(pair, title, span)]
    if len(found) == 1 and _may_be_name(title, found[0][0]):
        found = [(found[0][0], found[0][1] * settings.COMPARE_HEADLINE_WORD)]
    found += [(span, settings.COMPARE_HEADLINE_CLAIM) for span in _beyond(pair, title)]
    if not found:
        return
    spans = sorted({span for span, _ in found})
    words = " … ".join(f"“{' '.join(title[span.start : span.end].split())}”" for span in spans)
    because = f"The title says {words}; neither this text nor the source does."
    after = Span(spans[0].start, max(span.end for span in spans))
    before, sure = _best(pair, content_stems(title)), max(sure for _, sure in found)
    yield change(pair, "headline_unsupported", before, after, because=because, confidence=sure, in_title=True)


def _may_be_name(title: str, span: Span) -> bool:
    """Whether the words are one word that begins with a capital."""
    word = title[span.start : span.end]
    return len(word.split()) == 1 and not word[:1].islower()


def _beyond(pair: Pair, title: str) -> Iterator[Span]:
    """The title's claims of the closed classes that no word of either text supports."""
    for claim, support in _CLAIMS:
        found = claim.search(title)
        if found is None or _LOOSE.search(title[: found.start()]) or title.rstrip().endswith("?"):
            continue
        if _quoted(title, found.start()) or _LABEL.match(title, found.end()):
            continue
        other = pair.source.reading.article
        if not any(support.search(text) for text in (_body(pair, title), other.text, other.title or "")):
            yield Span(found.start(), found.end())


def _quoted(title: str, place: int) -> bool:
    """Whether a place of the title stands inside quotation marks of any form."""
    return len(re.findall(r"[\"“”]|(?<!\w)[‘']|[’'](?!\w)", title[:place])) % 2 == 1


def _body(pair: Pair, title: str) -> str:
    """The derived text without a first line that is its title."""
    text = pair.derived.text
    head, _, rest = text.lstrip().partition("\n")
    return rest if plain(head) == plain(title) else text


def _supported(pair: Pair, title: str, span: Span) -> bool:
    """Whether the source has the words, or they are no claim: a label before a colon, initials, the writer's name."""
    words = title[span.start : span.end]
    quoted = words[:1] in "“\"‘'"
    if (title[span.end : span.end + 1] == ":" and not quoted) or (
        words.isupper() and len(words) <= settings.COMPARE_INITIALS
    ):
        return True
    article = pair.derived.reading.article
    if words.casefold() in " ".join((*article.authors, article.outlet or "")).casefold():
        return True
    wanted = content_stems(words)
    held = np.isin(wanted, content_stems(pair.source.reading.article.title or "")).all()
    return bool(held) or _in_a_sentence(pair, wanted) or (not quoted and _is_like(pair, words))


def _is_like(pair: Pair, words: str) -> bool:
    """Whether each of some words has one like it in the source."""
    source = pair.source.reading.article
    held = {word.casefold() for word in _WORD.findall(f"{source.title or ''} {source.text}")}
    return all(any(alike(word, other) for other in held) for word in _WORD.findall(words))


def _in_a_sentence(pair: Pair, wanted: Keys) -> bool:
    """Whether one sentence of the source has all the words."""
    side = pair.source
    places = np.flatnonzero(np.isin(side.stems, wanted) & (side.sentence >= 0))
    codes = np.unique(np.stack((side.sentence[places].astype(np.uint64), side.stems[places])), axis=1)
    return bool(len(places)) and int(np.bincount(codes[0].astype(np.int64)).max()) >= len(wanted)


def _best(pair: Pair, wanted: Keys) -> Span | None:
    """The source's sentence that has most of the title's words, if it has two or more."""
    side = pair.source
    places = np.flatnonzero(np.isin(side.stems, wanted) & side.content & (side.sentence >= 0))
    if not len(places):
        return None
    codes = np.unique(np.stack((side.sentence[places].astype(np.uint64), side.stems[places])), axis=1)
    counts = np.bincount(codes[0].astype(np.int64))
    return side.reading.sentences[int(counts.argmax())] if counts.max() >= 2 else None
