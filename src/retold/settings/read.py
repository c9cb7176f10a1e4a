"""Numbers of the read room (one article to its reading)."""

from __future__ import annotations

from typing import Final

# Characters that a quotation in single marks may run on before its mark is taken for an apostrophe (guess).
READ_QUOTE_SINGLE_MAX: Final = 1500
# Words that reported words may run on without an end: the longest of PolNeAR's 19,868 training contents has 190
# outside quotation marks. It keeps time linear on a text without points.
READ_CLAUSE_MAX: Final = 200
READ_LOOK_AHEAD: Final = 60  # Words looked through for the comma or clause that a cue belongs to (guess).
# Characters of a sentence in quotation marks without a speaker that make it an attribution; shorter ones are titles
# and chants (guess).
READ_LONE_MIN: Final = 40
# Factor for "would say", "to say", first and second persons and contents of one or two words: on the training
# articles their precision is 0.52 against 0.84 for a clause, 0.43 against 0.63 for an object.
READ_WEAK: Final = 0.65
# Letters of the longest token whose class is remembered: longer ones are no words, and would fill the memory (guess).
READ_TOKEN_KEPT: Final = 60
READ_PRONOUN_REACH: Final = 1200  # Characters back to the speaker that a pronoun may mean (guess).
READ_ROLE_MAX: Final = 80  # Characters before a name that are searched for a role (guess).
# Confidence of each rule of the read room: the share of its contents that overlap by half with one of the first
# annotator's, on the 840 training articles of PolNeAR (16,109 contents found; weak ones, see `READ_WEAK`, left
# out). The cue verbs were chosen on the same articles: a few points too high for "object", "infinitive" and
# "preposition". "turn": 3,000 held-out articles of news37k had 437 turns in 25 articles, of which 24 were transcripts;
# of five turns of each, read by eye, 115 of 125 were right from label to end.
READ_PRECISION: Final[dict[str, float]] = {
    "quote_cue": 0.96, "inverted": 0.92, "cue_quote": 0.84, "clause": 0.84, "parenthetical": 0.84, "colon": 0.84,
    "according": 0.81, "colon_block": 0.8, "bare_clause": 0.78, "told": 0.75, "lone_quote": 0.72, "passive": 0.69,
    "preposition": 0.65, "object": 0.63, "relative": 0.59, "infinitive": 0.52, "seeming": 0.51, "colon_clause": 0.5,
    "transcript": 0.48, "turn": 0.92, "told_about": 0.47, "noun": 0.41, "passive_by": 0.38,
}  # fmt: skip
# How often a cue of each kind softens: of 30 of each kind (60 of "possibly") from as many articles of news37k, marked
# by eye, 30 of reportedly were right, 29 of allegedly, apparently and pending, 28 of said_to, 30 of approximately, 57
# of possibly; the causes of some of the others were then mended. Of the cues found in the build half of bench/hedges:
# 3 of 3 of allegedly, 11/11 apparently, 15/15 pending, 5/5 said_to, 13/13 approximately, 42/44 possibly. The
# shares of both together, one right and one wrong added, rounded down to 0.05.
READ_HEDGE_SURE: Final = {
    "reportedly": 0.95, "allegedly": 0.9, "apparently": 0.95, "possibly": 0.9, "said_to": 0.9, "pending": 0.95,
    "approximately": 0.95,
}  # fmt: skip
# Factor for weak cues: "could", often ability; "you may", often leave; "suggesting", often a person's. Of 60 from as
# many articles 54 were right, and 4 of the 6 of the build half: 0.88, against 0.94 for "possibly".
READ_HEDGE_WEAK: Final = 0.9
READ_HEDGE_BACK: Final = 64  # Characters before a cue that its patterns see. Chosen, not measured.
# How often each way of crediting is one, set near or under the share right among credits of other outlets in two
# samples of 2,500 articles of news37k, marked by eye: told 12 of 12, aired 10/10, by 21/24, report 12/12, said
# 17/20, noun 10/10, via 10/10, hat_tip 6/6, own_voice 10/10, and in the second sample, after mending, agency 10/10,
# byline 9/10, source_line 10/10, title 1/3. `learned` and `photo` are guesses.
# `spoken`, an attribution to an outlet that no pattern saw, stood on a credit in 5 of 16 of bench/credits (build half).
READ_CREDIT_SURE: Final = {
    "told": 0.9, "aired": 0.75, "by": 0.85, "report": 0.9, "learned": 0.75, "said": 0.7, "noun": 0.8, "via": 0.85,
    "photo": 0.4, "hat_tip": 0.9, "agency": 0.9, "byline": 0.85, "notice": 0.85, "source_line": 0.85, "own_voice": 0.85,
    "title": 0.3, "spoken": 0.4, "beside": 0.4,
}  # fmt: skip
# The most authors of whom an outlet among them signs the page though its text does not name it. In news37k 90 outlets
# stand in longer lists; of some 25 such lists looked at, two look signed, the others have a whole newsroom.
READ_CREDIT_AUTHORS: Final = 3
# Factor for a credit inside a quotation, which a speaker gives and not the page (guess).
READ_CREDIT_QUOTED: Final = 0.6
# Factor for a self-reference on a page whose outlet is unknown: it may be the page's own (guess).
READ_CREDIT_NO_OUTLET: Final = 0.5
# Factor for a name known as an outlet's only by a capital "The" within a sentence: of 15 such credits read by eye
# on news37k, 11 were of an outlet.
READ_CREDIT_THE: Final = 0.75
# Characters at the head of a text in which datelines and bylines are looked for. Chosen, not measured.
READ_CREDIT_HEAD: Final = 700
# Letters of the shortest name that only the corpus shows to be an outlet's (guess: shorter ones are words too often).
READ_CORPUS_NAME: Final = 4
READ_FOLLOWED_WORDS: Final = 3  # Words of a name that "news agency" behind it makes an outlet's, at most (guess).
READ_CREDIT_LINK: Final = 0.25  # Confidence of a hyperlink to another host with nothing else in its favour (guess).
# What each of three adds: words of reporting near, the outlet's name near, a host known or formed as an outlet's
# (guess).
READ_CREDIT_LINK_STEP: Final = 0.2
# Characters of the longest sentence that is split into statements: longer ones are lists. Chosen, not measured.
READ_STATEMENT_LONGEST: Final = 600
# Words of the longest sentence without a finite verb that is read as a heading ("Port board backs closure"); of 130
# titles of news37k none was longer.
READ_STATEMENT_HEADING: Final = 25
# Words and marks that may stand between two commas, dashes or brackets of an aside (guess).
READ_STATEMENT_ASIDE: Final = 40
# How often a claim of each kind that the text lacks is unsupported. Of 2,000 titles of news37k 2% fired at 0.5 or
# more; of those 41, marked by eye, 24 said what the text held does not (many texts there are cut short); the causes
# of some of the other 17 were then mended.
READ_HEADLINE_SURE: Final = {"verb": 0.65, "negated": 0.6, "number": 0.65, "name": 0.6, "quote": 0.6}
# Characters in the longest title that is checked: longer ones are no titles. Chosen, not measured.
READ_HEADLINE_LONGEST: Final = 300
# Characters in the shortest text that a title is checked against. Chosen, not measured.
READ_HEADLINE_LEAST: Final = 300
READ_HEADLINE_SHORT: Final = 1200  # Texts under so many characters may be cut off (guess).
READ_HEADLINE_SHORT_FACTOR: Final = 0.8  # Factor for such a text (guess).
READ_HEADLINE_COUNTED: Final = 5  # Numbers up to this may be counted off in a text without being said (guess).
READ_HEADLINE_WEAK_NUMBER: Final = 0.5  # Factor for those, and for years (guess).
READ_HEADLINE_QUESTION: Final = 0.5  # Factor for a title that asks (guess).
# Factor for a title that opens like a feature or a column ("How", "Why", "The") (guess).
READ_HEADLINE_FEATURE: Final = 0.7
# Share of the title's other words that the text must have: else it is loose talk, or another text's title (guess).
READ_HEADLINE_GROUNDED: Final = 0.5
READ_HEADLINE_LOOSE: Final = 0.6  # Factor for a title that is not so grounded (guess).
READ_HEADLINE_SECOND: Final = 0.15  # Share of the remaining doubt that a second and a third claim take (guess).
READ_HEADLINE_ROOT: Final = 6  # Letters by which a word of the title is looked for in sentences. Chosen, not measured.
READ_HEADLINE_BEST: Final = 2  # Sentences that are given as the best support. Chosen.
# Characters in the longest name that is taken for an outlet's: the longest in the table has 30. Chosen, not
# measured.
OUTLETS_LONGEST: Final = 60
# Turns of speakers who come back that make a text a transcript. This and what follows was set while reading by eye what
# 34,554 articles of news37k gave (304 with turns; of about 130 read, 2 were none; mended).
READ_TURNS_LEAST: Final = 4
# Share of one speaker's turns at least that must sound spoken (I, you, a question), and the characters of each that
# are looked at (guess).
READ_TURN_SPEECH: Final = (0.4, 600)
# The same share for each of the other speakers and for all together: a guest may say "Correct." ten times (guess).
READ_TURN_SPEECH_LEAST: Final = (0.2, 0.4)
READ_TURN_SPEECH_CAPITALS: Final = (0.1, 0.25)  # Where most labels stand in capitals, as few others do (guess).
READ_TURN_PERSONAL: Final = 0.3  # Share of questions and answers with a first person; explainers have few (guess).
READ_TURN_LABELS: Final = 0.6  # Share of the labels that come back which must be speakers' (guess).
# Pieces that the tagger reads at once, how many of them two windows share, and how many on either side of
# a cue it looks at for that cue's own source and content: 98% of PolNeAR's training attributions lie within 60.
READ_TAGGER_WINDOW: Final = 256
READ_TAGGER_OVERLAP: Final = 32
READ_TAGGER_REACH: Final = 60
READ_TAGGER_ANCHOR: Final = 40  # Pieces that a window may begin earlier, so as to begin with a paragraph (guess).
# A corpus of more characters than this is read by rules unless the accurate tagger is asked for: 3,000 articles of
# news37k's mean length, which the model reads in about four minutes on two cores.
READ_ACCURATE_CHARS: Final = 18_000_000
# Speakers: who is meant.
READ_ROLE_WORDS: Final = 6  # Words in the longest role that is taken from before a name (guess).
READ_NAMESAKES: Final = 8  # People of one surname kept apart in one article; more are lists (guess).
READ_FAMILY_SHARE: Final = 3  # A namesake named so many times as often as the others is meant by the surname (guess).
READ_PLACE_SHARE: Final = 0.6  # A name that stands after "in", "at" or "to" more often than this is a place (guess).
# Pronouns that must agree on a person's gender, and the share of all that must: on half the Times articles of PolNeAR's
# training part, of 53 people whom "Mr." or "Ms." tells and who were given a gender so, 51 had the right one (of 238).
READ_GENDER_VOTES: Final = 2
READ_GENDER_SHARE: Final = 0.8
READ_PRONOUN_LOOK: Final = 12  # Namings and speakers before a pronoun that are weighed (guess).
# Weights of what makes a naming the one that a pronoun means: a step back by one sentence, the end of a paragraph
# between, the head of its clause, a speaker, the first person of the sentence; against it: an owner ("Roe's"), a naming
# on the other side of quotation marks, a name that may be none, a gender that nothing tells. Under LEAST, or with a
# second within MARGIN, nobody. Set by reading some 190 "he" and "she" of PolNeAR in training articles, none of those
# in bench/speakers_judged.csv.
READ_PRONOUN_STEP: Final = 0.9
READ_PRONOUN_LEAD: Final = 0.7
READ_PRONOUN_SPOKE: Final = 0.6
READ_PRONOUN_PARAGRAPH: Final = 0.3
READ_PRONOUN_FIRST: Final = 0.4
READ_PRONOUN_OWNER: Final = 0.5
READ_PRONOUN_QUOTED: Final = 1.5
READ_PRONOUN_UNSURE: Final = 0.6
READ_PRONOUN_UNTOLD: Final = 0.3
READ_PRONOUN_LEAST: Final = -1.5
READ_PRONOUN_MARGIN: Final = 0.25
READ_WORD_PLACES: Final = 12  # Places of a capitalised word that are looked at to tell a surname from a firm (guess).
READ_ROLE_HOLDERS: Final = 24  # Holders of one role among whom a description is told apart; with more, nobody (guess).
READ_QUOTED: Final = 0.9  # Share of a content's words in quotation marks from which speech is direct: PolNeAR's own.
# Log-odds that source and content are right: a constant, and weights of the log-odds of cue, source and content.
# Fitted by train/calibrate.py on PolNeAR's dev articles (2,069 found, 76.0% right); the expected calibration error,
# each half of the articles by the other's fit, is 0.020.
READ_TAGGER_CALIBRATION: Final = (-1.104, 0.509, 0.229, 0.051)
# A content belongs to a cue, a source to a cue, where the mean probability of its pieces to be the cue's own is at
# least this (guess: at 0.2 and at 0.4 dev's triple F1 is within 0.2 of it).
READ_TAGGER_CONTENT: Final = 0.3
READ_TAGGER_SOURCE: Final = 0.3
# Sources of the tagger that end too soon (read/sourcespans.py).
READ_SOURCE_MORE: Final = 4  # Words at most that a source is drawn out by (guess).
READ_SOURCE_LEAD: Final = 160  # Characters after "according to" in which its source is looked for (guess).
READ_TWEET: Final = 1000  # Characters before the signature of an embedded tweet that may be its words (guess).
READ_PRONOUN_ALONE: Final = -2.6  # In place of LEAST for the only candidate, of a gender that is told and fits (guess).
# ---- identities of outlets (outlets/) ----
OUTLETS_BACK: Final = 40  # Namings before or behind one that are asked whether it means the same outlet (guess).
OUTLETS_LINK: Final = 60  # Characters between a name and a link that says which outlet it means (guess).
OUTLETS_DATELINE: Final = 120  # Characters at the head of a text that may hold its dateline (guess).
OUTLETS_NAMED: Final = 3  # Namings of a place after which more of them say nothing more (guess).
# Namings of a place that one in the title is worth; one in the dateline is worth `OUTLETS_NAMED` (guess).
OUTLETS_TITLED: Final = 2
# What must speak for the place of one of several outlets that go by a name: three namings, or a dateline (guess).
OUTLETS_PLACE: Final = 3
