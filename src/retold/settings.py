"""Every number that decides something, and beside it how it was set.

A note that ends in "(guess)" marks a first guess that no measurement has set yet. Names are `ROOM_WHAT`, in their
natural unit. `Run.settings` records them all, so that a result can be made again.
"""

from __future__ import annotations

import json
from typing import Final

# ---- ingest ----

# How much of a file is looked at to know its kind: any head of a page or first line of a table fits (guess).
INGEST_SNIFF_BYTES: Final = 1 << 16
INGEST_CHUNK_BYTES: Final = 1 << 20  # Bytes read at once (guess).
# A longer line, row, page or text file is not read: 400 times the longest of the 37,554 articles of news37k (76,553
# characters), and small enough that a damaged file cannot fill the memory.
INGEST_LINE_BYTES: Final = 32 << 20
# More characters than this are no single article: 65 times the longest of news37k, more than the longest novels.
INGEST_ARTICLE_CHARS: Final = 5_000_000
INGEST_BATCH_ROWS: Final = 256  # Parquet rows held at once: about 2 MB of news37k.
INGEST_CONTROL_SHARE: Final = 0.005  # More control characters than this share of a file's bytes make it binary (guess).
# UTF-8 with more broken characters than this share is rejected, else they become U+FFFD (guess).
INGEST_DAMAGED_SHARE: Final = 0.001
# Windows-1252 is taken only where at most this share of characters is not ASCII (guess).
INGEST_WESTERN_SHARE: Final = 0.12
# ... and this share of those is accented letters in words or usual typography (guess).
INGEST_WESTERN_USUAL: Final = 0.8
# charset-normalizer's coherence (how much a decoding reads like a language) under which it is not believed:
# invented texts in six one-byte encodings have 0.60 to 0.74; random bytes give no guess at all; old East Asian
# encodings have 0.0 to 0.26 and are refused, since a wrong guess among them looks no different.
INGEST_COHERENCE: Final = 0.4
# A longer first line of a text file is no title: the longest but a few of news37k's titles are shorter.
INGEST_TITLE_CHARS: Final = 200
INGEST_LANGUAGE_CHARS: Final = 1000  # Characters from which the language is told (guess).
INGEST_LANGUAGE_WORDS: Final = 8  # Fewer words than this have no sure language (guess).
# At least this share of words that only English has makes a text English without asking py3langid, which takes 1 ms
# a text and 1.5 s to load: 73 of news37k's 37,554 texts have less (all English for py3langid too); none of 16
# invented texts in other languages, crowded with words that look English, has more than 0.022.
INGEST_ENGLISH_SHARE: Final = 0.06
# ... and at least so many, for short texts with an English name in them; chosen, not measured.
INGEST_ENGLISH_WORDS: Final = 3
INGEST_LANGUAGE_CONFIDENCE: Final = 0.9  # py3langid's probability under which a language is left open (guess).
# A date outside these years is a mistake: no newspaper is older than the first, no page is from after the last.
INGEST_YEARS: Final = (1700, 2100)
INGEST_PAGE_WORDS: Final = 5  # Fewer words than this are no main text of a page (guess).
# A table with so many paragraphs in it lays out the page, it holds no figures (guess).
INGEST_LAYOUT_PARAGRAPHS: Final = 4
INGEST_SOURCE_CHARS: Final = 200  # A longer line on a page is no mere credit line (guess).
# How many credit lines a page is taken to have: more are a list of something else (guess).
INGEST_SOURCE_LINES: Final = 4
INGEST_DATE_CHARS: Final = 100  # A longer line on a page, even one marked as a date or byline, is no date line (guess).
# ... and a longer one that is not marked so, or one that ends a sentence, is of the story (guess).
INGEST_DATE_ALONE: Final = 60
INGEST_DATE_LINES: Final = 12  # How many lines of a page are asked for a date, each about 1 ms (guess).
INGEST_DATE_NEAR: Final = 8  # How many elements after the heading may hold an unmarked date line (guess).
INGEST_FETCH_SECONDS: Final = 20.0  # How long a server may take (guess).

