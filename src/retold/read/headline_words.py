"""The words that headline checks go by: strong verbs and near words, function words, labels, short forms."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

_FAMILIES: Final = """
resigns resigned resign resignation quits|resign quit step leav left depart exit oust fire|resign quit
fired fires ousts ousted sacked sacks|fire firing oust sack dismiss remov resign terminat replac let push \
forced out|fire oust sack dismiss
arrested arrests arrest detained detains jailed jails|arrest detain custod charg jail prison apprehend handcuff \
captur indict caught|arrest detain jail
charged indicted indicts indictment|charg indict accus count prosecut plead pled arraign|charge indict
convicted convicts guilty conviction|convict guilt verdict plead pled sentenc jury|convict
acquitted acquits cleared exonerated exonerates vindicated|acquit clear exonerat innocen vindicat guilty dropped \
drops dismiss|acquit \
clear exonerat
dead dies died kills killed killing death deaths murdered murder|dead die dying death kill slain slay murder \
shot fatal passed body bodies toll perish lost loss lose losing assassinat execut massacre homicide|kill die murder
ill sick sickened sickens poisoned poisons|ill sick illness symptom ailment ailing unwell disease poison infect \
hospital|ill sick poison
injured injures wounded wounds hospitalized|injur wound hurt hospital harm maim|injur wound
bans banned outlaws outlawed prohibits|ban prohibit outlaw forbid block bar restrict stop suspen end \
illegal|ban prohibit outlaw
approves approved greenlights|approv pass vote adopt sign clear back green accept endors support agree|approve adopt
rejects rejected rebuffs|reject refus denie deny turn declin vot oppos dismiss block strike struck rebuff \
rul|reject refus
blocks blocked halts halted|block halt stop bar injunc stay suspen prevent freez froze paus stall imped \
delay|block halt
confirms confirmed|confirm verif acknowledg approv vote affirm corroborat true admit|confirm
admits admitted confesses confessed|admit acknowledg conced confess own plead pled recogni|admit confess
lied|lie lying false mislead misled untru decei dishonest fabricat|lie
sues sued lawsuit|sue suing lawsuit suit court litig legal complaint plaintiff|sue
slashes slashed slash|cut slash reduc lower drop decreas trim declin shrink eliminat|cut slash
soars soared surges surged skyrockets skyrocketed spikes jumps|rais hik increas ris rose soar surg jump grow \
grew up climb higher spik more high gain|soar surg jump rise
plunges plunged plummets plummeted tumbles nosedives|plung fall fell drop declin tumbl slump sink sank crash \
collaps lower down slid lost lose loss decreas|plung plummet fall
steals stole stolen theft|stol steal theft thie rob loot embezzl tak|steal stole
hacked hackers hack hacks|hack breach cyber intru steal stole malware|hack
cancels cancelled canceled cancel axes scrapped|cancel scrap drop abandon call axe end postpon suspen pull|cancel
shutters shuttered|clos shut|clos shut
withdraws withdrew withdrawal|withdr pull drop leav left quit exit remov rescind|withdr
bankrupt bankruptcy|bankrup insolv chapter debt default creditor|bankrup
apologizes apologises apologized apology|apolog sorry regret contri|apolog
endorses endorsed endorsement|endors back support|endors
evacuated evacuates evacuation|evacuat flee fled leave left|evacuat
explosion explodes exploded bombing bombings|explo blast bomb deton|explo
shooting shootings gunman gunmen|shoot shot gun fire firing sniper|shoot shot
raped rape rapes|rape raping rapist sexual assault molest|rape
impeached impeaches impeachment impeach|impeach|impeach
vetoes vetoed veto|veto|veto
deported deports deportation deportations|deport remov expel repatri|deport
seizes seized raids raided|seiz confiscat captur tak took raid search grab forfeit|seiz raid
secretly|secre cover quiet hid confiden privat clandestin covert closed undisclosed unknown|-
bribe bribes bribery bribed|brib corrupt pay paid payoff kickback|brib
fraud fraudulent|fraud decei cheat scam scheme fake false embezzl rig forg|-
overturns overturned|overturn revers struck strik invalid void repeal annul rul|overturn revers
doubles doubled|doubl twice two twofold|doubl
triples tripled|tripl three threefold|tripl
halves halved|half halv|halv
refuses refused|refus reject declin denie deny won’t won't wouldn|refus
surrenders surrendered|surrender gave give turn conced|surrender
escapes escaped|escap fled flee break broke|escap
kidnapped kidnaps abducted hostage hostages|kidnap abduct hostage captiv captur tak|kidnap abduct
assaulted assaults|assault attack abus beat punch grop|assault
crashes crashed|crash collid collision wreck fell fall down|crash
poisoned poison poisoning|poison toxi contamin|poison
orders ordered|order instruct command mandat requir forc demand decree compel|order
buried buries suppressed suppresses concealed conceals hid|bur hid hide conceal withh cover suppress secre \
shelv|bur conceal
retires retired retirement|retir step leav left|retir
invades invaded invasion|inva occup attack enter|inva
pardons pardoned pardon|pardon clemen commut|pardon
subpoenas subpoenaed subpoena|subpoena|subpoena
sentenced|sentenc prison jail year|sentenc
testifies testified testimony|testi witness hear|testif
legalizes legalized legalization|legal|legal
"""
_FUNCTION: Final = """a an the and or but nor so yet of in on at to for from by with without into onto over under
 about after before between through during against among as if than then that this these those it its he his
