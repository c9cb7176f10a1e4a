"""What is said of a corpus beside its truth, in counts: edges, ancestors, roots, unseen pages, reports, stories.

Captures of one address are one page here. An unseen page that is found stands for that of the truth with which it has
most children in common, one for one; an edge from it is right where the truth has that edge.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from retold.evaluate.families import Corpus, Family, Pair
from retold.evaluate.tellings import Telling

Counts = Counter[str]
"""By name: `edge right`, `edge found`, `edge true`, and so on."""


@dataclass(slots=True)
class Graph:
    """Who was taken from whom: edges with what is known of each, and above each page all that it descends from."""

    edges: dict[Pair, float]
    above: dict[str, set[str]]

    def tops(self, page: str) -> set[str]:
        """Of the pages above one those with nothing above them; the page itself where it has none."""
        found = self.above.get(page) or {page}
        return {one for one in found if not self.above.get(one)} or {page}


@dataclass(slots=True)
class Compared:
    """One corpus: the truth and what was found, in the truth's ids, with the counts."""

    corpus: Corpus
    true: Graph
    found: Graph
    done: dict[Pair, tuple[str, ...]]  # what was done along each true edge
    matched: dict[str, str]  # unseen pages found, to those of the truth
    story_of: dict[str, int]  # the found story of each page
    true_unseen: frozenset[str]
    found_unseen: frozenset[str]  # pages that are unseen by what was found, in the truth's ids where they have one
    equal: dict[Pair, tuple[str, ...]]  # what may as well be the source of a true edge
    counts: Counts = field(default_factory=Counter)


def compare(corpus: Corpus, tellings: Sequence[Telling]) -> Compared:
    """Count everything for one corpus."""
    same = {page: group[0] for family in corpus.families for group in family.versions for page in group}
    true_edges = {
        (same.get(source, source), same.get(derived, derived)): done
        for family in corpus.families
        for (source, derived), done in family.edges.items()
    }
    true_edges = {pair: done for pair, done in true_edges.items() if pair[0] != pair[1]}
    held = {same.get(page, page) for family in corpus.families for page in family.articles}
    unseen = frozenset(page for family in corpus.families for page in family.unseen)
    raw: dict[Pair, float] = {}
    for telling in tellings:
        for (source, derived), sure in telling.edges.items():
            pair = same.get(source, source), same.get(derived, derived)
            if pair[0] != pair[1]:
                raw[pair] = max(sure, raw.get(pair, 0.0))
    found_unseen = {page for telling in tellings for page in telling.unseen}
    matched = match_unseen(raw, found_unseen, true_edges, unseen)
    edges = {(matched.get(one, one), matched.get(other, other)): sure for (one, other), sure in raw.items()}
    ties = {(matched.get(same.get(one, one), same.get(one, one)), same.get(other, other))
            for telling in tellings for one, other in telling.references}  # fmt: skip
    compared = Compared(
        corpus,
        Graph(dict.fromkeys(true_edges, 1.0), _above(true_edges)),
        Graph(edges, _above([*edges, *ties])),
        true_edges,
        matched,
        {page: number for number, telling in enumerate(tellings) for page in telling.articles},
        unseen,
        frozenset(matched.get(page, page) for page in found_unseen),
        {
            (same.get(source, source), same.get(derived, derived)): tuple(same.get(one, one) for one in others)
            for family in corpus.families
            for (source, derived), others in family.equal.items()
        },
    )
    _count(compared, held, len({source for source, _ in raw} & found_unseen))
    _count_stories(compared, tellings, same)
    _count_wording(compared, tellings)
    return compared


def match_unseen(
    found: Iterable[Pair], found_unseen: set[str], true: Iterable[Pair], true_unseen: frozenset[str]
) -> dict[str, str]:
    """Unseen pages found to those of the truth, one for one: those with most children in common first."""
    children = [_children(edges, pages) for edges, pages in ((found, found_unseen), (true, true_unseen))]
    pairs = []
    for one, own in children[0].items():
        for other, its in children[1].items():
            if own & its:
                pairs.append((-len(own & its), -len(own & its) / len(own | its), one, other))
    matched: dict[str, str] = {}
    for _, _, one, other in sorted(pairs):
        if one not in matched and other not in matched.values():
            matched[one] = other
    return matched


