"""How far two readers of the real stories agree: `python bench/families/agreement.py`.

Each read alone; their marks are `first.csv` and `second.csv`. The sure edges of one are scored against the other's
marks by the product's own measure, with the other's unsure edges counting neither way, as `bench/families.py` scores
the product. That is the ceiling of what the measure can ask for. What both make of an edge is counted too.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

HOME: Final = Path(__file__).parent
sys.path.insert(0, str(HOME.parent))

from families import HALVES, Marked, called, fair, marked, reports  # noqa: E402

from retold.evaluate.families import Corpus  # noqa: E402
from retold.evaluate.lineage import evaluate  # noqa: E402
from retold.evaluate.tellings import Telling, Told  # noqa: E402
from retold.outlets import key  # noqa: E402

TWICE: Final = "s"  # the names of the stories that both read begin so
SHOWN: Final = ("edge F1", "ancestor F1", "root right", "all roots right", "unseen F1", "reports right")


def telling(one: Marked) -> Telling:
    """A reader's sure edges as if the product had said them; an unseen page gets an id of its own."""
    unseen = {page: f"said {page}" for page in one.family.unseen}
    return Telling(
        one.family.articles,
        {(unseen.get(source, source), derived): 1.0 for source, derived in one.family.edges},
        one.family.independent_reports,
        unseen=dict.fromkeys(unseen.values(), ()),
        names={said: called(page)[0] for page, said in unseen.items() if not called(page)[0].startswith("unseen")},
    )


def scored(truth: Sequence[Marked], reader: Sequence[Marked]) -> str:
    """One reader against the other, in percent."""
    said = tuple(telling(one) for one in reader)
    whole = Corpus("families", (), tuple(one.family for one in truth))
    figures = evaluate([whole], [Told(fair(said, truth, ()), {})], "fast", {}).figures
    within = sum(one.reports[0] <= reports(said, one) <= one.reports[1] for one in truth)
    shown = (f"{name} {figures[name]:.1f}" for name in SHOWN)
    return ", ".join(shown) + f", reports within the range {within} of {len(truth)}"


def edges(one: Marked) -> dict[tuple[str, str, str], str]:
    """Every edge with its confidence; an unseen page goes by its first name."""
    found = {}
    for sure, pairs in (("unsure", one.unsure), ("sure", one.family.edges)):
        found |= {
            (one.family.id, key(called(source)[0]) if "@" in source else source, derived): sure
            for source, derived in pairs
        }
    return found


def lines(half: str) -> Iterator[str]:
    """What is printed for one half."""
    first, second = (
        [one for one in marked(HOME, name) if one.half == half and one.family.id.startswith(TWICE)]
        for name in ("first", "second")
    )
    yield f"{half}: second against first: {scored(first, second)}"
    yield f"{half}: first against second: {scored(second, first)}"
    one, other = ({edge: sure for story in reader for edge, sure in edges(story).items()} for reader in (first, second))
    pairs = Counter((one.get(edge, "none"), other.get(edge, "none")) for edge in one | other)
    yield f"{half}: edges by what the first and the second say: " + ", ".join(
        f"{a}/{b} {count}" for (a, b), count in sorted(pairs.items())
    )
    same = sum(a.family.independent_reports == b.family.independent_reports for a, b in zip(first, second, strict=True))
    meet = sum(
        a.reports[0] <= b.reports[1] and b.reports[0] <= a.reports[1] for a, b in zip(first, second, strict=True)
    )
    yield f"{half}: reports the same in {same} of {len(first)} stories, ranges that meet in {meet}"


if __name__ == "__main__":
    print("\n".join(line for half in HALVES for line in lines(half)))