# ---- read ----

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
READ_PRONOUN_REACH: Final = 1200  # Characters back to the speaker that a pronoun may mean (guess).
READ_ROLE_MAX: Final = 80  # Characters before a name that are searched for a role (guess).
# Confidence of each rule of the read room: the share of its contents that overlap by half with one of the first
# annotator's, on the 840 training articles of PolNeAR (16,109 contents found; weak ones, see `READ_WEAK`, left
# out). The cue verbs were chosen on the same articles: a few points too high for "object", "infinitive" and
# "preposition".
READ_PRECISION: Final[dict[str, float]] = {
    "quote_cue": 0.96, "inverted": 0.92, "cue_quote": 0.84, "clause": 0.84, "parenthetical": 0.84, "colon": 0.84,
    "according": 0.81, "colon_block": 0.8, "bare_clause": 0.78, "told": 0.75, "lone_quote": 0.72, "passive": 0.69,
    "preposition": 0.65, "object": 0.63, "relative": 0.59, "infinitive": 0.52, "seeming": 0.51, "colon_clause": 0.5,
    "transcript": 0.48, "told_about": 0.47, "noun": 0.41, "passive_by": 0.38,
}  # fmt: skip
# How often a cue of each kind softens: set under the share right of 12 of each kind from 600 articles of news37k,
# marked by eye: possibly 11, apparently 12, allegedly 12, reportedly 12, said_to 12, pending 11, approximately 12.
READ_HEDGE_SURE: Final = {
    "reportedly": 0.9, "allegedly": 0.9, "apparently": 0.8, "possibly": 0.8, "said_to": 0.85, "pending": 0.7,
    "approximately": 0.85,
}  # fmt: skip
READ_HEDGE_WEAK_MODAL: Final = 0.75  # Factor for "could", often ability, and for "you may", often leave (guess).
# How often each way of crediting is one, set near or under the share right among credits of other outlets in two
# samples of 2,500 articles of news37k, marked by eye: told 12 of 12, aired 10/10, by 21/24, report 12/12, said
# 17/20, noun 10/10, via 10/10, hat_tip 6/6, own_voice 10/10, and in the second sample, after mending, agency 10/10,
# byline 9/10, source_line 10/10, title 1/3. `learned` and `photo` are guesses.
READ_CREDIT_SURE: Final = {
    "told": 0.9, "aired": 0.75, "by": 0.85, "report": 0.9, "learned": 0.75, "said": 0.7, "noun": 0.8, "via": 0.85,
    "photo": 0.4, "hat_tip": 0.9, "agency": 0.9, "byline": 0.85, "source_line": 0.85, "own_voice": 0.85, "title": 0.3,
}  # fmt: skip
# Factor for a credit inside a quotation, which a speaker gives and not the page (guess).
READ_CREDIT_QUOTED: Final = 0.6
# Factor for a self-reference on a page whose outlet is unknown: it may be the page's own (guess).
READ_CREDIT_NO_OUTLET: Final = 0.5
# Factor for a name known as an outlet's only by a capital "The" within a sentence: of 15 such credits read by eye
# on news37k, 11 were of an outlet.
READ_CREDIT_THE: Final = 0.75
# Characters at the head of a text in which datelines and bylines are looked for. Chosen, not measured.
READ_CREDIT_HEAD: Final = 700
READ_CREDIT_LINK: Final = 0.25  # Confidence of a hyperlink to another host with nothing else in its favour (guess).
# What each of three adds: words of reporting near, the outlet's name near, a host known or formed as an outlet's
# (guess).
READ_CREDIT_LINK_STEP: Final = 0.2
READ_STATEMENT_MOST: Final = 3  # Statements taken from one sentence (guess).
# Characters of the shortest clause that is looked at: "he left" has 7 and tells little. Chosen, not measured.
READ_STATEMENT_SHORTEST: Final = 8
# Characters from the head of a clause in which its verb must begin: an actor is short. Chosen, not measured.
READ_STATEMENT_REACH: Final = 100
READ_STATEMENT_ACTOR: Final = 9  # Words in the longest actor: longer runs before a verb hold more than one (guess).
# Characters of the longest sentence that is split into statements: longer ones are lists. Chosen, not measured.
READ_STATEMENT_LONGEST: Final = 600
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

# ---- trace ----

