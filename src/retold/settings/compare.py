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
COMPARE_QUOTE_LONGER: Final = 0.75  # Factor where a quotation has words more at an end than the source's (guess).
# Factor for other words at an end where the page quotes what the source has not: it heard the speech itself (guess).
COMPARE_QUOTE_OWN: Final = 0.6
COMPARE_QUOTE_CONTENT: Final = 4  # Words of content that two quotations share, so that they are one (guess).
# Confidence at least where the same speaker has both and the page has no speech from anywhere else (guess).
COMPARE_QUOTE_ONLY: Final = 0.6
# The share of the derived sentences that the source must tell for a page to have its speech from there (guess).
COMPARE_QUOTE_RETOLD: Final = 0.4
COMPARE_QUOTE_FUSED: Final = 0.75  # Factor where two sentences became one (guess).
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
COMPARE_NUMBER_NEAR: Final = 0.75  # The same, where a content word before and one after are the same (guess).
COMPARE_NUMBER_ALIKE: Final = 0.7  # The least score of sentences whose first or last figures are compared (guess).
COMPARE_NUMBER_ALONE: Final = 0.75  # The same, where neither sentence has another figure of that sort.
COMPARE_NUMBER_FAR: Final = 0.7  # The same, where only the figure is the same and the unit differs (guess).
# Factor where the aligned sentences also give other dates or hours: they are then often about two occasions. Set
# after reading 500 real pairs, of whose three changed figures one was so.
COMPARE_OTHER_TIME: Final = 0.6
# The fewest content words that an attributed statement must have to be looked for (guess).
COMPARE_CONTENT_WORDS: Final = 4
# How much of a statement's weight the other sentence must have for it to tell the same (guess).
COMPARE_TOLD: Final = 0.75
COMPARE_TOLD_BACK: Final = 0.6  # How much of that sentence's weight the statement must have (guess).
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
# The same as COMPARE_TOLD for a pending act, whose own words go when it is told as done (guess).
COMPARE_PENDING_TOLD: Final = 0.5
COMPARE_ADDED: Final = 0.8  # Factor for every added hedge: of two real ones read none was right. Too few to measure.
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
# Factor for words that do not turn wherever they stand: they count in a close retelling only, for of nine such findings
# in 130 real pairs that were not close none was right.
COMPARE_FACT_WEAK: Final = 0.8
COMPARE_FACT_DEEP: Final = 13  # Words of a sentence, or of its clause, before those that turn (guess).
COMPARE_FACT_ADDED_WORDS: Final = 2  # The fewest content words of an added clause (guess).
COMPARE_FACT_ADDED_TOLD: Final = 0.2  # The most of an added clause's weight that a source sentence may have (guess).
# Confidence of it in a close retelling: of fifteen in made pairs one was right, the others told what the source does in
# words that share nothing with its own.
COMPARE_FACT_ADDED_SURE: Final = 0.4
COMPARE_FACT_ADDED_EQUAL: Final = 0.6  # The same of a clause put into a sentence that is otherwise the same (guess).
COMPARE_FACT_ADDED_SAME: Final = 0.6  # The share of its words that must be the same (guess).
COMPARE_FACT_BEFORE: Final = 0.8  # Factor where the sentence before is told and the one after is not (guess).
COMPARE_FACT_CLOSE: Final = 0.6  # From this share of both texts that is told a retelling is close (guess).
COMPARE_FACT_FIRM: Final = 0.8  # How sure it must be that a sentence is told for one beside it to be missed (guess).
COMPARE_FACT_REST: Final = 0.4  # The share of the rest of the sentence that must be told (guess).
# Who says what: speakers, credits, attributions.
COMPARE_SPOKEN: Final = 0.7  # The share of weight that two said things must have of each other to be one (guess).
COMPARE_SPOKEN_WORDS: Final = 3  # The fewest content words of a said thing whose speaker is compared (guess).
COMPARE_VOICE_SURE: Final = 0.5  # The least confidence of an attribution whose speaker is compared (guess).
# Confidence that two voices differ: two persons by name, one of them a pronoun, two bodies by name, two kinds of
# people ("police" and "neighbours") (guess).
COMPARE_SPEAKER_NAMES: Final = 0.95
COMPARE_SPEAKER_PRONOUN: Final = 0.75
COMPARE_SPEAKER_BODIES: Final = 0.7
COMPARE_SPEAKER_CLASSES: Final = 0.8
COMPARE_SPEAKER_NEAR: Final = 60  # Characters around a name in which the text may say who that is (guess).
COMPARE_CREDIT_SURE: Final = 0.6  # The least confidence of a credit that counts (guess).
COMPARE_CREDIT: Final = 0.9  # Confidence of a credit that is gone or another's, where the same is told (guess).
COMPARE_CREDIT_TOLD: Final = 0.6  # The share that two sentences must have of each other's words, credits apart (guess).
COMPARE_MARKS_LOOSE: Final = 0.85  # Factor where words put in marks differ in small words and endings (guess).
COMPARE_MARKS_ELSEWHERE: Final = 0.4  # The share of a quotation that the source may quote in another place (guess).
COMPARE_MARKS_OFF: Final = 0.8  # How much of a quotation must be told for its marks to be missed (guess).
COMPARE_MARKS_OFF_SURE: Final = 0.85  # Confidence that marks were taken off (guess).
COMPARE_MARKS_OFF_NEAR: Final = 0.7  # Factor where a sentence near by puts other words to the speaker (guess).
COMPARE_JOINED: Final = 0.85  # How much of a joined quotation must stand inside marks of the source (guess).
COMPARE_JOINED_SURE: Final = 0.75  # Confidence that two quotations were joined (guess).
# Factor for an attribution that the source has not: it often stands elsewhere there (guess).
COMPARE_ATTRIBUTION_ADDED: Final = 0.85
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
COMPARE_DEGREE_SURE: Final = 0.85  # Confidence of another amount or of a link told as a cause (guess).
COMPARE_AMOUNT_STEP: Final = 0.5  # The least distance of two amounts on the scale of `degrees.py` (guess).
COMPARE_EVIDENCE: Final = 0.8  # Factor for a suggestion told as a proof, or a condition that is gone (guess).
COMPARE_CONDITION_TOLD: Final = 0.6  # How much of a derived sentence the conditional one must hold (guess).
COMPARE_ROLES_SURE: Final = 0.85  # Confidence that doer and object changed places (guess).
COMPARE_ROLES_HELD: Final = 0.6  # How much of the name of the one must stand in the place of the other (guess).
COMPARE_SCOPE_SURE: Final = 0.85  # Confidence of a changed scope between sentences that are alike (guess).
COMPARE_SCOPE_WORD: Final = 0.85  # Factor for a lost restricting word (guess).
COMPARE_SCOPE_PHRASE: Final = 0.85  # Factor for a lost restricting phrase (guess).
# How much of the source sentence's other content words must be told for the loss of one to be no shortening (guess).
COMPARE_SCOPE_KEPT: Final = 0.75
COMPARE_ROLES_LONGEST: Final = 6  # The most content words of an object that may be the one of the two (guess).
# As COMPARE_MEANING_CONTEXT for a negation: of 8 findings in 71 real pairs not read before, 5 false reversals had less.
COMPARE_REVERSED_LIKE: Final = 0.5
