"""The words that attributions are made of: which verbs and nouns put words to a source, and what may follow each.

Counted on the training articles of PolNeAR (networkdynamics/PolNeAR): a verb stands here with a frame where about half
or more of its uses in that frame are cues there. Single words and closed classes only; no text.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

# What may follow a verb: q a quotation; t a clause with "that"; z one without; w whether, how, why; i to do;
# n an object; o the person spoken to, then any of these; e nothing, as the words stand before it; x no source, the
# subject is content; then prepositions. A noun is followed by the words that may open its content.

VERBS: Final = """
accuse n of|acknowledge einqtwz|add eqt|admit einqtz to|advise oqtz|affirm nqtz|agree eiqtz with on|
allege qtz|allow t|allude - to|announce enqtwz|answer eq|apologize - for|appear x|applaud n|approve n|
argue eqtz for against|ask eoqw about for|assail n|assert nqtz|assess tz|assume tz|assure o|attribute n|beg o|
believe tz|bemoan n|berate n|blame n|blast n|boast qtz about of|brag tz about|brand n|calculate tz|
call nq for on|caution eotz against|certify tz|chant nq|characterize n|charge qt|chide n|cite nq|claim inqtz|
clarify qtz|comment eq on|compare n|complain qtz about of|concede enqtz|conclude eqtz|concur eqtz with|
condemn nq|confess qtz to|confide qtz|confirm enqtz|congratulate n|contend eqtz|continue eq|convey n|
convince n|corroborate n|counter qtz|credit n|criticize n|cry q|decide it|declare enqtz|decline i|decry n|
deem n|defend n|demand intz|demonstrate t|denounce n|deny intz|deplore n|deride n|describe nw|detail nw|
determine tw|disavow n|discern tz|disclaim n|disclose entz|discount n|discuss nw|dismiss n|disparage n|
dispute n|divulge ntz|doubt ntz|downplay n|dub n|echo en|elaborate eq on|email eoq|emphasize nqtz|endorse n|
enthuse eq|estimate entz|exclaim eq|expect itx|explain enqtwz|expose n|express n|fear ntz|feel z|find t|
forecast etz|gripe tz about|grumble qtz|guess tz|gush eq|hail n|hear z|highlight n|hint qtz at|hope itz for|
ignore n|imagine tz|implore o|imply ntz|indicate enqtwz|inform no|insinuate tz|insist eiqtz|instruct o|
interject eq|interpret n|intone eq|invoke n|joke eqtz about|judge tz|know t|label n|lambaste n|lament nqtz|
lash n|laud n|learn t of|lecture n|liken n|list n|maintain qt|marvel qtz at|mention nqtz|mock n|
muse eqtz about|name n|note eqtz|notice tz|notify o|object tz to|observe eqtz|offer inq|opine eqtz|oppose n|
order n|outline nw|paint n|persuade o|plead q with for|pledge iqt|point - to|portray n|post nq|praise n|
predict enqtz|prefer in|press - for|proclaim nqtz|profess intz|project etz|promise inqtz|pronounce n|
propose intz|protest qt|push - for|question nw|quip eq|quote n|rail - against|rally - against behind|read eq|
reaffirm ntz|realize tz|reason qtz|reassure no|rebuff n|rebuke n|rebut n|recall nqtwz|recite n|recognize tz|
recollect ntz|recommend tz|recount nqtz|refer - to|refuse i|refute n|reiterate nqtz|reject n|rejoin eq|
relay ntz|remark eqtz on|remember ntwz|remind no|repeat nqtz|reply eqtz|report enqtz|repudiate n|request tz|
respond qtz to|retort eq|retweet n|reveal entwz|ridicule n|rule t|say enqtwz of|scoff eq at|seek in|seem x|
shout eq|show ntw|shrug q|side - with|signal tz|slam n|slap n|snap eq|sound x|speak - about of|specify ntwz|
speculate eqtz about|state eqtz|stipulate ntz|stress nqtz|submit tz|suggest enqtz|surmise tz|suspect tz|
swear itz|talk - about of|tally n|taunt nq|tease n|tell eoq|testify eqtz|text oq|thank n|theorize tz|
think etz about|threaten it|thunder eq|tip o|title q|tout n|troll n|trumpet n|tweet enqtz about|underline ntz|
underscore ntz|understand w|urge no|utter nq|value n|verify ntz|view n|voice n|volunteer q|vote - against|
vouch - for|vow iqtz|want i|warn eoqtz of against|weigh - on|welcome n|whisper eq|wish tz for|wonder eqw|
worry eqtz about|write eqtz of about|yearn - for|yell eq
"""

IRREGULAR: Final = """
said say|says say|saying say|told tell|wrote write|written write|thought think|knew know|known know|saw see|
seen see|felt feel|meant mean|found find|showed show|shown show|sought seek|heard hear|spoke speak|
spoken speak|swore swear|understood understand|learnt learn|read read|forecast forecast|lying lie|denied deny|
denies deny|denying deny|decried decry|replied reply|replies reply|testified testify|testifies testify|
implied imply|cried cry|clarified clarify|specified specify|labelled label|labelling label|shrugged shrug|
slammed slam|dubbed dub|submitted submit|admitted admit|admitting admit|referred refer|referring refer|
quipped quip|hinted hint|bragged brag|begged beg|begging beg|snapped snap|confided confide|preferred prefer|
favoured favor|criticised criticize|criticises criticize|criticising criticize|characterised characterize|
emphasised emphasize|apologised apologize|recognised recognize|realised realize|rebutted rebut|rallied rally|
notified notify|certified certify|verified verify|put put|worried worry|worries worry|remarked remark|
theorised theorize|tipped tip|whispered whisper
"""

NOUNS: Final = """
accusation that of|admission that|allegation that|announcement that|argument that|assertion that|belief that|
call to for|claim that|complaint that|concern that|contention that|criticism of|declaration that|
demand that for to|denial that|desire to|doubt that|expectation that|fear that|finding that|insistence that|
objection that|opinion that|pledge to that|prediction that|promise to that|proposal to that|
recommendation that|remark that|statement that|suggestion that|suspicion that|theory that|threat to|
vow to that|warning that
"""

PEOPLE: Final = frozenset(
    """actor actress aide ally accountant anchor artist assistant associate athlete attache attorney baron bishop boss
    boy brother bureaucrat candidate captain cardinal chair chief child clerk coach colleague colonel counterpart
    congressman congresswoman critic daughter dean defendant delegate deputy detective diplomat duke envoy executive
    expert father fellow fisherman friend general girl guard head host husband individual insider intellectual judge
    juror justice king laureate lawmaker lieutenant man marshal mayor member minister mother native neighbor
    neighbour nominee nurse observer officer official operative parent participant passenger pastor patient person
    pilot player poet police pope premier president priest prince princess professional professor queen rabbi
    relative representative resident rival scholar secretary senator sergeant sheriff sister skipper soldier son
    source spokesman spokesperson spokeswoman star student surrogate teen teenager treasurer veteran victim
    whistleblower widow wife witness woman youth lawyer counsel adviser advisor ambassador analyst archbishop author
    chairman chairwoman chairperson chancellor columnist commander commissioner coordinator coroner correspondent
    councillor councilman councilwoman director editor farmer founder governor historian inspector investigator
    journalist leader lobbyist manager midwife moderator owner politician pollster producer prosecutor protester
    reporter scientist singer speaker staffer strategist superintendent supporter surgeon teacher trader voter
    writer economist activist organizer admiral advocate apprentice architect assailant attendee aunt backer banker
    billionaire bodyguard brigadier businessman businesswoman buyer captive caller cleric client cofounder
    co-founder coauthor commentator commenter confidant confidante constable consul consultant contender co-director
    co-author co-chair co-host cop cousin cyclist developer dissident doctor donor emperor engineer ex-husband
    ex-wife fan favorite favourite fiance fiancee firefighter foe front-runner frontrunner gentleman grandfather
    grandmother guest guy hawk dove heavyweight hero heroine hopeful housewife imam inmate instructor intern
    landlord legend legislator lecturer lord magistrate magnate mastermind mate mechanic mogul monarch monk musician
    negotiator neurosurgeon nephew newcomer niece nun opponent partner patriot paramedic peer philanthropist
    physician pontiff predecessor presenter principal proponent provost pundit recruit refugee respondent ringleader
    sailor shopkeeper speechwriter spouse standard-bearer standardbearer statesman sultan suspect successor
    superdelegate tenant tourist tycoon uncle undersecretary user vicar warden warlord worker congressperson ceo cfo
    coo cto comptroller controller solicitor trustee entrepreneur academic actuary ranger rescuer pioneer survivor
    trainee underdog firebrand conservative liberal progressive moderate evangelical independent radical centrist
    libertarian republican democrat plaintiff adult citizen employee folk incumbent apologist chef toddler grandson
    granddaughter stepfather stepmother half-brother half-sister pensioner lifeguard referee umpire goalkeeper
    striker rower keeper figure whip reverend mp msp canon curate archdeacon alderman stakeholder""".split()
)
"""Nouns for one person; with them go nouns in -er, -or, -ist, -ian, -ant, -man, -woman, -crat (`is_person`)."""

UNNAMED: Final = frozenset(
    """official source aide person people adviser advisor insider executive employee staffer diplomat officer agent
    operative witness lawyer attorney ally friend associate individual colleague spokesman spokesperson spokeswoman
    assistant investigator friends insiders confidant confidante whistleblower informant someone somebody""".split()
)
"""Of these even the plural stands for some people without a name; other plurals are a group."""

GROUPS: Final = frozenset(
    """administration agency alliance army assembly association authority authorities bank board bureau cabinet
    campaign charity church city club coalition college commission committee community company congress consortium
    corporation council country county court crowd delegation department embassy family federation firm force forces
    foundation fund government group house industry institute institution jury league legislature majority military
    ministry movement navy network office opposition organization organisation panel parliament party police
    prosecution school senate service society staff startup task team town tribunal trust union university watchdog
    workforce bloc press media camp wing base audience establishment leadership electorate population caucus faction
    side circle generation minority chorus clutch brass class world officialdom management airline business arm
    troupe brigade regiment squad crew markets market chancellery kingdom operation regime cartel gang mob tribe
    parish diocese congregation laboratory lab lobby militia mission non-profit nonprofit outfit partnership
    secretariat shop state think-tank thinktank treasury unit works ngo borough township province conglomerate band
    trio duo quartet pair couple choir orchestra troops grassroots mainstream elite body bench chamber directorate
    inspectorate constabulary guild cooperative co-operative syndicate studio label bakery brewery hospital clinic
    prison jail museum library theater theatre hotel utility telco carrier public center centre nation village giant
    powerhouse personnel district""".split()
)
"""Nouns for a body of people."""

DOCUMENTS: Final = frozenset(
    """account ad advertisement affidavit analysis article assessment audit autopsy bill book briefing bulletin chart
    column complaint contract data document dossier draft editorial email e-mail essay estimate evidence file filing
    figures finding footage forecast guidance guideline headline indictment inquiry invitation judgment law lawsuit
    leaflet letter log magazine manifesto manual map memo memoir memorandum message minutes motion note notice op-ed
    order paper papers petition placard poll polling post proposal prospectus record register release report
    research resolution review ruling rule sign statement statistics statute story study subpoena suit summary
    survey testimony text transcript treaty tweet verdict video warrant website will agreement amendment
    announcement argument ballot biography blog blogpost cable chapter clip code comment communique constitution
    count counterproposal curriculum database decision decree deal debate directive discussion disclosure dispatch
    exchange experiment film footnote form graphic hashtag index information interview investigation item journal
    leak legislation list manuscript material model movie name novel number obituary outcome pact page paperwork
    parody passage photo photograph picture piece plan platform playbook plaque poem policy presentation probe
    profile program projection publication quiz quote ranking readout reckoning regulation remark reply response
    result return revelation rhetoric rumor rumour simulation site slogan song speech spokesbot spot tally tape test
    theory timeline treatise update version vote voicemail warning wisdom word words poster banner graffiti flyer
    flier brochure booklet pamphlet press-release log-book logbook diary postcard telegram script screenplay
    documentary episode series show sitcom sketch skit advert commercial trailer calculation analyses hypotheses
    auguries average percentage ratio rate share score sensor math history experience reporting wikipedia attack
    effort event system course move joke trend fact case quarter precedent gaffe drama backlash outcry rise timing
    status deadline approach strategy attitude silence absence mood vow offer demand appeal hint call reaction
    victory loss career life body-language role prospect applause praise idea notion sense risk chance belief desire
    consensus pressure criticism hype buzz chatter theme narrative logic lesson answer motive aim goal effect impact
    success failure measure provision step ticket""".split()
)
"""Nouns for something written or recorded."""

OUTLET_NOUNS: Final = frozenset(
    """broadcaster channel daily magazine newspaper newswire outlet periodical podcast station tabloid weekly newsroom
    broadsheet network-news newsmagazine blogger-site newsletter wire-service paper""".split()
)
"""Nouns for an outlet."""

TITLES: Final = frozenset(
    """mr mrs ms miss mx dr prof rev sen sens rep reps gov lt col gen maj capt sgt cpl det supt sir dame lord lady
    saint pres adm cmdr hon former ex acting deputy president-elect monsignor attorney-general vice""".split()
)
"""Words before a name that are no part of it, besides nouns for a person."""


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
    "d": (
        "last next the a an this that these those some any no every each another both all most many several few "
        "more less such other one two three four five six seven eight nine ten half"
    ),
    "g": "my your his her its our their whose",
    "p": "he she they we i it who you he'd she'd they've i've who's he's she's it's they're we're i'm we've there",
    "o": "him them us me himself herself themselves itself myself",
    "i": (
        "of for in on at by with about against from into onto after before during through among amid toward "
        "towards under between like without within over unlike around behind beyond despite near per via upon "
        "across regarding concerning outside inside throughout off above below alongside beside besides except "
        "plus versus as than up down out"
    ),
    "c": "and or but nor",
    "u": "because although though while when since if unless until where whereas so once whenever lest whether",
    "m": "will would can could may might must shall should won't wouldn't can't cannot couldn't shouldn't",
    "a": (
        "is are was were be been being am has have had having do does did isn't aren't wasn't weren't hasn't "
        "haven't hadn't don't doesn't didn't ain't gets got"
    ),
    "n": "not never n't",
    "t": "to",
    "T": "that",
    "h": "what how why which whom",
    "r": (
        "yet long also then later now again already still just only even ever always often once soon simply too "
        "twice rather almost quite very perhaps maybe meanwhile today earlier first further instead indeed "
        "likewise otherwise together sometimes seldom yesterday tonight tomorrow nonetheless nevertheless "
        "moreover thus therefore hence afterwards afterward recently previously"
    ),
    "D": "monday tuesday wednesday thursday friday saturday sunday",
    "V": (
        "went came took made gave got ran won lost held left began met sat stood became led sent spent kept "
        "brought bought built caught chose drew drove fell flew grew hit hurt laid lay let lit paid put rose sang "
        "sank set shot shut slept sold stole struck stuck taught threw tore wore cut cast faced goes comes takes "
        "makes gives gets runs wins loses holds leaves begins becomes leads sends keeps needs lets helps means "
        "remains includes included asked used"
    ),
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