# Words in a fingerprint: best of 3 to 9 in a trial on 200,000 synthetic articles, checked on a second such corpus.
TRACE_SHINGLE: Final = 5
# Shingles in a winnowing window, from the same trial: with `TRACE_SHINGLE` every exact run of 16 words is seeded.
TRACE_WINDOW: Final = 12
# A fingerprint in at most so many articles makes a candidate of every pair of them. 20 did as well in that trial;
# on `news37k` 30 finds the pairs that 20 misses (a much quoted clause of law) and adds few candidates.
TRACE_RARE: Final = 30
# A fingerprint in more articles than this is a phrase or a footer and seeds nothing; one between links each article
# only to the first and the previous one. From the same trial.
TRACE_FREQUENT: Final = 1000
TRACE_DENSE: Final = 4  # Words in the shingles by which a candidate pair is matched throughout, from the same trial.
# A pair is a candidate where so many words in a row around a fingerprint are the same, or where it has two of them:
# on `news37k` this leaves 197,000 of 770,000 pairs. See docs/decisions/passages.md for the recall.
TRACE_SEED: Final = 7
TRACE_MATCHED: Final = 14  # The fewest matched words of a passage, from the same trial.
TRACE_GAP: Final = 30  # The most words of a gap, on either side, that a passage bridges (guess).
TRACE_GAP_COST: Final = 0.5  # What a word of gap costs against a matched word when runs are chained (guess).
TRACE_SIMILARITY: Final = 0.5  # The least share of matched words in the longer side of a passage (guess).
TRACE_PAIR_DENSE: Final = 3  # As `TRACE_DENSE`, where the pairs to compare are given (guess).
TRACE_PAIR_MATCHED: Final = 12  # As `TRACE_MATCHED`, where the pairs to compare are given (guess).
TRACE_PAIR_GAP: Final = 40  # As `TRACE_GAP`, where the pairs to compare are given (guess).
# A passage is a quotation where on both sides this share of its words stands inside quotation marks (guess).
TRACE_QUOTED: Final = 0.8
# A passage is boilerplate where on one side this share of its words is wording that a host repeats: a first guess.
TRACE_BOILERPLATE: Final = 0.5
TRACE_REPEATED: Final = 4  # Wording on so many pages of one host is boilerplate wherever it stands (guess).
# Wording on so many pages of one host, always at the beginning or always at the end, is boilerplate: a first guess.
TRACE_REPEATED_END: Final = 3
TRACE_HEAD_WORDS: Final = 40  # How many words are the beginning of a page in that sense (guess).
TRACE_TAIL_WORDS: Final = 80  # How many words are the end of a page in that sense (guess).
# Two places in one article are one wording where they share this part of the longer (guess).
TRACE_SAME_PLACE: Final = 0.5
# Articles of the background that a corpus is thought to be drawn from, when it is judged how rare a word is
# (guess).
TRACE_BACKGROUND: Final = 300
TRACE_RATE_NAME: Final = 0.01  # The share of background articles that have a given name (guess).
TRACE_RATE_NUMBER: Final = 0.02  # The share of background articles that have a given number (guess).
TRACE_RATE_WORD: Final = 0.05  # The share of background articles that have a given long word (guess).
TRACE_LONG_WORD: Final = 7  # Letters from which on a word that is no name counts as content (guess).
# A term that more articles than this (and than a hundredth of the corpus) have says nothing of content: keeps the
# cost near linear (guess).
TRACE_COMMON_TERM: Final = 300
TRACE_NEAR: Final = 0.1  # Pairs of articles less close than this in content are not remembered (guess).
TRACE_CREDIT_CONFIDENCE: Final = 0.5  # Credits less sure than this are passed over (guess).
# The fewest words, quotations and boilerplate apart, by which shared wording joins two pages: a first guess.
TRACE_STORY_WORDS: Final = 40
TRACE_STORY_SHARE: Final = 0.12  # The least share of the shorter page that such wording must be (guess).
TRACE_STORY_WHOLE: Final = 0.5  # From this share on the wording joins two pages whatever else they are near to (guess).
# As `TRACE_STORY_SHARE` for pages of one outlet, which repeats its own background, and of the longer page: a first
# guess, read by eye on `news37k`, where picture captions are up to half of a page.
TRACE_SISTER_SHARE: Final = 0.5
TRACE_SISTER_DAYS: Final = 7.0  # The most days between two pages of one outlet that wording joins (guess).
# How close in content pages must be that a link or some wording joins. In 5,000 articles of `news37k` 1 in 1,100
# pairs are this close; unrelated pages of one beat lie under it (read by eye).
TRACE_LINKED_NEAR: Final = 0.12
# How close in content a page must be to the held page that its credit means: as above, read by eye.
TRACE_CREDIT_NEAR: Final = 0.15
# With so many shared words, quoted or not, a credited page may be less close: `TRACE_NEAR`, or `TRACE_CREDIT_NEAR`
# where the credit is in passing. Without that bound every interview that two pages quote joined them (by eye).
TRACE_CREDIT_WORDS: Final = 25
# The same where the credit is in passing ("told the Ledger"): at 0.15 it joined whole beats of `news37k` (by eye).
TRACE_PASSING_NEAR: Final = 0.25
# How close in content two pages must be that credit one outlet of which no page is held: as above, read by eye.
TRACE_BOTH_CREDIT_NEAR: Final = 0.3
TRACE_CREDIT_DAYS: Final = 10.0  # The most days between them, where both are dated and no link joins them (guess).
# How close in content two pages of two outlets are that tell one report in other words. Read by eye on `news37k`:
# from 0.35 to 0.45 half are one event in two reporters' words.
TRACE_PARAPHRASE_NEAR: Final = 0.45
TRACE_PARAPHRASE_DAYS: Final = 2.0  # The most days between them, where both are dated (guess).
TRACE_COHESION: Final = 0.08  # How close on the average the pages of two groups must be to become one story (guess).
TRACE_EDGE_CONFIDENCE: Final = 0.5  # An edge less sure than this is not drawn (guess).
# Where the sum starts that says whether one page descends from another at all. It and the weights under it are log-
# odds and first guesses, not fitted.
TRACE_RELATED_BIAS: Final = -2.0
TRACE_RELATED_WORDS: Final = 0.9  # For the logarithm of 1 + shared words / `TRACE_MATCHED`.
TRACE_RELATED_SHARE: Final = 2.0  # For the share of the derived page that is shared wording.
TRACE_RELATED_ONLY: Final = 1.0  # For the share of that wording which no other page of the story has.
TRACE_RELATED_CREDIT: Final = 3.0  # For a credit, times its confidence; half of it for one in passing.
TRACE_RELATED_LINK: Final = 2.5  # For a link to the page.
TRACE_RELATED_COPIED: Final = 3.0  # For a copied self-reference ("the Ledger has learned" on another outlet's page).
TRACE_RELATED_NEAR: Final = 2.0  # For closeness in content.
TRACE_RELATED_HEADLINE: Final = 1.0  # For the share of the headlines' words that are the same.
# An agency's byline counts in full where this share of a page stands in the wire copy, and less under it: of 45 real
# edges read, the wrong one with a dateline had 2% (the share itself is a guess).
TRACE_WIRE_SHARE: Final = 0.15
# Two pages dated further apart than so many days, with no credit or link, are mostly two rounds of a recurring report:
# three wrong changes of 33 read stood on one such edge, 63 days apart (the number of days is a guess).
TRACE_RELATED_DAYS: Final = 14
TRACE_RELATED_APART: Final = -1.0  # What that weighs (guess).
# Which of two pages is the source: for a credit, times its confidence. It and those under it are log-odds, first
# guesses but for the time.
TRACE_DIRECTION_CREDIT: Final = 3.0
TRACE_DIRECTION_LINK: Final = 2.5  # For a link; also for a copied self-reference.
TRACE_DIRECTION_OWN: Final = 1.2  # For a page that says of its own outlet that it has learned or been told.
TRACE_DIRECTION_WIRE: Final = 1.5  # For an agency's own page.
# For the difference of the shares that the common wording is of the two pages: the one that is more of it is
# derived.
TRACE_DIRECTION_SHARE: Final = 0.7
TRACE_DIRECTION_CREDITS: Final = 0.4  # For a page that credits others, against one that credits nobody.
# For an earlier date, a day at least: of real pairs with a credit the credited page has the earlier date in 33%,
# the later in 17%, and log(33 / 17) is 0.66.
TRACE_DIRECTION_TIME: Final = 0.66
TRACE_HEADLINE: Final = 0.6  # From this share of same words on two headlines count as evidence (guess).
TRACE_SECOND_WORDS: Final = 40  # A second parent brings at least so many words that the first does not explain (guess).
TRACE_SECOND_SHARE: Final = 0.08  # And this share of the derived page (guess).
# A credit in this first part of a page (or in its last line) is no passing one: a first guess, read by eye.
TRACE_LEAD: Final = 0.3
# The same for "told the Ledger" said once, which is mostly a quotation's place and seldom the page's source (by
# eye).
TRACE_TOLD_LEAD: Final = 0.12
TRACE_OFTEN: Final = 4  # Nor is a page's credit of an outlet that it names so often (guess).
TRACE_PASSING: Final = 0.5  # What a credit in passing is worth (guess).
# Words that siblings share and no page held gave them, from which on an unseen page is supposed: a first guess.
TRACE_UNSEEN_WORDS: Final = 60
TRACE_UNSEEN_CONFIDENCE: Final = 0.5  # The confidence of an edge from such a nameless page (guess).

