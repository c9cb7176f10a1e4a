"""The words that keep an act from being told as done, by what they say of it and by what may follow them.

A row is a kind, a level on the scale of `force.py`, the ways in which the act may follow, and the words. The ways:
`v` a bare verb, `t` "to" and a verb, `o` somebody and then "to" and a verb, `g` a verb in -ing, `n` a thing, `c` a
clause, `a` a thing, behind an article; `p` the act stands before, as in "was proposed", `b` before without "was", as
in "is pending"; `w` an adverb, `d` a word right behind, as in "are feared dead". A verb is given in its base form, its
past after "=" where it is irregular; words after "/" are prepositions or adverbs that must follow it, "*" doubles the
last letter.
"""

from __future__ import annotations

from typing import Final, NamedTuple

POSSIBLE, PLANNED, PREPARED, COMING, SO = 1.0, 2.0, 2.5, 3.0, 4.0


class Entry(NamedTuple):
    """What a word says of an act: `tail` are the words that must follow it, `ways` how the act may follow."""

    kind: str
    level: float
    ways: str
    tail: tuple[str, ...]


_VERBS: Final = (
    ("evidence", PLANNED, "c", "believe think=thought suspect assume presume suppose reckon guess estimate suggest "
        "indicate "
     "hint imply=implied speculate"),
    ("evidence", PLANNED, "t", "appear seem tend purport"),
    ("weighing", POSSIBLE, "gntp", "consider weigh mull contemplate ponder discuss debate float moot entertain"),
    ("weighing", POSSIBLE, "gn", "think=thought/about,of toy/with talk/about muse/about "
     "deliberate/on,over,about vote/on decide/on dream/of haggle/over negotiate/over,on study examine"),
    ("request", POSSIBLE, "otngcp", "urge request demand recommend advise propose"),
    ("request", POSSIBLE, "ot", "ask beg* implore press pressure lobby=lobbied petition encourage exhort plead invite "
     "pressurise pressurize"),
    ("request", POSSIBLE, "gn", "call/for ask/for push/for press/for lobby=lobbied/for campaign/for plead/for "
        "petition/for "
     "argue/for apply=applied/for appeal/for clamour/for clamor/for agitate/for vote/on"),
    ("request", POSSIBLE, "o", "call/on,upon appeal/to"),
    ("request", POSSIBLE, "gn", "suggest"),
    ("risk", POSSIBLE, "tgn", "threaten risk"),
    ("risk", POSSIBLE, "cgn", "warn/of fear worry=worried/about warn/against"),
    ("offer", POSSIBLE, "t", "offer volunteer"),
    ("plan", PLANNED, "totnp", "want hope seek=sought aim wish desire expect anticipate"),
    ("plan", PREPARED, "tnp", "plan* intend"),
    ("plan", PLANNED, "gn", "lean=leant/towards,toward lean/towards,toward edge/towards,toward,closer "
     "move/towards,toward,closer inch/towards,toward,closer head/for"),
    ("plan", PREPARED, "gn", "plan*/on,for prepare/for gear/for,up"),
    ("plan", PLANNED, "gn", "hope/for,of wish/for aim/at,for eye look/for vie/for "
     "angle/for fight=fought/for bid=bid/for dream/of"),
    ("plan", PREPARED, "t", "mean=meant prepare gear/up ready=readied line/up"),
    ("plan", PLANNED, "t", "look move long yearn"),
    ("weighing", POSSIBLE, "t", "propose consider"),
    ("plan", PREPARED, "p", "schedule slate"),
    ("plan", PLANNED, "p", "tip* forecast=forecast project predict tout"),
    ("attempt", PLANNED, "tgn", "attempt"),
    ("attempt", PLANNED, "t", "try=tried seek=sought struggle strive=strove endeavour endeavor fight=fought "
        "scramble race "
     "battle work push rush"),
    ("resolve", COMING, "t", "vow pledge promise agree decide resolve opt* choose=chose elect undertake=undertook "
        "swear=swore "
     "consent commit*/to vote determine threaten/never"),
)  # fmt: skip

