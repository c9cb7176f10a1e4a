"""Numbers of the trace room (across articles: passages, stories, lineage)."""

from __future__ import annotations

from typing import Final

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
# on `news37k` this leaves 265,000 of 770,000 pairs. See docs/decisions/passages.md for the recall.
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
# An edge less sure than this is not drawn: up to 0.3 the scores of simulated stories stay as they are.
TRACE_EDGE_CONFIDENCE: Final = 0.2
TRACE_HEADLINE: Final = 0.3  # From this share of same words on two headlines count as evidence (guess).
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

# ---- passages: large corpora ----

# Characters from which on a corpus is worked on by compiled kernels (see docs/decisions/passages.md).
TRACE_COMPILED: Final = 10_000_000
# Bytes that fingerprints may take while they are brought together: where all would take more, it is done in parts by
# hash, each of which reads the words again (docs/performance.md has the cost).
TRACE_JOIN_BYTES: Final = 500_000_000
# Words in a row that so many pages of one host have in common are a stock phrase or a prompt, fewer a turn of phrase.
# Set by reading: of 200 pairs drawn from `news37k` without this rule 6 were prompts and 3 phrases of 12 to 16 words.
TRACE_REPEATED_WORDS: Final = 10

# ---- passages in other words, in pairs that are given ----
#
# Unless it says (guess), each was chosen on a third, or on a half, of PAN 2013's training pairs (`retold eval copies`
# shows that half apart).

# Letters of a word that count, its English ending apart (guess).
TRACE_STEM: Final = 6
# A sentence of fewer words goes with the one before it (guess).
TRACE_SENTENCE_WORDS: Final = 4
# Words of English at large that a pair is weighed with, when it is judged how rare a word is: from 500 to 8,000
# recall rises by 2 to 4 points and precision falls by 1 to 3.
TRACE_RETOLD_PRIOR: Final = 2000.0
# The least chance that a word stands on the other side anyway, since both tell of one thing: best of 0.07 to 0.2.
TRACE_RETOLD_TOPIC: Final = 0.09
# The share of words that a retelling keeps, beyond chance: 0.2 to 0.3 do alike, 0.5 loses 4 points.
TRACE_RETOLD_KEPT: Final = 0.25
# The least evidence (nats) for a passage: under 10, translations lose precision faster than they gain recall.
TRACE_RETOLD_EVIDENCE: Final = 10.0
# Pairs of sentences that one shared word may join, the rarest first, for each word of the pair: bounds the time
# (guess).
TRACE_RETOLD_JOINS: Final = 50
# Of a pair's seeds the likest are used: so many, or one for so many words where that is more; bounds the time on texts
# that repeat themselves (guess).
TRACE_RETOLD_SEEDS: Final = 500
TRACE_RETOLD_SEED_WORDS: Final = 20
# The least cosine of two sentences that seed a passage: best of 0.2 to 0.4.
TRACE_RETOLD_COSINE: Final = 0.25
# The fewest words that such sentences share: 2 and 3 do alike.
TRACE_RETOLD_SHARED: Final = 2
# The most words between two seeds of one passage, on either side: 15 to 40 do alike.
TRACE_RETOLD_GAP: Final = 25
# Rounds in which borders are moved at most; nearly all stay after three (guess).
TRACE_RETOLD_ROUNDS: Final = 6
# Words by which a border may move outwards at once: 60 to 200 make no difference.
TRACE_RETOLD_REACH: Final = 120
# The most words between two passages, on either side, that may become one (guess).
TRACE_RETOLD_JOIN: Final = 100
# Evidence (nats) by which two passages must exceed one: from 5 to 15 translations lose 0.1 points and fewer
# cases are found in pieces.
TRACE_RETOLD_PART: Final = 14.0
# Words on every side by which the second start is wider than the seeds: 30 and 60 are better than 0 and 120.
TRACE_RETOLD_MORE: Final = 30
# The least share of the shorter side's words that stand on the other: 99 in 100 true passages have more, and it is what
# is shown unless `--min-confidence` says otherwise.
TRACE_RETOLD_SIMILARITY: Final = 0.5
# The least similarity of an exact match that may give a passage its borders: 0.7 is worse.
TRACE_RETOLD_VERBATIM: Final = 0.9
# The least share of the passage that such a match must be: 0.5 to 0.85 do alike.
TRACE_RETOLD_EXACT: Final = 0.7
# An exact match of so many words is a passage whatever else is found: what the fingerprints guarantee.
TRACE_RETOLD_ALONE: Final = 16
# Evidence (nats) that a border may lose on its way to a better place; no effect on that third, and without it two
# passages seventy words apart became one in a test.
TRACE_RETOLD_DROP: Final = 10.0
# A summary has at most this share of the other text's words (guess).
TRACE_SUMMARY_SHARE: Final = 0.4
# And so many words at least (guess).
TRACE_SUMMARY_WORDS: Final = 40
# The least evidence (nats) for one: unrelated texts reach 14 in 95 of 100, summaries 37.
TRACE_SUMMARY_EVIDENCE: Final = 25.0
# Words that are more than this share of both texts say nothing (guess).
TRACE_SUMMARY_COMMON: Final = 0.006
# The fewest distinct words of the text around it, against which it stands out (guess).
TRACE_SUMMARY_AROUND: Final = 25
# The least share of a summary's distinct words that the other text has: 95 of 100 have more.
TRACE_SUMMARY_FOUND: Final = 0.68
# How much more that is than of the words around it: 97 in 100 have more, and half of such finds in two reports of one
# event less.
TRACE_SUMMARY_CONTRAST: Final = 0.42
# The most of the words around it that the other text has: all have less, and a third of those reports more.
TRACE_SUMMARY_ELSEWHERE: Final = 0.42
# The least share of the other text over which its words lie: all but one of 86 have more.
TRACE_SUMMARY_SPREAD: Final = 0.5
# As `TRACE_RETOLD_KEPT`, for a summary (guess).
TRACE_SUMMARY_KEPT: Final = 0.5
# As `TRACE_RETOLD_TOPIC`, for a summary (guess).
TRACE_SUMMARY_TOPIC: Final = 0.1
# It is only a passage, and no summary, where one explains this much of it: the share of the words found anywhere that
# are found there, and half the share that it covers. Set by eye between retold passages and summaries.
TRACE_SUMMARY_PIECE: Final = 1.12