# ---- compare ----

# What a name or a number weighs in aligning sentences, against another word as rare (guess).
COMPARE_NAME_WEIGHT: Final = 1.5
# A word weighs nothing in aligning where it stands in so many sentences that more pairs than this share it: keeps
# the cost linear for long texts (guess).
COMPARE_COMMON: Final = 400
COMPARE_ALIGNED: Final = 0.45  # The least score at which two sentences are taken for tellings of one thing (guess).
COMPARE_SHARED_WORDS: Final = 3  # The fewest distinct content words that aligned sentences share (guess).
# How grave each kind is: the design's order, in steps of 0.05.
COMPARE_WEIGHTS: Final = {
    "number_changed": 0.9, "quote_altered": 0.85, "attribution_dropped": 0.75, "headline_unsupported": 0.7,
    "quote_cut": 0.6, "hedge_dropped": 0.55, "label_substituted": 0.2, "hedge_added": 0.1,
}  # fmt: skip
COMPARE_MIN_CONFIDENCE: Final = 0.3  # Changes under this are not kept at all (guess).
# The shortest quotation that is looked for in the source: shorter ones meet by chance (guess).
COMPARE_QUOTE_WORDS: Final = 4
COMPARE_QUOTE_LONGEST: Final = 400  # The longest quotation, in words, that is compared word by word (guess).
COMPARE_QUOTE_SLACK: Final = 12  # Words around a quotation's place in the source that are looked at too (guess).
# How much of a quotation's words the source must have in order: less is another quotation (guess).
COMPARE_QUOTE_MATCHED: Final = 0.7
# Confidence of a difference inside a long quotation that is otherwise the same (guess).
COMPARE_QUOTE_SURE: Final = 0.9
# Factor for a quotation that differs in function words only: often two people's notes of one speech (guess).
COMPARE_QUOTE_FUNCTION: Final = 0.6
# Factor on the weight of such a difference, of an inflection, or of words that only moved (guess).
COMPARE_LIGHT: Final = 0.5
COMPARE_SPELLING: Final = 0.8  # Likeness of letters from which two words are one word written in two ways (guess).
COMPARE_MARKS_CONTENT: Final = 3  # Content words that must stand in marks here and outside of marks there (guess).
# Further words that the source's sentence must have, so that it is its own and no block quotation (guess).
COMPARE_MARKS_NARRATED: Final = 4
COMPARE_MARKS_SURE: Final = 0.5  # Confidence that words were put inside marks (guess).
COMPARE_ELLIPSIS: Final = 0.4  # Factor on the weight of a cut that an ellipsis shows (guess).
# The most words that may differ around a changed figure for its place to count as the same (guess).
COMPARE_SLOT: Final = 8
# Confidence that two figures stand in one role where the same words stand on both sides (guess).
COMPARE_NUMBER_SLOT: Final = 0.95
COMPARE_NUMBER_NEAR: Final = 0.75  # The same, where a content word before and one after are the same (guess).
COMPARE_NUMBER_ALIKE: Final = 0.7  # The least score of sentences whose first or last figures are compared (guess).
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
COMPARE_INITIALS: Final = 5  # Letters of a word in capitals up to which it is initials and no claim (guess).
COMPARE_SCOPE_WORDS: Final = 3  # The fewest content words under a hedge for it to be looked for (guess).
COMPARE_HEDGE_SURE: Final = 0.85  # Confidence of a dropped hedge where its words are told word for word (guess).
# The same as COMPARE_TOLD for a pending act, whose own words go when it is told as done (guess).
COMPARE_PENDING_TOLD: Final = 0.5
COMPARE_ADDED: Final = 0.8  # Factor for every added hedge: of two real ones read none was right. Too few to measure.
# Factor for an added "reportedly", which often only marks second-hand reporting (guess).
COMPARE_REPORTEDLY: Final = 0.6
COMPARE_LABEL_ALIGNED: Final = 0.5  # The least score of aligned sentences in which namings are compared (guess).
COMPARE_LABEL_WORDS: Final = 3  # The most words of a naming (guess).
COMPARE_LABEL_SAME: Final = 0.8  # The least score of sentences in which a naming that is on no list counts too (guess).
COMPARE_LABEL_FLANK: Final = 4  # Words that must be the same after two namings whose other surroundings differ (guess).
COMPARE_LABEL_OPEN: Final = 0.8  # Factor on the confidence of either case (guess).
COMPARE_LABEL_SURE: Final = 0.8  # Confidence of another naming between words that are the same (guess).

