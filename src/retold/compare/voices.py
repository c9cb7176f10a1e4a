"""To whom a telling puts words, and whether two tellings put them to one and the same.

A title, a pronoun, a surname and a role stand for the full name that the text gives; the spokesman of a body for the
body. What cannot be told apart is taken for the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

import numpy as np

from retold import outlets, settings
from retold.compare.telling import Indices, Telling
from retold.records import Attribution, Credit, Span, Spans

SAYING: Final = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?)|according|add(?:ed|s|ing)|stat(?:ed?|es|ing|ement)|report(?:ed|s|edly)?|announc\w+|"
    r"claim\w*|argu\w+|wr(?:ote|ites?|iting|itten)|tweet\w*|post(?:ed|s)|testif\w+|acknowledg\w+|not(?:ed?|es|ing)|explain\w*|"
    r"insist\w*|(?<!so-)call(?:ed|s|ing)|describ\w+|den(?:y|ie[ds])|warn\w*|alleg\w+|accus\w+|assert\w*|contend\w*|maintain\w*|"
    r"confirm\w*|suggest\w*|believ\w+|think\w*|thought|find(?:s|ings)?|found|show(?:ed|s|n)?|cit(?:ed|es|ing)|quot\w+|"
    r"conclud\w+|indicat\w+|reveal\w*|estimat\w+|per(?! ?cent)|in (?:his|her|their|its) (?:view|words)|asked|declar\w+|"
    r"admit\w*|"
    r"predict\w*|critici[sz]\w+|prais\w+|promis\w+|vow\w*|pledg\w+|recall\w*|respond\w*|repl(?:y|ie[ds])|agree[ds]?|"
    r"establish\w*|reckon\w*|jok(?:ed|es|ing)|put it|disclos\w+|expect\w*|hope[ds]?|want(?:ed|s)?|express\w*|"
    r"urg(?:ed?|es|ing)|sp(?:oke|oken|eaks?) of|verdict|view|opinion|footage|video|released?|memo|poll|survey|"
    r"study|report)\b",
    re.IGNORECASE,
)
OUTLET: Final = {"reported_by", "agency", "via", "self_reference"}
NAMED_OUTLET: Final = (
    r"(?:news)?paper|daily|weekly|monthly|magazine|(?:news )?(?:web)?site|(?:news|wire|press) agency|broadcaster|"
    r"radio station|tv station|channel|network|tabloid|broadsheet|journal|blog|podcast"
)
_OUTLETS: Final = (
    r"(?:news)?papers?|magazines?|websites?|news ?sites?|outlets?|(?:news|wire|press) (?:agency|agencies|service)|"
    r"broadcasters?|radio(?: station)?|tv(?: station| channel)?|television|channel|network|tabloids?|broadsheets?|"
    r"daily|weekly|monthly|gazette|blog|podcast|media|press|reporters?|journalists?|correspondents?"
)
_OUTLET: Final = re.compile(
    rf"^(?:the |an? |\w+ ){{0,4}}(?:{_OUTLETS})(?:$|['’]s\b| reports?\b| stor(?:y|ies)\b| (?=[A-Z]))", re.IGNORECASE
)
_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_OF_OUTLET: Final = (
    r"(?:the |an? )?(?:new |earlier |recent )?{}(?:['’]s)?"
    r"(?: (?:reports?|story|stories|article|investigation|analysis))?"
)
_LETTERS: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OWNED: Final = re.compile(r"['’]s?$")
_PRONOUN: Final = frozenset(
    "he she they it i we you who his her their its him them that this these those one someone".split()
)
_LITTLE: Final = frozenset(
    "a an the of for in on at to from with by and or s as who which that his her their its our my some several many "
    "two three four five six seven eight nine ten dozens hundreds few both other another more one at least senior "
    "former current local top new old first second chief deputy acting state federal national city county town "
    "regional mr mrs ms dr sir dame lord lady president".split()
)
_SMALL: Final = frozenset("a an the of for in on at to from with by and or s as who which that".split())
_LEADERS: Final = frozenset(
    "director head chief chair chairman chairwoman president leader boss manager secretary".split()
)
# Who may speak, by what they are: words in one line may stand for one another, words of two lines not.
_CLASSES: Final = tuple(
    frozenset(line.split())
    for line in (
        "police officer officers investigator investigators detective detectives sheriff deputies trooper troopers "
        "constable constables cop cops patrolman policeman policemen policewoman constabulary inspector inspectors",
        "prosecutor prosecutors prosecution attorney-general",
        "lawyer lawyers attorney attorneys counsel solicitor solicitors barrister barristers defence defense",
        "judge judges court justice magistrate tribunal",
        "resident residents neighbor neighbors neighbour neighbours villager villagers townspeople inhabitants locals "
        "tenant tenants",
        "witness witnesses bystander bystanders onlooker onlookers passer-by passers-by passerby passersby",
        "family relative relatives mother father wife husband widow son daughter brother sister parents parent "
        "aunt uncle cousin",
        "union unions worker workers employee employees staff miner miners docker dockers striker strikers crew",
        "company firm manufacturer maker owner owners developer developers executive executives management employer "
        "corporation operator",
        "scientist scientists researcher researchers expert experts economist economists professor professors academic "
        "academics scholar scholars geologist geologists engineer engineers analyst analysts",
        "doctor doctors nurse nurses physician physicians surgeon surgeons medic medics paramedic paramedics hospital "
        "clinic",
        "government minister ministers ministry cabinet administration premier",
        "activist activists advocate advocates campaigner campaigners protester protesters demonstrator demonstrators",
        "critic critics opponent opponents opposition rival rivals",
        "supporter supporters ally allies backer backers",
        "report study survey poll papers paper documents document records record filing memo letter indictment "
        "speech remarks copy text "
        "complaint lawsuit audit",
        "mayor council councillor councillors alderman",
        "lawmaker lawmakers senator senators legislator legislators congressman congresswoman mp mps representative "
        "parliament",
        "teacher teachers principal headmaster headmistress school",
        "farmer farmers grower growers fisherman fishermen",
        "firefighter firefighters fireman firemen",
        "passenger passengers driver drivers customer customers patient patients student students pupil pupils",
        "victim victims survivor survivors",
        "treasurer accountant accountants auditor auditors",
        "army military forces soldier soldiers troops navy marines",
        "landlord landlords landlady",
        "rebel rebels insurgent insurgents militant militants guerrilla guerrillas fighters",
        "suspect suspects defendant defendants accused",
        "player players captain striker midfielder goalkeeper footballer",
        "coach coaches trainer referee umpire",
        "priest vicar bishop archbishop rector pastor imam rabbi church",
        "actor actress singer musician director producer artist",
    )
)
GENERAL: Final = frozenset(
    "official officials authority authorities spokesman spokeswoman spokesperson spokespeople aide aides adviser "
    "advisers source sources person people man woman men women someone statement group agency department office board "
    "committee commission chairman chairwoman head chief leader leaders member members director secretary "
    "representative representatives insider insiders team organization organisation association service institute "
    "center centre university body".split()
)
_IN_OFFICE: Final = (0, 1, 3, 11, 16, 17, 20)  # the classes that "officials" may be
_DOCUMENT: Final = next(number for number, words in enumerate(_CLASSES) if "document" in words)
_OFFICIALS: Final = frozenset("official officials authority authorities".split())


@dataclass(frozen=True, slots=True)
class Voice:
    """One to whom words are put: the words for it, its names (small letters) and its other nouns; `person` by kind."""

    attribution: Attribution
    said: str
    names: frozenset[str]
    nouns: frozenset[str]
    pronoun: bool
    person: bool
    bare: bool  # no name stands there: what names it has are the reading's guess
    role: frozenset[str]  # every word for it but names, titles too

    @property
    def classes(self) -> frozenset[int]:
        """What the nouns make of it: indices of `_CLASSES`; none where nothing is known."""
        return frozenset(number for number, words in enumerate(_CLASSES) if words & (self.nouns | self.names))

    @property
    def is_document(self) -> bool:
        """Whether it is a text, behind which somebody stands."""
        speaker = self.attribution.speaker
        return _DOCUMENT in self.classes or (speaker is not None and speaker.kind == "document")


_NO_NAMES: Final = _LITTLE.union(GENERAL, _PRONOUN, *_CLASSES)


def voice(side: Telling, attribution: Attribution) -> Voice | None:
    """Who an attribution's source is, with what the reading made of it; nothing where it has none."""
    speaker = attribution.speaker
    if not attribution.source or speaker is None:
        return None
    said = " ".join(side.text[span.start : span.end] for span in attribution.source)
    stands = _words(said)
    known = _words(" ".join(filter(None, (speaker.name, speaker.affiliation))))
    names = {word.casefold() for word in (*stands[1:], *known) if word[:1].isupper()} - _LITTLE
    nouns = {word.casefold() for word in (*stands, *_words(f"{speaker.name or ''} {speaker.role or ''}"))}
    if stands and stands[0][:1].isupper() and (speaker.kind == "named" or stands[0] in known):
        names.add(stands[0].casefold())
    names -= _NO_NAMES
    own = {word.casefold() for word in stands if word[:1].isupper()}
    return Voice(
        attribution,
        said,
        frozenset(names),
        frozenset(nouns - names - _LITTLE - _PRONOUN),
        len(stands) > 0 and all(word.casefold() in _PRONOUN for word in stands),
        speaker.kind == "named",
        not own & names,
        frozenset(nouns - names - _PRONOUN - _SMALL),
    )


