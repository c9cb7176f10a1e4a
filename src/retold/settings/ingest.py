"""Numbers of the ingest room (files to articles)."""

from __future__ import annotations

from typing import Final

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