# ---- engine ----

# Fewer items than this run in one process: starting workers costs about a second, in which one process reads about
# this many articles.
ENGINE_SMALL: Final = 400
# Articles handed to a worker at once: passing them between processes is then under 2% of the time to read them.
ENGINE_CHUNK: Final = 64

# ---- store ----

# Readings written in one transaction, and articles fetched at once: 100 to 2,000 made no difference in speed.
STORE_BATCH: Final = 500
# Seconds after which a batch is written though not full: the most work that a kill can lose. Chosen, not measured.
STORE_COMMIT_AFTER: Final = 5.0
# Seconds to wait for another process that is writing, before saying that the store is locked. Chosen, not measured.
STORE_WAIT: Final = 30.0
# Words in a fingerprinted shingle: the size the trace trial found best (docs/architecture.md).
STORE_SHINGLE: Final = 5
# Shingles in a winnowing window: every exact run of 16 words that two articles share is seen by `near`.
STORE_WINDOW: Final = 12
STORE_NEAR: Final = 200  # Articles that `near` returns at most, before the rest of their stories (guess).

# ---- show ----

# Seconds before a progress bar is drawn: what is over sooner needs none (the issue's own figure).
SHOW_PROGRESS_AFTER: Final = 1.0
SHOW_STRONG: Final = 0.85  # Confidence from which evidence is called strong (guess).
SHOW_FAIR: Final = 0.65  # Confidence from which evidence is called fair, and slight below (guess).
SHOW_STORIES: Final = 10  # Stories printed in a report, those with most pages; `-v` prints all. Chosen, not measured.
# Stories that one HTML file shows, those with most pages: 50 small ones of real articles made 1.1 MB.
SHOW_PAGE_STORIES: Final = 50
# Rejected inputs that one HTML file lists; it counts the others. Chosen, not measured.
SHOW_PAGE_REJECTIONS: Final = 200
SHOW_GRAVEST: Final = 3  # Changes shown in full at the head of a story (the issue's own figure).
SHOW_TREE: Final = 60  # Pages of one story that the terminal's tree prints; `-v` prints all. Chosen, not measured.
SHOW_WORDS: Final = 22  # Words of an excerpt in the terminal: about two lines of 80 columns, chosen by eye.
SHOW_PAGE_WORDS: Final = 45  # Words of an excerpt on the page: one sentence and its surroundings, chosen by eye.
# Longest span, in words, whose differing words are marked one by one; the time grows with its square (300: 2 ms).
SHOW_DIFF_WORDS: Final = 300
# Two spans less alike than this (`difflib` ratio) are marked whole, not word by word (guess).
SHOW_DIFF_ALIKE: Final = 0.3
SHOW_REJECTIONS: Final = 5  # Rejected inputs that are listed on standard error; `-v` lists them all.
DEMO_HIGH_CONFIDENCE: Final = 0.7  # A finding on the example that nobody planted is held against us from here on.
MIN_CONFIDENCE: Final = 0.5  # Findings under this are stored but not shown (`--min-confidence` moves it).


def as_json() -> str:
    """Every setting by name, for `Run.settings`."""
    return json.dumps({name: value for name, value in sorted(globals().items()) if name.isupper()})
