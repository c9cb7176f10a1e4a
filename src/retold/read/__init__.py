"""One `Article` in, one `Reading` out: who said what, hedges, credits, statements, headline. Entry: `read`.

`in_corpus` is the second step, for all readings of a corpus: names that only the corpus shows to be outlets'.
"""

from __future__ import annotations

from typing import Final

from retold.read import rules, tagger
from retold.read.attributions import attributions
from retold.read.corpus import in_corpus
from retold.read.credits import credits
from retold.read.headline import headline
from retold.read.hedges import hedges
from retold.read.statements import statements
from retold.records import Article, Reading, Tagger
from retold.text import sentences

__all__ = ["MODELS", "in_corpus", "read"]

MODELS: Final[dict[Tagger, str]] = {"accurate": tagger.MODEL, "fast": rules.MODEL}
"""The names of what finds attributions, as readings give them."""


def read(article: Article, tagger: Tagger = "accurate") -> Reading:
    """Everything that one article says about where its words come from. Pure; never fails on odd text."""
    text = article.text
    spans = sentences(text)
    said = attributions(text, spans, article.title, tagger)
    stated = statements(text, spans, said)
    return Reading(
        article=article,
        sentences=spans,
        attributions=said,
        hedges=hedges(text, spans),
        credits=credits(article, said),
        statements=stated,
        headline=headline(article.title, text, spans, stated),
        tagger=MODELS[tagger],
    )