_PHRASES: Final = (
    ("modal", POSSIBLE, "v", "may|might|could|may well|might well|could well|may yet|could yet|can possibly"),
    ("duty", PLANNED, "v", "should|ought to"),
    ("modal", POSSIBLE, "v", "will be able to|would be able to|is able to|are able to|be able to"),
    ("plan", PLANNED, "v", "would like to|would prefer to|would love to|would rather|"
     "would be happy to|would be willing to"),
    ("weighing", POSSIBLE, "v", "would consider|will consider|would be prepared to|would be open to"),
    ("coming", COMING, "v", "will|would|shall|'ll|he'll|she'll|it'll|they'll|we'll|won't|wouldn't|is going to|are "
        "going to|"
     "going to"),
    ("bidden", COMING, "v", "must|needs to|need to|has to|have to|is to|are to"),
    ("bidden", PREPARED, "v", "was to|were to"),
    ("plan", PREPARED, "v", "set to|due to|slated to|scheduled to|about to|certain to|sure to|bound to|destined to"),
    ("plan", PLANNED, "v", "poised to|on track to|on course to|in line to|"
     "ready to|prepared to|keen to|eager to|willing to|open to|minded to|inclined to|supposed to|looking to|"
     "expected to|widely expected to|tipped to|forecast to|predicted to|"
     "projected to|touted to|on the verge of|on the brink of|close to|near to|nearing|determined to|in position to|"
     "on the way to|shaping up to"),
    ("whether", POSSIBLE, "c", "whether"),
    ("evidence", PLANNED, "d", "feared|presumed|believed|thought|assumed|rumoured|rumored|reported|understood"),
    ("weighing", POSSIBLE, "v", "whether to|whether or not to|how best to"),
    ("weighing", POSSIBLE, "gn", "not rule out|not ruled out|not exclude|not excluded|didn't rule out|won't rule out|"
     "can't rule out|cannot rule out|hasn't ruled out|wouldn't rule out|doesn't rule out|refused to rule out|"
     "refuses to rule out|declined to rule out"),
    ("weighing", POSSIBLE, "gn", "the idea of|the possibility of|possibility of|the option of|the prospect of|"
        "prospect of|"
     "the question of|in talks over|in talks on|in talks about|talks over|talks on|talks about|"
     "negotiations over|negotiations on|discussions on|discussions about|open to|considering|a chance of|the chance of|"
     "chance of|chances of|plans for|plan for|proposal for|proposals for|bill on|"
     "candidate for|contender for|candidates for|contenders for|favourite for|favorite for|in the running for|"
     "shortlisted for"),
    ("weighing", POSSIBLE, "a", "proposed|draft|mooted|suggested"),
    ("plan", PREPARED, "a", "planned"),
    ("weighing", POSSIBLE, "v", "in talks to|talks to|in negotiations to|negotiating to|candidate to|contender to|"
     "favourite to|favorite to|frontrunner to|front-runner to|in the running to|option to|chance to|chances to"),
    ("plan", PREPARED, "v", "plan to|plans to|intention to|intentions to|gearing up to|lining up to|preparing to|"
        "intends to"),
    ("plan", PLANNED, "v", "bid to|move to|moves to|effort to|efforts to|attempt to|attempts to|push to|drive to|"
     "campaign to|scheme to|desire to|ambition to|ambitions to|hopes to|hope to|bid by|"
     "intent on|a view to"),
    ("weighing", POSSIBLE, "v", "proposal to|proposals to|bill to|motion to|petition to|request to|application to|"
        "appeal to|"
     "call to|calls to|offer to|threat to|threats to|legislation to|a measure to|resolution to|suggestion to|"
     "invitation to|recommendation to|demand to|demands to|bill that would|bill which would|proposal that would|"
     "plan that would|legislation that would|measure that would|rule that would|law that would"),
    ("request", POSSIBLE, "gnc", "call for|calls for|demand for|demands for|request for|requests for|"
        "bid for|"
     "appeal for|plea for|petition for|application for|recommendation for|suggestion of|"
     "offer for|offer of|push for|campaign for"),
    ("resolve", COMING, "v", "pledge to|promise to|vow to|commitment to|pledges to|promises to|vows to|committed to"),
    ("evidence", PLANNED, "a", "possible|potential|prospective|would-be|likely|probable|apparent"),
    ("risk", POSSIBLE, "gn", "risk of|at risk of|threat of|danger of|in danger of|fear of|fears of|danger "
        "that"),
    ("accusation", POSSIBLE, "gn", "accused of|suspected of|charged with|charge with|accuse of|accuses of|suspect "
        "of|suspects of|charged for|charges of|charge of|indicted for|"
     "indicted on|arrested for|questioned over|questioned about|questioning over|investigated over|probed over|"
     "tried for|tried on|prosecuted for|"
     "prosecuted over|sues over|sues for|sue over|suing over|suing for|arrested over|arrested on|on suspicion of|"
     "suspicion of|suspicions of|accusation of|"
     "accusations of|allegation of|allegations of|claims of|claim of|charged over|on trial for|on trial over|"
     "trial for|wanted for|wanted over|blamed for|implicated in|under investigation for|under investigation over|"
     "investigated for|sued for|sued over|suspect in|suspects in|"
     "suspect over|complaint of|complaints of|suit over|lawsuit over"),
    ("risk", POSSIBLE, "c", "risk that|danger that|fears that|fear that|possibility that|chance that|prospect that"),
    ("request", POSSIBLE, "c", "demand that|proposal that|suggestion that|recommendation that|demands that|"
     "proposals that"),
    ("claim", POSSIBLE, "c", "allegations that|allegation that|accusations that|accusation that|claims that|claim that|"
     "suspicions that|suspicion that|charges that|complaints that|rumours that|rumors that|speculation that"),
    ("pending", POSSIBLE, "gn", "awaiting|awaits|await|awaited|pending|subject to|waiting for|waits for|"
     "up for|applied for|hinges on|depends on"),
    ("pending", POSSIBLE, "v", "yet to be|yet to|not yet|still has to|still have to|still had to|still must|must "
        "still|still need to|"
     "still needs to|still to|has still to|have still to|must first|has yet to|have yet to|had yet to|"
     "must be|has to be|have to be|needs to be|need to be|remains to be|remain to be"),
    ("hearsay", PLANNED, "v", "said to|said not to|reported not to|reported to|alleged to|rumoured to|rumored to|"
        "reputed to|understood to"),
    ("evidence", PLANNED, "v", "likely to|likeliest to|more than likely to|unlikely to|seen as|viewed as|considered|"
     "believed to|thought to|believed not to|thought not to|feared to|assumed to|presumed to|considered to|"
     "estimated to|held to|suspected to|deemed to|"
     "appears to|appear to|appeared to|seems to|seem to|seemed to|appearing to|seeming to"),
    ("evidence", PLANNED, "c", "appears that|appeared that|seems that|seemed that|appears to me that|seems to me that|"
     "appears as if|seems as if|looks as if|looks like|looked like|it is likely that|it was likely that|"
     "it is possible that|it is probable that|evidence that|signs that|indications that"),
    ("hearsay", PLANNED, "a", "alleged|suspected|accused|purported|supposed|reported|rumoured|rumored|presumed|"
        "so-called"),
    ("hearsay", PLANNED, "w", "allegedly|reportedly|supposedly|purportedly|by all accounts"),
    ("evidence", PLANNED, "w", "probably|apparently|presumably|seemingly|perhaps|maybe|"
     "possibly|ostensibly|evidently|conceivably|tentatively|provisionally|arguably|in all likelihood|most likely|"
     "would likely|will likely|could likely"),
    ("guilt", SO, "gn", "convicted of|convicted for|guilty of|guilty to|sentenced for|admitted|jailed for|admits|"
     "confessed to|confesses to"),
    ("pending", POSSIBLE, "b", "is pending|are pending|was pending|under consideration|under discussion|under review|"
     "on the table|on hold|up in the air|in doubt|being considered|being discussed|being weighed|being debated|"
     "has been proposed|have been proposed|was proposed|were proposed|been suggested|was suggested|were suggested|"
     "been requested|was requested|is proposed|are proposed|is planned|are planned|was planned|were planned|"
     "been recommended|was recommended|is possible|are possible|is likely|are likely|is expected|"
     "are expected|was expected|were expected|is threatened|are threatened|was alleged|is alleged|were alleged"),
)  # fmt: skip

