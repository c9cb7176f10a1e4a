"""Numbers of the compare room (along each edge: alignment and changes)."""

from __future__ import annotations

from typing import Final

# What a name or a number weighs in aligning sentences, against another word as rare (guess).
COMPARE_NAME_WEIGHT: Final = 1.5
# A word weighs nothing in aligning where it stands in so many sentences that more pairs than this share it: keeps
# the cost linear for long texts (guess).
COMPARE_COMMON: Final = 400
# How sure it is that two sentences tell the same thing: log-odds, fitted to 209 pairs of sentences of real reports that
# were judged by eye (docs/decisions/changes.md). Weights of: the share of their words that both have; the weight of
# those words, in words that are in no other sentence (log); how many are no names (log); the likeness of the sentences
# beside them. Then that of the log-odds that a sentence of the derived text is told by the source at all.
COMPARE_SURE: Final = (6.24, 1.8, 1.36, 2.94)
COMPARE_SURE_BASE: Final = -6.9
COMPARE_SURE_TOLD: Final = 0.54
# The least sureness at which two sentences are taken for tellings of one thing: of 100 judged pairs over it 83 were.
# Of the certain marks in sixty real pairs that lie in one sentence of each side, 53 of 87 lie in pairs over it, of the
# made ones 155 of 180.
COMPARE_ALIGNED: Final = 0.5
# The least share of a derived sentence's weight that a second source sentence tells and its first does not (guess).
COMPARE_ADDS: Final = 0.04
COMPARE_MAYBE: Final = 0.2  # The same for sentences that are looked at for one negated or softened word only (guess).
# How grave each kind is: the design's order, in steps of 0.05.
COMPARE_WEIGHTS: Final = {
    "reversed": 1.0, "strengthened": 0.95, "number_changed": 0.9, "quote_altered": 0.85, "speaker_changed": 0.8,
    "attribution_dropped": 0.75, "headline_unsupported": 0.7, "scope_changed": 0.65, "quote_cut": 0.6,
    "hedge_dropped": 0.55, "weakened": 0.5, "credit_changed": 0.45, "credit_dropped": 0.4, "fact_dropped": 0.35,
    "fact_added": 0.3, "label_substituted": 0.2, "attribution_added": 0.15, "hedge_added": 0.1,
}  # fmt: skip
COMPARE_MIN_CONFIDENCE: Final = 0.3  # Changes under this are not kept at all (guess).
# The shortest quotation that is looked for in the source: shorter ones meet by chance (guess).
COMPARE_QUOTE_WORDS: Final = 4
COMPARE_QUOTE_LONGEST: Final = 400  # The longest quotation, in words, that is compared word by word (guess).
COMPARE_QUOTE_SLACK: Final = 12  # Words around a quotation's place in the source that are looked at too (guess).
# How much of a quotation's words the source must have in order: less is another quotation (guess).
COMPARE_QUOTE_MATCHED: Final = 0.7
COMPARE_QUOTE_HALF: Final = 0.5  # The same inside the marks of the source, where runs of words are the same (guess).
# The most words gone from inside a quotation that change it where they say whether or how much; more are a cut (guess).
COMPARE_QUOTE_FEW: Final = 5
COMPARE_QUOTE_MOVED: Final = 8  # Words around a changed one in which it may stand too, only moved (guess).
# The most words at an end of a sentence that stand in the place of one another, so that it is the same end (guess).
COMPARE_QUOTE_SLOT: Final = 3
# Factor for other words at an end where the page quotes what the source has not: it may have heard more (guess).
COMPARE_QUOTE_OWN: Final = 0.5
COMPARE_QUOTE_CONTENT: Final = 4  # Words of content that two quotations share, so that they are one (guess).
# Confidence at least where the same speaker has both and the page has no speech from anywhere else (guess).
COMPARE_QUOTE_ONLY: Final = 0.6
# The share of the derived sentences that the source must tell for a page to have its speech from there, though it may
# have a quotation from elsewhere; and the same where it has none (guesses).
COMPARE_QUOTE_RETOLD: Final = 0.4
COMPARE_QUOTE_PARTLY: Final = 0.25
COMPARE_QUOTE_FUSE: Final = 8  # The most words lost where two sentences became one; more are a cut (guess).
COMPARE_QUOTE_FUSED: Final = 0.75  # Factor where two sentences became one (guess).
# The share of the same words from which a quotation may be taken from another, and how much more makes that sure.
# Of 20 findings of confidence under 0.6 by a gentler slope, in 138 real pairs, about half were of two speeches.
COMPARE_QUOTE_LEAST: Final = 0.3
COMPARE_QUOTE_RANGE: Final = 0.55
# Words that are the same in a row, on average, under which they are broken, and the factor then: in 121 real pairs one
# quotation so laid was of another sentence (guess).
COMPARE_QUOTE_BLOCK: Final = 2.5
COMPARE_QUOTE_BROKEN: Final = 0.7
COMPARE_QUOTE_ENDS: Final = 0.52  # Confidence at least of another word or two at an end, the rest the same (guess).
COMPARE_QUOTE_LEAD: Final = 300  # Characters before a quotation that are looked at for what leads up to it (guess).
# The fewest words, and the share of them, by which a quotation is of the source page's own words (guess).
COMPARE_QUOTE_PAGE: Final = 8
COMPARE_QUOTE_PAGE_SHARE: Final = 0.8
# What the length of a short quotation counts for at least, where its speaker or its sentence is the same (guess).
COMPARE_QUOTE_NEAR: Final = 0.8
# Confidence of a difference inside a long quotation that is otherwise the same (guess).
COMPARE_QUOTE_SURE: Final = 0.9
# Factor for a quotation that differs in function words only: often two people's notes of one speech (guess).
COMPARE_QUOTE_FUNCTION: Final = 0.5
# Factor on the weight of such a difference, of an inflection, or of words that only moved (guess).
COMPARE_LIGHT: Final = 0.5
COMPARE_SPELLING: Final = 0.8  # Likeness of letters from which two words are one word written in two ways (guess).
COMPARE_MARKS_CONTENT: Final = 3  # Content words that must stand in marks here and outside of marks there (guess).
# Further words that the source's sentence must have, so that it is its own and no block quotation (guess).
COMPARE_MARKS_NARRATED: Final = 2
COMPARE_MARKS_SURE: Final = 0.65  # Confidence that words were put inside marks (guess).
COMPARE_ELLIPSIS: Final = 0.4  # Factor on the weight of a cut that an ellipsis shows (guess).
# The most words that may differ around a changed figure for its place to count as the same (guess).
COMPARE_SLOT: Final = 8
# Confidence that two figures stand in one role where the same words stand on both sides (guess).
COMPARE_NUMBER_SLOT: Final = 0.95
COMPARE_NUMBER_NEAR: Final = 0.75  # The same, where fewer do (guess).
COMPARE_NUMBER_REACH: Final = 7  # Words before and after a figure that say what it is said of (guess).
# How likely two figures are one where the same is counted, something else is, or both have a unit; where they are
# dates, ranks and the like. Then what each word more in common adds, a slip of digits, and that each is the only one
# (guesses, held against invented pairs and against what is found in real ones).
COMPARE_NUMBER_SAME: Final = 0.5
COMPARE_NUMBER_OTHER: Final = 0.19
COMPARE_NUMBER_UNIT: Final = 0.4
COMPARE_NUMBER_ROLE: Final = 0.2
COMPARE_NUMBER_SHARED: Final = 0.1
COMPARE_NUMBER_SLIP: Final = 0.15
COMPARE_NUMBER_LONE: Final = 0.1
COMPARE_NUMBER_TELLING: Final = 13  # From this size a figure is seldom in a text twice for two things (guess).
COMPARE_NUMBER_NAMES: Final = 4  # Words after a figure in which a name says what it is measured from (guess).
# The likeness of two sentences from which their figures need no word beside them in common (guess).
COMPARE_NUMBER_ALIKE: Final = 0.5
# How sure a match is of a sentence beside the one matched, in which slips of a figure are looked for (guess).
COMPARE_NUMBER_BESIDE: Final = 0.8
# How likely a changed day or hour is at most, of the likeness of the two sentences; beside a verb of saying.
COMPARE_NUMBER_TIME: Final = (0.9, 0.6)
# How near in likelihood another pairing of one of two figures must be to make it unsure, and the factor for that and
# each other doubt.
COMPARE_NUMBER_RIVAL: Final = 0.1
COMPARE_NUMBER_UNSURE: Final = 0.7
# How far a figure that is said to be more than, nearly or about so many may be from what it stands for (guess).
COMPARE_LOOSE_ROOM: Final = {"over": 0.25, "under": 0.12, "about": 0.1}
COMPARE_ROUNDED: Final = 0.026  # The same for a figure that is rounded without saying so (guess).
COMPARE_WORKED_OUT: Final = 16  # The most figures of a source from which sums and differences are tried (guess).
# The fewest content words that an attributed statement must have to be looked for (guess).
COMPARE_CONTENT_WORDS: Final = 4
# How much of a statement's weight the other sentence must have for it to tell the same (guess).
COMPARE_TOLD: Final = 0.75
# The share from which another sentence of a page counts as telling the same too (guess).
COMPARE_ELSEWHERE: Final = 0.6
# Confidence of a dropped attribution where the statement is told word for word (guess).
COMPARE_ATTRIBUTION_SURE: Final = 0.9
# Factor where what was dropped stood over a quotation told word for word: the other page is then mostly a
# transcript, a post or the speaker's own article. Set by reading 60 real pairs, in which all 12 such findings were
# wrong.
COMPARE_DIRECT: Final = 0.55
COMPARE_QUOTED: Final = 0.3  # The share of quoted words from which a sentence is not in the page's own voice (guess).
COMPARE_POST: Final = 300  # Characters after a paragraph in which a post's signature shows that it was one (guess).
# Characters beyond which only the first words of an attribution are shown (guess).
COMPARE_ATTRIBUTION_LONG: Final = 160
# Factor for a title of which one word that may be a name has no support: of 15 single words in real findings that
# were read, 12 were a name that the text gives otherwise.
COMPARE_HEADLINE_WORD: Final = 0.75
COMPARE_HEADLINE_CLAIM: Final = 0.65  # Confidence of a claim that goes beyond both texts (guess).
COMPARE_INITIALS: Final = 5  # Letters of a word in capitals up to which it is initials and no claim (guess).
COMPARE_SCOPE_WORDS: Final = 3  # The fewest content words under a hedge for it to be looked for (guess).
COMPARE_HEDGE_SURE: Final = 0.85  # Confidence of a dropped hedge where its words are told word for word (guess).
COMPARE_HEDGE_WORD: Final = 0.9  # Sureness of a word of seeming or belief that the reading has no hedge for (guess).
COMPARE_HEDGE_TOLD: Final = 0.5  # The share of what a hedge softens that the other page tells, at the least (guess).
COMPARE_HEDGE_CLOSE: Final = (
    0.6  # The same where the act itself is told in words that are not known to be alike (guess).
)
COMPARE_HEDGE_NEAR: Final = 6  # The content words about a hedge that are looked for (guess).
COMPARE_HEDGE_TITLE: Final = 0.6  # The share of a title's words that a hedge must soften for it to be dropped (guess).
# Factor for an added "reportedly", which often only marks second-hand reporting (guess).
COMPARE_REPORTEDLY: Final = 0.9
COMPARE_LABEL_ALIGNED: Final = 0.5  # How sure it must be that two sentences tell one thing (guess).
COMPARE_LABEL_NEAR: Final = 3  # Words before or after a naming in which its neighbour stands (guess).
COMPARE_LABEL_SURE: Final = 0.75  # Confidence of another naming between the same neighbours (guess).
COMPARE_LABEL_ROLE: Final = 0.6  # The same where one neighbour is the same, or both begin their sentence (guess).
# The least score of sentences in which one neighbour is enough: of five such findings under it four were wrong.
COMPARE_LABEL_LIKE: Final = 0.5
COMPARE_LABEL_SET: Final = 0.6  # Confidence of a word set before a naming (guess).
COMPARE_REVISED_WORDS: Final = 4  # Content words from which on a sentence is looked for in a revision (guess).
COMPARE_REVISED_SURE: Final = 0.9  # Confidence that such a sentence came or went (guess).
COMPARE_SAME_WORDS: Final = 0.5  # The share of words from which findings of two kinds are one finding (guess).
# ---- facts (`facts.py`)
# From this share of a sentence's weight, in two sentences in a row of the other side, it counts as told (guess).
COMPARE_FACT_TOLD: Final = 0.5
# The same where a sentence of the other side turns things in the same way (guess).
COMPARE_FACT_TOLD_SO: Final = 0.15
# Near where it would be told, so much of the weight of the words that only it has is enough (guess).
COMPARE_FACT_TOLD_NEAR: Final = 0.34
COMPARE_FACT_REACH: Final = 3  # Sentences around one that may tell what a sentence of the other side tells (guess).
COMPARE_FACT_STEM: Final = 6  # Letters that forms of one word begin with alike (guess).
COMPARE_FACT_FREE: Final = 0.5  # The share of its words that they lack from which it may tell more (guess).
COMPARE_FACT_SURE: Final = 0.9  # Confidence that what turns how the rest reads is gone (guess).
COMPARE_FACT_DEEP: Final = 13  # Words of a sentence, or of its clause, before those that turn (guess).
COMPARE_FACT_ADDED_WORDS: Final = 2  # The fewest content words of an added clause (guess).
COMPARE_FACT_ADDED_TOLD: Final = 0.2  # The most of an added clause's weight that a source sentence may have (guess).
# Confidence of it in a close retelling: of fifteen in made pairs one was right, the others told what the source does in
# words that share nothing with its own; of three in 246 real pairs none was.
COMPARE_FACT_ADDED_SURE: Final = 0.4
COMPARE_FACT_BEFORE: Final = 0.8  # Factor where the sentence before is told and the one after is not (guess).
COMPARE_FACT_CLOSE: Final = 0.6  # From this share of both texts that is told a retelling is close (guess).
# How sure it must be that a sentence is told for one beside it to be missed: of three findings that 0.8 lost in 313
# real pairs two were right.
COMPARE_FACT_FIRM: Final = 0.6
COMPARE_FACT_REST: Final = 0.4  # The share of the rest of the sentence that must be told (guess).
# Who says what: speakers, credits, attributions.
COMPARE_SAID_SURE: Final = 0.3  # The least confidence of an attribution of the source that is looked for (guess).
# The least confidence of a derived attribution without a word of saying that puts words to somebody (guess).
COMPARE_SAID_ACT: Final = 0.6
COMPARE_DULL: Final = 0.8  # Factor on the weight of what one without a stake in it said (guess).
COMPARE_TOLD_FAR: Final = 0.55  # The share of a statement that a sentence not aligned with it must have (guess).
COMPARE_TOLD_ALIKE: Final = 0.7  # What a word of a statement weighs that another word of like meaning tells (guess).
COMPARE_SAID_WORDS: Final = 3  # The fewest words of a statement that tell it, unless they are all it has (guess).
COMPARE_TOLD_ALL: Final = 0.9  # The share of a statement of two words that must be told (guess).
COMPARE_SAID_TOLD: Final = 0.38  # The share of a statement that an aligned sentence must have (guess).
COMPARE_ONE_SIDE: Final = 0.35  # Confidence of one side's claim told as fact, where nearly nothing were told (guess).
COMPARE_OPENS: Final = 0.7  # Factor for a plain fact that opens a page: news names its source further down (guess).
COMPARE_WHO_WORDS: Final = 16  # The most words for a source that is found by form alone (guess).
COMPARE_WHO_APART: Final = 60  # Characters between a source and its cue that may say more of the source (guess).
COMPARE_CUE_WORDS: Final = 6  # The most words of a cue that only says (guess).
COMPARE_PLAIN: Final = 0.65  # Confidence of a plain fact that loses its source, where all of it is told (guess).
COMPARE_NOTHING_ELSE: Final = 0.85  # What a sentence counts for that tells nothing else (guess).
COMPARE_NOTHING_MORE: Final = 0.25  # The most that this may add to the statement's share (guess).
COMPARE_SAID_PLAIN: Final = 0.3  # The share of a statement's words other than names that must be told (guess).
COMPARE_SAID_PLAIN_FAR: Final = 0.55  # The same where the sentences are not aligned (guess).
COMPARE_OPENING: Final = 3  # Sentences that open a page (guess).
COMPARE_GRANTED: Final = 0.7  # Factor for what the source grants in attributing it, as "she pointed out" (guess).
COMPARE_FIRST_PERSON: Final = 0.15  # The share of sentences in the first person that make a page a speech (guess).
COMPARE_SAID_TABLE: Final = 2_000_000  # Sentences by distinct words up to which all are looked at (guess).
COMPARE_SAID_PLACES: Final = 4  # The most sentences in which a statement is looked at (guess).
COMPARE_UNALIGNED: Final = 0.75  # Factor for a statement told in a sentence that is not aligned (guess).
COMPARE_OTHERS_REPORT: Final = 0.5  # Factor where what is credited is an outlet that the source does not name (guess).
COMPARE_SPOKEN: Final = 0.7  # The share of weight that two said things must have of each other to be one (guess).
# What the share must be of two said things' words without their names, as a part of the share of all (guess).
COMPARE_SPOKEN_PLAIN: Final = 0.85
COMPARE_SPOKEN_WORDS: Final = 3  # The fewest content words of a said thing whose speaker is compared (guess).
COMPARE_VOICE_SURE: Final = 0.5  # The least confidence of an attribution whose speaker is compared (guess).
# Confidence that two voices differ: two persons by name, one of them a pronoun, two bodies by name, two kinds of
# people ("police" and "neighbours") (guess).
COMPARE_SPEAKER_NAMES: Final = 0.95
COMPARE_SPEAKER_PRONOUN: Final = 0.75
COMPARE_SPEAKER_BODIES: Final = 0.7
COMPARE_SPEAKER_CLASSES: Final = 0.8
COMPARE_SPEAKER_LEADERS: Final = 0.65  # The same of two heads of bodies (guess).
COMPARE_PRONOUN_REACH: Final = 300  # Characters before a pronoun in which one whom it may mean is named (guess).
# The same of "a lawyer" in a text that has named the other before, and of two roles where it never names him (guess).
COMPARE_SPEAKER_ANEW: Final = 0.75
COMPARE_SPEAKER_ROLES: Final = 0.65
COMPARE_SPEAKER_NEAR: Final = 60  # Characters around a name in which the text may say who that is (guess).
COMPARE_CREDIT_SURE: Final = 0.6  # The least confidence of a credit that counts (guess).
COMPARE_CREDIT: Final = 0.9  # Confidence of a credit that is gone or another's, where the same is told (guess).
# The least share for what somebody told an outlet: of 5 real findings the 3 that had less were another occasion.
COMPARE_CREDIT_GIVEN: Final = 0.45
COMPARE_CREDIT_FORM: Final = 0.7  # Confidence of a credit that is found by its form alone (guess).
# Factor for a news agency's credit: many hold its copy and tell it as theirs (guess).
COMPARE_CREDIT_AGENCY: Final = 0.6
COMPARE_CREDIT_TOLD: Final = 0.6  # The share that two sentences must have of each other's words, credits apart (guess).
COMPARE_MARKS_LOOSE: Final = 0.85  # Factor where words put in marks differ in small words and endings (guess).
COMPARE_MARKS_ELSEWHERE: Final = 0.4  # The share of a quotation that the source may quote in another place (guess).
COMPARE_MARKS_OFF: Final = 0.8  # How much of a quotation must be told for its marks to be missed (guess).
COMPARE_MARKS_OFF_SURE: Final = 0.85  # Confidence that marks were taken off (guess).
COMPARE_MARKS_OFF_NEAR: Final = 0.7  # Factor where a sentence near by puts other words to the speaker (guess).
COMPARE_JOINED: Final = 0.85  # How much of a joined quotation must stand inside marks of the source (guess).
# Factor where both are whole sentences in the order of the source: of the 4 found in 110 real pairs, all were of pages
# that had the speech itself.
COMPARE_JOINED_WHOLE: Final = 0.6
COMPARE_JOINED_SURE: Final = 0.75  # Confidence that two quotations were joined (guess).
# Factor for an attribution that the source has not: it often stands elsewhere there (guess).
COMPARE_ATTRIBUTION_ADDED: Final = 0.73
# The least score of sentences in which one is added: of 11 real findings in sentences less alike, or not aligned, none
# was right; of 6 over it 5 were.
COMPARE_ADDED_ALIGNED: Final = 0.5
# Characters around an added attribution in which the source page's name makes it a credit. Set after reading the two
# additions found in 201 real pairs, both false, both beside that name.
COMPARE_ADDED_NEAR: Final = 300
COMPARE_SPOKEN_SCORE: Final = 0.9  # What sentences count as alike that share a quotation only (guess).
# Factor for the credit of a quotation that was given to an outlet otherwise than told ("a statement to the Ledger"): in
# 189 real pairs all three such findings were statements that both outlets were sent.
COMPARE_CREDIT_ISSUED: Final = 0.6
# The sureness of two sentences from which fewer of their words need be the same: from 0.6 on each tenth loses a false
# finding or two of the made edits, from 0.9 true ones too.
COMPARE_REWRITE: Final = 0.8
COMPARE_REWRITE_TOLD: Final = 0.3  # The share of words that tells one thing in a rewrite (guess).
COMPARE_REWRITE_SURE: Final = 0.6  # What such a share counts for by itself (guess).
COMPARE_REWRITE_WORDS: Final = 2  # The fewest content words of something told in a rewrite (guess).
COMPARE_SPOKEN_PART: Final = 0.9  # The share of a said thing that another has, where it says more besides (guess).
COMPARE_ATTRIBUTION_REACH: Final = 3  # Sentences of a paragraph over which one attribution reaches (guess).
COMPARE_REWRITE_BACK: Final = 0.2  # The same the other way round: a rewrite joins sentences (guess).
COMPARE_SPEECH_TOLD: Final = 0.4  # The share of a cut sentence of speech that the other page may tell (guess).
COMPARE_SPEECH_CUT: Final = 0.65  # Confidence that a sentence that turned a quotation was cut (guess).
# What a sentence means (reversed, strengthened, weakened, scope_changed):
COMPARE_MODALITY_SURE: Final = 0.85  # Confidence of a change of certainty between sentences that are alike (guess).
COMPARE_MODALITY_OBJECT: Final = 0.8  # Factor for an act that only its object makes the same (guess).
COMPARE_LADDER_SURE: Final = 0.8  # Confidence of another step of a known course (guess).
COMPARE_MODALITY_UNDECIDED: Final = (
    0.6  # Factor where the one side is no act yet, or the other is mostly caution (guess).
)
COMPARE_MODALITY_FLANK: Final = 4  # Equal words beside an act that stands in the place of a softened one (guess).
COMPARE_MODALITY_STEP: Final = 0.85  # Factor where certainty differs by one step only (guess).
COMPARE_MEANING_ELSEWHERE: Final = 0.35  # Share from which another sentence speaks of the same matter too (guess).
COMPARE_UNDATED: Final = 0.85  # Factor for a plan told as done where a page has no date (guess).
COMPARE_SAME_NEWS_HOURS: Final = 18  # Hours within which a plan is not taken to have been carried out since (guess).
COMPARE_LATER: Final = 0.5  # Factor for a plan told as done on a page later than that (guess).
COMPARE_REVERSED_SURE: Final = 0.85  # Confidence of a reversal between sentences that are alike (guess).
# How much of the words about a softened or negated word must be about its counterpart (guess).
COMPARE_MEANING_CONTEXT: Final = 0.35
COMPARE_MEANING_MANY: Final = 3  # So many of them are enough in sentences that are not aligned too (guess).
COMPARE_MEANING_CONTEXT_LOOSE: Final = 0.6  # The same in sentences that are not aligned (guess).
COMPARE_MEANING_REACH: Final = 12  # Words before and after a word that are looked at as what it is said of (guess).
COMPARE_REVERSED_NEAR: Final = 7  # Words before and after in which another negative word may undo a negation (guess).
COMPARE_MEANING_UNSURE: Final = 0.8  # Factor where two sentences less surely tell the same thing (guess).
COMPARE_TITLE_LEADS: Final = 2  # The first sentences of a source that a title is put beside in any case (guess).
COMPARE_TITLE_SHARED: Final = 0.3  # The share of the title's words that they must have (guess).
COMPARE_DEGREE_SURE: Final = 0.85  # Confidence of another amount or of a link told as a cause (guess).
COMPARE_AMOUNT_STEP: Final = 0.5  # The least distance of two amounts on the scale of `degrees.py` (guess).
COMPARE_CONDITION_TOLD: Final = 0.6  # How much of a derived sentence the conditional one must hold (guess).
COMPARE_AMOUNT_VAGUE: Final = 0.7  # Factor for two amounts that both are vague: "several", "many" (guess).
COMPARE_AMOUNT_WHOLE: Final = 4.0  # From this amount on, "the guards" may stand for it: "most of the guards" (guess).
COMPARE_EVIDENCE: Final = 0.8  # Factor for a suggestion told as a proof, or a condition that is gone (guess).
COMPARE_ROLES_SURE: Final = 0.85  # Confidence that doer and object changed places (guess).
COMPARE_ROLES_HELD: Final = 0.5  # How much of the name of the one must stand in the place of the other (guess).
COMPARE_SCOPE_SURE: Final = 0.85  # Confidence of a changed scope between sentences that are alike (guess).
COMPARE_SCOPE_WORD: Final = 0.85  # Factor for a lost restricting word (guess).
COMPARE_SCOPE_PHRASE: Final = 0.85  # Factor for a lost restricting phrase (guess).
# How much of the source sentence's other content words must be told for the loss of one to be no shortening (guess).
COMPARE_SCOPE_KEPT: Final = 0.65
COMPARE_ROLES_LONGEST: Final = 6  # The most content words of an object that may be the one of the two (guess).
# As COMPARE_MEANING_CONTEXT for a negation: of 8 findings in 71 real pairs not read before, 5 false reversals had less.
COMPARE_REVERSED_LIKE: Final = 0.5
# Words about a negated word that must be alike, but in the shortest sentences (guess).
COMPARE_REVERSED_WORDS: Final = 2
COMPARE_REVERSED_FEW: Final = 0.85  # Factor where no more than these are alike (guess).
COMPARE_SCOPE_BACK: Final = 0.6  # How much of the derived words about a lost limit the source must have (guess).
COMPARE_SCOPE_UNIVERSAL: Final = 0.5  # As COMPARE_SCOPE_KEPT where a word like "all" stands in its place (guess).
COMPARE_SCOPE_LEAST: Final = 2  # The fewest content words besides a limit by which its claim is known (guess).
COMPARE_SCOPE_RANGE: Final = 8  # Words after a superlative in which its range is looked for (guess).
COMPARE_LINKED_WORDS: Final = 200  # Words beyond which a sentence is none, and its words are not laid side by side.
# The table of a story (`table.py`, `clusters.py`):
COMPARE_TABLE_CHANGED: Final = 0.9  # What two sentences count as alike between which a change was found (guess).
COMPARE_TABLE_WORDS: Final = 4  # The fewest content words of a statement that no change is about (guess).
# The share of a statement's weight in two sentences of a page under which it has it not. Set by reading the tables of
# eleven real stories and of the example.
COMPARE_TABLE_ABSENT: Final = 0.3
# What two aligned sentences' shares of each other's words come to at least, that they stand in one row: of 60 pairs
# read in those tables under 0.55 one way, 9 of the 10 that told two things had less, and none that told one.
COMPARE_TABLE_NEAR: Final = 0.6
COMPARE_TABLE_PLAIN: Final = 2  # Content words other than names that two tellings of a statement share (guess).
COMPARE_TABLE_LABEL: Final = 8  # Content words under which a sentence without an act is a caption or a heading (guess).
COMPARE_TABLE_LONG: Final = 120  # Words from which on a sentence is several that were not parted (guess).
# How many wordings of a statement are looked for in a telling without it: keeps the cost of large stories down (guess).
COMPARE_TABLE_WORDINGS: Final = 6
COMPARE_SCOPE_NEAR: Final = 3  # Content words about a limit of which one must be about what took its place (guess).
COMPARE_SCOPE_AGED: Final = 0.3  # As COMPARE_SCOPE_KEPT where an age is gone from behind the same noun (guess).
COMPARE_SCOPE_ALIGNED: Final = 0.4  # As COMPARE_ALIGNED where a word like "all" stands in the place of a limit (guess).
# As COMPARE_ALIGNED where two sentences answer a question otherwise, in other words: of 12 such pairs of sentences, in
# 253 real and 103 made pairs, that were read, two of the five false ones had less.
COMPARE_POLES_ALIGNED: Final = 0.65
# ---- words that qualify (`qualifiers.py`)
COMPARE_QUALIFIED: Final = 0.7  # The least sureness of two sentences of which one has such a word (guess).
COMPARE_QUALIFIED_NEAR: Final = 6  # Words about the place that are looked at on both sides (guess).
COMPARE_QUALIFIED_SHARED: Final = 2  # How many of them must say the same, and half of those of content (guess).
COMPARE_QUALIFIED_SURE: Final = 0.8  # Confidence of such a change between sentences that are alike (guess).
COMPARE_LABEL_SAME: Final = 5  # Words the same on both sides of a naming that is put in for another (guess).
COMPARE_LABEL_PUT: Final = 0.55  # Confidence of such a naming (guess).
# ---- how close a page follows the other (`closeness.py`)
# The share of its sentences that a page must tell from another to be a rewrite of it. Of 34 changes that were no
# quotation's, in unseen pairs that share wording, judged by somebody who knew neither sides nor rules, 29 lay in pairs
# that are no rewrite and do not name the source: 3 of those were right. Of 60 such in edges, likewise judged, those of
# kinds that are not in `changes._RETOLD` were right 9 times of 36 in pages that are no rewrite.
COMPARE_RETOLD: Final = 0.5
COMPARE_LOOSE: Final = 0.5  # Factor for such findings: they are then not shown by default.
COMPARE_TAKEN_OVER: Final = 0.85  # The likeness of a sentence taken over with its words, where they count (guess).