def _words(text: str) -> list[str]:
    return [part for word in _LETTERS.findall(text) for part in _OWNED.sub("", word).split("-")]


def differs(one: Voice, other: Voice) -> float:
    """How sure it is that two voices are not one, from the words for them alone; 0 where they may be one."""
    if _share_a_name(one.names, other.names):
        return 0.0
    if (one.bare or other.bare) and one.role & other.role - GENERAL:
        return 0.0
    if one.person and other.person and one.names and other.names:
        pronoun = one.pronoun or other.pronoun
        return settings.COMPARE_SPEAKER_PRONOUN if pronoun else settings.COMPARE_SPEAKER_NAMES
    if one.nouns & other.nouns - GENERAL:
        return 0.0
    if one.names and other.names and not (one.person or other.person) and not _general(one, other):
        return settings.COMPARE_SPEAKER_BODIES
    if _lead_different(one, other):
        return settings.COMPARE_SPEAKER_LEADERS
    return settings.COMPARE_SPEAKER_CLASSES if _classes_differ(one, other) else 0.0


def _lead_different(one: Voice, other: Voice) -> bool:
    """Whether both are heads of bodies that have no word in common: "the head of the rescue", "the camp's director"."""
    bodies = [each.nouns - GENERAL - _LEADERS for each in (one, other)]
    leads = bool(one.role & _LEADERS and other.role & _LEADERS)
    return leads and (one.bare or other.bare) and all(bodies) and not bodies[0] & bodies[1]


