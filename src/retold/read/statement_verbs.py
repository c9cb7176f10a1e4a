"""Words in, their letters out: which English word forms can be verbs, and what else they can be. Entry: `forms`.

The three lists of verbs were counted out of 12,000 news articles: how often a word follows a modal, "to" or a plural
pronoun, against how often it follows a determiner.
"""

from __future__ import annotations

from functools import cache
from typing import Final

# After a determiner in under a tenth of the places that tell verb from noun.
_VERBS: Final = """
agree disagree guarantee abandon abide abolish absolve absorb abstain accede accelerate accept accommodate accompany
accomplish accrue accumulate accuse achieve acknowledge acquiesce acquire activate adapt add adhere adjourn
adjudicate adjust administer admit adopt advertise advise affect affirm afford alienate align allay allege alleviate
allocate allot allow alter amass amend amplify analyze animate announce anticipate apologize appear appease applaud
apply appoint appreciate approve argue arise arrive ascribe ask aspire assemble assert assess assign assist assuage
assume assure attach attain attend attest attract authorize avert avoid await awaken backfire bake balk banish bash
bask beat become begin behave believe belong bend betray bleed boil bolster borrow bother brag breathe bring bristle
broaden buckle budge build burn bury buy bypass calculate calibrate cancel capitalize carry cast catapult cater cede
celebrate censor certify chalk characterize cheer choose circumvent cite clarify classify claw clinch coalesce
cobble codify coerce coincide collaborate collect collude combine come commit communicate compare compel compensate
compete complain complicate comply comprise conceal concede conceive concentrate conclude condemn condone confer
confess confine confirm conflate conform confound confront confuse connect consider consign consist consolidate
constitute constrain construct consult consume contain contemplate contend continue contradict contribute convene
converge convert convey convict convince cooperate coordinate cope corroborate create criminalize cripple criticize
crumble culminate curb curtail dampen dare decide decimate declare decriminalize decry dedicate deem deepen defend
defer define deflect defund defy degrade delete deliver delve demolish demonize demonstrate denounce denuclearize
deny depart depend deploy deport depose depress deprive derail deride derive descend describe deserve destabilize
destroy detain detect deter deteriorate determine detonate devastate develop deviate devise devolve devote dictate
die differ differentiate dilute diminish disable disappear disappoint disavow disband discern disclose discontinue
discourage discover discredit discriminate discuss disenfranchise dismantle dismiss disparage dispense disperse
disqualify disrupt dissipate dissolve dissuade distinguish distort distract distribute disturb diverge divert
divulge dominate donate download draw drown dub dump earn eat educate elect elevate elicit eliminate embark
embarrass embellish embody embolden emerge emit emphasize employ empower enable enact encompass encourage endanger
endear endorse endure energize enforce engage enhance enjoy enlarge enlist enrage enrich enroll ensue ensure enter
entertain entice envision equate eradicate erase erode erupt escalate espouse establish evacuate evade evaluate
evaporate eviscerate evoke evolve exacerbate examine exceed excite exclude execute exert exhaust exist exonerate
expand expect expend expire explain explode exploit explore expose express extend extract facilitate fade fail
falter feel fester file fill finalize find fit flatten flee flex float flout fluctuate foil follow forbid foreclose
forge forget fracture frighten fulfill gain galvanize garner gather generate get gird give goad gobble govern grab
grapple gravitate greet grieve grow hail hamper handcuff handle hang happen harass harden harness hasten haunt heal
hear heed heighten help hesitate hide highlight hinder hire hobble hold hover hurl hurt identify ignite ignore
illuminate imagine impeach impede imperil implement implicate implode imply impose impress improve incentivize
incite include incorporate indicate indict induce infect infiltrate inflame inflict inform infringe infuriate inhale
inherit inhibit initiate inject injure innovate insert insinuate insist inspect inspire install instill instruct
insulate intend intensify interact interfere interpret interrupt intervene intimidate introduce invade invalidate
invent invest investigate invoke involve isolate jeopardize join justify keep kick kill kneel know languish latch
lay lean learn leave legalize legislate legitimize lend lengthen lessen let liberalize liberate lie linger listen
locate loom loosen lose maintain make manage manipulate marry marshal materialize mean meddle meet melt merge
minimize miss mistake misunderstand mitigate mobilize modernize modify monitor morph motivate mount mourn multiply
muster nationalize navigate necessitate negotiate neuter neutralize nix nominate normalize notify nullify obey
observe obsess obstruct obtain occupy occur offend offset operate oppose opt organize originate oust outnumber
outperform outweigh overcome overlook overrule overrun overshadow overstate overturn overwhelm owe paint paralyze
pare parse participate pass pave pay peel penalize penetrate perceive perform perish perpetrate perpetuate persevere
personalize persuade pertain play plead plow plummet pollute portray pose possess postpone pounce pour pray preach
precipitate predict prefer prepare prescribe preserve preside presume pretend prevail prevent prioritize privatize
proceed proclaim produce prohibit proliferate prolong promote pronounce propose prosecute protect prove provide
provoke pry publish pull puncture punish pursue put qualify quantify quash quell quibble quit raise ramp rankle
ratchet ratify rationalize react read reaffirm realize reap reassert reassure rebuke rebut recalibrate recapture
receive recite reclaim recognize recommend reconcile reconsider recover recruit recuse redact redeem redefine
redirect rediscover redouble reduce reelect refer reflect refocus refuse refute regain register regulate rehire
reignite reimburse reimpose rein reinforce reinstate reintroduce reinvest reiterate reject rejoice rekindle relate
relax relegate relieve relinquish relish rely remain remember remind remove rename render renege renegotiate renew
renounce reopen replace replicate represent repudiate require reschedule rescind resemble reshape reside resign
resist resonate respond restore restrain restrict restructure resurrect retain retaliate retire retract reunite
reveal revert revise revisit revive revoke revolve rewrite ricochet rig rip roam rob roil sabotage safeguard sail
sap satisfy save say scrap scratch scream scrutinize scuttle seek seem seep segregate seize sell send serve settle
sever sew shake sharpen shatter shave shed shine shoot shore shorten showcase shrink shut shutter sift signify
simplify simulate sing siphon skew skip skyrocket slam slash slay sneak soar soften solicit solidify solve sow speak
specify spend spur squander stabilize starve stave steal steer stem stifle stimulate stipulate stoke stop streamline
strengthen strive submit subscribe subsidize subtract succeed succumb sue suffer suggest summarize summon supervise
supplant supplement suppose suppress surpass surround survive suspend sustain swallow swear sympathize tackle take
tamp tap tarnish teach tell tend terminate testify thank think threaten thrive throw thwart tie tighten tolerate
topple torpedo toughen tout trample transcend transform translate tread treat try turn uncover undercut
underestimate undermine underpin underscore understand undertake unfold unify unite unleash unload unlock unravel
unseat unveil upend uphold uproot utilize vacate validate vary veer vent verify vie vindicate violate wade wait
waive wane want warn warp waver weaken wear wed weep weigh widen wield win wipe withdraw wither withhold woo worsen
wrap wreak wrest wrestle write yank
"""
# Under a half, and over a half.
_EITHER: Final = """
access act address plan attempt promise struggle vow advance advocate appeal articulate attribute back bail bankrupt
bark bear beef benefit bet bite blame blend blink block blow boast boost bow boycott break call calm capture care
carve catch cause cement change chase cheat check chip clap click climb combat comment conduct contact control cook
correct count counter cover crack craft crank crawl creep cross crush cry cut date defeat delay demand design
designate dial dig discount dispatch display disregard ditch dive divide dodge dole doom drag drain drink drive drop
duck dwarf ease eclipse edit embrace escape eschew exempt exercise face fare feature feed figure finance finish fire
fix flare flip flock flourish fly focus force foster frame freeze fuel fund funnel further gauge gloss graduate
grant grasp grill grind guard guess guide halt hammer harbor harm harvest hash herald hike hit honor huddle import
increase institute invite jack jam jump kiss knock lag lament lapse launch lead lick lift limit live lobby lock log
look love lure manifest mark match mend mention mock move muddle muse need note notice nudge object offer outlaw
outline overhaul override pad permit pick pin plunge poke polish portend praise precede presage present print prompt
pump punt purchase push rail rattle reach recall refrain regret release repair repeal repeat rescue reserve resolve
resort respect restart resume return revamp reverse reward ride roll rouse ruin run sacrifice sanction scare score
scramble screw seal secure select set shape share shepherd shield shift shoulder shout show shrug shuffle shy
sideline sign sink sit skirt sleep slip slow snag sneer sound sour spare spark spawn speed spell spill spin splinter
spy square squeeze stall stand stare start stay step stick stir strangle stray stress strike strip suck support
surrender sway sweep swell switch tailor taint talk telegraph temper tick tilt tire trace track transport travel
trigger trim triple trumpet trust tumble tune tweak update upgrade upload urge use usher vanish vet veto vote walk
wash watch wax welcome whip wish wonder work worry wreck yield
"""
_NOUNS: Final = """
abuse account aid aim air alert amount answer approach arm arrest associate attack award bait balance balloon ban
band bang bar bargain bid bind blast blunt bomb bounce breach bridge brief broadcast buck bully bump bust cap cave
cease challenge champion channel chant charge chart chill chip claim clash clean close collapse command complete
compromise contract cool cost crash crop cure damage dance dawn deal decline decrease default dent desert detail dip
direct discharge dispute distance double doubt downgrade draft drill dry echo elaborate encounter end endeavor
excuse exit experience fall favor fear fight filibuster flood flop flow fold fool foot form fray function gamble gut
hack hand hate head hope host hunt hurry impact influence insult jab jail jolt judge label lack land laugh leak leap
leverage light link lower march master measure mess mirror mix moderate nail name narrow notch obscure open overlap
pack pan pardon pause peak peek petition phase pit pitch plant pledge point poison pool pop pound practice pressure
profit project protest punch quarantine query quote rage rally rank rebel rebound recount regard rent replay reply
report request rest result retreat review revolt ring ripple rise risk rock rub rule rush scale scapegoat schedule
screen search separate shelter ship shock shop signal silence slide smell smile smoke snap sort spike spiral split
sponsor spot spread stake state stereotype stockpile store strain stream stretch stroll study stumble subpoena
substitute sunset supply surface surprise suspect sweat swing tank target tear test tie tip torture toss touch trade
train transfer trash trick trickle twist upset utter value venture view visit volunteer wake warrant waste weather
wind worship zero
"""
# Mostly adjectives or nouns in their base form, but verbs in the third person.
_OPEN: Final = """
clean close complete cool direct double dry exit free host insult lower open own separate warm welcome
"""
# Past tense, and participle where it differs; a form that is also the base has its own list.
_IRREGULAR: Final = """
arise arose arisen|awake awoke awoken|beat beat beaten|become became|begin began begun|bend bent
bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred
bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen
cling clung|come came|creep crept|deal dealt|dig dug|do did done
draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed
feel felt|fight fought|find found|flee fled|fly flew flown|forbid forbade forbidden
forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go went gone
grind ground|grow grew grown|hang hung|hear heard|hide hid hidden|hold held
keep kept|kneel knelt|know knew known|lay laid|lead led|learn learnt
leave left|lend lent|lie lay lain|light lit|lose lost|make made
mean meant|meet met|mistake mistook mistaken|outdo outdid outdone|overcome overcame|oversee oversaw overseen
overtake overtook overtaken|overthrow overthrew overthrown|pay paid|plead pled|prove proved proven|repay repaid
rewrite rewrote rewritten|ride rode ridden|ring rang rung|rise rose risen|say said|see saw seen
seek sought|sell sold|send sent|sew sewed sewn|shake shook shaken|shine shone
shoot shot|show showed shown|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat
sleep slept|slide slid|sling slung|speak spoke spoken|spend spent|spin spun
spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|strike struck
strive strove striven|swear swore sworn|sweep swept|swell swelled swollen|swim swam swum|swing swung
take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown
undergo underwent undergone|understand understood|undertake undertook undertaken|uphold upheld|wake woke woken
wear wore worn|weep wept|win won|wind wound|withdraw withdrew withdrawn|withhold withheld|withstand withstood
write wrote written|foresee foresaw foreseen|mislead misled|rebuild rebuilt|retake retook retaken|undo undid undone
rethink rethought|outsell outsold|overhear overheard|override overrode overridden|overrun overran|slay slew slain
tread trod trodden|weave wove woven|breastfeed breastfed|foretell foretold|resell resold
"""
_SAME: Final = """
beat bet broadcast burst bust cast cost cut hit hurt let offset put quit read reset rid set shed shut slit spit
split spread thrust wed forecast recast become come overcome
"""
# No object, or mostly a clause: their past is no participle that describes a noun ("the man accused of theft").
_NO_OBJECT: Final = """
abstain acknowledge act add admit apologize appear argue arrive begin believe belong boast claim coincide
collaborate collapse compete complain concede conclude consist contend continue converge cooperate cope decide
declare decline depend deteriorate die disappear dissipate emerge end ensue erupt escape evaporate exist explain
fail fall flee flourish graduate gravitate happen hesitate hope insist interfere intervene kneel laugh lie linger
listen live look loom manage need occur participate perish pledge plummet plunge prevail proceed promise react
realize recuse refuse rejoice rely remain remember reside resign respond retaliate retire seem serve skyrocket sleep
smile soar speak start stay struggle succumb surrender survive talk testify think threaten thrive travel try tumble
vanish vote wait walk want warn wonder work
"""


