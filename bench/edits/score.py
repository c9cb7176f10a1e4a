"""How well changes are found in made edits and in planted ones: `python bench/edits/score.py [--tagger accurate]`.

Prints what `retold eval changes` prints of the held-out half of `made.jsonl`, then by kind both halves and the planted
edits of `simulate.py`, and exits 1 where a figure is under its floor in `floors.json`. `-v` lists what was missed and
what was false in the build half, never in the other. `--raise`, `--slack`, `--allow-lower` and `--write-docs` as in
`bench/attribution.py`.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from edits.simulate import pairs

from retold.errors import InputError, RetoldError
from retold.evaluate import Report, floors
from retold.evaluate.changes import findings, report, score
from retold.evaluate.docs import put
from retold.evaluate.edits import Edit, Edited, edited
from retold.read import read
from retold.records import Change
from retold.settings import MIN_CONFIDENCE

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PLANTED = 400
"""Pairs with planted edits; seed 2, for seed 1 is what rules may be tried on."""


def main() -> int:
    """Measures, and does what is asked with the figures. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", action="store_true", dest="loud")
    floors.add_options(parser)
    options = parser.parse_args()
    try:
        made, files = edited(HERE)
        sets = {
            "held-out": [pair for pair in made if pair.held_out],
            "build": [pair for pair in made if not pair.held_out],
            "planted": list(pairs(PLANTED, seed=2)),
        }
        reports = {
            name: measured(own, files, options.tagger, options.loud and name == "build") for name, own in sets.items()
        }
        held_out = reports["held-out"]
        print("\n".join(held_out.lines()), "", *block(reports), sep="\n")
        path = options.floors or ROOT / "bench" / "floors.json"
        code = floors.hold(held_out, path, options)
        if options.write_docs and code == 0:
            put(ROOT / "docs" / "accuracy.md", f"changes {options.tagger}", block(reports))
            floors.record(held_out, path)
        return code
    except RetoldError as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 3 if isinstance(error, InputError) else 2


def measured(own: Sequence[Edited], files: dict[str, str], tagger: str, loud: bool) -> Report:
    """The report of some pairs; where it is `loud`, each miss and each false finding is printed."""
    kind = "fast" if tagger == "fast" else "accurate"
    readings = [(read(pair.source, kind), read(pair.derived, kind)) for pair in own]
    begun = time.process_time()
    found = findings(readings, MIN_CONFIDENCE)
    seconds = time.process_time() - begun
    if loud:
        total = score(own, found)
        for pair, edit in total.unfound:
            print(f"{pair.id} missed {edit.kind}: {_said(pair, edit)}")
        for pair, one in total.false:
            print(f"{pair.id} false {one.kind} ({one.confidence}): {_said(pair, one)}: {one.because}")
    return report(own, found, files, tagger, seconds)


def _said(pair: Edited, one: Edit | Change) -> str:
    text = (pair.derived.title or "") if one.in_title else pair.derived.text
    before = pair.source.text[one.before.start : one.before.end] if one.before else ""
    return f"{before!r} -> {text[one.after.start : one.after.end] if one.after else ''!r}"


def block(reports: dict[str, Report]) -> Iterator[str]:
    """The section of docs/accuracy.md: precision and recall of each kind in each set of edits."""
    yield "| kind | " + " | ".join(f"{name}: edits | P | R" for name in reports) + " |"
    yield "|---" * (1 + 3 * len(reports)) + "|"
    rows = {name: {row["kind"]: row for row in each.tables["kinds"]} for name, each in reports.items()}
    for kind in dict.fromkeys(kind for each in rows.values() for kind in each):
        cells = []
        for own in rows.values():
            row = own.get(kind)
            cells += [str(row[name]) if row else "" for name in ("edits", "P", "R")]
        yield f"| {kind} | " + " | ".join(cells) + " |"
    yield ""
    for name, each in reports.items():
        overall = rows[name]["all"]
        yield f"- {name}: F1 {overall['F1']}; {'; '.join(note for note in each.notes if 'a second' not in note)}."


if __name__ == "__main__":
    sys.exit(main())