def _general(one: Voice, other: Voice) -> bool:
    """Whether either is somebody of a body ("a spokesman for"), who may speak for another body too."""
    return bool((one.nouns | other.nouns) & GENERAL)


def _classes_differ(one: Voice, other: Voice) -> bool:
    left, right = one.classes, other.classes
    if (not left and not right) or one.nouns & other.nouns & GENERAL or (one.nouns | other.nouns) <= GENERAL:
        return False
    if _DOCUMENT in left | right:
        return False  # prosecutors speak by a complaint
    if not left or not right:
        general, classes = (one, right) if not left else (other, left)
        return bool(general.nouns & _OFFICIALS) and not general.names and not classes & set(_IN_OFFICE)
    return not left & right


def _share_a_name(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether a name, or two spellings of one, or a body's initials, stand on both sides."""
    if left & right:
        return True
    for one in left:
        for other in right:
            if one[:1] == other[:1] and SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.75:
                return True
    return any(len(word) == len(names) > 1 and set(word) == {name[0] for name in names}
               for words, names in ((left, right), (right, left)) for word in words)  # fmt: skip


@lru_cache(maxsize=65536)
def is_outlet_name(words: str) -> bool:
    """Whether words for a source are those for a newspaper, an agency, the media or a report of theirs."""
    return _OUTLET.match(words) is not None


def is_inner(side: Telling, attribution: Attribution) -> bool:
    """Whether the source is a person, a group or a document, and not an outlet."""
    if not attribution.source or (attribution.speaker is not None and attribution.speaker.kind == "outlet"):
        return False
    place = attribution.source[0].start
    words = side.text[place : attribution.source[0].end]
    if is_outlet_name(words) or is_report_of(side.reading.article.outlet, words):
        return False
    sentence = bisect_right(side.opens, place) - 1
    credits = [credit.span for credit in side.credits.get(sentence, ()) if is_credit(credit)]
    return not any(meets(source, span) for source in attribution.source for span in credits)


def is_report_of(outlet: str | None, words: str) -> bool:
    """Whether words for a source are an outlet's name, or name a report of it."""
    pattern = _reports_of(outlet) if outlet else None
    return pattern is not None and pattern.fullmatch(words) is not None


@lru_cache(maxsize=1024)
def _reports_of(outlet: str) -> re.Pattern[str] | None:
    name = _ARTICLE.sub("", outlets.called(outlet))
    return re.compile(_OF_OUTLET.format(re.escape(name)), re.IGNORECASE) if name else None


def is_credit(credit: Credit) -> bool:
    """Whether a credit makes an outlet the one who tells."""
    return credit.kind in OUTLET and credit.confidence >= settings.COMPARE_CREDIT_SURE


def meets(left: Span, right: Span) -> bool:
    """Whether two spans share a character."""
    return left.start < right.end and right.start < left.end


def clipped(spans: Spans, sentence: Span) -> Spans:
    """The parts of spans that lie in a sentence."""
    parts = (Span(max(s.start, sentence.start), min(s.end, sentence.end)) for s in spans)
    return tuple(part for part in parts if part.start < part.end)


def content_words(side: Telling, spans: Iterable[Span]) -> Indices:
    """The content words of spans, as indices."""
    places: list[Indices] = [side.content[place].nonzero()[0] + place.start for place in map(side.at, spans)]
    if len(places) == 1:
        return places[0]
    return np.concatenate(places) if places else np.zeros(0, np.int64)


def hull(spans: Iterable[Span]) -> Span:
    """From the first character of spans to the last."""
    kept = list(spans)
    return Span(min(span.start for span in kept), max(span.end for span in kept))