him she her they their them we our us you your i my me is are was were be been being am has have had do does
did will would can could may might must should shall not no yes all any some more most many much few less
least other another such own same very too also just only even still now here there how why what who whom
whose which when where while because until since up down out off again once both each every next last new old
says say said tells told report reports reportedly amid vs via per gets get got make makes made take takes
goes go going come comes one two first"""
FUNCTION_WORDS: Final = frozenset(_FUNCTION.split())
LABEL: Final = re.compile(
    r"\s*(?:(?:breaking(?: news)?|watch(?: live)?|live(?: updates?)?|exclusive|report|reports|video|photos?|"
    r"opinion|analysis|updated?|"
    r"just in|listen|editorial|commentary|poll|fact[- ]check|explainer|first on \w+|developing|alert|podcast|"
    r"interview|review|"
    r"transcript|q&a|trending|roundup|the latest|ap (?:fact check|source)|morning mail|must[- ]read|op-ed|perspective|"
    r"column)\s*[:|—–-]\s*){1,3}",
    re.I,
)
LISTS: Final = re.compile(
    r"\b(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)\s+(?:[\w’'-]+\s+){0,3}?(?:things|ways|reasons|"
    r"takeaways|facts|questions|"
    r"lessons|tips|photos|charts|maps|moments|signs|steps|myths|ideas|stories|quotes|examples|times|graphs|points|"
    r"rules|problems|keys|books|lies|charts|numbers|surprises|theories|tweets|highlights|truths|"
    r"(?:[\w’'-]+ )?to (?:watch|know|see)|must|big|key|best|worst|"
    r"most)\b",
    re.I,
)
EXPANSIONS: Final = {
    "us": ("united states", "america", "u.s"),
    "usa": ("united states", "america", "u.s"),
    "uk": ("united kingdom", "britain", "british", "u.k"),
    "eu": ("european union", "europe", "e.u", "brussels"),
    "un": ("united nations", "u.n"),
    "gop": ("republican",),
    "dem": ("democrat",),
    "dems": ("democrat",),
    "reps": ("republican", "representatives"),
    "potus": ("president",),
    "scotus": ("supreme court",),
    "ag": ("attorney general",),
    "dc": ("washington", "d.c"),
    "nyc": ("new york",),
    "ny": ("new york",),
    "la": ("los angeles", "louisiana"),
    "sf": ("san francisco",),
    "pm": ("prime minister",),
    "mp": ("member of parliament",),
    "mps": ("lawmakers", "parliament"),
    "ceo": ("chief executive",),
    "vp": ("vice president",),
    "sec": ("secretary",),
    "gov": ("governor", "government"),
    "govt": ("government",),
    "covid": ("coronavirus", "pandemic"),
    "coronavirus": ("covid", "virus", "pandemic"),
    "lgbt": ("gay", "transgender"),
    "lgbtq": ("gay", "transgender", "lgbt"),
    "tv": ("television", "broadcast", "channel", "network"),
    "ai": ("artificial intelligence",),
    "gdp": ("gross domestic", "econom"),
    "doj": ("justice department", "department of justice"),
    "dhs": ("homeland security",),
    "isis": ("islamic state", "isil"),
    "nkorea": ("north korea",),
    "nato": ("alliance",),
    "dept": ("department",),
    "wh": ("white house",),
    "house": ("administration", "congress", "representatives"),
    "white": ("administration", "president"),
    "democrat": ("(d-", "(d)"),
    "republican": ("(r-", "(r)", "gop"),
    "african": ("black",),
    "european": ("e.u", "eu"),
}


class Family(NamedTuple):
    """Beginnings of words that support a verb, and those of the verbs that say the same."""

    roots: tuple[str, ...]
    verbs: tuple[str, ...]


@cache
def families() -> dict[str, Family]:
    """Each strong word of a headline, and its family."""
    table = {}
    for line in _FAMILIES.strip().splitlines():
        strong, roots, verbs = line.split("|")
        family = Family(tuple(roots.split()), tuple(root for root in verbs.split() if root != "-"))
        table.update(dict.fromkeys(strong.split(), family))
    return table