def _children(edges: Iterable[Pair], pages: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {page: set() for page in sorted(pages)}
    for source, derived in edges:
        if source in found:
            found[source].add(derived)
    return found


def _above(edges: Iterable[Pair]) -> dict[str, set[str]]:
    """All that each page descends from; never itself."""
    parents: dict[str, set[str]] = defaultdict(set)
    for source, derived in edges:
        parents[derived].add(source)
    found: dict[str, set[str]] = {}
    for page in list(parents):
        reached: set[str] = set()
        waiting = [page]
        while waiting:
            for parent in parents.get(waiting.pop(), ()):
                if parent not in reached:
                    reached.add(parent)
                    waiting.append(parent)
        found[page] = reached - {page}
    return found


def _count(compared: Compared, held: set[str], unseen_found: int) -> None:
    """Edges and ancestors of held pages, roots, unseen pages."""
    counts, true, found = compared.counts, compared.true, compared.found
    wanted = {pair for pair in true.edges if pair[1] in held}
    counts["edge right"] = len(wanted & found.edges.keys())
    said = {pair for pair in found.edges if pair[1] not in compared.found_unseen}
    counts["edge found"], counts["edge true"] = len(said), len(wanted)
    wrong = said - true.edges.keys()
    equal = 0
    for pair in sorted(wanted - found.edges.keys()):
        taken = next((one for one in compared.equal.get(pair, ()) if (one, pair[1]) in wrong), None)
        if taken is not None:
            wrong.discard((taken, pair[1]))
            equal += 1
    counts["equal right"] = counts["edge right"] + equal
    counts["equal found"], counts["equal true"] = counts["edge found"], counts["edge true"]
    ancestors = [
        {
            (above, page)
            for page, own in graph.above.items()
            if page not in compared.true_unseen | compared.found_unseen
            for above in own
        }
        for graph in (true, found)
    ]
    counts["ancestor right"] = len(ancestors[0] & ancestors[1])
    counts["ancestor true"], counts["ancestor found"] = len(ancestors[0]), len(ancestors[1])
    below: Counter[str] = Counter(above for own in found.above.values() for above in own)
    for page in held:
        tops, its = true.tops(page), found.tops(page)
        counts["root true"] += 1
        counts["root right"] += min(its, key=lambda one: (-below[one], one)) in tops
        counts["roots right"] += its == tops
    for family in compared.corpus.families:
        own = [page for page in family.articles if page in held]
        tops = {top for page in own for top in found.tops(page)}
        counts["story root right"] += max(tops, key=lambda one: (below[one], one)) in set().union(
            *(true.tops(page) for page in own)
        )
        counts["story root true"] += 1
    right = 0
    kept = _children(found.edges, compared.matched.values()), _children(true.edges, compared.true_unseen)
    for page in compared.matched.values():
        mine, theirs = kept[0][page], kept[1][page]
        right += len(mine & theirs) * 2 >= len(mine | theirs)
    counts["unseen right"], counts["unseen found"] = right, unseen_found
    counts["unseen true"] = len(compared.true_unseen)


def _count_stories(compared: Compared, tellings: Sequence[Telling], same: Mapping[str, str]) -> None:
    """Reports counted right, and pairs of pages that are rightly in one story: those of one line must be, those of two
    lines of one event may be.
    """
    counts = compared.counts
    alone = {article.given_id or article.id for article in compared.corpus.articles} - compared.story_of.keys()
    for family in compared.corpus.families:
        stories = {compared.story_of[page] for page in family.articles if page in compared.story_of}
        said = sum(tellings[number].reports for number in stories)
        loose = {same.get(page, page) for page in family.articles if page in alone}
        counts["reports true"] += 1
        counts["reports right"] += said + len(loose) == family.independent_reports
    must, may = set[frozenset[str]](), set[frozenset[str]]()
    for family in compared.corpus.families:
        line = lines(family)
        for one, other in combinations(family.articles, 2):
            (must if line[one] == line[other] else may).add(frozenset((one, other)))
    found = {frozenset(pair) for telling in tellings for pair in combinations(telling.articles, 2)}
    counts["pair right"], counts["pair true"] = len(found & must), len(must)
    counts["pair found"] = len(found - may)
    counts["event right"], counts["event true"] = len(found & may), len(may)


def lines(family: Family) -> dict[str, str]:
    """For each page of a family, the name of the line it belongs to: pages that edges or versions connect."""
    line = {page: page for page in (*family.articles, *family.unseen)}
    groups = {page: [page] for page in line}
    joined = [*family.edges, *((group[0], page) for group in family.versions for page in group[1:])]
    for one, other in joined:
        left, right = groups[line[one]], groups[line[other]]
        if left is not right:
            left += right
            for page in right:
                line[page] = line[left[0]]
    return line


def _count_wording(compared: Compared, tellings: Sequence[Telling]) -> None:
    """Characters of the wording that is said to be an unseen page's, of the pages that are one of the truth."""
    true = {page: own for family in compared.corpus.families for page, own in family.unseen.items()}
    for telling in tellings:
        for page, places in telling.unseen.items():
            if page in compared.matched and places:
                found, wanted = (
                    {(article, at) for article, span in own for at in range(span.start, span.end)}
                    for own in (places, true[compared.matched[page]])
                )
                compared.counts["wording right"] += len(found & wanted)
                compared.counts["wording found"] += len(found)