_EARLY: Final = "provisional preliminary initial early first unconfirmed tentative".split()
_RESULTS: Final = (
    "result results figure figures finding findings report reports assessment assessments estimate estimates count "
    "indication indications data tally evidence sign signs investigation inquiry tests"
).split()


def _forms(verb: str) -> tuple[str, ...]:
    """A verb's forms: "consider", "considers", "considered", "considering"."""
    base, _, past = verb.partition("=")
    doubled = base.rstrip("*") + base.rstrip("*")[-1] if base.endswith("*") else ""
    base = base.rstrip("*")
    if base.endswith("e"):
        regular, ing = base + "d", base[:-1] + "ing"
    elif doubled:
        regular, ing = doubled + "ed", doubled + "ing"
    else:
        regular, ing = base + "ed", base + "ing"
    third = (
        base[:-1] + "ies"
        if base.endswith("y") and base[-2] not in "aeou"
        else base + ("es" if base.endswith(("s", "h", "x")) else "s")
    )
    return base, third, past or regular, ing


def _table() -> dict[str, tuple[Entry, ...]]:
    """The entries by their first word, the longest first."""
    found: dict[str, list[Entry]] = {}
    for kind, level, ways, verbs in _VERBS:
        for each in verbs.split():
            verb, _, tails = each.partition("/")
            for form in _forms(verb):
                for tail in tails.split(",") if tails else [""]:
                    found.setdefault(form, []).append(Entry(kind, level, ways, tuple(tail.split())))
    for kind, level, ways, phrases in _PHRASES:
        for phrase in phrases.split("|"):
            first, *rest = phrase.split()
            found.setdefault(first, []).append(Entry(kind, level, ways, tuple(rest)))
    for early in _EARLY:
        found.setdefault(early, []).extend(Entry("early", PLANNED, "w", (word,)) for word in _RESULTS)
    return {word: tuple(sorted(entries, key=lambda one: -len(one.tail))) for word, entries in found.items()}


TABLE: Final = _table()
# Verbs that make a thing named by a noun come about: with one of them "a toll" is told as so.
REALISING: Final = frozenset(
    form
    for verb in (
        "get=got gain win=won face make=made give=gave put*=put impose introduce bring=brought launch start "
        "begin=began open "
        "hold=held take=took have=had receive secure land grant approve pass adopt set*=set sign enact implement "
        "carry=carried "
        "deliver hand pay=paid undergo=underwent suffer see=saw order announce agree create build=built impose "
        "levy=levied "
        "enter reach complete finalise finalize seal clinch confirm"
    ).split()
    for form in _forms(verb)
)
