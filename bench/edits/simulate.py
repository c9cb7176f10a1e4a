"""Pairs of invented texts with planted changes, as many as wanted: `python bench/edits/simulate.py [--count N] [-v]`.

A seed report of the simulator of stories is filled with names and numbers; changes are planted in a few of its
sentences (`plant.py`), and the retelling is then reworded by word, clause and sentence as there. In a third of the
pairs nothing is planted. Prints precision and recall by kind as `retold eval changes` does. Patterns made these
changes: they are plainer than a writer's (`made.jsonl`), and say how sure the common ones are found under paraphrase.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from edits.plant import CLOSE, HEADLINES, OPEN, PLANTERS, Scene
from simulator.draft import Draft
from simulator.names import Names
from simulator.presets import Strength
from simulator.seeds import Filling, invented
from simulator.sentences import rewritten

from retold.evaluate.changes import findings, report
from retold.evaluate.edits import Edit, Edited
from retold.read import read
from retold.records import Article, ChangeKind, Span
from retold.settings import MIN_CONFIDENCE

UNCHANGED = 1 / 3
"""The share of pairs in which nothing is planted."""
MOST = 4
"""Changes planted in a pair, at most."""
TITLES = 0.1
"""The share of the other pairs whose title claims what neither text does."""
STRENGTHS = (Strength(1, 0.25, 0.3, 0.15), Strength(1, 0.5, 0.6, 0.3))
_MARK = re.compile(r"⟦(\d*|/)⟧")
_PERSON = re.compile(r"(?<=said )[A-Z]\w+ [A-Z]\w+|[A-Z]\w+ [A-Z]\w+(?= said|, who|, the)")
Kinds = dict[int, ChangeKind]


def pairs(count: int, seed: int = 1) -> Iterator[Edited]:
    """So many pairs, the same ones for one seed; every second one rewords with the other half of the thesaurus."""
    for number in range(count):
        chance = Random(f"edits {seed} {number}")
        half = number % 2
        names = Names(chance, half)
        outlets = [names.outlet() for _ in range(8)]
        world = tuple(each.said for each in outlets[2:])
        told = Filling(names, chance, number % 7).fill(chance.choice(invented()), False, outlets[0], False)
        source, kinds = told.draft, {}
        derived = source
        if chance.random() >= UNCHANGED:
            source, derived, kinds = planted(source, world, chance)
        derived = rewritten(derived, chance, chance.choice(STRENGTHS), half)
        yield edited(f"s{seed}-{number}", (source, derived), (outlets[0].name, outlets[1].name), kinds)


def planted(draft: Draft, outlets: tuple[str, ...], chance: Random) -> tuple[Draft, Draft, Kinds]:
    """Both sides of a report with one to `MOST` changes, and the kind of each mark's number."""
    scene = Scene(tuple(sorted({*_PERSON.findall(draft.text)})), outlets, chance)
    left = [list(paragraph) for paragraph in draft.paragraphs]
    right = [list(paragraph) for paragraph in draft.paragraphs]
    free = [(p, s) for p, paragraph in enumerate(left) for s in range(len(paragraph))]
    chance.shuffle(free)
    kinds: Kinds = {}
    for planter in chance.sample(PLANTERS, chance.randint(1, MOST)):
        place = next((place for place in free if planter(left[place[0]][place[1]], scene)), None)
        one = planter(left[place[0]][place[1]], scene) if place else None
        if place and one:
            p, s = place
            free.remove(place)
            number = len(kinds) + 1
            kinds[number] = one.kind
            left[p][s], right[p][s] = (side.replace(OPEN, f"⟦{number}⟧") for side in (one.source, one.derived))
    headline = draft.headline
    if scene.people and chance.random() < TITLES:
        kinds[len(kinds) + 1] = "headline_unsupported"
        form = chance.choice(HEADLINES).format(h="{h}", p=chance.choice(scene.people))
        before, _, after = form.partition("{h}")
        headline = _stamped(before, len(kinds)) + headline + _stamped(after, len(kinds))
    sides = [tuple(map(tuple, side)) for side in (left, right)]
    return Draft(draft.headline, sides[0]), Draft(headline, sides[1]), kinds


def _stamped(words: str, number: int) -> str:
    return f"⟦{number}⟧{words}{CLOSE}" if words.strip() else words


def edited(name: str, drafts: tuple[Draft, Draft], outlets: tuple[str, str], kinds: Kinds) -> Edited:
    """A pair with its truth: where the marks stand in both texts."""
    sides, places = [], []
    for draft, outlet, role in zip(drafts, outlets, ("source", "derived"), strict=True):
        text, found = _unmarked("\n\n".join(" ".join(each) for each in draft.paragraphs))
        title, titled = _unmarked(draft.headline)
        sides.append(Article(id=f"{name} {role}", text=text, title=title, outlet=outlet))
        places.append((found, titled))
    (before, _), (after, titled) = places
    changes = []
    for number, kind in kinds.items():
        in_title = kind == "headline_unsupported"
        edit = Edit(kind, before.get(number), (titled if in_title else after).get(number), in_title)
        if edit.after or (kind in {"fact_dropped", "quote_cut"} and edit.before):
            changes.append(edit)
    told = [sentence for draft in drafts[1:] for paragraph in draft.paragraphs for sentence in paragraph]
    held = {sentence for paragraph in drafts[0].paragraphs for sentence in paragraph}
    reworded = sum(sentence not in held and not _MARK.search(sentence) for sentence in told)
    return Edited(name, sides[0], sides[1], tuple(changes), (), reworded)


def _unmarked(text: str) -> tuple[str, dict[int, Span]]:
    """A text without marks, and where each marked stretch stands in it."""
    parts, found, last, size, opened = [], {}, 0, 0, {}
    number = 0
    for match in _MARK.finditer(text):
        parts.append(text[last : match.start()])
        size += match.start() - last
        last = match.end()
        if match[1] == "/":
            found[number] = Span(opened[number], size)
        else:
            number = int(match[1])
            opened[number] = size
    return "".join([*parts, text[last:]]), {key: span for key, span in found.items() if span.start < span.end}


def main() -> int:
    """Prints the table; with `-v` also what was missed and what was false."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tagger", choices=("accurate", "fast"), default="accurate")
    parser.add_argument("-v", action="store_true", dest="loud")
    options = parser.parse_args()
    own = list(pairs(options.count, options.seed))
    readings = [(read(pair.source, options.tagger), read(pair.derived, options.tagger)) for pair in own]
    begun = time.process_time()
    found = findings(readings, MIN_CONFIDENCE)
    print("\n".join(report(own, found, {}, options.tagger, time.process_time() - begun).lines()))
    for pair, changes in zip(own, found, strict=True) if options.loud else ():
        _show(pair, changes)
    return 0


def _show(pair: Edited, found: list) -> None:
    def said(text: str, span: Span | None) -> str:
        return repr(text[span.start : span.end]) if span else "nothing"

    for edit in pair.changes:
        if not any(edit.fits(one) for one in found):
            text = pair.derived.title if edit.in_title else pair.derived.text
            print(pair.id, "missed", edit.kind, said(pair.source.text, edit.before), "->", said(text, edit.after))
    for one in found:
        if not any(edit.fits(one) for edit in pair.changes):
            text = pair.derived.title if one.in_title else pair.derived.text
            print(
                pair.id, "false", one.kind, said(pair.source.text, one.before), "->", said(text, one.after), one.because
            )


if __name__ == "__main__":
    sys.exit(main())