def _third(verb: str) -> str:
    if verb.endswith(("s", "x", "ch", "sh", "z", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb[-1] == "y" and verb[-2:-1] not in "aeiou" else f"{verb}s"


def _past(verb: str) -> tuple[str, ...]:
    if verb[-1] == "e":
        return (f"{verb}d",)
    if verb[-1] == "y" and verb[-2:-1] not in "aeiou":
        return (f"{verb[:-1]}ied",)
    return f"{verb}ed", f"{verb}{verb[-1]}ed"


@cache
def forms() -> dict[str, str]:
    """Every form of a listed verb and its letter: see `statement_tags`."""
    table: dict[str, str] = {}
    unmarked = frozenset(_NO_OBJECT.split())
    for words, base, third in ((_NOUNS, "x", "z"), (_EITHER, "X", "Z"), (_OPEN, "x", "S"), (_VERBS, "B", "S")):
        for verb in words.split():
            table[verb], table[_third(verb)] = base, third
            for past in _past(verb):
                table[past] = "V" if verb in unmarked else "e"
    for verb, past, *participle in _irregular():
        table.setdefault(verb, "B")
        table.setdefault(_third(verb), "S")
        table[past] = "V" if participle or verb in unmarked else "e"
        table.update(dict.fromkeys([p for p in participle if p not in (verb, past)], "E"))
    table.update(dict.fromkeys(_SAME.split(), "C"))
    table.update(dict.fromkeys("said thought told".split(), "V"))
    return table


# Verbs that only introduce the infinitive behind them.
_CHAINS: Final = """
plan want hope try attempt begin start continue fail refuse decline agree promise vow pledge threaten need seek
intend aim prepare expect schedule manage tend appear seem struggle decide choose offer propose volunteer cease rush
hesitate opt strive prove happen come go get vote move work use set slate suppose believe think say allege suspect
rumor report know require force allow order ask tell urge permit encourage oblige compel bind claim pretend swear
arrange help dare deserve afford neglect fight look wish like love prefer due elect
"""
_CHAIN_WORDS: Final = """likely unlikely able unable due about ready willing unwilling eager poised have has had having
going set supposed slated free reluctant hesitant certain sure ought scheduled determined prepared used quick keen
hoping planning trying"""
_GERUNDS: Final = "begin start stop keep continue consider avoid finish resume quit end"
# Participles that tell a state of their subject and no act upon it.
STATES: Final = frozenset(
    """concerned interested tired excited worried pleased disappointed satisfied committed dedicated determined retired
    convinced opposed scared surprised relieved prepared located based related involved aimed frustrated amazed shocked
    stunned thrilled supposed gone become divided engaged bound inclined entitled finished done been had become
    died married confused alarmed outraged encouraged left-leaning come grown dressed ashamed focused split""".split()
)
# Verbs that take a clause without "that".
_BARE: Final = """
say think believe know hope fear feel suggest claim mean expect tell see hear find show wish suppose guess bet
assume insist argue add report understand imagine realize note warn announce predict admit ensure ask wonder
conclude learn remember decide explain acknowledge determine discover reveal prove confirm doubt suspect worry deny
complain charge boast fret mean dictate
"""


# Verbs whose clause is somebody's word or thought, where no attribution says so.
_VIEWS: Final = """
say think believe hope fear feel suggest claim tell suppose guess assume insist argue report warn predict doubt
suspect complain charge boast preach allege concede acknowledge admit worry deny contend
"""
_QUESTIONS: Final = "ask wonder question know see decide determine"


def _all_forms(words: str) -> frozenset[str]:
    table = {verb: past for verb, past, *_ in _irregular()}
    rest = {line[0]: line[2:] for line in _irregular()}
    found: set[str] = set()
    for verb in words.split():
        stem = verb[:-1] if verb[-1] == "e" and verb not in {"see"} else verb
        found |= {verb, _third(verb), f"{stem}ing", f"{verb}{verb[-1]}ing"}
        found |= {table[verb], *rest[verb]} if verb in table else set(_past(verb))
    return frozenset(found)


def _irregular() -> list[list[str]]:
    return [line.split() for line in _IRREGULAR.replace("|", "\n").strip().splitlines()]


CHAINS: Final = _all_forms(_CHAINS) | frozenset(_CHAIN_WORDS.split())
GERUNDS: Final = _all_forms(_GERUNDS)
VIEWS: Final = _all_forms(_VIEWS)
QUESTIONS: Final = _all_forms(_QUESTIONS)
INTRANSITIVE: Final = _all_forms(_NO_OBJECT)
BARE: Final = _all_forms(_BARE)