# ---- passages in other words, within a story ----

# Pages, the closest, with which each page of a story is compared: bounds the time (guess).
TRACE_WITHIN_PAGES: Final = 8
# As `TRACE_RETOLD_EVIDENCE` and `TRACE_RETOLD_SIMILARITY`, where nobody named the pair: by reading 48 of
# `news37k`, after which 37 of 40 others were right.
TRACE_WITHIN_EVIDENCE: Final = 12.0
TRACE_WITHIN_SIMILARITY: Final = 0.6
TRACE_WITHIN_EXACT: Final = 0.5  # The most of a passage that exact runs may show already (guess).

# ---- lineage: how pages are compared (the weights stand in `settings/lineage.py`) ----

# Words in a row that are one wording when the pages of a story are compared (guess).
TRACE_VARIANT: Final = 3
# The most such wordings in which a page may depart from another and return to it, for an edit (guess).
TRACE_EDIT: Final = 18
# Sources a page, those that share most with it, with which its edits are compared: bounds the time (guess).
TRACE_LIKELY: Final = 12
TRACE_AROUND: Final = 6  # Words on either side of a credit that are looked for with it in other pages (guess).
TRACE_AT_ONCE: Final = 0.25  # Hours apart that are no time between two pages (guess).
TRACE_FAR: Final = 60.0  # Days apart from which on a date says nothing, since one of the two is wrong (guess).
# What resting on nothing counts for beside a source when the tree is chosen: 0.3 to 1 do alike on simulated stories,
# and under 0.7 more reports are counted right.
TRACE_NOTHING: Final = 0.6
# A credit less sure than this, one in passing among them, makes no reference (guess).
TRACE_REFERENCE: Final = 0.4
# From here on a page that is credited is a further source. 0.5, 0.65 and 0.75 give edge F1 of 76.5, 77.3 and 79.5 on
# the real stories for building, and 83.1, 82.7 and 82.5 on simulated ones of preset A.
TRACE_FURTHER_CONFIDENCE: Final = 0.75
TRACE_ONE_REPORT: Final = 0.12  # Pages with this share of wording in common are one report, whoever was first (guess).
TRACE_INHERITED: Final = 0.6  # So much of a credit and of the words around it is named as evidence (guess).
TRACE_SAME_HEADLINE: Final = 0.6  # From this share of same words on headlines are named as evidence (guess).
TRACE_KEPT_HEADLINE: Final = 0.4  # So much more of an address in another's headline is named as evidence (guess).
TRACE_MISSING_SHARE: Final = 0.3  # So much wording that a source lacks speaks against it (guess).
TRACE_RIVAL: Final = 0.2  # Another source as likely as this is named (guess).
# From here on a credit means a held page of the outlet, else one nobody holds (see trace/binding.py). With each eighth
# of the real stories for building left out in turn edge F1 is 79.5 at 0.3 and 78.1 at 0.35.
TRACE_BOUND: Final = 0.3
# From here on that page may be a further source: likewise 79.5 without, 80.3 at 0.6, 79.8 at 0.7.
TRACE_FURTHER_BOUND: Final = 0.6
# How sure a credit's page is at the least where that page has most of the crediting sentence to the letter (guess), and
# what most is: a share of its runs of three words, of so many at the least (guesses).
TRACE_BOUND_COPIED: Final = 0.9
TRACE_COPIED_SHARE: Final = 0.6
TRACE_COPIED_RUNS: Final = 8
# ---- direction ----

