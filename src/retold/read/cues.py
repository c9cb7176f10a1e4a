"""The words that attributions are made of: which verbs and nouns put words to a source, and what may follow each.

Counted on the training articles of PolNeAR (networkdynamics/PolNeAR): a verb stands here with a frame where about half
or more of its uses in that frame are cues there. Single words and closed classes only; no text.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

FRAMES: Final = """q a quotation; t a clause with "that"; z one without; w whether, how, why; i to do; n an object;
e nothing, the words stand before it; o the person spoken to, then any of these; x no source, the subject is content"""

VERBS: Final = """
accuse n of|acknowledge einqtwz|add eqt|admit einqtz to|advise oqtz|affirm nqtz|agree eiqtz with on|allege qtz|
allow t|allude - to|announce enqtwz|answer eq|apologize - for|appear x|applaud n|approve n|argue eqtz for against|
ask eoqw about for|assail n|assert nqtz|assess tz|assume tz|assure o|attack n|attribute n|beg o|believe tz|bemoan n|
berate n|blame n|blast n|boast qtz about of|brag tz about|brand n|calculate tz|call nq for on|caution eotz against|
certify tz|champion n|chant nq|characterize n|charge qt|chide n|cite nq|claim inqtz|clarify qtz|comment eq on|
compare n|complain qtz about of|concede enqtz|conclude eqtz|concur eqtz with|condemn nq|confess qtz to|confide qtz|
confirm enqtz|congratulate n|contend eqtz|continue eq|convey n|convince n|corroborate n|counter qtz|credit n|
criticize n|cry q|decide it|declare enqtz|decline i|decry n|deem n|defend n|demand intz|demonstrate t|denounce n|
deny intz|deplore n|deride n|describe nw|detail nw|determine tw|disavow n|discern tz|disclaim n|disclose entz|
discount n|discuss nw|dismiss n|disparage n|dispute n|divulge ntz|doubt ntz|downplay n|dub n|echo en|elaborate eq on|
email eoq|emphasize nqtz|endorse n|enthuse eq|estimate entz|exclaim eq|expect itx|explain enqtwz|expose n|express n|
fear ntz|feel z|find t|forecast etz|gripe tz about|grumble qtz|guess tz|gush eq|hail n|hear z|highlight n|hint qtz at|
hope itz for|ignore n|imagine tz|implore o|imply ntz|indicate enqtwz|inform no|insinuate tz|insist eiqtz|instruct o|
interject eq|interpret n|intone eq|invoke n|joke eqtz about|judge tz|know t|label n|lambaste n|lament nqtz|lash n|
laud n|learn t of|lecture n|liken n|list n|maintain qt|marvel qtz at|mention nqtz|mock n|muse eqtz about|name n|
note eqtz|notice tz|notify o|object tz to|observe eqtz|offer inq|opine eqtz|oppose n|order n|outline nw|paint n|
persuade o|plead q with for|pledge iqt|point - to|portray n|post nq|praise n|predict enqtz|prefer in|press - for|
proclaim nqtz|profess intz|project etz|promise inqtz|pronounce n|propose intz|protest qt|push - for|question nw|
quip eq|quote n|rail - against|rally - against behind|read eq|reaffirm ntz|realize tz|reason qtz|reassure no|rebuff n|
rebuke n|rebut n|recall nqtwz|recite n|recognize tz|recollect ntz|recommend tz|recount nqtz|refer - to|refuse i|
refute n|reiterate nqtz|reject n|rejoin eq|relay ntz|remark eqtz on|remember ntwz|remind no|repeat nqtz|reply eqtz|
report enqtz|repudiate n|request tz|respond qtz to|retort eq|retweet n|reveal entwz|ridicule n|rule t|say enqtwz of|
scoff eq at|seek in|seem x|shout eq|show ntw|shrug q|side - with|signal tz|slam n|slap n|snap eq|sound x|
speak - about of|specify ntwz|speculate eqtz about|state eqtz|stipulate ntz|stress nqtz|submit tz|suggest enqtz|
surmise tz|suspect tz|swear itz|talk - about of|tally n|taunt nq|tease n|tell eoq|testify eqtz|text oq|thank n|
theorize tz|think etz about|threaten it|thunder eq|tip o|title q|tout n|troll n|trumpet n|tweet enqtz about|
underline ntz|underscore ntz|understand w|urge no|utter nq|value n|verify ntz|view n|voice n|volunteer q|
vote - against|vouch - for|vow iqtz|want i|warn eoqtz of against|weigh - on|welcome n|whisper eq|wish tz for|
wonder eqw|worry eqtz about|write eqtz of about|yearn - for|yell eq|
"""

IRREGULAR: Final = """said say|says say|saying say|told tell|wrote write|written write|thought think|knew know|known know|saw see|seen see|felt feel|
meant mean|found find|showed show|shown show|sought seek|heard hear|spoke speak|spoken speak|swore swear|understood understand|
learnt learn|read read|forecast forecast|lying lie|denied deny|denies deny|denying deny|decried decry|replied reply|
replies reply|testified testify|testifies testify|implied imply|cried cry|clarified clarify|specified specify|labelled label|
labelling label|shrugged shrug|slammed slam|dubbed dub|submitted submit|admitted admit|admitting admit|referred refer|
referring refer|quipped quip|hinted hint|bragged brag|begged beg|begging beg|snapped snap|confided confide|preferred prefer|
favoured favor|criticised criticize|criticises criticize|criticising criticize|characterised characterize|emphasised emphasize|
apologised apologize|recognised recognize|realised realize|rebutted rebut|rallied rally|notified notify|certified certify|verified verify|
put put|worried worry|worries worry|remarked remark|theorised theorize|tipped tip|whispered whisper"""

NOUNS: Final = """accusation of that|advice to that|allegation of that against|announcement of that|answer to|appeal to for|argument that for against|
assertion that of|assessment of that|assumption that|attack on against|belief that in|call to for|claim that of to|comment about on that|comparison of to|complaint about that of|concern about that over with|
conclusion that|confidence that in|contention that|criticism of about over|decision to|declaration that of|defense of|demand that for to|denial of that|description of|desire to for|
doubt about that|endorsement of|estimate of that|expectation that of|explanation for of that|fear of that|finding that|hope that of for|idea that|insistence that on|
intention to of|message that to about|objection to that|opinion that of on|opposition to|perception that of|plan to for|pledge to that|position on that|praise for of|prediction of that|promise to of that|
proposal to for that|question about of|recommendation that to|refusal to|remark about that on|report that of|request for to that|skepticism about of|speculation that about|stance on against|statement that about on|suggestion that|support for of|suspicion that of|
testimony that about|theory that|threat to of|vow to that|view on of that|warning that of to about|worry about that|tweet about that"""

PEOPLE: Final = """actor actress activist administrator advocate adviser advisor aide ally analyst anchor artist assistant associate athlete attendee attorney
author backer banker biographer blogger boss boy brother candidate captain chair chairman chairperson chairwoman challenger chief clerk coach columnist
commander commentator commissioner congressman congresswoman consultant contractor coordinator coroner correspondent councillor councilman councilwoman
counsel counselor critic daughter defendant delegate demonstrator deputy detective developer diplomat director doctor donor driver economist editor
employee engineer executive expert farmer father firefighter fisherman founder friend general girl governor guard headteacher historian host husband
insider inspector investigator investor journalist judge juror justice lawmaker lawyer leader lecturer legislator lieutenant lobbyist man manager marshal mayor
minister mother neighbor neighbour neurologist nominee nurse observer officer official operative operator opponent organizer owner parent participant
partner passenger pastor patient person physician pilot planner player poet police politician pollster practitioner premier president priest
principal producer professor prosecutor protester psychologist publisher pundit rabbi ranger reader relative reporter representative
researcher resident scholar scientist secretary senator sergeant sheriff singer sister skipper soldier son source specialist spokesman spokesperson
spokeswoman staffer star statistician strategist student superintendent supporter surgeon surrogate survivor teacher technician trader treasurer
tribesman trustee veteran victim villager volunteer voter whistleblower widow wife witness woman worker writer youth envoy ambassador adviser
chancellor provost registrar harbourmaster harbormaster dean bishop cardinal imam monk pope queen king prince princess duke emperor archbishop""".replace("\n", " ")

GROUPS: Final = """administration agency alliance army assembly association authority bank board bureau cabinet campaign charity church city club coalition college commission
committee community company congress consortium corporation council county court crowd delegation department district embassy family federation firm
force foundation government group house institute institution jury league legislature majority military ministry movement nation navy network
office opposition organization organisation panel parliament party police prosecution public school senate service society staff state startup task team think-tank
town tribunal trust union university watchdog white workforce ngo nonprofit regulator watchdogs lobby faction both many most others several some all few
half none everyone nobody""".replace("\n", " ")

DOCUMENTS: Final = """account affidavit ad advertisement agreement analysis announcement article assessment audit autopsy ballot bill book briefing bulletin chart charter chronology column commercial complaint
contract data decision declaration dispatch document documents dossier editorial email emails e-mail essay estimate evidence excerpt file filing filings figures findings footage forecast graph guidelines
headline indictment inquiry interview judgment label law lawsuit leaflet letter list log manifesto manual memo memoir memorandum message minutes notice note op-ed opinion order
papers paper petition picture placard plan poll polls polling post posting press-release proposal prospectus records record register release report reports research resolution results review ruling
rule rules schedule sign speech statement statistics statute story study studies subpoena suit summary survey surveys testimony text transcript treaty tweet tweets verdict video warrant website will affidavits""".replace("\n", " ")

OUTLETS: Final = "agency broadcaster blog channel daily gazette herald journal magazine newspaper newswire outlet paper periodical podcast programme station tabloid weekly website wire"

TITLES: Final = """mr mrs ms miss dr prof rev sen sens rep reps gov lt col gen maj capt sgt cpl det supt president senator representative congressman congresswoman
governor mayor judge justice secretary professor doctor sir dame lord lady chief captain general sheriff officer detective minister chancellor
councillor councilman councilwoman commissioner attorney chairman chairwoman chair ambassador director inspector superintendent pastor bishop
cardinal archbishop imam rabbi father sister brother king queen prince princess pope coach former ex-president vice deputy acting lieutenant sergeant
colonel major premier speaker spokesman spokeswoman spokesperson""".replace("\n", " ")


class Form(NamedTuple):
    """One form of a cue verb: its base, whether it can be finite or past, and whether it may be a noun or adjective."""

    lemma: str
    kind: str  # base, s, ed, ing


class Frame(NamedTuple):
    """What may follow a cue: the letters of `FRAMES`, and prepositions."""

    letters: str
    prepositions: frozenset[str]


@cache
def verbs() -> dict[str, Frame]:
    """Each cue verb and its frames; entries of one verb are joined."""
    found: dict[str, Frame] = {}
    for entry in VERBS.replace("\n", "").strip("|").split("|"):
        lemma, letters, *prepositions = entry.split()
        old = found.get(lemma, Frame("", frozenset()))
        letters = "".join(sorted(set(old.letters + letters.strip("-"))))
        found[lemma] = Frame(letters, old.prepositions | frozenset(prepositions))
    return found


@cache
def nouns() -> dict[str, frozenset[str]]:
    """Each cue noun, singular and plural, and the words that may open its content."""
    found: dict[str, frozenset[str]] = {}
    for entry in NOUNS.replace("\n", "").split("|"):
        noun, *opening = entry.split()
        plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
        found[noun] = found[plural] = frozenset(opening)
    return found


@cache
def forms() -> dict[str, Form]:
    """Each form of each cue verb."""
    found: dict[str, Form] = {}
    for lemma in verbs():
        stem = lemma[:-1] if lemma.endswith("e") and lemma not in {"see", "agree", "disagree"} else lemma
        third = lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2] not in "aeou" else lemma + "s"
        if lemma.endswith(("ss", "sh", "ch")):
            third = lemma + "es"
        past = lemma[:-1] + "ied" if third.endswith("ies") else (lemma + "d" if lemma.endswith("e") else lemma + "ed")
        for form, kind in ((lemma, "base"), (third, "s"), (past, "ed"), (stem + "ing", "ing")):
            found.setdefault(form, Form(lemma, kind))
    for pair in IRREGULAR.replace("\n", "").split("|"):
        form, lemma = pair.split()
        if lemma in verbs():
            kind = "ing" if form.endswith("ing") else "s" if form.endswith("s") else "ed"
            found[form] = Form(lemma, kind)
    return found


CLOSED: Final = {
    "d": "last next the a an this that these those some any no every each another both all most many several few more less such other "
    "one two three four five six seven eight nine ten half",
    "g": "my your his her its our their whose",
    "p": "he she they we i it who you he'd she'd they've i've who's he's she's it's they're we're i'm we've there",
    "o": "him them us me himself herself themselves itself myself",
    "i": "of for in on at by with about against from into onto after before during through among amid toward towards under between like "
    "without within over around behind beyond despite near per via upon across regarding concerning outside inside throughout off above "
    "below alongside beside besides except plus versus as than up down out",
    "c": "and or but nor yet",
    "u": "because although though while when since if unless until where whereas so once whenever lest whether",
    "m": "will would can could may might must shall should won't wouldn't can't cannot couldn't may might shouldn't",
    "a": "is are was were be been being am has have had having do does did isn't aren't wasn't weren't hasn't haven't hadn't "
    "don't doesn't didn't ain't gets got",
    "n": "not never n't",
    "t": "to",
    "T": "that",
    "h": "what how why which whom",
    "r": "also then later now again already still just only even ever always often once soon simply too twice once rather almost quite very "
    "perhaps maybe meanwhile today earlier first further instead indeed likewise otherwise together sometimes seldom yesterday tonight "
    "tomorrow nonetheless nevertheless moreover thus therefore hence afterwards afterward recently previously",
    "D": "monday tuesday wednesday thursday friday saturday sunday",
    "V": "went came took made gave got ran won lost held left began met sat stood became led sent spent kept brought bought built caught "
    "chose drew drove fell flew grew hit hurt laid lay let lit paid put rose sang sank set shot shut slept sold stole struck stuck taught "
    "threw tore wore cut cast faced goes comes takes makes gives gets runs wins loses holds leaves begins becomes leads sends keeps "
    "needs lets helps means remains includes included asked used",
}


@cache
def closed() -> dict[str, str]:
    """The class letter of each closed-class word and of common verbs that are no cues."""
    found: dict[str, str] = {}
    for letter, text in CLOSED.items():
        for word in text.split():
            found.setdefault(word, letter)
    found["that"] = "T"
    return found
