"""Stories that were never told: grown from seed reports by what outlets do to each other's, with the truth beside them.

    seeds ──> grow (shape, words, clauses, sentences, cuts, credits, dates) ──> corpora ──> articles.jsonl, truth.json

A seed is one reporter's report: an invented one of `seeds/`, with names and numbers drawn anew each time, or a real
article. `presets` holds two sets of habits; figures are reported on the one that nothing was built on.
"""