# Weights (nats a unit) of the signs of who took from whom, by `bench/direction.py --fit` (logistic, no intercept,
# ridge 1) on the 91 read build pairs that share no article with a held-out one. A colon before the shared words is no
# sign: in 8 of the 17 pairs that it had right it ended the credit. Datelines (8 right, 3 wrong), the stretch that the
# shared words lie scattered over, brackets, exclamation marks and headlines did not help in cross-validation there.
TRACE_DIRECTION_WEIGHTS: Final[dict[str, float]] = {
    "quoted": 2.88,
    "covered": 0.743,
    "place": 2.801,
    "length": 0.815,
    "reporting": 0.62,
    "outlets": 1.205,
    "date": 2.485,
}
# Days apart from which a date says all it can; pages a day apart are often dated by two time zones or by tomorrow's
# print (of 26 judged build pairs a day apart the source is dated later in 5, of 21 further apart in none).
TRACE_SIGN_DAYS: Final = 2
TRACE_SIGNS: Final = 3  # Sources a page, those that share most with it, whose texts are asked who was first (guess).
TRACE_SECOND_CONFIDENCE: Final = 0.5  # The confidence of a source that only brings such wording (guess).

# ---- revisions: the order of captures of one address ----

# How sure their order is where dates tell it (guess).
TRACE_REVISED_DATED: Final = 0.95
TRACE_REVISED_NOTED: Final = 0.8  # The same where only one of them says that it was updated (guess).
TRACE_REVISED_KEPT: Final = 0.8  # The same where the address keeps words of one's headline (guess).
# The same where nothing tells but that one is longer: of seven such pairs in `news37k` two were the other way round, by
# what they tell, and none was surely right.
TRACE_REVISED_LONGER: Final = 0.55
TRACE_REVISED_UNKNOWN: Final = 0.5  # The same where nothing tells.
TRACE_REVISED_REACH: Final = 600  # Characters from either end of a text in which it says that it was updated (guess).

# ---- furniture of pages: players, series of pictures ----
#
# Set by reading the openings that 14,000 articles of `news37k` give: all with 0.79 and more of their paragraphs telling
# were furniture but one much quoted sentence; the next had 0.33 and were prose.

# A paragraph tells so where this share of its words is in runs of three words that it has twice (guess).
TRACE_FURNITURE_TWICE: Final = 0.3
TRACE_FURNITURE_PURE: Final = 0.6  # The share of a host's paragraphs with one opening that do (see above).
# And this share where the others do: of 40 flagged at random with no such bound, the one that was prose had less.
TRACE_FURNITURE_LEAST: Final = 0.15
TRACE_FURNITURE_WORDS: Final = 8  # Words from which on a paragraph is looked at (guess).

# ---- follow-ups: a later report with news of its own ----
#
# Set by reading 90 pairs of pages of one outlet in `news37k` that share 40 words or more; docs/accuracy.md has how 30
# others came out.

TRACE_FOLLOW_LEAD: Final = 100  # Words that are a page's lead: about four sentences (guess).
# The most of the lead that the earlier page has: of 90 read, rewrites of one report had 0.8 and more, follow-ups 0.7
# and less but for two.
TRACE_FOLLOW_LEAD_SHARED: Final = 0.7
TRACE_FOLLOW_OWN_WORDS: Final = 60  # The fewest words of its own (guess).
TRACE_FOLLOW_OWN_SHARE: Final = 0.2  # And the least share of the page (guess).
TRACE_FOLLOW_WIRE_DAYS: Final = 7.0  # Days from which on another outlet's run of an agency's copy is the next (guess).
# What a held page must have of the wording of those that credit an unseen one, that this may rest on it: words where
# several do, a share of the page where one alone does. Edges that had less (24, 37 words; 118 of 3,911, 74 of 732), in
# the marked stories for building and 602 other articles, were wrong; simulated stories lose nothing by it.
TRACE_INTO_WORDS: Final = 40
TRACE_INTO_SHARE: Final = 0.25
